import { compact, oneOf, type Search } from "@/lib/search";

import { type OrdersSearch, ordersSearch } from "./orders.search";

export const FEED_KINDS = ["comment", "moved", "changed"] as const;

export interface OrderSearch extends OrdersSearch {
  /** Opened from there, with these filters: leads to the orders before and after. */
  list?: "orders" | "board";
  feed?: (typeof FEED_KINDS)[number];
}

export const orderSearch = (search: Search): OrderSearch => compact({
  ...ordersSearch(search),
  list: oneOf(search, "list", ["orders", "board"] as const),
  feed: oneOf(search, "feed", FEED_KINDS),
});
