import { describe, expect, it } from "vitest";

import { moved, placings, type Placed } from "./order";

function after(records: readonly Placed[], ids: readonly string[]): { order: string[]; changes: number } {
  const changes = placings(records, ids);
  const position = (id: string) => changes.find((one) => one.id === id)?.position ?? records.find((one) => one.id === id)?.position ?? 0;
  const positions = records.map((one) => position(one.id));
  expect(new Set(positions).size).toBe(positions.length);
  return { order: records.map((one) => one.id).toSorted((a, b) => position(a) - position(b)), changes: changes.length };
}

const list = (positions: readonly number[]): Placed[] => positions.map((position, i) => ({ id: `s${i}`, position }));
const ids = (records: readonly Placed[]) => records.map((one) => one.id);

describe("placings", () => {
  it("changes_nothing_that_stands_right", () => {
    const records = list([1, 2, 3]);
    expect(placings(records, ids(records))).toEqual([]);
  });

  it("uses_a_gap_with_one_change", () => {
    const records = list([10, 20, 30, 40]);
    expect(after(records, moved(ids(records), 3, 1))).toEqual({ order: ["s0", "s3", "s1", "s2"], changes: 1 });
  });

  it("moves_to_the_ends_with_one_change", () => {
    const records = list([1, 2, 3, 4, 5]);
    expect(after(records, moved(ids(records), 4, 0)).changes).toBe(1);
    expect(after(records, moved(ids(records), 0, 4)).changes).toBe(1);
  });

  it("renumbers_only_what_must_where_there_is_no_gap", () => {
    const records = list(Array.from({ length: 15 }, (_, i) => i + 1));
    expect(after(records, moved(ids(records), 10, 1)).changes).toBe(2);
  });

  it("mends_equal_positions", () => {
    const records = list([5, 5, 5]);
    expect(after(records, ["s2", "s0", "s1"]).order).toEqual(["s2", "s0", "s1"]);
  });

  it("reaches_every_order_whatever_the_positions", () => {
    for (let seed = 1; seed < 300; seed += 1) {
      let x = seed * 7919;
      const random = (n: number) => (x = (x * 1103515245 + 12345) % 2147483648) % n;
      const records = list(Array.from({ length: 2 + random(9) }, () => random(12))).toSorted((a, b) => a.position - b.position);
      const wanted = moved(moved(ids(records), random(records.length), random(records.length)), random(records.length), random(records.length));
      expect(after(records, wanted).order).toEqual(wanted);
    }
  });
});
