//! Goods and services.

use std::collections::BTreeMap;

use poryadok_domain::ids::{AccountId, CounterpartyId, ProductId};
use poryadok_domain::money::Minor;
use poryadok_domain::text::fold;
use poryadok_domain::time::Timestamp;
use uuid::Uuid;

use crate::counterparties::{external_ids_of, search_pages};
use crate::db::{Fault, Row, Tx, Value};
use crate::params;
use crate::pieces::{rows_in, rows_in_locked};
use crate::values::code;

/// What the search index calls them.
pub(crate) const NOUN: &str = "product";
const COLUMNS: &str =
    "id, name, code, external_id, product_type, unit, price, vat_rate, description, archived, version,
  created_at, updated_at, supplier_id, buy_price";
const BULK_COLUMNS: [&str; 17] = [
    "account_id", "id", "name", "code", "external_id", "product_type", "unit", "price", "vat_rate",
    "description", "archived", "version", "created_at", "updated_at", "sort_name", "supplier_id",
    "buy_price",
];
const INSERT: &str =
    "INSERT INTO products (account_id, id, name, code, external_id, product_type, unit, price,
  vat_rate, description, archived, version, created_at, updated_at, sort_name, supplier_id, buy_price)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)";
const SAVE: &str = "UPDATE products SET name = $3, code = $4, external_id = $5, product_type = $6, unit = $7, price = $8,
  vat_rate = $9, description = $10, archived = $11, version = $12, created_at = $13, updated_at = $14, sort_name = $15,
  supplier_id = $16, buy_price = $17
  WHERE account_id = $1 AND id = $2";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProductType {
    Goods,
    Service,
}

impl ProductType {
    pub const fn code(self) -> &'static str {
        match self {
            ProductType::Goods => "goods",
            ProductType::Service => "service",
        }
    }

    pub fn from_code(code: &str) -> Option<ProductType> {
        [ProductType::Goods, ProductType::Service].into_iter().find(|t| t.code() == code)
    }
}

/// What is sold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Product {
    pub id: ProductId,
    pub name: String,
    pub code: String,
    pub external_id: Option<String>,
    pub product_type: ProductType,
    pub unit: String,
    pub price: Minor,
    pub vat_rate: i64,
    /// Whom it is bought from, and for how much.
    pub supplier: Option<CounterpartyId>,
    pub buy_price: Minor,
    pub description: String,
    pub archived: bool,
    pub version: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

pub fn insert(tx: &mut dyn Tx, account: AccountId, product: &Product) -> Result<(), Fault> {
    tx.execute(INSERT, &row(account, product))?;
    index(tx, account, product)
}

pub fn insert_many(tx: &mut dyn Tx, account: AccountId, list: &[Product]) -> Result<(), Fault> {
    let rows: Vec<_> = list.iter().map(|p| row(account, p)).collect();
    tx.bulk("products", &BULK_COLUMNS, &rows)?;
    list.iter().try_for_each(|p| index(tx, account, p))
}

pub fn save(tx: &mut dyn Tx, account: AccountId, product: &Product) -> Result<(), Fault> {
    tx.execute(SAVE, &row(account, product))?;
    index(tx, account, product)
}

pub fn load_locked(tx: &mut dyn Tx, account: AccountId, id: ProductId) -> Result<Option<Product>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM products WHERE account_id = $1 AND id = $2");
    tx.query_locked(&sql, &params![account, id])?.first().map(read).transpose()
}

/// A page of all products in the order of their ids.
pub fn page(
    tx: &mut dyn Tx,
    account: AccountId,
    after: Option<Uuid>,
    limit: i64,
) -> Result<Vec<Product>, Fault> {
    let sql =
        format!("SELECT {COLUMNS} FROM products WHERE account_id = $1 AND id > $2 ORDER BY id LIMIT $3");
    let after = after.unwrap_or(Uuid::nil());
    tx.query(&sql, &params![account, after, limit])?.iter().map(read).collect()
}

/// Those of `ids` that exist, kept from being changed by others meanwhile.
pub fn load_many_locked(
    tx: &mut dyn Tx,
    account: AccountId,
    ids: &[Uuid],
) -> Result<BTreeMap<Uuid, Product>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM products WHERE account_id = $1");
    let rows = rows_in_locked(tx, &sql, &params![account], ("id", ids.iter().copied()))?;
    rows.iter().map(|row| read(row).map(|p| (p.id.into(), p))).collect()
}

/// Those of `ids` that exist.
pub fn load_many(
    tx: &mut dyn Tx,
    account: AccountId,
    ids: &[ProductId],
) -> Result<BTreeMap<ProductId, Product>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM products WHERE account_id = $1");
    let rows = rows_in(tx, &sql, &params![account], ("id", ids.iter().copied()), "")?;
    rows.iter().map(|row| read(row).map(|p| (p.id, p))).collect()
}

pub fn find_by_external_ids(
    tx: &mut dyn Tx,
    account: AccountId,
    external_ids: &[String],
) -> Result<BTreeMap<String, ProductId>, Fault> {
    external_ids_of(tx, "products", account, external_ids)
}

/// A page by name, or of what a search found; `after` is the sort name and id of the last row before.
pub fn list(
    tx: &mut dyn Tx,
    account: AccountId,
    archived: bool,
    words: &[String],
    after: Option<(String, ProductId)>,
    limit: i64,
) -> Result<Vec<Product>, Fault> {
    if !words.is_empty() {
        let before = after.map(|(_, id)| Uuid::from(id));
        return search_pages(tx, NOUN, account, words, before, limit, |tx, ids| {
            let ids: Vec<ProductId> = ids.iter().map(|id| (*id).into()).collect();
            let found = load_many(tx, account, &ids)?.into_iter();
            Ok(found.filter(|(_, p)| p.archived == archived).map(|(id, p)| (id.into(), p)).collect())
        });
    }
    let mut sql = format!("SELECT {COLUMNS} FROM products WHERE account_id = $1 AND archived = $2");
    let mut values = params![account, archived].to_vec();
    if let Some((name, id)) = after {
        values.extend(params![name, id]);
        sql.push_str(" AND (sort_name, id) > ($3, $4)");
    }
    values.push(limit.into());
    sql.push_str(&format!(" ORDER BY sort_name, id LIMIT ${}", values.len()));
    tx.query(&sql, &values)?.iter().map(read).collect()
}

fn index(tx: &mut dyn Tx, account: AccountId, product: &Product) -> Result<(), Fault> {
    let text = fold(&format!("{} {}", product.name, product.code));
    tx.index_text(NOUN, account.into(), product.id.into(), &text)
}

fn read(row: &Row) -> Result<Product, Fault> {
    Ok(Product {
        id: row.get(0)?,
        name: row.get(1)?,
        code: row.get(2)?,
        external_id: row.get(3)?,
        product_type: code(row, 4, ProductType::from_code)?,
        unit: row.get(5)?,
        price: row.get(6)?,
        vat_rate: row.get(7)?,
        description: row.get(8)?,
        archived: row.get(9)?,
        version: row.get(10)?,
        created_at: row.get(11)?,
        updated_at: row.get(12)?,
        supplier: row.get(13)?,
        buy_price: row.get(14)?,
    })
}

fn row(account: AccountId, p: &Product) -> Vec<Value> {
    params![
        account,
        p.id,
        p.name.as_str(),
        p.code.as_str(),
        p.external_id.clone(),
        p.product_type.code(),
        p.unit.as_str(),
        p.price,
        p.vat_rate,
        p.description.as_str(),
        p.archived,
        p.version,
        p.created_at,
        p.updated_at,
        fold(&p.name),
        p.supplier,
        p.buy_price
    ]
    .to_vec()
}
