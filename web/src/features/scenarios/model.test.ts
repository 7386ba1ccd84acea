import { expect, test } from "vitest";

import { foundIn, valueAt } from "./editor/flaws";
import { changedTrigger, clockOf, inserted, minuteOf, newAction, newRule, newTrigger, partsOf, patchOf, ruleIn, spanKey, spanOf, SPANS, UNCHOSEN, valuesOf, whomKey, whomOf } from "./model";
import { runOf } from "./feed";

test("a text is cut at its variables; a brace that is never closed is a brace", () => {
  expect(partsOf("№ {{ order.number }} для {{customer.name}}: {{")).toEqual([
    { text: "№ " }, { text: "{{ order.number }}", variable: "order.number" }, { text: " для " }, { text: "{{customer.name}}", variable: "customer.name" }, { text: ": {{" },
  ]);
  expect(partsOf("")).toEqual([]);
});

test("a variable goes where the cursor stands and over what is marked", () => {
  expect(inserted("Заказ  ждёт", 6, 6, "order.number")).toEqual({ text: "Заказ {{order.number}} ждёт", caret: 22 });
  expect(inserted("Заказ X ждёт", 6, 7, "status")).toEqual({ text: "Заказ {{status}} ждёт", caret: 16 });
});

test("clocks and spans survive being shown and read", () => {
  expect([0, 545, 1439].map((minute) => minuteOf(clockOf(minute)))).toEqual([0, 545, 1439]);
  expect(["24:00", "12:60", "", "9"].map(minuteOf)).toEqual([undefined, undefined, undefined, undefined]);
  expect(SPANS.map((key) => spanKey(spanOf(3, key)))).toEqual([...SPANS]);
});

test("somebody is kept by a key of his own", () => {
  for (const whom of [{ kind: "owner" }, { kind: "employee", id: "a" }, { kind: "round_robin", department: "d" }, { kind: "role", id: "r" }] as const) {
    expect(whomOf(whomKey(whom))).toEqual(whom);
  }
  expect(whomOf("nobody:1")).toBeUndefined();
});

test("another trigger keeps the statuses, if it has such", () => {
  const entered = { kind: "entered", statuses: ["work"] } as const;
  expect(changedTrigger({ ...entered, statuses: [...entered.statuses] }, "in_status")).toMatchObject({ kind: "in_status", statuses: ["work"] });
  expect(changedTrigger({ ...entered, statuses: [...entered.statuses] }, "created")).toEqual({ kind: "created" });
  expect(changedTrigger({ kind: "created" }, "left")).toEqual(newTrigger("left"));
});

test("a patch names what was changed, and the rule as a whole", () => {
  const values = valuesOf({ name: " Проверка ", description: "", rule: { trigger: { kind: "created" }, actions: [newAction("comment")] } });
  expect(values.firing).toBe("every_time");
  expect(patchOf(values, ["name"])).toEqual({ name: "Проверка" });
  expect(patchOf(values, ["firing"])).toEqual({ rule: ruleIn(values) });
  expect(patchOf(values, [])).toEqual({});
});

test("flaws are found by their place in the rule, whether a save or a check names it", () => {
  const rule = { ...newRule(), actions: [newAction("comment"), newAction("set_status")] };
  expect(valueAt(rule, "actions/1/status")).toBe(UNCHOSEN);
  expect(valueAt(rule, "actions/7/text")).toBeUndefined();
  const found = foundIn([
    { code: "required", field: "rule/actions/0/text", text: "обязательное поле" },
    { code: "not_found", field: "actions/1/status", text: "не найдено" },
    { code: "out_of_range", field: "trigger/after/amount", text: "от 1 до 10 000", min: 1, max: 10_000 },
  ], rule, "Выберите значение");
  expect(found).toEqual([
    { path: "actions/0/text", text: "обязательное поле", missing: true },
    { path: "actions/1/status", text: "Выберите значение", missing: true },
    { path: "trigger/after/amount", text: "от 1 до 10 000", missing: false },
  ]);
});

test("a run is read from its entry in the language of the reader, whatever else stands there", () => {
  const body = { name: "Счёт", outcome: "failed", why: "no_address", text: { ru: "Нет почты", en: "No address" }, performed: [{ action: "comment" }, 7, null] };
  expect(runOf(body, "en")).toEqual({ name: "Счёт", outcome: "failed", why: "no_address", text: "No address", performed: [{ action: "comment" }] });
  expect(runOf(undefined, "ru")).toMatchObject({ name: "", outcome: "done", performed: [] });
});
