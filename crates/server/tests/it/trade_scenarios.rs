//! The ready scenarios that need invoices, stock and payments, from end to end over HTTP.

use std::sync::Arc;

use serde_json::{Value, json};

use crate::house::{Client, House, id};
use crate::on_both;
use crate::scenarios_story::{bell, department, from_template, runs, tasks_on};
use crate::trade_story::{linked, path, post, sums};

/// The company with a customer that has an address, a product that has a supplier, and `pieces` of it in stock.
struct Cast {
    admin: Client,
    manager: Client,
    warehouse: Client,
    accountant: Client,
    kettle: String,
    customer: String,
    supplier: String,
}

async fn cast(house: &House, pieces: i64) -> Cast {
    let admin = house.login("admin").await;
    let customer = json!({ "name": "ООО «Ёлка»", "shared": true, "email": "buyer@example.org" });
    let customer = admin.post("/api/v1/counterparties", customer).await.expect(201);
    let supplier = admin.customer("Завод").await;
    let kettle = json!({
        "name": "Чайник", "price": 100_000, "vat_rate": 20, "supplier": supplier, "buy_price": 60_000,
    });
    let kettle = admin.post("/api/v1/products", kettle).await.expect(201);
    let c = Cast {
        manager: house.login("manager1").await,
        warehouse: house.login("warehouse").await,
        accountant: house.login("accountant").await,
        kettle: id(&kettle).to_owned(),
        customer: id(&customer).to_owned(),
        supplier,
        admin,
    };
    if pieces > 0 {
        let body = json!({ "positions": [{ "product": c.kettle, "quantity": pieces * 10_000, "price": 60_000 }], "posted": true });
        c.warehouse.post("/api/v1/documents/receipt", body).await.expect(201);
    }
    c
}

impl Cast {
    async fn order_in_work(&self, pieces: i64) -> Value {
        let body = json!({
            "channel": self.manager.channel("Сайт").await, "counterparty": self.customer,
            "positions": [{ "product": self.kettle, "quantity": pieces * 10_000 }],
        });
        let order = self.manager.post("/api/v1/orders", body).await.expect(201);
        self.manager.move_to(&order, "В работе (сайт)").await.expect(200)
    }

    /// Changes the process of the site.
    async fn process(&self, change: impl FnOnce(&mut Value)) {
        let process = self.admin.process("Заказы с сайта").await;
        let mut definition = process["definition"].clone();
        change(&mut definition);
        let body = json!({ "version": process["version"], "definition": definition, "confirm": true });
        self.admin.patch(&format!("/api/v1/processes/{}", id(&process)), body).await.expect(200);
    }

    /// What rests on the order, of a kind.
    async fn made(&self, order: &Value, kind: &str) -> Vec<Value> {
        let chain = self.admin.get(&format!("{}/chain", path(order))).await.expect(200);
        let of_kind = chain["rows"].as_array().unwrap().iter().filter(|l| l["kind"] == kind);
        of_kind.cloned().collect()
    }
}

fn transition<'a>(definition: &'a mut Value, from: &str, to: &str) -> &'a mut Value {
    let stages = definition["stages"].as_array_mut().unwrap();
    let stage = stages.iter_mut().find(|s| s["start"] == from).unwrap();
    stage["transitions"].as_array_mut().unwrap().iter_mut().find(|t| t["to"] == to).unwrap()
}

/// The customer has his invoice, the accountant his task, and nobody assembles until everything is paid.
async fn an_order_waits_for_its_payment(house: Arc<House>) {
    let c = cast(&house, 10).await;
    let (confirmed, assembly) = (c.admin.site("Подтвержден").await, c.admin.site("Ожидает сборки").await);
    c.process(|definition| {
        transition(definition, &confirmed, &assembly)["guards"] =
            json!([{ "kind": "share", "of": "paid", "is": "at_least", "value": 10_000 }]);
    })
    .await;
    let fillings = json!({
        "status": { "kind": "status", "id": confirmed },
        "department": { "kind": "department", "id": department(&c.admin, "Бухгалтерия").await },
        "days": { "kind": "days", "days": 3 },
    });
    from_template(&c.admin, "payment_check", fillings).await;
    let order = c.order_in_work(2).await;
    let order = c.manager.move_to(&order, "Подтвержден (сайт)").await.expect(200);
    let log = runs(&c.admin, &format!("order={}", id(&order))).await;
    assert_eq!((log.len(), &log[0]["outcome"]), (1, &json!("done")), "{log:#?}");
    let invoices = c.made(&order, "invoice_out").await;
    assert_eq!((invoices.len(), &invoices[0]["posted"]), (1, &json!(true)));
    assert_eq!(sums(&c.admin, &order).await, [200_000, 0, 0, 0]);
    let performed = log[0]["performed"].as_array().unwrap();
    let letter = performed.iter().find(|done| done["action"] == "message").unwrap();
    assert_eq!(letter["to"], "buyer@example.org");
    let tasks = tasks_on(&c.accountant, &order, false).await;
    assert_eq!((tasks.len(), &tasks[0]["assignee_name"]), (1, &json!("Елена Морозова")));
    assert!(!tasks[0]["due_at"].is_null());

    // Not paid, half paid, paid.
    let refused = c.accountant.move_to(&order, "Ожидает сборки (сайт)").await;
    assert_eq!((refused.code(422), refused.reasons()), ("refused", vec!["guard_failed"]));
    let payment = linked(&c.accountant, &invoices[0], "payment_in").await.expect(201);
    let half = json!({ "version": payment["version"], "sum": 199_999 });
    let payment = c.accountant.patch(&path(&payment), half).await.expect(200);
    post(&c.accountant, &payment).await.expect(200);
    assert_eq!(sums(&c.admin, &order).await, [200_000, 199_999, 0, 0]);
    assert_eq!(tasks_on(&c.accountant, &order, false).await.len(), 1, "a kopeck is missing");
    assert_eq!(c.accountant.move_to(&order, "Ожидает сборки (сайт)").await.reasons(), ["guard_failed"]);
    let rest = linked(&c.accountant, &order, "payment_in").await.expect(201);
    assert_eq!(rest["sums"]["sum"], 1, "what is still owed");
    post(&c.accountant, &rest).await.expect(200);
    assert_eq!(tasks_on(&c.accountant, &order, false).await.len(), 0);
    let told = bell(&c.manager, "scenario").await;
    assert!(told[0]["body"]["text"].as_str().unwrap().contains("оплачен полностью"), "{told:?}");
    c.accountant.move_to(&order, "Ожидает сборки (сайт)").await.expect(200);
}

/// What is lacking is ordered from its supplier; once it has come, it is kept for the order, and its owner knows.
async fn missing_goods_are_ordered_and_kept(house: Arc<House>) {
    let c = cast(&house, 2).await;
    let waiting = c.admin.site("Ожидает поступления").await;
    from_template(&c.admin, "missing_goods", json!({ "status": { "kind": "status", "id": waiting } })).await;
    let order = c.order_in_work(5).await;
    let order = c.manager.move_to(&order, "Ожидает поступления (сайт)").await.expect(200);
    let log = runs(&c.admin, &format!("order={}", id(&order))).await;
    assert_eq!((log.len(), &log[0]["outcome"]), (1, &json!("done")), "{log:#?}");
    assert_eq!(sums(&c.admin, &order).await[3], 200_000, "the two there are");
    let bought = c.made(&order, "purchase_order").await;
    assert_eq!(bought.len(), 1);
    let bought = c.admin.get(&path(&bought[0])).await.expect(200);
    assert_eq!((&bought["counterparty"], &bought["sums"]["sum"]), (&json!(c.supplier), &json!(180_000)));
    assert_eq!((&bought["posted"], &bought["positions"][0]["quantity"]), (&json!(true), &json!(30_000)));
    // Another order of the same goods does not take what is kept.
    let other = c.order_in_work(2).await;
    let taken = json!({ "version": other["version"], "mode": "all" });
    assert_eq!(c.manager.post(&format!("{}/reserve", path(&other)), taken).await.reasons(), ["stock_short"]);
    let receipt = linked(&c.warehouse, &bought, "receipt").await.expect(201);
    post(&c.warehouse, &receipt).await.expect(200);
    assert_eq!(sums(&c.admin, &order).await[3], 500_000);
    let told = bell(&c.manager, "scenario").await;
    assert!(told[0]["body"]["text"].as_str().unwrap().contains("пришли"), "{told:?}");
    // Once in this stay: coming back with everything there orders nothing.
    let now = c.manager.order(&order).await;
    let now = c.manager.move_to(&now, "В работе (сайт)").await.expect(200);
    c.manager.move_to(&now, "Ожидает поступления (сайт)").await.expect(200);
    assert_eq!(c.made(&order, "purchase_order").await.len(), 1);
}

/// Paid and shipped in full, in whichever order, an order is done with.
async fn an_order_ends_when_it_is_paid_and_shipped(house: Arc<House>) {
    let c = cast(&house, 10).await;
    let success = c.admin.site("Успешно завершен").await;
    let (confirmed, sales) = (c.admin.site("Подтвержден").await, json!({ "any_of": [] }));
    // Whoever posts the last paper ends the order by the scenario: the step is open to everybody.
    c.process(|definition| {
        let stages = definition["stages"].as_array_mut().unwrap();
        let stage = stages.iter_mut().find(|s| s["start"] == confirmed).unwrap();
        stage["transitions"].as_array_mut().unwrap().push(json!({ "to": success, "grants": sales }));
    })
    .await;
    from_template(&c.admin, "result", json!({ "success": { "kind": "status", "id": success } })).await;
    for shipped_first in [true, false] {
        let order = c.order_in_work(1).await;
        let order = c.manager.move_to(&order, "Подтвержден (сайт)").await.expect(200);
        for ships in [shipped_first, !shipped_first] {
            let at = c.admin.order(&order).await["status_name"].clone();
            assert_eq!(at, "Подтвержден (сайт)");
            let (who, kind) = if ships { (&c.warehouse, "shipment") } else { (&c.accountant, "payment_in") };
            let paper = linked(who, &order, kind).await.expect(201);
            post(who, &paper).await.expect(200);
        }
        let log = runs(&c.admin, &format!("order={}", id(&order))).await;
        assert_eq!(c.admin.order(&order).await["status_name"], "Успешно завершен (сайт)", "{log:#?}");
    }
}

/// An approval is bound to what was approved: any material change of it, through any door, takes the order back.
async fn an_approval_is_void_after_any_material_change(house: Arc<House>) {
    let c = cast(&house, 0).await;
    let (asked, confirmed) = (c.admin.site("Ожидает подтверждения").await, c.admin.site("Подтвержден").await);
    let work = c.admin.site("В работе").await;
    c.process(|definition| {
        transition(definition, &asked, &confirmed)["approval"] = json!({ "void_to": work });
        let stages = definition["stages"].as_array_mut().unwrap();
        stages.iter_mut().find(|s| s["start"] == confirmed).unwrap()["edit"] = json!({ "rule": "by_rights" });
    })
    .await;
    let head = house.login("head").await;
    let program = house.token("admin", "api").await;
    let other = c.admin.customer("ООО «Другие»").await;
    let approved = async || {
        let order = c.order_in_work(2).await;
        let lines = json!([{ "product": c.kettle, "quantity": 20_000, "discount": 1_500 }]);
        let order = c
            .manager
            .patch(&path(&order), json!({ "version": order["version"], "positions": lines }))
            .await
            .expect(200);
        let order = c.manager.move_to(&order, "Ожидает подтверждения (сайт)").await.expect(200);
        head.move_to(&order, "Подтвержден (сайт)").await.expect(200)
    };
    let line = |quantity: i64, price: i64, discount: i64| json!({ "positions": [{ "product": c.kettle, "quantity": quantity, "price": price, "discount": discount }] });
    let same = line(20_000, 100_000, 1_500);
    let changes = [
        ("discount", line(20_000, 100_000, 2_000)),
        ("price", line(20_000, 90_000, 1_500)),
        ("quantity", line(30_000, 100_000, 1_500)),
        ("customer", json!({ "counterparty": other })),
        ("vat", json!({ "vat_mode": "none" })),
    ];
    for (what, change) in &changes {
        for (door, client) in [("person", &c.manager), ("admin", &c.admin), ("api", &program)] {
            let order = approved().await;
            assert!(!order["approval"].is_null(), "{order:#}");
            let mut body = change.clone();
            body["version"] = order["version"].clone();
            let changed = client.patch(&path(&order), body).await.expect(200);
            assert_eq!(changed["approval"], Value::Null, "{what} by {door}");
            assert_eq!(changed["status"], json!(work), "{what} by {door}: back to where it was not approved");
            let feed = crate::scenarios_story::feed_of(&c.manager, &order, "approval_voided").await;
            assert_eq!(feed.len(), 1, "{what} by {door}");
            let sums = &feed[0]["body"]["difference"]["sum"];
            let sum = |n: usize| sums[n].as_i64().unwrap();
            assert_eq!(sum(0), 170_000);
            assert_eq!(sum(0) == sum(1), ["customer", "vat"].contains(what), "{sums}");
        }
    }
    // What was not approved of voids nothing: words, dates, the same content said again.
    let order = approved().await;
    let mut body = same;
    body["version"] = order["version"].clone();
    body["description"] = json!("позвонить до обеда");
    let kept = c.manager.patch(&path(&order), body).await.expect(200);
    assert_eq!((kept["approval"].is_null(), &kept["status"]), (false, &order["status"]));
    // A copy was approved by nobody.
    let copy = c.manager.post(&format!("{}/copy", path(&order)), json!({})).await;
    let copy = copy.expect(201);
    assert_eq!(copy["approval"], Value::Null);
    // Nobody saves a change and steps on in one go.
    let assembly = c.admin.site("Ожидает сборки").await;
    let mut body = line(20_000, 100_000, 3_000);
    (body["version"], body["status"]) = (kept["version"].clone(), json!(assembly));
    let refused = house.login("accountant").await.patch(&path(&order), body).await;
    assert!(refused.status == 403 || refused.status == 422, "{}", refused.text);
}

/// A stage keeps documents from being made and posted, and steps wait for stock and for papers.
async fn nothing_leaves_before_its_time(house: Arc<House>) {
    let c = cast(&house, 1).await;
    let (work, confirmed) = (c.admin.site("В работе").await, c.admin.site("Подтвержден").await);
    let assembly = c.admin.site("Ожидает сборки").await;
    c.process(|definition| {
        let stages = definition["stages"].as_array_mut().unwrap();
        stages.iter_mut().find(|s| s["start"] == work).unwrap()["bars"] = json!(["shipment"]);
        transition(definition, &work, &confirmed)["guards"] = json!([{ "kind": "stock_enough" }]);
        transition(definition, &confirmed, &assembly)["guards"] =
            json!([{ "kind": "has_posted", "document": "invoice_out" }]);
    })
    .await;
    let order = c.order_in_work(2).await;
    let refused = linked(&c.warehouse, &order, "shipment").await;
    assert_eq!((refused.code(422), refused.reasons()), ("refused", vec!["link_barred"]));
    assert!(refused.body["detail"].as_str().unwrap().contains("отгрузка"), "{}", refused.text);
    // Neither does one come in by payments' door, nor one that was made before.
    let early = c.order_in_work(1).await;
    let early = c.manager.move_to(&early, "Подтвержден (сайт)").await.expect(200);
    let shipment = linked(&c.warehouse, &early, "shipment").await.expect(201);
    c.process(|definition| {
        let stages = definition["stages"].as_array_mut().unwrap();
        stages.iter_mut().find(|s| s["start"] == confirmed).unwrap()["bars"] = json!(["shipment"]);
    })
    .await;
    assert_eq!(post(&c.warehouse, &shipment).await.reasons(), ["link_barred"]);
    assert_eq!(sums(&c.admin, &early).await[2], 0);
    // A program passes where the policy of its door lets it.
    let program = house.token("admin", "api").await;
    linked(&program, &order, "shipment").await.expect(201);

    let refused = c.manager.move_to(&order, "Подтвержден (сайт)").await;
    assert_eq!(refused.reasons(), ["guard_failed"]);
    assert!(refused.body["detail"].as_str().unwrap().contains("хватает"), "{}", refused.text);
    let more =
        json!({ "positions": [{ "product": c.kettle, "quantity": 50_000, "price": 1 }], "posted": true });
    c.warehouse.post("/api/v1/documents/receipt", more).await.expect(201);
    let order = c.manager.move_to(&order, "Подтвержден (сайт)").await.expect(200);
    assert_eq!(c.accountant.move_to(&order, "Ожидает сборки (сайт)").await.reasons(), ["guard_failed"]);
    let invoice = linked(&c.manager, &order, "invoice_out").await.expect(201);
    assert_eq!(c.accountant.move_to(&order, "Ожидает сборки (сайт)").await.reasons(), ["guard_failed"]);
    post(&c.manager, &invoice).await.expect(200);
    c.accountant.move_to(&order, "Ожидает сборки (сайт)").await.expect(200);
}

/// Where a void approval sends nobody back, the steps that ask for one stay shut until somebody approves anew.
async fn a_void_approval_shuts_the_way_on(house: Arc<House>) {
    let c = cast(&house, 0).await;
    let (asked, confirmed) = (c.admin.site("Ожидает подтверждения").await, c.admin.site("Подтвержден").await);
    let assembly = c.admin.site("Ожидает сборки").await;
    c.process(|definition| {
        transition(definition, &asked, &confirmed)["approval"] = json!({});
        transition(definition, &confirmed, &assembly)["guards"] = json!([{ "kind": "approved" }]);
        let stages = definition["stages"].as_array_mut().unwrap();
        stages.iter_mut().find(|s| s["start"] == confirmed).unwrap()["edit"] = json!({ "rule": "by_rights" });
    })
    .await;
    let head = house.login("head").await;
    let order = c.order_in_work(2).await;
    let order = c.manager.move_to(&order, "Ожидает подтверждения (сайт)").await.expect(200);
    let order = head.move_to(&order, "Подтвержден (сайт)").await.expect(200);
    let lines = json!([{ "product": c.kettle, "quantity": 20_000, "discount": 100 }]);
    let change = json!({ "version": order["version"], "positions": lines });
    let order = c.manager.patch(&path(&order), change).await.expect(200);
    assert_eq!((&order["approval"], &order["status"]), (&Value::Null, &json!(confirmed)));
    let refused = c.accountant.move_to(&order, "Ожидает сборки (сайт)").await;
    assert_eq!(refused.reasons(), ["guard_failed"]);
    // Nobody gets his approval back by putting the old content there again.
    let old =
        json!({ "version": order["version"], "positions": [{ "product": c.kettle, "quantity": 20_000 }] });
    let order = c.manager.patch(&path(&order), old).await.expect(200);
    assert_eq!(c.accountant.move_to(&order, "Ожидает сборки (сайт)").await.reasons(), ["guard_failed"]);
}

/// What is edited and moved in one call is judged and recorded as in two: on the goods as edited, from where a void approval
/// leads, with one stay after another.
async fn one_call_slips_past_nothing_that_two_meet(house: Arc<House>) {
    let c = cast(&house, 5).await;
    let (work, asked, confirmed) = (
        c.admin.site("В работе").await,
        c.admin.site("Ожидает подтверждения").await,
        c.admin.site("Подтвержден").await,
    );
    c.process(|definition| {
        transition(definition, &work, &confirmed)["guards"] = json!([{ "kind": "stock_enough" }]);
        transition(definition, &asked, &confirmed)["approval"] = json!({ "void_to": work });
        let stages = definition["stages"].as_array_mut().unwrap();
        stages.iter_mut().find(|s| s["start"] == confirmed).unwrap()["edit"] = json!({ "rule": "by_rights" });
    })
    .await;
    let lines = |pieces: i64| json!([{ "product": c.kettle, "quantity": pieces * 10_000 }]);
    let order = c.order_in_work(2).await;
    let both = json!({ "version": order["version"], "status": confirmed, "positions": lines(6) });
    let refused = c.manager.patch(&path(&order), both).await;
    assert_eq!((refused.code(422), refused.reasons()), ("refused", vec!["guard_failed"]));
    let both = json!({ "version": order["version"], "status": confirmed, "positions": lines(5) });
    assert_eq!(c.manager.patch(&path(&order), both).await.expect(200)["status"], json!(confirmed));

    // Approved, with goods kept for it; then changed and cancelled in one call.
    let order = c.order_in_work(2).await;
    let order = c.manager.move_to(&order, "Ожидает подтверждения (сайт)").await.expect(200);
    let head = house.login("head").await;
    let order = head.move_to(&order, "Подтвержден (сайт)").await.expect(200);
    let all = json!({ "version": order["version"], "mode": "all" });
    let order = c.manager.post(&format!("{}/reserve", path(&order)), all).await.expect(200);
    let cancelled = c.admin.site("Отменен").await;
    let both = json!({
        "version": order["version"], "status": cancelled, "comment": "передумали", "positions": lines(1),
    });
    let order = c.manager.patch(&path(&order), both).await.expect(200);
    assert_eq!((&order["status"], &order["trade"]["reserved"]), (&json!(cancelled), &json!(0)));
    let visits = c.manager.get(&format!("/api/v1/orders/{}/visits", id(&order))).await.expect(200);
    let stays: Vec<(i64, &Value)> = visits["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|v| (v["seq"].as_i64().unwrap(), &v["status"]))
        .collect();
    let at = stays.len() as i64;
    assert_eq!(stays[stays.len() - 2..], [(at - 1, &json!(work)), (at, &json!(cancelled))], "{visits:#}");
}

on_both!(
    one_call_slips_past_nothing_that_two_meet,
    nothing_leaves_before_its_time,
    a_void_approval_shuts_the_way_on,
    an_order_waits_for_its_payment,
    missing_goods_are_ordered_and_kept,
    an_order_ends_when_it_is_paid_and_shipped,
    an_approval_is_void_after_any_material_change,
);
