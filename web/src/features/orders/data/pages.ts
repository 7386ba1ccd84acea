// Pages of orders, or of documents of another kind, as they lie in the cache: how they are fetched, and how one that changed
// is put into all of them at its place, without asking for the pages anew.
import { infiniteQueryOptions, keepPreviousData, type InfiniteData, type QueryClient, queryOptions } from "@tanstack/react-query";

import { api, ok } from "@/api/client";
import { type DocumentKind, keys, type Order, type Schemas } from "@/api/queries";

import { type ApiFilter, fits } from "../filters/filter";

type Page = Schemas["Rows_OrderOut"];
type Counts = Schemas["CountsOut"];
export type OrderPages = InfiniteData<Page>;

export interface PagesQuery extends ApiFilter {
  sort?: string;
  deleted?: boolean;
}

/** 200 is the most the server gives. */
export const PAGE_ROWS = 100;

const PAGES = keys.orderList("pages");
const COUNTS = keys.orderList("counts", "filtered");

export const orderPagesQuery = (kind: DocumentKind, query: PagesQuery, limit = PAGE_ROWS) => infiniteQueryOptions({
  queryKey: [...PAGES, kind, query],
  queryFn: ({ pageParam, signal }) => ok(api.GET("/api/v1/documents/{kind}", { params: { path: { kind }, query: { ...query, limit, cursor: pageParam } }, signal })),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (last: Page) => last.next ?? undefined,
});

/** How many and what they are worth per status under a filter. The shell keeps whatever begins with this key fresh while others work. */
export const countsQuery = (kind: DocumentKind, filter: ApiFilter) => queryOptions({
  queryKey: [...COUNTS, kind, filter],
  queryFn: ({ signal }) => ok(api.GET("/api/v1/documents/{kind}/counts", { params: { path: { kind }, query: filter }, signal })),
  placeholderData: keepPreviousData,
});

type Compare = (a: Order, b: Order) => number;

const text = (a: string, b: string) => a < b ? -1 : a > b ? 1 : 0;
const time = (value: string | null | undefined) => value ? Date.parse(value) : 0;
const ASCENDING: Record<string, Compare> = {
  moment: (a, b) => time(a.moment) - time(b.moment) || text(a.id, b.id),
  number: (a, b) => text(a.number, b.number) || text(a.id, b.id),
  sum: (a, b) => a.sums.sum - b.sums.sum || text(a.id, b.id),
  planned: (a, b) => time(a.planned_at) - time(b.planned_at) || text(a.id, b.id),
};

/** The order of the rows of a query. */
export function comparing({ q, sort, planned_from, planned_to }: PagesQuery): Compare {
  const said = q ? "-moment" : sort ?? (planned_from || planned_to ? "planned" : "-moment");
  const ascending = ASCENDING[said.replace("-", "")] ?? ((a, b) => text(a.id, b.id));
  return said.startsWith("-") ? (a, b) => ascending(b, a) : ascending;
}

export const rowsOf = (pages: OrderPages | undefined): Order[] => pages?.pages.flatMap((page) => page.rows) ?? [];

export function without(pages: OrderPages, id: string): OrderPages {
  if (!pages.pages.some((page) => page.rows.some((row) => row.id === id))) return pages;
  return { ...pages, pages: pages.pages.map((page) => page.rows.some((row) => row.id === id) ? { ...page, rows: page.rows.filter((row) => row.id !== id) } : page) };
}

/** With the order at its place; what lies beyond the pages that are there comes with the next one. */
export function withOrder(pages: OrderPages, order: Order, compare: Compare): OrderPages {
  const rest = without(pages, order.id);
  const last = rest.pages.length - 1;
  for (const [i, page] of rest.pages.entries()) {
    const at = page.rows.findIndex((row) => compare(order, row) < 0);
    if (at < 0 && (i < last || page.next)) continue;
    const rows = [...page.rows];
    rows.splice(at < 0 ? rows.length : at, 0, order);
    return { ...rest, pages: rest.pages.map((one, j) => j === i ? { ...page, rows } : one) };
  }
  return rest;
}

export function countsWith(counts: Counts, order: Order, sign: 1 | -1): Counts {
  const status = order.status ?? null;
  const known = counts.rows.some((row) => (row.status ?? null) === status);
  const rows = known ? counts.rows : [...counts.rows, { status, status_name: order.status_name, orders: 0, sum: 0 }];
  return {
    ...counts,
    rows: rows.map((row) => (row.status ?? null) === status
      ? { ...row, orders: Math.max(0, row.orders + sign), sum: row.sum + sign * order.sums.sum } : row),
  };
}

/** What a list is of, and what it asks for. */
const listIn = (key: readonly unknown[], prefix: readonly unknown[]) => ({ kind: key[prefix.length], query: (key[prefix.length + 1] ?? {}) as PagesQuery });

/** The order as some list shows it. */
export function orderIn(client: QueryClient, id: string): Order | undefined {
  for (const [, pages] of client.getQueriesData<OrderPages>({ queryKey: PAGES })) {
    for (const page of pages?.pages ?? []) {
      const found = page.rows.find((row) => row.id === id);
      if (found) return found;
    }
  }
  return undefined;
}

/** Shows an order as it is now in every list and count; `undefined`: it is nowhere any more. */
export function putOrder(client: QueryClient, id: string, now: Order | undefined, me: string | null | undefined): void {
  const before = orderIn(client, id);
  for (const [key, pages] of client.getQueriesData<OrderPages>({ queryKey: PAGES })) {
    if (!pages) continue;
    const { kind, query } = listIn(key, PAGES);
    const next = now && now.kind === kind && fits(now, query, me) ? withOrder(pages, now, comparing(query)) : without(pages, id);
    if (next !== pages) client.setQueryData(key, next);
  }
  if (!before) return;
  for (const [key, counts] of client.getQueriesData<Counts>({ queryKey: COUNTS })) {
    if (!counts?.complete) continue;
    const { kind, query: filter } = listIn(key, COUNTS);
    if (kind !== before.kind) continue;
    let next = counts;
    if (fits(before, filter, me)) next = countsWith(next, before, -1);
    if (now && fits(now, filter, me)) next = countsWith(next, now, 1);
    if (next !== counts) client.setQueryData(key, next);
  }
}

/** Fetches anew every list that is on screen. */
export const refreshLists = (client: QueryClient): Promise<void> => client.invalidateQueries({ queryKey: PAGES });
