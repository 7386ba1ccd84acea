//! Webhooks, with the secrets their events are signed by.

use poryadok_domain::ids::{AccountId, WebhookId};
use poryadok_domain::time::Timestamp;
use poryadok_domain::webhook::Webhook;

use crate::db::{Fault, Row, Tx};
use crate::params;
use crate::values::{from_json, to_json};

const LIST: &str =
    "SELECT id, name, url, events, active, switched_off, version FROM webhooks WHERE account_id = $1";
const SECRET: &str = "SELECT secret FROM webhooks WHERE account_id = $1 AND id = $2";
const INSERT: &str =
    "INSERT INTO webhooks (account_id, id, name, url, events, active, switched_off, version, secret,
  created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
const SAVE: &str =
    "UPDATE webhooks SET name = $3, url = $4, events = $5, active = $6, switched_off = $7, version = $8
  WHERE account_id = $1 AND id = $2";
const DELETE: &str = "DELETE FROM webhooks WHERE account_id = $1 AND id = $2";

pub fn list(tx: &mut dyn Tx, account: AccountId) -> Result<Vec<Webhook>, Fault> {
    let read = |row: &Row| {
        Ok(Webhook {
            id: row.get(0)?,
            name: row.get(1)?,
            url: row.get(2)?,
            events: from_json(&row.get::<String>(3)?)?,
            active: row.get(4)?,
            switched_off: row.get(5)?,
            version: row.get(6)?,
        })
    };
    tx.query(LIST, &params![account])?.iter().map(read).collect()
}

/// The secret as it is kept: sealed.
pub fn secret(tx: &mut dyn Tx, account: AccountId, id: WebhookId) -> Result<Option<Vec<u8>>, Fault> {
    tx.query(SECRET, &params![account, id])?.first().map(|row| row.get(0)).transpose()
}

fn values(account: AccountId, webhook: &Webhook) -> Result<Vec<crate::db::Value>, Fault> {
    let Webhook { id, name, url, events, active, switched_off, version } = webhook;
    let values = params![
        account,
        *id,
        name.as_str(),
        url.as_str(),
        to_json(events)?,
        *active,
        switched_off.clone(),
        *version
    ];
    Ok(values.to_vec())
}

pub fn insert(
    tx: &mut dyn Tx,
    account: AccountId,
    webhook: &Webhook,
    sealed: Vec<u8>,
    now: Timestamp,
) -> Result<(), Fault> {
    let mut values = values(account, webhook)?;
    values.extend(params![sealed, now]);
    tx.execute(INSERT, &values).map(drop)
}

pub fn save(tx: &mut dyn Tx, account: AccountId, webhook: &Webhook) -> Result<(), Fault> {
    tx.execute(SAVE, &values(account, webhook)?).map(drop)
}

pub fn delete(tx: &mut dyn Tx, account: AccountId, id: WebhookId) -> Result<(), Fault> {
    tx.execute(DELETE, &params![account, id]).map(drop)
}
