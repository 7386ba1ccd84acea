//! Files of records that people brought in, and how far each has come.

use poryadok_domain::ids::{AccountId, EmployeeId, ImportId};
use poryadok_domain::table::TableNoun;
use poryadok_domain::time::Timestamp;
use serde::{Deserialize, Serialize};

use crate::db::{Fault, Row, Tx, Value};
use crate::params;
use crate::values::{code, from_json, to_json};

const COLUMNS: &str =
    "id, noun, file_name, digest, actor_id, state, planned, done, created, changed, unchanged, wrong,
  errors, started_at, updated_at, finished_at";
const INSERT: &str =
    "INSERT INTO imports (account_id, id, noun, file_name, digest, actor_id, state, planned, done, created,
  changed, unchanged, wrong, errors, started_at, updated_at, finished_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)";
const SAVE: &str = "UPDATE imports SET noun = $3, file_name = $4, digest = $5, actor_id = $6, state = $7, planned = $8,
  done = $9, created = $10, changed = $11, unchanged = $12, wrong = $13, errors = $14, started_at = $15, updated_at = $16,
  finished_at = $17 WHERE account_id = $1 AND id = $2";
const UNDER_WAY: &str =
    "SELECT 1 FROM imports WHERE account_id = $1 AND state = 'running' AND updated_at > $2 LIMIT 1";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportState {
    Running,
    Done,
    /// Ended before its end: what it had written stays, bringing the file again does the rest.
    Stopped,
}

impl ImportState {
    const ALL: [ImportState; 3] = [ImportState::Running, ImportState::Done, ImportState::Stopped];

    pub const fn code(self) -> &'static str {
        match self {
            ImportState::Running => "running",
            ImportState::Done => "done",
            ImportState::Stopped => "stopped",
        }
    }

    pub fn from_code(code: &str) -> Option<ImportState> {
        ImportState::ALL.into_iter().find(|s| s.code() == code)
    }
}

/// A row that was left out, in the words of whoever brought the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    pub line: u32,
    pub code: String,
    pub field: Option<String>,
    pub text: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    pub id: ImportId,
    pub noun: TableNoun,
    pub file_name: String,
    pub digest: String,
    pub actor: Option<EmployeeId>,
    pub state: ImportState,
    /// Rows to be written, and those that were gone through.
    pub planned: i64,
    pub done: i64,
    pub created: i64,
    pub changed: i64,
    pub unchanged: i64,
    /// Rows left out, those that the preview showed included.
    pub wrong: i64,
    /// The first of those that the preview did not show.
    pub errors: Vec<LeftOut>,
    pub started_at: Timestamp,
    pub updated_at: Timestamp,
    pub finished_at: Option<Timestamp>,
}

pub fn insert(tx: &mut dyn Tx, account: AccountId, import: &Import) -> Result<(), Fault> {
    tx.push(INSERT, row(account, import)?)
}

pub fn save(tx: &mut dyn Tx, account: AccountId, import: &Import) -> Result<(), Fault> {
    tx.push(SAVE, row(account, import)?)
}

pub fn load(tx: &mut dyn Tx, account: AccountId, id: ImportId) -> Result<Option<Import>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM imports WHERE account_id = $1 AND id = $2");
    tx.query(&sql, &params![account, id])?.first().map(read).transpose()
}

pub fn load_locked(tx: &mut dyn Tx, account: AccountId, id: ImportId) -> Result<Option<Import>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM imports WHERE account_id = $1 AND id = $2");
    tx.query_locked(&sql, &params![account, id])?.first().map(read).transpose()
}

/// Whether one of the account was at work after `since`.
pub fn is_under_way(tx: &mut dyn Tx, account: AccountId, since: Timestamp) -> Result<bool, Fault> {
    Ok(!tx.query(UNDER_WAY, &params![account, since])?.is_empty())
}

fn read(row: &Row) -> Result<Import, Fault> {
    Ok(Import {
        id: row.get(0)?,
        noun: code(row, 1, TableNoun::from_code)?,
        file_name: row.get(2)?,
        digest: row.get(3)?,
        actor: row.get(4)?,
        state: code(row, 5, ImportState::from_code)?,
        planned: row.get(6)?,
        done: row.get(7)?,
        created: row.get(8)?,
        changed: row.get(9)?,
        unchanged: row.get(10)?,
        wrong: row.get(11)?,
        errors: from_json(&row.get::<String>(12)?)?,
        started_at: row.get(13)?,
        updated_at: row.get(14)?,
        finished_at: row.get(15)?,
    })
}

fn row(account: AccountId, i: &Import) -> Result<Vec<Value>, Fault> {
    Ok(params![
        account,
        i.id,
        i.noun.code(),
        i.file_name.as_str(),
        i.digest.as_str(),
        i.actor,
        i.state.code(),
        i.planned,
        i.done,
        i.created,
        i.changed,
        i.unchanged,
        i.wrong,
        to_json(&i.errors)?,
        i.started_at,
        i.updated_at,
        i.finished_at
    ]
    .to_vec())
}
