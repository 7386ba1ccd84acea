import { infiniteQueryOptions, type InfiniteData, useMutation, useQueryClient } from "@tanstack/react-query";

import { api, ok } from "@/api/client";
import { keys, type Schemas } from "@/api/queries";
import { toast } from "@/ui/toast";

export type Notification = Schemas["NotificationOut"];
type Page = Schemas["BellOut"];
type Pages = InfiniteData<Page, string | undefined>;

/** Above this the server does not count. */
const COUNTED = 100;

export const bellQuery = (unread: boolean) => infiniteQueryOptions({
  queryKey: [...keys.notifications, { unread }],
  queryFn: ({ pageParam, signal }) => ok(api.GET("/api/v1/notifications", { params: { query: { ...(unread && { unread }), limit: 20, cursor: pageParam } }, signal })),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.next ?? undefined,
});

/** With those marked as read; all of them if no ids are named. What was more than counted stays a guess until it is asked again. */
export function read(pages: Pages, ids: readonly string[] | undefined): Pages {
  const wanted = ids && new Set(ids);
  let marked = 0;
  const now = pages.pages.map((page) => ({
    ...page,
    rows: page.rows.map((row) => {
      if (row.read || (wanted && !wanted.has(row.id))) return row;
      marked += 1;
      return { ...row, read: true };
    }),
  }));
  return { ...pages, pages: now.map((page) => ({ ...page, unread: !wanted ? 0 : page.unread >= COUNTED ? page.unread : Math.max(0, page.unread - marked) })) };
}

/** Marks as read at once; what the server refuses comes back. */
export function useRead(): (ids?: readonly string[]) => void {
  const client = useQueryClient();
  const marking = useMutation({
    mutationFn: (ids: readonly string[] | undefined) => ok(api.POST("/api/v1/notifications/read", { body: ids ? { ids: [...ids] } : {} })),
    onMutate: async (ids) => {
      await client.cancelQueries({ queryKey: keys.notifications });
      const before = client.getQueriesData<Pages>({ queryKey: keys.notifications });
      for (const [key, pages] of before) if (pages) client.setQueryData<Pages>(key, read(pages, ids));
      return before;
    },
    onError: (error, _ids, before) => {
      for (const [key, pages] of before ?? []) client.setQueryData(key, pages);
      toast.problem(error);
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.notifications }),
  });
  return (ids) => {
    if (!ids || ids.length > 0) marking.mutate(ids);
  };
}
