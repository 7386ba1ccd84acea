// What a payment is for: parts of it, each for an invoice or an order.
import type { Schemas } from "@/api/queries";

export type Receivable = Schemas["ReceivableOut"];

export interface Match {
  receivable: Receivable;
  /** In minor units; `null` while the field is empty. */
  sum: number | null;
}

export const spreadOf = (matches: readonly Match[]): number => matches.reduce((sum, one) => sum + (one.sum ?? 0), 0);

/** Every part is some money, and no more is given out than came. */
export const isSpreadRight = (matches: readonly Match[], sum: number): boolean =>
  matches.every((one) => one.sum !== null && one.sum > 0) && spreadOf(matches) <= sum;

/**
 * Takes a document in: for what is not spread yet, or for all that it asks where the sum of the payment is not said. Where nothing
 * is left, it comes in place of the one that was there; beside several it waits for its sum.
 */
export function take(matches: readonly Match[], receivable: Receivable, sum: number | null): Match[] {
  if (matches.some((one) => one.receivable.id === receivable.id)) return [...matches];
  if (sum === null) return [...matches, { receivable, sum: receivable.open }];
  const left = sum - spreadOf(matches);
  if (left > 0) return [...matches, { receivable, sum: Math.min(left, receivable.open) }];
  return matches.length > 1 ? [...matches, { receivable, sum: null }] : [{ receivable, sum: Math.min(sum, receivable.open) }];
}

export interface Payer {
  id: string;
  name: string;
}

/** Whose documents are paid: the customer of the first. */
export function payerOf(matches: readonly Match[]): Payer | null {
  const known = matches.find((one) => one.receivable.counterparty)?.receivable;
  return known?.counterparty ? { id: known.counterparty, name: known.counterparty_name ?? "" } : null;
}

/** Who pays, when other documents are paid: a customer that came with them goes with them, one that a person named stays. */
export function payerAfter(payer: Payer | null, before: readonly Match[], after: readonly Match[]): Payer | null {
  const named = payer && payer.id !== payerOf(before)?.id;
  return named ? payer : payerOf(after) ?? payer;
}
