//! Every timer strikes once, never before its time and not long after it: over ninety days by a clock that jumps, and
//! through kills of the real program.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use poryadok_domain::ids::{AccountId, EmployeeId};
use poryadok_domain::simulation::Dice;
use poryadok_domain::task::Task;
use poryadok_domain::time::Timestamp;
use poryadok_domain::timer::TimerKind;
use poryadok_engine::clock::{Clock as _, Recorded, System};
use poryadok_engine::{Db, Engine, Fault};
use poryadok_store::timers::Timer;
use poryadok_store::{accounts, tasks, timers};
use serde_json::json;

use crate::cli::on_both_databases;
use crate::house::{ACCOUNT, Base, House, MONDAY};
use crate::in_time_on_both;
use crate::program::{self, Server};

/// The promise is for so many over ninety days.
const TIMERS: u64 = 10_000;
const DAYS: i64 = 90;
const DAY: i64 = 24 * 3_600 * 1_000_000;
/// The latest a timer may strike after its time, and after the server is back.
const LATE: Duration = Duration::from_secs(60);

/// A task of `assignee` that is due at `due`, with the timer for it, as the application keeps them.
fn due_task(
    tx: &mut dyn poryadok_store::db::Tx,
    account: AccountId,
    assignee: EmployeeId,
    n: u64,
    due: Timestamp,
) -> Result<(), Fault> {
    let id = System.id();
    let task = Task {
        id: id.into(),
        text: format!("дело {n}"),
        author: None,
        task_type: None,
        assignee,
        due_at: Some(due),
        remind_at: None,
        done: None,
        document: None,
        counterparty: None,
        checklist: Vec::new(),
        created_at: Timestamp(0),
        updated_at: Timestamp(0),
        version: 1,
    };
    tasks::save(tx, account, &task)?;
    let timer = Timer {
        id: System.id().into(),
        due_at: due,
        kind: TimerKind::TaskDue,
        scenario: None,
        document: None,
        task: Some(id.into()),
        visit: None,
        body: "{}".into(),
    };
    timers::set(tx, account, &timer)
}

/// How often each task was told of, by its number, and when.
async fn told(engine: &Engine) -> BTreeMap<u64, Vec<Timestamp>> {
    let rows = engine
        .db()
        .read::<_, Fault, _>(|tx| {
            tx.query("/* whole */ SELECT body, at FROM notifications WHERE kind = 'task_overdue'", &[])
        })
        .await
        .unwrap();
    let mut told: BTreeMap<u64, Vec<Timestamp>> = BTreeMap::new();
    for row in rows {
        let body: serde_json::Value = serde_json::from_str(&row.get::<String>(0).unwrap()).unwrap();
        let number = body["text"].as_str().unwrap().strip_prefix("дело ").unwrap().parse().unwrap();
        told.entry(number).or_default().push(row.get(1).unwrap());
    }
    told
}

async fn ten_thousand_timers_over_ninety_days(house: Arc<House>, clock: Arc<Recorded>) {
    let begun = Timestamp::parse(MONDAY).unwrap();
    let mut dice = Dice::new(4);
    let due: Vec<Timestamp> =
        (0..TIMERS).map(|_| begun.plus_micros(DAY + dice.below((DAYS * DAY) as u64) as i64)).collect();
    let written = due.clone();
    let (account, assignee) = house
        .engine
        .db()
        .write::<_, Fault, _>(move |tx| {
            let account = accounts::find(tx, ACCOUNT)?.unwrap().id;
            let people = poryadok_store::people::employees(tx, account)?;
            let assignee = people.iter().find(|e| e.login == "manager1").unwrap().id;
            for (n, due) in written.iter().enumerate() {
                due_task(tx, account, assignee, n as u64, *due)?;
            }
            Ok((account, assignee))
        })
        .await
        .unwrap();
    assert_ne!(account.0, assignee.0);
    // A second node over the same database strikes at the same time, where there can be one.
    let second = house.second_node(clock.clone());
    let mut now = begun;
    let end = begun.plus_micros((DAYS + 2) * DAY);
    let mut turns = 0;
    while now < end {
        // Mostly a quarter of an hour, sometimes a server that was down for days.
        let step = if dice.percent(3) { DAY + dice.below(3 * DAY as u64) as i64 } else { DAY / 96 };
        clock.advance_secs(step / 1_000_000);
        now = now.plus_micros(step / 1_000_000 * 1_000_000);
        turns += 1;
        loop {
            let struck = match &second {
                Some(second) => {
                    let (a, b) = tokio::join!(house.engine.strike_timers(), second.strike_timers());
                    a.unwrap() + b.unwrap()
                }
                None => house.engine.strike_timers().await.unwrap(),
            };
            if struck == 0 {
                break;
            }
        }
        if turns % 500 == 0 {
            let told = told(&house.engine).await;
            let expected = due.iter().filter(|at| **at <= now).count();
            assert_eq!(
                told.len(),
                expected,
                "after {turns} turns all that is due has struck, and nothing else"
            );
        }
    }
    let told = told(&house.engine).await;
    assert_eq!(told.len() as u64, TIMERS);
    for (n, at) in &told {
        assert_eq!(at.len(), 1, "timer {n} struck {} times", at.len());
        assert!(at[0] >= due[*n as usize], "timer {n} struck early");
    }
    if let Some(second) = second {
        second.db().close();
    }
}

/// Tasks become due while the server is killed again and again: each is told of once, none before its time, none late.
fn kills_lose_and_double_no_timer(base: Base) {
    const TASKS: u64 = 120;
    let Some(database) = program::seed(base) else { return };
    let token = program::token(&database, "manager1", "person");
    let mut server = Server::start(&database);
    let begun = System.now();
    let mut due = Vec::new();
    for n in 0..TASKS {
        let at = begun.plus_micros(2_000_000 + n as i64 * 50_000);
        let body = json!({ "text": format!("дело {n}"), "due_at": at });
        let (status, task) = server.post("/api/v1/tasks", &token, &format!("t{n}"), &body);
        assert_eq!(status, 201, "{task}");
        due.push(at);
    }
    for kill in 0..8_u64 {
        std::thread::sleep(Duration::from_millis(500 + kill * 97 % 400));
        server.kill();
        server = Server::start(&database);
    }
    let back = Instant::now();
    let db = Db::open(&database.options()).unwrap();
    let engine = Engine::new(db, Arc::new(System));
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let told = loop {
        let told = runtime.block_on(told(&engine));
        if told.len() as u64 == TASKS || back.elapsed() > LATE {
            break told;
        }
        std::thread::sleep(Duration::from_millis(200));
    };
    engine.db().close();
    eprintln!("all {TASKS} were told within {:?} of the last kill", back.elapsed());
    assert_eq!(told.len() as u64, TASKS);
    for (n, at) in told {
        assert_eq!(at.len(), 1, "timer {n}");
        assert!(at[0] >= due[n as usize], "timer {n} struck early");
    }
    assert!(server.stop().success());
}

in_time_on_both!(ten_thousand_timers_over_ninety_days);
mod through_kills {
    use super::*;
    on_both_databases!(kills_lose_and_double_no_timer);
}
