import { expect, test } from "vitest";

import { type DraftState, rebased } from "./draft";

const first = { name: "Сайт", phone: "1", note: "" };
const start = (values: Partial<typeof first>): DraftState<typeof first> => ({ base: { version: 1, values: first }, values: { ...first, ...values } });

test("an untouched draft follows the record without a word", () => {
  const now = { version: 2, values: { ...first, name: "Сайт 2" } };
  expect(rebased(start({}), now)).toEqual({ base: now, values: now.values });
  const same = start({ name: "Мой" });
  expect(rebased(same, { version: 1, values: first })).toBe(same);
});

test("what others changed is taken and said, what both changed waits for a decision", () => {
  const state = rebased(start({ name: "Мой" }), { version: 2, values: { name: "Чужой", phone: "2", note: "" } });
  expect(state.values).toEqual({ name: "Мой", phone: "2", note: "" });
  expect(state.conflict).toMatchObject({ fields: ["name"], taken: ["phone"], chosen: {} });
  expect(state.base.version).toBe(2);
});

test("a third save keeps open what is not decided, and closes what both mean by now", () => {
  const second = rebased(start({ name: "Мой" }), { version: 2, values: { ...first, name: "Чужой" } });
  const third = rebased(second, { version: 3, values: { ...first, name: "Чужой", note: "!" } });
  expect(third.conflict).toMatchObject({ fields: ["name"], taken: ["note"] });
  expect(rebased(second, { version: 3, values: { ...first, name: "Мой" } }).conflict).toBeUndefined();
});
