import { expect, test } from "vitest";

import { changedParts, groundOf, linkedOf, messageOf, movedOf, partsOf, reservedOf, voidedOf } from "./entry";

test("what passed under the policy flag is a violation, and a forced step says its reason once", () => {
  expect(groundOf({ ground: { verdict: "bypassed", policy: "flag" } }).ground).toBe("flagged");
  expect(groundOf({ ground: { verdict: "bypassed", policy: "pass" } }).ground).toBe("bypassed");
  expect(movedOf({ from: null, to: "s", comment: "срочно", ground: { verdict: "forced", reason: "срочно" } })).toEqual({ from: null, to: "s", comment: null, ground: "forced", reason: "срочно" });
});

test("of a position only what differs is told", () => {
  const state = { quantity: 1, price: 2, discount: 3, vat_rate: 20, sum: 5 };
  expect(changedParts(state, { ...state, discount: 4, sum: 6 })).toEqual(["discount"]);
});

test("a message says by which way it went, and an unknown way is none", () => {
  expect(messageOf({ channel: "email", to: "a@example.org", subject: "Счёт" })).toEqual({ channel: "email", to: "a@example.org", subject: "Счёт" });
  expect(messageOf({ channel: "pigeon" })).toEqual({ channel: undefined, to: "", subject: "" });
});

test("a linked document says what it adds, and one that may not be seen has no name", () => {
  const body = { what: "posted", kind: "payment_in", document: "d1", number: "00007", sum: 500, raises: ["paid", 300] };
  expect(linkedOf(body)).toEqual({ what: "posted", kind: "payment_in", document: "d1", number: "00007", sum: 500, raises: { sum: "paid", by: 300 } });
  expect(linkedOf({ what: "created", kind: "invoice_out", sum: 1 })).toMatchObject({ document: null, number: null, raises: undefined });
  expect(linkedOf({ what: "vanished", kind: "no_such_kind" })).toMatchObject({ what: undefined, kind: undefined, sum: 0 });
});

test("of a voided approval only what differs is told, with what was approved and what it is now", () => {
  const after = { quantity: 1, price: 2, discount: 3, vat_rate: 20, sum: 5 };
  const difference = { sum: [100, 80], discount: [0, 2000], counterparty: ["c", "c"], vat_mode: ["included", "included"], positions: [["p1", null, after]] };
  expect(voidedOf({ approval: {}, difference })).toEqual({
    sum: { was: 100, now: 80 }, discount: { was: 0, now: 2000 }, counterparty: undefined, vat: undefined, positions: [{ product: "p1", before: null, after }],
  });
  expect(voidedOf({ difference: { counterparty: ["c", null] } }).counterparty).toEqual({ was: "c", now: null });
});

test("reserves and parts of a payment read as they are, and nonsense as nothing", () => {
  expect(reservedOf({ positions: [{ product: "p", before: 0, after: 20_000 }], reserved: 400 })).toEqual({ positions: [{ product: "p", before: 0, after: 20_000 }], sum: 400 });
  expect(partsOf({ parts: [{ document: "d", sum: 5 }, { sum: 7 }] })).toEqual([{ document: "d", sum: 5 }, { document: null, sum: 7 }]);
  expect([partsOf(null), reservedOf("?").positions]).toEqual([[], []]);
});
