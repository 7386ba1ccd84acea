//! What customers still owe: invoices and orders with something left to pay.

use std::collections::{BTreeMap, BTreeSet};

use poryadok_domain::document::{Document, DocumentKind};
use poryadok_domain::ids::{AccountId, CounterpartyId, DocumentId};
use poryadok_domain::money::Minor;
use poryadok_domain::rights::{Operation, Reach};
use poryadok_domain::trade::bases;
use poryadok_store::db::{Fault, Tx};
use poryadok_store::links;
use poryadok_store::receivables::{self as store, By};
use poryadok_store::views::document_list::Listed;

use crate::Engine;
use crate::documents::padded;
use crate::failure::Failure;
use crate::login::Caller;
use crate::reads::{ListRequest, found};

/// Documents that are looked at where only a page of them is shown: some of them are paid by drafts.
const LOOKED_AT: i64 = 200;

/// An invoice or order with what is left to pay.
#[derive(Debug, Clone)]
pub struct Receivable {
    pub document: Document,
    pub counterparty_name: Option<String>,
    /// What no payment takes yet, drafts of payments included.
    pub open: Minor,
    /// Of an invoice: the orders it is for, which whoever pays it pays too.
    pub orders: Vec<DocumentId>,
}

/// Which of them.
#[derive(Debug, Clone, Default)]
pub struct ReceivablesRequest {
    /// Each must occur in number, counterparty or description.
    pub words: Vec<String>,
    pub counterparty: Option<CounterpartyId>,
    /// Those with just so much left come first.
    pub sum: Option<Minor>,
    pub limit: usize,
}

impl Engine {
    /// Invoices and orders that somebody still has to pay, as far as the caller may see: those first whose number is named,
    /// then those with just the sum left, then the newest.
    pub async fn receivables(
        &self,
        caller: &Caller,
        asked: ReceivablesRequest,
    ) -> Result<Vec<Receivable>, Failure> {
        let seen = caller.clone();
        self.db().read(move |tx| page(tx, &seen, &asked)).await
    }
}

fn page(tx: &mut dyn Tx, seen: &Caller, asked: &ReceivablesRequest) -> Result<Vec<Receivable>, Failure> {
    let words: Vec<String> =
        asked.words.iter().map(|w| w.trim_start_matches(['№', '#']).to_owned()).collect();
    let words: Vec<String> = words.into_iter().filter(|word| !word.is_empty()).collect();
    let numbers: Vec<String> = words.iter().flat_map(|word| spellings(word, true)).collect();
    let (sums, of): (Vec<Minor>, Vec<CounterpartyId>) =
        (asked.sum.into_iter().collect(), asked.counterparty.into_iter().collect());
    let mut listed = Vec::new();
    for kind in payable() {
        if words.is_empty() {
            listed.extend(looked_up(tx, seen, kind, By::Sums(&sums), LOOKED_AT)?);
            let rest = if of.is_empty() { By::Newest } else { By::Counterparties(&of) };
            listed.extend(looked_up(tx, seen, kind, rest, LOOKED_AT)?);
        } else {
            listed.extend(looked_up(tx, seen, kind, By::Numbers(&numbers), LOOKED_AT)?);
            let request = ListRequest { words: words.clone(), limit: LOOKED_AT, ..ListRequest::default() };
            listed.extend(found(tx, seen, kind, request)?);
        }
    }
    let named = |r: &Receivable| numbers.contains(&r.document.number);
    let mut open = still_open(tx, seen, listed)?;
    if let Some(counterparty) = asked.counterparty {
        open.retain(|r| r.document.counterparty == Some(counterparty));
    }
    open.sort_by_key(|r| (named(r), Some(r.open) == asked.sum, r.document.moment, r.document.id));
    open.reverse();
    open.truncate(asked.limit);
    Ok(open)
}

/// What a payment may rest on.
pub(crate) fn payable() -> impl Iterator<Item = DocumentKind> {
    bases(DocumentKind::PaymentIn).iter().copied()
}

pub(crate) fn looked_up(
    tx: &mut dyn Tx,
    seen: &Caller,
    kind: DocumentKind,
    by: By<'_>,
    limit: i64,
) -> Result<Vec<Listed>, Failure> {
    let reach = sees(seen, kind);
    Ok(store::page(tx, seen.actor.account, kind, &reach, by, limit)?)
}

pub(crate) fn sees(seen: &Caller, kind: DocumentKind) -> Reach {
    seen.rules.reach(&seen.actor, kind.into(), Operation::View)
}

/// How a number that somebody wrote may stand on a document: in capitals, and, where it is said to be a number, with the
/// zeros before it that he left out.
pub(crate) fn spellings(word: &str, said: bool) -> Vec<String> {
    let mut all = vec![word.to_owned(), word.to_uppercase()];
    let plain = word.trim_start_matches('0');
    if said && !plain.is_empty() && word.bytes().all(|b| b.is_ascii_digit()) {
        all.extend([plain.to_owned(), padded(plain)]);
    }
    all.sort_unstable();
    all.dedup();
    all
}

/// Those that something is left to pay of and that were not given up, each once.
pub(crate) fn still_open(
    tx: &mut dyn Tx,
    seen: &Caller,
    listed: Vec<Listed>,
) -> Result<Vec<Receivable>, Failure> {
    let rules = &seen.rules;
    let mut known = BTreeSet::new();
    let mut listed = listed;
    listed.retain(|l| {
        let d = &l.document;
        d.deleted_at.is_none()
            && d.currency == rules.account.currency
            && !rules.is_cancelled(d.status)
            && known.insert(d.id)
    });
    let mut owed = owed(tx, seen.actor.account, listed.iter().map(|l| &l.document))?;
    let receivable = |Listed { document, counterparty_name }| {
        let Owed { open, orders } = owed.remove(&document.id)?;
        (open > 0).then_some(Receivable { document, counterparty_name, open, orders })
    };
    Ok(listed.into_iter().filter_map(receivable).collect())
}

/// What is left to pay of a document, and the orders an invoice is for.
#[derive(Debug, Clone, Default)]
pub(crate) struct Owed {
    pub open: Minor,
    orders: Vec<DocumentId>,
}

/// What no payment takes yet of invoices and orders, drafts of payments included. Of an invoice no more is owed than of its
/// order: what was paid for that without naming the invoice is not paid again.
pub(crate) fn owed<'d>(
    tx: &mut dyn Tx,
    account: AccountId,
    documents: impl IntoIterator<Item = &'d Document>,
) -> Result<BTreeMap<DocumentId, Owed>, Fault> {
    let mut sums: BTreeMap<DocumentId, Minor> = BTreeMap::new();
    let mut owed: BTreeMap<DocumentId, Owed> = BTreeMap::new();
    let mut invoices = Vec::new();
    for document in documents {
        sums.insert(document.id, document.sums.sum);
        owed.insert(document.id, Owed::default());
        invoices.extend((document.kind == DocumentKind::InvoiceOut).then_some(document.id));
    }
    for linked in links::rested_on(tx, account, &invoices, i64::MAX)? {
        if linked.document.kind == DocumentKind::CustomerOrder {
            sums.insert(linked.document.id, linked.document.sums.sum);
            owed.entry(linked.from).or_default().orders.push(linked.document.id);
        }
    }
    let all: Vec<DocumentId> = sums.keys().copied().collect();
    for (id, taken) in store::spread_on(tx, account, &all)? {
        sums.entry(id).and_modify(|left| *left -= taken);
    }
    let left = |id: &DocumentId| sums.get(id).copied().unwrap_or(0);
    for (id, owed) in &mut owed {
        owed.open = owed.orders.iter().map(left).fold(left(id), Minor::min);
    }
    Ok(owed)
}
