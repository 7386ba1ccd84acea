import { expect, test } from "vitest";

import { attributesBetween, bodyOf, fieldsOf, looksLikeEmail } from "./fields";

test("only_what_changed_is_sent_and_an_emptied_code_is_none", () => {
  const fields = { ...fieldsOf(), name: "  Ромашка ", external_id: " ", phone: "1" };
  expect(bodyOf(fields, ["name", "external_id"], undefined)).toEqual({ name: "Ромашка", external_id: null });
});

test("an_emptied_custom_field_is_null_and_an_untouched_one_absent", () => {
  const before = { a: { type: "text" as const, value: "x" }, b: { type: "boolean" as const, value: true } };
  const after = { b: { type: "boolean" as const, value: true }, c: { type: "integer" as const, value: 7 } };
  expect(attributesBetween(before, after)).toEqual({ a: null, c: { type: "integer", value: 7 } });
});

test("a_slip_in_an_address_is_seen", () => {
  expect(["", "a@b.ru", " имя@почта.рф "].every(looksLikeEmail)).toBe(true);
  expect(["a@b", "ab.ru", "a b@c.ru"].some(looksLikeEmail)).toBe(false);
});
