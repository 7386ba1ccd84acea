//! What happens, as it happens: server-sent events of what the listener may see.

use std::convert::Infallible;
use std::time::Duration;

use axum::extract::State;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::stream::{self, Stream};
use poryadok_domain::document::DocumentKind;
use poryadok_domain::ids::{DocumentId, EmployeeId, StatusId};
use poryadok_domain::rights::Operation;
use poryadok_engine::live::{self, Happened, Listener};
use serde::Serialize;

use crate::Api;
use crate::caller::Caller;
use crate::problem::Problem;

/// How often it is checked that the listener is still who he was: a dismissal cuts his stream within a second.
const CHECK_EVERY: Duration = Duration::from_millis(500);
const KEEP_ALIVE: Duration = Duration::from_secs(15);

#[derive(Debug, Serialize)]
struct Changed {
    kind: DocumentKind,
    id: DocumentId,
    number: String,
    version: i64,
    what: String,
    from: Option<StatusId>,
    status: Option<StatusId>,
    actor: Option<EmployeeId>,
    /// The listener has a new notification of it.
    notified: bool,
}

#[derive(Debug, Serialize)]
struct Gone {
    id: DocumentId,
}

#[derive(Debug, Serialize)]
struct Told {
    what: String,
}

/// Events of documents of every kind: `changed` (fetch it anew), `gone` (you may no longer see it); `notice` (you have a new notification of
/// something else, or of a document out of your sight); `reset` (you missed something: fetch everything anew).
#[utoipa::path(get, path = "/live", tag = "Live",
    responses((status = 200, content_type = "text/event-stream", body = String)))]
pub async fn stream(
    State(api): State<Api>,
    caller: Caller,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, Problem> {
    let listener = api.engine().live().listen();
    let events =
        stream::unfold((api, caller, listener, true), |(api, mut caller, mut listener, first)| async move {
            if first {
                // Says at once that the stream stands; what happens from here on is told.
                return Some((
                    Ok(Event::default().event("ready").data("{}")),
                    (api, caller, listener, false),
                ));
            }
            let event = next(&api, &mut caller, &mut listener).await?;
            Some((Ok(event), (api, caller, listener, false)))
        });
    Ok(Sse::new(events).keep_alive(KeepAlive::new().interval(KEEP_ALIVE)))
}

/// The next event for this listener; `None` ends his stream.
async fn next(api: &Api, caller: &mut Caller, listener: &mut Listener) -> Option<Event> {
    let mut check = tokio::time::interval(CHECK_EVERY);
    check.tick().await;
    loop {
        let told = tokio::select! {
            told = listener.next() => Some(told),
            _ = check.tick() => None,
        };
        if api.is_draining() {
            return None;
        }
        // His rights of this moment, not those of when he began to listen.
        caller.caller = api.engine().authenticate(&caller.credential, &caller.caller.address).await.ok()?;
        match told {
            None => {}
            Some(live::Told::Closed) => return None,
            Some(live::Told::Missed) => return Some(Event::default().event("reset").data("{}")),
            Some(live::Told::Happened(happened)) => {
                if let Some(event) = shown(caller, &happened) {
                    return Some(event);
                }
            }
        }
    }
}

/// The event as this listener may see it.
fn shown(caller: &Caller, happened: &Happened) -> Option<Event> {
    let caller = &caller.caller;
    if happened.account != caller.actor.account {
        return None;
    }
    let me = caller.actor.employee;
    let notified = me.is_some_and(|me| happened.notified.contains(&me));
    if let Some(document) = &happened.document {
        let reach = caller.rules.reach(&caller.actor, document.kind.into(), Operation::View);
        if reach.covers(&document.after.into()) {
            let changed = Changed {
                kind: document.kind,
                id: document.id,
                number: document.number.clone(),
                version: document.version,
                what: happened.what.clone(),
                from: document.from,
                status: document.status,
                actor: happened.actor,
                notified,
            };
            return Event::default().event("changed").json_data(changed).ok();
        }
        if document.before.is_some_and(|before| reach.covers(&before.into())) {
            return Event::default().event("gone").json_data(Gone { id: document.id }).ok();
        }
    }
    let notice = || Event::default().event("notice").json_data(Told { what: happened.what.clone() }).ok();
    if notified { notice() } else { None }
}
