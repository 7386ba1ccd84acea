import { compact, flagIn, type Search, textIn } from "@/lib/search";

export const productsSearch = (search: Search): { q?: string; deleted?: true } => compact({
  q: textIn(search, "q"),
  deleted: flagIn(search, "deleted"),
});
