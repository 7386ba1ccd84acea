import { compact, flagIn, type Search, textIn } from "@/lib/search";

export interface ProductsSearch {
  q?: string;
  archived?: true;
  /** The product whose drawer is open. */
  open?: string;
  /** With the form of a new one open. */
  new?: true;
  /** With a file being brought in. */
  import?: true;
}

export const productsSearch = (search: Search): ProductsSearch => compact({
  q: textIn(search, "q"),
  archived: flagIn(search, "archived"),
  open: textIn(search, "open"),
  new: flagIn(search, "new"),
  import: flagIn(search, "import"),
});
