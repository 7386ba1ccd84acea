import { expect, test } from "vitest";

import { kindMessagesIn } from "@/ui/kinds";

import { sameSearch, searchOf, textOf } from "../views/query";
import { columnNames, defaultColumns } from "./columns";
import { messages } from "./messages";
import { sortOf } from "./useList";

test("rows are sorted by what the server can sort under these filters", () => {
  expect(sortOf({}, undefined)).toBe("-moment");
  expect(sortOf({}, "planned")).toBe("-moment");
  expect(sortOf({ planned_to: "2026-01-01T00:00:00Z" }, undefined)).toBe("planned");
  expect(sortOf({ planned_to: "2026-01-01T00:00:00Z" }, "-sum")).toBe("-sum");
  expect(sortOf({ q: "word" }, "sum")).toBe("-moment");
});

test("a view is what it holds, in whatever order its address says it", () => {
  expect(textOf({ view: "1", sort: "-sum", mine: true, q: undefined })).toBe("mine=true&sort=-sum");
  expect(sameSearch({ sort: "-sum", mine: true, view: "1" }, "sort=-sum&mine=true")).toBe(true);
  expect(sameSearch({ sort: "sum", mine: true }, "sort=-sum&mine=true")).toBe(false);
  expect(searchOf(textOf({ channel: "a,b" }))).toEqual({ channel: "a,b" });
});

test("every kind shows what it has, in the order of the menu, and no column that it cannot fill", () => {
  const KINDS = ["customer_order", "quote", "contract", "invoice_out", "payment_in", "shipment", "return_in", "purchase_order", "receipt"] as const;
  for (const kind of KINDS) {
    const names = columnNames(kind, kindMessagesIn(messages, kind, "ru")).map(([id]) => id);
    const usual = defaultColumns(kind);
    expect(names.filter((id) => usual.includes(id)), kind).toEqual(usual);
  }
  const of = (kind: (typeof KINDS)[number]) => columnNames(kind, kindMessagesIn(messages, kind, "ru"));
  expect(of("payment_in").map(([id]) => id)).not.toContain("positions");
  expect(Object.fromEntries(of("purchase_order"))).toMatchObject({ counterparty: "Поставщик", shipped: "Принято" });
  expect(Object.fromEntries(of("invoice_out"))).not.toHaveProperty("reserved");
  expect(defaultColumns("invoice_out", false)).not.toContain("status");
});
