import { type OrderFilter, orderFilterIn } from "@/features/orders/filters/filter";
import { compact, flagIn, oneOf, type Search, textIn } from "@/lib/search";

/** By the planned date only within bounds of it. */
export const ORDER_SORTS = ["-moment", "moment", "-number", "number", "-sum", "sum", "planned", "-planned"] as const;

export interface OrdersSearch extends OrderFilter {
  sort?: (typeof ORDER_SORTS)[number];
  /** The bin instead of the living. */
  deleted?: true;
  /** Names of the columns, with commas. */
  columns?: string;
  /** The saved view this came from. */
  view?: string;
}

export const ordersSearch = (search: Search): OrdersSearch => compact({
  ...orderFilterIn(search),
  sort: oneOf(search, "sort", ORDER_SORTS),
  deleted: flagIn(search, "deleted"),
  columns: textIn(search, "columns"),
  view: textIn(search, "view"),
});
