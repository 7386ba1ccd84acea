// A payment spread over invoices and orders, without any screen.
import type { DocumentRef, Order } from "@/api/queries";

import type { ChainLink } from "./tree";

/** A document that the payment pays in part or in full. */
export interface PaymentPart extends DocumentRef {
  readonly number: string;
  readonly currency: string;
  /** Of the document. */
  readonly whole: number;
  /** What other payments leave to be paid of it. */
  readonly owed: number;
  /** What of this payment concerns it; `null`: emptied, to be filled in again. */
  readonly sum: number | null;
}

/** What a payment concerns as the server has it: only what it names itself, not the orders behind its invoices. */
export function partsOf(chain: readonly ChainLink[], posted: boolean): PaymentPart[] {
  return chain.filter((one) => !one.rests && one.distance === 1 && !one.via).map(({ kind, id, number, currency, sum: whole, trade, part }) => ({
    kind, id, number, currency, whole, owed: whole - trade.paid + (posted ? part : 0), sum: part,
  }));
}

export const spreadOf = (parts: readonly PaymentPart[]): number => parts.reduce((all, one) => all + (one.sum ?? 0), 0);

export const sameParts = (a: readonly PaymentPart[], b: readonly PaymentPart[]): boolean =>
  a.length === b.length && a.every((one) => b.some((other) => other.id === one.id && other.sum === one.sum));

/** With one more document, paid as far as it is owed and the payment reaches. */
export function withPart(parts: readonly PaymentPart[], document: Order, payment: number): PaymentPart[] {
  if (parts.some((one) => one.id === document.id)) return [...parts];
  const owed = document.sums.sum - document.trade.paid;
  const sum = Math.min(Math.max(0, owed), Math.max(0, payment - spreadOf(parts)));
  const { kind, id, number, currency } = document;
  return [...parts, { kind, id, number, currency, whole: document.sums.sum, owed, sum: sum > 0 ? sum : null }];
}

/** Over what is still owed, the earliest first, as far as the payment reaches. */
export function suggested(parts: readonly PaymentPart[], unpaid: readonly Order[], payment: number): PaymentPart[] {
  let all = [...parts];
  for (const document of unpaid) {
    if (spreadOf(all) >= payment) break;
    if (document.sums.sum - document.trade.paid > 0) all = withPart(all, document, payment);
  }
  return all;
}
