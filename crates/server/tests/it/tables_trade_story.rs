//! What trade adds to files: suppliers and requisites, the stock, and goods that come in.

use std::sync::Arc;

use serde_json::{Value, json};

use crate::house::{Client, House, id};
use crate::on_both;
use crate::tables_story::{codes, counts, import, preview, taken};

async fn text(client: &Client, path: &str) -> String {
    String::from_utf8(taken(client, path).await.to_vec()).unwrap()
}

async fn party(client: &Client, body: Value) -> String {
    id(&client.post("/api/v1/counterparties", body).await.expect(201)).to_owned()
}

async fn product(client: &Client, body: Value) -> String {
    id(&client.post("/api/v1/products", body).await.expect(201)).to_owned()
}

fn wrong(lines: &[(i64, &str)]) -> Vec<(i64, String)> {
    lines.iter().map(|(line, code)| (*line, (*code).to_owned())).collect()
}

async fn suppliers_go_out_by_a_name_that_is_theirs_alone(house: Arc<House>) {
    let admin = house.login("admin").await;
    let english = Client { language: "en", ..admin.clone() };
    let plant = party(&admin, json!({ "name": "=Завод «М; 6»" })).await;
    let first = party(&admin, json!({ "name": "Двойник" })).await;
    let second = party(&admin, json!({ "name": "ДВОЙНИК", "external_id": "D-2" })).await;
    let mut made = Vec::new();
    for (code, supplier, price) in [("P-1", &plant, 1_250), ("P-2", &first, 0), ("P-3", &second, 7)] {
        let body = json!({ "name": code, "code": code, "supplier": supplier, "buy_price": price });
        made.push(product(&admin, body).await);
    }
    for client in [&admin, &english] {
        let csv = text(client, "/api/v1/products/export").await;
        assert!(csv.contains("'=Завод"), "no formula: {csv}");
        // Whoever has a namesake goes by his code, or by what tells him from everybody.
        assert!(csv.contains("D-2") && csv.contains(&first) && !csv.contains("войник"), "{csv}");
        let xlsx = taken(client, "/api/v1/products/export?format=xlsx").await;
        for file in [csv.into(), xlsx] {
            let [new, changed, unchanged, errors] = counts(&preview(&admin, "products", file).await);
            assert!((new, changed, errors) == (0, 0, 0) && unchanged >= 3);
        }
    }
    let file = "Код;Поставщик;Закупочная цена\nP-1;d-2;3,50\nP-2;Двойник;1\nP-3;Никто;1\n";
    let seen = preview(&admin, "products", file).await;
    assert_eq!(codes(&seen["errors"]), wrong(&[(3, "ambiguous"), (4, "not_a_choice")]));
    let change = json!({ "field": "supplier", "from": "=Завод «М; 6»", "to": "D-2" });
    assert_eq!(seen["shown"][0]["changes"][0], change);
    // It is called as it is called here, where the file leaves that out.
    assert_eq!(seen["shown"][0]["name"], "P-1");
    assert_eq!(import(&admin, "products", file).await["changed"], 1);
    let bought = admin.get(&format!("/api/v1/products/{}", made[0])).await.expect(200);
    assert_eq!((&bought["supplier"], &bought["buy_price"]), (&json!(second), &json!(350)));

    // Who may not see the supplier neither reads of him nor means him; what is hidden stays.
    let all = json!({ "view": "all", "create": "all", "update": "all", "delete": "all" });
    let own = json!({ "view": "own", "create": "own", "update": "own", "delete": "own" });
    let buyer = house.hire("buyer", json!({ "product": all, "counterparty": own })).await;
    let csv = text(&buyer, "/api/v1/products/export").await;
    assert!(csv.contains("P-1") && !csv.contains("Завод") && !csv.contains("D-2") && !csv.contains(&first));
    let [new, changed, _, errors] = counts(&preview(&buyer, "products", csv).await);
    assert_eq!((new, changed, errors), (0, 0, 0));
    let file = format!("Код;Поставщик;Цена\nP-1;\"=Завод «М; 6»\";5\nP-2;{second};5\nP-3;;5\n");
    let seen = preview(&buyer, "products", file.clone()).await;
    assert_eq!(codes(&seen["errors"]), wrong(&[(2, "not_a_choice"), (3, "not_a_choice")]));
    assert!(!seen["shown"].to_string().contains("D-2"));
    assert_eq!(import(&buyer, "products", file).await["changed"], 1);
    let kept = admin.get(&format!("/api/v1/products/{}", made[2])).await.expect(200);
    assert_eq!((&kept["supplier"], &kept["price"]), (&json!(second), &json!(500)));

    // One in the bin is not named, and stays.
    let at = format!("/api/v1/counterparties/{plant}");
    let body = json!({ "name": "P-4", "code": "P-4", "supplier": plant });
    let made = product(&admin, body).await;
    admin.delete(&at, json!({ "version": 1 })).await.expect(204);
    let csv = text(&admin, "/api/v1/products/export").await;
    assert!(!csv.contains("Завод") && !csv.contains(&plant), "{csv}");
    let done = import(&admin, "products", csv).await;
    assert_eq!((&done["changed"], &done["wrong"]), (&json!(0), &json!(0)));
    let kept = admin.get(&format!("/api/v1/products/{made}")).await.expect(200);
    assert_eq!((&kept["version"], &kept["supplier"]), (&json!(1), &json!(plant)));
}

async fn branches_are_told_by_their_codes(house: Arc<House>) {
    let admin = house.login("admin").await;
    let body =
        json!({ "name": "Филиал в Казани", "tax_number": "7701234567", "tax_reason_code": "165501001" });
    let kazan = party(&admin, body).await;
    let file =
        "Название;ИНН;КПП\nФилиал в Туле;7701234567;7101 01001\nКазань;7701234567;165501001\nБез кода;;12\n";
    let seen = preview(&admin, "counterparties", file).await;
    assert_eq!(counts(&seen), [1, 1, 0, 1]);
    assert_eq!(codes(&seen["errors"]), wrong(&[(4, "not_a_tax_reason_code")]));
    import(&admin, "counterparties", file).await;
    let kept = admin.get(&format!("/api/v1/counterparties/{kazan}")).await.expect(200);
    assert_eq!((&kept["name"], &kept["tax_reason_code"]), (&json!("Казань"), &json!("165501001")));
    let csv = text(&admin, "/api/v1/counterparties/export").await;
    assert!(csv.lines().next().unwrap().contains(";ИНН;КПП;"), "{csv}");
    assert!(csv.contains(";7701234567;710101001;"), "{csv}");
}

/// A second warehouse, and goods in both.
struct Goods {
    admin: Client,
    main: String,
    far: String,
    kettle: String,
}

async fn goods(house: &House) -> Goods {
    let admin = house.login("admin").await;
    let warehouses = admin.get("/api/v1/warehouses").await.expect(200);
    let far = admin.post("/api/v1/warehouses", json!({ "name": "+Дальний" })).await.expect(201);
    let named = json!({ "name": "=Чайник", "code": "K-1", "unit": "шт", "buy_price": 9_900 });
    let kettle = product(&admin, named).await;
    product(&admin, json!({ "name": "Чайник-пустышка", "code": "K-2" })).await;
    product(&admin, json!({ "name": "Чайник починить", "code": "K-3", "product_type": "service" })).await;
    product(&admin, json!({ "name": "Чайник старый", "code": "K-4", "archived": true })).await;
    let main = id(&warehouses["rows"][0]).to_owned();
    Goods { main, far: id(&far).to_owned(), kettle, admin }
}

impl Goods {
    async fn receive(&self, warehouse: &str, quantity: i64) {
        let positions = json!([{ "product": self.kettle, "quantity": quantity, "price": 100 }]);
        let body = json!({ "warehouse": warehouse, "positions": positions, "posted": true });
        self.admin.post("/api/v1/documents/receipt", body).await.expect(201);
    }
}

async fn the_stock_goes_out_as_a_file(house: Arc<House>) {
    let g = goods(&house).await;
    g.receive(&g.main, 25_000).await;
    g.receive(&g.far, 30_000).await;
    let customer = g.admin.customer("Покупатель").await;
    let channel = g.admin.channel("Сайт").await;
    let positions = json!([{ "product": g.kettle, "quantity": 10_000 }]);
    let body = json!({
        "counterparty": customer, "channel": channel, "warehouse": g.main, "positions": positions,
    });
    let order = g.admin.post("/api/v1/orders", body).await.expect(201);
    let keep = json!({ "version": order["version"], "mode": "all" });
    g.admin.post(&format!("/api/v1/orders/{}/reserve", id(&order)), keep).await.expect(200);

    let csv = text(&g.admin, "/api/v1/stock/export?q=%D1%87%D0%B0%D0%B9%D0%BD%D0%B8%D0%BA").await;
    let mut lines = csv.trim_start_matches('\u{feff}').lines();
    let heading = "Идентификатор;Название;Код;Единица;Склад;На складе;В резерве;Свободно";
    assert_eq!(lines.next(), Some(heading));
    let mut rows: Vec<_> = lines.map(|line| line.split_once(';').unwrap().1.to_owned()).collect();
    rows.sort();
    let main = g.admin.get("/api/v1/warehouses").await.expect(200);
    let main = main["rows"].as_array().unwrap().iter().find(|w| id(w) == g.main).unwrap()["name"].clone();
    let main = main.as_str().unwrap();
    let mut wanted = [
        "'=Чайник;K-1;шт;'+Дальний;3;0;3".to_owned(),
        format!("'=Чайник;K-1;шт;{main};2,5;1;1,5"),
        "Чайник-пустышка;K-2;шт;;0;0;0".to_owned(),
    ];
    wanted.sort();
    // Services and what is in the archive lie in no warehouse.
    assert_eq!(rows, wanted);
    let english = Client { language: "en", ..g.admin.clone() };
    let csv = text(&english, &format!("/api/v1/stock/export?warehouse={}&q=K-1", g.main)).await;
    assert!(csv.contains("On hand,Reserved,Free") && csv.contains("2.5,1,1.5"), "{csv}");
    assert_eq!(csv.lines().count(), 2, "{csv}");
    let all = text(&g.admin, &format!("/api/v1/stock/export?warehouse={}", g.far)).await;
    assert!(all.contains("'=Чайник;K-1;шт;'+Дальний;3;0;3"), "{all}");
    assert!(all.contains("Чайник-пустышка;K-2;шт;'+Дальний;0;0;0"), "{all}");
    let xlsx = taken(&g.admin, "/api/v1/stock/export?format=xlsx").await;
    assert_eq!(&xlsx[..2], b"PK");
    let stranger = "/api/v1/stock/export?warehouse=01890000-0000-7000-8000-000000000000";
    for path in [stranger, "/api/v1/stock/export?format=pdf", "/api/v1/stock/export?cursor=x"] {
        assert_eq!(g.admin.get(path).await.code(422), "invalid");
    }
    let none = house.hire("nothing", json!({})).await;
    assert_eq!(text(&none, "/api/v1/stock/export").await.lines().count(), 1);
    let audit = g.admin.get("/api/v1/audit").await.expect(200);
    let kinds = audit["rows"].as_array().unwrap().iter().filter(|r| r["kind"] == "exported");
    assert!(kinds.map(|r| &r["body"]["kind"]).any(|kind| kind == "stock"));
}

async fn goods_come_in_by_a_file(house: Arc<House>) {
    let g = goods(&house).await;
    let keeper = house.login("warehouse").await;
    let file = "Артикул;Название;Количество;Цена\nK-1;Как-то иначе;1 000,5;1,20\nK-2;;3;\nK-3;;1;1\nK-4;;1;1\n\
        K-1;;2;\n;Нет такого;5;\n;Чайник-пустышка;-1;\n";
    let plain = "Артикул;Количество\nK-1;2\nK-2;0\n";
    let seen = keeper.bring("/api/v1/stock/import/preview?name=f.csv", file, None).await.expect(200);
    assert_eq!(counts(&seen), [0, 2, 0, 5]);
    let told =
        [(4, "not_found"), (5, "not_found"), (6, "same_as_line"), (7, "not_found"), (8, "out_of_range")];
    assert_eq!(codes(&seen["errors"]), wrong(&told));
    let quantity = json!({ "field": "quantity", "from": null, "to": "1000,5" });
    assert_eq!(
        (&seen["shown"][0]["changes"][0], &seen["shown"][1]["name"]),
        (&quantity, &json!("Чайник-пустышка"))
    );
    let path = |digest: &str| {
        format!(
            "/api/v1/stock/import?name=%D1%81%D0%BA%D0%BB%D0%B0%D0%B4.csv&warehouse={}&digest={digest}",
            g.far
        )
    };
    assert_eq!(keeper.bring(&path("00"), file, None).await.code(409), "preview_stale");
    let digest = seen["digest"].as_str().unwrap();
    let made = keeper.bring(&path(digest), file, Some("once")).await.expect(201);
    assert_eq!(keeper.bring(&path(digest), file, Some("once")).await.expect(201), made);
    let made = &made["receipts"];
    assert_eq!((made.as_array().unwrap().len(), &made[0]["positions"]), (1, &json!(2)));
    let at = format!("/api/v1/documents/receipt/{}", id(&made[0]));
    let receipt = keeper.get(&at).await.expect(200);
    assert_eq!((&receipt["posted"], &receipt["warehouse"]), (&json!(false), &json!(g.far)));
    assert_eq!(receipt["description"], "склад.csv");
    let line = |n: usize| [&receipt["positions"][n]["quantity"], &receipt["positions"][n]["price"]];
    assert_eq!((line(0), line(1)), ([&json!(10_005_000), &json!(120)], [&json!(30_000), &json!(0)]));
    // A draft moves nothing; posted, it does.
    let there = format!("/api/v1/stock/balances?product={}", g.kettle);
    assert_eq!(g.admin.get(&there).await.expect(200)["rows"], json!([]));
    keeper.post(&format!("{at}/post"), json!({ "version": receipt["version"] })).await.expect(200);
    assert_eq!(g.admin.get(&there).await.expect(200)["rows"][0]["on_hand"], 10_005_000);
    // Without a price it is what the product is bought for; nothing is a quantity of none.
    let seen = keeper.bring("/api/v1/stock/import/preview?name=f.csv", plain, None).await.expect(200);
    assert_eq!(counts(&seen), [0, 1, 1, 0]);
    let made = keeper.bring(&path(seen["digest"].as_str().unwrap()), plain, None).await.expect(201);
    assert_eq!(made["receipts"][0]["sum"], 19_800);
    // A file that brings nothing makes nothing.
    let nothing = "Артикул;Количество\nK-1;0\nK-9;1\n";
    let seen = keeper.bring("/api/v1/stock/import/preview?name=f.csv", nothing, None).await.expect(200);
    let refused = keeper.bring(&path(seen["digest"].as_str().unwrap()), nothing, None).await;
    assert_eq!((refused.code(422), &refused.body["data"]["code"]), ("unreadable_table", &json!("empty")));
    // More rows than a receipt holds are several; more than a file may are none.
    let many = |n: usize| {
        let rows = (0..n).map(|n| format!("B-{n};1\n")).collect::<String>();
        format!("Код;Количество\n{rows}")
    };
    let rows = (0..1_001).map(|n| format!("B-{n};Болт {n};3\n")).collect::<String>();
    assert_eq!(
        import(&g.admin, "products", format!("Код;Название;Закупочная цена\n{rows}")).await["created"],
        1_001
    );
    let seen = keeper.bring("/api/v1/stock/import/preview?name=f.csv", many(1_001), None).await.expect(200);
    let made = keeper.bring(&path(seen["digest"].as_str().unwrap()), many(1_001), None).await.expect(201);
    let positions: Vec<_> =
        made["receipts"].as_array().unwrap().iter().map(|r| r["positions"].as_i64().unwrap()).collect();
    assert_eq!(positions, [1_000, 1]);
    // Whoever may not receive goods, or not see them, brings none.
    let all = json!({ "view": "all", "create": "all", "update": "all", "delete": "all" });
    for (login, rights) in [("blind", json!({ "receipt": all })), ("idle", json!({ "product": all }))] {
        let one = house.hire(login, rights).await;
        let refused = one.bring("/api/v1/stock/import/preview?name=f.csv", plain, None).await;
        assert_eq!(refused.code(403), "no_right");
        assert_eq!(one.bring(&path("00"), plain, None).await.code(403), "no_right");
    }
}

on_both!(
    suppliers_go_out_by_a_name_that_is_theirs_alone,
    branches_are_told_by_their_codes,
    the_stock_goes_out_as_a_file,
    goods_come_in_by_a_file,
);
