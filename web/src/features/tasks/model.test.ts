import { describe, expect, it } from "vitest";

import { doneGroup, dueGroup, endOfWeek, grouped, linesOf, localParts, mayChange, mayWorkOn, moved, quickDue, readDay, reminderAt } from "./model";

const MOSCOW = "Europe/Moscow";
/** Wednesday, 25 November 2026, 01:30 in Moscow; still Tuesday in UTC. */
const NOW = Date.parse("2026-11-24T22:30:00Z");

describe("when a task is due", () => {
  it("goes by the days of the account, not of UTC", () => {
    expect(dueGroup("2026-11-25T15:00:00Z", NOW, MOSCOW)).toBe("today");
    expect(dueGroup("2026-11-25T21:30:00Z", NOW, MOSCOW)).toBe("tomorrow");
    expect(dueGroup("2026-11-24T22:29:00Z", NOW, MOSCOW)).toBe("overdue");
    expect(dueGroup("2026-11-29T20:59:00Z", NOW, MOSCOW)).toBe("week");
    expect(dueGroup("2026-11-29T21:00:00Z", NOW, MOSCOW)).toBe("later");
    expect(dueGroup(null, NOW, MOSCOW)).toBe("none");
  });

  it("calls the day after Sunday tomorrow", () => {
    const sunday = Date.parse("2026-11-29T09:00:00Z");
    expect(endOfWeek("2026-11-29")).toBe("2026-11-29");
    expect(endOfWeek("2026-11-23")).toBe("2026-11-29");
    expect(dueGroup("2026-11-30T09:00:00Z", sunday, MOSCOW)).toBe("tomorrow");
    expect(dueGroup("2026-12-01T09:00:00Z", sunday, MOSCOW)).toBe("later");
  });

  it("offers only what lies ahead", () => {
    expect(quickDue("today", NOW, MOSCOW)).toBe("2026-11-25T15:00:00Z");
    expect(quickDue("today", Date.parse("2026-11-25T15:00:00Z"), MOSCOW)).toBeUndefined();
    expect(quickDue("tomorrow", NOW, MOSCOW)).toBe("2026-11-26T15:00:00Z");
    expect(quickDue("week", NOW, MOSCOW)).toBe("2026-12-02T15:00:00Z");
    expect(quickDue("none", NOW, MOSCOW)).toBeNull();
  });

  it("is edited as the clock of the company shows it", () => {
    expect(localParts("2026-11-25T21:30:00Z", MOSCOW)).toEqual({ day: "2026-11-26", clock: "00:30" });
  });

  it("is typed as people write days", () => {
    expect(readDay("1.12", "2026-11-25")).toBe("2026-12-01");
    expect(readDay("24.11", "2026-11-25")).toBe("2027-11-24");
    expect(readDay("05.01.27", "2026-11-25")).toBe("2027-01-05");
    expect(readDay("31.02.2027", "2026-11-25")).toBeNull();
    expect(readDay("завтра", "2026-11-25")).toBeNull();
  });

  it("groups done ones by when they were done", () => {
    expect(doneGroup("2026-11-24T21:10:00Z", NOW, MOSCOW)).toBe("today");
    expect(doneGroup("2026-11-24T20:00:00Z", NOW, MOSCOW)).toBe("yesterday");
    expect(doneGroup("2026-11-23T09:00:00Z", NOW, MOSCOW)).toBe("week");
    expect(doneGroup("2026-11-22T09:00:00Z", NOW, MOSCOW)).toBe("earlier");
  });

  it("keeps the order of the server inside and between groups", () => {
    expect(grouped([1, 3, 2, 5], (n) => n % 2 ? "odd" : "even")).toEqual([{ group: "odd", rows: [1, 3, 5] }, { group: "even", rows: [2] }]);
  });
});

describe("who may", () => {
  const me = { employee: "me", administrator: false };
  it("change: whoever set it, or an administrator", () => {
    expect(mayChange({ author: "me" }, me)).toBe(true);
    expect(mayChange({ author: null }, me)).toBe(false);
    expect(mayChange({ author: "other" }, { ...me, administrator: true })).toBe(true);
  });
  it("do: also the assignee, nobody else", () => {
    expect(mayWorkOn({ author: "other", assignee: "me" }, me)).toBe(true);
    expect(mayWorkOn({ author: "other", assignee: "third" }, me)).toBe(false);
  });
});

describe("a checklist", () => {
  it("takes a pasted list without its bullets", () => {
    expect(linesOf("- собрать\r\n* [x] упаковать\n\n2) отправить\n3. 5 коробок\n[ ] подписать\n  6 мм болты ")).toEqual(
      ["собрать", "упаковать", "отправить", "5 коробок", "подписать", "6 мм болты"]);
  });
  it("moves an item, but not over the edge", () => {
    expect(moved(["a", "b", "c"], 2, 0)).toEqual(["c", "a", "b"]);
    expect(moved(["a", "b"], 0, -1)).toEqual(["a", "b"]);
  });
});

describe("a reminder", () => {
  it("goes by the due date, never into the past, and begins a day where the company is", () => {
    const due = "2026-11-25T15:00:00Z";
    expect(reminderAt("hour", due, NOW, MOSCOW)).toBe("2026-11-25T14:00:00Z");
    expect(reminderAt("day", due, NOW, MOSCOW)).toBeUndefined();
    expect(reminderAt("hour", null, NOW, MOSCOW)).toBeUndefined();
    expect(reminderAt("tomorrow", null, NOW, MOSCOW)).toBe("2026-11-26T07:00:00Z");
    expect(reminderAt("none", due, NOW, MOSCOW)).toBeNull();
  });
});
