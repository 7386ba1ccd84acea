//! No statement may look through all that a company has: its cost would grow with the company (I10).
//!
//! SQLite tells its plans for nothing, so builds with debug assertions read the plan of every statement once, and a statement
//! that breaks the rule fails wherever a test comes by it. What has to read everything says so, with [`WHOLE`].

use std::collections::HashSet;
use std::sync::{LazyLock, Mutex, PoisonError};

use rusqlite::Connection;

use super::Fault;

/// Begins a statement that reads all of a company on purpose: what proves the books, what an administrator asks for rarely.
pub const WHOLE: &str = "/* whole */ ";

/// Tables that grow with every order, customer or product. All others are as long as a company has settings and people.
const GROWING: [&str; 18] = [
    "audit", "comments", "counterparties", "documents", "feed", "files", "idempotency", "links",
    "notifications", "outbox", "positions", "products", "scenario_runs", "short_orders", "stock", "tasks",
    "timers", "visits",
];

/// What finds all rows of a company, or all its orders.
const COMPANY: [&str; 2] = ["(account_id=?)", "(account_id=? AND kind=?)"];

static SEEN: LazyLock<Mutex<HashSet<String>>> = LazyLock::new(Mutex::default);

/// A step of a plan: `SEARCH d USING INDEX documents_by_number (account_id=?)`.
struct Step {
    id: i64,
    parent: i64,
    detail: String,
}

/// Refuses a statement that looks through all that a company has.
pub fn judge(connection: &Connection, sql: &str) -> Result<(), Fault> {
    let whole = sql.trim_start().starts_with(WHOLE.trim_end());
    if whole || !SEEN.lock().unwrap_or_else(PoisonError::into_inner).insert(sql.to_owned()) {
        return Ok(());
    }
    let Ok(steps) = plan(connection, sql) else { return Ok(()) };
    match steps.iter().find(|step| is_whole(step, &steps, sql)) {
        Some(step) => Err(Fault::Broken(format!("looks through a whole company: {} in {sql}", step.detail))),
        None => Ok(()),
    }
}

fn plan(connection: &Connection, sql: &str) -> rusqlite::Result<Vec<Step>> {
    let mut explain = connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}"))?;
    let mut rows = explain.raw_query();
    let mut steps = Vec::new();
    while let Some(row) = rows.next()? {
        steps.push(Step { id: row.get(0)?, parent: row.get(1)?, detail: row.get(3)? });
    }
    Ok(steps)
}

fn is_whole(step: &Step, steps: &[Step], sql: &str) -> bool {
    let words: Vec<&str> = step.detail.split_whitespace().collect();
    let [how @ ("SCAN" | "SEARCH"), name, ..] = words[..] else { return false };
    let narrow = how == "SEARCH" && !COMPANY.iter().any(|all| step.detail.contains(all));
    if narrow || !GROWING.contains(&table(name, sql)) || is_made(name, steps) {
        return false;
    }
    // In the order of an index a page of a list ends when it is full.
    let siblings = || steps.iter().filter(|s| s.parent == step.parent);
    let first = siblings().next().is_some_and(|s| s.id == step.id);
    let sorted = siblings().any(|s| s.detail.starts_with("USE TEMP B-TREE"));
    let page = sql.contains("ORDER BY") && sql.contains("LIMIT");
    !(page && first && !sorted)
}

/// Whether what a statement calls `name` is a subquery of its own, with steps of its own.
fn is_made(name: &str, steps: &[Step]) -> bool {
    ["CO-ROUTINE", "MATERIALIZE"].iter().any(|how| steps.iter().any(|s| s.detail == format!("{how} {name}")))
}

/// The table that a statement calls `name`.
fn table<'s>(name: &'s str, sql: &'s str) -> &'s str {
    let words = || sql.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|w| !w.is_empty());
    let named = words().zip(words().skip(1)).find(|(table, alias)| *alias == name && GROWING.contains(table));
    named.map_or(name, |(table, _)| table)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(sql: &str) -> bool {
        let connection = Connection::open_in_memory().unwrap();
        let schema = "CREATE TABLE documents (account_id, id, kind, moment, status_id, PRIMARY KEY (account_id, id));
          CREATE INDEX documents_by_moment ON documents (account_id, kind, moment);
          CREATE TABLE positions (account_id, document_id, position, product_id, PRIMARY KEY (account_id, document_id, position));
          CREATE TABLE statuses (account_id, id, PRIMARY KEY (account_id, id));";
        connection.execute_batch(schema).unwrap();
        judge(&connection, sql).is_err()
    }

    #[test]
    fn what_looks_through_a_company_is_found() {
        assert!(found("SELECT COUNT(*) FROM documents WHERE account_id = $1 AND status_id = $2"));
        assert!(found("SELECT product_id FROM positions p WHERE p.product_id = $1"));
        assert!(found("UPDATE documents SET status_id = $2 WHERE account_id = $1 AND kind = $3"));
        // Ten of many may be the last ten.
        assert!(found(
            "SELECT id FROM documents WHERE account_id = $1 AND kind = $2 AND status_id = $3 LIMIT 10"
        ));
        // The second table anew for every row of the first.
        assert!(found(
            "SELECT d.id FROM documents d CROSS JOIN positions p ON p.account_id = d.account_id AND p.product_id = $3
             WHERE d.account_id = $1 AND d.id = $2 LIMIT 10"
        ));
        // A page that is full only when all were sorted.
        assert!(found(
            "SELECT id FROM documents WHERE account_id = $1 AND kind = $2 ORDER BY status_id LIMIT 10"
        ));
    }

    #[test]
    fn what_an_index_finds_passes() {
        assert!(!found("SELECT kind FROM documents WHERE account_id = $1 AND id = $2"));
        assert!(!found(
            "SELECT id FROM documents WHERE account_id = $1 AND kind = $2 ORDER BY moment DESC LIMIT 10"
        ));
        assert!(!found("SELECT id FROM documents WHERE account_id = $1 AND kind = $2 AND moment > $3"));
        assert!(!found(
            "SELECT p.product_id FROM (SELECT * FROM documents WHERE account_id = $1 AND id IN ($2) LIMIT 1) d
             LEFT JOIN positions p ON p.account_id = d.account_id AND p.document_id = d.id"
        ));
        assert!(!found("SELECT id FROM statuses WHERE account_id = $1"));
        assert!(!found("/* whole */ SELECT COUNT(*) FROM documents WHERE account_id = $1"));
    }
}
