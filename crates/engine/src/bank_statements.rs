//! Statements of banks: what a file holds and what its payments may be for, and the payments that are made of them.
//!
//! The preview writes nothing and keeps nothing. Whoever brings payments in says again what each is and what it pays, so that
//! payments may as well come from elsewhere than a file. What makes a payment the same one is its identity, kept as the
//! external id of the document: of two who bring it in at once, one does.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use poryadok_domain::bank_statement::{
    Candidate, MAX_BYTES, Payment, Proposal, Statement, matches, named_numbers, parse,
};
use poryadok_domain::calendar::Day;
use poryadok_domain::document::{Document, DocumentKind, Part, Patch};
use poryadok_domain::ids::{CounterpartyId, DocumentId, OrganizationId};
use poryadok_domain::money::{Minor, RUBLE};
use poryadok_domain::rejection::{FieldError, Flaw, Rejection};
use poryadok_domain::rights::{Entity, Operation, Scope};
use poryadok_domain::rulebook::Rulebook;
use poryadok_store::db::Tx;
use poryadok_store::receivables::By;
use poryadok_store::views::document_list::Listed;
use poryadok_store::{counterparties, documents, links};
use sha2::{Digest, Sha256};

use crate::Engine;
use crate::documents::{Draft, NewDocument, visible};
use crate::failure::Failure;
use crate::links::inherited;
use crate::login::Caller;
use crate::payments::made_whole;
use crate::receivables::{Receivable, looked_up, payable, sees, spellings, still_open};
use crate::secret::hex;
use crate::work::{Answer, Render, RequestKey, Work};

/// Payments of one call: some seconds of a transaction on the slower machine, so that people are not held up behind it.
pub const MAX_PAYMENTS: usize = 200;
/// Documents that are looked at for one piece of a question.
const LOOKED_AT: i64 = 2_000;
/// Links of as many documents.
const LINKS: i64 = 2_000;
/// The rouble, as account numbers have it.
const ROUBLE: &str = "643";

/// What a file holds.
#[derive(Debug, Clone)]
pub struct Preview {
    pub from: Option<Day>,
    pub to: Option<Day>,
    /// Own accounts, and whose they are.
    pub accounts: Vec<(String, Option<OrganizationId>)>,
    /// Payments that went out, which are not brought in.
    pub outgoing: Vec<Minor>,
    pub rows: Vec<Row>,
    /// Every document that a row names as fitting.
    pub receivables: Vec<Receivable>,
}

/// An incoming payment of a file.
#[derive(Debug, Clone)]
pub struct Row {
    pub payment: Payment,
    /// Whose tax number the payer has, if that is one and only one.
    pub counterparty: Option<(CounterpartyId, String)>,
    pub fate: Fate,
}

/// What becomes of a row.
#[derive(Debug, Clone)]
pub enum Fate {
    New(Proposal),
    /// It is here already.
    Here(Here),
    /// The file has it twice: this is the second.
    Repeated,
    /// It came in another currency than the company counts in.
    OtherCurrency,
}

/// A payment that was brought in before, as far as the caller may see it.
#[derive(Debug, Clone, Default)]
pub struct Here {
    pub document: Option<DocumentId>,
    pub number: Option<String>,
    pub in_bin: bool,
}

/// A payment to be brought in.
#[derive(Debug, Clone)]
pub struct Received {
    pub payment: Payment,
    /// Whoever the first part is of, if absent.
    pub counterparty: Option<CounterpartyId>,
    pub parts: Vec<Part>,
}

/// What became of a payment.
#[derive(Debug, Clone)]
pub enum Outcome {
    Created { id: DocumentId, number: String },
    Here(Here),
    Refused(Rejection),
}

impl Engine {
    /// What a statement holds, and what its payments may be for, as far as the caller may see. Writes nothing.
    pub async fn preview_statement(&self, caller: &Caller, bytes: Arc<[u8]>) -> Result<Preview, Failure> {
        may_create(caller, &caller.rules)?;
        if bytes.len() > MAX_BYTES {
            return Err(Rejection::BodyTooLarge { max_bytes: MAX_BYTES }.into());
        }
        let seen = caller.clone();
        self.db()
            .read(move |tx| {
                let statement = parse(&bytes).map_err(|why| Rejection::UnreadableStatement { why })?;
                preview(tx, &seen, statement)
            })
            .await
    }

    /// Brings payments in, each for itself: one that is refused holds up none of the others, and one that is here already
    /// is not made again.
    pub async fn receive_payments(
        &self,
        caller: &Caller,
        key: Option<RequestKey>,
        received: Vec<Received>,
        posted: bool,
        render: Render<Vec<Outcome>>,
    ) -> Result<Answer, Failure> {
        if received.len() > MAX_PAYMENTS {
            return Err(Rejection::invalid("payments", Flaw::TooMany { max: MAX_PAYMENTS as i64 }).into());
        }
        let who = caller.clone();
        self.command(caller, key, move |w| {
            w.current_rules()?;
            may_create(&who, &w.rules)?;
            let mut outcomes = Vec::with_capacity(received.len());
            for one in &received {
                outcomes.push(receive(w, one, posted)?);
            }
            Ok(Answer { status: 200, body: render(&outcomes, &w.rules) })
        })
        .await
    }
}

fn may_create(caller: &Caller, rules: &Rulebook) -> Result<(), Rejection> {
    let (entity, operation) = (Entity::from(DocumentKind::PaymentIn), Operation::Create);
    match rules.reach(&caller.actor, entity, operation).scope {
        Scope::No => Err(Rejection::NoRight { entity, operation }),
        _ => Ok(()),
    }
}

/// The external id of the document that is made of a payment.
fn external_id(payment: &Payment) -> String {
    let mut hash = hex(&Sha256::digest(payment.identity().as_bytes()));
    hash.truncate(32);
    format!("bank-{hash}")
}

fn preview(tx: &mut dyn Tx, seen: &Caller, statement: Statement) -> Result<Preview, Failure> {
    let Statement { accounts, from, to, payments } = statement;
    let (incoming, outgoing): (Vec<Payment>, Vec<Payment>) = payments.into_iter().partition(|p| p.incoming);
    let payers = Payers::of(tx, seen, &incoming)?;
    let fates = before(tx, seen, &incoming)?;
    let new: Vec<&Payment> =
        incoming.iter().zip(&fates).filter(|(_, fate)| fate.is_none()).map(|(payment, _)| payment).collect();
    let receivables = receivables(tx, seen, &new, &payers)?;
    let candidates = candidates(&receivables, &payers);
    let mut proposals = matches(&new, &candidates).into_iter();
    let mut named = BTreeSet::new();
    let mut rows = Vec::with_capacity(incoming.len());
    for (payment, fate) in incoming.into_iter().zip(fates) {
        let fate = match fate {
            Some(fate) => fate,
            None => {
                let Some(proposal) = proposals.next() else { continue };
                named.extend(proposal.parts.iter().map(|part| part.document));
                named.extend(proposal.fits.iter().map(|fit| fit.document));
                Fate::New(proposal)
            }
        };
        rows.push(Row { counterparty: payers.only_one(&payment), payment, fate });
    }
    Ok(Preview {
        from,
        to,
        accounts: accounts.into_iter().map(|a| (a.clone(), organization_of(&seen.rules, &a))).collect(),
        outgoing: outgoing.iter().map(|p| p.sum).collect(),
        rows,
        receivables: receivables.into_iter().filter(|r| named.contains(&r.document.id)).collect(),
    })
}

/// Counterparties that the caller sees, by the tax numbers of those who paid.
struct Payers {
    by_tax_number: BTreeMap<String, Vec<(CounterpartyId, String)>>,
    tax_numbers: BTreeMap<CounterpartyId, String>,
}

impl Payers {
    fn of(tx: &mut dyn Tx, seen: &Caller, payments: &[Payment]) -> Result<Payers, Failure> {
        let numbers: BTreeSet<&String> =
            payments.iter().map(|p| &p.payer.tax_number).filter(|number| !number.is_empty()).collect();
        let numbers: Vec<String> = numbers.into_iter().cloned().collect();
        let reach = seen.rules.reach(&seen.actor, Entity::Counterparty, Operation::View);
        let mut payers = Payers { by_tax_number: BTreeMap::new(), tax_numbers: BTreeMap::new() };
        for c in counterparties::by_tax_numbers(tx, seen.actor.account, &numbers, &reach)? {
            payers.tax_numbers.insert(c.id, c.tax_number.clone());
            payers.by_tax_number.entry(c.tax_number).or_default().push((c.id, c.name));
        }
        Ok(payers)
    }

    fn only_one(&self, payment: &Payment) -> Option<(CounterpartyId, String)> {
        match self.by_tax_number.get(&payment.payer.tax_number).map(Vec::as_slice) {
            Some([one]) => Some(one.clone()),
            _ => None,
        }
    }
}

/// What is to be said of payments that are not to be brought in; nothing of new ones.
fn before(tx: &mut dyn Tx, seen: &Caller, payments: &[Payment]) -> Result<Vec<Option<Fate>>, Failure> {
    let ids: Vec<String> = payments.iter().map(external_id).collect();
    let here = documents::by_external_ids(tx, seen.actor.account, DocumentKind::PaymentIn, &ids)?;
    let reach = sees(seen, DocumentKind::PaymentIn);
    let here: BTreeMap<String, Here> = here
        .into_iter()
        .filter_map(|d| Some((d.external_id.clone()?, shown_if(&d, reach.covers(&d.belongs())))))
        .collect();
    let mut met = BTreeSet::new();
    let fate = |(payment, id): (&Payment, String)| {
        let other = seen.rules.account.currency == RUBLE && payment.currency().is_some_and(|c| c != ROUBLE);
        match here.get(&id) {
            Some(here) => Some(Fate::Here(here.clone())),
            None if other => Some(Fate::OtherCurrency),
            None => (!met.insert(id)).then_some(Fate::Repeated),
        }
    };
    Ok(payments.iter().zip(ids).map(fate).collect())
}

fn shown_if(document: &Document, visible: bool) -> Here {
    match visible {
        true => Here {
            document: Some(document.id),
            number: Some(document.number.clone()),
            in_bin: document.deleted_at.is_some(),
        },
        false => Here::default(),
    }
}

/// What the payments may be for: by the numbers in their purposes, by who paid, by the sum; and the invoices of orders that
/// were found so.
fn receivables(
    tx: &mut dyn Tx,
    seen: &Caller,
    payments: &[&Payment],
    payers: &Payers,
) -> Result<Vec<Receivable>, Failure> {
    let named = payments.iter().flat_map(|p| named_numbers(&p.purpose));
    let numbers: BTreeSet<String> = named.flat_map(|n| spellings(&n.number, n.said)).collect();
    let numbers: Vec<String> = numbers.into_iter().collect();
    let customers: Vec<CounterpartyId> = payers.tax_numbers.keys().copied().collect();
    let sums: BTreeSet<Minor> = payments.iter().map(|p| p.sum).collect();
    let sums: Vec<Minor> = sums.into_iter().collect();
    let mut listed = Vec::new();
    for kind in payable() {
        for by in [By::Numbers(&numbers), By::Counterparties(&customers), By::Sums(&sums)] {
            listed.extend(looked_up(tx, seen, kind, by, LOOKED_AT)?);
        }
    }
    let orders: BTreeSet<DocumentId> = listed
        .iter()
        .filter(|l| l.document.kind == DocumentKind::CustomerOrder)
        .map(|l| l.document.id)
        .collect();
    let orders: Vec<DocumentId> = orders.into_iter().collect();
    let reach = sees(seen, DocumentKind::InvoiceOut);
    for linked in links::resting_on(tx, seen.actor.account, &orders, LINKS)? {
        let document = linked.document;
        if document.kind == DocumentKind::InvoiceOut && reach.covers(&document.belongs()) {
            // The same name as that of its order, where that is shown.
            let name = listed.iter().find(|l| l.document.counterparty == document.counterparty);
            let counterparty_name = name.and_then(|l| l.counterparty_name.clone());
            listed.push(Listed { document, counterparty_name });
        }
    }
    still_open(tx, seen, listed)
}

fn candidates(receivables: &[Receivable], payers: &Payers) -> Vec<Candidate> {
    let candidate = |r: &Receivable| Candidate {
        document: r.document.id,
        kind: r.document.kind,
        number: r.document.number.clone(),
        open: r.open,
        tax_number: r
            .document
            .counterparty
            .and_then(|id| payers.tax_numbers.get(&id).cloned())
            .unwrap_or_default(),
        pays: r.orders.clone(),
    };
    receivables.iter().map(candidate).collect()
}

/// Whose bank account it is.
fn organization_of(rules: &Rulebook, account: &str) -> Option<OrganizationId> {
    let own = rules.organizations.values().find(|o| !o.archived && o.bank_account == account);
    own.filter(|_| !account.is_empty()).map(|o| o.id)
}

fn receive(w: &mut Work<'_>, received: &Received, posted: bool) -> Result<Outcome, Failure> {
    if let Err(flaws) = checked(&received.payment) {
        return Ok(Outcome::Refused(flaws));
    }
    let external_id = external_id(&received.payment);
    if let Some(here) = here(w, &external_id)? {
        return Ok(Outcome::Here(here));
    }
    let new = |w: &mut Work<'_>| -> Result<(DocumentId, String), Failure> {
        let paid = first_paid(w, received)?;
        let document = document_of(w, received, &external_id, paid.as_ref());
        let id = made_whole(w, DocumentKind::PaymentIn, &document, paid.as_ref(), &received.parts, posted)?;
        Ok((id, w.document(DocumentKind::PaymentIn, id, false)?.number))
    };
    match w.apart(new)? {
        Ok((id, number)) => Ok(Outcome::Created { id, number }),
        // Somebody else brought it in a moment ago.
        Err(Rejection::NameTaken { name, .. }) if name == external_id => {
            Ok(Outcome::Here(here(w, &external_id)?.unwrap_or_default()))
        }
        Err(no) => Ok(Outcome::Refused(no)),
    }
}

/// What no file says, and a program might.
fn checked(payment: &Payment) -> Result<(), Rejection> {
    let mut errors = Vec::new();
    if payment.sum < 1 {
        errors.push(FieldError::new("payment/sum", Flaw::OutOfRange { min: 1, max: i64::MAX }));
    }
    if payment.receiver.account.is_empty() {
        errors.push(FieldError::new("payment/account", Flaw::Required));
    }
    if errors.is_empty() { Ok(()) } else { Err(Rejection::Invalid { errors }) }
}

fn here(w: &mut Work<'_>, external_id: &str) -> Result<Option<Here>, Failure> {
    let ids = [external_id.to_owned()];
    let found = documents::by_external_ids(w.tx, w.account, DocumentKind::PaymentIn, &ids)?;
    Ok(found.first().map(|d| shown_if(d, visible(w, d).is_ok())))
}

/// What the first part is of, if the caller may see it; what he may not is refused with its part.
fn first_paid(w: &mut Work<'_>, received: &Received) -> Result<Option<Document>, Failure> {
    let Some(part) = received.parts.first() else { return Ok(None) };
    let loaded = documents::load_any(w.tx, w.account, part.document, false)?;
    Ok(loaded.map(|l| l.document).filter(|d| visible(w, d).is_ok()))
}

fn document_of(w: &Work<'_>, received: &Received, external_id: &str, paid: Option<&Document>) -> NewDocument {
    let payment = &received.payment;
    let like = paid.map(|paid| inherited(w, paid)).unwrap_or_default();
    let counterparty = received.counterparty.or_else(|| paid.and_then(|p| p.counterparty));
    let channel = paid.and_then(|p| p.channel);
    let patch = Patch {
        moment: Some(w.rules.calendar.start_of(payment.date)),
        counterparty: counterparty.map(Some),
        channel: channel.filter(|id| w.rules.channels.get(id).is_some_and(|c| !c.archived)).map(Some),
        description: Some(payment.description()),
        organization: organization_of(&w.rules, &payment.receiver.account).map(Some).or(like.organization),
        sum: Some(payment.sum),
        ..like
    };
    NewDocument {
        external_id: Some(external_id.to_owned()),
        draft: Draft { patch, positions: None },
        ..NewDocument::default()
    }
}
