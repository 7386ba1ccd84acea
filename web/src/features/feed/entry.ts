// The shapes of what stands in a feed, per kind. What does not fit is shown as an event without details, never as a fault.
import type { Schemas } from "@/api/queries";
import { isKind } from "@/ui/kinds";

export type Entry = Schemas["EntryOut"];
export type FeedKind = "comment" | "moved" | "changed";

export interface FieldChange {
  field: Schemas["Field"];
  before: FieldValue;
  after: FieldValue;
}

export type FieldValue =
  | { type: "empty" }
  | { type: "text" | "time" | "id" | "vat"; value: string }
  | { type: "flag"; value: boolean }
  | { type: "money"; value: number }
  | { type: "attribute"; value: Schemas["AttributeValue"] };

export interface PositionState {
  quantity: number;
  price: number;
  discount: number;
  vat_rate: number;
  sum: number;
}

export interface PositionChange {
  product: string;
  before: PositionState | null;
  after: PositionState | null;
}

export type Ground = "allowed" | "unbound" | "bypassed" | "flagged" | "forced";

export interface Moved {
  from: string | null;
  to: string;
  comment: string | null;
  ground: Ground | undefined;
  reason: string | undefined;
}

const record = (value: unknown): Record<string, unknown> => typeof value === "object" && value !== null ? value as Record<string, unknown> : {};
const list = (value: unknown): unknown[] => Array.isArray(value) ? value : [];
const text = (value: unknown): string | null => typeof value === "string" ? value : null;

/** On what ground a step was made; what passed under the policy `flag` is a violation. */
export function groundOf(body: unknown): { ground: Ground | undefined; reason: string | undefined } {
  const said = record(record(body)["ground"]);
  const verdict = text(said["verdict"]);
  const ground = verdict === "bypassed" && said["policy"] === "flag" ? "flagged"
    : (["allowed", "unbound", "bypassed", "flagged", "forced"] as const).find((one) => one === verdict);
  return { ground, reason: text(said["reason"]) ?? undefined };
}

export function movedOf(body: unknown): Moved {
  const said = record(body);
  const { ground, reason } = groundOf(body);
  const comment = text(said["comment"]);
  return { from: text(said["from"]), to: text(said["to"]) ?? "", comment: comment === reason ? null : comment, ground, reason };
}

export function changedOf(body: unknown): { fields: FieldChange[]; positions: PositionChange[]; sum: number | undefined } {
  const said = record(body);
  return {
    fields: list(said["fields"]) as FieldChange[],
    positions: list(said["positions"]) as PositionChange[],
    sum: typeof said["sum"] === "number" ? said["sum"] : undefined,
  };
}

export function createdOf(body: unknown): { status: string | null; copiedFrom: string | null; ground: Ground | undefined; reason: string | undefined } {
  const said = record(body);
  return { status: text(said["status"]), copiedFrom: text(said["copied_from"]), ...groundOf(body) };
}

/** A file on the order, or on the task that is named. */
export function fileOf(body: unknown): { file: string; name: string; task: string | null } {
  const said = record(body);
  return { file: text(said["file"]) ?? "", name: text(said["name"]) ?? "", task: text(said["task"]) };
}

/** The task that an entry is about. */
export const taskOf = (body: unknown): string | null => text(record(body)["task"]);

/** A message to somebody outside. Whom of the colleagues or which webhook it meant is an id, an address is a text. */
export function messageOf(body: unknown): { channel: Schemas["MessageChannel"] | undefined; to: string; subject: string } {
  const said = record(body);
  const channel = (["email", "webhook", "telegram"] as const).find((one) => one === said["channel"]);
  return { channel, to: text(said["to"]) ?? "", subject: text(said["subject"]) ?? "" };
}

const kindOf = (value: unknown): Schemas["DocumentKind"] | undefined => typeof value === "string" && isKind(value) ? value : undefined;
const number = (value: unknown): number => typeof value === "number" ? value : 0;

const LINK_EVENTS = ["created", "posted", "unposted", "spread", "deleted", "restored"] as const;
const SUMS = ["invoiced", "paid", "shipped", "reserved"] as const;

/** What became of a document that rests on this one. One the reader may not see has neither id nor number. */
export function linkedOf(body: unknown) {
  const said = record(body);
  const [which, by] = list(said["raises"]);
  const sum = SUMS.find((one) => one === which);
  return {
    what: LINK_EVENTS.find((one) => one === said["what"]),
    kind: kindOf(said["kind"]),
    document: text(said["document"]),
    number: text(said["number"]),
    sum: number(said["sum"]),
    raises: sum && { sum, by: number(by) },
  };
}

/** Which parts of a payment concern which documents. */
export const partsOf = (body: unknown): { document: string | null; sum: number }[] =>
  list(record(body)["parts"]).map((one) => ({ document: text(record(one)["document"]), sum: number(record(one)["sum"]) }));

/** What an order keeps in stock, before and after. */
export function reservedOf(body: unknown): { positions: { product: string; before: number; after: number }[]; sum: number } {
  const said = record(body);
  const positions = list(said["positions"]).map(record).map((one) => ({ product: text(one["product"]) ?? "", before: number(one["before"]), after: number(one["after"]) }));
  return { positions, sum: number(said["reserved"]) };
}

export const approvedOf = (body: unknown): { sum: number; discount: number } => ({ sum: number(record(body)["sum"]), discount: number(record(body)["discount"]) });

/** What was approved beside what the document said afterwards, as far as the two differ. */
export function voidedOf(body: unknown) {
  const said = record(record(body)["difference"]);
  const pair = <T,>(name: string, read: (value: unknown) => T): { was: T; now: T } | undefined => {
    const [was, now] = list(said[name]);
    return was === now ? undefined : { was: read(was), now: read(now) };
  };
  const positions = list(said["positions"]).map((one): PositionChange => {
    const [product, before, after] = list(one);
    return { product: text(product) ?? "", before: (before ?? null) as PositionState | null, after: (after ?? null) as PositionState | null };
  });
  return { sum: pair("sum", number), discount: pair("discount", number), counterparty: pair("counterparty", text), vat: pair("vat_mode", text), positions };
}

const PARTS = ["quantity", "price", "discount", "vat_rate"] as const;

/** What of a position differs. */
export function changedParts(before: PositionState, after: PositionState): (typeof PARTS)[number][] {
  return PARTS.filter((part) => before[part] !== after[part]);
}
