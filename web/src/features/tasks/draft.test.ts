import { describe, expect, it } from "vitest";

import { type Draft, merge, patchOf } from "./draft";

const base: Draft = {
  type: null, text: "Позвонить", assignee: "ivan", due_at: "2026-11-25T15:00:00Z", remind_at: null,
  checklist: [{ key: "1", id: "1", text: "номер", ticked: false }, { key: "2", id: "2", text: "счёт", ticked: false }],
};

describe("the form of a task", () => {
  it("sends only what was changed, without empty items", () => {
    expect(patchOf(base, base)).toEqual({});
    expect(patchOf(base, { ...base, due_at: null })).toEqual({ due_at: null });
    expect(patchOf(base, { ...base, checklist: [...base.checklist, { key: "n1", text: " акт ", ticked: false }, { key: "n2", text: " ", ticked: false }] }))
      .toEqual({ checklist: [{ id: "1", text: "номер", ticked: false }, { id: "2", text: "счёт", ticked: false }, { text: "акт", ticked: false }] });
  });

  it("takes over what only the other one changed", () => {
    const merged = merge(base, { ...base, text: "Написать" }, { ...base, assignee: "anna" });
    expect(merged).toEqual({ draft: { ...base, text: "Написать", assignee: "anna" }, conflicts: [], taken: ["assignee"] });
  });

  it("asks where both changed the same thing differently", () => {
    const merged = merge(base, { ...base, text: "Написать" }, { ...base, text: "Зайти" });
    expect(merged.conflicts).toEqual(["text"]);
    expect(merged.draft.text).toBe("Написать");
    expect(merge(base, { ...base, text: "Зайти" }, { ...base, text: "Зайти" }).conflicts).toEqual([]);
  });

  it("keeps ticks that came while the list was edited", () => {
    const [first, second] = base.checklist;
    const mine: Draft = { ...base, checklist: [{ ...second!, ticked: true }, { ...first!, text: "новый номер" }, { key: "n", text: "акт", ticked: false }] };
    const theirs: Draft = { ...base, checklist: [{ ...first!, ticked: true }, second!] };
    const merged = merge(base, mine, theirs);
    expect(merged.conflicts).toEqual([]);
    expect(merged.draft.checklist.map((one) => [one.text, one.ticked])).toEqual([["счёт", true], ["новый номер", true], ["акт", false]]);
  });
});
