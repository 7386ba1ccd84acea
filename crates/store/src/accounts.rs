//! Companies on this server, and the numbers they hand out.

use poryadok_domain::ids::AccountId;
use poryadok_domain::rulebook::{Account, TradeRules};
use poryadok_domain::time::Timestamp;

use crate::db::{Fault, Row, Tx};
use crate::params;

const COLUMNS: &str = "id, name, currency, time_zone, rules_version, negative_stock, ship_reserved";
const INSERT: &str = "INSERT INTO accounts
  (id, name, currency, time_zone, rules_version, created_at, negative_stock, ship_reserved)
  VALUES ($1, $2, $3, $4, 1, $5, $6, $7)";
const SAVE_TRADE: &str = "UPDATE accounts SET negative_stock = $2, ship_reserved = $3 WHERE id = $1";
const BUMP: &str = "UPDATE accounts SET rules_version = rules_version + 1 WHERE id = $1";
const NEXT: &str = "INSERT INTO numbers (account_id, series, last) VALUES ($1, $2, $3)
  ON CONFLICT (account_id, series) DO UPDATE SET last = numbers.last + excluded.last RETURNING last";

pub fn insert(tx: &mut dyn Tx, account: &Account, now: Timestamp) -> Result<(), Fault> {
    let Account { id, name, currency, time_zone, trade } = account;
    let TradeRules { negative_stock, ship_reserved } = *trade;
    let values = params![
        *id,
        name.as_str(),
        currency.as_str(),
        time_zone.as_str(),
        now,
        negative_stock,
        ship_reserved
    ];
    tx.execute(INSERT, &values).map(drop)
}

pub fn save_trade(tx: &mut dyn Tx, id: AccountId, trade: TradeRules) -> Result<(), Fault> {
    let TradeRules { negative_stock, ship_reserved } = trade;
    tx.execute(SAVE_TRADE, &params![id, negative_stock, ship_reserved]).map(drop)
}

/// The account and the version of its rules.
pub fn load(tx: &mut dyn Tx, id: AccountId) -> Result<Option<(Account, i64)>, Fault> {
    let rows = tx.query(&format!("SELECT {COLUMNS} FROM accounts WHERE id = $1"), &params![id])?;
    rows.first().map(read).transpose()
}

pub fn find(tx: &mut dyn Tx, name: &str) -> Result<Option<Account>, Fault> {
    let rows = tx.query(&format!("SELECT {COLUMNS} FROM accounts WHERE name = $1"), &params![name])?;
    Ok(rows.first().map(read).transpose()?.map(|(account, _)| account))
}

pub fn list(tx: &mut dyn Tx) -> Result<Vec<Account>, Fault> {
    let rows = tx.query(&format!("SELECT {COLUMNS} FROM accounts ORDER BY name"), &[])?;
    rows.iter().map(|row| read(row).map(|(account, _)| account)).collect()
}

pub fn rules_version(tx: &mut dyn Tx, id: AccountId) -> Result<i64, Fault> {
    let rows = tx.query("SELECT rules_version FROM accounts WHERE id = $1", &params![id])?;
    rows.first().map_or(Ok(0), |row| row.get(0))
}

/// Every node that still holds the older rules will load these.
pub fn bump_rules(tx: &mut dyn Tx, id: AccountId) -> Result<(), Fault> {
    tx.push(BUMP, params![id].to_vec())
}

/// Takes `count` numbers of a series and answers with the last of them. Gapless: the row is held until commit.
pub fn take_numbers(tx: &mut dyn Tx, id: AccountId, series: &str, count: i64) -> Result<i64, Fault> {
    let rows = tx.query(NEXT, &params![id, series, count])?;
    rows.first().map_or_else(|| Err(Fault::Broken("no number was handed out".into())), |row| row.get(0))
}

fn read(row: &Row) -> Result<(Account, i64), Fault> {
    let account = Account {
        id: row.get(0)?,
        name: row.get(1)?,
        currency: row.get(2)?,
        time_zone: row.get(3)?,
        trade: TradeRules { negative_stock: row.get(5)?, ship_reserved: row.get(6)? },
    };
    Ok((account, row.get(4)?))
}
