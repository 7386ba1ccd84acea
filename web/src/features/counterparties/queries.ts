import { infiniteQueryOptions, type QueryClient, queryOptions } from "@tanstack/react-query";

import { api, ok } from "@/api/client";
import { type Counterparty, keys } from "@/api/queries";
import { messagesIn } from "@/lib/i18n";
import { toast } from "@/ui/toast";

import { messages } from "./messages";

export const listQuery = (filter: { q?: string; deleted?: boolean }) => infiniteQueryOptions({
  queryKey: [...keys.counterparties, "list", filter],
  queryFn: ({ pageParam, signal }) => ok(api.GET("/api/v1/counterparties", { params: { query: { ...filter, cursor: pageParam } }, signal })),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.next ?? undefined,
});

export const oneQuery = (id: string) => queryOptions({
  queryKey: keys.counterparty(id),
  queryFn: ({ signal }) => ok(api.GET("/api/v1/counterparties/{id}", { params: { path: { id } }, signal })),
});

export const ordersQuery = (counterparty: string) => infiniteQueryOptions({
  queryKey: keys.orderList("counterparty", counterparty),
  queryFn: ({ pageParam, signal }) => ok(api.GET("/api/v1/orders", { params: { query: { counterparty, limit: 20, cursor: pageParam } }, signal })),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.next ?? undefined,
});

export const countsQuery = (counterparty: string) => queryOptions({
  queryKey: keys.orderList("counts of counterparty", counterparty),
  queryFn: ({ signal }) => ok(api.GET("/api/v1/orders/counts", { params: { query: { counterparty } }, signal })),
});

/** What was answered is shown at once; the lists are fetched anew. */
export function settle(client: QueryClient, record: Counterparty): void {
  client.setQueryData(oneQuery(record.id).queryKey, record);
  void client.invalidateQueries({ queryKey: [...keys.counterparties, "list"] });
  void client.invalidateQueries({ queryKey: [...keys.counterparties, "palette"] });
}

/** Its present version is asked for: the caller may have seen an older one, and nothing is lost by coming back. */
export async function restore(client: QueryClient, id: string): Promise<void> {
  const { version } = await client.fetchQuery({ ...oneQuery(id), staleTime: 0 });
  const record = await ok(api.POST("/api/v1/counterparties/{id}/restore", { params: { path: { id } }, body: { version } }));
  settle(client, record);
  toast.done(messagesIn(messages).restored(record.name));
}

export async function remove(client: QueryClient, record: Counterparty): Promise<void> {
  const { id, name, version } = record;
  await ok(api.DELETE("/api/v1/counterparties/{id}", { params: { path: { id } }, body: { version } }));
  void client.invalidateQueries({ queryKey: keys.counterparties });
  toast.undo(messagesIn(messages).removed(name), () => restore(client, id));
}
