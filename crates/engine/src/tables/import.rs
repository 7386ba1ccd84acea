//! A file of records is brought in twice: once to see what it would do, once to do just that.
//!
//! The preview writes nothing. The import is bound to it by a digest over the file and over every row's fate, so that nobody
//! writes what he has not seen. It is written in portions, each a transaction of its own: people's steps go between them,
//! and what was written stays when the rest does not come to pass. Bringing the file again then does the rest, because the
//! rows that are here change nothing.

use std::ops::Range;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use poryadok_domain::ids::ImportId;
use poryadok_domain::rejection::{Language, Noun, Rejection};
use poryadok_domain::table::TableNoun;
use poryadok_domain::table::plan::{Counts, Outcome, Planned};
use poryadok_domain::time::Timestamp;
use poryadok_store::db::Fault;
use poryadok_store::imports::{self as store};
pub use poryadok_store::imports::{Import, ImportState};
use serde_json::json;

use super::preview::{Brought, Preview, worded};
use super::{Records, Written, records_of};
use crate::Engine;
use crate::failure::{Failure, not_found};
use crate::login::{Caller, no_content};
use crate::work::{Answer, Render, RequestKey, Work};

/// Rows of one transaction, so that people are not held up behind an import.
const PORTION: usize = 500;
/// An import that has not moved for so long has ended with its server.
const STALE_SECS: i64 = 120;
/// Rows left out that are kept with their reasons.
const KEPT_ERRORS: usize = 200;
/// How often a portion is tried while the database has too much to do, and how long it waits in between.
const TRIES: u32 = 20;
const PAUSE: Duration = Duration::from_millis(500);

impl Engine {
    /// Begins to write what the preview of that digest showed; [`Engine::import`] says how far it has come.
    pub async fn start_import(
        &self,
        caller: &Caller,
        key: Option<RequestKey>,
        brought: Brought,
        digest: &str,
        language: Language,
        render: Render<Import>,
    ) -> Result<Answer, Failure> {
        // Asked again, it would not find what it had seen: that is written now.
        if let Some(kept) = self.kept_answer(caller, key.as_ref()).await {
            return kept;
        }
        let noun = brought.noun;
        let records = records_of(noun).ok_or_else(|| not_found(Noun::Import))?;
        let file_name = brought.file_name()?;
        let preview = self.as_seen(caller, brought, digest).await?;
        let started: Arc<Mutex<Option<Import>>> = Arc::default();
        let (begun, counts, digest) = (started.clone(), preview.counts, preview.digest.clone());
        let answer = self
            .audited(caller, key, move |w| {
                w.current_rules()?;
                let import = begin(w, noun, &file_name, &digest, counts)?;
                if let Ok(mut begun) = begun.lock() {
                    *begun = Some(import.clone());
                }
                Ok(Answer { status: 202, body: render(&import, &w.rules) })
            })
            .await?;
        let import = started.lock().ok().and_then(|mut s| s.take());
        if let Some(import) = import {
            let run = Run::new(self.clone(), caller.clone(), import.id, records, preview, language);
            tokio::spawn(run.finish_all());
        }
        Ok(answer)
    }

    /// How far an import has come: for whoever began it, and administrators.
    pub async fn import(&self, caller: &Caller, id: ImportId) -> Result<Import, Failure> {
        let account = caller.actor.account;
        let found = self.db().read::<_, Failure, _>(move |tx| Ok(store::load(tx, account, id)?)).await?;
        let sees = |i: &Import| {
            (i.actor.is_some() && i.actor == caller.actor.employee)
                || caller.rules.is_administrator(&caller.actor)
        };
        let mut import = found.filter(sees).ok_or_else(|| not_found(Noun::Import))?;
        if import.state == ImportState::Running && import.updated_at < stale(self.clock().now()) {
            import.state = ImportState::Stopped;
        }
        Ok(import)
    }
}

fn stale(now: Timestamp) -> Timestamp {
    now.plus_secs(-STALE_SECS)
}

/// Takes the turn: one import of an account at a time, so that two files do not make the same record twice.
fn begin(
    w: &mut Work<'_>,
    noun: TableNoun,
    file_name: &str,
    digest: &str,
    counts: Counts,
) -> Result<Import, Failure> {
    if store::is_under_way(w.tx, w.account, stale(w.now))? {
        return Err(Rejection::ImportRunning.into());
    }
    let import = Import {
        id: w.id().into(),
        noun,
        file_name: file_name.to_owned(),
        digest: digest.to_owned(),
        actor: w.actor.employee,
        state: ImportState::Running,
        planned: counts.new + counts.changed,
        done: 0,
        created: 0,
        changed: 0,
        unchanged: counts.unchanged,
        wrong: counts.wrong,
        errors: Vec::new(),
        started_at: w.now,
        updated_at: w.now,
        finished_at: None,
    };
    store::insert(w.tx, w.account, &import)?;
    let body = json!({
        "noun": noun.code(), "file": file_name, "new": counts.new, "changed": counts.changed,
        "unchanged": counts.unchanged, "errors": counts.wrong,
    });
    w.audit("import_started", Some(import.id.into()), &body)?;
    Ok(import)
}

/// An import that is under way.
struct Run {
    engine: Engine,
    caller: Caller,
    import: ImportId,
    records: &'static dyn Records,
    language: Language,
    /// Rows to be written.
    rows: Arc<Vec<Planned>>,
}

impl Run {
    fn new(
        engine: Engine,
        caller: Caller,
        import: ImportId,
        records: &'static dyn Records,
        preview: Preview,
        language: Language,
    ) -> Run {
        let written = |p: &Planned| matches!(p.outcome, Outcome::New | Outcome::Change { .. });
        let rows = preview.planned.into_iter().filter(written).collect();
        Run { engine, caller, import, records, language, rows: Arc::new(rows) }
    }

    async fn finish_all(self) {
        let mut state = ImportState::Done;
        for portion in portions(self.records, &self.rows) {
            if let Err(failure) = self.write(portion).await {
                tracing::warn!(import = %self.import, ?failure, "an import stopped");
                state = ImportState::Stopped;
                break;
            }
        }
        if let Err(failure) = self.finish(state).await {
            tracing::warn!(import = %self.import, ?failure, "the end of an import was not noted");
        }
    }

    /// One portion, tried again while the database is busy with other things.
    async fn write(&self, portion: Range<usize>) -> Result<(), Failure> {
        let mut tries = 0;
        loop {
            let (rows, id, records, language) = (self.rows.clone(), self.import, self.records, self.language);
            let portion = portion.clone();
            let written = self
                .engine
                .command(&self.caller, None, move |w| {
                    let part = rows.get(portion.clone()).unwrap_or_default();
                    write_portion(w, id, records, part, portion.start, language)?;
                    Ok(no_content())
                })
                .await;
            tries += 1;
            match written {
                Ok(_) => return Ok(()),
                Err(Failure::Rejected(Rejection::Busy | Rejection::DatabaseGone)) if tries < TRIES => {
                    tokio::time::sleep(PAUSE).await;
                }
                // An external id was taken at the same moment: now it is seen.
                Err(Failure::Fault(Fault::Constraint(_))) if tries < 3 => {}
                Err(failure) => return Err(failure),
            }
        }
    }

    async fn finish(&self, state: ImportState) -> Result<(), Failure> {
        let id = self.import;
        let finished = self
            .engine
            .audited(&self.caller, None, move |w| {
                let account = w.account;
                let found = store::load_locked(w.tx, account, id)?;
                let Some(mut import) = found.filter(|i| i.state == ImportState::Running) else {
                    return Ok(no_content());
                };
                import.state = state;
                (import.updated_at, import.finished_at) = (w.now, Some(w.now));
                store::save(w.tx, account, &import)?;
                let body = json!({
                    "noun": import.noun.code(), "file": import.file_name, "created": import.created,
                    "changed": import.changed, "unchanged": import.unchanged, "errors": import.wrong,
                });
                let kind = if state == ImportState::Done { "import_finished" } else { "import_stopped" };
                w.audit(kind, Some(id.into()), &body)?;
                Ok(no_content())
            })
            .await
            .map(drop);
        if finished.is_ok() && self.rows.len() >= PORTION {
            let db = self.engine.db().clone();
            // Plans that were made for a tenth of the rows are made anew.
            if let Ok(Err(fault)) = tokio::task::spawn_blocking(move || db.refresh_statistics()).await {
                tracing::warn!(%fault, "the statistics were not refreshed");
            }
        }
        finished
    }
}

/// Cuts the rows where a transaction has enough.
fn portions(records: &dyn Records, rows: &[Planned]) -> Vec<Range<usize>> {
    let (mut portions, mut start, mut weight) = (Vec::new(), 0, 0);
    for (n, planned) in rows.iter().enumerate() {
        let heavy = records.weight(planned);
        if weight > 0 && weight + heavy > PORTION {
            portions.push(start..n);
            (start, weight) = (n, 0);
        }
        weight += heavy;
    }
    if start < rows.len() {
        portions.push(start..rows.len());
    }
    portions
}

fn write_portion(
    w: &mut Work<'_>,
    id: ImportId,
    records: &dyn Records,
    rows: &[Planned],
    start: usize,
    language: Language,
) -> Result<(), Failure> {
    w.current_rules()?;
    let account = w.account;
    let found = store::load_locked(w.tx, account, id)?;
    // A portion that was written is not written again, whoever asks.
    let goes_on = |i: &Import| i.state == ImportState::Running && i.done == start as i64;
    let mut import = found.filter(goes_on).ok_or_else(|| not_found(Noun::Import))?;
    let sheet = records.sheet(&w.rules);
    let results = records.write(w, &sheet, rows, language)?;
    let headings: Vec<&str> = sheet.columns.iter().map(|c| c.heading(language)).collect();
    for (planned, written) in rows.iter().zip(results) {
        match written {
            Written::Created => import.created += 1,
            Written::Changed => import.changed += 1,
            Written::LeftOut(error) => {
                import.wrong += 1;
                if import.errors.len() < KEPT_ERRORS {
                    import.errors.push(worded(&sheet, planned.row.line, &error, language, &headings));
                }
            }
        }
    }
    import.done += rows.len() as i64;
    import.updated_at = w.now;
    Ok(store::save(w.tx, account, &import)?)
}
