//! Scenarios, and whose turn it is where they hand out by turns.

use poryadok_domain::document::DocumentKind;
use poryadok_domain::ids::{AccountId, DepartmentId, EmployeeId, ScenarioId};
use poryadok_domain::scenario::{Scenario, Switch};
use poryadok_domain::time::Timestamp;

use crate::db::{Fault, Row, Tx};
use crate::params;
use crate::values::{code, from_json, to_json};

const LIST: &str = "SELECT id, kind, name, description, switch, position, since, rule, version FROM scenarios
  WHERE account_id = $1 AND deleted_at IS NULL ORDER BY position, id";
const SAVE: &str =
    "INSERT INTO scenarios (account_id, id, kind, name, description, switch, position, since, rule, version)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
  ON CONFLICT (account_id, id) DO UPDATE SET name = excluded.name, description = excluded.description,
  switch = excluded.switch, position = excluded.position, since = excluded.since, rule = excluded.rule,
  version = excluded.version";
const DELETE: &str = "UPDATE scenarios SET deleted_at = $3, switch = 'off' WHERE account_id = $1 AND id = $2";
const NAMES: &str = "SELECT id, name FROM scenarios WHERE account_id = $1";
const LAST_TURN: &str =
    "SELECT employee_id FROM rotations WHERE account_id = $1 AND scenario_id = $2 AND department_id = $3";
const TAKE_TURN: &str =
    "INSERT INTO rotations (account_id, scenario_id, department_id, employee_id) VALUES ($1, $2, $3, $4)
  ON CONFLICT (account_id, scenario_id, department_id) DO UPDATE SET employee_id = excluded.employee_id";

/// Every scenario that is not deleted, in the order in which they run.
pub fn list(tx: &mut dyn Tx, account: AccountId) -> Result<Vec<Scenario>, Fault> {
    let read = |row: &Row| {
        Ok(Scenario {
            id: row.get(0)?,
            kind: code(row, 1, DocumentKind::from_code)?,
            name: row.get(2)?,
            description: row.get(3)?,
            switch: code(row, 4, Switch::from_code)?,
            position: row.get(5)?,
            since: row.get(6)?,
            rule: from_json(&row.get::<String>(7)?)?,
            version: row.get(8)?,
        })
    };
    tx.query(LIST, &params![account])?.iter().map(read).collect()
}

pub fn save(tx: &mut dyn Tx, account: AccountId, scenario: &Scenario) -> Result<(), Fault> {
    let Scenario { id, kind, name, description, switch, version, position, since, rule } = scenario;
    let values = params![
        account,
        *id,
        kind.code(),
        name.as_str(),
        description.as_str(),
        switch.code(),
        *position,
        *since,
        to_json(rule)?,
        *version
    ];
    tx.execute(SAVE, &values).map(drop)
}

/// Takes the scenario away; its runs stay and name it.
pub fn delete(tx: &mut dyn Tx, account: AccountId, id: ScenarioId, now: Timestamp) -> Result<(), Fault> {
    tx.execute(DELETE, &params![account, id, now]).map(drop)
}

/// The names of all scenarios there ever were: runs of deleted ones are still told of.
pub fn names(tx: &mut dyn Tx, account: AccountId) -> Result<Vec<(ScenarioId, String)>, Fault> {
    tx.query(NAMES, &params![account])?.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
}

/// Whose turn it was last; nobody else takes one until this transaction ends.
pub fn last_turn(
    tx: &mut dyn Tx,
    account: AccountId,
    scenario: ScenarioId,
    department: DepartmentId,
) -> Result<Option<EmployeeId>, Fault> {
    let rows = tx.query_locked(LAST_TURN, &params![account, scenario, department])?;
    rows.first().map(|row| row.get(0)).transpose()
}

pub fn take_turn(
    tx: &mut dyn Tx,
    account: AccountId,
    scenario: ScenarioId,
    department: DepartmentId,
    employee: EmployeeId,
) -> Result<(), Fault> {
    tx.push(TAKE_TURN, params![account, scenario, department, employee].to_vec())
}
