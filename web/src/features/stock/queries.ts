import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";

import { api, ok } from "@/api/client";
import { keys, type Schemas } from "@/api/queries";

export type StockLine = Schemas["StockOut"];

/** The most the server gives at once. */
const PAGE = 200;

export const stockQuery = (filter: { q?: string; warehouse?: string }) => infiniteQueryOptions({
  queryKey: [...keys.stock, "list", filter],
  queryFn: ({ pageParam, signal }) => ok(api.GET("/api/v1/stock", { params: { query: { ...filter, limit: PAGE, cursor: pageParam } }, signal })),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.next ?? undefined,
  // Hundreds of pages are not fetched anew by themselves: whoever comes back begins with the first, and there is a button.
  gcTime: 0,
  staleTime: Number.POSITIVE_INFINITY,
});

export const balancesQuery = (product: string) => queryOptions({
  queryKey: [...keys.stock, "balances", product],
  queryFn: async ({ signal }) => (await ok(api.GET("/api/v1/stock/balances", { params: { query: { product } }, signal }))).rows,
  staleTime: 0,
});
