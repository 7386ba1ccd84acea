import "dayjs/locale/ru";

import { Button, Group, Stack } from "@mantine/core";
import { DatePicker } from "@mantine/dates";
import { useState } from "react";

import { useLanguage, useMessages } from "@/lib/i18n";

import { messages } from "./messages";

export interface Preset {
  label: string;
  from?: string;
  to?: string;
  run?: () => void;
}

interface Props {
  from: string | undefined;
  to: string | undefined;
  presets: readonly Preset[];
  onChange: (from: string | undefined, to: string | undefined) => void;
}

/** A period: by a word, or by its first and last day. */
export function DayRange({ from, to, presets, onChange }: Props) {
  const text = useMessages(messages);
  const language = useLanguage();
  const [draft, setDraft] = useState<[string | null, string | null]>([from ?? null, to ?? null]);
  return (
    <Stack gap="xs">
      <Group gap={6}>
        {presets.map((one) => (
          <Button key={one.label} size="compact-sm" variant={!one.run && one.from === from && one.to === to ? "filled" : "default"}
            onClick={() => one.run ? one.run() : onChange(one.from, one.to)}>{one.label}</Button>
        ))}
      </Group>
      <DatePicker type="range" locale={language} firstDayOfWeek={1} hideOutsideDates allowSingleDateInRange value={draft} size="sm" mx="auto"
        ariaLabels={{ nextMonth: text.nextMonth, previousMonth: text.previousMonth }}
        defaultDate={from ?? to}
        onChange={(range) => {
          const next: [string | null, string | null] = [range[0] ?? null, range[1] ?? null];
          setDraft(next);
          if (next[0] && next[1]) onChange(next[0], next[1]);
        }} />
    </Stack>
  );
}
