//! The document after an event.

use crate::document::{Document, Event};
use crate::people::{Actor, Source};
use crate::time::Timestamp;
use crate::trade::set_reserves;

/// Folds one event into the document. All events of one command raise the version once; the caller does that by
/// starting from `version + 1`.
#[must_use]
pub fn evolve(document: Option<Document>, event: &Event, actor: &Actor, now: Timestamp) -> Option<Document> {
    match event {
        Event::Created { document, .. } => Some((**document).clone()),
        Event::Changed { after, .. } => Some(touched((**after).clone(), actor, now)),
        Event::Moved { to, .. } => document.map(|mut d| {
            d.status = Some(*to);
            d.status_since = now;
            d.visits += 1;
            // A mapping carried out by the system is nobody's step.
            if actor.source != Source::System {
                d.last_mover = actor.employee;
            }
            touched(d, actor, now)
        }),
        Event::Deleted => document.map(|mut d| {
            d.deleted_at = Some(now);
            touched(d, actor, now)
        }),
        Event::Restored => document.map(|mut d| {
            d.deleted_at = None;
            touched(d, actor, now)
        }),
        Event::Posted { warehouse } => document.map(|mut d| {
            d.posted = true;
            d.warehouse = *warehouse;
            touched(d, actor, now)
        }),
        Event::Unposted => document.map(|mut d| {
            d.posted = false;
            touched(d, actor, now)
        }),
        // Whoever has the page of the order open may go on: its content is what it was.
        Event::Linked(change) => document.map(|mut d| {
            if let Some((which, sum)) = change.raises {
                d.trade.add(which, sum);
            }
            d
        }),
        Event::Spread { .. } => document.map(|d| touched(d, actor, now)),
        Event::Reserved { warehouse, reserves, .. } => document.map(|mut d| {
            d.warehouse = *warehouse;
            set_reserves(&mut d, reserves);
            touched(d, actor, now)
        }),
        Event::Approved(approval) => document.map(|mut d| {
            d.approval = Some(approval.clone());
            d
        }),
        Event::ApprovalVoided(_) => document.map(|mut d| {
            d.approval = None;
            d
        }),
    }
}

fn touched(mut document: Document, actor: &Actor, now: Timestamp) -> Document {
    document.updated_at = now;
    document.changed_by = actor.employee;
    document
}
