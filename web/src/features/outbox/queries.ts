// Messages that leave the house, and the webhooks that some of them go to. Only for administrators.
import { infiniteQueryOptions, queryOptions, useQuery } from "@tanstack/react-query";

import { api, ok } from "@/api/client";
import { keys, type Schemas, useMe } from "@/api/queries";

export type Message = Schemas["MessageOut"];
export type MessageState = Schemas["MessageState"];
export const STATES: readonly MessageState[] = ["dead", "waiting", "sent", "withdrawn"];

const PAGE = 50;
/** What is counted one by one; beyond it the number is said as «100+». */
const COUNTED = 100;
/** Nothing in the stream tells of messages. */
const SHOWN_EVERY_MS = 5_000;
const COUNTED_EVERY_MS = 60_000;

export const messagesQuery = (state: MessageState) => infiniteQueryOptions({
  queryKey: [...keys.messages, "list", state],
  queryFn: ({ pageParam, signal }) => ok(api.GET("/api/v1/messages", { params: { query: { state, limit: PAGE, ...(pageParam && { cursor: pageParam }) } }, signal })),
  initialPageParam: "",
  getNextPageParam: (page) => page.next ?? undefined,
  refetchInterval: SHOWN_EVERY_MS,
});

const deadQuery = queryOptions({
  queryKey: [...keys.messages, "dead"],
  queryFn: ({ signal }) => ok(api.GET("/api/v1/messages", { params: { query: { state: "dead", limit: COUNTED } }, signal })),
  refetchInterval: COUNTED_EVERY_MS,
});

/** How many could not be delivered, for administrators; undefined if there are none, or nobody knows. */
export function useDead(): { n: number; more: boolean } | undefined {
  const { administrator } = useMe();
  const { data } = useQuery({ ...deadQuery, enabled: administrator });
  return data && data.rows.length > 0 ? { n: data.rows.length, more: data.next != null } : undefined;
}

export type EventType = Schemas["EventType"];
export const EVENTS: readonly EventType[] = ["order.created", "order.changed", "order.moved", "order.commented", "order.deleted", "order.restored", "document.created", "document.changed", "document.posted", "document.unposted", "document.deleted", "task.set", "task.done"];
