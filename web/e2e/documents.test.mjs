// Documents of every kind: made of one another, posted, paid, shipped; what they come to, and who sees them.
import assert from "node:assert/strict";
import { test } from "node:test";

import { app, apiOf, as, eventually, hasFocus, journeys, rested, seriousFaults, sideways } from "./app.mjs";

let call;
let goods;
let party;

journeys({}, async () => {
  call = await apiOf("admin");
  goods = (await call("GET", "/products?limit=20")).rows.filter((one) => one.product_type === "goods");
  party = (await call("GET", "/counterparties?limit=1")).rows[0];
});

const button = (where, name) => where.getByRole("button", { name, exact: true });
const heading = (page) => page.getByRole("heading", { level: 1 });
const told = (page, text) => page.getByRole("alert").filter({ hasText: text }).first().waitFor();
/** «Не проведён» is not yet «проведён». */
const posted = (page, word) => heading(page).filter({ hasText: new RegExp(`(?<!не\\s)${word}`) }).waitFor();
const linked = (page) => page.getByRole("region", { name: "Связанные документы" });
const feed = (page) => page.getByRole("list", { name: "Лента событий" });
const idOf = (page) => new URL(page.url()).pathname.split("/").at(-1);
const rub = (minor) => `${new Intl.NumberFormat("ru-RU", { minimumFractionDigits: 2 }).format(minor / 100)} ₽`;
const plain = (text) => text.replaceAll(/[\u00a0\u202f]/g, " ");
const make = async (page, kind) => {
  await button(page, "Создать на основании").click();
  await page.getByRole("menuitem", { name: kind }).click();
};
const sumsOf = async (page) => Object.fromEntries(await linked(page).locator(".sums__row").evaluateAll((rows) =>
  rows.map((row) => [row.dataset.sum, row.querySelector(".numbers").textContent.replaceAll(/[\u00a0\u202f]/g, " ")])));
const received = (product, quantity) => call("POST", "/documents/receipt", { counterparty: party.id, positions: [{ product, quantity, price: 10_000 }], posted: true });
/** One that nobody has sold or received before. */
const unknown = (name) => call("POST", "/products", { name });
const ordered = (positions, more = {}) => call("POST", "/orders", { counterparty: party.id, positions, ...more });

test("an_order_is_invoiced_half_paid_and_shipped_from_stock_and_its_chain_shows_what_it_comes_to", async () => {
  const [product] = goods;
  await as("admin", {}, "/documents/receipt", async (page) => {
    await page.goto(`${app.origin}/documents/return_in`);
    await page.getByText("Возвратов пока нет").or(page.getByText("Возвратов покупателей пока нет")).first().waitFor();
    assert.deepEqual(await seriousFaults(page), []);
    await page.goto(`${app.origin}/documents/receipt`);
    await page.getByRole("row").nth(1).waitFor();
    await page.keyboard.press("KeyN");
    await page.waitForURL(/\/documents\/receipt\/new/);
    await heading(page).filter({ hasText: "Новая приёмка" }).waitFor();
    const supplier = page.getByRole("combobox", { name: "Поставщик" });
    await supplier.fill(party.name.slice(0, 5));
    await page.getByRole("option", { name: party.name }).click();
    const add = page.getByRole("textbox", { name: "Добавить товар" });
    await add.fill(product.name);
    await page.locator("[data-combobox-selected]").waitFor();
    await page.keyboard.press("Enter");
    await hasFocus(page.getByRole("textbox", { name: `Количество: ${product.name}` }));
    await page.keyboard.type("10");
    assert.deepEqual(await seriousFaults(page), []);
    await page.keyboard.press("Control+Enter");
    await page.waitForURL(/\/documents\/receipt\/[0-9a-f-]{36}$/);
    await heading(page).filter({ hasText: "не проведена" }).waitFor();
    await button(page, "Провести").click();
    await told(page, "проведена");
    await button(page, "Снять проведение").waitFor();
  });

  const order = await ordered([{ product: product.id, quantity: 40_000, price: 123_45 }]);
  assert.equal(order.sums.sum, 493_80);
  await as("admin", {}, `/orders/${order.id}`, async (page) => {
    await linked(page).getByText("Пока не связан ни с одним документом").waitFor();
    await make(page, "Счёт покупателю");
    await page.waitForURL(/\/documents\/invoice_out\//);
    await heading(page).filter({ hasText: /Счёт покупателю №\s\d+/ }).waitFor();
    await linked(page).getByText("На основании чего создан").waitFor();
    await linked(page).getByRole("link", { name: `Заказ № ${order.number}` }).waitFor();
    await button(page, "Провести").click();
    await told(page, "проведён");

    await make(page, "Входящий платёж");
    await page.waitForURL(/\/documents\/payment_in\//);
    const sum = page.getByRole("textbox", { name: "Сумма", exact: true });
    await eventually(() => sum.inputValue(), "493,80");
    // Half of it. What is edited is saved before it is posted.
    await sum.fill("246,90");
    await button(page, "Провести").click();
    await posted(page, "проведён");
    await page.getByRole("region", { name: "Что оплачено этим платежом" }).getByRole("link", { name: /Счёт №\s\d+/ }).waitFor();
    assert.deepEqual(await seriousFaults(page), []);

    await page.goto(`${app.origin}/orders/${order.id}`);
    await make(page, "Отгрузка");
    await page.waitForURL(/\/documents\/shipment\//);
    await button(page, "Провести").click();
    await posted(page, "проведена");
    const shipment = idOf(page);

    await page.goto(`${app.origin}/orders/${order.id}`);
    const whole = rub(493_80).replaceAll("\u00a0", " ");
    await linked(page).getByText("Отгрузка №").waitFor();
    await eventually(async () => JSON.stringify(await sumsOf(page)), JSON.stringify({
      invoiced: `${whole} из ${whole}`, paid: `246,90 ₽ из ${whole}`, shipped: `${whole} из ${whole}`, reserved: `0,00 ₽ из ${whole}`,
    }));
    const { trade } = await call("GET", `/orders/${order.id}`);
    assert.deepEqual([trade.invoiced, trade.paid, trade.shipped, trade.reserved], [493_80, 246_90, 493_80, 0]);
    // The payment hangs on the invoice that it pays.
    const names = await linked(page).getByRole("list", { name: "Созданы на его основании" }).locator(":scope > li > .chain__row .chain__name").allTextContents();
    assert.deepEqual(names.map((one) => one.split(" ")[0]), ["Счёт", "Отгрузка"]);
    await linked(page).getByRole("listitem").filter({ hasText: "Счёт №" }).getByRole("listitem").filter({ hasText: /Платёж №/ }).waitFor();
    assert.deepEqual(await seriousFaults(page), []);
    await feed(page).getByText("Оплачено: +246,90").first().waitFor();
    await feed(page).getByRole("link", { name: /Отгрузка №/ }).first().waitFor();

    // Taken back, it no longer counts, here and in stock.
    const [{ on_hand: before }] = (await call("GET", `/stock/balances?product=${product.id}`)).rows;
    await linked(page).getByRole("link", { name: /Отгрузка №/ }).click();
    await page.waitForURL(new RegExp(shipment));
    await button(page, "Снять проведение").click();
    await told(page, "Проведение снято");
    await heading(page).filter({ hasText: "не проведена" }).waitFor();
    assert.equal((await call("GET", `/stock/balances?product=${product.id}`)).rows[0].on_hand, before + 40_000);
    await linked(page).getByRole("link", { name: `Заказ № ${order.number}` }).click();
    await page.waitForURL(/\/orders\//);
    await eventually(async () => (await sumsOf(page)).shipped, `0,00 ₽ из ${whole}`);
  });
});

test("a_shipment_of_what_is_not_there_is_refused_with_the_goods_and_stays_a_draft", async () => {
  const product = await unknown("Ваза напольная");
  const order = await ordered([{ product: product.id, quantity: 70_000 }]);
  const shipment = await call("POST", `/orders/${order.id}/linked`, { kind: "shipment" });
  await as("admin", {}, `/documents/shipment/${shipment.id}`, async (page) => {
    await button(page, "Провести").click();
    const alert = page.getByRole("alert").filter({ hasText: product.name });
    await alert.waitFor();
    assert.match(plain(await alert.textContent()), /нужно 7, есть 0/);
    assert.deepEqual(await seriousFaults(page), []);
    await button(alert, "Закрыть").click();
    await alert.waitFor({ state: "detached" });
    await heading(page).filter({ hasText: "не проведена" }).waitFor();
  }, /HTTP 4\d\d|status of 4\d\d/);
  assert.equal((await call("GET", `/documents/shipment/${shipment.id}`)).posted, false);
  // All of it is in that draft: nothing is left for another.
  await as("admin", {}, `/orders/${order.id}`, async (page) => {
    await make(page, "Отгрузка");
    await page.getByRole("alert").filter({ hasText: "Создавать нечего" }).waitFor();
    await button(page, "Создать на основании").waitFor();
  }, /HTTP 4\d\d|status of 4\d\d/);
});

test("goods_are_kept_for_an_order_as_far_as_there_are_any_and_let_go_again", async () => {
  const product = await unknown("Зеркало круглое");
  await received(product.id, 20_000);
  const order = await ordered([{ product: product.id, quantity: 50_000, price: 100_00 }]);
  await as("admin", {}, `/orders/${order.id}`, async (page) => {
    const line = page.getByRole("row", { name: new RegExp(product.name) });
    await line.getByText("не хватает").waitFor();
    assert.match(plain(await line.textContent()), /не хватает 3/);
    const take = async (name) => {
      await button(linked(page), "Резерв").click();
      await page.getByRole("menuitem", { name }).click();
    };
    await take(/Зарезервировать всё/);
    await linked(page).getByRole("alert").filter({ hasText: product.name }).waitFor();
    await button(linked(page).getByRole("alert"), "Закрыть").click();
    await take(/Зарезервировать, что есть/);
    await told(page, "Зарезервировано, что есть");
    await line.getByText("в резерве").waitFor();
    assert.match(plain(await line.textContent()), /в резерве 2/);
    await eventually(async () => (await sumsOf(page)).reserved, "200,00 ₽ из 500,00 ₽");
    assert.deepEqual(await seriousFaults(page), []);
    await feed(page).getByText("изменение резерва").first().waitFor();
    await take(/Снять резерв/);
    await told(page, "Резерв снят");
    await line.getByText("в резерве").waitFor({ state: "detached" });
  }, /HTTP 4\d\d|status of 4\d\d/);
  assert.equal((await call("GET", `/orders/${order.id}`)).trade.reserved, 0);
});

test("a_payment_is_spread_over_several_and_never_over_more_than_was_paid", async () => {
  const buyer = await call("POST", "/counterparties", { name: "Плательщик Разносный", shared: true });
  // However many are paid, and before.
  const one = { counterparty: buyer.id, positions: [{ product: goods[0].id, quantity: 10_000, price: 1_00 }] };
  const settled = [];
  for (let n = 0; n < 51; n += 1) settled.push({ document: (await call("POST", "/orders", one)).id, sum: 1_00 });
  await call("POST", "/documents/payment_in", { counterparty: buyer.id, sum: 51_00, parts: settled, posted: true });
  const invoices = [];
  for (const price of [300_00, 500_00]) {
    const order = await call("POST", "/orders", { counterparty: buyer.id, positions: [{ product: goods[0].id, quantity: 10_000, price }] });
    invoices.push(await call("POST", `/orders/${order.id}/linked`, { kind: "invoice_out", posted: true }));
  }
  const payment = await call("POST", "/documents/payment_in", { counterparty: buyer.id, sum: 700_00 });
  await as("accountant", {}, `/documents/payment_in/${payment.id}`, async (page) => {
    const parts = page.getByRole("region", { name: "Что оплачено этим платежом" });
    await parts.getByText("Ни счёт, ни заказ не выбран").waitFor();
    await button(parts, "Разнести по неоплаченным").click();
    await told(page, "Предложено: 2 документа");
    const of = (invoice) => parts.getByRole("textbox", { name: `Какая часть платежа за: Счёт № ${invoice.number}` });
    await eventually(() => of(invoices[0]).inputValue(), "300,00");
    assert.equal(await of(invoices[1]).inputValue(), "400,00");
    await parts.getByText("Разнесено 700,00 ₽ из 700,00 ₽").waitFor();
    assert.equal(await parts.getByRole("textbox", { name: /^Какая часть/ }).count(), 2);
    assert.deepEqual(await seriousFaults(page), []);
    // More than was paid is said at once, and refused.
    await of(invoices[1]).fill("450");
    await parts.getByText("больше, чем пришло, на 50,00").waitFor();
    await button(parts, "Сохранить разнесение").click();
    await parts.getByRole("alert").filter({ hasText: "Уменьшите разнесённое" }).waitFor();
    // Leaving with it unsaved asks first.
    await page.getByRole("link", { name: "Входящие платежи" }).first().click();
    await button(page.getByRole("dialog"), "Остаться").click();
    await of(invoices[1]).fill("100");
    await button(parts, "Сохранить разнесение").click();
    await told(page, "Платёж разнесён");
    await button(parts, "Сохранить разнесение").waitFor({ state: "detached" });
    await parts.getByText("не разнесено 300,00").waitFor();
    await button(page, "Провести").click();
    await posted(page, "проведён");
    await feed(page).getByText("разнесение платежа").waitFor();
    await feed(page).getByRole("link", { name: `Счёт покупателю № ${invoices[1].number}` }).waitFor();
    // One more by its number, from the keyboard.
    await button(parts, `Убрать: Счёт № ${invoices[1].number}`).click();
    const search = parts.getByRole("searchbox");
    await search.fill(invoices[1].number);
    await parts.getByText("Найденные").or(parts.getByText("Подходящие")).first().waitFor();
    await search.press("ArrowDown");
    await eventually(() => parts.getByRole("button", { name: new RegExp(`^Выбрать: Счёт №\\s${invoices[1].number}.*500,00`) }).evaluate((row) => row === document.activeElement), true);
    await page.keyboard.press("Enter");
    await eventually(() => search.evaluate((field) => field === document.activeElement), true);
    await eventually(() => of(invoices[1]).inputValue(), "400,00");
    await button(parts, "Сохранить разнесение").click();
    // The word of the one before may still be there.
    await button(parts, "Сохранить разнесение").waitFor({ state: "detached" });
  }, /HTTP 4\d\d|status of 4\d\d/);
  const paid = await Promise.all(invoices.map(async ({ id }) => (await call("GET", `/documents/invoice_out/${id}`)).trade.paid));
  assert.deepEqual(paid, [300_00, 400_00]);
});

test("a_payment_of_nobody_known_gets_its_customer_with_the_invoice_that_it_pays", async () => {
  const buyer = await call("POST", "/counterparties", { name: "Покупатель Безымянный", shared: true });
  const order = await call("POST", "/orders", { counterparty: buyer.id, positions: [{ product: goods[0].id, quantity: 10_000, price: 321_07 }] });
  const invoice = await call("POST", `/orders/${order.id}/linked`, { kind: "invoice_out", posted: true });
  const choice = (page, words) => page.getByRole("button", { name: new RegExp(`^${words}\\s${invoice.number}, Покупатель Безымянный`) });
  await as("accountant", {}, "/documents/payment_in/new", async (page) => {
    const customer = page.getByRole("combobox", { name: "Контрагент" });
    await page.getByRole("textbox", { name: "Сумма", exact: true }).fill("321,07");
    await choice(page, "Выбрать: Счёт №").getByText("та же сумма").waitFor();
    await choice(page, "Выбрать: Счёт №").click();
    await eventually(() => customer.inputValue(), "Покупатель Безымянный");
    await page.getByText("Разнесено 321,07 ₽ из 321,07 ₽").waitFor();
    assert.deepEqual(await seriousFaults(page), []);
    // Kept while it is typed.
    await page.reload();
    await page.getByText("Продолжаем с того").waitFor();
    await page.getByRole("button", { name: /^Создать платёж/ }).click();
    await page.waitForURL(/\/documents\/payment_in\/[0-9a-f-]{36}/);
    await page.getByRole("region", { name: "Что оплачено этим платежом" }).getByRole("link", { name: `Счёт № ${invoice.number}` }).waitFor();
    const payment = await call("GET", `/documents/payment_in/${idOf(page)}`);
    assert.deepEqual([payment.counterparty, payment.sums.sum], [buyer.id, 321_07]);
    const { rows } = await call("GET", `/documents/payment_in/${payment.id}/chain`);
    assert.deepEqual(rows.map((one) => [one.id, one.part]).sort(), [[invoice.id, 321_07], [order.id, 321_07]].sort());
    await call("DELETE", `/documents/payment_in/${payment.id}`, { version: payment.version });
  });
  // By the number of the invoice alone, from the keyboard of a small screen: the sum is what is left to pay.
  await as("accountant", { locale: "en-GB", width: "phone" }, "/documents/payment_in/new", async (page) => {
    const search = page.getByRole("searchbox");
    await search.fill(invoice.number);
    await choice(page, "Choose: Invoice No\\.").waitFor();
    await search.press("ArrowDown");
    await choice(page, "Choose: Invoice No\\.").press("Enter");
    await eventually(() => page.getByRole("combobox", { name: "Counterparty" }).inputValue(), "Покупатель Безымянный");
    assert.equal(await page.getByRole("textbox", { name: "Sum", exact: true }).getAttribute("placeholder"), "321.07");
    assert.equal(await sideways(page), 0);
    assert.deepEqual(await seriousFaults(page), []);
    await search.fill("нет такого счёта");
    await page.getByText("Nothing found among invoices and orders").waitFor();
    await page.keyboard.press("Control+Enter");
    await page.waitForURL(/\/documents\/payment_in\/[0-9a-f-]{36}/);
    assert.equal((await call("GET", `/documents/payment_in/${idOf(page)}`)).sums.sum, 321_07);
    await button(page, "Add an invoice or an order").click();
    await page.getByText("This customer has no more invoices").waitFor();
    assert.equal(await sideways(page), 0);
    assert.deepEqual(await seriousFaults(page), []);
  });
});

test("a_list_of_a_kind_is_filtered_sorted_and_follows_what_others_do", async () => {
  const order = await ordered([{ product: goods[0].id, quantity: 10_000, price: 777_00 }]);
  const invoice = await call("POST", `/orders/${order.id}/linked`, { kind: "invoice_out" });
  await as("head", {}, "/documents/invoice_out", async (page) => {
    const row = page.getByRole("row", { name: new RegExp(`№\\s${invoice.number}`) });
    await row.getByText("не проведён").waitFor();
    await heading(page).filter({ hasText: "Счета покупателям" }).waitFor();
    // No statuses of invoices: nothing to move, and no column for it.
    assert.equal(await page.getByRole("columnheader", { name: "Статус" }).count(), 0);
    assert.deepEqual(await seriousFaults(page), []);
    const { version } = await call("GET", `/documents/invoice_out/${invoice.id}`);
    await call("POST", `/documents/invoice_out/${invoice.id}/post`, { version });
    await row.getByText("проведён", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Сумма" }).click();
    await page.waitForURL(/sort=-sum/);
    await page.getByRole("searchbox").or(page.getByRole("textbox", { name: "Поиск: счета" })).first().fill("нет такого");
    await page.getByText("Ничего не найдено").waitFor();
    await button(page, "Сбросить фильтры").click();
    await row.click();
    await page.waitForURL(new RegExp(`/documents/invoice_out/${invoice.id}`));
    await page.getByRole("link", { name: "Счета покупателям" }).first().waitFor();
    // In the list of orders an invoice never shows up.
    await page.goto(`${app.origin}/orders`);
    await page.getByRole("row", { name: new RegExp(`№\\s${order.number}`) }).first().waitFor();
    const before = await rested(() => page.getByRole("row").count());
    await call("POST", `/documents/invoice_out/${invoice.id}/comments`, { text: "В списке заказов меня нет" });
    await page.waitForTimeout(700);
    assert.equal(await page.getByRole("row").count(), before);
  });
});

test("the_palette_and_the_navigation_lead_to_documents_and_what_was_opened_is_remembered", async () => {
  const quote = await call("POST", "/documents/quote", { counterparty: party.id, positions: [{ product: goods[0].id, quantity: 10_000 }] });
  await as("admin", {}, "/board", async (page) => {
    const group = page.getByRole("group", { name: "Документы" });
    await group.getByRole("link", { name: "Предложения" }).click();
    await page.waitForURL(/\/documents\/quote$/);
    await page.getByRole("row", { name: new RegExp(`№\\s${quote.number}`) }).click();
    await heading(page).filter({ hasText: `Коммерческое предложение № ${quote.number}` }).waitFor();
    assert.equal(await button(page, "Провести").count(), 0);
    await page.keyboard.press("Control+KeyK");
    await page.keyboard.type("Новый договор");
    await page.getByRole("option", { name: "Новый договор" }).click();
    await page.waitForURL(/\/documents\/contract\/new/);
    await page.keyboard.press("Control+KeyK");
    await page.getByRole("option", { name: new RegExp(`Коммерческое предложение №\\s${quote.number}`) }).click();
    await page.waitForURL(new RegExp(`/documents/quote/${quote.id}`));
    // An order of the quote, by the palette.
    await page.keyboard.press("Control+KeyK");
    await page.keyboard.type("на основании: заказ");
    await page.getByRole("option", { name: "Создать на основании: Заказ" }).click();
    await page.waitForURL(/\/orders\/[0-9a-f-]{36}/);
    await linked(page).getByRole("link", { name: new RegExp(`Предложение №\\s${quote.number}`) }).waitFor();
    // Folded away it stays folded.
    await button(group, "Документы").click();
    await page.reload();
    await heading(page).waitFor();
    assert.equal(await group.getByRole("link").count(), 0);
  });
});

test("an_approval_that_a_change_voids_shows_what_was_approved_and_what_it_is_now", async () => {
  const channel = await call("POST", "/channels", { name: "Согласуемый", channel_type: "other" });
  const status = async (name) => (await call("POST", "/statuses", { name })).id;
  const [fresh, approved] = [await status("На согласовании (проба)"), await status("Согласован (проба)")];
  const everyone = { everyone: true };
  await call("POST", "/processes", { name: "Согласование (проба)", active: true, confirm: true, definition: {
    channels: [channel.id], creation: [{ status: fresh, grants: everyone }],
    stages: [
      { start: fresh, transitions: [{ to: approved, grants: everyone, approval: { void_to: fresh } }] },
      { start: approved, transitions: [{ to: fresh, grants: everyone }] },
    ],
  } });
  const order = await ordered([{ product: goods[0].id, quantity: 10_000, price: 1_000_00 }], { channel: channel.id, status: fresh });
  await call("POST", `/orders/${order.id}/move`, { version: order.version, status: approved });
  await as("admin", {}, `/orders/${order.id}`, async (page) => {
    await feed(page).getByText("согласование содержания").waitFor();
    await page.getByRole("textbox", { name: `Скидка, %: ${goods[0].name}` }).fill("20");
    await page.keyboard.press("Control+KeyS");
    const entry = feed(page).getByRole("listitem").filter({ hasText: "согласование потеряло силу" }).first();
    await entry.waitFor();
    const said = plain(await entry.textContent());
    assert.match(said, /Сумма заказа: 1 000,00 ₽ → 800,00 ₽/);
    assert.match(said, /скидка: 0 % → 20 %/);
    await heading(page).filter({ hasText: "На согласовании (проба)" }).waitFor();
    assert.deepEqual(await seriousFaults(page), []);
  });
});

test("statuses_and_a_process_of_invoices_are_set_up_and_lead_them", async () => {
  await as("admin", {}, "/settings/statuses", async (page) => {
    await page.getByRole("combobox", { name: "Чьи статусы" }).click();
    await page.getByRole("option", { name: "Счета покупателям" }).click();
    await page.waitForURL(/kind=invoice_out/);
    await page.getByText("Статусов пока нет").waitFor();
    assert.deepEqual(await seriousFaults(page), []);
    for (const name of ["Выставлен", "Отправлен"]) {
      await page.getByRole("button", { name: "Новый статус" }).first().click();
      const form = page.getByRole("dialog", { name: "Новый статус" });
      await form.getByRole("textbox", { name: "Название" }).fill(name);
      await button(form, "Создать").click();
      await page.getByRole("button", { name, exact: true }).waitFor();
    }
    await page.goto(`${app.origin}/processes`);
    await button(page, "Новый процесс").click();
    const dialog = page.getByRole("dialog", { name: "Новый процесс" });
    await dialog.getByRole("combobox", { name: "Для каких документов" }).click();
    await page.getByRole("option", { name: "Счета покупателям" }).click();
    await dialog.getByRole("textbox", { name: "Название" }).fill("Счета");
    await button(dialog, "Открыть конструктор").click();
    await page.waitForURL(/kind=invoice_out/);
    await heading(page).filter({ hasText: "Счета покупателям" }).waitFor();
    // Only statuses of invoices are offered.
    await page.getByText("Отправлен").first().waitFor();
    assert.equal(await page.getByText("В работе (сайт)").count(), 0);
  });
  const statuses = (await call("GET", "/statuses?kind=invoice_out")).rows;
  assert.deepEqual(statuses.map((one) => one.name), ["Выставлен", "Отправлен"]);
  const [first, second] = statuses.map((one) => one.id);
  const everyone = { everyone: true };
  await call("POST", "/processes", { kind: "invoice_out", name: "Счета по порядку", active: true, definition: {
    channels: [], creation: [{ status: first, grants: everyone }], stages: [{ start: first, transitions: [{ to: second, grants: everyone }] }], unlisted: "free",
  } });
  const order = await ordered([{ product: goods[0].id, quantity: 10_000 }]);
  const invoice = await call("POST", `/orders/${order.id}/linked`, { kind: "invoice_out" });
  await as("admin", {}, `/documents/invoice_out/${invoice.id}`, async (page) => {
    await heading(page).filter({ hasText: "Выставлен" }).waitFor();
    await page.getByRole("region", { name: "Следующие шаги" }).getByRole("button", { name: "Перевести в «Отправлен»" }).click();
    await heading(page).filter({ hasText: "Отправлен" }).waitFor();
    // The head of the page says it at once, this when it is so.
    await told(page, "«Отправлен»");
    await page.goto(`${app.origin}/documents/invoice_out`);
    await page.getByRole("columnheader", { name: "Статус" }).waitFor();
    await page.getByRole("row", { name: new RegExp(`№\\s${invoice.number}.*Отправлен`) }).waitFor();
    // The board and the list of orders know nothing of them.
    await page.goto(`${app.origin}/board?process=all`);
    await page.getByText("Новый (сайт)").first().waitFor();
    assert.equal(await page.getByText("Выставлен", { exact: true }).count(), 0);
    await page.goto(`${app.origin}/processes?kind=invoice_out`);
    await page.getByRole("link", { name: "Счета по порядку" }).waitFor();
  });
});

test("whoever_has_no_right_to_documents_has_no_such_section_and_is_told_nothing_of_them", async () => {
  const rights = { view: "all", create: "all", update: "all", delete: "no", post: "no", print: "no" };
  const role = await call("POST", "/roles", { name: "Только заказы", permissions: { customer_order: rights, counterparty: rights, product: rights } });
  await call("POST", "/employees", { login: "onlyorders", name: "Пётр Заказов", role: role.id, password: app.password });
  const order = await ordered([{ product: goods[0].id, quantity: 10_000 }]);
  const invoice = await call("POST", `/orders/${order.id}/linked`, { kind: "invoice_out", posted: true });
  await as("onlyorders", {}, `/orders/${order.id}`, async (page) => {
    await heading(page).filter({ hasText: order.number }).waitFor();
    assert.equal(await page.getByRole("group", { name: "Документы" }).count(), 0);
    assert.equal(await page.getByRole("button", { name: "Создать на основании" }).count(), 0);
    await linked(page).getByText("Пока не связан ни с одним документом").waitFor();
    // That something was invoiced is part of the order; which invoice it was is not.
    await feed(page).getByText("Счёт покупателю (нет доступа)").first().waitFor();
    assert.equal(await feed(page).getByText(new RegExp(`№\\s${invoice.number}`)).count(), 0);
    await page.goto(`${app.origin}/documents/invoice_out`);
    await page.getByText("Такой страницы нет").waitFor();
    await page.goto(`${app.origin}/documents/invoice_out/${invoice.id}`);
    await heading(page).waitFor();
    assert.equal(await page.getByText(invoice.number).count(), 0);
    await page.goto(`${app.origin}/documents/no_such_kind`);
    await page.getByText("Такой страницы нет").waitFor();
  }, /HTTP 404|status of 404/);
});

test("documents_read_well_on_a_phone_and_in_english", async () => {
  const order = await ordered([{ product: goods[0].id, quantity: 10_000, price: 12_345_678_90 }]);
  const invoice = await call("POST", `/orders/${order.id}/linked`, { kind: "invoice_out", posted: true });
  const payment = await call("POST", `/documents/invoice_out/${invoice.id}/linked`, { kind: "payment_in" });
  const pages = [
    ["/documents/invoice_out", "Invoices"], [`/documents/invoice_out/${invoice.id}`, /Invoice No\.\s/], [`/documents/payment_in/${payment.id}`, /Incoming payment No\.\s/],
    ["/documents/payment_in/new", "New payment"], ["/documents/shipment/new", "New shipment"], [`/orders/${order.id}`, order.number], ["/documents/contract", "Contracts"],
  ];
  for (const width of ["phone", "wide"]) {
    await as("admin", { width, locale: "en-GB" }, "/board", async (page) => {
      for (const [path, name] of pages) {
        await page.goto(`${app.origin}${path}`);
        await heading(page).filter({ hasText: name }).waitFor();
        await page.waitForTimeout(300);
        assert.equal(await sideways(page), 0, `${width} ${path}`);
        assert.deepEqual(await seriousFaults(page), [], `${width} ${path}`);
      }
      if (width === "wide") return;
      await page.getByRole("navigation", { name: "Sections" }).getByRole("button", { name: "More" }).click();
      await page.getByRole("dialog").getByRole("link", { name: "Supplier orders" }).click();
      await page.waitForURL(/\/documents\/purchase_order/);
    });
  }
});
