//! The document after an event.

use crate::document::{Document, Event};
use crate::people::{Actor, Source};
use crate::time::Timestamp;

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
    }
}

fn touched(mut document: Document, actor: &Actor, now: Timestamp) -> Document {
    document.updated_at = now;
    document.changed_by = actor.employee;
    document
}
