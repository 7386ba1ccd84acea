import { compact, type Search, textIn } from "@/lib/search";

export const auditSearch = (search: Search): { q?: string } => compact({ q: textIn(search, "q") });
