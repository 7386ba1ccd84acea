// The orders before and after in what an order was opened from: the list, a column of the board, or what waits for me.
import { queryOptions, useQuery } from "@tanstack/react-query";

import { api, ok } from "@/api/client";
import { type DocumentKind, keys } from "@/api/queries";
import type { DocumentRef } from "@/ui/kinds";

import { type BoardSearch, useBoardFilter } from "../board/useColumns";
import type { PagesQuery } from "../data/pages";
import { useApiFilter } from "../filters/useApiFilter";
import { listQuery, type ListSearch } from "../list/useList";

export const ORDER_LISTS = ["orders", "board", "turn"] as const;

/** What the address of an order keeps of where it was opened from. */
export interface OpenedFrom extends ListSearch, BoardSearch {
  list?: (typeof ORDER_LISTS)[number];
  /** The column of the board. */
  column?: string;
}

/** As far as one page of the list reaches; beyond it there is the list itself. */
const LOOKED_THROUGH = 200;

const neighboursQuery = (kind: DocumentKind, list: OpenedFrom["list"], query: PagesQuery) => queryOptions({
  queryKey: keys.orderList("neighbours", kind, list, query),
  queryFn: async ({ signal }) => {
    const { rows } = list === "turn"
      ? await ok(api.GET("/api/v1/orders/waiting", { params: { query: { limit: LOOKED_THROUGH } }, signal }))
      : await ok(api.GET("/api/v1/documents/{kind}", { params: { path: { kind }, query: { ...query, limit: LOOKED_THROUGH } }, signal }));
    return rows.map((row) => row.id);
  },
  // The list as it was when the order was opened: what is done to this order shall not carry it away from its neighbours.
  staleTime: "static",
  gcTime: 0,
});

function useQueryOf(kind: DocumentKind, from: OpenedFrom): PagesQuery | undefined {
  const filter = useApiFilter(kind, from);
  const board = useBoardFilter(from).filter;
  switch (from.list) {
    case "orders": return filter && listQuery(filter, from);
    case "board": return board && from.column ? { ...board, status: from.column } : undefined;
    case "turn": return {};
    case undefined: return undefined;
  }
}

export function useNeighbours({ kind, id }: DocumentRef, from: OpenedFrom): { previous?: string; next?: string } {
  const query = useQueryOf(kind, from);
  const { data } = useQuery({ ...neighboursQuery(kind, from.list, query ?? {}), enabled: query !== undefined });
  const at = data?.indexOf(id) ?? -1;
  return at < 0 ? {} : { previous: data?.[at - 1], next: data?.[at + 1] };
}
