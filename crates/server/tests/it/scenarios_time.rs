//! Scenarios and time: each moment strikes once, never early, moves with its date and ends with its status.

use std::sync::Arc;

use poryadok_engine::clock::{Clock as _, Recorded};
use serde_json::{Value, json};

use crate::house::{Client, House, id};
use crate::in_time_on_both;
use crate::scenarios_story::{bell, from_template, lay_down, runs, site_order, switch, tasks_on};

const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;

/// Everything that is due, with what that makes due.
async fn strike(house: &House) {
    while house.engine.strike_timers().await.unwrap() > 0 {}
}

async fn pass(house: &House, clock: &Recorded, secs: i64) {
    clock.advance_secs(secs);
    strike(house).await;
}

async fn planned(client: &Client, order: &Value, at: &str) -> Value {
    let path = format!("/api/v1/orders/{}", id(order));
    client.patch(&path, json!({ "version": order["version"], "planned_at": at })).await.expect(200)
}

async fn waits(client: &Client, order: &Value) -> Vec<Value> {
    let waits = client.get(&format!("/api/v1/orders/{}/waits", id(order))).await.expect(200);
    waits["rows"].as_array().unwrap().clone()
}

async fn an_overdue_order_calls_for_its_owner_and_the_date_takes_its_time_along(
    house: Arc<House>,
    clock: Arc<Recorded>,
) {
    let (admin, manager, head) =
        (house.login("admin").await, house.login("manager1").await, house.login("head").await);
    from_template(&admin, "overdue_order", json!({ "days": { "kind": "days", "days": 1 } })).await;
    strike(&house).await;
    // Planned for Tuesday noon: one working day after is Wednesday noon.
    let order = planned(&manager, &site_order(&manager).await, "2026-03-03T09:00:00Z").await;
    assert_eq!(waits(&manager, &order).await[0]["due_at"], "2026-03-04T09:00:00Z");
    // The date moves by two days, and its time with it.
    let order = planned(&manager, &order, "2026-03-05T09:00:00Z").await;
    let waiting = waits(&manager, &order).await;
    assert_eq!((waiting.len(), &waiting[0]["due_at"]), (1, &json!("2026-03-06T09:00:00Z")));
    assert_eq!(
        house.loner().await.get(&format!("/api/v1/orders/{}/waits", id(&order))).await.code(404),
        "not_found"
    );
    pass(&house, &clock, 4 * DAY + HOUR).await;
    assert_eq!(bell(&manager, "scenario").await.len(), 0, "never early");
    pass(&house, &clock, HOUR + 60).await;
    assert_eq!((bell(&manager, "scenario").await.len(), bell(&head, "scenario").await.len()), (1, 1));
    assert_eq!(tasks_on(&manager, &order, false).await.len(), 1);
    assert_eq!(waits(&manager, &order).await.len(), 0);
    pass(&house, &clock, 20 * DAY).await;
    assert_eq!(bell(&manager, "scenario").await.len(), 1, "once");
    // One that is done with calls nobody.
    let done = planned(&manager, &site_order(&manager).await, "2026-04-10T09:00:00Z").await;
    manager.move_with(&done, "Отменен (сайт)", json!({ "comment": "не нужен" })).await.expect(200);
    pass(&house, &clock, 20 * DAY).await;
    // A session ends after a month.
    let manager = house.login("manager1").await;
    assert_eq!(bell(&manager, "scenario").await.len(), 1);
}

async fn switching_on_is_not_retroactive(house: Arc<House>, clock: Arc<Recorded>) {
    let (admin, manager) = (house.login("admin").await, house.login("manager1").await);
    let new = admin.site("Новый").await;
    let long = site_order(&manager).await;
    clock.advance_secs(40 * HOUR);
    let short = site_order(&manager).await;
    clock.advance_secs(10 * HOUR);
    // Standing for more than two days: the first one will be within the hour before, the second one is only beginning.
    let rule = json!({
        "trigger": { "kind": "in_status", "statuses": [new], "after": { "amount": 2, "unit": "days", "clock": "calendar" } },
        "actions": [{ "kind": "comment", "text": "завис" }],
    });
    lay_down(&admin, "Завис", rule).await;
    let entered = json!({ "trigger": { "kind": "entered", "statuses": [new] }, "actions": [{ "kind": "comment", "text": "новый" }] });
    lay_down(&admin, "Новый", entered).await;
    strike(&house).await;
    assert_eq!(runs(&admin, "").await.len(), 0, "what was before does not count");
    assert_eq!((waits(&manager, &long).await.len(), waits(&manager, &short).await.len()), (0, 1));
    pass(&house, &clock, 40 * HOUR).await;
    let log = runs(&admin, "").await;
    assert_eq!((log.len(), &log[0]["order"]), (1, &short["id"]));
    // From now on it counts.
    let fresh = site_order(&manager).await;
    assert_eq!(runs(&admin, &format!("order={}", id(&fresh))).await.len(), 1);
    pass(&house, &clock, 2 * DAY + 1).await;
    assert_eq!(runs(&admin, &format!("order={}", id(&fresh))).await.len(), 2);
}

async fn a_wait_ends_with_the_status_and_with_the_switch(house: Arc<House>, clock: Arc<Recorded>) {
    let (admin, manager) = (house.login("admin").await, house.login("manager1").await);
    let (work, stock) = (admin.site("В работе").await, admin.site("Ожидает поступления").await);
    let rule = json!({
        "trigger": { "kind": "entered", "statuses": [work] },
        "actions": [
            { "kind": "wait", "span": { "amount": 3, "unit": "hours", "clock": "working" } },
            { "kind": "set_status", "status": stock, "comment": "сам" },
            { "kind": "notify", "whom": [{ "kind": "owner" }], "text": "{{status}}" },
        ],
    });
    let scenario = lay_down(&admin, "Подождать", rule).await;
    let begin = async || {
        let order = site_order(&manager).await;
        manager.move_to(&order, "В работе (сайт)").await.expect(200)
    };
    let (goes, left, off) = (begin().await, begin().await, begin().await);
    let waiting = waits(&manager, &goes).await;
    assert_eq!((&waiting[0]["kind"], &waiting[0]["scenario_name"]), (&json!("wait"), &json!("Подождать")));
    manager.move_with(&left, "Отменен (сайт)", json!({ "comment": "нет" })).await.expect(200);
    assert_eq!(waits(&manager, &left).await.len(), 0);
    pass(&house, &clock, 3 * HOUR + 60).await;
    assert_eq!(manager.order(&goes).await["status_name"], "Ожидает поступления (сайт)");
    assert_eq!(manager.order(&left).await["status_name"], "Отменен (сайт)");
    assert_eq!(bell(&manager, "scenario").await[0]["body"]["text"], "Ожидает поступления (сайт)");
    let visits = manager.get(&format!("/api/v1/orders/{}/visits", id(&goes))).await.expect(200);
    let last = visits["rows"].as_array().unwrap().iter().max_by_key(|v| v["at"].to_string()).unwrap().clone();
    assert_eq!((&last["source"], &last["reason"]), (&json!("scenario"), &json!("сам")));
    // Switched off, it does not finish what it had begun.
    let later = begin().await;
    switch(&admin, &scenario, "off").await;
    pass(&house, &clock, DAY).await;
    assert_eq!(manager.order(&later).await["status_name"], "В работе (сайт)");
    drop(off);
}

async fn a_schedule_walks_over_its_statuses_every_working_morning(house: Arc<House>, clock: Arc<Recorded>) {
    let (admin, manager) = (house.login("admin").await, house.login("manager1").await);
    let work = admin.site("В работе").await;
    let rule = json!({
        "trigger": { "kind": "schedule", "minute": 540, "days": [1, 2, 3, 4, 5], "statuses": [work] },
        "actions": [{ "kind": "comment", "text": "утро" }],
    });
    lay_down(&admin, "Утро", rule).await;
    let order = manager.move_to(&site_order(&manager).await, "В работе (сайт)").await.expect(200);
    site_order(&manager).await;
    strike(&house).await;
    assert_eq!(runs(&admin, "").await.len(), 0);
    // Tuesday nine o'clock in Moscow is 23 hours away.
    pass(&house, &clock, 23 * HOUR - 60).await;
    assert_eq!(runs(&admin, "").await.len(), 0, "never early");
    pass(&house, &clock, 120).await;
    let log = runs(&admin, "").await;
    assert_eq!((log.len(), &log[0]["order"]), (1, &order["id"]));
    // Four more this week, none on the week-end, one on Monday; a long sleep makes one of them.
    for _ in 0..6 {
        pass(&house, &clock, DAY).await;
    }
    assert_eq!(runs(&admin, "").await.len(), 5);
}

async fn a_task_that_is_overdue_is_told_once_and_calls_scenarios(house: Arc<House>, clock: Arc<Recorded>) {
    let (admin, manager, head) =
        (house.login("admin").await, house.login("manager1").await, house.login("head").await);
    let rule = json!({
        "trigger": { "kind": "task_overdue" },
        "actions": [{ "kind": "comment", "text": "задача просрочена" }],
    });
    lay_down(&admin, "Просрочка", rule).await;
    let done = json!({ "trigger": { "kind": "task_done" }, "actions": [{ "kind": "set_status", "status": admin.site("В работе").await }] });
    lay_down(&admin, "Сделано", done).await;
    let order = site_order(&manager).await;
    let body = json!({
        "text": "Позвонить", "assignee": head.employee("manager1").await, "order": id(&order), "due_at": "2026-03-02T12:00:00Z",
    });
    let task = head.post("/api/v1/tasks", body).await.expect(201);
    // Put off by an hour: the old time strikes nobody.
    let at = format!("/api/v1/tasks/{}", id(&task));
    head.patch(&at, json!({ "version": task["version"], "due_at": "2026-03-02T13:00:00Z" }))
        .await
        .expect(200);
    pass(&house, &clock, 5 * HOUR + 60).await;
    assert_eq!(bell(&manager, "task_overdue").await.len(), 0);
    pass(&house, &clock, HOUR).await;
    assert_eq!((bell(&manager, "task_overdue").await.len(), bell(&head, "task_overdue").await.len()), (1, 1));
    assert_eq!(runs(&admin, "").await.len(), 1);
    manager.post(&format!("{at}/done"), json!({ "done": true })).await.expect(200);
    assert_eq!(manager.order(&order).await["status_name"], "В работе (сайт)");
    pass(&house, &clock, 10 * DAY).await;
    assert_eq!(bell(&manager, "task_overdue").await.len(), 1);
}

async fn a_task_reminds_its_assignee_once(house: Arc<House>, clock: Arc<Recorded>) {
    let (manager, head) = (house.login("manager1").await, house.login("head").await);
    let body =
        |at: &str, assignee: &str| json!({ "text": "Позвонить", "assignee": assignee, "remind_at": at });
    let me = head.employee("manager1").await;
    let past = head.post("/api/v1/tasks", body("2026-03-01T00:00:00Z", &me)).await;
    assert_eq!((past.code(422), &past.body["errors"][0]["field"]), ("invalid", &json!("remind_at")));
    // In two hours; put off by one. Another is done before its time, a third one taken away, a fourth not wanted any more.
    let set = |hours: i64| {
        let at = clock.now().plus_secs(hours * HOUR).to_string();
        let (head, body) = (head.clone(), body(&at, &me));
        async move { head.post("/api/v1/tasks", body).await.expect(201) }
    };
    let (task, done, gone, unwanted) = (set(2).await, set(2).await, set(2).await, set(2).await);
    let at = |task: &Value| format!("/api/v1/tasks/{}", id(task));
    let later = clock.now().plus_secs(3 * HOUR).to_string();
    let put_off = json!({ "version": 1, "remind_at": later });
    assert_eq!(head.patch(&at(&task), put_off).await.expect(200)["remind_at"], json!(later));
    manager.post(&format!("{}/done", at(&done)), json!({ "done": true })).await.expect(200);
    head.delete(&at(&gone), json!({})).await.expect(204);
    head.patch(&at(&unwanted), json!({ "version": 1, "remind_at": null })).await.expect(200);
    pass(&house, &clock, 3 * HOUR - 60).await;
    assert_eq!(bell(&manager, "task_reminder").await.len(), 0, "never early");
    pass(&house, &clock, 120).await;
    let rung = bell(&manager, "task_reminder").await;
    assert_eq!(
        (rung.len(), &rung[0]["task"], &rung[0]["body"]["text"]),
        (1, &task["id"], &json!("Позвонить"))
    );
    // Done and opened again it reminds nobody once more, and a change of something else leaves the time that has passed.
    for open in [true, false] {
        manager.post(&format!("{}/done", at(&task)), json!({ "done": open })).await.expect(200);
    }
    let version = head.get(&at(&task)).await.expect(200)["version"].clone();
    let kept = json!({ "version": version, "text": "Позвонить", "remind_at": later });
    head.patch(&at(&task), kept).await.expect(200);
    pass(&house, &clock, 10 * DAY).await;
    assert_eq!(bell(&manager, "task_reminder").await.len(), 1);
    assert_eq!(bell(&head, "task_reminder").await.len(), 0, "who set it is not reminded");
}

/// Forty nights, and a server that slept through three of them: one run each night it was awake, and one after the sleep.
async fn every_night_strikes_once(house: Arc<House>, clock: Arc<Recorded>) {
    let admin = house.login("admin").await;
    let order = site_order(&admin).await;
    let rule = json!({
        "trigger": { "kind": "schedule", "minute": 150, "days": [], "statuses": [admin.site("Новый").await] },
        "actions": [{ "kind": "comment", "text": "ночь" }],
    });
    lay_down(&admin, "Ночь", rule).await;
    for night in 1..=25 {
        pass(&house, &clock, DAY).await;
        let log = runs(&admin, &format!("limit=200&order={}", id(&order))).await;
        assert_eq!(log.len(), night);
    }
    pass(&house, &clock, 3 * DAY).await;
    assert_eq!(runs(&admin, &format!("limit=200&order={}", id(&order))).await.len(), 26);
}

in_time_on_both!(
    an_overdue_order_calls_for_its_owner_and_the_date_takes_its_time_along,
    switching_on_is_not_retroactive,
    a_wait_ends_with_the_status_and_with_the_switch,
    a_schedule_walks_over_its_statuses_every_working_morning,
    a_task_that_is_overdue_is_told_once_and_calls_scenarios,
    a_task_reminds_its_assignee_once,
    every_night_strikes_once,
);
