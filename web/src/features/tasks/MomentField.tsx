// A day and a clock of the company's time zone.
import "dayjs/locale/ru";

import { Group } from "@mantine/core";
import { DateInput, TimePicker } from "@mantine/dates";

import { dayOf, momentOf } from "@/lib/format";
import { useLanguage } from "@/lib/i18n";
import { Icon } from "@/ui/Icon";
import { useFormat, useNow } from "@/ui/useFormat";

import { localParts, readDay } from "./model";

interface Props {
  value: string | null;
  onChange: (value: string | null) => void;
  error?: string;
  words: { label: string; day: string; clock: string; hours: string; minutes: string; none: string };
  /** The clock of a day that was chosen without one. */
  usual: string;
}

export function MomentField({ value, onChange, error, words, usual }: Props) {
  const language = useLanguage();
  const { timeZone } = useFormat();
  const now = useNow();
  const parts = value ? localParts(value, timeZone) : undefined;
  const set = (day: string, clock: string) => onChange(momentOf(`${day} ${clock}`, timeZone));
  return (
    <Group gap="sm" wrap="nowrap" align="flex-start">
      <DateInput label={words.label} aria-label={words.day} style={{ flex: 1, minWidth: 0 }} placeholder={words.none} clearable locale={language} firstDayOfWeek={1} valueFormat="DD.MM.YYYY"
        clearButtonProps={{ "aria-label": words.none }} leftSection={<Icon name="calendar" size={16} />} popoverProps={{ shadow: "md" }}
        dateParser={(typed) => readDay(typed, dayOf(now, timeZone))} error={error}
        value={parts?.day ?? null} onChange={(day) => day ? set(day, parts?.clock ?? usual) : onChange(null)} />
      <TimePicker label={"\u00a0"} aria-label={words.clock} w={96} format="24h" disabled={!parts} value={parts?.clock ?? ""}
        hoursInputLabel={words.hours} minutesInputLabel={words.minutes} hoursPlaceholder="--" minutesPlaceholder="--"
        onChange={(clock) => { if (parts && /^\d\d:\d\d/.test(clock)) set(parts.day, clock.slice(0, 5)); }} />
    </Group>
  );
}
