// The board: dragged the forbidden and the allowed way, by keys, by menu, on a phone, and while others work.
import assert from "node:assert/strict";
import { test } from "node:test";

import { app, as, eventually, journeys, seriousFaults, sideways } from "./app.mjs";

journeys();

/** Somebody with a browser of his own, on the board of the site's process. */
const onBoard = (login, options, run, next = "/board") => as(login, options, next, async (page) => {
  await page.locator(".card__open").first().waitFor();
  // Each column fetches its own cards.
  await page.waitForFunction(() => !document.querySelector(".board__columns [aria-busy='true']"));
  await run(page);
});

const column = (page, name) => page.locator("section.column").filter({ has: page.getByRole("heading", { name, exact: true }) });
const card = (page, number) => page.locator(".card").filter({ hasText: `№ ${number}` });
const numberOf = async (one) => /\d+/.exec(await one.locator(".card__open").innerText())[0];
const countOf = async (page, name) => Number(await column(page, name).locator(".column__count").innerText());
const mine = (page, name) => column(page, name).locator(".card").filter({ hasText: "Иван Петров" });

async function grab(page, one, over) {
  const from = await one.boundingBox();
  const to = await over.boundingBox();
  await page.mouse.move(from.x + 60, from.y + 40);
  await page.mouse.down();
  await page.mouse.move(from.x + 75, from.y + 55, { steps: 3 });
  await page.mouse.move(to.x + 120, to.y + 250, { steps: 6 });
}

test("forbidden_column_says_why_and_keeps_nothing_that_is_dropped_on_it", async () => {
  await onBoard("manager1", {}, async (page) => {
    const one = mine(page, "Новый (сайт)").first();
    const number = await numberOf(one);
    const forbidden = column(page, "Ожидает подтверждения (сайт)");
    await grab(page, one, forbidden);
    await forbidden.getByText("Сюда нельзя").waitFor();
    assert.match(await forbidden.innerText(), /Процесс не знает перехода/);
    assert.equal(await forbidden.getAttribute("data-target"), "forbidden");
    assert.equal(await column(page, "В работе (сайт)").getAttribute("data-target"), "allowed");
    await page.mouse.up();
    const refusal = page.getByRole("dialog");
    await refusal.getByText("Процесс не знает перехода").waitFor();
    await refusal.getByRole("button", { name: "Понятно" }).click();
    assert.equal(await column(page, "Новый (сайт)").locator(".card").filter({ hasText: number }).count(), 1);
  });
});

test("allowed_column_takes_the_card_at_once_counts_follow_and_undo_keeps_to_the_process", async () => {
  await onBoard("manager1", {}, async (page) => {
    const one = mine(page, "Новый (сайт)").first();
    const number = await numberOf(one);
    const before = [await countOf(page, "Новый (сайт)"), await countOf(page, "В работе (сайт)")];
    await grab(page, one, column(page, "В работе (сайт)"));
    await column(page, "В работе (сайт)").getByText("Отпустите").waitFor();
    await page.mouse.up();
    await column(page, "В работе (сайт)").locator(".card").filter({ hasText: number }).waitFor();
    await eventually(async () => String([await countOf(page, "Новый (сайт)"), await countOf(page, "В работе (сайт)")]), String([before[0] - 1, before[1] + 1]));
    await page.getByRole("button", { name: "Отменить" }).click();
    await page.getByRole("dialog").getByText("Отменить перевод нельзя").waitFor();
    await page.keyboard.press("Escape");
    await page.reload();
    await column(page, "В работе (сайт)").locator(".card").filter({ hasText: number }).waitFor();
  });
});

test("transition_that_wants_a_comment_asks_for_it_and_goes_nowhere_without", async () => {
  await onBoard("manager1", {}, async (page) => {
    const one = mine(page, "В работе (сайт)").first();
    const number = await numberOf(one);
    await one.getByRole("button", { name: `Переместить заказ № ${number}` }).click();
    await page.getByRole("menuitem", { name: "Отменен (сайт)" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: /Перевести в/ }).click();
    await dialog.getByText("Напишите комментарий").waitFor();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    assert.equal(await column(page, "В работе (сайт)").locator(".card").filter({ hasText: number }).count(), 1);
    await one.getByRole("button", { name: `Переместить заказ № ${number}` }).click();
    await page.getByRole("menuitem", { name: "Отменен (сайт)" }).click();
    await dialog.getByRole("textbox").fill("Покупатель передумал");
    await page.keyboard.press("Control+Enter");
    await card(page, number).waitFor({ state: "hidden" });
  });
});

test("keys_alone_choose_a_card_and_move_it", async () => {
  await onBoard("manager1", {}, async (page) => {
    const one = mine(page, "Новый (сайт)").first();
    const number = await numberOf(one);
    await one.locator(".card__open").focus();
    await page.keyboard.press("ArrowRight");
    await eventually(() => page.evaluate(() => globalThis.document.activeElement.closest("[data-column]")?.querySelector("h2")?.textContent), "В работе (сайт)");
    await page.keyboard.press("ArrowLeft");
    await eventually(() => page.evaluate(() => globalThis.document.activeElement.closest("[data-column]")?.querySelector("h2")?.textContent), "Новый (сайт)");
    await one.locator(".card__open").focus();
    await page.keyboard.press("KeyM");
    await page.getByRole("menuitem", { name: "В работе (сайт)" }).waitFor();
    // Before the menu has the focus, the arrow would go to the next card.
    await eventually(() => page.evaluate(() => globalThis.document.activeElement.closest("[role=menu]") !== null), true);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    const there = column(page, "В работе (сайт)").locator(".card").filter({ hasText: number });
    await there.waitFor();
    // The focus went along: Shift and an arrow take the card on from where it is now.
    await eventually(() => page.evaluate(() => /\d+/.exec(globalThis.document.activeElement.textContent ?? "")?.[0]), number);
    await page.keyboard.press("Shift+ArrowRight");
    await column(page, "Ожидает подтверждения (сайт)").locator(".card").filter({ hasText: number }).waitFor();
  });
});

test("what_a_colleague_does_appears_without_reloading", async () => {
  await onBoard("manager2", {}, async (watching) => {
    await onBoard("manager1", {}, async (working) => {
      const number = await numberOf(mine(working, "Новый (сайт)").first());
      await column(watching, "Новый (сайт)").locator(".card").filter({ hasText: number }).waitFor();
      const before = await countOf(watching, "В работе (сайт)");
      await card(working, number).locator(".card__open").focus();
      await working.keyboard.press("Shift+ArrowRight");
      await column(watching, "В работе (сайт)").locator(".card").filter({ hasText: number }).waitFor();
      await eventually(() => countOf(watching, "В работе (сайт)"), before + 1);
    });
  });
});

test("filters_live_in_the_address_and_back_brings_the_board_as_it_was", async () => {
  await onBoard("head", {}, async (page) => {
    const all = await page.locator(".card").count();
    await page.getByRole("searchbox").fill("Северный путь");
    await page.waitForURL(/q=/);
    await eventually(async () => (await page.locator(".card__who").allInnerTexts()).every((name) => name.includes("Северный путь")), true);
    assert.ok(await page.locator(".card").count() < all);
    await page.locator(".card__open").first().click();
    await page.waitForURL(/\/orders\/[0-9a-f-]+/);
    await page.goBack();
    await page.locator(".card__open").first().waitFor();
    assert.equal(await page.getByRole("searchbox").inputValue(), "Северный путь");
    await page.getByRole("button", { name: "Сбросить" }).click();
    await eventually(() => page.url().includes("q="), false);
    await page.getByRole("searchbox").fill("такого заказа нет");
    await page.getByRole("heading", { name: "Под эти фильтры не подходит ни один заказ" }).waitFor();
    await page.getByRole("button", { name: "Сбросить фильтры" }).click();
    await page.locator(".card__open").first().waitFor();
  });
});

test("columns_are_hidden_and_folded_by_choice_and_stay_so", async () => {
  await onBoard("head", {}, async (page) => {
    await page.getByRole("button", { name: "Развернуть колонку «Успешно завершен (сайт)»" }).click();
    await column(page, "Успешно завершен (сайт)").locator(".card").first().waitFor();
    await column(page, "В работе (сайт)").getByRole("button", { name: /Действия с колонкой/ }).click();
    await page.getByRole("menuitem", { name: "Скрыть колонку" }).click();
    await column(page, "В работе (сайт)").waitFor({ state: "hidden" });
    await page.goto(`${app.origin}/board`);
    await column(page, "Успешно завершен (сайт)").waitFor();
    assert.equal(await column(page, "В работе (сайт)").count(), 0);
    await page.getByRole("button", { name: "Колонки, скрыто: 1" }).click();
    await page.getByRole("button", { name: "Показать все" }).click();
    await column(page, "В работе (сайт)").locator(".card").first().waitFor();
  });
});

test("on_a_phone_columns_are_pages_and_a_menu_at_the_thumb_moves", async () => {
  await onBoard("head", { width: "phone" }, async (page) => {
    assert.equal(await sideways(page), 0);
    assert.deepEqual(await seriousFaults(page), []);
    await page.getByRole("navigation", { name: "Колонки доски" }).getByRole("button", { name: /Ожидает подтверждения/ }).click();
    const waiting = column(page, "Ожидает подтверждения (сайт)");
    await eventually(async () => Math.round((await waiting.boundingBox()).x) < 40, true);
    const one = waiting.locator(".card").first();
    const number = await numberOf(one);
    await one.getByRole("button", { name: /Переместить/ }).click();
    await page.getByRole("menuitem", { name: "Подтвержден (сайт)" }).click();
    await waiting.locator(".card").filter({ hasText: number }).waitFor({ state: "hidden" });
  });
});

test("several_cards_are_chosen_by_pointer_and_keys_and_moved_together_with_a_result_for_each", async () => {
  await onBoard("head", {}, async (page) => {
    const chosen = () => page.locator(".card[data-on]").count();
    const fresh = column(page, "Новый (сайт)").locator(".card");
    const working = column(page, "В работе (сайт)").locator(".card");
    const before = await countOf(page, "В работе (сайт)");
    // Orders of its own, whatever earlier journeys left in the column.
    const there = await fresh.count();
    await page.evaluate(async () => {
      const { rows } = await fetch("/api/v1/channels").then((answer) => answer.json());
      const body = JSON.stringify({ channel: rows.find((one) => one.name === "Сайт").id });
      for (let n = 0; n < 2; n++) await fetch("/api/v1/orders", { method: "POST", headers: { "content-type": "application/json" }, body });
    });
    await eventually(() => fresh.count(), there + 2);
    const numbers = [await numberOf(fresh.nth(0)), await numberOf(fresh.nth(1)), await numberOf(working.nth(0))];
    await fresh.nth(0).click({ modifiers: ["Control"] });
    await page.getByText("Выбрано: 1 заказ").waitFor();
    assert.match(page.url(), /\/board/);
    await fresh.nth(0).locator(".card__open").focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Shift+Space");
    await working.nth(0).locator(".card__open").focus();
    await page.keyboard.press("x");
    await page.getByText("Выбрано: 3 заказа").waitFor();
    assert.deepEqual(await seriousFaults(page), []);

    await page.keyboard.press("Escape");
    await eventually(chosen, 0);
    assert.equal(await page.getByRole("region", { name: /Выбрано/ }).count(), 0);
    for (const number of numbers) await card(page, number).click({ modifiers: ["Control"] });
    await page.getByRole("button", { name: "Перевести…" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("combobox").click();
    await page.getByRole("option", { name: "В работе (сайт)" }).click();
    await dialog.getByRole("button", { name: "Перевести 3 заказа" }).click();
    // Two go; the third is there already, which is said of it alone, and it stays chosen.
    await dialog.getByText("Не переведено: 1 заказ").waitFor();
    assert.match(await dialog.locator("li:has(a.order-link)").innerText(), new RegExp(numbers[2]));
    await dialog.getByRole("button", { name: "Закрыть" }).last().click();
    await eventually(() => countOf(page, "В работе (сайт)"), before + 2);
    for (const number of numbers.slice(0, 2)) await column(page, "В работе (сайт)").locator(".card").filter({ hasText: number }).waitFor();
    await eventually(chosen, 1);
    // A plain click still opens.
    await card(page, numbers[0]).click();
    await page.waitForURL(/\/orders\/[0-9a-f-]+/);
  });
  await onBoard("head", { width: "phone" }, async (page) => {
    const cards = column(page, "В работе (сайт)").locator(".card");
    await page.getByRole("navigation", { name: "Колонки доски" }).getByRole("button", { name: /В работе/ }).click();
    await eventually(async () => Math.round((await column(page, "В работе (сайт)").boundingBox()).x) < 40, true);
    await page.getByRole("button", { name: "Выбрать" }).click();
    await cards.nth(0).click();
    await cards.nth(1).click();
    await page.getByText("Выбрано: 2 заказа").waitFor();
    assert.equal(await sideways(page), 0);
    assert.deepEqual(await seriousFaults(page), []);
    await cards.nth(1).click();
    await page.getByText("Выбрано: 1 заказ").waitFor();
    await page.getByRole("button", { name: "Снять выбор" }).click();
    await cards.nth(0).click();
    await page.waitForURL(/\/orders\/[0-9a-f-]+/);
  });
});

test("board_has_nothing_serious_for_axe", async () => {
  await onBoard("admin", {}, async (page) => {
    assert.deepEqual(await seriousFaults(page), []);
    await page.locator(".card__move").first().click();
    await page.getByRole("menu").waitFor();
    assert.deepEqual(await seriousFaults(page), []);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: /План. дата/ }).click();
    await page.getByRole("dialog").waitFor();
    assert.deepEqual(await seriousFaults(page), []);
  });
});
