// An organization as its form holds it.
import type { Organization } from "@/api/queries";

/** In the order in which flaws are told. */
export const FIELDS = [
  "name", "legal_name", "tax_number", "tax_reason_code", "registration_number", "address", "bank_name", "bank_code", "bank_account", "correspondent_account",
  "director", "accountant", "phone", "email",
] as const satisfies readonly (keyof Organization)[];

export type Values = Pick<Organization, (typeof FIELDS)[number] | "default">;

export function valuesOf(record?: Organization): Values {
  const texts = Object.fromEntries(FIELDS.map((field) => [field, record?.[field] ?? ""])) as Omit<Values, "default">;
  return { ...texts, default: record?.default ?? false };
}
