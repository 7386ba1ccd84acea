//! The own legal entities of a company.

use poryadok_domain::ids::{AccountId, OrganizationId};
use poryadok_domain::organization::Organization;

use crate::db::{Fault, Row, Tx};
use crate::params;

const LIST: &str =
    "SELECT id, name, legal_name, tax_number, tax_reason_code, registration_number, address, phone, email, director,
  accountant, bank_name, bank_code, bank_account, correspondent_account, is_default, archived, version
  FROM organizations WHERE account_id = $1";
const YIELD_DEFAULT: &str = "UPDATE organizations SET is_default = FALSE, version = version + 1
  WHERE account_id = $1 AND id <> $2 AND is_default";
const SAVE: &str =
    "INSERT INTO organizations (account_id, id, name, legal_name, tax_number, tax_reason_code, registration_number,
  address, phone, email, director, accountant, bank_name, bank_code, bank_account, correspondent_account, is_default,
  archived, version)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
  ON CONFLICT (account_id, id) DO UPDATE SET name = excluded.name, legal_name = excluded.legal_name,
  tax_number = excluded.tax_number, tax_reason_code = excluded.tax_reason_code,
  registration_number = excluded.registration_number, address = excluded.address, phone = excluded.phone,
  email = excluded.email, director = excluded.director, accountant = excluded.accountant,
  bank_name = excluded.bank_name, bank_code = excluded.bank_code, bank_account = excluded.bank_account,
  correspondent_account = excluded.correspondent_account, is_default = excluded.is_default,
  archived = excluded.archived, version = excluded.version";
const DELETE: &str = "DELETE FROM organizations WHERE account_id = $1 AND id = $2";

pub fn list(tx: &mut dyn Tx, account: AccountId) -> Result<Vec<Organization>, Fault> {
    tx.query(LIST, &params![account])?.iter().map(read).collect()
}

/// Keeps it. One that is the default takes that from whichever was before.
pub fn save(tx: &mut dyn Tx, account: AccountId, o: &Organization) -> Result<(), Fault> {
    if o.default {
        tx.execute(YIELD_DEFAULT, &params![account, o.id])?;
    }
    let values = params![
        account,
        o.id,
        o.name.as_str(),
        o.legal_name.as_str(),
        o.tax_number.as_str(),
        o.tax_reason_code.as_str(),
        o.registration_number.as_str(),
        o.address.as_str(),
        o.phone.as_str(),
        o.email.as_str(),
        o.director.as_str(),
        o.accountant.as_str(),
        o.bank_name.as_str(),
        o.bank_code.as_str(),
        o.bank_account.as_str(),
        o.correspondent_account.as_str(),
        o.default,
        o.archived,
        o.version
    ];
    tx.execute(SAVE, &values).map(drop)
}

pub fn delete(tx: &mut dyn Tx, account: AccountId, id: OrganizationId) -> Result<(), Fault> {
    tx.execute(DELETE, &params![account, id]).map(drop)
}

fn read(row: &Row) -> Result<Organization, Fault> {
    Ok(Organization {
        id: row.get(0)?,
        name: row.get(1)?,
        legal_name: row.get(2)?,
        tax_number: row.get(3)?,
        tax_reason_code: row.get(4)?,
        registration_number: row.get(5)?,
        address: row.get(6)?,
        phone: row.get(7)?,
        email: row.get(8)?,
        director: row.get(9)?,
        accountant: row.get(10)?,
        bank_name: row.get(11)?,
        bank_code: row.get(12)?,
        bank_account: row.get(13)?,
        correspondent_account: row.get(14)?,
        default: row.get(15)?,
        archived: row.get(16)?,
        version: row.get(17)?,
    })
}
