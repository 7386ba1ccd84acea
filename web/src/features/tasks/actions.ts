// What is done to tasks. Ticking and doing show at once and are put back, with the reason, if they are refused.
import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, ok } from "@/api/client";
import { type Schemas, useMe } from "@/api/queries";
import { messagesIn } from "@/lib/i18n";
import { toast } from "@/ui/toast";

import { messages } from "./messages";
import type { Task } from "./model";
import { holdBack, patchTask, refreshTasks } from "./queries";

const MUTATING = ["tasks", "mutating"];
/** Long enough to see the line struck out before it leaves the list. */
const LEAVES_AFTER_MS = 450;
const SHOWN = 60;

export const shortened = (text: string): string => text.length > SHOWN ? `${text.slice(0, SHOWN).trimEnd()}…` : text;

/** Done, or open again, with a way back. */
export function useFinish(): (task: Task, done: boolean, quiet?: boolean) => void {
  const client = useQueryClient();
  const me = useMe();
  const { mutate } = useMutation({
    mutationKey: MUTATING,
    mutationFn: ({ task, done }: { task: Task; done: boolean; quiet: boolean }) =>
      ok(api.POST("/api/v1/tasks/{id}/done", { params: { path: { id: task.id } }, body: { done } })),
    onMutate: async ({ task, done }) => {
      patchTask(client, task.id, (one) => ({ ...one, done_at: done ? new Date().toISOString() : null, done_by: done ? me.employee : null }));
      await holdBack(client);
    },
    onError: (error, { task }) => {
      patchTask(client, task.id, (one) => ({ ...one, done_at: task.done_at, done_by: task.done_by }));
      toast.problem(error);
      refreshTasks(client, task.order);
    },
    onSuccess: (_, { task, done, quiet }) => {
      const text = messagesIn(messages);
      const said = (done ? text.doneToast : text.reopenedToast)(shortened(task.text));
      if (quiet) toast.done(said);
      else toast.undo(said, () => mutate({ task: { ...task, done_at: done ? new Date().toISOString() : null }, done: !done, quiet: true }));
      setTimeout(() => refreshTasks(client, task.order), LEAVES_AFTER_MS);
    },
  });
  return (task, done, quiet = false) => mutate({ task, done, quiet });
}

/** Ticks an item, or takes the tick away. */
export function useTick(): (task: Task, item: string, ticked: boolean) => void {
  const client = useQueryClient();
  const set = (task: Task, item: string, ticked: boolean) => patchTask(client, task.id, (one) => ({
    ...one, checklist: one.checklist.map((line) => line.id === item ? { ...line, ticked } : line),
  }));
  const { mutate } = useMutation({
    mutationKey: MUTATING,
    mutationFn: ({ task, item, ticked }: { task: Task; item: string; ticked: boolean }) =>
      ok(api.POST("/api/v1/tasks/{id}/items/{item}", { params: { path: { id: task.id, item } }, body: { ticked } })),
    onMutate: async ({ task, item, ticked }) => {
      set(task, item, ticked);
      await holdBack(client);
    },
    onError: (error, { task, item, ticked }) => {
      set(task, item, !ticked);
      toast.problem(error);
    },
    // Only the last of several quick ticks fetches: the answers of the earlier ones know nothing of the later.
    onSettled: (_, __, { task }) => {
      if (client.isMutating({ mutationKey: MUTATING }) <= 1) refreshTasks(client, task.order);
    },
  });
  return (task, item, ticked) => mutate({ task, item, ticked });
}

export function useCreateTask() {
  const client = useQueryClient();
  const me = useMe();
  return useMutation({
    mutationFn: (body: Schemas["NewTaskIn"]) => ok(api.POST("/api/v1/tasks", { body })),
    onSuccess: (task) => {
      const text = messagesIn(messages);
      toast.done(task.assignee === me.employee ? text.createdForMe : text.createdToast(task.assignee_name));
      refreshTasks(client, task.order);
    },
  });
}

export function useSaveTask() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ task, body }: { task: Task; body: Schemas["TaskIn"] }) =>
      ok(api.PATCH("/api/v1/tasks/{id}", { params: { path: { id: task.id } }, body })),
    onSuccess: (task) => {
      patchTask(client, task.id, () => task);
      refreshTasks(client, task.order);
    },
  });
}

export function useRemoveTask() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (task: Task) => ok(api.DELETE("/api/v1/tasks/{id}", { params: { path: { id: task.id } } })),
    onSuccess: (_, task) => {
      toast.done(messagesIn(messages).deletedToast);
      refreshTasks(client, task.order, task.id);
    },
  });
}
