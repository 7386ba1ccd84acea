import type { DocumentKind } from "@/api/queries";
import { compact, oneOf, type Search, textIn } from "@/lib/search";
import { KINDS } from "@/ui/kinds";

const kindIn = (search: Search): DocumentKind | undefined => oneOf(search, "kind", KINDS);

interface Section {
  q?: string;
  /** The record that is open beside the list, or `new`. */
  open?: string;
}

export const sectionSearch = (search: Search): Section => compact({ q: textIn(search, "q"), open: textIn(search, "open") });

/** Of a kind of documents; orders if none is said. */
export interface StatusesSearch extends Section {
  kind?: DocumentKind;
}
export const statusesSearch = (search: Search): StatusesSearch => compact({ ...sectionSearch(search), kind: kindIn(search) });

/** Of records that may be archived. */
export interface KeptSearch extends Section {
  view?: "all" | "archived";
}
export const keptSearch = (search: Search): KeptSearch =>
  compact({ ...sectionSearch(search), view: oneOf(search, "view", ["all", "archived"] as const) });

export interface AttributesSearch extends Section {
  of?: "counterparties";
  /** Of which documents, if not of orders. */
  kind?: DocumentKind;
}
export const attributesSearch = (search: Search): AttributesSearch =>
  compact({ ...sectionSearch(search), of: oneOf(search, "of", ["counterparties"] as const), kind: kindIn(search) });

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
