import { expect, test } from "vitest";

import { laidOut, lineThrough, NODE_HEIGHT, NODE_WIDTH, placed } from "./layout";

const ways = [["new", "work"], ["work", "done"], ["work", "new"]] as const;

test("orders go from top to bottom", () => {
  const { places, bends } = laidOut(["new", "work", "done"], ways);
  const y = (id: string) => places.get(id)?.y ?? NaN;
  expect(y("new")).toBeLessThan(y("work"));
  expect(y("work")).toBeLessThan(y("done"));
  expect(bends.get("work>new")?.length).toBeGreaterThan(1);
});

test("what stands stays, and a new status covers none", () => {
  const before = new Map(laidOut(["new", "work", "done"], ways).places);
  before.set("new", { x: -500, y: 900 });
  const after = placed(before, ["new", "work", "done", "hold"], [...ways, ["new", "hold"]]).places;
  for (const id of ["new", "work", "done"]) expect(after.get(id)).toEqual(before.get(id));
  const hold = after.get("hold");
  expect(hold).toBeDefined();
  for (const [id, one] of after) {
    if (id === "hold" || !hold) continue;
    expect(Math.abs(one.x - hold.x) >= NODE_WIDTH || Math.abs(one.y - hold.y) >= NODE_HEIGHT).toBe(true);
  }
});

test("a line begins at the first point and ends at the last", () => {
  expect(lineThrough([{ x: 0, y: 0 }, { x: 5, y: 5 }])).toBe("M0,0 L5,5");
  expect(lineThrough([{ x: 0, y: 0 }, { x: 5, y: 5 }, { x: 9, y: 1 }])).toBe("M0,0 Q5,5 9,1");
  expect(lineThrough([{ x: 0, y: 0 }, { x: 4, y: 4 }, { x: 8, y: 4 }, { x: 9, y: 9 }])).toBe("M0,0 Q4,4 6,4 Q8,4 9,9");
});
