import { compact, flagIn, type Search, textIn } from "@/lib/search";

export interface CounterpartiesSearch {
  q?: string;
  /** The bin instead of the living. */
  deleted?: true;
  /** With the form of a new one open. */
  new?: true;
  /** With a file being brought in. */
  import?: true;
}

export const counterpartiesSearch = (search: Search): CounterpartiesSearch => compact({
  q: textIn(search, "q"),
  deleted: flagIn(search, "deleted"),
  new: flagIn(search, "new"),
  import: flagIn(search, "import"),
});
