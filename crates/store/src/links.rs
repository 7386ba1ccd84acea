//! Which document rests on which.

use std::collections::{BTreeMap, BTreeSet};

use poryadok_domain::document::{Document, DocumentKind};
use poryadok_domain::ids::{AccountId, DocumentId, ProductId};
use poryadok_domain::money::Minor;

use crate::db::{Fault, Row, Tx};
use crate::documents::{COLUMN_COUNT, COLUMNS, read};
use crate::params;
use crate::pieces::rows_in;
use crate::values::{code, not_nil, or_nil};

const INSERT: &str =
    "INSERT INTO links (account_id, document_id, base_id, via_id, sum) VALUES ($1, $2, $3, $4, $5)";
const DELETE: &str = "DELETE FROM links WHERE account_id = $1 AND document_id = $2";
const SET_SUM: &str = "UPDATE links SET sum = $3 WHERE account_id = $1 AND document_id = $2";
// `CROSS JOIN`, here and below: SQLite keeps to the order of the tables, and begins with the few links of a document instead of
// all documents or positions of the company.
const BASES: &str = "SELECT l.base_id, l.via_id, l.sum, b.kind FROM links l CROSS JOIN documents b
  WHERE l.account_id = $1 AND l.document_id = $2 AND b.account_id = l.account_id AND b.id = l.base_id
  ORDER BY l.base_id, l.via_id";
const POSTED_KINDS: &str = "SELECT d.kind, COUNT(*) FROM links l CROSS JOIN documents d
  WHERE l.account_id = $1 AND l.base_id = $2 AND d.account_id = l.account_id AND d.id = l.document_id
    AND d.posted AND d.deleted_at IS NULL GROUP BY d.kind";
const TAKEN: &str = "SELECT p.product_id, CAST(SUM(p.quantity) AS BIGINT) FROM links l
  CROSS JOIN documents d CROSS JOIN positions p
  WHERE l.account_id = $1 AND l.base_id = $2 AND d.account_id = l.account_id AND d.id = l.document_id
    AND p.account_id = d.account_id AND p.document_id = d.id AND d.kind = $3 AND d.deleted_at IS NULL";
const NEWEST: &str = "SELECT d.id FROM links l CROSS JOIN documents d
  WHERE l.account_id = $1 AND l.base_id = $2 AND d.account_id = l.account_id AND d.id = l.document_id
    AND d.kind = $3 AND d.deleted_at IS NULL
  ORDER BY d.created_at DESC, d.id DESC LIMIT 1";

/// What a document rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Base {
    pub id: DocumentId,
    pub kind: DocumentKind,
    /// The invoice whose order this is, where a payment concerns it only through that.
    pub via: Option<DocumentId>,
    pub sum: Minor,
}

/// One end of a link with the document on it.
#[derive(Debug, Clone)]
pub struct Linked {
    pub document: Document,
    /// The document it was looked up from.
    pub from: DocumentId,
    /// The part of the later document that concerns the earlier.
    pub sum: Minor,
    pub via: Option<DocumentId>,
}

pub fn insert(
    tx: &mut dyn Tx,
    account: AccountId,
    document: DocumentId,
    base: DocumentId,
    via: Option<DocumentId>,
    sum: Minor,
) -> Result<(), Fault> {
    tx.push(INSERT, params![account, document, base, or_nil(via), sum].to_vec())
}

/// Takes the document off everything it rests on.
pub fn delete(tx: &mut dyn Tx, account: AccountId, document: DocumentId) -> Result<(), Fault> {
    tx.push(DELETE, params![account, document].to_vec())
}

/// The sum of a document that concerns its one base whole.
pub fn set_sum(tx: &mut dyn Tx, account: AccountId, document: DocumentId, sum: Minor) -> Result<(), Fault> {
    tx.push(SET_SUM, params![account, document, sum].to_vec())
}

/// What a document rests on, in the order of the ids.
pub fn bases(tx: &mut dyn Tx, account: AccountId, document: DocumentId) -> Result<Vec<Base>, Fault> {
    let read = |row: &Row| {
        Ok(Base {
            id: row.get(0)?,
            via: not_nil(row.get(1)?),
            sum: row.get(2)?,
            kind: code(row, 3, DocumentKind::from_code)?,
        })
    };
    tx.query(BASES, &params![account, document])?.iter().map(read).collect()
}

/// Kinds of which posted documents rest on it, with how many.
pub fn posted_kinds(
    tx: &mut dyn Tx,
    account: AccountId,
    base: DocumentId,
) -> Result<BTreeMap<DocumentKind, i64>, Fault> {
    let read = |row: &Row| Ok((code(row, 0, DocumentKind::from_code)?, row.get(1)?));
    tx.query(POSTED_KINDS, &params![account, base])?.iter().map(read).collect()
}

/// Quantities per product in live documents of a kind that rest on it; only the posted ones if asked.
pub fn taken(
    tx: &mut dyn Tx,
    account: AccountId,
    base: DocumentId,
    kind: DocumentKind,
    posted_only: bool,
) -> Result<BTreeMap<ProductId, i64>, Fault> {
    let posted = if posted_only { " AND d.posted" } else { "" };
    let sql = format!("{TAKEN}{posted} GROUP BY p.product_id");
    let rows = tx.query(&sql, &params![account, base, kind.code()])?;
    rows.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
}

/// The newest live document of a kind that rests on it.
pub fn newest(
    tx: &mut dyn Tx,
    account: AccountId,
    base: DocumentId,
    kind: DocumentKind,
) -> Result<Option<DocumentId>, Fault> {
    let rows = tx.query(NEWEST, &params![account, base, kind.code()])?;
    rows.first().map(|row| row.get(0)).transpose()
}

/// Live documents that rest on any of these, at most `limit`, the earliest first.
pub fn resting_on(
    tx: &mut dyn Tx,
    account: AccountId,
    ids: &[DocumentId],
    limit: i64,
) -> Result<Vec<Linked>, Fault> {
    neighbours(tx, account, ids, ("l.base_id", "l.document_id"), limit)
}

/// Live documents that any of these rest on.
pub fn rested_on(
    tx: &mut dyn Tx,
    account: AccountId,
    ids: &[DocumentId],
    limit: i64,
) -> Result<Vec<Linked>, Fault> {
    neighbours(tx, account, ids, ("l.document_id", "l.base_id"), limit)
}

fn neighbours(
    tx: &mut dyn Tx,
    account: AccountId,
    ids: &[DocumentId],
    (from, to): (&str, &str),
    limit: i64,
) -> Result<Vec<Linked>, Fault> {
    let ids: BTreeSet<DocumentId> = ids.iter().copied().collect();
    let sql = format!(
        "SELECT {COLUMNS}, {from}, l.sum, l.via_id FROM links l CROSS JOIN documents d
         WHERE l.account_id = $1 AND d.account_id = l.account_id AND d.id = {to} AND d.deleted_at IS NULL"
    );
    let linked = |row: &Row| {
        Ok(Linked {
            document: read(row)?,
            from: row.get(COLUMN_COUNT)?,
            sum: row.get(COLUMN_COUNT + 1)?,
            via: not_nil(row.get(COLUMN_COUNT + 2)?),
        })
    };
    let tail = format!(" ORDER BY d.created_at, d.id LIMIT {limit}");
    rows_in(tx, &sql, &params![account], (from, ids), &tail)?.iter().map(linked).collect()
}
