//! Answers that were given, by the key of the request, so that a retry gets the same one and changes nothing.

use poryadok_domain::ids::AccountId;
use poryadok_domain::time::Timestamp;
use uuid::Uuid;

use crate::db::{Fault, Row, Tx};
use crate::params;

/// What the database calls the collision of two requests with one key.
pub const CONSTRAINT: &str = "idempotency_pkey";

const FIND: &str = "SELECT fingerprint, status, answer FROM idempotency
  WHERE account_id = $1 AND actor_id = $2 AND key = $3";
const KEEP: &str =
    "INSERT INTO idempotency (account_id, actor_id, key, fingerprint, status, answer, created_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7)";
const FORGET: &str = "DELETE FROM idempotency WHERE created_at < $1";

/// A key as a request carries it: it means something only together with who sent it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    pub account: AccountId,
    pub actor: Uuid,
    pub key: String,
    /// Hash of method, path and body: the same key with another request is refused.
    pub fingerprint: Vec<u8>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    pub fingerprint: Vec<u8>,
    pub status: i64,
    pub answer: String,
}

pub fn find(tx: &mut dyn Tx, key: &Key) -> Result<Option<Kept>, Fault> {
    let read = |row: &Row| Ok(Kept { fingerprint: row.get(0)?, status: row.get(1)?, answer: row.get(2)? });
    tx.query(FIND, &params![key.account, key.actor, key.key.as_str()])?.first().map(read).transpose()
}

pub fn keep(tx: &mut dyn Tx, key: &Key, status: i64, answer: &str, now: Timestamp) -> Result<(), Fault> {
    let Key { account, actor, key, fingerprint } = key;
    tx.push(KEEP, params![*account, *actor, key.as_str(), fingerprint.clone(), status, answer, now].to_vec())
}

/// Drops the answers given before `before`.
pub fn forget(tx: &mut dyn Tx, before: Timestamp) -> Result<u64, Fault> {
    tx.execute(FORGET, &params![before])
}
