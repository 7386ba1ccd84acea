import { expect, test } from "vitest";

import { changedFields, merge } from "./merge";

const base = { name: "Ромашка", phone: "1", tags: ["опт"] };

test("what_only_one_changed_is_taken_without_asking", () => {
  const merged = merge(base, { ...base, phone: "2" }, { ...base, name: "Василёк" });
  expect(merged.fields).toEqual({ name: "Василёк", phone: "2", tags: ["опт"] });
  expect(merged.conflicts).toEqual([]);
  expect(merged.taken).toEqual(["name"]);
});

test("what_both_changed_differently_is_a_conflict_and_stays_mine", () => {
  const merged = merge(base, { ...base, tags: ["розница"] }, { ...base, tags: [] });
  expect(merged.conflicts).toEqual(["tags"]);
  expect(merged.fields.tags).toEqual(["розница"]);
});

test("the_same_change_by_both_is_none", () => {
  expect(merge(base, { ...base, phone: "3" }, { ...base, phone: "3" }).conflicts).toEqual([]);
  expect(changedFields(base, { ...base, tags: ["опт"] })).toEqual([]);
});
