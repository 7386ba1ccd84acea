//! Logging in, guessing passwords, and being sent away.

use std::sync::Arc;

use serde_json::json;

use crate::house::{ACCOUNT, House, PASSWORD, id, session_of};
use crate::on_both;

async fn a_wrong_password_and_an_unknown_login_look_alike(house: Arc<House>) {
    let client = house.client();
    let mut texts = Vec::new();
    for login in ["admin@seed", "nobody@seed", "admin@nowhere", "admin", ""] {
        let answer = client.post("/api/v1/login", json!({ "login": login, "password": "неверный" })).await;
        assert_eq!(answer.code(401), "wrong_login", "{login}");
        texts.push(answer.text);
    }
    assert!(texts.windows(2).all(|w| w[0] == w[1]));
}

async fn guessing_is_stopped_but_a_known_browser_gets_in(house: Arc<House>) {
    let browser = house.login("head").await;
    let stranger = house.client();
    let mut checked = 0;
    for _ in 0..25 {
        let body = json!({ "login": format!("head@{ACCOUNT}"), "password": "неверный" });
        let answer = stranger.post("/api/v1/login", body).await;
        if answer.status == 401 {
            checked += 1;
            continue;
        }
        assert_eq!(answer.code(429), "too_many_attempts");
        assert!(answer.headers.contains_key("retry-after"));
    }
    assert!(checked <= 20, "{checked} passwords were checked");
    let right = json!({ "login": format!("head@{ACCOUNT}"), "password": PASSWORD });
    assert_eq!(stranger.post("/api/v1/login", right.clone()).await.status, 429);
    session_of(&browser.post("/api/v1/login", right).await);
}

async fn colleagues_may_share_a_browser(house: Arc<House>) {
    let mut browser = house.login("head").await;
    for name in ["manager1", "head", "manager1"] {
        let body = json!({ "login": format!("{name}@{ACCOUNT}"), "password": PASSWORD });
        browser.cookie = Some(session_of(&browser.post("/api/v1/login", body).await));
        let me = browser.get("/api/v1/me").await.expect(200);
        assert_eq!(me["login"], format!("{name}@{ACCOUNT}"));
    }
}

async fn whoever_is_dismissed_is_out_with_the_next_request(house: Arc<House>) {
    let (admin, manager) = (house.login("admin").await, house.login("manager1").await);
    let token = house.token("manager1", "api").await;
    manager.get("/api/v1/me").await.expect(200);
    token.get("/api/v1/me").await.expect(200);
    let employee = admin.employee("manager1").await;
    let path = format!("/api/v1/employees/{employee}");
    let version = admin.get(&path).await.expect(200)["version"].clone();
    admin.patch(&path, json!({ "version": version, "active": false })).await.expect(200);
    for client in [&manager, &token] {
        assert_eq!(client.get("/api/v1/me").await.code(401), "not_logged_in");
    }
    let answer =
        house.client().post("/api/v1/login", json!({ "login": "manager1@seed", "password": PASSWORD })).await;
    assert_eq!(answer.code(401), "wrong_login");
}

async fn rights_change_with_the_next_request(house: Arc<House>) {
    let (admin, manager) = (house.login("admin").await, house.login("manager1").await);
    let order = manager.post("/api/v1/orders", json!({})).await.expect(201);
    let roles = admin.get("/api/v1/roles").await.expect(200);
    let role = roles["rows"].as_array().unwrap().iter().find(|r| r["name"] == "Менеджер").unwrap().clone();
    let body = json!({ "version": role["version"], "permissions": {} });
    admin.patch(&format!("/api/v1/roles/{}", id(&role)), body).await.expect(200);
    assert_eq!(manager.get(&format!("/api/v1/orders/{}", id(&order))).await.code(404), "not_found");
    assert_eq!(manager.post("/api/v1/orders", json!({})).await.code(403), "refused");
}

async fn sessions_and_tokens_end_when_they_are_ended(house: Arc<House>) {
    let (first, second) = (house.login("head").await, house.login("head").await);
    let sessions = first.get("/api/v1/sessions").await.expect(200);
    assert_eq!(sessions["rows"].as_array().unwrap().len(), 2);
    let change = json!({ "old": PASSWORD, "new": "совсем другой пароль" });
    assert_eq!(
        first.post("/api/v1/me/password", json!({ "old": "x", "new": "совсем другой" })).await.status,
        401
    );
    assert_eq!(
        first.post("/api/v1/me/password", json!({ "old": PASSWORD, "new": "мал" })).await.code(422),
        "invalid"
    );
    first.post("/api/v1/me/password", change).await.expect(204);
    assert_eq!(second.get("/api/v1/me").await.status, 401);
    first.post("/api/v1/logout", json!({})).await.expect(204);
    assert_eq!(first.get("/api/v1/me").await.status, 401);
    let token = house.token("admin", "api").await;
    let admin = house.login("admin").await;
    let tokens = admin.get("/api/v1/tokens").await.expect(200);
    admin.delete(&format!("/api/v1/tokens/{}", id(&tokens["rows"][0])), json!({})).await.expect(204);
    assert_eq!(token.get("/api/v1/me").await.status, 401);
}

async fn nobody_gives_himself_a_program_token(house: Arc<House>) {
    let manager = house.login("manager1").await;
    let refused = manager.post("/api/v1/tokens", json!({ "kind": "api", "name": "x" })).await;
    assert_eq!(refused.code(403), "administrators_only");
    let own = manager.post("/api/v1/tokens", json!({ "kind": "person", "name": "x" })).await.expect(201);
    assert!(own["secret"].as_str().unwrap().len() > 60);
    let listed = manager.get("/api/v1/tokens").await.expect(200);
    assert!(!listed.to_string().contains(own["secret"].as_str().unwrap()));
}

async fn the_audit_names_who_did_what_and_holds_no_secret(house: Arc<House>) {
    let admin = house.login("admin").await;
    house.client().post("/api/v1/login", json!({ "login": "admin@seed", "password": "неверный" })).await;
    let audit = admin.get("/api/v1/audit?limit=200").await.expect(200);
    let kinds: Vec<&str> =
        audit["rows"].as_array().unwrap().iter().map(|r| r["kind"].as_str().unwrap()).collect();
    for kind in ["login", "login_failed", "process_created", "employee_created", "account_created"] {
        assert!(kinds.contains(&kind), "{kind}");
    }
    assert!(!audit.to_string().contains(PASSWORD) && !audit.to_string().contains("argon2"));
    let manager = house.login("manager1").await;
    assert_eq!(manager.get("/api/v1/audit").await.code(403), "administrators_only");
}

on_both!(
    a_wrong_password_and_an_unknown_login_look_alike,
    guessing_is_stopped_but_a_known_browser_gets_in,
    colleagues_may_share_a_browser,
    whoever_is_dismissed_is_out_with_the_next_request,
    rights_change_with_the_next_request,
    sessions_and_tokens_end_when_they_are_ended,
    nobody_gives_himself_a_program_token,
    the_audit_names_who_did_what_and_holds_no_secret,
);
