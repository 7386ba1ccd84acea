import { expect, test } from "vitest";

import { choose, EMPTY_PLAN, groupsOf, isRight, type Lacking, setQuantity, setSupplier, sumOf } from "./model";

const lacking = (product: string, supplier?: string, over: Partial<Lacking> = {}): Lacking => ({
  product, name: product, code: "", unit: "шт", buy_price: 1_050, wanted: 30_000, on_hand: 0, coming: 0, short: 30_000,
  supplier: supplier ?? null, supplier_name: supplier ? `ООО ${supplier}` : null, ...over,
});

test("lines_stand_under_their_suppliers_and_those_without_one_last", () => {
  const groups = groupsOf([lacking("a"), lacking("b", "Юг"), lacking("c", "Восток"), lacking("d", "Юг")], EMPTY_PLAN);
  expect(groups.map((one) => [one.supplier?.name, one.lines.map((line) => line.lacking.product), one.sum])).toEqual([
    ["ООО Восток", ["c"], 3_150], ["ООО Юг", ["b", "d"], 6_300], [undefined, ["a"], 3_150],
  ]);
});

test("what_a_person_changed_moves_lines_and_sums", () => {
  let plan = setSupplier(EMPTY_PLAN, ["a"], { id: "Юг", name: "ООО Юг" });
  plan = setQuantity(plan, "b", 5_000);
  plan = choose(plan, ["d"], false);
  const [group, ...rest] = groupsOf([lacking("a"), lacking("b", "Юг"), lacking("d", "Юг")], plan);
  expect(rest).toEqual([]);
  expect([group?.chosen, group?.orders, group?.sum]).toEqual([2, 1, 3_150 + 525]);
  expect(groupsOf([lacking("d", "Юг")], choose(plan, ["d"], true))[0]?.chosen).toBe(1);
});

test("an_emptied_or_zero_quantity_is_not_right_and_costs_nothing", () => {
  const lines = (quantity: number | null) => groupsOf([lacking("a")], setQuantity(EMPTY_PLAN, "a", quantity))[0];
  expect(lines(null)?.lines.map(isRight)).toEqual([false]);
  expect(lines(0)?.lines.map(isRight)).toEqual([false]);
  expect(lines(null)?.sum).toBe(0);
});

test("more_lines_than_an_order_holds_make_several_orders", () => {
  const rows = Array.from({ length: 2_001 }, (_, n) => lacking(`p${n}`, "Юг"));
  expect(groupsOf(rows, EMPTY_PLAN)[0]?.orders).toBe(3);
});

test("sums_are_rounded_half_up_and_stay_exact_when_large", () => {
  expect(sumOf(5_000, 1)).toBe(1);
  expect(sumOf(4_999, 1)).toBe(0);
  expect(sumOf(123_456_789_0001, 7_654_321)).toBe(944_977_892_636_034);
});
