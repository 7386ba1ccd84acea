import { expect, test } from "vitest";

import { formats } from "@/lib/format";
import { messagesIn } from "@/lib/i18n";
import { nounsIn } from "@/ui/kinds";

import { changesBetween } from "./diff";
import { addCreation, addStage, addTransition, type Edit, moveStage, removeStage, setDefinition, setDraft, setStage, setTransition } from "./draft";
import { type Draft, emptyDraft, EVERYONE } from "./model";
import { wordsOf } from "./words";
import { wordsCatalogue } from "./words.messages";

const make = (draft: Draft, ...edits: Edit[]) => edits.reduce((one, edit) => edit(one), draft);
const base = make(emptyDraft("Сайт"), addCreation("new"), addTransition("new", "work"), addTransition("work", "done"));

const names = (of: Record<string, string>) => new Map(Object.entries(of).map(([id, name]) => [id, { name }]));
const words = wordsOf(messagesIn(wordsCatalogue, "ru"), {
  statuses: names({ new: "Новый", work: "В работе", done: "Завершён" }), employees: names({ anna: "Анна" }), departments: names({}),
  roles: names({ head: "Руководитель продаж" }), channels: names({ site: "Сайт" }), attributes: names({}), kinds: nounsIn("ru"),
}, formats("ru", "UTC", "RUB"));
const said = (...edits: Edit[]) => changesBetween(base, make(base, ...edits)).map((one) => words.change(one).replaceAll("\u00a0", " "));

test("what is alike differs in nothing, whatever the order of those named", () => {
  expect(said()).toEqual([]);
  const one = make(base, setTransition("new", "work", { grants: { ...EVERYONE, everyone: false, any_of: [{ kind: "owner" }, { kind: "author" }] } }));
  const other = make(base, setTransition("new", "work", { grants: { ...EVERYONE, everyone: false, any_of: [{ kind: "author" }, { kind: "owner" }] } }));
  expect(changesBetween(one, other)).toEqual([]);
});

test("rules of a transition are said with names", () => {
  expect(said(setTransition("work", "done", {
    grants: { everyone: false, any_of: [{ kind: "role", id: "head" }, { kind: "owner" }], not_author: false, not_last_mover: true },
    guards: [{ kind: "discount", is: "at_most", value: 1000 }],
    requirements: [{ kind: "comment" }],
  }))).toEqual([
    "«В работе» → «Завершён»: кто может: все → Руководитель продаж или владелец, кроме того, кто перевёл сюда",
    "«В работе» → «Завершён»: условия: нет → скидка ≤ 10 %",
    "«В работе» → «Завершён»: требования: нет → комментарий",
  ]);
});

test("a stage that moved is no stage that changed", () => {
  expect(said(moveStage("work", -1))).toEqual(["Изменён порядок этапов"]);
});

test("settings, stages and what was taken away", () => {
  expect(said(
    setDraft({ name: "Магазин", active: false }), setDefinition({ channels: ["site"], unlisted: "free", policies: { api: "enforce", scenario: "pass", import: "pass", channel: "pass" } }),
    setStage("new", { edit: { rule: "locked", fields: ["positions"] } }), removeStage("work"), addStage(null),
  )).toEqual([
    "Название: «Сайт» → «Магазин»", "Процесс выключен", "Добавлены каналы: Сайт", "Из статуса, которого нет среди этапов: можно перевести в любой",
    "API: не ограничивать → ограничивать как людей", "Этап «Новый»: правят по правам → закрыты поля: Позиции", "Добавлен этап «Без статуса»",
    "Убран этап «В работе» со всеми переходами",
  ]);
});

test("what was deleted meanwhile keeps a word in place of its name", () => {
  expect(said(setTransition("new", "work", { grants: { ...EVERYONE, everyone: false, any_of: [{ kind: "role", id: "?" }] } }))).toEqual([
    "«Новый» → «В работе»: кто может: все → удалённая роль",
  ]);
});
