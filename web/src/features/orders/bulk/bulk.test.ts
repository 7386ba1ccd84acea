import { expect, test } from "vitest";

import type { Order } from "@/api/queries";

import { byOrigin } from "./useBulkMove";
import { stretch } from "./useSelection";

const rows = ["a", "b", "c", "d"].map((id) => ({ id }));
const ids = (of: { id: string }[]) => of.map((one) => one.id).join("");

test("Shift takes the stretch between two rows, in either direction", () => {
  expect(ids(stretch(rows, "b", "d"))).toBe("bcd");
  expect(ids(stretch(rows, "d", "b"))).toBe("bcd");
  expect(ids(stretch(rows, undefined, "c"))).toBe("c");
  // The row it began with has been filtered away meanwhile.
  expect(ids(stretch(rows, "gone", "c"))).toBe("c");
});

test("what was moved goes back to where each came from", () => {
  const orders = [{ id: "1", status: "a" }, { id: "2", status: "b" }, { id: "3", status: "a" }, { id: "4", status: null }] as Order[];
  const result = { moved: 3, refused: 1, results: [
    { id: "1", moved: true, version: 5 }, { id: "2", moved: false }, { id: "3", moved: true, version: 2 }, { id: "4", moved: true, version: 2 },
  ] };
  expect([...byOrigin(orders, result)]).toEqual([["a", [{ id: "1", version: 5 }, { id: "3", version: 2 }]]]);
});
