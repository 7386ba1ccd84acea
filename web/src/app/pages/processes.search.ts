import { compact, type Search, textIn } from "@/lib/search";

/** `create=true` opens the dialog for a new process, the id of a process the one for its copy. */
export const processesSearch = (search: Search): { create?: string } => compact({ create: textIn(search, "create") });
