import { queryOptions } from "@tanstack/react-query";

import { api, ok } from "@/api/client";
import { keys } from "@/api/queries";

/** Counted over all open orders: not again by itself, while somebody is choosing. */
export const lackingQuery = (warehouse: string | undefined) => queryOptions({
  queryKey: [...keys.supply, warehouse ?? ""],
  queryFn: async ({ signal }) => (await ok(api.GET("/api/v1/supply", { params: { query: { warehouse } }, signal }))).rows,
  refetchOnWindowFocus: false,
  refetchOnReconnect: false,
});
