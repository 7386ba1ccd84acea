//! What open orders lack, over all of them.

use std::collections::BTreeMap;

use poryadok_domain::ids::{AccountId, ProductId, StatusId, WarehouseId};

use crate::db::{Fault, Tx};
use crate::params;
use crate::pieces::rows_in;
use crate::stock;

/// A warehouse, and whether documents that name none mean it.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    pub warehouse: WarehouseId,
    pub usual: bool,
}

/// What is lacking of a product. In 1/10 000 of a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Need {
    pub product: ProductId,
    /// Ordered by customers and not shipped.
    pub wanted: i64,
    pub on_hand: i64,
    /// Ordered from suppliers and not received.
    pub coming: i64,
    pub short: i64,
}

/// Products of which open orders want more than there is and comes, the most lacking first.
pub fn needs(
    tx: &mut dyn Tx,
    account: AccountId,
    place: Place,
    orders: &[StatusId],
    supplies: &[StatusId],
) -> Result<Vec<Need>, Fault> {
    let ordered = open_sums(tx, account, place, ("customer_order", orders), None)?;
    let shipped = open_sums(tx, account, place, ("customer_order", orders), Some("shipment"))?;
    let bought = open_sums(tx, account, place, ("purchase_order", supplies), None)?;
    let received = open_sums(tx, account, place, ("purchase_order", supplies), Some("receipt"))?;
    let ids: Vec<ProductId> = ordered.keys().copied().collect();
    let there = stock::balances(tx, account, &ids)?;
    let of = |sums: &BTreeMap<ProductId, i64>, id: &ProductId| sums.get(id).copied().unwrap_or(0);
    let mut needs: Vec<Need> = ordered
        .iter()
        .filter_map(|(product, ordered)| {
            let wanted = (ordered - of(&shipped, product)).max(0);
            let coming = (of(&bought, product) - of(&received, product)).max(0);
            let on_hand = there.get(&(place.warehouse, *product)).map_or(0, |b| b.on_hand);
            let short = wanted - on_hand.max(0) - coming;
            (short > 0).then_some(Need { product: *product, wanted, on_hand, coming, short })
        })
        .collect();
    needs.sort_unstable_by_key(|n| (std::cmp::Reverse(n.short), n.product));
    Ok(needs)
}

/// Quantities per product of goods in open documents of a kind, or in the posted documents of another that rest on those.
fn open_sums(
    tx: &mut dyn Tx,
    account: AccountId,
    place: Place,
    (kind, statuses): (&str, &[StatusId]),
    resting: Option<&str>,
) -> Result<BTreeMap<ProductId, i64>, Fault> {
    let mut values = params![account, kind, place.warehouse].to_vec();
    // `CROSS JOIN`: SQLite keeps to the order of the tables, and begins with documents instead of all positions of the company.
    let (tables, joined) = match resting {
        None => ("CROSS JOIN positions p", "p.account_id = d.account_id AND p.document_id = d.id".to_owned()),
        Some(kind) => {
            values.push(kind.into());
            let joined = format!(
                "l.account_id = d.account_id AND l.base_id = d.id
                 AND r.account_id = l.account_id AND r.id = l.document_id AND r.kind = ${}
                 AND r.posted AND r.deleted_at IS NULL
                 AND p.account_id = r.account_id AND p.document_id = r.id",
                values.len()
            );
            ("CROSS JOIN links l CROSS JOIN documents r CROSS JOIN positions p", joined)
        }
    };
    let nowhere = if place.usual { " OR d.warehouse_id IS NULL" } else { "" };
    // Supplier orders count once they are posted.
    let posted = if kind == "purchase_order" { " AND d.posted" } else { "" };
    let sql = format!(
        "SELECT p.product_id, CAST(SUM(p.quantity) AS BIGINT) FROM documents d {tables} CROSS JOIN products g
         WHERE {joined} AND g.account_id = p.account_id AND g.id = p.product_id AND g.product_type = 'goods'
           AND d.account_id = $1 AND d.kind = $2 AND d.deleted_at IS NULL{posted}
           AND (d.warehouse_id = $3{nowhere})"
    );
    // Two statements: with `OR` between them no index by status would serve, and all orders there ever were would be read.
    let tail = " GROUP BY p.product_id";
    let mut rows = tx.query(&format!("{sql} AND d.status_id IS NULL{tail}"), &values)?;
    rows.extend(rows_in(tx, &sql, &values, ("d.status_id", statuses.iter().copied()), tail)?);
    let mut sums = BTreeMap::new();
    for row in &rows {
        *sums.entry(row.get(0)?).or_insert(0) += row.get::<i64>(1)?;
    }
    Ok(sums)
}
