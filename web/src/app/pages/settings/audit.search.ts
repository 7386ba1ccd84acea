import { compact, type Search, textIn } from "@/lib/search";

/** `kind` is a group of kinds, `by` an employee. */
export const auditSearch = (search: Search): { q?: string; kind?: string; by?: string } =>
  compact({ q: textIn(search, "q"), kind: textIn(search, "kind"), by: textIn(search, "by") });
