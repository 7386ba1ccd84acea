// An administrator sets up a corner of the company: who works in it, with which rights, through which statuses.
import assert from "node:assert/strict";
import { test } from "node:test";

import { app, browser, eventually, journeys, logIn, seriousFaults, sideways } from "./app.mjs";
import { openPage } from "./browser.mjs";

let page;
let faults;

journeys({}, async () => {
  ({ page, faults } = await openPage(browser, app.origin));
  await logIn(page, app, "admin");
});

const open = async (path, heading) => {
  await page.goto(app.origin + path);
  await page.getByRole("heading", { level: 1, name: heading }).waitFor();
};
const button = (name, where = page) => where.getByRole("button", { name, exact: true });
const field = (name, where = page) => where.getByRole("textbox", { name, exact: true });
const told = (text) => page.getByRole("alert").filter({ hasText: text }).first().waitFor();
/** Asks the server as the page does. */
const ask = (path, method = "GET", body) => page.evaluate(async ([path, method, body]) => {
  const response = await globalThis.fetch(`/api/v1${path}`, { method, headers: { "Content-Type": "application/json" }, body: body && JSON.stringify(body) });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response.status === 204 ? null : response.json();
}, [path, method, body]);
const statusNames = async () => (await ask("/statuses")).rows.map((one) => one.name);
const until = async (what, check) => {
  for (let n = 0; n < 300; n += 1) {
    if (await check()) return;
    await page.waitForTimeout(100);
  }
  assert.fail(`not in time: ${what}`);
};
const pick = async (label, option, where = page) => {
  await where.getByRole("combobox", { name: label, exact: true }).click();
  await page.getByRole("option", { name: option, exact: true }).click();
};

test("administrator_makes_a_department_a_role_and_an_employee_who_sees_only_what_the_role_allows", async () => {
  await open("/settings/departments", "Отделы");
  await button("Новый отдел").click();
  await field("Название").fill("Экспорт");
  await page.keyboard.press("Control+Enter");
  await told("«Экспорт» создан");

  await open("/settings/roles", "Роли");
  await button("Новая роль").click();
  await field("Название").fill("Экспортёр");
  const orders = (operation) => page.getByLabel(`Заказы: ${operation}`);
  // Nothing can be changed that is not seen.
  assert.equal(await orders("Изменять").locator("option[value=own]").isDisabled(), true);
  await orders("Видеть").selectOption("all");
  await orders("Изменять").selectOption("all");
  await orders("Удалять").selectOption("all");
  await orders("Видеть").selectOption("own");
  assert.equal(await orders("Изменять").inputValue(), "own");
  assert.equal(await orders("Удалять").inputValue(), "own");
  await page.getByText("вместе сузилось «изменять», «удалять»").waitFor();
  await button("Создать").click();
  await told("«Экспортёр» создана");

  await open("/settings/employees", "Сотрудники");
  await button("Новый сотрудник").click();
  const form = page.getByRole("dialog");
  await field("Имя и фамилия", form).fill("Фёкла Заморская-Длиннофамильная");
  await field("Логин", form).fill("Fekla");
  await form.getByText("Входить будет так: fekla@demo").waitFor();
  // Without a role and a password there is no employee: each flaw stands at its field.
  await button("Создать", form).click();
  await form.getByText("Выберите роль").last().waitFor();
  await button("Придумать", form).click();
  await pick("Роль", "Экспортёр", form);
  await pick("Отдел", "Экспорт", form);
  await button("Создать", form).click();
  const access = page.getByRole("dialog", { name: /Передайте сотруднику/ });
  await access.waitFor();
  const password = await access.locator("dd").nth(2).innerText();
  assert.match(password, /^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/);
  await button("Готово", access).click();
  await page.getByRole("row", { name: /Фёкла/ }).getByText("Экспортёр").waitFor();

  const second = await openPage(browser, app.origin);
  await logIn(second.page, { ...app, password }, "fekla");
  const navigation = second.page.getByRole("navigation", { name: "Разделы" });
  assert.deepEqual((await navigation.getByRole("link").allInnerTexts()).map((text) => text.split("\n")[0].trim()), ["Мой ход", "Доска", "Заказы", "Мои заказы", "Задачи"]);
  await second.page.goto(`${app.origin}/settings/employees`);
  await second.page.getByText("Такой страницы нет").waitFor();
  await second.page.goto(`${app.origin}/settings/tokens`);
  await second.page.getByText("Токенов пока нет").waitFor();
  await second.page.context().close();
});

test("dismissal_says_what_follows_and_the_last_administrator_stays", async () => {
  await open("/settings/employees", "Сотрудники");
  await button("Действия: Администратор").click();
  await page.getByRole("menuitem", { name: "Уволить…" }).click();
  const dialog = page.getByRole("dialog", { name: /Уволить: Администратор/ });
  await dialog.getByText("Сеансы и токены перестанут действовать сразу").waitFor();
  await button("Уволить", dialog).click();
  await dialog.getByRole("alert").getByText("Последний администратор").waitFor();
  await button("Отмена", dialog).click();

  await button("Действия: Иван Петров").click();
  await page.getByRole("menuitem", { name: "Уволить…" }).click();
  const other = page.getByRole("dialog", { name: /Уволить: Иван Петров/ });
  await other.getByText(/За ним останется \d+/).waitFor();
  await button("Уволить", other).click();
  await page.getByRole("row", { name: /Иван Петров/ }).waitFor({ state: "detached" });
  await page.getByText("Уволены", { exact: true }).click();
  await button("Действия: Иван Петров").click();
  await page.getByRole("menuitem", { name: "Вернуть на работу…" }).click();
  await button("Вернуть", page.getByRole("dialog", { name: /Вернуть на работу/ })).click();
  await page.getByText("Никого не найдено").waitFor();
});

test("statuses_are_put_in_order_by_keyboard_by_mouse_and_back", async () => {
  await open("/settings/statuses", "Статусы");
  const before = await statusNames();
  const first = before[0];
  await page.getByRole("button", { name: `Переставить «${first}»` }).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.getByText(`«${first}»: место 3 из`).waitFor({ state: "attached" });
  // The handle keeps the focus, so that one can go on.
  await eventually(() => page.evaluate(() => /место 3 из/.test(globalThis.document.activeElement.getAttribute("aria-label"))), true);
  await until("the third place", async () => (await statusNames())[2] === first);
  assert.deepEqual((await statusNames()).slice(0, 3), [before[1], before[2], first]);
  await page.getByRole("button", { name: "Отменить" }).click();
  await eventually(async () => String(await statusNames()), String(before));

  const row = (name) => page.getByRole("listitem").filter({ has: page.getByRole("button", { name: `Переставить «${name}»` }) });
  const handle = await page.getByRole("button", { name: `Переставить «${before[3]}»` }).boundingBox();
  const target = await row(before[1]).boundingBox();
  await page.mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2);
  await page.mouse.down();
  await page.mouse.move(handle.x + 20, handle.y - 20, { steps: 4 });
  await page.mouse.move(target.x + 60, target.y + 6, { steps: 6 });
  await page.mouse.up();
  await until("dragged to the second place", async () => (await statusNames())[1] === before[3]);
});

test("status_in_use_is_deleted_with_a_mapping", async () => {
  await open("/settings/statuses", "Статусы");
  await button("Новый статус").click();
  await field("Название").fill("Разбор завалов");
  await page.getByRole("radio", { name: "Цвет #e03131" }).click();
  await field("Регламент").fill("Разобрать до вечера.");
  await button("Создать").click();
  await told("«Разбор завалов» создан");
  const { rows: statuses } = await ask("/statuses");
  const made = statuses.find((one) => one.name === "Разбор завалов");
  assert.deepEqual([made.color, made.guidance, made.status_type], ["#e03131", "Разобрать до вечера.", "regular"]);
  const { rows: orders } = await ask("/orders?limit=3");
  const moved = await ask("/orders/bulk-move", "POST", { status: made.id, force: true, comment: "завал", orders: orders.map(({ id, version }) => ({ id, version })) });
  assert.equal(moved.moved, 3);

  await open("/settings/statuses?q=завал", "Статусы");
  await page.getByRole("link", { name: "3 заказа" }).waitFor();
  await button("Действия: Разбор завалов").click();
  assert.deepEqual(await seriousFaults(page), [], "an open menu");
  await page.getByRole("menuitem", { name: "Удалить…" }).click();
  const dialog = page.getByRole("dialog", { name: /Удалить статус/ });
  await dialog.getByText("В этом статусе стоит 3 заказа").waitFor();
  assert.equal(await button("Перевести и удалить", dialog).isDisabled(), true);
  await pick("Перевести заказы в", "В работе (сайт)", dialog);
  await dialog.getByText("система переведёт в «В работе (сайт)»").waitFor();
  assert.deepEqual(await seriousFaults(page), []);
  await button("Перевести и удалить", dialog).click();
  await told("«Разбор завалов» удалён");
  const target = statuses.find((one) => one.name === "В работе (сайт)");
  for (const { id } of orders) assert.equal((await ask(`/orders/${id}`)).status, target.id);

  // What a process names cannot go: the process is named, with the way to it.
  await open("/settings/statuses", "Статусы");
  await button("Действия: В работе (сайт)").click();
  await page.getByRole("menuitem", { name: "Удалить…" }).click();
  await page.getByRole("dialog").getByRole("link", { name: "Заказы с сайта" }).waitFor();
  assert.equal(await page.getByRole("dialog").getByRole("button", { name: /удалить/i }).count(), 0);
});

test("somebody_else_saved_meanwhile_and_both_are_shown", async () => {
  const { rows } = await ask("/channels");
  const channel = rows.find((one) => one.name === "Маркетплейс");
  await open(`/settings/channels?open=${channel.id}`, "Каналы продаж");
  await field("Название").fill("Мой маркетплейс");
  await ask(`/channels/${channel.id}`, "PATCH", { version: channel.version, name: "Чужой маркетплейс", channel_type: "retail" });
  const said = faults.length;
  await button("Сохранить").click();
  await page.getByText("Пока вы правили, запись изменили").waitFor();
  await page.getByRole("dialog").getByRole("alert").getByText("Розничный магазин").waitFor();
  // What both changed is not saved before somebody has decided.
  await button("Сохранить").click();
  await page.getByText("Сначала выберите, что оставить").waitFor();
  await page.getByText("Оставить моё").click();
  await button("Сохранить").click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  const after = (await ask("/channels")).rows.find((one) => one.id === channel.id);
  assert.deepEqual([after.name, after.channel_type], ["Мой маркетплейс", "retail"]);
  faults.splice(said);
});

test("token_is_shown_once_opens_the_api_and_is_revoked", async () => {
  await open("/settings/tokens", "Токены");
  await button("Выпустить токен").first().click();
  await field("Название").fill("Сайт");
  await button("Выпустить").click();
  const dialog = page.getByRole("dialog", { name: "Токен «Сайт»" });
  const secret = await field("Значение токена", dialog).inputValue();
  const call = () => fetch(`${app.origin}/api/v1/me`, { headers: { Authorization: `Bearer ${secret}` } });
  const me = await (await call()).json();
  assert.deepEqual([me.login, me.source], ["admin@demo", "api"]);
  // Who has not copied it is asked before it goes for good.
  await page.keyboard.press("Escape");
  await button("Вернуться").click();
  await button("Скопировать токен", dialog).click();
  await button("Скопировано", dialog).waitFor();
  await button("Я сохранил токен", dialog).click();
  await dialog.waitFor({ state: "detached" });
  await button("Отозвать: Сайт").click();
  await button("Отозвать").click();
  await told("«Сайт» отозван");
  assert.equal((await call()).status, 401);
});

test("audit_tells_all_of_it_in_words", async () => {
  await open("/settings/audit", "Журнал");
  for (const text of ["Отозван токен «Сайт»", "Выпущен токен «Сайт»", "Изменён канал «Мой маркетплейс»", "Удалён статус «Разбор завалов»", "Возвращён на работу сотрудник Иван Петров", "Уволен сотрудник Иван Петров", "Создан сотрудник Фёкла", "Создана роль «Экспортёр»", "Создан отдел «Экспорт»"]) {
    await page.getByText(text).first().waitFor();
  }
  const status = page.getByRole("listitem").filter({ hasText: "Удалён статус «Разбор завалов»" });
  await status.getByText("Заказы переведены в").waitFor();
  await status.getByText("127.0.0.1").waitFor();
  await page.getByRole("listitem").filter({ hasText: "Изменён канал" }).getByText("Название:").first().waitFor();
  await pick("О чём", "Входы и пароли");
  await page.getByText("Создана роль «Экспортёр»").waitFor({ state: "detached" });
  assert.match(page.url(), /kind=logins/);
  await page.getByRole("listitem").filter({ hasText: "Фёкла" }).getByText("Вход").waitFor();
});

const SCREENS = {
  "/settings/statuses": "Статусы", "/settings/statuses?open=new": "Статусы", "/settings/channels": "Каналы продаж", "/settings/attributes?open=new": "Доп. поля", "/settings/employees": "Сотрудники",
  "/settings/employees?open=new": "Сотрудники", "/settings/departments": "Отделы", "/settings/roles": "Роли", "/settings/roles?open=new": "Новая роль", "/settings/tokens?view=all": "Токены", "/settings/audit": "Журнал",
};

test("nothing_bars_the_way_in_the_settings", async () => {
  for (const [path, heading] of Object.entries(SCREENS)) {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(app.origin + path);
    // Behind a dialog the page is hidden from the roles.
    await page.locator("h1", { hasText: heading }).waitFor();
    await page.waitForFunction(() => !globalThis.document.querySelector("[aria-busy='true']"));
    assert.deepEqual(await seriousFaults(page), [], path);
    for (const width of [1024, 390]) {
      await page.setViewportSize({ width, height: 900 });
      // The page takes another form a moment after the window has.
      await eventually(async () => `${path} at ${width}: ${await sideways(page)}`, `${path} at ${width}: 0`);
    }
  }
});

test("nothing_went_wrong_unseen", () => {
  // The one refusal that was asked for.
  assert.deepEqual(faults.filter((one) => !/409/.test(one) && !/^failed: .*(ERR_ABORTED|live)/.test(one)), []);
});
