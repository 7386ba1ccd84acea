import { MultiSelect, type MultiSelectProps, Select, type SelectProps } from "@mantine/core";

import { useAttributes } from "@/api/queries";
import { useMessages } from "@/lib/i18n";

import { messages } from "./messages";
import { type Field, fieldKey, fieldOf, FIELDS } from "./model";
import { ruleWords } from "./words.messages";

/** Fields of an order, its own and those the company added. */
function useFields(only: readonly Field[] | undefined) {
  const words = useMessages(ruleWords);
  const text = useMessages(messages).fields;
  const attributes = (useAttributes().data ?? []).filter((one) => one.kind === "customer_order");
  if (only) return only.map((one) => ({ value: fieldKey(one), label: typeof one === "string" ? words.field[one] : attributes.find(({ id }) => id === one.attribute)?.name ?? "…" }));
  return [
    { group: text.own, items: FIELDS.map((value) => ({ value: value as string, label: words.field[value] })) },
    ...(attributes.length > 0 ? [{ group: text.added, items: attributes.map((one) => ({ value: `attribute:${one.id}`, label: one.name })) }] : []),
  ];
}

type SingleProps = Omit<SelectProps, "data" | "value" | "onChange"> & { value: Field; onChange: (field: Field) => void; only?: readonly Field[] };

/** `only` narrows to some fields. */
export function FieldSelect({ value, onChange, only, ...rest }: SingleProps) {
  const data = useFields(only);
  return <Select searchable allowDeselect={false} {...rest} data={data} value={fieldKey(value)} onChange={(key) => {
    const field = key === null ? undefined : fieldOf(key);
    if (field) onChange(field);
  }} />;
}

export function FieldsSelect({ value, onChange, ...rest }: Omit<MultiSelectProps, "data" | "value" | "onChange"> & { value: readonly Field[]; onChange: (fields: Field[]) => void }) {
  const data = useFields(undefined);
  return <MultiSelect searchable hidePickedOptions {...rest} data={data} value={value.map(fieldKey)} onChange={(all) => onChange(all.flatMap((key) => fieldOf(key) ?? []))} />;
}
