import { expect, test } from "vitest";

import { formats } from "@/lib/format";
import { messagesIn } from "@/lib/i18n";
import { nounsIn } from "@/ui/kinds";
import { ruleWords } from "@/ui/rules/words.messages";

import { words as catalogue } from "./messages/words";
import { type Action, type Condition, newRule, type Performed, type Trigger, UNCHOSEN } from "./model";
import { scenarioWordsOf, sentences } from "./words";

const names = (of: Record<string, string>) => new Map(Object.entries(of).map(([id, name]) => [id, { name }]));
const made = (language: "ru" | "en") => scenarioWordsOf(messagesIn(catalogue, language), messagesIn(ruleWords, language), {
  statuses: names({ new: "Новый", work: "В работе" }), employees: names({ anna: "Анна", boris: "Борис" }), departments: names({ store: "Склад" }),
  roles: names({ head: "Руководитель" }), channels: names({ site: "Сайт" }), attributes: names({ way: "Доставка" }), kinds: nounsIn(language),
}, new Map([["next", "Следующий"]]), formats(language, "UTC", "RUB"));
const ru = made("ru");
const plain = (text: string) => text.replaceAll("\u00a0", " ");

test("a rule reads as a sentence: when, if, then", () => {
  const rule = {
    ...newRule(),
    trigger: { kind: "in_status", statuses: ["new", "work"], after: { amount: 2, unit: "days", clock: "working" } } satisfies Trigger,
    conditions: [
      { kind: "guard", guard: { kind: "sum", is: "at_least", value: 5_000_000 } },
      { kind: "none", of: [{ kind: "in_statuses", statuses: ["new"] }] },
      { kind: "any", of: [{ kind: "source", sources: ["api", "channel"] }, { kind: "actor", any_of: [{ kind: "owner" }, { kind: "employee", id: "anna" }] }] },
    ] satisfies Condition[],
    actions: [
      { kind: "create_task", text: "Собрать № {{order.number}}", assignee: { kind: "round_robin", department: "store" }, due: { amount: 4, unit: "hours", clock: "working" }, checklist: [] },
      { kind: "notify", whom: [{ kind: "owners_manager" }, { kind: "role", id: "head" }], text: "Срочно" },
      { kind: "start", scenario: "next" },
    ] satisfies Action[],
  };
  const said = sentences(ru, rule);
  expect(plain(said.when)).toBe("заказ стоит в «Новый» или «В работе» уже 2 рабочих дня");
  expect(plain(said.only)).toBe("сумма ≥ 50 000,00 ₽ и не верно, что заказ стоит в «Новый» и (это пришло так: через API или из канала продаж или это сделал: владелец или Анна)");
  expect(plain(said.then)).toBe("поставить задачу «Собрать № [номер заказа]» (по очереди: Склад, срок: 4 рабочих часа), уведомить (руководитель владельца, вся роль «Руководитель»): «Срочно», запустить сценарий «Следующий»");
  expect(plain(sentences(made("en"), rule).when)).toBe("an order has been in “Новый” or “В работе” for 2 working days");
});

test("what is deleted or not chosen yet is said as such, and never as an id", () => {
  expect(ru.trigger({ kind: "entered", statuses: ["gone"] })).toBe("заказ попал в «удалённый статус»");
  expect(ru.trigger({ kind: "entered", statuses: [] })).toBe("заказ попал в …");
  expect(ru.action({ kind: "set_status", status: UNCHOSEN, comment: "" })).toBe("перевести в «…»");
  expect(ru.action({ kind: "start", scenario: "gone" })).toBe("запустить сценарий «другой сценарий»");
  expect(ru.whom({ kind: "employee", id: "gone" })).toBe("удалённый сотрудник");
});

test("times of a schedule and of a date", () => {
  const at = (days: number[]) => ru.trigger({ kind: "schedule", minute: 545, days, statuses: ["work"] });
  expect(at([])).toBe("каждый день в 09:05, для каждого заказа в «В работе»");
  expect(at([5, 4, 3, 2, 1])).toBe("по будням в 09:05, для каждого заказа в «В работе»");
  expect(at([6, 3])).toBe("по ср, сб в 09:05, для каждого заказа в «В работе»");
  expect(plain(ru.trigger({ kind: "date", field: "planned_at", offset: { amount: 1, unit: "days", clock: "calendar" }, side: "before" }))).toBe("до «Плановая дата» осталось 1 день");
  expect(ru.trigger({ kind: "date", field: { attribute: "way" }, side: "after" })).toBe("наступило время из поля «Доставка»");
});

test("a change of a field is said by what it was and has become", () => {
  const became = (was: unknown, now: unknown) => ru.condition({ kind: "became", field: "channel", was, now } as Condition);
  expect(became(null, null)).toBe("поле «Канал продаж» изменилось");
  expect(became({ type: "empty" }, null)).toBe("в поле «Канал продаж» было пусто");
  expect(became({ type: "empty" }, { type: "id", value: "site" })).toBe("поле «Канал продаж»: было пусто, стало Сайт");
});

test("what was done names people, texts and times, and what was so already", () => {
  const said = (one: Partial<Performed> & { action: string }) => plain(ru.performed(one));
  expect(said({ action: "create_task", text: "Проверить", employees: ["anna"], at: "2026-01-31T10:00:00Z" })).toBe("задача «Проверить»: Анна, срок 31.01.2026, 10:00");
  expect(said({ action: "set_owner", employees: ["boris"], unchanged: true })).toBe("новый владелец: Борис (уже так и было)");
  expect(said({ action: "message", to: "a@b.example", text: "Счёт" })).toBe("письмо на a@b.example «Счёт»");
  expect(said({ action: "create_linked", documents: [{ id: "1", kind: "invoice_out", number: "00007" }] })).toBe("создано: счёт № 00007");
  // A later server may do what this interface does not know.
  expect(said({ action: "teleport" })).toBe("teleport");
});

test("why it did not run: the server's words, else the reason by its code", () => {
  expect(ru.why("no_address", "У контрагента нет почты")).toBe("У контрагента нет почты");
  expect(ru.why("once_ever", null)).toBe("Он уже выполнялся для этого заказа");
  expect(ru.why("odd", null)).toBe("Причина: odd");
  expect(ru.why(null, null)).toBeUndefined();
});
