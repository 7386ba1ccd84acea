// Tasks without a screen: when they are due, who may do what, and checklists.
import type { Me, Schemas } from "@/api/queries";
import { dayOf, momentOf } from "@/lib/format";

export type Task = Schemas["TaskOut"];
export type Item = Schemas["Item"];
export type TaskPage = Schemas["Rows_TaskOut"];
export type TaskBox = "mine" | "set_by_me" | "all";
export const BOXES: readonly TaskBox[] = ["mine", "set_by_me", "all"];

export const MAX_ITEMS = 100;
export const MAX_TEXT = 4096;

/** Whoever set a task changes it, and so does an administrator. */
export function mayChange(task: Pick<Task, "author">, me: Pick<Me, "employee" | "administrator">): boolean {
  return me.administrator || (task.author != null && task.author === me.employee);
}

/** Its assignee does it, too, and ticks its items. */
export function mayWorkOn(task: Pick<Task, "author" | "assignee">, me: Pick<Me, "employee" | "administrator">): boolean {
  return mayChange(task, me) || task.assignee === me.employee;
}

export const tickedOf = (items: readonly { ticked: boolean }[]): number => items.filter((one) => one.ticked).length;

export function isOverdue(task: Pick<Task, "due_at" | "done_at">, now: number): boolean {
  return !task.done_at && task.due_at != null && Date.parse(task.due_at) < now;
}

/** `2026-01-31` and so many days on. */
export function daysOn(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The Sunday of the week of a day: weeks begin on Monday. */
export function endOfWeek(day: string): string {
  return daysOn(day, (7 - new Date(`${day}T00:00:00Z`).getUTCDay()) % 7);
}

export type DueGroup = "overdue" | "today" | "tomorrow" | "week" | "later" | "none";
export type DoneGroup = "today" | "yesterday" | "week" | "earlier";

/** By when it is due, in the days of the account's time zone. */
export function dueGroup(due: string | null | undefined, now: number, zone: string): DueGroup {
  if (!due) return "none";
  if (Date.parse(due) < now) return "overdue";
  const today = dayOf(now, zone);
  const day = dayOf(due, zone);
  if (day === today) return "today";
  if (day === daysOn(today, 1)) return "tomorrow";
  return day <= endOfWeek(today) ? "week" : "later";
}

export function doneGroup(done: string, now: number, zone: string): DoneGroup {
  const today = dayOf(now, zone);
  const day = dayOf(done, zone);
  if (day >= today) return "today";
  if (day === daysOn(today, -1)) return "yesterday";
  return day > daysOn(endOfWeek(today), -7) ? "week" : "earlier";
}

/** Neighbours of one group together, in the order in which the server gave them. */
export function grouped<T, G extends string>(rows: readonly T[], groupOf: (row: T) => G): { group: G; rows: T[] }[] {
  const groups = new Map<G, T[]>();
  for (const row of rows) {
    const group = groupOf(row);
    const there = groups.get(group);
    if (there) there.push(row);
    else groups.set(group, [row]);
  }
  return [...groups].map(([group, all]) => ({ group, rows: all }));
}

/** A quick choice of when it is due; `undefined` where it makes no sense any more. */
export type Quick = "today" | "tomorrow" | "week" | "none";
export const END_OF_DAY = "18:00";

export function quickDue(choice: Quick, now: number, zone: string): string | null | undefined {
  if (choice === "none") return null;
  const days = { today: 0, tomorrow: 1, week: 7 }[choice];
  const due = momentOf(`${daysOn(dayOf(now, zone), days)} ${END_OF_DAY}`, zone);
  return Date.parse(due) > now ? due : undefined;
}

/** A quick choice of when to remind; `undefined` where it makes no sense. */
export type Reminder = "hour" | "day" | "tomorrow" | "none";
export const REMINDERS: readonly Reminder[] = ["hour", "day", "tomorrow", "none"];
export const START_OF_DAY = "10:00";
const HOUR_MS = 3_600_000;

export function reminderAt(choice: Reminder, due: string | null, now: number, zone: string): string | null | undefined {
  if (choice === "none") return null;
  if (choice === "tomorrow") return momentOf(`${daysOn(dayOf(now, zone), 1)} ${START_OF_DAY}`, zone);
  if (due === null) return undefined;
  const at = Date.parse(due) - (choice === "hour" ? 1 : 24) * HOUR_MS;
  return at > now ? new Date(at).toISOString().replace(".000Z", "Z") : undefined;
}

/** The day and the clock of a moment where the company is. */
export function localParts(time: string, zone: string): { day: string; clock: string } {
  const clock = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(new Date(time));
  return { day: dayOf(time, zone), clock };
}

/** Lines of a pasted list as items: without the bullets, numbers and boxes that lists come with. */
export function linesOf(text: string): string[] {
  return text.split(/\r?\n/)
    .map((line) => line.replace(/^\s*(?:[-*•–—]\s+)?(?:\[[ xXхХ]?\]\s*|\d{1,3}[.)]\s+)?/, "").trim())
    .filter(Boolean);
}

export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const next = [...list];
  if (from < 0 || from >= next.length || to < 0 || to >= next.length) return next;
  const [one] = next.splice(from, 1);
  if (one !== undefined) next.splice(to, 0, one);
  return next;
}

/** A typed day, «25.11» or «25.11.2026», as `2026-11-25`; without a year the next such day. Null if it is none. */
export function readDay(typed: string, today: string): string | null {
  const match = /^\s*(\d{1,2})[.\-/ ](\d{1,2})(?:[.\-/ ](\d{2}|\d{4}))?\s*$/.exec(typed);
  if (!match) return null;
  const [, d = "", m = "", y] = match;
  const dayOfYear = (year: string) => {
    const day = `${year}-${m.padStart(2, "0")}-${d.padStart(2, "0")}`;
    const time = Date.parse(`${day}T00:00:00Z`);
    return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day ? null : day;
  };
  if (y !== undefined) return dayOfYear(y.length === 2 ? `20${y}` : y);
  const year = Number(today.slice(0, 4));
  const day = dayOfYear(String(year));
  return day !== null && day < today ? dayOfYear(String(year + 1)) : day;
}
