// By when: quick choices, and a day and a clock of the company's time zone.
import "dayjs/locale/ru";

import { Button, Group, Stack, Text } from "@mantine/core";
import { DateInput, TimePicker } from "@mantine/dates";

import { dayOf, momentOf } from "@/lib/format";
import { useLanguage, useMessages } from "@/lib/i18n";
import { Icon } from "@/ui/Icon";
import { useFormat, useNow } from "@/ui/useFormat";

import { messages } from "./messages";
import { END_OF_DAY, localParts, type Quick, quickDue, readDay } from "./model";

interface Props {
  value: string | null;
  onChange: (value: string | null) => void;
  error?: string;
}

const QUICK: readonly Quick[] = ["today", "tomorrow", "week", "none"];

export function DueField({ value, onChange, error }: Props) {
  const text = useMessages(messages);
  const language = useLanguage();
  const { timeZone } = useFormat();
  const now = useNow();
  const parts = value ? localParts(value, timeZone) : undefined;
  const set = (day: string, clock: string) => onChange(momentOf(`${day} ${clock}`, timeZone));
  return (
    <Stack gap={6} role="group" aria-label={text.due}>
      <Group gap="sm" wrap="nowrap" align="flex-start">
        <DateInput label={text.due} aria-label={text.dueDay} style={{ flex: 1, minWidth: 0 }} placeholder={text.noDue} clearable locale={language} firstDayOfWeek={1} valueFormat="DD.MM.YYYY"
          clearButtonProps={{ "aria-label": text.noDue }} leftSection={<Icon name="calendar" size={16} />} popoverProps={{ shadow: "md" }}
          dateParser={(typed) => readDay(typed, dayOf(now, timeZone))} error={error}
          value={parts?.day ?? null} onChange={(day) => day ? set(day, parts?.clock ?? END_OF_DAY) : onChange(null)} />
        <TimePicker label={"\u00a0"} aria-label={text.dueClock} w={96} format="24h" disabled={!parts} value={parts?.clock ?? ""}
          hoursInputLabel={text.hours} minutesInputLabel={text.minutes} hoursPlaceholder="--" minutesPlaceholder="--"
          onChange={(clock) => { if (parts && /^\d\d:\d\d/.test(clock)) set(parts.day, clock.slice(0, 5)); }} />
      </Group>
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
