import { expect, test } from "vitest";

import { isSpreadRight, type Match, type Receivable, take } from "./model";

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

test("no_part_is_nothing_and_all_together_are_no_more_than_came", () => {
  const match = (sum: number | null) => ({ receivable: owed("a", 100), sum });
  expect(isSpreadRight([], 100)).toBe(true);
  expect(isSpreadRight([match(100)], 100)).toBe(true);
  expect(isSpreadRight([match(101)], 100)).toBe(false);
  expect(isSpreadRight([match(50), match(60)], 100)).toBe(false);
  expect(isSpreadRight([match(0)], 100)).toBe(false);
  expect(isSpreadRight([match(null)], 100)).toBe(false);
});
