import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";

import { api, ok } from "@/api/client";
import { keys } from "@/api/queries";

const PAGE = 50;

const waiting = (cursor: string | undefined, limit: number, signal: AbortSignal) =>
  ok(api.GET("/api/v1/orders/waiting", { params: { query: { cursor, limit } }, signal }));

export const waitingQuery = () => infiniteQueryOptions({
  queryKey: keys.orderList("waiting"),
  queryFn: ({ pageParam, signal }) => waiting(pageParam, PAGE, signal),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (last) => last.next ?? undefined,
});

/** How many orders wait for me, to a hundred. */
export const waitingCountQuery = () => queryOptions({
  queryKey: keys.orderList("counts", "waiting"),
  queryFn: async ({ signal }) => (await waiting(undefined, 1, signal)).count,
});
