//! Lists, boards, counts and search: the same set everywhere, within rights, page by page.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::{Value, json};

use crate::house::{Client, House, id};
use crate::on_both;

async fn walk(client: &Client, query: &str) -> Vec<Value> {
    let (mut rows, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = client.get(&format!("/api/v1/orders?limit=3&{query}{cursor}")).await.expect(200);
        rows.extend(page["rows"].as_array().unwrap().iter().cloned());
        match page["next"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => return rows,
        }
    }
}

fn numbers(rows: &[Value]) -> Vec<String> {
    rows.iter().map(|r| r["number"].as_str().unwrap().to_owned()).collect()
}

/// Orders of both managers; every third is shared, some have moved.
async fn some_orders(house: &House) -> Vec<Value> {
    let admin = house.login("admin").await;
    let product = admin.product("Тостер", 10_000).await;
    let (elka, utro) = (admin.customer("ООО «Ёлка»").await, admin.customer("Кафе «Утро»").await);
    let mut made = Vec::new();
    for i in 0..11_i64 {
        let owner = house.login(if i % 2 == 0 { "manager1" } else { "manager2" }).await;
        let body = json!({
            "channel": owner.channel(if i % 4 == 3 { "Маркетплейс" } else { "Сайт" }).await,
            "counterparty": if i % 2 == 0 { &elka } else { &utro }, "shared": i % 3 == 0,
            "positions": [{ "product": product, "quantity": 10_000 * (1 + i % 5) }],
        });
        let order = owner.post("/api/v1/orders", body).await.expect(201);
        if i % 4 == 0 {
            owner.move_to(&order, "В работе (сайт)").await.expect(200);
        }
        made.push(order);
    }
    made
}

async fn pages_hold_every_order_once_in_order(house: Arc<House>) {
    some_orders(&house).await;
    let head = house.login("head").await;
    for (query, count) in [
        ("", 11),
        ("sort=moment", 11),
        ("sort=-sum", 11),
        ("sort=number", 11),
        ("mine=true", 0),
        ("q=тостер", 0),
        ("q=ЕЛКА", 6),
        ("q=ёлка 0000", 5),
        ("q=утро", 5),
        ("q=5", 11),
    ] {
        let query = query.replace(' ', "%20");
        let query: String = query
            .chars()
            .map(|c| {
                if c.is_ascii() {
                    c.to_string()
                } else {
                    c.to_string().bytes().map(|b| format!("%{b:02X}")).collect()
                }
            })
            .collect();
        let rows = walk(&head, &query).await;
        let distinct: BTreeSet<String> = numbers(&rows).into_iter().collect();
        assert_eq!(distinct.len(), rows.len(), "{query}");
        if query.contains("q=5") {
            assert!(rows.len() < count, "a number has to have the digit");
        } else {
            assert_eq!(rows.len(), count, "{query}");
        }
    }
    let rows = walk(&head, "sort=-sum").await;
    let sums: Vec<i64> = rows.iter().map(|r| r["sums"]["sum"].as_i64().unwrap()).collect();
    assert!(sums.windows(2).all(|w| w[0] >= w[1]), "{sums:?}");
    let new = head.site("Новый").await;
    let board = walk(&head, &format!("status={new}")).await;
    assert!(board.iter().all(|r| r["status"] == new.as_str()));
}

async fn lists_boards_and_counts_show_the_same_set(house: Arc<House>) {
    some_orders(&house).await;
    let admin = house.login("admin").await;
    let roles = admin.get("/api/v1/roles").await.expect(200);
    let manager_role =
        roles["rows"].as_array().unwrap().iter().find(|r| r["name"] == "Менеджер").unwrap().clone();
    let mut version = manager_role["version"].as_i64().unwrap();
    let mut sizes = Vec::new();
    for scope in ["no", "own", "own_shared", "own_department", "own_department_shared", "all"] {
        let mut permissions = manager_role["permissions"].clone();
        permissions["customer_order"] =
            json!({ "view": scope, "create": "all", "update": "no", "delete": "no" });
        let body = json!({ "version": version, "permissions": permissions });
        version =
            admin.patch(&format!("/api/v1/roles/{}", id(&manager_role)), body).await.expect(200)["version"]
                .as_i64()
                .unwrap();
        let manager = house.login("manager1").await;
        let list = walk(&manager, "").await;
        let counts = manager.get("/api/v1/orders/counts").await.expect(200);
        let mut counted = 0;
        for row in counts["rows"].as_array().unwrap() {
            let status = row["status"].as_str().unwrap_or("none");
            let column = walk(&manager, &format!("status={status}")).await;
            assert_eq!(row["orders"], column.len(), "{scope}");
            let sum: i64 = column.iter().map(|o| o["sums"]["sum"].as_i64().unwrap()).sum();
            assert_eq!(row["sum"], sum, "{scope}");
            counted += column.len();
        }
        assert_eq!(counted, list.len(), "{scope}");
        let found = walk(&manager, "q=0000").await;
        let listed: BTreeSet<String> = numbers(&list).into_iter().collect();
        assert!(numbers(&found).iter().all(|n| listed.contains(n)), "{scope}");
        for order in &list {
            manager.order(order).await;
        }
        sizes.push(list.len());
    }
    assert_eq!(sizes, [0, 6, 8, 11, 11, 11]);
}

async fn what_is_foreign_looks_absent(house: Arc<House>) {
    let orders = some_orders(&house).await;
    let admin = house.login("admin").await;
    let roles = admin.get("/api/v1/roles").await.expect(200);
    let role = roles["rows"].as_array().unwrap().iter().find(|r| r["name"] == "Менеджер").unwrap().clone();
    let own = json!({ "view": "own", "create": "all", "update": "own", "delete": "own" });
    let body = json!({ "version": role["version"], "permissions": { "customer_order": own } });
    admin.patch(&format!("/api/v1/roles/{}", id(&role)), body).await.expect(200);
    let stranger = house.login("manager2").await;
    // Of the first manager, and an id nobody has: the same answers, to the letter.
    let status = stranger.site("В работе").await;
    for (method, tail, body) in [
        ("GET", "", None),
        ("GET", "/moves", None),
        ("GET", "/feed", None),
        ("GET", "/visits", None),
        ("PATCH", "", Some(json!({ "version": 1, "description": "x" }))),
        ("DELETE", "", Some(json!({ "version": 1 }))),
        ("POST", "/move", Some(json!({ "version": 1, "status": status }))),
        ("POST", "/assign", Some(json!({ "version": 1, "shared": true }))),
        ("POST", "/copy", Some(json!({}))),
        ("POST", "/restore", Some(json!({}))),
        ("POST", "/comments", Some(json!({ "text": "x" }))),
    ] {
        let absent = format!("/api/v1/orders/01890000-0000-7000-8000-000000000000{tail}");
        let foreign = format!("/api/v1/orders/{}{tail}", id(&orders[0]));
        let (absent, foreign) = (
            stranger.call(method, &absent, body.clone(), None).await,
            stranger.call(method, &foreign, body, None).await,
        );
        assert_eq!((foreign.status, &foreign.text), (404, &absent.text), "{method} {tail}");
    }
}

async fn mentions_and_comments_stay_within_sight(house: Arc<House>) {
    let manager = house.login("manager1").await;
    let order =
        manager.post("/api/v1/orders", json!({ "channel": manager.channel("Сайт").await })).await.expect(201);
    let path = format!("/api/v1/orders/{}/comments", id(&order));
    let made =
        manager.post(&path, json!({ "text": "@head посмотрите, @nobody и @warehouse." })).await.expect(201);
    let feed = manager.get(&format!("/api/v1/orders/{}/feed?kind=comment", id(&order))).await.expect(200);
    let mentions = feed["rows"][0]["comment"]["mentions"].as_array().unwrap().clone();
    assert_eq!(mentions.len(), 2);
    let other = house.login("head").await;
    let comment = format!("{path}/{}", id(&made));
    assert_eq!(other.patch(&comment, json!({ "text": "чужое" })).await.code(404), "not_found");
    assert_eq!(manager.patch(&comment, json!({ "text": " " })).await.code(422), "invalid");
    manager.patch(&comment, json!({ "text": "исправлено" })).await.expect(204);
    manager.delete(&comment, json!({})).await.expect(204);
    let feed = manager.get(&format!("/api/v1/orders/{}/feed", id(&order))).await.expect(200);
    assert_eq!(feed["rows"][0]["comment"]["text"], "");
    assert_eq!(feed["rows"].as_array().unwrap().len(), 2, "that there was a comment stays");
}

on_both!(
    pages_hold_every_order_once_in_order,
    lists_boards_and_counts_show_the_same_set,
    what_is_foreign_looks_absent,
    mentions_and_comments_stay_within_sight,
);
