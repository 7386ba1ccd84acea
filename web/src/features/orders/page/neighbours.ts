// The orders before and after in the list an order was opened from.
import { useQuery } from "@tanstack/react-query";

import { api, ok } from "@/api/client";
import { keys } from "@/api/queries";
import type { operations } from "@/api/schema";

export type ListQuery = NonNullable<operations["orders_list"]["parameters"]["query"]>;

/** As far as one page of the list reaches; beyond it there is the list itself. */
const LOOKED_THROUGH = 200;

export function useNeighbours(id: string, list: ListQuery | undefined): { previous?: string; next?: string } {
  const { data } = useQuery({
    queryKey: keys.orderList("neighbours", list),
    queryFn: async ({ signal }) => (await ok(api.GET("/api/v1/orders", { params: { query: { ...list, limit: LOOKED_THROUGH } }, signal }))).rows.map((row) => row.id),
    enabled: list !== undefined,
    // The list as it was when the order was opened: what is done to this order shall not carry it away from its neighbours.
    staleTime: Infinity,
    gcTime: 600_000,
    refetchOnMount: false,
  });
  const at = data?.indexOf(id) ?? -1;
  return at < 0 ? {} : { previous: data?.[at - 1], next: data?.[at + 1] };
}
