//! Settings and logins, append-only and chained: each row carries the hash of itself and the row before.

use poryadok_domain::ids::{AccountId, EmployeeId};
use poryadok_domain::time::Timestamp;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::db::{Fault, Lock, Row, Tx};
use crate::params;

const LAST: &str = "SELECT seq, hash FROM audit WHERE account_id = $1 ORDER BY seq DESC LIMIT 1";
const APPEND: &str =
    "INSERT INTO audit (account_id, seq, at, actor_id, kind, subject_id, body, address, hash)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
const PAGE: &str = "SELECT seq, at, actor_id, kind, subject_id, body, address, hash FROM audit
  WHERE account_id = $1 AND seq < $2 ORDER BY seq DESC LIMIT $3";

/// One event of security or settings. No secrets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    pub at: Timestamp,
    pub actor: Option<EmployeeId>,
    pub kind: String,
    pub subject: Option<Uuid>,
    /// JSON.
    pub body: String,
    pub address: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    pub seq: i64,
    pub record: Record,
    pub hash: Vec<u8>,
}

/// Appends a record; the account is held so that the chain has one end.
pub fn append(tx: &mut dyn Tx, account: AccountId, record: &Record) -> Result<(), Fault> {
    tx.lock_account(account.into(), Lock::Exclusive)?;
    let rows = tx.query(LAST, &params![account])?;
    let (seq, previous) = match rows.first() {
        Some(row) => (row.get::<i64>(0)? + 1, row.get(1)?),
        None => (1, Vec::new()),
    };
    let Record { at, actor, kind, subject, body, address } = record;
    let hash = chain(&previous, seq, record);
    let values =
        params![account, seq, *at, *actor, kind.as_str(), *subject, body.as_str(), address.as_str(), hash];
    tx.push(APPEND, values.to_vec())
}

/// The hash of a record behind `previous`.
pub fn chain(previous: &[u8], seq: i64, record: &Record) -> Vec<u8> {
    let Record { at, actor, kind, subject, body, address } = record;
    let actor = actor.map_or(Uuid::nil(), Into::into);
    let mut hash = Sha256::new();
    for part in [
        previous,
        &seq.to_be_bytes(),
        &at.0.to_be_bytes(),
        actor.as_bytes(),
        kind.as_bytes(),
        subject.unwrap_or(Uuid::nil()).as_bytes(),
        body.as_bytes(),
        address.as_bytes(),
    ] {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    hash.finalize().to_vec()
}

/// Records before `before`, newest first.
pub fn page(tx: &mut dyn Tx, account: AccountId, before: i64, limit: i64) -> Result<Vec<Kept>, Fault> {
    let read = |row: &Row| {
        Ok(Kept {
            seq: row.get(0)?,
            record: Record {
                at: row.get(1)?,
                actor: row.get(2)?,
                kind: row.get(3)?,
                subject: row.get(4)?,
                body: row.get(5)?,
                address: row.get(6)?,
            },
            hash: row.get(7)?,
        })
    };
    tx.query(PAGE, &params![account, before, limit])?.iter().map(read).collect()
}
