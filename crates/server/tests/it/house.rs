//! A server for a test: the whole router over a database of its own, with the company of the demo in it.

use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::{Request, StatusCode, header};
use http_body_util::BodyExt as _;
use poryadok::metrics::Metrics;
use poryadok::{demo, http};
use poryadok_api::Api;
use poryadok_domain::time::Timestamp;
use poryadok_engine::clock::{self, Clock, System};
use poryadok_engine::courier::{Content, Outcome, Outside, Parcel, Recorded, Report};
use poryadok_engine::seal::Key;
use poryadok_engine::{Address, Db, Engine, Options};
use serde_json::{Value, json};
use tower::ServiceExt as _;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Base {
    Sqlite,
    Postgres,
}

pub const PASSWORD: &str = "очень длинный пароль";
pub const ACCOUNT: &str = "seed";

/// A server over a database of its own.
pub struct House {
    pub router: Router,
    pub engine: Engine,
    /// What left the house.
    pub courier: Arc<Recorded>,
    /// Kept so that it lives as long as the server over it.
    database: Database,
}

/// Where its data lie; gone when the test ends.
pub struct Database {
    pub directory: tempfile::TempDir,
    pub url: Option<String>,
}

/// An answer.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: u16,
    pub headers: axum::http::HeaderMap,
    pub body: Value,
    pub text: String,
}

impl Answer {
    #[track_caller]
    pub fn expect(self, status: u16) -> Value {
        assert_eq!(self.status, status, "{}", self.text);
        self.body
    }

    #[track_caller]
    pub fn code(&self, status: u16) -> &str {
        assert_eq!(self.status, status, "{}", self.text);
        self.body["code"].as_str().unwrap_or("")
    }

    /// The codes of all reasons of a refusal.
    pub fn reasons(&self) -> Vec<&str> {
        self.body["reasons"].as_array().unwrap().iter().map(|r| r["code"].as_str().unwrap()).collect()
    }
}

/// The address of the PostgreSQL for tests; without one a test run in CI fails instead of passing by.
pub fn postgres_url() -> Option<String> {
    let url = std::env::var("PORYADOK_TEST_DATABASE_URL").ok();
    assert!(
        url.is_some() || std::env::var("CI").is_err(),
        "PORYADOK_TEST_DATABASE_URL is not set: run the tests with make test"
    );
    url
}

impl Drop for Database {
    /// A database of PostgreSQL is dropped with the test that made it.
    fn drop(&mut self) {
        let (Some(url), Some(server)) = (self.url.clone(), postgres_url()) else { return };
        let dropping = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async {
                let name = url.rsplit_once('/').unwrap().1;
                let (client, connection) =
                    tokio_postgres::connect(&server, tokio_postgres::NoTls).await.unwrap();
                tokio::spawn(connection);
                client.batch_execute(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await.unwrap();
            });
        });
        drop(dropping.join());
    }
}

impl Database {
    pub async fn new(base: Base) -> Option<Database> {
        let directory = tempfile::tempdir().unwrap();
        if base == Base::Sqlite {
            return Some(Database { directory, url: None });
        }
        let server = postgres_url()?;
        let name = format!("it_{}", System.id().simple());
        let (client, connection) = tokio_postgres::connect(&server, tokio_postgres::NoTls).await.unwrap();
        tokio::spawn(connection);
        client.batch_execute(&format!("CREATE DATABASE {name}")).await.unwrap();
        let (host, _) = server.rsplit_once('/').unwrap();
        Some(Database { directory, url: Some(format!("{host}/{name}")) })
    }

    pub fn options(&self) -> Options {
        let address = match &self.url {
            Some(url) => Address::Postgres(url.clone()),
            None => Address::Sqlite(self.directory.path().join("poryadok.db")),
        };
        Options { readers: 2, writers: 8, ..Options::new(address) }
    }

    /// The arguments that lead the command line here.
    pub fn arguments(&self) -> Vec<String> {
        match &self.url {
            Some(url) => vec!["--database-url".into(), url.clone()],
            None => vec!["--data".into(), self.directory.path().display().to_string()],
        }
    }
}

impl House {
    pub async fn with_clock(base: Base, clock: Arc<dyn Clock>) -> Option<House> {
        let database = Database::new(base).await?;
        let db = Db::open(&database.options()).unwrap();
        Some(House::over(database, db, clock))
    }

    pub fn over(database: Database, db: Db, clock: Arc<dyn Clock>) -> House {
        let courier = Arc::new(Recorded::new(answered));
        let outside = Outside {
            key: Some(Key::new([7; 32])),
            public_url: Some("https://orders.example.org".to_owned()),
            ..Outside::new(courier.clone())
        };
        let engine = Engine::with_outside(db, clock, outside);
        let router = http::router(Api::new(engine.clone(), None, false), Metrics::install());
        House { router, engine, courier, database }
    }

    pub fn base(&self) -> Base {
        if self.database.url.is_some() { Base::Postgres } else { Base::Sqlite }
    }

    /// Everything that is here, taken by a backup into another database.
    pub async fn restored(self: &Arc<House>, base: Base) -> Option<House> {
        let database = Database::new(base).await?;
        let (house, options) = (self.clone(), database.options());
        let moved = tokio::task::spawn_blocking(move || {
            let kept = tempfile::NamedTempFile::new().unwrap();
            house.engine.db().backup(&mut kept.as_file(), &mut |_| ()).unwrap();
            let db = Db::open(&options).unwrap();
            db.restore(kept.path(), &mut |_| ()).unwrap();
            db
        });
        Some(House::over(database, moved.await.unwrap(), Arc::new(System)))
    }

    /// The company of the demo, without orders.
    pub async fn seed(base: Base) -> Option<House> {
        let house = House::with_clock(base, Arc::new(System)).await?;
        demo::found(&house.engine, ACCOUNT, PASSWORD).await.unwrap();
        Some(house)
    }

    /// The company of the demo on a Monday morning, with a clock that stands until it is moved.
    pub async fn seed_at(base: Base, clock: Arc<clock::Recorded>) -> Option<House> {
        let house = House::with_clock(base, clock).await?;
        demo::found(&house.engine, ACCOUNT, PASSWORD).await.unwrap();
        Some(house)
    }

    /// Another node over the same database; SQLite has one only.
    pub fn second_node(&self, clock: Arc<dyn Clock>) -> Option<Engine> {
        self.database.url.as_ref()?;
        Some(Engine::new(Db::open(&self.database.options()).unwrap(), clock))
    }

    pub fn client(&self) -> Client {
        Client { router: self.router.clone(), cookie: None, token: None, language: "ru" }
    }

    pub async fn login(&self, name: &str) -> Client {
        let mut client = self.client();
        let login = json!({ "login": format!("{name}@{ACCOUNT}"), "password": PASSWORD });
        client.cookie = Some(session_of(&client.post("/api/v1/login", login).await));
        client
    }

    /// Somebody of no department with a role of his own.
    pub async fn hire(&self, login: &str, permissions: Value) -> Client {
        let admin = self.login("admin").await;
        let role = json!({ "name": format!("Роль {login}"), "permissions": permissions });
        let role = admin.post("/api/v1/roles", role).await.expect(201);
        let employee = json!({ "login": login, "role": role["id"], "password": PASSWORD });
        admin.post("/api/v1/employees", employee).await.expect(201);
        self.login(login).await
    }

    /// Somebody who works on what is his own, and sees nothing else.
    pub async fn loner(&self) -> Client {
        let own = json!({ "view": "own", "create": "all", "update": "own", "delete": "own" });
        self.hire("loner", json!({ "customer_order": own, "counterparty": own, "product": own })).await
    }

    /// A token, given out by the administrator.
    pub async fn token(&self, name: &str, kind: &str) -> Client {
        let admin = self.login("admin").await;
        let employee = admin.employee(name).await;
        let body = json!({ "employee": employee, "kind": kind, "name": "test" });
        let issued = admin.post("/api/v1/tokens", body).await.expect(201);
        Client { token: Some(issued["secret"].as_str().unwrap().to_owned()), ..self.client() }
    }

    /// Everything that can be proved of the database holds.
    pub fn fsck(&self) {
        for report in self.engine.fsck().unwrap() {
            assert!(report.is_clean(), "{report:#?}");
        }
    }
}

/// How the world outside answers: by where something goes.
fn answered(parcel: &Parcel, _: usize) -> Report {
    let to = match &parcel.content {
        Content::Letter(letter) => letter.address.as_str(),
        Content::Event { url, .. } => url.as_str(),
        Content::Chat { .. } => "",
    };
    let outcome = match to {
        to if to.contains("gone") => Outcome::Gone { why: "it answered 410".to_owned() },
        to if to.contains("never") => Outcome::Refused { why: "no such box".to_owned() },
        to if to.contains("later") => Outcome::Retry { after: None, why: "it answered 500".to_owned() },
        _ => Outcome::Delivered,
    };
    Report { outcome, status: None }
}

/// The session cookie that a login set.
pub fn session_of(answer: &Answer) -> String {
    assert_eq!(answer.status, 200, "{}", answer.text);
    let cookies = answer.headers.get_all(header::SET_COOKIE).iter().map(|c| c.to_str().unwrap());
    cookies.map(|c| c.split(';').next().unwrap()).collect::<Vec<_>>().join("; ")
}

/// Somebody who calls.
#[derive(Clone)]
pub struct Client {
    pub router: Router,
    pub cookie: Option<String>,
    pub token: Option<String>,
    pub language: &'static str,
}

static KEYS: AtomicU64 = AtomicU64::new(1);

impl Client {
    pub async fn send(&self, request: axum::http::request::Builder, body: Body) -> Answer {
        self.send_for_bytes(request, body).await.0
    }

    /// The answer, and its body as it came.
    pub async fn send_for_bytes(&self, request: axum::http::request::Builder, body: Body) -> (Answer, Bytes) {
        let mut request = request.header(header::ACCEPT_LANGUAGE, self.language).header(header::HOST, "test");
        if let Some(cookie) = &self.cookie {
            request = request.header(header::COOKIE, cookie);
        }
        if let Some(token) = &self.token {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        let request = request.body(body).unwrap();
        let what = format!("{} {}", request.method(), request.uri());
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (status, headers) = (response.status(), response.headers().clone());
        let bytes = response.into_body().collect().await.unwrap().to_bytes();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let body = serde_json::from_slice(&bytes).unwrap_or(Value::Null);
        assert_ne!(status, StatusCode::INTERNAL_SERVER_ERROR, "{what}: {text}");
        (Answer { status: status.as_u16(), headers, body, text }, bytes)
    }

    /// Sends a file to what has files.
    pub async fn attach(&self, path: &str, name: &str, bytes: impl Into<Body>) -> Answer {
        let key = format!("f{}", KEYS.fetch_add(1, Ordering::SeqCst));
        let name: String = name.bytes().map(|b| format!("%{b:02X}")).collect();
        let request = Request::builder().method("POST").uri(format!("{path}/files?name={name}"));
        let request = request.header("idempotency-key", key).header(header::CONTENT_TYPE, "text/html");
        self.send(request, bytes.into()).await
    }

    /// Sends a file of rows.
    pub async fn bring(&self, path: &str, bytes: impl Into<Body>, key: Option<&str>) -> Answer {
        let fresh = format!("t{}", KEYS.fetch_add(1, Ordering::SeqCst));
        let request = Request::builder().method("POST").uri(path);
        let request = request.header("idempotency-key", key.unwrap_or(&fresh));
        self.send(request.header(header::CONTENT_TYPE, "application/octet-stream"), bytes.into()).await
    }

    pub async fn call(&self, method: &str, path: &str, body: Option<Value>, key: Option<&str>) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        if let Some(key) = key {
            request = request.header("idempotency-key", key);
        }
        let body = match body {
            Some(body) => {
                request = request.header(header::CONTENT_TYPE, "application/json");
                Body::from(body.to_string())
            }
            None => Body::empty(),
        };
        self.send(request, body).await
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.call("GET", path, None, None).await
    }

    pub async fn post(&self, path: &str, body: Value) -> Answer {
        let key = format!("k{}", KEYS.fetch_add(1, Ordering::SeqCst));
        self.call("POST", path, Some(body), Some(&key)).await
    }

    pub async fn patch(&self, path: &str, body: Value) -> Answer {
        self.call("PATCH", path, Some(body), None).await
    }

    pub async fn delete(&self, path: &str, body: Value) -> Answer {
        self.call("DELETE", path, Some(body), None).await
    }

    async fn named(&self, path: &str, field: &str, name: &str) -> String {
        let all = self.get(path).await.expect(200);
        let found = all["rows"].as_array().unwrap().iter().find(|r| r[field] == name);
        found.unwrap_or_else(|| panic!("no {name} in {path}"))["id"].as_str().unwrap().to_owned()
    }

    pub async fn status(&self, name: &str) -> String {
        self.named("/api/v1/statuses", "name", name).await
    }

    pub async fn site(&self, name: &str) -> String {
        self.status(&format!("{name} (сайт)")).await
    }

    pub async fn channel(&self, name: &str) -> String {
        self.named("/api/v1/channels", "name", name).await
    }

    pub async fn employee(&self, login: &str) -> String {
        self.named("/api/v1/employees", "login", login).await
    }

    pub async fn process(&self, name: &str) -> Value {
        let all = self.get("/api/v1/processes").await.expect(200);
        all["rows"].as_array().unwrap().iter().find(|r| r["name"] == name).unwrap().clone()
    }

    /// A product to sell; only those with the right can make one.
    pub async fn product(&self, name: &str, price: i64) -> String {
        let body = json!({ "name": name, "price": price, "vat_rate": 20 });
        self.post("/api/v1/products", body).await.expect(201)["id"].as_str().unwrap().to_owned()
    }

    pub async fn customer(&self, name: &str) -> String {
        let body = json!({ "name": name, "shared": true });
        self.post("/api/v1/counterparties", body).await.expect(201)["id"].as_str().unwrap().to_owned()
    }

    /// An order of the site with one position, in «В работе» unless told otherwise.
    pub async fn site_order(&self, product: &str, customer: &str, discount: i64) -> Value {
        let body = json!({
            "channel": self.channel("Сайт").await, "counterparty": customer,
            "positions": [{ "product": product, "quantity": 20_000, "discount": discount }],
        });
        self.post("/api/v1/orders", body).await.expect(201)
    }

    pub async fn move_to(&self, order: &Value, status: &str) -> Answer {
        self.move_with(order, status, json!({})).await
    }

    pub async fn move_with(&self, order: &Value, status: &str, more: Value) -> Answer {
        let mut body = json!({ "version": order["version"], "status": self.status(status).await });
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        self.post(&format!("/api/v1/orders/{}/move", id(order)), body).await
    }

    pub async fn order(&self, order: &Value) -> Value {
        self.get(&format!("/api/v1/orders/{}", id(order))).await.expect(200)
    }
}

pub fn id(record: &Value) -> &str {
    record["id"].as_str().unwrap()
}

/// Runs a story on one database, and proves the database afterwards.
pub fn run<F: Future<Output = ()>>(base: Base, story: impl FnOnce(Arc<House>) -> F) {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let house = runtime.block_on(House::seed(base)).map(Arc::new);
    let Some(house) = house else { return };
    runtime.block_on(story(house.clone()));
    house.fsck();
    house.engine.db().close();
}

/// When stories with a clock of their own begin: a Monday, ten in the morning in Moscow.
pub const MONDAY: &str = "2026-03-02T07:00:00Z";

/// Runs a story whose clock the story moves.
pub fn run_at<F: Future<Output = ()>>(base: Base, story: impl FnOnce(Arc<House>, Arc<clock::Recorded>) -> F) {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let clock = Arc::new(clock::Recorded::new(Timestamp::parse(MONDAY).unwrap(), 1));
    let house = runtime.block_on(House::seed_at(base, clock.clone())).map(Arc::new);
    let Some(house) = house else { return };
    runtime.block_on(story(house.clone(), clock));
    house.fsck();
    house.engine.db().close();
}

/// The same stories on both databases, with a clock that they move.
#[macro_export]
macro_rules! in_time_on_both {
    ($($story:ident),* $(,)?) => {
        mod on_sqlite {
            $(#[test] fn $story() { $crate::house::run_at($crate::house::Base::Sqlite, super::$story); })*
        }
        mod on_postgres {
            $(#[test] fn $story() { $crate::house::run_at($crate::house::Base::Postgres, super::$story); })*
        }
    };
}

/// The same stories on both databases.
#[macro_export]
macro_rules! on_both {
    ($($story:ident),* $(,)?) => {
        mod on_sqlite {
            $(#[test] fn $story() { $crate::house::run($crate::house::Base::Sqlite, super::$story); })*
        }
        mod on_postgres {
            $(#[test] fn $story() { $crate::house::run($crate::house::Base::Postgres, super::$story); })*
        }
    };
}
