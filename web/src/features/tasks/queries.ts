// Lists of tasks, their counts, and one task by its id. Every one of them lies under `keys.tasks`, those of an order under
// the order, so that they follow the live stream together with it.
import { infiniteQueryOptions, keepPreviousData, type QueryClient, queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef } from "react";

import { api, ok, Problem } from "@/api/client";
import { useLive } from "@/api/live";
import { keys } from "@/api/queries";
import { useNow } from "@/ui/useFormat";

import { isOverdue, type Task, type TaskBox, type TaskPage } from "./model";

export interface TaskFilter {
  of?: TaskBox;
  /** Of this type alone. */
  type?: string;
  done?: boolean;
  overdue?: boolean;
}

const PAGE = 50;
/** What is counted one by one; beyond it the number is said as «100+». */
const COUNTED = 100;
/** The stream tells of tasks of orders when they are set, done or deleted; the rest is asked for now and then. */
const ASK_EVERY_MS = 45_000;
const LIVE_EVERY_MS = 400;

const clean = ({ of, type, done, overdue }: TaskFilter) => ({ ...(of && { of }), ...(type && { type }), ...(done && { done }), ...(overdue && !done && { overdue }) });

export const tasksQuery = (filter: TaskFilter) => infiniteQueryOptions({
  queryKey: [...keys.tasks, "list", clean(filter)],
  queryFn: ({ pageParam, signal }): Promise<TaskPage> =>
    ok(api.GET("/api/v1/tasks", { params: { query: { ...clean(filter), limit: PAGE, ...(pageParam && { cursor: pageParam }) } }, signal })),
  initialPageParam: "",
  getNextPageParam: (page) => page.next ?? undefined,
  refetchInterval: ASK_EVERY_MS,
  refetchOnWindowFocus: "always",
});

export const orderTasksQuery = (order: string, done: boolean) => infiniteQueryOptions({
  queryKey: keys.order(order, "tasks", done),
  queryFn: ({ pageParam, signal }): Promise<TaskPage> =>
    ok(api.GET("/api/v1/tasks", { params: { query: { order, done, limit: PAGE, ...(pageParam && { cursor: pageParam }) } }, signal })),
  initialPageParam: "",
  getNextPageParam: (page) => page.next ?? undefined,
  refetchInterval: ASK_EVERY_MS,
});

const countQuery = (filter: TaskFilter) => queryOptions({
  queryKey: [...keys.tasks, "count", clean(filter)],
  queryFn: ({ signal }): Promise<TaskPage> => ok(api.GET("/api/v1/tasks", { params: { query: { ...clean(filter), limit: COUNTED } }, signal })),
  refetchInterval: ASK_EVERY_MS,
});

export interface Count {
  n: number;
  more: boolean;
}

/** How many open tasks there are, and how many of them are past their time; undefined while nobody knows. */
export function useTaskCount(of: TaskBox, type?: string): { open: Count; overdue: Count } | undefined {
  const { data } = useQuery({ ...countQuery({ of, type }), placeholderData: keepPreviousData });
  const now = useNow();
  return useMemo(() => {
    if (!data) return undefined;
    const open = data.rows.filter((one) => !one.done_at);
    const overdue = open.filter((one) => isOverdue(one, now)).length;
    const more = data.next != null;
    // They come by when they are due: if the first hundred are not all overdue, no more are.
    return { open: { n: open.length, more }, overdue: { n: overdue, more: more && overdue === open.length } };
  }, [data, now]);
}

/** Keeps all lists of tasks near the truth; the shell calls it once. */
export function useFreshTasks(): void {
  const client = useQueryClient();
  const timer = useRef(0);
  useLive(({ changed, gone }) => {
    if (gone.length === 0 && !changed.some((one) => one.what.startsWith("task_"))) return;
    timer.current ||= window.setTimeout(() => {
      timer.current = 0;
      void client.invalidateQueries({ queryKey: keys.tasks });
    }, LIVE_EVERY_MS);
  });
  useEffect(() => () => clearTimeout(timer.current), []);
}

type Pages = { pages: TaskPage[]; pageParams: unknown[] };
const LISTS: readonly unknown[] = ["list", "count", "one"];
const holdsTasks = ({ queryKey }: { queryKey: readonly unknown[] }) =>
  (queryKey[0] === keys.tasks[0] && LISTS.includes(queryKey[1])) || (queryKey[0] === "orders" && queryKey[1] === "one" && queryKey[3] === "tasks");

function inPage(page: TaskPage, id: string, change: (task: Task) => Task): TaskPage {
  return page.rows.some((one) => one.id === id) ? { ...page, rows: page.rows.map((one) => one.id === id ? change(one) : one) } : page;
}

/** Changes a task on every screen that shows it. */
export function patchTask(client: QueryClient, id: string, change: (task: Task) => Task): void {
  client.setQueriesData<Pages | TaskPage | Task | null>({ predicate: holdsTasks }, (data) => {
    if (!data) return data;
    if ("pages" in data) return { ...data, pages: data.pages.map((page) => inPage(page, id, change)) };
    if ("rows" in data) return inPage(data, id, change);
    return data.id === id ? change(data) : data;
  });
}

/** What is on its way would put the former state back. Called after the change was shown, so that no tick waits for it. */
export const holdBack = (client: QueryClient): Promise<void> => client.cancelQueries({ predicate: holdsTasks });

/** After a change: all lists of tasks, and the order whose steps may wait for it. */
export function refreshTasks(client: QueryClient, order: string | null | undefined, gone?: string): void {
  // Of a task that is gone there is nothing to ask for, even while its drawer closes.
  void client.invalidateQueries({ queryKey: keys.tasks, predicate: ({ queryKey }) => gone === undefined || queryKey[2] !== gone });
  if (order) void client.invalidateQueries({ queryKey: keys.order(order) });
}

/** One task as it is now. Null: it is gone, or not to be seen. */
export async function findTask(id: string, signal?: AbortSignal): Promise<Task | null> {
  try {
    return await ok(api.GET("/api/v1/tasks/{id}", { params: { path: { id } }, signal }));
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return null;
    throw error;
  }
}

/** The task that an address names, from a list that has it already if there is one. */
export const taskQuery = (client: QueryClient, id: string) => queryOptions({
  queryKey: [...keys.tasks, "one", id],
  queryFn: ({ signal }) => findTask(id, signal),
  initialData: () => loaded(client, id),
  initialDataUpdatedAt: Date.now(),
});

function loaded(client: QueryClient, id: string): Task | undefined {
  for (const [, data] of client.getQueriesData<Pages | TaskPage | Task | null>({ predicate: holdsTasks })) {
    if (!data) continue;
    const pages = "pages" in data ? data.pages : "rows" in data ? [data] : [];
    const found = pages.flatMap((page) => page.rows).find((one) => one.id === id);
    if (found) return found;
  }
  return undefined;
}
