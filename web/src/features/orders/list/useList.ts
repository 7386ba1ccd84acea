// The list of an address, of orders or of another kind: what is asked of the server, its rows, and how many there are in all.
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";

import type { DocumentKind } from "@/api/queries";

import { countsQuery, orderPagesQuery, type PagesQuery, rowsOf } from "../data/pages";
import type { ApiFilter, OrderFilter } from "../filters/filter";
import { useApiFilter } from "../filters/useApiFilter";
import type { SortField } from "./columns";

export interface ListSearch extends OrderFilter {
  sort?: SortField | `-${SortField}`;
  deleted?: true;
  columns?: string;
  view?: string;
}

/** What the server sorts by under these filters: found words come newest first, and planned dates need bounds. */
export function sortable(filter: ApiFilter): readonly SortField[] {
  if (filter.q) return [];
  return filter.planned_from || filter.planned_to ? ["moment", "number", "sum", "planned"] : ["moment", "number", "sum"];
}

export function sortOf(filter: ApiFilter, said: ListSearch["sort"]): NonNullable<ListSearch["sort"]> {
  const fields = sortable(filter);
  if (said && fields.includes(said.replace("-", "") as SortField)) return said;
  return fields.includes("planned") ? "planned" : "-moment";
}

/** A list as the server is asked for it. */
export const listQuery = (filter: ApiFilter, { sort, deleted }: ListSearch): PagesQuery => ({
  ...filter, sort: filter.q ? undefined : sortOf(filter, sort), ...(deleted ? { deleted: true } : {}),
});

export function useList(kind: DocumentKind, search: ListSearch) {
  const filter = useApiFilter(kind, search);
  const sort = filter && sortOf(filter, search.sort);
  const query = useMemo(() => filter && listQuery(filter, search), [filter, sort, search.deleted]);
  const pages = useInfiniteQuery({ ...orderPagesQuery(kind, query ?? {}), enabled: query !== undefined });
  const rows = useMemo(() => rowsOf(pages.data), [pages.data]);
  // Of the bin nothing is counted.
  const counts = useQuery({ ...countsQuery(kind, filter ?? {}), enabled: filter !== undefined && !search.deleted });
  const total = search.deleted ? undefined : counts.data?.rows.reduce((all, row) => ({ orders: all.orders + row.orders, sum: all.sum + row.sum }), { orders: 0, sum: 0 });
  return { kind, query, filter, sort, pages, rows, total, complete: counts.data?.complete ?? true };
}
