import { expect, test } from "vitest";

import { type Notification, read } from "./queries";

const row = (id: string, isRead = false): Notification => ({ id, at: "2026-01-31T09:00:00Z", kind: "moved", order: "o", number: "00012", body: {}, read: isRead });
const pages = (unread: number, ...rows: Notification[]) => ({ pages: [{ rows, unread }], pageParams: [undefined] });

test("what_is_read_is_counted_off_once", () => {
  const now = read(pages(2, row("a"), row("b"), row("c", true)), ["a", "c", "elsewhere"]);
  expect(now.pages[0]?.unread).toBe(1);
  expect(now.pages[0]?.rows.map((one) => one.read)).toEqual([true, false, true]);
});

test("all_leaves_nothing_unread", () => {
  expect(read(pages(100, row("a"), row("b")), undefined).pages[0]?.unread).toBe(0);
});

test("a_hundred_or_more_is_not_counted_down", () => {
  expect(read(pages(100, row("a")), ["a"]).pages[0]?.unread).toBe(100);
});
