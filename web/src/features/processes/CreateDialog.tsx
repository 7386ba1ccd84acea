// A new process: its name, and whether it begins empty or as a copy.
import { Alert, Button, Group, Modal, Select, Stack, Text, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";

import { useMe, useProcesses } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { RelativeTime } from "@/ui/values";

import { messages } from "./messages";
import { dropDraft, keptDraft } from "./useDraft";

export function CreateDialog({ from, onClose }: { from?: string; onClose: () => void }) {
  const text = useMessages(messages);
  const { employee } = useMe();
  const { data: processes = [] } = useProcesses();
  const navigate = useNavigate();
  const [model, setModel] = useState(from ?? null);
  const [typed, setTyped] = useState<string>();
  const [kept] = useState(() => keptDraft(employee, "new"));
  const source = processes.find((one) => one.id === model);
  const name = typed ?? (source ? text.copyOf(source.name) : "");
  const taken = processes.some((one) => one.name.trim().toLowerCase() === name.trim().toLowerCase());
  const go = () => void navigate({ to: "/processes/$id", params: { id: "new" }, search: { name: name.trim(), ...(model ? { from: model } : {}) } });
  return (
    <Modal opened onClose={onClose} title={text.create.title} closeButtonProps={{ "aria-label": text.close }}>
      <form onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === "" || taken) return;
        dropDraft(employee, "new");
        go();
      }}>
        <Stack>
          {kept && (
            <Alert variant="light" color="indigo" styles={{ message: { color: "var(--mantine-color-text)" } }}>
              <Stack gap="xs" align="flex-start">
                <Text size="sm">{text.create.kept(kept.draft.name || text.unnamed)} <RelativeTime value={kept.at} />. {text.create.keptHint}</Text>
                <Button size="compact-sm" variant="default" onClick={() => void navigate({ to: "/processes/$id", params: { id: "new" } })}>{text.create.goOn}</Button>
              </Stack>
            </Alert>
          )}
          <TextInput label={text.settings.name} placeholder={text.create.example} value={name} maxLength={255} required data-autofocus
            error={name.trim() !== "" && taken ? text.create.taken : undefined} onChange={(event) => setTyped(event.currentTarget.value)} />
          <Select label={text.create.from} clearable placeholder={text.create.empty} value={model} onChange={setModel}
            data={processes.map((one) => ({ value: one.id, label: text.create.like(one.name) }))} />
          <Text size="sm" c="dimmed">{text.create.hint}</Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>{text.cancel}</Button>
            <Button type="submit" disabled={name.trim() === "" || taken}>{text.create.open}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
