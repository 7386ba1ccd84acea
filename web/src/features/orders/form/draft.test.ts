import { expect, test } from "vitest";

import type { Order } from "@/api/queries";

import { attributeField, conflicts, differences, draftOf, type Edits, type Line, patchOf } from "./draft";

const order = {
  counterparty: "c1", counterparty_name: "ООО «Ромашка»", channel: null, owner: "e1", department: null, shared: false, moment: "2026-01-31T09:00:00Z",
  planned_at: null, description: "", vat_mode: "included", attributes: { a1: { type: "integer", value: 3 } },
  positions: [{ id: "p1", product: "g1", product_name: "Кофе", unit: "шт", quantity: 10_000, price: 100, discount: 0, vat_rate: 20, sums: { gross: 100, net: 100, vat: 17, sum: 100 } }],
} as unknown as Order;
const server = draftOf(order, ["a1", "a2"]);
const line = server.positions[0] as Line;

test("what was not touched is no difference, a name of a counterparty is none either", () => {
  expect(differences(server, { ...draftOf(order, ["a1", "a2"]), counterparty: { id: "c1", name: "…" } })).toEqual([]);
  expect(differences(server, { ...server, shared: true, positions: [{ ...line, quantity: 20_000 }] })).toEqual(["shared", "positions"]);
});

test("a conflict is a field that both have changed, and differently", () => {
  const seen = { description: "", planned_at: null, shared: false };
  const mine = { description: "моё", planned_at: "2026-02-01T09:00:00Z", shared: true };
  const theirs = { ...server, description: "чужое", shared: true, channel: "x" };
  expect(conflicts(mine, seen, theirs)).toEqual(["description"]);
});

test("the body of a change names only what was edited, and null empties", () => {
  const edits: Edits = { counterparty: null, description: "x" };
  edits[attributeField("a1")] = null;
  expect(patchOf(edits)).toEqual({ counterparty: null, description: "x", attributes: { a1: null } });
  expect(patchOf({ positions: [{ ...line, key: "new-1", id: undefined, discount: null }] }).positions).toEqual([
    { id: undefined, product: "g1", quantity: 10_000, price: 100, discount: 0, vat_rate: 20 },
  ]);
});
