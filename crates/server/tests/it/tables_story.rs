//! Products and counterparties as files: taken away, brought back, and what is refused on the way.

use std::io::{Cursor, Write as _};
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::body::{Body, Bytes};
use axum::http::{Request, header};
use serde_json::{Value, json};

use crate::house::{Client, House, id};
use crate::on_both;

pub async fn taken(client: &Client, path: &str) -> Bytes {
    let (answer, bytes) = client.send_for_bytes(Request::builder().uri(path), Body::empty()).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    bytes
}

pub async fn preview(client: &Client, noun: &str, bytes: impl Into<Body>) -> Value {
    client.bring(&format!("/api/v1/{noun}/import/preview?name=f.csv"), bytes, None).await.expect(200)
}

/// Brings a file in as its preview shows, and waits for the end.
pub async fn import(client: &Client, noun: &str, bytes: impl Into<Bytes>) -> Value {
    let bytes: Bytes = bytes.into();
    let seen = preview(client, noun, bytes.clone()).await;
    let digest = seen["digest"].as_str().unwrap();
    let path = format!("/api/v1/{noun}/import?name=f.csv&digest={digest}");
    let begun = client.bring(&path, bytes, None).await.expect(202);
    ended(client, &begun).await
}

async fn ended(client: &Client, begun: &Value) -> Value {
    loop {
        let now = client.get(&format!("/api/v1/imports/{}", id(begun))).await.expect(200);
        if now["state"] != "running" {
            return now;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

pub fn counts(of: &Value) -> [i64; 4] {
    ["new", "changed", "unchanged", "wrong"].map(|name| of[name].as_i64().unwrap())
}

pub fn codes(errors: &Value) -> Vec<(i64, String)> {
    let one = |e: &Value| (e["line"].as_i64().unwrap(), e["code"].as_str().unwrap().to_owned());
    errors.as_array().unwrap().iter().map(one).collect()
}

async fn what_goes_out_comes_back_and_changes_nothing(house: Arc<House>) {
    let admin = house.login("admin").await;
    let english = Client { language: "en", ..admin.clone() };
    for (name, code) in
        [("=HYPERLINK(\"x\")", "-1+1"), ("'=уже с апострофом", "00123"), ("+7 болт; «М6»", "@a")]
    {
        let text = "первая\nвторая, \"третья\"";
        let body =
            json!({ "name": name, "code": code, "price": 123_456, "vat_rate": 20, "description": text });
        admin.post("/api/v1/products", body).await.expect(201);
    }
    let attribute = json!({ "name": "Договор до", "attribute_type": "time" });
    let attribute = admin.post("/api/v1/attributes", attribute).await.expect(201);
    let value = json!({ "type": "time", "value": "2026-01-31T12:34:56.789012Z" });
    let body = json!({
        "name": "@Ромашка", "phone": "+7 912 345-67-89", "tax_number": "7701234567", "tags": ["=опт", "vip"],
        "attributes": { id(&attribute): value },
    });
    admin.post("/api/v1/counterparties", body).await.expect(201);
    for (noun, most) in [("products", 1_000), ("counterparties", 1_000)] {
        for client in [&admin, &english] {
            let csv = taken(client, &format!("/api/v1/{noun}/export?format=csv")).await;
            let xlsx = taken(client, &format!("/api/v1/{noun}/export?format=xlsx")).await;
            let text = String::from_utf8(csv.to_vec()).unwrap();
            assert!(text.starts_with('\u{feff}'), "a spreadsheet knows it for UTF-8");
            let sign = if client.language == "ru" { ';' } else { ',' };
            assert!(text.lines().next().unwrap().matches(sign).count() > 5, "{text}");
            let rows =
                csv::ReaderBuilder::new().delimiter(sign as u8).from_reader(text.as_bytes()).into_records();
            for cell in rows.flat_map(|row| row.unwrap().iter().map(str::to_owned).collect::<Vec<_>>()) {
                let number = cell.parse::<f64>().is_ok();
                assert!(number || !cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "a formula: {cell}");
            }
            for file in [csv, xlsx] {
                let [new, changed, unchanged, wrong] = counts(&preview(&admin, noun, file.clone()).await);
                assert_eq!((new, changed, wrong), (0, 0, 0), "{noun}");
                assert!(0 < unchanged && unchanged < most);
                let done = import(&english, noun, file).await;
                assert_eq!(
                    (&done["state"], &done["created"], &done["changed"]),
                    (&json!("done"), &json!(0), &json!(0))
                );
            }
        }
    }
    // The filters are the list's.
    let found = taken(&english, "/api/v1/products/export?q=HYPERLINK").await;
    assert_eq!(String::from_utf8_lossy(&found).matches("HYPERLINK").count(), 1);
    assert_eq!(admin.get("/api/v1/products/export?format=pdf").await.code(422), "invalid");
    assert_eq!(admin.get("/api/v1/products/export?colour=red").await.code(422), "invalid");
    let audit = admin.get("/api/v1/audit").await.expect(200);
    let kinds: Vec<_> =
        audit["rows"].as_array().unwrap().iter().filter(|r| r["kind"] == "exported").collect();
    assert!(
        kinds.iter().any(|r| r["body"]["kind"] == "product")
            && kinds.iter().any(|r| r["body"]["kind"] == "counterparty")
    );
}

/// A list as it comes from a supplier: Windows, decimal commas, blanks between thousands.
const PRICES: &str = "Прайс-лист от 29.11.2026;;;;\n\nАртикул;Наименование;Цена, руб.;Ставка НДС;Примечание склада\n\
    A-1;Болт М6;1 234,56;20%;есть\nA-2;Гайка;0,5;без НДС;\nA-3;Шайба;дорого;20%;\n;;;;\nA-4;Винт;10;18,5;\n\
    A-1;Болт второй раз;1;20;\n";

async fn a_price_list_does_what_was_seen(house: Arc<House>) {
    let admin = house.login("admin").await;
    let old = json!({ "name": "Болт", "code": "A-1", "price": 100, "vat_rate": 20, "unit": "кг" });
    let old = admin.post("/api/v1/products", old).await.expect(201);
    let bytes = windows(PRICES);
    let seen = preview(&admin, "products", bytes.clone()).await;
    assert_eq!((counts(&seen), &seen["headings_line"]), ([1, 1, 0, 3], &json!(3)));
    let wanted = [(6, "not_a_number"), (8, "not_a_rate"), (9, "same_as_line")];
    assert_eq!(codes(&seen["errors"]), wanted.map(|(line, code)| (line, code.to_owned())));
    assert_eq!(seen["errors"][0]["text"], "«дорого» — не число");
    assert_eq!(
        (&seen["columns"][4]["field"], &seen["columns"][4]["samples"]),
        (&json!(null), &json!(["есть"]))
    );
    assert_eq!(seen["shown"][0]["changes"][0], json!({ "field": "name", "from": "Болт", "to": "Болт М6" }));
    assert_eq!(seen["shown"][0]["changes"][1], json!({ "field": "price", "from": "1,00", "to": "1234,56" }));
    // Nothing was written; and what is then asked for without having been seen is refused.
    let at = format!("/api/v1/products/{}", id(&old));
    assert_eq!(admin.get(&at).await.expect(200)["version"], 1);
    let path = |digest: &str| {
        format!("/api/v1/products/import?name=%D0%BF%D1%80%D0%B0%D0%B9%D1%81.csv&digest={digest}")
    };
    assert_eq!(admin.bring(&path("00"), bytes.clone(), None).await.code(409), "preview_stale");
    let digest = seen["digest"].as_str().unwrap();
    admin.patch(&at, json!({ "version": 1, "description": "тем временем" })).await.expect(200);
    assert_eq!(admin.bring(&path(digest), bytes.clone(), None).await.code(409), "preview_stale");
    let seen = preview(&admin, "products", bytes.clone()).await;
    let digest = seen["digest"].as_str().unwrap();
    let begun = admin.bring(&path(digest), bytes.clone(), Some("once")).await.expect(202);
    let done = ended(&admin, &begun).await;
    let told =
        ["state", "created", "changed", "unchanged", "wrong", "file_name"].map(|name| done[name].clone());
    assert_eq!(told, [json!("done"), json!(1), json!(1), json!(0), json!(3), json!("прайс.csv")]);
    let product = admin.get(&at).await.expect(200);
    let told = ["name", "price", "vat_rate", "unit", "description"].map(|name| product[name].clone());
    // What the file does not name stays.
    assert_eq!(told, [json!("Болт М6"), json!(123_456), json!(20), json!("кг"), json!("тем временем")]);
    // The same request is the same import, and the same file changes nothing.
    assert_eq!(admin.bring(&path(digest), bytes.clone(), Some("once")).await.expect(202), begun);
    let audited = || async {
        let audit = admin.get("/api/v1/audit").await.expect(200)["rows"].clone();
        let of = |kind: &str| {
            audit.as_array().unwrap().iter().filter(|r| r["kind"] == kind).cloned().collect::<Vec<_>>()
        };
        (of("import_started"), of("import_finished"))
    };
    let (started, finished) = audited().await;
    assert_eq!((started.len(), finished.len()), (1, 1));
    assert_eq!(
        (&finished[0]["body"]["file"], &finished[0]["body"]["created"]),
        (&json!("прайс.csv"), &json!(1))
    );
    assert_eq!(finished[0]["subject"], begun["id"]);
    assert_eq!(counts(&preview(&admin, "products", bytes).await), [0, 0, 2, 3]);
    // What an import is about is for whoever began it, and administrators.
    let manager = house.login("manager1").await;
    assert_eq!(manager.get(&format!("/api/v1/imports/{}", id(&begun))).await.code(404), "not_found");
}

fn windows(text: &str) -> Vec<u8> {
    encoding_rs::WINDOWS_1251.encode(text).0.into_owned()
}

async fn columns_are_chosen_where_headings_say_nothing(house: Arc<House>) {
    let admin = house.login("admin").await;
    let bytes = "x;y;z\nБолт;7;шт\n";
    let seen = preview(&admin, "products", bytes).await;
    assert_eq!((&seen["digest"], &seen["columns"][0]["field"]), (&json!(null), &json!(null)));
    let path = "/api/v1/products/import/preview?name=f.csv&columns=name,price";
    let seen = admin.bring(path, bytes, None).await.expect(200);
    assert_eq!(counts(&seen), [1, 0, 0, 0]);
    for columns in ["name,name", "colour"] {
        let path = format!("/api/v1/products/import/preview?name=f.csv&columns={columns}");
        assert_eq!(admin.bring(&path, bytes, None).await.code(422), "invalid");
    }
    // What was seen under other columns was not seen.
    let path = format!("/api/v1/products/import?name=f.csv&digest={}", seen["digest"].as_str().unwrap());
    assert_eq!(admin.bring(&path, bytes, None).await.code(409), "preview_stale");
    let begun = admin.bring(&format!("{path}&columns=name,price"), bytes, None).await.expect(202);
    assert_eq!(ended(&admin, &begun).await["created"], 1);
}

async fn foreign_counterparties_are_not_there(house: Arc<House>) {
    let (manager, loner) = (house.login("manager1").await, house.loner().await);
    let secret = json!({
        "name": "Тайный", "external_id": "S-1", "tax_number": "7701234567", "phone": "+7 912 345-67-89",
    });
    let secret = manager.post("/api/v1/counterparties", secret).await.expect(201);
    let mine = json!({ "name": "Мой", "external_id": "M-1", "tax_number": "7707654321" });
    loner.post("/api/v1/counterparties", mine).await.expect(201);
    let file = format!(
        "UUID;Внешний код;Название;ИНН;Телефон\n;;Однофамилец;7701234567;8 (912) 345-67-89\n;S-1;Чужой код;;\n\
         ;M-1;Мой новый;;\n{};;Тайный;;\n",
        id(&secret)
    );
    let seen = preview(&loner, "counterparties", file.clone()).await;
    assert_eq!(counts(&seen), [2, 1, 0, 1]);
    assert_eq!(codes(&seen["errors"]), [(3, "taken".to_owned())]);
    let text = seen.to_string();
    assert!(!text.contains("+7 912"), "only what he brought himself: {text}");
    let done = import(&loner, "counterparties", file).await;
    assert_eq!((&done["created"], &done["changed"]), (&json!(2), &json!(1)));
    let kept = manager.get(&format!("/api/v1/counterparties/{}", id(&secret))).await.expect(200);
    assert_eq!((&kept["version"], &kept["name"]), (&json!(1), &json!("Тайный")));
    // Nor does a file of all that he sees name it.
    let all = String::from_utf8(taken(&loner, "/api/v1/counterparties/export").await.to_vec()).unwrap();
    assert!(all.contains("Мой новый") && !all.contains("S-1"), "{all}");
    // Whoever may only look brings nothing; whoever may change his own leaves the others' alone.
    let see = json!({ "view": "all", "create": "no", "update": "no", "delete": "no" });
    let reader = house.hire("onlooker", json!({ "counterparty": see })).await;
    let refused =
        reader.bring("/api/v1/counterparties/import/preview?name=f.csv", "Название\nX\n", None).await;
    assert_eq!(refused.code(403), "no_right");
    let own = json!({ "view": "all", "create": "no", "update": "own", "delete": "no" });
    let keeper = house.hire("keeper", json!({ "counterparty": own })).await;
    let seen = preview(&keeper, "counterparties", "Внешний код;Название\nS-1;Иначе\nS-9;Новый\n").await;
    let wanted = [(2, "no_right_to_change"), (3, "no_right_to_create")];
    assert_eq!(codes(&seen["errors"]), wanted.map(|(line, code)| (line, code.to_owned())));
    // What lies in the bin is not changed, and its code is not free.
    let bin = format!("/api/v1/counterparties/{}", id(&secret));
    manager.delete(&bin, json!({ "version": 1 })).await.expect(204);
    let seen = preview(&manager, "counterparties", "Внешний код;Название\nS-1;Иначе\n").await;
    assert_eq!(codes(&seen["errors"]), [(2, "taken".to_owned())]);
}

async fn what_is_no_table_is_refused(house: Arc<House>) {
    const AT: &str = "/api/v1/products/import/preview?name=f.xlsx";
    let admin = house.login("admin").await;
    let why = async |bytes: Vec<u8>| {
        let refused = admin.bring(AT, bytes, None).await;
        assert_eq!(refused.code(422), "unreadable_table");
        refused.body["data"]["code"].as_str().unwrap().to_owned()
    };
    assert_eq!(why(b"\x89PNG\r\n\x1a\n\0\0".to_vec()).await, "broken");
    assert_eq!(why(b"PK\x03\x04 cut off".to_vec()).await, "broken");
    assert_eq!(why(b"\xd0\xcf\x11\xe0\xa1\xb1".to_vec()).await, "old_or_locked");
    assert_eq!(why(Vec::new()).await, "empty");
    assert_eq!(why([b"x".as_slice(), &vec![b';'; 100_000], b"x"].concat()).await, "too_many_columns");
    assert_eq!(why("x\n".repeat(100_002).into_bytes()).await, "too_many_rows");
    let bomb = bomb();
    assert!(bomb.len() < 1 << 20);
    let begun = Instant::now();
    assert_eq!(why(bomb).await, "too_large_inside");
    eprintln!("a bomb of 200 MB was refused in {:?}", begun.elapsed());
    let refused = admin.bring(AT, vec![b'x'; (20 << 20) + 1], None).await;
    assert_eq!((refused.code(413), &refused.body["data"]["max_bytes"]), ("body_too_large", &json!(20 << 20)));
    let form = Request::builder()
        .method("POST")
        .uri(AT)
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=x");
    assert_eq!(admin.send(form, Body::from("--x--")).await.code(415), "unsupported_media_type");
    assert_eq!(house.client().bring(AT, "x", None).await.code(401), "not_logged_in");
    assert_eq!(
        admin.bring("/api/v1/products/import/preview", "Название\nX\n", None).await.code(422),
        "invalid"
    );
    let loner = house.loner().await;
    let none = house.hire("nothing", json!({})).await;
    assert_eq!(none.bring(AT, "Название\nX\n", None).await.code(403), "no_right");
    assert_eq!(counts(&preview(&loner, "products", "Название\nX\n").await), [1, 0, 0, 0]);
}

/// Two hundred megabytes of nothing in a small file.
fn bomb() -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("xl/worksheets/sheet1.xml", zip::write::SimpleFileOptions::default()).unwrap();
    for _ in 0..200 {
        zip.write_all(&[b' '; 1 << 20]).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// Told, not judged: a debug build on a busy machine is no measure.
async fn a_large_file_leaves_room_for_others(house: Arc<House>) {
    const ROWS: usize = 20_000;
    let admin = house.login("admin").await;
    let file = |price: usize| {
        let rows = (0..ROWS).map(|n| format!("A-{n};Товар номер {n};{}\n", price + n));
        Bytes::from(format!("Артикул;Название;Цена\n{}", rows.collect::<String>()))
    };
    for (price, wanted) in [(100, "created"), (200, "changed")] {
        let bytes = file(price);
        let begun = Instant::now();
        let seen = preview(&admin, "products", bytes.clone()).await;
        let previewed = begun.elapsed();
        let path = format!("/api/v1/products/import?name=f.csv&digest={}", seen["digest"].as_str().unwrap());
        let import = admin.bring(&path, bytes.clone(), None).await.expect(202);
        let other = admin.bring(&path, bytes, None).await;
        assert!(["import_running", "preview_stale"].contains(&other.code(409)), "{}", other.text);
        let (begun, mut slowest, mut steps, mut seen) = (Instant::now(), Duration::ZERO, 0, Vec::new());
        let done = loop {
            let now = admin.get(&format!("/api/v1/imports/{}", id(&import))).await.expect(200);
            if now["state"] != "running" {
                break now;
            }
            seen.push(now["done"].as_i64().unwrap());
            let asked = Instant::now();
            admin
                .post("/api/v1/counterparties", json!({ "name": format!("Между делом {price} {steps}") }))
                .await
                .expect(201);
            slowest = slowest.max(asked.elapsed());
            steps += 1;
        };
        assert_eq!((&done["state"], &done[wanted]), (&json!("done"), &json!(ROWS)));
        assert!(
            seen.iter().any(|n| 0 < *n && *n < ROWS as i64),
            "somebody who looks sees how far it is: {seen:?}"
        );
        eprintln!(
            "{ROWS} rows {wanted}: preview {previewed:?}, import {:?}; meanwhile {steps} commands of others, the slowest {slowest:?}",
            begun.elapsed()
        );
    }
}

on_both!(
    what_goes_out_comes_back_and_changes_nothing,
    a_price_list_does_what_was_seen,
    columns_are_chosen_where_headings_say_nothing,
    foreign_counterparties_are_not_there,
    what_is_no_table_is_refused,
    a_large_file_leaves_room_for_others,
);
