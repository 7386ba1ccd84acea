import type { DocumentKind } from "@/api/queries";
import { compact, oneOf, type Search, textIn } from "@/lib/search";
import { KINDS } from "@/ui/kinds";

/** `create=true` opens the dialog for a new process, the id of a process the one for its copy. `kind`: of these documents alone. */
export const processesSearch = (search: Search): { create?: string; kind?: DocumentKind } => compact({ create: textIn(search, "create"), kind: oneOf(search, "kind", KINDS) });
