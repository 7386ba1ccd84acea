import { compact, type Search, textIn } from "@/lib/search";

export interface SupplySearch {
  warehouse?: string;
}

export const supplySearch = (search: Search): SupplySearch => compact({ warehouse: textIn(search, "warehouse") });
