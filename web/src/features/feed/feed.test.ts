import { expect, test } from "vitest";

import { changedParts, groundOf, messageOf, movedOf } from "./entry";

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
