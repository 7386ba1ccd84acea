//! The feed of a document: what happened, append-only.

use poryadok_domain::ids::{AccountId, CommandId, DocumentId, EmployeeId, FeedId, ScenarioId};
use poryadok_domain::people::Source;
use poryadok_domain::time::Timestamp;

use crate::db::{Fault, Row, Tx, Value};
use crate::params;
use crate::values::{code, to_json};

const COLUMNS: [&str; 9] =
    ["account_id", "document_id", "at", "id", "kind", "actor_id", "source", "command_id", "body"];
const APPEND: &str =
    "INSERT INTO feed (account_id, document_id, at, id, kind, actor_id, source, command_id, body)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
/// The kind of the line that a run of a scenario is.
const RUN: &str = "scenario";
// Older runs have their line here, and what they did in the run.
const LINES: &str =
    "SELECT f.id, f.at, f.kind, f.actor_id, f.source, f.command_id, f.body AS line, c.text, c.mentions,
  c.edited_at, c.deleted_at, r.body, r.scenario_id, r.outcome, r.why
  FROM feed f LEFT JOIN comments c ON c.account_id = f.account_id AND c.id = f.id
  LEFT JOIN scenario_runs r ON r.account_id = f.account_id AND r.id = f.id
  WHERE f.account_id = $1 AND f.document_id = $2";
const RUNS: &str = "SELECT r.id, r.at, 'scenario' AS kind, r.actor_id, 'scenario' AS source, r.command_id,
  NULL AS line, NULL AS text, NULL AS mentions, CAST(NULL AS TIMESTAMPTZ) AS edited_at,
  CAST(NULL AS TIMESTAMPTZ) AS deleted_at, r.body, r.scenario_id, r.outcome, r.why
  FROM scenario_runs r WHERE r.account_id = $1 AND r.document_id = $2 AND r.told";

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

/// A page, newest first, after (older than) `after`; of one kind if given. A run of a scenario is a line without a row of its
/// own: the page is put together from what was written here and from the runs. Each of the two is read in the order of its own
/// index, at most a page.
pub fn page(
    tx: &mut dyn Tx,
    account: AccountId,
    document: DocumentId,
    kind: Option<&str>,
    after: Option<(Timestamp, FeedId)>,
    limit: i64,
) -> Result<Vec<Shown>, Fault> {
    let mut values = params![account, document, limit].to_vec();
    let mut lines = String::from(LINES);
    let mut runs = String::from(RUNS);
    if let Some(kind) = kind {
        values.push(kind.into());
        lines.push_str(&format!(" AND f.kind = ${}", values.len()));
    }
    if let Some((at, id)) = after {
        values.extend(params![at, id]);
        let (at, id) = (values.len() - 1, values.len());
        lines.push_str(&format!(" AND (f.at, f.id) < (${at}, ${id})"));
        runs.push_str(&format!(" AND (r.at, r.id) < (${at}, ${id})"));
    }
    lines.push_str(" ORDER BY f.at DESC, f.id DESC LIMIT $3");
    runs.push_str(" ORDER BY r.at DESC, r.id DESC LIMIT $3");
    let sql = match kind {
        Some(kind) if kind != RUN => lines,
        _ => format!(
            "SELECT * FROM ({lines}) lines UNION ALL SELECT * FROM ({runs}) runs ORDER BY at DESC, id DESC LIMIT $3"
        ),
    };
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
        body: row.get::<Option<String>>(6)?.map_or_else(|| body_of_run(row), Ok)?,
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

/// What the line of a run says beside what the run did, in the shape older lines have.
fn body_of_run(row: &Row) -> Result<String, Fault> {
    let (scenario, outcome, why): (ScenarioId, String, Option<String>) =
        (row.get(12)?, row.get(13)?, row.get(14)?);
    to_json(&serde_json::json!({ "scenario": scenario, "outcome": outcome, "why": why }))
}

fn row(account: AccountId, document: DocumentId, entry: &Entry) -> Vec<Value> {
    let Entry { id, at, kind, actor, source, command, body } = entry;
    params![account, document, *at, *id, kind.as_str(), *actor, source.code(), *command, body.as_str()]
        .to_vec()
}
