//! What I was told: the bell.

use axum::Json;
use axum::extract::State;
use axum::response::Response;
use poryadok_domain::document::DocumentKind;
use poryadok_domain::ids::{DocumentId, EmployeeId, NotificationId, TaskId};
use poryadok_domain::rejection::{Flaw, Rejection};
use poryadok_domain::time::Timestamp;
use poryadok_engine::notifications::MAX_READ;
use poryadok_engine::records::ShownNotification;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::Api;
use crate::caller::{Caller, Command, Params, answered};
use crate::paging::{Rows, limit};
use crate::problem::Problem;

/// So much of a comment is shown in the bell, in characters.
const SHOWN_TEXT: usize = 200;

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct BellQuery {
    /// Only those I have not read.
    unread: Option<bool>,
    cursor: Option<String>,
    limit: Option<i64>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct BellOut {
    rows: Vec<NotificationOut>,
    /// Give it as `cursor` to get the next page; absent on the last one.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
    /// How many are unread; 100 means a hundred or more.
    unread: i64,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct NotificationOut {
    id: NotificationId,
    at: Timestamp,
    /// `mentioned` and `commented` (with `text`), `assigned`, `moved` (with `from` and `to`); of tasks `task_set`,
    /// `task_done`, `task_reopened`, `task_overdue`, `task_reminder` and `task_comment` (with `text`); `scenario` (with `text`
    /// and `name`: what a scenario says) and, for administrators, `scenario_failed` (with `name` and `text` in `ru` and `en`)
    /// and `webhook_off` (with its name as `text`).
    kind: String,
    /// The order it is about, or the document of another kind, if there is one that I may see.
    order: Option<DocumentId>,
    document_kind: Option<DocumentKind>,
    number: Option<String>,
    /// The task it is about.
    task: Option<TaskId>,
    actor: Option<EmployeeId>,
    actor_name: Option<String>,
    body: serde_json::Value,
    read: bool,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReadIn {
    /// At most 200; absent: all of mine.
    ids: Option<Vec<NotificationId>>,
}

fn out(s: &ShownNotification, caller: &Caller) -> NotificationOut {
    let n = &s.notification;
    let actor = n.actor.and_then(|id| caller.caller.rules.employees.get(&id));
    let mut body: serde_json::Value = serde_json::from_str(&n.body).unwrap_or_default();
    if let (Some(text), Some(fields)) = (&s.comment_text, body.as_object_mut()) {
        fields.insert("text".to_owned(), text.chars().take(SHOWN_TEXT).collect::<String>().into());
    }
    NotificationOut {
        id: n.id,
        at: n.at,
        kind: n.kind.clone(),
        order: n.document,
        document_kind: s.document_kind,
        task: n.task,
        number: s.number.clone(),
        actor: n.actor,
        actor_name: actor.map(|e| e.name.clone()),
        body,
        read: s.read_at.is_some(),
    }
}

/// What I was told, newest first: mentions, orders given to me, and what others did to mine.
#[utoipa::path(get, path = "/notifications", tag = "Screens", params(BellQuery),
    responses((status = 200, body = BellOut)))]
pub async fn list(
    State(api): State<Api>,
    query: Params<BellQuery>,
    caller: Caller,
) -> Result<Json<BellOut>, Problem> {
    let limit = limit(query.0.limit)?;
    let wrong = |_| Rejection::invalid("cursor", Flaw::NotAllowed);
    let after = query.0.cursor.as_deref().map(|c| Uuid::try_parse(c).map_err(wrong)).transpose()?;
    let unread_only = query.0.unread.unwrap_or(false);
    let bell =
        api.engine().notifications(&caller.caller, unread_only, after.map(NotificationId), limit + 1).await?;
    let page = Rows::of(bell.rows, limit, |s| s.notification.id.to_string(), |s| out(s, &caller));
    Ok(Json(BellOut { rows: page.rows, next: page.next, unread: bell.unread }))
}

/// Mark some of my notifications as read, or all.
#[utoipa::path(post, path = "/notifications/read", tag = "Screens", request_body = ReadIn,
    responses((status = 204)))]
pub async fn read(State(api): State<Api>, command: Command<ReadIn>) -> Result<Response, Problem> {
    let ids = command.body.ids;
    if ids.as_ref().is_some_and(|ids| ids.len() > MAX_READ) {
        return Err(Rejection::invalid("ids", Flaw::TooMany { max: MAX_READ as i64 }).into());
    }
    answered(api.engine().read_notifications(&command.who.caller, command.key, ids).await)
}
