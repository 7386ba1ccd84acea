import { beforeEach, expect, test } from "vitest";

import { openedAt, recentOf, rememberRecent } from "./recent";
import { titled } from "./title";

const ID = "01a20fbc-d64e-7532-8f91-8a55ecf67762";

beforeEach(() => localStorage.clear());

test("an_order_is_remembered_once_it_has_its_number", () => {
  expect(openedAt(`/orders/${ID}`, "Заказ")).toBeUndefined();
  expect(openedAt(`/orders/${ID}`, "№ 00012")).toEqual({ to: "/orders/$id", id: ID, label: "№ 00012" });
  expect(openedAt("/orders/new", "Новый заказ 2")).toBeUndefined();
});

test("a_document_of_another_kind_is_remembered_with_its_kind", () => {
  expect(openedAt(`/documents/invoice_out/${ID}`, "Счёт покупателю № 00001")).toEqual({ to: "/documents/$kind/$id", kind: "invoice_out", id: ID, label: "Счёт покупателю № 00001" });
  expect(openedAt(`/documents/invoice_out/${ID}`, "Счёт покупателю")).toBeUndefined();
  expect(openedAt("/documents/invoice_out", "Счета покупателям 2")).toBeUndefined();
});

test("the_last_one_comes_first_and_only_once", () => {
  for (let i = 0; i < 12; i += 1) rememberRecent("olga", { to: "/orders/$id", id: `order-${i}`, label: `№ ${i}` });
  rememberRecent("olga", { to: "/orders/$id", id: "order-8", label: "№ 8" });
  expect(recentOf("olga").map((one) => one.id).slice(0, 2)).toEqual(["order-8", "order-11"]);
  expect(recentOf("olga")).toHaveLength(8);
  expect(recentOf("ivan")).toEqual([]);
});

test("what_is_no_list_counts_as_nothing", () => {
  localStorage.setItem("poryadok.recent.olga", '[{"to":"//evil","id":"1","label":"x"}]');
  expect(recentOf("olga")).toEqual([]);
});

test("the_tab_says_how_much_is_unread", () => {
  expect(titled("Доска", "Порядок", 0)).toBe("Доска · Порядок");
  expect(titled("Доска", "Порядок", 3)).toBe("(3) Доска · Порядок");
  expect(titled("Доска", "Порядок", 100)).toBe("(99+) Доска · Порядок");
});
