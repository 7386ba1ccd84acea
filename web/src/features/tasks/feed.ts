// Sentences for the events of tasks in the feed of their order.
import { type Employee, useById, useEmployees } from "@/api/queries";
import type { Formats } from "@/lib/format";
import { messagesIn } from "@/lib/i18n";
import { useFormat } from "@/ui/useFormat";

import { messages } from "./messages";

interface Entry {
  readonly kind: string;
  readonly body?: unknown;
}

export const TASK_KINDS = ["task_set", "task_done", "task_reopened", "task_deleted", "task_comment"] as const;

/** `undefined` for what is no event of a task. Names come from `people`, times in the zone of `format`. */
export function taskFeedText(entry: Entry, people: ReadonlyMap<string, Pick<Employee, "name">>, format: Formats): string | undefined {
  const text = messagesIn(messages, format.language).feed;
  const body = (typeof entry.body === "object" && entry.body !== null ? entry.body : {}) as Record<string, unknown>;
  const said = typeof body["text"] === "string" ? body["text"] : "";
  const due = typeof body["due_at"] === "string" ? `${format.day(body["due_at"])}, ${format.time(body["due_at"])}` : "";
  switch (entry.kind) {
    case "task_set": return text.set(said, people.get(String(body["assignee"]))?.name ?? "…", due);
    case "task_done": return text.done(said);
    case "task_reopened": return text.reopened(said);
    case "task_deleted": return text.deleted(said);
    case "task_comment": return text.said(said);
    default: return undefined;
  }
}

/** The same for components, in their language. */
export function useTaskFeedText(): (entry: Entry) => string | undefined {
  const people = useById(useEmployees().data);
  const format = useFormat();
  return (entry) => taskFeedText(entry, people, format);
}
