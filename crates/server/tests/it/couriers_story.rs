//! Webhooks and Telegram as they really leave: signed, only to where they may go, repeated until they are taken; and what kills
//! of the server leave of them.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use axum::http::{StatusCode, header};
use axum::response::IntoResponse as _;
use base64::Engine as _;
use serde_json::{Value, json};
use standardwebhooks::Webhook;

use crate::cli::on_both_databases;
use crate::house::{Base, Database, id};
use crate::program::{self, Server};
use crate::receiver::{Got, Receiver, status};

const KEY: &str = "BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=";
/// Receivers of tests listen on this machine.
const OPEN: [(&str, &str); 3] = [
    ("PORYADOK_WEBHOOK_ALLOW_NETS", "127.0.0.0/8"),
    ("PORYADOK_WEBHOOK_RETRY_SCHEDULE", "1s,1s,1s,1s,1s,1s,1s"),
    ("PORYADOK_SECRET_KEY", KEY),
];

struct House {
    server: Server,
    token: String,
    count: AtomicUsize,
    database: Database,
}

impl House {
    fn open(base: Base, settings: &[(&str, &str)]) -> Option<House> {
        let database = program::seed(base)?;
        let token = program::token(&database, "admin", "person");
        let server = Server::start_with(&database, settings);
        Some(House { server, token, count: AtomicUsize::new(0), database })
    }

    #[track_caller]
    fn post(&self, path: &str, body: &Value, expected: u16) -> Value {
        let key = format!("c{}", self.count.fetch_add(1, Ordering::SeqCst));
        let (status, answer) = self.server.post(path, &self.token, &key, body);
        assert_eq!(status, expected, "{path}: {answer}");
        answer
    }

    fn webhook(&self, url: &str, events: &[&str]) -> Value {
        let name = format!("w{}", self.count.load(Ordering::SeqCst));
        self.post("/api/v1/webhooks", &json!({ "name": name, "url": url, "events": events }), 201)
    }

    fn task(&self) {
        self.post("/api/v1/tasks", &json!({ "text": "задача" }), 201);
    }

    fn test(&self, url: &str) -> Value {
        let made = self.webhook(url, &["order.created"]);
        let tested = self.post(&format!("/api/v1/webhooks/{}/test", id(&made)), &json!({}), 200);
        let at = self.server.url(&format!("/api/v1/webhooks/{}", id(&made)));
        program::ask(&program::agent(), "DELETE", &at, &self.token, None, Some(&json!({}))).unwrap();
        tested
    }

    fn messages(&self, state: &str) -> Vec<Value> {
        let mut all = Vec::new();
        let mut cursor = String::new();
        loop {
            let page =
                self.server.get(&format!("/api/v1/messages?state={state}&limit=200{cursor}"), &self.token);
            all.extend(page["rows"].as_array().unwrap().iter().cloned());
            match page["next"].as_str() {
                Some(next) => cursor = format!("&cursor={next}"),
                None => return all,
            }
        }
    }
}

fn events_are_signed_as_the_standard_says(base: Base) {
    let Some(house) = House::open(base, &OPEN) else { return };
    let receiver = Receiver::start(|_, _| status(204));
    let made = house.webhook(&receiver.url("/in?a=b"), &["order.created"]);
    let order = house.post("/api/v1/orders", &json!({}), 201);
    let got = receiver.wait(1).remove(0);
    let verifier = Webhook::new(made["secret"].as_str().unwrap()).unwrap();
    verifier.verify(&got.body, &got.headers).unwrap();
    let other = Webhook::new("whsec_BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=").unwrap();
    assert!(other.verify(&got.body, &got.headers).is_err());
    assert_eq!((got.path.as_str(), got.header("content-type")), ("/in", "application/json"));
    let told = got.json();
    assert_eq!(
        (&told["type"], &told["data"]["order"]["number"]),
        (&json!("order.created"), &order["number"])
    );
    let began = Instant::now();
    while house.messages("sent").is_empty() {
        assert!(began.elapsed() < Duration::from_secs(5));
        std::thread::sleep(Duration::from_millis(20));
    }
    assert_eq!(house.messages("sent")[0]["id"], got.header("webhook-id"));
}

/// 500, a redirect, too slow an answer and a broken connection are tried again under the same id, and each time signed anew.
#[test]
fn what_a_receiver_does_not_take_is_sent_again() {
    let house = House::open(Base::Sqlite, &OPEN).unwrap();
    let receiver = Receiver::start(|got, before| match (got.path.as_str(), before) {
        ("/elsewhere", _) => status(204),
        (_, 0) => status(500),
        (_, 1) => (Duration::ZERO, (StatusCode::FOUND, [(header::LOCATION, "/elsewhere")]).into_response()),
        (_, 2) => (Duration::from_secs(12), StatusCode::NO_CONTENT.into_response()),
        (_, 3) => (Duration::ZERO, (StatusCode::OK, vec![b'x'; 1 << 20]).into_response()),
        _ => status(204),
    });
    let made = house.webhook(&receiver.url("/"), &["task.set"]);
    house.task();
    let got = receiver.wait(4);
    std::thread::sleep(Duration::from_secs(3));
    assert_eq!(receiver.got().len(), 4, "a redirect is not followed; what was taken is not sent again");
    let ids: BTreeSet<&str> = got.iter().map(|g| g.header("webhook-id")).collect();
    assert_eq!(ids.len(), 1);
    let bodies: BTreeSet<&[u8]> = got.iter().map(|g| g.body.as_ref()).collect();
    assert_eq!(bodies.len(), 1);
    let verifier = Webhook::new(made["secret"].as_str().unwrap()).unwrap();
    for g in &got {
        assert!(verifier.verify(&g.body, &g.headers).is_ok());
    }
    assert!(got[3].at - got[2].at >= Duration::from_secs(10), "a slow one is given up after ten seconds");
    assert_eq!(house.messages("sent")[0]["attempts"], 4);
}

#[test]
fn a_receiver_that_asks_for_time_gets_it_and_one_that_is_gone_gets_nothing_further() {
    let house = House::open(Base::Sqlite, &OPEN).unwrap();
    let receiver = Receiver::start(|got, before| match (got.path.as_str(), before) {
        ("/gone", _) => status(410),
        (_, 0) => {
            (Duration::ZERO, (StatusCode::TOO_MANY_REQUESTS, [(header::RETRY_AFTER, "4")]).into_response())
        }
        _ => status(204),
    });
    house.webhook(&receiver.url("/busy"), &["task.set"]);
    house.task();
    let got = receiver.wait(2);
    assert!(got[1].at - got[0].at >= Duration::from_millis(3_900), "{:?}", got[1].at - got[0].at);
    let gone = house.webhook(&receiver.url("/gone"), &["task.done"]);
    let task = house.post("/api/v1/tasks", &json!({ "text": "x" }), 201);
    house.post(&format!("/api/v1/tasks/{}/done", id(&task)), &json!({ "done": true }), 200);
    let began = Instant::now();
    loop {
        let listed = house.server.get("/api/v1/webhooks", &house.token);
        let rows = listed["rows"].as_array().unwrap();
        if rows.iter().any(|w| w["id"] == gone["id"] && w["active"] == false) {
            break;
        }
        assert!(began.elapsed() < Duration::from_secs(10));
        std::thread::sleep(Duration::from_millis(20));
    }
    assert_eq!(house.messages("dead")[0]["error"], "it answered 410");
}

/// By whatever name: nobody who works with the server makes it call what lies beside it.
#[test]
fn closed_networks_are_not_called() {
    let house = House::open(Base::Sqlite, &OPEN[1..]).unwrap();
    let receiver = Receiver::start(|_, _| status(204));
    let port = receiver.address.port();
    for host in [
        "127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "2130706433",
        "0177.0.0.1", "0x7f.0.0.1", "0x7f000001", "127.1", "0", "0.0.0.0", "[::]", "localhost.", "LOCALHOST",
        "[64:ff9b::7f00:1]", "10.0.0.1", "169.254.169.254", "192.168.0.1", "172.16.0.1", "100.64.0.1",
        "[fe80::1]", "[fd00:ec2::254]", "224.0.0.1",
    ] {
        let tested = house.test(&format!("http://{host}:{port}/"));
        assert_eq!(tested["delivered"], false, "{host}");
        let error = tested["error"].as_str().unwrap();
        let refused = error.contains("must not be called") || error == "the name is not known";
        assert!(refused, "{host}: {error}");
        assert!(!error.contains("127.0.0.1") && !error.contains("::1"), "{error}");
    }
    // What waits is refused as well, at once and visibly.
    house.webhook(&receiver.url("/"), &["task.set"]);
    house.task();
    let began = Instant::now();
    while house.messages("dead").is_empty() {
        assert!(began.elapsed() < Duration::from_secs(10));
        std::thread::sleep(Duration::from_millis(20));
    }
    assert!(receiver.got().is_empty());
}

/// The same addresses, once the operator has opened the network: so it is the guard that kept them shut.
#[test]
fn the_operator_opens_a_network() {
    let house = House::open(Base::Sqlite, &OPEN).unwrap();
    let receiver = Receiver::start(|_, _| status(204));
    let port = receiver.address.port();
    for host in ["127.0.0.1", "2130706433", "0177.0.0.1", "127.1", "[::ffff:127.0.0.1]"] {
        let tested = house.test(&format!("http://{host}:{port}/"));
        assert_eq!(
            (&tested["delivered"], &tested["status"]),
            (&json!(true), &json!(204)),
            "{host}: {tested}"
        );
    }
    let tested = house.test(&format!("http://10.0.0.1:{port}/"));
    assert!(tested["error"].as_str().unwrap().contains("must not be called"), "{tested}");
}

/// Over TLS a receiver must show a certificate for its name by somebody whom this machine trusts.
#[test]
fn certificates_are_looked_at() {
    let directory = tempfile::tempdir().unwrap();
    let certified = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
    let trusted = directory.path().join("trusted.pem");
    let der = base64::engine::general_purpose::STANDARD.encode(certified.cert.der());
    let pem = format!("-----BEGIN CERTIFICATE-----\n{der}\n-----END CERTIFICATE-----\n");
    std::fs::write(&trusted, pem).unwrap();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let port = runtime.block_on(tls_receiver(&certified));
    let (good, other) = (format!("https://localhost:{port}/"), format!("https://127.0.0.1:{port}/"));
    let house = House::open(Base::Sqlite, &OPEN).unwrap();
    assert_eq!(house.test(&good)["error"], "the connection is not secure");
    let trusted = trusted.display().to_string();
    let settings = [&OPEN[..], &[("SSL_CERT_FILE", trusted.as_str())]].concat();
    let house = House::open(Base::Sqlite, &settings).unwrap();
    assert_eq!(house.test(&good)["status"], 204);
    assert_eq!(house.test(&other)["error"], "the connection is not secure", "another name");
}

async fn tls_receiver(certified: &rcgen::CertifiedKey<rcgen::KeyPair>) -> u16 {
    use tokio_rustls::TlsAcceptor;
    use tokio_rustls::rustls::ServerConfig;
    use tokio_rustls::rustls::pki_types::PrivateKeyDer;

    let key = PrivateKeyDer::try_from(certified.signing_key.serialize_der()).unwrap();
    let provider = std::sync::Arc::new(tokio_rustls::rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certified.cert.der().clone()], key)
        .unwrap();
    let acceptor = TlsAcceptor::from(std::sync::Arc::new(config));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            let Ok(stream) = acceptor.accept(stream).await else { continue };
            let service = hyper::service::service_fn(|_| async {
                let answer = axum::http::Response::builder().status(204).body(axum::body::Body::empty());
                Ok::<_, std::convert::Infallible>(answer.unwrap())
            });
            let stream = hyper_util::rt::TokioIo::new(stream);
            drop(hyper::server::conn::http1::Builder::new().serve_connection(stream, service).await);
        }
    });
    port
}

/// The key of secrets is made once, for its owner only; with another one nothing is sent, and that is said.
#[test]
fn the_key_of_secrets_lies_beside_the_data() {
    use std::os::unix::fs::PermissionsExt as _;

    let mut house = House::open(Base::Sqlite, &OPEN[..2]).unwrap();
    let receiver = Receiver::start(|_, _| status(204));
    let file = house.database.directory.path().join("secret.key");
    assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    let made = house.webhook(&receiver.url("/"), &["task.set"]);
    let test = format!("/api/v1/webhooks/{}/test", id(&made));
    assert_eq!(house.post(&test, &json!({}), 200)["delivered"], true);
    house.server.stop();
    house.server = Server::start_with(&house.database, &OPEN[..2]);
    assert_eq!(house.post(&test, &json!({}), 200)["delivered"], true, "after a restart");
    house.server.stop();
    house.server = Server::start_with(&house.database, &OPEN);
    let tested = house.post(&test, &json!({}), 200);
    assert!(tested["error"].as_str().unwrap().contains("another key"), "{tested}");
    house.server.stop();
    std::fs::write(&file, "no key").unwrap();
    let mut command = Command::new(program::PROGRAM);
    let out =
        command.args(["serve", "--listen", "127.0.0.1:0"]).args(house.database.arguments()).output().unwrap();
    assert!(!out.status.success());
    assert!(String::from_utf8_lossy(&out.stderr).contains("holds no key"));
}

/// Two hundred moves, ten kills, a receiver that fails three times of ten: each committed move is told at least once and under
/// one id, in the order of its order; none that was refused is told.
fn no_event_is_lost_to_kills_and_failures(base: Base) {
    const MOVES: usize = 200;
    const ORDERS: usize = 8;
    let Some(mut house) = House::open(base, &OPEN) else { return };
    // Three requests of ten fail, but none six times under one id: eight attempts end in a dead letter, and chance alone would
    // bring that about in one run of eighty.
    let failures: Mutex<BTreeMap<String, usize>> = Mutex::default();
    let fails = move |got: &Got, before: usize| {
        let odd = got.body.iter().fold(before, |sum, b| sum.wrapping_mul(31).wrapping_add(usize::from(*b)));
        let mut failures = failures.lock().unwrap();
        let failed = failures.entry(got.header("webhook-id").to_owned()).or_default();
        if odd % 10 >= 3 || *failed == 5 {
            return status(204);
        }
        *failed += 1;
        status(500)
    };
    let receiver = Receiver::start(fails);
    house.webhook(&receiver.url("/"), &["order.moved"]);
    let statuses = house.server.get("/api/v1/statuses", &house.token);
    let named = |name: &str| {
        let found = statuses["rows"].as_array().unwrap().iter().find(|s| s["name"] == name).unwrap();
        id(found).to_owned()
    };
    let ways = [named("Новый (сайт)"), named("В работе (сайт)")];
    let api = program::token(&house.database, "admin", "api");
    let mut orders: Vec<Value> =
        (0..ORDERS).map(|_| house.post("/api/v1/orders", &json!({ "status": ways[1] }), 201)).collect();
    let agent = program::agent();
    let mut told: BTreeSet<(String, i64)> = BTreeSet::new();
    for n in 0..MOVES {
        if n % 20 == 13 {
            // In the middle of deliveries; on PostgreSQL a new server waits for the lease of the dead one, so not every time.
            if base == Base::Sqlite || n % 60 == 13 {
                receiver.wait(receiver.got().len() + 1);
            }
            house.server.kill();
            house.server = Server::start_with(&house.database, &OPEN);
        }
        let order = orders[n % ORDERS].clone();
        let at = house.server.url(&format!("/api/v1/orders/{}/move", id(&order)));
        let version = order["version"].as_i64().unwrap();
        let body = json!({ "version": version, "status": ways[usize::from(version % 2 == 0)] });
        let (code, moved) =
            program::ask(&agent, "POST", &at, &api, Some(&format!("m{n}")), Some(&body)).unwrap();
        assert_eq!(code, 200, "{moved}");
        told.insert((id(&moved).to_owned(), moved["version"].as_i64().unwrap()));
        // The same step again is stale, and rolled back.
        let (code, _) = program::ask(&agent, "POST", &at, &api, Some(&format!("s{n}")), Some(&body)).unwrap();
        assert_eq!(code, 409);
        orders[n % ORDERS] = moved;
    }
    // What was under way at a kill comes back when its claim ends.
    let began = Instant::now();
    while !house.messages("waiting").is_empty() {
        assert!(began.elapsed() < Duration::from_secs(120), "{:?}", house.messages("waiting"));
        std::thread::sleep(Duration::from_millis(200));
    }
    assert_eq!(house.messages("dead"), Vec::<Value>::new());
    assert_eq!(house.messages("sent").len(), MOVES);
    let mut ids: BTreeMap<(String, i64), BTreeSet<String>> = BTreeMap::new();
    let mut last: BTreeMap<String, i64> = BTreeMap::new();
    let mut tried: BTreeMap<String, Instant> = BTreeMap::new();
    for got in receiver.got() {
        let event = got.json();
        let order = &event["data"]["order"];
        let step = (id(order).to_owned(), order["version"].as_i64().unwrap());
        let attempt = tried.insert(got.header("webhook-id").to_owned(), got.at);
        assert!(
            attempt.is_none_or(|before| got.at - before > Duration::from_millis(900)),
            "too soon after a failure"
        );
        ids.entry(step.clone()).or_default().insert(got.header("webhook-id").to_owned());
        let before = last.insert(step.0, step.1).unwrap_or(0);
        assert!(step.1 >= before, "an older event came behind a newer one");
    }
    assert_eq!(ids.keys().cloned().collect::<BTreeSet<_>>(), told);
    assert!(ids.values().all(|ids| ids.len() == 1), "each under one id");
    let all: BTreeSet<&String> = ids.values().flatten().collect();
    assert_eq!(all.len(), MOVES, "and no two under the same");
    assert!(house.server.stop().success());
    program::done(&program::at(&house.database, &["fsck"]));
}

/// The whole way over a bot: its name, a code sent to it, a message that it is first too busy to take.
#[test]
fn a_bot_links_a_chat_and_writes_to_it() {
    let sent = std::sync::Arc::new(AtomicUsize::new(0));
    let code: std::sync::Arc<std::sync::Mutex<Option<String>>> = std::sync::Arc::default();
    let (count, offered) = (sent.clone(), code.clone());
    let bot = Receiver::start(move |got, _| {
        let answer = |body: Value| (Duration::from_millis(20), axum::Json(body).into_response());
        match got.path.as_str() {
            "/bot12:ab-c/getMe" => answer(json!({ "ok": true, "result": { "username": "poryadok_bot" } })),
            "/bot12:ab-c/getUpdates" => {
                let update = |code: String| {
                    json!({ "update_id": 5, "message": {
                        "chat": { "id": 77, "type": "private" }, "text": format!("/start {code}") } })
                };
                let updates: Vec<Value> = offered.lock().unwrap().take().into_iter().map(update).collect();
                answer(json!({ "ok": true, "result": updates }))
            }
            "/bot12:ab-c/sendMessage" if count.fetch_add(1, Ordering::SeqCst) == 1 => {
                let busy = json!({ "ok": false, "parameters": { "retry_after": 2 } });
                (Duration::ZERO, (StatusCode::TOO_MANY_REQUESTS, axum::Json(busy)).into_response())
            }
            "/bot12:ab-c/sendMessage" => answer(json!({ "ok": true, "result": {} })),
            other => panic!("{other}"),
        }
    });
    let api = format!("http://{}", bot.address);
    let settings = [
        ("PORYADOK_TELEGRAM_TOKEN", "12:ab-c"),
        ("PORYADOK_TELEGRAM_API", api.as_str()),
        ("PORYADOK_WEBHOOK_RETRY_SCHEDULE", "1s,1s"),
    ];
    let house = House::open(Base::Sqlite, &settings).unwrap();
    let began = Instant::now();
    let offer = loop {
        let offer = house.post("/api/v1/me/telegram", &json!({}), 201);
        if offer["link"].is_string() {
            break offer;
        }
        assert!(began.elapsed() < Duration::from_secs(10));
        std::thread::sleep(Duration::from_millis(50));
    };
    let text = offer["code"].as_str().unwrap();
    assert_eq!(offer["link"], format!("https://t.me/poryadok_bot?start={text}"));
    *code.lock().unwrap() = Some(text.to_owned());
    while house.server.get("/api/v1/me/notifications", &house.token)["telegram_linked"] != true {
        assert!(began.elapsed() < Duration::from_secs(20));
        std::thread::sleep(Duration::from_millis(50));
    }
    let ways = json!({ "kinds": { "task_done": { "app": true, "email": false, "telegram": true } } });
    let at = house.server.url("/api/v1/me/notifications");
    let (status, _) = program::ask(&program::agent(), "PATCH", &at, &house.token, None, Some(&ways)).unwrap();
    assert_eq!(status, 200);
    // Somebody else does what he was given.
    let manager = program::token(&house.database, "manager1", "person");
    let me = house.server.get("/api/v1/me", &manager);
    let task = json!({ "text": "позвонить", "assignee": me["employee"] });
    let task = house.post("/api/v1/tasks", &task, 201);
    let done = format!("/api/v1/tasks/{}/done", id(&task));
    let (status, answer) = house.server.post(&done, &manager, "done", &json!({ "done": true }));
    assert_eq!(status, 200, "{answer}");
    let begun = Instant::now();
    let written = loop {
        let got = bot.got();
        let written: Vec<Got> = got.into_iter().filter(|g| g.path.ends_with("/sendMessage")).collect();
        if written.len() >= 3 {
            break written;
        }
        assert!(begun.elapsed() < Duration::from_secs(20), "{written:?}");
        std::thread::sleep(Duration::from_millis(50));
    };
    assert!(written[2].at - written[1].at >= Duration::from_millis(1_900));
    assert_eq!(written[1].body, written[2].body);
    let told = written[2].json();
    assert_eq!(told["chat_id"], 77);
    assert!(told["text"].as_str().unwrap().contains("позвонить"), "{told}");
}

on_both_databases!(events_are_signed_as_the_standard_says, no_event_is_lost_to_kills_and_failures);
