// Somebody else saved meanwhile: for each field that both changed, his value and mine, to choose from.
import { Alert, List, SegmentedControl, Stack, Text } from "@mantine/core";
import { type ReactNode, useEffect, useRef } from "react";

import type { Draft } from "@/lib/draft";
import { useMessages } from "@/lib/i18n";

import { Icon } from "./Icon";
import { messages } from "./messages";

interface Props<T extends object> {
  draft: Draft<T>;
  label: (field: keyof T & string) => string;
  show: (field: keyof T & string, value: T[keyof T]) => ReactNode;
}

export function ConflictNotice<T extends object>({ draft, label, show }: Props<T>) {
  const { conflict: text } = useMessages(messages);
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (draft.insisted === 0) return;
    notice.current?.scrollIntoView({ block: "nearest" });
    notice.current?.querySelector("input")?.focus();
  }, [draft.insisted]);
  if (!draft.conflict) return null;
  const { fields, taken, mine, theirs, chosen } = draft.conflict;
  const open = fields.some((field) => !chosen[field]);
  return (
    <Alert ref={notice} role="alert" variant="default" color="yellow" title={text.title} icon={<Icon name="alert" />} styles={{ icon: { color: "var(--warn)" } }}>
      <Stack gap="sm">
        {taken.length > 0 && (
          <div>
            <Text size="sm">{text.taken}</Text>
            <List size="sm">{taken.map((field) => <List.Item key={field}>{label(field)}: <b>{show(field, theirs[field])}</b></List.Item>)}</List>
          </div>
        )}
        {fields.length > 0 && <Text size="sm">{text.choose}</Text>}
        {fields.map((field) => (
          <Stack key={field} gap={4}>
            <Text size="sm" fw={550}>{label(field)}</Text>
            <Text size="sm" c="dimmed">{text.theirs}: <Text span c="var(--mantine-color-text)">{show(field, theirs[field])}</Text></Text>
            <Text size="sm" c="dimmed">{text.mine}: <Text span c="var(--mantine-color-text)">{show(field, mine[field])}</Text></Text>
            <SegmentedControl size="xs" aria-label={label(field)} value={chosen[field] ?? ""} onChange={(side) => draft.choose(field, side === "mine" ? "mine" : "theirs")}
              data={[{ value: "mine", label: text.keepMine }, { value: "theirs", label: text.takeTheirs }]} />
          </Stack>
        ))}
        {open && draft.insisted > 0 ? <Text size="sm" fw={550} c="var(--bad)">{text.first}</Text> : <Text size="sm">{text.then}</Text>}
      </Stack>
    </Alert>
  );
}
