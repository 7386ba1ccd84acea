// Bank statements: a file becomes payments of what it names, once and no more.
import assert from "node:assert/strict";
import { test } from "node:test";

import { apiOf, as, eventually, journeys, seriousFaults, sideways } from "./app.mjs";

journeys();

const OURS = "40702810900000000001";
const PAYER = "7700000009";
let call;
const api = async () => call ??= await apiOf("admin");

const paid = (number, sum, purpose, payer = PAYER) => `СекцияДокумент=Платежное поручение
Номер=${number}
Дата=10.02.2026
Сумма=${(sum / 100).toFixed(2)}
ПлательщикСчет=40702810000000000002
Плательщик1=ООО «Северный ветер»
ПлательщикИНН=${payer}
ПолучательСчет=${OURS}
Получатель1=Мы
ДатаПоступило=11.02.2026
НазначениеПлатежа=${purpose}
КонецДокумента
`;

const file = (name, ...payments) => ({
  name, mimeType: "text/plain",
  buffer: Buffer.from(`1CClientBankExchange\nВерсияФормата=1.03\nКодировка=UTF-8\nДатаНачала=10.02.2026\nДатаКонца=11.02.2026\nРасчСчет=${OURS}\n${payments.join("")}КонецФайла\n`),
});

/** A customer with an invoice of his own. */
let owed;
async function invoice() {
  if (owed) return owed;
  const call = await api();
  const customer = await call("POST", "/counterparties", { name: "ООО «Северный ветер»", tax_number: PAYER, shared: true });
  const [product] = (await call("GET", "/products?limit=1")).rows;
  const order = await call("POST", "/orders", { counterparty: customer.id, positions: [{ product: product.id, quantity: 10_000, price: 250_000 }] });
  const made = await call("POST", `/orders/${order.id}/linked`, { kind: "invoice_out", posted: true });
  return owed = { ...made, bare: made.number.replace(/^0+/, "") };
}

const row = (page, text) => page.getByRole("table").getByRole("row").filter({ hasText: text });
const open = (page, one) => page.locator("input[type=file]").setInputFiles(one);

test("a_statement_is_read_matched_and_brought_in_once", async () => {
  const { id, number, bare, sums } = await invoice();
  const all = [paid(17, sums.sum, `Оплата по счёту № ${bare} от 01.02.2026`), paid(18, 12_345, "Возврат займа", "7700000016")];
  await as("accountant", {}, "/payments/statement", async (page) => {
    await page.getByText("ничего не записывается").waitFor();
    assert.deepEqual(await seriousFaults(page), []);
    await open(page, file("выписка.txt", ...all));
    await row(page, "№ 17").getByRole("link", { name: `Счёт № ${number}`.replace(" № ", " №\u00a0") }).waitFor();
    await row(page, "№ 17").getByText("совпали номер, сумма и ИНН").waitFor();
    await row(page, "№ 18").getByText("без документа").waitFor();
    await page.getByText(`Счёт ${OURS} не указан`).waitFor();
    assert.deepEqual(await seriousFaults(page), []);
    await page.getByText("Выбрано: 2 платежа").waitFor();
    await page.getByRole("button", { name: "Только с документом" }).click();
    await page.getByText("Выбрано: 1 платёж").waitFor();
    await page.getByRole("button", { name: "Загрузить 1 платёж" }).click();
    await page.getByText("Загружено: 1 платёж").waitFor();
    await row(page, "№ 17").getByRole("link", { name: /^Платёж №.\d{5}/ }).waitFor();
    assert.equal((await (await api())("GET", `/documents/invoice_out/${id}`)).trade.paid, sums.sum);
    assert.deepEqual(await seriousFaults(page), []);

    // The same file once more: what is here is not offered again.
    await page.getByRole("button", { name: "Другой файл" }).click();
    await open(page, file("выписка.txt", ...all));
    await row(page, "№ 17").getByText("уже загружен").waitFor();
    await page.getByText("Выбрано: 1 платёж").waitFor();
    assert.equal(await row(page, "№ 17").getByRole("checkbox").count(), 0);
  });
});

test("what_a_payment_is_for_is_chosen_by_hand", async () => {
  const call = await api();
  const { rows } = await call("GET", "/receivables?limit=200");
  const [first, second] = rows.filter((one) => one.kind === "customer_order" && one.open > 1_000);
  await as("accountant", {}, "/payments/statement", async (page) => {
    await open(page, file("ещё.txt", paid(30, 1_000, "за товар", "7700000016")));
    await row(page, "№ 30").getByRole("button", { name: /^Изменить, за что/ }).click();
    const drawer = page.getByRole("dialog");
    await drawer.getByText("платёж останется без документа").waitFor();
    await drawer.getByRole("searchbox").fill(first.number.replace(/^0+/, ""));
    await drawer.getByRole("button", { name: new RegExp(`^Выбрать: Заказ №\\s${first.number}`) }).click();
    const part = drawer.getByRole("textbox", { name: new RegExp(`за: Заказ №\\s${first.number}`) });
    assert.equal(await part.inputValue(), "10,00");
    await part.fill("4");
    await drawer.getByText("не разнесено 6,00").waitFor();
    await drawer.getByRole("searchbox").fill(second.number);
    await drawer.getByRole("button", { name: new RegExp(`^Выбрать: Заказ №\\s${second.number}`) }).click();
    await drawer.getByText("Разнесено 10,00").waitFor();
    assert.deepEqual(await seriousFaults(page), []);
    await part.fill("7");
    await drawer.getByText("больше, чем пришло, на 3,00").waitFor();
    await drawer.getByRole("button", { name: "Сохранить выбор" }).click();
    await drawer.getByText("Проверьте суммы").waitFor();
    await part.fill("4");
    await drawer.getByRole("button", { name: "Сохранить выбор" }).click();
    await row(page, "№ 30").getByText("выбрано вами").waitFor();
    await page.getByRole("button", { name: "Загрузить 1 платёж" }).click();
    await page.getByText("Загружено: 1 платёж").waitFor();
    const payment = (await call("GET", "/documents/payment_in?limit=1&q=30")).rows[0];
    const chain = (await call("GET", `/documents/payment_in/${payment.id}/chain`)).rows;
    assert.deepEqual(chain.map((one) => [one.id, one.part]).sort(), [[first.id, 400], [second.id, 600]].sort());
  });
});

test("what_is_no_statement_is_said_in_words_and_another_is_taken", async () => {
  await as("accountant", { locale: "en-GB", width: "phone" }, "/payments/statement", async (page) => {
    await open(page, { name: "table.csv", mimeType: "text/csv", buffer: Buffer.from("a;b\n1;2\n") });
    await page.getByText("This is no statement in the format of 1C").waitFor();
    assert.deepEqual(await seriousFaults(page), []);
    await open(page, file("statement.txt", paid(40, 99_999, "for goods")));
    await row(page, "40").waitFor();
    assert.equal(await sideways(page), 0);
    assert.deepEqual(await seriousFaults(page), []);
  }, /422/);
});

test("a_refused_payment_says_why_and_what_failed_is_brought_in_by_trying_again", async () => {
  await as("accountant", {}, "/payments/statement", async (page) => {
    await open(page, file("три.txt", paid(50, 100, "а"), paid(51, 200, "б")));
    await row(page, "№ 50").waitFor();
    const calls = (url) => url.pathname === "/api/v1/bank-statements";
    await page.route(calls, (route) => route.fulfill({ status: 500, contentType: "application/problem+json", body: JSON.stringify({ code: "internal", title: "Сломалось", status: 500 }) }));
    await page.getByRole("button", { name: "Загрузить 2 платежа" }).click();
    await page.getByText("уже загруженные второй раз не появятся").waitFor();
    await page.unroute(calls);
    await page.getByRole("button", { name: "Повторить" }).click();
    await page.getByText("Загружено: 2 платежа").waitFor();
    await page.route(calls, (route) => route.fulfill({ json: { created: 0, here: 0, refused: 1, results: [{ outcome: "refused", in_bin: false, problem: { type: "", title: "Нельзя", status: 403, code: "refused", detail: "Нет права проводить входящие платежи.", reasons: [], errors: [], concerned: [], data: null } }] } }));
    await page.getByRole("button", { name: "Другой файл" }).click();
    await open(page, file("ещё один.txt", paid(52, 300, "в")));
    await page.getByRole("button", { name: "Загрузить 1 платёж" }).click();
    await row(page, "№ 52").getByText("Нет права проводить").waitFor();
    await page.getByRole("button", { name: "Загрузить 1 платёж" }).waitFor();
    assert.deepEqual(await seriousFaults(page), []);
  }, /HTTP 500|status of 500/);
});

test("who_may_not_bring_payments_in_is_not_led_there", async () => {
  await as("warehouse", {}, "/payments/statement", async (page) => {
    assert.equal(await page.getByRole("link", { name: "Банковская выписка" }).count(), 0);
    assert.equal(await page.locator("input[type=file]").count(), 0);
  });
});

test("a_long_statement_is_gone_through_with_few_rows_in_the_page", async () => {
  await as("accountant", {}, "/payments/statement", async (page) => {
    await open(page, file("год.txt", ...Array.from({ length: 3_000 }, (_, n) => paid(1_000 + n, 100 + n, `за товар ${n}`))));
    await page.getByText("Выбрано: 3 000 платежей").waitFor();
    assert.ok(await page.getByRole("row").count() < 60);
    await page.getByRole("searchbox").fill("3999");
    await eventually(() => page.getByRole("row").count(), 2);
  });
});
