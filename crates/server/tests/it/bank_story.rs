//! Statements of banks, told over HTTP: what a file may be for, and payments that are made of it once and no more.

use std::sync::Arc;

use axum::body::Body;
use axum::http::Request;
use serde_json::{Value, json};

use crate::house::{Answer, Client, House, id};
use crate::on_both;

const OURS: &str = "40702810900000000001";
const STATEMENTS: &str = "/api/v1/bank-statements";
/// Numbers made up by the rules, of nobody in particular.
const HIS: &str = "7700000009";
const OTHER: &str = "7700000016";

/// One payment as the bank writes it.
fn paid(number: &str, sum: i64, payer: &str, purpose: &str) -> String {
    format!(
        "СекцияДокумент=Платежное поручение\nНомер={number}\nДата=10.02.2026\nСумма={}.{:02}\n\
         ПлательщикСчет=40702810000000000{}\nПлательщик1=ООО «Ёлка»\nПлательщикИНН={payer}\n\
         ПолучательСчет={OURS}\nПолучатель1=Мы\nДатаПоступило=11.02.2026\nНазначениеПлатежа={purpose}\nКонецДокумента\n",
        sum / 100,
        sum % 100,
        payer.get(7..).unwrap_or("000"),
    )
}

fn statement(payments: &[String]) -> String {
    format!(
        "1CClientBankExchange\nВерсияФормата=1.03\nКодировка=Windows\nДатаНачала=01.02.2026\nДатаКонца=28.02.2026\n\
         РасчСчет={OURS}\n{}КонецФайла\n",
        payments.concat()
    )
}

async fn preview(client: &Client, bytes: impl Into<Body>) -> Answer {
    let request = Request::builder().method("POST").uri(format!("{STATEMENTS}/preview"));
    client.send(request, bytes.into()).await
}

async fn rows(client: &Client, payments: &[String]) -> Vec<Value> {
    preview(client, statement(payments)).await.expect(200)["rows"].as_array().unwrap().clone()
}

/// The rows as they were proposed, to be brought in.
fn taken(rows: &[Value]) -> Vec<Value> {
    let row = |row: &Value| json!({ "payment": row["payment"], "counterparty": row["counterparty"], "parts": row["parts"] });
    rows.iter().map(row).collect()
}

async fn receive(client: &Client, payments: Vec<Value>, posted: bool) -> Answer {
    client.post(STATEMENTS, json!({ "payments": payments, "posted": posted })).await
}

fn outcomes(answer: &Value) -> Vec<&str> {
    answer["results"].as_array().unwrap().iter().map(|r| r["outcome"].as_str().unwrap()).collect()
}

async fn payments(client: &Client) -> Vec<Value> {
    let all = client.get("/api/v1/documents/payment_in?limit=200").await.expect(200);
    all["rows"].as_array().unwrap().clone()
}

struct Cast {
    admin: Client,
    manager: Client,
    accountant: Client,
    customer: String,
    kettle: String,
}

async fn cast(house: &House) -> Cast {
    let admin = house.login("admin").await;
    let customer = json!({ "name": "ООО «Ёлка»", "shared": true, "tax_number": HIS });
    let customer = admin.post("/api/v1/counterparties", customer).await.expect(201);
    Cast {
        kettle: admin.product("Чайник", 100_000).await,
        customer: id(&customer).to_owned(),
        manager: house.login("manager1").await,
        accountant: house.login("accountant").await,
        admin,
    }
}

impl Cast {
    async fn order(&self, kettles: i64) -> Value {
        let positions = json!([{ "product": self.kettle, "quantity": kettles * 10_000 }]);
        let body = json!({ "counterparty": self.customer, "positions": positions, "channel": self.manager.channel("Сайт").await });
        self.manager.post("/api/v1/orders", body).await.expect(201)
    }

    async fn invoice(&self, order: &Value) -> Value {
        let body = json!({ "kind": "invoice_out", "posted": true });
        self.manager.post(&format!("/api/v1/orders/{}/linked", id(order)), body).await.expect(201)
    }

    async fn paid(&self, document: &Value) -> i64 {
        let at = format!("/api/v1/documents/{}/{}", document["kind"].as_str().unwrap(), id(document));
        self.admin.get(&at).await.expect(200)["trade"]["paid"].as_i64().unwrap()
    }
}

async fn a_statement_becomes_payments_of_what_it_names(house: Arc<House>) {
    let c = cast(&house).await;
    let (first, second) = (c.order(2).await, c.order(3).await);
    let invoice = c.invoice(&first).await;
    let number = invoice["number"].as_str().unwrap();
    let file = [
        paid(
            "17",
            200_000,
            HIS,
            &format!("Оплата по счёту № {} от 01.02.2026, в т.ч. НДС 20%", number.trim_start_matches('0')),
        ),
        paid("18", 300_000, HIS, "за товар"),
        paid("19", 5_000, OTHER, "возврат займа"),
        paid("20", 1, HIS, "ушло")
            .replace(&format!("ПолучательСчет={OURS}"), "ПолучательСчет=40702810000000000099"),
    ];
    let all = preview(&c.accountant, statement(&file)).await.expect(200);
    assert_eq!(
        (all["from"].as_str(), all["outgoing"].as_i64(), all["outgoing_sum"].as_i64()),
        (Some("2026-02-01"), Some(1), Some(1))
    );
    let rows = all["rows"].as_array().unwrap().clone();
    let seen: Vec<(&str, &str, i64)> = rows
        .iter()
        .map(|r| {
            (
                r["fate"].as_str().unwrap(),
                r["confidence"].as_str().unwrap(),
                r["parts"].as_array().unwrap().len() as i64,
            )
        })
        .collect();
    assert_eq!(seen, [("new", "sure", 1), ("new", "likely", 1), ("new", "none", 0)], "{all:#}");
    assert_eq!(rows[0]["parts"][0], json!({ "document": invoice["id"], "sum": 200_000 }));
    assert_eq!(rows[1]["parts"][0]["document"], second["id"], "the order that asks for just that much");
    assert_eq!((&rows[0]["counterparty"], &rows[2]["counterparty"]), (&json!(c.customer), &Value::Null));
    let named: Vec<&str> = all["receivables"].as_array().unwrap().iter().map(id).collect();
    assert!(named.contains(&id(&invoice)) && named.contains(&id(&second)), "{all:#}");
    assert_eq!(payments(&c.admin).await, Vec::<Value>::new(), "a preview writes nothing");

    let made = receive(&c.accountant, taken(&rows), true).await.expect(200);
    assert_eq!((outcomes(&made), made["created"].as_i64()), (vec!["created"; 3], Some(3)), "{made:#}");
    assert_eq!(
        (c.paid(&invoice).await, c.paid(&first).await, c.paid(&second).await),
        (200_000, 200_000, 300_000)
    );
    let payment =
        c.admin.get(&format!("/api/v1/documents/payment_in/{}", id(&made["results"][0]))).await.expect(200);
    assert_eq!((payment["posted"].as_bool(), payment["sums"]["sum"].as_i64()), (Some(true), Some(200_000)));
    assert_eq!(payment["counterparty"], json!(c.customer));
    // Midnight in Moscow, where the company is.
    assert_eq!(payment["moment"], "2026-02-10T21:00:00Z");
    assert!(
        payment["description"]
            .as_str()
            .unwrap()
            .starts_with("№ 17 от 10.02.2026, ООО «Ёлка», ИНН 7700000009\nОплата по счёту")
    );

    // Brought again, in another order and with other words, it is known.
    let again = [
        paid("18", 300_000, HIS, "ЗА ТОВАР"),
        paid("17", 200_000, HIS, ""),
        paid("21", 100, HIS, ""),
        paid("21", 100, HIS, ""),
    ];
    let rows = self::rows(&c.accountant, &again).await;
    let fates: Vec<&str> = rows.iter().map(|r| r["fate"].as_str().unwrap()).collect();
    assert_eq!(fates, ["here", "here", "new", "repeated"]);
    assert_eq!((&rows[1]["document"], &rows[1]["number"]), (&made["results"][0]["id"], &payment["number"]));
    let made = receive(&c.accountant, taken(&rows), true).await.expect(200);
    assert_eq!(outcomes(&made), ["here", "here", "created", "here"]);
    assert_eq!(payments(&c.admin).await.len(), 4);
}

async fn a_file_is_read_in_every_encoding_or_says_what_is_wrong_with_it(house: Arc<House>) {
    let c = cast(&house).await;
    let text = statement(&[paid("17", 200_000, HIS, "за чай").replace(['«', '»'], "\"")]);
    let windows: Vec<u8> = text
        .chars()
        .map(|l| match u32::from(l) {
            0x401 => 0xa8,
            0x451 => 0xb8,
            code @ 0x410..=0x44f => u8::try_from(code - 0x410).unwrap() + 0xc0,
            ascii => u8::try_from(ascii).unwrap(),
        })
        .collect();
    let dos: Vec<u8> = text
        .chars()
        .map(|l| match u32::from(l) {
            0x401 => 0xf0,
            0x451 => 0xf1,
            code @ 0x410..=0x43f => u8::try_from(code - 0x410).unwrap() + 0x80,
            code @ 0x440..=0x44f => u8::try_from(code - 0x440).unwrap() + 0xe0,
            ascii => u8::try_from(ascii).unwrap(),
        })
        .collect();
    let plain = preview(&c.accountant, text.clone()).await.expect(200);
    assert_eq!(plain["rows"][0]["payment"]["payer"]["name"], "ООО \"Ёлка\"");
    for bytes in [windows, dos] {
        assert_eq!(preview(&c.accountant, bytes).await.expect(200), plain);
    }
    let wrong = preview(&c.accountant, "Номер;Дата\n17;10.02.2026\n").await;
    assert_eq!(
        (wrong.code(422), wrong.body["data"]["flaw"].as_str()),
        ("unreadable_statement", Some("not_a_statement"))
    );
    let cut = preview(&c.accountant, text.replace("КонецДокумента\nКонецФайла\n", "")).await;
    assert_eq!(
        (cut.code(422), &cut.body["data"]),
        ("unreadable_statement", &json!({ "flaw": "unfinished", "line": 7 }))
    );
    assert!(cut.body["detail"].as_str().unwrap().contains("строке 7"), "{}", cut.text);
    let mut english = c.accountant.clone();
    english.language = "en";
    let odd = preview(&english, text.replace("Сумма=2000.00", "Сумма=две тысячи")).await;
    assert_eq!(odd.body["detail"], "Line 10: that is no sum.", "{}", odd.text);
    let large = preview(&c.accountant, vec![b' '; (5 << 20) + 1]).await;
    assert_eq!(large.code(413), "body_too_large");
    let other = text.replace(OURS, "40702840900000000001");
    assert_eq!(preview(&c.accountant, other).await.expect(200)["rows"][0]["fate"], "other_currency");
}

async fn two_who_bring_the_same_in_at_once_make_it_once(house: Arc<House>) {
    let c = cast(&house).await;
    let order = c.order(30).await;
    let file: Vec<String> = (0..20)
        .map(|n| paid(&n.to_string(), 100_000, HIS, &format!("заказ {}", order["number"].as_str().unwrap())))
        .collect();
    let payments_of = taken(&rows(&c.accountant, &file).await);
    let mut backwards = payments_of.clone();
    backwards.reverse();
    let mut calls = tokio::task::JoinSet::new();
    for payments in [payments_of.clone(), backwards, payments_of.clone(), payments_of] {
        let accountant = c.accountant.clone();
        calls.spawn(async move {
            let mut answer = receive(&accountant, payments.clone(), true).await;
            // Of two who wait for each other one is told to come again.
            while answer.status == 503 {
                answer = receive(&accountant, payments.clone(), true).await;
            }
            answer.expect(200)
        });
    }
    let answers = calls.join_all().await;
    let sum = |field: &str| answers.iter().map(|a| a[field].as_i64().unwrap()).sum::<i64>();
    assert_eq!((sum("created"), sum("here"), sum("refused")), (20, 60, 0));
    assert_eq!(payments(&c.admin).await.len(), 20);
    assert_eq!(c.paid(&order).await, 2_000_000);
}

async fn a_refused_payment_leaves_nothing_and_holds_up_no_other(house: Arc<House>) {
    let c = cast(&house).await;
    let order = c.order(1).await;
    let rows =
        rows(&c.accountant, &[paid("1", 100, HIS, ""), paid("2", 200, HIS, ""), paid("3", 300, HIS, "")])
            .await;
    let mut wanted = taken(&rows);
    wanted[0]["parts"] = json!([{ "document": order["id"], "sum": 101 }]);
    wanted[1]["parts"] = json!([{ "document": uuid::Uuid::from_u128(1), "sum": 200 }]);
    wanted[2]["parts"] = json!([{ "document": order["id"], "sum": 250 }]);
    let made = receive(&c.accountant, wanted.clone(), true).await.expect(200);
    assert_eq!(outcomes(&made), ["refused", "refused", "created"], "{made:#}");
    assert_eq!(made["results"][1]["problem"]["errors"][0]["field"], "parts/0/document");
    assert_eq!((payments(&c.admin).await.len(), c.paid(&order).await), (1, 250));
    assert_eq!(made["results"][2]["number"], "00001", "a refusal costs no number");
    let chain = c.admin.get(&format!("/api/v1/orders/{}/chain", id(&order))).await.expect(200);
    assert_eq!(chain["rows"].as_array().unwrap().len(), 1);
    // Who may not post brings in drafts, and is told why not otherwise.
    let drafts = json!({ "view": "all", "create": "all", "update": "all", "delete": "no", "post": "no" });
    let clerk =
        house.hire("clerk", json!({ "payment_in": drafts, "customer_order": { "view": "all", "create": "no", "update": "no", "delete": "no" } })).await;
    wanted[0]["parts"] = json!([{ "document": order["id"], "sum": 100 }]);
    let refused = receive(&clerk, vec![wanted[0].clone()], true).await.expect(200);
    assert_eq!(refused["results"][0]["problem"]["reasons"][0]["code"], "no_right", "{refused:#}");
    let made = receive(&clerk, vec![wanted[0].clone()], false).await.expect(200);
    assert_eq!((outcomes(&made), c.paid(&order).await), (vec!["created"], 250));
    // The same call twice is one.
    let body = json!({ "payments": [wanted[1]], "posted": false });
    let first = clerk.call("POST", STATEMENTS, Some(body.clone()), Some("once")).await;
    let again = clerk.call("POST", STATEMENTS, Some(body), Some("once")).await;
    assert_eq!((first.status, &first.text), (200, &again.text));
    let many = vec![wanted[0].clone(); 201];
    assert_eq!(receive(&clerk, many, false).await.body["errors"][0]["field"], "payments");
    let nameless = json!({ "payment": { "account": "", "date": "2026-02-10", "sum": 0 } });
    let refused = receive(&clerk, vec![nameless], false).await.expect(200);
    assert_eq!(refused["results"][0]["problem"]["errors"].as_array().unwrap().len(), 2);
}

async fn nobody_learns_of_what_he_may_not_see(house: Arc<House>) {
    let c = cast(&house).await;
    let order = c.order(1).await;
    let text = format!("заказ {}", order["number"].as_str().unwrap());
    let file = [paid("1", 100_000, HIS, &text), paid("2", 100_000, HIS, &text)];
    let rows = rows(&c.accountant, &file).await;
    receive(&c.accountant, taken(&rows[..1]), false).await.expect(200);
    let blind = house
        .hire(
            "blind",
            json!({ "payment_in": { "view": "own", "create": "all", "update": "own", "delete": "no" } }),
        )
        .await;
    let all = preview(&blind, statement(&file)).await.expect(200);
    assert_eq!(all["receivables"], json!([]));
    let row = |n: usize| all["rows"][n].clone();
    assert_eq!(
        (&row(0)["fate"], &row(0)["document"]),
        (&json!("here"), &Value::Null),
        "that it is here, and no more"
    );
    assert_eq!(
        (&row(1)["fate"], &row(1)["fits"], &row(1)["counterparty"]),
        (&json!("new"), &json!([]), &Value::Null)
    );
    let known = receive(&blind, taken(&[row(0)]), false).await.expect(200);
    assert_eq!((outcomes(&known), &known["results"][0]["id"]), (vec!["here"], &Value::Null));
    assert_eq!(blind.get("/api/v1/receivables").await.expect(200)["rows"], json!([]));
    let none = house.hire("none", json!({})).await;
    assert_eq!(preview(&none, statement(&file)).await.code(403), "no_right");
    assert_eq!(receive(&none, Vec::new(), false).await.code(403), "no_right");
    // What was thrown away is not made again either, but can be taken out of the bin.
    let payment = payments(&c.admin).await[0].clone();
    let at = format!("/api/v1/documents/payment_in/{}", id(&payment));
    c.admin.delete(&at, json!({ "version": payment["version"] })).await.expect(204);
    let thrown = &self::rows(&c.accountant, &file).await[0];
    assert_eq!(
        (&thrown["fate"], &thrown["in_bin"], &thrown["document"]),
        (&json!("here"), &json!(true), &payment["id"])
    );
}

async fn what_is_owed_is_found_by_number_and_sum(house: Arc<House>) {
    let c = cast(&house).await;
    let (first, second) = (c.order(1).await, c.order(2).await);
    let third = c.order(3).await;
    let found = async |query: &str| -> Vec<String> {
        let rows = c.accountant.get(&format!("/api/v1/receivables{query}")).await.expect(200);
        rows["rows"].as_array().unwrap().iter().map(|r| id(r).to_owned()).collect()
    };
    let ids = |all: &[&Value]| all.iter().map(|d| id(d).to_owned()).collect::<Vec<_>>();
    assert_eq!(found("").await, ids(&[&third, &second, &first]));
    assert_eq!(found("?sum=200000").await, ids(&[&second, &third, &first]));
    let bare = first["number"].as_str().unwrap().trim_start_matches('0').to_owned();
    assert_eq!(found(&format!("?q={bare}")).await.first(), Some(&id(&first).to_owned()));
    let spelled = found(&format!("?q=%E2%84%96{bare}")).await;
    assert_eq!(spelled.first(), Some(&id(&first).to_owned()), "as people write a number");
    assert_eq!(found(&format!("?counterparty={}&limit=1", c.customer)).await, ids(&[&third]));
    // A draft takes its part already; what is paid is not owed.
    let part = json!({ "sum": 50_000, "parts": [{ "document": third["id"], "sum": 50_000 }] });
    c.accountant.post("/api/v1/documents/payment_in", part).await.expect(201);
    let whole =
        json!({ "sum": 100_000, "parts": [{ "document": first["id"], "sum": 100_000 }], "posted": true });
    c.accountant.post("/api/v1/documents/payment_in", whole).await.expect(201);
    let rows = c.accountant.get("/api/v1/receivables").await.expect(200);
    let left: Vec<i64> =
        rows["rows"].as_array().unwrap().iter().map(|r| r["open"].as_i64().unwrap()).collect();
    assert_eq!(left, [250_000, 200_000]);
}

on_both!(
    a_statement_becomes_payments_of_what_it_names,
    a_file_is_read_in_every_encoding_or_says_what_is_wrong_with_it,
    two_who_bring_the_same_in_at_once_make_it_once,
    a_refused_payment_leaves_nothing_and_holds_up_no_other,
    nobody_learns_of_what_he_may_not_see,
    what_is_owed_is_found_by_number_and_sum,
);
