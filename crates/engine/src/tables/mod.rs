//! Records that come in and go out as the rows of a table. Every noun is one file: its values, and how its rows are written.
//! What is alike of all of them are [`preview`] and [`import`]; rows that do not become records have their own end ([`receipts`]).

pub mod counterparties;
pub mod import;
pub mod preview;
pub mod products;
pub mod receipts;

use poryadok_domain::ids::AccountId;
use poryadok_domain::people::Actor;
use poryadok_domain::rejection::{Language, Names, Rejection};
use poryadok_domain::rights::{Belongs, Entity, Operation, Reach, Scope};
use poryadok_domain::rulebook::Rulebook;
use poryadok_domain::table::plan::{Change, Known, Outcome, Planned};
use poryadok_domain::table::{RowError, RowFlaw, Sheet, TableNoun, Value, Values};
use poryadok_store::db::{Fault, Tx};
use uuid::Uuid;

use crate::failure::Failure;
use crate::login::Caller;
use crate::work::Work;

/// A record as rows are compared with it.
pub(crate) struct Kept {
    pub known: Known,
    pub belongs: Option<Belongs>,
    pub in_bin: bool,
}

/// What became of a row that was to be written.
pub(crate) enum Written {
    Created,
    Changed,
    LeftOut(RowError),
}

/// What rows are about.
pub(crate) trait Rows: Sync {
    fn entity(&self) -> Entity;

    /// Whoever may neither create nor change such records has nothing to bring; whoever may not see them, neither.
    fn may_bring(&self, caller: &Caller) -> Result<(), Failure> {
        let entity = self.entity();
        let may = |operation| caller.rules.reach(&caller.actor, entity, operation).scope != Scope::No;
        if may(Operation::View) && (may(Operation::Create) || may(Operation::Update)) {
            return Ok(());
        }
        Err(Rejection::NoRight { entity, operation: Operation::Create }.into())
    }

    /// Rows of one file that may be written.
    fn most(&self) -> i64 {
        i64::MAX
    }

    fn sheet(&self, rules: &Rulebook) -> Sheet;

    /// Whether a scope reaches the record.
    fn covers(&self, reach: &Reach, kept: &Kept) -> bool;

    /// Columns that want another right than the one to change.
    fn locked(&self, _: &Rulebook, _: &Actor) -> Vec<usize> {
        Vec::new()
    }

    /// A page of all records in the order of their ids.
    fn page(
        &self,
        tx: &mut dyn Tx,
        account: AccountId,
        sheet: &Sheet,
        after: Option<Uuid>,
        limit: i64,
    ) -> Result<Vec<Kept>, Fault>;

    /// Offers what the cells of the file may name and the rules do not know; takes out of the records what this person may not
    /// know of. `cells` gives the texts that the file has in a column.
    fn complete(
        &self,
        _: &mut dyn Tx,
        _: &Caller,
        _: &mut Sheet,
        _cells: &dyn Fn(usize) -> Vec<String>,
        _known: &mut [Known],
    ) -> Result<(), Fault> {
        Ok(())
    }
}

/// A noun whose records are rows.
pub(crate) trait Records: Rows {
    /// How much of a transaction the row takes, in plain rows.
    fn weight(&self, planned: &Planned) -> usize;

    /// Writes new records and changes; answers for each row in their order.
    fn write(
        &self,
        w: &mut Work<'_>,
        sheet: &Sheet,
        rows: &[Planned],
        language: Language,
    ) -> Result<Vec<Written>, Failure>;
}

pub(crate) fn rows_of(noun: TableNoun) -> &'static dyn Rows {
    match noun {
        TableNoun::Products => &products::Products,
        TableNoun::Counterparties => &counterparties::Counterparties,
        TableNoun::Receipts => &receipts::Receipts,
    }
}

fn records_of(noun: TableNoun) -> Option<&'static dyn Records> {
    match noun {
        TableNoun::Products => Some(&products::Products),
        TableNoun::Counterparties => Some(&counterparties::Counterparties),
        TableNoun::Receipts => None,
    }
}

/// The record a row changes, and the version it was seen in.
fn target(planned: &Planned) -> Option<(Uuid, i64)> {
    match &planned.outcome {
        Outcome::Change { target, version, .. } => Some((*target, *version)),
        _ => None,
    }
}

/// The values that change, and no others.
fn only(changes: &[Change], values: &Values) -> Values {
    let changed = |at: usize| changes.iter().any(|c| c.column == at);
    let kept = |(at, value): (usize, &Option<Value>)| value.clone().filter(|_| changed(at));
    values.iter().enumerate().map(kept).collect()
}

/// The values of a row by their columns, each as what its column holds.
struct Cells<'a>(&'a Values);

impl Cells<'_> {
    fn at(&self, column: usize) -> Option<&Value> {
        self.0.get(column).and_then(Option::as_ref)
    }

    fn text(&self, column: usize) -> Option<String> {
        match self.at(column) {
            Some(Value::Text(text)) => Some(text.clone()),
            _ => None,
        }
    }

    fn number(&self, column: usize) -> Option<i64> {
        match self.at(column) {
            Some(Value::Number(number)) => Some(*number),
            _ => None,
        }
    }

    fn flag(&self, column: usize) -> Option<bool> {
        match self.at(column) {
            Some(Value::Flag(flag)) => Some(*flag),
            _ => None,
        }
    }

    fn choice(&self, column: usize) -> Option<&str> {
        self.at(column)?.choice()
    }

    /// A choice among records.
    fn id(&self, column: usize) -> Option<Uuid> {
        Uuid::try_parse(self.choice(column)?).ok()
    }
}

/// Why a row does not become a record.
enum Refusal {
    Row(Written),
    Failed(Failure),
}

impl<F: Into<Failure>> From<F> for Refusal {
    fn from(failure: F) -> Refusal {
        Refusal::Failed(failure.into())
    }
}

impl Refusal {
    /// What became of its row, unless the whole file has failed.
    fn settled(self, w: &Work<'_>, language: Language) -> Result<Written, Failure> {
        match self {
            Refusal::Row(written) => Ok(written),
            Refusal::Failed(Failure::Rejected(no)) if no.is_about_the_request() => {
                Ok(refused(w, &no, language))
            }
            Refusal::Failed(failure) => Err(failure),
        }
    }
}

/// A rejection that a record would get by hand too, as the flaw of its row.
fn refused(w: &Work<'_>, rejection: &Rejection, language: Language) -> Written {
    let names = Names { language, rulebook: Some(&w.rules) };
    left_out(None, RowFlaw::Refused { why: names.detail(rejection) })
}

fn left_out(column: Option<usize>, flaw: RowFlaw) -> Written {
    Written::LeftOut(RowError { column, flaw })
}
