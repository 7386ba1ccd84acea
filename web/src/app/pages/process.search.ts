import type { DocumentKind } from "@/api/queries";
import { compact, flagIn, oneOf, type Search, textIn } from "@/lib/search";
import { KINDS } from "@/ui/kinds";

const VIEWS = ["table", "graph", "settings", "versions"] as const;

export interface ProcessSearch {
  view?: typeof VIEWS[number];
  /** The table as from × to. */
  matrix?: true;
  /** For a new process: which one it is a copy of, and its name. */
  from?: string;
  /** Of which documents, if not of orders. */
  kind?: DocumentKind;
  name?: string;
}

export const processSearch = (search: Search): ProcessSearch => compact({
  view: oneOf(search, "view", VIEWS), matrix: flagIn(search, "matrix"), from: textIn(search, "from"), name: textIn(search, "name"), kind: oneOf(search, "kind", KINDS),
});
