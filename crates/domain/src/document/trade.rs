//! Decisions on what a document counts for: posting, what becomes of documents that rest on it, and reserves (DOMAIN §6).

use std::collections::BTreeMap;

use crate::document::decide::{check_alive, with_version};
use crate::document::{Context, Document, DocumentKind, Event, MAX_QUANTITY, Part};
use crate::gate;
use crate::ids::{ProductId, WarehouseId};
use crate::process::Field;
use crate::rejection::{Flaw, Reason, Rejection};
use crate::trade::{
    self, Balance, LinkChange, LinkEvent, ReserveChange, ReserveWish, has_positions, is_postable,
    set_reserves,
};

/// From now on the document counts. What it needs in stock is judged where stock is known, see [`trade::judge`].
pub fn post(ctx: &Context<'_>, document: &Document, version: Option<i64>) -> Result<Vec<Event>, Rejection> {
    check_alive(ctx, document)?;
    let mut reasons = gate::posting(&ctx.case(document)).err().unwrap_or_default();
    reasons.extend(not_postable(document.kind));
    let empty =
        if has_positions(document.kind) { document.position_count == 0 } else { document.sums.sum <= 0 };
    if empty && is_postable(document.kind) {
        reasons.push(Reason::NothingToPost);
    }
    let warehouse = document.warehouse.or_else(|| ctx.rulebook.default_warehouse().map(|w| w.id));
    let done = if document.posted { Vec::new() } else { vec![Event::Posted { warehouse }] };
    with_version(document, version, if reasons.is_empty() { Ok(done) } else { Err(reasons) })
}

/// It no longer counts, and may be changed again.
pub fn unpost(ctx: &Context<'_>, document: &Document, version: Option<i64>) -> Result<Vec<Event>, Rejection> {
    check_alive(ctx, document)?;
    let mut reasons = gate::posting(&ctx.case(document)).err().unwrap_or_default();
    reasons.extend(not_postable(document.kind));
    let done = if document.posted { vec![Event::Unposted] } else { Vec::new() };
    with_version(document, version, if reasons.is_empty() { Ok(done) } else { Err(reasons) })
}

fn not_postable(kind: DocumentKind) -> Option<Reason> {
    (!is_postable(kind)).then_some(Reason::NotPostable { kind })
}

/// Something became of a document that rests on this one. A shipment takes its goods from what the order had reserved;
/// `begins`: more of that document concerns this one than before, which a stage may bar; `shipped`: what it ships, per product.
pub fn linked(
    ctx: &Context<'_>,
    document: &Document,
    change: LinkChange,
    begins: bool,
    shipped: &BTreeMap<ProductId, i64>,
) -> Result<Vec<Event>, Rejection> {
    if begins && document.deleted_at.is_some() {
        return Err(Rejection::refused(Reason::InBin));
    }
    if let Some(reason) = gate::linking(&ctx.case(document), change.kind).filter(|_| begins) {
        return Err(Rejection::refused(reason));
    }
    let posted_shipment = change.what == LinkEvent::Posted && change.kind == DocumentKind::Shipment;
    let mut events = vec![Event::Linked(change)];
    if posted_shipment && document.trade.reserved_pieces != 0 {
        let mut left = shipped.clone();
        let reserves = document.positions.iter().map(|p| {
            let wanted = left.entry(p.product).or_default();
            let used = p.reserve.min(*wanted).max(0);
            *wanted -= used;
            p.reserve - used
        });
        let reserves: Vec<i64> = reserves.collect();
        events.extend(reserved(document, document.warehouse, reserves));
    }
    Ok(events)
}

/// Says which parts of a payment concern which documents; what is not said concerns none yet.
pub fn spread(
    ctx: &Context<'_>,
    document: &Document,
    version: Option<i64>,
    parts: &[Part],
) -> Result<Vec<Event>, Rejection> {
    check_alive(ctx, document)?;
    if has_positions(document.kind) {
        return Err(Rejection::invalid("parts", Flaw::NotAllowed));
    }
    let mut reasons = gate::edit(&ctx.case(document), &[Field::Sum]).err().unwrap_or_default();
    let spread = parts.iter().map(|p| p.sum).fold(0, i64::saturating_add);
    if spread > document.sums.sum {
        reasons.push(Reason::SpreadTooMuch { sum: document.sums.sum, spread });
    }
    let done = vec![Event::Spread { parts: parts.to_vec() }];
    with_version(document, version, if reasons.is_empty() { Ok(done) } else { Err(reasons) })
}

/// Keeps goods for an order, or lets them go. `stock`: of `warehouse`, with the order's own reserve in it.
#[expect(clippy::too_many_arguments, reason = "an order, a wish, and what is known of the goods")]
pub fn reserve(
    ctx: &Context<'_>,
    document: &Document,
    version: Option<i64>,
    warehouse: WarehouseId,
    wish: &ReserveWish,
    shipped: &BTreeMap<ProductId, i64>,
    stock: &BTreeMap<ProductId, Balance>,
    is_goods: &dyn Fn(ProductId) -> bool,
) -> Result<Vec<Event>, Rejection> {
    check_alive(ctx, document)?;
    check_quantities(wish)?;
    let mut reasons = gate::edit(&ctx.case(document), &[]).err().unwrap_or_default();
    let reserves = trade::wish(&document.positions, wish, shipped, stock, is_goods);
    let more = document.positions.iter().zip(&reserves).any(|(p, reserve)| *reserve > p.reserve);
    if more && ctx.rulebook.is_cancelled(document.status) {
        reasons.push(Reason::NotReservable { kind: document.kind, status: document.status });
    }
    let events = || reserved(document, Some(warehouse), reserves).into_iter().collect();
    with_version(document, version, if reasons.is_empty() { Ok(events()) } else { Err(reasons) })
}

fn check_quantities(wish: &ReserveWish) -> Result<(), Rejection> {
    let ReserveWish::Positions(positions) = wish else { return Ok(()) };
    let flaw = Flaw::OutOfRange { min: 0, max: MAX_QUANTITY };
    let wrong = positions.iter().find(|(_, quantity)| !(0..=MAX_QUANTITY).contains(*quantity));
    wrong.map_or(Ok(()), |(id, _)| Err(Rejection::invalid(format!("positions/{id}"), flaw)))
}

/// Everything is let go: of an order that is over, or thrown away.
pub(super) fn released(document: &Document) -> Option<Event> {
    reserved(document, document.warehouse, vec![0; document.positions.len()])
}

fn reserved(document: &Document, warehouse: Option<WarehouseId>, reserves: Vec<i64>) -> Option<Event> {
    let mut changes: BTreeMap<ProductId, ReserveChange> = BTreeMap::new();
    let changed = document.positions.iter().zip(&reserves).filter(|(p, reserve)| p.reserve != **reserve);
    for (position, reserve) in changed {
        let product = position.product;
        let change = changes.entry(product).or_insert(ReserveChange { product, before: 0, after: 0 });
        change.before += position.reserve;
        change.after += reserve;
    }
    let positions: Vec<ReserveChange> = changes.into_values().collect();
    if positions.is_empty() {
        return None;
    }
    let mut after = document.clone();
    set_reserves(&mut after, &reserves);
    Some(Event::Reserved { warehouse, reserves, reserved: after.trade.reserved, positions })
}
