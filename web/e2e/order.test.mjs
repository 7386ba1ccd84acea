// One order through its life: created, approved on a phone, edited by two at once, talked about, printed.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { app, as, chosenOption, eventually, hasFocus, journeys, seriousFaults, sideways } from "./app.mjs";

journeys();

async function call(page, path, init = {}) {
  return await page.evaluate(async ([path, init]) => {
    const response = await globalThis.fetch(`/api/v1${path}`, { ...init, headers: { "Content-Type": "application/json", "Idempotency-Key": `${globalThis.performance.now()}` } });
    return response.json();
  }, [path, init]);
}

/** An order of the manager with a discount over the limit, in «В работе (сайт)». */
async function orderInWork(page, discount = 1500) {
  const [{ rows: channels }, { rows: products }, { rows: counterparties }, { rows: statuses }] = await Promise.all(
    ["/channels", "/products?limit=2", "/counterparties?limit=1", "/statuses"].map((path) => call(page, path)));
  const order = await call(page, "/orders", { method: "POST", body: JSON.stringify({
    channel: channels.find((one) => one.name === "Сайт").id, counterparty: counterparties[0].id, positions: products.map(({ id }) => ({ product: id, quantity: 20_000, discount })),
  }) });
  const work = statuses.find((one) => one.name === "В работе (сайт)");
  return await call(page, `/orders/${order.id}/move`, { method: "POST", body: JSON.stringify({ version: order.version, status: work.id }) });
}

const heading = (page) => page.getByRole("heading", { level: 1 });
const steps = (page) => page.getByRole("region", { name: "Следующие шаги" });

test("order_with_two_positions_is_created_by_keyboard", async () => {
  await as("manager1", {}, "/orders/new", async (page) => {
    await page.getByRole("combobox", { name: "Канал продаж" }).click();
    await page.getByRole("option", { name: "Сайт" }).click();
    await page.getByText("Новый (сайт)").waitFor();
    assert.deepEqual(await seriousFaults(page), []);
    const buyer = page.getByRole("combobox", { name: "Контрагент" });
    await buyer.fill("Школа");
    await page.getByRole("option", { name: "Школа № 57" }).click();
    const add = page.getByRole("textbox", { name: "Добавить товар" });
    await add.fill("чашек");
    await page.getByRole("option", { name: /Набор чашек/, selected: true }).or(page.locator("[data-combobox-selected]")).first().waitFor();
    await page.keyboard.press("Enter");
    await hasFocus(page.getByRole("textbox", { name: "Количество: Набор чашек, 6 шт." }));
    await page.keyboard.type("2,5");
    await page.keyboard.press("Enter");
    await hasFocus(add);
    await page.keyboard.type("тостер");
    await page.locator("[data-combobox-selected]").waitFor();
    await page.keyboard.press("Enter");
    await hasFocus(page.getByRole("textbox", { name: "Количество: Тостер на два ломтика" }));
    await page.keyboard.type("3");
    await page.getByRole("textbox", { name: "Скидка, %: Тостер на два ломтика" }).fill("10.5");
    // Typed text outlives the page.
    await page.reload();
    await page.getByText("Продолжаем с того").waitFor();
    assert.equal(await page.getByRole("textbox", { name: "Количество: Набор чашек, 6 шт." }).inputValue(), "2,5");
    await page.keyboard.press("Control+Enter");
    await page.waitForURL(/\/orders\/[0-9a-f-]{36}$/);
    await heading(page).filter({ hasText: "Новый (сайт)" }).waitFor();
    const order = await call(page, `/orders/${new URL(page.url()).pathname.split("/").pop()}`);
    assert.deepEqual(order.positions.map(({ quantity, discount }) => [quantity, discount]), [[25_000, 0], [30_000, 1050]]);
    assert.match(order.counterparty_name, /Школа/);
  });
});

test("refused_step_says_why_and_head_approves_on_a_phone_in_two_taps", async () => {
  let order;
  await as("manager1", {}, "/orders/new", async (page, faults) => {
    order = await orderInWork(page);
    await page.goto(`${app.origin}/orders/${order.id}`);
    const refused = steps(page).getByRole("listitem").filter({ hasText: "Подтвержден (сайт)" });
    await refused.getByText(/10/).first().waitFor();
    await refused.getByRole("button").click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText(/10/).first().waitFor();
    assert.deepEqual(await seriousFaults(page), []);
    await dialog.getByRole("button", { name: "Понятно" }).click();
    await dialog.waitFor({ state: "detached" });
    await steps(page).getByRole("button", { name: "Перевести в «Ожидает подтверждения (сайт)»" }).click();
    await heading(page).filter({ hasText: "Ожидает подтверждения (сайт)" }).waitFor();
    await page.getByText(`№ ${order.number}: «Ожидает подтверждения (сайт)»`).waitFor();
    // Taking back is a step like any other, and this one is not his.
    await page.getByRole("button", { name: "Отменить", exact: true }).click();
    await page.getByRole("dialog", { name: "Отменить перевод нельзя" }).getByText(/Ольга Смирнова/).first().waitFor();
    assert.deepEqual(faults.filter((fault) => !/\b401\b|live|ERR_ABORTED/.test(fault)), []);
  });
  await as("head", { width: "phone" }, `/orders/${order.id}`, async (page) => {
    await page.getByRole("group", { name: "Следующий шаг" }).waitFor();
    assert.equal(await sideways(page), 0);
    assert.deepEqual(await seriousFaults(page), []);
    // The first tap opened the order; this is the second.
    await page.getByRole("button", { name: "Перевести в «Подтвержден (сайт)»" }).click();
    await heading(page).filter({ hasText: "Подтвержден (сайт)" }).waitFor();
    await eventually(async () => (await call(page, `/orders/${order.id}`)).status_name, "Подтвержден (сайт)");
  });
});

test("required_comment_is_asked_in_place", async () => {
  await as("manager1", { width: "phone" }, "/orders/new", async (page) => {
    const order = await orderInWork(page, 0);
    await page.goto(`${app.origin}/orders/${order.id}`);
    await page.getByRole("group", { name: "Следующий шаг" }).getByRole("button", { name: "Все статусы" }).click();
    await page.getByRole("menuitem", { name: /Отменен/ }).first().click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Перевести в «Отменен (сайт)»" }).click();
    await dialog.getByText("Напишите комментарий").waitFor();
    await dialog.getByLabel("Комментарий к переводу").fill("Покупатель передумал");
    await page.keyboard.press("Control+Enter");
    await heading(page).filter({ hasText: "Отменен (сайт)" }).waitFor();
    await page.getByRole("list", { name: "Лента событий" }).getByText("Покупатель передумал").waitFor();
  });
});

test("two_browsers_on_one_order_keep_mine_per_field", async () => {
  await as("manager1", {}, "/orders/new", async (mine) => {
    const order = await orderInWork(mine, 0);
    await mine.goto(`${app.origin}/orders/${order.id}`);
    await mine.getByLabel("Комментарий к заказу").fill("Моё: позвонить до обеда");
    await mine.getByRole("textbox", { name: /^Количество: / }).first().fill("7");
    await as("head", {}, `/orders/${order.id}`, async (theirs) => {
      await theirs.getByLabel("Комментарий к заказу").fill("Чужое: без звонка");
      await theirs.getByRole("textbox", { name: /^Количество: / }).first().fill("9");
      await theirs.getByLabel("Плановая дата").fill("05.12.2030");
      await theirs.keyboard.press("Tab");
      await theirs.keyboard.press("Control+KeyS");
      await theirs.getByText("Заказ сохранён").waitFor();
    });
    // What was untouched follows the other at once, and is marked.
    await mine.getByText(/Заказ только что изменён: Ольга Смирнова. Обновлено: Плановая дата/).waitFor();
    assert.equal(await mine.getByLabel("Плановая дата").inputValue(), "05.12.2030");
    assert.equal(await mine.getByLabel("Комментарий к заказу").inputValue(), "Моё: позвонить до обеда");
    await mine.keyboard.press("Control+KeyS");
    const dialog = mine.getByRole("dialog", { name: "Заказ тем временем изменили" });
    await dialog.getByText("Чужое: без звонка").waitFor();
    assert.deepEqual(await seriousFaults(mine), []);
    await dialog.getByRole("radio", { name: "Позиции: Сохранённое другим" }).click();
    await dialog.getByRole("button", { name: "Сохранить выбранное" }).click();
    await mine.getByText("Заказ сохранён").waitFor();
    const saved = await call(mine, `/orders/${order.id}`);
    assert.equal(saved.description, "Моё: позвонить до обеда");
    assert.equal(saved.positions[0].quantity, 90_000);
    assert.equal(saved.planned_at.slice(0, 10), "2030-12-05");
  });
});

test("comment_mentions_a_colleague_and_leaving_asks", async () => {
  await as("manager1", {}, "/orders/new", async (page) => {
    const order = await orderInWork(page, 0);
    // Nobody is offered before it is known who is there.
    const colleagues = page.waitForResponse((response) => new URL(response.url()).pathname === "/api/v1/employees");
    await page.goto(`${app.origin}/orders/${order.id}`);
    await colleagues;
    const field = page.getByRole("textbox", { name: "Комментарий", exact: true });
    await field.click();
    await page.keyboard.type("Согласуйте, @ольг");
    await page.getByRole("option", { name: /Ольга Смирнова/ }).waitFor();
    await chosenOption(page, "Ольга Смирнова");
    await page.keyboard.press("Enter");
    await eventually(() => field.inputValue(), "Согласуйте, @head ");
    // The cursor is put behind the name a frame later.
    await eventually(() => field.evaluate((one) => one === document.activeElement && one.selectionStart === one.value.length), true);
    await page.keyboard.type("скидку");
    await page.keyboard.press("Control+Enter");
    const feed = page.getByRole("list", { name: "Лента событий" });
    await feed.getByText("@Ольга Смирнова").waitFor();
    await feed.getByRole("button", { name: "Изменить комментарий" }).click();
    await feed.getByRole("textbox").fill("Согласуйте, @head сегодня");
    await feed.getByRole("button", { name: "Сохранить" }).click();
    // The field says it before it is kept.
    await feed.getByRole("textbox").waitFor({ state: "detached" });
    await feed.getByText("сегодня").waitFor();
    await page.getByRole("radiogroup", { name: "Что показать в ленте" }).getByText("Переводы").click();
    await page.waitForURL(/feed=moved/);
    await feed.getByText("сегодня").waitFor({ state: "detached" });

    await page.getByLabel("Комментарий к заказу").fill("Не сохранено");
    await page.getByRole("link", { name: "Товары" }).click();
    await page.getByRole("dialog", { name: "Уйти без сохранения?" }).getByRole("button", { name: "Остаться" }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    assert.equal(await page.getByLabel("Комментарий к заказу").inputValue(), "Не сохранено");
    await page.keyboard.press("Control+KeyS");
    await page.getByText("Заказ сохранён").waitFor();
  });
});

test("bin_and_back_and_paper", async () => {
  await as("head", {}, "/orders/new", async (page) => {
    const order = await orderInWork(page, 500);
    await page.goto(`${app.origin}/orders/${order.id}`);
    await heading(page).filter({ hasText: order.number }).waitFor();
    await page.emulateMedia({ media: "print" });
    const paper = page.getByTestId("print");
    await paper.waitFor();
    assert.match(await paper.innerText(), new RegExp(`Заказ №.${order.number}`));
    assert.equal(await paper.locator("tbody tr").count(), 2);
    assert.equal(await heading(page).isVisible(), false);
    assert.equal(await page.getByRole("navigation").first().isVisible(), false);
    await page.emulateMedia({ media: "screen" });
    await page.getByRole("button", { name: "Действия с заказом" }).click();
    const [list] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name: "Упаковочный лист" }).click()]);
    await page.getByText("Скачан файл").waitFor();
    assert.match(list.suggestedFilename(), new RegExp(`^Упаковочный лист № ${order.number} от .*[.]pdf$`));
    assert.equal((await readFile(await list.path())).subarray(0, 5).toString(), "%PDF-");
    await page.getByRole("button", { name: "Действия с заказом" }).click();
    await page.getByRole("menuitem", { name: "В корзину" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "В корзину" }).click();
    await page.getByText("Заказ лежит в корзине").waitFor();
    assert.deepEqual(await seriousFaults(page), []);
    await page.getByRole("button", { name: "Вернуть из корзины" }).click();
    await page.getByText(`Заказ № ${order.number} возвращён`).waitFor();
    await page.getByText("Заказ лежит в корзине").waitFor({ state: "detached" });
  });
});

test("typed_text_outlives_the_session", async () => {
  await as("manager1", {}, "/orders/new", async (page) => {
    const order = await orderInWork(page, 0);
    await page.goto(`${app.origin}/orders/${order.id}`);
    await page.getByLabel("Комментарий к заказу").fill("Дописано после конца сеанса");
    await page.evaluate(() => globalThis.fetch("/api/v1/logout", { method: "POST" }));
    await page.keyboard.press("Control+KeyS");
    const login = page.locator("[role=dialog] input[autocomplete=current-password]");
    await login.fill(app.password);
    await login.press("Enter");
    await page.getByText("Заказ сохранён").waitFor();
    assert.equal((await call(page, `/orders/${order.id}`)).description, "Дописано после конца сеанса");
  }, /HTTP 401/);
});
