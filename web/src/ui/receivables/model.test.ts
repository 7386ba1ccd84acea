import { expect, test } from "vitest";

import { isSpreadRight, type Match, payerAfter, type Receivable, take } from "./model";

const owed = (id: string, open: number): Receivable => ({
  id, open, kind: "invoice_out", number: id, sum: open, currency: "RUB", moment: "2026-02-01T00:00:00Z", counterparty: null, counterparty_name: null,
});
const sums = (matches: readonly Match[]) => matches.map((one) => [one.receivable.id, one.sum]);

test("a_document_takes_what_is_left_of_the_payment_and_no_more_than_it_asks_for", () => {
  const first = take([], owed("a", 300), 1_000);
  expect(sums(first)).toEqual([["a", 300]]);
  const second = take(first, owed("b", 900), 1_000);
  expect(sums(second)).toEqual([["a", 300], ["b", 700]]);
  expect(sums(take(second, owed("a", 300), 1_000))).toEqual(sums(second));
});

test("where_all_is_given_out_another_choice_takes_its_place", () => {
  expect(sums(take([{ receivable: owed("a", 1_000), sum: 1_000 }], owed("b", 400), 1_000))).toEqual([["b", 400]]);
});

test("beside_several_another_choice_waits_for_its_sum", () => {
  const two = take(take([], owed("a", 300), 1_000), owed("b", 900), 1_000);
  expect(sums(take(two, owed("c", 100), 1_000))).toEqual([["a", 300], ["b", 700], ["c", null]]);
});

test("of_a_payment_whose_sum_is_not_said_each_document_takes_all_that_it_asks_for", () => {
  expect(sums(take(take([], owed("a", 300), null), owed("b", 900), null))).toEqual([["a", 300], ["b", 900]]);
});

test("what_is_paid_says_who_pays_unless_a_person_said_it", () => {
  const of = (who: string): Match => ({ receivable: { ...owed(who, 100), counterparty: who, counterparty_name: `ООО ${who}` }, sum: 100 });
  const payer = (id: string) => ({ id, name: `ООО ${id}` });
  expect(payerAfter(null, [], [of("a"), of("b")])).toEqual(payer("a"));
  expect(payerAfter(payer("a"), [of("a")], [of("b")])).toEqual(payer("b"));
  expect(payerAfter(payer("a"), [of("a")], [])).toEqual(payer("a"));
  expect(payerAfter(payer("c"), [], [of("a")])).toEqual(payer("c"));
  expect(payerAfter(null, [], [{ receivable: owed("x", 1), sum: 1 }])).toBeNull();
});

test("no_part_is_nothing_and_all_together_are_no_more_than_came", () => {
  const match = (sum: number | null) => ({ receivable: owed("a", 100), sum });
  expect(isSpreadRight([], 100)).toBe(true);
  expect(isSpreadRight([match(100)], 100)).toBe(true);
  expect(isSpreadRight([match(101)], 100)).toBe(false);
  expect(isSpreadRight([match(50), match(60)], 100)).toBe(false);
  expect(isSpreadRight([match(0)], 100)).toBe(false);
  expect(isSpreadRight([match(null)], 100)).toBe(false);
});
