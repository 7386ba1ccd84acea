// What a field is set to, or was and has become, by its type.
import { Select, Text, TextInput } from "@mantine/core";

import { useMessages } from "@/lib/i18n";
import { dayOf, momentOf } from "@/lib/format";
import { ChannelPicker, PersonPicker } from "@/ui/pickers";
import { AttributeValueInput, firstValue } from "@/ui/rules/AttributeValueInput";
import { useOrderAttributes } from "@/ui/rules/GuardsEditor";
import type { Field } from "@/ui/rules/model";
import { ruleWords } from "@/ui/rules/words.messages";
import { useFormat } from "@/ui/useFormat";

import { editor } from "../messages/editor";
import { chosen, type FieldValue, UNCHOSEN } from "../model";
import { VariableText } from "./VariableText";

/** A value a field can have, to begin with. */
export function useFirstValue(): (field: Field) => FieldValue {
  const attributes = useOrderAttributes();
  return (field) => {
    if (typeof field !== "string") {
      const attribute = attributes.find((one) => one.id === field.attribute);
      return attribute ? { type: "attribute", value: firstValue(attribute) } : { type: "empty" };
    }
    switch (field) {
      case "description": return { type: "text", value: "" };
      case "shared": return { type: "flag", value: true };
      case "planned_at": return { type: "time", value: new Date().toISOString() };
      case "channel": case "owner": return { type: "id", value: UNCHOSEN };
      default: return { type: "empty" };
    }
  };
}

interface Props {
  field: Field;
  value: FieldValue;
  onChange: (value: FieldValue) => void;
  label: string;
  /** Texts take variables there. */
  path?: string;
  error?: string;
}

export function FieldValueInput({ field, value, onChange, label, path, error }: Props) {
  const text = useMessages(editor);
  const { yes, no } = useMessages(ruleWords);
  const attributes = useOrderAttributes();
  const { timeZone } = useFormat();
  if (typeof field !== "string") {
    const attribute = attributes.find((one) => one.id === field.attribute);
    if (!attribute) return null;
    return (
      <div>
        <AttributeValueInput attribute={attribute} value={value.type === "attribute" ? value.value : firstValue(attribute)} onChange={(next) => onChange({ type: "attribute", value: next })} />
        {error && <Text size="xs" c="var(--bad)" mt={4}>{error}</Text>}
      </div>
    );
  }
  switch (field) {
    case "description":
      return path ? <VariableText label={label} value={value.type === "text" ? value.value : ""} path={path} onChange={(next) => onChange({ type: "text", value: next })} />
        : <TextInput label={label} value={value.type === "text" ? value.value : ""} error={error} onChange={(event) => onChange({ type: "text", value: event.currentTarget.value })} />;
    case "planned_at": case "moment":
      return <TextInput type="date" label={label} maw={200} error={error} value={value.type === "time" ? dayOf(value.value, timeZone) : ""}
        onChange={(event) => event.currentTarget.value && onChange({ type: "time", value: momentOf(event.currentTarget.value, timeZone) })} />;
    case "shared":
      return <Select label={label} maw={200} allowDeselect={false} error={error} value={String(value.type === "flag" ? value.value : true)} data={[{ value: "true", label: yes }, { value: "false", label: no }]}
        onChange={(next) => onChange({ type: "flag", value: next === "true" })} />;
    case "channel":
      return <ChannelPicker label={label} error={error} placeholder={text.choose} allowDeselect={false} value={value.type === "id" ? chosen(value.value) : null} onChange={(id) => id && onChange({ type: "id", value: id })} />;
    case "owner":
      return <PersonPicker dismissed label={label} error={error} placeholder={text.choose} allowDeselect={false} value={value.type === "id" ? chosen(value.value) : null} onChange={(id) => id && onChange({ type: "id", value: id })} />;
    default: return null;
  }
}

/** Fields whose values a form can show. */
export const VALUED: readonly Field[] = ["description", "planned_at", "moment", "channel", "owner", "shared"];
