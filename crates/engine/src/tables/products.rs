//! Products as rows.

use std::collections::HashMap;

use poryadok_domain::ids::{AccountId, CounterpartyId};
use poryadok_domain::people::Actor;
use poryadok_domain::rejection::Language;
use poryadok_domain::rights::{Entity, Operation, Reach, Scope};
use poryadok_domain::rulebook::Rulebook;
use poryadok_domain::table::plan::{Known, Outcome, Planned};
use poryadok_domain::table::products::{self as table, *};
use poryadok_domain::table::{Choices, RowFlaw, Sheet, Value, Values};
use poryadok_domain::text::fold;
use poryadok_store::counterparties;
use poryadok_store::db::{Fault, Tx};
use poryadok_store::products::{self as store, Product, ProductType};
use uuid::Uuid;

use super::{Cells, Kept, Records, Refusal, Rows, Written, left_out, only, target};
use crate::Engine;
use crate::failure::Failure;
use crate::login::Caller;
use crate::products::{ProductPatch, apply, blank, check_right};
use crate::work::Work;

pub(super) struct Products;

impl Engine {
    /// Products as rows of the sheet, their suppliers by the names under which an import finds them.
    pub async fn product_rows(
        &self,
        caller: &Caller,
        sheet: &mut Sheet,
        products: &[Product],
    ) -> Result<Vec<Values>, Failure> {
        let bought: Vec<_> = products.iter().filter_map(|p| p.supplier).collect();
        let seen = caller.clone();
        let named = self
            .db()
            .read::<_, Failure, _>(move |tx| Ok(suppliers(tx, &seen.rules, &seen.actor, &bought, &[])?))
            .await?;
        sheet.offer(SUPPLIER, named);
        let row = |p: &Product| {
            let mut values = values(p);
            sheet.keep_offered(SUPPLIER, &mut values);
            values
        };
        Ok(products.iter().map(row).collect())
    }
}

/// Those of `ids`, and whoever `words` may mean, as far as the actor may know of them, told apart from all namesakes he sees.
fn suppliers(
    tx: &mut dyn Tx,
    rules: &Rulebook,
    actor: &Actor,
    ids: &[CounterpartyId],
    words: &[String],
) -> Result<Choices, Fault> {
    let account = actor.account;
    let mut ids: Vec<CounterpartyId> = ids.to_vec();
    ids.extend(words.iter().filter_map(|word| Uuid::try_parse(word.trim()).ok()).map(CounterpartyId::from));
    let reach = rules.reach(actor, Entity::Counterparty, Operation::View);
    if reach.scope == Scope::No || (ids.is_empty() && words.is_empty()) {
        return Ok(Choices::default());
    }
    distinct(&mut ids);
    let mut words: Vec<String> = words.iter().map(|w| w.trim().to_owned()).collect();
    for supplier in counterparties::named(tx, account, &ids, &[], &[])?.into_values() {
        words.push(supplier.name);
        words.extend(supplier.external_id);
    }
    let mut names: Vec<String> = words.iter().map(|w| fold(w)).collect();
    distinct(&mut words);
    distinct(&mut names);
    let all = counterparties::named(tx, account, &ids, &names, &words)?.into_values();
    let seen = all.filter(|c| reach.covers(&c.belongs()));
    let supplier =
        |c: counterparties::Counterparty| Supplier { id: c.id, name: c.name, external_id: c.external_id };
    Ok(table::suppliers(&seen.map(supplier).collect::<Vec<_>>()))
}

fn distinct<T: Ord>(list: &mut Vec<T>) {
    list.sort_unstable();
    list.dedup();
}

/// A product's values, in the order of the columns.
fn values(p: &Product) -> Values {
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
        (SUPPLIER, p.supplier.map(|id| Value::Choice(id.to_string()))),
        (BUY_PRICE, Some(Value::Number(p.buy_price))),
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
    let cells = Cells(values);
    ProductPatch {
        name: cells.text(NAME),
        code: cells.text(CODE),
        external_id: cells.text(EXTERNAL_ID).map(Some),
        product_type: cells.choice(TYPE).and_then(ProductType::from_code),
        unit: cells.text(UNIT),
        price: cells.number(PRICE),
        vat_rate: cells.number(VAT_RATE),
        supplier: cells.id(SUPPLIER).map(|id| Some(id.into())),
        buy_price: cells.number(BUY_PRICE),
        description: cells.text(DESCRIPTION),
        archived: cells.flag(ARCHIVED),
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

    fn complete(
        &self,
        tx: &mut dyn Tx,
        caller: &Caller,
        sheet: &mut Sheet,
        cells: &dyn Fn(usize) -> Vec<String>,
        known: &mut [Known],
    ) -> Result<(), Fault> {
        let supplier = |k: &Known| Cells(&k.values).id(SUPPLIER).map(CounterpartyId::from);
        let ids: Vec<CounterpartyId> = known.iter().filter_map(supplier).collect();
        let named = suppliers(tx, &caller.rules, &caller.actor, &ids, &cells(SUPPLIER))?;
        sheet.offer(SUPPLIER, named);
        for record in known {
            sheet.keep_offered(SUPPLIER, &mut record.values);
        }
        Ok(())
    }
}

impl Records for Products {
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
                Err(refusal) => results.push(refusal.settled(w, language)?),
            }
        }
        store::insert_many(w.tx, account, &new)?;
        Ok(results)
    }
}

/// The product as the row wants it.
fn one(
    w: &mut Work<'_>,
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
