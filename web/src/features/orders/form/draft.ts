// An order, or another document, as it is edited: what is typed, against what the server said, so that two people may edit one order.
import type { Order, Product, Schemas } from "@/api/queries";
import { hasPositions } from "@/ui/kinds";

import type { Position } from "../queries";

export type AttributeValue = Schemas["AttributeValue"];
export type VatMode = Schemas["VatMode"];

export interface Line {
  /** Names the line on the screen; a saved one has its id for it. */
  key: string;
  id?: string;
  product: string;
  name: string;
  unit: string;
  /** `null`: emptied, to be filled in again. */
  quantity: number | null;
  price: number | null;
  discount: number | null;
  vat_rate: number | null;
}

/** Everything of an order that a person can change, by the names of the API. Custom fields go by their id. */
export interface Draft {
  counterparty: { id: string; name: string } | null;
  channel: string | null;
  owner: string;
  department: string | null;
  shared: boolean;
  moment: string;
  planned_at: string | null;
  description: string;
  vat_mode: VatMode;
  organization: string | null;
  warehouse: string | null;
  /** Of a payment, which has no positions to be counted. */
  sum: number | null;
  positions: readonly Line[];
  [attribute: `attribute:${string}`]: AttributeValue | null;
}

export type DraftField = keyof Draft;
export type Edits = Partial<Draft>;

export const ATTRIBUTE = "attribute:";
export const attributeField = (id: string): `attribute:${string}` => `${ATTRIBUTE}${id}`;
export const attributeOf = (field: DraftField): string | undefined => String(field).startsWith(ATTRIBUTE) ? String(field).slice(ATTRIBUTE.length) : undefined;

export function draftOf(order: Order, attributes: readonly string[]): Draft {
  const draft: Draft = {
    counterparty: order.counterparty ? { id: order.counterparty, name: order.counterparty_name ?? "…" } : null,
    channel: order.channel ?? null,
    owner: order.owner,
    department: order.department ?? null,
    shared: order.shared,
    moment: order.moment,
    planned_at: order.planned_at ?? null,
    description: order.description,
    vat_mode: order.vat_mode,
    organization: order.organization ?? null,
    warehouse: order.warehouse ?? null,
    sum: hasPositions(order.kind) ? null : order.sums.sum,
    positions: (order.positions ?? []).map(lineOf),
  };
  for (const id of attributes) draft[attributeField(id)] = order.attributes[id] ?? null;
  return draft;
}

export function lineOf(position: Position): Line {
  const { id, product, product_name: name, unit, quantity, price, discount, vat_rate } = position;
  return { key: id, id, product, name, unit, quantity, price, discount, vat_rate };
}

let made = 0;
export function newLine(product: Product): Line {
  made += 1;
  return { key: `new-${made}`, product: product.id, name: product.name, unit: product.unit, quantity: 10_000, price: product.price, discount: 0, vat_rate: product.vat_rate };
}

const LINE_FIELDS = ["id", "product", "quantity", "price", "discount", "vat_rate"] as const;

export function sameLine(a: Line, b: Line): boolean {
  return LINE_FIELDS.every((field) => (a[field] ?? null) === (b[field] ?? null));
}

/** Whether two values of a field mean the same. */
export function same(field: DraftField, a: Draft[DraftField] | undefined, b: Draft[DraftField] | undefined): boolean {
  if (field === "positions") {
    const one = (a ?? []) as readonly Line[];
    const other = (b ?? []) as readonly Line[];
    return one.length === other.length && one.every((line, i) => sameLine(line, other[i] as Line));
  }
  if (field === "counterparty") return (a as Draft["counterparty"])?.id === (b as Draft["counterparty"])?.id;
  if (attributeOf(field) !== undefined) return JSON.stringify((a as AttributeValue | null)?.value ?? null) === JSON.stringify((b as AttributeValue | null)?.value ?? null);
  return a === b;
}

const fieldsOf = (edits: Edits) => Object.keys(edits) as DraftField[];

/** Fields in which two states differ. */
export function differences(before: Draft, after: Draft): DraftField[] {
  return fieldsOf(after).filter((field) => !same(field, before[field], after[field]));
}

/** Edited fields that somebody else has changed since they were touched: `seen` is what stood there then. */
export function conflicts(edits: Edits, seen: Edits, server: Draft): DraftField[] {
  return fieldsOf(edits).filter((field) => !same(field, seen[field], server[field]) && !same(field, edits[field], server[field]));
}

/**
 * Two edited lists of positions as one, line by line; `undefined` when both have changed the same line differently. What
 * the server has keeps its order, what is new stands at the end.
 */
export function mergedLines(before: readonly Line[], mine: readonly Line[], theirs: readonly Line[]): readonly Line[] | undefined {
  const find = (lines: readonly Line[], id: string | undefined) => lines.find((line) => line.id !== undefined && line.id === id);
  const merged: Line[] = [];
  for (const line of theirs) {
    const old = find(before, line.id);
    const own = find(mine, line.id);
    if (!own) {
      // Taken out here, or added there; taken out here and changed there is for a person to decide.
      if (!old) merged.push(line);
      else if (!sameLine(old, line)) return undefined;
    } else if (!old || sameLine(own, old)) merged.push(line);
    else if (sameLine(line, old) || sameLine(line, own)) merged.push(own);
    else return undefined;
  }
  for (const own of mine) {
    if (own.id === undefined) merged.push(own);
    else if (!find(theirs, own.id)) {
      const old = find(before, own.id);
      if (!old || !sameLine(own, old)) return undefined;
    }
  }
  return merged;
}

type Patch = Omit<Schemas["OrderIn"], "version">;

/** The body of a change. Quantities that were emptied are sent as nothing, for the server to say so at its field. */
export function patchOf(edits: Edits): Patch {
  const patch: Record<string, unknown> = {};
  const attributes: Record<string, AttributeValue | null> = {};
  for (const field of fieldsOf(edits)) {
    const attribute = attributeOf(field);
    if (attribute !== undefined) attributes[attribute] = (edits[field] ?? null) as AttributeValue | null;
    else if (field === "counterparty") patch[field] = edits.counterparty?.id ?? null;
    else if (field === "positions") patch[field] = (edits.positions ?? []).map(lineIn);
    else if (field === "sum") patch[field] = edits.sum ?? 0;
    else patch[field] = edits[field];
  }
  if (Object.keys(attributes).length > 0) patch["attributes"] = attributes;
  return patch as Patch;
}

export function lineIn(line: Line): Schemas["PositionIn"] {
  return {
    id: line.id,
    product: line.product,
    quantity: line.quantity ?? 0,
    // Emptied: the product's own.
    price: line.price,
    discount: line.discount ?? 0,
    vat_rate: line.vat_rate,
  };
}

/** The field of the draft that a path in the body names: `attributes/ID` or `positions/0/quantity`. */
export function errorsOf(fields: Readonly<Record<string, string>>, field: DraftField): string | undefined {
  const attribute = attributeOf(field);
  return fields[attribute === undefined ? String(field) : `attributes/${attribute}`];
}
