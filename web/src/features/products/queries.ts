import { infiniteQueryOptions, type QueryClient, queryOptions } from "@tanstack/react-query";

import { api, ok } from "@/api/client";
import { keys, type Product } from "@/api/queries";
import { messagesIn } from "@/lib/i18n";
import { toast } from "@/ui/toast";

import { messages } from "./messages";

export const listQuery = (filter: { q?: string; archived?: boolean }) => infiniteQueryOptions({
  queryKey: [...keys.products, "list", filter],
  queryFn: ({ pageParam, signal }) => ok(api.GET("/api/v1/products", { params: { query: { ...filter, cursor: pageParam } }, signal })),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.next ?? undefined,
});

export const oneQuery = (id: string) => queryOptions({
  queryKey: keys.product(id),
  queryFn: ({ signal }) => ok(api.GET("/api/v1/products/{id}", { params: { path: { id } }, signal })),
});

export function settle(client: QueryClient, record: Product): void {
  client.setQueryData(oneQuery(record.id).queryKey, record);
  void client.invalidateQueries({ queryKey: keys.products, predicate: (query) => query.queryKey[1] !== "one" });
}

/** Into the archive or out of it, to be taken back. */
export async function archive(client: QueryClient, record: Product, archived: boolean): Promise<void> {
  const saved = await ok(api.PATCH("/api/v1/products/{id}", { params: { path: { id: record.id } }, body: { archived, version: record.version } }));
  settle(client, saved);
  const text = messagesIn(messages);
  toast.undo(archived ? text.archived(saved.name) : text.returned(saved.name), () => archive(client, saved, !archived));
}
