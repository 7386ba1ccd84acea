import { Group, Select } from "@mantine/core";

import { useById, useTaskTypes } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { messages as kit } from "@/ui/messages";

import { messages } from "./messages";

interface Props {
  value: string | null;
  onChange: (type: string | null) => void;
  error?: string;
  /** As a filter: without a label above. */
  bare?: boolean;
}

const dot = (color: string | undefined) => <span className="task-type__dot" style={{ background: color }} aria-hidden />;

/** Which type a task is of. A company without types is not bothered with the field. */
export function TypePicker({ value, onChange, error, bare = false }: Props) {
  const text = useMessages(messages);
  const { clear } = useMessages(kit);
  const { data = [] } = useTaskTypes();
  const types = useById(data);
  if (data.length === 0 && value === null) return null;
  const chosen = value === null ? undefined : types.get(value);
  return (
    <Select label={bare ? undefined : text.type} aria-label={text.type} placeholder={bare ? text.anyType : text.noType} clearable searchable={data.length > 8} value={value} onChange={onChange} error={error}
      size={bare ? "xs" : undefined} w={bare ? 200 : undefined} data={data.map((one) => ({ value: one.id, label: one.name }))} leftSection={chosen && dot(chosen.color)} clearButtonProps={{ "aria-label": clear }}
      comboboxProps={{ shadow: "md" }} renderOption={({ option }) => <Group gap={8} wrap="nowrap">{dot(types.get(option.value)?.color)}{option.label}</Group>} />
  );
}
