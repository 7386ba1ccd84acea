//! Counterparties as rows, each within the reach of whoever brings them.

use std::collections::HashMap;

use poryadok_domain::ids::AccountId;
use poryadok_domain::rejection::Language;
use poryadok_domain::rights::{Entity, Operation, Reach};
use poryadok_domain::rulebook::Rulebook;
use poryadok_domain::table::counterparties::{self as table, *};
use poryadok_domain::table::plan::{Known, Outcome, Planned};
use poryadok_domain::table::{RowFlaw, Sheet, Value, Values, of_attribute, to_attribute};
use poryadok_store::counterparties::{self as store, Counterparty};
use poryadok_store::db::{Fault, Tx};
use uuid::Uuid;

use super::{Cells, Kept, Records, Refusal, Rows, Written, left_out, only, target};
use crate::counterparties::{CounterpartyPatch, apply, blank, may_create, rename_in_documents, within_reach};
use crate::failure::Failure;
use crate::work::Work;

/// A new name is written into the search text of the documents too, which may be thousands.
const WEIGHT_OF_RENAME: usize = 25;

pub(super) struct Counterparties;

/// A counterparty's values, in the order of the columns.
pub fn values(sheet: &Sheet, c: &Counterparty) -> Values {
    let text = |text: &str| (!text.is_empty()).then(|| Value::Text(text.to_owned()));
    let mut values = vec![None; sheet.columns.len()];
    let fixed = [
        (ID, Some(Value::Id(c.id.into()))),
        (NAME, text(&c.name)),
        (EXTERNAL_ID, c.external_id.as_deref().and_then(text)),
        (TAX_NUMBER, text(&c.tax_number)),
        (TAX_REASON_CODE, text(&c.tax_reason_code)),
        (PHONE, text(&c.phone)),
        (EMAIL, text(&c.email)),
        (ADDRESS, text(&c.address)),
        (TAGS, (!c.tags.is_empty()).then(|| Value::Tags(c.tags.clone()))),
        (DESCRIPTION, text(&c.description)),
        (OWNER, c.owner.map(|id| Value::Choice(id.to_string()))),
        (DEPARTMENT, c.department.map(|id| Value::Choice(id.to_string()))),
        (SHARED, Some(Value::Flag(c.shared))),
    ];
    let custom = c.attributes.iter().filter_map(|(id, value)| {
        sheet.column(&format!("attribute:{id}")).map(|at| (at, Some(of_attribute(value))))
    });
    for (at, value) in fixed.into_iter().chain(custom) {
        if let Some(place) = values.get_mut(at) {
            *place = value;
        }
    }
    values
}

fn patch(sheet: &Sheet, values: &Values) -> CounterpartyPatch {
    let cells = Cells(values);
    let custom = sheet.columns.iter().zip(values).skip(ATTRIBUTES).filter_map(|(column, value)| {
        let id = Uuid::try_parse(column.code.strip_prefix("attribute:")?).ok()?;
        Some((id.into(), Some(to_attribute(value.as_ref()?))))
    });
    CounterpartyPatch {
        name: cells.text(NAME),
        phone: cells.text(PHONE),
        email: cells.text(EMAIL),
        tax_number: cells.text(TAX_NUMBER),
        tax_reason_code: cells.text(TAX_REASON_CODE),
        address: cells.text(ADDRESS),
        external_id: cells.text(EXTERNAL_ID).map(Some),
        tags: match cells.at(TAGS) {
            Some(Value::Tags(tags)) => Some(tags.clone()),
            _ => None,
        },
        description: cells.text(DESCRIPTION),
        attributes: custom.collect(),
        owner: cells.id(OWNER).map(|id| Some(id.into())),
        department: cells.id(DEPARTMENT).map(|id| Some(id.into())),
        shared: cells.flag(SHARED),
    }
}

impl Rows for Counterparties {
    fn entity(&self) -> Entity {
        Entity::Counterparty
    }

    fn sheet(&self, rules: &Rulebook) -> Sheet {
        table::sheet(rules)
    }

    fn covers(&self, reach: &Reach, kept: &Kept) -> bool {
        kept.belongs.as_ref().is_some_and(|belongs| reach.covers(belongs))
    }

    fn page(
        &self,
        tx: &mut dyn Tx,
        account: AccountId,
        sheet: &Sheet,
        after: Option<Uuid>,
        limit: i64,
    ) -> Result<Vec<Kept>, Fault> {
        let kept = |c: &Counterparty| Kept {
            known: Known { id: c.id.into(), version: c.version, values: values(sheet, c), may_change: false },
            belongs: Some(c.belongs()),
            in_bin: c.deleted_at.is_some(),
        };
        Ok(store::page(tx, account, after, limit)?.iter().map(kept).collect())
    }
}

impl Records for Counterparties {
    fn weight(&self, planned: &Planned) -> usize {
        match &planned.outcome {
            Outcome::Change { changes, .. } if changes.iter().any(|c| c.column == NAME) => WEIGHT_OF_RENAME,
            _ => 1,
        }
    }

    fn write(
        &self,
        w: &mut Work<'_>,
        sheet: &Sheet,
        rows: &[Planned],
        language: Language,
    ) -> Result<Vec<Written>, Failure> {
        let account = w.account;
        let targets: Vec<Uuid> = rows.iter().filter_map(target).map(|(id, _)| id).collect();
        let mut there = store::load_many_locked(w.tx, account, &targets)?;
        let external: Vec<String> =
            rows.iter().filter_map(|p| patch(sheet, &p.row.values).external_id?).collect();
        let taken: HashMap<String, Uuid> = store::find_by_external_ids(w.tx, account, &external)?
            .into_iter()
            .map(|(external, id)| (external, id.into()))
            .collect();
        let (mut new, mut results) = (Vec::new(), Vec::with_capacity(rows.len()));
        for planned in rows {
            let old = target(planned).and_then(|(id, _)| there.remove(&id));
            let name = old.as_ref().map(|old| old.name.clone());
            match one(w, sheet, planned, old, &taken) {
                Ok(counterparty) if target(planned).is_none() => {
                    new.push(counterparty);
                    results.push(Written::Created);
                }
                Ok(counterparty) => {
                    store::save(w.tx, account, &counterparty)?;
                    if name.is_some_and(|name| name != counterparty.name) {
                        rename_in_documents(w, &counterparty)?;
                    }
                    results.push(Written::Changed);
                }
                Err(refusal) => results.push(refusal.settled(w, language)?),
            }
        }
        store::insert_many(w.tx, account, &new)?;
        Ok(results)
    }
}

/// The counterparty as the row wants it.
fn one(
    w: &Work<'_>,
    sheet: &Sheet,
    planned: &Planned,
    old: Option<Counterparty>,
    taken: &HashMap<String, Uuid>,
) -> Result<Counterparty, Refusal> {
    let reach = |operation| w.rules.reach(w.actor, Entity::Counterparty, operation);
    let wanted = match &planned.outcome {
        Outcome::Change { changes, .. } => patch(sheet, &only(changes, &planned.row.values)),
        _ => patch(sheet, &planned.row.values),
    };
    let mut counterparty = match (target(planned), old) {
        (None, _) => {
            may_create(w)?;
            blank(w)
        }
        // What is hidden from him since the preview looks as if somebody had changed it.
        (Some((_, seen)), Some(old))
            if old.version == seen
                && old.deleted_at.is_none()
                && reach(Operation::View).covers(&old.belongs()) =>
        {
            if !reach(Operation::Update).covers(&old.belongs()) {
                return Err(Refusal::Row(left_out(None, RowFlaw::NoRightToChange)));
            }
            old
        }
        (Some(_), _) => return Err(Refusal::Row(left_out(None, RowFlaw::ChangedMeanwhile))),
    };
    let external = wanted.external_id.clone().flatten();
    if external.and_then(|e| taken.get(&e)).is_some_and(|id| *id != Uuid::from(counterparty.id)) {
        return Err(Refusal::Row(left_out(None, RowFlaw::Taken)));
    }
    apply(w, &mut counterparty, &wanted)?;
    if target(planned).is_none() {
        within_reach(w, &counterparty)?;
    }
    Ok(counterparty)
}
