// Tasks: one is set on an order, its assignee sees it at once, ticks it off and does it; what is late is said; by keys and by thumb.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { apiOf, app, as, chosenOption, eventually, hasFocus, journeys, seriousFaults, sideways } from "./app.mjs";
import { THEMES } from "./browser.mjs";

journeys();

const row = (page, text) => page.locator("li.task", { hasText: text });
const dialog = (page) => page.getByRole("dialog");
const done = (page, text) => row(page, text).getByRole("checkbox", { name: `Выполнена: ${text}` });

test("a_head_sets_a_task_and_the_manager_sees_it_at_once_ticks_it_off_and_does_it", async () => {
  const manager = await apiOf("manager1");
  const me = await manager("GET", "/me");
  const order = (await manager("GET", `/orders?owner=${me.employee}&limit=1`)).rows[0];
  const text = "Согласовать перенос отгрузки";

  await as("manager1", {}, "/tasks", async (page) => {
    await page.getByRole("heading", { name: "Всё сделано" }).waitFor();
    assert.deepEqual(await seriousFaults(page), []);

    await as("head", {}, "/tasks", async (head) => {
      await head.keyboard.press("KeyN");
      await dialog(head).getByLabel("Что сделать").fill(text);
      await dialog(head).getByRole("combobox", { name: "Исполнитель" }).click();
      await head.getByRole("option", { name: me.name }).click();
      await dialog(head).getByRole("button", { name: "Завтра", exact: true }).click();
      const item = dialog(head).getByRole("textbox", { name: "Добавить пункт" });
      await item.fill("Позвонить");
      await item.press("Enter");
      // Several pasted lines are several items.
      await item.focus();
      await head.evaluate(() => {
        const data = new DataTransfer();
        data.setData("text", "- Записать дату\n- Отправить письмо");
        document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
      });
      await dialog(head).getByRole("textbox", { name: "Пункт 3" }).waitFor();
      await dialog(head).getByRole("button", { name: "Пункт 3: выше" }).click();
      await dialog(head).getByRole("combobox", { name: "Заказ" }).fill(order.number);
      await head.getByRole("option", { name: order.number }).click();
      assert.deepEqual(await seriousFaults(head), []);
      await head.keyboard.press("Control+Enter");
      await dialog(head).waitFor({ state: "hidden" });
      await head.getByRole("tab", { name: "Я поручил" }).click();
      await row(head, text).waitFor();
      assert.equal(new URL(head.url()).search, "?of=set_by_me");

      // The other browser has been told.
      await row(page, text).waitFor();
      await page.locator(".nav").getByRole("link", { name: /Задачи/ }).locator("[aria-hidden]").getByText("1", { exact: true }).waitFor();
      assert.match((await row(page, text).innerText()).replaceAll(/\s+/g, " "), new RegExp(`завтра, 18:00.*0 из 3.*${order.number}`));

      await row(page, text).getByRole("button", { name: /Чек-лист/ }).click();
      const items = row(page, text).locator(".task__items label");
      await items.nth(2).waitFor();
      assert.deepEqual(await items.allInnerTexts(), ["Позвонить", "Отправить письмо", "Записать дату"]);
      await items.nth(0).click();
      await items.nth(1).click();
      await row(page, text).getByText("2 из 3").waitFor();
      assert.deepEqual(await seriousFaults(page), []);

      await done(page, text).click();
      await row(page, text).waitFor({ state: "detached" });
      // Whoever set it sees that, too.
      await row(head, text).waitFor({ state: "detached" });
      await page.getByRole("button", { name: "Отменить" }).click();
      await row(page, text).waitFor();
      await row(page, text).getByText("2 из 3").waitFor();
      await row(head, text).waitFor();
      await done(page, text).click();
      await row(page, text).waitFor({ state: "detached" });
      await page.getByText("Выполненные", { exact: true }).click();
      await row(page, text).waitFor();
      assert.equal(new URL(page.url()).search, "?done=true");
    });
    const { rows } = await manager("GET", `/orders/${order.id}/feed`);
    assert.deepEqual(rows.filter((one) => one.kind.startsWith("task_")).map((one) => one.kind), ["task_done", "task_reopened", "task_done", "task_set"]);
  });
});

test("what_is_late_is_said_and_everything_goes_by_keys", async () => {
  const head = await apiOf("head");
  const { employee } = await (await apiOf("manager2"))("GET", "/me");
  await head("POST", "/tasks", { text: "Сверить остатки", assignee: employee, due_at: new Date(Date.now() - 3_600_000).toISOString() });
  await head("POST", "/tasks", { text: "Обновить прайс", assignee: employee, due_at: new Date(Date.now() + 40 * 86_400_000).toISOString() });

  await as("manager2", {}, "/tasks", async (page) => {
    await page.getByRole("heading", { name: "Просрочено" }).waitFor();
    assert.deepEqual(await page.locator(".tasks__heading").allInnerTexts(), ["Просрочено", "Позже"]);
    await page.getByText("Просроченные: 1").click();
    await row(page, "Обновить прайс").waitFor({ state: "detached" });
    await row(page, "Сверить остатки").waitFor();
    assert.equal(new URL(page.url()).search, "?overdue=true");
    await page.getByText("Просроченные: 1").click();
    await row(page, "Обновить прайс").waitFor();

    // Not hers to change: she reads it, and is told who may.
    await page.evaluate(() => document.activeElement.blur());
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await dialog(page).getByText(/Изменить задачу может только автор \(Ольга Смирнова\)/).waitFor();
    await page.keyboard.press("Escape");
    await dialog(page).waitFor({ state: "hidden" });

    // The focus comes back to the row a moment later.
    await hasFocus(row(page, "Сверить остатки").locator("[data-row]"));
    await page.keyboard.press("Space");
    await row(page, "Сверить остатки").waitFor({ state: "detached" });
    await page.waitForFunction(() => document.activeElement?.textContent === "Обновить прайс");

    // From anywhere, by the palette; nothing that was typed is lost without a word.
    await page.keyboard.press("Control+KeyK");
    await page.getByRole("textbox", { name: "Поиск и команды" }).fill("создать задачу");
    await chosenOption(page, "Создать задачу");
    await page.keyboard.press("Enter");
    await dialog(page).getByLabel("Что сделать").fill("Себе на память");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Вернуться к задаче" }).click();
    await dialog(page).getByRole("button", { name: "Поставить задачу" }).click();
    await row(page, "Себе на память").waitFor();
  });
});

test("a_refusal_puts_the_tick_back_and_says_why", async () => {
  const head = await apiOf("head");
  const { employee } = await (await apiOf("accountant"))("GET", "/me");
  await head("POST", "/tasks", { text: "Проверить оплату", assignee: employee, checklist: [{ text: "Выписка" }] });
  const refusal = { type: "about:blank", title: "Нет права", status: 403, code: "authors_only", detail: "Это может только тот, кто её поставил." };
  await as("accountant", {}, "/tasks", async (page, faults) => {
    await row(page, "Проверить оплату").getByRole("button", { name: /Чек-лист/ }).click();
    await page.route("**/api/v1/tasks/**", (route) => route.request().method() === "POST"
      ? route.fulfill({ status: 403, contentType: "application/problem+json", body: JSON.stringify(refusal) }) : route.fallback());
    await row(page, "Проверить оплату").locator(".task__items label").click();
    await page.getByText(refusal.detail).waitFor();
    await row(page, "Проверить оплату").getByText("0 из 1").waitFor();
    await done(page, "Проверить оплату").click();
    await page.getByText(refusal.detail).nth(1).waitFor();
    await eventually(() => done(page, "Проверить оплату").isChecked(), false);
    for (const one of faults.filter((fault) => /403/.test(fault))) faults.splice(faults.indexOf(one), 1);
    await page.unrouteAll();
  });
});

test("two_authors_changes_are_merged_and_the_same_field_is_asked_for", async () => {
  const admin = await apiOf("admin");
  const head = await apiOf("head");
  let task = await head("POST", "/tasks", { text: "Подготовить отчёт", checklist: [{ text: "Продажи" }] });
  const change = async (body) => { task = await admin("PATCH", `/tasks/${task.id}`, { version: task.version, ...body }); };

  await as("head", {}, `/tasks?task=${task.id}`, async (page, faults) => {
    const field = dialog(page).getByLabel("Что сделать");
    await field.waitFor();
    await change({ due_at: "2030-01-31T12:00:00Z" });
    await field.fill("Подготовить отчёт за месяц");
    await page.keyboard.press("Control+Enter");
    await page.getByText(/Сохранено вместе с тем, что тем временем изменил другой сотрудник: срок/).waitFor();
    await dialog(page).waitFor({ state: "hidden" });
    const open = () => head("GET", "/tasks").then(({ rows }) => rows.find((one) => one.id === task.id));
    task = await open();
    assert.deepEqual([task.text, task.due_at], ["Подготовить отчёт за месяц", "2030-01-31T12:00:00Z"]);

    await row(page, "Подготовить отчёт за месяц").locator("[data-row]").click();
    await field.waitFor();
    await change({ text: "Отчёт за квартал" });
    await field.fill("Отчёт за год");
    await dialog(page).getByRole("button", { name: "Сохранить" }).click();
    await dialog(page).getByRole("alert").getByText("Отчёт за квартал").waitFor();
    assert.deepEqual(await seriousFaults(page), []);
    await dialog(page).getByText("Взять новое").click();
    assert.equal(await field.inputValue(), "Отчёт за квартал");
    await dialog(page).getByText("Оставить моё").click();
    await dialog(page).getByRole("button", { name: "Сохранить" }).click();
    await dialog(page).waitFor({ state: "hidden" });
    assert.equal((await open()).text, "Отчёт за год");

    await row(page, "Отчёт за год").locator("[data-row]").click();
    await dialog(page).getByRole("button", { name: "Удалить", exact: true }).click();
    await page.getByText("Вместе с ней исчезнет чек-лист: 1 пункт.").waitFor();
    await page.getByRole("dialog", { name: "Удалить задачу?" }).getByRole("button", { name: "Удалить" }).click();
    await row(page, "Отчёт за год").waitFor({ state: "detached" });
    assert.equal(await open(), undefined);
    // Two refusals with 409 were what this is about.
    const conflicts = faults.filter((fault) => /409/.test(fault));
    assert.ok(conflicts.length >= 2);
    for (const one of conflicts) faults.splice(faults.indexOf(one), 1);
  });
});

test("types_have_a_page_and_a_colour_filter_the_list_and_stay_while_tasks_are_of_them", async () => {
  const head = await apiOf("head");
  await as("admin", {}, "/settings/task-types", async (page, faults) => {
    await page.getByRole("heading", { name: "Типов задач пока нет" }).waitFor();
    await page.keyboard.press("KeyN");
    await dialog(page).getByLabel("Название").fill("Доставка");
    await dialog(page).getByRole("radio", { name: /#2f9e44/i }).click();
    assert.deepEqual(await seriousFaults(page), []);
    await page.keyboard.press("Control+Enter");
    await page.getByText("Тип «Доставка» создан").waitFor();

    await as("head", {}, "/tasks?new=true", async (mine) => {
      await dialog(mine).getByLabel("Что сделать").fill("Отвезти образцы");
      await dialog(mine).getByRole("combobox", { name: "Тип задачи" }).click();
      await mine.getByRole("option", { name: "Доставка" }).click();
      await dialog(mine).getByRole("button", { name: "Через неделю" }).click();
      await dialog(mine).getByRole("button", { name: "Напомнить…" }).click();
      await dialog(mine).getByRole("button", { name: "За день до срока" }).click();
      assert.deepEqual(await seriousFaults(mine), []);
      await dialog(mine).getByRole("button", { name: "Поставить задачу" }).click();
      await row(mine, "Отвезти образцы").getByText("Доставка").waitFor();
      const set = (await head("GET", "/tasks")).rows.find((one) => one.text === "Отвезти образцы");
      assert.equal(Date.parse(set.due_at) - Date.parse(set.remind_at), 24 * 3_600_000);
      await head("POST", "/tasks", { text: "Прочесть договор" });
      await mine.reload();
      await row(mine, "Прочесть договор").waitFor();
      await mine.getByRole("combobox", { name: "Тип задачи" }).click();
      await mine.getByRole("option", { name: "Доставка" }).click();
      await row(mine, "Прочесть договор").waitFor({ state: "detached" });
      await row(mine, "Отвезти образцы").waitFor();
      assert.match(new URL(mine.url()).search, /^\?type=[0-9a-f-]{36}$/);
      assert.deepEqual(await seriousFaults(mine), []);
    });

    await page.getByRole("button", { name: "Удалить: Доставка" }).click();
    await dialog(page).getByRole("button", { name: "Удалить", exact: true }).click();
    await dialog(page).getByText("Задачи, открытые и выполненные: 1").waitFor();
    assert.deepEqual(await seriousFaults(page), []);
    await page.keyboard.press("Escape");
    const { rows } = await head("GET", "/tasks");
    await head("DELETE", `/tasks/${rows.find((one) => one.text === "Отвезти образцы").id}`);
    await page.getByRole("button", { name: "Удалить: Доставка" }).click();
    await dialog(page).getByRole("button", { name: "Удалить", exact: true }).click();
    await page.getByText("Тип «Доставка» удалён").waitFor();
    await page.getByRole("heading", { name: "Типов задач пока нет" }).waitFor();
    const refused = faults.filter((fault) => /409/.test(fault));
    assert.ok(refused.length >= 1);
    for (const one of refused) faults.splice(faults.indexOf(one), 1);
  });
});

test("people_talk_about_a_task_and_pass_files_and_its_order_shows_both", async () => {
  const head = await apiOf("head");
  const manager = await apiOf("manager1");
  const me = await manager("GET", "/me");
  const order = (await manager("GET", `/orders?owner=${me.employee}&limit=1`)).rows[0];
  const task = await head("POST", "/tasks", { text: "Прислать скан договора", assignee: me.employee, order: order.id });

  await as("manager1", {}, "/board", async (page) => {
    await page.getByRole("button", { name: /^Уведомления/ }).click();
    await page.locator(".bell__row", { hasText: "Прислать скан договора" }).locator("a").click();
    await page.waitForURL((url) => url.pathname === "/tasks" && url.searchParams.get("task") === task.id);
    await dialog(page).getByRole("heading", { name: "Обсуждение" }).waitFor();

    // Too large is said before anything is sent.
    const chooser = async (files) => {
      const waiting = page.waitForEvent("filechooser");
      await dialog(page).getByRole("button", { name: "выберите файлы" }).click();
      await (await waiting).setFiles(files);
    };
    await chooser([
      { name: "Договор № 7.pdf", mimeType: "application/pdf", buffer: Buffer.from("scan") },
      { name: "Видео.mp4", mimeType: "video/mp4", buffer: Buffer.alloc(10 * 1024 * 1024 + 1) },
    ]);
    await dialog(page).getByText(/больше 10.МБ/).waitFor();
    const file = dialog(page).getByRole("link", { name: "Договор № 7.pdf" });
    await file.waitFor();
    assert.deepEqual(await seriousFaults(page), []);
    const [download] = await Promise.all([page.waitForEvent("download"), file.click()]);
    assert.deepEqual([download.suggestedFilename(), await readFile(await download.path(), "utf8")], ["Договор № 7.pdf", "scan"]);

    // Dropped and pasted, too.
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.items.add(new File(["drop"], "Брошен.txt"));
      const section = document.querySelector("[role=dialog] .files");
      section.dispatchEvent(new DragEvent("dragover", { dataTransfer: data, bubbles: true, cancelable: true }));
      section.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
      const pasted = new DataTransfer();
      pasted.items.add(new File(["paste"], "image.png"));
      document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: pasted, bubbles: true, cancelable: true }));
    });
    await dialog(page).getByRole("link", { name: "Брошен.txt" }).waitFor();
    await dialog(page).getByRole("link", { name: /^\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d\.png$/ }).waitFor();
    await dialog(page).getByRole("button", { name: "Удалить файл: Брошен.txt" }).click();
    await page.getByRole("dialog", { name: "Удалить файл?" }).getByRole("button", { name: "Удалить", exact: true }).click();
    await dialog(page).getByRole("link", { name: "Брошен.txt" }).waitFor({ state: "detached" });

    const comment = dialog(page).getByRole("textbox", { name: "Комментарий" });
    await comment.fill("Скан приложен, ");
    await comment.press("End");
    await comment.pressSequentially("@hea");
    await page.getByRole("option", { name: /@head/ }).waitFor();
    await chosenOption(page, "@head");
    await page.keyboard.press("Enter");
    await eventually(() => comment.inputValue(), "Скан приложен, @head ");
    await page.keyboard.press("Control+Enter");
    await dialog(page).locator(".comment__text", { hasText: "Скан приложен, @Ольга Смирнова" }).waitFor();
    assert.deepEqual(await seriousFaults(page), []);

    await as("head", {}, "/board", async (author) => {
      await author.getByRole("button", { name: /^Уведомления/ }).click();
      await author.locator(".bell__row", { hasText: "упомянул вас в задаче" }).locator("a").click();
      await author.waitForURL((url) => url.searchParams.get("task") === task.id && url.hash === "#comments");
      await dialog(author).locator(".comment__text", { hasText: "Скан приложен" }).waitFor();
      await dialog(author).getByRole("textbox", { name: "Комментарий" }).fill("Вижу, спасибо");
      await dialog(author).getByRole("button", { name: "Отправить" }).click();
      await dialog(author).locator(".comment__text", { hasText: "Вижу, спасибо" }).waitFor();
      await dialog(author).getByRole("button", { name: "Изменить комментарий" }).click();
      await dialog(author).getByRole("textbox", { name: "Комментарий" }).last().fill("Вижу, благодарю");
      await dialog(author).getByRole("button", { name: "Сохранить" }).first().click();
      await dialog(author).locator(".comment__text", { hasText: "Вижу, благодарю (изменено" }).waitFor();
    });
    // Who has it sees the answer without asking for it.
    await dialog(page).locator(".comment__text", { hasText: "Вижу, благодарю" }).waitFor();

    await page.goto(`${app.origin}/orders/${order.id}`);
    const feed = page.getByRole("list", { name: "Лента событий" });
    await feed.getByRole("link", { name: "Договор № 7.pdf" }).waitFor();
    await feed.locator("li", { hasText: "Скан приложен" }).getByText("по задаче «Прислать скан договора»").waitFor();
    await feed.locator("li", { hasText: "Скан приложен" }).getByRole("link", { name: "Открыть задачу" }).click();
    await dialog(page).getByRole("heading", { name: "Обсуждение" }).waitFor();
    await page.keyboard.press("Escape");
    await dialog(page).waitFor({ state: "hidden" });
    assert.deepEqual(await seriousFaults(page), []);
  });
});

test("a_step_that_waits_for_a_file_leads_to_the_files_and_goes_once_there_is_one", async () => {
  const admin = await apiOf("admin");
  const head = await apiOf("head");
  const processes = (await admin("GET", "/processes")).rows.filter((one) => one.active);
  const bindingOf = (channel) => processes.find((one) => one.definition.channels.includes(channel)) ?? processes.find((one) => one.definition.channels.length === 0);
  const orders = (await head("GET", "/orders?limit=50")).rows;
  const steps = await Promise.all(orders.map(async (one) => {
    const { moves } = await head("GET", `/orders/${one.id}`);
    return { order: one, process: bindingOf(one.channel), to: moves.find((step) => step.allowed && step.requirements.length === 0) };
  }));
  const { order, process, to } = steps.find((one) => one.to && one.process);
  const stages = process.definition.stages.map((stage) => stage.start !== order.status ? stage : {
    ...stage, transitions: stage.transitions.map((step) => step.to === to.status ? { ...step, requirements: [{ kind: "file" }] } : step),
  });
  await admin("PATCH", `/processes/${process.id}`, { version: process.version, definition: { ...process.definition, stages }, confirm: true });

  await as("head", {}, `/orders/${order.id}`, async (page) => {
    await page.getByRole("link", { name: "Приложить файл" }).click();
    await page.waitForURL((url) => url.hash === "#files");
    await page.waitForFunction(() => document.activeElement?.id === "files");
    assert.deepEqual(await seriousFaults(page), []);
    const waiting = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "выберите файлы" }).click();
    await (await waiting).setFiles([{ name: "Акт.pdf", mimeType: "application/pdf", buffer: Buffer.from("act") }]);
    await page.locator(".files").getByRole("link", { name: "Акт.pdf" }).waitFor();
    await page.getByRole("link", { name: "Приложить файл" }).waitFor({ state: "detached" });
    await page.locator(".steps__button", { hasText: to.name }).click();
    await page.locator(".order__head .status", { hasText: to.name }).waitFor();
  });
});

test("on_a_phone_it_is_done_by_thumb", async () => {
  const head = await apiOf("head");
  const { employee } = await (await apiOf("warehouse"))("GET", "/me");
  const text = "Собрать заказ и приложить фотографии всех паллет, прежде чем звонить перевозчику";
  await head("POST", "/tasks", { text, assignee: employee, checklist: [{ text: "Паллеты" }, { text: "Фотографии" }], due_at: new Date(Date.now() + 3_600_000).toISOString() });
  for (const [n, theme] of THEMES.entries()) {
    await as("warehouse", { width: "phone", theme }, "/tasks", async (page) => {
      await row(page, text).waitFor();
      assert.equal(await sideways(page), 0);
      await row(page, text).getByRole("button", { name: /Чек-лист/ }).click();
      // Shown before it is kept, and the next one begins with what was.
      const kept = page.waitForResponse((response) => response.request().method() === "POST" && response.url().includes("/items/"));
      await row(page, text).locator(".task__items label").nth(n).click();
      await kept;
      await row(page, text).getByText(`${n + 1} из 2`).waitFor();
      await page.getByRole("button", { name: "Новая задача" }).click();
      await dialog(page).getByLabel("Что сделать").waitFor();
      assert.equal(await sideways(page), 0);
      assert.deepEqual(await seriousFaults(page), []);
      await page.goBack();
      await dialog(page).waitFor({ state: "hidden" });
      const box = await done(page, text).boundingBox();
      assert.ok(box.width >= 24 && box.height >= 24, `${box.width} × ${box.height}`);
    });
  }
});
