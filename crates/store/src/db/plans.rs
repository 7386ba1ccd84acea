//! No statement may look through all that a company has: its cost would grow with the company (I10).
//!
//! SQLite tells its plans for nothing, so builds with debug assertions read the plan of every statement once, and a statement
//! that breaks the rule fails wherever a test comes by it. What has to read everything says so, with [`WHOLE`].
//!
//! A page of a list in the order of an index passes, though a filter that no index knows may read on for long before it is full.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

use rusqlite::Connection;

use super::Fault;

/// Begins a statement that reads all of a company on purpose: what proves the books, what an administrator asks for rarely.
pub const WHOLE: &str = "/* whole */ ";

/// Tables that grow with every order, customer or product. All others are as long as a company has settings and people.
const GROWING: [&str; 19] = [
    "audit", "comments", "counterparties", "documents", "feed", "files", "idempotency", "links",
    "notifications", "outbox", "positions", "products", "scenario_runs", "search_texts", "short_orders",
    "stock", "tasks", "timers", "visits",
];

/// What finds all rows of a company, all its orders, or nearly all; and what builds an index for one statement.
const COMPANY: [&str; 7] = [
    "(account_id=?)", "(account_id=? AND kind=?)", "(account_id=? AND noun=?)",
    "(account_id=? AND archived=?)", "(account_id=? AND state=?)", "(account_id=? AND id>?)", " AUTOMATIC ",
];

/// Statements that were judged, with what is wrong with them.
static JUDGED: LazyLock<Mutex<HashMap<String, Option<String>>>> = LazyLock::new(Mutex::default);

/// A step of a plan: `SEARCH d USING INDEX documents_by_number (account_id=?)`.
struct Step {
    id: i64,
    parent: i64,
    detail: String,
}

/// Refuses a statement that looks through all that a company has, each time it comes by.
pub fn judge(connection: &Connection, sql: &str) -> Result<(), Fault> {
    if sql.starts_with(WHOLE) {
        return Ok(());
    }
    let mut judged = JUDGED.lock().unwrap_or_else(PoisonError::into_inner);
    let wrong = match judged.get(sql) {
        Some(known) => known.clone(),
        None => {
            // What cannot be prepared says so itself.
            let Ok(steps) = plan(connection, sql) else { return Ok(()) };
            let wrong = steps.iter().find(|step| is_whole(step, &steps, sql)).map(|step| step.detail.clone());
            judged.insert(sql.to_owned(), wrong.clone());
            wrong
        }
    };
    wrong.map_or(Ok(()), |step| Err(Fault::Broken(format!("looks through a whole company: {step} in {sql}"))))
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
    if narrow || !GROWING.contains(&table(name, sql)) || is_made(name, step, steps) {
        return false;
    }
    // In the order of an index a page of a list ends when it is full.
    let siblings = || steps.iter().filter(|s| s.parent == step.parent);
    let first = siblings().next().is_some_and(|s| s.id == step.id);
    let sorted = siblings().any(|s| s.detail.starts_with("USE TEMP B-TREE"));
    let page = sql.contains("ORDER BY") && sql.contains("LIMIT");
    !(page && first && !sorted)
}

/// Whether what is called `name` in this step is a subquery, which has steps of its own.
fn is_made(name: &str, step: &Step, steps: &[Step]) -> bool {
    let beside =
        |how: &str| steps.iter().any(|s| s.parent == step.parent && s.detail == format!("{how} {name}"));
    beside("CO-ROUTINE") || beside("MATERIALIZE")
}

/// The table that a statement calls `name`.
fn table<'s>(name: &'s str, sql: &'s str) -> &'s str {
    let words =
        || sql.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|w| !w.is_empty() && *w != "AS");
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
        // A table in a subquery that is called as the table.
        assert!(found(
            "SELECT d.id FROM (SELECT DISTINCT d.id FROM documents d WHERE d.account_id = $1 AND d.status_id = $2) d"
        ));
        assert!(found("SELECT d.id FROM documents AS d WHERE d.account_id = $1 AND d.status_id = $2"));
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
    fn it_is_found_each_time() {
        let sql = "SELECT COUNT(*) FROM positions WHERE account_id = $1";
        assert!(found(sql) && found(sql));
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
