//! Settings: what is in use does not vanish, and nothing strands an order silently.

use std::sync::Arc;

use serde_json::json;

use crate::house::{House, id};
use crate::on_both;

async fn a_status_in_use_goes_only_with_a_mapping(house: Arc<House>) {
    let admin = house.login("admin").await;
    let spare = admin.post("/api/v1/statuses", json!({ "name": "Старый" })).await.expect(201);
    let (old, new) = (id(&spare).to_owned(), admin.site("В работе").await);
    let path = format!("/api/v1/statuses/{old}");
    let program = house.token("admin", "api").await;
    let mut moved = Vec::new();
    for _ in 0..3 {
        let order = program
            .post("/api/v1/orders", json!({ "channel": admin.channel("Сайт").await }))
            .await
            .expect(201);
        moved.push(program.move_to(&order, "Старый").await.expect(200));
    }
    admin.delete(&format!("/api/v1/orders/{}", id(&moved[2])), json!({})).await.expect(204);
    let refused = admin.delete(&path, json!({})).await;
    assert_eq!((refused.code(409), &refused.body["data"]["documents"]), ("in_use", &json!(3)));
    let named = admin.delete(&format!("/api/v1/statuses/{new}"), json!({})).await;
    assert_eq!((named.code(409), &named.body["data"]["processes"][0]), ("in_use", &json!("Заказы с сайта")));
    admin.delete(&format!("{path}?replace_with={new}"), json!({})).await.expect(204);
    let order = admin.order(&moved[0]).await;
    assert_eq!(order["status"], new.as_str());
    let visits = admin.get(&format!("/api/v1/orders/{}/visits", id(&moved[0]))).await.expect(200);
    assert_eq!(visits["rows"].as_array().unwrap().last().unwrap()["source"], "system");
}

async fn a_change_that_would_strand_orders_says_so_first(house: Arc<House>) {
    let (admin, manager) = (house.login("admin").await, house.login("manager1").await);
    let order =
        manager.post("/api/v1/orders", json!({ "channel": manager.channel("Сайт").await })).await.expect(201);
    manager.move_to(&order, "В работе (сайт)").await.expect(200);
    let process = admin.process("Заказы с сайта").await;
    let path = format!("/api/v1/processes/{}", id(&process));
    let mut definition = process["definition"].clone();
    let work = admin.site("В работе").await;
    definition["stages"].as_array_mut().unwrap().retain(|s| s["start"] != work.as_str());
    let check = admin
        .post("/api/v1/processes/check", json!({ "id": id(&process), "definition": definition }))
        .await
        .expect(200);
    assert_eq!(check["stranded"], json!([{ "status": work, "documents": 1 }]));
    let body = json!({ "version": process["version"], "definition": definition });
    let asked = admin.patch(&path, body).await;
    assert_eq!(
        (asked.code(409), &asked.body["concerned"][0]["documents"]),
        ("needs_confirmation", &json!(1))
    );
    let body = json!({ "version": process["version"], "definition": definition, "confirm": true });
    let published = admin.patch(&path, body).await.expect(200);
    assert_eq!(published["version"], 2);
    let stranded = admin.get("/api/v1/processes/stranded").await.expect(200);
    assert_eq!(stranded["rows"], json!([{ "status": work, "documents": 1 }]));
    let versions = admin.get(&format!("{path}/versions")).await.expect(200);
    assert_eq!(versions["rows"].as_array().unwrap().len(), 2);
    assert!(!versions["rows"][0]["changes"].as_array().unwrap().is_empty());
    let stale = admin.patch(&path, json!({ "version": 1, "name": "Другой" })).await;
    assert_eq!(stale.code(409), "version_conflict");
    let asked = admin.delete(&path, json!({})).await;
    assert_eq!((asked.code(409), &asked.body["data"]["open_documents"]), ("needs_confirmation", &json!(1)));
    admin.delete(&format!("{path}?confirm=true"), json!({})).await.expect(204);
}

async fn a_definition_that_leads_nowhere_is_refused(house: Arc<House>) {
    let admin = house.login("admin").await;
    let (new, work) = (admin.site("Новый").await, admin.site("В работе").await);
    let ghost = "01890000-0000-7000-8000-000000000000";
    for (definition, field, code) in [
        (json!({ "creation": [{ "status": ghost }] }), "creation/0/status", "not_found"),
        (json!({ "stages": [{ "start": new }, { "start": new }] }), "stages/1/start", "duplicate"),
        (
            json!({ "stages": [{ "start": new, "transitions": [{ "to": new }] }] }),
            "stages/0/transitions/0/to",
            "not_allowed",
        ),
        (
            json!({ "stages": [{ "start": new, "transitions": [{ "to": work, "grants": { "any_of": [{ "kind": "role", "id": ghost }] } }] }] }),
            "stages/0/transitions/0/grants/any_of/0/id",
            "not_found",
        ),
        (json!({ "channels": [ghost] }), "channels/0", "not_found"),
    ] {
        let answer = admin
            .post("/api/v1/processes", json!({ "name": "Новый процесс", "definition": definition }))
            .await;
        assert_eq!(answer.code(422), "invalid", "{definition}");
        assert_eq!(
            (&answer.body["errors"][0]["field"], &answer.body["errors"][0]["code"]),
            (&json!(field), &json!(code))
        );
    }
    let unknown = json!({ "name": "x", "definition": { "stagez": [] } });
    assert_eq!(admin.post("/api/v1/processes", unknown).await.code(422), "invalid");
}

async fn only_an_administrator_changes_settings(house: Arc<House>) {
    let head = house.login("head").await;
    let role = head.get("/api/v1/me").await.expect(200)["role"].clone();
    for (path, body) in [
        ("/api/v1/processes", json!({ "name": "x", "definition": {} })),
        ("/api/v1/statuses", json!({ "name": "x" })),
        ("/api/v1/channels", json!({ "name": "x" })),
        ("/api/v1/roles", json!({ "name": "x" })),
        ("/api/v1/departments", json!({ "name": "x" })),
        ("/api/v1/attributes", json!({ "name": "x", "attribute_type": "text" })),
        ("/api/v1/employees", json!({ "login": "x", "role": role, "password": "12345678" })),
    ] {
        assert_eq!(head.post(path, body).await.code(403), "administrators_only", "{path}");
    }
}

async fn the_last_administrator_stays(house: Arc<House>) {
    let admin = house.login("admin").await;
    let path = format!("/api/v1/employees/{}", admin.employee("admin").await);
    let version = admin.get(&path).await.expect(200)["version"].clone();
    let refused = admin.patch(&path, json!({ "version": version, "active": false })).await;
    assert_eq!(refused.code(409), "last_administrator");
    let roles = admin.get("/api/v1/roles").await.expect(200);
    let role = roles["rows"].as_array().unwrap().iter().find(|r| r["administrator"] == true).unwrap().clone();
    let body = json!({ "version": role["version"], "administrator": false });
    assert_eq!(
        admin.patch(&format!("/api/v1/roles/{}", id(&role)), body).await.code(409),
        "last_administrator"
    );
}

async fn custom_fields_hold_what_they_are_made_for(house: Arc<House>) {
    let (admin, manager) = (house.login("admin").await, house.login("manager1").await);
    let body = json!({ "kind": "customer_order", "name": "Доставка", "attribute_type": "choice", "options": ["курьер", "почта"] });
    let field = admin.post("/api/v1/attributes", body).await.expect(201);
    let order =
        manager.post("/api/v1/orders", json!({ "channel": manager.channel("Сайт").await })).await.expect(201);
    let path = format!("/api/v1/orders/{}", id(&order));
    let set = |value: &str| json!({ "version": 1, "attributes": { id(&field): { "type": "choice", "value": value } } });
    assert_eq!(manager.patch(&path, set("голубь")).await.code(422), "invalid");
    let changed = manager.patch(&path, set("курьер")).await.expect(200);
    assert_eq!(changed["attributes"][id(&field)]["value"], "курьер");
    let feed = manager.get(&format!("{path}/feed?kind=changed")).await.expect(200);
    assert_eq!(feed["rows"][0]["body"]["fields"][0]["after"]["value"]["value"], "курьер");
}

async fn names_are_taken_once_whatever_their_case(house: Arc<House>) {
    let admin = house.login("admin").await;
    for (path, body) in [
        ("/api/v1/statuses", json!({ "name": "НОВЫЙ (сайт)" })),
        ("/api/v1/channels", json!({ "name": "сайт" })),
        ("/api/v1/departments", json!({ "name": "склад" })),
        ("/api/v1/roles", json!({ "name": "менеджер" })),
    ] {
        assert_eq!(admin.post(path, body).await.code(409), "name_taken", "{path}");
    }
}

async fn the_calendar_says_when_the_company_works(house: Arc<House>) {
    let (admin, head) = (house.login("admin").await, house.login("head").await);
    let usual = head.get("/api/v1/calendar").await.expect(200);
    let day = json!([{ "from": "09:00", "to": "18:00" }]);
    assert_eq!(usual["week"], json!([day, day, day, day, day, [], []]));
    assert_eq!((&usual["time_zone"], &usual["version"]), (&json!("Europe/Moscow"), &json!(1)));
    let shift = json!([{ "from": "08:00", "to": "12:00" }, { "from": "13:00", "to": "24:00" }]);
    let week = json!([shift, shift, shift, shift, shift, [], []]);
    let dates = json!({ "holidays": ["2026-11-04", "2026-01-01"], "working_dates": ["2026-11-28"] });
    let mut body = json!({ "version": 1, "week": week });
    body.as_object_mut().unwrap().extend(dates.as_object().unwrap().clone());
    assert_eq!(head.patch("/api/v1/calendar", body.clone()).await.code(403), "administrators_only");
    let changed = admin.patch("/api/v1/calendar", body.clone()).await.expect(200);
    assert_eq!(changed["holidays"], json!(["2026-01-01", "2026-11-04"]));
    assert_eq!(admin.patch("/api/v1/calendar", body).await.code(409), "version_conflict");
    // What is not named stays.
    admin.patch("/api/v1/calendar", json!({ "version": 2, "holidays": [] })).await.expect(200);
    let kept = head.get("/api/v1/calendar").await.expect(200);
    assert_eq!((&kept["week"], &kept["holidays"], &kept["version"]), (&week, &json!([]), &json!(3)));
    let audit = admin.get("/api/v1/audit").await.expect(200);
    let record = &audit["rows"][0];
    assert_eq!((&record["kind"], &record["body"]["week"]), (&json!("calendar_changed"), &week), "{record}");
    for (body, field, code) in [
        (json!({ "week": [[], [], [], [], [], [], []] }), "week", "required"),
        (json!({ "week": [[], []] }), "week", "wrong_type"),
        (
            json!({ "week": [[{ "from": "9:00", "to": "18:00" }], [], [], [], [], [], []] }),
            "week/0/0/from",
            "wrong_type",
        ),
        (
            json!({ "week": [[], [{ "from": "18:00", "to": "09:00" }], [], [], [], [], []] }),
            "week/1/0/to",
            "not_allowed",
        ),
        (json!({ "holidays": ["2026-02-30"] }), "holidays/0", "wrong_type"),
        (json!({ "holidays": ["2026-02-01", "2026-02-01"] }), "holidays/1", "duplicate"),
        (json!({ "holidays": ["2026-11-28"] }), "working_dates/0", "duplicate"),
    ] {
        let mut body = body;
        body["version"] = json!(3);
        let refused = admin.patch("/api/v1/calendar", body.clone()).await;
        let error = &refused.body["errors"][0];
        assert_eq!(
            (refused.code(422), &error["field"], &error["code"]),
            ("invalid", &json!(field), &json!(code)),
            "{body}"
        );
    }
}

on_both!(
    the_calendar_says_when_the_company_works,
    a_status_in_use_goes_only_with_a_mapping,
    a_change_that_would_strand_orders_says_so_first,
    a_definition_that_leads_nowhere_is_refused,
    only_an_administrator_changes_settings,
    the_last_administrator_stays,
    custom_fields_hold_what_they_are_made_for,
    names_are_taken_once_whatever_their_case,
);
