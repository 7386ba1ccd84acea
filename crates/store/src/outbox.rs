//! Messages to the world outside: written with what they tell of, delivered after it.

use poryadok_domain::document::DocumentKind;
use poryadok_domain::ids::{AccountId, DocumentId, MessageId};
use poryadok_domain::message::{MessageChannel, MessageState};
use poryadok_domain::time::Timestamp;

use crate::counts::push_in;
use crate::db::{Fault, Row, Tx, Value};
use crate::params;
use crate::values::{code, code_or_none};

const COLUMNS: &str =
    "o.account_id, o.id, o.created_at, o.document_id, o.channel, o.target, o.subject, o.body, o.noted,
  o.attempts, o.next_at, o.state, o.last_error, o.sent_at";
const COLUMN_COUNT: usize = 14;
const APPEND: &str = "INSERT INTO outbox (account_id, id, created_at, document_id, channel, target, subject, body, noted,
  attempts, next_at, state, last_error, sent_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
/// The end of the lease of an earlier message of the same document to the same target, if one is waiting.
const DUE_TAIL: &str = "(SELECT MAX(e.next_at) FROM outbox e WHERE e.account_id = o.account_id
    AND e.document_id = o.document_id AND e.channel = o.channel AND e.target = o.target AND e.state = 'waiting'
    AND e.id < o.id)
  FROM outbox o WHERE o.state = 'waiting' AND o.channel = $1 AND o.next_at <= $2 ORDER BY o.next_at, o.id LIMIT $3";
const ANY_DUE: &str =
    "SELECT 1 FROM outbox WHERE state = 'waiting' AND channel = $1 AND next_at <= $2 LIMIT 1";
const CLAIM: &str = "UPDATE outbox SET attempts = attempts + 1, next_at = $4
  WHERE account_id = $1 AND id = $2 AND state = 'waiting' AND attempts = $3 AND next_at <= $5";
const FINISH: &str = "UPDATE outbox SET state = $3, last_error = $4, sent_at = $5
  WHERE account_id = $1 AND id = $2 AND state = 'waiting'";
const POSTPONE: &str = "UPDATE outbox SET next_at = $4, last_error = $5
  WHERE account_id = $1 AND id = $2 AND state = 'waiting' AND attempts = $3";
const WAKE_NEXT: &str =
    "UPDATE outbox SET next_at = $6 WHERE account_id = $1 AND state = 'waiting' AND next_at > $6
  AND attempts = 0 AND id = (SELECT n.id FROM outbox n WHERE n.account_id = $1 AND n.document_id = $2
    AND n.channel = $3 AND n.target = $4 AND n.state = 'waiting' AND n.id > $5 ORDER BY n.id LIMIT 1)";
const AGAIN: &str =
    "UPDATE outbox SET state = 'waiting', attempts = 0, next_at = $3 WHERE account_id = $1 AND id = $2";
const UNTRIED: &str =
    "FROM outbox o WHERE o.state = 'waiting' AND o.channel = $1 AND o.next_at < $2 AND o.attempts = 0
  ORDER BY o.next_at, o.id LIMIT $3";
// All of the few dead ones: an index has no others.
const DEAD: &str = "/* whole */ SELECT COUNT(*) FROM outbox WHERE state = 'dead'";
const FORGET: &str = "DELETE FROM outbox WHERE state <> 'waiting' AND created_at < $1";

/// A message with how it fares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    pub account: AccountId,
    pub id: MessageId,
    pub created_at: Timestamp,
    pub document: Option<DocumentId>,
    pub channel: MessageChannel,
    pub target: String,
    pub subject: String,
    /// JSON: to whom, and what.
    pub body: String,
    /// Whether the feed of the document tells how it went.
    pub noted: bool,
    /// Begun ones; the present one counts.
    pub attempts: i64,
    pub next_at: Timestamp,
    pub state: MessageState,
    pub last_error: Option<String>,
    pub sent_at: Option<Timestamp>,
}

/// A message that could leave now, and until when it has to let an earlier one go first.
#[derive(Debug, Clone)]
pub struct Due {
    pub kept: Kept,
    pub behind: Option<Timestamp>,
}

/// A message in a list, with what its document is called.
#[derive(Debug, Clone)]
pub struct Listed {
    pub kept: Kept,
    pub document_kind: Option<DocumentKind>,
    pub number: Option<String>,
}

pub fn append(tx: &mut dyn Tx, message: &Kept) -> Result<(), Fault> {
    let Kept {
        account,
        id,
        created_at,
        document,
        channel,
        target,
        subject,
        body,
        noted,
        attempts,
        next_at,
        state,
        last_error,
        sent_at,
    } = message;
    let values = params![
        *account,
        *id,
        *created_at,
        *document,
        channel.code(),
        target.as_str(),
        subject.as_str(),
        body.as_str(),
        *noted,
        *attempts,
        *next_at,
        state.code(),
        last_error.clone(),
        *sent_at
    ];
    tx.push(APPEND, values.to_vec())
}

/// Whether anything is due by this way.
pub fn any_due(tx: &mut dyn Tx, channel: MessageChannel, now: Timestamp) -> Result<bool, Fault> {
    Ok(!tx.query(ANY_DUE, &params![channel.code(), now])?.is_empty())
}

/// What is due by this way, longest due first, at most `limit`.
pub fn due(tx: &mut dyn Tx, channel: MessageChannel, now: Timestamp, limit: i64) -> Result<Vec<Due>, Fault> {
    let read = |row: &Row| Ok(Due { kept: read(row)?, behind: row.get(COLUMN_COUNT)? });
    let rows = tx.query(&format!("SELECT {COLUMNS}, {DUE_TAIL}"), &params![channel.code(), now, limit])?;
    rows.iter().map(read).collect()
}

/// What has been due since before `before` and nobody has tried.
pub fn untried(
    tx: &mut dyn Tx,
    channel: MessageChannel,
    before: Timestamp,
    limit: i64,
) -> Result<Vec<Kept>, Fault> {
    let rows = tx.query(&format!("SELECT {COLUMNS} {UNTRIED}"), &params![channel.code(), before, limit])?;
    rows.iter().map(read).collect()
}

/// Takes a message that was seen due, until `until`; whether it was still there to be taken.
pub fn claim(tx: &mut dyn Tx, message: &Kept, now: Timestamp, until: Timestamp) -> Result<bool, Fault> {
    let values = params![message.account, message.id, message.attempts, until, now];
    Ok(tx.execute(CLAIM, &values)? > 0)
}

/// Puts messages of one account off that nobody has tried.
pub fn put_off(
    tx: &mut dyn Tx,
    account: AccountId,
    ids: &[MessageId],
    until: Timestamp,
) -> Result<(), Fault> {
    if ids.is_empty() {
        return Ok(());
    }
    let mut sql = String::from(
        "UPDATE outbox SET next_at = $2 WHERE account_id = $1 AND state = 'waiting' AND next_at < $2",
    );
    let mut values = params![account, until].to_vec();
    push_in(&mut sql, &mut values, "id", ids.iter().map(|id| Value::from(*id)).collect());
    tx.execute(&sql, &values).map(drop)
}

/// Nobody tries it any more. Whether it was waiting until now.
pub fn finish(
    tx: &mut dyn Tx,
    message: &Kept,
    state: MessageState,
    error: Option<&str>,
    sent_at: Option<Timestamp>,
) -> Result<bool, Fault> {
    let values = params![message.account, message.id, state.code(), error.map(str::to_owned), sent_at];
    Ok(tx.execute(FINISH, &values)? > 0)
}

/// The attempt failed; the next is at `next_at`. An attempt that somebody else has begun meanwhile stays as it is.
pub fn postpone(tx: &mut dyn Tx, message: &Kept, next_at: Timestamp, error: &str) -> Result<(), Fault> {
    let values = params![message.account, message.id, message.attempts, next_at, error];
    tx.execute(POSTPONE, &values).map(drop)
}

/// The next in the row behind a message that is done with may leave.
pub fn wake_next(tx: &mut dyn Tx, message: &Kept, now: Timestamp) -> Result<(), Fault> {
    let Some(document) = message.document else { return Ok(()) };
    let (channel, target) = (message.channel.code(), message.target.as_str());
    tx.execute(WAKE_NEXT, &params![message.account, document, channel, target, message.id, now]).map(drop)
}

pub fn load_locked(tx: &mut dyn Tx, account: AccountId, id: MessageId) -> Result<Option<Kept>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM outbox o WHERE o.account_id = $1 AND o.id = $2");
    tx.query_locked(&sql, &params![account, id])?.first().map(read).transpose()
}

/// As if it had just been written, under its old id.
pub fn again(tx: &mut dyn Tx, account: AccountId, id: MessageId, now: Timestamp) -> Result<(), Fault> {
    tx.execute(AGAIN, &params![account, id, now]).map(drop)
}

/// A page, newest first.
pub fn page(
    tx: &mut dyn Tx,
    account: AccountId,
    state: MessageState,
    after: Option<MessageId>,
    limit: i64,
) -> Result<Vec<Listed>, Fault> {
    let mut sql = format!(
        "SELECT {COLUMNS}, d.number, d.kind FROM outbox o
         LEFT JOIN documents d ON d.account_id = o.account_id AND d.id = o.document_id
         WHERE o.account_id = $1 AND o.state = $2"
    );
    let mut values = params![account, state.code()].to_vec();
    if let Some(after) = after {
        values.push(after.into());
        sql.push_str(&format!(" AND o.id < ${}", values.len()));
    }
    values.push(limit.into());
    sql.push_str(&format!(" ORDER BY o.id DESC LIMIT ${}", values.len()));
    let read = |row: &Row| {
        let document_kind = code_or_none(row, COLUMN_COUNT + 1, DocumentKind::from_code)?;
        Ok(Listed { kept: read(row)?, document_kind, number: row.get(COLUMN_COUNT)? })
    };
    tx.query(&sql, &values)?.iter().map(read).collect()
}

/// How many are dead, of all accounts.
pub fn dead(tx: &mut dyn Tx) -> Result<i64, Fault> {
    tx.query(DEAD, &[])?.first().map_or(Ok(0), |row| row.get(0))
}

/// Drops those that are done with and older than `before`.
pub fn forget(tx: &mut dyn Tx, before: Timestamp) -> Result<(), Fault> {
    tx.execute(FORGET, &params![before]).map(drop)
}

fn read(row: &Row) -> Result<Kept, Fault> {
    Ok(Kept {
        account: row.get(0)?,
        id: row.get(1)?,
        created_at: row.get(2)?,
        document: row.get(3)?,
        channel: code(row, 4, MessageChannel::from_code)?,
        target: row.get(5)?,
        subject: row.get(6)?,
        body: row.get(7)?,
        noted: row.get(8)?,
        attempts: row.get(9)?,
        next_at: row.get(10)?,
        state: code(row, 11, MessageState::from_code)?,
        last_error: row.get(12)?,
        sent_at: row.get(13)?,
    })
}
