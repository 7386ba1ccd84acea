//! Payments: which parts of them concern which orders and invoices.

use std::collections::BTreeMap;

use poryadok_domain::document::{self, Document, DocumentKind, Part};
use poryadok_domain::ids::DocumentId;
use poryadok_domain::rejection::{FieldError, Flaw, Rejection};
use poryadok_domain::trade::{LinkChange, LinkEvent, bases, counts_as};
use poryadok_store::{documents, links};

use crate::Engine;
use crate::documents::{NewDocument, Shown, create, show, visible};
use crate::failure::Failure;
use crate::links::tie_to_orders;
use crate::login::Caller;
use crate::work::{Answer, Render, RequestKey, Work};

/// Documents that one payment may concern.
pub const MAX_PARTS: usize = 200;

/// What a payment concerns: base, invoice on the way, sum.
type Ties = BTreeMap<(DocumentId, Option<DocumentId>), (DocumentKind, i64)>;

impl Engine {
    /// A document that rests on nothing yet, or a payment with the parts it is spread over; posted at once if asked.
    #[expect(clippy::too_many_arguments, reason = "a command, by whom, of what, answered how")]
    pub async fn create_spread(
        &self,
        caller: &Caller,
        key: Option<RequestKey>,
        kind: DocumentKind,
        new: NewDocument,
        parts: Vec<Part>,
        posted: bool,
        render: Render<Shown>,
    ) -> Result<Answer, Failure> {
        self.command(caller, key, move |w| {
            w.current_rules()?;
            let outer = w.hold();
            let id = made_whole(w, kind, &new, None, &parts, posted)?;
            w.let_go(outer)?;
            let document = w.document(kind, id, true)?;
            let shown = show(w, document, true)?;
            Ok(Answer { status: 201, body: render(&shown, &w.rules) })
        })
        .await
    }

    /// Says anew which parts of a payment concern which documents.
    #[expect(clippy::too_many_arguments, reason = "a command, by whom, of what, answered how")]
    pub async fn spread_payment(
        &self,
        caller: &Caller,
        key: Option<RequestKey>,
        kind: DocumentKind,
        id: DocumentId,
        version: i64,
        parts: Vec<Part>,
        render: Render<Shown>,
    ) -> Result<Answer, Failure> {
        self.command(caller, key, move |w| {
            let outer = w.hold();
            spread(w, kind, id, Some(version), &parts)?;
            w.let_go(outer)?;
            let document = w.document(kind, id, true)?;
            let shown = show(w, document, true)?;
            Ok(Answer { status: 200, body: render(&shown, &w.rules) })
        })
        .await
    }
}

/// Creates it, spreads it, posts it: while somebody holds back what that sets off.
pub(crate) fn made_whole(
    w: &mut Work<'_>,
    kind: DocumentKind,
    new: &NewDocument,
    template: Option<&Document>,
    parts: &[Part],
    posted: bool,
) -> Result<DocumentId, Failure> {
    let id = create(w, kind, new, template, None)?.document.id;
    if !parts.is_empty() {
        spread(w, kind, id, None, parts)?;
    }
    if posted {
        crate::links::post(w, kind, id, None, true)?;
    }
    Ok(id)
}

pub(crate) fn spread(
    w: &mut Work<'_>,
    kind: DocumentKind,
    id: DocumentId,
    version: Option<i64>,
    parts: &[Part],
) -> Result<(), Failure> {
    let subject = w.load(kind, id, false)?;
    let payment = &subject.document;
    visible(w, payment)?;
    let mut paid = checked(w, payment, parts)?;
    // Whoever cannot see a document cannot mean to take its part away.
    let mut parts = parts.to_vec();
    for (base, sum) in unseen(w, payment)? {
        parts.push(Part { document: base.id, sum });
        paid.push((base, sum));
    }
    let was = ties(w, payment.id)?;
    let after = w.decide(&subject, |ctx, d| document::spread(ctx, d, version, &parts))?;
    links::delete(w.tx, w.account, payment.id)?;
    for (base, sum) in &paid {
        links::insert(w.tx, w.account, payment.id, base.id, None, *sum)?;
        if base.kind == DocumentKind::InvoiceOut {
            tie_to_orders(w, payment, base, *sum)?;
        }
    }
    tell_of_difference(w, &after, &was)
}

/// The documents the parts name: orders and invoices the caller may see, each once.
fn checked(w: &mut Work<'_>, payment: &Document, parts: &[Part]) -> Result<Vec<(Document, i64)>, Failure> {
    if parts.len() > MAX_PARTS {
        return Err(Rejection::invalid("parts", Flaw::TooMany { max: MAX_PARTS as i64 }).into());
    }
    let mut errors = Vec::new();
    let mut found = Vec::new();
    for (n, part) in parts.iter().enumerate() {
        let field = |name: &str| format!("parts/{n}/{name}");
        if !(1..=payment.sums.sum.max(1)).contains(&part.sum) {
            errors.push(FieldError::new(
                field("sum"),
                Flaw::OutOfRange { min: 1, max: payment.sums.sum.max(1) },
            ));
        }
        if parts.iter().take(n).any(|p| p.document == part.document) {
            errors.push(FieldError::new(field("document"), Flaw::Duplicate));
            continue;
        }
        let kind = documents::kind_of(w.tx, w.account, part.document)?;
        let base = match kind.filter(|kind| bases(payment.kind).contains(kind)) {
            Some(kind) => documents::load(w.tx, w.account, kind, part.document, false)?.map(|l| l.document),
            None => None,
        };
        match base.filter(|b| visible(w, b).is_ok()) {
            Some(base) => found.push((base, part.sum)),
            None => errors.push(FieldError::new(field("document"), Flaw::NotFound)),
        }
    }
    if errors.is_empty() { Ok(found) } else { Err(Rejection::Invalid { errors }.into()) }
}

/// Parts of the payment that concern documents which the caller may not see.
fn unseen(w: &mut Work<'_>, payment: &Document) -> Result<Vec<(Document, i64)>, Failure> {
    let mut found = Vec::new();
    for base in links::bases(w.tx, w.account, payment.id)?.into_iter().filter(|b| b.via.is_none()) {
        let loaded = documents::load(w.tx, w.account, base.kind, base.id, false)?;
        found.extend(loaded.map(|l| (l.document, base.sum)).filter(|(d, _)| visible(w, d).is_err()));
    }
    Ok(found)
}

fn ties(w: &mut Work<'_>, payment: DocumentId) -> Result<Ties, Failure> {
    let bases = links::bases(w.tx, w.account, payment)?;
    Ok(bases.into_iter().map(|b| ((b.id, b.via), (b.kind, b.sum))).collect())
}

/// Tells every document that is concerned otherwise than before, in the order of their ids.
fn tell_of_difference(w: &mut Work<'_>, payment: &Document, was: &Ties) -> Result<(), Failure> {
    let is = ties(w, payment.id)?;
    let mut keys: Vec<_> = was.keys().chain(is.keys()).copied().collect();
    keys.sort_unstable();
    keys.dedup();
    for key in keys {
        let (old, new) = (was.get(&key), is.get(&key));
        let Some((kind, _)) = new.or(old) else { continue };
        let (before, after) = (old.map_or(0, |(_, sum)| *sum), new.map_or(0, |(_, sum)| *sum));
        if before == after {
            continue;
        }
        let raises =
            counts_as(payment.kind, *kind).filter(|_| payment.posted).map(|which| (which, after - before));
        let change = LinkChange {
            what: LinkEvent::Spread,
            kind: payment.kind,
            document: payment.id,
            number: payment.number.clone(),
            sum: after,
            raises,
        };
        w.tell_base(*kind, key.0, change, after > before, &BTreeMap::new())?;
    }
    Ok(())
}
