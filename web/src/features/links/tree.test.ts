import { expect, test } from "vitest";

import { type Branch, type ChainLink, shareOf, treesOf } from "./tree";

const link = (id: string, beside: string, rests: boolean, via?: string) => ({ id, beside, rests, via: via ?? null }) as ChainLink;
const said = (branches: readonly Branch[]): unknown[] => branches.map(({ link: { id }, branches: below }) => below.length > 0 ? [id, said(below)] : id);

test("a payment through an invoice hangs on the invoice, one that concerns the order itself beside it", () => {
  const { bases, followers } = treesOf("order", [
    link("quote", "order", false), link("invoice", "order", true), link("paid by invoice", "order", true, "invoice"), link("paid", "order", true), link("shipment", "order", true), link("return", "shipment", true),
  ]);
  expect(said(bases)).toEqual(["quote"]);
  expect(said(followers)).toEqual([["invoice", ["paid by invoice"]], "paid", ["shipment", ["return"]]]);
});

test("through an invoice that is not to be seen it hangs on the order, and nothing is lost", () => {
  expect(said(treesOf("order", [link("payment", "order", true, "hidden")]).followers)).toEqual(["payment"]);
  expect(said(treesOf("payment", [link("invoice", "payment", false), link("order", "payment", false, "invoice")]).bases)).toEqual([["invoice", ["order"]]]);
});

test("a share is never rounded up to all, and of nothing everything is there", () => {
  expect([shareOf(999_999, 1_000_000), shareOf(50, 100), shareOf(150, 100), shareOf(-5, 100), shareOf(0, 0)]).toEqual([99, 50, 100, 0, 100]);
});
