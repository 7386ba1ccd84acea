//! The working calendar of a company.

use poryadok_domain::calendar::Calendar;
use poryadok_domain::ids::AccountId;
use poryadok_domain::rulebook::Account;

use crate::db::{Fault, Tx};
use crate::params;
use crate::values::{from_json, to_json};

const LOAD: &str = "SELECT week, holidays, working_dates, version FROM calendars WHERE account_id = $1";
const SAVE: &str = "INSERT INTO calendars (account_id, week, holidays, working_dates, version)
  VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (account_id) DO UPDATE SET week = excluded.week, holidays = excluded.holidays,
  working_dates = excluded.working_dates, version = excluded.version";

/// The calendar of a company; the usual one, as long as it set none.
pub fn load(tx: &mut dyn Tx, account: &Account) -> Result<Calendar, Fault> {
    let rows = tx.query(LOAD, &params![account.id])?;
    let Some(row) = rows.first() else { return Ok(Calendar::usual(account.zone())) };
    let (week, holidays, working_dates): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
    Ok(Calendar {
        zone: account.zone(),
        week: from_json(&week)?,
        holidays: from_json(&holidays)?,
        working_dates: from_json(&working_dates)?,
        version: row.get(3)?,
    })
}

pub fn save(tx: &mut dyn Tx, account: AccountId, calendar: &Calendar) -> Result<(), Fault> {
    let Calendar { zone: _, week, holidays, working_dates, version } = calendar;
    let values = params![account, to_json(week)?, to_json(holidays)?, to_json(working_dates)?, *version];
    tx.execute(SAVE, &values).map(drop)
}
