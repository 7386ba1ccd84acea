import { expect, test } from "vitest";

import { kindsOf, waysOf } from "./settings";

const on = { app: true, email: false, telegram: false };

test("a way that leads nowhere is not offered", () => {
  const nothing = { email_available: false, telegram_available: false, telegram_linked: false };
  expect(waysOf(nothing)).toEqual(["app"]);
  expect(waysOf({ ...nothing, email_available: true })).toEqual(["app"]);
  expect(waysOf({ ...nothing, email_available: true, email: "a@example.org" })).toEqual(["app", "email"]);
  expect(waysOf({ ...nothing, telegram_available: true })).toEqual(["app"]);
  expect(waysOf({ ...nothing, telegram_available: true, telegram_linked: true })).toEqual(["app", "telegram"]);
});

test("what only administrators are told of is shown to them alone, and unknown kinds to nobody", () => {
  const kinds = { mentioned: on, webhook_off: on, something: on };
  expect(kindsOf({ kinds }, true)).toEqual(["mentioned", "webhook_off"]);
  expect(kindsOf({ kinds }, false)).toEqual(["mentioned"]);
});
