//! Products as rows.

use std::collections::HashMap;

use poryadok_domain::ids::AccountId;
use poryadok_domain::people::Actor;
use poryadok_domain::rejection::Language;
use poryadok_domain::rights::{Entity, Operation, Reach, Scope};
use poryadok_domain::rulebook::Rulebook;
use poryadok_domain::table::plan::{Known, Outcome, Planned};
use poryadok_domain::table::products::{self as table, *};
use poryadok_domain::table::{RowFlaw, Sheet, Value, Values};
use poryadok_store::db::{Fault, Tx};
use poryadok_store::products::{self as store, Product, ProductType};
use uuid::Uuid;

use super::{Kept, Rows, Written, left_out, refused, target};
use crate::failure::Failure;
use crate::products::{ProductPatch, apply, blank, check_right};
use crate::work::Work;

pub(super) struct Products;

/// A product's values, in the order of the columns.
pub fn values(p: &Product) -> Values {
    let text = |text: &str| (!text.is_empty()).then(|| Value::Text(text.to_owned()));
    let mut values = vec![None; ARCHIVED + 1];
    for (at, value) in [
        (ID, Some(Value::Id(p.id.into()))),
        (NAME, text(&p.name)),
        (CODE, text(&p.code)),
        (EXTERNAL_ID, p.external_id.as_deref().and_then(text)),
        (TYPE, Some(Value::Choice(p.product_type.code().to_owned()))),
        (UNIT, text(&p.unit)),
        (PRICE, Some(Value::Number(p.price))),
        (VAT_RATE, Some(Value::Number(p.vat_rate))),
        (DESCRIPTION, text(&p.description)),
        (ARCHIVED, Some(Value::Flag(p.archived))),
    ] {
        if let Some(place) = values.get_mut(at) {
            *place = value;
        }
    }
    values
}

fn patch(values: &Values) -> ProductPatch {
    let at = |column: usize| values.get(column).and_then(Option::as_ref);
    let text = |column: usize| match at(column) {
        Some(Value::Text(text)) => Some(text.clone()),
        _ => None,
    };
    let number = |column: usize| match at(column) {
        Some(Value::Number(number)) => Some(*number),
        _ => None,
    };
    ProductPatch {
        name: text(NAME),
        code: text(CODE),
        external_id: text(EXTERNAL_ID).map(Some),
        product_type: match at(TYPE) {
            Some(Value::Choice(code)) => ProductType::from_code(code),
            _ => None,
        },
        unit: text(UNIT),
        price: number(PRICE),
        vat_rate: number(VAT_RATE),
        description: text(DESCRIPTION),
        archived: match at(ARCHIVED) {
            Some(Value::Flag(archived)) => Some(*archived),
            _ => None,
        },
    }
}

impl Rows for Products {
    fn entity(&self) -> Entity {
        Entity::Product
    }

    fn sheet(&self, _: &Rulebook) -> Sheet {
        table::sheet()
    }

    /// Products belong to nobody: any scope but `no` reaches all of them.
    fn covers(&self, reach: &Reach, _: &Kept) -> bool {
        reach.scope != Scope::No
    }

    /// Putting into the archive is what deleting is elsewhere.
    fn locked(&self, rules: &Rulebook, actor: &Actor) -> Vec<usize> {
        let may = rules.reach(actor, Entity::Product, Operation::Delete).scope != Scope::No;
        if may { Vec::new() } else { vec![ARCHIVED] }
    }

    fn page(
        &self,
        tx: &mut dyn Tx,
        account: AccountId,
        _: &Sheet,
        after: Option<Uuid>,
        limit: i64,
    ) -> Result<Vec<Kept>, Fault> {
        let kept = |p: &Product| Kept {
            known: Known { id: p.id.into(), version: p.version, values: values(p), may_change: false },
            belongs: None,
            in_bin: false,
        };
        Ok(store::page(tx, account, after, limit)?.iter().map(kept).collect())
    }

    fn weight(&self, _: &Planned) -> usize {
        1
    }

    fn write(
        &self,
        w: &mut Work<'_>,
        _: &Sheet,
        rows: &[Planned],
        language: Language,
    ) -> Result<Vec<Written>, Failure> {
        let account = w.account;
        let targets: Vec<Uuid> = rows.iter().filter_map(target).map(|(id, _)| id).collect();
        let mut there = store::load_many_locked(w.tx, account, &targets)?;
        let external: Vec<String> = rows.iter().filter_map(|p| patch(&p.row.values).external_id?).collect();
        let taken: HashMap<String, Uuid> = store::find_by_external_ids(w.tx, account, &external)?
            .into_iter()
            .map(|(external, id)| (external, id.into()))
            .collect();
        let (mut new, mut results) = (Vec::new(), Vec::with_capacity(rows.len()));
        for planned in rows {
            let old = target(planned).and_then(|(id, _)| there.remove(&id));
            match one(w, planned, old, &taken) {
                Ok(product) if target(planned).is_none() => {
                    new.push(product);
                    results.push(Written::Created);
                }
                Ok(product) => {
                    store::save(w.tx, account, &product)?;
                    results.push(Written::Changed);
                }
                Err(Refusal::Row(written)) => results.push(written),
                Err(Refusal::Failed(Failure::Rejected(no))) if no.is_about_the_request() => {
                    results.push(refused(w, &no, language));
                }
                Err(Refusal::Failed(failure)) => return Err(failure),
            }
        }
        store::insert_many(w.tx, account, &new)?;
        Ok(results)
    }
}

/// Why a row does not become a product.
enum Refusal {
    Row(Written),
    Failed(Failure),
}

impl<F: Into<Failure>> From<F> for Refusal {
    fn from(failure: F) -> Refusal {
        Refusal::Failed(failure.into())
    }
}

/// The product as the row wants it.
fn one(
    w: &Work<'_>,
    planned: &Planned,
    old: Option<Product>,
    taken: &HashMap<String, Uuid>,
) -> Result<Product, Refusal> {
    let mut wanted = patch(&planned.row.values);
    let mut product = match (target(planned), old) {
        (None, _) => {
            check_right(w, Operation::Create)?;
            blank(w)
        }
        (Some((_, seen)), Some(old)) if old.version == seen => {
            check_right(w, Operation::Update)?;
            old
        }
        (Some(_), _) => return Err(Refusal::Row(left_out(None, RowFlaw::ChangedMeanwhile))),
    };
    if let Outcome::Change { changes, .. } = &planned.outcome {
        wanted = patch(&only(changes, &planned.row.values));
    }
    if wanted.archived == Some(true) {
        check_right(w, Operation::Delete)?;
    }
    let external = wanted.external_id.clone().flatten();
    if external.and_then(|e| taken.get(&e)).is_some_and(|id| *id != Uuid::from(product.id)) {
        return Err(Refusal::Row(left_out(Some(EXTERNAL_ID), RowFlaw::Taken)));
    }
    apply(w, &mut product, &wanted)?;
    Ok(product)
}

/// The values that change, and no others.
pub(super) fn only(changes: &[poryadok_domain::table::plan::Change], values: &Values) -> Values {
    let changed = |at: usize| changes.iter().any(|c| c.column == at);
    let kept = |(at, value): (usize, &Option<Value>)| value.clone().filter(|_| changed(at));
    values.iter().enumerate().map(kept).collect()
}
