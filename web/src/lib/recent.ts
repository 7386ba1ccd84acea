// What was opened last on this browser, for the palette; each employee has his own.
import type { DocumentKind } from "@/api/queries";

import { rememberedJson, rememberJson } from "./storage";

export interface Recent {
  readonly to: "/orders/$id" | "/documents/$kind/$id" | "/counterparties/$id";
  /** Of a document that is no order. */
  readonly kind?: DocumentKind;
  readonly id: string;
  readonly label: string;
}

const KEPT = 8;

function isRecent(value: unknown): value is Recent {
  const one = value as Partial<Recent> | null;
  return typeof one === "object" && one !== null && typeof one.id === "string" && typeof one.label === "string"
    && (one.to === "/orders/$id" || one.to === "/counterparties/$id" || (one.to === "/documents/$kind/$id" && typeof one.kind === "string"));
}

const isList = (value: unknown): value is Recent[] => Array.isArray(value) && value.every(isRecent);

export function recentOf(who: string): readonly Recent[] {
  return rememberedJson(`recent.${who}`, isList) ?? [];
}

export function rememberRecent(who: string, one: Recent): void {
  const others = recentOf(who).filter((other) => other.id !== one.id);
  rememberJson(`recent.${who}`, [one, ...others].slice(0, KEPT));
}

const OPENED = /^\/(orders|counterparties|documents\/([a-z_]+))\/([0-9a-f-]{36})$/;

/** What an address and its title say has been opened; a page that is still loading or not there has no such title. */
export function openedAt(pathname: string, title: string): Recent | undefined {
  const match = OPENED.exec(pathname);
  const [, place, kind, id] = match ?? [];
  if (!id || !title) return undefined;
  // An order is called by its number.
  if (kind) return /\d/.test(title) ? { to: "/documents/$kind/$id", kind: kind as DocumentKind, id, label: title } : undefined;
  if (place === "orders") return /\d/.test(title) ? { to: "/orders/$id", id, label: title } : undefined;
  return { to: "/counterparties/$id", id, label: title };
}
