//! What a file of rows would do: read, compared with what is there, and decided row by row. Nothing is written.

use std::collections::HashSet;
use std::sync::Arc;

use poryadok_domain::rejection::{Flaw, Language, Rejection, TableFlaw};
use poryadok_domain::rights::{Operation, Scope};
use poryadok_domain::table::plan::{Allowed, Counts, Identity, Known, Outcome, Planned, plan, read};
use poryadok_domain::table::{Cell, Layout, RowError, Sheet, TableNoun, Value, mapped, recognised};
use poryadok_domain::{file, text};
use poryadok_store::db::{Fault, Tx};
pub use poryadok_store::imports::LeftOut;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{Rows, rows_of};
use crate::Engine;
use crate::failure::Failure;
use crate::login::Caller;

/// Records looked at in one stroke while a file is compared with what is here.
const SCANNED: i64 = 2_000;

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

impl Brought {
    /// What it is called, if that is a name.
    pub(super) fn file_name(&self) -> Result<String, Rejection> {
        file::name(&self.file_name).ok_or_else(|| Rejection::invalid("name", Flaw::InvalidText))
    }
}

impl Engine {
    /// What the file would do if it were brought in now. Writes nothing.
    pub async fn preview_import(&self, caller: &Caller, brought: Brought) -> Result<Preview, Failure> {
        rows_of(brought.noun).may_bring(caller)?;
        let (engine, caller) = (self.clone(), caller.clone());
        let planning = tokio::task::spawn_blocking(move || engine.plan_blocking(&caller, &brought));
        planning.await.unwrap_or_else(|_| Err(Fault::Broken("a plan panicked".into()).into()))
    }

    /// What the preview of that digest showed, if it is what the file would do still.
    pub(super) async fn as_seen(
        &self,
        caller: &Caller,
        brought: Brought,
        digest: &str,
    ) -> Result<Preview, Failure> {
        let preview = self.preview_import(caller, brought).await?;
        if preview.digest == digest { Ok(preview) } else { Err(Rejection::PreviewStale.into()) }
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
        let (most, written) = (noun.most(), counts.new + counts.changed);
        if written > most {
            let why = TableFlaw::TooManyRows { max: most };
            return Err(Rejection::UnreadableTable { why }.into());
        }
        Ok(Preview { sheet, layout, planned, counts, digest })
    }
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
        for code in row.values.iter().filter_map(|v| v.as_ref().and_then(Value::choice)) {
            hash.update(code);
        }
    }
    crate::secret::hex(&hash.finalize())
}

/// A flaw in the words of the reader.
pub fn worded(sheet: &Sheet, line: u32, error: &RowError, language: Language, headings: &[&str]) -> LeftOut {
    let field = error.column.and_then(|c| sheet.columns.get(c)).map(|c| c.code.clone());
    let mut words = error.flaw.text(language, headings);
    words.truncate(words.char_indices().nth(text::MAX_NAME).map_or(words.len(), |(at, _)| at));
    LeftOut { line, code: error.flaw.code().to_owned(), field, text: words }
}
