// Conditions and people as processes and scenarios name them.
import type { Schemas } from "@/api/queries";

export type Grantee = Schemas["Grantee"];
export type Guard = Schemas["Guard"];
export type Field = Schemas["Field"];
export type Comparison = Schemas["Comparison"];

export const COMPARISONS = ["at_most", "less", "at_least", "greater", "equal", "not_equal"] as const;
export const RELATIVES = ["owner", "owners_manager", "author", "task_assignee"] as const;
export const FIELDS = [
  "counterparty", "positions", "planned_at", "description", "channel", "organization", "warehouse", "owner", "department", "shared", "number", "external_id", "moment", "vat_mode", "currency",
] as const;

/** Sums of an order that linked documents raise. */
export const ORDER_SUMS = ["paid", "invoiced", "shipped", "reserved"] as const;

export const NAMED = ["role", "department", "employee"] as const;

export const granteeKey = (grantee: Grantee): string => "id" in grantee ? `${grantee.kind}:${grantee.id}` : grantee.kind;

export function granteeOf(key: string): Grantee | undefined {
  const [kind, id] = key.split(":");
  const relative = RELATIVES.find((one) => one === kind);
  if (relative) return { kind: relative };
  const named = NAMED.find((one) => one === kind);
  return named && id ? { kind: named, id } : undefined;
}

export const fieldKey = (field: Field): string => typeof field === "string" ? field : `attribute:${field.attribute}`;

export function fieldOf(key: string): Field | undefined {
  return FIELDS.find((one) => one === key) ?? (key.startsWith("attribute:") ? { attribute: key.slice("attribute:".length) } : undefined);
}
