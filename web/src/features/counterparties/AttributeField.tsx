// A custom field by its type: to be filled in, and as text.
import { Checkbox, NumberInput, Select, Textarea, TextInput } from "@mantine/core";

import type { Attribute, Schemas } from "@/api/queries";
import { dayOf, momentOf } from "@/lib/format";
import { useMessages } from "@/lib/i18n";
import { useFormat } from "@/ui/useFormat";

import { messages } from "./messages";

type Value = Schemas["AttributeValue"];

interface Props {
  attribute: Attribute;
  value: Value | undefined;
  error?: string;
  onChange: (value: Value | undefined) => void;
}

export function AttributeField({ attribute, value, error, onChange }: Props) {
  const text = useMessages(messages);
  const { timeZone } = useFormat();
  const common = { label: attribute.name, error };
  switch (attribute.attribute_type) {
    case "text":
      return <Textarea {...common} autosize minRows={1} maxRows={6} value={value?.type === "text" ? value.value : ""}
        onChange={(event) => onChange(event.currentTarget.value === "" ? undefined : { type: "text", value: event.currentTarget.value })} />;
    case "integer":
      return <NumberInput {...common} allowDecimal={false} description={text.wholeNumber} value={value?.type === "integer" ? value.value : ""}
        onChange={(typed) => onChange(typeof typed === "number" && Number.isSafeInteger(typed) ? { type: "integer", value: typed } : undefined)} />;
    case "boolean":
      return <Checkbox {...common} checked={value?.type === "boolean" && value.value} onChange={(event) => onChange({ type: "boolean", value: event.currentTarget.checked })} />;
    case "time": {
      const day = value?.type === "time" ? dayOf(value.value, timeZone) : "";
      return <TextInput {...common} type="date" value={day}
        onChange={(event) => onChange(event.currentTarget.value === "" ? undefined : { type: "time", value: momentOf(event.currentTarget.value, timeZone) })} />;
    }
    case "choice":
      return <Select {...common} data={attribute.options} clearable searchable={attribute.options.length > 8} value={value?.type === "choice" ? value.value : null}
        onChange={(chosen) => onChange(chosen === null ? undefined : { type: "choice", value: chosen })} />;
  }
}

export function useAttributeText(): (value: Value | undefined) => string | undefined {
  const text = useMessages(messages);
  const format = useFormat();
  return (value) => {
    if (value === undefined) return undefined;
    switch (value.type) {
      case "boolean": return value.value ? text.yes : text.no;
      case "integer": return format.number(value.value);
      case "time": return format.date(value.value);
      default: return value.value;
    }
  };
}
