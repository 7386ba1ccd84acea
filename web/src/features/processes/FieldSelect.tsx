import { MultiSelect, type MultiSelectProps, Select, type SelectProps } from "@mantine/core";

import { useAttributes } from "@/api/queries";
import { useMessages } from "@/lib/i18n";

import { messages } from "./messages";
import { type Field, FIELDS } from "./model";
import { wordsCatalogue } from "./words.messages";

const keyOf = (field: Field): string => typeof field === "string" ? field : `attribute:${field.attribute}`;
function fieldOf(key: string): Field | undefined {
  return FIELDS.find((one) => one === key) ?? (key.startsWith("attribute:") ? { attribute: key.slice("attribute:".length) } : undefined);
}

/** Fields of an order, its own and those the company added. */
function useFields() {
  const words = useMessages(wordsCatalogue);
  const text = useMessages(messages).fields;
  const attributes = (useAttributes().data ?? []).filter((one) => one.kind === "customer_order");
  return [
    { group: text.own, items: FIELDS.map((value) => ({ value: value as string, label: words.field[value] })) },
    ...(attributes.length > 0 ? [{ group: text.added, items: attributes.map((one) => ({ value: `attribute:${one.id}`, label: one.name })) }] : []),
  ];
}

export function FieldSelect({ value, onChange, ...rest }: Omit<SelectProps, "data" | "value" | "onChange"> & { value: Field; onChange: (field: Field) => void }) {
  const data = useFields();
  return <Select searchable allowDeselect={false} {...rest} data={data} value={keyOf(value)} onChange={(key) => {
    const field = key === null ? undefined : fieldOf(key);
    if (field) onChange(field);
  }} />;
}

export function FieldsSelect({ value, onChange, ...rest }: Omit<MultiSelectProps, "data" | "value" | "onChange"> & { value: readonly Field[]; onChange: (fields: Field[]) => void }) {
  const data = useFields();
  return <MultiSelect searchable hidePickedOptions {...rest} data={data} value={value.map(keyOf)} onChange={(all) => onChange(all.flatMap((key) => fieldOf(key) ?? []))} />;
}
