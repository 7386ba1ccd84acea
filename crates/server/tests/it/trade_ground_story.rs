//! What trade documents stand on: organizations, warehouses, what the company allows itself, where goods come from.

use std::sync::Arc;

use poryadok::demo;
use poryadok_engine::clock::System;
use poryadok_engine::{Db, Engine, Fault};
use serde_json::{Value, json};

use crate::house::{ACCOUNT, Client, Database, House, PASSWORD, id};
use crate::on_both;

const ORGANIZATIONS: &str = "/api/v1/organizations";
const WAREHOUSES: &str = "/api/v1/warehouses";

async fn rows(client: &Client, path: &str) -> Vec<Value> {
    client.get(path).await.expect(200)["rows"].as_array().unwrap().clone()
}

/// The name of the one default.
async fn default_of(client: &Client, path: &str) -> String {
    let all = rows(client, path).await;
    let defaults: Vec<&Value> = all.iter().filter(|r| r["default"] == true).collect();
    assert_eq!(defaults.len(), 1, "{all:?}");
    defaults[0]["name"].as_str().unwrap().to_owned()
}

async fn a_new_company_has_one_of_each(house: Arc<House>) {
    let loner = house.loner().await;
    let organizations = rows(&loner, ORGANIZATIONS).await;
    assert_eq!((organizations.len(), &organizations[0]["name"]), (1, &json!(ACCOUNT)));
    let warehouses = rows(&loner, WAREHOUSES).await;
    assert_eq!((warehouses.len(), &warehouses[0]["name"]), (1, &json!("Основной склад")));
    assert_eq!((&organizations[0]["default"], &warehouses[0]["default"]), (&json!(true), &json!(true)));
    let trade = loner.get("/api/v1/trade-settings").await.expect(200);
    assert_eq!(trade, json!({ "negative_stock": false, "ship_reserved": false }));
}

async fn the_default_is_handed_over_and_never_lost(house: Arc<House>) {
    let admin = house.login("admin").await;
    for (path, name) in [(ORGANIZATIONS, ACCOUNT), (WAREHOUSES, "Основной склад")] {
        let first = rows(&admin, path).await[0].clone();
        let second = admin.post(path, json!({ "name": "Второй" })).await.expect(201);
        assert_eq!(second["default"], false);
        assert_eq!(default_of(&admin, path).await, name);
        let at = |record: &Value| format!("{path}/{}", id(record));
        for body in [json!({ "default": false }), json!({ "archived": true })] {
            let mut body = body;
            body["version"] = first["version"].clone();
            assert_eq!(admin.patch(&at(&first), body).await.code(409), "default_stays");
        }
        assert_eq!(admin.delete(&at(&first), json!({})).await.code(409), "default_stays");
        let handed = json!({ "version": second["version"], "default": true });
        admin.patch(&at(&second), handed.clone()).await.expect(200);
        assert_eq!(default_of(&admin, path).await, "Второй");
        assert_eq!(admin.patch(&at(&second), handed).await.code(409), "version_conflict");
        // It was changed by that, and whoever still sees it as it was is told.
        let stale = json!({ "version": first["version"], "archived": true });
        assert_eq!(admin.patch(&at(&first), stale).await.code(409), "version_conflict");
        let archived = json!({ "version": 2, "archived": true });
        assert_eq!(admin.patch(&at(&first), archived).await.expect(200)["archived"], true);
        let back = json!({ "version": 3, "archived": true, "default": true });
        assert_eq!(admin.patch(&at(&first), back).await.code(409), "default_stays");
        let third = admin.post(path, json!({ "name": "Третий", "default": true })).await.expect(201);
        assert_eq!((&third["default"], default_of(&admin, path).await.as_str()), (&json!(true), "Третий"));
        admin.delete(&at(&first), json!({})).await.expect(204);
        assert_eq!(admin.delete(&at(&first), json!({})).await.code(404), "not_found");
        assert_eq!(rows(&admin, path).await.len(), 2);
    }
}

async fn requisites_are_checked_as_they_are_typed(house: Arc<House>) {
    let mut admin = house.login("admin").await;
    let whole = json!({
        "name": "Ёлка", "legal_name": "ООО «Ёлка»", "tax_number": "77 00 000009", "tax_reason_code": "770001001",
        "registration_number": "1000000000076", "address": "Москва, ул. Лесная, 1", "phone": "+7 495 000-00-00",
        "email": "shop@example.org", "director": "Иванова А. А.", "accountant": "Петров Б. Б.",
        "bank_name": "Банк", "bank_code": "049900777", "bank_account": "4070 2810 0000 0000 0001",
        "correspondent_account": "30101810900000000777",
    });
    let made = admin.post(ORGANIZATIONS, whole.clone()).await.expect(201);
    for (field, value) in whole.as_object().unwrap() {
        let typed = value.as_str().unwrap();
        let number = typed.chars().all(|c| c.is_ascii_digit() || c == ' ');
        let kept = if number { typed.replace(' ', "") } else { typed.to_owned() };
        assert_eq!(made[field], kept.as_str(), "{field}");
    }
    let audit = admin.get("/api/v1/audit").await.expect(200)["rows"][0].clone();
    assert_eq!(audit["kind"], "organization_created");
    assert_eq!(audit["body"]["bank_account"], "40702810000000000001", "{audit}");
    let at = format!("{ORGANIZATIONS}/{}", id(&made));
    for (body, field, code) in [
        (json!({ "tax_number": "7700000008" }), "tax_number", "wrong_control_digit"),
        (json!({ "tax_number": "77000" }), "tax_number", "not_digits"),
        (json!({ "tax_reason_code": "77000100" }), "tax_reason_code", "not_digits"),
        (json!({ "registration_number": "1000000000077" }), "registration_number", "wrong_control_digit"),
        (json!({ "bank_code": "04990077" }), "bank_code", "not_digits"),
        (json!({ "bank_account": "40702810100000000001" }), "bank_account", "not_of_bank"),
        (json!({ "correspondent_account": "30101810800000000777" }), "correspondent_account", "not_of_bank"),
        (json!({ "director": "А\u{7}Б" }), "director", "invalid_text"),
        (json!({ "name": "" }), "name", "invalid_text"),
        (json!({ "inn": "7700000009" }), "inn", "unknown_field"),
    ] {
        for language in ["ru", "en"] {
            admin.language = language;
            let mut body = body.clone();
            body["version"] = made["version"].clone();
            let refused = admin.patch(&at, body).await;
            assert_eq!(refused.code(422), "invalid", "{field}");
            let error = &refused.body["errors"][0];
            assert_eq!((&error["field"], &error["code"]), (&json!(field), &json!(code)));
            let said = error["text"].as_str().unwrap();
            let cyrillic = said.chars().any(|c| ('а'..='я').contains(&c));
            assert_eq!(cyrillic, language == "ru", "{said}");
        }
    }
    let two = json!({ "version": made["version"], "tax_number": "1", "bank_code": "1" });
    assert_eq!(admin.patch(&at, two).await.body["errors"].as_array().unwrap().len(), 2, "all at once");
    let emptied = json!({ "version": made["version"], "tax_number": "", "bank_account": "" });
    assert_eq!(admin.patch(&at, emptied).await.expect(200)["tax_number"], "");
    assert_eq!(admin.post(ORGANIZATIONS, json!({ "name": "ЁЛКА" })).await.code(409), "name_taken");
    assert_eq!(admin.patch(&at, json!({ "name": "Без версии" })).await.body["errors"][0]["field"], "version");
}

async fn only_an_administrator_lays_the_ground(house: Arc<House>) {
    let mut head = house.login("head").await;
    let (organization, warehouse) =
        (rows(&head, ORGANIZATIONS).await[0].clone(), rows(&head, WAREHOUSES).await[0].clone());
    for language in ["ru", "en"] {
        head.language = language;
        for (method, path) in [
            ("POST", ORGANIZATIONS.to_owned()),
            ("PATCH", format!("{ORGANIZATIONS}/{}", id(&organization))),
            ("DELETE", format!("{ORGANIZATIONS}/{}", id(&organization))),
            ("POST", WAREHOUSES.to_owned()),
            ("PATCH", format!("{WAREHOUSES}/{}", id(&warehouse))),
            ("DELETE", format!("{WAREHOUSES}/{}", id(&warehouse))),
            ("PATCH", "/api/v1/trade-settings".to_owned()),
        ] {
            let body = match method {
                "POST" => json!({ "name": "x" }),
                "PATCH" if path.ends_with("settings") => json!({ "negative_stock": true }),
                "PATCH" => json!({ "version": 1, "name": "x" }),
                _ => json!({}),
            };
            let refused = head.call(method, &path, Some(body), None).await;
            assert_eq!(refused.code(403), "administrators_only", "{method} {path}");
            let said = refused.body["detail"].as_str().unwrap();
            assert_eq!(said.contains("администратор"), language == "ru", "{said}");
        }
    }
    assert_eq!(rows(&head, ORGANIZATIONS).await, [organization]);
    assert_eq!(rows(&head, WAREHOUSES).await, [warehouse]);
}

/// What belongs to another company is not there, for its administrator either.
async fn of_another_company_there_is_nothing(house: Arc<House>) {
    demo::found(&house.engine, "other", PASSWORD).await.unwrap();
    let mut other = house.client();
    let login = json!({ "login": "admin@other", "password": PASSWORD });
    other.cookie = Some(crate::house::session_of(&other.post("/api/v1/login", login).await));
    let admin = house.login("admin").await;
    for path in [ORGANIZATIONS, WAREHOUSES] {
        let mine = admin.post(path, json!({ "name": "Мой" })).await.expect(201);
        assert!(rows(&other, path).await.iter().all(|r| r["name"] != "Мой"));
        let at = format!("{path}/{}", id(&mine));
        let absent = format!("{path}/01890000-0000-7000-8000-00000000dead");
        let body = json!({ "version": 1, "name": "x" });
        let (foreign, nothing) = (other.patch(&at, body.clone()).await, other.patch(&absent, body).await);
        assert_eq!((foreign.code(404), foreign.status), (nothing.code(404), nothing.status));
        assert_eq!(other.delete(&at, json!({})).await.code(404), "not_found");
        assert_eq!(rows(&admin, path).await.len(), 2);
    }
    let supplier = admin.customer("Поставщик").await;
    let refused = other.post("/api/v1/products", json!({ "name": "Чай", "supplier": supplier })).await;
    assert_eq!((refused.code(422), &refused.body["errors"][0]["code"]), ("invalid", &json!("not_found")));
}

async fn one_rule_is_set_without_the_other(house: Arc<House>) {
    let admin = house.login("admin").await;
    let path = "/api/v1/trade-settings";
    let set = admin.patch(path, json!({ "negative_stock": true })).await.expect(200);
    assert_eq!(set, json!({ "negative_stock": true, "ship_reserved": false }));
    let record = admin.get("/api/v1/audit").await.expect(200)["rows"][0].clone();
    assert_eq!((&record["kind"], &record["body"]["negative_stock"]), (&json!("trade_changed"), &json!(true)));
    let set = admin.patch(path, json!({ "ship_reserved": true })).await.expect(200);
    assert_eq!(set, json!({ "negative_stock": true, "ship_reserved": true }));
    assert_eq!(house.login("manager1").await.get(path).await.expect(200), set);
    admin.patch(path, json!({ "ship_reserved": true })).await.expect(200);
    let records = admin.get("/api/v1/audit").await.expect(200)["rows"].clone();
    let changes = records.as_array().unwrap().iter().filter(|r| r["kind"] == "trade_changed");
    assert_eq!(changes.count(), 2, "what changes nothing is no event");
    assert_eq!(admin.patch(path, json!({ "negative": true })).await.code(422), "invalid");
    let key = Some("one-trade-key");
    let body = Some(json!({ "negative_stock": false }));
    let first = admin.call("PATCH", path, body.clone(), key).await.expect(200);
    admin.patch(path, json!({ "negative_stock": true })).await.expect(200);
    assert_eq!(admin.call("PATCH", path, body, key).await.expect(200), first, "answered, and not done again");
    assert_eq!(admin.get(path).await.expect(200)["negative_stock"], true);
}

async fn goods_have_a_supplier_and_a_price_they_are_bought_at(house: Arc<House>) {
    let (admin, manager) = (house.login("admin").await, house.login("manager1").await);
    let supplier = admin.post("/api/v1/counterparties", json!({ "name": "База", "shared": false })).await;
    let supplier = id(&supplier.expect(201)).to_owned();
    let body = json!({ "name": "Чай", "price": 20_000, "buy_price": 12_500, "supplier": supplier });
    let tea = admin.post("/api/v1/products", body).await.expect(201);
    assert_eq!((&tea["supplier"], &tea["buy_price"]), (&json!(supplier), &json!(12_500)));
    let at = format!("/api/v1/products/{}", id(&tea));
    assert_eq!(admin.get(&at).await.expect(200)["supplier"], supplier.as_str());
    // He sees goods, but not this counterparty: for him nobody supplies them.
    assert_eq!(manager.get(&at).await.expect(200)["supplier"], Value::Null);
    let listed = manager.get("/api/v1/products").await.expect(200);
    let seen = listed["rows"].as_array().unwrap().iter().find(|p| p["name"] == "Чай").unwrap().clone();
    assert_eq!((&seen["supplier"], &seen["buy_price"]), (&Value::Null, &json!(12_500)));
    let free = json!({ "view": "all", "create": "all", "update": "all", "delete": "all" });
    let keeper = house.hire("keeper", json!({ "product": free })).await;
    let renamed = keeper.patch(&at, json!({ "version": 1, "name": "Чай чёрный" })).await.expect(200);
    assert_eq!(renamed["supplier"], Value::Null);
    assert_eq!(admin.get(&at).await.expect(200)["supplier"], supplier.as_str(), "and yet it stays");
    for (body, field, code) in [
        (json!({ "supplier": "01890000-0000-7000-8000-00000000dead" }), "supplier", "not_found"),
        (json!({ "buy_price": -1 }), "buy_price", "out_of_range"),
    ] {
        let mut body = body;
        body["version"] = json!(2);
        let refused = admin.patch(&at, body).await;
        let error = &refused.body["errors"][0];
        assert_eq!(
            (refused.code(422), &error["field"], &error["code"]),
            ("invalid", &json!(field), &json!(code))
        );
    }
    let hidden = admin.customer("Чужой").await;
    let refused = keeper.patch(&at, json!({ "version": 2, "supplier": hidden })).await;
    assert_eq!(refused.body["errors"][0]["code"], "not_found", "{}", refused.text);
    let none = admin.patch(&at, json!({ "version": 2, "supplier": null })).await.expect(200);
    assert_eq!((&none["supplier"], &none["buy_price"]), (&Value::Null, &json!(12_500)));
}

async fn counterparties_have_the_code_of_their_registration(house: Arc<House>) {
    let manager = house.login("manager1").await;
    let body = json!({ "name": "Покупатель", "tax_number": "7700000009", "tax_reason_code": "7700 01 001" });
    let made = manager.post("/api/v1/counterparties", body).await.expect(201);
    assert_eq!(made["tax_reason_code"], "770001001");
    let at = format!("/api/v1/counterparties/{}", id(&made));
    let refused = manager.patch(&at, json!({ "version": 1, "tax_reason_code": "77" })).await;
    let error = &refused.body["errors"][0];
    assert_eq!((&error["field"], &error["code"]), (&json!("tax_reason_code"), &json!("not_digits")));
    let renamed = manager.patch(&at, json!({ "version": 1, "name": "Другой" })).await.expect(200);
    assert_eq!(renamed["tax_reason_code"], "770001001", "what is not named stays");
    let emptied = manager.patch(&at, json!({ "version": 2, "tax_reason_code": "" })).await.expect(200);
    assert_eq!(emptied["tax_reason_code"], "");
}

/// A database from before has companies without any of it.
const UNDO: &str = "DROP TABLE organizations; DROP TABLE warehouses;
  ALTER TABLE accounts DROP COLUMN negative_stock; ALTER TABLE accounts DROP COLUMN ship_reserved;
  ALTER TABLE products DROP COLUMN supplier_id; ALTER TABLE products DROP COLUMN buy_price;
  ALTER TABLE counterparties DROP COLUMN tax_reason_code; DELETE FROM schema_migrations WHERE number = 10;";

async fn a_company_of_before_gets_one_of_each(house: Arc<House>) {
    let database = Database::new(house.base()).await.unwrap();
    let open = || Engine::new(Db::open(&database.options()).unwrap(), Arc::new(System));
    let before = open();
    demo::found(&before, "old", PASSWORD).await.unwrap();
    before.db().write::<_, Fault, _>(|tx| tx.batch(UNDO)).await.unwrap();
    before.db().close();
    let after = open();
    let admin = after.act_as("old", "admin").await.unwrap();
    let organization = admin.rules.default_organization().unwrap();
    assert_eq!((organization.name.as_str(), organization.default), ("old", true));
    let warehouse = admin.rules.default_warehouse().unwrap();
    assert_eq!((warehouse.name.as_str(), warehouse.default), ("Основной склад", true));
    assert_eq!((admin.rules.organizations.len(), admin.rules.warehouses.len()), (1, 1));
    after.db().close();
}

on_both!(
    a_new_company_has_one_of_each,
    the_default_is_handed_over_and_never_lost,
    requisites_are_checked_as_they_are_typed,
    only_an_administrator_lays_the_ground,
    of_another_company_there_is_nothing,
    one_rule_is_set_without_the_other,
    goods_have_a_supplier_and_a_price_they_are_bought_at,
    counterparties_have_the_code_of_their_registration,
    a_company_of_before_gets_one_of_each,
);
