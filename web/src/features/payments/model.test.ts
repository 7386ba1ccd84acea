import { expect, test } from "vitest";

import type { Receivable } from "@/ui/receivables/model";

import { choose, dotted, EMPTY_PLAN, filters, linesOf, match, portions, received, type Result, type Row, type Statement, totalsOf, withResults } from "./model";

const owed = (id: string, open: number): Receivable => ({
  id, open, kind: "customer_order", number: id, sum: open, currency: "RUB", moment: "2026-02-01T00:00:00Z", counterparty: null, counterparty_name: null,
});

const row = (number: string, sum: number, over: Partial<Row> = {}): Row => ({
  line: 1, fate: "new", confidence: "none", counterparty: null, counterparty_name: null, parts: [], fits: [], in_bin: false,
  why: { number: false, sum: false, tax_number: false, ambiguous: false },
  payment: { account: "1", date: "2026-02-11", issued: "2026-02-10", number, sum, purpose: "", payer: { name: "Ёлка", tax_number: "", account: "2" } }, ...over,
});

const statement = (rows: Row[], receivables: Receivable[] = []): Statement => ({ from: null, to: null, accounts: [], outgoing: 0, outgoing_sum: 0, rows, receivables });
const result = (outcome: Result["outcome"]): Result => ({ outcome, in_bin: false, ...(outcome === "created" && { id: "p", number: "00001" }) });

test("everything_new_is_chosen_and_nothing_else_can_be", () => {
  const lines = linesOf(statement([row("1", 100), row("2", 200, { fate: "here" }), row("3", 300, { fate: "repeated" })]), EMPTY_PLAN);
  expect(lines.map((one) => one.chosen)).toEqual([true, false, false]);
  expect(totalsOf(lines)).toEqual({ chosen: 1, sum: 100, unmatched: 1 });
  expect(lines.filter(filters.done).length).toBe(2);
  expect(linesOf(statement([row("1", 100)]), choose(EMPTY_PLAN, [0], false))[0]?.chosen).toBe(false);
});

test("a_choice_of_ones_own_takes_the_place_of_the_proposal_and_is_sent", () => {
  const all = statement([row("1", 100, { parts: [{ document: "a", sum: 100 }] })], [owed("a", 100), owed("b", 60)]);
  const [before] = linesOf(all, EMPTY_PLAN);
  expect(before && received(before).parts).toEqual([{ document: "a", sum: 100 }]);
  const plan = match(choose(EMPTY_PLAN, [0], false), 0, [{ receivable: owed("b", 60), sum: 60 }]);
  const [after] = linesOf(all, plan);
  expect(after && received(after).parts).toEqual([{ document: "b", sum: 60 }]);
  expect([after?.chosen, after?.own]).toEqual([true, true]);
  const [none] = linesOf(all, match(EMPTY_PLAN, 0, []));
  expect(none && received(none).parts).toEqual([]);
});

test("two_payments_for_one_debt_are_said_to_be_too_much_only_together", () => {
  const all = statement([1, 2].map((n) => row(String(n), 60, { parts: [{ document: "a", sum: 60 }] })), [owed("a", 100)]);
  expect(linesOf(all, EMPTY_PLAN).map((one) => one.over)).toEqual([true, true]);
  expect(linesOf(all, choose(EMPTY_PLAN, [1], false)).map((one) => one.over)).toEqual([false, false]);
});

test("what_was_brought_in_is_not_sent_again_and_what_was_refused_is", () => {
  const all = statement(Array.from({ length: 450 }, (_, n) => row(String(n), 1)));
  const lines = linesOf(all, EMPTY_PLAN);
  const parts = portions(lines);
  expect(parts.map((one) => one.length)).toEqual([200, 200, 50]);
  const first = parts[0] ?? [];
  const plan = withResults(EMPTY_PLAN, first, first.map((_, n) => result(n === 0 ? "refused" : n === 1 ? "here" : "created")));
  const now = linesOf(all, plan);
  expect(now.slice(0, 3).map((one) => one.state)).toEqual(["refused", "here", "created"]);
  expect(portions(now).flat().length).toBe(251);
});

test("a_day_is_written_as_it_is", () => {
  expect(dotted("2026-02-11")).toBe("11.02.2026");
});
