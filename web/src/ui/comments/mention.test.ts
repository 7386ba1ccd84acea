import { expect, test } from "vitest";

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
