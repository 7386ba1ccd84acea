// The routine done by itself: a ready scenario is adapted, tried on an order and switched on; a manager's step sets it off;
// the log says what came of it. And the working calendar that its spans are counted by.
import assert from "node:assert/strict";
import { test } from "node:test";

import { apiOf, app, as, eventually, journeys, seriousFaults, sideways } from "./app.mjs";

journeys();

const region = (page, name) => page.getByRole("region", { name, exact: true });
const button = (where, name) => where.getByRole("button", { name, exact: true });
const menu = async (page, opener, item) => {
  await opener.click();
  await page.getByRole("menuitem", { name: item, exact: true }).click();
  await page.getByRole("menu").waitFor({ state: "detached" });
};
const pick = async (page, where, label, option) => {
  await where.getByRole("combobox", { name: label, exact: true }).click();
  await page.getByRole("option", { name: option, exact: true }).click();
};
const told = (page, text) => page.getByRole("alert").filter({ hasText: text }).first().waitFor();
const idOf = (rows, name) => rows.find((one) => one.name === name).id;
const scenarioNamed = async (call, name) => (await call("GET", "/scenarios")).rows.find((one) => one.name === name);

/** An order of the manager that is new, with a counterparty or without one. */
async function newOrder(call, { customer = true, ...more } = {}) {
  const [{ rows: channels }, { rows: products }, { rows: counterparties }] = await Promise.all(
    ["/channels", "/products?limit=2", "/counterparties?limit=1"].map((path) => call("GET", path)));
  return call("POST", "/orders", {
    channel: idOf(channels, "Сайт"), positions: products.map(({ id }) => ({ product: id, quantity: 20_000 })),
    ...(customer && { counterparty: counterparties[0].id }), ...more,
  });
}

async function move(call, order, name) {
  const { rows: statuses } = await call("GET", "/statuses");
  return call("POST", `/orders/${order.id}/move`, { status: idOf(statuses, name), version: order.version });
}

test("a_ready_scenario_is_adapted_tried_and_switched_on_and_a_managers_step_sets_it_off", async () => {
  const admin = await apiOf("admin");
  const manager = await apiOf("manager1");
  const tried = await newOrder(manager);
  await as("admin", {}, "/settings/scenarios", async (page) => {
    assert.deepEqual(await seriousFaults(page), []);
    await button(page, "Готовые сценарии").last().click();
    const gallery = page.getByRole("dialog", { name: "Готовые сценарии" });
    await gallery.getByText("Проверка наличия", { exact: true }).click();
    // Without its gaps filled there is nothing to make: each flaw stands at its gap.
    await button(gallery, "Создать выключенным").click();
    await gallery.getByText("обязательное поле").first().waitFor();
    await pick(page, gallery, "В каком статусе", "В работе (сайт)");
    await pick(page, gallery, "Какой отдел", "Склад");
    await button(gallery, "Создать выключенным").click();
    await told(page, "создан и выключен");

    // Read, then adapted: a condition, another span, a variable where the cursor stands.
    await page.getByRole("heading", { level: 1, name: "Проверка наличия" }).waitFor();
    await menu(page, button(region(page, "Если"), "Добавить условие"), "Сумма заказа");
    await pick(page, region(page, "Если"), "Сумма заказа: сравнение", "≥");
    await region(page, "Если").getByRole("textbox", { name: "Сумма заказа", exact: true }).fill("1 000,50");
    const task = page.getByRole("textbox", { name: "Что сделать", exact: true });
    await task.fill("Наличие: ");
    await menu(page, button(page, "Вставить переменную: Что сделать"), "номер заказа");
    // The cursor is put behind it a frame later.
    await eventually(() => task.evaluate((one) => one === document.activeElement && one.selectionStart === one.value.length), true);
    await page.keyboard.type("!");
    await eventually(() => task.inputValue(), "Наличие: {{order.number}}!");
    await page.getByRole("textbox", { name: "Срок задачи: Сколько" }).fill("2");
    await pick(page, region(page, "То"), "Срок задачи: Чего", "рабочих дня");
    await page.getByText("Не сохранено: 2 изменения").waitFor();
    await page.keyboard.press("Control+KeyS");
    await told(page, "Сценарий сохранён");
    const { rule, ...saved } = await scenarioNamed(admin, "Проверка наличия");
    assert.equal(saved.switch, "off");
    assert.deepEqual(rule.conditions, [{ kind: "guard", guard: { kind: "sum", is: "at_least", value: 100_050 } }]);
    assert.deepEqual([rule.actions[0].text, rule.actions[0].due], ["Наличие: {{order.number}}!", { amount: 2, unit: "days", clock: "working" }]);

    // Tried: which condition holds, and what would be done; nothing of it is.
    const trial = region(page, "Проверить на заказе");
    await trial.getByRole("combobox", { name: "Заказ", exact: true }).fill(tried.number);
    await page.getByRole("option", { name: new RegExp(tried.number) }).click();
    await trial.getByText(`задача «Наличие: ${tried.number}!»`).waitFor();
    await trial.getByText(/сумма ≥ 1\s000,50.* — выполняется/).waitFor();
    assert.equal((await admin("GET", `/tasks?order=${tried.id}`)).rows.length, 0);
    assert.deepEqual(await seriousFaults(page), []);

    await region(page, "Состояние").getByText("Включён", { exact: true }).click();
    await told(page, "«Проверка наличия» включён");
  }, /HTTP 422|status of 422/);

  const order = await newOrder(manager);
  await as("manager1", {}, `/orders/${order.id}`, async (page) => {
    await page.getByRole("button", { name: /^Перевести в «?В работе \(сайт\)/ }).first().click();
    const entry = page.locator("[data-kind=scenario]");
    await entry.getByText("сценарий «Проверка наличия»").waitFor();
    await entry.getByText(`задача «Наличие: ${order.number}!»`).waitFor();
    await page.getByText(`Наличие: ${order.number}!`, { exact: true }).first().waitFor();
    assert.deepEqual(await seriousFaults(page), []);
  });

  await as("admin", { theme: "dark" }, "/settings/scenarios", async (page) => {
    await page.getByRole("link", { name: "1 выполнено" }).click();
    await page.waitForURL(/outcome=done/);
    const entry = page.locator(".runs__entry");
    await entry.getByText("вход в статус · за Иван Петров").waitFor();
    assert.deepEqual(await seriousFaults(page), []);
    await entry.getByRole("link", { name: new RegExp(order.number) }).click();
    await page.getByRole("heading", { level: 1, name: new RegExp(order.number) }).waitFor();
  });
});

test("a_scenario_that_fails_says_why_on_the_order_in_the_log_and_to_the_administrator", async () => {
  const admin = await apiOf("admin");
  const manager = await apiOf("manager1");
  await admin("POST", "/scenarios", { name: "Письмо по кнопке", switch: "on", rule: {
    trigger: { kind: "button", label: "Отправить письмо" }, actions: [{ kind: "message", subject: "Заказ {{order.number}}", text: "Здравствуйте" }],
  } });
  const order = await newOrder(manager, { customer: false });
  await as("manager1", {}, `/orders/${order.id}`, async (page) => {
    await button(page, "Отправить письмо").click();
    await page.locator("[data-kind=button]").getByText("нажата кнопка «Отправить письмо»").waitFor();
    await page.locator("[data-kind=scenario]").getByText(/^Не выполнен: .+/).waitFor();
    assert.deepEqual(await seriousFaults(page), []);
  });
  await as("admin", { width: "phone" }, "/settings/scenarios/log?outcome=failed", async (page) => {
    const entry = page.locator(".runs__entry").filter({ hasText: "Письмо по кнопке" });
    await entry.getByText(/^Не выполнен: .+/).waitFor();
    assert.deepEqual(await seriousFaults(page), []);
    assert.equal(await sideways(page), 0);
    await page.getByRole("button", { name: /^Уведомления/ }).click();
    await page.getByText("Сценарий «Письмо по кнопке» не выполнился для заказа").waitFor();
  });
});

test("what_is_put_off_stands_on_the_order_and_shadow_changes_nothing", async () => {
  const admin = await apiOf("admin");
  const manager = await apiOf("manager1");
  const { rows: statuses } = await admin("GET", "/statuses");
  const work = idOf(statuses, "В работе (сайт)");
  await admin("POST", "/scenarios", { name: "Залежался", switch: "on", rule: {
    trigger: { kind: "in_status", statuses: [work], after: { amount: 3, unit: "days", clock: "calendar" } }, actions: [{ kind: "comment", text: "Залежался" }],
  } });
  await admin("POST", "/scenarios", { name: "Проба владельца", switch: "shadow", rule: {
    trigger: { kind: "entered", statuses: [work] }, actions: [{ kind: "set_owner", to: { kind: "owners_manager" } }],
  } });
  const order = await newOrder(manager);
  await move(manager, order, "В работе (сайт)");
  assert.equal((await manager("GET", `/orders/${order.id}`)).owner, order.owner);
  await as("manager1", { width: "phone" }, `/orders/${order.id}`, async (page) => {
    await region(page, "Запланировано").getByText("Сценарий «Залежался»").waitFor();
    assert.deepEqual(await seriousFaults(page), []);
    assert.equal(await sideways(page), 0);
  });
  await as("admin", {}, `/settings/scenarios/log?order=${order.id}&outcome=shadow`, async (page) => {
    await page.locator(".runs__entry").filter({ hasText: "Проба владельца" }).getByText("новый владелец: Ольга Смирнова").waitFor();
  });
});

test("a_draft_outlives_the_page_flaws_stand_at_their_fields_and_two_administrators_are_told_of_each_other", async () => {
  const admin = await apiOf("admin");
  const { rows: statuses } = await admin("GET", "/statuses");
  const [first, second] = await Promise.all(["Раз", "Два"].map((name) => admin("POST", "/scenarios", { name, rule: {
    trigger: { kind: "entered", statuses: [statuses[0].id] }, actions: [{ kind: "comment", text: name }],
  } })));
  await as("admin", {}, `/settings/scenarios/${first.id}`, async (page) => {
    const then = region(page, "То");
    await menu(page, button(then, "Добавить действие"), "Уведомить сотрудников");
    await menu(page, button(then, "Добавить действие"), "Подождать");
    await menu(page, button(region(page, "Если"), "Добавить условие"), "Выражение");
    await page.getByRole("textbox", { name: "Выражение на языке CEL" }).fill("ordre.sum > 1");
    await region(page, "Если").getByText("здесь нет имени «ordre»").waitFor();

    // By the keys on its handle an action changes its place.
    await button(then, "Переставить «3. Подождать», место 3 из 3").focus();
    await page.keyboard.press("ArrowUp");
    await then.getByText("2. Подождать").waitFor();
    // What was done last is kept.
    await page.waitForFunction(() => Object.entries(localStorage).some(([key, kept]) => key.startsWith("poryadok.scenario-draft.") && JSON.parse(kept).values.actions[1]?.kind === "wait"));
    await page.reload();
    await page.getByText("Продолжаем черновик, начатый").waitFor();
    await then.getByText("3. Уведомить сотрудников").waitFor();

    // Saved too early: every flaw stands at its field, and the list of them leads there.
    await button(page, "Сохранить").click();
    await then.getByText("обязательное поле").waitFor();
    await button(region(page, "Проверка"), "Действие 3").click();
    await then.getByRole("textbox", { name: "Текст", exact: true }).last().fill("Смотрите {{order.number}}");
    await page.getByRole("textbox", { name: "Выражение на языке CEL" }).fill("order.sum > 1");
    await region(page, "Проверка").getByText("Замечаний нет.").waitFor();
    assert.deepEqual(await seriousFaults(page), []);

    await admin("PATCH", `/scenarios/${first.id}`, { version: first.version, name: "Раз и навсегда" });
    await button(page, "Сохранить").click();
    await page.getByText("Пока вы правили, запись изменили").waitFor();
    await button(page, "Сохранить").click();
    await told(page, "Сценарий сохранён");
    const saved = await admin("GET", `/scenarios/${first.id}`);
    assert.equal(saved.name, "Раз и навсегда");
    assert.deepEqual(saved.rule.actions.map((one) => one.kind), ["comment", "wait", "notify"]);
  }, /HTTP 4(22|09)|status of 4(22|09)/);

  // The list is put in order by the same keys.
  await as("admin", {}, "/settings/scenarios", async (page) => {
    const places = async () => (await admin("GET", "/scenarios")).rows.map((one) => one.id);
    const before = await places();
    await page.getByRole("button", { name: /^Переставить «Два»/ }).focus();
    await page.keyboard.press("Home");
    await eventually(async () => (await places())[0], second.id);
    assert.notEqual(before[0], second.id);
    await page.getByRole("button", { name: "Действия: Два" }).click();
    await page.getByRole("menuitem", { name: "Удалить…" }).click();
    await button(page.getByRole("dialog"), "Удалить").click();
    await told(page, "Сценарий «Два» удалён");
    await page.goto(`${app.origin}/settings/audit?kind=processes`);
    await page.getByText("Удалён сценарий «Два»").waitFor();
    await page.getByRole("link", { name: "Изменён сценарий «Раз и навсегда»" }).first().waitFor();
  });
});

test("a_scenario_is_written_from_nothing_and_what_it_names_is_not_deleted_behind_its_back", async () => {
  const admin = await apiOf("admin");
  const status = await admin("POST", "/statuses", { kind: "customer_order", name: "Особый", color: "#228be6", status_type: "regular" });
  const { id: webhook } = await admin("POST", "/webhooks", { name: "Shop", url: "https://shop.example/hook", events: ["order.moved"] });
  await as("admin", { locale: "en-GB" }, "/settings/scenarios/new", async (page) => {
    await button(page, "Create, switched off").click();
    await page.getByText("is empty or holds invalid characters").waitFor();
    // What is missing in the rule is said together with the name, and not one after the other.
    await region(page, "Check").getByText("is required").nth(1).waitFor();
    await page.getByRole("textbox", { name: "Name", exact: true }).fill("From nothing");
    await page.getByRole("combobox", { name: "Statuses", exact: true }).fill("Особый");
    await page.getByRole("option", { name: "Особый" }).click();
    await menu(page, button(region(page, "Then"), "Add an action"), "Set a date");
    await menu(page, button(region(page, "Then"), "Add an action"), "Change the owner");
    await pick(page, region(page, "Then"), "New owner", "in turn: Склад");
    await menu(page, button(region(page, "Then"), "Add an action"), "Call a webhook");
    await pick(page, region(page, "Then"), "Webhook", "Shop");
    await region(page, "Check").getByText("No active process leads to “Особый”").waitFor();
    assert.deepEqual(await seriousFaults(page), []);
    await page.keyboard.press("Control+Enter");
    await page.getByRole("heading", { level: 1, name: "From nothing" }).waitFor();
    const { rule } = await scenarioNamed(admin, "From nothing");
    assert.deepEqual(rule.actions[1], { kind: "set_owner", to: { kind: "round_robin", department: rule.actions[1].to.department } });
    assert.deepEqual(rule.actions[2], { kind: "webhook", webhook });

    await page.goto(`${app.origin}/settings/statuses?open=${status.id}`);
    await button(page.getByRole("dialog"), "Delete…").click();
    await page.getByRole("dialog", { name: /Delete the status/ }).getByRole("button", { name: "Delete", exact: true }).click();
    await page.getByRole("alert").getByRole("link", { name: "From nothing" }).waitFor();
  }, /HTTP 4(22|09)|status of 4(22|09)/);
});

test("the_working_calendar_takes_breaks_holidays_and_moved_days", async () => {
  const admin = await apiOf("admin");
  await as("admin", {}, "/settings/calendar", async (page) => {
    await page.getByText("Часовой пояс компании: Europe/Moscow").waitFor();
    await button(page, "Понедельник: добавить перерыв").click();
    await button(page, "Вторник: часы как в понедельник").click();
    const days = page.locator(".calendar button[data-kind]");
    const holiday = days.and(page.locator("[data-kind=working]")).last();
    const moved = days.and(page.locator("[data-kind=off]")).last();
    const [holidayName, movedName] = await Promise.all([holiday, moved].map((one) => one.getAttribute("aria-label")));
    await page.getByRole("button", { name: holidayName, exact: true }).click();
    await page.getByRole("button", { name: movedName, exact: true }).click();
    await page.locator(".calendar__days li").nth(1).waitFor();
    assert.deepEqual(await seriousFaults(page), []);
    await page.keyboard.press("Control+KeyS");
    await told(page, "Рабочий календарь сохранён");
    const { week, holidays, working_dates: worked } = await admin("GET", "/calendar");
    assert.deepEqual(week[1], [{ from: "09:00", to: "13:00" }, { from: "14:00", to: "18:00" }]);
    assert.deepEqual([holidays.length, worked.length], [1, 1]);

    // An end before its beginning is refused at its field.
    await page.getByRole("spinbutton", { name: "Среда: конец, промежуток 1: часы" }).fill("08");
    await button(page, "Сохранить").click();
    await page.locator(".week__day").nth(2).locator(".mantine-InputWrapper-error").first().waitFor();
  }, /HTTP 422|status of 422/);
  await as("admin", { width: "phone", theme: "dark" }, "/settings/calendar", async (page) => {
    await page.locator(".calendar").waitFor();
    assert.deepEqual(await seriousFaults(page), []);
    assert.equal(await sideways(page), 0);
  });
});
