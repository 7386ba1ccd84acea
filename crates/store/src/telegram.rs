//! Which chat belongs to which employee.

use poryadok_domain::ids::{AccountId, EmployeeId};
use poryadok_domain::time::Timestamp;

use crate::db::{Fault, Row, Tx};
use crate::params;

const LINK: &str = "SELECT chat_id FROM telegram_links WHERE account_id = $1 AND employee_id = $2";
const OFFER: &str = "INSERT INTO telegram_links (account_id, employee_id, code_hash, code_until)
  VALUES ($1, $2, $3, $4) ON CONFLICT (account_id, employee_id) DO UPDATE SET code_hash = excluded.code_hash,
  code_until = excluded.code_until";
const OFFERED: &str =
    "SELECT account_id, employee_id FROM telegram_links WHERE code_hash = $1 AND code_until > $2";
const BIND: &str = "UPDATE telegram_links SET chat_id = $3, code_hash = NULL, code_until = NULL
  WHERE account_id = $1 AND employee_id = $2";
const UNLINK: &str = "DELETE FROM telegram_links WHERE account_id = $1 AND employee_id = $2";

/// The chat of an employee, if he has linked one.
pub fn chat(tx: &mut dyn Tx, account: AccountId, employee: EmployeeId) -> Result<Option<i64>, Fault> {
    let rows = tx.query(LINK, &params![account, employee])?;
    Ok(rows.first().map(|row| row.get::<Option<i64>>(0)).transpose()?.flatten())
}

/// Keeps a code by which the employee may link a chat until `until`; one before it is good no more.
pub fn offer(
    tx: &mut dyn Tx,
    account: AccountId,
    employee: EmployeeId,
    code_hash: &[u8],
    until: Timestamp,
) -> Result<(), Fault> {
    tx.execute(OFFER, &params![account, employee, code_hash.to_vec(), until]).map(drop)
}

/// Whose code this is.
pub fn offered(
    tx: &mut dyn Tx,
    code_hash: &[u8],
    now: Timestamp,
) -> Result<Option<(AccountId, EmployeeId)>, Fault> {
    let read = |row: &Row| Ok((row.get(0)?, row.get(1)?));
    tx.query_locked(OFFERED, &params![code_hash.to_vec(), now])?.first().map(read).transpose()
}

/// Links a chat; the code is used up.
pub fn bind(tx: &mut dyn Tx, account: AccountId, employee: EmployeeId, chat: i64) -> Result<(), Fault> {
    tx.execute(BIND, &params![account, employee, chat]).map(drop)
}

pub fn unlink(tx: &mut dyn Tx, account: AccountId, employee: EmployeeId) -> Result<(), Fault> {
    tx.execute(UNLINK, &params![account, employee]).map(drop)
}
