// Whose turn it is: the page of what waits for me, and the order that says whom it waits for.
import assert from "node:assert/strict";
import { test } from "node:test";

import { app, as, browser, chosenOption, hasFocus, journeys, logIn, seriousFaults, sideways } from "./app.mjs";
import { openPage } from "./browser.mjs";

journeys();

const newOrder = (page) => page.evaluate(async () => {
  const channels = await fetch("/api/v1/channels").then((r) => r.json());
  const channel = channels.rows.find((one) => one.name === "Сайт").id;
  const answer = await fetch("/api/v1/orders", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ channel }) });
  return (await answer.json()).number;
});
const row = (page, number) => page.locator(".turn__row").filter({ hasText: number });

async function step(page, number, status) {
  await row(page, number).getByRole("button", { name: /Перевести заказ/ }).click();
  await page.getByRole("menuitem", { name: new RegExp(status) }).click();
}

test("an_order_leaves_my_page_when_it_is_the_heads_turn_and_comes_onto_his", async () => {
  const { page } = await openPage(browser, app.origin, { width: "phone" });
  await logIn(page, app, "manager1", "/turn");
  const number = await newOrder(page);
  await row(page, number).waitFor();
  assert.deepEqual(await seriousFaults(page), []);
  assert.equal(await sideways(page), 0);

  await step(page, number, "В работе");
  await row(page, number).getByText("В работе (сайт)").waitFor();
  await row(page, number).getByRole("link").click();
  await page.getByText("Чей ход:").waitFor();
  await page.goBack();
  await step(page, number, "Ожидает подтверждения");
  await row(page, number).waitFor({ state: "detached" });

  await as("head", {}, "/turn", async (head) => {
    await row(head, number).waitFor();
    assert.deepEqual(await seriousFaults(head), []);
  });
});

test("by_keyboard_alone_from_the_login_to_a_moved_order", async () => {
  const { page } = await openPage(browser, app.origin);
  const type = async (keys) => page.keyboard.press(keys);
  await page.goto(`${app.origin}/login`);
  await hasFocus(page.locator("input[autocomplete=username]"));
  await page.keyboard.type("manager1@demo");
  await type("Tab");
  await page.keyboard.type(app.password);
  await type("Enter");
  await page.locator("#content h1").first().waitFor();
  const number = await newOrder(page);
  await type("Control+KeyK");
  await page.keyboard.type(String(Number(number)));
  await page.getByRole("option").first().getByText(new RegExp(`№\\s${number}`)).waitFor();
  await chosenOption(page, new RegExp(`№\\s${number}`));
  await type("Enter");
  await page.waitForURL(/\/orders\/[0-9a-f-]{36}/);
  await page.getByText("Следующие шаги").waitFor();
  // Tab leads to the next steps; Enter takes the one that has the focus.
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? "");
  for (let tabs = 0; !(await focused()).startsWith("В работе (сайт)"); tabs++) {
    assert.ok(tabs < 60, "the next step cannot be reached by Tab");
    await type("Tab");
  }
  await type("Enter");
  await page.locator(".order__head").getByText("В работе (сайт)").waitFor();
});
