// When the assignee is reminded: nothing to see until it is wanted.
import { Button, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";

import { useMessages } from "@/lib/i18n";
import { Icon } from "@/ui/Icon";
import { useFormat, useNow } from "@/ui/useFormat";

import { messages } from "./messages";
import { REMINDERS, reminderAt, START_OF_DAY } from "./model";
import { MomentField } from "./MomentField";

interface Props {
  value: string | null;
  due: string | null;
  onChange: (value: string | null) => void;
  error?: string;
}

export function RemindField({ value, due, onChange, error }: Props) {
  const text = useMessages(messages).reminder;
  const { timeZone } = useFormat();
  const now = useNow();
  const [wanted, setWanted] = useState(false);
  if (value === null && !wanted) {
    return <div><Button size="compact-sm" variant="subtle" ml={-8} leftSection={<Icon name="bell" size={14} />} onClick={() => setWanted(true)}>{text.set}</Button></div>;
  }
  return (
    <Stack gap={6} role="group" aria-label={text.label}>
      <MomentField value={value} onChange={onChange} error={error} usual={START_OF_DAY} words={text} />
      <Group gap={6}>
        {REMINDERS.map((choice) => {
          const at = reminderAt(choice, due, now, timeZone);
          if (at === undefined) return null;
          return <Button key={choice} size="compact-sm" variant="default" className="task-quick" aria-pressed={at === value} onClick={() => { setWanted(at !== null); onChange(at); }}>{text.quick[choice]}</Button>;
        })}
      </Group>
      <Text size="xs" c="dimmed">{text.hint}</Text>
    </Stack>
  );
}
