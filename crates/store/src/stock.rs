//! Goods in stock: kept sums per product and warehouse.

use std::collections::BTreeMap;

use poryadok_domain::ids::{AccountId, DocumentId, ProductId, WarehouseId};
use poryadok_domain::trade::{Balance, StockMove};

use uuid::Uuid;

use crate::counterparties::search_pages;
use crate::counts::push_in;
use crate::db::{Fault, Row, Tx, Value};
use crate::pieces::rows_in;
use crate::{params, products};

const ADD: &str = "INSERT INTO stock (account_id, product_id, warehouse_id, on_hand, reserved)
  VALUES ($1, $2, $3, $4, $5) ON CONFLICT (account_id, product_id, warehouse_id) DO UPDATE SET
  on_hand = stock.on_hand + excluded.on_hand, reserved = stock.reserved + excluded.reserved";
const MARK_SHORT: &str = "INSERT INTO short_orders (account_id, product_id, document_id) VALUES ($1, $2, $3)
  ON CONFLICT (account_id, product_id, document_id) DO NOTHING";
const CLEAR_SHORT: &str =
    "DELETE FROM short_orders WHERE account_id = $1 AND document_id = $2 AND product_id = $3";
const SHORT_OF: &str =
    "SELECT product_id FROM short_orders WHERE account_id = $1 AND document_id = $2 ORDER BY product_id";

/// Adds what moves. They come in the order of their products, so that two writers never wait for each other in a circle.
pub fn add(tx: &mut dyn Tx, account: AccountId, moves: &[StockMove]) -> Result<(), Fault> {
    moves.iter().try_for_each(|m| {
        tx.push(ADD, params![account, m.product, m.warehouse, m.on_hand, m.reserved].to_vec())
    })
}

/// What these products come to in each warehouse.
pub fn balances(
    tx: &mut dyn Tx,
    account: AccountId,
    products: &[ProductId],
) -> Result<BTreeMap<(WarehouseId, ProductId), Balance>, Fault> {
    let sql = "SELECT warehouse_id, product_id, on_hand, reserved FROM stock WHERE account_id = $1";
    let balance =
        |row: &Row| Ok(((row.get(0)?, row.get(1)?), Balance { on_hand: row.get(2)?, reserved: row.get(3)? }));
    let wanted = ("product_id", products.iter().copied());
    rows_in(tx, sql, &params![account], wanted, "")?.iter().map(balance).collect()
}

/// Products that the order was found to lack.
pub fn short_of(tx: &mut dyn Tx, account: AccountId, order: DocumentId) -> Result<Vec<ProductId>, Fault> {
    tx.query(SHORT_OF, &params![account, order])?.iter().map(|row| row.get(0)).collect()
}

pub fn mark_short(
    tx: &mut dyn Tx,
    account: AccountId,
    order: DocumentId,
    product: ProductId,
    short: bool,
) -> Result<(), Fault> {
    match short {
        true => tx.push(MARK_SHORT, params![account, product, order].to_vec()),
        false => tx.push(CLEAR_SHORT, params![account, order, product].to_vec()),
    }
}

/// Orders that lack any of these products, the oldest first.
pub fn waiting_for(
    tx: &mut dyn Tx,
    account: AccountId,
    products: &[ProductId],
    limit: i64,
) -> Result<Vec<DocumentId>, Fault> {
    let sql = "SELECT DISTINCT document_id FROM short_orders WHERE account_id = $1";
    // Ids go with the time of creation.
    let tail = format!(" ORDER BY document_id LIMIT {limit}");
    let rows = rows_in(tx, sql, &params![account], ("product_id", products.iter().copied()), &tail)?;
    let mut found = rows.iter().map(|row| row.get(0)).collect::<Result<Vec<DocumentId>, Fault>>()?;
    found.sort_unstable();
    found.dedup();
    found.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    Ok(found)
}

/// A line of the stock page.
#[derive(Debug, Clone)]
pub struct Line {
    pub product: ProductId,
    pub name: String,
    pub code: String,
    pub unit: String,
    pub balance: Balance,
}

/// What to list.
#[derive(Debug, Clone)]
pub struct Filter {
    /// Of one warehouse; of all together where none is named.
    pub warehouse: Option<WarehouseId>,
    /// Folded words; with them the page is in order of creation, newest first.
    pub words: Vec<String>,
    /// By the folded name and the id.
    pub after: Option<(String, ProductId)>,
    pub limit: i64,
}

/// Goods with what there is of them, those without any as well: by name, or as a search finds them. A page has as many as
/// asked for while there are more: services are left out before they are counted.
pub fn page(tx: &mut dyn Tx, account: AccountId, filter: &Filter) -> Result<Vec<(String, Line)>, Fault> {
    let mut lines = match filter.words.is_empty() {
        true => by_name(tx, account, filter)?,
        false => found(tx, account, filter)?,
    };
    let ids: Vec<ProductId> = lines.iter().map(|(_, l)| l.product).collect();
    let mut of_product: BTreeMap<ProductId, Balance> = BTreeMap::new();
    for ((warehouse, product), balance) in balances(tx, account, &ids)? {
        if filter.warehouse.is_none_or(|w| w == warehouse) {
            let at = of_product.entry(product).or_default();
            at.on_hand += balance.on_hand;
            at.reserved += balance.reserved;
        }
    }
    for (_, line) in &mut lines {
        line.balance = of_product.get(&line.product).copied().unwrap_or_default();
    }
    Ok(lines)
}

const GOODS: &str = "SELECT p.sort_name, p.id, p.name, p.code, p.unit FROM products p
  WHERE p.account_id = $1 AND p.product_type = 'goods'";

/// Read along the index of names.
fn by_name(tx: &mut dyn Tx, account: AccountId, filter: &Filter) -> Result<Vec<(String, Line)>, Fault> {
    let mut values = params![account].to_vec();
    let mut sql = format!("{GOODS} AND p.archived = FALSE");
    if let Some((name, id)) = &filter.after {
        values.extend(params![name.as_str(), *id]);
        sql.push_str(&format!(" AND (p.sort_name, p.id) > (${}, ${})", values.len() - 1, values.len()));
    }
    values.push(filter.limit.into());
    sql.push_str(&format!(" ORDER BY p.sort_name, p.id LIMIT ${}", values.len()));
    tx.query(&sql, &values)?.iter().map(line).collect()
}

fn found(tx: &mut dyn Tx, account: AccountId, filter: &Filter) -> Result<Vec<(String, Line)>, Fault> {
    let before = filter.after.as_ref().map(|(_, id)| Uuid::from(*id));
    search_pages(tx, products::NOUN, account, &filter.words, before, filter.limit, |tx, ids| {
        let mut values = params![account].to_vec();
        // `NOT`: with `=` SQLite would read all that are in use along the index of names, and look for the few among them.
        let mut sql = format!("{GOODS} AND NOT p.archived");
        push_in(&mut sql, &mut values, "p.id", ids.iter().map(|id| Value::Id(*id)).collect());
        let lines = tx.query(&sql, &values)?.iter().map(line).collect::<Result<Vec<_>, Fault>>()?;
        Ok(lines.into_iter().map(|line| (line.1.product.into(), line)).collect())
    })
}

fn line(row: &Row) -> Result<(String, Line), Fault> {
    let line = Line {
        product: row.get(1)?,
        name: row.get(2)?,
        code: row.get(3)?,
        unit: row.get(4)?,
        balance: Balance::default(),
    };
    Ok((row.get(0)?, line))
}
