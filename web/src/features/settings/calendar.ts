// The working calendar as the settings show it: hours of a week, and the days that are unlike the others.
import type { Schemas } from "@/api/queries";

export type Hours = Schemas["Hours"];

export interface Values {
  /** From Monday; nothing on a day off. */
  week: Hours[][];
  holidays: string[];
  working_dates: string[];
}

export const MAX_HOURS = 8;

/** What an ordinary working day begins with. */
const USUAL: Hours[] = [{ from: "09:00", to: "13:00" }, { from: "14:00", to: "18:00" }];

/** 0 is Monday. */
export function weekday(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}

export type DayKind = "working" | "off" | "holiday" | "moved";

/** What a day is: by its day of the week, unless it is named. */
export function kindOf(day: string, { week, holidays, working_dates: moved }: Values): DayKind {
  const worked = (week[weekday(day)] ?? []).length > 0;
  if (holidays.includes(day)) return "holiday";
  if (worked) return "working";
  return moved.includes(day) ? "moved" : "off";
}

/** The other thing a day can be: a working day becomes a holiday, a day off is worked; once more, and it is as it was. */
export function toggled(day: string, values: Values): Pick<Values, "holidays" | "working_dates"> {
  const without = (days: readonly string[]) => days.filter((one) => one !== day);
  const kind = kindOf(day, values);
  const plain = { holidays: without(values.holidays), working_dates: without(values.working_dates) };
  if (kind === "working") return { ...plain, holidays: [...plain.holidays, day].sort() };
  if (kind === "off") return { ...plain, working_dates: [...plain.working_dates, day].sort() };
  return plain;
}

/** Hours of a day that begins to be worked: as on another day, if there is one. */
export const firstHours = (week: readonly Hours[][]): Hours[] => week.find((one) => one.length > 0) ?? USUAL;

const LUNCH = { from: 13 * 60, to: 14 * 60 };
const HOUR = 60;

/** With a break in it: at lunch time, else an hour in the middle of the longest part. A part that has no room for one gets a neighbour. */
export function withBreak(hours: readonly Hours[]): Hours[] {
  const parts = hours.map(({ from, to }, at) => ({ at, from: minutes(from), to: minutes(to) }));
  const atLunch = parts.find((one) => one.from < LUNCH.from && one.to > LUNCH.to);
  const longest = parts.toSorted((a, b) => (b.to - b.from) - (a.to - a.from))[0];
  const cut = atLunch ?? longest;
  if (!cut || cut.to - cut.from <= HOUR) {
    const from = Math.min((parts.at(-1)?.to ?? 0) + HOUR, 23 * HOUR);
    return [...hours, { from: clock(from), to: clock(from + HOUR) }];
  }
  const middle = Math.floor((cut.from + cut.to - HOUR) / 2 / 15) * 15;
  const pause = atLunch ? LUNCH : { from: middle, to: middle + HOUR };
  return hours.toSpliced(cut.at, 1, { from: clock(cut.from), to: clock(pause.from) }, { from: clock(pause.to), to: clock(cut.to) });
}

const clock = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
function minutes(time: string): number {
  const [hour = "0", minute = "0"] = time.split(":");
  return Number(hour) * 60 + Number(minute);
}

/** Hours of work in a week, in minutes. */
export const worked = (week: readonly Hours[][]): number =>
  week.flat().reduce((sum, { from, to }) => sum + Math.max(0, minutes(to) - minutes(from)), 0);

/** The days that are unlike others of their weekday, in their order. */
export function exceptions({ holidays, working_dates: moved }: Values): { day: string; kind: "holiday" | "moved" }[] {
  return [...holidays.map((day) => ({ day, kind: "holiday" as const })), ...moved.map((day) => ({ day, kind: "moved" as const }))].sort((a, b) => a.day < b.day ? -1 : 1);
}
