import { compact, type Search, textIn } from "@/lib/search";

export const orderSearch = (search: Search): { tab?: string } => compact({ tab: textIn(search, "tab") });
