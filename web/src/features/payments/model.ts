// A statement of a bank as a person goes through it: which payments are brought in, and what each is for.
import type { Schemas } from "@/api/queries";
import { isSpreadRight, type Match, type Receivable } from "@/ui/receivables/model";

export type Statement = Schemas["StatementOut"];
export type Row = Schemas["StatementRowOut"];
export type Result = Schemas["ReceivedResultOut"];
export type Received = Schemas["ReceivedIn"];

/** Rows by their place in the statement. */
export interface Plan {
  /** Not to be brought in; everything else that is new is. */
  left: ReadonlySet<number>;
  /** What a person chose instead of the proposal. */
  matches: ReadonlyMap<number, readonly Match[]>;
  results: ReadonlyMap<number, Result>;
}

export const EMPTY_PLAN: Plan = { left: new Set(), matches: new Map(), results: new Map() };

/** Payments of one call; the server takes no more. */
const AT_ONCE = 200;

export type State = Row["fate"] | "created" | "refused";

export interface Line {
  at: number;
  row: Row;
  state: State;
  /** It may be brought in, and is to be. */
  chosen: boolean;
  matches: readonly Match[];
  /** A person chose them. */
  own: boolean;
  /** More is given to some of its documents, by all chosen lines together, than is left to pay. */
  over: boolean;
  result?: Result;
}

export const isOpen = (state: State): boolean => state === "new" || state === "refused";

export function proposed(row: Row, known: ReadonlyMap<string, Receivable>): Match[] {
  return row.parts.flatMap((part) => {
    const receivable = known.get(part.document);
    return receivable ? [{ receivable, sum: part.sum }] : [];
  });
}

function stateOf(row: Row, result: Result | undefined): State {
  if (!result) return row.fate;
  return result.outcome === "created" ? "created" : result.outcome === "here" ? "here" : "refused";
}

export function linesOf(statement: Statement, plan: Plan): Line[] {
  const known = new Map(statement.receivables.map((one) => [one.id, one]));
  const lines = statement.rows.map((row, at): Line => {
    const result = plan.results.get(at);
    const state = stateOf(row, result);
    const own = plan.matches.get(at);
    return { at, row, state, result, chosen: isOpen(state) && !plan.left.has(at), matches: own ?? proposed(row, known), own: own !== undefined, over: false };
  });
  const given = new Map<string, number>();
  for (const { receivable, sum } of lines.filter((one) => one.chosen).flatMap((one) => one.matches)) {
    given.set(receivable.id, (given.get(receivable.id) ?? 0) + (sum ?? 0));
  }
  const over = (match: Match) => (given.get(match.receivable.id) ?? 0) > match.receivable.open;
  return lines.map((one) => one.chosen && one.matches.some(over) ? { ...one, over: true } : one);
}

export interface Totals {
  chosen: number;
  sum: number;
  /** Of the chosen, those for no document. */
  unmatched: number;
}

export function totalsOf(lines: readonly Line[]): Totals {
  const chosen = lines.filter((one) => one.chosen);
  return { chosen: chosen.length, sum: chosen.reduce((sum, one) => sum + one.row.payment.sum, 0), unmatched: chosen.filter((one) => one.matches.length === 0).length };
}

export const FILTERS = ["all", "matched", "unmatched", "done"] as const;
export type Filter = typeof FILTERS[number];

export const filters: Record<Filter, (line: Line) => boolean> = {
  all: () => true,
  matched: (line) => isOpen(line.state) && line.matches.length > 0,
  unmatched: (line) => isOpen(line.state) && line.matches.length === 0,
  done: (line) => !isOpen(line.state),
};

export function choose(plan: Plan, places: readonly number[], chosen: boolean): Plan {
  const left = new Set(plan.left);
  for (const at of places) {
    if (chosen) left.delete(at);
    else left.add(at);
  }
  return { ...plan, left };
}

/** Whoever says what a payment is for wants it brought in. */
export function match(plan: Plan, at: number, matches: readonly Match[]): Plan {
  return choose({ ...plan, matches: new Map(plan.matches).set(at, matches) }, [at], true);
}

export function withResults(plan: Plan, lines: readonly Line[], results: readonly Result[]): Plan {
  const all = new Map(plan.results);
  lines.forEach((line, n) => {
    const result = results[n];
    if (result) all.set(line.at, result);
  });
  return { ...plan, results: all };
}

export function received({ row, matches }: Line): Received {
  return {
    payment: row.payment, counterparty: row.counterparty,
    parts: matches.flatMap(({ receivable, sum }) => sum === null ? [] : [{ document: receivable.id, sum }]),
  };
}

/** What goes to the server in one call after the other. */
export function portions(lines: readonly Line[]): Line[][] {
  const chosen = lines.filter((one) => one.chosen);
  return Array.from({ length: Math.ceil(chosen.length / AT_ONCE) }, (_, n) => chosen.slice(n * AT_ONCE, (n + 1) * AT_ONCE));
}

export const isRight = (line: Line): boolean => isSpreadRight(line.matches, line.row.payment.sum);

/** «11.02.2026» of a day of the calendar, which belongs to no time zone. */
export const dotted = (day: string): string => day.split("-").reverse().join(".");
