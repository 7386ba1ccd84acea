//! Commands on documents: create, change, move, assign, copy, delete, restore.

use std::collections::{BTreeMap, BTreeSet};

use poryadok_domain::attribute::AttributeValue;
use poryadok_domain::document::{
    self, Change, Context, Create, Document, DocumentKind, Facts, Move, Patch, PositionInput,
};
use poryadok_domain::ids::{AttributeId, CounterpartyId, DocumentId, PositionId, ProductId, StatusId};
use poryadok_domain::rejection::{FieldError, Flaw, Noun, Rejection};
use poryadok_domain::rights::{Entity, Operation, Scope};
use poryadok_domain::rulebook::Rulebook;
use poryadok_domain::trade::LinkEvent;
use poryadok_store::products::Product;
use poryadok_store::{accounts, counterparties, documents, links, products};
use serde_json::json;

use crate::Engine;
use crate::execute::Subject;
use crate::failure::{Failure, not_found};
use crate::login::{Caller, no_content};
use crate::work::{Answer, Render, RequestKey, Work};

/// Documents moved by one bulk call: as many as a person can still look through the results of.
pub const MAX_BULK: usize = 500;
/// A number gets this many digits before it grows.
const NUMBER_DIGITS: usize = 5;

/// A document as its page shows it.
#[derive(Debug, Clone)]
pub struct Shown {
    pub document: Document,
    pub counterparty_name: Option<String>,
    /// The products of its positions.
    pub products: BTreeMap<ProductId, Product>,
    pub has_positions: bool,
}

/// A new document as a client asks for it.
#[derive(Debug, Clone, Default)]
pub struct NewDocument {
    pub number: Option<String>,
    pub external_id: Option<String>,
    pub status: Option<StatusId>,
    pub draft: Draft,
}

/// Fields as a client sends them: new positions have no id yet.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    pub patch: Patch,
    pub positions: Option<Vec<DraftPosition>>,
}

#[derive(Debug, Clone)]
pub struct DraftPosition {
    pub id: Option<PositionId>,
    pub product: ProductId,
    pub quantity: i64,
    pub price: Option<i64>,
    pub discount: i64,
    pub vat_rate: Option<i64>,
}

/// One document of a bulk move.
#[derive(Debug, Clone)]
pub struct BulkItem {
    pub id: DocumentId,
    pub version: Option<i64>,
}

/// How the bulk move of one document ended.
#[derive(Debug, Clone)]
pub struct BulkResult {
    pub id: DocumentId,
    pub outcome: Result<(String, i64), Rejection>,
}

/// Renders the answer of a bulk move.
pub type RenderBulk = Render<Vec<BulkResult>>;

impl Engine {
    pub async fn create_document(
        &self,
        caller: &Caller,
        key: Option<RequestKey>,
        kind: DocumentKind,
        new: NewDocument,
        render: Render<Shown>,
    ) -> Result<Answer, Failure> {
        self.command(caller, key, move |w| {
            w.current_rules()?;
            let shown = create(w, kind, &new, None, None)?;
            Ok(Answer { status: 201, body: render(&shown, &w.rules) })
        })
        .await
    }

    /// A copy is a creation like any other: by the process, without anything that was approved of the original.
    pub async fn copy_document(
        &self,
        caller: &Caller,
        key: Option<RequestKey>,
        kind: DocumentKind,
        id: DocumentId,
        render: Render<Shown>,
    ) -> Result<Answer, Failure> {
        self.command(caller, key, move |w| {
            let original = w.document(kind, id, true)?;
            visible(w, &original)?;
            let new = copied(&original, &w.rules);
            let shown = create(w, kind, &new, Some(&original), Some(original.id))?;
            Ok(Answer { status: 201, body: render(&shown, &w.rules) })
        })
        .await
    }

    /// An edit, with a step in the same breath if one is named.
    #[expect(clippy::too_many_arguments, reason = "a command, by whom, of what, answered how")]
    pub async fn change_document(
        &self,
        caller: &Caller,
        key: Option<RequestKey>,
        kind: DocumentKind,
        id: DocumentId,
        version: i64,
        draft: Draft,
        step: Option<Move>,
        render: Render<Shown>,
    ) -> Result<Answer, Failure> {
        self.command(caller, key, move |w| {
            let mut subject = w.load(kind, id, true)?;
            visible(w, &subject.document)?;
            let patch = prepare(w, &draft, Some(&subject.document), &mut subject.facts)?;
            let command = Change { version: Some(version), patch, step: step.clone() };
            if step.is_some() && w.rules.asks_for_stock(kind) {
                subject.facts.short_products = short_after(w, &subject, &command)?;
            }
            let after = w.decide(&subject, |ctx, d| document::change(ctx, d, &command))?;
            let shown = show(w, after, true)?;
            Ok(Answer { status: 200, body: render(&shown, &w.rules) })
        })
        .await
    }

    pub async fn move_document(
        &self,
        caller: &Caller,
        key: Option<RequestKey>,
        kind: DocumentKind,
        id: DocumentId,
        step: Move,
        render: Render<Shown>,
    ) -> Result<Answer, Failure> {
        self.command(caller, key, move |w| {
            let subject = w.load(kind, id, false)?;
            let document = w.decide(&subject, |ctx, d| document::move_to(ctx, d, &step))?;
            let shown =
                Shown { document, counterparty_name: None, products: BTreeMap::new(), has_positions: false };
            Ok(Answer { status: 200, body: render(&shown, &w.rules) })
        })
        .await
    }

    /// Moves many documents, each by the same gate and each for itself: one that is refused holds up none of the others.
    pub async fn bulk_move(
        &self,
        caller: &Caller,
        key: Option<RequestKey>,
        kind: DocumentKind,
        items: Vec<BulkItem>,
        step: Move,
        render: RenderBulk,
    ) -> Result<Answer, Failure> {
        if items.len() > MAX_BULK {
            return Err(Rejection::invalid("orders", Flaw::TooMany { max: MAX_BULK as i64 }).into());
        }
        self.command(caller, key, move |w| {
            // In the order of their ids, so that two bulks never wait for each other; answered in the order asked.
            let mut order: Vec<usize> = (0..items.len()).collect();
            order.sort_by_key(|n| items.get(*n).map(|item| item.id));
            let mut results: Vec<(usize, BulkResult)> = Vec::with_capacity(items.len());
            for (n, item) in order.into_iter().filter_map(|n| Some((n, items.get(n)?))) {
                let outcome = bulk_one(w, kind, item, &step)?;
                results.push((n, BulkResult { id: item.id, outcome }));
            }
            results.sort_by_key(|(n, _)| *n);
            let results = results.into_iter().map(|(_, result)| result).collect();
            Ok(Answer { status: 200, body: render(&results, &w.rules) })
        })
        .await
    }

    pub async fn delete_document(
        &self,
        caller: &Caller,
        key: Option<RequestKey>,
        kind: DocumentKind,
        id: DocumentId,
        version: Option<i64>,
    ) -> Result<Answer, Failure> {
        self.command(caller, key, move |w| {
            let mut subject = w.load(kind, id, false)?;
            subject.facts.posted_links = links::posted_kinds(w.tx, w.account, id)?;
            let outer = w.hold();
            let deleted = w.decide(&subject, |ctx, d| document::delete(ctx, d, version))?;
            w.tell_bases(&deleted, LinkEvent::Deleted, &BTreeMap::new())?;
            w.let_go(outer)?;
            Ok(no_content())
        })
        .await
    }

    pub async fn restore_document(
        &self,
        caller: &Caller,
        key: Option<RequestKey>,
        kind: DocumentKind,
        id: DocumentId,
        render: Render<Shown>,
    ) -> Result<Answer, Failure> {
        self.command(caller, key, move |w| {
            let subject = w.load(kind, id, true)?;
            let outer = w.hold();
            let after = w.decide(&subject, |ctx, d| document::restore(ctx, d, None))?;
            if subject.document.deleted_at.is_some() {
                w.tell_bases(&after, LinkEvent::Restored, &BTreeMap::new())?;
            }
            w.let_go(outer)?;
            let shown = show(w, after, true)?;
            Ok(Answer { status: 200, body: render(&shown, &w.rules) })
        })
        .await
    }

    /// Notes in the audit that a list is taken away as a file: of which entity, or the stock.
    pub async fn note_export(&self, caller: &Caller, of: &'static str) -> Result<(), Failure> {
        self.audited(caller, None, move |w| {
            w.audit("exported", None, &json!({ "kind": of }))?;
            Ok(no_content())
        })
        .await
        .map(drop)
    }
}

/// How many products the document lacks as edited: a step in the same breath is judged on that.
fn short_after(w: &mut Work<'_>, subject: &Subject, command: &Change) -> Result<i64, Failure> {
    let ctx = Context { rulebook: &w.rules, actor: w.actor, facts: &subject.facts, now: w.now };
    let edit = document::change(&ctx, &subject.document, &Change { step: None, ..command.clone() });
    let changed = edit.iter().flatten().find_map(|event| match event {
        document::Event::Changed { after, .. } => Some(after.as_ref().clone()),
        _ => None,
    });
    let Some(after) = changed else { return Ok(subject.facts.short_products) };
    let rules = w.rules.clone();
    Ok(crate::stock::shortages_of(w.tx, &rules, w.account, &after)?.len() as i64)
}

/// One of a bulk: an expected no is its result, a fault ends the whole.
fn bulk_one(
    w: &mut Work<'_>,
    kind: DocumentKind,
    item: &BulkItem,
    step: &Move,
) -> Result<Result<(String, i64), Rejection>, Failure> {
    let step = Move { version: item.version, ..step.clone() };
    let subject = match w.load(kind, item.id, false) {
        Ok(subject) => subject,
        Err(Failure::Rejected(rejection)) if rejection.is_about_the_request() => return Ok(Err(rejection)),
        Err(failure) => return Err(failure),
    };
    match w.decide(&subject, |ctx, d| document::move_to(ctx, d, &step)) {
        Ok(document) => Ok(Ok((document.number, document.version))),
        Err(Failure::Rejected(rejection)) if rejection.is_about_the_request() => Ok(Err(rejection)),
        Err(failure) => Err(failure),
    }
}

pub(crate) fn create(
    w: &mut Work<'_>,
    kind: DocumentKind,
    new: &NewDocument,
    template: Option<&Document>,
    copied_from: Option<DocumentId>,
) -> Result<Shown, Failure> {
    let mut facts = Facts::default();
    let patch = prepare(w, &new.draft, template, &mut facts)?;
    let mut command = Create {
        id: w.id().into(),
        kind,
        number: new.number.clone().unwrap_or_else(|| "1".to_owned()),
        external_id: new.external_id.clone(),
        status: new.status,
        copied_from,
        patch,
    };
    // Judged before a number is taken, so that a refusal costs none and holds nobody up.
    judge_creation(w, &facts, &command)?;
    command.number = number(w, kind, new.number.as_deref())?;
    if let Some(external_id) = &new.external_id
        && documents::find_by_external_id(w.tx, w.account, kind, external_id)?.is_some()
    {
        return Err(taken(external_id));
    }
    let events = judge_creation(w, &facts, &command)?;
    let document = w.carry_out(None, &events)?;
    show(w, document, true)
}

fn judge_creation(w: &Work<'_>, facts: &Facts, command: &Create) -> Result<Vec<document::Event>, Failure> {
    let ctx = Context { rulebook: &w.rules, actor: w.actor, facts, now: w.now };
    Ok(document::create(&ctx, command)?)
}

fn taken(name: &str) -> Failure {
    Rejection::NameTaken { noun: Noun::Order, name: name.to_owned() }.into()
}

/// The number asked for, if it is free, or the next of the series that nobody has taken by hand.
fn number(w: &mut Work<'_>, kind: DocumentKind, wanted: Option<&str>) -> Result<String, Failure> {
    let account = w.account;
    if let Some(wanted) = wanted {
        let free = documents::find_by_number(w.tx, account, kind, wanted)?.is_none();
        return if free { Ok(wanted.to_owned()) } else { Err(taken(wanted)) };
    }
    loop {
        let next = accounts::take_numbers(w.tx, account, kind.code(), 1)?;
        let number = number_text(next);
        if documents::find_by_number(w.tx, account, kind, &number)?.is_none() {
            return Ok(number);
        }
    }
}

/// A number of the series as documents bear it.
pub(crate) fn number_text(number: i64) -> String {
    format!("{number:0NUMBER_DIGITS$}")
}

/// A number as people write it, with the zeros that numbers of the series have before it.
pub(crate) fn padded(plain: &str) -> String {
    format!("{plain:0>NUMBER_DIGITS$}")
}

/// What a copy begins with: everything but number, external id, status and dates, as far as it still fits.
fn copied(original: &Document, rules: &Rulebook) -> NewDocument {
    let position = |p: &document::Position| DraftPosition {
        id: None,
        product: p.product,
        quantity: p.quantity,
        price: Some(p.price),
        discount: p.discount,
        vat_rate: Some(p.vat_rate),
    };
    let fits = |id: &AttributeId, value: &AttributeValue| {
        rules.attributes.get(id).is_some_and(|a| a.kind == Some(original.kind) && a.accepts(value))
    };
    let attributes = original.attributes.iter().filter(|(id, value)| fits(id, value));
    let attributes: BTreeMap<AttributeId, _> =
        attributes.map(|(id, value)| (*id, Some(value.clone()))).collect();
    let channel = original.channel.filter(|id| rules.channels.get(id).is_some_and(|c| !c.archived));
    let patch = Patch {
        counterparty: Some(original.counterparty),
        channel: Some(channel),
        description: Some(original.description.clone()),
        vat_mode: Some(original.vat_mode),
        shared: Some(original.shared),
        attributes,
        ..Patch::default()
    };
    let positions = Some(original.positions.iter().map(position).collect());
    NewDocument { draft: Draft { patch, positions }, ..NewDocument::default() }
}

/// Gives new positions their ids and loads what the patch names, as far as the caller may see it.
fn prepare(
    w: &mut Work<'_>,
    draft: &Draft,
    before: Option<&Document>,
    facts: &mut Facts,
) -> Result<Patch, Failure> {
    let mut patch = draft.patch.clone();
    let named: Vec<CounterpartyId> = patch.counterparty.flatten().into_iter().collect();
    // What the document names already it may keep, whoever saves it.
    let keeps = before.and_then(|b| b.counterparty);
    let reach = w.rules.reach(w.actor, Entity::Counterparty, Operation::View);
    facts.counterparties = counterparties::visible(w.tx, w.account, &named, &reach)?;
    if let Some(id) = keeps.filter(|id| named.contains(id)) {
        facts.counterparties.entry(id).or_insert_with(|| facts.counterparty_tags.clone());
    }
    if let Some(drafts) = &draft.positions {
        if drafts.len() > document::MAX_POSITIONS {
            let flaw = Flaw::TooMany { max: document::MAX_POSITIONS as i64 };
            return Err(Rejection::invalid("positions", flaw).into());
        }
        let ids: BTreeSet<ProductId> = drafts.iter().map(|d| d.product).collect();
        let mut found = products::load_many(w.tx, w.account, &ids.into_iter().collect::<Vec<_>>())?;
        // What stands on the document already may stay there; of the rest only what the caller sees and is still sold.
        let sees = w.rules.reach(w.actor, Entity::Product, Operation::View).scope != Scope::No;
        let stands = |id: &ProductId| before.is_some_and(|b| b.positions.iter().any(|p| p.product == *id));
        found.retain(|id, product| stands(id) || (sees && !product.archived));
        facts.products = found.iter().map(|(id, p)| (*id, p.vat_rate)).collect();
        let input = |d: &DraftPosition| PositionInput {
            id: d.id.unwrap_or_else(|| PositionId(w.id())),
            product: d.product,
            quantity: d.quantity,
            price: d.price.or_else(|| found.get(&d.product).map(|p| p.price)).unwrap_or(0),
            discount: d.discount,
            vat_rate: d.vat_rate,
        };
        foreign_position(drafts, before)?;
        patch.positions = Some(drafts.iter().map(input).collect());
    }
    Ok(patch)
}

/// An id of a position must be one of this document's: ids are handed out here.
fn foreign_position(drafts: &[DraftPosition], before: Option<&Document>) -> Result<(), Rejection> {
    let known = |id: PositionId| before.is_some_and(|b| b.positions.iter().any(|p| p.id == id));
    let foreign = drafts.iter().enumerate().filter(|(_, d)| d.id.is_some_and(|id| !known(id)));
    let errors: Vec<FieldError> =
        foreign.map(|(i, _)| FieldError::new(format!("positions/{i}/id"), Flaw::NotFound)).collect();
    if errors.is_empty() { Ok(()) } else { Err(Rejection::Invalid { errors }) }
}

pub(crate) fn visible(w: &Work<'_>, document: &Document) -> Result<(), Failure> {
    let reach = w.rules.reach(w.actor, document.kind.into(), Operation::View);
    if reach.covers(&document.belongs()) { Ok(()) } else { Err(not_found(document.kind.into())) }
}

pub(crate) fn show(w: &mut Work<'_>, document: Document, has_positions: bool) -> Result<Shown, Failure> {
    let account = w.account;
    let counterparty = match document.counterparty {
        Some(id) => counterparties::load(w.tx, account, id)?,
        None => None,
    };
    let ids: BTreeSet<ProductId> = document.positions.iter().map(|p| p.product).collect();
    let products = products::load_many(w.tx, account, &ids.into_iter().collect::<Vec<_>>())?;
    Ok(Shown { document, counterparty_name: counterparty.map(|c| c.name), products, has_positions })
}
