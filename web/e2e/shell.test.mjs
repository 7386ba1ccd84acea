// The frame around every page: logging in and out of it, finding, being told, losing the connection and the session.
import assert from "node:assert/strict";
import { test } from "node:test";

import { apiOf, app, chosenOption, eventually, hasFocus, journeys, logIn, onPage, seriousFaults, sideways } from "./app.mjs";
import { THEMES, WIDTHS } from "./browser.mjs";

const spaced = (text) => text.replaceAll(/[\u00a0\u202f]/g, " ");

journeys();

test("somebody_signs_in_and_is_where_he_wanted_to_be", async () => {
  await onPage({}, async (page) => {
    await page.goto(`${app.origin}/counterparties?q=елка`);
    await page.waitForURL(/\/login\?next=/);
    await page.locator("input[autocomplete=username]").fill("manager1@demo");
    await page.locator("input[autocomplete=current-password]").fill(app.password);
    await page.getByRole("button", { name: "Войти" }).click();
    await page.waitForURL(/\/counterparties\?q=/);
    // «ё» is «е».
    await page.getByRole("link", { name: "ООО «Ёлка и партнёры»" }).waitFor();
    await page.goto(`${app.origin}/`);
    await page.waitForURL(/\/board/);
    assert.match(await page.title(), /Порядок/);
  });
});

test("a_wrong_password_is_said_and_too_many_are_counted_down", async () => {
  await onPage({}, async (page) => {
    await page.goto(`${app.origin}/login`);
    await page.locator("input[autocomplete=username]").fill("warehouse@demo");
    const password = page.locator("input[autocomplete=current-password]");
    await password.fill("wrong");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").getByText("Неверный логин или пароль").waitFor();
    assert.deepEqual(await seriousFaults(page), []);
    for (let i = 0; i < 10; i += 1) {
      await fetch(`${app.server}/api/v1/login`, {
        method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ login: "warehouse@demo", password: `guess ${i}` }),
      });
    }
    await password.fill(app.password);
    await page.keyboard.press("Enter");
    await page.getByRole("alert").getByText(/Слишком много попыток. Повторите через \d+\sсекунд/).waitFor();
    assert.ok(await page.getByRole("button", { name: "Войти" }).isDisabled());
    assert.deepEqual(await seriousFaults(page), []);
  }, /HTTP (401|429) .*\/login|status of (401|429)/);
});

test("the_session_ends_while_somebody_types_and_nothing_is_lost", async () => {
  await onPage({}, async (page) => {
    await logIn(page, app, "manager1", "/counterparties?new=true");
    const form = page.getByRole("dialog", { name: "Новый контрагент" });
    await form.getByLabel("Название").fill("ООО «Долгий ввод»");
    await form.getByLabel("Телефон").fill("+7 900 111-22-33");
    await form.getByLabel("Теги").fill("опт");
    await page.keyboard.press("Enter");
    await page.context().clearCookies();
    // The save is pending when the session turns out to have ended.
    await form.getByRole("button", { name: "Добавить" }).click();
    const again = page.getByRole("dialog", { name: "Сеанс закончился" });
    await again.waitFor();
    assert.equal(await again.getByLabel("Логин").inputValue(), "manager1@demo");
    assert.equal(await page.getByLabel("Название", { exact: false }).last().inputValue(), "ООО «Долгий ввод»");
    assert.deepEqual(await seriousFaults(page), []);
    await again.locator("input[autocomplete=current-password]").fill("wrong");
    await page.keyboard.press("Enter");
    await again.getByRole("alert").waitFor();
    assert.equal(await page.getByLabel("Телефон", { exact: true }).inputValue(), "+7 900 111-22-33");
    await again.locator("input[autocomplete=current-password]").fill(app.password);
    await page.keyboard.press("Enter");
    // The pending save was made, once.
    await page.getByRole("heading", { level: 1, name: /Долгий ввод/ }).waitFor();
    const call = await apiOf("manager1");
    const { rows } = await call("GET", "/counterparties?q=долгий");
    assert.deepEqual(rows.map((row) => [row.name, row.phone, row.tags]), [["ООО «Долгий ввод»", "+7 900 111-22-33", ["опт"]]]);
  }, /HTTP 401|status of 401/);
});

test("when_somebody_else_logs_in_in_another_tab_nothing_more_is_done_in_his_name", async () => {
  await onPage({}, async (page) => {
    await logIn(page, app, "manager1", "/counterparties?new=true");
    await page.getByRole("dialog").getByLabel("Название").fill("Чей-то");
    const other = await page.context().newPage();
    await logIn(other, app, "manager2");
    const said = page.getByRole("dialog", { name: "В другой вкладке вошёл другой сотрудник" });
    await page.bringToFront();
    await said.waitFor();
    assert.deepEqual(await seriousFaults(page), []);
    await logIn(other, app, "manager1");
    await said.waitFor({ state: "detached" });
    assert.equal(await page.getByRole("dialog").getByLabel("Название").inputValue(), "Чей-то");
    await logIn(other, app, "manager2");
    await said.getByRole("button", { name: "Продолжить как manager2@demo" }).click();
    await page.getByRole("button", { name: /Меню пользователя: Анна Кузнецова/ }).waitFor();
  });
});

test("the_palette_carries_out_actions_and_remembers_what_was_opened", async () => {
  await onPage({}, async (page) => {
    await logIn(page, app, "manager1", "/counterparties?q=школа");
    await page.getByRole("link", { name: "Школа № 57" }).click();
    await page.getByRole("heading", { level: 1, name: /Школа № 57/ }).waitFor();
    await page.keyboard.press("Control+KeyK");
    await page.getByRole("option", { name: /Изменить.*Школа/ }).waitFor();
    await page.keyboard.type("темная");
    await page.getByRole("option", { name: "Тема: тёмная" }).click();
    await eventually(() => page.locator("html").getAttribute("data-mantine-color-scheme"), "dark");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.keyboard.press("KeyG");
    await page.keyboard.press("KeyB");
    await page.waitForURL(/\/board/);
    await page.getByRole("heading", { level: 1, name: "Доска" }).waitFor();
    await page.keyboard.press("Slash");
    await page.getByRole("option", { name: "Школа № 57", exact: true }).waitFor();
    assert.deepEqual(await seriousFaults(page), []);
    await page.keyboard.type("создать контрагент");
    await chosenOption(page, "Новый контрагент");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: "Новый контрагент" }).waitFor();
  });
});

test("by_keyboard_alone_from_the_login_to_an_order", async () => {
  await onPage({}, async (page) => {
    await page.goto(`${app.origin}/login`);
    await hasFocus(page.locator("input[autocomplete=username]"));
    await page.keyboard.type("manager1@demo");
    await page.keyboard.press("Tab");
    await page.keyboard.type(app.password);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/board/);
    await page.locator("#content h1").first().waitFor();
    await page.keyboard.press("Control+KeyK");
    // What is typed at once is not lost, and zeros need not be typed.
    await page.keyboard.type("12");
    const first = page.getByRole("option").first();
    await first.getByText(/№\s00012/).waitFor();
    assert.deepEqual(await seriousFaults(page), []);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/orders\/[0-9a-f-]{36}/);
    // Under a dialog no shortcut is heard.
    const dialog = page.getByRole("dialog");
    await dialog.waitFor({ state: "detached" });
    await page.keyboard.press("Control+KeyK");
    await page.keyboard.type("северный");
    await page.getByRole("option", { name: /Северный путь/ }).last().waitFor();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Сочетания клавиш" }).waitFor();
    assert.deepEqual(await seriousFaults(page), []);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await page.keyboard.press("KeyG");
    await page.keyboard.press("KeyT");
    await page.waitForURL(/\/products/);
  });
});

test("the_bell_rings_in_another_browser_and_leads_to_the_order", async () => {
  await onPage({}, async (page) => {
    await logIn(page, app, "manager2");
    const bell = page.getByRole("button", { name: /^Уведомления/ });
    await bell.waitFor();
    const call = await apiOf("manager2");
    await call("POST", "/notifications/read", {});
    // Until the stream stands, nobody is told.
    const stream = page.waitForResponse((response) => new URL(response.url()).pathname === "/api/v1/live");
    await page.reload();
    await page.getByRole("button", { name: "Уведомления", exact: true }).waitFor();
    await stream;
    await page.waitForTimeout(500);
    const [order] = (await call("GET", "/orders?mine=true&limit=1")).rows;
    const head = await apiOf("head");
    await head("POST", `/orders/${order.id}/comments`, { text: "Позвоните покупателю сегодня" });
    await page.getByRole("button", { name: /Уведомления: 1\sнепрочитанное/ }).click();
    await eventually(async () => /^\(1\) /.test(await page.title()), true);
    const row = page.getByRole("link", { name: /написала в вашем заказе/ });
    assert.match(spaced(await row.innerText()), new RegExp(`^Ольга Смирнова написала в вашем заказе № ${order.number}`));
    assert.match(await row.innerText(), /Позвоните покупателю сегодня/);
    assert.deepEqual(await seriousFaults(page), []);
    await row.click();
    await page.waitForURL(new RegExp(`/orders/${order.id}`));
    await page.getByRole("button", { name: "Уведомления", exact: true }).waitFor();
    // The bell is quiet at once, the server a moment later.
    await eventually(async () => (await call("GET", "/notifications?unread=true")).unread, 0);
  });
});

test("without_a_connection_it_is_said_and_what_was_loaded_stays", async () => {
  await onPage({}, async (page) => {
    await logIn(page, app, "manager1", "/counterparties");
    await page.getByRole("link", { name: "Школа № 57" }).waitFor();
    await page.context().setOffline(true);
    await page.getByRole("searchbox").fill("школа");
    await page.getByText(/Нет связи с сервером. Показано то/).waitFor();
    assert.deepEqual(await seriousFaults(page), []);
    await page.context().setOffline(false);
    // By itself the page asks now and then, too, and may be quicker than the button.
    const gone = page.getByText(/Нет связи с сервером. Показано то/).waitFor({ state: "detached" });
    await Promise.any([page.getByRole("button", { name: "Проверить" }).click(), gone]);
    await gone;
    await page.getByRole("link", { name: "Школа № 57" }).waitFor();
  }, /failed: |ERR_INTERNET_DISCONNECTED/);
});

test("a_stream_that_stays_broken_is_said_although_the_server_answers", async () => {
  await onPage({}, async (page) => {
    await page.route("**/api/v1/live", (route) => route.abort());
    await logIn(page, app, "manager1", "/products");
    await page.getByText("Изменения других не приходят, соединение восстанавливается.").waitFor();
    await page.unroute("**/api/v1/live");
    // It is tried at ever longer intervals, of half a minute in the end.
    await page.getByText("Изменения других не приходят").waitFor({ state: "detached", timeout: 90_000 });
  }, /failed: |ERR_FAILED/);
});

test("language_and_theme_are_switched_and_kept", async () => {
  await onPage({}, async (page) => {
    await logIn(page, app, "manager1", "/profile");
    await page.getByText("Тёмная", { exact: true }).click();
    await eventually(() => page.locator("html").getAttribute("data-mantine-color-scheme"), "dark");
    await page.getByText("English", { exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "Profile" }).waitFor();
    await page.reload();
    await page.getByRole("heading", { level: 1, name: "Profile" }).waitFor();
    assert.equal(await page.locator("html").getAttribute("data-mantine-color-scheme"), "dark");
    assert.equal(await page.locator("html").getAttribute("lang"), "en");
    assert.deepEqual(await seriousFaults(page), []);
  });
});

test("a_wrong_old_password_is_said_at_its_field_and_ends_no_session", async () => {
  await onPage({}, async (page) => {
    const elsewhere = await apiOf("accountant");
    await logIn(page, app, "accountant", "/profile");
    await page.getByLabel("Нынешний пароль").fill("not this one");
    await page.getByLabel("Новый пароль", { exact: true }).fill("short");
    await page.getByLabel("Новый пароль ещё раз").fill("another");
    await page.getByRole("button", { name: "Сменить пароль" }).click();
    await page.getByText("Не совпадает с новым паролем").waitFor();
    await page.getByLabel("Новый пароль", { exact: true }).fill("a better password");
    await page.getByLabel("Новый пароль ещё раз").fill("a better password");
    await page.getByRole("button", { name: "Сменить пароль" }).click();
    await page.getByText("Пароль не подходит").waitFor();
    assert.equal(await page.getByLabel("Нынешний пароль").getAttribute("aria-invalid"), "true");
    assert.equal(await page.getByRole("dialog").count(), 0);
    await page.getByRole("button", { name: /Завершить сеанс: / }).first().waitFor();
    assert.deepEqual(await seriousFaults(page), []);
    await page.getByLabel("Нынешний пароль").fill(app.password);
    await page.getByRole("button", { name: "Сменить пароль" }).click();
    await page.getByText("Пароль изменён. Другие сеансы завершены.").waitFor();
    await page.getByRole("button", { name: /Завершить сеанс: / }).waitFor({ state: "detached" });
    await assert.rejects(elsewhere("GET", "/me"), /401/);
  }, /HTTP 401 .*\/me\/password|status of 401/);
});

test("sessions_are_ended_after_a_question", async () => {
  await onPage({}, async (page) => {
    const one = await apiOf("head");
    const two = await apiOf("head");
    await logIn(page, app, "head", "/profile");
    await page.getByText("этот сеанс").waitFor();
    await page.getByRole("button", { name: "Завершить остальные" }).click();
    const question = page.getByRole("dialog", { name: /Завершить \d+\sдруг/ });
    await question.getByRole("button", { name: "Завершить остальные" }).click();
    await page.getByText(/Завершено: \d+\sсеанс|Сеанс завершён/).waitFor();
    await assert.rejects(one("GET", "/me"), /401/);
    await assert.rejects(two("GET", "/me"), /401/);
  });
});

test("what_is_not_there_and_what_is_not_for_me_look_alike", async () => {
  await onPage({}, async (page) => {
    await logIn(page, app, "manager1");
    const said = [];
    for (const path of ["/processes", "/settings/employees", "/nowhere", "/counterparties/00000000-0000-0000-0000-000000000000"]) {
      await page.goto(app.origin + path);
      await page.getByRole("link", { name: "На доску" }).waitFor();
      said.push(await page.locator("#content").innerText());
      assert.deepEqual(await seriousFaults(page), []);
    }
    assert.equal(said[0], said[1]);
    assert.equal(said[1], said[2]);
    await page.getByRole("link", { name: "На доску" }).click();
    await page.waitForURL(/\/board/);
  }, /HTTP 404|status of 404/);
});

for (const width of Object.keys(WIDTHS)) {
  for (const theme of THEMES) {
    test(`every_screen_of_the_shell_fits_${width}_${theme}`, async () => {
      await onPage({ width, theme }, async (page) => {
        await logIn(page, app, "admin", "/profile");
        assert.equal(await sideways(page), 0);
        await page.getByRole("button", { name: /^Уведомления/ }).click();
        await page.getByRole("heading", { name: "Уведомления" }).first().waitFor();
        assert.equal(await sideways(page), 0);
        await page.keyboard.press("Escape");
        if (width === "phone") {
          await page.getByRole("button", { name: "Ещё" }).click();
          await page.getByRole("dialog").getByRole("link", { name: "Контрагенты" }).click();
          await page.waitForURL(/\/counterparties/);
          await page.getByRole("dialog").waitFor({ state: "detached" });
        }
      });
    });
  }
}
