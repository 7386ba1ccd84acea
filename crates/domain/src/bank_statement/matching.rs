//! What a payment is for: the invoice or order that its purpose names, whose sum is left to pay, whose payer it is.

use std::collections::{BTreeMap, BTreeSet};

use super::Payment;
use super::naming::{digits, named_numbers};
use crate::document::{DocumentKind, Part};
use crate::ids::DocumentId;
use crate::money::Minor;
use crate::text::fold;

/// Documents that one payment may be split over by itself.
const MAX_PARTS: usize = 20;
/// Documents that are named as fitting: more are not chosen from.
const MAX_FITS: usize = 10;

/// A document that may be paid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    pub document: DocumentId,
    pub kind: DocumentKind,
    pub number: String,
    /// What is left to pay; those with nothing left are not proposed.
    pub open: Minor,
    /// ИНН of its counterparty; may be empty.
    pub tax_number: String,
    /// Of an invoice: orders that are paid with it.
    pub pays: Vec<DocumentId>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    None,
    Likely,
    Sure,
}

/// What speaks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Why {
    /// The purpose names its number.
    pub number: bool,
    /// Just so much is left to pay.
    pub sum: bool,
    pub tax_number: bool,
    /// Others fit as well, and nothing tells them apart.
    pub ambiguous: bool,
}

/// A document with what speaks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fit {
    pub document: DocumentId,
    pub why: Why,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    pub parts: Vec<Part>,
    pub confidence: Confidence,
    pub why: Why,
    /// Everything something speaks for, the best first.
    pub fits: Vec<Fit>,
}

/// For each payment what it is for. Where two candidates fit alike, none of them is proposed. What one payment is proposed for
/// is no longer there for the next; those that are sure come first.
pub fn matches(payments: &[&Payment], candidates: &[Candidate]) -> Vec<Proposal> {
    let mut debts = Debts::of(candidates);
    let mut proposals: Vec<Option<Proposal>> = Vec::with_capacity(payments.len());
    for payment in payments {
        let proposal = Some(debts.propose(payment)).filter(|p| p.confidence == Confidence::Sure);
        if let Some(proposal) = &proposal {
            debts.take(&proposal.parts);
        }
        proposals.push(proposal);
    }
    let mut proposed = Vec::with_capacity(payments.len());
    for (payment, sure) in payments.iter().zip(proposals) {
        proposed.push(sure.unwrap_or_else(|| {
            let proposal = debts.propose(payment);
            debts.take(&proposal.parts);
            proposal
        }));
    }
    proposed
}

/// What is left to pay, and how it is found.
struct Debts<'a> {
    candidates: &'a [Candidate],
    open: Vec<Minor>,
    places: BTreeMap<DocumentId, usize>,
    by_number: BTreeMap<String, Vec<usize>>,
    by_payer: BTreeMap<&'a str, Vec<usize>>,
    by_sum: BTreeMap<Minor, Vec<usize>>,
    /// Invoices by the orders they pay.
    invoices: BTreeMap<DocumentId, Vec<usize>>,
}

/// A candidate that something speaks for.
#[derive(Clone, Copy)]
struct Found<'a> {
    at: usize,
    candidate: &'a Candidate,
    why: Why,
}

impl<'a> Debts<'a> {
    fn of(candidates: &'a [Candidate]) -> Debts<'a> {
        let mut debts = Debts {
            candidates,
            open: candidates.iter().map(|c| c.open).collect(),
            places: candidates.iter().enumerate().map(|(n, c)| (c.document, n)).collect(),
            by_number: BTreeMap::new(),
            by_payer: BTreeMap::new(),
            by_sum: BTreeMap::new(),
            invoices: BTreeMap::new(),
        };
        for (n, candidate) in candidates.iter().enumerate().filter(|(_, c)| c.open > 0) {
            debts.by_number.entry(key(&candidate.number)).or_default().push(n);
            if !candidate.tax_number.is_empty() {
                debts.by_payer.entry(candidate.tax_number.as_str()).or_default().push(n);
            }
            debts.by_sum.entry(candidate.open).or_default().push(n);
            for order in &candidate.pays {
                debts.invoices.entry(*order).or_default().push(n);
            }
        }
        debts
    }

    fn left(&self, at: usize) -> Minor {
        self.open.get(at).copied().unwrap_or(0)
    }

    /// What is paid is no longer owed, on the orders of an invoice neither.
    fn take(&mut self, parts: &[Part]) {
        for part in parts {
            let at = self.places.get(&part.document).copied();
            let orders = at.and_then(|at| self.candidates.get(at)).map(|c| c.pays.as_slice());
            let orders =
                orders.unwrap_or_default().iter().filter_map(|order| self.places.get(order).copied());
            for at in at.into_iter().chain(orders).collect::<Vec<_>>() {
                if let Some(open) = self.open.get_mut(at) {
                    *open -= part.sum;
                }
            }
        }
    }

    fn found(&self, payment: &Payment) -> Vec<Found<'a>> {
        let mut named: BTreeSet<usize> = BTreeSet::new();
        for word in named_numbers(&payment.purpose) {
            let alike = self.by_number.get(&key(&word.number)).into_iter().flatten().copied();
            let meant = |n: &usize| self.candidates.get(*n).is_some_and(|c| word.means(c.kind, &c.number));
            named.extend(alike.filter(meant));
        }
        let payer = &payment.payer.tax_number;
        let of_payer = self.by_payer.get(payer.as_str()).into_iter().flatten().copied();
        let of_sum = self.by_sum.get(&payment.sum).into_iter().flatten().copied();
        let all: BTreeSet<usize> = named.iter().copied().chain(of_payer).chain(of_sum).collect();
        let found = |at: usize| {
            let candidate = self.candidates.get(at).filter(|_| self.left(at) > 0)?;
            let why = Why {
                number: named.contains(&at),
                sum: self.left(at) == payment.sum,
                tax_number: !payer.is_empty() && *payer == candidate.tax_number,
                ambiguous: false,
            };
            Some(Found { at, candidate, why })
        };
        all.into_iter().filter_map(found).collect()
    }

    fn propose(&self, payment: &Payment) -> Proposal {
        let mut found = self.found(payment);
        // Whoever pays the invoice pays the order with it: where they ask for the same, one of them is enough.
        let whys: BTreeMap<usize, Why> = found.iter().map(|f| (f.at, f.why)).collect();
        let stands_for = |order: &Found<'_>, invoice: usize| {
            let weighs = |why: &Why| weight(*why) >= weight(order.why);
            self.left(invoice) == self.left(order.at) && whys.get(&invoice).is_some_and(weighs)
        };
        found.retain(|order| !self.invoices_of(order.candidate).iter().any(|at| stands_for(order, *at)));
        // Of two alike the later one comes first: it is more likely to be open.
        found.sort_by_key(|f| std::cmp::Reverse((weight(f.why), f.candidate.document)));
        let fit = |f: &Found<'_>| Fit { document: f.candidate.document, why: f.why };
        let fits = found.iter().take(MAX_FITS).map(fit).collect();
        let best = found.iter().map(|f| rank(f.why)).max().unwrap_or(0);
        let fitting: Vec<Found<'_>> = found.into_iter().filter(|f| best > 0 && rank(f.why) == best).collect();
        let paid_with: BTreeSet<DocumentId> =
            fitting.iter().flat_map(|f| f.candidate.pays.iter().copied()).collect();
        let fitting: Vec<Found<'_>> =
            fitting.into_iter().filter(|f| !paid_with.contains(&f.candidate.document)).collect();
        match fitting.as_slice() {
            [] => Proposal { parts: Vec::new(), confidence: Confidence::None, why: Why::default(), fits },
            [one] => {
                let confidence = if best == 4 { Confidence::Sure } else { Confidence::Likely };
                let sum = payment.sum.min(self.left(one.at));
                let document = self.invoice_of(one).document;
                Proposal { parts: vec![Part { document, sum }], confidence, why: one.why, fits }
            }
            several => self.together(payment, several, fits),
        }
    }

    fn invoices_of(&self, order: &Candidate) -> &[usize] {
        self.invoices.get(&order.document).map(Vec::as_slice).unwrap_or_default()
    }

    /// Where an order is meant and its only invoice asks for just what is left of it, that is what is paid.
    fn invoice_of(&self, found: &Found<'a>) -> &'a Candidate {
        let order = found.candidate;
        let open: Vec<usize> =
            self.invoices_of(order).iter().copied().filter(|at| self.left(*at) > 0).collect();
        match open.as_slice() {
            [one] if self.left(*one) == self.left(found.at) => self.candidates.get(*one).unwrap_or(order),
            _ => order,
        }
    }

    /// Several that are named, of one payer, and paid by this to the kopeck; else nothing tells them apart.
    fn together(&self, payment: &Payment, several: &[Found<'_>], fits: Vec<Fit>) -> Proposal {
        let all = several.iter().all(|f| f.why.number && f.why.tax_number);
        let total = several.iter().try_fold(0_i64, |sum, f| sum.checked_add(self.left(f.at)));
        let why = Why { number: all, tax_number: all, sum: false, ambiguous: true };
        if !all || total != Some(payment.sum) || several.len() > MAX_PARTS {
            return Proposal { parts: Vec::new(), confidence: Confidence::None, why, fits };
        }
        let mut parts: Vec<Part> =
            several.iter().map(|f| Part { document: f.candidate.document, sum: self.left(f.at) }).collect();
        parts.sort_unstable_by_key(|part| part.document);
        let why = Why { sum: true, ambiguous: false, ..why };
        Proposal { parts, confidence: Confidence::Sure, why, fits }
    }
}

/// What numbers are looked up by: as they are, but without zeros before.
fn key(number: &str) -> String {
    let folded = fold(number);
    digits(&folded).map(str::to_owned).unwrap_or(folded)
}

/// What speaks for a candidate, as a rank; nothing below two of the three is proposed.
fn rank(why: Why) -> u8 {
    match (why.number, why.tax_number, why.sum) {
        (true, true, true) => 4,
        (true, true, false) => 3,
        (true, false, true) => 2,
        (false, true, true) => 1,
        _ => 0,
    }
}

/// The same for those that are only shown: a number says more than a payer, a payer more than a sum.
fn weight(why: Why) -> u8 {
    rank(why) * 4 + u8::from(why.number) * 3 + u8::from(why.tax_number) * 2 + u8::from(why.sum)
}
