import { ORDER_LISTS, type OpenedFrom } from "@/features/orders/page/neighbours";
import { compact, oneOf, type Search, textIn } from "@/lib/search";

import { boardSearch } from "./board.search";
import { ordersSearch } from "./orders.search";

export const FEED_KINDS = ["comment", "moved", "changed"] as const;

/** Opened from a list, with its filters: leads to the orders before and after, and back. */
export interface OrderSearch extends OpenedFrom {
  feed?: (typeof FEED_KINDS)[number];
  /** A task of the order that is open beside it. */
  task?: string;
}

export const orderSearch = (search: Search): OrderSearch => compact({
  ...ordersSearch(search),
  ...boardSearch(search),
  list: oneOf(search, "list", ORDER_LISTS),
  column: textIn(search, "column"),
  feed: oneOf(search, "feed", FEED_KINDS),
  task: textIn(search, "task"),
});
