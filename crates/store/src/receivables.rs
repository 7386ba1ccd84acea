//! Invoices and orders that may have something left to pay.

use std::collections::BTreeMap;

use poryadok_domain::document::DocumentKind;
use poryadok_domain::ids::{AccountId, CounterpartyId, DocumentId};
use poryadok_domain::money::Minor;
use poryadok_domain::rights::{Reach, Scope};

use crate::counterparties::PARAMETERS;
use crate::counts::{covered, push_in};
use crate::db::{Fault, Row, Tx, Value};
use crate::documents::{COLUMN_COUNT, COLUMNS, read};
use crate::params;
use crate::views::document_list::Listed;

/// By what they are found.
#[derive(Debug, Clone, Copy)]
pub enum By<'a> {
    /// The newest of all.
    Newest,
    Numbers(&'a [String]),
    Counterparties(&'a [CounterpartyId]),
    /// The sum of the whole document.
    Sums(&'a [Minor]),
}

/// Live documents of a kind of which posted payments do not cover the sum, the newest first; at most `limit` for each piece
/// of a statement's parameters. What drafts of payments take of them is not looked at here.
pub fn page(
    tx: &mut dyn Tx,
    account: AccountId,
    kind: DocumentKind,
    reach: &Reach,
    by: By<'_>,
    limit: i64,
) -> Result<Vec<Listed>, Fault> {
    if reach.scope == Scope::No {
        return Ok(Vec::new());
    }
    let (column, values): (&str, Vec<Value>) = match by {
        By::Newest => return piece(tx, account, kind, reach, None, limit),
        By::Numbers(numbers) => ("d.number", numbers.iter().map(|n| n.as_str().into()).collect()),
        By::Counterparties(ids) => ("d.counterparty_id", ids.iter().map(|id| (*id).into()).collect()),
        By::Sums(sums) => ("d.sum", sums.iter().map(|sum| (*sum).into()).collect()),
    };
    let mut found = Vec::new();
    for part in values.chunks(PARAMETERS) {
        found.extend(piece(tx, account, kind, reach, Some((column, part)), limit)?);
    }
    Ok(found)
}

fn piece(
    tx: &mut dyn Tx,
    account: AccountId,
    kind: DocumentKind,
    reach: &Reach,
    of: Option<(&str, &[Value])>,
    limit: i64,
) -> Result<Vec<Listed>, Fault> {
    let mut values = params![account, kind.code()].to_vec();
    let mut sql = format!(
        "SELECT {COLUMNS}, c.name FROM documents d
         LEFT JOIN counterparties c ON c.account_id = d.account_id AND c.id = d.counterparty_id
         WHERE d.account_id = $1 AND d.kind = $2 AND d.deleted_at IS NULL AND d.sum > d.paid"
    );
    sql.push_str(&format!(" AND ({})", covered(reach, "d.", &mut values)));
    if let Some((column, part)) = of {
        push_in(&mut sql, &mut values, column, part.to_vec());
    }
    values.push(limit.into());
    sql.push_str(&format!(" ORDER BY d.moment DESC, d.id DESC LIMIT ${}", values.len()));
    let listed = |row: &Row| Ok(Listed { document: read(row)?, counterparty_name: row.get(COLUMN_COUNT)? });
    tx.query(&sql, &values)?.iter().map(listed).collect()
}

/// What live payments, drafts too, take of each of these.
pub fn spread_on(
    tx: &mut dyn Tx,
    account: AccountId,
    bases: &[DocumentId],
) -> Result<BTreeMap<DocumentId, Minor>, Fault> {
    let mut sums = BTreeMap::new();
    for part in bases.chunks(PARAMETERS) {
        let mut values = params![account, DocumentKind::PaymentIn.code()].to_vec();
        let mut sql = String::from(
            "SELECT l.base_id, CAST(SUM(l.sum) AS BIGINT) FROM links l
             JOIN documents d ON d.account_id = l.account_id AND d.id = l.document_id
             WHERE l.account_id = $1 AND d.kind = $2 AND d.deleted_at IS NULL",
        );
        push_in(&mut sql, &mut values, "l.base_id", part.iter().map(|id| Value::from(*id)).collect());
        sql.push_str(" GROUP BY l.base_id");
        for row in tx.query(&sql, &values)? {
            sums.insert(row.get(0)?, row.get(1)?);
        }
    }
    Ok(sums)
}
