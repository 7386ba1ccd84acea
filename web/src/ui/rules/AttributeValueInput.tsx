import { NumberInput, Select, TextInput } from "@mantine/core";

import type { Attribute, Schemas } from "@/api/queries";
import { dayOf, momentOf } from "@/lib/format";
import { useMessages } from "@/lib/i18n";
import { useFormat } from "../useFormat";
import { messages } from "./messages";
import { ruleWords } from "./words.messages";

type Value = Schemas["AttributeValue"];

/** What a condition on this field begins with. */
export function firstValue(attribute: Attribute): Value {
  switch (attribute.attribute_type) {
    case "text": return { type: "text", value: "" };
    case "integer": return { type: "integer", value: 0 };
    case "boolean": return { type: "boolean", value: true };
    case "time": return { type: "time", value: new Date().toISOString() };
    case "choice": return { type: "choice", value: attribute.options[0] ?? "" };
  }
}

/** A value of a custom field, by the field's type. */
export function AttributeValueInput({ attribute, value, onChange }: { attribute: Attribute; value: Value; onChange: (value: Value) => void }) {
  const text = useMessages(messages).guards;
  const { yes, no } = useMessages(ruleWords);
  const { timeZone } = useFormat();
  switch (attribute.attribute_type) {
    case "text":
      return <TextInput aria-label={text.value} value={value.type === "text" ? value.value : ""} maxLength={4096} onChange={(event) => onChange({ type: "text", value: event.currentTarget.value })} />;
    case "integer":
      return <NumberInput aria-label={text.value} value={value.type === "integer" ? value.value : 0} allowDecimal={false}
        onChange={(next) => typeof next === "number" && Number.isSafeInteger(next) && onChange({ type: "integer", value: next })} />;
    case "boolean":
      return <Select aria-label={text.value} allowDeselect={false} value={String(value.type === "boolean" ? value.value : true)} data={[{ value: "true", label: yes }, { value: "false", label: no }]}
        onChange={(next) => onChange({ type: "boolean", value: next === "true" })} />;
    case "time":
      return <TextInput type="date" aria-label={text.value} value={value.type === "time" ? dayOf(value.value, timeZone) : ""}
        onChange={(event) => event.currentTarget.value && onChange({ type: "time", value: momentOf(event.currentTarget.value, timeZone) })} />;
    case "choice":
      return <Select aria-label={text.value} allowDeselect={false} value={value.type === "choice" ? value.value : null} data={attribute.options}
        onChange={(next) => next !== null && onChange({ type: "choice", value: next })} />;
  }
}
