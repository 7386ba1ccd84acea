//! What screens ask for beyond single orders: counts under every filter, files to take away, saved views, the bell.

use std::sync::Arc;

use axum::body::Body;
use axum::http::Request;
use serde_json::{Value, json};

use crate::house::{Client, House, id};
use crate::on_both;

async fn site(client: &Client, more: Value) -> Value {
    let mut body = json!({ "channel": client.channel("Сайт").await });
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    client.post("/api/v1/orders", body).await.expect(201)
}

fn total(counts: &Value) -> i64 {
    counts["rows"].as_array().unwrap().iter().map(|r| r["orders"].as_i64().unwrap()).sum()
}

async fn counts_follow_every_filter_of_the_list(house: Arc<House>) {
    let (manager, other) = (house.login("manager1").await, house.login("manager2").await);
    let customer = manager.customer("Ромашка").await;
    site(&manager, json!({ "counterparty": customer, "planned_at": "2026-05-01T00:00:00Z" })).await;
    site(&manager, json!({ "planned_at": "2026-06-01T00:00:00Z", "moment": "2026-01-01T00:00:00Z" })).await;
    site(&other, json!({ "description": "срочно" })).await;
    let status = manager.site("Новый").await;
    for (filter, orders) in [
        (String::new(), 3),
        ("mine=true".to_owned(), 2),
        (format!("counterparty={customer}"), 1),
        ("planned_to=2026-05-02T00:00:00Z".to_owned(), 1),
        ("planned_from=2026-05-02T00:00:00Z".to_owned(), 1),
        ("moment_to=2026-02-01T00:00:00Z".to_owned(), 1),
        ("q=%D1%80%D0%BE%D0%BC%D0%B0%D1%88".to_owned(), 1),
        ("q=%D1%81%D1%80%D0%BE%D1%87%D0%BD%D0%BE&mine=true".to_owned(), 0),
        (format!("status={status}"), 3),
        ("status=none".to_owned(), 0),
    ] {
        let counts = manager.get(&format!("/api/v1/orders/counts?{filter}")).await.expect(200);
        assert_eq!((total(&counts), &counts["complete"]), (orders, &json!(true)), "{filter}");
        let list = manager.get(&format!("/api/v1/orders?{filter}")).await.expect(200);
        assert_eq!(list["rows"].as_array().unwrap().len() as i64, orders, "{filter}");
    }
    // What is planned first comes first, page by page.
    let page = "/api/v1/orders?planned_from=2026-01-01T00:00:00Z&limit=1";
    let first = manager.get(page).await.expect(200);
    assert_eq!(first["rows"][0]["planned_at"], "2026-05-01T00:00:00Z");
    let next = manager.get(&format!("{page}&cursor={}", first["next"].as_str().unwrap())).await.expect(200);
    assert_eq!(next["rows"][0]["planned_at"], "2026-06-01T00:00:00Z");
    let refused = manager.get("/api/v1/orders?sort=planned").await;
    assert_eq!((refused.code(422), &refused.body["errors"][0]["field"]), ("invalid", &json!("sort")));
}

async fn a_file_holds_what_the_list_shows_and_no_formula(house: Arc<House>) {
    let (manager, loner) = (house.login("manager1").await, house.loner().await);
    let customer = manager.customer("=HYPERLINK(\"http://evil\")").await;
    site(&manager, json!({ "counterparty": customer, "description": "строка 1\n\"строка; 2\"" })).await;
    site(&manager, json!({ "description": "второй" })).await;
    let mut reader = manager.clone();
    let file = reader.get("/api/v1/orders/export").await;
    assert_eq!(file.status, 200);
    assert!(file.headers["content-type"].to_str().unwrap().starts_with("text/csv"));
    assert!(file.headers["content-disposition"].to_str().unwrap().contains("orders.csv"));
    assert!(file.text.starts_with("\u{feff}Номер;"), "{}", file.text);
    assert!(file.text.contains("'=HYPERLINK") && file.text.contains("\"\"строка; 2\"\""), "{}", file.text);
    let narrowed = reader.get("/api/v1/orders/export?q=%D0%B2%D1%82%D0%BE%D1%80%D0%BE%D0%B9").await;
    assert_eq!(narrowed.text.lines().count(), 2, "{}", narrowed.text);
    reader.language = "en";
    assert!(reader.get("/api/v1/orders/export?format=csv").await.text.starts_with("\u{feff}Number,"));
    let nothing = loner.get("/api/v1/orders/export").await;
    assert_eq!(nothing.text.lines().count(), 1, "only the headings: {}", nothing.text);
    let request = Request::builder().uri("/api/v1/orders/export?format=xlsx");
    let sheet = manager.send(request, Body::empty()).await;
    assert!(sheet.status == 200 && sheet.text.starts_with("PK"));
    assert_eq!(manager.get("/api/v1/orders/export?format=pdf").await.code(422), "invalid");
    let audit = house.login("admin").await.get("/api/v1/audit?limit=5").await.expect(200);
    assert!(audit["rows"].as_array().unwrap().iter().any(|r| r["kind"] == "exported"), "{audit}");
}

async fn everybody_keeps_views_and_may_share_them(house: Arc<House>) {
    let (manager, other, admin) =
        (house.login("manager1").await, house.login("manager2").await, house.login("admin").await);
    let path = "/api/v1/saved-views";
    let body = json!({ "screen": "board", "name": "Мои горящие", "query": "mine=true&planned_to=today" });
    let mine = manager.post(path, body).await.expect(201);
    let at = format!("{path}/{}", id(&mine));
    assert_eq!(other.get(path).await.expect(200)["rows"], json!([]));
    let absent = other.patch(&at, json!({ "version": 1, "name": "x" })).await;
    assert_eq!(absent.code(404), "not_found");
    assert_eq!(other.delete(&at, json!({})).await.code(404), "not_found");
    let shared = manager.patch(&at, json!({ "version": 1, "shared": true })).await.expect(200);
    assert_eq!((&shared["version"], &shared["query"]), (&json!(2), &mine["query"]));
    assert_eq!(other.get(path).await.expect(200)["rows"][0]["name"], "Мои горящие");
    assert_eq!(other.patch(&at, json!({ "version": 2, "name": "x" })).await.code(404), "not_found");
    assert_eq!(other.delete(&at, json!({})).await.code(403), "administrators_only");
    let stale = manager.patch(&at, json!({ "version": 1, "name": "x" })).await;
    assert_eq!(stale.code(409), "version_conflict");
    admin.delete(&at, json!({})).await.expect(204);
    assert_eq!(manager.get(path).await.expect(200)["rows"], json!([]));
    for (body, field) in [
        (json!({ "screen": "Board!", "name": "x", "query": "" }), "screen"),
        (json!({ "screen": "board", "name": " ", "query": "" }), "name"),
        (json!({ "screen": "board", "name": "x", "query": "я".repeat(2_001) }), "query"),
    ] {
        let refused = manager.post(path, body).await;
        assert_eq!((refused.code(422), &refused.body["errors"][0]["field"]), ("invalid", &json!(field)));
    }
}

async fn bell(client: &Client) -> Vec<String> {
    let bell = client.get("/api/v1/notifications?unread=true").await.expect(200);
    let kinds: Vec<String> =
        bell["rows"].as_array().unwrap().iter().map(|r| r["kind"].as_str().unwrap().to_owned()).collect();
    assert_eq!(bell["unread"], kinds.len());
    kinds
}

async fn the_bell_rings_for_what_is_mine(house: Arc<House>) {
    let (manager, head) = (house.login("manager1").await, house.login("head").await);
    let other = house.login("manager2").await;
    let order = site(&manager, json!({})).await;
    let path = format!("/api/v1/orders/{}", id(&order));
    let moved = manager.move_to(&order, "В работе (сайт)").await.expect(200);
    assert_eq!(bell(&manager).await, Vec::<String>::new(), "nobody is told of what he did himself");
    let moved = head.move_with(&moved, "Отменен (сайт)", json!({ "comment": "передумал" })).await.expect(200);
    head.post(&format!("{path}/comments"), json!({ "text": "@manager1 почему?" })).await.expect(201);
    head.post(&format!("{path}/comments"), json!({ "text": "жду" })).await.expect(201);
    assert_eq!(bell(&manager).await, ["commented", "mentioned", "moved"]);
    let body = json!({ "version": moved["version"], "owner": other.employee("manager2").await });
    head.post(&format!("{path}/assign"), body).await.expect(200);
    assert_eq!(bell(&other).await, ["assigned"]);
    let rows = manager.get("/api/v1/notifications?limit=1").await.expect(200);
    assert_eq!(
        (&rows["rows"][0]["number"], &rows["rows"][0]["actor_name"]),
        (&order["number"], &json!("Ольга Смирнова"))
    );
    let next = format!("/api/v1/notifications?limit=2&cursor={}", rows["next"].as_str().unwrap());
    assert_eq!(manager.get(&next).await.expect(200)["rows"].as_array().unwrap().len(), 2);
    let first = json!({ "ids": [rows["rows"][0]["id"]] });
    other.post("/api/v1/notifications/read", first.clone()).await.expect(204);
    assert_eq!(bell(&manager).await.len(), 3, "a colleague cannot read for me");
    manager.post("/api/v1/notifications/read", first).await.expect(204);
    assert_eq!(bell(&manager).await, ["mentioned", "moved"]);
    manager.post("/api/v1/notifications/read", json!({})).await.expect(204);
    assert_eq!(bell(&manager).await, Vec::<String>::new());
}

async fn the_bell_does_not_show_what_went_out_of_sight(house: Arc<House>) {
    let (loner, head) = (house.loner().await, house.login("head").await);
    let order = loner.post("/api/v1/orders", json!({})).await.expect(201);
    let path = format!("/api/v1/orders/{}", id(&order));
    head.post(&format!("{path}/comments"), json!({ "text": "тайна" })).await.expect(201);
    assert_eq!(bell(&loner).await, ["commented"]);
    let body = json!({ "version": order["version"], "owner": head.employee("head").await });
    head.post(&format!("{path}/assign"), body).await.expect(200);
    assert_eq!(bell(&loner).await, Vec::<String>::new());
    let all = loner.get("/api/v1/notifications").await.expect(200);
    assert_eq!(all["rows"], json!([]));
}

async fn waiting(client: &Client) -> (Vec<String>, i64) {
    let page = client.get("/api/v1/orders/waiting").await.expect(200);
    let rows = page["rows"].as_array().unwrap();
    (rows.iter().map(|r| r["number"].as_str().unwrap().to_owned()).collect(), page["count"].as_i64().unwrap())
}

async fn everybody_sees_whose_turn_it_is(house: Arc<House>) {
    let (manager, other, head) =
        (house.login("manager1").await, house.login("manager2").await, house.login("head").await);
    let order = site(&manager, json!({})).await;
    let number = order["number"].as_str().unwrap().to_owned();
    // The owner or the head of sales takes a new order on.
    assert_eq!(waiting(&manager).await, (vec![number.clone()], 1));
    assert_eq!(waiting(&head).await, (vec![number.clone()], 1));
    assert_eq!(waiting(&other).await, (Vec::new(), 0));
    let page = manager.order(&order).await;
    let who: Vec<&str> =
        page["turn"].as_array().unwrap().iter().map(|g| g["kind"].as_str().unwrap()).collect();
    assert_eq!(who, ["owner", "role"]);
    // Where only the head leads on, it is his turn alone.
    let moved = manager.move_to(&order, "В работе (сайт)").await.expect(200);
    let moved = manager.move_to(&moved, "Ожидает подтверждения (сайт)").await.expect(200);
    assert_eq!(waiting(&manager).await, (Vec::new(), 0));
    assert_eq!(waiting(&head).await, (vec![number], 1));
    let body = json!({ "comment": "нет" });
    let moved = head.move_with(&moved, "В работе (сайт)", body.clone()).await.expect(200);
    head.move_with(&moved, "Отменен (сайт)", body).await.expect(200);
    assert_eq!(waiting(&head).await, (Vec::new(), 0), "what is done with waits for nobody");
    assert_eq!(manager.order(&order).await["turn"], json!([]));
    assert_eq!(house.client().get("/api/v1/orders/waiting").await.code(401), "not_logged_in");
}

on_both!(
    everybody_sees_whose_turn_it_is,
    counts_follow_every_filter_of_the_list,
    a_file_holds_what_the_list_shows_and_no_formula,
    everybody_keeps_views_and_may_share_them,
    the_bell_rings_for_what_is_mine,
    the_bell_does_not_show_what_went_out_of_sight,
);
