//! Leases: what only one node should do at a time, and which one does it now.

use poryadok_domain::time::Timestamp;
use uuid::Uuid;

use crate::db::{Fault, Tx};
use crate::params;

const TAKE: &str = "INSERT INTO leases (name, holder, held_until) VALUES ($1, $2, $3)
  ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, held_until = excluded.held_until
  WHERE leases.holder = excluded.holder OR leases.held_until <= $4";
const RELEASE: &str = "DELETE FROM leases WHERE holder = $1";

/// Takes the lease, or keeps it; whether `holder` has it now.
pub fn take(
    tx: &mut dyn Tx,
    name: &str,
    holder: Uuid,
    now: Timestamp,
    until: Timestamp,
) -> Result<bool, Fault> {
    Ok(tx.execute(TAKE, &params![name, holder, until, now])? > 0)
}

/// Gives back everything that `holder` has.
pub fn release(tx: &mut dyn Tx, holder: Uuid) -> Result<(), Fault> {
    tx.execute(RELEASE, &params![holder]).map(drop)
}

pub fn forget(tx: &mut dyn Tx) -> Result<(), Fault> {
    tx.execute("DELETE FROM leases", &[]).map(drop)
}
