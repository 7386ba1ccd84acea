//! Named views of lists and boards: one's own, and those that colleagues share.

use poryadok_domain::ids::{AccountId, EmployeeId, SavedViewId};
use poryadok_domain::time::Timestamp;

use crate::db::{Fault, Row, Tx};
use crate::params;

const SAVE: &str =
    "INSERT INTO saved_views (account_id, id, owner_id, screen, name, query, shared, version, created_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (account_id, id) DO UPDATE SET
  name = excluded.name, query = excluded.query, shared = excluded.shared, version = excluded.version";
const LIST: &str = "SELECT id, owner_id, screen, name, query, shared, version, created_at FROM saved_views
  WHERE account_id = $1 AND (owner_id = $2 OR shared) ORDER BY created_at, id";
const LOAD: &str = "SELECT id, owner_id, screen, name, query, shared, version, created_at FROM saved_views
  WHERE account_id = $1 AND id = $2 AND (owner_id = $3 OR shared)";
const DELETE: &str = "DELETE FROM saved_views WHERE account_id = $1 AND id = $2";

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedView {
    pub id: SavedViewId,
    pub owner: EmployeeId,
    /// Which screen it is of, as `board` or `orders`.
    pub screen: String,
    pub name: String,
    /// The part of the address that holds filters, columns and order.
    pub query: String,
    pub shared: bool,
    pub version: i64,
    pub created_at: Timestamp,
}

pub fn save(tx: &mut dyn Tx, account: AccountId, view: &SavedView) -> Result<(), Fault> {
    let SavedView { id, owner, screen, name, query, shared, version, created_at } = view;
    let values = params![
        account,
        *id,
        *owner,
        screen.as_str(),
        name.as_str(),
        query.as_str(),
        *shared,
        *version,
        *created_at
    ];
    tx.push(SAVE, values.to_vec())
}

/// One's own and the shared, in the order in which they were made.
pub fn list(tx: &mut dyn Tx, account: AccountId, reader: EmployeeId) -> Result<Vec<SavedView>, Fault> {
    tx.query(LIST, &params![account, reader])?.iter().map(read).collect()
}

pub fn load(
    tx: &mut dyn Tx,
    account: AccountId,
    id: SavedViewId,
    reader: EmployeeId,
) -> Result<Option<SavedView>, Fault> {
    tx.query_locked(LOAD, &params![account, id, reader])?.first().map(read).transpose()
}

pub fn delete(tx: &mut dyn Tx, account: AccountId, id: SavedViewId) -> Result<(), Fault> {
    tx.push(DELETE, params![account, id].to_vec())
}

fn read(row: &Row) -> Result<SavedView, Fault> {
    Ok(SavedView {
        id: row.get(0)?,
        owner: row.get(1)?,
        screen: row.get(2)?,
        name: row.get(3)?,
        query: row.get(4)?,
        shared: row.get(5)?,
        version: row.get(6)?,
        created_at: row.get(7)?,
    })
}
