import { compact, type Search, textIn } from "@/lib/search";

export interface StockSearch {
  q?: string;
  warehouse?: string;
}

export const stockSearch = (search: Search): StockSearch => compact({ q: textIn(search, "q"), warehouse: textIn(search, "warehouse") });
