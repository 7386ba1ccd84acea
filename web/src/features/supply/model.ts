// What is to be ordered from whom: the lines that lack, with what a person changed about them.
import type { Schemas } from "@/api/queries";

export type Lacking = Schemas["LackingOut"];

export interface Supplier {
  id: string;
  name: string;
}

export interface Plan {
  /** Not to be ordered; everything else is. */
  left: ReadonlySet<string>;
  /** In 1/10 000 of a piece; `null` where it was emptied. */
  quantities: ReadonlyMap<string, number | null>;
  /** In place of the product's own; `null` is nobody. */
  suppliers: ReadonlyMap<string, Supplier | null>;
}

export const EMPTY_PLAN: Plan = { left: new Set(), quantities: new Map(), suppliers: new Map() };

export interface Line {
  lacking: Lacking;
  chosen: boolean;
  quantity: number | null;
  supplier: Supplier | null;
  /** In minor units. */
  sum: number;
}

export interface Group {
  key: string;
  supplier: Supplier | null;
  lines: readonly Line[];
  chosen: number;
  sum: number;
  orders: number;
}

/** Positions of one document; the server makes several orders of more. */
const MAX_POSITIONS = 1_000;
const PIECE = 10_000;

/** Half up to the kopeck, as the server does; whole numbers all the way, for such products pass 2^53. */
export function sumOf(quantity: number, price: number): number {
  return Number((BigInt(quantity) * BigInt(price) + BigInt(PIECE / 2)) / BigInt(PIECE));
}

function lineOf(lacking: Lacking, plan: Plan): Line {
  const own = lacking.supplier ? { id: lacking.supplier, name: lacking.supplier_name ?? "…" } : null;
  const changed = plan.suppliers.get(lacking.product);
  const typed = plan.quantities.get(lacking.product);
  const quantity = typed === undefined ? lacking.short : typed;
  return {
    lacking, quantity, chosen: !plan.left.has(lacking.product), supplier: changed === undefined ? own : changed,
    sum: quantity === null || quantity <= 0 ? 0 : sumOf(quantity, lacking.buy_price),
  };
}

/** By supplier, by name; those without one last. */
export function groupsOf(rows: readonly Lacking[], plan: Plan): Group[] {
  const by = new Map<string, { supplier: Supplier | null; lines: Line[] }>();
  for (const row of rows) {
    const line = lineOf(row, plan);
    const key = line.supplier?.id ?? "";
    const group = by.get(key);
    if (group) group.lines.push(line);
    else by.set(key, { supplier: line.supplier, lines: [line] });
  }
  return [...by].map(([key, { supplier, lines }]) => {
    const chosen = lines.filter((one) => one.chosen);
    return { key, supplier, lines, chosen: chosen.length, sum: chosen.reduce((sum, one) => sum + one.sum, 0), orders: Math.ceil(chosen.length / MAX_POSITIONS) };
  }).sort((a, b) => Number(a.supplier === null) - Number(b.supplier === null) || (a.supplier?.name ?? "").localeCompare(b.supplier?.name ?? ""));
}

export const isRight = (line: Line): boolean => line.quantity !== null && line.quantity > 0;

export function choose(plan: Plan, products: readonly string[], chosen: boolean): Plan {
  const left = new Set(plan.left);
  for (const product of products) {
    if (chosen) left.delete(product);
    else left.add(product);
  }
  return { ...plan, left };
}

export function setQuantity(plan: Plan, product: string, quantity: number | null): Plan {
  return { ...plan, quantities: new Map(plan.quantities).set(product, quantity) };
}

export function setSupplier(plan: Plan, products: readonly string[], supplier: Supplier | null): Plan {
  const suppliers = new Map(plan.suppliers);
  for (const product of products) suppliers.set(product, supplier);
  return { ...plan, suppliers };
}
