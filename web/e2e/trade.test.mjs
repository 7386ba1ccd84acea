// What trade stands on: own legal entities, warehouses, what the company allows itself, and where goods come from.
import assert from "node:assert/strict";
import { test } from "node:test";

import { apiOf, as, eventually, journeys, seriousFaults, sideways } from "./app.mjs";

journeys();

const button = (where, name) => where.getByRole("button", { name, exact: true });
const field = (where, name) => where.getByRole("textbox", { name, exact: true });
const told = (page, text) => page.getByRole("alert").filter({ hasText: text }).first().waitFor();

test("an_organization_gets_its_details_and_each_slip_is_told_at_its_field", async () => {
  const call = await apiOf("admin");
  await as("admin", {}, "/settings/organizations", async (page) => {
    await page.getByRole("row", { name: /demo/ }).getByText("Основная").waitFor();
    assert.deepEqual(await seriousFaults(page), []);
    await button(page, "Новая организация").click();
    const form = page.getByRole("dialog", { name: "Новая организация" });
    await field(form, "Название").fill("Ёлка");
    await field(form, "ИНН").fill("7700 000 008");
    await field(form, "КПП").fill("77000100");
    await field(form, "БИК").fill("049900777");
    await field(form, "Расчётный счёт").fill("4070 2810 1000 0000 0001");
    await page.keyboard.press("Control+Enter");
    await form.getByText("контрольная цифра не сходится").waitFor();
    await form.getByText("должно быть цифр: 9").waitFor();
    await form.getByText("не подходит к БИК").waitFor();
    assert.equal(await field(form, "ИНН").getAttribute("aria-invalid"), "true");
    assert.equal(await field(form, "БИК").getAttribute("aria-invalid"), null);
    assert.deepEqual(await seriousFaults(page), []);
    // Nothing typed is lost by closing.
    await page.keyboard.press("Escape");
    await button(page.getByRole("dialog", { name: "Не сохранять изменения?" }), "Вернуться").click();
    await field(form, "ИНН").fill("7700 000 009");
    await field(form, "КПП").fill("770001001");
    await field(form, "Расчётный счёт").fill("4070 2810 0000 0000 0001");
    await button(form, "Создать").click();
    await told(page, "«Ёлка» создана");
    await page.getByRole("row", { name: /Ёлка/ }).getByText("7700000009").waitFor();
  }, /HTTP 422|status of 422/);
  const made = (await call("GET", "/organizations")).rows.find((one) => one.name === "Ёлка");
  assert.deepEqual([made.bank_account, made.default], ["40702810000000000001", false]);
});

test("the_default_is_handed_over_the_other_archived_and_what_nothing_names_deleted", async () => {
  const call = await apiOf("admin");
  await call("POST", "/warehouses", { name: "Дальний", address: "Тверь" });
  await call("POST", "/warehouses", { name: "Лишний" });
  await as("admin", {}, "/settings/warehouses", async (page) => {
    const actions = async (name, item) => {
      await button(page, `Действия: ${name}`).click();
      if (item) await page.getByRole("menuitem", { name: item }).click();
    };
    await actions("Основной склад");
    await page.getByText("сначала сделайте основным другой").waitFor();
    assert.equal(await page.getByRole("menuitem", { name: "Удалить…" }).count(), 0);
    await page.keyboard.press("Escape");
    await actions("Дальний", "Сделать основным");
    await told(page, "Основной склад теперь «Дальний»");
    await page.getByRole("row", { name: /Дальний/ }).getByText("Основной", { exact: true }).waitFor();
    await actions("Основной склад", "В архив");
    await told(page, "«Основной склад» в архиве");
    await page.getByRole("row", { name: /Основной склад/ }).waitFor({ state: "detached" });
    await page.getByText("В архиве", { exact: true }).click();
    await page.getByRole("row", { name: /Основной склад \(в архиве\)/ }).waitFor();
    assert.deepEqual(await seriousFaults(page), []);
    await actions("Основной склад", "Удалить…");
    const sure = page.getByRole("dialog", { name: "Удалить склад «Основной склад»?" });
    await button(sure, "Удалить").click();
    // Documents name it.
    await page.getByText(/Ещё используется в документах: \d+/).first().waitFor();
    await page.keyboard.press("Escape");
    await page.getByText("Все", { exact: true }).first().click();
    await actions("Лишний", "Удалить…");
    await button(page.getByRole("dialog", { name: "Удалить склад «Лишний»?" }), "Удалить").click();
    await told(page, "«Лишний» удалён");
    await page.getByText("Все", { exact: true }).first().click();
    // The form of the default says why it cannot be given up.
    await page.getByRole("button", { name: /Дальний/ }).first().click();
    const form = page.getByRole("dialog", { name: "Склад «Дальний»" });
    assert.equal(await form.getByRole("checkbox", { name: "Основной" }).isDisabled(), true);
    await field(form, "Адрес").fill("Тверь, ул. Новая, 5");
    await button(form, "Сохранить").click();
    // The field itself holds that text already: only a closed form says it was kept.
    await form.waitFor({ state: "detached" });
    await page.getByText("Тверь, ул. Новая, 5").waitFor();
  }, /HTTP 409|status of 409/);
  const all = (await call("GET", "/warehouses")).rows;
  const said = all.map(({ name, default: is, archived, address }) => ({ name, is, archived, address }));
  assert.deepEqual(said.toSorted((a, b) => a.name.localeCompare(b.name)), [
    { name: "Дальний", is: true, archived: false, address: "Тверь, ул. Новая, 5" },
    { name: "Основной склад", is: false, archived: true, address: "" },
  ]);
});

test("a_rule_of_trade_is_switched_says_what_holds_and_is_taken_back", async () => {
  const call = await apiOf("admin");
  await as("admin", {}, "/settings/trade", async (page) => {
    await page.getByText("можно только то, что есть на складе").waitFor();
    assert.deepEqual(await seriousFaults(page), []);
    await page.getByRole("switch", { name: "Отгружать и резервировать сверх остатка" }).click();
    await page.getByText("остаток уходит в минус").waitFor();
    await told(page, "Отгрузка сверх остатка разрешена");
    assert.equal(await page.getByRole("switch", { name: "Отгружать и резервировать сверх остатка" }).isChecked(), true);
    assert.deepEqual(await call("GET", "/trade-settings"), { negative_stock: true, ship_reserved: false });
    await page.getByRole("alert").getByRole("button", { name: "Отменить" }).click();
    await eventually(async () => (await call("GET", "/trade-settings")).negative_stock, false);
    await page.getByText("можно только то, что есть на складе").waitFor();
    await page.goto(`${new URL(page.url()).origin}/settings/audit`);
    await page.getByText("Изменены правила торговли").first().waitFor();
    await page.getByText("Отгрузка сверх остатка: да").waitFor();
  });
});

test("settings_of_trade_read_well_on_a_phone_and_in_english", async () => {
  await as("admin", { width: "phone", locale: "en-GB" }, "/settings/organizations", async (page) => {
    await page.getByRole("combobox").first().waitFor();
    for (const [path, heading] of [["organizations", "Organizations"], ["warehouses", "Warehouses"], ["trade", "Trade"]]) {
      await page.goto(`${new URL(page.url()).origin}/settings/${path}`);
      await page.getByRole("heading", { level: 1, name: heading }).waitFor();
      await page.getByText(/legal entities|Where goods lie|allows itself/).waitFor();
      assert.equal(await sideways(page), 0, path);
      assert.deepEqual(await seriousFaults(page), [], path);
    }
    await page.goto(`${new URL(page.url()).origin}/settings/organizations?open=new`);
    await page.getByLabel("Correspondent account").waitFor();
    assert.equal(await sideways(page), 0);
  });
});

test("whoever_is_no_administrator_has_no_such_settings", async () => {
  await as("manager1", {}, "/settings/organizations", async (page) => {
    await page.getByText("Такой страницы нет").waitFor();
  });
});

test("the_palette_leads_to_the_warehouses", async () => {
  await as("admin", {}, "/board", async (page) => {
    await page.keyboard.press("Control+KeyK");
    await page.keyboard.type("склады");
    await page.getByRole("option", { name: /Склады/ }).first().click();
    await page.waitForURL(/\/settings\/warehouses/);
  });
});

test("goods_get_a_supplier_and_a_buying_price_and_keep_them", async () => {
  const call = await apiOf("admin");
  const supplier = await call("POST", "/counterparties", { name: "Оптовая база «Восток»", tax_reason_code: "770001001", shared: true });
  // More than the first few of a search: the chosen one is named all the same.
  for (let n = 0; n < 9; n += 1) await call("POST", "/counterparties", { name: `Аа контрагент ${n}` });
  await as("admin", {}, "/products", async (page) => {
    await button(page, "Новый товар").click();
    const form = page.getByRole("dialog", { name: "Новый товар" });
    await field(form, "Название").fill("Чай чёрный");
    await form.getByRole("combobox", { name: "Поставщик" }).fill("восток");
    await page.getByRole("option", { name: "Оптовая база «Восток»" }).click();
    await field(form, "Закупочная цена").fill("125,50");
    assert.deepEqual(await seriousFaults(page), []);
    await button(form, "Добавить").click();
    await told(page, "«Чай чёрный» добавлен");
    await button(page, "Чай чёрный").click();
    const open = page.getByRole("dialog", { name: "Чай чёрный" });
    await open.waitFor();
    await eventually(() => open.getByRole("combobox", { name: "Поставщик" }).inputValue(), "Оптовая база «Восток»");
    await field(open, "Код").fill("TEA-1");
    await button(open, "Сохранить").click();
    await told(page, "Сохранено");
  });
  const tea = (await call("GET", `/products?q=${encodeURIComponent("чай чёрный")}`)).rows[0];
  assert.deepEqual([tea.supplier, tea.buy_price, tea.code], [supplier.id, 12_550, "TEA-1"]);
  await as("admin", {}, `/counterparties/${supplier.id}`, async (page) => {
    await page.locator("dd", { hasText: "770001001" }).waitFor();
    await button(page, "Изменить").click();
    const form = page.getByRole("dialog");
    await field(form, "КПП").fill("77");
    await button(form, "Сохранить").click();
    await form.getByText("должно быть цифр: 9").waitFor();
  }, /HTTP 422|status of 422/);
});
