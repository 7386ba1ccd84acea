import { compact, type Search, textIn } from "@/lib/search";

/** What the new order begins with. */
export const newOrderSearch = (search: Search): { status?: string; channel?: string; counterparty?: string } => compact({
  status: textIn(search, "status"),
  channel: textIn(search, "channel"),
  counterparty: textIn(search, "counterparty"),
});
