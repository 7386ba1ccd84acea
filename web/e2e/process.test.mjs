// The designer: a process for the site built from nothing, published, obeyed by the gate, changed and brought back.
import assert from "node:assert/strict";
import { test } from "node:test";

import { app, as, eventually, journeys, rested, seriousFaults, sideways, startApp } from "./app.mjs";

journeys();

/** The administrator with a browser of his own; 409 where the server asks for a confirmation or tells of a conflict. */
const administrator = (at, next, run, options = {}) => as("admin", { ...options, at }, next, run, /\b409\b/);

/** Somebody who calls the API in person. */
async function person(login) {
  const headers = { "Content-Type": "application/json" };
  const answer = await fetch(`${app.server}/api/v1/login`, { method: "POST", headers, body: JSON.stringify({ login: `${login}@demo`, password: app.password }) });
  const cookie = answer.headers.get("set-cookie").split(";")[0];
  const call = async (method, path, body) => {
    const response = await fetch(`${app.server}/api/v1${path}`, { method, headers: { ...headers, cookie }, body: body && JSON.stringify(body) });
    return { status: response.status, ...(await response.json().catch(() => ({}))) };
  };
  const idOf = async (path, name) => (await call("GET", path)).rows.find((one) => one.name === name).id;
  return { call, idOf };
}

const stage = (page, name) => page.getByRole("region", { name: `Этап «${name}»` });

async function addTarget(page, from, to) {
  await stage(page, from).getByRole("combobox", { name: `Добавить переход из «${from}»` }).click();
  await page.getByRole("option", { name: to, exact: true }).click();
  await stage(page, from).getByRole("button", { name: `Переход «${from}» → «${to}»` }).waitFor();
}

async function openTransition(page, from, to) {
  await stage(page, from).getByRole("button", { name: `Переход «${from}» → «${to}»` }).click();
  const drawer = page.getByRole("dialog");
  await drawer.getByText("Кто может перевести").waitFor();
  return drawer;
}

async function grantTo(page, drawer, ...names) {
  await drawer.getByText("Только выбранные").click();
  const who = drawer.getByRole("combobox", { name: "Только выбранные" });
  for (const name of names) {
    await who.click();
    await who.fill(name);
    await page.getByRole("option", { name, exact: true }).click();
  }
}

const done = async (drawer) => {
  await drawer.getByRole("button", { name: "Готово" }).click();
  await drawer.waitFor({ state: "hidden" });
};

/** From the lower dot of one status on the graph to another status, with the mouse. */
async function connect(page, from, to) {
  const node = (name) => page.locator(".react-flow__node").filter({ hasText: name });
  // They move until the graph fits its frame.
  const [source, target] = await rested(() => Promise.all([
    node(from).locator(".react-flow__handle.source").boundingBox(), node(to).locator(".react-flow__handle.target").boundingBox(),
  ]));
  await page.mouse.move(source.x + source.width / 2, source.y + source.height / 2);
  await page.mouse.down();
  await page.mouse.move(source.x + 30, source.y + 30, { steps: 4 });
  await page.mouse.move(target.x + target.width / 2, target.y + target.height / 2, { steps: 8 });
  await page.mouse.up();
}

const NEW = "Новый (сайт)";
const WORK = "В работе (сайт)";
const AGREED = "Подтвержден (сайт)";
const PACKED = "Собран (сайт)";
const DONE = "Успешно завершен (сайт)";
const OFF = "Отменен (сайт)";
const NAME = "Сайт: новый порядок";

test("site_process_is_built_from_nothing_and_obeyed", async () => {
  await administrator(app, "/processes", async (page) => {
    assert.deepEqual(await seriousFaults(page), []);

    // Switching off says how many orders are let go, and does it only when told to.
    const active = page.getByRole("switch", { name: "Включён: Заказы с сайта" });
    await active.click({ force: true });
    const question = page.getByRole("dialog", { name: "Выключить процесс «Заказы с сайта»?" });
    await question.getByText(/Затронет \d+/).waitFor();
    await question.getByRole("button", { name: "Выключить" }).click();
    await page.getByText("Процесс «Заказы с сайта» выключен").waitFor();
    await page.waitForFunction(() => !document.querySelector("[aria-label='Включён: Заказы с сайта']").checked);

    await page.getByRole("button", { name: "Новый процесс" }).click();
    await page.getByRole("textbox", { name: "Название" }).fill(NAME);
    await page.getByRole("button", { name: "Открыть конструктор" }).click();
    await page.getByText("Нет ни одного статуса для создания").first().waitFor();

    // The table.
    await page.getByRole("combobox", { name: "Добавить статус для создания" }).click();
    await page.getByRole("option", { name: NEW, exact: true }).click();
    await page.getByRole("button", { name: `Ещё: ${WORK}` }).waitFor();
    await page.getByText(`Из «${NEW}» нет выхода`).first().waitFor({ state: "attached" });
    await page.getByRole("combobox", { name: "Добавить этап" }).click();
    await page.getByRole("option", { name: NEW, exact: true }).click();
    for (const name of [WORK, AGREED, PACKED]) await page.getByRole("button", { name: `Добавить этап «${name}»` }).click();
    await addTarget(page, NEW, WORK);
    await addTarget(page, WORK, AGREED);
    await addTarget(page, WORK, OFF);
    await addTarget(page, AGREED, PACKED);

    let drawer = await openTransition(page, NEW, WORK);
    await grantTo(page, drawer, "владелец", "Руководитель продаж");
    await done(drawer);
    drawer = await openTransition(page, WORK, AGREED);
    await drawer.getByRole("button", { name: "Добавить условие" }).click();
    await page.getByRole("menuitem", { name: "Скидка" }).click();
    await drawer.getByRole("textbox", { name: "Скидка" }).fill("7,5");
    await drawer.getByRole("checkbox", { name: "Комментарий к переводу" }).check();
    assert.deepEqual(await seriousFaults(page), []);
    await done(drawer);
    await stage(page, WORK).getByText("все; скидка ≤ 7,5 %; комментарий").waitFor();
    drawer = await openTransition(page, AGREED, PACKED);
    await grantTo(page, drawer, "Кладовщик");
    await done(drawer);
    await page.getByText("Может только один человек: Сергей Волков").first().waitFor();
    await page.getByText(`Из «${PACKED}» нет выхода`).first().waitFor();

    // The graph is the same draft: the last way is drawn.
    await page.getByRole("tab", { name: "Схема" }).click();
    await page.getByRole("button", { name: `Поставить «${DONE}» на схему` }).click();
    await page.locator(".react-flow__node").filter({ hasText: DONE }).waitFor();
    await page.waitForTimeout(500);
    await connect(page, PACKED, DONE);
    await page.getByText(`Добавлен переход «${PACKED}» → «${DONE}»`).waitFor({ state: "attached" });
    await eventually(() => page.locator(".react-flow__edge").count(), 5);
    assert.deepEqual(await seriousFaults(page), []);

    await page.getByRole("tab", { name: "Настройки" }).click();
    await page.getByRole("checkbox", { name: "Сайт" }).check();
    assert.deepEqual(await seriousFaults(page), []);

    // Publishing says which orders it leaves without a way out, and wants to be told twice.
    await page.getByRole("button", { name: "Опубликовать", exact: true }).click();
    const dialog = page.getByRole("dialog", { name: "Публикация процесса" });
    await dialog.getByText(`Добавлен переход «${PACKED}» → «${DONE}»: все`).waitFor();
    await dialog.getByRole("button", { name: "Опубликовать", exact: true }).click();
    await dialog.getByRole("button", { name: "Опубликовать всё равно" }).waitFor();
    assert.match(await dialog.getByRole("alert").innerText(), /Затронет/);
    assert.deepEqual(await seriousFaults(page), []);
    await dialog.getByRole("button", { name: "Опубликовать всё равно" }).click();
    await page.getByText(`«${NAME}»: опубликована версия 1`).waitFor();
    await page.waitForURL((url) => /\/processes\/[0-9a-f-]{36}$/.test(url.pathname));
  });
});

test("manager_is_refused_and_allowed_as_the_designer_says", async () => {
  const manager = await person("manager1");
  const channel = await manager.idOf("/channels", "Сайт");
  const product = (await manager.call("GET", "/products?limit=1")).rows[0].id;
  const [work, agreed, packed] = await Promise.all([WORK, AGREED, PACKED].map((name) => manager.idOf("/statuses", name)));
  const make = (discount) => manager.call("POST", "/orders", { channel, positions: [{ product, quantity: 10_000, discount }] });
  const move = (order, status, more = {}) => manager.call("POST", `/orders/${order.id}/move`, { version: order.version, status, ...more });
  const reasons = (answer) => answer.reasons.map((one) => one.code);

  const made = await make(1500);
  assert.equal(made.status, await manager.idOf("/statuses", NEW), "the only creation status is taken by itself");
  const dear = await move(made, work);
  assert.deepEqual(reasons(await move(dear, agreed)), ["guard_failed", "requirement_missing"]);
  assert.deepEqual(reasons(await move(dear, agreed, { comment: "можно?" })), ["guard_failed"]);
  const cheap = await move(await make(500), work);
  assert.deepEqual(reasons(await move(cheap, agreed)), ["requirement_missing"]);
  const confirmed = await move(cheap, agreed, { comment: "согласовано" });
  assert.equal(confirmed.version, cheap.version + 1);
  assert.deepEqual(reasons(await move(confirmed, packed)), ["not_granted"]);
});

test("change_is_published_and_the_first_version_comes_back_as_a_draft", async () => {
  await administrator(app, "/processes", async (page) => {
    await page.getByRole("link", { name: NAME }).click();
    await stage(page, WORK).waitFor();
    const drawer = await openTransition(page, WORK, AGREED);
    await drawer.getByRole("button", { name: "Убрать условие: Скидка" }).click();
    await done(drawer);

    // The draft outlives a reload, and can be undone.
    await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.startsWith("poryadok.process-draft.")));
    await page.reload();
    await page.getByText("Открыт неопубликованный черновик").waitFor();
    assert.equal(await stage(page, WORK).getByText("скидка").count(), 0);
    await page.getByRole("button", { name: "Отменить правку" }).click();
    await stage(page, WORK).getByText("скидка ≤ 7,5 %").waitFor();
    await page.keyboard.press("Control+Shift+KeyZ");
    await stage(page, WORK).getByText("все; комментарий").waitFor();

    await page.getByRole("button", { name: "Опубликовать", exact: true }).click();
    const dialog = page.getByRole("dialog", { name: "Публикация версии 2" });
    await dialog.getByText(`«${WORK}» → «${AGREED}»: условия: скидка ≤ 7,5 % → нет`).waitFor();
    await dialog.getByRole("button", { name: "Опубликовать", exact: true }).click();
    await page.getByText("опубликована версия 2").waitFor();

    await page.getByRole("tab", { name: "Версии" }).click();
    await page.getByText(`«${WORK}» → «${AGREED}»: условия: скидка ≤ 7,5 % → нет`).waitFor();
    assert.deepEqual(await seriousFaults(page), []);
    await page.getByRole("button", { name: "Вернуть версию 1 как черновик" }).click();
    await stage(page, WORK).getByText("все; скидка ≤ 7,5 %; комментарий").waitFor();

    // Leaving asks; staying keeps everything.
    await page.getByRole("link", { name: "Процессы" }).first().click();
    const leave = page.getByRole("dialog", { name: "Уйти, не опубликовав?" });
    await leave.getByRole("button", { name: "Остаться" }).click();
    await leave.waitFor({ state: "hidden" });
    assert.match(page.url(), /\/processes\/[0-9a-f-]{36}/);
  });
});

test("what_somebody_published_meanwhile_is_shown_and_one_goes_on", async () => {
  const colleague = await person("admin");
  const process = (await colleague.call("GET", "/processes")).rows.find((one) => one.name === NAME);
  await administrator(app, `/processes/${process.id}?view=settings`, async (page) => {
    await page.getByRole("textbox", { name: "Описание" }).fill("Моё описание");
    const theirs = await colleague.call("PATCH", `/processes/${process.id}`, { version: process.version, name: `${NAME} (их)` });
    assert.equal(theirs.version, process.version + 1);

    await page.getByRole("button", { name: "Опубликовать", exact: true }).click();
    const dialog = page.getByRole("dialog", { name: /Публикация версии/ });
    await dialog.getByRole("button", { name: "Опубликовать", exact: true }).click();
    await dialog.getByText(`Название: «${NAME}» → «${NAME} (их)»`).waitFor();
    assert.deepEqual(await seriousFaults(page), []);
    await dialog.getByRole("button", { name: "Продолжить со своим" }).click();
    // Now it is plain that publishing mine undoes theirs.
    await dialog.getByText(`Название: «${NAME} (их)» → «${NAME}»`).waitFor();
    await dialog.getByRole("button", { name: "Опубликовать", exact: true }).click();
    await page.getByText(`опубликована версия ${process.version + 2}`).waitFor();
  });
});

test("graph_is_edited_by_keys_alone_and_read_on_a_phone", async () => {
  const marketplace = await (await person("admin")).idOf("/processes", "Заказы маркетплейса");
  await administrator(app, `/processes/${marketplace}?view=graph`, async (page) => {
    const edges = page.locator(".react-flow__edge");
    await edges.first().waitFor({ state: "attached" });
    const before = await rested(() => edges.count());
    await page.getByRole("combobox", { name: "Из статуса" }).fill("Сборка");
    await page.getByRole("option", { name: "Сборка" }).first().waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByRole("combobox", { name: "В статус" }).fill("Возврат");
    await page.getByRole("option", { name: "Возврат" }).first().waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Добавить", exact: true }).press("Enter");
    await page.waitForFunction((n) => document.querySelectorAll(".react-flow__edge").length === n, before + 1);

    const edge = page.locator(".react-flow__edge[aria-label^='Переход «Сборка (маркетплейс)» → «Возврат (маркетплейс)»']");
    await edge.focus();
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").getByText("Кто может перевести").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    await edge.focus();
    await page.keyboard.press("Delete");
    await page.waitForFunction((n) => document.querySelectorAll(".react-flow__edge").length === n, before);
    await page.getByRole("button", { name: "Отменить", exact: true }).click();
    await page.waitForFunction((n) => document.querySelectorAll(".react-flow__edge").length === n, before + 1);
  });
  await administrator(app, `/processes/${marketplace}`, async (page) => {
    for (const tab of ["Таблица", "Схема", "Настройки", "Версии"]) {
      await page.getByRole("tab", { name: tab }).click();
      await page.waitForTimeout(400);
      assert.equal(await sideways(page), 0, tab);
      assert.deepEqual(await seriousFaults(page), [], tab);
    }
    await page.getByRole("tab", { name: "Таблица" }).click();
    await page.getByText("Матрица").click();
    await page.getByRole("region", { name: /Матрица переходов/ }).waitFor();
    assert.equal(await sideways(page), 0);
    assert.deepEqual(await seriousFaults(page), []);
  }, { width: "phone" });
});

test("empty_company_learns_what_a_process_is_and_makes_its_first_status_in_place", async () => {
  const empty = await startApp({ empty: true });
  try {
    await administrator(empty, "/processes", async (page) => {
      await page.getByText("Процесс говорит, в каком статусе заказ создают").waitFor();
      assert.deepEqual(await seriousFaults(page), []);
      await page.getByRole("button", { name: "Создать первый процесс" }).click();
      await page.getByRole("textbox", { name: "Название" }).fill("Все заказы");
      await page.getByRole("button", { name: "Открыть конструктор" }).click();
      await page.getByRole("combobox", { name: "Добавить статус для создания" }).fill("Только что пришёл");
      await page.getByRole("option", { name: "Создать статус «Только что пришёл»" }).click();
      const dialog = page.getByRole("dialog", { name: "Новый статус" });
      await dialog.getByRole("button", { name: "Создать", exact: true }).click();
      await page.getByRole("button", { name: /Только что пришёл.*создают: все/ }).waitFor();
    });
  } finally {
    await empty.stop();
  }
});
