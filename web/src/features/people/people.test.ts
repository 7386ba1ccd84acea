import { describe, expect, it } from "vitest";

import { newPassword } from "./password";
import { pathOf, treeOf, within } from "./tree";

describe("passwords", () => {
  it("are_readable_and_differ", () => {
    const made = new Set(Array.from({ length: 50 }, () => newPassword()));
    expect(made.size).toBe(50);
    for (const one of made) expect(one).toMatch(/^[a-z][a-z2-9]{3}(-[a-z2-9]{4}){3}$/);
    for (const one of made) expect(one).not.toMatch(/[ilo01]/);
  });
});

describe("departments", () => {
  const all = [
    { id: "c", name: "Север", parent: "b" },
    { id: "a", name: "Бухгалтерия", parent: null },
    { id: "b", name: "Продажи", parent: null },
    { id: "d", name: "Потерянный", parent: "gone" },
  ];

  it("stand_below_their_parents", () => {
    expect(treeOf(all).map(({ one, depth }) => `${depth}${one.id}`)).toEqual(["0a", "0d", "0b", "1c"]);
  });

  it("survive_a_circle", () => {
    const circle = [{ id: "x", name: "X", parent: "y" }, { id: "y", name: "Y", parent: "x" }];
    expect(treeOf(circle).map(({ one }) => one.id).toSorted()).toEqual(["x", "y"]);
    expect(within(circle, "x")).toEqual(new Set(["x", "y"]));
  });

  it("know_what_is_inside_and_the_way_down", () => {
    expect(within(all, "b")).toEqual(new Set(["b", "c"]));
    expect(pathOf(all, "c")).toBe("Продажи / Север");
  });
});
