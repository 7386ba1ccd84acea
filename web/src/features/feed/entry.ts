// The shapes of what stands in a feed, per kind. What does not fit is shown as an event without details, never as a fault.
import type { Schemas } from "@/api/queries";

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

const PARTS = ["quantity", "price", "discount", "vat_rate"] as const;

/** What of a position differs. */
export function changedParts(before: PositionState, after: PositionState): (typeof PARTS)[number][] {
  return PARTS.filter((part) => before[part] !== after[part]);
}
