// A scenario as the editor holds it: the server's rule with nothing left out.
import type { Schemas } from "@/api/queries";
import type { GuardKind } from "@/ui/rules/GuardsEditor";

export type Scenario = Schemas["ScenarioOut"];
export type ScenarioRow = Schemas["ScenarioRow"];
export type Rule = Required<Schemas["Rule"]>;
export type Trigger = Schemas["Trigger"];
export type Condition = Schemas["Condition"];
export type Action = Schemas["Action"];
export type Whom = Schemas["Whom"];
export type Span = Schemas["Span"];
export type Firing = Schemas["Firing"];
export type Switch = Schemas["Switch"];
export type Source = Schemas["Source"];
export type FieldValue = Schemas["FieldValue"];
export type Issue = Schemas["Issue"];
export type Performed = Schemas["Performed"];

export type TriggerKind = Trigger["kind"];
export type ActionKind = Action["kind"];
export type TriggerOf<K extends TriggerKind> = Extract<Trigger, { kind: K }>;
export type ActionOf<K extends ActionKind> = Extract<Action, { kind: K }>;

export const SWITCHES = ["off", "shadow", "on"] as const;
export const OUTCOMES = ["done", "failed", "suppressed", "shadow"] as const;
export type Outcome = typeof OUTCOMES[number];
export const FIRINGS = ["every_time", "once_per_entry", "once_ever"] as const;
export const SOURCES = ["person", "api", "import", "channel", "scenario"] as const;

/** By what they are about, as the menu shows them. */
export const TRIGGERS = [
  ["status", ["entered", "left", "in_status"]],
  ["order", ["created", "changed", "commented", "button"]],
  ["documents", ["paid", "linked_created", "linked_posted", "goods_short", "goods_enough"]],
  ["time", ["date", "schedule"]],
  ["tasks", ["task_done", "task_overdue"]],
  ["scenarios", ["scenario_failed", "started"]],
] as const satisfies readonly (readonly [string, readonly TriggerKind[]])[];

export const ACTIONS = [
  ["order", ["set_status", "set_field", "set_date", "set_owner", "set_department"]],
  ["documents", ["create_linked", "reserve", "unreserve"]],
  ["people", ["create_task", "finish_tasks", "notify", "comment", "message"]],
  ["flow", ["wait", "start", "webhook"]],
] as const satisfies readonly (readonly [string, readonly ActionKind[]])[];

/** What conditions ask of the happening rather than of the order; those of the order are guards. */
export const STEP_CONDITIONS = ["in_statuses", "came_from", "became", "actor", "source"] as const;
export const GROUPS = ["all", "any", "none"] as const;
export type Group = typeof GROUPS[number];
export type NewCondition = typeof STEP_CONDITIONS[number] | Group | { guard: GuardKind };

/** The variables that texts take. */
export const VARIABLES = [
  "order.number", "order.sum", "order.discount", "order.moment", "order.planned_at", "order.description", "customer.name",
  "status", "previous_status", "channel", "owner.name", "author.name", "actor.name", "comment",
] as const;
export type Variable = typeof VARIABLES[number];

/** Stands where nothing has been chosen yet; the server finds nothing under it. */
export const UNCHOSEN = "00000000-0000-0000-0000-000000000000";
export const chosen = (id: string): string | null => id === UNCHOSEN ? null : id;

export const MAX_ACTIONS = 50;
export const MAX_TEXT = 4096;
export const MAX_AMOUNT = 10_000;

/** As people choose them: «рабочих дней», «часов». */
export const SPANS = ["days working", "hours working", "minutes working", "days calendar", "hours calendar", "minutes calendar"] as const;
export const spanKey = ({ unit, clock }: Span): typeof SPANS[number] => `${unit} ${clock}`;
export function spanOf(amount: number, key: string): Span {
  const [unit, clock] = key.split(" ");
  return {
    amount,
    unit: unit === "minutes" || unit === "hours" ? unit : "days",
    clock: clock === "calendar" ? "calendar" : "working",
  };
}
const DAY: Span = { amount: 1, unit: "days", clock: "working" };

export function newTrigger(kind: TriggerKind): Trigger {
  switch (kind) {
    case "created": case "posted": case "goods_short": case "goods_enough": case "task_done": case "task_overdue": case "commented": case "started": return { kind };
    case "linked_created": case "linked_posted": return { kind, kinds: [] };
    case "paid": return { kind, in_full: true };
    case "changed": return { kind, fields: [] };
    case "entered": case "left": return { kind, statuses: [] };
    case "in_status": return { kind, statuses: [], after: DAY };
    case "date": return { kind, field: "planned_at", offset: null, side: "after" };
    case "button": return { kind, label: "" };
    case "schedule": return { kind, minute: 9 * 60, days: [1, 2, 3, 4, 5], statuses: [] };
    case "scenario_failed": return { kind, scenarios: [] };
  }
}

/** Another trigger keeps what the one before said, as far as it says the same. */
export function changedTrigger(before: Trigger, kind: TriggerKind): Trigger {
  const next = newTrigger(kind);
  return "statuses" in next && "statuses" in before ? { ...next, statuses: before.statuses } : next;
}

export function newAction(kind: ActionKind): Action {
  switch (kind) {
    case "set_status": return { kind, status: UNCHOSEN, comment: "" };
    case "set_field": return { kind, field: "description", value: { type: "text", value: "" } };
    case "set_date": return { kind, field: "planned_at", after: DAY };
    case "set_owner": return { kind, to: { kind: "owners_manager" } };
    case "set_department": return { kind, department: null };
    case "create_task": return { kind, text: "", assignee: { kind: "owner" }, due: DAY, checklist: [] };
    case "finish_tasks": return { kind };
    case "notify": return { kind, whom: [{ kind: "owner" }], text: "" };
    case "message": return { kind, subject: "", text: "" };
    case "reserve": return { kind, all: false };
    case "unreserve": return { kind };
    case "create_linked": return { kind, document: "invoice_out", posted: true, status: null };
    case "comment": return { kind, text: "" };
    case "webhook": return { kind, webhook: UNCHOSEN };
    case "wait": return { kind, span: DAY };
    case "start": return { kind, scenario: UNCHOSEN };
  }
}

/** The rule with its defaults written out. */
export const ruleOf = (said: Schemas["Rule"]): Rule =>
  ({ trigger: said.trigger, conditions: said.conditions ?? [], actions: said.actions, firing: said.firing ?? "every_time" });

export const newRule = (): Rule => ({ trigger: newTrigger("entered"), conditions: [], actions: [], firing: "every_time" });

/** What the editor changes; each part is merged by itself with what others have saved. */
export interface Values {
  name: string;
  description: string;
  trigger: Trigger;
  conditions: Condition[];
  actions: Action[];
  firing: Firing;
}

export const valuesOf = ({ name, description, rule }: Pick<Scenario, "name" | "description" | "rule">): Values => ({ name, description, ...ruleOf(rule) });
export const ruleIn = ({ trigger, conditions, actions, firing }: Values): Rule => ({ trigger, conditions, actions, firing });

const RULE_PARTS: ReadonlySet<string> = new Set<keyof Values>(["trigger", "conditions", "actions", "firing"]);

/** The body of a PATCH: the rule goes as a whole, if any part of it changed. */
export function patchOf(values: Values, changed: readonly string[]): { name?: string; description?: string; rule?: Rule } {
  return {
    ...(changed.includes("name") && { name: values.name.trim() }),
    ...(changed.includes("description") && { description: values.description.trim() }),
    ...(changed.some((one) => RULE_PARTS.has(one)) && { rule: ruleIn(values) }),
  };
}

export const WHOM_PLAIN = ["owner", "owners_manager", "author", "actor", "last_mover"] as const;

export function whomKey(whom: Whom): string {
  switch (whom.kind) {
    case "employee": case "role": case "department": return `${whom.kind}:${whom.id}`;
    case "round_robin": case "least_busy": return `${whom.kind}:${whom.department}`;
    default: return whom.kind;
  }
}

export function whomOf(key: string): Whom | undefined {
  const [kind, id = ""] = key.split(":");
  const plain = WHOM_PLAIN.find((one) => one === kind);
  if (plain) return { kind: plain };
  switch (kind) {
    case "employee": case "role": case "department": return { kind, id };
    case "round_robin": case "least_busy": return { kind, department: id };
    default: return undefined;
  }
}

/** Which fields an action can set, of the order's own. */
export const SETTABLE = ["description", "planned_at", "channel", "shared"] as const;
export const DATES = ["planned_at", "moment"] as const;

export interface TextPart {
  text: string;
  /** It is a variable, and this is its name. */
  variable?: string;
}

/** A text cut at its variables: what the server would put in, and what stands around it. */
export function partsOf(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let rest = text;
  for (;;) {
    const match = /\{\{(.*?)\}\}/s.exec(rest);
    if (!match) break;
    if (match.index > 0) parts.push({ text: rest.slice(0, match.index) });
    parts.push({ text: match[0], variable: (match[1] ?? "").trim() });
    rest = rest.slice(match.index + match[0].length);
  }
  if (rest) parts.push({ text: rest });
  return parts;
}

/** A text with a variable put in where the cursor stands, and where it stands then. */
export function inserted(text: string, from: number, to: number, variable: Variable): { text: string; caret: number } {
  const put = `{{${variable}}}`;
  return { text: text.slice(0, from) + put + text.slice(to), caret: from + put.length };
}

/** `540` is «09:00». */
export const clockOf = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
export function minuteOf(clock: string): number | undefined {
  const match = /^(\d{1,2}):(\d{2})$/.exec(clock);
  if (!match) return undefined;
  const minute = Number(match[1]) * 60 + Number(match[2]);
  return Number(match[2]) < 60 && minute < 24 * 60 ? minute : undefined;
}
