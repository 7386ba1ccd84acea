//! Every change of status, append-only: where from, where to, by whom, through which door, on what ground.

use poryadok_domain::gate::Verdict;
use poryadok_domain::ids::{AccountId, CommandId, DocumentId, EmployeeId, ProcessId, StatusId};
use poryadok_domain::people::Source;
use poryadok_domain::time::Timestamp;

use crate::db::{Fault, Row, Tx, Value};
use crate::params;
use crate::values::code;

const COLUMNS: [&str; 14] = [
    "account_id", "document_id", "seq", "from_status_id", "status_id", "at", "since", "actor_id", "source",
    "verdict", "process_id", "process_version", "reason", "command_id",
];
const APPEND: &str =
    "INSERT INTO visits (account_id, document_id, seq, from_status_id, status_id, at, since, actor_id,
  source, verdict, process_id, process_version, reason, command_id)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
const LIST: &str = "SELECT seq, from_status_id, status_id, at, since, actor_id, source, verdict, process_id,
  process_version, reason, command_id FROM visits WHERE account_id = $1 AND document_id = $2 ORDER BY seq";

/// One change of status; the first of a document is its creation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    pub seq: i64,
    pub from: Option<StatusId>,
    pub to: Option<StatusId>,
    pub at: Timestamp,
    /// Since when the document stood in `from`; absent for the creation.
    pub since: Option<Timestamp>,
    pub actor: Option<EmployeeId>,
    pub source: Source,
    /// The word of the [`Verdict`].
    pub verdict: String,
    pub process: Option<(ProcessId, i64)>,
    /// Comment of the step, or the reason of a forced one.
    pub reason: Option<String>,
    pub command: CommandId,
}

impl Visit {
    /// The word and the ground of a verdict, as they are kept.
    pub fn ground(
        verdict: &Verdict,
        comment: Option<&str>,
    ) -> (String, Option<(ProcessId, i64)>, Option<String>) {
        let reason = match verdict {
            Verdict::Forced { reason, .. } => Some(reason.clone()),
            _ => comment.map(str::to_owned),
        };
        (verdict.code().to_owned(), verdict.process(), reason)
    }
}

pub fn append(tx: &mut dyn Tx, account: AccountId, document: DocumentId, visit: &Visit) -> Result<(), Fault> {
    tx.push(APPEND, row(account, document, visit))
}

pub fn append_many(tx: &mut dyn Tx, account: AccountId, visits: &[(DocumentId, Visit)]) -> Result<(), Fault> {
    let rows: Vec<_> = visits.iter().map(|(document, visit)| row(account, *document, visit)).collect();
    tx.bulk("visits", &COLUMNS, &rows)
}

pub fn list(tx: &mut dyn Tx, account: AccountId, document: DocumentId) -> Result<Vec<Visit>, Fault> {
    let read = |row: &Row| {
        let (process, version): (Option<ProcessId>, Option<i64>) = (row.get(8)?, row.get(9)?);
        Ok(Visit {
            seq: row.get(0)?,
            from: row.get(1)?,
            to: row.get(2)?,
            at: row.get(3)?,
            since: row.get(4)?,
            actor: row.get(5)?,
            source: code(row, 6, Source::from_code)?,
            verdict: row.get(7)?,
            process: process.zip(version),
            reason: row.get(10)?,
            command: row.get(11)?,
        })
    };
    tx.query(LIST, &params![account, document])?.iter().map(read).collect()
}

fn row(account: AccountId, document: DocumentId, visit: &Visit) -> Vec<Value> {
    let Visit { seq, from, to, at, since, actor, source, verdict, process, reason, command } = visit;
    params![
        account,
        document,
        *seq,
        *from,
        *to,
        *at,
        *since,
        *actor,
        source.code(),
        verdict.as_str(),
        process.map(|p| p.0),
        process.map(|p| p.1),
        reason.clone(),
        *command
    ]
    .to_vec()
}
