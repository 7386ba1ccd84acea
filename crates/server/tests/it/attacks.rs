//! Bad input: a clear 4xx with a code, never a 5xx, and nothing half-saved.

use std::sync::Arc;

use axum::body::Body;
use axum::http::{Request, header};
use serde_json::{Value, json};

use crate::house::{Client, House, id};
use crate::on_both;

async fn raw(client: &Client, method: &str, path: &str, body: impl Into<Body>) -> crate::house::Answer {
    let request =
        Request::builder().method(method).uri(path).header(header::CONTENT_TYPE, "application/json");
    client.send(request, body.into()).await
}

async fn orders(client: &Client) -> usize {
    client.get("/api/v1/orders").await.expect(200)["rows"].as_array().unwrap().len()
}

async fn what_does_not_fit_is_named_field_by_field(house: Arc<House>) {
    let mut manager = house.login("manager1").await;
    let path = "/api/v1/orders";
    let product = "01890000-0000-7000-8000-000000000000";
    let line = |field: &str, value: Value| {
        let mut line = json!({ "product": product, "quantity": 10_000 });
        line[field] = value;
        json!({ "positions": [line] })
    };
    for (body, field, code) in [
        (json!({ "colour": "red" }), "colour", "unknown_field"),
        (json!({ "description": 5 }), "description", "wrong_type"),
        (json!({ "description": "я".repeat(4_097) }), "description", "too_long"),
        (json!({ "description": "a\u{0}b" }), "description", "invalid_text"),
        (json!({ "counterparty": "not an id" }), "counterparty", "wrong_type"),
        (json!({ "counterparty": product }), "counterparty", "not_found"),
        (json!({ "channel": product }), "channel", "not_found"),
        (json!({ "owner": product }), "owner", "not_found"),
        (json!({ "status": product }), "status", "not_found"),
        (json!({ "moment": "yesterday" }), "moment", "wrong_type"),
        (json!({ "moment": "9999-01-01T00:00:00Z" }), "moment", "wrong_type"),
        (json!({ "vat_mode": "double" }), "vat_mode", "not_allowed"),
        (json!({ "number": " " }), "number", "invalid_text"),
        (json!({ "attributes": { product: { "type": "text", "value": "x" } } }), "attributes/", "not_found"),
        (line("quantity", json!("ten")), "positions/0/quantity", "wrong_type"),
        (line("quantity", json!(1.5)), "positions/0/quantity", "wrong_type"),
        (line("quantity", json!(0)), "positions/0/quantity", "out_of_range"),
        (line("quantity", json!(-5)), "positions/0/quantity", "out_of_range"),
        (line("price", json!(9_223_372_036_854_775_807_i64)), "positions/0/price", "out_of_range"),
        (line("price", json!(1e30)), "positions/0/price", "wrong_type"),
        (line("discount", json!(10_001)), "positions/0/discount", "out_of_range"),
        (line("product", json!(product)), "positions/0/product", "not_found"),
        (line("id", json!(product)), "positions/0/id", "not_found"),
    ] {
        for language in ["ru", "en"] {
            manager.language = language;
            let answer = manager.post(path, body.clone()).await;
            assert_eq!(answer.code(422), "invalid", "{body}");
            let error = &answer.body["errors"][0];
            assert!(error["field"].as_str().unwrap().starts_with(field), "{field}: {error}");
            assert_eq!(error["code"], code, "{body}");
            let detail = answer.body["detail"].as_str().unwrap();
            let cyrillic = detail.chars().any(|c| ('а'..='я').contains(&c));
            assert!(cyrillic == (language == "ru") || detail.contains("uuid"), "{language}: {detail}");
        }
    }
    assert_eq!(orders(&manager).await, 0);
}

async fn what_is_no_request_at_all_is_refused(house: Arc<House>) {
    let manager = house.login("manager1").await;
    let path = "/api/v1/orders";
    let deep = format!("{{\"positions\":{}{}}}", "[".repeat(100_000), "]".repeat(100_000));
    let deeper = format!("{{\"attributes\":{}1{}}}", "{\"a\":".repeat(100_000), "}".repeat(100_000));
    for (body, status, codes) in [
        ("{", 400, vec!["malformed"]),
        ("", 201, vec![""]),
        ("null", 422, vec!["invalid"]),
        ("[]", 422, vec!["invalid"]),
        ("\u{feff}{}", 400, vec!["malformed"]),
        (deep.as_str(), 400, vec!["too_deep"]),
        (deeper.as_str(), 400, vec!["too_deep"]),
    ] {
        let answer = raw(&manager, "POST", path, body.to_owned()).await;
        let shown = &answer.text[..answer.text.len().min(300)];
        let fits = answer.status == status || (body.len() > 1_000 && answer.status == 422);
        assert!(fits, "{}: {shown}", &body[..body.len().min(30)]);
        assert!(
            answer.status != status || codes.contains(&answer.body["code"].as_str().unwrap_or("")),
            "{shown}"
        );
    }
    let answer = raw(&manager, "POST", path, vec![0xff, 0xfe, 0x00]).await;
    assert_eq!(answer.status, 400);
    let answer = raw(&manager, "POST", path, vec![b' '; 20 << 20]).await;
    assert_eq!(answer.code(413), "body_too_large");
    let request = Request::builder().method("POST").uri(path).header(header::CONTENT_TYPE, "text/plain");
    assert_eq!(manager.send(request, Body::from("{}")).await.code(415), "unsupported_media_type");
    assert_eq!(raw(&manager, "PUT", path, "{}").await.code(405), "method_not_allowed");
    assert_eq!(raw(&manager, "GET", "/api/v1/nothing", "").await.code(404), "not_found");
    assert_eq!(orders(&manager).await, 1);
}

async fn queries_and_cursors_are_checked(house: Arc<House>) {
    let manager = house.login("manager1").await;
    for query in [
        "limit=0",
        "limit=201",
        "limit=x",
        "sort=colour",
        "cursor=zzz",
        "cursor=m.x.y",
        "status=abc",
        "owner=none",
        "moment_from=soon",
        "nonsense=1",
        "cursor=f.01890000-0000-7000-8000-000000000000",
        "cursor=s.99999999999999999999.01890000-0000-7000-8000-000000000000",
    ] {
        let answer = manager.get(&format!("/api/v1/orders?{query}")).await;
        assert_eq!(answer.code(422), "invalid", "{query}");
    }
    for path in ["/api/v1/orders/abc", "/api/v1/orders/01890000-0000-7000-8000-000000000000"] {
        assert_eq!(manager.get(path).await.code(404), "not_found", "{path}");
    }
    let customer = manager.customer("Вид").await;
    let order = manager.post("/api/v1/orders", json!({ "counterparty": customer })).await.expect(201);
    for below in ["", "/files", "/visits", "/feed", "/chain", "/buttons", "/waits", "/moves"] {
        let under = |kind: &str| format!("/api/v1/documents/{kind}/{}{below}", id(&order));
        manager.get(&under("customer_order")).await.expect(200);
        assert_eq!(manager.get(&under("nonsense")).await.code(404), "not_found", "{below}");
    }
}

async fn text_in_every_script_survives(house: Arc<House>) {
    let admin = house.login("admin").await;
    for name in [
        "ООО «Ёлка» — 5 %", "漢字かな交じり文", "مرحبا بالعالم", "हिन्दी", "😀👨‍👩‍👧‍👦 emoji",
        "<script>alert(1)</script>", "'; DROP TABLE documents; --", "=HYPERLINK(\"x\")", "a\\b%c_d\"e'f",
        "Ω≈ç√∫˜µ≤≥÷",
    ] {
        let customer = admin.customer(name).await;
        let kept = admin.get(&format!("/api/v1/counterparties/{customer}")).await.expect(200);
        assert_eq!(kept["name"], name);
        let body = json!({ "counterparty": customer, "description": name });
        let order = admin.post("/api/v1/orders", body).await.expect(201);
        assert_eq!(admin.order(&order).await["description"], name);
        let encoded: String = name.bytes().map(|b| format!("%{b:02X}")).collect();
        let found = admin.get(&format!("/api/v1/counterparties?q={encoded}")).await.expect(200);
        assert_eq!(found["rows"][0]["id"], customer.as_str(), "{name}");
        let found = admin.get(&format!("/api/v1/orders?q={encoded}")).await.expect(200);
        assert_eq!(found["rows"][0]["id"], id(&order), "{name}");
    }
}

async fn a_stale_version_changes_nothing(house: Arc<House>) {
    let manager = house.login("manager1").await;
    let order =
        manager.post("/api/v1/orders", json!({ "channel": manager.channel("Сайт").await })).await.expect(201);
    let path = format!("/api/v1/orders/{}", id(&order));
    manager.patch(&path, json!({ "version": 1, "description": "первый" })).await.expect(200);
    let stale = manager.patch(&path, json!({ "version": 1, "description": "второй" })).await;
    assert_eq!((stale.code(409), stale.reasons()), ("refused", vec!["changed_meanwhile"]));
    assert_eq!(manager.order(&order).await["description"], "первый");
    let missing = manager.patch(&path, json!({ "description": "третий" })).await;
    assert_eq!((missing.code(422), &missing.body["errors"][0]["field"]), ("invalid", &json!("version")));
}

async fn the_bin_gives_back_what_it_took(house: Arc<House>) {
    let manager = house.login("manager1").await;
    let order =
        manager.post("/api/v1/orders", json!({ "channel": manager.channel("Сайт").await })).await.expect(201);
    let path = format!("/api/v1/orders/{}", id(&order));
    manager.delete(&path, json!({ "version": 1 })).await.expect(204);
    assert_eq!(orders(&manager).await, 0);
    let counts = manager.get("/api/v1/orders/counts").await.expect(200);
    assert_eq!(counts["rows"], json!([]));
    let refused = manager.move_to(&json!({ "id": id(&order), "version": 2 }), "В работе (сайт)").await;
    assert_eq!((refused.code(409), refused.reasons()), ("refused", vec!["in_bin"]));
    let bin = manager.get("/api/v1/orders?deleted=true").await.expect(200);
    assert_eq!(bin["rows"][0]["id"], id(&order));
    let back = manager.post(&format!("{path}/restore"), json!({})).await.expect(200);
    assert_eq!(back["status_name"], "Новый (сайт)");
    assert_eq!(orders(&manager).await, 1);
}

async fn another_site_cannot_use_the_cookie(house: Arc<House>) {
    let manager = house.login("manager1").await;
    for (name, value) in
        [("origin", "https://evil.example"), ("sec-fetch-site", "cross-site"), ("origin", "null")]
    {
        let request = Request::builder()
            .method("POST")
            .uri("/api/v1/orders")
            .header(header::CONTENT_TYPE, "application/json")
            .header(name, value);
        assert_eq!(
            manager.send(request, Body::from("{}")).await.code(403),
            "foreign_origin",
            "{name}: {value}"
        );
    }
    let request = Request::builder()
        .method("POST")
        .uri("/api/v1/orders")
        .header(header::CONTENT_TYPE, "application/json")
        .header("origin", "http://test");
    manager.send(request, Body::from("{}")).await.expect(201);
}

async fn answers_carry_the_headers_that_guard_them(house: Arc<House>) {
    let client = house.client();
    let answer = client.get("/api/v1/me").await;
    assert_eq!(answer.code(401), "not_logged_in");
    assert!(answer.headers["content-type"].to_str().unwrap().starts_with("application/problem+json"));
    for name in [
        "x-content-type-options", "content-security-policy", "referrer-policy", "cache-control",
        "x-request-id",
    ] {
        assert!(answer.headers.contains_key(name), "{name}");
    }
}

on_both!(
    what_does_not_fit_is_named_field_by_field,
    what_is_no_request_at_all_is_refused,
    queries_and_cursors_are_checked,
    text_in_every_script_survives,
    a_stale_version_changes_nothing,
    the_bin_gives_back_what_it_took,
    another_site_cannot_use_the_cookie,
    answers_carry_the_headers_that_guard_them,
);
