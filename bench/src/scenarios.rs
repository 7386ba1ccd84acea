//! What scenarios cost: moves beside twenty of them, moves beside a million waiting timers, and how fast due timers go.

use std::time::{Duration, Instant};

use poryadok_domain::ids::TimerId;
use poryadok_domain::time::Timestamp;
use poryadok_engine::clock::{Clock as _, System};
use poryadok_engine::{Engine, Fault};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::data::Orders;
use crate::http::Connection;
use crate::place::{ACCOUNT, Place, Server};

const COLUMNS: [&str; 9] =
    ["account_id", "id", "due_at", "kind", "scenario_id", "document_id", "task_id", "visit", "body"];
/// Rows written by one transaction.
const AT_ONCE: usize = 10_000;

fn lay_down(connection: &mut Connection, token: &str, name: &str, rule: &Value) -> Uuid {
    let body = json!({ "name": name, "switch": "on", "rule": rule }).to_string();
    let answer = connection.post("/api/v1/scenarios", token, &crate::moves::key(), &body).unwrap();
    assert_eq!(answer.status, 201, "{}", String::from_utf8_lossy(&answer.body));
    let made: Value = serde_json::from_slice(&answer.body).unwrap();
    made["id"].as_str().unwrap().parse().unwrap()
}

/// Twenty active scenarios of a company. Every move of the measurement calls three of them; the others wait for something
/// else, or find their conditions not met.
pub fn twenty(server: &Server, token: &str, orders: &Orders) {
    let mut connection = Connection::open(&server.address).unwrap();
    let both = json!([orders.work, orders.waiting]);
    let entered = json!({ "kind": "entered", "statuses": both });
    let three = [
        json!([{ "kind": "comment", "text": "Заказ {{order.number}} на {{order.sum}}: {{previous_status}} → {{status}}" }]),
        json!([{ "kind": "notify", "whom": [{ "kind": "owners_manager" }], "text": "{{actor.name}}: {{status}}" }]),
        json!([{ "kind": "set_date", "field": "planned_at", "after": { "amount": 2, "unit": "days", "clock": "working" } }]),
    ];
    for (n, actions) in three.iter().enumerate() {
        lay_down(
            &mut connection,
            token,
            &format!("Срабатывает {n}"),
            &json!({ "trigger": entered, "actions": actions }),
        );
    }
    let say = json!([{ "kind": "comment", "text": "x" }]);
    for n in 0..7 {
        let guard = json!({ "kind": "sum", "is": "greater", "value": 1_000_000_000_000_i64 + n });
        let rule = json!({ "trigger": entered, "conditions": [{ "kind": "guard", "guard": guard }], "actions": say });
        lay_down(&mut connection, token, &format!("Не выполнено {n}"), &rule);
    }
    for n in 0..5 {
        let trigger = json!({ "kind": "button", "label": format!("Кнопка {n}") });
        lay_down(
            &mut connection,
            token,
            &format!("Кнопка {n}"),
            &json!({ "trigger": trigger, "actions": say }),
        );
    }
    for n in 0..5 {
        let trigger = json!({ "kind": "changed", "fields": ["channel"] });
        lay_down(
            &mut connection,
            token,
            &format!("Изменение {n}"),
            &json!({ "trigger": trigger, "actions": say }),
        );
    }
}

/// One scenario that waits for the planned date; nothing else.
pub fn by_date(server: &Server, token: &str) -> Uuid {
    let mut connection = Connection::open(&server.address).unwrap();
    let rule = json!({
        "trigger": { "kind": "date", "field": "planned_at" },
        "actions": [{ "kind": "notify", "whom": [{ "kind": "owner" }], "text": "{{order.number}}" }],
    });
    lay_down(&mut connection, token, "По дате", &rule)
}

/// Timers of a scenario, on every order in turn.
pub fn set_timers(place: &Place, scenario: Uuid, count: usize, due: Timestamp) {
    let (engine, runtime) = (place.engine(), tokio::runtime::Runtime::new().unwrap());
    let account: Uuid = runtime
        .block_on(engine.operator(ACCOUNT, poryadok_domain::people::Source::Import))
        .unwrap()
        .actor
        .account
        .into();
    let read = engine.db().read::<_, Fault, _>(|tx| {
        tx.query("SELECT id FROM documents", &[])?
            .iter()
            .map(|row| row.get::<Uuid>(0))
            .collect::<Result<Vec<_>, _>>()
    });
    let documents = runtime.block_on(read).unwrap();
    let mut made = 0;
    while made < count {
        let (from, to) = (made, (made + AT_ONCE).min(count));
        let documents = documents.clone();
        let written = engine.db().write::<_, Fault, _>(move |tx| {
            let rows: Vec<_> = (from..to)
                .map(|n| {
                    let document = documents[n % documents.len()];
                    let id: Uuid = TimerId(System.id()).into();
                    vec![
                        account.into(),
                        id.into(),
                        due.into(),
                        "trigger".into(),
                        scenario.into(),
                        document.into(),
                        None::<Uuid>.into(),
                        None::<i64>.into(),
                        "{}".into(),
                    ]
                })
                .collect();
            tx.bulk("timers", &COLUMNS, &rows)
        });
        runtime.block_on(written).unwrap();
        made = to;
    }
    engine.db().refresh_statistics().unwrap();
    engine.db().close();
}

/// Gives all orders a planned date, past the application: nothing is to be set by it.
pub fn plan_all(place: &Place, at: Timestamp) {
    let (engine, runtime) = (place.engine(), tokio::runtime::Runtime::new().unwrap());
    let written = engine
        .db()
        .write::<_, Fault, _>(move |tx| tx.execute("UPDATE documents SET planned_at = $1", &[at.into()]));
    runtime.block_on(written).unwrap();
    engine.db().close();
}

/// Does away with all timers, past the application.
pub fn drop_timers(place: &Place) {
    let (engine, runtime) = (place.engine(), tokio::runtime::Runtime::new().unwrap());
    let written = engine.db().write::<_, Fault, _>(|tx| tx.execute("DELETE FROM timers", &[]));
    runtime.block_on(written).unwrap();
    engine.db().close();
}

/// Stops where a scenario was kept from running, or failed: what it did not do would count as speed.
pub fn all_ran(place: &Place) {
    let (engine, runtime) = (place.engine(), tokio::runtime::Runtime::new().unwrap());
    let read = engine.db().read::<_, Fault, _>(|tx| {
        let rows = tx.query("SELECT COUNT(*) FROM scenario_runs WHERE outcome <> 'done'", &[])?;
        rows[0].get::<i64>(0)
    });
    assert_eq!(runtime.block_on(read).unwrap(), 0, "runs that were not carried out");
    engine.db().close();
}

/// Waits until nothing is due any more; how many a second were carried out.
pub fn drained(place: &Place, count: usize) -> f64 {
    let (engine, runtime) = (place.engine(), tokio::runtime::Runtime::new().unwrap());
    let left = |engine: &Engine| {
        let read = engine.db().read::<_, Fault, _>(|tx| {
            let now = System.now();
            let rows = tx.query("SELECT COUNT(*) FROM timers WHERE due_at <= $1", &[now.into()])?;
            rows[0].get::<i64>(0)
        });
        runtime.block_on(read).unwrap()
    };
    let began = Instant::now();
    let mut first = None;
    loop {
        let now = left(&engine);
        // The clock starts when the worker does.
        if first.is_none() && now < count as i64 {
            first = Some((Instant::now(), now));
        }
        if now == 0 {
            break;
        }
        assert!(began.elapsed() < Duration::from_secs(600), "{now} timers are still due");
        std::thread::sleep(Duration::from_millis(50));
    }
    engine.db().close();
    let (since, at_first) = first.unwrap();
    at_first as f64 / since.elapsed().as_secs_f64()
}
