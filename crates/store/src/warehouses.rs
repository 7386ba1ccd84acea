//! Where stock lies.

use poryadok_domain::ids::{AccountId, WarehouseId};
use poryadok_domain::warehouse::Warehouse;

use crate::db::{Fault, Row, Tx};
use crate::params;

const LIST: &str =
    "SELECT id, name, address, is_default, archived, version FROM warehouses WHERE account_id = $1";
const YIELD_DEFAULT: &str = "UPDATE warehouses SET is_default = FALSE, version = version + 1
  WHERE account_id = $1 AND id <> $2 AND is_default";
const SAVE: &str = "INSERT INTO warehouses (account_id, id, name, address, is_default, archived, version)
  VALUES ($1, $2, $3, $4, $5, $6, $7)
  ON CONFLICT (account_id, id) DO UPDATE SET name = excluded.name, address = excluded.address,
  is_default = excluded.is_default, archived = excluded.archived, version = excluded.version";
const DELETE: &str = "DELETE FROM warehouses WHERE account_id = $1 AND id = $2";

pub fn list(tx: &mut dyn Tx, account: AccountId) -> Result<Vec<Warehouse>, Fault> {
    let read = |row: &Row| {
        Ok(Warehouse {
            id: row.get(0)?,
            name: row.get(1)?,
            address: row.get(2)?,
            default: row.get(3)?,
            archived: row.get(4)?,
            version: row.get(5)?,
        })
    };
    tx.query(LIST, &params![account])?.iter().map(read).collect()
}

/// Keeps it. One that is the default takes that from whichever was before.
pub fn save(tx: &mut dyn Tx, account: AccountId, warehouse: &Warehouse) -> Result<(), Fault> {
    let Warehouse { id, name, address, default, archived, version } = warehouse;
    if *default {
        tx.execute(YIELD_DEFAULT, &params![account, *id])?;
    }
    let values = params![account, *id, name.as_str(), address.as_str(), *default, *archived, *version];
    tx.execute(SAVE, &values).map(drop)
}

pub fn delete(tx: &mut dyn Tx, account: AccountId, id: WarehouseId) -> Result<(), Fault> {
    tx.execute(DELETE, &params![account, id]).map(drop)
}
