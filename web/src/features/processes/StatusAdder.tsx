// A field that adds a status, also one that does not exist yet.
import { Button, ColorInput, Group, Modal, SegmentedControl, Select, type SelectProps, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";

import { asProblem } from "@/api/client";
import { useMessages } from "@/lib/i18n";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { StatusBadge } from "@/ui/StatusBadge";
import { Icon } from "@/ui/Icon";

import { useDesigner } from "./context";
import { messages } from "./messages";
import type { Start } from "./model";
import { useNewStatus } from "./queries";

const NONE = "none";
const CREATE = "create";
const COLORS = ["#228be6", "#4c6ef5", "#7048e8", "#be4bdb", "#e64980", "#e03131", "#e67700", "#f59f00", "#2f9e44", "#12b886", "#15aabf", "#868e96"];
const TYPES = ["regular", "successful", "unsuccessful"] as const;

interface Props extends Omit<SelectProps, "data" | "value" | "onChange" | "renderOption"> {
  /** What is offered; `null` is «Без статуса». */
  from: readonly Start[];
  onAdd: (status: Start) => void;
}

export function StatusAdder({ from, onAdd, ...rest }: Props) {
  const text = useMessages(messages);
  const { statuses, words } = useDesigner();
  const [search, setSearch] = useState("");
  const [creating, setCreating] = useState<string>();
  const typed = search.trim();
  const known = [...statuses.values()].some((one) => one.name.toLowerCase() === typed.toLowerCase());
  const offered = from.map((id) => ({ value: id ?? NONE, label: words.status(id) }));
  const create = { value: CREATE, label: typed === "" ? text.newStatus.add : text.newStatus.addNamed(typed) };
  // Seen at once while nothing is typed; after what fits as soon as something is.
  const data = typed === "" ? [create, ...offered] : known ? offered : [...offered, create];
  return (
    <>
      <Select searchable clearable={false} value={null} searchValue={search} onSearchChange={setSearch} leftSection={<Icon name="plus" size={16} />}
        nothingFoundMessage={text.newStatus.chosenAlready} comboboxProps={{ shadow: "md", width: "max-content", position: "bottom-start" }} maxDropdownHeight={320}
        {...rest} data={data}
        filter={({ options, search: word }) => options.filter((one) =>
          "value" in one && (one.value === CREATE || one.label.toLowerCase().includes(word.trim().toLowerCase())))}
        onChange={(value) => {
          setSearch("");
          if (value === CREATE) setCreating(typed);
          else if (value !== null) onAdd(value === NONE ? null : value);
        }}
        renderOption={({ option }) => option.value === CREATE
          ? <Group gap={6} wrap="nowrap"><Icon name="plus" size={15} /><Text size="sm">{option.label}</Text></Group>
          : <StatusBadge status={option.value === NONE ? null : statuses.get(option.value) ?? { name: option.label }} />} />
      {creating !== undefined && <NewStatusDialog name={creating} onClose={() => setCreating(undefined)} onMade={(id) => { setCreating(undefined); onAdd(id); }} />}
    </>
  );
}

export function NewStatusDialog({ name: first, onClose, onMade }: { name: string; onClose: () => void; onMade: (id: string) => void }) {
  const text = useMessages(messages);
  const { kind } = useDesigner();
  const make = useNewStatus();
  const [name, setName] = useState(first);
  const [type, setType] = useState<typeof TYPES[number]>("regular");
  const [color, setColor] = useState<string>(COLORS[0] ?? "#228be6");
  const problem = make.error ? asProblem(make.error) : undefined;
  const nameError = problem?.field("name") ?? (problem?.code === "name_taken" ? problem.detail : undefined);
  return (
    <Modal opened onClose={onClose} title={text.newStatus.title} closeButtonProps={{ "aria-label": text.close }}>
      <form onSubmit={(event) => {
        event.preventDefault();
        event.stopPropagation();
        if (name.trim()) make.mutate({ kind, name: name.trim(), status_type: type, color }, { onSuccess: (status) => onMade(status.id) });
      }}>
        <Stack>
          <TextInput label={text.newStatus.name} value={name} onChange={(event) => setName(event.currentTarget.value)} error={nameError} maxLength={255} required data-autofocus />
          <Stack gap={4}>
            <Text size="sm" fw={500} id="new-status-type">{text.newStatus.type}</Text>
            <SegmentedControl fullWidth aria-labelledby="new-status-type" value={type} onChange={(value) => setType(value as typeof type)}
              data={TYPES.map((value) => ({ value, label: text.newStatus[value] }))} />
          </Stack>
          <ColorInput label={text.newStatus.color} value={color} onChange={setColor} swatches={COLORS} swatchesPerRow={12} withEyeDropper={false} format="hex" />
          {problem && !nameError && <ProblemAlert error={problem} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>{text.cancel}</Button>
            <Button type="submit" loading={make.isPending} disabled={!name.trim()}>{text.newStatus.make}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
