//! What a payment is for: the invoice or order that its purpose names, whose sum is left to pay, whose payer it is.

use std::collections::{BTreeMap, BTreeSet};

use super::Payment;
use crate::document::DocumentKind;
use crate::ids::DocumentId;
use crate::text::fold;

/// Documents that one payment may be split over by itself.
const MAX_PARTS: usize = 20;

/// A document that may be paid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    pub document: DocumentId,
    pub kind: DocumentKind,
    pub number: String,
    /// What is left to pay; those with nothing left are not proposed.
    pub open: i64,
    /// ИНН of its counterparty; may be empty.
    pub tax_number: String,
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

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProposedPart {
    pub document: DocumentId,
    pub sum: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    pub parts: Vec<ProposedPart>,
    pub confidence: Confidence,
    pub why: Why,
}

/// For each payment what it is for. Where two candidates fit alike, none of them is proposed.
pub fn matches(payments: &[Payment], candidates: &[Candidate]) -> Vec<Proposal> {
    let (mut by_number, mut by_tax): (BTreeMap<String, Vec<usize>>, BTreeMap<&str, Vec<usize>>) =
        Default::default();
    for (n, candidate) in candidates.iter().enumerate().filter(|(_, c)| c.open > 0) {
        by_number.entry(fold(&candidate.number)).or_default().push(n);
        if !candidate.tax_number.is_empty() {
            by_tax.entry(candidate.tax_number.as_str()).or_default().push(n);
        }
    }
    let of = |payment: &Payment| {
        let mut named: BTreeSet<usize> = BTreeSet::new();
        for word in named_numbers(&payment.purpose) {
            named.extend(by_number.get(&word).into_iter().flatten());
        }
        let of_payer = by_tax.get(payment.payer.tax_number.as_str()).into_iter().flatten();
        let mut found: Vec<(&Candidate, Why)> = Vec::new();
        for n in named.iter().chain(of_payer.filter(|n| !named.contains(n))) {
            let Some(candidate) = candidates.get(*n) else { continue };
            found.push((candidate, why(payment, candidate, named.contains(n))));
        }
        propose(payment, &found)
    };
    payments.iter().map(of).collect()
}

fn why(payment: &Payment, candidate: &Candidate, named: bool) -> Why {
    let payer = &payment.payer.tax_number;
    Why {
        number: named,
        sum: candidate.open == payment.sum,
        tax_number: !payer.is_empty() && *payer == candidate.tax_number,
        ambiguous: false,
    }
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

fn propose(payment: &Payment, found: &[(&Candidate, Why)]) -> Proposal {
    let best = found.iter().map(|(_, why)| rank(*why)).max().unwrap_or(0);
    let fitting: Vec<&(&Candidate, Why)> =
        found.iter().filter(|(_, why)| best > 0 && rank(*why) == best).collect();
    match fitting.as_slice() {
        [] => Proposal { parts: Vec::new(), confidence: Confidence::None, why: Why::default() },
        [(candidate, why)] => {
            let sum = payment.sum.min(candidate.open);
            let confidence = if best == 4 { Confidence::Sure } else { Confidence::Likely };
            let part = ProposedPart { document: candidate.document, sum };
            Proposal { parts: vec![part], confidence, why: *why }
        }
        several => together(payment, several),
    }
}

/// Several that are named, of one payer, and paid by this to the kopeck; else nothing tells them apart.
fn together(payment: &Payment, several: &[&(&Candidate, Why)]) -> Proposal {
    let all = several.iter().all(|(_, why)| why.number && why.tax_number);
    let total = several.iter().try_fold(0_i64, |sum, (candidate, _)| sum.checked_add(candidate.open));
    let why = Why { number: all, tax_number: all, sum: false, ambiguous: true };
    if !all || total != Some(payment.sum) || several.len() > MAX_PARTS {
        return Proposal { parts: Vec::new(), confidence: Confidence::None, why };
    }
    let part = |(candidate, _): &&(&Candidate, Why)| ProposedPart {
        document: candidate.document,
        sum: candidate.open,
    };
    let why = Why { sum: true, ambiguous: false, ..why };
    Proposal { parts: several.iter().map(part).collect(), confidence: Confidence::Sure, why }
}

/// Words of a purpose that may be the number of a document, folded, each once: those with a digit. Sums and dates stay
/// whole, so that no part of them is taken for a number.
pub fn named_numbers(purpose: &str) -> BTreeSet<String> {
    let folded = fold(purpose);
    let inner = |c: char| matches!(c, '-' | '/' | '_' | '.' | ',' | ':');
    let words =
        folded.split(|c: char| !c.is_alphanumeric() && !inner(c)).map(|word| word.trim_matches(inner));
    let mut found = BTreeSet::new();
    for word in words.filter(|word| word.chars().any(|c| c.is_ascii_digit())) {
        // «N12» and «No12» are «№ 12» on a keyboard without it.
        let bare =
            word.strip_prefix("no").or_else(|| word.strip_prefix('n')).map(|rest| rest.trim_matches(inner));
        if let Some(bare) = bare.filter(|bare| bare.starts_with(|c: char| c.is_ascii_digit())) {
            found.insert(bare.to_owned());
        }
        found.insert(word.to_owned());
    }
    found
}
