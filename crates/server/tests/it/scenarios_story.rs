//! Scenarios, told over HTTP: the seed's variants from end to end, what fails, what is stopped, and what is only tried.

use std::sync::Arc;

use serde_json::{Value, json};

use crate::house::{Client, House, id};
use crate::on_both;

/// Makes a scenario and switches it on.
pub async fn lay_down(admin: &Client, name: &str, rule: Value) -> Value {
    admin.post("/api/v1/scenarios", json!({ "name": name, "switch": "on", "rule": rule })).await.expect(201)
}

pub async fn switch(admin: &Client, scenario: &Value, to: &str) -> Value {
    let at = format!("/api/v1/scenarios/{}", id(scenario));
    let version = admin.get(&at).await.expect(200)["version"].clone();
    admin.patch(&at, json!({ "version": version, "switch": to })).await.expect(200)
}

/// The scenarios of a template, switched on.
pub async fn from_template(admin: &Client, template: &str, fillings: Value) {
    let body = json!({ "template": template, "fillings": fillings });
    let made = admin.post("/api/v1/scenarios/templates", body).await.expect(201);
    for scenario in made["rows"].as_array().unwrap() {
        assert_eq!(scenario["switch"], "off");
        switch(admin, scenario, "on").await;
    }
}

pub async fn department(client: &Client, name: &str) -> Value {
    let all = client.get("/api/v1/departments").await.expect(200);
    all["rows"].as_array().unwrap().iter().find(|d| d["name"] == name).unwrap()["id"].clone()
}

pub async fn runs(client: &Client, query: &str) -> Vec<Value> {
    let runs = client.get(&format!("/api/v1/scenario-runs?{query}")).await.expect(200);
    runs["rows"].as_array().unwrap().clone()
}

pub async fn tasks_on(client: &Client, order: &Value, done: bool) -> Vec<Value> {
    let tasks =
        client.get(&format!("/api/v1/tasks?of=all&order={}&done={done}", id(order))).await.expect(200);
    tasks["rows"].as_array().unwrap().clone()
}

pub async fn bell(client: &Client, kind: &str) -> Vec<Value> {
    let bell = client.get("/api/v1/notifications").await.expect(200);
    bell["rows"].as_array().unwrap().iter().filter(|n| n["kind"] == kind).cloned().collect()
}

pub async fn feed_of(client: &Client, order: &Value, kind: &str) -> Vec<Value> {
    let feed = client.get(&format!("/api/v1/orders/{}/feed?kind={kind}", id(order))).await.expect(200);
    feed["rows"].as_array().unwrap().clone()
}

pub async fn site_order(client: &Client) -> Value {
    client.post("/api/v1/orders", json!({ "channel": client.channel("Сайт").await })).await.expect(201)
}

async fn a_discount_is_asked_for_refused_and_granted(house: Arc<House>) {
    let (admin, head, manager) =
        (house.login("admin").await, house.login("head").await, house.login("manager1").await);
    let (product, customer) = (admin.product("Чайник", 100_000).await, admin.customer("ООО «Ёлка»").await);
    let waiting = admin.site("Ожидает подтверждения").await;
    from_template(&admin, "discount_approval", json!({ "waiting": { "kind": "status", "id": waiting } }))
        .await;
    let (me, boss) = (admin.employee("manager1").await, admin.employee("head").await);
    let order = manager.site_order(&product, &customer, 1_500).await;
    let order = manager.move_to(&order, "В работе (сайт)").await.expect(200);
    let asked = manager
        .move_with(&order, "Ожидает подтверждения (сайт)", json!({ "comment": "постоянный клиент" }))
        .await;
    // The answer is the order as it stands after everything: its version can be used for the next step.
    let asked = asked.expect(200);
    assert_eq!((&asked["owner"], &asked["author"]), (&json!(boss), &json!(me)));
    assert_eq!(asked["version"], manager.order(&order).await["version"]);
    let tasks = tasks_on(&head, &order, false).await;
    assert_eq!((tasks.len(), &tasks[0]["assignee"], &tasks[0]["author"]), (1, &json!(boss), &Value::Null));
    let text = tasks[0]["text"].as_str().unwrap();
    assert!(
        text.contains("15\u{a0}%") && text.contains("постоянный клиент") && text.contains("Иван Петров"),
        "{text}"
    );
    assert!(!tasks[0]["due_at"].is_null());
    // Only he edits.
    let at = format!("/api/v1/orders/{}", id(&order));
    let edit = json!({ "version": asked["version"], "description": "быстрее" });
    assert_eq!(manager.patch(&at, edit.clone()).await.reasons(), ["only_owner_edits"]);
    let edited = head.patch(&at, edit).await.expect(200);
    // He says no, with a word; the manager has his order back and knows.
    let no = head
        .move_with(&edited, "В работе (сайт)", json!({ "comment": "не больше десяти" }))
        .await
        .expect(200);
    assert_eq!(no["owner"], json!(me));
    assert_eq!(tasks_on(&head, &order, false).await.len(), 0);
    let told = bell(&manager, "scenario").await;
    assert!(told[0]["body"]["text"].as_str().unwrap().contains("не больше десяти"), "{told:?}");
    // Asked again, granted.
    let again = manager.move_to(&no, "Ожидает подтверждения (сайт)").await.expect(200);
    let yes = head.move_to(&again, "Подтвержден (сайт)").await.expect(200);
    assert_eq!((&yes["owner"], &yes["status_name"]), (&json!(me), &json!("Подтвержден (сайт)")));
    let runs = runs(&manager, &format!("order={}", id(&order))).await;
    assert_eq!(runs.iter().map(|r| r["outcome"].as_str().unwrap()).collect::<Vec<_>>(), ["done"; 4]);
    // The feed says who and on whose behalf.
    let changed = feed_of(&manager, &order, "changed").await;
    let by_scenario: Vec<&Value> = changed.iter().filter(|e| e["source"] == "scenario").collect();
    assert_eq!(by_scenario.len(), 4);
    assert_eq!(by_scenario[0]["actor_name"], "Ольга Смирнова");
    assert_eq!(feed_of(&manager, &order, "scenario").await.len(), 4);
}

async fn the_warehouse_checks_and_assembles(house: Arc<House>) {
    let (admin, manager, warehouse) =
        (house.login("admin").await, house.login("manager1").await, house.login("warehouse").await);
    let stock = department(&admin, "Склад").await;
    let gap = |status: String| json!({ "status": { "kind": "status", "id": status }, "department": { "kind": "department", "id": stock } });
    from_template(&admin, "availability_check", gap(admin.site("В работе").await)).await;
    from_template(&admin, "hand_over", gap(admin.site("Ожидает сборки").await)).await;
    let (product, customer) = (admin.product("Чайник", 100_000).await, admin.customer("ООО «Ёлка»").await);
    let order = manager.site_order(&product, &customer, 0).await;
    let order = manager.move_to(&order, "В работе (сайт)").await.expect(200);
    let tasks = tasks_on(&manager, &order, false).await;
    assert_eq!((tasks.len(), &tasks[0]["assignee_name"]), (1, &json!("Сергей Волков")));
    assert_eq!(tasks[0]["checklist"].as_array().unwrap().len(), 2);
    warehouse
        .post(&format!("/api/v1/tasks/{}/done", id(&tasks[0])), json!({ "done": true }))
        .await
        .expect(200);
    let order = manager.move_to(&order, "Подтвержден (сайт)").await.expect(200);
    let accountant = house.login("accountant").await;
    accountant.move_to(&order, "Ожидает сборки (сайт)").await.expect(200);
    assert_eq!(bell(&warehouse, "scenario").await.len(), 1);
    let task = tasks_on(&warehouse, &order, false).await;
    assert!(task[0]["text"].as_str().unwrap().starts_with("Собрать заказ"), "{task:?}");
}

/// A calls B and B calls A: it stops after one turn, says why, and the order can be gone on with.
async fn a_circle_of_scenarios_is_stopped_and_explained(house: Arc<House>) {
    let (admin, manager) = (house.login("admin").await, house.login("manager1").await);
    let (work, stock) = (admin.site("В работе").await, admin.site("Ожидает поступления").await);
    let there = |from: &str, to: &str| {
        json!({
            "trigger": { "kind": "entered", "statuses": [from] },
            "actions": [{ "kind": "set_status", "status": to }],
        })
    };
    let a = lay_down(&admin, "Туда", there(&work, &stock)).await;
    lay_down(&admin, "Обратно", there(&stock, &work)).await;
    // The editor says so beforehand.
    let check = json!({ "id": id(&a), "rule": there(&work, &stock) });
    let checked = admin.post("/api/v1/scenarios/check", check).await.expect(200);
    assert_eq!(checked["issues"][0]["code"], "cycle");
    assert_eq!(checked["issues"][0]["scenarios"].as_array().unwrap().len(), 2);
    // Of one that is only being written, too: its rule is what is looked at, a name comes when it is saved.
    let empty =
        json!({ "trigger": { "kind": "created" }, "actions": [{ "kind": "comment", "text": "{{colour}}" }] });
    let checked = admin.post("/api/v1/scenarios/check", json!({ "rule": empty })).await.expect(200);
    assert_eq!(checked["problem"]["errors"][0]["field"], "actions/0/text");
    assert_eq!(checked["problem"]["errors"][0]["code"], "unknown_name");
    let order = site_order(&manager).await;
    let moved = manager.move_to(&order, "В работе (сайт)").await.expect(200);
    assert_eq!(moved["status_name"], "В работе (сайт)");
    let log = runs(&admin, "").await;
    let ends: Vec<_> =
        log.iter().map(|r| (r["outcome"].as_str().unwrap(), r["why"].as_str().unwrap_or(""))).collect();
    assert_eq!(ends, [("suppressed", "repeated"), ("done", ""), ("done", "")]);
    assert_eq!(feed_of(&manager, &order, "scenario").await[0]["body"]["why"], "repeated");
    let visits = manager.get(&format!("/api/v1/orders/{}/visits", id(&order))).await.expect(200);
    let by: Vec<&str> =
        visits["rows"].as_array().unwrap().iter().map(|v| v["source"].as_str().unwrap()).collect();
    assert_eq!(by.iter().filter(|s| **s == "scenario").count(), 2, "{by:?}");
    // Usable: the next step works.
    manager.move_with(&moved, "Отменен (сайт)", json!({ "comment": "передумали" })).await.expect(200);
}

/// What cannot be done undoes the scenario, not the person's step; it is recorded, told, and another scenario may see to it.
async fn a_failing_scenario_holds_nobody_up(house: Arc<House>) {
    let (admin, head) = (house.login("admin").await, house.login("head").await);
    let work = admin.site("В работе").await;
    let rule = json!({
        "trigger": { "kind": "entered", "statuses": [work] },
        "actions": [
            { "kind": "comment", "text": "сначала это" },
            { "kind": "create_task", "text": "и это", "assignee": { "kind": "owner" } },
            { "kind": "set_owner", "to": { "kind": "owners_manager" } },
        ],
    });
    let failing = lay_down(&admin, "Руководителю", rule).await;
    let seeing = json!({
        "trigger": { "kind": "scenario_failed", "scenarios": [id(&failing)] },
        "actions": [{ "kind": "notify", "whom": [{ "kind": "actor" }], "text": "Сценарий не сработал" }],
    });
    lay_down(&admin, "Присмотр", seeing).await;
    // The head has no head.
    let order = site_order(&head).await;
    let moved = head.move_to(&order, "В работе (сайт)").await.expect(200);
    assert_eq!((&moved["status_name"], &moved["owner"]), (&json!("В работе (сайт)"), &order["owner"]));
    assert_eq!(tasks_on(&head, &order, false).await.len(), 0);
    assert_eq!(feed_of(&head, &order, "note").await.len(), 0);
    let log = runs(&admin, "outcome=failed").await;
    assert_eq!(
        (log.len(), &log[0]["why"], &log[0]["scenario_name"]),
        (1, &json!("nobody_there"), &json!("Руководителю"))
    );
    assert!(log[0]["text"].as_str().unwrap().contains("Некому поручить"), "{log:?}");
    assert_eq!(log[0]["performed"].as_array().unwrap().len(), 2);
    let told = bell(&admin, "scenario_failed").await;
    assert_eq!((told.len(), &told[0]["body"]["name"]), (1, &json!("Руководителю")));
    assert_eq!(bell(&head, "scenario").await.len(), 1);
    // A second failure within the hour is in the log and not in the bell.
    head.move_to(&site_order(&head).await, "В работе (сайт)").await.expect(200);
    assert_eq!(runs(&admin, "outcome=failed").await.len(), 2);
    assert_eq!(bell(&admin, "scenario_failed").await.len(), 1);
}

async fn what_is_tried_leaves_nothing_and_a_shadow_only_its_record(house: Arc<House>) {
    let (admin, manager) = (house.login("admin").await, house.login("manager1").await);
    let work = admin.site("В работе").await;
    let rule = json!({
        "trigger": { "kind": "entered", "statuses": [work] },
        "conditions": [{ "kind": "guard", "guard": { "kind": "sum", "is": "at_most", "value": 100 } }],
        "actions": [
            { "kind": "create_task", "text": "Позвонить: {{order.number}}", "assignee": { "kind": "owner" } },
            { "kind": "set_owner", "to": { "kind": "owners_manager" } },
        ],
    });
    let order = site_order(&manager).await;
    let before = manager.order(&order).await;
    let tried =
        admin.post("/api/v1/scenarios/try", json!({ "rule": rule, "order": id(&order) })).await.expect(200);
    assert_eq!(tried["conditions"], json!([true]));
    let run = &tried["runs"][0];
    assert_eq!((&run["outcome"], run["performed"].as_array().unwrap().len()), (&json!("done"), 2));
    assert_eq!(run["performed"][0]["text"], format!("Позвонить: {}", order["number"].as_str().unwrap()));
    assert_eq!(manager.order(&order).await, before);
    assert_eq!((tasks_on(&admin, &order, false).await.len(), runs(&admin, "").await.len()), (0, 0));
    // Nobody else tries, and a manager sees no list.
    assert_eq!(
        manager.post("/api/v1/scenarios/try", json!({ "rule": rule, "order": id(&order) })).await.code(403),
        "administrators_only"
    );
    assert_eq!(manager.get("/api/v1/scenarios").await.code(403), "administrators_only");
    assert_eq!(manager.get("/api/v1/scenario-runs").await.code(403), "administrators_only");
    // As a shadow it records what it would have done.
    let shadow = lay_down(&admin, "Тень", rule.clone()).await;
    switch(&admin, &shadow, "shadow").await;
    let moved = manager.move_to(&order, "В работе (сайт)").await.expect(200);
    assert_eq!(moved["owner"], before["owner"]);
    assert_eq!(tasks_on(&admin, &order, false).await.len(), 0);
    let log = runs(&admin, "outcome=shadow").await;
    assert_eq!((log.len(), log[0]["performed"].as_array().unwrap().len()), (1, 2));
    // A condition that does not hold calls nothing, and leaves no record.
    let mut dear = rule;
    dear["conditions"][0]["guard"]["is"] = json!("greater");
    let tried =
        admin.post("/api/v1/scenarios/try", json!({ "rule": dear, "order": id(&order) })).await.expect(200);
    assert_eq!((&tried["conditions"], &tried["runs"]), (&json!([false]), &json!([])));
}

async fn a_button_is_there_for_whom_and_when_it_may_be_pressed(house: Arc<House>) {
    let (admin, manager, loner) =
        (house.login("admin").await, house.login("manager1").await, house.loner().await);
    let work = admin.site("В работе").await;
    let rule = json!({
        "trigger": { "kind": "button", "label": "Позвать кладовщика" },
        "conditions": [{ "kind": "in_statuses", "statuses": [work] }],
        "actions": [{ "kind": "notify", "whom": [{ "kind": "department", "id": department(&admin, "Склад").await }], "text": "{{actor.name}} зовёт к заказу {{order.number}}" }],
        "firing": "once_per_entry",
    });
    let button = lay_down(&admin, "Зов", rule).await;
    let order = site_order(&manager).await;
    let at = format!("/api/v1/orders/{}/buttons", id(&order));
    assert_eq!(manager.get(&at).await.expect(200)["rows"], json!([]));
    let press = format!("{at}/{}", id(&button));
    assert_eq!(manager.post(&press, json!({})).await.code(404), "not_found");
    let order = manager.move_to(&order, "В работе (сайт)").await.expect(200);
    assert_eq!(manager.get(&at).await.expect(200)["rows"][0]["label"], "Позвать кладовщика");
    assert_eq!(loner.get(&at).await.code(404), "not_found");
    assert_eq!(loner.post(&press, json!({})).await.code(404), "not_found");
    manager.post(&press, json!({})).await.expect(204);
    manager.post(&press, json!({})).await.expect(204);
    let told = bell(&house.login("warehouse").await, "scenario").await;
    assert_eq!(told.len(), 1);
    assert!(told[0]["body"]["text"].as_str().unwrap().starts_with("Иван Петров зовёт"), "{told:?}");
    let log = runs(&manager, &format!("order={}", id(&order))).await;
    assert_eq!((&log[0]["why"], &log[1]["outcome"]), (&json!("once_per_entry"), &json!("done")));
}

async fn what_is_wrong_with_a_scenario_is_named_at_its_place(house: Arc<House>) {
    let admin = house.login("admin").await;
    let (work, nobody) = (admin.site("В работе").await, "01890000-0000-7000-8000-00000000dead");
    let say = json!([{ "kind": "comment", "text": "x" }]);
    let entered = json!({ "kind": "entered", "statuses": [work] });
    for (rule, field, code) in [
        (json!({ "trigger": entered, "actions": [] }), "rule/actions", "required"),
        (
            json!({ "trigger": { "kind": "entered", "statuses": [nobody] }, "actions": say }),
            "rule/trigger/statuses/0",
            "not_found",
        ),
        (
            json!({ "trigger": { "kind": "entered", "statuses": [] }, "actions": say }),
            "rule/trigger/statuses",
            "required",
        ),
        (
            json!({ "trigger": { "kind": "in_status", "statuses": [work], "after": { "amount": 0, "unit": "days", "clock": "working" } }, "actions": say }),
            "rule/trigger/after/amount",
            "out_of_range",
        ),
        (
            json!({ "trigger": { "kind": "date", "field": "description" }, "actions": say }),
            "rule/trigger/field",
            "not_allowed",
        ),
        (
            json!({ "trigger": { "kind": "button", "label": " " }, "actions": say }),
            "rule/trigger/label",
            "required",
        ),
        (
            json!({ "trigger": { "kind": "schedule", "minute": 1440, "statuses": [work] }, "actions": say }),
            "rule/trigger/minute",
            "out_of_range",
        ),
        (
            json!({ "trigger": entered, "actions": [{ "kind": "comment", "text": "{{order.colour}}" }] }),
            "rule/actions/0/text",
            "unknown_name",
        ),
        (
            json!({ "trigger": entered, "actions": [{ "kind": "set_status", "status": nobody }] }),
            "rule/actions/0/status",
            "not_found",
        ),
        (
            json!({ "trigger": entered, "actions": [{ "kind": "set_owner", "to": { "kind": "employee", "id": nobody } }] }),
            "rule/actions/0/to",
            "not_found",
        ),
        (
            json!({ "trigger": entered, "actions": [{ "kind": "notify", "whom": [], "text": "x" }] }),
            "rule/actions/0/whom",
            "required",
        ),
        (
            json!({ "trigger": entered, "actions": [{ "kind": "set_field", "field": "number", "value": { "type": "text", "value": "1" } }] }),
            "rule/actions/0/value",
            "not_allowed",
        ),
        (
            json!({ "trigger": entered, "actions": [{ "kind": "start", "scenario": nobody }] }),
            "rule/actions/0/scenario",
            "not_found",
        ),
        (
            json!({ "trigger": entered, "actions": say, "conditions": [{ "kind": "guard", "guard": { "kind": "expression", "text": "order.sum >" } }] }),
            "rule/conditions/0/guard/text",
            "not_an_expression",
        ),
        (
            json!({ "trigger": entered, "actions": say, "conditions": [{ "kind": "guard", "guard": { "kind": "expression", "text": "now() > 1 && ордер.sum > 1" } }] }),
            "rule/conditions/0/guard/text",
            "not_an_expression",
        ),
        (json!({ "trigger": { "kind": "moon" }, "actions": say }), "rule/trigger/kind", "not_allowed"),
    ] {
        let refused = admin.post("/api/v1/scenarios", json!({ "name": "x", "rule": rule.clone() })).await;
        assert_eq!(refused.status, 422, "{rule} {}", refused.text);
        let error = &refused.body["errors"][0];
        let known = field == "rule/trigger/kind" || (error["field"] == field && error["code"] == code);
        assert!(known, "{rule}: {}", refused.text);
    }
    // Two with the same name, an old version, a status in use.
    let rule = json!({ "trigger": entered, "actions": [{ "kind": "set_status", "status": admin.site("Ожидает поступления").await }] });
    let scenario = lay_down(&admin, "Один", rule.clone()).await;
    let twice = admin.post("/api/v1/scenarios", json!({ "name": "Один", "rule": rule })).await;
    assert_eq!(twice.code(409), "name_taken");
    let at = format!("/api/v1/scenarios/{}", id(&scenario));
    assert_eq!(
        admin.patch(&at, json!({ "version": 9, "switch": "off" })).await.code(409),
        "version_conflict"
    );
    let audit = admin.get("/api/v1/audit").await.expect(200);
    assert!(audit["rows"].as_array().unwrap().iter().any(|r| r["kind"] == "scenario_created"), "{audit}");
    admin.delete(&at, json!({})).await.expect(204);
    assert_eq!(admin.get(&at).await.code(404), "not_found");
}

/// A free condition on a transition, and on a scenario.
async fn a_free_condition_guards_a_step(house: Arc<House>) {
    let (admin, manager) = (house.login("admin").await, house.login("manager1").await);
    let process = admin.process("Заказы с сайта").await;
    let mut definition = process["definition"].clone();
    let (new, work) = (admin.site("Новый").await, admin.site("В работе").await);
    definition["stages"] = json!([{ "start": new, "transitions": [{ "to": work, "guards": [{
        "kind": "expression", "text": "order.description.contains('адрес') || actor.role == 'Администратор'",
        "says": "в описании есть адрес",
    }] }] }]);
    let body = json!({ "version": process["version"], "definition": definition, "confirm": true });
    admin.patch(&format!("/api/v1/processes/{}", id(&process)), body).await.expect(200);
    let order = site_order(&manager).await;
    let refused = manager.move_to(&order, "В работе (сайт)").await;
    assert_eq!(refused.reasons(), ["guard_failed"]);
    assert!(refused.body["detail"].as_str().unwrap().contains("в описании есть адрес"), "{}", refused.text);
    let at = format!("/api/v1/orders/{}", id(&order));
    let order = manager
        .patch(&at, json!({ "version": order["version"], "description": "адрес: Тверская, 1" }))
        .await
        .expect(200);
    manager.move_to(&order, "В работе (сайт)").await.expect(200);
}

/// Each order of a bulk move is a cause of its own: the bounds of one chain are not shared among them.
async fn a_bulk_move_calls_scenarios_for_every_order(house: Arc<House>) {
    let (admin, manager) = (house.login("admin").await, house.login("manager1").await);
    let work = admin.site("В работе").await;
    let rule = json!({
        "trigger": { "kind": "entered", "statuses": [work] },
        "actions": [{ "kind": "comment", "text": "раз" }, { "kind": "comment", "text": "два" }, { "kind": "comment", "text": "три" }],
    });
    lay_down(&admin, "Трижды", rule).await;
    let mut orders = Vec::new();
    for _ in 0..45 {
        let order = site_order(&manager).await;
        orders.push(json!({ "id": order["id"], "version": order["version"] }));
    }
    let moved = manager
        .post("/api/v1/orders/bulk-move", json!({ "status": work, "orders": orders }))
        .await
        .expect(200);
    assert!(moved["results"].as_array().unwrap().iter().all(|r| r["moved"] == true), "{moved}");
    let log = runs(&admin, "limit=200").await;
    assert_eq!(log.iter().filter(|r| r["outcome"] == "done").count(), 45);
    assert_eq!(log.len(), 45);
}

on_both!(
    a_bulk_move_calls_scenarios_for_every_order,
    a_discount_is_asked_for_refused_and_granted,
    the_warehouse_checks_and_assembles,
    a_circle_of_scenarios_is_stopped_and_explained,
    a_failing_scenario_holds_nobody_up,
    what_is_tried_leaves_nothing_and_a_shadow_only_its_record,
    a_button_is_there_for_whom_and_when_it_may_be_pressed,
    what_is_wrong_with_a_scenario_is_named_at_its_place,
    a_free_condition_guards_a_step,
);
