import { Button, Checkbox, Group, ScrollArea, Stack, Text, TextInput } from "@mantine/core";
import { type ReactNode, useState } from "react";

import { useMessages } from "@/lib/i18n";
import { Icon } from "@/ui/Icon";

import { messages } from "./messages";

export interface Choice {
  value: string;
  label: string;
  face?: ReactNode;
}

const SEARCH_FROM = 8;
const folded = (text: string) => text.toLocaleLowerCase().replaceAll("ё", "е");

interface Props {
  label: string;
  choices: readonly Choice[];
  value: readonly string[];
  onChange: (value: string[]) => void;
  /** When the choices are searched by the server. */
  search?: { value: string; onChange: (value: string) => void; placeholder: string; hint?: string; busy: boolean };
}

/** Several of many, with a field to find them by. */
export function CheckList({ label, choices, value, onChange, search }: Props) {
  const text = useMessages(messages);
  const [own, setOwn] = useState("");
  const words = folded(own).trim();
  const shown = search || !words ? choices : choices.filter((one) => folded(one.label).includes(words));
  return (
    <Stack gap="xs">
      {(search !== undefined || choices.length >= SEARCH_FROM) && (
        <TextInput size="sm" data-autofocus aria-label={`${label}: ${text.find}`} placeholder={search?.placeholder ?? text.find} leftSection={<Icon name="search" size={15} />}
          value={search?.value ?? own} onChange={(event) => (search?.onChange ?? setOwn)(event.currentTarget.value)} />
      )}
      <ScrollArea.Autosize mah={280} type="auto" viewportProps={{ tabIndex: -1 }}>
        <Checkbox.Group value={[...value]} onChange={onChange} aria-label={label}>
          <Stack gap={2}>
            {shown.map((one) => (
              <Checkbox key={one.value} value={one.value} size="sm" className="choice" label={one.face ?? one.label} />
            ))}
          </Stack>
        </Checkbox.Group>
        {shown.length === 0 && <Text size="sm" c="dimmed" p="xs" role="status">{search?.hint ?? (search?.busy ? "…" : text.nothing)}</Text>}
      </ScrollArea.Autosize>
      {value.length > 0 && <Group justify="flex-end"><Button size="compact-sm" variant="subtle" onClick={() => onChange([])}>{text.clear}</Button></Group>}
    </Stack>
  );
}
