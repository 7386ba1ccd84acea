//! Linked documents, stock and money, told over HTTP.

use std::sync::Arc;

use serde_json::{Value, json};

use crate::house::{Client, House, id};
use crate::on_both;

struct Cast {
    admin: Client,
    manager: Client,
    warehouse: Client,
    accountant: Client,
    kettle: String,
    cup: String,
    customer: String,
}

async fn cast(house: &House) -> Cast {
    let admin = house.login("admin").await;
    Cast {
        kettle: admin.product("Чайник", 100_000).await,
        cup: admin.product("Чашка", 10_000).await,
        customer: admin.customer("ООО «Ёлка»").await,
        manager: house.login("manager1").await,
        warehouse: house.login("warehouse").await,
        accountant: house.login("accountant").await,
        admin,
    }
}

impl Cast {
    async fn order(&self, kettles: i64, cups: i64) -> Value {
        let positions: Vec<Value> = [(&self.kettle, kettles), (&self.cup, cups)]
            .into_iter()
            .filter(|(_, pieces)| *pieces > 0)
            .map(|(product, pieces)| json!({ "product": product, "quantity": pieces * 10_000 }))
            .collect();
        let body = json!({ "counterparty": self.customer, "positions": positions, "channel": self.manager.channel("Сайт").await });
        self.manager.post("/api/v1/orders", body).await.expect(201)
    }

    /// Goods that came, posted.
    async fn receive(&self, kettles: i64, cups: i64) -> Value {
        let line =
            |product: &str, n: i64| json!({ "product": product, "quantity": n * 10_000, "price": 100 });
        let lines: Vec<Value> = [(&self.kettle, kettles), (&self.cup, cups)]
            .into_iter()
            .filter(|(_, n)| *n > 0)
            .map(|(p, n)| line(p, n))
            .collect();
        let body = json!({ "positions": lines, "posted": true });
        self.warehouse.post("/api/v1/documents/receipt", body).await.expect(201)
    }

    async fn balance(&self, product: &str) -> (i64, i64) {
        let path = format!("/api/v1/stock/balances?product={product}");
        let all = self.admin.get(&path).await.expect(200);
        let rows = all["rows"].as_array().unwrap();
        let sum = |field: &str| rows.iter().map(|r| r[field].as_i64().unwrap()).sum::<i64>() / 10_000;
        (sum("on_hand"), sum("reserved"))
    }
}

pub fn path(document: &Value) -> String {
    format!("/api/v1/documents/{}/{}", document["kind"].as_str().unwrap(), id(document))
}

pub async fn linked(client: &Client, base: &Value, kind: &str) -> crate::house::Answer {
    client.post(&format!("{}/linked", path(base)), json!({ "kind": kind })).await
}

pub async fn post(client: &Client, document: &Value) -> crate::house::Answer {
    client.post(&format!("{}/post", path(document)), json!({ "version": document["version"] })).await
}

async fn unpost(client: &Client, document: &Value) -> crate::house::Answer {
    client.delete(&format!("{}/post", path(document)), json!({ "version": document["version"] })).await
}

pub async fn sums(client: &Client, document: &Value) -> [i64; 4] {
    let now = client.get(&path(document)).await.expect(200);
    ["invoiced", "paid", "shipped", "reserved"].map(|field| now["trade"][field].as_i64().unwrap())
}

async fn an_order_is_invoiced_paid_and_shipped_exactly(house: Arc<House>) {
    let c = cast(&house).await;
    c.receive(5, 10).await;
    let order = c.order(2, 3).await;
    let invoice = linked(&c.manager, &order, "invoice_out").await.expect(201);
    assert_eq!(invoice["sums"], order["sums"]);
    assert_eq!(sums(&c.admin, &order).await, [0, 0, 0, 0], "a draft counts for nothing");
    let invoice = post(&c.manager, &invoice).await.expect(200);
    let nothing = linked(&c.manager, &order, "invoice_out").await;
    assert_eq!((nothing.code(422), nothing.reasons()), ("refused", vec!["nothing_left"]));
    assert_eq!(sums(&c.admin, &order).await, [230_000, 0, 0, 0]);

    // Half of it comes through the invoice, and is paid on the order too.
    let payment = linked(&c.accountant, &invoice, "payment_in").await.expect(201);
    assert_eq!(payment["sums"]["sum"], 230_000);
    let part = json!({ "version": payment["version"], "sum": 115_000 });
    let payment = c.accountant.patch(&path(&payment), part).await.expect(200);
    let payment = post(&c.accountant, &payment).await.expect(200);
    assert_eq!(sums(&c.admin, &order).await, [230_000, 115_000, 0, 0]);
    assert_eq!(sums(&c.admin, &invoice).await, [0, 115_000, 0, 0]);

    let shipment = linked(&c.warehouse, &order, "shipment").await.expect(201);
    let shipment = post(&c.warehouse, &shipment).await.expect(200);
    assert_eq!(sums(&c.admin, &order).await, [230_000, 115_000, 230_000, 0]);
    assert_eq!((c.balance(&c.kettle).await, c.balance(&c.cup).await), ((3, 0), (7, 0)));

    // A return brings the goods back; the sums of the order stay what they were.
    let back = linked(&c.warehouse, &shipment, "return_in").await.expect(201);
    let back = post(&c.warehouse, &back).await.expect(200);
    assert_eq!((c.balance(&c.kettle).await, c.balance(&c.cup).await), ((5, 0), (10, 0)));

    // Everything can be taken back, and comes out even.
    unpost(&c.accountant, &payment).await.expect(200);
    unpost(&c.warehouse, &back).await.expect(200);
    unpost(&c.warehouse, &shipment).await.expect(200);
    unpost(&c.manager, &invoice).await.expect(200);
    assert_eq!(sums(&c.admin, &order).await, [0, 0, 0, 0]);
    let chain = c.admin.get(&format!("{}/chain", path(&order))).await.expect(200);
    let kinds: Vec<&str> =
        chain["rows"].as_array().unwrap().iter().map(|l| l["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["invoice_out", "payment_in", "shipment", "return_in"]);
    let feed = c.manager.get(&format!("/api/v1/orders/{}/feed?kind=linked", id(&order))).await.expect(200);
    assert_eq!(feed["rows"].as_array().unwrap().len(), 9, "{feed:#}");
    // Whoever sees orders alone learns what they come to, and no number of another document.
    let see = json!({ "view": "all", "create": "no", "update": "no", "delete": "no" });
    let reader = house.hire("reader", json!({ "customer_order": see })).await;
    let lines = reader.get(&format!("/api/v1/orders/{}/feed", id(&order))).await.expect(200);
    for paper in [&invoice, &payment, &shipment] {
        assert!(!lines.to_string().contains(id(paper)), "{lines:#}");
    }
    let first = lines["rows"].as_array().unwrap().iter().find(|l| l["kind"] == "linked").unwrap();
    assert_eq!((&first["body"]["number"], &first["body"]["kind"]), (&Value::Null, &json!("invoice_out")));
    assert_eq!(reader.get(&format!("{}/chain", path(&order))).await.expect(200)["rows"], json!([]));
}

async fn what_is_posted_is_kept(house: Arc<House>) {
    let c = cast(&house).await;
    c.receive(5, 5).await;
    let order = c.order(1, 1).await;
    let shipment = linked(&c.warehouse, &order, "shipment").await.expect(201);
    let shipment = post(&c.warehouse, &shipment).await.expect(200);
    let edit = json!({ "version": shipment["version"], "positions": [] });
    let refused = c.warehouse.patch(&path(&shipment), edit).await;
    assert_eq!((refused.code(422), refused.reasons()), ("refused", vec!["posted"]));
    let note = json!({ "version": shipment["version"], "description": "у входа" });
    let shipment = c.warehouse.patch(&path(&shipment), note).await.expect(200);
    let refused = c.warehouse.delete(&path(&shipment), json!({ "version": shipment["version"] })).await;
    assert_eq!(refused.reasons(), ["posted"]);
    // Neither goes what it names.
    for (records, named) in
        [("warehouses", &shipment["warehouse"]), ("organizations", &shipment["organization"])]
    {
        let another = json!({ "name": "Другой", "default": true });
        c.admin.post(&format!("/api/v1/{records}"), another).await.expect(201);
        let at = format!("/api/v1/{records}/{}", named.as_str().unwrap());
        assert_eq!(c.admin.delete(&at, json!({})).await.code(409), "in_use");
    }
    // What it rests on stays as long as it counts.
    let now = c.admin.order(&order).await;
    let refused = c.admin.delete(&path(&order), json!({ "version": now["version"] })).await;
    assert_eq!(refused.reasons(), ["rested_on"]);
    let quote = c.manager.post("/api/v1/documents/quote", json!({})).await.expect(201);
    let refused = post(&c.admin, &quote).await;
    assert!(refused.reasons().contains(&"not_postable"), "{}", refused.text);
    // Posting needs the right to post, whatever else one may.
    let refused = unpost(&c.manager, &shipment).await;
    assert_eq!((refused.code(403), refused.reasons()), ("refused", vec!["no_right"]));
}

async fn a_payment_is_spread_over_orders_and_never_over_more_than_was_paid(house: Arc<House>) {
    let c = cast(&house).await;
    let (first, second) = (c.order(1, 0).await, c.order(2, 0).await);
    let parts =
        |a: i64, b: i64| json!([{ "document": id(&first), "sum": a }, { "document": id(&second), "sum": b }]);
    let body = json!({ "counterparty": c.customer, "sum": 250_000, "parts": parts(100_000, 120_000), "posted": true });
    let payment = c.accountant.post("/api/v1/documents/payment_in", body).await.expect(201);
    assert_eq!((sums(&c.admin, &first).await[1], sums(&c.admin, &second).await[1]), (100_000, 120_000));
    let spread = |parts: Value, payment: &Value| json!({ "version": payment["version"], "parts": parts });
    let too_much = c
        .accountant
        .post(&format!("{}/spread", path(&payment)), spread(parts(100_000, 150_001), &payment))
        .await;
    assert_eq!((too_much.code(422), too_much.reasons()), ("refused", vec!["spread_too_much"]));
    assert!(too_much.body["detail"].as_str().unwrap().contains("2\u{a0}500,01"), "{}", too_much.text);
    let moved = c
        .accountant
        .post(&format!("{}/spread", path(&payment)), spread(parts(40_000, 200_000), &payment))
        .await
        .expect(200);
    assert_eq!((sums(&c.admin, &first).await[1], sums(&c.admin, &second).await[1]), (40_000, 200_000));
    // An overpayment of one order stays a payment of that order.
    let over =
        c.accountant.post(&format!("{}/spread", path(&payment)), spread(parts(250_000, 1), &moved)).await;
    assert_eq!(over.reasons(), ["spread_too_much"]);
    let all = json!([{ "document": id(&first), "sum": 250_000 }]);
    let moved =
        c.accountant.post(&format!("{}/spread", path(&payment)), spread(all, &moved)).await.expect(200);
    assert_eq!((sums(&c.admin, &first).await[1], sums(&c.admin, &second).await[1]), (250_000, 0));
    let stale = c.accountant.post(&format!("{}/spread", path(&payment)), spread(json!([]), &payment)).await;
    assert_eq!((stale.code(409), stale.reasons()), ("refused", vec!["changed_meanwhile"]));
    unpost(&c.accountant, &moved).await.expect(200);
    assert_eq!(sums(&c.admin, &first).await[1], 0);
    // What somebody does not see stays paid by what he spreads anew.
    let seen = json!({ "view": "all", "create": "all", "update": "all", "delete": "no", "post": "all" });
    let blind = house.hire("blind", json!({ "payment_in": seen })).await;
    let body =
        json!({ "sum": 50_000, "parts": [{ "document": id(&second), "sum": 20_000 }], "posted": true });
    let hidden = c.accountant.post("/api/v1/documents/payment_in", body).await.expect(201);
    let body = json!({ "version": hidden["version"], "parts": [] });
    blind.post(&format!("{}/spread", path(&hidden)), body).await.expect(200);
    assert_eq!(sums(&c.admin, &second).await[1], 20_000);
    // Only what one sees can be paid, and what is foreign looks the same as what is not there.
    let loner = house
        .hire(
            "cashier",
            json!({ "payment_in": { "view": "all", "create": "all", "update": "all", "delete": "no", "post": "all" } }),
        )
        .await;
    let body = json!({ "sum": 10, "parts": [{ "document": id(&first), "sum": 10 }] });
    let foreign = loner.post("/api/v1/documents/payment_in", body).await;
    let absent = json!({ "sum": 10, "parts": [{ "document": uuid::Uuid::from_u128(1), "sum": 10 }] });
    let absent = loner.post("/api/v1/documents/payment_in", absent).await;
    assert_eq!((foreign.code(422), &foreign.body["errors"]), (absent.code(422), &absent.body["errors"]));
}

async fn goods_are_kept_for_one_and_never_for_two(house: Arc<House>) {
    let c = cast(&house).await;
    c.receive(5, 0).await;
    let (first, second) = (c.order(4, 0).await, c.order(4, 0).await);
    let reserve = |order: &Value, mode: &str| {
        (format!("{}/reserve", path(order)), json!({ "version": order["version"], "mode": mode }))
    };
    let (to, body) = reserve(&first, "all");
    let first = c.manager.post(&to, body).await.expect(200);
    assert_eq!((c.balance(&c.kettle).await, first["trade"]["reserved"].as_i64()), ((5, 4), Some(400_000)));
    let (to, body) = reserve(&second, "all");
    let refused = c.manager.post(&to, body).await;
    assert_eq!((refused.code(422), refused.reasons()), ("refused", vec!["stock_short"]));
    assert!(
        refused.body["detail"].as_str().unwrap().contains("«Чайник» — нужно 4, есть 1"),
        "{}",
        refused.text
    );
    let (to, body) = reserve(&second, "available");
    let second = c.manager.post(&to, body).await.expect(200);
    assert_eq!(c.balance(&c.kettle).await, (5, 5));
    let lacks = c.manager.get(&format!("{}/shortages", path(&second))).await.expect(200);
    assert_eq!(lacks["rows"][0]["short"], 30_000, "{lacks:#}");

    // What another order keeps is not shipped.
    let shipment = linked(&c.warehouse, &second, "shipment").await.expect(201);
    let refused = post(&c.warehouse, &shipment).await;
    assert_eq!(refused.reasons(), ["stock_short"], "{}", refused.text);
    let shipment_of_first = linked(&c.warehouse, &first, "shipment").await.expect(201);
    post(&c.warehouse, &shipment_of_first).await.expect(200);
    assert_eq!(c.balance(&c.kettle).await, (1, 1), "a shipment takes from the order's own reserve");
    assert_eq!(sums(&c.admin, &first).await, [0, 0, 400_000, 0]);

    // The company lets itself owe goods: then nothing holds the shipment up.
    let rules = c.admin.get("/api/v1/trade-settings").await.expect(200);
    let mut loose = rules.clone();
    loose["negative_stock"] = json!(true);
    c.admin.patch("/api/v1/trade-settings", loose).await.expect(200);
    let shipment = c.admin.get(&path(&shipment)).await.expect(200);
    post(&c.warehouse, &shipment).await.expect(200);
    assert_eq!(c.balance(&c.kettle).await, (-3, 0));
    // A cancelled order keeps nothing.
    c.receive(10, 0).await;
    let third = c.order(2, 0).await;
    let (to, body) = reserve(&third, "all");
    let third = c.manager.post(&to, body).await.expect(200);
    assert_eq!(c.balance(&c.kettle).await, (7, 2));
    c.admin.delete(&path(&third), json!({ "version": third["version"] })).await.expect(204);
    assert_eq!(c.balance(&c.kettle).await, (7, 0));
}

async fn ten_buyers_never_get_more_than_there_is(house: Arc<House>) {
    let c = cast(&house).await;
    c.receive(100, 0).await;
    let mut orders = Vec::new();
    for n in 0..200 {
        orders.push(c.order(1 + n % 3, 0).await);
    }
    let mut buyers = tokio::task::JoinSet::new();
    for share in orders.chunks(20) {
        let (share, manager) = (share.to_vec(), c.manager.clone());
        buyers.spawn(async move {
            let mut kept = 0;
            for order in share {
                let body = json!({ "version": order["version"], "mode": "all" });
                let mut answer = manager.post(&format!("{}/reserve", path(&order)), body.clone()).await;
                // Of two who wait for each other one is told to come again.
                while answer.status == 503 {
                    answer = manager.post(&format!("{}/reserve", path(&order)), body.clone()).await;
                }
                if answer.status == 200 {
                    kept += order["positions"][0]["quantity"].as_i64().unwrap() / 10_000;
                } else {
                    assert_eq!(answer.reasons(), ["stock_short"], "{}", answer.text);
                }
            }
            kept
        });
    }
    let kept: i64 = buyers.join_all().await.into_iter().sum();
    assert_eq!(c.balance(&c.kettle).await, (100, kept));
    assert!((98..=100).contains(&kept), "{kept} of 100 were kept");
}

async fn what_is_lacking_is_ordered_from_its_suppliers(house: Arc<House>) {
    let c = cast(&house).await;
    let (north, south) = (c.admin.customer("Север").await, c.admin.customer("Юг").await);
    for (product, supplier, price) in [(&c.kettle, &north, 70_000), (&c.cup, &south, 6_000)] {
        let now = c.admin.get(&format!("/api/v1/products/{product}")).await.expect(200);
        let body = json!({ "version": now["version"], "supplier": supplier, "buy_price": price });
        c.admin.patch(&format!("/api/v1/products/{product}"), body).await.expect(200);
    }
    c.receive(1, 0).await;
    c.order(3, 2).await;
    let lacks = c.admin.get("/api/v1/supply").await.expect(200);
    let lines: Vec<Value> = lacks["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|l| json!({ "product": l["product"], "quantity": l["short"] }))
        .collect();
    assert_eq!(
        lacks["rows"].as_array().unwrap().iter().map(|l| l["short"].as_i64().unwrap()).collect::<Vec<_>>(),
        [20_000, 20_000]
    );
    let made = c.admin.post("/api/v1/supply", json!({ "lines": lines, "posted": true })).await.expect(201);
    let sums: Vec<i64> =
        made["orders"].as_array().unwrap().iter().map(|o| o["sum"].as_i64().unwrap()).collect();
    assert_eq!(sums.iter().sum::<i64>(), 152_000, "{made:#}");
    assert_eq!(sums.len(), 2);
    let lacks = c.admin.get("/api/v1/supply").await.expect(200);
    assert_eq!(lacks["rows"], json!([]), "what comes is not lacking");
    // Received, it lies in stock.
    for order in made["orders"].as_array().unwrap() {
        let order = json!({ "id": order["id"], "kind": "purchase_order" });
        let receipt = linked(&c.warehouse, &order, "receipt").await.expect(201);
        post(&c.warehouse, &receipt).await.expect(200);
    }
    assert_eq!((c.balance(&c.kettle).await, c.balance(&c.cup).await), ((3, 0), (2, 0)));
}

async fn a_page_of_stock_is_full_whatever_services_there_are(house: Arc<House>) {
    let c = cast(&house).await;
    for n in 0..6 {
        let kind = if n % 2 == 0 { "goods" } else { "service" };
        let body = json!({ "name": format!("Полка {n}"), "product_type": kind });
        c.admin.post("/api/v1/products", body).await.expect(201);
    }
    for query in ["limit=2", "limit=2&q=%D0%BF%D0%BE%D0%BB%D0%BA%D0%B0"] {
        let (mut names, mut cursor) = (Vec::new(), String::new());
        loop {
            let page = c.admin.get(&format!("/api/v1/stock?{query}{cursor}")).await.expect(200);
            let rows = page["rows"].as_array().unwrap();
            names.extend(rows.iter().map(|r| r["name"].as_str().unwrap().to_owned()));
            let Some(next) = page["next"].as_str() else { break };
            assert_eq!(rows.len(), 2, "{query}: {page:#}");
            cursor = format!("&cursor={next}");
        }
        let mut shelves: Vec<&String> = names.iter().filter(|n| n.starts_with("Полка")).collect();
        shelves.sort();
        assert_eq!(shelves, ["Полка 0", "Полка 2", "Полка 4"], "{query}");
    }
    // What a posted document moved is what its unposting brings back: goods stay goods.
    let kettle = format!("/api/v1/products/{}", c.kettle);
    let version = c.admin.get(&kettle).await.expect(200)["version"].clone();
    let refused = c.admin.patch(&kettle, json!({ "version": version, "product_type": "service" })).await;
    assert_eq!(refused.code(422), "invalid");
    assert_eq!(refused.body["errors"][0]["code"], "fixed", "{:#}", refused.body);
    let same = json!({ "version": version, "product_type": "goods", "unit": "пара" });
    c.admin.patch(&kettle, same).await.expect(200);
}

/// A payment that concerns an order by itself and through its invoice is one document of its chain, with both parts.
async fn a_chain_says_through_what_documents_belong_together(house: Arc<House>) {
    let c = cast(&house).await;
    let order = c.order(2, 3).await;
    let invoice = linked(&c.manager, &order, "invoice_out").await.expect(201);
    let invoice = post(&c.manager, &invoice).await.expect(200);
    let through = linked(&c.accountant, &invoice, "payment_in").await.expect(201);
    let less = json!({ "version": through["version"], "sum": 50_000 });
    let through = c.accountant.patch(&path(&through), less).await.expect(200);
    let parts =
        json!([{ "document": id(&invoice), "sum": 100_000 }, { "document": id(&order), "sum": 30_000 }]);
    let both = json!({ "counterparty": c.customer, "sum": 180_000, "parts": parts, "posted": true });
    let both = c.accountant.post("/api/v1/documents/payment_in", both).await.expect(201);

    let chain =
        async |of: &Value| c.admin.get(&format!("{}/chain", path(of))).await.expect(200)["rows"].clone();
    let link = |chain: &Value, of: &Value| {
        let found = chain.as_array().unwrap().iter().filter(|l| l["id"] == of["id"]).collect::<Vec<_>>();
        assert_eq!(found.len(), 1, "once: {chain:#}");
        (found[0]["part"].as_i64().unwrap(), found[0]["via"].clone(), found[0]["rests"].as_bool().unwrap())
    };
    let of_order = chain(&order).await;
    assert_eq!(link(&of_order, &through), (50_000, invoice["id"].clone(), true));
    assert_eq!(link(&of_order, &both), (130_000, Value::Null, true));
    assert_eq!(link(&of_order, &invoice), (230_000, Value::Null, true));
    let of_payment = chain(&both).await;
    assert_eq!(link(&of_payment, &invoice), (100_000, Value::Null, false));
    assert_eq!(link(&of_payment, &order), (130_000, Value::Null, false));
    let paid = of_payment.as_array().unwrap().iter().find(|l| l["id"] == order["id"]).unwrap();
    assert_eq!(paid["trade"]["paid"], 130_000, "what is posted of it: {paid:#}");
}

/// Whatever names a document says of which kind it is, so that it can be found.
async fn what_names_a_document_says_of_which_kind_it_is(house: Arc<House>) {
    let c = cast(&house).await;
    let order = c.order(1, 0).await;
    let invoice = linked(&c.manager, &order, "invoice_out").await.expect(201);
    let accountant = c.admin.employee("accountant").await;
    for (document, kind) in [(&order, "customer_order"), (&invoice, "invoice_out")] {
        let task = json!({ "text": "Проверить", "order": id(document), "assignee": accountant });
        let task = c.manager.post("/api/v1/tasks", task).await.expect(201);
        assert_eq!(task["document_kind"], kind, "{task:#}");
        let listed = c.manager.get(&format!("/api/v1/tasks?order={}", id(document))).await.expect(200);
        assert_eq!(listed["rows"][0]["document_kind"], kind);
    }
    let told = c.accountant.get("/api/v1/notifications").await.expect(200);
    let kinds: Vec<&Value> = told["rows"].as_array().unwrap().iter().map(|n| &n["document_kind"]).collect();
    assert_eq!(kinds, ["invoice_out", "customer_order"], "{told:#}");

    let status = json!({ "kind": "invoice_out", "name": "Выставлен" });
    c.admin.post("/api/v1/statuses", status).await.expect(201);
    let names = async |query: &str| {
        let all = c.manager.get(&format!("/api/v1/statuses{query}")).await.expect(200);
        all["rows"]
            .as_array()
            .unwrap()
            .iter()
            .map(|s| s["name"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(names("?kind=invoice_out").await, ["Выставлен"]);
    assert!(!names("?kind=customer_order").await.contains(&"Выставлен".to_owned()));
    assert!(names("").await.contains(&"Выставлен".to_owned()));
    assert_eq!(c.manager.get("/api/v1/statuses?kind=letter").await.code(422), "invalid");
}

/// Payments come off orders that can take none any more, and an order says how many papers rest on it.
async fn a_part_comes_off_what_lies_in_the_bin(house: Arc<House>) {
    let c = cast(&house).await;
    c.receive(5, 0).await;
    let (gone, kept) = (c.order(1, 0).await, c.order(2, 0).await);
    let parts = json!([{ "document": id(&gone), "sum": 100_000 }]);
    let body = json!({ "counterparty": c.customer, "sum": 100_000, "parts": parts });
    let payment = c.accountant.post("/api/v1/documents/payment_in", body).await.expect(201);
    c.admin.delete(&path(&gone), json!({ "version": gone["version"] })).await.expect(204);
    let parts = json!([{ "document": id(&kept), "sum": 100_000 }]);
    let anew = json!({ "version": payment["version"], "parts": parts });
    let payment = c.accountant.post(&format!("{}/spread", path(&payment)), anew).await.expect(200);
    post(&c.accountant, &payment).await.expect(200);
    assert_eq!(sums(&c.admin, &kept).await[1], 100_000);

    // What became of a paper, in the order of events, is told to the order it rests on.
    let invoice = linked(&c.manager, &kept, "invoice_out").await.expect(201);
    let gone = json!({ "version": invoice["version"] });
    c.admin.delete(&path(&invoice), gone).await.expect(204);
    for _ in 0..2 {
        c.admin.post(&format!("{}/restore", path(&invoice)), json!({})).await.expect(200);
    }
    let feed = c.admin.get(&format!("{}/feed?kind=linked", path(&kept))).await.expect(200);
    let told = feed["rows"].as_array().unwrap().iter().filter(|e| e["body"]["document"] == id(&invoice));
    let told: Vec<&str> = told.map(|e| e["body"]["what"].as_str().unwrap()).collect();
    assert_eq!(told, ["restored", "deleted", "created"], "{feed:#}");

    for _ in 0..2 {
        let shipment = linked(&c.warehouse, &kept, "shipment").await.expect(201);
        let one = json!([{ "product": c.kettle, "quantity": 10_000 }]);
        let part = json!({ "version": shipment["version"], "positions": one });
        let shipment = c.warehouse.patch(&path(&shipment), part).await.expect(200);
        post(&c.warehouse, &shipment).await.expect(200);
    }
    let now = c.admin.order(&kept).await;
    let refused = c.admin.delete(&path(&kept), json!({ "version": now["version"] })).await;
    assert_eq!(refused.reasons(), ["rested_on"]);
    assert_eq!(refused.body["reasons"][0]["documents"], 3, "{}", refused.text);
}

/// Neither a supplier nor the way of a payment is told to whoever may not see them.
async fn what_is_hidden_is_named_nowhere(house: Arc<House>) {
    let c = cast(&house).await;
    let supplier = c.admin.customer("Тайный завод").await;
    let kettle = c.admin.get(&format!("/api/v1/products/{}", c.kettle)).await.expect(200);
    let body = json!({ "version": kettle["version"], "supplier": supplier });
    c.admin.patch(&format!("/api/v1/products/{}", c.kettle), body).await.expect(200);
    let order = c.order(2, 0).await;
    let see = json!({ "view": "all", "create": "no", "update": "no", "delete": "no" });
    let buy = json!({ "view": "all", "create": "all", "update": "all", "delete": "no", "post": "all" });
    let rights = json!({ "customer_order": see, "product": see, "payment_in": see, "purchase_order": buy });
    let reader = house.hire("storekeeper", rights).await;
    let lacks = reader.get("/api/v1/supply").await.expect(200);
    assert_eq!(lacks["rows"].as_array().unwrap().len(), 1, "{lacks:#}");
    assert!(!lacks.to_string().contains("Тайный") && !lacks.to_string().contains(&supplier), "{lacks:#}");
    assert!(c.admin.get("/api/v1/supply").await.expect(200).to_string().contains("Тайный"));
    // Whoever may not name the supplier leaves him open.
    let lines = json!([{ "product": c.kettle, "quantity": lacks["rows"][0]["short"] }]);
    let made = reader.post("/api/v1/supply", json!({ "lines": lines, "posted": true })).await.expect(201);
    assert_eq!(made["orders"][0]["supplier"], Value::Null, "{made:#}");
    assert_eq!(reader.get("/api/v1/supply").await.expect(200)["rows"], json!([]));
    // Closed, it no longer comes: also where no status of its kind is an open one.
    let body = json!({ "kind": "purchase_order", "name": "Закрыт", "status_type": "unsuccessful" });
    let closed = c.admin.post("/api/v1/statuses", body).await.expect(201);
    let bought = format!("/api/v1/documents/purchase_order/{}", made["orders"][0]["id"].as_str().unwrap());
    let step = json!({ "version": c.admin.get(&bought).await.expect(200)["version"], "status": id(&closed) });
    c.admin.post(&format!("{bought}/move"), step).await.expect(200);
    assert_eq!(reader.get("/api/v1/supply").await.expect(200)["rows"], lacks["rows"]);

    let invoice = linked(&c.manager, &order, "invoice_out").await.expect(201);
    let invoice = post(&c.manager, &invoice).await.expect(200);
    linked(&c.accountant, &invoice, "payment_in").await.expect(201);
    let chain = reader.get(&format!("{}/chain", path(&order))).await.expect(200);
    assert_eq!(chain["rows"].as_array().unwrap().len(), 1, "{chain:#}");
    assert!(!chain.to_string().contains(id(&invoice)), "{chain:#}");
}

on_both!(
    a_part_comes_off_what_lies_in_the_bin,
    what_is_hidden_is_named_nowhere,
    a_page_of_stock_is_full_whatever_services_there_are,
    a_chain_says_through_what_documents_belong_together,
    what_names_a_document_says_of_which_kind_it_is,
    an_order_is_invoiced_paid_and_shipped_exactly,
    what_is_posted_is_kept,
    a_payment_is_spread_over_orders_and_never_over_more_than_was_paid,
    goods_are_kept_for_one_and_never_for_two,
    ten_buyers_never_get_more_than_there_is,
    what_is_lacking_is_ordered_from_its_suppliers,
);
