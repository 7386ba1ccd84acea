import { compact, oneOf, type Search } from "@/lib/search";

export interface MessagesSearch {
  /** Those that could not be delivered, if absent. */
  state?: "waiting" | "sent" | "withdrawn";
}
export const messagesSearch = (search: Search): MessagesSearch => compact({ state: oneOf(search, "state", ["waiting", "sent", "withdrawn"] as const) });
