// Fields of an order by what they hold: days and moments in the account's time zone, VAT, custom fields.
import "dayjs/locale/ru";

import { NumberInput, Select, type SelectProps, Textarea, TextInput } from "@mantine/core";
import { DateInput, type DateInputProps } from "@mantine/dates";

import type { Attribute } from "@/api/queries";
import { dayOf, momentOf } from "@/lib/format";
import { useLanguage, useMessages } from "@/lib/i18n";
import { Icon } from "@/ui/Icon";
import { useFormat } from "@/ui/useFormat";

import { readDay } from "./days";
import type { AttributeValue, VatMode } from "./draft";
import { messages } from "./messages";

/** A day with no hour of its own means its end: what is planned for a day is late when the day is over. */
const END_OF_DAY = "23:59";

interface WhenProps extends Omit<DateInputProps, "value" | "onChange"> {
  value: string | null;
  onChange: (value: string | null) => void;
  /** With the time; otherwise a day, whose time stays as it was. */
  time?: boolean;
}

export function WhenInput({ value, onChange, time = false, ...rest }: WhenProps) {
  const text = useMessages(messages).day;
  const language = useLanguage();
  const { timeZone, time: clock } = useFormat();
  const local = value ? `${dayOf(value, timeZone)} ${clock(value)}:00` : null;
  return (
    <DateInput locale={language} firstDayOfWeek={1} valueFormat={time ? "DD.MM.YYYY HH:mm" : "DD.MM.YYYY"} withTime={time} rightSectionPointerEvents="none"
      rightSection={<Icon name="calendar" size={16} />} popoverProps={{ shadow: "md" }} allowDeselect={false} clearButtonProps={{ "aria-label": text.clear }} {...rest} value={local}
      dateParser={(typed) => readDay(typed, dayOf(Date.now(), timeZone))}
      onChange={(next) => {
        if (!next) return onChange(null);
        const day = next.slice(0, 10);
        const at = time ? next.slice(11, 16) || "00:00" : value ? clock(value) : END_OF_DAY;
        // The field says its value anew when it is left; that is no change.
        if (local && `${day} ${at}` === local.slice(0, 16)) return;
        onChange(momentOf(`${day} ${at}`, timeZone));
      }} />
  );
}

export function VatSelect({ value, onChange, ...rest }: Omit<SelectProps, "data" | "value" | "onChange"> & { value: VatMode; onChange: (value: VatMode) => void }) {
  const { vat } = useMessages(messages);
  const modes: VatMode[] = ["included", "added", "none"];
  return <Select allowDeselect={false} comboboxProps={{ shadow: "md" }} {...rest} value={value} data={modes.map((mode) => ({ value: mode, label: vat[mode] }))} onChange={(next) => { if (next) onChange(next as VatMode); }} />;
}

interface AttributeProps {
  attribute: Attribute;
  value: AttributeValue | null;
  onChange: (value: AttributeValue | null) => void;
  disabled?: boolean;
  error?: string;
  id?: string;
  label: React.ReactNode;
}

/** A custom field by its type. Emptied means not set. */
export function AttributeInput({ attribute, value, onChange, ...rest }: AttributeProps) {
  const text = useMessages(messages);
  switch (attribute.attribute_type) {
    case "text": return (
      <Textarea {...rest} autosize minRows={1} maxRows={6} value={value?.type === "text" ? value.value : ""}
        onChange={(event) => onChange(event.currentTarget.value ? { type: "text", value: event.currentTarget.value } : null)} />
    );
    case "integer": return (
      <NumberInput {...rest} allowDecimal={false} thousandSeparator=" " value={value?.type === "integer" ? value.value : ""}
        onChange={(next) => {
          const number = typeof next === "number" ? next : Number(next);
          onChange(next === "" || !Number.isSafeInteger(number) ? null : { type: "integer", value: number });
        }} />
    );
    case "boolean": return (
      <Select {...rest} clearable comboboxProps={{ shadow: "md" }} placeholder={text.none} data={[{ value: "true", label: text.yes }, { value: "false", label: text.no }]}
        value={value?.type === "boolean" ? String(value.value) : null} onChange={(next) => onChange(next === null ? null : { type: "boolean", value: next === "true" })} />
    );
    case "time": return (
      <WhenInput {...rest} clearable time={false} value={value?.type === "time" ? value.value : null} onChange={(next) => onChange(next ? { type: "time", value: next } : null)} />
    );
    case "choice": return (
      <Select {...rest} clearable searchable comboboxProps={{ shadow: "md" }} placeholder={text.none} data={choices(attribute.options, value)}
        value={value?.type === "choice" ? value.value : null} onChange={(next) => onChange(next === null ? null : { type: "choice", value: next })} />
    );
    default: return <TextInput {...rest} disabled value={String((value as { value?: unknown } | null)?.value ?? "")} readOnly />;
  }
}

/** A value that is no option any more is still what stands there. */
function choices(options: readonly string[], value: AttributeValue | null): string[] {
  return value?.type === "choice" && !options.includes(value.value) ? [...options, value.value] : [...options];
}
