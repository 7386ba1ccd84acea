import { compact, oneOf, type Search, textIn } from "@/lib/search";

interface Section {
  q?: string;
  /** The record that is open beside the list, or `new`. */
  open?: string;
}

export const sectionSearch = (search: Search): Section => compact({ q: textIn(search, "q"), open: textIn(search, "open") });

/** Of records that may be archived. */
export interface KeptSearch extends Section {
  view?: "all" | "archived";
}
export const keptSearch = (search: Search): KeptSearch =>
  compact({ ...sectionSearch(search), view: oneOf(search, "view", ["all", "archived"] as const) });

export interface AttributesSearch extends Section {
  of?: "counterparties";
}
export const attributesSearch = (search: Search): AttributesSearch =>
  compact({ ...sectionSearch(search), of: oneOf(search, "of", ["counterparties"] as const) });

export interface EmployeesSearch extends Section {
  view?: "dismissed" | "all";
  department?: string;
  role?: string;
  manager?: string;
}
export const employeesSearch = (search: Search): EmployeesSearch => compact({
  ...sectionSearch(search),
  view: oneOf(search, "view", ["dismissed", "all"] as const),
  department: textIn(search, "department"), role: textIn(search, "role"), manager: textIn(search, "manager"),
});

export interface RolesSearch extends Section {
  /** The role that a new one is a copy of. */
  from?: string;
}
export const rolesSearch = (search: Search): RolesSearch => compact({ ...sectionSearch(search), from: textIn(search, "from") });

export interface TokensSearch extends Section {
  view?: "revoked" | "all";
}
export const tokensSearch = (search: Search): TokensSearch =>
  compact({ ...sectionSearch(search), view: oneOf(search, "view", ["revoked", "all"] as const) });
