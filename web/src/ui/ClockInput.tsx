// A time of day to the minute, on 24 hours whatever the browser thinks of it.
import { Input } from "@mantine/core";
import { TimePicker } from "@mantine/dates";

import { useMessages } from "@/lib/i18n";

import { messages } from "./messages";

interface Props {
  /** What it is the time of. */
  name: string;
  label?: string;
  /** `09:00`; `24:00` is the end of the day, shown as 00:00. */
  value: string;
  onChange: (clock: string) => void;
  /** Midnight is the end of the day and not its beginning. */
  end?: boolean;
  error?: string;
  size?: "xs" | "sm";
}

const MIDNIGHT = "00:00";
const END = "24:00";

export function ClockInput({ name, label, value, onChange, end = false, error, size = "sm" }: Props) {
  const text = useMessages(messages);
  return (
    <Input.Wrapper label={label} error={error} labelElement="div" size={size}>
      <TimePicker aria-label={name} size={size} w={size === "xs" ? 78 : 96} format="24h" error={Boolean(error)} value={value === END ? MIDNIGHT : value}
        hoursInputLabel={`${name}: ${text.hours}`} minutesInputLabel={`${name}: ${text.minutes}`} hoursPlaceholder="--" minutesPlaceholder="--"
        onChange={(clock) => {
          if (!/^\d\d:\d\d/.test(clock)) return;
          const minute = clock.slice(0, 5);
          onChange(end && minute === MIDNIGHT ? END : minute);
        }} />
    </Input.Wrapper>
  );
}
