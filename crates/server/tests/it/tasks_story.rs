//! Tasks: who sets, sees, does and changes them; and the steps that wait for them.

use std::sync::Arc;

use serde_json::{Value, json};

use crate::house::{Client, House, id};
use crate::on_both;
use crate::scenarios_story::lay_down;

async fn site(client: &Client) -> Value {
    client.post("/api/v1/orders", json!({ "channel": client.channel("Сайт").await })).await.expect(201)
}

async fn texts(client: &Client, query: &str) -> Vec<String> {
    let tasks = client.get(&format!("/api/v1/tasks?{query}")).await.expect(200);
    tasks["rows"].as_array().unwrap().iter().map(|t| t["text"].as_str().unwrap().to_owned()).collect()
}

async fn a_task_goes_from_author_to_assignee_and_back(house: Arc<House>) {
    let (head, manager) = (house.login("head").await, house.login("manager1").await);
    let order = site(&manager).await;
    let body = json!({
        "text": "Позвонить покупателю", "assignee": head.employee("manager1").await, "order": id(&order),
        "due_at": "2026-01-10T09:00:00Z", "checklist": [{ "text": "уточнить адрес" }, { "text": "назвать срок" }],
    });
    let task = head.post("/api/v1/tasks", body).await.expect(201);
    let at = format!("/api/v1/tasks/{}", id(&task));
    assert_eq!((&task["order_number"], &task["author_name"]), (&order["number"], &json!("Ольга Смирнова")));
    assert_eq!(texts(&manager, "").await, ["Позвонить покупателю"]);
    assert_eq!(texts(&manager, "overdue=true").await, ["Позвонить покупателю"]);
    assert_eq!(texts(&head, "of=set_by_me").await, ["Позвонить покупателю"]);
    assert_eq!(texts(&head, "").await, Vec::<String>::new());
    // The assignee ticks and does, but does not change.
    let item = task["checklist"][0]["id"].as_str().unwrap();
    let ticked = manager.post(&format!("{at}/items/{item}"), json!({ "ticked": true })).await.expect(200);
    assert_eq!(
        (&ticked["checklist"][0]["ticked"], &ticked["checklist"][1]["ticked"]),
        (&json!(true), &json!(false))
    );
    let refused = manager.patch(&at, json!({ "version": 2, "text": "Не звонить" })).await;
    assert_eq!(refused.code(403), "authors_only");
    assert_eq!(manager.delete(&at, json!({})).await.code(403), "authors_only");
    let done = manager.post(&format!("{at}/done"), json!({ "done": true })).await.expect(200);
    assert!(done["done_at"].is_string());
    assert_eq!(texts(&manager, "").await, Vec::<String>::new());
    assert_eq!(texts(&manager, "done=true").await, ["Позвонить покупателю"]);
    let bell = head.get("/api/v1/notifications").await.expect(200);
    assert_eq!((&bell["rows"][0]["kind"], &bell["rows"][0]["task"]), (&json!("task_done"), &task["id"]));
    let again = manager.post(&format!("{at}/done"), json!({ "done": true })).await.expect(200);
    assert_eq!(again["version"], done["version"], "done twice is done once");
    head.post(&format!("{at}/done"), json!({ "done": false })).await.expect(200);
    let feed = manager.get(&format!("/api/v1/orders/{}/feed", id(&order))).await.expect(200);
    let kinds: Vec<&str> =
        feed["rows"].as_array().unwrap().iter().map(|e| e["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["task_reopened", "task_done", "task_set", "created"]);
    // Two at once: the second is told.
    let version = manager.get("/api/v1/tasks").await.expect(200)["rows"][0]["version"].clone();
    head.patch(&at, json!({ "version": version, "text": "Позвонить завтра" })).await.expect(200);
    let stale = head.patch(&at, json!({ "version": version, "text": "Позвонить вчера" })).await;
    assert_eq!(stale.code(409), "version_conflict");
    head.delete(&at, json!({})).await.expect(204);
    assert_eq!(manager.post(&format!("{at}/done"), json!({ "done": true })).await.code(404), "not_found");
}

async fn a_task_shows_nothing_of_an_order_out_of_sight(house: Arc<House>) {
    let (manager, loner) = (house.login("manager1").await, house.loner().await);
    let order = site(&manager).await;
    let me = loner.get("/api/v1/me").await.expect(200)["employee"].clone();
    let foreign = loner.post("/api/v1/tasks", json!({ "text": "x", "order": id(&order) })).await;
    let absent = json!({ "text": "x", "order": "01890000-0000-7000-8000-00000000dead" });
    assert_eq!(foreign.text, loner.post("/api/v1/tasks", absent).await.text);
    assert_eq!((foreign.code(422), &foreign.body["errors"][0]["field"]), ("invalid", &json!("order")));
    // Set by somebody who sees the order: the task is his, the order is not.
    let body = json!({ "text": "Упаковать", "assignee": me, "order": id(&order) });
    let task = manager.post("/api/v1/tasks", body).await.expect(201);
    let mine = loner.get("/api/v1/tasks").await.expect(200);
    assert_eq!((&mine["rows"][0]["order"], &mine["rows"][0]["order_number"]), (&Value::Null, &Value::Null));
    let at = format!("/api/v1/tasks/{}/done", id(&task));
    let done = loner.post(&at, json!({ "done": true })).await.expect(200);
    assert_eq!(done["order"], Value::Null);
    let read = loner.get(&format!("/api/v1/tasks/{}", id(&task))).await.expect(200);
    assert_eq!((&read["text"], &read["order"]), (&json!("Упаковать"), &Value::Null));
    // Somebody else's task is absent for whoever sees neither it nor its order.
    let own = manager.post("/api/v1/tasks", json!({ "text": "Моё дело" })).await.expect(201);
    let at = format!("/api/v1/tasks/{}/done", id(&own));
    assert_eq!(loner.post(&at, json!({ "done": true })).await.code(404), "not_found");
    assert_eq!(loner.get(&format!("/api/v1/tasks/{}", id(&own))).await.code(404), "not_found");
    assert_eq!(texts(&loner, "of=all").await, Vec::<String>::new());
    let filter = format!("order={}", id(&order));
    assert_eq!(texts(&loner, &filter).await, Vec::<String>::new());
    assert_eq!(texts(&house.login("admin").await, "of=all").await, ["Моё дело"]);
}

async fn a_step_waits_for_tasks_and_checklists(house: Arc<House>) {
    let (admin, manager) = (house.login("admin").await, house.login("manager1").await);
    let warehouse = house.login("warehouse").await;
    let process = admin.process("Заказы с сайта").await;
    let mut definition = process["definition"].clone();
    let (new, work, stock) =
        (admin.site("Новый").await, admin.site("В работе").await, admin.site("Ожидает поступления").await);
    definition["stages"] = json!([
        { "start": new, "transitions": [{
            "to": work, "grants": { "any_of": [{ "kind": "task_assignee" }] }, "requirements": [{ "kind": "checklist" }],
        }, { "to": stock, "guards": [{ "kind": "open_tasks", "is": "equal", "value": 0 }] }] },
    ]);
    let body = json!({ "version": process["version"], "definition": definition, "confirm": true });
    admin.patch(&format!("/api/v1/processes/{}", id(&process)), body).await.expect(200);
    let order = site(&manager).await;
    let nobody = manager.move_to(&order, "В работе (сайт)").await;
    assert_eq!(nobody.reasons(), ["not_granted"]);
    let body = json!({
        "text": "Проверить наличие", "assignee": admin.employee("warehouse").await, "order": id(&order),
        "checklist": [{ "text": "на полке" }],
    });
    let task = manager.post("/api/v1/tasks", body).await.expect(201);
    let waits = manager.move_to(&order, "Ожидает поступления (сайт)").await;
    assert_eq!(waits.reasons(), ["guard_failed"]);
    let unticked = warehouse.move_to(&order, "В работе (сайт)").await;
    let reasons = unticked.reasons();
    assert!(reasons.contains(&"requirement_missing") && !reasons.contains(&"not_granted"), "{reasons:?}");
    let item = task["checklist"][0]["id"].as_str().unwrap();
    let at = format!("/api/v1/tasks/{}", id(&task));
    warehouse.post(&format!("{at}/items/{item}"), json!({ "ticked": true })).await.expect(200);
    let moves = manager.get(&format!("/api/v1/orders/{}/moves", id(&order))).await.expect(200);
    assert!(moves["rows"].as_array().unwrap().iter().all(|m| m["allowed"] == false), "{moves}");
    warehouse.post(&format!("{at}/done"), json!({ "done": true })).await.expect(200);
    manager.move_to(&order, "Ожидает поступления (сайт)").await.expect(200);
}

async fn what_is_wrong_with_a_task_is_named(house: Arc<House>) {
    let manager = house.login("manager1").await;
    let nobody = "01890000-0000-7000-8000-00000000dead";
    for (body, field, code) in [
        (json!({ "text": " " }), "text", "required"),
        (json!({}), "text", "required"),
        (json!({ "text": "я".repeat(4_097) }), "text", "too_long"),
        (json!({ "text": "x", "assignee": nobody }), "assignee", "not_found"),
        (json!({ "text": "x", "counterparty": nobody }), "counterparty", "not_found"),
        (json!({ "text": "x", "checklist": [{ "text": "" }] }), "checklist/0/text", "required"),
        (json!({ "text": "x", "checklist": [{ "text": "y", "id": nobody }] }), "checklist/0/id", "not_found"),
        (json!({ "text": "x", "due_at": "tomorrow" }), "due_at", "wrong_type"),
        (json!({ "text": "x", "colour": "red" }), "colour", "unknown_field"),
    ] {
        let refused = manager.post("/api/v1/tasks", body.clone()).await;
        let error = &refused.body["errors"][0];
        assert_eq!(
            (refused.code(422), &error["field"], &error["code"]),
            ("invalid", &json!(field), &json!(code))
        );
    }
    for query in ["of=yours", "done=true&overdue=true", "cursor=x", "limit=0", "order=x"] {
        assert_eq!(manager.get(&format!("/api/v1/tasks?{query}")).await.code(422), "invalid", "{query}");
    }
    assert_eq!(texts(&manager, "of=all").await, Vec::<String>::new());
}

async fn tasks_come_by_when_they_are_due_page_by_page(house: Arc<House>) {
    let manager = house.login("manager1").await;
    for (text, due) in [
        ("без срока", None),
        ("вторая", Some("2026-03-02T00:00:00Z")),
        ("первая", Some("2026-03-01T00:00:00Z")),
    ] {
        manager.post("/api/v1/tasks", json!({ "text": text, "due_at": due })).await.expect(201);
    }
    let (mut seen, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = manager.get(&format!("/api/v1/tasks?limit=1{cursor}")).await.expect(200);
        seen.extend(page["rows"].as_array().unwrap().iter().map(|t| t["text"].as_str().unwrap().to_owned()));
        match page["next"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => break,
        }
    }
    assert_eq!(seen, ["первая", "вторая", "без срока"]);
}

async fn a_task_has_a_type_that_stays_while_it_is_used(house: Arc<House>) {
    let (admin, manager) = (house.login("admin").await, house.login("manager1").await);
    let call = json!({ "name": "Звонок", "color": "#FF8800" });
    assert_eq!(manager.post("/api/v1/task-types", call.clone()).await.code(403), "administrators_only");
    let call = admin.post("/api/v1/task-types", call).await.expect(201);
    let parcel = admin.post("/api/v1/task-types", json!({ "name": "Посылка" })).await.expect(201);
    assert_eq!(admin.post("/api/v1/task-types", json!({ "name": "звонок" })).await.code(409), "name_taken");
    let task = json!({ "text": "Позвонить", "type": id(&call) });
    let task = manager.post("/api/v1/tasks", task).await.expect(201);
    assert_eq!((&task["type_name"], &task["color"]), (&json!("Звонок"), &json!("#ff8800")));
    manager.post("/api/v1/tasks", json!({ "text": "Без типа" })).await.expect(201);
    assert_eq!(texts(&manager, &format!("type={}", id(&call))).await, ["Позвонить"]);
    assert_eq!(texts(&manager, &format!("type={}", id(&parcel))).await, Vec::<String>::new());
    let ghost = json!({ "text": "x", "type": "01890000-0000-7000-8000-00000000dead" });
    let refused = manager.post("/api/v1/tasks", ghost).await;
    assert_eq!((refused.code(422), &refused.body["errors"][0]["field"]), ("invalid", &json!("type")));
    // Done or not: it is of the type.
    let at = format!("/api/v1/tasks/{}", id(&task));
    manager.post(&format!("{at}/done"), json!({ "done": true })).await.expect(200);
    let type_at = format!("/api/v1/task-types/{}", id(&call));
    let kept = admin.delete(&type_at, json!({})).await;
    assert_eq!((kept.code(409), &kept.body["data"]["tasks"]), ("in_use", &json!(1)));
    let rule = json!({
        "trigger": { "kind": "created" },
        "actions": [{ "kind": "create_task", "text": "x", "assignee": { "kind": "owner" }, "task_type": id(&parcel) }],
    });
    let scenario = lay_down(&admin, "Посылки", rule).await;
    let named = admin.delete(&format!("/api/v1/task-types/{}", id(&parcel)), json!({})).await;
    assert_eq!((named.code(409), &named.body["data"]["processes"]), ("in_use", &json!(["Посылки"])));
    admin.delete(&format!("/api/v1/scenarios/{}", id(&scenario)), json!({})).await.expect(204);
    let renamed = json!({ "version": 1, "name": "Разговор" });
    admin.patch(&type_at, renamed.clone()).await.expect(200);
    assert_eq!(admin.patch(&type_at, renamed).await.code(409), "version_conflict");
    assert_eq!(manager.get(&at).await.expect(200)["type_name"], "Разговор");
    manager.patch(&at, json!({ "version": 2, "type": null })).await.expect(200);
    assert_eq!(manager.get(&at).await.expect(200)["type"], Value::Null);
    admin.delete(&type_at, json!({})).await.expect(204);
    let types = manager.get("/api/v1/task-types").await.expect(200);
    assert_eq!(types["rows"], json!([parcel]));
}

async fn people_talk_about_a_task_where_its_order_shows_it(house: Arc<House>) {
    let (head, manager) = (house.login("head").await, house.login("manager1").await);
    let (admin, loner) = (house.login("admin").await, house.loner().await);
    let order = site(&manager).await;
    let task =
        json!({ "text": "Позвонить", "assignee": head.employee("manager1").await, "order": id(&order) });
    let task = head.post("/api/v1/tasks", task).await.expect(201);
    let at = format!("/api/v1/tasks/{}/comments", id(&task));
    // Told: who set it, and who is mentioned and may see it; a stranger is not.
    let said = json!({ "text": "Не берёт трубку, @admin, @loner" });
    let comment = manager.post(&at, said).await.expect(201);
    let kinds = |bell: Value| -> Vec<(String, String)> {
        let text = |r: &Value, field: &str| r[field].as_str().unwrap_or("").to_owned();
        let rows = bell["rows"].as_array().unwrap().iter();
        rows.map(|r| (text(r, "kind"), r["body"]["text"].as_str().unwrap_or("").to_owned())).collect()
    };
    let bell = |client: &Client| {
        let client = client.clone();
        async move { client.get("/api/v1/notifications").await.expect(200) }
    };
    let words = "Не берёт трубку, @admin, @loner".to_owned();
    assert_eq!(kinds(bell(&head).await), [("task_comment".to_owned(), words.clone())]);
    assert_eq!(kinds(bell(&admin).await), [("mentioned".to_owned(), words.clone())]);
    assert_eq!(bell(&loner).await["rows"], json!([]));
    let page = head.get(&at).await.expect(200);
    let row = &page["rows"][0];
    assert_eq!((&row["text"], &row["author_name"]), (&json!(words), &json!("Иван Петров")), "{row}");
    assert_eq!(row["mentions"], json!([admin.employee("admin").await]));
    let feed_at = format!("/api/v1/orders/{}/feed?kind=task_comment", id(&order));
    let feed = head.get(&feed_at).await.expect(200);
    assert_eq!(feed["rows"][0]["comment"]["text"], json!(words));
    assert_eq!(feed["rows"][0]["body"]["task"], task["id"]);
    // One's own is changed and taken away, by this door and no other.
    let own = format!("{at}/{}", id(&comment));
    assert_eq!(head.patch(&own, json!({ "text": "x" })).await.code(404), "not_found");
    assert_eq!(admin.delete(&own, json!({})).await.code(404), "not_found");
    let door = format!("/api/v1/orders/{}/comments/{}", id(&order), id(&comment));
    assert_eq!(manager.delete(&door, json!({})).await.code(404), "not_found");
    manager.patch(&own, json!({ "text": "Дозвонился" })).await.expect(204);
    assert_eq!(head.get(&feed_at).await.expect(200)["rows"][0]["comment"]["text"], "Дозвонился");
    manager.delete(&own, json!({})).await.expect(204);
    assert_eq!(head.get(&at).await.expect(200)["rows"][0]["text"], "");
    assert_eq!(manager.patch(&own, json!({ "text": "x" })).await.code(404), "not_found");
    // Strangers find neither the task nor what is said on it.
    assert_eq!(loner.get(&at).await.code(404), "not_found");
    assert_eq!(loner.post(&at, json!({ "text": "x" })).await.code(404), "not_found");
    for (text, code) in
        [(" ".to_owned(), "required"), ("я".repeat(4_097), "too_long"), ("a\u{0}".into(), "invalid_text")]
    {
        let refused = manager.post(&at, json!({ "text": text })).await;
        assert_eq!((refused.code(422), &refused.body["errors"][0]["code"]), ("invalid", &json!(code)));
    }
}

async fn words_on_a_task_are_for_its_people(house: Arc<House>) {
    let (manager, loner) = (house.login("manager1").await, house.loner().await);
    let me = |client: &Client| {
        let client = client.clone();
        async move { client.get("/api/v1/me").await.expect(200)["employee"].clone() }
    };
    let task = json!({ "text": "Упаковать", "assignee": me(&loner).await });
    let task = manager.post("/api/v1/tasks", task).await.expect(201);
    let at = format!("/api/v1/tasks/{}", id(&task));
    for n in 0..3 {
        manager.post(&format!("{at}/comments"), json!({ "text": format!("слово {n}") })).await.expect(201);
    }
    let page = loner.get(&format!("{at}/comments?limit=2")).await.expect(200);
    let rest = format!("{at}/comments?limit=2&cursor={}", page["next"].as_str().unwrap());
    let rest = loner.get(&rest).await.expect(200);
    let texts = |page: &Value| -> Vec<String> {
        page["rows"].as_array().unwrap().iter().map(|r| r["text"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(
        (texts(&page), texts(&rest)),
        (vec!["слово 2".into(), "слово 1".into()], vec!["слово 0".into()])
    );
    let unread = loner.get("/api/v1/notifications").await.expect(200)["unread"].clone();
    assert_eq!(unread, 4);
    // Given to somebody else, it is his no longer: nor is what is said on it.
    let given = json!({ "version": 1, "assignee": me(&manager).await });
    manager.patch(&at, given).await.expect(200);
    let bell = loner.get("/api/v1/notifications").await.expect(200);
    assert_eq!((bell["rows"].as_array().unwrap().len(), &bell["unread"]), (1, &json!(1)), "{bell}");
    assert_eq!(bell["rows"][0]["kind"], "task_set");
    assert_eq!(loner.get(&format!("{at}/comments")).await.code(404), "not_found");
    manager.delete(&at, json!({})).await.expect(204);
    assert_eq!(manager.get(&format!("{at}/comments")).await.code(404), "not_found");
}

on_both!(
    people_talk_about_a_task_where_its_order_shows_it,
    words_on_a_task_are_for_its_people,
    a_task_has_a_type_that_stays_while_it_is_used,
    a_task_goes_from_author_to_assignee_and_back,
    a_task_shows_nothing_of_an_order_out_of_sight,
    a_step_waits_for_tasks_and_checklists,
    what_is_wrong_with_a_task_is_named,
    tasks_come_by_when_they_are_due_page_by_page,
);
