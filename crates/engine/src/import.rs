//! Orders from elsewhere: with their history, at their real times, each once.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use poryadok_domain::document::{
    self, Context, Create, Document, DocumentKind, Event, Facts, Move, Patch, PositionInput, evolve,
};
use poryadok_domain::ids::{ChannelId, CounterpartyId, EmployeeId, PositionId, ProductId, StatusId};
use poryadok_domain::money::VatMode;
use poryadok_domain::people::Actor;
use poryadok_domain::rejection::{FieldError, Flaw, Language, Names, Rejection};
use poryadok_domain::rulebook::Rulebook;
use poryadok_domain::text;
use poryadok_domain::time::Timestamp;
use poryadok_store::counterparties::{self, Counterparty};
use poryadok_store::db::{Lock, Tx};
use poryadok_store::products::{self, Product, ProductType};
use poryadok_store::views::document_list::{noun, search_text};
use poryadok_store::visits::Visit;
use poryadok_store::{accounts, counts, documents, feed, rulebook, visits};

use crate::Engine;
use crate::execute::feed_entry;
use crate::failure::{Failure, account_gone};
use crate::login::Caller;

/// Orders written with one commit, so that people are not held up behind an import.
pub const BATCH: usize = 500;

/// An order as another system knows it.
#[derive(Debug, Clone)]
pub struct ImportOrder {
    pub external_id: String,
    pub moment: Timestamp,
    pub planned_at: Option<Timestamp>,
    pub owner: EmployeeId,
    pub channel: Option<ChannelId>,
    pub description: String,
    pub counterparty: Option<ImportParty>,
    pub positions: Vec<ImportPosition>,
    /// In the order of their times; the first is the creation.
    pub steps: Vec<(StatusId, Timestamp)>,
}

#[derive(Debug, Clone)]
pub struct ImportParty {
    pub external_id: String,
    pub name: String,
    pub address: String,
}

#[derive(Debug, Clone)]
pub struct ImportPosition {
    pub product: ImportProduct,
    pub quantity: i64,
    pub price: i64,
}

#[derive(Debug, Clone)]
pub struct ImportProduct {
    pub external_id: String,
    pub name: String,
    pub service: bool,
}

/// What became of a batch.
#[derive(Debug, Clone, Default)]
pub struct Imported {
    pub created: u64,
    /// Were here already; nothing was changed.
    pub known: u64,
    /// External id and the reason.
    pub rejected: Vec<(String, String)>,
}

impl Engine {
    /// Brings in orders that are not here yet. Every step passes the gate, as everything does; its policy for imports
    /// decides. Blocks the calling thread.
    pub fn import_orders(
        &self,
        caller: &Caller,
        kind: DocumentKind,
        orders: Vec<ImportOrder>,
        language: Language,
    ) -> Result<Imported, Failure> {
        let (engine, mut caller) = (self.clone(), caller.clone());
        self.db().write_blocking(move |tx| {
            let account = caller.actor.account;
            tx.lock_account(account.into(), Lock::Shared)?;
            // A long import meets the rules of this moment, not those it began under.
            if accounts::rules_version(tx, account)? != caller.rules.version {
                caller.rules = Arc::new(rulebook::load(tx, account)?.ok_or_else(account_gone)?);
            }
            let mut batch = Batch { engine: &engine, caller: &caller, kind, now: engine.clock().now() };
            batch.run(tx, &orders, language)
        })
    }

    /// To be called once after the last batch. Blocks the calling thread.
    pub fn finish_import(&self) -> Result<(), Failure> {
        Ok(self.db().refresh_statistics()?)
    }
}

/// What of an order cannot be kept at all, whatever the process says: one bad row must not hold up the others.
fn misfits(order: &ImportOrder) -> Option<Rejection> {
    let mut errors = Vec::new();
    let mut named = |field: String, value: &str| {
        if text::name(value).is_none() {
            errors.push(FieldError::new(field, Flaw::InvalidText));
        }
    };
    named("external_id".to_owned(), &order.external_id);
    if let Some(party) = &order.counterparty {
        named("counterparty/external_id".to_owned(), &party.external_id);
        named("counterparty/name".to_owned(), &party.name);
    }
    for (n, line) in order.positions.iter().enumerate() {
        named(format!("positions/{n}/product/external_id"), &line.product.external_id);
        named(format!("positions/{n}/product/name"), &line.product.name);
    }
    let address = order.counterparty.as_ref().map_or("", |c| c.address.as_str());
    if address.chars().count() > text::MAX_TEXT || !text::is_clean(address) {
        errors.push(FieldError::new("counterparty/address", Flaw::InvalidText));
    }
    (!errors.is_empty()).then_some(Rejection::Invalid { errors })
}

struct Batch<'a> {
    engine: &'a Engine,
    caller: &'a Caller,
    kind: DocumentKind,
    now: Timestamp,
}

/// Everything one batch writes.
#[derive(Default)]
struct Written {
    documents: Vec<Document>,
    visits: Vec<(poryadok_domain::ids::DocumentId, Visit)>,
    feed: Vec<(poryadok_domain::ids::DocumentId, feed::Entry)>,
}

impl Batch<'_> {
    fn run(
        &mut self,
        tx: &mut dyn Tx,
        orders: &[ImportOrder],
        language: Language,
    ) -> Result<Imported, Failure> {
        let account = self.caller.actor.account;
        let external: Vec<String> = orders.iter().map(|o| o.external_id.clone()).collect();
        let mut seen: HashSet<String> =
            documents::known_external_ids(tx, account, self.kind, &external)?.into_iter().collect();
        let mut imported = Imported::default();
        let fresh: Vec<&ImportOrder> = orders.iter().filter(|o| seen.insert(o.external_id.clone())).collect();
        imported.known = (orders.len() - fresh.len()) as u64;
        let names = Names { language, rulebook: Some(&self.caller.rules) };
        let (fresh, unfit): (Vec<_>, Vec<_>) = fresh.into_iter().partition(|order| misfits(order).is_none());
        for order in unfit {
            let why = misfits(order).map(|rejection| names.detail(&rejection)).unwrap_or_default();
            imported.rejected.push((order.external_id.clone(), why));
        }
        let parties = self.parties(tx, &fresh)?;
        let products = self.products(tx, &fresh)?;
        let facts = Facts {
            counterparties: parties.values().map(|id| (*id, Vec::new())).collect(),
            products: products.values().map(|id| (*id, 0)).collect(),
            ..Facts::default()
        };
        let mut numbers = self.numbers(tx, fresh.len())?;
        let mut written = Written::default();
        for order in fresh {
            let number = numbers.pop().unwrap_or_default();
            match self.walk(order, number, &facts, &parties, &products) {
                Ok(one) => {
                    imported.created += 1;
                    written.documents.extend(one.documents);
                    written.visits.extend(one.visits);
                    written.feed.extend(one.feed);
                }
                Err(rejection) => {
                    imported.rejected.push((order.external_id.clone(), names.detail(&rejection)))
                }
            }
        }
        self.write(tx, &written, orders)?;
        Ok(imported)
    }

    /// The counterparties the orders name, made if they are not here.
    fn parties(
        &self,
        tx: &mut dyn Tx,
        orders: &[&ImportOrder],
    ) -> Result<HashMap<String, CounterpartyId>, Failure> {
        let account = self.caller.actor.account;
        let named: BTreeMap<&String, (&ImportParty, EmployeeId)> = orders
            .iter()
            .filter_map(|o| o.counterparty.as_ref().map(|c| (&c.external_id, (c, o.owner))))
            .collect();
        let external: Vec<String> = named.keys().map(|k| (*k).clone()).collect();
        let known = counterparties::find_by_external_ids(tx, account, &external)?;
        let new: Vec<Counterparty> = named
            .values()
            .filter(|(c, _)| !known.contains_key(&c.external_id))
            .map(|(c, owner)| self.party(c, *owner))
            .collect();
        counterparties::insert_many(tx, account, &new)?;
        let made = new.into_iter().filter_map(|c| c.external_id.map(|e| (e, c.id)));
        Ok(known.into_iter().chain(made).collect())
    }

    fn party(&self, c: &ImportParty, owner: EmployeeId) -> Counterparty {
        Counterparty {
            id: self.engine.clock().id().into(),
            name: c.name.clone(),
            phone: String::new(),
            email: String::new(),
            tax_number: String::new(),
            tax_reason_code: String::new(),
            address: c.address.clone(),
            external_id: Some(c.external_id.clone()),
            tags: Vec::new(),
            description: String::new(),
            attributes: BTreeMap::new(),
            owner: Some(owner),
            department: self.caller.rules.employees.get(&owner).and_then(|e| e.department),
            shared: true,
            version: 1,
            created_at: self.now,
            updated_at: self.now,
            deleted_at: None,
        }
    }

    fn products(
        &self,
        tx: &mut dyn Tx,
        orders: &[&ImportOrder],
    ) -> Result<HashMap<String, ProductId>, Failure> {
        let account = self.caller.actor.account;
        let lines = orders.iter().flat_map(|o| &o.positions);
        let named: BTreeMap<&String, &ImportPosition> = lines.map(|l| (&l.product.external_id, l)).collect();
        let external: Vec<String> = named.keys().map(|k| (*k).clone()).collect();
        let known = products::find_by_external_ids(tx, account, &external)?;
        let new: Vec<Product> = named
            .values()
            .filter(|l| !known.contains_key(&l.product.external_id))
            .map(|l| self.product(l))
            .collect();
        products::insert_many(tx, account, &new)?;
        let made = new.into_iter().filter_map(|p| p.external_id.map(|e| (e, p.id)));
        Ok(known.into_iter().chain(made).collect())
    }

    fn product(&self, line: &ImportPosition) -> Product {
        let ImportProduct { external_id, name, service } = &line.product;
        Product {
            id: self.engine.clock().id().into(),
            name: name.clone(),
            code: String::new(),
            external_id: Some(external_id.clone()),
            product_type: if *service { ProductType::Service } else { ProductType::Goods },
            unit: "шт".to_owned(),
            price: line.price,
            vat_rate: 0,
            supplier: None,
            buy_price: 0,
            description: String::new(),
            archived: false,
            version: 1,
            created_at: self.now,
            updated_at: self.now,
        }
    }

    /// Free numbers of the series, the next one last.
    fn numbers(&self, tx: &mut dyn Tx, count: usize) -> Result<Vec<String>, Failure> {
        let account = self.caller.actor.account;
        let mut free = Vec::with_capacity(count);
        while free.len() < count {
            let want = (count - free.len()) as i64;
            let last = accounts::take_numbers(tx, account, self.kind.code(), want)?;
            let block: Vec<String> = (last - want + 1..=last).map(crate::documents::number_text).collect();
            let taken: HashSet<String> =
                documents::known_numbers(tx, account, self.kind, &block)?.into_iter().collect();
            free.extend(block.into_iter().filter(|n| !taken.contains(n)));
        }
        free.reverse();
        Ok(free)
    }

    /// Walks the order through its history, step by step through the gate.
    fn walk(
        &self,
        order: &ImportOrder,
        number: String,
        facts: &Facts,
        parties: &HashMap<String, CounterpartyId>,
        products: &HashMap<String, ProductId>,
    ) -> Result<Written, Rejection> {
        let rules: &Rulebook = &self.caller.rules;
        let actor: &Actor = &self.caller.actor;
        let mut written = Written::default();
        let create = self.creation(order, number, parties, products);
        let ctx = Context { rulebook: rules, actor, facts, now: order.moment };
        let mut document = None;
        for event in document::create(&ctx, &create)? {
            document = self.record(document, &event, order.moment, &mut written);
        }
        for (status, at) in order.steps.iter().skip(1) {
            let Some(current) = &document else { break };
            if current.status == Some(*status) {
                continue;
            }
            // Where clocks of the source disagree, the history still runs forward.
            let at = (*at).max(current.status_since);
            let ctx = Context { rulebook: rules, actor, facts, now: at };
            let step = Move { version: None, to: *status, comment: None, force: false };
            for event in document::move_to(&ctx, current, &step)? {
                document = self.record(document.clone(), &event, at, &mut written);
            }
        }
        written.documents.extend(document);
        Ok(written)
    }

    fn creation(
        &self,
        order: &ImportOrder,
        number: String,
        parties: &HashMap<String, CounterpartyId>,
        products: &HashMap<String, ProductId>,
    ) -> Create {
        let party = order.counterparty.as_ref().and_then(|c| parties.get(&c.external_id)).copied();
        let line = |p: &ImportPosition| {
            products.get(&p.product.external_id).map(|product| PositionInput {
                id: PositionId(self.engine.clock().id()),
                product: *product,
                quantity: p.quantity,
                price: p.price,
                discount: 0,
                vat_rate: Some(0),
            })
        };
        Create {
            id: self.engine.clock().id().into(),
            kind: self.kind,
            number,
            external_id: Some(order.external_id.clone()),
            status: order.steps.first().map(|(status, _)| *status),
            copied_from: None,
            patch: Patch {
                moment: Some(order.moment),
                planned_at: Some(order.planned_at),
                counterparty: Some(party),
                channel: order.channel.map(Some),
                description: Some(order.description.clone()),
                vat_mode: Some(VatMode::None),
                owner: Some(order.owner),
                positions: Some(order.positions.iter().filter_map(line).collect()),
                ..Patch::default()
            },
        }
    }

    fn record(
        &self,
        before: Option<Document>,
        event: &Event,
        at: Timestamp,
        written: &mut Written,
    ) -> Option<Document> {
        let actor = &self.caller.actor;
        let (from, since) = (before.as_ref().and_then(|d| d.status), before.as_ref().map(|d| d.status_since));
        let mut after = evolve(before, event, actor, at)?;
        if !matches!(event, Event::Created { .. }) {
            after.version += 1;
        }
        let (Event::Created { verdict, .. } | Event::Moved { verdict, .. }) = event else {
            return Some(after);
        };
        let command = self.engine.clock().id().into();
        let (word, process, reason) = Visit::ground(verdict, None);
        let visit = Visit {
            seq: after.visits,
            from,
            to: after.status,
            at,
            since,
            actor: actor.employee,
            source: actor.source,
            verdict: word,
            process,
            reason,
            command,
        };
        written.visits.push((after.id, visit));
        let (kind, body) = feed_entry(event);
        let entry = feed::Entry {
            id: self.engine.clock().id().into(),
            at,
            kind: kind.to_owned(),
            actor: actor.employee,
            source: actor.source,
            command,
            body: body.to_string(),
        };
        written.feed.push((after.id, entry));
        Some(after)
    }

    fn write(&self, tx: &mut dyn Tx, written: &Written, orders: &[ImportOrder]) -> Result<(), Failure> {
        let account = self.caller.actor.account;
        documents::insert_many(tx, account, &written.documents)?;
        visits::append_many(tx, account, &written.visits)?;
        feed::append_many(tx, account, &written.feed)?;
        let mut tally = counts::Tally::default();
        let names: HashMap<&String, &String> = orders
            .iter()
            .filter_map(|o| o.counterparty.as_ref().map(|c| (&o.external_id, &c.name)))
            .collect();
        for document in &written.documents {
            tally.add(document, 1);
            let party = document.external_id.as_ref().and_then(|e| names.get(e)).map(|n| n.as_str());
            let text = search_text(document, party);
            tx.index_text(noun(self.kind), account.into(), document.id.into(), &text)?;
        }
        Ok(tally.write(tx, account)?)
    }
}
