// By which ways I hear of what.
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";

import { api, ok } from "@/api/client";
import { keys, type Schemas } from "@/api/queries";
import { toast } from "@/ui/toast";

export type Notices = Schemas["MyNoticesOut"];
export type Ways = Schemas["Ways"];
export type Way = keyof Ways;

/** In the order in which they are read: what needs an answer first, what concerns administrators last. */
export const KINDS = [
  "mentioned", "assigned", "task_set", "task_overdue", "task_reminder", "commented", "task_comment", "moved", "task_done", "task_reopened", "scenario", "scenario_failed", "webhook_off",
] as const;
export type Kind = (typeof KINDS)[number];
const ADMINISTRATORS: ReadonlySet<Kind> = new Set(["scenario_failed", "webhook_off"]);

/** The kinds that the server knows and that may ever reach me. */
export const kindsOf = (notices: Pick<Notices, "kinds">, administrator: boolean): Kind[] =>
  KINDS.filter((kind) => kind in notices.kinds && (administrator || !ADMINISTRATORS.has(kind)));

/** The ways that lead somewhere: what nobody has set up is not offered. */
export function waysOf(notices: Pick<Notices, "email" | "email_available" | "telegram_available" | "telegram_linked">): Way[] {
  return [
    "app",
    ...(notices.email_available && notices.email ? ["email"] as const : []),
    ...(notices.telegram_available && notices.telegram_linked ? ["telegram"] as const : []),
  ];
}

export const noticesQuery = queryOptions({
  queryKey: keys.notices,
  queryFn: ({ signal }) => ok(api.GET("/api/v1/me/notifications", { signal })),
});

/** Shows a change at once; what the server refuses goes back. */
export function useChangeNotices() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas["NoticeSettingsIn"]) => ok(api.PATCH("/api/v1/me/notifications", { body })),
    onMutate: async ({ kinds, language }) => {
      const before = client.getQueryData<Notices>(keys.notices);
      // Shown first, so that no tick waits for it; what is on its way would put the former state back.
      if (before) client.setQueryData<Notices>(keys.notices, { ...before, kinds: { ...before.kinds, ...kinds }, language: language ?? before.language });
      await client.cancelQueries({ queryKey: keys.notices });
      return before;
    },
    onError: (error, _, before) => {
      if (before) client.setQueryData(keys.notices, before);
      toast.problem(error);
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.notices }),
  });
}
