// Files of products and counterparties: taken away, brought back, and looked at before anything is written.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { apiOf, as, eventually, journeys, seriousFaults, sideways } from "./app.mjs";

journeys();

const file = (name, text) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
const count = (dialog, label) => dialog.locator(".import__count", { hasText: label }).locator("dd").innerText();

/** What a click saves. */
async function saved(page, click) {
  const [download] = await Promise.all([page.waitForEvent("download"), click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

test("a_list_goes_out_and_comes_back_unchanged", async () => {
  await as("admin", {}, "/products", async (page) => {
    await page.getByRole("button", { name: "Экспорт и импорт" }).click();
    assert.deepEqual(await seriousFaults(page), []);
    const csv = await saved(page, () => page.getByRole("menuitem", { name: "CSV" }).click());
    assert.equal(csv.name, "products.csv");
    assert.match(csv.bytes.toString(), /^\ufeffИдентификатор;Название;Код;/);
    await page.getByRole("button", { name: "Экспорт и импорт" }).click();
    const xlsx = await saved(page, () => page.getByRole("menuitem", { name: "Excel (XLSX)" }).click());
    assert.equal(xlsx.bytes.subarray(0, 2).toString(), "PK");
    await page.getByRole("button", { name: "Экспорт и импорт" }).click();
    await page.getByRole("menuitem", { name: "Импорт…" }).click();
    await page.waitForURL(/import=/);
    const dialog = page.getByRole("dialog", { name: "Импорт товаров" });
    await dialog.getByText("Перетащите сюда").waitFor();
    assert.deepEqual(await seriousFaults(page), []);
    await dialog.locator("input[type=file]").setInputFiles({ name: xlsx.name, mimeType: "application/octet-stream", buffer: xlsx.bytes });
    await dialog.getByText("Менять нечего").waitFor();
    assert.equal(await count(dialog, "Ошиб"), "0");
    assert.equal(await dialog.getByRole("button", { name: "Импортировать" }).isDisabled(), true);
  });
});

test("a_price_list_is_looked_at_and_then_written", async () => {
  const prices = "Артикул;Номенклатура;Сколько стоит;Ставка НДС\nE2E-1;Кабель ВВГ;1 234,50;20%\nE2E-2;Розетка;дорого;20%\nE2E-3;=Формула;7;без НДС\n";
  await as("admin", {}, "/products?import=true", async (page) => {
    const call = await apiOf("admin");
    const dialog = page.getByRole("dialog", { name: "Импорт товаров" });
    await dialog.locator("input[type=file]").setInputFiles(file("прайс.csv", prices));
    await dialog.getByText("прайс.csv").waitFor();
    assert.equal(await count(dialog, "Новых"), "3");
    // The price is in a column that nobody knows: it is said by hand, and then one row turns out to be wrong.
    await dialog.getByRole("combobox", { name: "Поле для столбца «Сколько стоит»" }).click();
    await page.getByRole("option", { name: "Цена", exact: true }).click();
    await dialog.getByText("«дорого» — не число").waitFor();
    assert.equal(await count(dialog, "Новых"), "2");
    assert.deepEqual(await seriousFaults(page), []);
    const list = await saved(page, () => dialog.getByRole("button", { name: "Скачать список ошибок" }).click());
    assert.match(list.bytes.toString(), /"3";"Цена";"«дорого» — не число"/);
    await dialog.getByRole("button", { name: "Импортировать 2 строки" }).click();
    await dialog.getByText("Импорт закончен").waitFor();
    await dialog.getByText("Создано: 2, изменено: 0.").waitFor();
    assert.deepEqual(await seriousFaults(page), []);
    await dialog.getByRole("button", { name: "Открыть список" }).click();
    await page.getByRole("button", { name: "Кабель ВВГ" }).waitFor();
    const { rows } = await call("GET", `/products?q=${encodeURIComponent("E2E-1")}`);
    assert.deepEqual([rows[0].price, rows[0].vat_rate], [123450, 20]);
    // A file that was changed meanwhile by somebody else is looked at once more.
    await page.getByRole("button", { name: "Экспорт и импорт" }).click();
    await page.getByRole("menuitem", { name: "Импорт…" }).click();
    await dialog.locator("input[type=file]").setInputFiles(file("прайс.csv", "Код;Цена\nE2E-1;999\n"));
    await dialog.getByText("1234,50").waitFor();
    await call("PATCH", `/products/${rows[0].id}`, { version: rows[0].version, price: 5 });
    await dialog.getByRole("button", { name: "Импортировать 1 строку" }).click();
    await dialog.getByText(/После просмотра данные или файл изменились/).waitFor();
    await dialog.getByRole("button", { name: "Посмотреть ещё раз" }).click();
    await dialog.getByText("0,05").waitFor();
    await dialog.getByRole("button", { name: "Импортировать 1 строку" }).click();
    await dialog.getByText("Создано: 0, изменено: 1.").waitFor();
    await page.keyboard.press("Escape");
    await page.goto(new URL("/settings/audit", page.url()).href);
    await page.getByText("Импортирован файл «прайс.csv»").first().waitFor();
  }, /HTTP 409|status of 409/);
});

test("what_is_no_table_says_so_and_a_reader_may_only_take_away", async () => {
  await as("manager1", { width: "phone" }, "/counterparties", async (page) => {
    await page.getByRole("button", { name: "Экспорт и импорт" }).click();
    await page.getByRole("menuitem", { name: "Импорт…" }).click();
    const dialog = page.getByRole("dialog", { name: "Импорт контрагентов" });
    await dialog.locator("input[type=file]").setInputFiles({ name: "фото.png", mimeType: "image/png", buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]) });
    await dialog.getByText(/Это не таблица/).waitFor();
    await dialog.locator("input[type=file]").setInputFiles(file("клиенты.csv", "Название;ИНН;Телефон\nООО «Новый клиент»;7701234567;8 (912) 345-67-89\n"));
    await dialog.getByRole("button", { name: "Импортировать 1 строку" }).waitFor();
    assert.equal(await sideways(page), 0);
    assert.deepEqual(await seriousFaults(page), []);
    await dialog.getByRole("button", { name: "Импортировать 1 строку" }).click();
    await dialog.getByText("Импорт закончен").waitFor();
    await dialog.getByRole("button", { name: "Открыть список" }).click();
    await eventually(() => page.getByRole("link", { name: "ООО «Новый клиент»" }).count(), 1);
    await page.goto(new URL("/products", page.url()).href);
    await page.getByRole("button", { name: "Экспорт и импорт" }).click();
    await page.getByRole("menuitem", { name: "CSV" }).waitFor();
    assert.equal(await page.getByRole("menuitem", { name: "Импорт…" }).count(), 0);
  }, /HTTP 422|status of 422/);
});

test("goods_of_a_file_become_a_receipt_in_a_chosen_warehouse", async () => {
  const call = await apiOf("admin");
  const far = await call("POST", "/warehouses", { name: "Дальний склад" });
  const bolt = await call("POST", "/products", { name: "Болт для приёмки", code: "E2E-S1", buy_price: 250 });
  const goods = "Артикул;Количество;Цена\nE2E-S1;12,5;\nE2E-S0;1;2\n";
  await as("warehouse", {}, "/stock?q=E2E-S1", async (page) => {
    await page.getByRole("button", { name: "Экспорт и импорт" }).click();
    assert.deepEqual(await seriousFaults(page), []);
    const csv = await saved(page, () => page.getByRole("menuitem", { name: "CSV" }).click());
    assert.equal(csv.name, "stock.csv");
    assert.match(csv.bytes.toString(), /^\ufeffИдентификатор;Название;Код;Единица;Склад;На складе;В резерве;Свободно\n[^\n]+;Болт для приёмки;E2E-S1;шт;;0;0;0\n$/);
    await page.getByRole("button", { name: "Экспорт и импорт" }).click();
    await page.getByRole("menuitem", { name: "Приёмка из файла…" }).click();
    await page.waitForURL(/import=/);
    const dialog = page.getByRole("dialog", { name: "Приёмка из файла" });
    assert.deepEqual(await seriousFaults(page), []);
    await dialog.locator("input[type=file]").setInputFiles(file("склад.csv", goods));
    await dialog.getByText("такого товара нет среди действующих").waitFor();
    assert.deepEqual([await count(dialog, "В приёмку"), await count(dialog, "С ошибками")], ["1", "1"]);
    await dialog.getByText("Количество: 12,5").waitFor();
    await dialog.getByRole("combobox", { name: "Склад, на который придут товары" }).click();
    await page.getByRole("option", { name: "Дальний склад" }).click();
    assert.deepEqual(await seriousFaults(page), []);
    await dialog.getByRole("button", { name: "Создать приёмку: 1 строка" }).click();
    await dialog.getByText("Приёмка создана").waitFor();
    assert.deepEqual(await seriousFaults(page), []);
    const link = dialog.getByRole("link", { name: /^Приёмка №/ });
    const [, id] = (await link.getAttribute("href")).match(/^\/documents\/receipt\/(.+)$/);
    const receipt = await call("GET", `/documents/receipt/${id}`);
    assert.deepEqual([receipt.posted, receipt.warehouse, receipt.description], [false, far.id, "склад.csv"]);
    assert.deepEqual(receipt.positions.map(({ product, quantity, price }) => [product, quantity, price]), [[bolt.id, 125_000, 250]]);
    await dialog.getByRole("button", { name: "Открыть список" }).click();
    await dialog.waitFor({ state: "hidden" });
  });
});
