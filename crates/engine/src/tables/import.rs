//! A file of records is brought in twice: once to see what it would do, once to do just that.
//!
//! The preview writes nothing. The import is bound to it by a digest over the file and over every row's fate, so that nobody
//! writes what he has not seen. It is written in portions, each a transaction of its own: people's steps go between them,
//! and what was written stays when the rest does not come to pass. Bringing the file again then does the rest, because the
//! rows that are here change nothing.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use poryadok_domain::ids::ImportId;
use poryadok_domain::rejection::{Flaw, Language, Noun, Rejection};
use poryadok_domain::rights::{Operation, Scope};
use poryadok_domain::table::plan::{Allowed, Counts, Identity, Known, Outcome, Planned, plan, read};
use poryadok_domain::table::{Cell, Layout, RowError, Sheet, TableNoun, Value, mapped, recognised};
use poryadok_domain::time::Timestamp;
use poryadok_domain::{file, text};
use poryadok_store::db::{Fault, Tx};
use poryadok_store::imports::{self as store};
pub use poryadok_store::imports::{Import, ImportState, LeftOut};
use serde_json::json;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{Rows, Written, rows_of};
use crate::Engine;
use crate::failure::{Failure, not_found};
use crate::login::{Caller, no_content};
use crate::work::{Answer, Render, RequestKey, Work};

/// Rows of one transaction, so that people are not held up behind an import.
const PORTION: usize = 500;
/// Records looked at in one stroke while a file is compared with what is here.
const SCANNED: i64 = 2_000;
/// An import that has not moved for so long has ended with its server.
const STALE_SECS: i64 = 120;
/// Rows left out that are kept with their reasons.
const KEPT_ERRORS: usize = 200;
/// How often a portion is tried while the database has too much to do, and how long it waits in between.
const TRIES: u32 = 20;
const PAUSE: Duration = Duration::from_millis(500);

/// A file as it was read.
#[derive(Debug, Clone)]
pub struct Brought {
    pub noun: TableNoun,
    pub file_name: String,
    /// Over its bytes.
    pub hash: Vec<u8>,
    pub rows: Arc<Vec<Vec<Cell>>>,
    /// The columns as a person chose them, by their codes.
    pub columns: Option<Vec<String>>,
}

/// What a file would do.
#[derive(Debug, Clone)]
pub struct Preview {
    pub sheet: Sheet,
    pub layout: Layout,
    pub planned: Vec<Planned>,
    pub counts: Counts,
    pub digest: String,
}

impl Engine {
    /// What the file would do if it were brought in now. Writes nothing.
    pub async fn preview_import(&self, caller: &Caller, brought: Brought) -> Result<Preview, Failure> {
        may_at_all(caller, brought.noun)?;
        self.planned(caller, brought).await
    }

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
        may_at_all(caller, brought.noun)?;
        let file_name =
            file::name(&brought.file_name).ok_or_else(|| Rejection::invalid("name", Flaw::InvalidText))?;
        let noun = brought.noun;
        let preview = self.planned(caller, brought).await?;
        if preview.digest != digest {
            return Err(Rejection::PreviewStale.into());
        }
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
            let run = Run::new(self.clone(), caller.clone(), import, preview, language);
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

    async fn planned(&self, caller: &Caller, brought: Brought) -> Result<Preview, Failure> {
        let (engine, caller) = (self.clone(), caller.clone());
        let planning = tokio::task::spawn_blocking(move || engine.plan_blocking(&caller, &brought));
        planning.await.unwrap_or_else(|_| Err(Fault::Broken("a plan panicked".into()).into()))
    }

    fn plan_blocking(&self, caller: &Caller, brought: &Brought) -> Result<Preview, Failure> {
        let noun = rows_of(brought.noun);
        let mut sheet = noun.sheet(&caller.rules);
        let layout = layout(&sheet, brought)?;
        let cells = |column| texts(&layout, &brought.rows, column);
        let (rows, there) = self.db().snapshot(|tx| {
            noun.complete(tx, caller, &mut sheet, &cells, &mut [])?;
            let rows = read(&sheet, &layout, &brought.rows);
            let mut there = matching(tx, noun, &sheet, &rows, caller)?;
            noun.complete(tx, caller, &mut sheet, &cells, &mut there.known)?;
            Ok::<_, Failure>((rows, there))
        })?;
        let reach = caller.rules.reach(&caller.actor, noun.entity(), Operation::Create);
        let allowed =
            Allowed { create: reach.scope != Scope::No, locked: noun.locked(&caller.rules, &caller.actor) };
        let taken = |identity: &Identity| there.hidden.contains(identity);
        let planned = plan(&sheet, rows, &there.known, &taken, &allowed);
        let digest = digest(caller, brought, &layout, &planned);
        let counts = Counts::of(&planned);
        Ok(Preview { sheet, layout, planned, counts, digest })
    }
}

/// Whoever may neither create nor change such records has nothing to bring; whoever may not see them, neither.
fn may_at_all(caller: &Caller, noun: TableNoun) -> Result<(), Failure> {
    let entity = rows_of(noun).entity();
    let may = |operation| caller.rules.reach(&caller.actor, entity, operation).scope != Scope::No;
    if may(Operation::View) && (may(Operation::Create) || may(Operation::Update)) {
        return Ok(());
    }
    Err(Rejection::NoRight { entity, operation: Operation::Create }.into())
}

fn layout(sheet: &Sheet, brought: &Brought) -> Result<Layout, Rejection> {
    let found = recognised(sheet, &brought.rows);
    let Some(codes) = &brought.columns else { return Ok(found) };
    let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
    mapped(sheet, &found, &codes).ok_or_else(|| Rejection::invalid("columns", Flaw::NotAllowed))
}

/// What stands in the cells of a column, each text once.
fn texts(layout: &Layout, rows: &[Vec<Cell>], column: usize) -> Vec<String> {
    let Some(place) = layout.columns.iter().position(|c| *c == Some(column)) else { return Vec::new() };
    let cells = rows.iter().skip(layout.headings + 1).filter_map(|row| row.get(place));
    let all: HashSet<String> = cells.filter_map(Cell::text).collect();
    all.into_iter().collect()
}

/// Records that rows could be about, and unique words of those that this person does not see.
struct There {
    known: Vec<Known>,
    hidden: HashSet<Identity>,
}

/// Goes through all records once and keeps those that share a word with a row: a file is small against the account it is
/// brought into, or as large.
fn matching(
    tx: &mut dyn Tx,
    noun: &dyn Rows,
    sheet: &Sheet,
    rows: &[Planned],
    caller: &Caller,
) -> Result<There, Failure> {
    let words = rows.iter().flat_map(|p| (sheet.identities)(&p.row.values));
    let wanted: HashSet<(usize, String)> = words.map(|i| (i.rank, i.text)).collect();
    let reach = |operation| caller.rules.reach(&caller.actor, noun.entity(), operation);
    let (view, update) = (reach(Operation::View), reach(Operation::Update));
    let (mut there, mut after) = (There { known: Vec::new(), hidden: HashSet::new() }, None);
    loop {
        let page = noun.page(tx, caller.actor.account, sheet, after, SCANNED)?;
        let full = page.len() as i64 == SCANNED;
        after = page.last().map(|kept| kept.known.id);
        for kept in page {
            let identities = (sheet.identities)(&kept.known.values);
            if !identities.iter().any(|i| wanted.contains(&(i.rank, i.text.clone()))) {
                continue;
            }
            if kept.in_bin || !noun.covers(&view, &kept) {
                let unique = |i: &Identity| sheet.ranks.get(i.rank).is_some_and(|r| r.unique);
                there.hidden.extend(identities.into_iter().filter(unique));
            } else {
                let may_change = noun.covers(&update, &kept);
                there.known.push(Known { may_change, ..kept.known });
            }
        }
        if !full {
            return Ok(there);
        }
    }
}

/// Over the file, how it was read, by whom, and what every row would do.
fn digest(caller: &Caller, brought: &Brought, layout: &Layout, planned: &[Planned]) -> String {
    let mut hash = Sha256::new();
    hash.update(caller.actor.employee.map_or(Uuid::nil(), Into::into).as_bytes());
    hash.update(brought.noun.code());
    hash.update(&brought.hash);
    for column in &layout.columns {
        hash.update(column.map_or(u64::MAX, |c| c as u64).to_be_bytes());
    }
    for Planned { row, outcome } in planned {
        hash.update(row.line.to_be_bytes());
        let (word, target, version) = match outcome {
            Outcome::New => (0_u8, Uuid::nil(), 0),
            Outcome::Change { target, version, .. } => (1, *target, *version),
            Outcome::Unchanged { target } => (2, *target, 0),
            Outcome::Wrong { .. } => (3, Uuid::nil(), 0),
        };
        hash.update([word]);
        hash.update(target.as_bytes());
        hash.update(version.to_be_bytes());
        // Who a cell means is not in the file.
        for value in &row.values {
            if let Some(Value::Choice(code)) = value {
                hash.update(code);
            }
        }
    }
    crate::secret::hex(&hash.finalize())
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
    noun: TableNoun,
    language: Language,
    /// Rows to be written.
    rows: Arc<Vec<Planned>>,
}

impl Run {
    fn new(engine: Engine, caller: Caller, import: Import, preview: Preview, language: Language) -> Run {
        let written = |p: &Planned| matches!(p.outcome, Outcome::New | Outcome::Change { .. });
        let rows = preview.planned.into_iter().filter(written).collect();
        Run { engine, caller, import: import.id, noun: import.noun, language, rows: Arc::new(rows) }
    }

    async fn finish_all(self) {
        let mut state = ImportState::Done;
        for portion in portions(rows_of(self.noun), &self.rows) {
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
            let (rows, id, noun, language) = (self.rows.clone(), self.import, self.noun, self.language);
            let portion = portion.clone();
            let written = self
                .engine
                .command(&self.caller, None, move |w| {
                    let part = rows.get(portion.clone()).unwrap_or_default();
                    write_portion(w, id, noun, part, portion.start, language)?;
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
fn portions(noun: &dyn Rows, rows: &[Planned]) -> Vec<Range<usize>> {
    let (mut portions, mut start, mut weight) = (Vec::new(), 0, 0);
    for (n, planned) in rows.iter().enumerate() {
        let heavy = noun.weight(planned);
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
    noun: TableNoun,
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
    let noun = rows_of(noun);
    let sheet = noun.sheet(&w.rules);
    let results = noun.write(w, &sheet, rows, language)?;
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

/// A flaw in the words of the reader.
pub fn worded(sheet: &Sheet, line: u32, error: &RowError, language: Language, headings: &[&str]) -> LeftOut {
    let field = error.column.and_then(|c| sheet.columns.get(c)).map(|c| c.code.clone());
    let mut words = error.flaw.text(language, headings);
    words.truncate(words.char_indices().nth(text::MAX_NAME).map_or(words.len(), |(at, _)| at));
    LeftOut { line, code: error.flaw.code().to_owned(), field, text: words }
}
