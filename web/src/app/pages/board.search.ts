import { type OrderFilter, orderFilterIn } from "@/features/orders/filters/filter";
import { compact, type Search, textIn } from "@/lib/search";

export interface BoardSearch extends OrderFilter {
  /** Whose statuses are the columns: the id of a process, or `all`. */
  process?: string;
  /** Columns that are put away, and final ones that are unfolded; `none` for not a single one. */
  hide?: string;
  open?: string;
  /** The saved view this came from. */
  view?: string;
}

export const boardSearch = (search: Search): BoardSearch => compact({
  ...orderFilterIn(search),
  process: textIn(search, "process"),
  hide: textIn(search, "hide"),
  open: textIn(search, "open"),
  view: textIn(search, "view"),
});
