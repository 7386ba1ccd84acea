import { expect, test } from "vitest";

import { laidOut, NODE_HEIGHT, NODE_WIDTH, placed } from "./layout";

const edges = [["new", "work"], ["work", "done"], ["work", "new"]] as const;

test("orders go from left to right", () => {
  const found = laidOut(["new", "work", "done"], edges);
  const x = (id: string) => found.get(id)?.x ?? NaN;
  expect(x("new")).toBeLessThan(x("work"));
  expect(x("work")).toBeLessThan(x("done"));
});

test("what stands stays, and a new status covers none", () => {
  const before = laidOut(["new", "work", "done"], edges);
  before.set("new", { x: -500, y: 900 });
  const after = placed(before, ["new", "work", "done", "hold"], [...edges, ["new", "hold"]]);
  for (const id of ["new", "work", "done"]) expect(after.get(id)).toEqual(before.get(id));
  const hold = after.get("hold");
  expect(hold).toBeDefined();
  for (const [id, one] of after) {
    if (id === "hold" || !hold) continue;
    expect(Math.abs(one.x - hold.x) >= NODE_WIDTH || Math.abs(one.y - hold.y) >= NODE_HEIGHT).toBe(true);
  }
});
