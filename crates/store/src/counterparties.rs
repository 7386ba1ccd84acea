//! Customers and suppliers.

use std::collections::BTreeMap;

use poryadok_domain::attribute::AttributeValue;
use poryadok_domain::ids::{AccountId, AttributeId, CounterpartyId, DepartmentId, EmployeeId};
use poryadok_domain::rights::{Belongs, Reach, Scope};
use poryadok_domain::text::fold;
use poryadok_domain::time::Timestamp;
use uuid::Uuid;

use crate::counts::{push_in, reach_condition};
use crate::db::{Fault, Row, Search, Tx, Value};
use crate::params;
use crate::pieces::{rows_in, rows_in_locked};
use crate::values::{from_json, to_json};

/// What the search index calls them.
const NOUN: &str = "counterparty";
const COLUMNS: &str =
    "id, name, phone, email, tax_number, address, external_id, tags, description, attributes,
  owner_id, department_id, shared, version, created_at, updated_at, deleted_at, tax_reason_code";
const BULK_COLUMNS: [&str; 20] = [
    "account_id", "id", "name", "phone", "email", "tax_number", "address", "external_id", "tags",
    "description", "attributes", "owner_id", "department_id", "shared", "version", "created_at",
    "updated_at", "deleted_at", "sort_name", "tax_reason_code",
];
const INSERT: &str = "INSERT INTO counterparties (account_id, id, name, phone, email, tax_number, address, external_id,
  tags, description, attributes, owner_id, department_id, shared, version, created_at, updated_at, deleted_at, sort_name,
  tax_reason_code)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)";
const SAVE: &str = "UPDATE counterparties SET name = $3, phone = $4, email = $5, tax_number = $6, address = $7,
  external_id = $8, tags = $9, description = $10, attributes = $11, owner_id = $12, department_id = $13, shared = $14,
  version = $15, created_at = $16, updated_at = $17, deleted_at = $18, sort_name = $19, tax_reason_code = $20
  WHERE account_id = $1 AND id = $2";

/// A customer or supplier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counterparty {
    pub id: CounterpartyId,
    pub name: String,
    pub phone: String,
    pub email: String,
    pub tax_number: String,
    /// КПП.
    pub tax_reason_code: String,
    pub address: String,
    pub external_id: Option<String>,
    pub tags: Vec<String>,
    pub description: String,
    pub attributes: BTreeMap<AttributeId, AttributeValue>,
    pub owner: Option<EmployeeId>,
    pub department: Option<DepartmentId>,
    pub shared: bool,
    pub version: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
    pub deleted_at: Option<Timestamp>,
}

impl Counterparty {
    pub fn belongs(&self) -> Belongs {
        Belongs { owner: self.owner, department: self.department, shared: self.shared }
    }

    fn search_text(&self) -> String {
        let parts = [&self.name, &self.phone, &self.email, &self.tax_number];
        fold(&parts.map(String::as_str).join(" "))
    }
}

pub fn insert(tx: &mut dyn Tx, account: AccountId, counterparty: &Counterparty) -> Result<(), Fault> {
    tx.execute(INSERT, &row(account, counterparty)?)?;
    index(tx, account, counterparty)
}

pub fn insert_many(tx: &mut dyn Tx, account: AccountId, list: &[Counterparty]) -> Result<(), Fault> {
    let rows: Vec<_> = list.iter().map(|c| row(account, c)).collect::<Result<_, _>>()?;
    tx.bulk("counterparties", &BULK_COLUMNS, &rows)?;
    list.iter().try_for_each(|c| index(tx, account, c))
}

pub fn save(tx: &mut dyn Tx, account: AccountId, counterparty: &Counterparty) -> Result<(), Fault> {
    tx.execute(SAVE, &row(account, counterparty)?)?;
    index(tx, account, counterparty)
}

/// Loads one for a change and keeps others from changing it meanwhile.
pub fn load_locked(
    tx: &mut dyn Tx,
    account: AccountId,
    id: CounterpartyId,
) -> Result<Option<Counterparty>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM counterparties WHERE account_id = $1 AND id = $2");
    tx.query_locked(&sql, &params![account, id])?.first().map(read).transpose()
}

/// A page of all counterparties, the bin included, in the order of their ids.
pub fn page(
    tx: &mut dyn Tx,
    account: AccountId,
    after: Option<Uuid>,
    limit: i64,
) -> Result<Vec<Counterparty>, Fault> {
    let sql = format!(
        "SELECT {COLUMNS} FROM counterparties WHERE account_id = $1 AND id > $2 ORDER BY id LIMIT $3"
    );
    let after = after.unwrap_or(Uuid::nil());
    tx.query(&sql, &params![account, after, limit])?.iter().map(read).collect()
}

/// Those of `ids` that exist, kept from being changed by others meanwhile.
pub fn load_many_locked(
    tx: &mut dyn Tx,
    account: AccountId,
    ids: &[Uuid],
) -> Result<BTreeMap<Uuid, Counterparty>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM counterparties WHERE account_id = $1");
    let rows = rows_in_locked(tx, &sql, &params![account], ("id", ids.iter().copied()))?;
    rows.iter().map(|row| read(row).map(|c| (c.id.into(), c))).collect()
}

/// Those outside of the bin that have one of these ids, folded names or external ids.
pub fn named(
    tx: &mut dyn Tx,
    account: AccountId,
    ids: &[CounterpartyId],
    names: &[String],
    external_ids: &[String],
) -> Result<BTreeMap<CounterpartyId, Counterparty>, Fault> {
    let texts = |all: &[String]| -> Vec<Value> { all.iter().map(|t| Value::Text(t.clone())).collect() };
    let ids = ids.iter().map(|id| Value::from(*id)).collect();
    let sql = format!("SELECT {COLUMNS} FROM counterparties WHERE account_id = $1 AND deleted_at IS NULL");
    let mut found = BTreeMap::new();
    for wanted in [("id", ids), ("sort_name", texts(names)), ("external_id", texts(external_ids))] {
        for counterparty in rows_in(tx, &sql, &params![account], wanted, "")?.iter().map(read) {
            let counterparty = counterparty?;
            found.insert(counterparty.id, counterparty);
        }
    }
    Ok(found)
}

pub fn load(tx: &mut dyn Tx, account: AccountId, id: CounterpartyId) -> Result<Option<Counterparty>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM counterparties WHERE account_id = $1 AND id = $2");
    tx.query(&sql, &params![account, id])?.first().map(read).transpose()
}

/// The names of those of `ids` that exist.
pub fn names(
    tx: &mut dyn Tx,
    account: AccountId,
    ids: &[CounterpartyId],
) -> Result<BTreeMap<CounterpartyId, String>, Fault> {
    let sql = "SELECT id, name FROM counterparties WHERE account_id = $1";
    let rows = rows_in(tx, sql, &params![account], ("id", ids.iter().copied()), "")?;
    rows.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
}

/// Ids by external id, as far as they exist.
pub fn find_by_external_ids(
    tx: &mut dyn Tx,
    account: AccountId,
    external_ids: &[String],
) -> Result<BTreeMap<String, CounterpartyId>, Fault> {
    external_ids_of(tx, "counterparties", account, external_ids)
}

/// Ids of `table` by external id.
pub(crate) fn external_ids_of<T: crate::db::FromValue>(
    tx: &mut dyn Tx,
    table: &str,
    account: AccountId,
    external_ids: &[String],
) -> Result<BTreeMap<String, T>, Fault> {
    let sql = format!("SELECT external_id, id FROM {table} WHERE account_id = $1");
    let wanted = ("external_id", external_ids.iter().map(String::as_str));
    let rows = rows_in(tx, &sql, &params![account], wanted, "")?;
    rows.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
}

/// How many counterparties belong to a department, the bin included.
pub fn count_of_department(
    tx: &mut dyn Tx,
    account: AccountId,
    department: DepartmentId,
) -> Result<i64, Fault> {
    const OF_DEPARTMENT: &str =
        "/* whole */ SELECT COUNT(*) FROM counterparties WHERE account_id = $1 AND department_id = $2";
    tx.query(OF_DEPARTMENT, &params![account, department])?.first().map_or(Ok(0), |row| row.get(0))
}

/// Those of `ids` that exist and that `reach` covers, with their tags.
pub fn visible(
    tx: &mut dyn Tx,
    account: AccountId,
    ids: &[CounterpartyId],
    reach: &Reach,
) -> Result<BTreeMap<CounterpartyId, Vec<String>>, Fault> {
    let found = named(tx, account, ids, &[], &[])?.into_values();
    Ok(found.filter(|c| reach.covers(&c.belongs())).map(|c| (c.id, c.tags)).collect())
}

/// Those with one of the tax numbers that `reach` covers, the bin left out.
pub fn by_tax_numbers(
    tx: &mut dyn Tx,
    account: AccountId,
    numbers: &[String],
    reach: &Reach,
) -> Result<Vec<Counterparty>, Fault> {
    let sql = format!(
        "SELECT {COLUMNS} FROM counterparties WHERE account_id = $1 AND tax_number <> '' AND deleted_at IS NULL"
    );
    let wanted = ("tax_number", numbers.iter().map(String::as_str));
    let mut found = Vec::new();
    for row in rows_in(tx, &sql, &params![account], wanted, "")? {
        found.extend(Some(read(&row)?).filter(|c| reach.covers(&c.belongs())));
    }
    Ok(found)
}

/// What to list.
#[derive(Debug, Clone)]
pub struct Filter<'a> {
    pub reach: &'a Reach,
    /// Folded words; with them the page is in order of creation, newest first.
    pub words: &'a [String],
    pub deleted: bool,
    /// The last row of the page before: its sort name and id.
    pub after: Option<(String, CounterpartyId)>,
    pub limit: i64,
}

/// A page by name, or of what a search found.
pub fn list(tx: &mut dyn Tx, account: AccountId, filter: &Filter<'_>) -> Result<Vec<Counterparty>, Fault> {
    if filter.reach.scope == Scope::No {
        return Ok(Vec::new());
    }
    if !filter.words.is_empty() {
        return found(tx, account, filter);
    }
    let mut values: Vec<Value> = params![account].to_vec();
    let deleted = if filter.deleted { "IS NOT NULL" } else { "IS NULL" };
    let mut sql =
        format!("SELECT {COLUMNS} FROM counterparties WHERE account_id = $1 AND deleted_at {deleted}");
    if filter.reach.scope != Scope::All {
        sql.push_str(&format!(" AND ({})", reach_condition(filter.reach, "", &mut values)));
    }
    if let Some((name, id)) = &filter.after {
        values.extend(params![name.as_str(), *id]);
        sql.push_str(&format!(" AND (sort_name, id) > (${}, ${})", values.len() - 1, values.len()));
    }
    values.push(filter.limit.into());
    sql.push_str(&format!(" ORDER BY sort_name, id LIMIT ${}", values.len()));
    tx.query(&sql, &values)?.iter().map(read).collect()
}

fn found(tx: &mut dyn Tx, account: AccountId, filter: &Filter<'_>) -> Result<Vec<Counterparty>, Fault> {
    let keep = |c: &Counterparty| -> bool {
        c.deleted_at.is_some() == filter.deleted && filter.reach.covers(&c.belongs())
    };
    let before = filter.after.as_ref().map(|(_, id)| Uuid::from(*id));
    search_pages(tx, NOUN, account, filter.words, before, filter.limit, |tx, ids| {
        let mut sql = format!("SELECT {COLUMNS} FROM counterparties WHERE account_id = $1");
        let mut values = params![account].to_vec();
        push_in(&mut sql, &mut values, "id", ids.iter().map(|id| Value::Id(*id)).collect());
        let rows = tx.query(&sql, &values)?;
        let found: Vec<Counterparty> = rows.iter().map(read).collect::<Result<_, _>>()?;
        Ok(found.into_iter().filter(keep).map(|c| (c.id.into(), c)).collect())
    })
}

/// Walks what a search finds, newest first, until a page is full; `load` answers with those of the ids that are wanted.
pub(crate) fn search_pages<T>(
    tx: &mut dyn Tx,
    noun: &str,
    account: AccountId,
    words: &[String],
    mut before: Option<Uuid>,
    limit: i64,
    mut load: impl FnMut(&mut dyn Tx, &[Uuid]) -> Result<BTreeMap<Uuid, T>, Fault>,
) -> Result<Vec<T>, Fault> {
    let mut kept = Vec::new();
    for limit_of_round in SEARCH_ROUNDS.iter().flat_map(|(rounds, size)| std::iter::repeat_n(*size, *rounds))
    {
        let search = Search { noun, account: account.into(), words, before, limit: limit_of_round };
        let ids = tx.search(&search)?;
        let mut wanted = if ids.is_empty() { BTreeMap::new() } else { load(tx, &ids)? };
        for id in &ids {
            if kept.len() as i64 == limit {
                return Ok(kept);
            }
            kept.extend(wanted.remove(id));
        }
        before = ids.last().copied();
        if (ids.len() as i64) < limit_of_round {
            break;
        }
    }
    Ok(kept)
}

/// How many matches of a search are looked through at once, and how often. Most pages are full after the first hundred;
/// somebody who sees only his own few among many matches is served by the larger rounds. Past 100,000 matches a search
/// ends: by then it has taken a second, and further words help more than patience.
const SEARCH_ROUNDS: [(usize, i64); 2] = [(5, 100), (100, 1_000)];

fn index(tx: &mut dyn Tx, account: AccountId, counterparty: &Counterparty) -> Result<(), Fault> {
    tx.index_text(NOUN, account.into(), counterparty.id.into(), &counterparty.search_text())
}

fn read(row: &Row) -> Result<Counterparty, Fault> {
    Ok(Counterparty {
        id: row.get(0)?,
        name: row.get(1)?,
        phone: row.get(2)?,
        email: row.get(3)?,
        tax_number: row.get(4)?,
        address: row.get(5)?,
        external_id: row.get(6)?,
        tags: from_json(&row.get::<String>(7)?)?,
        description: row.get(8)?,
        attributes: from_json(&row.get::<String>(9)?)?,
        owner: row.get(10)?,
        department: row.get(11)?,
        shared: row.get(12)?,
        version: row.get(13)?,
        created_at: row.get(14)?,
        updated_at: row.get(15)?,
        deleted_at: row.get(16)?,
        tax_reason_code: row.get(17)?,
    })
}

fn row(account: AccountId, c: &Counterparty) -> Result<Vec<Value>, Fault> {
    Ok(params![
        account,
        c.id,
        c.name.as_str(),
        c.phone.as_str(),
        c.email.as_str(),
        c.tax_number.as_str(),
        c.address.as_str(),
        c.external_id.clone(),
        to_json(&c.tags)?,
        c.description.as_str(),
        to_json(&c.attributes)?,
        c.owner,
        c.department,
        c.shared,
        c.version,
        c.created_at,
        c.updated_at,
        c.deleted_at,
        fold(&c.name),
        c.tax_reason_code.as_str()
    ]
    .to_vec())
}
