//! Documents and their positions as state rows.

use std::collections::BTreeMap;

use poryadok_domain::document::{Document, DocumentKind, Position};
use poryadok_domain::ids::{
    AccountId, ChannelId, CounterpartyId, DepartmentId, DocumentId, OrganizationId, StatusId, WarehouseId,
};
use poryadok_domain::money::{Sums, VatMode};
use poryadok_domain::rights::Belongs;
use poryadok_domain::trade::TradeSums;

use crate::counts::push_in;
use crate::db::{Fault, Row, Tx, Value};
use crate::params;
use crate::pieces::rows_in;
use crate::values::{code, from_json, or_nil, to_json};

/// The columns [`read`] expects, in its order, of `documents AS d`.
pub(crate) const COLUMNS: &str = "d.id, d.kind, d.number, d.external_id, d.moment, d.planned_at, d.created_at,
  d.updated_at, d.version, d.status_id, d.status_since, d.visits, d.owner_id, d.department_id, d.shared, d.author_id,
  d.last_mover_id, d.changed_by_id, d.counterparty_id, d.channel_id, d.description, d.currency, d.vat_mode, d.posted,
  d.attributes, d.gross, d.net, d.sum, d.vat, d.position_count, d.deleted_at,
  d.organization_id, d.warehouse_id, d.invoiced, d.paid, d.shipped, d.reserved, d.reserved_pieces,
  d.approval";
/// How many columns that is.
pub(crate) const COLUMN_COUNT: usize = 39;

// The version of the rules and the counterparty's tags ride along: one round trip instead of three. As subqueries they
// stay out of the row lock.
const LOAD: &str = "(SELECT rules_version FROM accounts WHERE id = d.account_id),
  (SELECT tags FROM counterparties c WHERE c.account_id = d.account_id AND c.id = d.counterparty_id)
  FROM documents d WHERE d.account_id = $1 AND d.id = $2 AND d.kind = $3";
const INSERT_COLUMNS: [&str; COLUMN_COUNT + 1] = [
    "account_id", "id", "kind", "number", "external_id", "moment", "planned_at", "created_at", "updated_at",
    "version", "status_id", "status_since", "visits", "owner_id", "department_id", "shared", "author_id",
    "last_mover_id", "changed_by_id", "counterparty_id", "channel_id", "description", "currency", "vat_mode",
    "posted", "attributes", "gross", "net", "sum", "vat", "position_count", "deleted_at", "organization_id",
    "warehouse_id", "invoiced", "paid", "shipped", "reserved", "reserved_pieces", "approval",
];
const INSERT: &str = "INSERT INTO documents (account_id, id, kind, number, external_id, moment, planned_at, created_at,
  updated_at, version, status_id, status_since, visits, owner_id, department_id, shared, author_id, last_mover_id,
  changed_by_id, counterparty_id, channel_id, description, currency, vat_mode, posted, attributes, gross, net, sum, vat,
  position_count, deleted_at, organization_id, warehouse_id, invoiced, paid, shipped, reserved, reserved_pieces,
  approval) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
  $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40)";
// A step touches few columns, and so few indices: SQLite rewrites the entry of every column that is named.
const SAVE_STEP: &str =
    "UPDATE documents SET updated_at = $3, version = $4, status_id = $5, status_since = $6,
  visits = $7, last_mover_id = $8, changed_by_id = $9 WHERE account_id = $1 AND id = $2";
const POSITIONS: &str =
    "SELECT id, product_id, quantity, price, discount, vat_rate, gross, net, sum, vat, reserve FROM positions
  WHERE account_id = $1 AND document_id = $2 ORDER BY place";
const DELETE_POSITIONS: &str = "DELETE FROM positions WHERE account_id = $1 AND document_id = $2";
const POSITION_COLUMNS: [&str; 14] = [
    "account_id", "document_id", "id", "place", "product_id", "quantity", "price", "discount", "vat_rate",
    "gross", "net", "sum", "vat", "reserve",
];
const INSERT_POSITION: &str =
    "INSERT INTO positions (account_id, document_id, id, place, product_id, quantity, price,
  discount, vat_rate, gross, net, sum, vat, reserve) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13,
  $14)";
// What lives is found by its status, what lies in the bin is looked through: with one condition for both everything would be.
const LIVE_IN_STATUS: &str = "SELECT id FROM documents
  WHERE account_id = $1 AND kind = $2 AND status_id = $3 AND deleted_at IS NULL LIMIT $4";
const IN_STATUS_IN_BIN: &str = "/* whole */ SELECT id FROM documents
  WHERE account_id = $1 AND kind = $2 AND status_id = $3 AND deleted_at IS NOT NULL LIMIT $4";
const COUNT_IN_STATUS: &str =
    "/* whole */ SELECT COUNT(*) FROM documents WHERE account_id = $1 AND kind = $2 AND status_id = $3";
const IN_BIN_OF_CHANNEL: &str = "/* whole */ SELECT COUNT(*) FROM documents WHERE account_id = $1 AND channel_id = $2 AND deleted_at IS NOT NULL";
const OF_DEPARTMENT: &str =
    "/* whole */ SELECT COUNT(*) FROM documents WHERE account_id = $1 AND department_id = $2";
const OF_ORGANIZATION: &str =
    "/* whole */ SELECT COUNT(*) FROM documents WHERE account_id = $1 AND organization_id = $2";
const OF_WAREHOUSE: &str =
    "/* whole */ SELECT COUNT(*) FROM documents WHERE account_id = $1 AND warehouse_id = $2";
const KIND_OF: &str = "SELECT kind FROM documents WHERE account_id = $1 AND id = $2";
const BY_NUMBER: &str = "SELECT id FROM documents WHERE account_id = $1 AND kind = $2 AND number = $3";
const BY_EXTERNAL: &str = "SELECT id FROM documents WHERE account_id = $1 AND kind = $2 AND external_id = $3";

/// Some documents of a status, those in the bin after all others.
pub fn ids_in_status(
    tx: &mut dyn Tx,
    account: AccountId,
    kind: DocumentKind,
    status: StatusId,
    limit: i64,
) -> Result<Vec<DocumentId>, Fault> {
    let params = params![account, kind.code(), status, limit];
    let mut rows = tx.query(LIVE_IN_STATUS, &params)?;
    if rows.is_empty() {
        rows = tx.query(IN_STATUS_IN_BIN, &params)?;
    }
    rows.iter().map(|row| row.get(0)).collect()
}

/// Live documents that stand in one of the statuses, by their ids, a page at a time.
pub fn page_in_statuses(
    tx: &mut dyn Tx,
    account: AccountId,
    kind: DocumentKind,
    statuses: &[StatusId],
    after: Option<DocumentId>,
    limit: i64,
) -> Result<Vec<DocumentId>, Fault> {
    let mut sql = String::from(
        "SELECT id FROM documents WHERE account_id = $1 AND kind = $2 AND deleted_at IS NULL AND id > $3",
    );
    let mut values = params![account, kind.code(), or_nil(after)].to_vec();
    push_in(&mut sql, &mut values, "status_id", statuses.iter().map(|s| Value::from(*s)).collect());
    values.push(limit.into());
    sql.push_str(&format!(" ORDER BY id LIMIT ${}", values.len()));
    tx.query(&sql, &values)?.iter().map(|row| row.get(0)).collect()
}

/// Live documents of a kind by their ids, a page at a time, without positions.
pub fn page_of_kind(
    tx: &mut dyn Tx,
    account: AccountId,
    kind: DocumentKind,
    after: Option<DocumentId>,
    limit: i64,
) -> Result<Vec<Document>, Fault> {
    let sql = format!(
        "SELECT {COLUMNS} FROM documents d WHERE d.account_id = $1 AND d.kind = $2 AND d.deleted_at IS NULL
           AND d.id > $3 ORDER BY d.id LIMIT $4"
    );
    tx.query(&sql, &params![account, kind.code(), or_nil(after), limit])?.iter().map(read).collect()
}

/// How many documents stand in a status, the bin included.
pub fn count_in_status(
    tx: &mut dyn Tx,
    account: AccountId,
    kind: DocumentKind,
    status: StatusId,
) -> Result<i64, Fault> {
    let rows = tx.query(COUNT_IN_STATUS, &params![account, kind.code(), status])?;
    rows.first().map_or(Ok(0), |row| row.get(0))
}

/// How many documents of a channel lie in the bin, which the kept counts leave out.
pub fn in_bin_of_channel(tx: &mut dyn Tx, account: AccountId, channel: ChannelId) -> Result<i64, Fault> {
    count(tx, IN_BIN_OF_CHANNEL, account, channel.into())
}

/// How many documents belong to a department, the bin included.
pub fn count_of_department(
    tx: &mut dyn Tx,
    account: AccountId,
    department: DepartmentId,
) -> Result<i64, Fault> {
    count(tx, OF_DEPARTMENT, account, department.into())
}

/// How many documents are in the name of an organization, the bin included.
pub fn count_of_organization(tx: &mut dyn Tx, account: AccountId, id: OrganizationId) -> Result<i64, Fault> {
    count(tx, OF_ORGANIZATION, account, id.into())
}

/// How many documents name a warehouse, the bin included.
pub fn count_of_warehouse(tx: &mut dyn Tx, account: AccountId, id: WarehouseId) -> Result<i64, Fault> {
    count(tx, OF_WAREHOUSE, account, id.into())
}

fn count(tx: &mut dyn Tx, sql: &str, account: AccountId, of: Value) -> Result<i64, Fault> {
    let rows = tx.query(sql, &params![account, of])?;
    rows.first().map_or(Ok(0), |row| row.get(0))
}

/// The newest documents of a counterparty, the bin left out, without positions.
pub fn of_counterparty(
    tx: &mut dyn Tx,
    account: AccountId,
    counterparty: CounterpartyId,
    limit: i64,
) -> Result<Vec<Document>, Fault> {
    let mut all = Vec::new();
    for kind in DocumentKind::ALL {
        let sql = format!(
            "SELECT {COLUMNS} FROM documents d WHERE d.account_id = $1 AND d.kind = $2 AND d.counterparty_id = $3
               AND d.deleted_at IS NULL ORDER BY d.moment DESC, d.id DESC LIMIT $4"
        );
        for row in tx.query(&sql, &params![account, kind.code(), counterparty, limit])? {
            all.push(read(&row)?);
        }
    }
    Ok(all)
}

/// A document with what a decision needs beside it.
#[derive(Debug, Clone)]
pub struct Loaded {
    pub document: Document,
    pub rules_version: i64,
    pub counterparty_tags: Vec<String>,
}

/// Loads a document for a command and keeps others from changing it until the end of the transaction.
pub fn load_locked(
    tx: &mut dyn Tx,
    account: AccountId,
    kind: DocumentKind,
    id: DocumentId,
    with_positions: bool,
) -> Result<Option<Loaded>, Fault> {
    let rows = tx.query_locked(&format!("SELECT {COLUMNS}, {LOAD}"), &params![account, id, kind.code()])?;
    loaded(tx, account, rows.first(), with_positions)
}

/// The kind of a document, if it exists.
pub fn kind_of(tx: &mut dyn Tx, account: AccountId, id: DocumentId) -> Result<Option<DocumentKind>, Fault> {
    let rows = tx.query(KIND_OF, &params![account, id])?;
    rows.first().map(|row| code(row, 0, DocumentKind::from_code)).transpose()
}

/// Loads a document for reading.
pub fn load(
    tx: &mut dyn Tx,
    account: AccountId,
    kind: DocumentKind,
    id: DocumentId,
    with_positions: bool,
) -> Result<Option<Loaded>, Fault> {
    let rows = tx.query(&format!("SELECT {COLUMNS}, {LOAD}"), &params![account, id, kind.code()])?;
    loaded(tx, account, rows.first(), with_positions)
}

/// Loads a document of whatever kind for reading.
pub fn load_any(
    tx: &mut dyn Tx,
    account: AccountId,
    id: DocumentId,
    with_positions: bool,
) -> Result<Option<Loaded>, Fault> {
    match kind_of(tx, account, id)? {
        Some(kind) => load(tx, account, kind, id, with_positions),
        None => Ok(None),
    }
}

/// Of which kind documents are and whose, those of `ids` that exist.
pub fn belongings(
    tx: &mut dyn Tx,
    account: AccountId,
    ids: &[DocumentId],
) -> Result<BTreeMap<DocumentId, (DocumentKind, Belongs)>, Fault> {
    let sql = "SELECT id, kind, owner_id, department_id, shared FROM documents WHERE account_id = $1";
    let belonging = |row: &Row| {
        let belongs = Belongs { owner: Some(row.get(2)?), department: row.get(3)?, shared: row.get(4)? };
        Ok((row.get(0)?, (code(row, 1, DocumentKind::from_code)?, belongs)))
    };
    rows_in(tx, sql, &params![account], ("id", ids.iter().copied()), "")?.iter().map(belonging).collect()
}

fn loaded(
    tx: &mut dyn Tx,
    account: AccountId,
    row: Option<&Row>,
    with_positions: bool,
) -> Result<Option<Loaded>, Fault> {
    let Some(row) = row else { return Ok(None) };
    let mut document = read(row)?;
    if with_positions {
        document.positions = positions(tx, account, document.id)?;
    }
    let tags: Option<String> = row.get(COLUMN_COUNT + 1)?;
    Ok(Some(Loaded {
        document,
        rules_version: row.get(COLUMN_COUNT)?,
        counterparty_tags: tags.as_deref().map(from_json).transpose()?.unwrap_or_default(),
    }))
}

pub fn positions(tx: &mut dyn Tx, account: AccountId, id: DocumentId) -> Result<Vec<Position>, Fault> {
    let read = |row: &Row| {
        Ok(Position {
            id: row.get(0)?,
            product: row.get(1)?,
            quantity: row.get(2)?,
            price: row.get(3)?,
            discount: row.get(4)?,
            vat_rate: row.get(5)?,
            sums: Sums { gross: row.get(6)?, net: row.get(7)?, sum: row.get(8)?, vat: row.get(9)? },
            reserve: row.get(10)?,
        })
    };
    tx.query(POSITIONS, &params![account, id])?.iter().map(read).collect()
}

pub fn insert(tx: &mut dyn Tx, account: AccountId, document: &Document) -> Result<(), Fault> {
    tx.push(INSERT, document_params(account, document)?)?;
    insert_positions(tx, account, document)
}

/// Writes what differs from the document as it was; its positions too if they were touched. Few columns, and so few indices:
/// SQLite rewrites the entry of every column that is named.
pub fn save(
    tx: &mut dyn Tx,
    account: AccountId,
    before: &Document,
    document: &Document,
    positions: bool,
) -> Result<(), Fault> {
    let (old, new) = (document_params(account, before)?, document_params(account, document)?);
    let mut values = params![account, document.id].to_vec();
    let mut set = Vec::new();
    for ((column, old), new) in INSERT_COLUMNS.iter().zip(old).zip(new) {
        if old != new {
            values.push(new);
            set.push(format!("{column} = ${}", values.len()));
        }
    }
    if !set.is_empty() {
        let sql = format!("UPDATE documents SET {} WHERE account_id = $1 AND id = $2", set.join(", "));
        tx.push(&sql, values)?;
    }
    if positions {
        tx.push(DELETE_POSITIONS, params![account, document.id].to_vec())?;
        insert_positions(tx, account, document)?;
    }
    Ok(())
}

/// Writes what a step changes, and nothing else.
pub fn save_step(tx: &mut dyn Tx, account: AccountId, d: &Document) -> Result<(), Fault> {
    let values = params![
        account, d.id, d.updated_at, d.version, d.status, d.status_since, d.visits, d.last_mover,
        d.changed_by
    ];
    tx.push(SAVE_STEP, values.to_vec())
}

/// Writes many new documents with their positions at once.
pub fn insert_many(tx: &mut dyn Tx, account: AccountId, documents: &[Document]) -> Result<(), Fault> {
    let rows: Vec<_> = documents.iter().map(|d| document_params(account, d)).collect::<Result<_, _>>()?;
    tx.bulk("documents", &INSERT_COLUMNS, &rows)?;
    let positions: Vec<_> = documents.iter().flat_map(|d| position_params(account, d)).collect();
    tx.bulk("positions", &POSITION_COLUMNS, &positions)
}

pub fn find_by_number(
    tx: &mut dyn Tx,
    account: AccountId,
    kind: DocumentKind,
    number: &str,
) -> Result<Option<DocumentId>, Fault> {
    tx.query(BY_NUMBER, &params![account, kind.code(), number])?.first().map(|row| row.get(0)).transpose()
}

pub fn find_by_external_id(
    tx: &mut dyn Tx,
    account: AccountId,
    kind: DocumentKind,
    external_id: &str,
) -> Result<Option<DocumentId>, Fault> {
    tx.query(BY_EXTERNAL, &params![account, kind.code(), external_id])?
        .first()
        .map(|row| row.get(0))
        .transpose()
}

/// Documents by external id, the bin included, without positions.
pub fn by_external_ids(
    tx: &mut dyn Tx,
    account: AccountId,
    kind: DocumentKind,
    external_ids: &[String],
) -> Result<Vec<Document>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM documents d WHERE d.account_id = $1 AND d.kind = $2");
    let wanted = ("d.external_id", external_ids.iter().map(String::as_str));
    rows_in(tx, &sql, &params![account, kind.code()], wanted, "")?.iter().map(read).collect()
}

/// Those of `external_ids` that are taken.
pub fn known_external_ids(
    tx: &mut dyn Tx,
    account: AccountId,
    kind: DocumentKind,
    external_ids: &[String],
) -> Result<Vec<String>, Fault> {
    known(tx, account, kind, "external_id", external_ids)
}

/// Those of `numbers` that are taken.
pub fn known_numbers(
    tx: &mut dyn Tx,
    account: AccountId,
    kind: DocumentKind,
    numbers: &[String],
) -> Result<Vec<String>, Fault> {
    known(tx, account, kind, "number", numbers)
}

fn known(
    tx: &mut dyn Tx,
    account: AccountId,
    kind: DocumentKind,
    column: &str,
    values: &[String],
) -> Result<Vec<String>, Fault> {
    let sql = format!("SELECT {column} FROM documents WHERE account_id = $1 AND kind = $2");
    let wanted = (column, values.iter().map(String::as_str));
    let rows = rows_in(tx, &sql, &params![account, kind.code()], wanted, "")?;
    rows.iter().map(|row| row.get(0)).collect()
}

pub(crate) fn read(row: &Row) -> Result<Document, Fault> {
    Ok(Document {
        id: row.get(0)?,
        kind: code(row, 1, DocumentKind::from_code)?,
        number: row.get(2)?,
        external_id: row.get(3)?,
        moment: row.get(4)?,
        planned_at: row.get(5)?,
        created_at: row.get(6)?,
        updated_at: row.get(7)?,
        version: row.get(8)?,
        status: row.get(9)?,
        status_since: row.get(10)?,
        visits: row.get(11)?,
        owner: row.get(12)?,
        department: row.get(13)?,
        shared: row.get(14)?,
        author: row.get(15)?,
        last_mover: row.get(16)?,
        changed_by: row.get(17)?,
        counterparty: row.get(18)?,
        channel: row.get(19)?,
        description: row.get(20)?,
        currency: row.get(21)?,
        vat_mode: code(row, 22, VatMode::from_code)?,
        posted: row.get(23)?,
        attributes: from_json(&row.get::<String>(24)?)?,
        sums: Sums { gross: row.get(25)?, net: row.get(26)?, sum: row.get(27)?, vat: row.get(28)? },
        position_count: row.get(29)?,
        deleted_at: row.get(30)?,
        organization: row.get(31)?,
        warehouse: row.get(32)?,
        trade: TradeSums {
            invoiced: row.get(33)?,
            paid: row.get(34)?,
            shipped: row.get(35)?,
            reserved: row.get(36)?,
            reserved_pieces: row.get(37)?,
        },
        approval: row.get::<Option<String>>(38)?.as_deref().map(from_json).transpose()?,
        positions: Vec::new(),
    })
}

fn document_params(account: AccountId, document: &Document) -> Result<Vec<Value>, Fault> {
    let d = document;
    let attributes = to_json(&d.attributes)?;
    Ok(params![
        account,
        d.id,
        d.kind.code(),
        d.number.as_str(),
        d.external_id.clone(),
        d.moment,
        d.planned_at,
        d.created_at,
        d.updated_at,
        d.version,
        d.status,
        d.status_since,
        d.visits,
        d.owner,
        d.department,
        d.shared,
        d.author,
        d.last_mover,
        d.changed_by,
        d.counterparty,
        d.channel,
        d.description.as_str(),
        d.currency.as_str(),
        d.vat_mode.code(),
        d.posted,
        attributes,
        d.sums.gross,
        d.sums.net,
        d.sums.sum,
        d.sums.vat,
        d.position_count,
        d.deleted_at,
        d.organization,
        d.warehouse,
        d.trade.invoiced,
        d.trade.paid,
        d.trade.shipped,
        d.trade.reserved,
        d.trade.reserved_pieces,
        d.approval.as_ref().map(to_json).transpose()?
    ]
    .to_vec())
}

fn insert_positions(tx: &mut dyn Tx, account: AccountId, document: &Document) -> Result<(), Fault> {
    for values in position_params(account, document) {
        tx.push(INSERT_POSITION, values)?;
    }
    Ok(())
}

fn position_params(account: AccountId, document: &Document) -> Vec<Vec<Value>> {
    let row = |(place, p): (usize, &Position)| {
        params![
            account, document.id, p.id, place as i64, p.product, p.quantity, p.price, p.discount, p.vat_rate,
            p.sums.gross, p.sums.net, p.sums.sum, p.sums.vat, p.reserve
        ]
        .to_vec()
    };
    document.positions.iter().enumerate().map(row).collect()
}
