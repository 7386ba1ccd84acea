// The list: many orders moved at once with a result for each, saved views, what can be taken away, the bin, a phone.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { app, as, eventually, journeys, rested, seriousFaults, sideways } from "./app.mjs";

journeys();

const onList = (login, options, run, next = "/orders") => as(login, options, next, async (page) => {
  await page.locator("[data-row]").first().waitFor();
  await run(page);
});

const row = (page, number) => page.locator("[data-row]").filter({ hasText: `№ ${number}` });
const numbers = async (page) => (await page.locator("[data-row] .order-link").allInnerTexts()).map((one) => /\d+/.exec(one)[0]);
const checked = (page) => page.locator("tbody input[type=checkbox]:checked").count();

test("bulk_move_moves_what_may_go_says_why_of_the_rest_and_keeps_it_chosen", async () => {
  await onList("manager1", {}, async (page) => {
    // Sorted by number, 00001 to 00008 stand one in each status of the site.
    await page.getByRole("button", { name: "Номер" }).click();
    await eventually(async () => (await numbers(page))[0], "00001");
    await row(page, "00001").getByRole("checkbox").click();
    await row(page, "00008").getByRole("checkbox").click({ modifiers: ["Shift"] });
    await eventually(() => checked(page), 8);
    await page.getByText("Выбрано: 8 заказов").first().waitFor();
    await page.getByRole("button", { name: "Перевести…" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Перевести 8 заказов" }).click();
    await dialog.getByText("Выберите статус").waitFor();
    await dialog.getByRole("combobox").click();
    await page.getByRole("option", { name: "В работе (сайт)" }).click();
    await dialog.getByRole("button", { name: "Перевести 8 заказов" }).click();
    await dialog.getByText(/Не переведено: \d/).waitFor();
    const refused = await dialog.locator("li:has(a.order-link)").count();
    assert.ok(refused > 0 && refused < 8, `${refused} of 8 refused`);
    for (const one of await dialog.locator("li:has(a.order-link)").all()) assert.match(await one.innerText(), /№\s0000\d\n.*(Процесс не знает|Этот шаг делает|уже в статусе|никого не выпускает)/s);
    assert.deepEqual(await seriousFaults(page), []);
    await dialog.getByRole("button", { name: "Закрыть" }).last().click();
    await eventually(() => checked(page), refused);
    await row(page, "00001").getByText("В работе (сайт)").waitFor();
  });
});

test("saved_view_keeps_filter_sorting_and_columns_and_is_renamed_changed_and_deleted", async () => {
  await onList("manager1", {}, async (page) => {
    const views = page.locator(".tool").first();
    await page.getByRole("button", { name: "Мои", exact: true }).click();
    await page.waitForURL(/mine=true/);
    await page.getByRole("button", { name: "Сумма" }).click();
    await page.waitForURL(/sort=-sum/);
    await page.getByRole("button", { name: "Столбцы" }).click();
    // Not `check`: what is ticked stands in the address, and so is shown a moment later.
    await page.getByRole("checkbox", { name: "В статусе" }).click();
    await page.waitForURL(/columns=/);
    await page.keyboard.press("Escape");
    await views.click();
    await page.getByRole("menuitem", { name: "Сохранить как новый вид…" }).click();
    await page.getByLabel("Название").fill("Мои дорогие");
    await page.getByLabel("Показывать всем сотрудникам").check();
    await page.getByRole("button", { name: "Сохранить" }).click();
    await page.waitForURL(/view=/);

    await page.goto(`${app.origin}/orders`);
    await page.locator("[data-row]").first().waitFor();
    await views.click();
    await page.getByRole("menuitem", { name: "Мои дорогие" }).click();
    await page.waitForURL(/mine=true/);
    assert.match(page.url(), /sort=-sum/);
    await page.getByRole("columnheader", { name: "В статусе" }).waitFor();

    await page.getByRole("button", { name: "Просрочено" }).click();
    await eventually(() => views.innerText().then((text) => text.includes("изменён")), true);
    await views.click();
    await page.getByRole("menuitem", { name: "Вернуть как было" }).click();
    await eventually(() => page.url().includes("overdue"), false);
    await views.click();
    await page.getByRole("menuitem", { name: "Переименовать и поделиться…" }).click();
    await page.getByLabel("Название").fill("Мои крупные");
    await page.getByRole("button", { name: "Сохранить" }).click();
    await eventually(() => views.innerText().then((text) => text.trim()), "Мои крупные");
  });
  await onList("manager2", {}, async (page) => {
    await page.locator(".tool").first().click();
    await page.getByRole("menuitem", { name: /Мои крупные.*Создал: Иван Петров/s }).click();
    await page.waitForURL(/mine=true/);
    // What is mine is Anna's now.
    await eventually(async () => (await page.locator("tbody [data-row]").allInnerTexts()).every((text) => text.includes("Анна Кузнецова")), true);
  });
  await onList("manager1", {}, async (page) => {
    await page.locator(".tool").first().click();
    await page.getByRole("menuitem", { name: "Мои крупные" }).click();
    await page.waitForURL(/view=/);
    await page.locator(".tool").first().click();
    await page.getByRole("menuitem", { name: "Удалить вид…" }).click();
    await page.getByRole("dialog").getByText("он исчезнет у всех сотрудников").waitFor();
    await page.getByRole("button", { name: "Удалить" }).click();
    await page.getByText("Вид «Мои крупные» удалён").waitFor();
  });
});

test("export_holds_the_filtered_orders", async () => {
  await onList("head", {}, async (page) => {
    await page.getByRole("searchbox").fill("Северный путь");
    await page.waitForURL(/q=/);
    // While it is fetched there are no rows at all.
    await page.locator("tbody [data-row]").first().waitFor();
    await eventually(async () => {
      const all = await page.locator("tbody [data-row]").allInnerTexts();
      return all.length > 0 && all.every((text) => text.includes("Северный путь"));
    }, true);
    const shown = await rested(() => page.locator("tbody [data-row]").count());
    for (const [name, ends] of [["CSV для таблиц", ".csv"], ["Excel (XLSX)", ".xlsx"]]) {
      await page.getByRole("button", { name: "Выгрузить" }).click();
      const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name }).click()]);
      assert.ok(download.suggestedFilename().endsWith(ends), download.suggestedFilename());
      const content = await readFile(await download.path());
      if (ends === ".csv") assert.equal(content.toString("utf8").trim().split("\n").length, shown + 1);
      else assert.equal(content.subarray(0, 2).toString(), "PK");
    }
  });
});

test("order_moved_from_its_row_and_what_a_colleague_does_show_in_place", async () => {
  await onList("manager2", {}, async (watching) => {
    await onList("manager1", {}, async (page) => {
      const one = page.locator("tbody [data-row]").filter({ hasText: "Новый (сайт)" }).filter({ hasText: "Иван Петров" }).first();
      const number = /\d+/.exec(await one.locator(".order-link").innerText())[0];
      await one.locator(".list__status").click();
      await page.getByRole("menuitem", { name: "В работе (сайт)" }).click();
      await row(page, number).getByText("В работе (сайт)").waitFor();
      await row(watching, number).getByText("В работе (сайт)").waitFor();
    });
  });
});

test("deleted_order_lies_in_the_bin_until_it_is_restored", async () => {
  await onList("admin", {}, async (page) => {
    const number = await page.evaluate(async () => {
      const { rows: [order] } = await (await globalThis.fetch("/api/v1/orders?limit=1")).json();
      await globalThis.fetch(`/api/v1/orders/${order.id}`, { method: "DELETE", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ version: order.version }) });
      return order.number;
    });
    await row(page, number).waitFor({ state: "hidden" });
    await page.getByRole("button", { name: "Корзина" }).click();
    await page.getByRole("heading", { name: "Корзина", level: 1 }).waitFor();
    await page.getByRole("button", { name: `Вернуть заказ № ${number} из корзины` }).click();
    await page.getByRole("heading", { name: "Корзина пуста" }).waitFor();
    await page.getByRole("button", { name: "К списку" }).click();
    await row(page, number).waitFor();
  });
});

test("filters_pass_from_the_list_to_the_board_and_back", async () => {
  await onList("head", {}, async (page) => {
    await page.getByRole("button", { name: "Владелец", exact: true }).click();
    await page.getByRole("checkbox", { name: "Анна Кузнецова" }).click();
    await page.waitForURL(/owner=/);
    await page.keyboard.press("Escape");
    await page.getByRole("navigation", { name: "Вид заказов" }).getByRole("link", { name: "Доска" }).click();
    await page.locator(".card__open").first().waitFor();
    assert.match(page.url(), /owner=/);
    assert.ok((await page.locator(".card__owner").allInnerTexts()).every((text) => text.includes("Анна")));
    await page.getByRole("button", { name: "Снять фильтр «Владелец»" }).click();
    await eventually(() => page.url().includes("owner="), false);
  });
});

test("order_opened_from_a_list_leads_to_those_beside_it_and_back_to_the_list_as_it_was", async () => {
  const headed = (page, number) => page.getByRole("heading", { level: 1, name: new RegExp(number) }).waitFor();
  const previous = (page) => page.getByRole("button", { name: "Предыдущий заказ в списке" });
  const next = (page) => page.getByRole("button", { name: "Следующий заказ в списке" });
  const back = (page, name) => page.locator("#content").getByRole("link", { name, exact: true }).first();

  await onList("head", {}, async (page) => {
    await page.getByRole("button", { name: "Сумма" }).click();
    await page.waitForURL(/sort=-sum/);
    await eventually(() => page.locator("[aria-sort=descending]").innerText().then((text) => text.trim()), "Сумма");
    const [first, second, third] = await numbers(page);
    await page.locator(".order-link").first().click();
    await headed(page, first);
    await next(page).click();
    await headed(page, second);
    // The key leads on only when it is known whereto.
    await eventually(() => next(page).isEnabled(), true);
    await page.keyboard.press("]");
    await headed(page, third);
    await previous(page).click();
    await headed(page, second);
    await back(page, "Заказы").click();
    await page.waitForURL(/\/orders\?.*sort=-sum/);
    // A click beside the number opens it the same way.
    await row(page, second).locator("td").nth(3).click();
    await headed(page, second);
    await next(page).click();
    await headed(page, third);
  });
  await onList("head", {}, async (page) => {
    await page.getByRole("searchbox").fill("а");
    await page.waitForURL(/q=/);
    await page.getByRole("navigation", { name: "Вид заказов" }).getByRole("link", { name: "Доска" }).click();
    const cards = page.locator("section.column").filter({ has: page.getByRole("heading", { name: "В работе (сайт)" }) }).locator(".card__open");
    await cards.nth(1).waitFor();
    const [first, second] = (await cards.allInnerTexts()).map((one) => /\d+/.exec(one)[0]);
    await cards.first().click();
    await headed(page, first);
    assert.equal(await previous(page).isDisabled(), true);
    await next(page).click();
    await headed(page, second);
    await back(page, "Доска").click();
    await page.waitForURL(/\/board\?.*q=/);
    assert.equal(new URL(page.url()).searchParams.has("status"), false);
    await cards.first().waitFor();
  });
  await onList("head", {}, async (page) => {
    const links = page.locator(".turn__link b:first-child");
    await links.nth(1).waitFor();
    const [first, second] = (await page.locator(".turn__what b").allInnerTexts()).map((one) => /\d+/.exec(one)[0]);
    await page.locator(".turn__link").first().click();
    await headed(page, first);
    await next(page).click();
    await headed(page, second);
    await back(page, "Мой ход").click();
    await page.waitForURL(/\/turn$/);
  }, "/turn");
});

test("list_has_nothing_serious_for_axe_and_fits_a_phone", async () => {
  await onList("admin", {}, async (page) => {
    assert.deepEqual(await seriousFaults(page), []);
    await page.getByRole("checkbox", { name: "Выбрать все показанные" }).click();
    await page.getByRole("button", { name: "Перевести…" }).click();
    await page.getByRole("dialog").waitFor();
    assert.deepEqual(await seriousFaults(page), []);
  });
  await onList("admin", { width: "phone" }, async (page) => {
    assert.equal(await sideways(page), 0);
    assert.deepEqual(await seriousFaults(page), []);
    await page.getByRole("button", { name: "Фильтры" }).click();
    await page.getByRole("button", { name: /Показать 40 заказов/ }).waitFor();
    assert.deepEqual(await seriousFaults(page), []);
  });
});
