//! Pages of documents: lists, columns of a board, the bin, what a search found.
//!
//! A page costs the same at ten thousand documents and at a million, because each is read from an index that already has
//! its order. What an employee sees is a union (his own, his department's, the shared ones), and no index is in the order
//! of a union; so each part is read from its own index, at most a page of it, and the parts are merged.

use std::collections::BTreeMap;

use poryadok_domain::document::{Document, DocumentKind};
use poryadok_domain::ids::{AccountId, ChannelId, CounterpartyId, DocumentId, EmployeeId, StatusId};
use poryadok_domain::rights::{Reach, Scope};
use poryadok_domain::text::fold;
use poryadok_domain::time::Timestamp;
use uuid::Uuid;

use crate::counterparties::search_pages;
use crate::counts::{Count, push_in, reach_condition};
use crate::db::{Fault, Row, Tx, Value};
use crate::documents::{self, COLUMN_COUNT, COLUMNS};
use crate::params;

/// More branches than this are not worth merging; the page is then read from the index by moment and filtered.
const MAX_BRANCHES: usize = 120;

/// A document in a list, with the name that only a join can give.
#[derive(Debug, Clone)]
pub struct Listed {
    pub document: Document,
    pub counterparty_name: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    #[default]
    Moment,
    Number,
    Sum,
    /// By the planned date; only with bounds on it, since documents without one have no place in this order.
    Planned,
}

/// Where the page before ended: the value it was sorted by, and the id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cursor {
    Moment(Timestamp, DocumentId),
    Number(String, DocumentId),
    Sum(i64, DocumentId),
    Planned(Timestamp, DocumentId),
    /// Of a search, which goes by id.
    Found(DocumentId),
}

/// What to list. Empty lists filter nothing.
#[derive(Debug, Clone)]
pub struct Filter<'a> {
    pub account: AccountId,
    pub kind: DocumentKind,
    pub reach: &'a Reach,
    /// Every status of the kind, so that a part without a status filter can still be read in order.
    pub all_statuses: &'a [StatusId],
    pub statuses: Vec<Option<StatusId>>,
    pub owners: Vec<EmployeeId>,
    pub channels: Vec<Option<ChannelId>>,
    pub counterparties: Vec<CounterpartyId>,
    pub moment_from: Option<Timestamp>,
    pub moment_to: Option<Timestamp>,
    pub planned_from: Option<Timestamp>,
    pub planned_to: Option<Timestamp>,
    /// The bin instead of the living.
    pub deleted: bool,
    /// Folded words. A search answers newest first, whatever `sort` says.
    pub words: Vec<String>,
    pub sort: Sort,
    pub ascending: bool,
    pub after: Option<Cursor>,
    pub limit: i64,
}

/// The search text of a document.
pub fn search_text(document: &Document, counterparty_name: Option<&str>) -> String {
    let external = document.external_id.as_deref().unwrap_or_default();
    fold(&format!(
        "{} {external} {} {}",
        document.number,
        counterparty_name.unwrap_or_default(),
        document.description
    ))
}

/// What the search index calls documents of this kind.
pub fn noun(kind: DocumentKind) -> &'static str {
    kind.code()
}

pub fn page(tx: &mut dyn Tx, filter: &Filter<'_>) -> Result<Vec<Listed>, Fault> {
    if filter.reach.scope == Scope::No {
        return Ok(Vec::new());
    }
    if !filter.words.is_empty() {
        return found(tx, filter);
    }
    let mut values = Vec::new();
    let branches = branches(filter);
    let parts: Vec<String> = branches.iter().map(|branch| select(filter, branch, &mut values)).collect();
    let union =
        parts.iter().map(|p| format!("SELECT * FROM ({p}) part")).collect::<Vec<_>>().join(" UNION ALL ");
    let (column, order) = (sort_column(filter.sort), if filter.ascending { "ASC" } else { "DESC" });
    // A document may stand in several parts: three times the page is enough for each to appear once.
    values.push((filter.limit * 3).into());
    let sql = format!(
        "SELECT {COLUMNS}, c.name FROM ({union}) d
         LEFT JOIN counterparties c ON c.account_id = d.account_id AND c.id = d.counterparty_id
         ORDER BY d.{column} {order}, d.id {order} LIMIT ${}",
        values.len()
    );
    let mut listed: Vec<Listed> = Vec::new();
    for row in tx.query(&sql, &values)? {
        let document = documents::read(&row)?;
        if listed.last().is_none_or(|last| last.document.id != document.id) {
            listed.push(Listed { document, counterparty_name: row.get(COLUMN_COUNT)? });
        }
    }
    listed.truncate(usize::try_from(filter.limit).unwrap_or(0));
    Ok(listed)
}

/// Documents per status among those that `filter` lets through, counted to [`COUNTED`] at most: what the kept counts do not
/// know (customers, dates, words) is counted row by row, and no further than anybody reads.
pub fn counts(tx: &mut dyn Tx, filter: &Filter<'_>) -> Result<Counted, Fault> {
    if filter.reach.scope == Scope::No {
        return Ok(Counted { counts: Vec::new(), complete: true });
    }
    let rows = if filter.words.is_empty() {
        let mut values = Vec::new();
        let conditions = conditions(filter, &mut values);
        values.push((COUNTED + 1).into());
        let sql = format!(
            "SELECT status_id, COUNT(*), SUM(sum) FROM (SELECT d.status_id, d.sum FROM documents d
             WHERE {conditions} LIMIT ${}) part GROUP BY status_id",
            values.len()
        );
        let read = |row: &Row| Ok(Count { status: row.get(0)?, documents: row.get(1)?, sum: row.get(2)? });
        tx.query(&sql, &values)?.iter().map(read).collect::<Result<Vec<Count>, Fault>>()?
    } else {
        let found = found(tx, &Filter { limit: FOUND_COUNTED + 1, after: None, ..filter.clone() })?;
        found
            .iter()
            .map(|l| &l.document)
            .map(|d| Count { status: d.status, documents: 1, sum: d.sums.sum })
            .collect()
    };
    let most = if filter.words.is_empty() { COUNTED } else { FOUND_COUNTED };
    let complete = rows.iter().map(|c| c.documents).sum::<i64>() <= most;
    let mut by_status: BTreeMap<Option<StatusId>, (i64, i64)> = BTreeMap::new();
    for row in rows {
        let (documents, sum) = by_status.entry(row.status).or_default();
        *documents += row.documents;
        *sum += row.sum;
    }
    let count = |(status, (documents, sum))| Count { status, documents, sum };
    Ok(Counted { counts: by_status.into_iter().map(count).collect(), complete })
}

/// Counts per status; not complete means that there are more.
#[derive(Debug, Clone)]
pub struct Counted {
    pub counts: Vec<Count>,
    pub complete: bool,
}

/// Most documents that are counted one by one, and most that are when each has to be found by its words first.
const COUNTED: i64 = 10_000;
const FOUND_COUNTED: i64 = 1_000;

/// An equality that an index begins with.
type Branch = Vec<(&'static str, Option<Uuid>)>;

/// The parts whose union is the page.
fn branches(filter: &Filter<'_>) -> Vec<Branch> {
    let statuses: Vec<Option<StatusId>> = if filter.statuses.is_empty() {
        filter.all_statuses.iter().copied().map(Some).chain([None]).collect()
    } else {
        filter.statuses.clone()
    };
    let each = |column: &'static str, ids: Vec<Uuid>| ids.into_iter().map(move |id| vec![(column, Some(id))]);
    let by_status = |part: Branch| -> Vec<Branch> {
        let with = |s: &Option<StatusId>| [part.clone(), vec![("status_id", s.map(Uuid::from))]].concat();
        statuses.iter().map(with).collect()
    };
    let branches: Vec<Branch> = if filter.deleted || filter.sort != Sort::Moment {
        vec![Vec::new()]
    } else if !filter.counterparties.is_empty() {
        each("counterparty_id", filter.counterparties.iter().map(|c| Uuid::from(*c)).collect()).collect()
    } else if !filter.owners.is_empty() {
        each("owner_id", filter.owners.iter().map(|o| Uuid::from(*o)).collect()).flat_map(by_status).collect()
    } else if filter.reach.scope != Scope::All {
        reach_parts(filter.reach).into_iter().flat_map(by_status).collect()
    } else if !filter.statuses.is_empty() {
        by_status(Vec::new())
    } else if !filter.channels.is_empty() {
        filter.channels.iter().map(|c| vec![("channel_id", c.map(Uuid::from))]).collect()
    } else {
        vec![Vec::new()]
    };
    if branches.len() > MAX_BRANCHES { vec![Vec::new()] } else { branches }
}

fn reach_parts(reach: &Reach) -> Vec<Branch> {
    let mut parts: Vec<Branch> = vec![vec![("owner_id", reach.employee.map(Uuid::from))]];
    if reach.scope.department() {
        parts.extend(reach.departments.iter().map(|d| vec![("department_id", Some(Uuid::from(*d)))]));
    }
    if reach.scope.shared() {
        parts.push(vec![("shared", None)]);
    }
    parts
}

/// One part: its equalities, every filter, in order, no more than a page.
fn select(filter: &Filter<'_>, branch: &Branch, values: &mut Vec<Value>) -> String {
    let mut sql = String::from("SELECT d.* FROM documents d WHERE ");
    sql.push_str(&conditions(filter, values));
    for (column, id) in branch {
        match (column, id) {
            (&"shared", _) => sql.push_str(" AND d.shared"),
            (column, None) => sql.push_str(&format!(" AND d.{column} IS NULL")),
            (column, Some(id)) => {
                values.push((*id).into());
                sql.push_str(&format!(" AND d.{column} = ${}", values.len()));
            }
        }
    }
    let (column, order) = (sort_column(filter.sort), if filter.ascending { "ASC" } else { "DESC" });
    let sign = if filter.ascending { ">" } else { "<" };
    if let Some((value, id)) = filter.after.as_ref().and_then(cursor_values) {
        values.extend([value, id]);
        sql.push_str(&format!(" AND (d.{column}, d.id) {sign} (${}, ${})", values.len() - 1, values.len()));
    }
    values.push(filter.limit.into());
    sql.push_str(&format!(" ORDER BY d.{column} {order}, d.id {order} LIMIT ${}", values.len()));
    sql
}

fn conditions(filter: &Filter<'_>, values: &mut Vec<Value>) -> String {
    let deleted = if filter.deleted { "IS NOT NULL" } else { "IS NULL" };
    values.extend(params![filter.account, filter.kind.code()]);
    let mut sql = format!(
        "d.account_id = ${} AND d.kind = ${} AND d.deleted_at {deleted}",
        values.len() - 1,
        values.len()
    );
    if filter.reach.scope != Scope::All {
        sql.push_str(&format!(" AND ({})", reach_condition(filter.reach, "d.", values)));
    }
    push_nullable(&mut sql, values, "d.status_id", filter.statuses.iter().map(|s| s.map(Uuid::from)));
    push_nullable(&mut sql, values, "d.channel_id", filter.channels.iter().map(|c| c.map(Uuid::from)));
    push_in(&mut sql, values, "d.owner_id", filter.owners.iter().map(|o| Value::from(*o)).collect());
    push_in(
        &mut sql,
        values,
        "d.counterparty_id",
        filter.counterparties.iter().map(|c| Value::from(*c)).collect(),
    );
    for (condition, at) in [
        ("d.moment >=", filter.moment_from),
        ("d.moment <", filter.moment_to),
        ("d.planned_at >=", filter.planned_from),
        ("d.planned_at <", filter.planned_to),
    ] {
        if let Some(at) = at {
            values.push(at.into());
            sql.push_str(&format!(" AND {condition} ${}", values.len()));
        }
    }
    sql
}

/// `column IN (…)` in which "none" may be one of the values.
fn push_nullable(
    sql: &mut String,
    values: &mut Vec<Value>,
    column: &str,
    list: impl Iterator<Item = Option<Uuid>>,
) {
    let list: Vec<Option<Uuid>> = list.collect();
    let some: Vec<Value> = list.iter().flatten().map(|id| Value::Id(*id)).collect();
    match (list.contains(&None), some.is_empty()) {
        (false, _) => push_in(sql, values, column, some),
        (true, true) => sql.push_str(&format!(" AND {column} IS NULL")),
        (true, false) => {
            let mut part = String::new();
            push_in(&mut part, values, column, some);
            let part = part.trim_start_matches(" AND ").to_owned();
            sql.push_str(&format!(" AND ({column} IS NULL OR {part})"));
        }
    }
}

fn sort_column(sort: Sort) -> &'static str {
    match sort {
        Sort::Moment => "moment",
        Sort::Number => "number",
        Sort::Sum => "sum",
        Sort::Planned => "planned_at",
    }
}

fn cursor_values(cursor: &Cursor) -> Option<(Value, Value)> {
    match cursor {
        Cursor::Moment(at, id) => Some(((*at).into(), (*id).into())),
        Cursor::Number(number, id) => Some((number.as_str().into(), (*id).into())),
        Cursor::Sum(sum, id) => Some(((*sum).into(), (*id).into())),
        Cursor::Planned(at, id) => Some(((*at).into(), (*id).into())),
        Cursor::Found(_) => None,
    }
}

fn found(tx: &mut dyn Tx, filter: &Filter<'_>) -> Result<Vec<Listed>, Fault> {
    let before = match &filter.after {
        Some(Cursor::Found(id)) => Some(Uuid::from(*id)),
        _ => None,
    };
    let noun = noun(filter.kind);
    search_pages(tx, noun, filter.account, &filter.words, before, filter.limit, |tx, ids| {
        let mut values = params![filter.account].to_vec();
        let mut found = String::from("SELECT * FROM documents WHERE account_id = $1");
        push_in(&mut found, &mut values, "id", ids.iter().map(|id| Value::Id(*id)).collect());
        // The limit keeps the part by itself: merged into one statement, a planner goes by the index of a filter
        // instead of by the ids, through half of all documents.
        let sql = format!(
            "SELECT {COLUMNS}, c.name FROM ({found} LIMIT {}) d
             LEFT JOIN counterparties c ON c.account_id = d.account_id AND c.id = d.counterparty_id
             WHERE {}",
            ids.len(),
            conditions(filter, &mut values)
        );
        let listed = |row: &Row| {
            let document = documents::read(row)?;
            Ok((document.id.into(), Listed { document, counterparty_name: row.get(COLUMN_COUNT)? }))
        };
        tx.query(&sql, &values)?.iter().map(listed).collect()
    })
}
