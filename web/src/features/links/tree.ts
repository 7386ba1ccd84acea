// The documents of a chain as trees: what one rests on, and what rests on it.
import type { Schemas } from "@/api/queries";

export type ChainLink = Schemas["ChainLinkOut"];

export interface Branch {
  readonly link: ChainLink;
  readonly branches: readonly Branch[];
}

/** A payment that concerns an order through an invoice hangs on that invoice, where it is to be seen. */
function grown(links: readonly ChainLink[], root: string): Branch[] {
  const here = new Set(links.map((one) => one.id));
  const parentOf = (one: ChainLink) => one.via && here.has(one.via) ? one.via : here.has(one.beside) ? one.beside : root;
  const under = (parent: string): Branch[] => links.filter((one) => parentOf(one) === parent).map((link) => ({ link, branches: under(link.id) }));
  return under(root);
}

export const treesOf = (root: string, links: readonly ChainLink[]): { bases: Branch[]; followers: Branch[] } => ({
  bases: grown(links.filter((one) => !one.rests), root),
  followers: grown(links.filter((one) => one.rests), root),
});

/** How much of a whole, in percent, from 0 to 100; of nothing everything. A kopeck that is missing is missing. */
export const shareOf = (part: number, whole: number): number => whole <= 0 ? 100 : Math.max(0, Math.min(100, Math.floor(part * 100 / whole)));
