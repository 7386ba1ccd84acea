//! Types of tasks.

use poryadok_domain::ids::{AccountId, TaskTypeId};
use poryadok_domain::task::TaskType;

use crate::db::{Fault, Row, Tx};
use crate::params;

const LIST: &str = "SELECT id, name, color, version FROM task_types WHERE account_id = $1";
const SAVE: &str = "INSERT INTO task_types (account_id, id, name, color, version) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (account_id, id) DO UPDATE SET name = excluded.name, color = excluded.color,
  version = excluded.version";
const DELETE: &str = "DELETE FROM task_types WHERE account_id = $1 AND id = $2";

pub fn list(tx: &mut dyn Tx, account: AccountId) -> Result<Vec<TaskType>, Fault> {
    let read = |row: &Row| {
        Ok(TaskType { id: row.get(0)?, name: row.get(1)?, color: row.get(2)?, version: row.get(3)? })
    };
    tx.query(LIST, &params![account])?.iter().map(read).collect()
}

pub fn save(tx: &mut dyn Tx, account: AccountId, task_type: &TaskType) -> Result<(), Fault> {
    let TaskType { id, name, color, version } = task_type;
    tx.execute(SAVE, &params![account, *id, name.as_str(), color.as_str(), *version]).map(drop)
}

pub fn delete(tx: &mut dyn Tx, account: AccountId, id: TaskTypeId) -> Result<(), Fault> {
    tx.execute(DELETE, &params![account, id]).map(drop)
}
