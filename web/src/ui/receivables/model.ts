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

/** Takes a document in: for what is not given out yet. Where nothing is left, it comes in place of what was there. */
export function take(matches: readonly Match[], receivable: Receivable, sum: number): Match[] {
  if (matches.some((one) => one.receivable.id === receivable.id)) return [...matches];
  const left = sum - spreadOf(matches);
  return left > 0 ? [...matches, { receivable, sum: Math.min(left, receivable.open) }] : [{ receivable, sum: Math.min(sum, receivable.open) }];
}
