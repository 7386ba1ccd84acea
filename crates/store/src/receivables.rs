//! Invoices and orders that may have something left to pay.

use std::collections::BTreeMap;

use poryadok_domain::document::DocumentKind;
use poryadok_domain::ids::{AccountId, CounterpartyId, DocumentId};
use poryadok_domain::money::Minor;
use poryadok_domain::rights::{Reach, Scope};

use crate::counts::covered;
use crate::db::{Fault, Row, Tx};
use crate::documents::{COLUMN_COUNT, COLUMNS, read};
use crate::params;
use crate::pieces::rows_in;
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
    let mut values = params![account, kind.code()].to_vec();
    let covered = covered(reach, "d.", &mut values);
    let sql = format!(
        "SELECT {COLUMNS}, c.name FROM documents d
         LEFT JOIN counterparties c ON c.account_id = d.account_id AND c.id = d.counterparty_id
         WHERE d.account_id = $1 AND d.kind = $2 AND d.deleted_at IS NULL AND d.sum > d.paid AND ({covered})"
    );
    let tail = format!(" ORDER BY d.moment DESC, d.id DESC LIMIT {limit}");
    let rows = match by {
        By::Newest => tx.query(&format!("{sql}{tail}"), &values)?,
        By::Numbers(numbers) => {
            rows_in(tx, &sql, &values, ("d.number", numbers.iter().map(String::as_str)), &tail)?
        }
        By::Counterparties(ids) => {
            rows_in(tx, &sql, &values, ("d.counterparty_id", ids.iter().copied()), &tail)?
        }
        By::Sums(sums) => rows_in(tx, &sql, &values, ("d.sum", sums.iter().copied()), &tail)?,
    };
    let listed = |row: &Row| Ok(Listed { document: read(row)?, counterparty_name: row.get(COLUMN_COUNT)? });
    rows.iter().map(listed).collect()
}

/// What live payments, drafts too, take of each of these.
pub fn spread_on(
    tx: &mut dyn Tx,
    account: AccountId,
    bases: &[DocumentId],
) -> Result<BTreeMap<DocumentId, Minor>, Fault> {
    let sql = "SELECT l.base_id, CAST(SUM(l.sum) AS BIGINT) FROM links l CROSS JOIN documents d
       WHERE l.account_id = $1 AND d.account_id = l.account_id AND d.id = l.document_id
         AND d.kind = $2 AND d.deleted_at IS NULL";
    let params = params![account, DocumentKind::PaymentIn.code()];
    let wanted = ("l.base_id", bases.iter().copied());
    let rows = rows_in(tx, sql, &params, wanted, " GROUP BY l.base_id")?;
    rows.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
}
