import { compact, flagIn, oneOf, type Search } from "@/lib/search";

import { type OrderFilter, orderFilterIn } from "./board.search";

export const ORDER_SORTS = ["-moment", "moment", "-number", "number", "-sum", "sum"] as const;

export interface OrdersSearch extends OrderFilter {
  sort?: (typeof ORDER_SORTS)[number];
  /** The bin instead of the living. */
  deleted?: true;
}

export const ordersSearch = (search: Search): OrdersSearch => compact({
  ...orderFilterIn(search),
  sort: oneOf(search, "sort", ORDER_SORTS),
  deleted: flagIn(search, "deleted"),
});
