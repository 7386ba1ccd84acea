//! Orders on paper: who may print one, and what stands on it.

use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::http::{Request, header};
use serde_json::{Value, json};

use crate::house::{Answer, Client, House, id};
use crate::on_both;

#[path = "../../../print/tests/it/reading.rs"]
mod reading;

use reading::{Paper, squeezed};

async fn fetch(client: &Client, order: &Value, query: &str) -> (Answer, Bytes) {
    let path = format!("/api/v1/orders/{}/print{query}", id(order));
    client.send_for_bytes(Request::builder().uri(path), Body::empty()).await
}

async fn printed(client: &Client, order: &Value, query: &str) -> String {
    let (answer, pdf) = fetch(client, order, query).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    Paper::new(pdf.to_vec()).text()
}

#[track_caller]
fn says(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(&squeezed(part)), "{part} is not in {text}");
    }
}

async fn order_of(house: &House, client: &Client, description: &str) -> Value {
    let admin = house.login("admin").await;
    let (cable, book) = (admin.product("Кабель", 50_000).await, admin.product("Книга", 10_050).await);
    let customer =
        json!({ "name": "ООО «Покупатель»", "tax_number": "7812345678", "address": "Невский пр., д. 1" });
    let customer = client.post("/api/v1/counterparties", customer).await.expect(201);
    let order = json!({
        "number": "С/5", "counterparty": id(&customer), "description": description,
        "moment": "2026-11-29T22:30:00Z", "vat_mode": "included",
        "positions": [
            { "product": cable, "quantity": 20_000, "price": 50_000, "discount": 1_000, "vat_rate": 20 },
            { "product": book, "quantity": 15_000, "price": 10_050, "vat_rate": 10 },
        ],
    });
    client.post("/api/v1/orders", order).await.expect(201)
}

async fn an_order_is_printed_as_each_of_its_forms(house: Arc<House>) {
    let manager = house.login("manager1").await;
    let order = order_of(&house, &manager, "Позвонить за час").await;
    // Half past one at night in Moscow: the paper has the date of the company.
    let common = ["№ С/5 от 30 ноября 2026 г.", "ООО «Покупатель»", "Позвонить за час"];
    for (form, title) in [
        ("", "Заказ покупателя"),
        ("?form=order", "Заказ покупателя"),
        ("?form=invoice", "Счёт на оплату"),
        ("?form=quote", "Коммерческое предложение"),
    ] {
        let text = printed(&manager, &order, form).await;
        says(&text, &common);
        says(&text, &[title, "Всего, руб.: 1 050,75", "Одна тысяча пятьдесят рублей 75 копеек", "10 %"]);
    }
    let list = printed(&manager, &order, "?form=packing_list").await;
    says(&list, &common);
    says(&list, &["Упаковочный лист", "ИНН 7812345678"]);
    assert!(!list.contains("Всего,"), "{list}");
    let english = printed(&manager, &order, "?form=invoice&language=en").await;
    says(&english, &["Invoice No. С/5, 30 November 2026", "Grand total, RUB: 1,050.75"]);
    let reader = Client { language: "en", ..manager.clone() };
    says(&printed(&reader, &order, "?form=invoice").await, &["Invoice No."]);
}

async fn a_paper_comes_as_a_file_of_its_name(house: Arc<House>) {
    let manager = house.login("manager1").await;
    let order = order_of(&house, &manager, "").await;
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
    let order = order_of(&house, &manager, hostile).await;
    for form in ["order", "invoice", "packing_list", "quote"] {
        says(&printed(&manager, &order, &format!("?form={form}")).await, &[hostile]);
    }
}

async fn papers_are_for_those_who_may_see_and_print(house: Arc<House>) {
    let manager = house.login("manager1").await;
    let order = order_of(&house, &manager, "").await;
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
    let text = printed(&printer, &order, "?form=invoice").await;
    says(&text, &["ООО «Покупатель»"]);
    assert!(!text.contains("7812345678") && !text.contains("Невский"), "{text}");
    assert_eq!(fetch(&house.client(), &order, "").await.0.code(401), "not_logged_in");
}

on_both!(
    an_order_is_printed_as_each_of_its_forms,
    a_paper_comes_as_a_file_of_its_name,
    what_users_wrote_is_no_command,
    papers_are_for_those_who_may_see_and_print,
);
