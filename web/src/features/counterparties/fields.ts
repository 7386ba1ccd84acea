// A counterparty as its form holds it, and as it is sent: only what was changed.
import type { Counterparty, Schemas } from "@/api/queries";

type Value = Schemas["AttributeValue"];

export interface CounterpartyFields {
  name: string;
  phone: string;
  email: string;
  tax_number: string;
  tax_reason_code: string;
  address: string;
  external_id: string;
  tags: readonly string[];
  description: string;
  owner: string | null;
  department: string | null;
  shared: boolean;
  attributes: Readonly<Record<string, Value>>;
}

export function fieldsOf(record?: Counterparty): CounterpartyFields {
  return {
    name: record?.name ?? "",
    phone: record?.phone ?? "",
    email: record?.email ?? "",
    tax_number: record?.tax_number ?? "",
    tax_reason_code: record?.tax_reason_code ?? "",
    address: record?.address ?? "",
    external_id: record?.external_id ?? "",
    tags: record?.tags ?? [],
    description: record?.description ?? "",
    owner: record?.owner ?? null,
    department: record?.department ?? null,
    shared: record?.shared ?? false,
    attributes: record?.attributes ?? {},
  };
}

/** The body of a change: the named fields, of the custom ones those that differ from what was there. */
export function bodyOf(fields: CounterpartyFields, changed: readonly (keyof CounterpartyFields)[], before: Counterparty | undefined): Schemas["CounterpartyFields"] {
  const body: Record<string, unknown> = Object.fromEntries(changed.map((name) => {
    const value = fields[name];
    return [name, typeof value === "string" && name !== "description" ? value.trim() : value];
  }));
  if ("external_id" in body) body["external_id"] = body["external_id"] || null;
  if ("attributes" in body) body["attributes"] = attributesBetween(before?.attributes ?? {}, fields.attributes);
  return body as Schemas["CounterpartyFields"];
}

/** `null` empties a field. */
export function attributesBetween(before: Readonly<Record<string, Value>>, after: Readonly<Record<string, Value>>): Record<string, Value | null> {
  const all = new Set([...Object.keys(before), ...Object.keys(after)]);
  return Object.fromEntries([...all]
    .filter((id) => JSON.stringify(before[id]) !== JSON.stringify(after[id]))
    .map((id) => [id, after[id] ?? null]));
}

/** Only a slip is told here; what counts is what the server says. */
export const looksLikeEmail = (text: string): boolean => text.trim() === "" || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim());
