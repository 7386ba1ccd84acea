import { expect, test } from "vitest";

import { sameSearch, searchOf, textOf } from "../views/query";
import { sortOf } from "./useList";

test("rows are sorted by what the server can sort under these filters", () => {
  expect(sortOf({}, undefined)).toBe("-moment");
  expect(sortOf({}, "planned")).toBe("-moment");
  expect(sortOf({ planned_to: "2026-01-01T00:00:00Z" }, undefined)).toBe("planned");
  expect(sortOf({ planned_to: "2026-01-01T00:00:00Z" }, "-sum")).toBe("-sum");
  expect(sortOf({ q: "word" }, "sum")).toBe("-moment");
});

test("a view is what it holds, in whatever order its address says it", () => {
  expect(textOf({ view: "1", sort: "-sum", mine: true, q: undefined })).toBe("mine=true&sort=-sum");
  expect(sameSearch({ sort: "-sum", mine: true, view: "1" }, "sort=-sum&mine=true")).toBe(true);
  expect(sameSearch({ sort: "sum", mine: true }, "sort=-sum&mine=true")).toBe(false);
  expect(searchOf(textOf({ channel: "a,b" }))).toEqual({ channel: "a,b" });
});
