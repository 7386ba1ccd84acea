import { expect, test } from "vitest";

import { changedParts, groundOf, movedOf } from "./entry";
import { mentionAt, partsOf, withMention } from "./mention";

test("a mention is what stands between @ and the cursor", () => {
  expect(mentionAt("спросим @man", 12)).toEqual({ start: 8, query: "man" });
  expect(mentionAt("@", 1)).toEqual({ start: 0, query: "" });
  expect(mentionAt("почта a@b", 9)).toBeUndefined();
  expect(mentionAt("@head готово", 12)).toBeUndefined();
});

test("a chosen colleague is written out once, with one space after", () => {
  expect(withMention("ждём @he сегодня", { start: 5, query: "he" }, "head")).toEqual({ text: "ждём @head сегодня", caret: 11 });
});

test("only known logins are mentions, and a full stop is none of them", () => {
  expect(partsOf("@Head, см. x@y и @head.", (login) => login === "head")).toEqual([{ login: "head" }, { text: ", см. x@y и " }, { login: "head" }, { text: "." }]);
});

test("what passed under the policy flag is a violation, and a forced step says its reason once", () => {
  expect(groundOf({ ground: { verdict: "bypassed", policy: "flag" } }).ground).toBe("flagged");
  expect(groundOf({ ground: { verdict: "bypassed", policy: "pass" } }).ground).toBe("bypassed");
  expect(movedOf({ from: null, to: "s", comment: "срочно", ground: { verdict: "forced", reason: "срочно" } })).toEqual({ from: null, to: "s", comment: null, ground: "forced", reason: "срочно" });
});

test("of a position only what differs is told", () => {
  const state = { quantity: 1, price: 2, discount: 3, vat_rate: 20, sum: 5 };
  expect(changedParts(state, { ...state, discount: 4, sum: 6 })).toEqual(["discount"]);
});
