// Buttons that scenarios offer on an order: pressed like a step, with what is edited saved first.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { api, ok } from "@/api/client";
import { keys, type OrderPage, type Schemas } from "@/api/queries";
import { type DocumentRef, useKindMessages } from "@/ui/kinds";
import { toast } from "@/ui/toast";

import { messages } from "./messages";

export type OrderButton = Schemas["ButtonOut"];

const NONE: readonly OrderButton[] = [];

/** Follows the live stream with all of the order: which there are depends on how it stands. */
export function useButtons({ kind, id, deleted_at: deleted }: OrderPage): readonly OrderButton[] {
  const { data } = useQuery({
    queryKey: keys.order(id, "buttons"), enabled: !deleted,
    queryFn: async ({ signal }) => (await ok(api.GET("/api/v1/documents/{kind}/{id}/buttons", { params: { path: { kind, id } }, signal }))).rows,
  });
  return deleted ? NONE : data ?? NONE;
}

export function usePress({ kind, id }: DocumentRef, prepare: () => Promise<number | undefined>, edited: boolean): { busy: string | undefined; run: (button: OrderButton) => void } {
  const text = useKindMessages(messages, kind).steps;
  const client = useQueryClient();
  const pressing = useMutation({
    mutationFn: async ({ scenario }: OrderButton) => {
      if (edited && await prepare() === undefined) return false;
      await ok(api.POST("/api/v1/documents/{kind}/{id}/buttons/{scenario}", { params: { path: { kind, id, scenario } } }));
      return true;
    },
    onSuccess: (done, { label }) => {
      if (done) toast.done(text.pressed(label));
    },
    onError: (error) => toast.problem(error),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: keys.order(id) });
      void client.invalidateQueries({ queryKey: keys.orderLists });
      void client.invalidateQueries({ queryKey: keys.tasks });
    },
  });
  return { busy: pressing.isPending ? pressing.variables.scenario : undefined, run: (button) => pressing.mutate(button) };
}
