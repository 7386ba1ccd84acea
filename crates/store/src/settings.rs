//! Statuses, sales channels and custom fields.

use poryadok_domain::attribute::{Attribute, AttributeType};
use poryadok_domain::document::DocumentKind;
use poryadok_domain::ids::{AccountId, AttributeId, ChannelId, StatusId};
use poryadok_domain::people::{Channel, ChannelType};
use poryadok_domain::status::{Status, StatusType};

use crate::db::{Fault, Row, Tx, Value};
use crate::params;
use crate::values::{code, from_json, to_json};

const STATUSES: &str = "SELECT id, kind, name, color, status_type, position, guidance, version FROM statuses
  WHERE account_id = $1";
const INSERT_STATUS: &str =
    "INSERT INTO statuses (account_id, id, kind, name, color, status_type, position, guidance, version)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
const SAVE_STATUS: &str =
    "UPDATE statuses SET kind = $3, name = $4, color = $5, status_type = $6, position = $7,
  guidance = $8, version = $9 WHERE account_id = $1 AND id = $2";
const CHANNELS: &str = "SELECT id, name, channel_type, archived, version FROM channels WHERE account_id = $1";
const INSERT_CHANNEL: &str = "INSERT INTO channels (account_id, id, name, channel_type, archived, version)
  VALUES ($1, $2, $3, $4, $5, $6)";
const SAVE_CHANNEL: &str = "UPDATE channels SET name = $3, channel_type = $4, archived = $5, version = $6
  WHERE account_id = $1 AND id = $2";
const ATTRIBUTES: &str =
    "SELECT id, kind, name, attribute_type, options, position, version FROM attributes WHERE account_id = $1";
const INSERT_ATTRIBUTE: &str =
    "INSERT INTO attributes (account_id, id, kind, name, attribute_type, options, position, version)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
const SAVE_ATTRIBUTE: &str = "UPDATE attributes SET kind = $3, name = $4, attribute_type = $5, options = $6,
  position = $7, version = $8 WHERE account_id = $1 AND id = $2";

/// What stands in `attributes.kind` for fields of counterparties.
const OF_COUNTERPARTIES: &str = "counterparty";

pub fn statuses(tx: &mut dyn Tx, account: AccountId) -> Result<Vec<Status>, Fault> {
    let read = |row: &Row| {
        Ok(Status {
            id: row.get(0)?,
            kind: code(row, 1, DocumentKind::from_code)?,
            name: row.get(2)?,
            color: row.get(3)?,
            status_type: code(row, 4, StatusType::from_code)?,
            position: row.get(5)?,
            guidance: row.get(6)?,
            version: row.get(7)?,
        })
    };
    tx.query(STATUSES, &params![account])?.iter().map(read).collect()
}

fn status_params(account: AccountId, status: &Status) -> [Value; 9] {
    let Status { id, kind, name, color, status_type, position, guidance, version } = status;
    params![
        account,
        *id,
        kind.code(),
        name.as_str(),
        color.as_str(),
        status_type.code(),
        *position,
        guidance.as_str(),
        *version
    ]
}

pub fn insert_status(tx: &mut dyn Tx, account: AccountId, status: &Status) -> Result<(), Fault> {
    tx.execute(INSERT_STATUS, &status_params(account, status)).map(drop)
}

pub fn save_status(tx: &mut dyn Tx, account: AccountId, status: &Status) -> Result<(), Fault> {
    tx.execute(SAVE_STATUS, &status_params(account, status)).map(drop)
}

pub fn delete_status(tx: &mut dyn Tx, account: AccountId, id: StatusId) -> Result<(), Fault> {
    tx.execute("DELETE FROM statuses WHERE account_id = $1 AND id = $2", &params![account, id]).map(drop)
}

pub fn channels(tx: &mut dyn Tx, account: AccountId) -> Result<Vec<Channel>, Fault> {
    let read = |row: &Row| {
        Ok(Channel {
            id: row.get(0)?,
            name: row.get(1)?,
            channel_type: code(row, 2, ChannelType::from_code)?,
            archived: row.get(3)?,
            version: row.get(4)?,
        })
    };
    tx.query(CHANNELS, &params![account])?.iter().map(read).collect()
}

fn channel_params(account: AccountId, channel: &Channel) -> [Value; 6] {
    let Channel { id, name, channel_type, archived, version } = channel;
    params![account, *id, name.as_str(), channel_type.code(), *archived, *version]
}

pub fn insert_channel(tx: &mut dyn Tx, account: AccountId, channel: &Channel) -> Result<(), Fault> {
    tx.execute(INSERT_CHANNEL, &channel_params(account, channel)).map(drop)
}

pub fn save_channel(tx: &mut dyn Tx, account: AccountId, channel: &Channel) -> Result<(), Fault> {
    tx.execute(SAVE_CHANNEL, &channel_params(account, channel)).map(drop)
}

pub fn delete_channel(tx: &mut dyn Tx, account: AccountId, id: ChannelId) -> Result<(), Fault> {
    tx.execute("DELETE FROM channels WHERE account_id = $1 AND id = $2", &params![account, id]).map(drop)
}

pub fn attributes(tx: &mut dyn Tx, account: AccountId) -> Result<Vec<Attribute>, Fault> {
    let read = |row: &Row| {
        let kind: String = row.get(1)?;
        Ok(Attribute {
            id: row.get(0)?,
            kind: if kind == OF_COUNTERPARTIES { None } else { Some(code(row, 1, DocumentKind::from_code)?) },
            name: row.get(2)?,
            attribute_type: code(row, 3, AttributeType::from_code)?,
            options: from_json(&row.get::<String>(4)?)?,
            position: row.get(5)?,
            version: row.get(6)?,
        })
    };
    tx.query(ATTRIBUTES, &params![account])?.iter().map(read).collect()
}

fn attribute_params(account: AccountId, attribute: &Attribute) -> Result<[Value; 8], Fault> {
    let Attribute { id, kind, name, attribute_type, options, position, version } = attribute;
    let kind = kind.map_or(OF_COUNTERPARTIES, DocumentKind::code);
    Ok(params![
        account,
        *id,
        kind,
        name.as_str(),
        attribute_type.code(),
        to_json(options)?,
        *position,
        *version
    ])
}

pub fn insert_attribute(tx: &mut dyn Tx, account: AccountId, attribute: &Attribute) -> Result<(), Fault> {
    tx.execute(INSERT_ATTRIBUTE, &attribute_params(account, attribute)?).map(drop)
}

pub fn save_attribute(tx: &mut dyn Tx, account: AccountId, attribute: &Attribute) -> Result<(), Fault> {
    tx.execute(SAVE_ATTRIBUTE, &attribute_params(account, attribute)?).map(drop)
}

pub fn delete_attribute(tx: &mut dyn Tx, account: AccountId, id: AttributeId) -> Result<(), Fault> {
    tx.execute("DELETE FROM attributes WHERE account_id = $1 AND id = $2", &params![account, id]).map(drop)
}
