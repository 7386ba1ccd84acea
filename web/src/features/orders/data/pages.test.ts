import { QueryClient } from "@tanstack/react-query";
import { expect, test } from "vitest";

import type { Order } from "@/api/queries";

import { comparing, countsQuery, orderIn, orderPagesQuery, type OrderPages, putOrder, rowsOf, withOrder } from "./pages";

const order = (n: number, status = "a", more: Partial<Order> = {}): Order => ({
  id: `id${n}`, kind: "customer_order", number: String(n), moment: new Date(n * 60_000).toISOString(), status, owner: "me", sums: { sum: n * 100 }, version: 1, ...more,
} as Order);
const pages = (...of: (readonly Order[] | null)[]): OrderPages => ({
  pages: of.filter((one) => one !== null).map((rows, i) => ({ rows: [...rows], next: i === of.length - 1 ? undefined : "more" })),
  pageParams: of.filter((one) => one !== null).map(() => undefined),
});
const ids = (all: OrderPages | undefined) => rowsOf(all).map((one) => one.number).join(" ");

test("an order comes to its place, and not beyond the pages that are there", () => {
  const newest = comparing({});
  const loaded = pages([order(9), order(7)], [order(5)], null);
  expect(ids(withOrder(loaded, order(8), newest))).toBe("9 8 7 5");
  expect(ids(withOrder(loaded, order(6), newest))).toBe("9 7 6 5");
  expect(ids(withOrder(loaded, order(3), newest))).toBe("9 7 5");
  expect(ids(withOrder(pages([order(9)]), order(3), newest))).toBe("9 3");
  expect(ids(withOrder(loaded, order(7, "a", { version: 2 }), newest))).toBe("9 7 5");
  expect(ids(withOrder(pages([order(1), order(3)]), order(2), comparing({ sort: "sum" })))).toBe("1 2 3");
});

test("a move leaves one list, enters the other, and both counts follow", () => {
  const client = new QueryClient();
  const a = orderPagesQuery("customer_order", { status: "a" }).queryKey;
  const b = orderPagesQuery("customer_order", { status: "b" }).queryKey;
  const all = countsQuery("customer_order", {}).queryKey;
  const mine = countsQuery("customer_order", { mine: true }).queryKey;
  client.setQueryData(a, pages([order(3), order(2)]));
  client.setQueryData(b, pages([order(1, "b")]));
  client.setQueryData(all, { complete: true, rows: [{ status: "a", orders: 2, sum: 500 }, { status: "b", orders: 1, sum: 100 }] });
  client.setQueryData(mine, { complete: true, rows: [] });

  putOrder(client, "id2", order(2, "b", { version: 2 }), "somebody");
  expect([ids(client.getQueryData(a)), ids(client.getQueryData(b))]).toEqual(["3", "2 1"]);
  expect(client.getQueryData(all)?.rows).toMatchObject([{ orders: 1, sum: 300 }, { orders: 2, sum: 300 }]);
  expect(client.getQueryData(mine)?.rows).toEqual([]);
  expect(orderIn(client, "id2")?.version).toBe(2);

  putOrder(client, "id2", undefined, "somebody");
  expect(orderIn(client, "id2")).toBeUndefined();
});

test("a document of another kind is in no list of orders, and none of its steps is counted there", () => {
  const client = new QueryClient();
  const orders = orderPagesQuery("customer_order", {}).queryKey;
  const invoices = orderPagesQuery("invoice_out", {}).queryKey;
  const counts = countsQuery("customer_order", {}).queryKey;
  const invoice = order(5, "a", { kind: "invoice_out" });
  client.setQueryData(orders, pages([order(3)]));
  client.setQueryData(invoices, pages([invoice]));
  client.setQueryData(counts, { complete: true, rows: [{ status: "a", orders: 1, sum: 300 }] });

  putOrder(client, invoice.id, { ...invoice, status: "b", version: 2 }, "somebody");
  expect([ids(client.getQueryData(orders)), ids(client.getQueryData(invoices))]).toEqual(["3", "5"]);
  expect(client.getQueryData(counts)?.rows).toEqual([{ status: "a", orders: 1, sum: 300 }]);
});
