//! Who may do what by which route: a golden table that names every route of the API. What is foreign looks as if it were
//! absent.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::body::Body;
use axum::http::{Request, header};
use poryadok_domain::message::{MessageChannel, MessageState};
use poryadok_engine::clock::{Clock as _, System};
use poryadok_engine::{Engine, Fault};
use poryadok_store::{accounts, outbox};
use serde_json::{Value, json};
use tower::ServiceExt as _;

use crate::house::{ACCOUNT, Answer, Client, House, PASSWORD, id, session_of};
use crate::on_both;

const ABSENT: &str = "01890000-0000-7000-8000-00000000dead";
/// How much of the API the administrator must be able to use on a thing of somebody else: the positive control.
const CONTROL_PERCENT: usize = 90;

/// Who tries. Everything is tried on things of the first manager, of which nothing is shared.
struct Actor {
    name: &'static str,
    client: Client,
    sight: Sight,
}

/// How much he may know of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sight {
    /// Nothing of the company at all.
    Outside,
    /// A colleague: people, statuses and processes are his too, the manager's documents and customers are not.
    Colleague,
    /// A colleague who sees products: those belong to nobody, so any scope shows all of them.
    Own,
    /// The manager's things too.
    Sees,
}

/// What every employee needs to read names and take steps.
const COMMON: [&str; 12] = [
    "calendar", "task-types", "statuses", "channels", "attributes", "processes", "departments", "employees",
    "roles", "organizations", "warehouses", "trade-settings",
];

impl Actor {
    /// Must not be able to tell the manager's thing on this path from an absent one.
    fn is_blind_to(&self, path: &str) -> bool {
        let noun = path.trim_start_matches("/api/v1/").split('/').next().unwrap_or_default();
        match self.sight {
            Sight::Outside => true,
            Sight::Colleague => !COMMON.contains(&noun),
            Sight::Own => noun != "products" && !COMMON.contains(&noun),
            Sight::Sees => false,
        }
    }
}

async fn actors(house: &House) -> Vec<Actor> {
    let nothing = house.hire("nothing", json!({})).await;
    let see = json!({ "view": "all", "create": "no", "update": "no", "delete": "no" });
    let reader =
        house.hire("reader", json!({ "customer_order": see, "counterparty": see, "product": see })).await;
    let actor = |name, client, sight| Actor { name, client, sight };
    vec![
        actor("nobody", house.client(), Sight::Outside),
        actor("other account", other_account(house).await, Sight::Outside),
        actor("no rights", nothing, Sight::Colleague),
        actor("own only", house.loner().await, Sight::Own),
        actor("reader", reader, Sight::Sees),
        actor("department", house.login("manager2").await, Sight::Sees),
        actor("owner", house.login("manager1").await, Sight::Sees),
        actor("head", house.login("head").await, Sight::Sees),
        actor("administrator", house.login("admin").await, Sight::Sees),
    ]
}

/// The administrator of another company on the same server.
async fn other_account(house: &House) -> Client {
    poryadok::demo::found(&house.engine, "other", PASSWORD).await.unwrap();
    let mut client = house.client();
    let login = json!({ "login": "admin@other", "password": PASSWORD });
    client.cookie = Some(session_of(&client.post("/api/v1/login", login).await));
    client
}

/// Those who make what is tried on.
struct Makers {
    engine: Engine,
    admin: Client,
    manager: Client,
    definition: Value,
    /// The first manager, and somebody else to give an order to.
    owner: String,
    colleague: String,
    product: String,
    role: String,
    /// A scenario with a button on every order.
    button: String,
    count: std::cell::Cell<u32>,
}

impl Makers {
    async fn new(house: &House) -> Makers {
        let (admin, manager) = (house.login("admin").await, house.login("manager1").await);
        let button = json!({ "name": "Кнопка", "switch": "on", "rule": rule("Кнопка") });
        let button = admin.post("/api/v1/scenarios", button).await.expect(201);
        Makers {
            button: id(&button).to_owned(),
            engine: house.engine.clone(),
            definition: admin.process("Заказы с сайта").await["definition"].clone(),
            owner: admin.employee("manager1").await,
            colleague: admin.employee("manager2").await,
            product: admin.product("Товар", 100).await,
            role: admin.get("/api/v1/roles").await.expect(200)["rows"][0]["id"].as_str().unwrap().to_owned(),
            count: std::cell::Cell::new(0),
            admin,
            manager,
        }
    }

    /// A name nobody else has.
    fn name(&self) -> String {
        self.count.set(self.count.get() + 1);
        format!("Имя {}", self.count.get())
    }

    /// A fresh thing of the noun for every attempt, so that no attempt depends on another.
    async fn thing(&self, path: &str) -> Value {
        let noun = path.trim_start_matches("/api/v1/").split('/').next().unwrap();
        let admin = |body: Value| self.admin.post(path_of(noun), body);
        let name = self.name();
        let made = match noun {
            "orders" => {
                let order =
                    self.manager.post("/api/v1/orders", json!({ "description": name })).await.expect(201);
                if path.ends_with("/restore") {
                    self.manager
                        .delete(&format!("/api/v1/orders/{}", id(&order)), json!({}))
                        .await
                        .expect(204);
                }
                return order;
            }
            "documents" => return self.document(path).await,
            "counterparties" => {
                let body = json!({ "name": name, "shared": false });
                let party = self.manager.post("/api/v1/counterparties", body).await.expect(201);
                if path.ends_with("/restore") {
                    let at = format!("/api/v1/counterparties/{}", id(&party));
                    self.manager.delete(&at, json!({ "version": 1 })).await.expect(204);
                    return json!({ "id": party["id"], "version": 2 });
                }
                return party;
            }
            "sessions" => {
                let mut browser = self.manager.clone();
                browser.cookie = None;
                let login = json!({ "login": "manager1@seed", "password": PASSWORD });
                browser.cookie = Some(session_of(&self.manager.post("/api/v1/login", login).await));
                let mine = browser.get("/api/v1/sessions").await.expect(200);
                let rows = mine["rows"].as_array().unwrap();
                return rows.iter().find(|r| r["current"] == true).unwrap().clone();
            }
            "saved-views" => {
                let body = json!({ "screen": "board", "name": name, "query": "mine=true" });
                self.manager.post("/api/v1/saved-views", body)
            }
            "tasks" => {
                let checklist = json!([{ "text": "пункт" }]);
                self.manager.post("/api/v1/tasks", json!({ "text": name, "checklist": checklist }))
            }
            "messages" => return self.dead_message().await,
            "tokens" => self.manager.post("/api/v1/tokens", json!({ "kind": "person", "name": name })),
            "webhooks" => {
                // A company has only so many.
                for old in self.admin.get("/api/v1/webhooks").await.expect(200)["rows"].as_array().unwrap() {
                    self.admin.delete(&format!("/api/v1/webhooks/{}", id(old)), json!({})).await.expect(204);
                }
                admin(json!({ "name": name, "url": "https://example.org/", "events": ["task.set"] }))
            }
            "products" => admin(json!({ "name": name, "price": 100 })),
            "employees" => {
                let login = format!("e{}", self.count.get());
                admin(json!({ "login": login, "role": self.role, "password": PASSWORD }))
            }
            "calendar" => return self.admin.get("/api/v1/calendar").await.expect(200),
            "departments" | "roles" | "channels" | "statuses" | "task-types" | "organizations"
            | "warehouses" => admin(json!({ "name": name })),
            "attributes" => admin(json!({ "name": name, "attribute_type": "text" })),
            "processes" => admin(json!({ "name": name, "active": false, "definition": self.definition })),
            "scenarios" => admin(json!({ "name": name, "rule": rule(&name) })),
            _ => return Value::Null,
        };
        made.await.expect(201)
    }

    /// A document of the kind in the path, the manager's.
    async fn document(&self, path: &str) -> Value {
        let kind = path.split('/').nth(4).unwrap();
        let (lines, sum) = match kind {
            "payment_in" => (Value::Null, json!(1_000)),
            _ => (json!([{ "product": self.product, "quantity": 10_000 }]), Value::Null),
        };
        let mut body = json!({ "owner": self.owner, "shared": false });
        for (field, value) in [("positions", lines), ("sum", sum)] {
            if !value.is_null() {
                body[field] = value;
            }
        }
        let at = format!("/api/v1/documents/{kind}");
        let made = self.admin.post(&at, body).await.expect(201);
        if path.ends_with("/restore") {
            self.admin.delete(&format!("{at}/{}", id(&made)), json!({})).await.expect(204);
        }
        made
    }

    /// A message that nobody could deliver: such do not come by asking.
    async fn dead_message(&self) -> Value {
        let id = System.id();
        let written = self.engine.db().write::<_, Fault, _>(move |tx| {
            let account = accounts::find(tx, ACCOUNT)?.unwrap().id;
            let message = outbox::Kept {
                account,
                id: id.into(),
                created_at: System.now(),
                document: None,
                channel: MessageChannel::Email,
                target: "a@example.org".into(),
                subject: "тема".into(),
                body: "{}".into(),
                noted: false,
                attempts: 8,
                next_at: System.now(),
                state: MessageState::Dead,
                last_error: Some("no answer".into()),
                sent_at: None,
            };
            outbox::append(tx, &message)
        });
        written.await.unwrap();
        json!({ "id": id })
    }

    /// The actor in another browser; nobody stays nobody.
    async fn newcomer(&self, actor: &Actor) -> Client {
        let mut browser = Client { cookie: None, ..actor.client.clone() };
        if actor.client.cookie.is_some() {
            let login = self.body("POST /api/v1/login", &Value::Null, actor).await;
            browser.cookie = Some(session_of(&browser.post("/api/v1/login", login).await));
        }
        browser
    }

    async fn comment(&self, path: &str, thing: &Value) -> String {
        if !path.contains("{comment}") {
            return String::new();
        }
        let path = path.replace("{id}", id(thing)).replace("/{comment}", "");
        let comment = self.manager.post(&path, json!({ "text": "слово" })).await.expect(201);
        id(&comment).to_owned()
    }

    async fn file(&self, path: &str, thing: &Value) -> String {
        if !path.contains("{file}") {
            return String::new();
        }
        let at = path.split("/files").next().unwrap().replace("{id}", id(thing));
        id(&self.manager.attach(&at, "файл.txt", "слово").await.expect(201)).to_owned()
    }

    /// A request that fits, so that only rights can stand in its way.
    async fn body(&self, route: &str, thing: &Value, actor: &Actor) -> Value {
        let version = &thing["version"];
        let name = self.name();
        // Documents of every kind take what orders take.
        let route = match route.split_once("/documents/") {
            Some((method, rest)) => {
                let rest = rest.split_once('/').map(|(_, rest)| format!("/{rest}")).unwrap_or_default();
                format!("{method}/orders{rest}")
            }
            None => route.to_owned(),
        };
        match route.as_str() {
            "POST /api/v1/orders/{id}/linked" if thing["kind"] == "invoice_out" => {
                json!({ "kind": "payment_in" })
            }
            "POST /api/v1/orders/{id}/linked" => json!({ "kind": "invoice_out" }),
            "POST /api/v1/orders/{id}/post" | "DELETE /api/v1/orders/{id}/post" => {
                json!({ "version": version })
            }
            "POST /api/v1/orders/{id}/reserve" => json!({ "version": version, "mode": "none" }),
            "POST /api/v1/orders/{id}/spread" => json!({ "version": version, "parts": [] }),
            "POST /api/v1/supply" => json!({ "lines": [{ "product": self.product, "quantity": 10_000 }] }),
            "POST /api/v1/attributes" => json!({ "name": name, "attribute_type": "text" }),
            "POST /api/v1/channels"
            | "POST /api/v1/departments"
            | "POST /api/v1/roles"
            | "POST /api/v1/statuses"
            | "POST /api/v1/task-types"
            | "POST /api/v1/organizations"
            | "POST /api/v1/warehouses"
            | "POST /api/v1/counterparties"
            | "POST /api/v1/products" => json!({ "name": name }),
            "PATCH /api/v1/attributes/{id}"
            | "PATCH /api/v1/channels/{id}"
            | "PATCH /api/v1/departments/{id}"
            | "PATCH /api/v1/roles/{id}"
            | "PATCH /api/v1/statuses/{id}"
            | "PATCH /api/v1/task-types/{id}"
            | "PATCH /api/v1/organizations/{id}"
            | "PATCH /api/v1/warehouses/{id}"
            | "PATCH /api/v1/counterparties/{id}"
            | "PATCH /api/v1/products/{id}"
            | "PATCH /api/v1/employees/{id}"
            | "PATCH /api/v1/scenarios/{id}"
            | "PATCH /api/v1/webhooks/{id}"
            | "PATCH /api/v1/processes/{id}" => {
                json!({ "version": version, "name": name })
            }
            "DELETE /api/v1/counterparties/{id}" | "POST /api/v1/counterparties/{id}/restore" => {
                json!({ "version": version })
            }
            "PATCH /api/v1/calendar" => json!({ "version": version, "holidays": ["2026-01-01"] }),
            "PATCH /api/v1/trade-settings" => json!({ "negative_stock": true }),
            "POST /api/v1/employees" => {
                json!({ "login": format!("n{}", self.count.get()), "role": self.role, "password": PASSWORD })
            }
            "POST /api/v1/login" => {
                let login = match actor.name {
                    "other account" => "head@other",
                    "own only" => "loner@seed",
                    "department" => "manager2@seed",
                    "administrator" => "admin@seed",
                    _ => "accountant@seed",
                };
                json!({ "login": login, "password": PASSWORD })
            }
            // A wrong old password, so that nobody is really changed.
            "POST /api/v1/me/password" => json!({ "old": "неверный пароль", "new": "another long password" }),
            "POST /api/v1/orders/bulk-move" => {
                let status = self.admin.site("В работе").await;
                json!({ "status": status, "orders": [{ "id": thing["id"], "version": version }] })
            }
            "POST /api/v1/orders/{id}/move" => {
                json!({ "version": version, "status": self.admin.site("В работе").await })
            }
            "PATCH /api/v1/orders/{id}" => json!({ "version": version, "description": name }),
            "POST /api/v1/orders/{id}/assign" => {
                json!({ "version": version, "owner": self.colleague, "shared": false })
            }
            "POST /api/v1/orders/{id}/comments"
            | "PATCH /api/v1/orders/{id}/comments/{comment}"
            | "POST /api/v1/tasks/{id}/comments"
            | "PATCH /api/v1/tasks/{id}/comments/{comment}" => {
                json!({ "text": name })
            }
            "POST /api/v1/processes" => {
                json!({ "name": name, "active": false, "definition": self.definition })
            }
            "POST /api/v1/processes/check" => {
                json!({ "name": name, "active": false, "definition": self.definition })
            }
            "POST /api/v1/scenarios" => json!({ "name": name, "rule": rule(&name) }),
            "POST /api/v1/scenarios/check" => json!({ "rule": rule(&name) }),
            "POST /api/v1/scenarios/try" => {
                let order =
                    self.manager.post("/api/v1/orders", json!({ "description": name })).await.expect(201);
                json!({ "rule": rule(&name), "order": order["id"] })
            }
            "POST /api/v1/scenarios/templates" => {
                json!({ "template": "overdue_order", "fillings": { "days": { "kind": "days", "days": 1 } } })
            }
            "POST /api/v1/saved-views" => json!({ "screen": "board", "name": name, "query": "" }),
            "PATCH /api/v1/saved-views/{id}" => json!({ "version": version, "name": name }),
            "POST /api/v1/tasks" => json!({ "text": name }),
            "PATCH /api/v1/tasks/{id}" => json!({ "version": version, "text": name }),
            "POST /api/v1/tasks/{id}/done" => json!({ "done": true }),
            "POST /api/v1/tasks/{id}/items/{item}" => json!({ "ticked": true }),
            "POST /api/v1/tokens" => json!({ "kind": "api", "name": name }),
            "POST /api/v1/webhooks" => {
                json!({ "name": name, "url": "https://example.org/", "events": ["order.moved"] })
            }
            "PATCH /api/v1/me/notifications" => json!({ "language": "en" }),
            _ => json!({}),
        }
    }
}

/// What every scenario here does: a line in the feed, when its button is pressed.
fn rule(label: &str) -> Value {
    json!({ "trigger": { "kind": "button", "label": label }, "actions": [{ "kind": "comment", "text": "x" }] })
}

fn path_of(noun: &str) -> &'static str {
    match noun {
        "webhooks" => "/api/v1/webhooks",
        "products" => "/api/v1/products",
        "employees" => "/api/v1/employees",
        "departments" => "/api/v1/departments",
        "roles" => "/api/v1/roles",
        "channels" => "/api/v1/channels",
        "statuses" => "/api/v1/statuses",
        "task-types" => "/api/v1/task-types",
        "organizations" => "/api/v1/organizations",
        "warehouses" => "/api/v1/warehouses",
        "attributes" => "/api/v1/attributes",
        "processes" => "/api/v1/processes",
        "scenarios" => "/api/v1/scenarios",
        _ => panic!("{noun} is not made by the administrator"),
    }
}

/// Method and path of every operation.
fn routes() -> Vec<(String, String)> {
    let described = serde_json::to_value(poryadok_api::openapi()).unwrap();
    let mut routes = Vec::new();
    for (path, item) in described["paths"].as_object().unwrap() {
        for method in item.as_object().unwrap().keys().filter(|key| *key != "parameters") {
            routes.push((method.to_uppercase(), path.clone()));
        }
    }
    routes
}

/// What stands for `{kind}` on a path: an invoice, where the path has nothing that others have and it has not.
fn kind_on(path: &str) -> &'static str {
    if path.ends_with("/spread") {
        return "payment_in";
    }
    let of_orders = ["move", "buttons", "reserve", "shortages", "waiting"];
    if of_orders.iter().any(|word| path.contains(word)) { "customer_order" } else { "invoice_out" }
}

async fn attempt(client: &Client, method: &str, path: &str, body: &Value) -> Answer {
    if path == "/api/v1/live" {
        // Its body does not end.
        let mut request = Request::builder().uri(path);
        if let Some(cookie) = &client.cookie {
            request = request.header(header::COOKIE, cookie);
        }
        let response = client.router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        let status = response.status().as_u16();
        return Answer {
            status,
            headers: response.headers().clone(),
            body: Value::Null,
            text: String::new(),
        };
    }
    match method {
        "POST" if path.ends_with("/files") => client.attach(path.trim_end_matches("/files"), "x", "x").await,
        "GET" => client.get(path).await,
        "POST" => client.post(path, body.clone()).await,
        "PATCH" => client.patch(path, body.clone()).await,
        "DELETE" => client.delete(path, body.clone()).await,
        other => panic!("no such method: {other}"),
    }
}

/// In a cell: the status, `+` where a list shows the thing, and how the single order of a bulk move fared.
fn cell(method: &str, path: &str, answer: &Answer, thing: &Value) -> String {
    let shows = method == "GET" && thing["id"].as_str().is_some_and(|id| answer.text.contains(id));
    let result = &answer.body["results"][0];
    let one = match (result["moved"].as_bool(), result["problem"]["status"].as_u64()) {
        (Some(true), _) => ":200".to_owned(),
        (Some(false), Some(status)) => format!(":{status}"),
        _ => String::new(),
    };
    let mark = if shows && !path.contains("{id}") { "+" } else { "" };
    format!("{}{mark}{one}", answer.status)
}

async fn every_route_lets_in_whom_it_should(house: Arc<House>) {
    let makers = Makers::new(&house).await;
    let actors = actors(&house).await;
    let mut table = format!("{:<52}", "");
    table.extend(actors.iter().map(|a| format!("{:<15}", a.name)));
    let (mut served, mut tried) = (0, 0);
    for (method, path) in routes() {
        let route = format!("{method} {path}");
        let path = path.replace("{kind}", kind_on(&path));
        table.push_str(&format!("\n{route:<52}"));
        for actor in &actors {
            let thing = makers.thing(&path).await;
            let comment = makers.comment(&path, &thing).await;
            let file = makers.file(&path, &thing).await;
            let body = makers.body(&route, &thing, actor).await;
            let item = thing["checklist"][0]["id"].as_str().unwrap_or_default();
            let place = |id: &str| {
                let path = path.replace("{id}", id).replace("{comment}", &comment);
                let path = path.replace("{item}", item).replace("{file}", &file);
                path.replace("{scenario}", &makers.button)
            };
            // Logging out would end the part: it is played by somebody who has just come in.
            let client = &actor.client;
            let mut at = place(thing["id"].as_str().unwrap_or_default());
            if path.ends_with("/balances") {
                at.push_str(&format!("?product={}", makers.product));
            }
            let answer = match route.as_str() {
                "POST /api/v1/logout" => attempt(&makers.newcomer(actor).await, &method, &at, &body).await,
                _ => attempt(client, &method, &at, &body).await,
            };
            if actor.is_blind_to(&path) && path.contains("{id}") {
                let absent = attempt(client, &method, &place(ABSENT), &body).await;
                let of = |a: &Answer| (a.status, a.text.clone());
                assert_eq!(of(&answer), of(&absent), "{} can tell {route} from nothing", actor.name);
                assert!(answer.status >= 400, "{} is served by {route}: {}", actor.name, answer.text);
            }
            if actor.is_blind_to(&path) && thing["id"].is_string() {
                let echoes = path.contains("bulk-move");
                let leaked = answer.text.contains(id(&thing)) && !echoes;
                assert!(!leaked, "{} sees the thing by {route}: {}", actor.name, answer.text);
            }
            if actor.name == "administrator" {
                tried += 1;
                served += usize::from(answer.status < 300);
            }
            let cell = cell(&method, &path, &answer, &thing);
            table.push_str(&format!("{cell:<15}"));
        }
    }
    assert!(served * 100 >= tried * CONTROL_PERCENT, "the administrator is served by {served} of {tried}");
    let table: Vec<&str> = table.lines().map(str::trim_end).collect();
    insta::assert_snapshot!("rights_matrix", table.join("\n"));
}

/// A list, a search, a count and an export must not know more than the page of the thing itself.
async fn no_filter_finds_what_may_not_be_seen(house: Arc<House>) {
    let (manager, loner) = (house.login("manager1").await, house.loner().await);
    let party =
        manager.post("/api/v1/counterparties", json!({ "name": "Секретный клиент" })).await.expect(201);
    let body =
        json!({ "counterparty": party["id"], "description": "Секретный заказ", "external_id": "секрет-1" });
    let order = manager.post("/api/v1/orders", body).await.expect(201);
    let (party, number) = (id(&party).to_owned(), order["number"].as_str().unwrap().to_owned());
    for query in [
        "orders?q=секретный".to_owned(),
        "orders?q=секрет-1".to_owned(),
        format!("orders?q={number}"),
        format!("orders?counterparty={party}"),
        "orders?deleted=true".to_owned(),
        "orders?sort=sum".to_owned(),
        "orders/counts".to_owned(),
        "counterparties?q=секретный".to_owned(),
        "counterparties".to_owned(),
    ] {
        let query = query.replace("секретный", "%D1%81%D0%B5%D0%BA%D1%80%D0%B5%D1%82%D0%BD%D1%8B%D0%B9");
        let query = query.replace("секрет-1", "%D1%81%D0%B5%D0%BA%D1%80%D0%B5%D1%82-1");
        let answer = loner.get(&format!("/api/v1/{query}")).await.expect(200);
        assert_eq!(answer["rows"], json!([]), "{query}");
    }
    // Nor does a refusal, nor another's counterparty in an order of one's own.
    let answer = loner.post("/api/v1/orders", json!({ "counterparty": party })).await;
    assert_eq!((answer.code(422), &answer.body["errors"][0]["code"]), ("invalid", &json!("not_found")));
    let seen: BTreeSet<String> = loner.get("/api/v1/orders").await.expect(200)["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|r| id(r).to_owned())
        .collect();
    assert!(seen.is_empty());
}

on_both!(every_route_lets_in_whom_it_should, no_filter_finds_what_may_not_be_seen);
