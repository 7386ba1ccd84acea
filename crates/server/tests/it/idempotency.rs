//! One effect per key, one winner per version.

use std::sync::Arc;

use serde_json::json;

use crate::house::{House, id};
use crate::on_both;

async fn a_retry_gets_the_first_answer_and_changes_nothing(house: Arc<House>) {
    let manager = house.login("manager1").await;
    let body = json!({ "channel": manager.channel("Сайт").await });
    let first = manager.call("POST", "/api/v1/orders", Some(body.clone()), Some("one")).await;
    let again = manager.call("POST", "/api/v1/orders", Some(body.clone()), Some("one")).await;
    assert_eq!((first.status, &first.text), (201, &again.text));
    let orders = manager.get("/api/v1/orders").await.expect(200);
    assert_eq!(orders["rows"].as_array().unwrap().len(), 1);
    let other = manager.call("POST", "/api/v1/orders", Some(json!({})), Some("one")).await;
    assert_eq!(other.code(422), "idempotency_mismatch");
    // Another person's key of the same name is another key.
    let second = house.login("manager2").await;
    second.call("POST", "/api/v1/orders", Some(body), Some("one")).await.expect(201);
}

async fn many_retries_at_once_have_one_effect(house: Arc<House>) {
    let manager = house.login("manager1").await;
    let body = json!({ "channel": manager.channel("Сайт").await });
    let calls = (0..16).map(|_| {
        let (manager, body) = (manager.clone(), body.clone());
        tokio::spawn(async move { manager.call("POST", "/api/v1/orders", Some(body), Some("same")).await })
    });
    let mut answers = Vec::new();
    for call in calls.collect::<Vec<_>>() {
        answers.push(call.await.unwrap());
    }
    assert!(answers.iter().all(|a| a.status == 201 && a.text == answers[0].text));
    assert_eq!(manager.get("/api/v1/orders").await.expect(200)["rows"].as_array().unwrap().len(), 1);
}

async fn of_64_movers_one_wins_and_the_others_are_told(house: Arc<House>) {
    let manager = house.login("manager1").await;
    let body = json!({ "channel": manager.channel("Сайт").await });
    let mut order = manager.post("/api/v1/orders", body).await.expect(201);
    for status in ["В работе (сайт)", "Ожидает поступления (сайт)", "В работе (сайт)"]
    {
        let calls = (0..64).map(|_| {
            let (manager, order) = (manager.clone(), order.clone());
            tokio::spawn(async move { manager.move_to(&order, status).await })
        });
        let (mut won, mut lost) = (Vec::new(), 0);
        for call in calls.collect::<Vec<_>>() {
            let answer = call.await.unwrap();
            if answer.status == 200 {
                won.push(answer.body);
                continue;
            }
            assert_eq!(answer.code(409), "refused");
            let stale = answer.body["reasons"].as_array().unwrap().last().unwrap().clone();
            assert_eq!(stale["code"], "changed_meanwhile");
            assert_eq!(stale["version"], order["version"].as_i64().unwrap() + 1);
            assert!(stale["text"].as_str().unwrap().contains("Иван Петров"), "{stale}");
            lost += 1;
        }
        assert_eq!((won.len(), lost), (1, 63));
        order = won.remove(0);
    }
    let visits = manager.get(&format!("/api/v1/orders/{}/visits", id(&order))).await.expect(200);
    assert_eq!(visits["rows"].as_array().unwrap().len(), 4);
}

async fn numbers_are_handed_out_once_and_without_gaps(house: Arc<House>) {
    let manager = house.login("manager1").await;
    let channel = manager.channel("Сайт").await;
    let calls = (0..24).map(|_| {
        let (manager, body) = (manager.clone(), json!({ "channel": channel }));
        tokio::spawn(async move { manager.post("/api/v1/orders", body).await.expect(201) })
    });
    let mut numbers = Vec::new();
    for call in calls.collect::<Vec<_>>() {
        numbers.push(call.await.unwrap()["number"].as_str().unwrap().to_owned());
    }
    numbers.sort();
    let wanted: Vec<String> = (1..=24).map(|n| format!("{n:05}")).collect();
    assert_eq!(numbers, wanted);
}

on_both!(
    a_retry_gets_the_first_answer_and_changes_nothing,
    many_retries_at_once_have_one_effect,
    of_64_movers_one_wins_and_the_others_are_told,
    numbers_are_handed_out_once_and_without_gaps,
);
