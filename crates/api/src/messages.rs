//! Messages that leave the house: those that did, those that wait, and those that nobody could deliver.

use axum::Json;
use axum::extract::State;
use axum::response::Response;
use poryadok_domain::document::DocumentKind;
use poryadok_domain::ids::{DocumentId, MessageId};
use poryadok_domain::message::{MessageChannel, MessageState};
use poryadok_domain::rejection::{Flaw, Rejection};
use poryadok_domain::time::Timestamp;
use poryadok_engine::records::ListedMessage;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::Api;
use crate::caller::{Caller, Command, Id, Params, answered};
use crate::paging::{Rows, limit};
use crate::problem::Problem;
use crate::tokens::Empty;

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct MessageQuery {
    /// `dead` (the default), `waiting`, `sent` or `withdrawn`.
    state: Option<String>,
    cursor: Option<String>,
    limit: Option<i64>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct MessageOut {
    /// Receivers see it too: the `Message-ID` of a letter, the `webhook-id` of an event.
    id: MessageId,
    created_at: Timestamp,
    channel: MessageChannel,
    /// An address, or the id of a webhook or of an employee.
    to: String,
    /// Of a letter its subject, of an event its type, of anything else its first line.
    subject: String,
    order: Option<DocumentId>,
    document_kind: Option<DocumentKind>,
    number: Option<String>,
    state: MessageState,
    attempts: i64,
    /// When it is tried next; absent for one that nobody tries any more.
    next_at: Option<Timestamp>,
    /// Why the last attempt failed.
    error: Option<String>,
    sent_at: Option<Timestamp>,
}

fn out(listed: &ListedMessage) -> MessageOut {
    let m = &listed.kept;
    MessageOut {
        id: m.id,
        created_at: m.created_at,
        channel: m.channel,
        to: m.target.clone(),
        subject: m.subject.clone(),
        order: m.document,
        document_kind: listed.document_kind,
        number: listed.number.clone(),
        state: m.state,
        attempts: m.attempts,
        next_at: (m.state == MessageState::Waiting).then_some(m.next_at),
        error: m.last_error.clone(),
        sent_at: m.sent_at,
    }
}

/// Messages of the company, newest first; those that could not be delivered unless asked otherwise. Only for administrators.
#[utoipa::path(get, path = "/messages", tag = "Messages", params(MessageQuery),
    responses((status = 200, body = Rows<MessageOut>)))]
pub async fn list(
    State(api): State<Api>,
    query: Params<MessageQuery>,
    caller: Caller,
) -> Result<Json<Rows<MessageOut>>, Problem> {
    let limit = limit(query.0.limit)?;
    let state = query.0.state.as_deref().filter(|s| !s.is_empty()).unwrap_or("dead");
    let state =
        MessageState::from_code(state).ok_or_else(|| Rejection::invalid("state", Flaw::NotAllowed))?;
    let wrong = |_| Rejection::invalid("cursor", Flaw::NotAllowed);
    let after = query.0.cursor.as_deref().map(|c| Uuid::try_parse(c).map_err(wrong)).transpose()?;
    let found = api.engine().messages(&caller.caller, state, after.map(MessageId), limit + 1).await?;
    Ok(Json(Rows::of(found, limit, |l| l.kept.id.to_string(), out)))
}

/// Send a dead message again, under its old id; one that waits is tried at once. Only for administrators.
#[utoipa::path(post, path = "/messages/{id}/send-again", tag = "Messages", params(("id" = MessageId, Path)),
    responses((status = 204)))]
pub async fn send_again(
    State(api): State<Api>,
    id: Id<MessageId>,
    command: Command<Empty>,
) -> Result<Response, Problem> {
    answered(api.engine().send_again(&command.who.caller, command.key, id.0).await)
}
