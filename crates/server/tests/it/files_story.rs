//! Files on orders and tasks: who sees, attaches and takes them away, and the steps that wait for one.

use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::http::{Request, header};
use serde_json::{Value, json};

use crate::house::{Answer, Base, Client, House, id};
use crate::on_both;

async fn site(client: &Client) -> Value {
    client.post("/api/v1/orders", json!({ "channel": client.channel("Сайт").await })).await.expect(201)
}

async fn download(client: &Client, path: &str) -> (Answer, Bytes) {
    client.send_for_bytes(Request::builder().uri(path), Body::empty()).await
}

async fn kinds(client: &Client, order: &Value) -> Vec<String> {
    let feed = client.get(&format!("/api/v1/orders/{}/feed", id(order))).await.expect(200);
    feed["rows"].as_array().unwrap().iter().map(|e| e["kind"].as_str().unwrap().to_owned()).collect()
}

async fn a_file_comes_back_as_it_was_and_as_nothing_else(house: Arc<House>) {
    let (manager, head) = (house.login("manager1").await, house.login("head").await);
    let order = site(&manager).await;
    let at = format!("/api/v1/orders/{}", id(&order));
    // A page of somebody's own making; and sixteen bytes, which a database might take for an id.
    let page = b"<script>alert(document.cookie)</script>".to_vec();
    let file = manager.attach(&at, "папка/Счёт \"5\".html", page.clone()).await.expect(201);
    assert_eq!((&file["name"], &file["size"]), (&json!("Счёт \"5\".html"), &json!(page.len())));
    let sixteen = manager.attach(&at, "16", vec![7_u8; 16]).await.expect(201);
    let listed = head.get(&format!("{at}/files")).await.expect(200);
    assert_eq!(listed["rows"], json!([file, sixteen]));
    let file_at = format!("{at}/files/{}", id(&file));
    let (answer, bytes) = download(&head, &file_at).await;
    assert_eq!((answer.status, bytes.as_ref()), (200, page.as_slice()));
    let header = |name| answer.headers[name].to_str().unwrap();
    assert_eq!(header(header::CONTENT_TYPE), "application/octet-stream");
    assert_eq!(header(header::X_CONTENT_TYPE_OPTIONS), "nosniff");
    assert!(header(header::CONTENT_SECURITY_POLICY).starts_with("sandbox; default-src 'none'"));
    assert_eq!(header(header::CACHE_CONTROL), "no-store");
    let name =
        "attachment; filename=\"____ _5_.html\"; filename*=UTF-8''%D0%A1%D1%87%D1%91%D1%82%20%225%22.html";
    assert_eq!(header(header::CONTENT_DISPOSITION), name);
    let (_, bytes) = download(&head, &format!("{at}/files/{}", id(&sixteen))).await;
    assert_eq!(bytes.as_ref(), [7; 16]);
    // Who attached it takes it away, or an administrator; that it was there stays told.
    assert_eq!(head.delete(&file_at, json!({})).await.code(403), "authors_only");
    manager.delete(&file_at, json!({})).await.expect(204);
    let admin = house.login("admin").await;
    admin.delete(&format!("{at}/files/{}", id(&sixteen)), json!({})).await.expect(204);
    assert_eq!(download(&head, &file_at).await.0.code(404), "not_found");
    assert_eq!(head.get(&format!("{at}/files")).await.expect(200)["rows"], json!([]));
    assert_eq!(
        kinds(&head, &order).await,
        ["file_deleted", "file_deleted", "file_added", "file_added", "created"]
    );
    let feed = head.get(&format!("{at}/feed?kind=file_deleted")).await.expect(200);
    assert_eq!(feed["rows"][1]["body"]["name"], file["name"]);
}

async fn what_is_no_file_is_refused(house: Arc<House>) {
    const MAX: usize = 10 << 20;
    let manager = house.login("manager1").await;
    let order = site(&manager).await;
    let at = format!("/api/v1/orders/{}", id(&order));
    let largest = manager.attach(&at, "largest", vec![b'x'; MAX]).await.expect(201);
    let (_, bytes) = download(&manager, &format!("{at}/files/{}", id(&largest))).await;
    assert_eq!((bytes.len(), bytes.iter().all(|b| *b == b'x')), (MAX, true));
    // Counted while it comes; and taken at its word, if it says so beforehand.
    assert_eq!(manager.attach(&at, "larger", vec![b'x'; MAX + 1]).await.code(413), "body_too_large");
    let honest = Request::builder().method("POST").uri(format!("{at}/files?name=x"));
    let honest = manager.send(honest.header(header::CONTENT_LENGTH, MAX + 1), Body::from("x")).await;
    assert_eq!((honest.code(413), &honest.body["data"]["max_bytes"]), ("body_too_large", &json!(MAX)));
    assert_eq!(manager.attach(&at, "empty", Vec::new()).await.code(422), "invalid");
    for name in ["", "..", "a\nb", &"я".repeat(256)] {
        let refused = manager.attach(&at, name, "x").await;
        assert_eq!((refused.code(422), &refused.body["errors"][0]["field"]), ("invalid", &json!("name")));
    }
    let request = || Request::builder().method("POST").uri(format!("{at}/files?name=x"));
    let form = request().header(header::CONTENT_TYPE, "multipart/form-data; boundary=x");
    assert_eq!(manager.send(form, Body::from("--x--")).await.code(415), "unsupported_media_type");
    let nameless = Request::builder().method("POST").uri(format!("{at}/files"));
    assert_eq!(manager.send(nameless, Body::from("x")).await.code(422), "invalid");
    // Nobody need send ten megabytes to hear that he is not known.
    assert_eq!(house.client().attach(&at, "x", "x").await.code(401), "not_logged_in");
    // One key, one file.
    let keyed = || request().header("idempotency-key", "once");
    let first = manager.send(keyed(), Body::from("раз")).await.expect(201);
    assert_eq!(manager.send(keyed(), Body::from("раз")).await.expect(201), first);
    assert_eq!(manager.send(keyed(), Body::from("два")).await.code(422), "idempotency_mismatch");
    for n in 2..100 {
        manager.attach(&at, &format!("{n}"), "x").await.expect(201);
    }
    let refused = manager.attach(&at, "101", "x").await;
    assert_eq!((refused.code(422), &refused.body["errors"][0]["code"]), ("invalid", &json!("too_many")));
}

async fn files_are_for_those_who_see_what_they_hang_on(house: Arc<House>) {
    let (manager, loner) = (house.login("manager1").await, house.loner().await);
    let order = site(&manager).await;
    let me = loner.get("/api/v1/me").await.expect(200)["employee"].clone();
    let task = json!({ "text": "Подписать", "assignee": me, "order": id(&order) });
    let task = manager.post("/api/v1/tasks", task).await.expect(201);
    let (order_at, task_at) =
        (format!("/api/v1/orders/{}", id(&order)), format!("/api/v1/tasks/{}", id(&task)));
    let secret = manager.attach(&order_at, "договор.pdf", "секрет").await.expect(201);
    let shown = manager.attach(&task_at, "образец.pdf", "образец").await.expect(201);
    // The task is his, the order is not; and one is no way to the files of the other.
    for at in [format!("{order_at}/files"), format!("{order_at}/files/{}", id(&secret))] {
        assert_eq!(loner.get(&at).await.code(404), "not_found", "{at}");
    }
    assert_eq!(loner.attach(&order_at, "x", "x").await.code(404), "not_found");
    for (at, file) in [(&task_at, &secret), (&order_at, &shown)] {
        for client in [&loner, &manager] {
            assert_eq!(client.get(&format!("{at}/files/{}", id(file))).await.code(404), "not_found");
        }
        assert_eq!(
            manager.delete(&format!("{at}/files/{}", id(file)), json!({})).await.code(404),
            "not_found"
        );
    }
    let (_, bytes) = download(&loner, &format!("{task_at}/files/{}", id(&shown))).await;
    assert_eq!(bytes.as_ref(), "образец".as_bytes());
    let signed = loner.attach(&task_at, "подписано.pdf", "подпись").await.expect(201);
    let files = manager.get(&format!("{task_at}/files")).await.expect(200);
    assert_eq!(files["rows"], json!([shown, signed]));
    // The feed of the order tells of it.
    assert_eq!(kinds(&manager, &order).await[0], "file_added");
    // Another's task has no files for a stranger, and a task that is gone for nobody.
    let other = manager.post("/api/v1/tasks", json!({ "text": "Моё" })).await.expect(201);
    assert_eq!(loner.attach(&format!("/api/v1/tasks/{}", id(&other)), "x", "x").await.code(404), "not_found");
    manager.delete(&task_at, json!({})).await.expect(204);
    assert_eq!(manager.get(&format!("{task_at}/files/{}", id(&signed))).await.code(404), "not_found");
}

async fn a_step_waits_for_a_file(house: Arc<House>) {
    let (admin, manager) = (house.login("admin").await, house.login("manager1").await);
    let process = admin.process("Заказы с сайта").await;
    let mut definition = process["definition"].clone();
    let (new, work) = (admin.site("Новый").await, admin.site("В работе").await);
    definition["stages"] = json!([
        { "start": new, "transitions": [{ "to": work, "requirements": [{ "kind": "file" }] }] },
    ]);
    let body = json!({ "version": process["version"], "definition": definition, "confirm": true });
    admin.patch(&format!("/api/v1/processes/{}", id(&process)), body).await.expect(200);
    let order = site(&manager).await;
    let at = format!("/api/v1/orders/{}", id(&order));
    let waits = manager.move_to(&order, "В работе (сайт)").await;
    assert_eq!(waits.reasons(), ["requirement_missing"]);
    assert_eq!(waits.body["reasons"][0]["text"], "Приложите к документу файл.");
    let moves = manager.get(&format!("{at}/moves")).await.expect(200);
    let step =
        moves["rows"].as_array().unwrap().iter().find(|m| m["status"] == work.as_str()).unwrap().clone();
    assert_eq!((&step["allowed"], &step["requirements"]), (&json!(false), &json!([{ "kind": "file" }])));
    // One on its task does not do, nor one that was taken away again.
    let task =
        manager.post("/api/v1/tasks", json!({ "text": "Скан", "order": id(&order) })).await.expect(201);
    manager.attach(&format!("/api/v1/tasks/{}", id(&task)), "скан.pdf", "x").await.expect(201);
    let file = manager.attach(&at, "скан.pdf", "x").await.expect(201);
    manager.delete(&format!("{at}/files/{}", id(&file)), json!({})).await.expect(204);
    assert_eq!(manager.move_to(&order, "В работе (сайт)").await.reasons(), ["requirement_missing"]);
    manager.attach(&at, "скан.pdf", "x").await.expect(201);
    manager.move_to(&order, "В работе (сайт)").await.expect(200);
}

async fn files_are_in_the_backup(house: Arc<House>) {
    let manager = house.login("manager1").await;
    let order = site(&manager).await;
    let at = format!("/api/v1/orders/{}", id(&order));
    let mut kept = Vec::new();
    // Enough for several strokes of the restore, and what might be taken for something else.
    for bytes in [vec![7_u8; 16], vec![0; 1], vec![1; 9 << 20], vec![2; 9 << 20], vec![3; 9 << 20]] {
        let file = manager.attach(&at, "файл", bytes.clone()).await.expect(201);
        kept.push((format!("{at}/files/{}", id(&file)), bytes));
    }
    for base in [Base::Sqlite, Base::Postgres] {
        let Some(other) = house.restored(base).await else { continue };
        let reader = Client { router: other.router.clone(), ..manager.clone() };
        for (path, bytes) in &kept {
            let (answer, found) = download(&reader, path).await;
            assert_eq!(
                (answer.status, found.as_ref() == bytes.as_slice()),
                (200, true),
                "{path} on {base:?}"
            );
        }
        other.fsck();
        other.engine.db().close();
    }
}

on_both!(
    a_file_comes_back_as_it_was_and_as_nothing_else,
    what_is_no_file_is_refused,
    files_are_for_those_who_see_what_they_hang_on,
    a_step_waits_for_a_file,
    files_are_in_the_backup,
);
