//! The feed of a document: what happened, append-only.

use poryadok_domain::ids::{AccountId, CommandId, DocumentId, EmployeeId, FeedId};
use poryadok_domain::people::Source;
use poryadok_domain::time::Timestamp;

use crate::db::{Fault, Row, Tx, Value};
use crate::params;
use crate::values::code;

const COLUMNS: [&str; 9] =
    ["account_id", "document_id", "at", "id", "kind", "actor_id", "source", "command_id", "body"];
const APPEND: &str =
    "INSERT INTO feed (account_id, document_id, at, id, kind, actor_id, source, command_id, body)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";

/// One entry. `body` is JSON in the shape of its kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub id: FeedId,
    pub at: Timestamp,
    pub kind: String,
    pub actor: Option<EmployeeId>,
    pub source: Source,
    pub command: CommandId,
    pub body: String,
}

/// An entry as a page of the feed shows it: a comment with its present text.
#[derive(Debug, Clone)]
pub struct Shown {
    pub entry: Entry,
    pub comment: Option<ShownComment>,
    /// JSON: what the scenario did, where the entry is a run of one.
    pub run: Option<String>,
}

#[derive(Debug, Clone)]
pub struct ShownComment {
    pub text: String,
    /// JSON list of employee ids.
    pub mentions: String,
    pub edited_at: Option<Timestamp>,
    pub deleted_at: Option<Timestamp>,
}

pub fn append(tx: &mut dyn Tx, account: AccountId, document: DocumentId, entry: &Entry) -> Result<(), Fault> {
    tx.push(APPEND, row(account, document, entry))
}

pub fn append_many(
    tx: &mut dyn Tx,
    account: AccountId,
    entries: &[(DocumentId, Entry)],
) -> Result<(), Fault> {
    let rows: Vec<_> = entries.iter().map(|(document, entry)| row(account, *document, entry)).collect();
    tx.bulk("feed", &COLUMNS, &rows)
}

/// A page, newest first, after (older than) `after`; of one kind if given.
pub fn page(
    tx: &mut dyn Tx,
    account: AccountId,
    document: DocumentId,
    kind: Option<&str>,
    after: Option<(Timestamp, FeedId)>,
    limit: i64,
) -> Result<Vec<Shown>, Fault> {
    let mut sql = String::from(
        "SELECT f.id, f.at, f.kind, f.actor_id, f.source, f.command_id, f.body, c.text, c.mentions, c.edited_at,
           c.deleted_at, r.body
         FROM feed f LEFT JOIN comments c ON c.account_id = f.account_id AND c.id = f.id
         LEFT JOIN scenario_runs r ON r.account_id = f.account_id AND r.id = f.id
         WHERE f.account_id = $1 AND f.document_id = $2",
    );
    let mut values = params![account, document].to_vec();
    if let Some(kind) = kind {
        values.push(kind.into());
        sql.push_str(&format!(" AND f.kind = ${}", values.len()));
    }
    if let Some((at, id)) = after {
        values.extend(params![at, id]);
        sql.push_str(&format!(" AND (f.at, f.id) < (${}, ${})", values.len() - 1, values.len()));
    }
    values.push(limit.into());
    sql.push_str(&format!(" ORDER BY f.at DESC, f.id DESC LIMIT ${}", values.len()));
    tx.query(&sql, &values)?.iter().map(read).collect()
}

fn read(row: &Row) -> Result<Shown, Fault> {
    let entry = Entry {
        id: row.get(0)?,
        at: row.get(1)?,
        kind: row.get(2)?,
        actor: row.get(3)?,
        source: code(row, 4, Source::from_code)?,
        command: row.get(5)?,
        body: row.get(6)?,
    };
    let text: Option<String> = row.get(7)?;
    let comment = match text {
        None => None,
        Some(text) => Some(ShownComment {
            text,
            mentions: row.get(8)?,
            edited_at: row.get(9)?,
            deleted_at: row.get(10)?,
        }),
    };
    Ok(Shown { entry, comment, run: row.get(11)? })
}

fn row(account: AccountId, document: DocumentId, entry: &Entry) -> Vec<Value> {
    let Entry { id, at, kind, actor, source, command, body } = entry;
    params![account, document, *at, *id, kind.as_str(), *actor, source.code(), *command, body.as_str()]
        .to_vec()
}
