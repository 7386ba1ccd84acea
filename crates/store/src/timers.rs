//! What is to happen at a time (I11): kept until it has happened, and deleted in the transaction that carries it out.

use poryadok_domain::ids::{AccountId, DocumentId, ScenarioId, TaskId, TimerId};
use poryadok_domain::time::Timestamp;
use poryadok_domain::timer::TimerKind;

use crate::db::{Fault, Row, Tx};
use crate::params;
use crate::values::code;

const COLUMNS: &str = "account_id, id, due_at, kind, scenario_id, document_id, task_id, visit, body";
const SET: &str =
    "INSERT INTO timers (account_id, id, due_at, kind, scenario_id, document_id, task_id, visit, body)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
const PUT_OFF: &str = "UPDATE timers SET due_at = $3 WHERE account_id = $1 AND id = $2";
const MOVE_TRIGGER: &str = "UPDATE timers SET due_at = $4
  WHERE account_id = $1 AND document_id = $2 AND scenario_id = $3 AND kind = 'trigger'";
// It may have struck meanwhile.
const SET_MISSING_TRIGGER: &str =
    "INSERT INTO timers (account_id, id, due_at, kind, scenario_id, document_id, visit, body)
  SELECT $1, $2, $3, 'trigger', $4, $5, $6, $7 WHERE NOT EXISTS (SELECT 1 FROM timers
    WHERE account_id = $1 AND document_id = $5 AND scenario_id = $4 AND kind = 'trigger')";
const DROP: &str = "DELETE FROM timers WHERE account_id = $1 AND id = $2";
const DROP_OF_SCENARIO: &str = "DELETE FROM timers WHERE account_id = $1 AND scenario_id = $2";
const DROP_ON_DOCUMENT: &str =
    "DELETE FROM timers WHERE account_id = $1 AND document_id = $2 AND scenario_id IS NOT NULL";
const DROP_TRIGGER: &str = "DELETE FROM timers
  WHERE account_id = $1 AND document_id = $2 AND scenario_id = $3 AND kind = 'trigger'";
const DROP_OF_VISIT: &str = "DELETE FROM timers WHERE account_id = $1 AND document_id = $2 AND visit <= $3";
const DROP_KIND_ON_TASK: &str = "DELETE FROM timers WHERE account_id = $1 AND task_id = $2 AND kind = $3";
const DROP_ON_TASK: &str = "DELETE FROM timers WHERE account_id = $1 AND task_id = $2";

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timer {
    pub id: TimerId,
    pub due_at: Timestamp,
    pub kind: TimerKind,
    pub scenario: Option<ScenarioId>,
    pub document: Option<DocumentId>,
    pub task: Option<TaskId>,
    /// The stay in a status it ends with.
    pub visit: Option<i64>,
    /// JSON in the shape of its kind.
    pub body: String,
}

pub fn set(tx: &mut dyn Tx, account: AccountId, timer: &Timer) -> Result<(), Fault> {
    let Timer { id, due_at, kind, scenario, document, task, visit, body } = timer;
    let values =
        params![account, *id, *due_at, kind.code(), *scenario, *document, *task, *visit, body.as_str()];
    tx.push(SET, values.to_vec())
}

/// Sets the time at which a scenario begins on a document, where there most likely is one: the row is moved to its new time, and
/// only that entry of it.
pub fn move_trigger(
    tx: &mut dyn Tx,
    account: AccountId,
    document: DocumentId,
    scenario: ScenarioId,
    timer: &Timer,
) -> Result<(), Fault> {
    tx.push(MOVE_TRIGGER, params![account, document, scenario, timer.due_at].to_vec())?;
    let values =
        params![account, timer.id, timer.due_at, scenario, document, timer.visit, timer.body.as_str()];
    tx.push(SET_MISSING_TRIGGER, values.to_vec())
}

/// Puts a timer off that could not be carried out.
pub fn put_off(tx: &mut dyn Tx, account: AccountId, id: TimerId, until: Timestamp) -> Result<(), Fault> {
    tx.push(PUT_OFF, params![account, id, until].to_vec())
}

/// Those that are due, of every account, the longest due first.
pub fn due(tx: &mut dyn Tx, now: Timestamp, limit: i64) -> Result<Vec<(AccountId, TimerId)>, Fault> {
    let sql = "SELECT account_id, id FROM timers WHERE due_at <= $1 ORDER BY due_at, id LIMIT $2";
    tx.query(sql, &params![now, limit])?.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
}

/// The timer, locked and taken away, if it is still there: whoever gets it carries it out.
pub fn take(tx: &mut dyn Tx, account: AccountId, id: TimerId) -> Result<Option<Timer>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM timers WHERE account_id = $1 AND id = $2");
    let found = tx.query_locked(&sql, &params![account, id])?.first().map(read).transpose()?;
    if found.is_some() {
        tx.push(DROP, params![account, id].to_vec())?;
    }
    Ok(found)
}

pub fn on_document(
    tx: &mut dyn Tx,
    account: AccountId,
    document: DocumentId,
    limit: i64,
) -> Result<Vec<Timer>, Fault> {
    let sql = format!(
        "SELECT {COLUMNS} FROM timers WHERE account_id = $1 AND document_id = $2 AND scenario_id IS NOT NULL
         ORDER BY due_at, id LIMIT $3"
    );
    tx.query(&sql, &params![account, document, limit])?.iter().map(read).collect()
}

pub fn drop_of_scenario(tx: &mut dyn Tx, account: AccountId, id: ScenarioId) -> Result<(), Fault> {
    tx.push(DROP_OF_SCENARIO, params![account, id].to_vec())
}

/// Everything scenarios put off on the document.
pub fn drop_on_document(tx: &mut dyn Tx, account: AccountId, id: DocumentId) -> Result<(), Fault> {
    tx.push(DROP_ON_DOCUMENT, params![account, id].to_vec())
}

pub fn drop_trigger(
    tx: &mut dyn Tx,
    account: AccountId,
    document: DocumentId,
    scenario: ScenarioId,
) -> Result<(), Fault> {
    tx.push(DROP_TRIGGER, params![account, document, scenario].to_vec())
}

/// What ends with the stays in statuses up to `visit`.
pub fn drop_of_visit(
    tx: &mut dyn Tx,
    account: AccountId,
    document: DocumentId,
    visit: i64,
) -> Result<(), Fault> {
    tx.push(DROP_OF_VISIT, params![account, document, visit].to_vec())
}

pub fn drop_kind_on_task(
    tx: &mut dyn Tx,
    account: AccountId,
    id: TaskId,
    kind: TimerKind,
) -> Result<(), Fault> {
    tx.push(DROP_KIND_ON_TASK, params![account, id, kind.code()].to_vec())
}

pub fn drop_on_task(tx: &mut dyn Tx, account: AccountId, id: TaskId) -> Result<(), Fault> {
    tx.push(DROP_ON_TASK, params![account, id].to_vec())
}

fn read(row: &Row) -> Result<Timer, Fault> {
    Ok(Timer {
        id: row.get(1)?,
        due_at: row.get(2)?,
        kind: code(row, 3, TimerKind::from_code)?,
        scenario: row.get(4)?,
        document: row.get(5)?,
        task: row.get(6)?,
        visit: row.get(7)?,
        body: row.get(8)?,
    })
}
