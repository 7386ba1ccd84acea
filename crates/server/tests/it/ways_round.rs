//! Ways round that stay shut, and races that end well: each was open once.

use std::sync::Arc;

use serde_json::{Value, json};

use crate::house::{Client, House, PASSWORD, id};
use crate::on_both;

async fn site(client: &Client, more: Value) -> Value {
    let mut body = json!({ "channel": client.channel("Сайт").await });
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    client.post("/api/v1/orders", body).await.expect(201)
}

/// The same request so many times at once, each with a connection and thread of its own.
async fn at_once(
    client: &Client,
    count: usize,
    path: &str,
    body: &Value,
    key: Option<&str>,
) -> Vec<(u16, Value)> {
    let calls = (0..count).map(|n| {
        let (client, path, body) = (client.clone(), path.to_owned(), body.clone());
        let key = key.map_or_else(|| format!("{path}-{n}"), str::to_owned);
        tokio::spawn(async move { client.call("POST", &path, Some(body), Some(&key)).await })
    });
    let mut answers = Vec::new();
    for call in calls.collect::<Vec<_>>() {
        let answer = call.await.unwrap();
        answers.push((answer.status, answer.body));
    }
    answers
}

async fn the_same_request_twice_at_once_has_one_effect_and_one_answer(house: Arc<House>) {
    let manager = house.login("manager1").await;
    let work = manager.site("В работе").await;
    for round in 0..5 {
        let order = site(&manager, json!({})).await;
        let path = format!("/api/v1/orders/{}/move", id(&order));
        let body = json!({ "version": 1, "status": work });
        let answers = at_once(&manager, 6, &path, &body, Some(&format!("retry-{round}"))).await;
        assert!(answers.iter().all(|a| a == &answers[0] && a.0 == 200), "{answers:?}");
        let visits = manager.get(&format!("/api/v1/orders/{}/visits", id(&order))).await.expect(200);
        assert_eq!(visits["rows"].as_array().unwrap().len(), 2);
    }
}

async fn one_external_id_is_one_order_however_often_it_comes(house: Arc<House>) {
    let manager = house.login("manager1").await;
    let answers = at_once(&manager, 8, "/api/v1/orders", &json!({ "external_id": "shop-1" }), None).await;
    assert_eq!(answers.iter().filter(|a| a.0 == 201).count(), 1, "{answers:?}");
    assert!(answers.iter().all(|a| a.0 == 201 || a.1["code"] == "name_taken"), "{answers:?}");
    let found = manager.get("/api/v1/orders?q=shop-1").await.expect(200);
    assert_eq!(found["rows"].as_array().unwrap().len(), 1);
}

async fn nobody_writes_an_order_that_cannot_be_added_up(house: Arc<House>) {
    let admin = house.login("admin").await;
    let product = admin.product("Золото", 100).await;
    let line = json!({ "product": product, "quantity": 90_000_000_i64 * 10_000, "price": 1_000_000_000_000_000_i64 });
    let refused = admin.post("/api/v1/orders", json!({ "positions": [line] })).await;
    assert_eq!((refused.code(422), &refused.body["errors"][0]["code"]), ("invalid", &json!("sum_too_large")));
    let line = json!({ "product": product, "quantity": 10_000, "price": 10_000_000_000_001_i64 });
    let refused = admin.post("/api/v1/orders", json!({ "positions": [line] })).await;
    assert_eq!(refused.body["errors"][0]["code"], "sum_too_large");
    admin.get("/api/v1/orders/counts").await.expect(200);
}

async fn what_was_agreed_stays_when_the_deal_is_done(house: Arc<House>) {
    let (admin, manager) = (house.login("admin").await, house.login("manager1").await);
    let (product, customer) = (admin.product("Стол", 100_000).await, manager.customer("Ромашка").await);
    let order = manager.site_order(&product, &customer, 0).await;
    let done =
        manager.move_with(&order, "Отменен (сайт)", json!({ "comment": "передумал" })).await.expect(200);
    let path = format!("/api/v1/orders/{}", id(&order));
    let body = json!({ "version": done["version"], "positions": [{ "product": product, "quantity": 10_000, "discount": 9_000 }] });
    let refused = manager.patch(&path, body).await;
    assert_eq!((refused.code(422), refused.reasons()), ("refused", vec!["fields_locked"]));
    manager
        .patch(&path, json!({ "version": done["version"], "description": "для памяти" }))
        .await
        .expect(200);
}

async fn nobody_makes_himself_the_owner_and_steps_at_once(house: Arc<House>) {
    let (manager, other) = (house.login("manager1").await, house.login("manager2").await);
    let order = site(&manager, json!({})).await;
    let body = json!({
        "version": 1, "owner": other.employee("manager2").await, "status": other.site("В работе").await,
    });
    let refused = other.patch(&format!("/api/v1/orders/{}", id(&order)), body).await;
    assert_eq!(refused.reasons(), ["not_granted"]);
    assert_eq!(manager.order(&order).await["version"], 1);
}

async fn a_task_of_ones_own_opens_no_way_and_a_finished_one_hides_no_item(house: Arc<House>) {
    let (admin, manager) = (house.login("admin").await, house.login("manager1").await);
    let warehouse = house.login("warehouse").await;
    let process = admin.process("Заказы с сайта").await;
    let mut definition = process["definition"].clone();
    definition["stages"] = json!([{ "start": admin.site("Новый").await, "transitions": [{
        "to": admin.site("В работе").await, "grants": { "any_of": [{ "kind": "task_assignee" }] },
        "requirements": [{ "kind": "checklist" }],
    }] }]);
    let body = json!({ "version": process["version"], "definition": definition, "confirm": true });
    admin.patch(&format!("/api/v1/processes/{}", id(&process)), body).await.expect(200);
    let order = site(&manager, json!({})).await;
    manager.post("/api/v1/tasks", json!({ "text": "сам себе", "order": id(&order) })).await.expect(201);
    assert_eq!(manager.move_to(&order, "В работе (сайт)").await.reasons(), ["not_granted"]);
    let me = admin.employee("warehouse").await;
    let body =
        json!({ "text": "проверить", "assignee": me, "order": id(&order), "checklist": [{ "text": "вес" }] });
    let first = manager.post("/api/v1/tasks", body).await.expect(201);
    manager
        .post("/api/v1/tasks", json!({ "text": "вторая", "assignee": me, "order": id(&order) }))
        .await
        .expect(201);
    let at = format!("/api/v1/tasks/{}", id(&first));
    warehouse.post(&format!("{at}/done"), json!({ "done": true })).await.expect(200);
    let reasons = warehouse.move_to(&order, "В работе (сайт)").await;
    assert!(reasons.reasons().contains(&"requirement_missing"), "{}", reasons.text);
}

async fn whoever_comes_back_after_a_dismissal_needs_new_tokens(house: Arc<House>) {
    let admin = house.login("admin").await;
    let token = house.token("manager1", "api").await;
    let path = format!("/api/v1/employees/{}", admin.employee("manager1").await);
    for active in [false, true] {
        let version = admin.get(&path).await.expect(200)["version"].clone();
        admin.patch(&path, json!({ "version": version, "active": active })).await.expect(200);
    }
    assert_eq!(token.get("/api/v1/me").await.code(401), "not_logged_in");
    house.login("manager1").await.get("/api/v1/me").await.expect(200);
    // A program does not outlive its token by making another.
    let program = house.token("admin", "api").await;
    for kind in ["api", "person"] {
        let refused = program.post("/api/v1/tokens", json!({ "kind": kind, "name": "another" })).await;
        assert_eq!(refused.code(403), "administrators_only");
    }
}

async fn odd_logins_and_cursors_are_only_wrong(house: Arc<House>) {
    let client = house.client();
    for login in ["a\u{0}@x".to_owned(), format!("{}@seed", "я".repeat(4_000)), "\u{7}@seed".to_owned()] {
        let answer = client.post("/api/v1/login", json!({ "login": login, "password": "неверный" })).await;
        assert_eq!(answer.code(401), "wrong_login");
    }
    let manager = house.login("manager1").await;
    let nobody = "01890000-0000-7000-8000-00000000dead";
    for path in [
        format!("orders?sort=number&cursor=n.00.{nobody}"),
        format!("orders?cursor=m.-1000000000000000000.{nobody}"),
        format!("counterparties?cursor=00.{nobody}"),
        format!("products?cursor=00.{nobody}"),
        format!("tasks?cursor=-1000000000000000000.{nobody}"),
        format!("orders/waiting?cursor=9000000000000000000.{nobody}"),
    ] {
        assert_eq!(manager.get(&format!("/api/v1/{path}")).await.code(422), "invalid", "{path}");
    }
}

async fn products_out_of_reach_or_out_of_sale_are_not_sold(house: Arc<House>) {
    let admin = house.login("admin").await;
    let product = admin.product("Редкость", 100).await;
    let all = json!({ "view": "all", "create": "all", "update": "all", "delete": "no" });
    let blind = house.hire("blind", json!({ "customer_order": all })).await;
    let body = json!({ "positions": [{ "product": product, "quantity": 10_000 }] });
    let refused = blind.post("/api/v1/orders", body.clone()).await;
    assert_eq!(refused.body["errors"][0]["code"], "not_found");
    let order = admin.post("/api/v1/orders", body.clone()).await.expect(201);
    let path = format!("/api/v1/products/{product}");
    admin.patch(&path, json!({ "version": 1, "archived": true })).await.expect(200);
    assert_eq!(admin.post("/api/v1/orders", body).await.body["errors"][0]["code"], "not_found");
    // What stands on an order stays there, also when the order is changed or copied.
    let kept = json!({ "version": 1, "positions": [{ "id": order["positions"][0]["id"], "product": product, "quantity": 20_000 }] });
    admin.patch(&format!("/api/v1/orders/{}", id(&order)), kept).await.expect(200);
    let copy = admin.post(&format!("/api/v1/orders/{}/copy", id(&order)), json!({})).await.expect(201);
    assert_eq!(copy["positions"][0]["product"], json!(product));
}

async fn a_retried_deletion_of_a_status_gets_its_first_answer(house: Arc<House>) {
    let admin = house.login("admin").await;
    let status = admin.post("/api/v1/statuses", json!({ "name": "Лишний" })).await.expect(201);
    let token = house.token("admin", "api").await;
    let other = admin.site("Новый").await;
    token.post("/api/v1/orders", json!({ "status": status["id"] })).await.expect(201);
    let path = format!("/api/v1/statuses/{}?replace_with={other}", id(&status));
    for _ in 0..2 {
        assert_eq!(admin.call("DELETE", &path, Some(json!({})), Some("once")).await.status, 204);
    }
    let elsewhere = format!("/api/v1/statuses/{}?replace_with={}", id(&status), admin.site("Собран").await);
    let mismatch = admin.call("DELETE", &elsewhere, Some(json!({})), Some("once")).await;
    assert_eq!(mismatch.code(422), "idempotency_mismatch");
}

async fn words_that_were_taken_back_are_gone_from_the_bell(house: Arc<House>) {
    let (manager, head) = (house.login("manager1").await, house.login("head").await);
    let order = site(&manager, json!({})).await;
    let path = format!("/api/v1/orders/{}/comments", id(&order));
    let comment = head.post(&path, json!({ "text": "@manager1 секрет" })).await.expect(201);
    let bell = manager.get("/api/v1/notifications").await.expect(200);
    assert_eq!(bell["rows"][0]["body"]["text"], "@manager1 секрет");
    head.delete(&format!("{path}/{}", id(&comment)), json!({})).await.expect(204);
    let bell = manager.get("/api/v1/notifications").await.expect(200);
    assert!(!bell.to_string().contains("секрет"), "{bell}");
}

async fn the_order_of_lines_is_kept(house: Arc<House>) {
    let (admin, manager) = (house.login("admin").await, house.login("manager1").await);
    let (a, b) = (admin.product("А", 100).await, admin.product("Б", 200).await);
    let line = |product: &str| json!({ "product": product, "quantity": 10_000 });
    let order = site(&manager, json!({ "positions": [line(&a), line(&b)] })).await;
    let turned: Vec<Value> = order["positions"].as_array().unwrap().iter().rev().map(|p| {
        json!({ "id": p["id"], "product": p["product"], "quantity": p["quantity"], "price": p["price"] })
    }).collect();
    let path = format!("/api/v1/orders/{}", id(&order));
    manager.patch(&path, json!({ "version": 1, "positions": turned })).await.expect(200);
    let kept = manager.order(&order).await;
    assert_eq!((&kept["positions"][0]["product"], &kept["version"]), (&json!(b), &json!(2)));
}

async fn a_process_that_gives_up_a_channel_asks_first(house: Arc<House>) {
    let (admin, manager) = (house.login("admin").await, house.login("manager1").await);
    site(&manager, json!({})).await;
    let process = admin.process("Заказы с сайта").await;
    let retail = admin.post("/api/v1/channels", json!({ "name": "Розница" })).await.expect(201);
    let mut definition = process["definition"].clone();
    definition["channels"] = json!([retail["id"]]);
    let path = format!("/api/v1/processes/{}", id(&process));
    let asked = admin.patch(&path, json!({ "version": process["version"], "definition": definition })).await;
    assert_eq!(asked.code(409), "needs_confirmation");
    assert_eq!(asked.body["concerned"][0]["documents"], 1);
}

async fn what_lies_in_the_bin_is_not_changed(house: Arc<House>) {
    let manager = house.login("manager1").await;
    let customer = manager.customer("Ромашка").await;
    let path = format!("/api/v1/counterparties/{customer}");
    manager.delete(&path, json!({ "version": 1 })).await.expect(204);
    let refused = manager.patch(&path, json!({ "version": 2, "name": "Лютик" })).await;
    assert_eq!((refused.code(409), refused.reasons()), ("refused", vec!["in_bin"]));
}

async fn a_filter_said_twice_narrows_like_once(house: Arc<House>) {
    let manager = house.login("manager1").await;
    for _ in 0..3 {
        site(&manager, json!({})).await;
    }
    let status = manager.site("Новый").await;
    let path = format!("/api/v1/orders?limit=2&status={status},{status},{status},{status},{status}");
    let page = manager.get(&path).await.expect(200);
    assert_eq!((page["rows"].as_array().unwrap().len(), page["next"].is_string()), (2, true));
}

/// A password changed while the old one was being looked at opens nothing.
async fn the_old_password_opens_nothing_after_a_new_one(house: Arc<House>) {
    let admin = house.login("admin").await;
    let path = format!("/api/v1/employees/{}", admin.employee("manager1").await);
    let version = admin.get(&path).await.expect(200)["version"].clone();
    admin.patch(&path, json!({ "version": version, "password": "совсем другой пароль" })).await.expect(200);
    let login = |password: &str| json!({ "login": "manager1@seed", "password": password });
    let client = house.client();
    assert_eq!(client.post("/api/v1/login", login(PASSWORD)).await.code(401), "wrong_login");
    client.post("/api/v1/login", login("совсем другой пароль")).await.expect(200);
}

on_both!(
    the_same_request_twice_at_once_has_one_effect_and_one_answer,
    one_external_id_is_one_order_however_often_it_comes,
    nobody_writes_an_order_that_cannot_be_added_up,
    what_was_agreed_stays_when_the_deal_is_done,
    nobody_makes_himself_the_owner_and_steps_at_once,
    a_task_of_ones_own_opens_no_way_and_a_finished_one_hides_no_item,
    whoever_comes_back_after_a_dismissal_needs_new_tokens,
    odd_logins_and_cursors_are_only_wrong,
    products_out_of_reach_or_out_of_sale_are_not_sold,
    a_retried_deletion_of_a_status_gets_its_first_answer,
    words_that_were_taken_back_are_gone_from_the_bell,
    the_order_of_lines_is_kept,
    a_process_that_gives_up_a_channel_asks_first,
    what_lies_in_the_bin_is_not_changed,
    a_filter_said_twice_narrows_like_once,
    the_old_password_opens_nothing_after_a_new_one,
);
