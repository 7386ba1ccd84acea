// Values of the domain as text.
import { Tooltip } from "@mantine/core";

import { useFormat, useNow } from "./useFormat";

/** Minor units. `short` for narrow places, with the whole sum on hovering. */
export function Money({ value, currency, short = false }: { value: number; currency?: string; short?: boolean }) {
  const format = useFormat();
  const whole = format.money(value, currency);
  return short ? <span className="numbers" title={whole}>{format.moneyShort(value, currency)}</span> : <span className="numbers">{whole}</span>;
}

/** 1/10 000. */
export function Quantity({ value, unit }: { value: number; unit?: string }) {
  const format = useFormat();
  return <span className="numbers">{format.quantity(value)}{unit ? `\u00a0${unit}` : ""}</span>;
}

/** 1/100 of a percent. */
export function Percent({ value }: { value: number }) {
  return <span className="numbers">{useFormat().percent(value)}</span>;
}

/** дд.мм.гггг, with the time if `time`; nothing for nothing. */
export function DateText({ value, time = false }: { value: string | null | undefined; time?: boolean }) {
  const format = useFormat();
  if (!value) return null;
  return <time className="numbers" dateTime={value} title={time ? undefined : format.dateTime(value)}>{time ? format.dateTime(value) : format.date(value)}</time>;
}

/** «5 минут назад», the exact time on hovering. */
export function RelativeTime({ value }: { value: string }) {
  const format = useFormat();
  const now = useNow();
  return (
    <Tooltip label={format.dateTime(value)}>
      <time dateTime={value}>{format.relative(value, now)}</time>
    </Tooltip>
  );
}

/** How long since: «3 ч 20 мин». */
export function Since({ value }: { value: string }) {
  const format = useFormat();
  const now = useNow();
  return <time className="numbers" dateTime={value} title={format.dateTime(value)}>{format.duration(now - Date.parse(value))}</time>;
}

/** «№ 10001». */
export function OrderNumber({ number }: { number: string }) {
  return <span className="numbers">{useFormat().no(number)}</span>;
}
