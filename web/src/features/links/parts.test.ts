import { expect, test } from "vitest";

import type { Match, Receivable } from "@/ui/receivables/model";

import { openTo, partsOf, sameParts, suggested } from "./parts";
import type { ChainLink } from "./tree";

let day = 0;
const owed = (id: string, open: number, kind: Receivable["kind"] = "invoice_out"): Receivable => ({
  id, open, kind, number: id, sum: open, currency: "RUB", moment: `2026-02-${String(++day).padStart(2, "0")}T00:00:00Z`, counterparty: null, counterparty_name: null,
});
const ordered = (id: string, open: number) => owed(id, open, "customer_order");
const link = (id: string, more: Partial<ChainLink> = {}) => ({ kind: "invoice_out", id, number: id, currency: "RUB", sum: 1_000, trade: { paid: 700 }, part: 300, rests: false, distance: 1, via: null, posted: true, ...more }) as ChainLink;
const sums = (parts: readonly Match[]) => parts.map(({ receivable, sum }) => [receivable.id, sum]);

/** Invoices by their order. */
const spread = async (open: Receivable[], payment: number, chains: Record<string, ChainLink[]> = {}, parts: Match[] = []) =>
  sums(await suggested(parts, open, payment, ({ id }) => Promise.resolve(chains[id] ?? [])));
const invoice = (id: string, posted = true) => link(id, { rests: true, posted });

test("a payment concerns what it names, not the order behind an invoice nor what rests on it", () => {
  const chain = [link("invoice"), link("order", { via: "invoice" }), link("far", { distance: 2 }), link("later", { rests: true })];
  expect(partsOf(chain, true).map(({ receivable: { id, open }, sum }) => ({ id, open, sum }))).toEqual([{ id: "invoice", open: 600, sum: 300 }]);
  expect(partsOf(chain, false)[0]?.receivable.open).toBe(300);
  expect(sameParts(partsOf(chain, true), partsOf(chain, false))).toBe(true);
  expect(sameParts(partsOf(chain, true), [])).toBe(false);
});

test("what the payment takes itself is left to pay by it", () => {
  const saved = partsOf([link("a"), link("full", { trade: { paid: 1_100 } as ChainLink["trade"], part: 50 })], true);
  expect(openTo(saved, [owed("a", 300), owed("b", 200)]).map(({ id, open }) => [id, open])).toEqual([["a", 600], ["b", 200]]);
});

test("the earliest is paid first, as far as the payment reaches beyond what is spread already", async () => {
  const [a, b, c] = [owed("a", 300), owed("b", 500), owed("c", 500)];
  expect(await spread([c, b, a], 700)).toEqual([["a", 300], ["b", 400]]);
  expect(await spread([c, b, a], 700, {}, [{ receivable: b, sum: 500 }])).toEqual([["b", 500], ["a", 200]]);
  expect(await spread([c, b, a], 700, {}, [{ receivable: b, sum: 700 }])).toEqual([["b", 700]]);
});

test("an order and the invoice that pays it are never proposed together", async () => {
  const [order, bare, paper] = [ordered("order", 500), ordered("bare", 200), owed("paper", 500)];
  expect(await spread([paper, bare, order], 2_000, { order: [invoice("paper")] })).toEqual([["bare", 200], ["paper", 500]]);
  // Not sent to anybody yet.
  expect(await spread([paper, order], 2_000, { order: [invoice("paper", false)] })).toEqual([["order", 500]]);
  // Paid, as another part of the order is not.
  expect(await spread([order], 2_000, { order: [invoice("gone")] })).toEqual([["order", 500]]);
});

test("what a person chose decides between an order and its invoice", async () => {
  const [order, paper] = [ordered("order", 500), owed("paper", 500)];
  const chains = { order: [invoice("paper")] };
  expect(await spread([paper, order], 2_000, chains, [{ receivable: order, sum: 100 }])).toEqual([["order", 100]]);
  expect(await spread([order], 2_000, chains, [{ receivable: paper, sum: 100 }])).toEqual([["paper", 100]]);
});
