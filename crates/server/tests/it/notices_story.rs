//! Notifications that leave the house: by the ways their reader chose, by the rights of the moment at which they leave.

use std::sync::Arc;

use poryadok_engine::courier::{Content, Letter};
use serde_json::{Value, json};

use crate::house::{Client, House, id};
use crate::on_both;

/// The first manager of the demo hears by mail of what is given to him and moved by others, and in Telegram of tasks.
async fn listening(house: &House) -> (Client, Client) {
    let (admin, manager) = (house.login("admin").await, house.login("manager1").await);
    set_email(&admin, Some("olga@example.org")).await;
    let (mail, chat) = (
        json!({ "app": true, "email": true, "telegram": false }),
        json!({ "app": true, "email": false, "telegram": true }),
    );
    let kinds = json!({ "assigned": mail, "moved": mail, "task_set": chat });
    manager.patch("/api/v1/me/notifications", json!({ "kinds": kinds })).await.expect(200);
    (admin, manager)
}

async fn set_email(admin: &Client, email: Option<&str>) {
    let at = format!("/api/v1/employees/{}", admin.employee("manager1").await);
    let version = admin.get(&at).await.expect(200)["version"].clone();
    admin.patch(&at, json!({ "version": version, "email": email })).await.expect(200);
}

/// Delivers all that is due, and answers with what left: subject and text of letters, text of chats.
async fn left(house: &House) -> Vec<(String, String)> {
    let before = house.courier.attempts().len();
    while house.engine.deliver().await.unwrap() > 0 {}
    let words = |content: Content| match content {
        Content::Letter(Letter { address, subject, text, .. }) => (format!("{address}: {subject}"), text),
        Content::Chat { chat, text } => (format!("chat {chat}"), text),
        Content::Event { url, body, .. } => (url, body),
    };
    house.courier.attempts().split_off(before).into_iter().map(|(parcel, _)| words(parcel.content)).collect()
}

async fn messages(admin: &Client, state: &str) -> Vec<Value> {
    let page = admin.get(&format!("/api/v1/messages?state={state}")).await.expect(200);
    page["rows"].as_array().unwrap().clone()
}

async fn given(admin: &Client) -> Value {
    let owner = admin.employee("manager1").await;
    let body = json!({ "channel": admin.channel("Сайт").await, "description": "секретное описание" });
    let order = admin.post("/api/v1/orders", body).await.expect(201);
    let at = format!("/api/v1/orders/{}/assign", id(&order));
    admin.post(&at, json!({ "version": order["version"], "owner": owner })).await.expect(200)
}

async fn each_hears_by_the_ways_he_chose(house: Arc<House>) {
    let (admin, manager) = listening(&house).await;
    let order = given(&admin).await;
    let number = order["number"].as_str().unwrap();
    let letters = left(&house).await;
    assert_eq!(letters.len(), 1, "{letters:?}");
    let (subject, text) = &letters[0];
    assert_eq!(*subject, format!("olga@example.org: Заказ {number}: теперь ваш"));
    assert!(text.contains(&format!("https://orders.example.org/orders/{}", id(&order))), "{text}");
    assert!(
        !text.contains("секретное"),
        "a letter says number and what happened, not what the order holds: {text}"
    );
    assert_eq!(manager.get("/api/v1/notifications").await.expect(200)["rows"].as_array().unwrap().len(), 1);
    // In English, and without the bell.
    let off = json!({ "app": false, "email": true, "telegram": false });
    let changed = json!({ "language": "en", "kinds": { "moved": off } });
    manager.patch("/api/v1/me/notifications", changed).await.expect(200);
    let status = admin.site("Отменен").await;
    let step =
        json!({ "version": order["version"], "status": status, "force": true, "comment": "нет товара" });
    admin.post(&format!("/api/v1/orders/{}/move", id(&order)), step).await.expect(200);
    let letters = left(&house).await;
    assert!(
        letters[0].0.starts_with(&format!("olga@example.org: Order {number}: new status:")),
        "{letters:?}"
    );
    assert_eq!(manager.get("/api/v1/notifications").await.expect(200)["rows"].as_array().unwrap().len(), 1);
    // Who chose nothing hears in the application only.
    let head = house.login("head").await;
    let body = json!({ "text": "Проверить", "assignee": admin.employee("head").await });
    admin.post("/api/v1/tasks", body).await.expect(201);
    assert_eq!(left(&house).await, []);
    assert_eq!(head.get("/api/v1/notifications").await.expect(200)["unread"], 1);
}

async fn a_chat_is_linked_by_a_code_that_only_he_was_shown(house: Arc<House>) {
    let (admin, manager) = listening(&house).await;
    let offer = manager.post("/api/v1/me/telegram", json!({})).await.expect(201);
    let code = offer["code"].as_str().unwrap();
    assert!(!house.engine.bind_telegram("another", 7).await.unwrap());
    assert_eq!(manager.get("/api/v1/me/notifications").await.expect(200)["telegram_linked"], false);
    let newer = manager.post("/api/v1/me/telegram", json!({})).await.expect(201);
    assert!(!house.engine.bind_telegram(code, 7).await.unwrap(), "a newer code takes its place");
    let code = newer["code"].as_str().unwrap();
    assert!(house.engine.bind_telegram(code, 42).await.unwrap());
    assert!(!house.engine.bind_telegram(code, 43).await.unwrap(), "it is good once");
    assert_eq!(manager.get("/api/v1/me/notifications").await.expect(200)["telegram_linked"], true);
    let task = json!({ "text": "Позвонить <b>завтра</b>", "assignee": admin.employee("manager1").await });
    admin.post("/api/v1/tasks", task.clone()).await.expect(201);
    let told = left(&house).await;
    assert_eq!(told[0].0, "chat 42");
    assert!(told[0].1.contains("Позвонить <b>завтра</b>"), "{told:?}");
    manager.delete("/api/v1/me/telegram", json!({})).await.expect(204);
    admin.post("/api/v1/tasks", task).await.expect(201);
    assert_eq!(left(&house).await, []);
    let dead = messages(&admin, "dead").await;
    assert!(dead[0]["error"].as_str().unwrap().contains("no chat"), "{dead:?}");
}

/// Between what happened and the moment its letter leaves, rights may change.
async fn rights_are_looked_at_when_a_letter_leaves(house: Arc<House>) {
    let (admin, manager) = listening(&house).await;
    let withdrawn = async |why: &str| {
        assert_eq!(left(&house).await, [], "{why}");
        let newest = messages(&admin, "withdrawn").await;
        assert!(newest[0]["error"].as_str().unwrap().contains(why), "{newest:?}");
    };
    let order = given(&admin).await;
    let at = format!("/api/v1/orders/{}", id(&order));
    admin.delete(&at, json!({})).await.expect(204);
    withdrawn("may not see the order").await;
    // He does not want it any more.
    given(&admin).await;
    let none = json!({ "app": true, "email": false, "telegram": false });
    manager.patch("/api/v1/me/notifications", json!({ "kinds": { "assigned": none } })).await.expect(200);
    withdrawn("does not want it").await;
    let mail = json!({ "app": true, "email": true, "telegram": false });
    manager.patch("/api/v1/me/notifications", json!({ "kinds": { "assigned": mail } })).await.expect(200);
    // His address went away.
    given(&admin).await;
    set_email(&admin, None).await;
    assert_eq!(left(&house).await, []);
    assert!(messages(&admin, "dead").await[0]["error"].as_str().unwrap().contains("no e-mail address"));
    set_email(&admin, Some("olga@example.org")).await;
    // His role sees no orders any more.
    given(&admin).await;
    let employee = format!("/api/v1/employees/{}", admin.employee("manager1").await);
    let before = admin.get(&employee).await.expect(200);
    let role = admin.post("/api/v1/roles", json!({ "name": "Никто", "permissions": {} })).await.expect(201);
    let body = json!({ "version": before["version"], "role": role["id"] });
    let changed = admin.patch(&employee, body).await.expect(200);
    withdrawn("may not see the order").await;
    // Dismissed.
    let body = json!({ "version": changed["version"], "role": before["role"] });
    let changed = admin.patch(&employee, body).await.expect(200);
    given(&admin).await;
    let body = json!({ "version": changed["version"], "active": false });
    admin.patch(&employee, body).await.expect(200);
    withdrawn("works here no more").await;
}

async fn settings_are_ones_own_and_name_every_kind(house: Arc<House>) {
    let (manager, head) = (house.login("manager1").await, house.login("head").await);
    let usual = manager.get("/api/v1/me/notifications").await.expect(200);
    let kinds = usual["kinds"].as_object().unwrap();
    assert!(kinds.len() >= 12, "{kinds:?}");
    for (kind, ways) in kinds {
        assert_eq!(*ways, json!({ "app": true, "email": false, "telegram": false }), "{kind}");
    }
    let all = json!({ "app": false, "email": true, "telegram": true });
    manager.patch("/api/v1/me/notifications", json!({ "kinds": { "moved": all } })).await.expect(200);
    assert_eq!(manager.get("/api/v1/me/notifications").await.expect(200)["kinds"]["moved"], all);
    assert_eq!(head.get("/api/v1/me/notifications").await.expect(200)["kinds"], usual["kinds"]);
    for wrong in [
        json!({ "kinds": { "nothing": all } }),
        json!({ "kinds": { "moved": { "app": true } } }),
        json!({ "language": "de" }),
        json!({ "x": 1 }),
    ] {
        assert_eq!(manager.patch("/api/v1/me/notifications", wrong).await.code(422), "invalid");
    }
    let api = house.token("manager1", "api").await;
    api.get("/api/v1/me/notifications").await.expect(200);
}

on_both!(
    each_hears_by_the_ways_he_chose,
    a_chat_is_linked_by_a_code_that_only_he_was_shown,
    rights_are_looked_at_when_a_letter_leaves,
    settings_are_ones_own_and_name_every_kind,
);
