// The books: counterparties and products, from the search to a conflict of two who edit the same one.
import assert from "node:assert/strict";
import { test } from "node:test";

import { apiOf, app, as, eventually, hasFocus, journeys, seriousFaults, sideways } from "./app.mjs";

journeys();

/** Somebody at a page, with the API in his own name beside it. */
const onPage = (options, login, path, check, expected) => as(login, options, path, async (page) => check(page, await apiOf(login)), expected);

test("somebody_is_found_whatever_the_case_and_opened_by_keyboard", async () => {
  await onPage({}, "manager1", "/counterparties", async (page) => {
    await page.getByRole("link", { name: "Школа № 57" }).waitFor();
    assert.deepEqual(await seriousFaults(page), []);
    await page.keyboard.press("KeyF");
    await hasFocus(page.getByRole("searchbox"));
    await page.keyboard.type("ЕЛКА");
    await page.waitForURL((url) => url.searchParams.get("q") === "ЕЛКА");
    await page.getByRole("link", { name: "Школа № 57" }).waitFor({ state: "detached" });
    await page.getByRole("link", { name: "ООО «Ёлка и партнёры»" }).press("Enter");
    await page.getByRole("heading", { level: 1, name: /Ёлка и партнёры/ }).waitFor();
    await page.getByRole("table").waitFor();
    assert.equal(await sideways(page), 0);
    assert.deepEqual(await seriousFaults(page), []);
    await page.goBack();
    await page.getByRole("searchbox").waitFor();
    await page.getByRole("searchbox").fill("нет такого");
    await page.getByRole("heading", { name: "Никого не нашли" }).waitFor();
    assert.deepEqual(await seriousFaults(page), []);
    await page.locator("#content").getByRole("button", { name: "Очистить поиск" }).last().click();
    await page.getByRole("link", { name: "Школа № 57" }).waitFor();
  });
});

test("one_is_added_binned_and_taken_back", async () => {
  await onPage({}, "admin", "/counterparties", async (page, call) => {
    const attribute = await call("POST", "/attributes", { name: "Сегмент", attribute_type: "choice", options: ["Опт", "Розница"] });
    await page.reload();
    await page.getByRole("button", { name: "Новый контрагент" }).click();
    const form = page.getByRole("dialog", { name: "Новый контрагент" });
    await form.getByRole("button", { name: "Добавить" }).click();
    await form.getByText("Укажите название").waitFor();
    assert.deepEqual(await seriousFaults(page), []);
    await form.getByLabel("Название").fill("ООО «Очень длинное название торгового дома с многими словами и филиалами»");
    await form.getByLabel("Внешний код").fill("EXT-1");
    await form.getByRole("combobox", { name: "Сегмент" }).or(form.getByLabel("Сегмент")).first().click();
    await page.getByRole("option", { name: "Розница" }).click();
    await form.getByLabel("Теги").fill("vip");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Control+Enter");
    await page.getByRole("heading", { level: 1, name: /Очень длинное/ }).waitFor();
    await page.locator("dd", { hasText: "Розница" }).waitFor();
    await page.getByText("Заказов у контрагента пока нет").waitFor();
    const id = page.url().split("/").at(-1);
    assert.equal((await call("GET", `/counterparties/${id}`)).attributes[attribute.id].value, "Розница");
    assert.deepEqual(await seriousFaults(page), []);
    await page.getByRole("button", { name: "Другие действия" }).click();
    await page.getByRole("menuitem", { name: "В корзину" }).click();
    await page.getByText(/В корзине с/).waitFor();
    await page.getByRole("button", { name: "Отменить" }).click();
    await page.getByText(/В корзине с/).waitFor({ state: "detached" });
    assert.equal((await call("GET", `/counterparties/${id}`)).deleted_at, null);
    // A code that is another's.
    await page.getByRole("link", { name: "Контрагенты" }).first().click();
    await page.getByRole("button", { name: "Новый контрагент" }).click();
    await page.getByRole("dialog").getByLabel("Название").fill("Второй");
    await page.getByRole("dialog").getByLabel("Внешний код").fill("EXT-1");
    await page.getByRole("dialog").getByRole("button", { name: "Добавить" }).click();
    await page.getByText("Этот код уже у другого контрагента").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Вернуться" }).click();
    assert.equal(await page.getByRole("dialog", { name: "Новый контрагент" }).getByLabel("Название").inputValue(), "Второй");
  }, /HTTP 409|status of 409/);
});

test("two_edit_the_same_one_and_neither_loses", async () => {
  await onPage({}, "admin", "/counterparties", async (page, call) => {
    const record = await call("POST", "/counterparties", { name: "Спорный", phone: "1", email: "old@example.com" });
    await page.goto(`${app.origin}/counterparties/${record.id}`);
    await page.getByRole("button", { name: "Изменить" }).click();
    const form = page.getByRole("dialog", { name: "Спорный" });
    await form.getByRole("textbox", { name: "Телефон" }).fill("222");
    await form.getByLabel("Адрес").fill("Тверь, Советская, 1");
    await call("PATCH", `/counterparties/${record.id}`, { version: record.version, phone: "333", email: "new@example.com" });
    await form.getByRole("button", { name: "Сохранить" }).click();
    await form.getByText("Пока вы правили, запись изменили").waitFor();
    assert.equal(await form.getByLabel("Эл. почта").inputValue(), "new@example.com");
    assert.equal(await form.getByRole("textbox", { name: "Телефон" }).inputValue(), "222");
    assert.deepEqual(await seriousFaults(page), []);
    await form.getByText("Взять сохранённое").click();
    assert.equal(await form.getByRole("textbox", { name: "Телефон" }).inputValue(), "333");
    await form.getByRole("button", { name: "Сохранить" }).click();
    await form.waitFor({ state: "detached" });
    const now = await call("GET", `/counterparties/${record.id}`);
    assert.deepEqual([now.phone, now.email, now.address], ["333", "new@example.com", "Тверь, Советская, 1"]);
  }, /HTTP 409|status of 409/);
});

test("products_are_added_in_a_row_changed_and_archived", async () => {
  await onPage({}, "admin", "/products", async (page, call) => {
    await page.getByRole("button", { name: "Блендер погружной" }).waitFor();
    assert.deepEqual(await seriousFaults(page), []);
    await page.keyboard.press("KeyN");
    const form = page.getByRole("dialog", { name: "Новый товар" });
    await form.getByLabel("Название").fill("Доставка по городу");
    await form.getByText("Услуга").click();
    await form.getByLabel("Единица").fill("рейс");
    // What is no number is not saved as the number that stood there before.
    await form.getByLabel("Цена", { exact: true }).fill("1 234,5");
    await form.getByLabel("Цена", { exact: true }).fill("1 234,5 и ещё");
    await form.getByRole("button", { name: "Добавить", exact: true }).click();
    await page.getByText("«1 234,5 и ещё» — не число").waitFor();
    await hasFocus(form.getByLabel("Цена", { exact: true }));
    await form.getByLabel("Цена", { exact: true }).fill("1 234,5");
    await form.getByLabel("НДС").fill("22");
    assert.deepEqual(await seriousFaults(page), []);
    await form.getByRole("button", { name: "Добавить и следующий" }).click();
    await page.getByText("«Доставка по городу» добавлен").waitFor();
    await eventually(() => form.getByLabel("Название").inputValue(), "");
    assert.equal(await form.getByLabel("Единица").inputValue(), "рейс");
    await page.keyboard.press("Escape");
    await form.waitFor({ state: "detached" });
    const [saved] = (await call("GET", "/products?q=доставка")).rows;
    assert.deepEqual([saved.price, saved.vat_rate, saved.product_type, saved.unit], [123450, 22, "service", "рейс"]);
    await page.getByRole("button", { name: "Доставка по городу" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "В архив" }).click();
    await page.getByRole("button", { name: "Доставка по городу", exact: true }).waitFor({ state: "detached" });
    await page.getByText("Архив", { exact: true }).click();
    await page.getByRole("button", { name: "Доставка по городу", exact: true }).waitFor();
    await page.getByRole("button", { name: "Отменить" }).click();
    await page.getByText("В архиве пусто").waitFor();
    assert.deepEqual(await seriousFaults(page), []);
  });
});

test("who_may_not_change_products_sees_them_only", async () => {
  await onPage({ width: "phone" }, "manager1", "/products", async (page) => {
    assert.equal(await page.getByRole("button", { name: "Новый товар" }).count(), 0);
    await page.getByRole("button", { name: "Блендер погружной" }).click();
    await page.getByText("Менять товары вам нельзя").waitFor();
    assert.ok(await page.getByLabel("Цена", { exact: true }).isDisabled());
    assert.equal(await sideways(page), 0);
    assert.deepEqual(await seriousFaults(page), []);
  });
});
