// A file of products, counterparties or goods: where it goes, what it would do, and the list of what is wrong with it.
import type { Schemas } from "@/api/queries";

export type Preview = Schemas["PreviewOut"];
export type Import = Schemas["ImportOut"];
export type RowError = Schemas["RowErrorOut"];
export type Receipt = Schemas["MadeReceiptOut"];
export type TableNoun = "products" | "counterparties" | "stock";

type Counted = "new" | "changed" | "unchanged" | "wrong";

/** What becomes of rows: those of goods make nothing new, they say how much there is of what is known. */
export const COUNTED: Readonly<Record<TableNoun, readonly Counted[]>> = {
  products: ["new", "changed", "unchanged", "wrong"],
  counterparties: ["new", "changed", "unchanged", "wrong"],
  stock: ["changed", "unchanged", "wrong"],
};

/** As the server has it. */
export const MAX_BYTES = 20 * 1024 * 1024;
export const MAX_ROWS: Readonly<Record<TableNoun, number>> = { products: 100_000, counterparties: 100_000, stock: 20_000 };

export const exportAddress = (noun: TableNoun, format: "csv" | "xlsx", filter: Readonly<Record<string, string | boolean | undefined>>): string => {
  const set = Object.entries(filter).filter(([, value]) => value !== undefined && value !== "" && value !== false);
  return `/api/v1/${noun}/export?${new URLSearchParams([["format", format], ...set.map(([name, value]) => [name, String(value)])]).toString()}`;
};

/** The query of a preview or an import; `columns` as a person chose them, from left to right. */
export function fileQuery(name: string, columns: readonly (string | null)[] | undefined, digest?: string, warehouse?: string): string {
  const query = new URLSearchParams({ name });
  if (columns) query.set("columns", columns.map((one) => one ?? "").join(","));
  if (digest) query.set("digest", digest);
  if (warehouse) query.set("warehouse", warehouse);
  return query.toString();
}

/** One column is one field: chosen anew it leaves the column that had it. */
export function chosen(columns: readonly (string | null)[], at: number, field: string | null): (string | null)[] {
  return columns.map((was, n) => n === at ? field : field !== null && was === field ? null : was);
}

export const columnsOf = (preview: Preview | undefined): (string | null)[] => preview?.columns.map((one) => one.field ?? null) ?? [];

export const toWrite = (preview: Preview): number => preview.new + preview.changed;

/** A text that a spreadsheet would take for a formula is made one that it does not. */
const harmless = (text: string): string => /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
const cell = (text: string): string => `"${harmless(text).replaceAll('"', '""')}"`;

/** What is wrong with the rows as a file for a spreadsheet. */
export function errorsFile(errors: readonly RowError[], headings: readonly [string, string, string], fieldName: (code: string | null | undefined) => string): string {
  const rows = errors.map((one) => [String(one.line), fieldName(one.field), one.text]);
  return `\u{feff}${[headings, ...rows].map((row) => row.map(cell).join(";")).join("\r\n")}\r\n`;
}
