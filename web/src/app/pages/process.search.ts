import { compact, type Search, textIn } from "@/lib/search";

export const processSearch = (search: Search): { view?: string } => compact({ view: textIn(search, "view") });
