// Somebody else saved meanwhile: for each field that both changed, his value and mine, to choose from.
import { Alert, SegmentedControl, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";

import { useMessages } from "@/lib/i18n";

import { Icon } from "./Icon";
import { messages } from "./messages";

export interface Conflict {
  field: string;
  label: string;
  mine: ReactNode;
  theirs: ReactNode;
  /** Which of the two stands in the form now. */
  keepsMine: boolean;
}

interface Props {
  conflicts: readonly Conflict[];
  /** Labels of the fields that were taken over from the other one. */
  taken: readonly string[];
  onChoose: (field: string, mine: boolean) => void;
}

export function ConflictChoice({ conflicts, taken, onChoose }: Props) {
  const { conflict: text } = useMessages(messages);
  return (
    <Alert role="alert" variant="default" color="yellow" title={text.title} icon={<Icon name="alert" />} styles={{ icon: { color: "var(--warn)" } }}>
      <Stack gap="sm">
        {taken.length > 0 && <Text size="sm">{text.taken(taken.join(", "))}</Text>}
        {conflicts.length > 0 && <Text size="sm">{text.choose}</Text>}
        {conflicts.map((one) => (
          <Stack key={one.field} gap={4}>
            <Text size="sm" fw={550}>{one.label}</Text>
            <Text size="sm" c="dimmed">{text.theirs}: <Text span c="var(--mantine-color-text)">{one.theirs}</Text></Text>
            <Text size="sm" c="dimmed">{text.mine}: <Text span c="var(--mantine-color-text)">{one.mine}</Text></Text>
            <SegmentedControl size="xs" aria-label={one.label} value={one.keepsMine ? "mine" : "theirs"} onChange={(value) => onChoose(one.field, value === "mine")}
              data={[{ value: "mine", label: text.keepMine }, { value: "theirs", label: text.takeTheirs }]} />
          </Stack>
        ))}
        <Text size="sm">{text.then}</Text>
      </Stack>
    </Alert>
  );
}
