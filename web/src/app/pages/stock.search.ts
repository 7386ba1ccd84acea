import { compact, flagIn, type Search, textIn } from "@/lib/search";

export interface StockSearch {
  q?: string;
  warehouse?: string;
  /** With a file being brought in. */
  import?: true;
}

export const stockSearch = (search: Search): StockSearch => compact({
  q: textIn(search, "q"),
  warehouse: textIn(search, "warehouse"),
  import: flagIn(search, "import"),
});
