//! Documents on paper: who may print one, what stands on it, and how it leaves with a letter.

use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::http::{Request, header};
use poryadok_engine::courier::{Content, Letter};
use serde_json::{Value, json};

use crate::house::{Answer, Client, House, id};
use crate::on_both;
use crate::scenarios_story::{feed_of, lay_down};

#[path = "../../../print/tests/it/reading.rs"]
pub mod reading;

use reading::{Paper, squeezed};

/// What the invoices of a company need, made up by the rules.
pub fn requisites() -> Value {
    json!({
        "legal_name": "ООО «Лавка»", "tax_number": "7700000009", "tax_reason_code": "770001001",
        "bank_name": "АО «Примерный банк»", "bank_code": "049900777",
        "bank_account": "40702810700000000042", "correspondent_account": "30101810900000000777",
    })
}

async fn fill_in(admin: &Client) {
    let all = admin.get("/api/v1/organizations").await.expect(200);
    let mut body = requisites();
    body["version"] = all["rows"][0]["version"].clone();
    admin.patch(&format!("/api/v1/organizations/{}", id(&all["rows"][0])), body).await.expect(200);
}

async fn fetch(client: &Client, document: &Value, query: &str) -> (Answer, Bytes) {
    let path =
        format!("/api/v1/documents/{}/{}/print{query}", document["kind"].as_str().unwrap(), id(document));
    client.send_for_bytes(Request::builder().uri(path), Body::empty()).await
}

async fn printed(client: &Client, document: &Value, query: &str) -> String {
    let (answer, pdf) = fetch(client, document, query).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    let paper = Paper::new(pdf.to_vec());
    assert_eq!(paper.pages(), 1);
    paper.text()
}

#[track_caller]
pub fn says(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(&squeezed(part)), "{part} is not in {text}");
    }
}

/// A document of any kind, with the same two positions.
async fn document_of(house: &House, client: &Client, kind: &str, description: &str) -> Value {
    let admin = house.login("admin").await;
    let (cable, book) = (admin.product("Кабель", 50_000).await, admin.product("Книга", 10_050).await);
    let customer =
        json!({ "name": "ООО «Покупатель»", "tax_number": "7812345678", "address": "Невский пр., д. 1" });
    let customer = client.post("/api/v1/counterparties", customer).await.expect(201);
    let document = json!({
        "number": "С/5", "counterparty": id(&customer), "description": description,
        "moment": "2026-11-29T22:30:00Z", "vat_mode": "included",
        "positions": [
            { "product": cable, "quantity": 20_000, "price": 50_000, "discount": 1_000, "vat_rate": 20 },
            { "product": book, "quantity": 15_000, "price": 10_050, "vat_rate": 10 },
        ],
    });
    client.post(&format!("/api/v1/documents/{kind}"), document).await.expect(201)
}

async fn every_kind_is_printed_as_its_forms(house: Arc<House>) {
    let admin = house.login("admin").await;
    fill_in(&admin).await;
    // Half past one at night in Moscow: the paper has the date of the company.
    let common = ["№ С/5 от 30 ноября 2026 г.", "ООО «Покупатель»"];
    let sums = ["Всего, руб.: 1 050,75", "Одна тысяча пятьдесят рублей 75 копеек", "10 %"];
    for (kind, forms) in [
        ("customer_order", [("", "Заказ покупателя"), ("?form=order", "Заказ покупателя")].as_slice()),
        ("quote", &[("", "Коммерческое предложение"), ("?form=quote", "Коммерческое предложение")]),
        ("contract", &[("", "Договор"), ("?form=contract", "Договор")]),
        ("invoice_out", &[("", "Счёт на оплату"), ("?form=invoice", "Счёт на оплату")]),
        ("shipment", &[("", "Расходная накладная"), ("?form=shipment", "Расходная накладная")]),
        ("purchase_order", &[("", "Заказ поставщику"), ("?form=purchase_order", "Заказ поставщику")]),
        ("receipt", &[("", "Приходная накладная"), ("?form=receipt", "Приходная накладная")]),
        ("return_in", &[("", "Накладная на возврат"), ("?form=return_in", "Накладная на возврат")]),
    ] {
        let document = document_of(&house, &admin, kind, "Позвонить за час").await;
        let english = printed(&admin, &document, "?language=en").await;
        says(&english, &["No. С/5, 30 November 2026", "Grand total, RUB: 1,050.75"]);
        let reader = Client { language: "en", ..admin.clone() };
        assert_eq!(printed(&reader, &document, "").await, english, "in the language of the reader");
        for (form, title) in forms {
            let text = printed(&admin, &document, form).await;
            says(&text, &common);
            says(&text, &sums);
            says(&text, &[*title, "Позвонить за час"]);
        }
        let list = fetch(&admin, &document, "?form=packing_list").await;
        if ["customer_order", "shipment"].contains(&kind) {
            let list = Paper::new(list.1.to_vec()).text();
            says(&list, &common);
            says(&list, &["Упаковочный лист", "ИНН 7812345678"]);
            assert!(!list.contains("Всего,"), "{list}");
        } else {
            assert_eq!((list.0.code(422), &list.0.body["errors"][0]["field"]), ("invalid", &json!("form")));
        }
    }
    // A payment is printed by the bank.
    let payment = admin.post("/api/v1/documents/payment_in", json!({ "sum": 100 })).await.expect(201);
    assert_eq!(fetch(&admin, &payment, "").await.0.code(422), "invalid");
}

async fn a_paper_names_what_it_rests_on_and_whose_it_is(house: Arc<House>) {
    let admin = house.login("admin").await;
    fill_in(&admin).await;
    let mut other = requisites();
    other["name"] = json!("ИП Ёлкина");
    other["legal_name"] = json!("Индивидуальный предприниматель Ёлкина Е. Е.");
    let other = admin.post("/api/v1/organizations", other).await.expect(201);
    let order = document_of(&house, &admin, "customer_order", "").await;
    let path = format!("/api/v1/orders/{}", id(&order));
    let invoice = |order: Value| {
        let (admin, path) = (admin.clone(), format!("{path}/linked"));
        async move {
            let made = admin.post(&path, json!({ "kind": "invoice_out" })).await.expect(201);
            let text = printed(&admin, &made, "").await;
            says(&text, &["Основание", "Заказ покупателя № С/5 от 30.11.2026"]);
            assert_eq!(made["organization"], order["organization"]);
            (made, text)
        }
    };
    let (made, text) = invoice(order.clone()).await;
    says(&text, &["ООО «Лавка»", "40702810700000000042"]);
    assert!(!text.contains("Ёлкина"), "{text}");
    let at = format!("/api/v1/documents/invoice_out/{}", id(&made));
    admin.delete(&at, json!({ "version": made["version"] })).await.expect(204);
    let version = admin.order(&order).await["version"].clone();
    let order =
        admin.patch(&path, json!({ "version": version, "organization": id(&other) })).await.expect(200);
    let (invoice, text) = invoice(order).await;
    says(&text, &["Индивидуальный предприниматель Ёлкина Е. Е."]);
    assert!(!text.contains("Лавка"), "{text}");
    // What one may not see is not named.
    let print = json!({ "view": "all", "create": "no", "update": "no", "delete": "no", "print": "all" });
    let cashier = house.hire("cashier", json!({ "invoice_out": print })).await;
    let text = printed(&cashier, &invoice, "").await;
    assert!(!text.contains("Основание") && !text.contains("Заказ"), "{text}");
}

/// An invoice that says no account is paid by nobody; it is said what is missing, and other papers are printed.
async fn an_invoice_without_requisites_is_refused(house: Arc<House>) {
    let admin = house.login("admin").await;
    let invoice = document_of(&house, &admin, "invoice_out", "").await;
    let (refused, _) = fetch(&admin, &invoice, "").await;
    assert_eq!((refused.code(422), refused.reasons()), ("refused", vec!["requisites_missing"]));
    let missing = &refused.body["reasons"][0];
    assert_eq!(missing["fields"], json!(["tax_number", "bank_name", "bank_code", "bank_account"]));
    let detail = refused.body["detail"].as_str().unwrap();
    assert!(detail.contains("не заполнены: ИНН, банк, БИК, расчётный счёт"), "{detail}");
    says(&printed(&admin, &document_of(&house, &admin, "quote", "").await, "").await, &["предложение"]);
    fill_in(&admin).await;
    says(&printed(&admin, &invoice, "").await, &["БИК 049900777", "Оплата по QR-коду"]);
}

async fn a_paper_comes_as_a_file_of_its_name(house: Arc<House>) {
    let manager = house.login("manager1").await;
    fill_in(&house.login("admin").await).await;
    let order = document_of(&house, &manager, "invoice_out", "").await;
    let (answer, pdf) = fetch(&manager, &order, "?form=invoice").await;
    assert_eq!((answer.status, &pdf[..5]), (200, b"%PDF-".as_slice()));
    let header = |name| answer.headers[name].to_str().unwrap();
    assert_eq!(header(header::CONTENT_TYPE), "application/pdf");
    assert_eq!(header(header::X_CONTENT_TYPE_OPTIONS), "nosniff");
    assert_eq!(header(header::CACHE_CONTROL), "no-store");
    // «Счёт на оплату № С-5 от 30.11.2026.pdf»: what is no name of a file is none here.
    assert_eq!(
        header(header::CONTENT_DISPOSITION),
        "attachment; filename=\"____ __ ______ _ _-5 __ 30.11.2026.pdf\"; \
         filename*=UTF-8''%D0%A1%D1%87%D1%91%D1%82%20%D0%BD%D0%B0%20%D0%BE%D0%BF%D0%BB%D0%B0%D1%82%D1%83%20%E2%84%96%20\
         %D0%A1-5%20%D0%BE%D1%82%2030.11.2026.pdf"
    );
    let (other, _) = fetch(&manager, &order, "?form=receipt").await;
    assert_eq!((other.code(422), &other.body["errors"][0]["field"]), ("invalid", &json!("form")));
    for query in ["?form=nothing", "?language=fr", "?colour=red"] {
        assert_eq!(fetch(&manager, &order, query).await.0.code(422), "invalid", "{query}");
    }
}

async fn what_users_wrote_is_no_command(house: Arc<House>) {
    let manager = house.login("manager1").await;
    let hostile = r##"#panic("x") $x^2$ *bold* _it_ <a> @ref #read("/etc/passwd") \u{41} [b] // c"##;
    fill_in(&house.login("admin").await).await;
    for (kind, forms) in
        [("customer_order", ["", "?form=packing_list"].as_slice()), ("invoice_out", &[""]), ("quote", &[""])]
    {
        let document = document_of(&house, &manager, kind, hostile).await;
        for form in forms {
            says(&printed(&manager, &document, form).await, &[hostile]);
        }
    }
}

async fn papers_are_for_those_who_may_see_and_print(house: Arc<House>) {
    let manager = house.login("manager1").await;
    let order = document_of(&house, &manager, "customer_order", "").await;
    // A foreign order looks absent, also to one who may print his own.
    let own = json!({ "view": "own", "create": "all", "update": "own", "delete": "own", "print": "own" });
    let stranger = house.hire("stranger", json!({ "customer_order": own, "product": own })).await;
    assert_eq!(fetch(&stranger, &order, "").await.0.code(404), "not_found");
    let mine = stranger.post("/api/v1/orders", json!({})).await.expect(201);
    says(&printed(&stranger, &mine, "").await, &["Заказ покупателя"]);
    // To see is not to print.
    let see = json!({ "view": "all", "create": "no", "update": "no", "delete": "no" });
    let reader = house.hire("reader", json!({ "customer_order": see })).await;
    let (refused, _) = fetch(&reader, &order, "").await;
    assert_eq!(refused.code(403), "refused");
    let reason = &refused.body["reasons"][0];
    assert_eq!((&reason["code"], &reason["operation"]), (&json!("no_right"), &json!("print")));
    // Who may not open the customer gets his name and nothing else of him.
    let print = json!({ "view": "all", "create": "no", "update": "no", "delete": "no", "print": "all" });
    let printer = house.hire("printer", json!({ "customer_order": print })).await;
    let text = printed(&printer, &order, "?form=order").await;
    says(&text, &["ООО «Покупатель»"]);
    assert!(!text.contains("7812345678") && !text.contains("Невский"), "{text}");
    assert_eq!(fetch(&house.client(), &order, "").await.0.code(401), "not_logged_in");
}

/// On «В работе» an invoice is made, and sent to the customer as a letter with it.
pub async fn invoice_by_mail(admin: &Client, posted: bool) {
    let rule = invoice_rule(&admin.site("В работе").await, posted);
    lay_down(admin, "Счёт покупателю", rule).await;
}

pub fn invoice_rule(status: &str, posted: bool) -> Value {
    json!({
        "trigger": { "kind": "entered", "statuses": [status] },
        "actions": [
            { "kind": "create_linked", "document": "invoice_out", "posted": posted },
            {
                "kind": "message", "subject": "Счёт по заказу {{order.number}}",
                "text": "Здравствуйте! Счёт на {{order.sum}} приложен.", "attach": "invoice_out",
            },
        ],
    })
}

/// An order of a customer with an address, in «В работе».
async fn order_in_work(house: &House) -> Value {
    let (admin, manager) = (house.login("admin").await, house.login("manager1").await);
    let customer = json!({ "name": "ООО «Ёлка»", "email": "buyer@shop.example", "shared": true });
    let customer = admin.post("/api/v1/counterparties", customer).await.expect(201);
    let order = manager.site_order(&admin.product("Чайник", 100_000).await, id(&customer), 0).await;
    manager.move_to(&order, "В работе (сайт)").await.expect(200)
}

fn letters(house: &House) -> Vec<Letter> {
    let letter = |content: Content| match content {
        Content::Letter(letter) => Some(letter),
        Content::Event { .. } | Content::Chat { .. } => None,
    };
    house.courier.attempts().into_iter().filter_map(|(parcel, _)| letter(parcel.content)).collect()
}

async fn a_scenario_sends_the_invoice_it_made(house: Arc<House>) {
    let admin = house.login("admin").await;
    fill_in(&admin).await;
    invoice_by_mail(&admin, true).await;
    let order = order_in_work(&house).await;
    house.engine.deliver().await.unwrap();
    let letter = letters(&house).pop().unwrap();
    assert_eq!(letter.address, "buyer@shop.example");
    let chain = admin.get(&format!("/api/v1/orders/{}/chain", id(&order))).await.expect(200);
    let invoice = &chain["rows"][0];
    let attached = letter.attached.unwrap();
    let number = invoice["number"].as_str().unwrap();
    assert!(attached.name.starts_with(&format!("Счёт на оплату № {number} от ")), "{}", attached.name);
    let text = Paper::new(attached.pdf).text();
    let basis = format!("Заказ покупателя № {}", order["number"].as_str().unwrap());
    says(&text, &["Счёт на оплату №", "ООО «Ёлка»", "Чайник", "Всего, руб.: 2 000,00", &basis]);
    assert_eq!(feed_of(&admin, &order, "message_sent").await.len(), 1);
}

/// What cannot be printed is not sent without it: the message is dead and says why, and goes when that is mended.
async fn a_letter_without_its_paper_stays_and_says_why(house: Arc<House>) {
    let admin = house.login("admin").await;
    invoice_by_mail(&admin, false).await;
    let order = order_in_work(&house).await;
    house.engine.deliver().await.unwrap();
    assert_eq!(letters(&house).len(), 0);
    let dead = admin.get("/api/v1/messages").await.expect(200);
    let error = dead["rows"][0]["error"].as_str().unwrap();
    assert!(error.contains("не заполнены: ИНН, банк, БИК, расчётный счёт"), "{error}");
    assert_eq!(feed_of(&admin, &order, "message_failed").await.len(), 1);
    fill_in(&admin).await;
    let again = format!("/api/v1/messages/{}/send-again", id(&dead["rows"][0]));
    // One that is in the bin is not sent either.
    let chain = admin.get(&format!("/api/v1/orders/{}/chain", id(&order))).await.expect(200);
    let invoice = format!("/api/v1/documents/invoice_out/{}", id(&chain["rows"][0]));
    let version = admin.get(&invoice).await.expect(200)["version"].clone();
    admin.delete(&invoice, json!({ "version": version })).await.expect(204);
    admin.post(&again, json!({})).await.expect(204);
    house.engine.deliver().await.unwrap();
    let dead = admin.get("/api/v1/messages").await.expect(200);
    let error = dead["rows"][0]["error"].as_str().unwrap();
    assert!(error.contains("Документ в корзине"), "{error}");
    admin.post(&format!("{invoice}/restore"), json!({})).await.expect(200);
    admin.post(&again, json!({})).await.expect(204);
    house.engine.deliver().await.unwrap();
    let sent = letters(&house);
    assert_eq!(sent.len(), 1);
    assert!(sent[0].attached.is_some());
}

async fn what_has_no_paper_cannot_go_along(house: Arc<House>) {
    let admin = house.login("admin").await;
    let rule = json!({
        "trigger": { "kind": "created" },
        "actions": [{ "kind": "message", "subject": "x", "text": "y", "attach": "payment_in" }],
    });
    let refused = admin.post("/api/v1/scenarios", json!({ "name": "x", "switch": "on", "rule": rule })).await;
    assert_eq!(refused.code(422), "invalid");
    assert!(refused.text.contains("actions/0/attach"), "{}", refused.text);
}

on_both!(
    every_kind_is_printed_as_its_forms,
    a_paper_names_what_it_rests_on_and_whose_it_is,
    an_invoice_without_requisites_is_refused,
    a_paper_comes_as_a_file_of_its_name,
    what_users_wrote_is_no_command,
    papers_are_for_those_who_may_see_and_print,
    a_scenario_sends_the_invoice_it_made,
    a_letter_without_its_paper_stays_and_says_why,
    what_has_no_paper_cannot_go_along,
);
