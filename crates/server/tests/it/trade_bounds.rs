//! What nobody can make of linked documents, stock and money: more than there was.

use std::sync::Arc;

use serde_json::{Value, json};

use crate::house::{Client, House, id};
use crate::on_both;
use crate::trade_story::{linked, path, post, sums};

struct Cast {
    admin: Client,
    kettle: String,
    customer: String,
}

async fn cast(house: &House) -> Cast {
    let admin = house.login("admin").await;
    Cast {
        kettle: admin.product("Чайник", 100_000).await,
        customer: admin.customer("ООО «Ёлка»").await,
        admin,
    }
}

impl Cast {
    async fn made(&self, kind: &str, body: Value) -> Value {
        self.admin.post(&format!("/api/v1/documents/{kind}"), body).await.expect(201)
    }

    async fn order(&self, pieces: i64) -> Value {
        let line = json!({ "product": self.kettle, "quantity": pieces * 10_000 });
        self.made("customer_order", json!({ "counterparty": self.customer, "positions": [line] })).await
    }

    async fn receive(&self, pieces: i64) {
        let line = json!({ "product": self.kettle, "quantity": pieces * 10_000, "price": 100 });
        self.made("receipt", json!({ "positions": [line], "posted": true })).await;
    }

    async fn payment(&self, sum: i64, parts: Value) -> Value {
        let body = json!({ "counterparty": self.customer, "sum": sum, "parts": parts, "posted": true });
        self.made("payment_in", body).await
    }

    /// Another quantity of the one line.
    async fn with_pieces(&self, document: &Value, pieces: i64) -> Value {
        let line = json!({ "product": self.kettle, "quantity": pieces * 10_000 });
        let body = json!({ "version": document["version"], "positions": [line] });
        self.admin.patch(&path(document), body).await.expect(200)
    }

    async fn now(&self, document: &Value) -> Value {
        self.admin.get(&path(document)).await.expect(200)
    }

    async fn on_hand(&self) -> i64 {
        let rows =
            self.admin.get(&format!("/api/v1/stock/balances?product={}", self.kettle)).await.expect(200);
        let rows = rows["rows"].as_array().unwrap();
        rows.iter().map(|r| r["on_hand"].as_i64().unwrap()).sum::<i64>() / 10_000
    }

    async fn unpost(&self, document: &Value) -> crate::house::Answer {
        let now = self.now(document).await;
        self.admin.delete(&format!("{}/post", path(document)), json!({ "version": now["version"] })).await
    }

    /// What customers owe, by the ids of the documents.
    async fn owed(&self) -> Vec<(String, i64)> {
        let found =
            self.admin.get(&format!("/api/v1/receivables?counterparty={}", self.customer)).await.expect(200);
        let rows = found["rows"].as_array().unwrap();
        rows.iter().map(|r| (id(r).to_owned(), r["open"].as_i64().unwrap())).collect()
    }
}

/// Stock does not come of returns of what never left.
async fn no_more_comes_back_than_was_shipped(house: Arc<House>) {
    let c = cast(&house).await;
    c.receive(5).await;
    let order = c.order(3).await;
    let shipment = linked(&c.admin, &order, "shipment").await.expect(201);
    let body = json!({ "kind": "return_in", "posted": true });
    let at_once = c.admin.post(&format!("{}/linked", path(&shipment)), body).await;
    assert_eq!((at_once.code(422), at_once.reasons()), ("refused", vec!["not_shipped"]));
    let shipment = post(&c.admin, &shipment).await.expect(200);
    let back = linked(&c.admin, &shipment, "return_in").await.expect(201);
    let back = c.with_pieces(&back, 4).await;
    assert_eq!(post(&c.admin, &back).await.reasons(), ["not_shipped"]);
    assert_eq!(c.on_hand().await, 2);
    let back = c.with_pieces(&back, 2).await;
    post(&c.admin, &back).await.expect(200);
    assert_eq!(c.on_hand().await, 4);
    // Together they are no more either; and what came back stays shipped.
    let rest = linked(&c.admin, &shipment, "return_in").await.expect(201);
    assert_eq!(rest["positions"][0]["quantity"], 10_000);
    let rest = c.with_pieces(&rest, 2).await;
    assert_eq!(post(&c.admin, &rest).await.reasons(), ["not_shipped"]);
    assert_eq!(c.unpost(&shipment).await.reasons(), ["rested_on"]);
    c.unpost(&back).await.expect(200);
    c.unpost(&shipment).await.expect(200);
    assert_eq!(c.on_hand().await, 5);
}

/// Two people take back the same goods at once.
async fn the_same_goods_come_back_once(house: Arc<House>) {
    let c = cast(&house).await;
    c.receive(5).await;
    let order = c.order(3).await;
    let shipment = linked(&c.admin, &order, "shipment").await.expect(201);
    let shipment = post(&c.admin, &shipment).await.expect(200);
    // A return is made of what other drafts leave: each takes one piece, and then wants all of them.
    let mut returns = Vec::new();
    for _ in 0..3 {
        let back = linked(&c.admin, &shipment, "return_in").await.expect(201);
        returns.push(c.with_pieces(&back, 1).await);
    }
    for back in &mut returns {
        *back = c.with_pieces(back, 3).await;
    }
    let mut calls = tokio::task::JoinSet::new();
    for back in returns {
        let admin = c.admin.clone();
        calls.spawn(async move { post(&admin, &back).await });
    }
    let answers = calls.join_all().await;
    let done = answers.iter().filter(|a| a.status == 200).count();
    let refused = answers.iter().filter(|a| a.status == 422).count();
    assert_eq!((done, refused), (1, 2), "{answers:?}");
    assert_eq!(c.on_hand().await, 5);
}

/// What was paid for an order is not paid again for its invoice.
async fn an_invoice_owes_no_more_than_its_order(house: Arc<House>) {
    let c = cast(&house).await;
    let order = c.order(2).await;
    let invoice = linked(&c.admin, &order, "invoice_out").await.expect(201);
    let invoice = post(&c.admin, &invoice).await.expect(200);
    c.payment(150_000, json!([{ "document": id(&order), "sum": 150_000 }])).await;
    let mut owed = c.owed().await;
    owed.sort();
    let mut wanted = vec![(id(&order).to_owned(), 50_000), (id(&invoice).to_owned(), 50_000)];
    wanted.sort();
    assert_eq!(owed, wanted);
    let rest = linked(&c.admin, &invoice, "payment_in").await.expect(201);
    assert_eq!(rest["sums"]["sum"], 50_000);
    post(&c.admin, &rest).await.expect(200);
    assert_eq!(sums(&c.admin, &order).await, [200_000, 200_000, 0, 0]);
    assert_eq!(c.owed().await, []);
    let nothing = linked(&c.admin, &invoice, "payment_in").await;
    assert_eq!((nothing.code(422), nothing.reasons()), ("refused", vec!["nothing_left"]));
}

/// One customer got too much: the others still lack theirs.
async fn what_one_got_too_much_of_others_still_lack(house: Arc<House>) {
    let c = cast(&house).await;
    c.receive(10).await;
    let (one, other) = (c.order(1).await, c.order(4).await);
    let shipment = linked(&c.admin, &one, "shipment").await.expect(201);
    let shipment = c.with_pieces(&shipment, 10).await;
    post(&c.admin, &shipment).await.expect(200);
    let lacks = async || {
        let found = c.admin.get("/api/v1/supply").await.expect(200);
        let rows = found["rows"].as_array().unwrap().clone();
        let line = rows.iter().find(|l| l["product"] == c.kettle.as_str());
        line.map(|l| ["wanted", "on_hand", "coming", "short"].map(|f| l[f].as_i64().unwrap() / 10_000))
    };
    assert_eq!(lacks().await, Some([4, 0, 0, 4]));
    // The same of suppliers: one brought more than was ordered, the other has not come yet.
    let line = json!({ "product": c.kettle, "quantity": 10_000, "price": 100 });
    let bought = json!({ "positions": [line], "posted": true });
    let (first, _second) =
        (c.made("purchase_order", bought.clone()).await, c.made("purchase_order", bought).await);
    let receipt = linked(&c.admin, &first, "receipt").await.expect(201);
    let receipt = c.with_pieces(&receipt, 2).await;
    post(&c.admin, &receipt).await.expect(200);
    assert_eq!(lacks().await, Some([4, 2, 1, 1]));
    let part = linked(&c.admin, &other, "shipment").await.expect(201);
    let part = c.with_pieces(&part, 1).await;
    post(&c.admin, &part).await.expect(200);
    assert_eq!(lacks().await, Some([3, 1, 1, 1]));
}

/// A payment has no lines: what was approved of it is its sum.
async fn an_approved_payment_is_approved_of_its_sum(house: Arc<House>) {
    let c = cast(&house).await;
    let mut statuses = Vec::new();
    for name in ["Пришёл", "Проверен"] {
        let body = json!({ "name": name, "kind": "payment_in" });
        statuses.push(id(&c.admin.post("/api/v1/statuses", body).await.expect(201)).to_owned());
    }
    let [new, checked] = [&statuses[0], &statuses[1]];
    let step = json!({ "to": checked, "approval": { "void_to": new } });
    let definition = json!({
        "creation": [{ "status": new }],
        "stages": [{ "start": new, "transitions": [step] }, { "start": checked, "transitions": [] }],
    });
    let process =
        json!({ "kind": "payment_in", "name": "Платежи", "definition": definition, "confirm": true });
    c.admin.post("/api/v1/processes", process).await.expect(201);
    let body = json!({ "counterparty": c.customer, "sum": 10_000, "status": new });
    let payment = c.made("payment_in", body).await;
    let step = json!({ "version": payment["version"], "status": checked });
    let payment = c.admin.post(&format!("{}/move", path(&payment)), step).await.expect(200);
    assert_eq!(payment["approval"]["sum"], 10_000);
    let said = json!({ "version": payment["version"], "description": "за чайники" });
    let payment = c.admin.patch(&path(&payment), said).await.expect(200);
    assert_eq!(&payment["status"], checked, "words were not approved of");
    let more = json!({ "version": payment["version"], "sum": 99_900_000 });
    let payment = c.admin.patch(&path(&payment), more).await.expect(200);
    assert_eq!((&payment["status"], &payment["approval"]), (&json!(new), &Value::Null));
}

async fn a_cancelled_order_keeps_no_goods(house: Arc<House>) {
    let c = cast(&house).await;
    c.receive(5).await;
    let order = c.order(3).await;
    let reserve = async |mode: &str| {
        let body = json!({ "version": c.now(&order).await["version"], "mode": mode });
        c.admin.post(&format!("{}/reserve", path(&order)), body).await
    };
    reserve("all").await.expect(200);
    let cancelled = json!({ "version": c.now(&order).await["version"], "status": c.admin.site("Отменен").await, "force": true, "comment": "передумал" });
    c.admin.post(&format!("{}/move", path(&order)), cancelled).await.expect(200);
    assert_eq!(c.now(&order).await["trade"]["reserved"], 0);
    let refused = reserve("all").await;
    assert_eq!((refused.code(422), refused.reasons()), ("refused", vec!["not_reservable"]));
    reserve("none").await.expect(200);
    let invoice = linked(&c.admin, &order, "invoice_out").await.expect(201);
    let refused = c
        .admin
        .post(&format!("{}/reserve", path(&invoice)), json!({ "version": invoice["version"], "mode": "all" }))
        .await;
    assert_eq!(refused.reasons(), ["not_reservable"]);
}

/// A payment over many orders shows all of them, however much else the company has.
async fn a_payment_over_many_orders_has_all_of_them_in_its_chain(house: Arc<House>) {
    let c = cast(&house).await;
    let mut parts = Vec::new();
    for _ in 0..9 {
        let order = c.order(1).await;
        let invoice = linked(&c.admin, &order, "invoice_out").await.expect(201);
        parts.push(json!({ "document": id(&invoice), "sum": 100_000 }));
    }
    let payment = c.payment(900_000, json!(parts)).await;
    let chain = c.admin.get(&format!("{}/chain", path(&payment))).await.expect(200);
    assert_eq!(chain["rows"].as_array().unwrap().len(), 18, "{chain:#}");
    assert_eq!(c.owed().await, []);
}

/// Who has no right to payments does not learn from a refusal that there are some.
async fn whoever_may_not_make_it_hears_that_first(house: Arc<House>) {
    let c = cast(&house).await;
    let order = c.order(1).await;
    c.payment(100_000, json!([{ "document": id(&order), "sum": 100_000 }])).await;
    let all = json!({ "view": "all", "create": "all", "update": "all", "delete": "all" });
    let keeper = house.hire("keeper", json!({ "customer_order": all, "product": all })).await;
    for kind in ["payment_in", "shipment"] {
        let refused = linked(&keeper, &order, kind).await;
        assert_eq!((refused.status, refused.reasons()), (403, vec!["no_right"]), "{}", refused.text);
    }
    // Nothing is lacking: that is what is said, not that supplier orders hold it.
    c.receive(5).await;
    let nothing = linked(&c.admin, &order, "purchase_order").await;
    assert_eq!(nothing.reasons(), ["nothing_left"]);
    assert!(nothing.text.contains("Заказывать нечего"), "{}", nothing.text);
}

/// The bin is listed in every order a list has.
async fn the_bin_is_listed_in_any_order(house: Arc<House>) {
    let c = cast(&house).await;
    let mut binned = Vec::new();
    for pieces in [3, 1, 2] {
        let order = c.order(pieces).await;
        c.admin.delete(&path(&order), json!({ "version": order["version"] })).await.expect(204);
        binned.push(id(&order).to_owned());
    }
    c.order(9).await;
    for (sort, wanted) in
        [("sum", [1, 2, 0]), ("-sum", [0, 2, 1]), ("number", [0, 1, 2]), ("-moment", [2, 1, 0])]
    {
        let found = c.admin.get(&format!("/api/v1/orders?deleted=true&sort={sort}")).await.expect(200);
        let rows = found["rows"].as_array().unwrap();
        let places: Vec<usize> =
            rows.iter().map(|r| binned.iter().position(|b| b == id(r)).unwrap()).collect();
        assert_eq!(places, wanted, "{sort}");
    }
    let planned = "/api/v1/orders?deleted=true&planned_from=2020-01-01T00:00:00Z";
    assert_eq!(c.admin.get(planned).await.expect(200)["rows"], json!([]));
    let nobody = c.admin.customer("Никто").await;
    c.admin.delete(&format!("/api/v1/counterparties/{nobody}"), json!({ "version": 1 })).await.expect(204);
    let found = c.admin.get("/api/v1/counterparties?deleted=true").await.expect(200);
    assert_eq!(found["rows"].as_array().unwrap().len(), 1, "{found:#}");
}

/// What is wrong with a parameter is said of that parameter.
async fn a_wrong_parameter_is_named(house: Arc<House>) {
    let admin = house.login("admin").await;
    for (path, field) in [
        ("/api/v1/receivables?sum=abc", "sum"),
        ("/api/v1/stock?warehouse=abc", "warehouse"),
        ("/api/v1/orders?limit=x", "limit"),
        ("/api/v1/orders?nonsense=1", "nonsense"),
    ] {
        let refused = admin.get(path).await;
        assert_eq!(
            (refused.code(422), &refused.body["errors"][0]["field"]),
            ("invalid", &json!(field)),
            "{path}"
        );
    }
}

/// What is wrong with a line is said of the line that was sent.
async fn a_wrong_line_is_named(house: Arc<House>) {
    let c = cast(&house).await;
    let wrong = |product: &str, quantity: i64| json!({ "product": product, "quantity": quantity });
    let lines = [wrong(&c.kettle, 10_000), wrong(&c.kettle, 0), wrong(&c.customer, 10_000)];
    let refused = c.admin.post("/api/v1/supply", json!({ "lines": lines })).await;
    assert_eq!(refused.code(422), "invalid");
    let fields: Vec<&str> =
        refused.body["errors"].as_array().unwrap().iter().map(|e| e["field"].as_str().unwrap()).collect();
    assert_eq!(fields, ["lines/1/quantity", "lines/2/product"]);
    let order = c.order(1).await;
    let place = order["positions"][0]["id"].as_str().unwrap();
    for pieces in [-1, i64::MAX] {
        let body = json!({ "version": order["version"], "positions": { place: pieces } });
        let refused = c.admin.post(&format!("{}/reserve", path(&order)), body).await;
        assert_eq!(
            (refused.code(422), &refused.body["errors"][0]["code"]),
            ("invalid", &json!("out_of_range"))
        );
    }
}

on_both!(
    a_cancelled_order_keeps_no_goods,
    a_payment_over_many_orders_has_all_of_them_in_its_chain,
    a_wrong_line_is_named,
    a_wrong_parameter_is_named,
    an_approved_payment_is_approved_of_its_sum,
    an_invoice_owes_no_more_than_its_order,
    no_more_comes_back_than_was_shipped,
    the_bin_is_listed_in_any_order,
    the_same_goods_come_back_once,
    what_one_got_too_much_of_others_still_lack,
    whoever_may_not_make_it_hears_that_first,
);
