//! Sessions, access tokens, known devices and attempts to log in. Of every secret only the hash is kept.

use poryadok_domain::ids::{AccountId, EmployeeId, SessionId, TokenId};
use poryadok_domain::time::Timestamp;
use uuid::Uuid;

use crate::db::{Fault, Row, Tx};
use crate::params;

const INSERT_SESSION: &str =
    "INSERT INTO sessions (token_hash, account_id, id, employee_id, created_at, expires_at,
  user_agent, address) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
const FIND_SESSION: &str = "SELECT s.account_id, s.id, s.employee_id, s.expires_at, a.rules_version
  FROM sessions s JOIN accounts a ON a.id = s.account_id WHERE s.token_hash = $1";
const LIST_SESSIONS: &str = "SELECT id, created_at, expires_at, user_agent, address FROM sessions
  WHERE account_id = $1 AND employee_id = $2 AND expires_at > $3 ORDER BY created_at DESC";
const END_SESSION: &str = "DELETE FROM sessions WHERE account_id = $1 AND employee_id = $2 AND id = $3";
const END_SESSIONS: &str = "DELETE FROM sessions WHERE account_id = $1 AND employee_id = $2";
const FORGET_SESSIONS: &str = "DELETE FROM sessions WHERE expires_at < $1";
const INSERT_TOKEN: &str =
    "INSERT INTO tokens (token_hash, account_id, id, employee_id, kind, name, created_at,
  created_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
const FIND_TOKEN: &str = "SELECT t.account_id, t.id, t.employee_id, t.kind, a.rules_version
  FROM tokens t JOIN accounts a ON a.id = t.account_id WHERE t.token_hash = $1 AND t.revoked_at IS NULL";
const LIST_TOKENS: &str = "SELECT id, employee_id, kind, name, created_at, created_by, revoked_at FROM tokens
  WHERE account_id = $1 ORDER BY created_at DESC, id DESC";
const REVOKE_TOKEN: &str =
    "UPDATE tokens SET revoked_at = $3 WHERE account_id = $1 AND id = $2 AND revoked_at IS NULL";
const REVOKE_TOKENS_OF: &str =
    "UPDATE tokens SET revoked_at = $3 WHERE account_id = $1 AND employee_id = $2 AND revoked_at IS NULL";
const ISSUED_DEVICE: &str = "SELECT 1 FROM devices WHERE token_hash = $1 LIMIT 1";
const INSERT_DEVICE: &str =
    "INSERT INTO devices (token_hash, account_id, employee_id, created_at) VALUES ($1, $2, $3, $4)";
const KNOWN_DEVICE: &str =
    "SELECT 1 FROM devices WHERE token_hash = $1 AND account_id = $2 AND employee_id = $3";
const NOTE_ATTEMPT: &str = "INSERT INTO login_attempts (subject, at, id) VALUES ($1, $2, $3)";
const ATTEMPTS: &str = "SELECT COUNT(*), MIN(at) FROM login_attempts WHERE subject = $1 AND at > $2";
const FORGET_ATTEMPTS: &str = "DELETE FROM login_attempts WHERE at < $1";
const CLEAR_ATTEMPTS: &str = "DELETE FROM login_attempts WHERE subject = $1";

/// An open session.
#[derive(Debug, Clone)]
pub struct Session {
    pub id: SessionId,
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
    pub user_agent: String,
    pub address: String,
}

/// Whom a session or token stands for, and the version of the rules at this moment.
#[derive(Debug, Clone)]
pub struct Bearer {
    pub account: AccountId,
    /// Id of the session or token.
    pub id: Uuid,
    pub employee: EmployeeId,
    /// For tokens `api` or `person`.
    pub kind: Option<String>,
    pub expires_at: Option<Timestamp>,
    pub rules_version: i64,
}

/// An access token, without the secret.
#[derive(Debug, Clone)]
pub struct Token {
    pub id: TokenId,
    pub employee: EmployeeId,
    pub kind: String,
    pub name: String,
    pub created_at: Timestamp,
    pub created_by: Option<EmployeeId>,
    pub revoked_at: Option<Timestamp>,
}

pub fn insert_session(
    tx: &mut dyn Tx,
    hash: &[u8],
    account: AccountId,
    employee: EmployeeId,
    session: &Session,
) -> Result<(), Fault> {
    let Session { id, created_at, expires_at, user_agent, address } = session;
    let values = params![
        hash.to_vec(),
        account,
        *id,
        employee,
        *created_at,
        *expires_at,
        user_agent.as_str(),
        address.as_str()
    ];
    tx.execute(INSERT_SESSION, &values).map(drop)
}

pub fn find_session(tx: &mut dyn Tx, hash: &[u8]) -> Result<Option<Bearer>, Fault> {
    let read = |row: &Row| {
        Ok(Bearer {
            account: row.get(0)?,
            id: row.get(1)?,
            employee: row.get(2)?,
            kind: None,
            expires_at: Some(row.get(3)?),
            rules_version: row.get(4)?,
        })
    };
    tx.query(FIND_SESSION, &params![hash.to_vec()])?.first().map(read).transpose()
}

pub fn list_sessions(
    tx: &mut dyn Tx,
    account: AccountId,
    employee: EmployeeId,
    now: Timestamp,
) -> Result<Vec<Session>, Fault> {
    let read = |row: &Row| {
        Ok(Session {
            id: row.get(0)?,
            created_at: row.get(1)?,
            expires_at: row.get(2)?,
            user_agent: row.get(3)?,
            address: row.get(4)?,
        })
    };
    tx.query(LIST_SESSIONS, &params![account, employee, now])?.iter().map(read).collect()
}

/// How many sessions were ended: none, when there is no such session of this employee.
pub fn end_session(
    tx: &mut dyn Tx,
    account: AccountId,
    employee: EmployeeId,
    id: SessionId,
) -> Result<u64, Fault> {
    tx.execute(END_SESSION, &params![account, employee, id])
}

pub fn end_sessions(tx: &mut dyn Tx, account: AccountId, employee: EmployeeId) -> Result<u64, Fault> {
    tx.execute(END_SESSIONS, &params![account, employee])
}

pub fn forget_sessions(tx: &mut dyn Tx, before: Timestamp) -> Result<u64, Fault> {
    tx.execute(FORGET_SESSIONS, &params![before])
}

pub fn insert_token(tx: &mut dyn Tx, hash: &[u8], account: AccountId, token: &Token) -> Result<(), Fault> {
    let Token { id, employee, kind, name, created_at, created_by, revoked_at: _ } = token;
    let values = params![
        hash.to_vec(),
        account,
        *id,
        *employee,
        kind.as_str(),
        name.as_str(),
        *created_at,
        *created_by
    ];
    tx.execute(INSERT_TOKEN, &values).map(drop)
}

pub fn find_token(tx: &mut dyn Tx, hash: &[u8]) -> Result<Option<Bearer>, Fault> {
    let read = |row: &Row| {
        Ok(Bearer {
            account: row.get(0)?,
            id: row.get(1)?,
            employee: row.get(2)?,
            kind: Some(row.get(3)?),
            expires_at: None,
            rules_version: row.get(4)?,
        })
    };
    tx.query(FIND_TOKEN, &params![hash.to_vec()])?.first().map(read).transpose()
}

pub fn list_tokens(tx: &mut dyn Tx, account: AccountId) -> Result<Vec<Token>, Fault> {
    let read = |row: &Row| {
        Ok(Token {
            id: row.get(0)?,
            employee: row.get(1)?,
            kind: row.get(2)?,
            name: row.get(3)?,
            created_at: row.get(4)?,
            created_by: row.get(5)?,
            revoked_at: row.get(6)?,
        })
    };
    tx.query(LIST_TOKENS, &params![account])?.iter().map(read).collect()
}

/// Whoever comes back after a dismissal gets new tokens.
pub fn revoke_tokens_of(
    tx: &mut dyn Tx,
    account: AccountId,
    employee: EmployeeId,
    now: Timestamp,
) -> Result<(), Fault> {
    tx.execute(REVOKE_TOKENS_OF, &params![account, employee, now]).map(drop)
}

/// Whether this server gave the device its token, to whomever.
pub fn is_issued_device(tx: &mut dyn Tx, hash: &[u8]) -> Result<bool, Fault> {
    Ok(!tx.query(ISSUED_DEVICE, &params![hash.to_vec()])?.is_empty())
}

pub fn revoke_token(tx: &mut dyn Tx, account: AccountId, id: TokenId, now: Timestamp) -> Result<u64, Fault> {
    tx.execute(REVOKE_TOKEN, &params![account, id, now])
}

pub fn insert_device(
    tx: &mut dyn Tx,
    hash: &[u8],
    account: AccountId,
    employee: EmployeeId,
    now: Timestamp,
) -> Result<(), Fault> {
    tx.execute(INSERT_DEVICE, &params![hash.to_vec(), account, employee, now]).map(drop)
}

pub fn is_known_device(
    tx: &mut dyn Tx,
    hash: &[u8],
    account: AccountId,
    employee: EmployeeId,
) -> Result<bool, Fault> {
    Ok(!tx.query(KNOWN_DEVICE, &params![hash.to_vec(), account, employee])?.is_empty())
}

/// Notes that a password was checked for `subject` (a login, a device, an address).
pub fn note_attempt(tx: &mut dyn Tx, subject: &str, at: Timestamp, id: Uuid) -> Result<(), Fault> {
    tx.execute(NOTE_ATTEMPT, &params![subject, at, id]).map(drop)
}

/// How many passwords were checked for `subject` since `since`, and when the first of them.
pub fn attempts(tx: &mut dyn Tx, subject: &str, since: Timestamp) -> Result<(i64, Option<Timestamp>), Fault> {
    let rows = tx.query(ATTEMPTS, &params![subject, since])?;
    rows.first().map_or(Ok((0, None)), |row| Ok((row.get(0)?, row.get(1)?)))
}

pub fn clear_attempts(tx: &mut dyn Tx, subject: &str) -> Result<(), Fault> {
    tx.execute(CLEAR_ATTEMPTS, &params![subject]).map(drop)
}

pub fn forget_attempts(tx: &mut dyn Tx, before: Timestamp) -> Result<u64, Fault> {
    tx.execute(FORGET_ATTEMPTS, &params![before])
}
