// What is typed into the form of a task, what of it is sent, and what happens when somebody else saved meanwhile.
import type { Schemas } from "@/api/queries";

import type { Task } from "./model";

export interface DraftItem {
  /** Known to the server, or made here for the screen. */
  readonly key: string;
  readonly id?: string;
  readonly text: string;
  readonly ticked: boolean;
}

export interface Draft {
  readonly text: string;
  readonly type: string | null;
  readonly assignee: string;
  readonly due_at: string | null;
  readonly remind_at: string | null;
  readonly checklist: readonly DraftItem[];
}
export type DraftField = keyof Draft;
export const FIELDS: readonly DraftField[] = ["text", "type", "assignee", "due_at", "remind_at", "checklist"];

export function draftOf(task: Task): Draft {
  return {
    text: task.text, type: task.type ?? null, assignee: task.assignee, due_at: task.due_at ?? null, remind_at: task.remind_at ?? null,
    checklist: task.checklist.map(({ id, text, ticked }) => ({ key: id, id, text, ticked })),
  };
}

export const itemsOf = (list: readonly DraftItem[]): Schemas["TaskItemIn"][] =>
  list.filter((one) => one.text.trim() !== "").map(({ id, text, ticked }) => ({ ...(id && { id }), text: text.trim(), ticked }));

function same(field: DraftField, a: Draft, b: Draft): boolean {
  if (field === "text") return a.text.trim() === b.text.trim();
  if (field === "checklist") return JSON.stringify(itemsOf(a.checklist)) === JSON.stringify(itemsOf(b.checklist));
  if (field === "due_at" || field === "remind_at") {
    const [one, other] = [a[field], b[field]];
    return one && other ? Date.parse(one) === Date.parse(other) : one === other;
  }
  return a[field] === b[field];
}

export const changedFields = (base: Draft, now: Draft): DraftField[] => FIELDS.filter((field) => !same(field, base, now));

/** Only what was changed, so that nothing else of the record is overwritten. */
export function patchOf(base: Draft, now: Draft): Omit<Schemas["TaskIn"], "version"> {
  const changed = changedFields(base, now);
  return {
    ...(changed.includes("text") && { text: now.text.trim() }),
    ...(changed.includes("type") && { type: now.type }),
    ...(changed.includes("assignee") && { assignee: now.assignee }),
    ...(changed.includes("due_at") && { due_at: now.due_at }),
    ...(changed.includes("remind_at") && { remind_at: now.remind_at }),
    ...(changed.includes("checklist") && { checklist: itemsOf(now.checklist) }),
  };
}

export interface Merged {
  readonly draft: Draft;
  /** Changed by both, to different values: somebody must choose. */
  readonly conflicts: DraftField[];
  /** Changed by the other one alone. */
  readonly taken: DraftField[];
}

/** My changes upon what the record is now. Ticks alone never get into each other's way. */
export function merge(base: Draft, mine: Draft, theirs: Draft): Merged {
  const ours = changedFields(base, mine);
  const changed = changedFields(base, theirs);
  const conflicts: DraftField[] = [];
  const taken: DraftField[] = [];
  let draft: Draft = mine;
  for (const field of changed) {
    if (same(field, mine, theirs)) continue;
    if (!ours.includes(field)) {
      draft = { ...draft, [field]: theirs[field] };
      taken.push(field);
    } else if (field === "checklist" && sameTexts(base.checklist, theirs.checklist)) {
      draft = { ...draft, checklist: withTicks(base.checklist, mine.checklist, theirs.checklist) };
      taken.push(field);
    } else {
      conflicts.push(field);
    }
  }
  return { draft, conflicts, taken };
}

function sameTexts(a: readonly DraftItem[], b: readonly DraftItem[]): boolean {
  return a.length === b.length && a.every((one, i) => one.id === b[i]?.id && one.text.trim() === b[i]?.text.trim());
}

/** My list with the ticks that the other one set, where I set none. */
function withTicks(base: readonly DraftItem[], mine: readonly DraftItem[], theirs: readonly DraftItem[]): DraftItem[] {
  return mine.map((one) => {
    const was = base.find((other) => other.id !== undefined && other.id === one.id);
    const now = theirs.find((other) => other.id !== undefined && other.id === one.id);
    return was && now && was.ticked === one.ticked ? { ...one, ticked: now.ticked } : one;
  });
}
