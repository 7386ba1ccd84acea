// A payment spread over invoices and orders, without any screen.
import type { DocumentRef } from "@/api/queries";
import { type Match, type Receivable, spreadOf, take } from "@/ui/receivables/model";

import type { ChainLink } from "./tree";

/** What a payment concerns as the server has it: only what it names itself, not the orders behind its invoices. What it takes is left to pay. */
export function partsOf(chain: readonly ChainLink[], posted: boolean): Match[] {
  return chain.filter((one) => !one.rests && one.distance === 1 && !one.via).map(({ kind, id, number, moment, currency, sum, trade, part }) => ({
    receivable: { kind, id, number, moment, currency, sum, open: sum - trade.paid + (posted ? part : 0), counterparty: null, counterparty_name: null }, sum: part,
  }));
}

export const sameParts = (a: readonly Match[], b: readonly Match[]): boolean =>
  a.length === b.length && a.every((one) => b.some((other) => other.receivable.id === one.receivable.id && other.sum === one.sum));

/** What is left to pay, with what the payment itself takes of it as the server has it. */
export const openTo = (saved: readonly Match[], open: readonly Receivable[]): Receivable[] =>
  [...saved.map((one) => one.receivable).filter((one) => one.open > 0), ...open.filter((one) => !saved.some((other) => other.receivable.id === one.id))];

/**
 * Over what is left to pay, the earliest first, as far as the payment reaches. Whoever pays an invoice pays its order: an order waits for its
 * posted invoice, and of one that is paid without it the invoice is not proposed beside it.
 */
export async function suggested(
  parts: readonly Match[], open: readonly Receivable[], payment: number, chainOf: (order: DocumentRef) => Promise<readonly ChainLink[]>,
): Promise<Match[]> {
  let all = [...parts];
  const waiting = new Set(open.map((one) => one.id));
  const besideOrder = new Set<string>();
  const taken = (id: string) => all.some((one) => one.receivable.id === id);
  const invoicesOf = async (order: DocumentRef) => (await chainOf(order)).filter((one) => one.rests && one.kind === "invoice_out");
  for (const { receivable } of parts) {
    if (receivable.kind === "customer_order") for (const { id } of await invoicesOf(receivable)) besideOrder.add(id);
  }
  for (const one of [...open].sort((a, b) => a.moment < b.moment ? -1 : a.moment > b.moment ? 1 : 0)) {
    if (spreadOf(all) >= payment) break;
    if (taken(one.id) || besideOrder.has(one.id)) continue;
    if (one.kind === "customer_order") {
      const invoices = await invoicesOf(one);
      const asked = invoices.filter(({ id, posted }) => taken(id) || (posted && waiting.has(id) && !besideOrder.has(id)));
      for (const { id } of invoices) if (!asked.some((other) => other.id === id)) besideOrder.add(id);
      if (asked.length > 0) continue;
    }
    all = take(all, one, payment);
  }
  return all;
}
