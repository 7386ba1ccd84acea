import { compact, flagIn, oneOf, type Search, textIn } from "@/lib/search";

export interface TasksSearch {
  /** Given to me, if absent. */
  of?: "set_by_me" | "all";
  done?: true;
  overdue?: true;
  /** Of this type alone. */
  type?: string;
  /** The task that is open beside the list. */
  task?: string;
  /** A new one is being set. */
  new?: true;
}

export const tasksSearch = (search: Search): TasksSearch => compact({
  of: oneOf(search, "of", ["set_by_me", "all"] as const),
  done: flagIn(search, "done"),
  overdue: flagIn(search, "overdue"),
  type: textIn(search, "type"),
  task: textIn(search, "task"),
  new: flagIn(search, "new"),
});
