//! Processes, their numbered versions, and which channel each one binds.

use poryadok_domain::document::DocumentKind;
use poryadok_domain::ids::{AccountId, EmployeeId, ProcessId};
use poryadok_domain::process::{Definition, Process};
use poryadok_domain::time::Timestamp;
use uuid::Uuid;

use crate::db::{Fault, Row, Tx};
use crate::params;
use crate::values::{code, from_json, or_nil, to_json};

const CURRENT: &str = "SELECT p.id, p.kind, p.name, p.description, p.active, p.version, v.definition
  FROM processes p JOIN process_versions v
    ON v.account_id = p.account_id AND v.process_id = p.id AND v.number = p.version
  WHERE p.account_id = $1 AND p.deleted_at IS NULL";
const INSERT: &str = "INSERT INTO processes (account_id, id, kind, name, description, active, version)
  VALUES ($1, $2, $3, $4, $5, $6, $7)";
const SAVE: &str = "UPDATE processes SET kind = $3, name = $4, description = $5, active = $6, version = $7
  WHERE account_id = $1 AND id = $2";
const DELETE: &str = "UPDATE processes SET deleted_at = $3, active = FALSE WHERE account_id = $1 AND id = $2";
const INSERT_VERSION: &str =
    "INSERT INTO process_versions (account_id, process_id, number, name, active, definition,
  published_at, published_by, changes) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
const VERSIONS: &str = "SELECT number, name, active, definition, published_at, published_by, changes
  FROM process_versions WHERE account_id = $1 AND process_id = $2 ORDER BY number DESC";
const UNBIND: &str = "DELETE FROM process_bindings WHERE account_id = $1 AND process_id = $2";
const BIND: &str =
    "INSERT INTO process_bindings (account_id, kind, channel_id, process_id) VALUES ($1, $2, $3, $4)";

/// One published version.
#[derive(Debug, Clone)]
pub struct Version {
    pub number: i64,
    pub name: String,
    pub active: bool,
    pub definition: Definition,
    pub published_at: Timestamp,
    pub published_by: Option<EmployeeId>,
    /// What differs from the version before, as JSON.
    pub changes: String,
}

/// Every process that is not deleted, with its current definition.
pub fn list(tx: &mut dyn Tx, account: AccountId) -> Result<Vec<Process>, Fault> {
    let read = |row: &Row| {
        Ok(Process {
            id: row.get(0)?,
            kind: code(row, 1, DocumentKind::from_code)?,
            name: row.get(2)?,
            description: row.get(3)?,
            active: row.get(4)?,
            version: row.get(5)?,
            definition: from_json(&row.get::<String>(6)?)?,
        })
    };
    tx.query(CURRENT, &params![account])?.iter().map(read).collect()
}

/// Publishes the process as the version it carries; the first one makes it.
pub fn publish(
    tx: &mut dyn Tx,
    account: AccountId,
    process: &Process,
    by: Option<EmployeeId>,
    now: Timestamp,
    changes: &str,
) -> Result<(), Fault> {
    let Process { id, kind, name, description, active, version, definition } = process;
    let row = params![account, *id, kind.code(), name.as_str(), description.as_str(), *active, *version];
    tx.execute(if *version == 1 { INSERT } else { SAVE }, &row)?;
    let definition = to_json(definition)?;
    tx.execute(
        INSERT_VERSION,
        &params![account, *id, *version, name.as_str(), *active, definition, now, by, changes],
    )?;
    bind(tx, account, process)
}

fn bind(tx: &mut dyn Tx, account: AccountId, process: &Process) -> Result<(), Fault> {
    tx.execute(UNBIND, &params![account, process.id])?;
    if !process.active {
        return Ok(());
    }
    let channels: Vec<Uuid> = match process.definition.channels.as_slice() {
        [] => vec![or_nil(None::<Uuid>)],
        channels => channels.iter().map(|c| Uuid::from(*c)).collect(),
    };
    for channel in channels {
        tx.execute(BIND, &params![account, process.kind.code(), channel, process.id])?;
    }
    Ok(())
}

/// Takes the process away; its versions stay, because history names them.
pub fn delete(tx: &mut dyn Tx, account: AccountId, id: ProcessId, now: Timestamp) -> Result<(), Fault> {
    tx.execute(UNBIND, &params![account, id])?;
    tx.execute(DELETE, &params![account, id, now]).map(drop)
}

/// The history of a process, newest first.
pub fn versions(tx: &mut dyn Tx, account: AccountId, id: ProcessId) -> Result<Vec<Version>, Fault> {
    let read = |row: &Row| {
        Ok(Version {
            number: row.get(0)?,
            name: row.get(1)?,
            active: row.get(2)?,
            definition: from_json(&row.get::<String>(3)?)?,
            published_at: row.get(4)?,
            published_by: row.get(5)?,
            changes: row.get(6)?,
        })
    };
    tx.query(VERSIONS, &params![account, id])?.iter().map(read).collect()
}
