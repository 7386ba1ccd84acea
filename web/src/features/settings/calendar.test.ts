import { expect, test } from "vitest";

import { exceptions, firstHours, kindOf, toggled, type Values, weekday, withBreak, worked } from "./calendar";

const hours = [{ from: "09:00", to: "18:00" }];
const usual: Values = { week: [hours, hours, hours, hours, hours, [], []], holidays: [], working_dates: [] };

test("a week begins on Monday", () => {
  expect(weekday("2026-01-26")).toBe(0);
  expect(weekday("2026-02-01")).toBe(6);
});

test("a click makes a day what it usually is not, and once more as it was", () => {
  const holiday = { ...usual, ...toggled("2026-01-26", usual) };
  expect(holiday.holidays).toEqual(["2026-01-26"]);
  expect(kindOf("2026-01-26", holiday)).toBe("holiday");
  expect({ ...holiday, ...toggled("2026-01-26", holiday) }).toEqual(usual);
  const moved = { ...usual, ...toggled("2026-01-31", usual) };
  expect(moved.working_dates).toEqual(["2026-01-31"]);
  expect(kindOf("2026-01-31", moved)).toBe("moved");
  expect({ ...moved, ...toggled("2026-01-31", moved) }).toEqual(usual);
});

test("a holiday on a day off stays one, and is said before anything else", () => {
  const values = { ...usual, holidays: ["2026-01-31"] };
  expect(kindOf("2026-01-31", values)).toBe("holiday");
  expect(toggled("2026-01-31", values)).toEqual({ holidays: [], working_dates: [] });
  expect(exceptions({ ...values, working_dates: ["2026-01-24"] })).toEqual([{ day: "2026-01-24", kind: "moved" }, { day: "2026-01-31", kind: "holiday" }]);
});

test("a break parts a day at lunch, else in the middle; hours without room get a neighbour", () => {
  expect(withBreak(hours)).toEqual([{ from: "09:00", to: "13:00" }, { from: "14:00", to: "18:00" }]);
  expect(withBreak([{ from: "09:00", to: "13:00" }, { from: "14:00", to: "18:00" }])).toEqual([{ from: "09:00", to: "10:30" }, { from: "11:30", to: "13:00" }, { from: "14:00", to: "18:00" }]);
  expect(withBreak([{ from: "22:00", to: "24:00" }])).toEqual([{ from: "22:00", to: "22:30" }, { from: "23:30", to: "24:00" }]);
  expect(withBreak([{ from: "09:00", to: "10:00" }])).toEqual([{ from: "09:00", to: "10:00" }, { from: "11:00", to: "12:00" }]);
});

test("a day that begins to be worked is like another one; work is counted", () => {
  expect(firstHours(usual.week)).toBe(hours);
  expect(firstHours([[], []])).toHaveLength(2);
  expect(worked(usual.week)).toBe(45 * 60);
  expect(worked([[{ from: "18:00", to: "24:00" }, { from: "10:00", to: "09:00" }]])).toBe(6 * 60);
});
