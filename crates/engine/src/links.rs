//! Documents that rest on others: making one of another, posting, and what the bases get from it.

use std::collections::BTreeMap;

use poryadok_domain::document::{self, Context, Document, DocumentKind, Facts, Patch};
use poryadok_domain::gate::{self, Case};
use poryadok_domain::ids::{DocumentId, ProductId, StatusId};
use poryadok_domain::rejection::{Flaw, Reason, Rejection};
use poryadok_domain::rights::{Operation, Scope};
use poryadok_domain::scenario::plan::Happening;
use poryadok_domain::trade::{
    LinkChange, LinkEvent, OrderSum, StockMove, bases, counts_as, has_positions, not_shipped, remaining,
    reserve_moves, taken_of,
};
use poryadok_store::{documents, links, products};

use crate::Engine;
use crate::documents::{Draft, DraftPosition, NewDocument, Shown, create, show, visible};
use crate::execute::{feed_entry, happened};
use crate::failure::{Failure, not_found};
use crate::login::Caller;
use crate::receivables::owed;
use crate::work::{Answer, Render, RequestKey, Work};

/// What becomes of the base when a document is made of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Making {
    pub kind: DocumentKind,
    pub status: Option<StatusId>,
    pub posted: bool,
}

impl Engine {
    /// Makes a document of what is left of another.
    pub async fn create_linked(
        &self,
        caller: &Caller,
        key: Option<RequestKey>,
        kind: DocumentKind,
        id: DocumentId,
        making: Making,
        render: Render<Shown>,
    ) -> Result<Answer, Failure> {
        self.command(caller, key, move |w| {
            let base = w.document(kind, id, true)?;
            visible(w, &base)?;
            let made = make(w, &base, making)?;
            let shown = show(w, made, true)?;
            Ok(Answer { status: 201, body: render(&shown, &w.rules) })
        })
        .await
    }

    /// From now on the document counts, or no longer.
    #[expect(clippy::too_many_arguments, reason = "a command, by whom, of what, answered how")]
    pub async fn post_document(
        &self,
        caller: &Caller,
        key: Option<RequestKey>,
        kind: DocumentKind,
        id: DocumentId,
        version: Option<i64>,
        posted: bool,
        render: Render<Shown>,
    ) -> Result<Answer, Failure> {
        self.command(caller, key, move |w| {
            post(w, kind, id, version, posted)?;
            let document = w.document(kind, id, true)?;
            let shown = show(w, document, true)?;
            Ok(Answer { status: 200, body: render(&shown, &w.rules) })
        })
        .await
    }
}

/// Makes a document of what is left of `base`.
pub(crate) fn make(w: &mut Work<'_>, base: &Document, making: Making) -> Result<Document, Failure> {
    let kind = making.kind;
    if !bases(kind).contains(&base.kind) {
        return Err(Rejection::invalid("kind", Flaw::NotAllowed).into());
    }
    refuse_barred(w, base, kind)?;
    let new = match (kind, base.kind) {
        (DocumentKind::PaymentIn, _) => payment_of(w, base, making)?,
        _ => filled(w, base, making)?,
    };
    made_of(w, base, kind, &new, making.posted)
}

/// Whoever may not make it is told so before he is told what there is of it.
fn refuse_barred(w: &Work<'_>, base: &Document, kind: DocumentKind) -> Result<(), Failure> {
    let operation = Operation::Create;
    if w.rules.reach(w.actor, kind.into(), operation).scope == Scope::No {
        return Err(Reason::NoRight { entity: kind.into(), operation }.into());
    }
    let facts = Facts::default();
    let case = Case { rulebook: &w.rules, actor: w.actor, document: base, facts: &facts };
    gate::linking(&case, kind).map_or(Ok(()), |reason| Err(reason.into()))
}

/// Creates the document, ties it to its base, and posts it if asked.
pub(crate) fn made_of(
    w: &mut Work<'_>,
    base: &Document,
    kind: DocumentKind,
    new: &NewDocument,
    posted: bool,
) -> Result<Document, Failure> {
    let outer = w.hold();
    let document = create(w, kind, new, Some(base), None)?.document;
    tie(w, &document, base, None, document.sums.sum)?;
    if kind == DocumentKind::PaymentIn && base.kind == DocumentKind::InvoiceOut {
        tie_to_orders(w, &document, base, document.sums.sum)?;
    }
    w.tell_bases(&document, LinkEvent::Created, &BTreeMap::new())?;
    if posted {
        post(w, kind, document.id, None, true)?;
    }
    w.let_go(outer)?;
    w.document(kind, document.id, true)
}

fn tie(
    w: &mut Work<'_>,
    document: &Document,
    base: &Document,
    via: Option<DocumentId>,
    sum: i64,
) -> Result<(), Failure> {
    Ok(links::insert(w.tx, w.account, document.id, base.id, via, sum)?)
}

/// What pays an invoice pays its order.
pub(crate) fn tie_to_orders(
    w: &mut Work<'_>,
    payment: &Document,
    invoice: &Document,
    sum: i64,
) -> Result<(), Failure> {
    let orders = links::bases(w.tx, w.account, invoice.id)?;
    for order in orders.iter().filter(|b| b.kind == DocumentKind::CustomerOrder) {
        links::insert(w.tx, w.account, payment.id, order.id, Some(invoice.id), sum)?;
    }
    Ok(())
}

/// A template with the remaining positions of the base.
fn filled(w: &mut Work<'_>, base: &Document, making: Making) -> Result<NewDocument, Failure> {
    let taken = match making.kind {
        // One quote becomes many orders, and a contract has no end; everything else is used up.
        DocumentKind::CustomerOrder | DocumentKind::Contract => BTreeMap::new(),
        kind => links::taken(w.tx, w.account, base.id, kind, false)?,
    };
    let left = remaining(&base.positions, &taken);
    if left.is_empty() && !base.positions.is_empty() {
        return Err(Reason::NothingLeft { kind: making.kind }.into());
    }
    let supplier = making.kind == DocumentKind::PurchaseOrder;
    let position = |(p, quantity): &(document::Position, i64)| DraftPosition {
        id: None,
        product: p.product,
        quantity: *quantity,
        price: Some(p.price),
        discount: p.discount,
        vat_rate: Some(p.vat_rate),
    };
    let positions = match supplier {
        true => crate::supply::lacking(w, base)?,
        false => left.iter().map(position).collect(),
    };
    if supplier && positions.is_empty() {
        return Err(Reason::NothingLeft { kind: making.kind }.into());
    }
    let counterparty = match supplier {
        true => crate::supply::common_supplier(w, &positions)?,
        false => base.counterparty,
    };
    let patch = Patch {
        counterparty: Some(counterparty),
        // The channel is where the deal came from: what follows from it came from there too.
        channel: Some(base.channel.filter(|id| w.rules.channels.get(id).is_some_and(|c| !c.archived))),
        vat_mode: Some(base.vat_mode),
        ..inherited(w, base)
    };
    Ok(NewDocument {
        status: making.status,
        draft: Draft { patch, positions: Some(positions) },
        ..NewDocument::default()
    })
}

fn payment_of(w: &mut Work<'_>, base: &Document, making: Making) -> Result<NewDocument, Failure> {
    let owed = owed(w.tx, w.account, [base])?.get(&base.id).map_or(0, |owed| owed.open);
    if owed <= 0 {
        return Err(Reason::NothingLeft { kind: making.kind }.into());
    }
    let patch = Patch {
        counterparty: Some(base.counterparty),
        channel: Some(base.channel.filter(|id| w.rules.channels.get(id).is_some_and(|c| !c.archived))),
        sum: Some(owed),
        ..inherited(w, base)
    };
    Ok(NewDocument {
        status: making.status,
        draft: Draft { patch, positions: None },
        ..NewDocument::default()
    })
}

/// Who deals, where, and whose it is: the one who makes it, or whoever owns the base where a scenario does it by itself.
pub(crate) fn inherited(w: &Work<'_>, base: &Document) -> Patch {
    let known = |id: &_| w.rules.warehouses.get(id).is_some_and(|w| !w.archived);
    let organization =
        base.organization.filter(|id| w.rules.organizations.get(id).is_some_and(|o| !o.archived));
    Patch {
        organization: organization.map(Some),
        warehouse: base.warehouse.filter(known).map(Some),
        owner: Some(w.actor.employee.unwrap_or(base.owner)),
        shared: Some(base.shared),
        ..Patch::default()
    }
}

/// From now on the document counts, or no longer: for the sums of what it rests on, and for stock.
pub(crate) fn post(
    w: &mut Work<'_>,
    kind: DocumentKind,
    id: DocumentId,
    version: Option<i64>,
    posted: bool,
) -> Result<(), Failure> {
    let subject = w.load(kind, id, true)?;
    let rules = w.rules.clone();
    let ctx = Context { rulebook: &rules, actor: w.actor, facts: &subject.facts, now: w.now };
    let events = match posted {
        true => document::post(&ctx, &subject.document, version)?,
        false => document::unpost(&ctx, &subject.document, version)?,
    };
    if events.is_empty() {
        return Ok(());
    }
    match (kind, posted) {
        (DocumentKind::ReturnIn, true) => refuse_more_than_shipped(w, &subject.document)?,
        (DocumentKind::Shipment, false) => refuse_returned(w, id)?,
        _ => {}
    }
    let outer = w.hold();
    let after = w.apply(Some(&subject.document), &events)?;
    w.keep_times(Some(&subject.document), &after, &events)?;
    w.caused_by(&after, &events);
    let shipped = goods_of(w, &after)?;
    let what = if posted { LinkEvent::Posted } else { LinkEvent::Unposted };
    let reserves = w.tell_bases(&after, what, &shipped)?;
    crate::stock::moved(w, &after, posted, &shipped, reserves)?;
    w.let_go(outer)
}

/// What was never shipped does not come back, or stock would come of nothing.
fn refuse_more_than_shipped(w: &mut Work<'_>, document: &Document) -> Result<(), Failure> {
    for base in links::bases(w.tx, w.account, document.id)? {
        let shipment = w.document(base.kind, base.id, true)?;
        let shipped = if shipment.posted { taken_of(&shipment.positions) } else { BTreeMap::new() };
        let before = links::taken(w.tx, w.account, base.id, DocumentKind::ReturnIn, true)?;
        let products = not_shipped(&shipped, &[&before, &taken_of(&document.positions)]);
        if products > 0 {
            return Err(Reason::NotShipped { products }.into());
        }
    }
    Ok(())
}

/// A shipment of which something came back stays shipped.
fn refuse_returned(w: &mut Work<'_>, shipment: DocumentId) -> Result<(), Failure> {
    let resting = links::posted_kinds(w.tx, w.account, shipment)?;
    match resting.get(&DocumentKind::ReturnIn) {
        Some(documents) => Err(Reason::RestedOn { documents: *documents }.into()),
        None => Ok(()),
    }
}

/// The goods of a document, per product; services lie nowhere.
fn goods_of(w: &mut Work<'_>, document: &Document) -> Result<BTreeMap<ProductId, i64>, Failure> {
    let mut quantities = taken_of(&document.positions);
    let ids: Vec<ProductId> = quantities.keys().copied().collect();
    let known = products::load_many(w.tx, w.account, &ids)?;
    quantities.retain(|id, _| known.get(id).is_some_and(|p| p.product_type == products::ProductType::Goods));
    Ok(quantities)
}

impl Work<'_> {
    /// What scenarios are called by waits until everything that belongs together is written.
    pub fn hold(&mut self) -> bool {
        std::mem::replace(&mut self.chain.following, true)
    }

    pub fn let_go(&mut self, outer: bool) -> Result<(), Failure> {
        self.chain.following = outer;
        self.follow().map(drop)
    }

    /// Tells everything the document rests on what became of it, in the order of their ids. What orders no longer need to
    /// keep in stock is answered, to be written together with what leaves it.
    pub fn tell_bases(
        &mut self,
        document: &Document,
        what: LinkEvent,
        shipped: &BTreeMap<ProductId, i64>,
    ) -> Result<Vec<StockMove>, Failure> {
        let mut moves = Vec::new();
        for base in links::bases(self.tx, self.account, document.id)? {
            let sign = match what {
                LinkEvent::Posted => 1,
                LinkEvent::Unposted => -1,
                _ => 0,
            };
            let raises = counts_as(document.kind, base.kind)
                .filter(|_| sign != 0)
                .map(|which| (which, sign * base.sum));
            let change = LinkChange {
                what,
                kind: document.kind,
                document: document.id,
                number: document.number.clone(),
                sum: base.sum,
                raises,
            };
            let begins = matches!(what, LinkEvent::Created | LinkEvent::Posted);
            moves.extend(self.tell_base(base.kind, base.id, change, begins, shipped)?);
        }
        Ok(moves)
    }

    /// What becomes of one base; `begins`: more of the document concerns it than before. Its version stays: whoever has it open
    /// goes on.
    pub fn tell_base(
        &mut self,
        kind: DocumentKind,
        id: DocumentId,
        change: LinkChange,
        begins: bool,
        shipped: &BTreeMap<ProductId, i64>,
    ) -> Result<Vec<StockMove>, Failure> {
        let base = self.load(kind, id, false)?;
        let rules = self.rules.clone();
        let ctx = Context { rulebook: &rules, actor: self.actor, facts: &base.facts, now: self.now };
        let events = document::linked(&ctx, &base.document, change.clone(), begins, shipped)?;
        let mut after = base.document.clone();
        for event in &events {
            let from = after.clone();
            after = document::evolve(Some(after), event, self.actor, self.now)
                .ok_or_else(|| not_found(kind.into()))?;
            let (word, body) = feed_entry(event);
            let entry = self.id().into();
            self.append_feed(from.id, entry, word, &body)?;
        }
        after.version = base.document.version;
        let positions = base.document.positions != after.positions;
        documents::save(self.tx, self.account, &base.document, &after, positions)?;
        let told = happened(self, Some(&base.document), &after, "linked");
        self.happened.push(told);
        self.cause(&after, Happening::Linked { what: change.what, kind: change.kind });
        if let Some((OrderSum::Paid, sum)) = change.raises
            && sum > 0
        {
            self.cause(&after, Happening::Paid { in_full: after.trade.paid >= after.sums.sum });
        }
        Ok(reserve_moves(Some(&base.document), &after))
    }

    /// Keeps what a document concerns its base with equal to its sum.
    pub fn keep_links(&mut self, before: Option<&Document>, document: &Document) -> Result<(), Failure> {
        let changed = before.is_some_and(|b| b.sums.sum != document.sums.sum);
        if !changed || document.kind == DocumentKind::CustomerOrder {
            return Ok(());
        }
        if has_positions(document.kind) {
            return Ok(links::set_sum(self.tx, self.account, document.id, document.sums.sum)?);
        }
        let parts = links::bases(self.tx, self.account, document.id)?;
        let direct: Vec<i64> = parts.iter().filter(|p| p.via.is_none()).map(|p| p.sum).collect();
        let spread: i64 = direct.iter().sum();
        match direct.as_slice() {
            [whole] if before.is_some_and(|b| b.sums.sum == *whole) => {
                Ok(links::set_sum(self.tx, self.account, document.id, document.sums.sum)?)
            }
            _ if spread > document.sums.sum => {
                Err(Reason::SpreadTooMuch { sum: document.sums.sum, spread }.into())
            }
            _ => Ok(()),
        }
    }
}
