// What the palette asks the server: orders, counterparties and products that fit what is typed.
import { keepPreviousData, useQuery } from "@tanstack/react-query";

import { api, ok } from "@/api/client";
import { keys, type Order, useMay } from "@/api/queries";

const FOUND = 6;
/** Numbers are written with zeros in front, up to this length. */
const NUMBER_LENGTH = 5;

/** «№ 12» means 12. */
export const askedOf = (typed: string): string => typed.trim().replace(/^(№|#|no\.?\s)\s*/i, "");

/** The number as orders bear it, if what is asked can be one: «12» is `00012`. */
export function numberOf(asked: string): string | undefined {
  return /^\d+$/.test(asked) && asked.length < NUMBER_LENGTH ? asked.padStart(NUMBER_LENGTH, "0") : undefined;
}

/** The one whose number was typed, with zeros or without, before those that merely contain it. */
export function byNumber(asked: string, rows: readonly Order[]): Order[] {
  const bare = (number: string) => number.replace(/^0+(?=.)/, "");
  const exact = (row: Order) => bare(row.number) === bare(asked);
  const once = rows.filter((row, i) => rows.findIndex((other) => other.id === row.id) === i);
  return once.toSorted((a, b) => Number(exact(b)) - Number(exact(a)));
}

export function useFound(asked: string, opened: boolean) {
  const wanted = opened && asked !== "";
  const mayOrders = useMay("customer_order", "view");
  const mayCounterparties = useMay("counterparty", "view");
  const mayProducts = useMay("product", "view");
  const number = numberOf(asked);
  const orders = useQuery({
    queryKey: keys.orderList("palette", asked),
    queryFn: async ({ signal }) => {
      const ask = (q: string) => ok(api.GET("/api/v1/orders", { params: { query: { q, limit: FOUND } }, signal }));
      const pages = await Promise.all([...(number ? [ask(number)] : []), ask(asked)]);
      return byNumber(asked, pages.flatMap((page) => page.rows)).slice(0, FOUND);
    },
    enabled: wanted && mayOrders,
    placeholderData: keepPreviousData,
  });
  const counterparties = useQuery({
    queryKey: [...keys.counterparties, "palette", asked],
    queryFn: async ({ signal }) => (await ok(api.GET("/api/v1/counterparties", { params: { query: { q: asked, limit: FOUND } }, signal }))).rows,
    enabled: wanted && mayCounterparties,
    placeholderData: keepPreviousData,
  });
  const products = useQuery({
    queryKey: [...keys.products, "palette", asked],
    queryFn: async ({ signal }) => (await ok(api.GET("/api/v1/products", { params: { query: { q: asked, archived: false, limit: FOUND } }, signal }))).rows,
    enabled: wanted && mayProducts,
    placeholderData: keepPreviousData,
  });
  return {
    orders: asked ? orders.data ?? [] : [],
    counterparties: asked ? counterparties.data ?? [] : [],
    products: asked ? products.data ?? [] : [],
    fetching: orders.isFetching || counterparties.isFetching || products.isFetching,
    failed: wanted && [orders, counterparties, products].some((query) => query.isError),
  };
}
