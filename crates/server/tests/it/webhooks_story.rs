//! Webhooks: who sets them up, what they are told, and what becomes of what they do not take.

use std::sync::Arc;

use poryadok_engine::courier::{Content, Secret};
use serde_json::{Value, json};

use crate::house::{Client, House, id};
use crate::on_both;

const EVERYTHING: [&str; 8] = [
    "order.created", "order.changed", "order.moved", "order.deleted", "order.restored", "order.commented",
    "task.set", "task.done",
];

async fn webhook(admin: &Client, name: &str, url: &str, events: &[&str]) -> Value {
    admin.post("/api/v1/webhooks", json!({ "name": name, "url": url, "events": events })).await.expect(201)
}

/// Delivers all that is due, and answers with the events that left for `url`.
async fn events(house: &House, url: &str) -> Vec<Value> {
    let before = house.courier.attempts().len();
    while house.engine.deliver().await.unwrap() > 0 {}
    let attempts = house.courier.attempts().split_off(before);
    let event = |content: Content| match content {
        Content::Event { url: to, body, .. } if to == url => Some(serde_json::from_str(&body).unwrap()),
        _ => None,
    };
    attempts.into_iter().filter_map(|(parcel, _)| event(parcel.content)).collect()
}

fn kinds(events: &[Value]) -> Vec<&str> {
    events.iter().map(|e| e["type"].as_str().unwrap()).collect()
}

async fn a_webhook_is_told_what_it_asked_for_in_order(house: Arc<House>) {
    let (admin, manager) = (house.login("admin").await, house.login("manager1").await);
    webhook(&admin, "Всё", "https://all.example.org/", &EVERYTHING).await;
    webhook(&admin, "Шаги", "https://moves.example.org/", &["order.moved"]).await;
    let order =
        manager.post("/api/v1/orders", json!({ "channel": manager.channel("Сайт").await })).await.expect(201);
    let at = format!("/api/v1/orders/{}", id(&order));
    let changed = json!({ "version": 1, "description": "позвонить" });
    let order = manager.patch(&at, changed).await.expect(200);
    let step = json!({
        "version": order["version"], "status": admin.site("Отменен").await, "force": true, "comment": "передумал",
    });
    let order = admin.post(&format!("{at}/move"), step).await.expect(200);
    manager.post(&format!("{at}/comments"), json!({ "text": "жаль" })).await.expect(201);
    let task = json!({ "text": "узнать, почему", "order": id(&order) });
    let task = manager.post("/api/v1/tasks", task).await.expect(201);
    manager.post(&format!("/api/v1/tasks/{}/done", id(&task)), json!({ "done": true })).await.expect(200);
    manager.delete(&at, json!({})).await.expect(204);
    manager.post(&format!("{at}/restore"), json!({})).await.expect(200);
    let told = events(&house, "https://all.example.org/").await;
    assert_eq!(
        kinds(&told),
        [
            "order.created", "order.changed", "order.moved", "order.commented", "task.set", "task.done",
            "order.deleted", "order.restored"
        ]
    );
    let moved = &told[2]["data"];
    assert_eq!(moved["order"]["number"], order["number"]);
    assert_eq!(moved["order"]["version"], order["version"]);
    assert_eq!(moved["order"]["status"]["name"], "Отменен (сайт)");
    assert_eq!(moved["from"]["name"], "Новый (сайт)");
    assert_eq!(moved["ground"]["reason"], "передумал");
    assert!(told[2]["timestamp"].is_string());
    assert_eq!(told[3]["data"]["comment"], "жаль");
    assert_eq!(told[4]["data"]["task"]["order"], order["id"]);
    let only = house.courier.attempts().into_iter().filter(
        |(p, _)| matches!(&p.content, Content::Event { url, .. } if url == "https://moves.example.org/"),
    );
    assert_eq!(only.count(), 1);
    // What is refused is told to nobody.
    let stale = json!({ "version": 1, "status": admin.site("В работе").await });
    assert_eq!(manager.post(&format!("{at}/move"), stale).await.status, 409);
    assert_eq!(events(&house, "https://all.example.org/").await, Vec::<Value>::new());
}

async fn a_secret_is_shown_once_and_kept_sealed(house: Arc<House>) {
    let admin = house.login("admin").await;
    let body = json!({ "name": "Учёт", "url": "https://a.example.org/", "events": ["task.set"] });
    let made = admin.call("POST", "/api/v1/webhooks", Some(body.clone()), Some("once")).await.expect(201);
    let secret = made["secret"].as_str().unwrap().to_owned();
    assert!(secret.starts_with("whsec_"));
    let again = admin.call("POST", "/api/v1/webhooks", Some(body), Some("once")).await.expect(201);
    assert_eq!((&again["id"], &again["secret"]), (&made["id"], &Value::Null));
    let listed = admin.get("/api/v1/webhooks").await;
    assert!(!listed.text.contains("whsec_") && !listed.text.contains("secret"), "{}", listed.text);
    assert!(!admin.get("/api/v1/audit").await.text.contains("whsec_"));
    // It lies nowhere in the clear.
    let bytes = base64(secret.trim_start_matches("whsec_"));
    let kept = house.engine.db().read::<_, poryadok_engine::Fault, _>(|tx| {
        let answers = tx.query("/* whole */ SELECT answer FROM idempotency", &[])?;
        let secrets = tx.query("SELECT secret FROM webhooks", &[])?;
        let answers: Vec<String> = answers.iter().map(|r| r.get(0)).collect::<Result<_, _>>()?;
        Ok((answers, secrets.first().unwrap().get::<Vec<u8>>(0)?))
    });
    let (answers, sealed) = kept.await.unwrap();
    assert!(answers.iter().all(|a| !a.contains(&secret)));
    assert!(!sealed.windows(bytes.len()).any(|w| w == bytes));
    // Yet events are signed with it.
    admin.post("/api/v1/tasks", json!({ "text": "x" })).await.expect(201);
    house.engine.deliver().await.unwrap();
    let (parcel, _) = house.courier.attempts().pop().unwrap();
    assert!(matches!(parcel.content, Content::Event { secret: Secret(s), .. } if s == bytes));
}

fn base64(text: &str) -> Vec<u8> {
    use base64::Engine as _;
    base64::engine::general_purpose::STANDARD.decode(text).unwrap()
}

async fn a_receiver_that_is_gone_is_switched_off_and_administrators_hear_of_it(house: Arc<House>) {
    let admin = house.login("admin").await;
    let made = webhook(&admin, "Старый магазин", "https://gone.example.org/", &["task.set"]).await;
    for n in 0..3 {
        admin.post("/api/v1/tasks", json!({ "text": format!("{n}") })).await.expect(201);
    }
    while house.engine.deliver().await.unwrap() > 0 {}
    let listed = admin.get("/api/v1/webhooks").await.expect(200)["rows"][0].clone();
    assert_eq!((&listed["active"], &listed["switched_off"]), (&json!(false), &json!("it answered 410")));
    let bell = admin.get("/api/v1/notifications").await.expect(200);
    let told: Vec<&Value> =
        bell["rows"].as_array().unwrap().iter().filter(|r| r["kind"] == "webhook_off").collect();
    assert_eq!(told.len(), 1);
    assert_eq!(told[0]["body"]["text"], "Старый магазин");
    let dead = admin.get("/api/v1/messages").await.expect(200);
    assert_eq!(dead["rows"].as_array().unwrap().len(), 3);
    // Nothing further is written for it, until an administrator switches it on.
    admin.post("/api/v1/tasks", json!({ "text": "ещё" })).await.expect(201);
    let waiting = admin.get("/api/v1/messages?state=waiting").await.expect(200);
    assert_eq!(waiting["rows"], json!([]));
    let at = format!("/api/v1/webhooks/{}", id(&made));
    let on = json!({ "version": listed["version"], "active": true, "url": "https://new.example.org/" });
    assert_eq!(admin.patch(&at, on).await.expect(200)["switched_off"], Value::Null);
    let again = format!("/api/v1/messages/{}/send-again", id(&dead["rows"][2]));
    admin.post(&again, json!({})).await.expect(204);
    assert_eq!(kinds(&events(&house, "https://new.example.org/").await), ["task.set"]);
    admin.delete(&at, json!({})).await.expect(204);
    let again = format!("/api/v1/messages/{}/send-again", id(&dead["rows"][1]));
    admin.post(&again, json!({})).await.expect(204);
    house.engine.deliver().await.unwrap();
    let dead = admin.get("/api/v1/messages").await.expect(200);
    assert!(
        dead["rows"].as_array().unwrap().iter().any(|r| r["error"] == "the webhook was deleted"),
        "{dead}"
    );
}

async fn what_is_wrong_with_a_webhook_is_said_when_it_is_saved(house: Arc<House>) {
    let admin = house.login("admin").await;
    for (field, url) in [
        ("url", ""),
        ("url", "ftp://example.org/"),
        ("url", "example.org"),
        ("url", "https://"),
        ("url", "https://user:password@example.org/"),
        ("url", "https://example.org/a b"),
        ("url", "https://пример.рф/"),
        ("url", "https://example.org/\r\nHost: x"),
    ] {
        let body = json!({ "name": "x", "url": url, "events": ["task.set"] });
        let refused = admin.post("/api/v1/webhooks", body).await;
        assert_eq!(
            (refused.code(422), &refused.body["errors"][0]["field"]),
            ("invalid", &json!(field)),
            "{url}"
        );
    }
    let none = json!({ "name": "x", "url": "https://example.org/", "events": [] });
    assert_eq!(admin.post("/api/v1/webhooks", none).await.body["errors"][0]["field"], "events");
    let unknown = json!({ "name": "x", "url": "https://example.org/", "events": ["order.eaten"] });
    assert_eq!(admin.post("/api/v1/webhooks", unknown).await.code(422), "invalid");
    let made = webhook(&admin, "Учёт", "https://example.org/", &["task.set"]).await;
    let twin = json!({ "name": "учёт", "url": "https://example.org/", "events": ["task.set"] });
    assert_eq!(admin.post("/api/v1/webhooks", twin).await.code(409), "name_taken");
    let at = format!("/api/v1/webhooks/{}", id(&made));
    assert_eq!(
        admin.patch(&at, json!({ "version": 7, "active": false })).await.code(409),
        "version_conflict"
    );
}

on_both!(
    a_webhook_is_told_what_it_asked_for_in_order,
    a_secret_is_shown_once_and_kept_sealed,
    a_receiver_that_is_gone_is_switched_off_and_administrators_hear_of_it,
    what_is_wrong_with_a_webhook_is_said_when_it_is_saved,
);
