// A saved view is a part of an address. What it looks like is settled here, so that two of them can be compared.
import { queryOptions } from "@tanstack/react-query";

import { api, ok } from "@/api/client";
import type { Schemas } from "@/api/queries";

export type SavedView = Schemas["SavedViewOut"];
export type Screen = "orders" | "board";

export const VIEWS = ["saved-views"] as const;

export const viewsQuery = queryOptions({
  queryKey: VIEWS,
  queryFn: async ({ signal }) => (await ok(api.GET("/api/v1/saved-views", { signal }))).rows,
  staleTime: 60_000,
});

/** Search parameters as a text; the view itself is not part of what it holds. */
export function textOf(search: object): string {
  const said = Object.entries(search).filter(([name, value]) => name !== "view" && value !== undefined && value !== null && value !== "");
  return new URLSearchParams(said.map(([name, value]) => [name, String(value)]).sort(([a = ""], [b = ""]) => a < b ? -1 : 1)).toString();
}

export const searchOf = (query: string): Record<string, string> => Object.fromEntries(new URLSearchParams(query));

export const sameSearch = (search: object, query: string): boolean => textOf(search) === textOf(searchOf(query));
