//! The process of the seed, told over HTTP.

use std::sync::Arc;

use serde_json::{Value, json};

use crate::house::{Client, House, id};
use crate::on_both;

struct Cast {
    admin: Client,
    manager: Client,
    other: Client,
    head: Client,
    warehouse: Client,
    accountant: Client,
    product: String,
    customer: String,
}

async fn cast(house: &House) -> Cast {
    let admin = house.login("admin").await;
    Cast {
        product: admin.product("Чайник", 100_000).await,
        customer: admin.customer("ООО «Ёлка»").await,
        manager: house.login("manager1").await,
        other: house.login("manager2").await,
        head: house.login("head").await,
        warehouse: house.login("warehouse").await,
        accountant: house.login("accountant").await,
        admin,
    }
}

impl Cast {
    /// An order of the first manager in «В работе (сайт)».
    async fn in_work(&self, discount: i64) -> Value {
        let order = self.manager.site_order(&self.product, &self.customer, discount).await;
        self.manager.move_to(&order, "В работе (сайт)").await.expect(200)
    }
}

async fn an_order_walks_from_new_to_done(house: Arc<House>) {
    let c = cast(&house).await;
    let order = c.in_work(500).await;
    assert_eq!(order["sums"]["sum"], 190_000);
    let order = c.manager.move_to(&order, "Подтвержден (сайт)").await.expect(200);
    let refused = c.manager.move_to(&order, "Ожидает сборки (сайт)").await;
    assert_eq!((refused.code(403), refused.reasons()), ("refused", vec!["not_granted"]));
    let order = c.accountant.move_to(&order, "Ожидает сборки (сайт)").await.expect(200);
    let order = c.warehouse.move_to(&order, "Собран (сайт)").await.expect(200);
    let order = c.warehouse.move_to(&order, "Отгружен (сайт)").await.expect(200);
    let order = c.manager.move_to(&order, "Успешно завершен (сайт)").await.expect(200);
    let visits = c.manager.get(&format!("/api/v1/orders/{}/visits", id(&order))).await.expect(200);
    assert_eq!(visits["rows"].as_array().unwrap().len(), 7);
    assert!(
        visits["rows"]
            .as_array()
            .unwrap()
            .iter()
            .all(|v| v["verdict"] == "allowed" && v["source"] == "person")
    );
    let frozen = c.manager.move_to(&order, "Новый (сайт)").await;
    assert_eq!((frozen.code(422), frozen.reasons()), ("refused", vec!["frozen"]));
}

async fn a_large_discount_is_approved_by_the_head_alone(house: Arc<House>) {
    let c = cast(&house).await;
    let order = c.in_work(1_500).await;
    let refused = c.manager.move_to(&order, "Подтвержден (сайт)").await;
    assert_eq!((refused.code(422), refused.reasons()), ("refused", vec!["guard_failed"]));
    assert!(refused.body["detail"].as_str().unwrap().contains("скидка ≤ 10"), "{}", refused.text);
    let order = c.manager.move_to(&order, "Ожидает подтверждения (сайт)").await.expect(200);
    let own = c.manager.move_to(&order, "Подтвержден (сайт)").await;
    assert_eq!(own.reasons(), ["not_granted"]);
    assert!(own.body["detail"].as_str().unwrap().contains("Ольга Смирнова"), "{}", own.text);
    let back = c.head.move_to(&order, "В работе (сайт)").await;
    assert_eq!(back.reasons(), ["requirement_missing"]);
    let order = c.head.move_to(&order, "Подтвержден (сайт)").await.expect(200);
    let feed = c.manager.get(&format!("/api/v1/orders/{}/feed?kind=moved", id(&order))).await.expect(200);
    let last = &feed["rows"][0];
    assert_eq!(last["actor_name"], "Ольга Смирнова");
    assert_eq!((&last["source"], &last["body"]["ground"]["verdict"]), (&json!("person"), &json!("allowed")));
}

async fn while_an_order_waits_only_its_owner_edits_it(house: Arc<House>) {
    let c = cast(&house).await;
    let order = c.in_work(1_500).await;
    let order = c.manager.move_to(&order, "Ожидает подтверждения (сайт)").await.expect(200);
    let path = format!("/api/v1/orders/{}", id(&order));
    let edit = json!({ "version": order["version"], "description": "срочно" });
    for client in [&c.head, &c.admin, &c.other] {
        let refused = client.patch(&path, edit.clone()).await;
        assert_eq!((refused.code(403), refused.reasons()), ("refused", vec!["only_owner_edits"]));
    }
    let page = c.head.get(&path).await.expect(200);
    assert_eq!(page["edit"]["allowed"], false);
    c.manager.patch(&path, edit).await.expect(200);
}

async fn what_was_agreed_on_is_locked_for_persons(house: Arc<House>) {
    let c = cast(&house).await;
    let order = c.in_work(500).await;
    let order = c.manager.move_to(&order, "Подтвержден (сайт)").await.expect(200);
    let path = format!("/api/v1/orders/{}", id(&order));
    let dearer = json!({
        "version": order["version"],
        "positions": [{ "product": c.product, "quantity": 20_000, "discount": 5_000 }],
    });
    let refused = c.manager.patch(&path, dearer.clone()).await;
    assert_eq!((refused.code(422), refused.reasons()), ("refused", vec!["fields_locked"]));
    // What is not locked may still be changed.
    let note = json!({ "version": order["version"], "description": "позвонить" });
    c.manager.patch(&path, note).await.expect(200);
}

async fn saving_and_stepping_at_once_slips_past_nothing(house: Arc<House>) {
    let c = cast(&house).await;
    let order = c.in_work(500).await;
    let path = format!("/api/v1/orders/{}", id(&order));
    let both = json!({
        "version": order["version"], "status": c.manager.site("Подтвержден").await,
        "positions": [{ "product": c.product, "quantity": 20_000, "discount": 3_000 }],
    });
    let refused = c.manager.patch(&path, both).await;
    assert_eq!(refused.reasons(), ["guard_failed"]);
    let kept = c.manager.order(&order).await;
    assert_eq!((&kept["discount"], &kept["version"]), (&json!(500), &order["version"]));
}

async fn a_copy_of_an_approved_order_begins_anew(house: Arc<House>) {
    let c = cast(&house).await;
    let order = c.in_work(1_500).await;
    let order = c.manager.move_to(&order, "Ожидает подтверждения (сайт)").await.expect(200);
    let order = c.head.move_to(&order, "Подтвержден (сайт)").await.expect(200);
    let copy = c.manager.post(&format!("/api/v1/orders/{}/copy", id(&order)), json!({})).await.expect(201);
    assert_eq!(copy["status_name"], "Новый (сайт)");
    assert_ne!(copy["number"], order["number"]);
    assert_eq!(copy["sums"], order["sums"]);
    let refused = c.manager.move_to(&copy, "Подтвержден (сайт)").await;
    assert_eq!(refused.reasons(), ["no_such_transition"]);
}

async fn orders_begin_where_the_process_lets_them(house: Arc<House>) {
    let c = cast(&house).await;
    let at_once =
        json!({ "channel": c.manager.channel("Сайт").await, "status": c.manager.site("Подтвержден").await });
    let refused = c.manager.post("/api/v1/orders", at_once).await;
    assert_eq!((refused.code(422), refused.reasons()), ("refused", vec!["not_creation_status"]));
    let order = c.manager.site_order(&c.product, &c.customer, 0).await;
    assert_eq!(order["status_name"], "Новый (сайт)");
    let market = json!({ "channel": c.manager.channel("Маркетплейс").await });
    let order = c.manager.post("/api/v1/orders", market).await.expect(201);
    assert_eq!(order["status_name"], "Новый (маркетплейс)");
}

async fn a_person_is_refused_where_a_token_passes_and_is_marked(house: Arc<House>) {
    let c = cast(&house).await;
    let order = c.in_work(1_500).await;
    let program = house.token("admin", "api").await;
    let acting = house.token("admin", "person").await;
    let refused = acting.move_to(&order, "Отгружен (сайт)").await;
    assert_eq!(refused.reasons(), ["no_such_transition"]);
    let moved = program.move_to(&order, "Отгружен (сайт)").await.expect(200);
    let visits = c.manager.get(&format!("/api/v1/orders/{}/visits", id(&moved))).await.expect(200);
    let last = visits["rows"].as_array().unwrap().last().unwrap().clone();
    assert_eq!((&last["verdict"], &last["source"]), (&json!("bypassed"), &json!("api")));
    // A step that the process allows is no bypass, whoever takes it.
    let moved = program.move_to(&moved, "Успешно завершен (сайт)").await.expect(200);
    let visits = c.manager.get(&format!("/api/v1/orders/{}/visits", id(&moved))).await.expect(200);
    let last = visits["rows"].as_array().unwrap().last().unwrap().clone();
    assert_eq!(last["verdict"], "bypassed", "the step is the owner's or the head's");
}

async fn policies_flag_and_enforce_hold_programs_too(house: Arc<House>) {
    let c = cast(&house).await;
    let program = house.token("admin", "api").await;
    for (policy, status) in [("flag", 200), ("enforce", 422)] {
        let process = c.admin.process("Заказы с сайта").await;
        let mut definition = process["definition"].clone();
        definition["policies"]["api"] = json!(policy);
        let body = json!({ "version": process["version"], "definition": definition });
        c.admin.patch(&format!("/api/v1/processes/{}", id(&process)), body).await.expect(200);
        let order = c.in_work(1_500).await;
        let moved = program.move_to(&order, "Отгружен (сайт)").await.expect(status);
        if policy == "flag" {
            let visits = c.manager.get(&format!("/api/v1/orders/{}/visits", id(&moved))).await.expect(200);
            assert_eq!(visits["rows"].as_array().unwrap().last().unwrap()["verdict"], "flagged");
        }
    }
}

async fn a_forced_step_needs_the_right_and_a_reason(house: Arc<House>) {
    let c = cast(&house).await;
    let order = c.in_work(0).await;
    let forced = |comment: Option<&str>| json!({ "force": true, "comment": comment });
    let refused = c.manager.move_with(&order, "Отгружен (сайт)", forced(Some("надо"))).await;
    assert_eq!(refused.reasons(), ["no_such_transition", "may_not_force"]);
    let refused = c.admin.move_with(&order, "Отгружен (сайт)", forced(None)).await;
    assert_eq!(refused.reasons(), ["requirement_missing"]);
    let moved =
        c.admin.move_with(&order, "Отгружен (сайт)", forced(Some("груз ушёл вчера"))).await.expect(200);
    let visits = c.manager.get(&format!("/api/v1/orders/{}/visits", id(&moved))).await.expect(200);
    let last = visits["rows"].as_array().unwrap().last().unwrap().clone();
    assert_eq!((&last["verdict"], &last["reason"]), (&json!("forced"), &json!("груз ушёл вчера")));
}

async fn an_inactive_process_binds_nobody(house: Arc<House>) {
    let c = cast(&house).await;
    let order = c.in_work(1_500).await;
    let process = c.admin.process("Заказы с сайта").await;
    let path = format!("/api/v1/processes/{}", id(&process));
    let off = |confirm: bool| json!({ "version": process["version"], "active": false, "confirm": confirm });
    let asked = c.admin.patch(&path, off(false)).await;
    assert_eq!(asked.code(409), "needs_confirmation");
    assert_eq!(asked.body["data"]["open_documents"], 1);
    c.admin.patch(&path, off(true)).await.expect(200);
    let moved = c.manager.move_to(&order, "Отгружен (сайт)").await.expect(200);
    let visits = c.manager.get(&format!("/api/v1/orders/{}/visits", id(&moved))).await.expect(200);
    assert_eq!(visits["rows"].as_array().unwrap().last().unwrap()["verdict"], "unbound");
}

async fn one_process_per_kind_and_channel(house: Arc<House>) {
    let c = cast(&house).await;
    let site = c.admin.channel("Сайт").await;
    let second = json!({ "name": "Второй", "definition": { "channels": [site] } });
    let refused = c.admin.post("/api/v1/processes", second).await;
    assert_eq!(refused.code(409), "channel_claimed");
    assert_eq!(refused.body["data"]["process"], "Заказы с сайта");
    c.admin.post("/api/v1/processes", json!({ "name": "Прочие", "definition": {} })).await.expect(201);
    let refused = c.admin.post("/api/v1/processes", json!({ "name": "Ещё", "definition": {} })).await;
    assert_eq!(refused.code(409), "channel_claimed");
    let inactive = json!({ "name": "Запас", "active": false, "definition": {} });
    c.admin.post("/api/v1/processes", inactive).await.expect(201);
}

async fn a_new_channel_is_no_way_out_of_a_process(house: Arc<House>) {
    let c = cast(&house).await;
    let order = c.in_work(1_500).await;
    let path = format!("/api/v1/orders/{}", id(&order));
    for channel in [Value::Null, json!(c.manager.channel("Маркетплейс").await)] {
        let refused =
            c.manager.patch(&path, json!({ "version": order["version"], "channel": channel })).await;
        assert_eq!((refused.code(422), refused.reasons()), ("refused", vec!["other_process"]));
    }
}

async fn allowed_moves_name_every_reason(house: Arc<House>) {
    let c = cast(&house).await;
    let order = c.in_work(1_500).await;
    let moves = c.manager.get(&format!("/api/v1/orders/{}/moves", id(&order))).await.expect(200);
    let rows = moves["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 14, "every other status of the kind");
    let named = |name: &str| rows.iter().find(|r| r["name"] == name).unwrap();
    assert_eq!(named("Ожидает подтверждения (сайт)")["allowed"], true);
    let confirmed = named("Подтвержден (сайт)");
    assert_eq!(
        (&confirmed["allowed"], &confirmed["reasons"][0]["code"]),
        (&json!(false), &json!("guard_failed"))
    );
    assert_eq!(named("Отгружен (сайт)")["reasons"][0]["code"], "no_such_transition");
    assert!(
        rows.iter().all(|r| r["allowed"] == true || !r["reasons"][0]["text"].as_str().unwrap().is_empty())
    );
}

async fn bulk_moves_have_a_result_per_order(house: Arc<House>) {
    let c = cast(&house).await;
    let (small, large) = (c.in_work(500).await, c.in_work(1_500).await);
    let stale = c.in_work(500).await;
    let body = json!({
        "status": c.manager.site("Подтвержден").await,
        "orders": [{ "id": id(&small) }, { "id": id(&large) }, { "id": id(&stale), "version": 1 },
                   { "id": "01890000-0000-7000-8000-000000000000" }],
    });
    let done = c.manager.post("/api/v1/orders/bulk-move", body).await.expect(200);
    assert_eq!((&done["moved"], &done["refused"]), (&json!(1), &json!(3)));
    let codes: Vec<&Value> =
        done["results"].as_array().unwrap().iter().map(|r| &r["problem"]["code"]).collect();
    assert_eq!(codes, [&Value::Null, &json!("refused"), &json!("refused"), &json!("not_found")]);
    assert_eq!(done["results"][2]["problem"]["reasons"][0]["code"], "changed_meanwhile");
}

on_both!(
    an_order_walks_from_new_to_done,
    a_large_discount_is_approved_by_the_head_alone,
    while_an_order_waits_only_its_owner_edits_it,
    what_was_agreed_on_is_locked_for_persons,
    saving_and_stepping_at_once_slips_past_nothing,
    a_copy_of_an_approved_order_begins_anew,
    orders_begin_where_the_process_lets_them,
    a_person_is_refused_where_a_token_passes_and_is_marked,
    policies_flag_and_enforce_hold_programs_too,
    a_forced_step_needs_the_right_and_a_reason,
    an_inactive_process_binds_nobody,
    one_process_per_kind_and_channel,
    a_new_channel_is_no_way_out_of_a_process,
    allowed_moves_name_every_reason,
    bulk_moves_have_a_result_per_order,
);
