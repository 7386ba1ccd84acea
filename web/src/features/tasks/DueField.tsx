// By when: quick choices, and any other moment.
import { Button, Group, Stack, Text } from "@mantine/core";

import { useMessages } from "@/lib/i18n";
import { useFormat, useNow } from "@/ui/useFormat";

import { messages } from "./messages";
import { END_OF_DAY, type Quick, quickDue } from "./model";
import { MomentField } from "./MomentField";

interface Props {
  value: string | null;
  onChange: (value: string | null) => void;
  error?: string;
}

const QUICK: readonly Quick[] = ["today", "tomorrow", "week", "none"];

export function DueField({ value, onChange, error }: Props) {
  const text = useMessages(messages);
  const { timeZone } = useFormat();
  const now = useNow();
  return (
    <Stack gap={6} role="group" aria-label={text.due}>
      <MomentField value={value} onChange={onChange} error={error} usual={END_OF_DAY}
        words={{ label: text.due, day: text.dueDay, clock: text.dueClock, hours: text.hours, minutes: text.minutes, none: text.noDue }} />
      <Group gap={6}>
        {QUICK.map((choice) => {
          const due = quickDue(choice, now, timeZone);
          if (due === undefined) return null;
          return <Button key={choice} size="compact-sm" variant="default" className="task-quick" aria-pressed={due === value} onClick={() => onChange(due)}>{text.quick[choice]}</Button>;
        })}
      </Group>
      <Text size="xs" c="dimmed">{text.zone(timeZone)}</Text>
      {value && Date.parse(value) < now && <Text size="xs" c="var(--warn)" role="status">{text.past}</Text>}
    </Stack>
  );
}
