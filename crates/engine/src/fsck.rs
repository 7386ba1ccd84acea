//! The proof that a database holds what it must hold (INVARIANTS I1–I4, I14, I15, I17, I18), on the live database.

use std::collections::HashMap;

use poryadok_domain::ids::ProcessId;
use poryadok_domain::process::{Definition, Unlisted};
use poryadok_store::db::Tx;
pub use poryadok_store::fsck::Finding;
use poryadok_store::fsck::{self, SHOWN, Step};
use poryadok_store::{accounts, processes};
use uuid::Uuid;

use crate::Engine;
use crate::failure::Failure;

/// Steps checked at once.
const PAGE: i64 = 5_000;

/// What was found in one account.
#[derive(Debug, Clone)]
pub struct Report {
    pub account: String,
    pub findings: Vec<Finding>,
}

impl Report {
    pub fn is_clean(&self) -> bool {
        self.findings.iter().all(|f| f.broken == 0)
    }
}

impl Engine {
    /// Checks every account from one consistent snapshot. Blocks the calling thread; people go on working meanwhile.
    pub fn fsck(&self) -> Result<Vec<Report>, Failure> {
        self.db().snapshot(|tx| {
            let mut reports = Vec::new();
            for account in accounts::list(tx)? {
                let mut findings = fsck::run(tx, account.id)?;
                findings.push(steps_allowed(tx, account.id)?);
                reports.push(Report { account: account.name, findings });
            }
            Ok(reports)
        })
    }
}

/// Every step that was allowed by a process is a transition (or creation status) of the version it names.
fn steps_allowed(tx: &mut dyn Tx, account: poryadok_domain::ids::AccountId) -> Result<Finding, Failure> {
    let mut finding = Finding { check: "steps_allowed_by_version", broken: 0, examples: Vec::new() };
    let mut known: HashMap<(ProcessId, i64), Definition> = HashMap::new();
    let mut after = (Uuid::nil(), 0);
    loop {
        let steps = fsck::allowed_steps(tx, account, after, PAGE)?;
        for step in &steps {
            if !known.contains_key(&(step.process, step.version)) {
                for version in processes::versions(tx, account, step.process)? {
                    known.insert((step.process, version.number), version.definition);
                }
            }
            let holds = known.get(&(step.process, step.version)).is_some_and(|d| names(d, step));
            if !holds {
                finding.broken += 1;
                if (finding.examples.len() as i64) < SHOWN {
                    finding.examples.push(step.number.clone());
                }
            }
        }
        match steps.last() {
            Some(last) if steps.len() as i64 == PAGE => after = (last.document, last.seq),
            _ => return Ok(finding),
        }
    }
}

fn names(definition: &Definition, step: &Step) -> bool {
    let Some(to) = step.to else { return step.seq == 1 };
    if step.seq == 1 {
        return definition.creation_status(to).is_some();
    }
    match definition.stage(step.from) {
        Some(stage) => stage.transition(to).is_some(),
        None => definition.unlisted == Unlisted::Free,
    }
}
