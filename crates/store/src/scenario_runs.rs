//! Runs of scenarios: one record for each cause on each document, whatever came of it (I8).

use poryadok_domain::document::DocumentKind;
use poryadok_domain::ids::{AccountId, CommandId, DocumentId, EmployeeId, RunId, ScenarioId};
use poryadok_domain::rights::DocumentReach;
use poryadok_domain::time::Timestamp;
use uuid::Uuid;

use crate::counts::covered_documents;
use crate::db::{Fault, Row, Tx};
use crate::params;
use crate::pieces::rows_in;
use crate::values::code;

const COLUMNS: &str =
    "r.id, r.at, r.scenario_id, r.scenario_version, r.document_id, r.visit, r.cause_id, r.root_id, r.depth,
  r.actor_id, r.outcome, r.why, r.body";
const APPEND: &str =
    "INSERT INTO scenario_runs (account_id, id, at, scenario_id, scenario_version, document_id, visit,
  cause_id, root_id, depth, actor_id, outcome, why, body, told, command_id, lately)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)";
const NEWEST: &str = "SELECT at, lately FROM scenario_runs WHERE account_id = $1 AND document_id = $2
  ORDER BY at DESC, id DESC LIMIT 1";
// Only runs that did something count: what was suppressed must not keep itself suppressed for ever.
const RECENT: &str = "SELECT scenario_id, COUNT(*) FROM scenario_runs
  WHERE account_id = $1 AND document_id = $2 AND at > $3 AND outcome <> 'suppressed' GROUP BY scenario_id";
const EVER: &str =
    "SELECT COUNT(*), COALESCE(SUM(CASE WHEN visit = $4 THEN 1 ELSE 0 END), 0) FROM scenario_runs
  WHERE account_id = $1 AND document_id = $2 AND scenario_id = $3 AND outcome IN ('done', $5)";
const FAILED_BETWEEN: &str =
    "SELECT 1 FROM scenario_runs WHERE account_id = $1 AND scenario_id = $2 AND at > $3 AND at < $4
  AND outcome = 'failed' LIMIT 1";
const OF_ROOT: &str = "SELECT scenario_id FROM scenario_runs
  WHERE account_id = $1 AND document_id = $2 AND root_id = $3 AND outcome <> 'suppressed' ORDER BY at, id";
const SUMMARY: &str =
    "SELECT scenario_id, outcome, COUNT(*), MAX(at) FROM scenario_runs WHERE account_id = $1 AND at > $2";

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    pub id: RunId,
    pub at: Timestamp,
    pub scenario: ScenarioId,
    pub version: i64,
    pub document: DocumentId,
    pub visit: i64,
    pub cause: Uuid,
    /// The cause that began the chain.
    pub root: Uuid,
    pub depth: i64,
    pub actor: Option<EmployeeId>,
    /// `done`, `shadow`, `failed` or `suppressed`.
    pub outcome: String,
    /// The code of what stood in the way.
    pub why: Option<String>,
    /// JSON: trigger, what was done, and the reason in words.
    pub body: String,
}

/// A run with what its document is called, where the reader may know.
#[derive(Debug, Clone)]
pub struct Shown {
    pub run: Run,
    pub document_kind: DocumentKind,
    pub number: Option<String>,
}

/// What is kept of a run beside the run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kept {
    pub command: CommandId,
    /// Whether the feed of the document has it as a line.
    pub told: bool,
    /// No scenario ran more often than this on the document within the window, this run included.
    pub lately: i64,
}

pub fn append(tx: &mut dyn Tx, account: AccountId, run: &Run, kept: Kept) -> Result<(), Fault> {
    let Run { id, at, scenario, version, document, visit, cause, root, depth, actor, outcome, why, body } =
        run;
    let values = params![
        account,
        *id,
        *at,
        *scenario,
        *version,
        *document,
        *visit,
        *cause,
        *root,
        *depth,
        *actor,
        outcome.as_str(),
        why.clone(),
        body.as_str(),
        kept.told,
        kept.command,
        kept.lately
    ];
    tx.push(APPEND, values.to_vec())
}

/// When the newest run on the document was, and how often at most any scenario had run on it by then within the window; runs
/// of old do not say. One entry is looked at, where a count goes through all of the window.
pub fn newest(
    tx: &mut dyn Tx,
    account: AccountId,
    document: DocumentId,
) -> Result<Option<(Timestamp, Option<i64>)>, Fault> {
    let rows = tx.query(NEWEST, &params![account, document])?;
    rows.first().map(|row| Ok((row.get(0)?, row.get(1)?))).transpose()
}

/// How often each scenario ran on the document since `since`.
pub fn recent(
    tx: &mut dyn Tx,
    account: AccountId,
    document: DocumentId,
    since: Timestamp,
) -> Result<Vec<(ScenarioId, i64)>, Fault> {
    let rows = tx.query(RECENT, &params![account, document, since])?;
    rows.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
}

/// How often the scenario did something on the document (or would have, as a shadow): ever, and during the stay `visit`.
pub fn ever(
    tx: &mut dyn Tx,
    account: AccountId,
    document: DocumentId,
    scenario: ScenarioId,
    visit: i64,
    shadow: bool,
) -> Result<(i64, i64), Fault> {
    let outcome = if shadow { "shadow" } else { "done" };
    let rows = tx.query(EVER, &params![account, document, scenario, visit, outcome])?;
    rows.first().map_or(Ok((0, 0)), |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Whether the scenario failed on any document between the two moments, neither of them included.
pub fn failed_between(
    tx: &mut dyn Tx,
    account: AccountId,
    scenario: ScenarioId,
    since: Timestamp,
    until: Timestamp,
) -> Result<bool, Fault> {
    Ok(!tx.query(FAILED_BETWEEN, &params![account, scenario, since, until])?.is_empty())
}

/// What ran on the document in the chain that began with `root`, in the order it ran.
pub fn of_root(
    tx: &mut dyn Tx,
    account: AccountId,
    document: DocumentId,
    root: Uuid,
) -> Result<Vec<ScenarioId>, Fault> {
    tx.query(OF_ROOT, &params![account, document, root])?.iter().map(|row| row.get(0)).collect()
}

/// How often each of the scenarios ended how since `since`, and when last.
pub fn summary(
    tx: &mut dyn Tx,
    account: AccountId,
    scenarios: &[ScenarioId],
    since: Timestamp,
) -> Result<Vec<(ScenarioId, String, i64, Timestamp)>, Fault> {
    let wanted = ("scenario_id", scenarios.iter().copied());
    let rows = rows_in(tx, SUMMARY, &params![account, since], wanted, " GROUP BY scenario_id, outcome")?;
    rows.iter().map(|row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))).collect()
}

/// Which runs to list.
#[derive(Debug, Clone)]
pub struct Filter<'a> {
    pub account: AccountId,
    /// Runs on documents that the reader does not see are not there.
    pub reach: &'a DocumentReach,
    pub scenario: Option<ScenarioId>,
    pub document: Option<DocumentId>,
    pub outcome: Option<&'a str>,
    pub after: Option<RunId>,
    pub limit: i64,
}

/// A page, newest first.
pub fn list(tx: &mut dyn Tx, filter: &Filter<'_>) -> Result<Vec<Shown>, Fault> {
    if filter.reach.is_nothing() {
        return Ok(Vec::new());
    }
    let mut values = params![filter.account].to_vec();
    let reach = covered_documents(filter.reach, "d.", &mut values);
    let mut sql = format!(
        "SELECT {COLUMNS}, d.number, d.kind FROM scenario_runs r
           JOIN documents d ON d.account_id = r.account_id AND d.id = r.document_id AND ({reach})
         WHERE r.account_id = $1"
    );
    let mut add = |sql: &mut String, condition: &str, value: crate::db::Value| {
        values.push(value);
        sql.push_str(&format!(" AND {condition} ${}", values.len()));
    };
    if let Some(scenario) = filter.scenario {
        add(&mut sql, "r.scenario_id =", scenario.into());
    }
    if let Some(document) = filter.document {
        add(&mut sql, "r.document_id =", document.into());
    }
    if let Some(outcome) = filter.outcome {
        add(&mut sql, "r.outcome =", outcome.into());
    }
    // Of one scenario or document they lie in the order of their times, all of them in that of their ids: the order asked for
    // is the one some index has.
    let by_time = filter.scenario.is_some() || filter.document.is_some();
    if let Some(after) = filter.after {
        values.push(after.into());
        let after = values.len();
        sql.push_str(&match by_time {
            true => format!(
                " AND (r.at, r.id) < (SELECT a.at, a.id FROM scenario_runs a WHERE a.account_id = $1 AND a.id = ${after})"
            ),
            false => format!(" AND r.id < ${after}"),
        });
    }
    values.push(filter.limit.into());
    let order = if by_time { "r.at DESC, r.id DESC" } else { "r.id DESC" };
    sql.push_str(&format!(" ORDER BY {order} LIMIT ${}", values.len()));
    let shown = |row: &Row| {
        let document_kind = code(row, 14, DocumentKind::from_code)?;
        Ok(Shown { run: read(row)?, document_kind, number: row.get(13)? })
    };
    tx.query(&sql, &values)?.iter().map(shown).collect()
}

fn read(row: &Row) -> Result<Run, Fault> {
    Ok(Run {
        id: row.get(0)?,
        at: row.get(1)?,
        scenario: row.get(2)?,
        version: row.get(3)?,
        document: row.get(4)?,
        visit: row.get(5)?,
        cause: row.get(6)?,
        root: row.get(7)?,
        depth: row.get(8)?,
        actor: row.get(9)?,
        outcome: row.get(10)?,
        why: row.get(11)?,
        body: row.get(12)?,
    })
}
