//! What open orders lack, over all of them.

use std::collections::BTreeMap;

use poryadok_domain::ids::{AccountId, ProductId, StatusId, WarehouseId};

use crate::counts::push_in;
use crate::db::{Fault, Tx, Value};
use crate::params;
use crate::pieces::PARAMETERS;
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
    let wanted = outstanding(tx, account, place, ("customer_order", orders), "shipment")?;
    let coming = outstanding(tx, account, place, ("purchase_order", supplies), "receipt")?;
    let ids: Vec<ProductId> = wanted.keys().copied().collect();
    let there = stock::balances(tx, account, &ids)?;
    let mut needs: Vec<Need> = wanted
        .into_iter()
        .filter_map(|(product, wanted)| {
            let coming = coming.get(&product).copied().unwrap_or(0);
            let on_hand = there.get(&(place.warehouse, product)).map_or(0, |b| b.on_hand);
            let short = wanted - on_hand.max(0) - coming;
            (short > 0).then_some(Need { product, wanted, on_hand, coming, short })
        })
        .collect();
    needs.sort_unstable_by_key(|n| (std::cmp::Reverse(n.short), n.product));
    Ok(needs)
}

/// Quantities per product of goods in open documents of a kind that the posted documents of another, which rest on them, do not
/// hold yet. Judged for each document: what one was given too much is not taken from another.
fn outstanding(
    tx: &mut dyn Tx,
    account: AccountId,
    place: Place,
    (kind, statuses): (&str, &[StatusId]),
    resting: &str,
) -> Result<BTreeMap<ProductId, i64>, Fault> {
    let mut sums = BTreeMap::new();
    // None, and then the rest: with `OR` between them no index by status would serve, and all orders there ever were would be read.
    for part in std::iter::once(&[][..]).chain(statuses.chunks(PARAMETERS)) {
        let mut values = params![account, kind, place.warehouse, resting].to_vec();
        let mut status = String::new();
        push_in(&mut status, &mut values, "d.status_id", part.iter().map(|s| Value::from(*s)).collect());
        if part.is_empty() {
            status.push_str(" AND d.status_id IS NULL");
        }
        for row in &tx.query(&outstanding_in(place, kind, &status), &values)? {
            *sums.entry(row.get(0)?).or_insert(0) += row.get::<i64>(1)?;
        }
    }
    Ok(sums)
}

/// The statement for documents whose status meets a condition. Parameters: account, kind, warehouse, the kind that rests on them.
fn outstanding_in(place: Place, kind: &str, status: &str) -> String {
    let nowhere = if place.usual { " OR d.warehouse_id IS NULL" } else { "" };
    // Supplier orders count once they are posted.
    let posted = if kind == "purchase_order" { " AND d.posted" } else { "" };
    let open = format!(
        "d.account_id = $1 AND d.kind = $2 AND d.deleted_at IS NULL{posted} AND (d.warehouse_id = $3{nowhere}){status}"
    );
    // `CROSS JOIN`: SQLite keeps to the order of the tables, and begins with documents instead of all positions of the company.
    format!(
        "SELECT t.product_id, CAST(SUM(t.rest) AS BIGINT) FROM (
           SELECT o.id, o.product_id, SUM(o.quantity) AS rest FROM (
             SELECT d.id, p.product_id, p.quantity FROM documents d CROSS JOIN positions p
             WHERE {open} AND p.account_id = d.account_id AND p.document_id = d.id
             UNION ALL
             SELECT d.id, p.product_id, -p.quantity
             FROM documents d CROSS JOIN links l CROSS JOIN documents r CROSS JOIN positions p
             WHERE {open} AND l.account_id = d.account_id AND l.base_id = d.id
               AND r.account_id = l.account_id AND r.id = l.document_id AND r.kind = $4
               AND r.posted AND r.deleted_at IS NULL
               AND p.account_id = r.account_id AND p.document_id = r.id
           ) o GROUP BY o.id, o.product_id HAVING SUM(o.quantity) > 0
         ) t CROSS JOIN products g
         WHERE g.account_id = $1 AND g.id = t.product_id AND g.product_type = 'goods' GROUP BY t.product_id"
    )
}
