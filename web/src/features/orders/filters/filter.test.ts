import { expect, test } from "vitest";

import type { Order, Process, Status } from "@/api/queries";

import { apiFilter, channelsOf, fits, isOverdue, orderFilterIn } from "./filter";

const statuses = [{ id: "new", status_type: "regular" }, { id: "done", status_type: "successful" }] as Status[];
const here = { timeZone: "Europe/Moscow", today: "2026-11-25", statuses };
const order = {
  id: "1", number: "00017", external_id: "WEB-5", counterparty_name: "ООО «Берёзка»", counterparty: "c", description: "позвонить", channel: null,
  owner: "me", status: "new", moment: "2026-11-24T21:30:00Z", planned_at: "2026-11-24T10:00:00Z", deleted_at: null,
} as Order;

test("days are days of the account, the last one included", () => {
  expect(apiFilter({ from: "2026-11-25", to: "2026-11-25" }, here)).toEqual({ moment_from: "2026-11-24T21:00:00Z", moment_to: "2026-11-25T21:00:00Z" });
  // Half past nine in the evening in UTC is the next day in Moscow.
  expect(fits(order, apiFilter({ from: "2026-11-25" }, here), "me")).toBe(true);
  expect(fits(order, apiFilter({ to: "2026-11-24" }, here), "me")).toBe(false);
});

test("overdue is what is planned for a day that is over and in no final status", () => {
  const overdue = apiFilter({ overdue: true }, here);
  expect(overdue).toEqual({ status: "none,new", planned_to: "2026-11-24T21:00:00Z" });
  expect(fits(order, overdue, "me")).toBe(true);
  expect(fits({ ...order, planned_at: "2026-11-25T01:00:00Z" }, overdue, "me")).toBe(false);
  expect(fits({ ...order, status: "done" }, overdue, "me")).toBe(false);
  expect(isOverdue(order, "regular", here.today, here.timeZone)).toBe(true);
  expect(isOverdue(order, "successful", here.today, here.timeZone)).toBe(false);
  expect(apiFilter({ overdue: true, status: "done" }, here).status).not.toBe("");
});

test("words are found anywhere, whatever the case, with «ё» as «е»", () => {
  expect(fits(order, { q: "березка 17" }, "me")).toBe(true);
  expect(fits(order, { q: "web-5 ПОЗВ" }, "me")).toBe(true);
  expect(fits(order, { q: "березка 18" }, "me")).toBe(false);
});

test("an order without a channel is among those of none", () => {
  expect(fits(order, { channel: "site,none" }, "me")).toBe(true);
  expect(fits(order, { channel: "site" }, "me")).toBe(false);
  expect(fits(order, { mine: true }, "other")).toBe(false);
  expect(fits({ ...order, deleted_at: order.moment }, {}, "me")).toBe(false);
});

test("what does not fit an address is left out", () => {
  expect(orderFilterIn({ q: "", mine: "maybe", from: "yesterday", overdue: "true" })).toMatchObject({ q: undefined, mine: undefined, from: undefined, overdue: true });
});

test("the process of the rest binds what no other claims", () => {
  const site = { id: "a", active: true, definition: { channels: ["site"] } } as unknown as Process;
  const rest = { id: "b", active: true, definition: { channels: [] } } as unknown as Process;
  const channels = [{ id: "site" }, { id: "shop" }];
  expect(channelsOf(site, [site, rest], channels)).toEqual(["site"]);
  expect(channelsOf(rest, [site, rest], channels)).toEqual(["none", "shop"]);
  expect(channelsOf(rest, [rest], channels)).toBeUndefined();
});
