//! The live stream shows what the listener may see, as it happens, and ends with his rights.

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::body::Body;
use axum::http::{Request, header};
use http_body_util::BodyExt as _;
use serde_json::{Value, json};
use tower::ServiceExt as _;

use crate::house::{Client, House, PASSWORD, id};
use crate::on_both;

/// Long enough for any machine; what must not come is waited for shortly, after something later has come.
const PATIENCE: Duration = Duration::from_secs(10);

struct Stream {
    body: Body,
    text: String,
}

impl Stream {
    async fn open(client: &Client) -> Stream {
        let mut request = Request::builder().uri("/api/v1/live");
        if let Some(cookie) = &client.cookie {
            request = request.header(header::COOKIE, cookie);
        }
        let response = client.router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        assert_eq!(response.status(), 200);
        let mut stream = Stream { body: response.into_body(), text: String::new() };
        assert_eq!(stream.next().await.unwrap().0, "ready");
        stream
    }

    /// The next event and what it says; `None` when the server ended the stream.
    async fn next(&mut self) -> Option<(String, Value)> {
        loop {
            if let Some((event, rest)) = self.text.split_once("\n\n") {
                let field = |name: &str| event.lines().find_map(|l| l.strip_prefix(name)).map(str::to_owned);
                let (kind, data) = (field("event: "), field("data: "));
                self.text = rest.to_owned();
                if let (Some(kind), Some(data)) = (kind, data) {
                    return Some((kind, serde_json::from_str(&data).unwrap()));
                }
                continue;
            }
            let frame = tokio::time::timeout(PATIENCE, self.body.frame()).await.expect("nothing came")?;
            self.text.push_str(&String::from_utf8_lossy(frame.unwrap().data_ref().unwrap()));
        }
    }
}

async fn site(client: &Client) -> Value {
    let body = json!({ "channel": client.channel("Сайт").await });
    client.post("/api/v1/orders", body).await.expect(201)
}

async fn everybody_hears_of_what_he_may_see_and_of_nothing_else(house: Arc<House>) {
    let (first, second) = (house.login("manager1").await, house.loner().await);
    let head = house.login("head").await;
    let mut at_head = Stream::open(&head).await;
    let mut at_second = Stream::open(&second).await;
    let hidden = site(&first).await;
    first.move_to(&hidden, "В работе (сайт)").await.expect(200);
    let own = second.post("/api/v1/orders", json!({})).await.expect(201);
    for (order, version, what) in [(&hidden, 1, "created"), (&hidden, 2, "moved"), (&own, 1, "created")] {
        let (kind, said) = at_head.next().await.unwrap();
        assert_eq!((kind.as_str(), said["id"].as_str().unwrap()), ("changed", id(order)));
        assert_eq!((&said["version"], &said["what"]), (&json!(version), &json!(what)));
        assert_eq!(said["kind"], "customer_order");
        assert!(said.get("description").is_none() && said.get("sum").is_none(), "no content: {said}");
    }
    let (_, said) = at_second.next().await.unwrap();
    assert_eq!(said["id"].as_str().unwrap(), id(&own), "the first thing he hears of is his own order");
}

async fn who_loses_sight_of_an_order_is_told_that_it_is_gone(house: Arc<House>) {
    let (head, first) = (house.login("head").await, house.loner().await);
    let order = first.post("/api/v1/orders", json!({})).await.expect(201);
    let mut at_first = Stream::open(&first).await;
    let owner = head.employee("manager2").await;
    let body = json!({ "version": order["version"], "owner": owner, "shared": false });
    head.post(&format!("/api/v1/orders/{}/assign", id(&order)), body).await.expect(200);
    let mut said = at_first.next().await.unwrap();
    // Between nodes word of the creation may still have been on its way when he began to listen.
    if said.1["what"] == "created" {
        said = at_first.next().await.unwrap();
    }
    assert_eq!(said, ("gone".to_owned(), json!({ "id": id(&order) })));
}

async fn a_mention_reaches_the_one_who_is_meant(house: Arc<House>) {
    let (head, first) = (house.login("head").await, house.login("manager1").await);
    let mut at_head = Stream::open(&head).await;
    let order = site(&first).await;
    assert_eq!(at_head.next().await.unwrap().1["what"], "created");
    let path = format!("/api/v1/orders/{}/comments", id(&order));
    first.post(&path, json!({ "text": "@head посмотрите, пожалуйста" })).await.expect(201);
    let (kind, said) = at_head.next().await.unwrap();
    assert_eq!((kind.as_str(), &said["notified"]), ("changed", &json!(true)));
}

/// Within a second, as after every other change of rights.
async fn dismissal_and_logout_and_a_new_password_cut_the_stream(house: Arc<House>) {
    let admin = house.login("admin").await;
    let (dismissed, left, renewed) =
        (house.login("manager2").await, house.login("manager1").await, house.login("head").await);
    let elsewhere = house.login("head").await;
    let mut streams = Vec::new();
    for client in [&dismissed, &left, &renewed] {
        streams.push(Stream::open(client).await);
    }
    let employee = admin.employee("manager2").await;
    let now = admin.get(&format!("/api/v1/employees/{employee}")).await.expect(200);
    let body = json!({ "version": now["version"], "active": false });
    admin.patch(&format!("/api/v1/employees/{employee}"), body).await.expect(200);
    left.post("/api/v1/logout", json!({})).await.expect(204);
    let body = json!({ "old": PASSWORD, "new": "another long password" });
    elsewhere.post("/api/v1/me/password", body).await.expect(204);
    let began = Instant::now();
    for stream in &mut streams {
        assert_eq!(stream.next().await, None);
    }
    // A second is promised; the machine of the tests is given another.
    assert!(began.elapsed() < Duration::from_secs(2), "{:?}", began.elapsed());
    assert_eq!(dismissed.get("/api/v1/me").await.code(401), "not_logged_in");
}

async fn nobody_listens_without_a_login(house: Arc<House>) {
    assert_eq!(house.client().get("/api/v1/live").await.code(401), "not_logged_in");
}

async fn who_is_told_of_a_task_hears_of_it_whatever_it_is_about(house: Arc<House>) {
    let (head, manager, loner) =
        (house.login("head").await, house.login("manager1").await, house.loner().await);
    let mut at_head = Stream::open(&head).await;
    let mut at_manager = Stream::open(&manager).await;
    let mut at_loner = Stream::open(&loner).await;
    let order = site(&manager).await;
    for stream in [&mut at_head, &mut at_manager] {
        assert_eq!(stream.next().await.unwrap().1["what"], "created");
    }
    let me = |client: &Client| {
        let client = client.clone();
        async move { client.get("/api/v1/me").await.expect(200)["employee"].clone() }
    };
    let set = |client: &Client, body: Value| {
        let client = client.clone();
        async move { client.post("/api/v1/tasks", body).await.expect(201) }
    };
    let done = |client: &Client, task: &Value, done: bool| {
        let (client, at) = (client.clone(), format!("/api/v1/tasks/{}/done", id(task)));
        async move { client.post(&at, json!({ "done": done })).await.expect(200) }
    };
    // Of the order: whoever sees it hears, and who was told is marked. Done: that is the author.
    let task =
        set(&head, json!({ "text": "Позвонить", "order": id(&order), "assignee": me(&manager).await })).await;
    done(&manager, &task, true).await;
    head.delete(&format!("/api/v1/tasks/{}", id(&task)), json!({})).await.expect(204);
    for (what, of_head, of_manager) in
        [("task_set", false, true), ("task_done", true, false), ("task_deleted", false, false)]
    {
        for (stream, notified) in [(&mut at_head, of_head), (&mut at_manager, of_manager)] {
            let (kind, said) = stream.next().await.unwrap();
            assert_eq!((kind.as_str(), &said["what"]), ("changed", &json!(what)), "{said}");
            assert_eq!(said["notified"], json!(notified), "{what}: {said}");
        }
    }
    // Out of sight of its order, and of no order at all: only who was told hears, and of the task alone.
    let hidden = json!({ "text": "Упаковать", "order": id(&order), "assignee": me(&loner).await });
    let hidden = set(&manager, hidden).await;
    let plain = set(&loner, json!({ "text": "Спросить", "assignee": me(&manager).await })).await;
    done(&manager, &plain, true).await;
    for what in ["task_set", "task_done"] {
        let (kind, said) = at_loner.next().await.unwrap();
        assert_eq!((kind.as_str(), said), ("notice", json!({ "what": what })));
    }
    for kind in ["changed", "notice"] {
        assert_eq!(at_manager.next().await.unwrap().0, kind);
    }
    // The head sees the order, but has no part in the other task: the next he hears of is the first one again.
    done(&loner, &hidden, true).await;
    for what in ["task_set", "task_done"] {
        let (kind, said) = at_head.next().await.unwrap();
        assert_eq!((kind.as_str(), &said["what"]), ("changed", &json!(what)), "{said}");
    }
}

on_both!(
    who_is_told_of_a_task_hears_of_it_whatever_it_is_about,
    everybody_hears_of_what_he_may_see_and_of_nothing_else,
    who_loses_sight_of_an_order_is_told_that_it_is_gone,
    a_mention_reaches_the_one_who_is_meant,
    dismissal_and_logout_and_a_new_password_cut_the_stream,
    nobody_listens_without_a_login,
);
