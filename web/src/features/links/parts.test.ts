import { expect, test } from "vitest";

import type { Order } from "@/api/queries";

import { partsOf, sameParts, spreadOf, suggested, withPart } from "./parts";
import type { ChainLink } from "./tree";

const order = (id: string, sum: number, paid = 0) => ({ kind: "invoice_out", id, number: id, currency: "RUB", sums: { sum }, trade: { paid } }) as unknown as Order;
const link = (id: string, more: Partial<ChainLink>) => ({ kind: "invoice_out", id, number: id, currency: "RUB", sum: 1_000, trade: { paid: 700 }, part: 300, rests: false, distance: 1, via: null, ...more }) as ChainLink;

test("a payment concerns what it names, not the order behind an invoice nor what rests on it", () => {
  const chain = [link("invoice", {}), link("order", { via: "invoice" }), link("far", { distance: 2 }), link("later", { rests: true })];
  expect(partsOf(chain, true).map(({ id, owed, sum }) => ({ id, owed, sum }))).toEqual([{ id: "invoice", owed: 600, sum: 300 }]);
  expect(partsOf(chain, false)[0]?.owed).toBe(300);
});

test("a document is paid as far as it is owed and the payment reaches", () => {
  const one = withPart([], order("a", 1_000, 400), 800);
  expect(one[0]?.sum).toBe(600);
  const two = withPart(one, order("b", 500), 800);
  expect(two.map((part) => part.sum)).toEqual([600, 200]);
  expect(withPart(two, order("c", 500), 800)[2]?.sum).toBeNull();
  expect(withPart(two, order("a", 1_000), 800)).toHaveLength(2);
  expect(spreadOf(two)).toBe(800);
});

test("the earliest that is unpaid is paid first, and what is paid is left out", () => {
  const parts = suggested([], [order("a", 300), order("paid", 200, 200), order("b", 500), order("c", 500)], 700);
  expect(parts.map(({ id, sum }) => [id, sum])).toEqual([["a", 300], ["b", 400]]);
  expect(sameParts(parts, [...parts].reverse())).toBe(true);
  expect(sameParts(parts, suggested([], [order("a", 300)], 700))).toBe(false);
});
