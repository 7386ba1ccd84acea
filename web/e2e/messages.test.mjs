// What leaves the house: webhooks with their secret and a test, messages nobody could deliver and their second chance, and by
// which ways each employee hears of what. The receivers are servers of this test.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, test } from "node:test";

import { apiOf, app, as, eventually, journeys, seriousFaults, sideways, startApp } from "./app.mjs";
import { THEMES } from "./browser.mjs";

/** What came to the receiver of webhooks, and what it answers. */
const receiver = { events: [], status: 204 };
/** What the bot was written, and what it was told to say to those who ask for updates. */
const bot = { sent: [], updates: [] };
const servers = [];

async function serve(answer) {
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => { body += chunk; });
    request.on("end", () => answer(request, body ? JSON.parse(body) : {}, response));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  servers.push(server);
  return `http://127.0.0.1:${server.address().port}`;
}

function botAnswers(request, body, response) {
  const what = request.url.split("/").at(-1);
  const say = (result) => response.setHeader("Content-Type", "application/json").end(JSON.stringify({ ok: true, result }));
  if (what === "getMe") return say({ id: 1, is_bot: true, username: "poryadok_test_bot" });
  if (what === "sendMessage") {
    bot.sent.push(body);
    return say({ message_id: bot.sent.length });
  }
  const there = bot.updates.filter((one) => one.update_id >= (body.offset ?? 0));
  setTimeout(() => say(there), there.length ? 0 : 200);
}

receiver.url = await serve((request, body, response) => {
  receiver.events.push({ id: request.headers["webhook-id"], signature: request.headers["webhook-signature"], body });
  response.writeHead(receiver.status).end();
});
const OUTSIDE = {
  PORYADOK_SMTP_URL: "smtp://127.0.0.1:9",
  PORYADOK_MAIL_FROM: "Poryadok <orders@example.org>",
  PORYADOK_TELEGRAM_TOKEN: "1:test",
  PORYADOK_TELEGRAM_API: await serve(botAnswers),
};
Object.assign(process.env, OUTSIDE, { PORYADOK_WEBHOOK_ALLOW_NETS: "127.0.0.0/8", PORYADOK_WEBHOOK_RETRY_SCHEDULE: "1s" });
journeys();

after(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});

const dialog = (page) => page.getByRole("dialog");
const SECRET = /^whsec_[A-Za-z0-9+/=]+$/;

test("a_webhook_shows_its_secret_once_and_says_what_its_receiver_answers", async () => {
  await as("admin", {}, "/settings/webhooks", async (page) => {
    await page.getByRole("heading", { name: "Вебхуков пока нет" }).waitFor();
    assert.deepEqual(await seriousFaults(page), []);
    await page.keyboard.press("KeyN");
    await dialog(page).getByRole("button", { name: "Создать" }).click();
    await dialog(page).getByText("Заполните поле").first().waitFor();
    await dialog(page).getByLabel("Название").fill("Склад");
    await dialog(page).getByLabel("Адрес").fill(`${receiver.url}/hook`);
    await dialog(page).getByRole("checkbox", { name: "Комментарий в заказе" }).check();
    assert.deepEqual(await seriousFaults(page), []);
    await page.keyboard.press("Control+Enter");

    const secret = page.getByRole("dialog", { name: "Секрет вебхука «Склад»" });
    assert.match(await secret.getByLabel("Секрет", { exact: true }).inputValue(), SECRET);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog", { name: "Закрыть, не сохранив секрет?" }).getByRole("button", { name: "Вернуться" }).click();
    assert.deepEqual(await seriousFaults(page), []);
    await secret.getByRole("button", { name: "Скопировать секрет" }).click();
    await secret.getByText("Скопировано").waitFor();
    await secret.getByRole("button", { name: "Я сохранил секрет" }).click();
    await secret.waitFor({ state: "hidden" });

    await page.getByRole("button", { name: "Проверить: Склад" }).click();
    await dialog(page).getByText("Получатель принял событие").waitFor();
    await dialog(page).getByText("Ответ получателя: HTTP 204").waitFor();
    assert.equal(receiver.events.at(-1).body.type, "test");
    assert.match(receiver.events.at(-1).signature, /^v1,/);
    receiver.status = 500;
    await dialog(page).getByRole("button", { name: "Ещё раз" }).click();
    await dialog(page).getByText("Ответ получателя: HTTP 500").waitFor();
    assert.deepEqual(await seriousFaults(page), []);
    await page.keyboard.press("Escape");
    await dialog(page).waitFor({ state: "hidden" });

    const on = page.getByRole("switch", { name: "Включён: Склад" });
    await on.click();
    await page.getByText("Вебхук «Склад» выключен").waitFor();
    await eventually(() => on.isChecked(), false);
    await on.click();
    await page.getByText("Вебхук «Склад» включён").waitFor();
    await eventually(() => on.isChecked(), true);
    assert.deepEqual(await seriousFaults(page), []);
  });
});

test("what_nobody_could_deliver_is_counted_says_why_and_goes_again", async () => {
  const head = await apiOf("head");
  const order = (await head("GET", "/orders?limit=1")).rows[0];
  receiver.status = 500;
  receiver.events.length = 0;
  await head("POST", `/orders/${order.id}/comments`, { text: "Клиент ждёт" });
  await as("admin", {}, "/settings/messages", async (page) => {
    // It comes by itself, once the attempts are over.
    const dead = page.getByRole("row", { name: /order\.commented/ });
    await dead.waitFor({ timeout: 90_000 });
    // Its receiver is named when the webhooks have come, too.
    await dead.getByText("Склад").first().waitFor();
    assert.match((await dead.innerText()).replaceAll(/\s+/g, " "), new RegExp(`Вебхук Склад.*${order.number}.*500.*2 попытки`));
    await page.reload();
    await page.locator(".settings__nav").getByRole("link", { name: /Сообщения.*Недоставленных сообщений: 1/ }).waitFor();
    await page.getByRole("link", { name: /Настройки.*Недоставленных сообщений: 1/ }).waitFor();
    assert.deepEqual(await seriousFaults(page), []);

    receiver.status = 204;
    await page.getByRole("button", { name: "Отправить снова: order.commented" }).click();
    await page.getByRole("heading", { name: "Всё доставлено" }).waitFor();
    await page.getByText("Отправлены", { exact: true }).click();
    await page.waitForURL((url) => url.search === "?state=sent");
    await dead.getByText("доставлено").waitFor();
    const ids = receiver.events.map((one) => one.id);
    assert.ok(ids.length >= 3);
    assert.equal(new Set(ids).size, 1);
    assert.deepEqual(await seriousFaults(page), []);

    await page.goto(`${app.origin}/settings/webhooks`);
    await page.getByRole("button", { name: "Действия: Склад" }).click();
    await page.getByRole("menuitem", { name: "Удалить…" }).click();
    await page.getByRole("dialog", { name: "Удалить вебхук «Склад»?" }).getByRole("button", { name: "Удалить" }).click();
    await page.getByRole("heading", { name: "Вебхуков пока нет" }).waitFor();
  });
});

test("everybody_chooses_the_ways_and_links_a_chat_by_a_code", async () => {
  const admin = await apiOf("admin");
  const manager = (await admin("GET", "/employees")).rows.find((one) => one.login === "manager1");
  await admin("PATCH", `/employees/${manager.id}`, { version: manager.version, email: "ivan@example.org" });
  await as("manager1", {}, "/profile", async (page) => {
    const table = page.getByRole("table", { name: "Уведомления" });
    const tick = (name) => table.getByRole("checkbox", { name });
    await page.getByText("Письма приходят на ivan@example.org.").waitFor();
    const mail = tick("Мне поставили задачу: Почта");
    const was = await mail.isChecked();
    // Shown before it is kept.
    const kept = () => page.waitForResponse((response) => response.request().method() === "PATCH" && response.ok());
    await Promise.all([kept(), mail.click()]);
    await eventually(() => mail.isChecked(), !was);
    assert.equal(await table.getByRole("columnheader", { name: "Telegram" }).count(), 0);
    assert.equal(await table.getByRole("rowheader", { name: "Вебхук выключен" }).count(), 0);
    assert.deepEqual(await seriousFaults(page), []);

    await page.getByRole("button", { name: "Связать чат" }).click();
    const link = page.getByRole("link", { name: "Открыть бота" });
    await link.waitFor();
    const code = (await dialog(page).getByRole("textbox").inputValue()).replace("/start ", "");
    assert.equal(await link.getAttribute("href"), `https://t.me/poryadok_test_bot?start=${code}`);
    assert.deepEqual(await seriousFaults(page), []);
    bot.updates.push({ update_id: 7, message: { message_id: 1, chat: { id: 77, type: "private" }, text: `/start ${code}` } });
    await dialog(page).waitFor({ state: "hidden" });
    await page.getByText("Ваш чат связан: уведомления приходят туда.").waitFor();
    await Promise.all([kept(), tick("Мне поставили задачу: Telegram").click()]);
    await eventually(() => tick("Мне поставили задачу: Telegram").isChecked(), true);
    assert.deepEqual(await seriousFaults(page), []);
    await page.reload();
    await tick("Мне поставили задачу: Telegram").waitFor();
    assert.deepEqual([await mail.isChecked(), await tick("Мне поставили задачу: Telegram").isChecked()], [!was, true]);

    await (await apiOf("head"))("POST", "/tasks", { text: "Позвонить в банк", assignee: manager.id });
    await eventually(async () => bot.sent.some((one) => one.chat_id === 77 && /Позвонить в банк/.test(one.text)), true);

    await page.getByRole("button", { name: "Отвязать…" }).click();
    await dialog(page).getByRole("button", { name: "Отвязать", exact: true }).click();
    await page.getByRole("button", { name: "Связать чат" }).waitFor();
  });
  // Nothing is offered that the operator has not set up.
  for (const name of Object.keys(OUTSIDE)) delete process.env[name];
  const plain = await startApp();
  try {
    await as("manager1", { at: plain }, "/profile", async (page) => {
      await page.getByText("Почта: на сервере не настроена.").waitFor();
      await page.getByText("Telegram: на сервере не настроен.").waitFor();
      const headers = await page.getByRole("table", { name: "Уведомления" }).getByRole("columnheader").allInnerTexts();
      assert.deepEqual(headers, ["О чём", "В приложении"]);
      assert.equal(await page.getByRole("button", { name: "Связать чат" }).count(), 0);
    });
  } finally {
    await plain.stop();
  }
});

test("on_a_phone_nothing_is_cut_off", async () => {
  const admin = await apiOf("admin");
  await admin("POST", "/webhooks", { name: "Сайт с длинным названием", url: `${receiver.url}/a/very/long/path/that/goes/on/and/on/until/it/does/not/fit/any/more`, events: ["order.created", "task.done"] });
  for (const theme of THEMES) {
    await as("admin", { width: "phone", theme }, "/settings/webhooks", async (page) => {
      for (const path of ["/settings/webhooks", "/settings/messages", "/settings/messages?state=sent", "/profile"]) {
        await page.goto(`${app.origin}${path}`);
        await page.locator("#content h1").first().waitFor();
        await page.locator(".records, .notices, h2").first().waitFor();
        assert.equal(await sideways(page), 0, path);
        assert.deepEqual(await seriousFaults(page), [], path);
      }
    });
  }
});
