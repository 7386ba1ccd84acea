// A record of the audit in a form that can be put into words: what happened to what, and which values are new.
import type { Schemas } from "@/api/queries";

export type AuditRow = Schemas["AuditOut"];

export const GROUPS = ["logins", "people", "settings", "processes", "tokens", "other"] as const;
export type Group = (typeof GROUPS)[number];

const NOUNS = ["status", "channel", "attribute", "employee", "department", "role", "process", "scenario", "organization", "warehouse", "token", "account"] as const;
export type Noun = (typeof NOUNS)[number];

export function isGroup(text: string | undefined): text is Group {
  return GROUPS.some((one) => one === text);
}

export function nounOf(kind: string): Noun | undefined {
  return NOUNS.find((one) => kind.startsWith(`${one}_`));
}

export function groupOf(kind: string): Group {
  if (["login", "login_failed", "logout", "password_changed"].includes(kind)) return "logins";
  if (kind === "calendar_changed" || kind === "trade_changed") return "settings";
  switch (nounOf(kind)) {
    case "employee": case "department": case "role": return "people";
    case "status": case "channel": case "attribute": case "organization": case "warehouse": return "settings";
    case "process": case "scenario": return "processes";
    case "token": return "tokens";
    default: return "other";
  }
}

export function bodyOf(row: AuditRow): Readonly<Record<string, unknown>> {
  return typeof row.body === "object" && row.body !== null ? row.body as Record<string, unknown> : {};
}

/** Fields of a body in the order in which they are told. */
const FIELDS: Record<Noun, readonly string[]> = {
  status: ["name", "type", "position"],
  channel: ["name", "type", "archived"],
  attribute: ["name", "type"],
  employee: ["name", "login", "role", "department", "manager", "active"],
  department: ["name", "parent"],
  role: ["name", "administrator", "force_transition", "permissions"],
  process: ["name", "active"],
  scenario: ["name", "switch"],
  organization: [
    "name", "legal_name", "tax_number", "tax_reason_code", "registration_number", "address", "bank_name", "bank_code", "bank_account", "correspondent_account",
    "director", "accountant", "phone", "email", "default", "archived",
  ],
  warehouse: ["name", "address", "default", "archived"],
  token: ["kind", "employee"],
  account: [],
};

const TRADE_RULES = ["negative_stock", "ship_reserved"] as const;

export interface Change {
  /** `permissions/customer_order/view` for one cell of a role. */
  field: string;
  /** Absent: not known, or there was nothing before. */
  before?: unknown;
  after: unknown;
}

/** For each record, newest first, the one of the same thing before it, among those that are loaded. */
export function earlierOf(rows: readonly AuditRow[]): (AuditRow | undefined)[] {
  const last = new Map<string, AuditRow>();
  return rows.toReversed().map((row) => {
    if (!row.subject) return undefined;
    const key = `${nounOf(row.kind)} ${row.subject}`;
    const before = last.get(key);
    last.set(key, row);
    return before;
  }).toReversed();
}

/** What a record changed. `undefined`: it cannot be told, because the record before it is not loaded. */
export function changesOf(row: AuditRow, earlier: AuditRow | undefined): Change[] | undefined {
  // All there is of them stands in every record.
  if (row.kind === "trade_changed") return TRADE_RULES.map((field) => ({ field, after: bodyOf(row)[field] }));
  const noun = nounOf(row.kind);
  if (!noun || row.kind.endsWith("_deleted") || row.kind.endsWith("_revoked")) return [];
  const after = bodyOf(row);
  const created = row.kind.endsWith("_created");
  if (!created && !earlier) return undefined;
  const before = earlier ? bodyOf(earlier) : {};
  const changes: Change[] = [];
  for (const field of FIELDS[noun]) {
    if (created && field === "name") continue;
    if (field === "permissions") changes.push(...cells(before[field], after[field]));
    else if (created ? isSaid(field, after[field]) : differs(before[field], after[field])) changes.push({ field, after: after[field], ...(created ? {} : { before: before[field] ?? null }) });
  }
  if (noun === "employee" && !created && after["password_set"] === true) changes.push({ field: "password_set", after: true });
  return changes;
}

function differs(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) !== JSON.stringify(b ?? null);
}

/** Of a new thing only what is worth a word: not that it is active, but that it may do everything. */
function isSaid(field: string, value: unknown): boolean {
  return value !== null && value !== undefined && value !== false && value !== "" && value !== "regular" && field !== "active" && field !== "position";
}

/** The kind in a wording: a dismissal is a change of an employee, but nobody would call it that. */
export function wordingOf(row: AuditRow, earlier: AuditRow | undefined): string {
  const of = bodyOf(row)["kind"];
  if (row.kind === "exported" && (of === "product" || of === "counterparty" || of === "stock")) return `exported_${of}`;
  const active = changesOf(row, earlier)?.find((one) => one.field === "active");
  if (row.kind !== "employee_changed" || !active) return row.kind;
  return active.after === true ? "employee_taken_back" : "employee_dismissed";
}

type Cells = Record<string, Record<string, string> | undefined>;

function cells(before: unknown, after: unknown): Change[] {
  const [was, is] = [before, after].map((one) => (typeof one === "object" && one !== null ? one : {}) as Cells) as [Cells, Cells];
  const changes: Change[] = [];
  for (const entity of new Set([...Object.keys(was), ...Object.keys(is)])) {
    for (const operation of new Set([...Object.keys(was[entity] ?? {}), ...Object.keys(is[entity] ?? {})])) {
      const [a, b] = [was[entity]?.[operation] ?? "no", is[entity]?.[operation] ?? "no"];
      if (a !== b) changes.push({ field: `permissions/${entity}/${operation}`, before: a, after: b });
    }
  }
  return changes;
}

/** Parts of a process that a publication touched: `stages`, `creation`, `channels`, … */
export function partsOf(row: AuditRow): string[] {
  const changes = bodyOf(row)["changes"];
  if (!Array.isArray(changes)) return [];
  const parts = changes.map((one: { path?: unknown }) => {
    const [first = "", second = ""] = String(one.path ?? "").replace(/^\//, "").split(/[/.[]/);
    return first === "definition" ? second : first;
  });
  return [...new Set(parts.filter(Boolean))];
}
