//! What happened to an order, and what people say about it.

use axum::Json;
use axum::extract::State;
use axum::response::Response;
use poryadok_domain::ids::{CommandId, DocumentId, EmployeeId, FeedId, ProcessId, StatusId};
use poryadok_domain::people::Source;
use poryadok_domain::rejection::{Flaw, Rejection};
use poryadok_domain::rulebook::Rulebook;
use poryadok_domain::time::Timestamp;
use poryadok_engine::reads::FeedRequest;
use poryadok_engine::records::{FeedEntry, Visit};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::Api;
use crate::caller::{Caller, Command, Id, Ids, Kind, Params, answered, json};
use crate::paging::{Rows, limit, read_moment_cursor, write_moment_cursor};
use crate::problem::Problem;
use crate::tokens::Empty;

const KINDS: [&str; 26] = [
    "created", "changed", "moved", "deleted", "restored", "comment", "task_set", "task_done",
    "task_reopened", "task_deleted", "task_overdue", "task_comment", "file_added", "file_deleted",
    "scenario", "note", "button", "message_sent", "message_failed", "posted", "unposted", "linked", "spread",
    "reserved", "approved", "approval_voided",
];

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct FeedQuery {
    /// `created`, `changed`, `moved`, `deleted`, `restored`, `comment`, `task_set`, `task_done`, `task_reopened`,
    /// `task_deleted`, `task_overdue`, `task_comment`, `file_added`, `file_deleted`, `scenario` (a run), `note` (a
    /// scenario's line), `button` (pressed), `message_sent`,
    /// `message_failed`, `posted`, `unposted`, `linked` (something became of a document that rests on it), `spread` (a
    /// payment over documents), `reserved`, `approved` or `approval_voided`.
    kind: Option<String>,
    cursor: Option<String>,
    limit: Option<i64>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct EntryOut {
    id: FeedId,
    at: Timestamp,
    kind: String,
    actor: Option<EmployeeId>,
    actor_name: Option<String>,
    /// Through which door it came.
    source: Source,
    /// Everything one command did has the same.
    command: CommandId,
    /// What happened, in the shape of its kind: `from`, `to`, `ground` and `comment` of a move; `fields` and `positions`
    /// with before and after of a change.
    body: serde_json::Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    comment: Option<CommentOut>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct CommentOut {
    text: String,
    mentions: Vec<EmployeeId>,
    edited_at: Option<Timestamp>,
    deleted_at: Option<Timestamp>,
}

/// One status the order stood in, or stands in.
#[derive(Debug, Serialize, ToSchema)]
pub struct VisitOut {
    seq: i64,
    from: Option<StatusId>,
    status: Option<StatusId>,
    at: Timestamp,
    /// Since when it had stood in `from`.
    since: Option<Timestamp>,
    actor: Option<EmployeeId>,
    source: Source,
    /// `allowed`, `unbound`, `bypassed`, `flagged` (a violation), `voided` (what was approved was changed) or `forced`.
    verdict: String,
    process: Option<ProcessId>,
    process_version: Option<i64>,
    reason: Option<String>,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CommentIn {
    /// At most 4096 characters; `@login` mentions a colleague who may see what is commented.
    pub text: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct CommentedOut {
    pub id: FeedId,
}

fn out(shown: &FeedEntry, rules: &Rulebook) -> EntryOut {
    let e = &shown.entry;
    let comment = shown.comment.as_ref().map(|c| CommentOut {
        text: c.text.clone(),
        mentions: serde_json::from_str(&c.mentions).unwrap_or_default(),
        edited_at: c.edited_at,
        deleted_at: c.deleted_at,
    });
    EntryOut {
        id: e.id,
        at: e.at,
        kind: e.kind.clone(),
        actor: e.actor,
        actor_name: e.actor.and_then(|id| rules.employees.get(&id)).map(|e| e.name.clone()),
        source: e.source,
        command: e.command,
        body: body(shown),
        comment,
    }
}

/// What the entry says; of a scenario also what it did and, where it could not, why.
fn body(shown: &FeedEntry) -> serde_json::Value {
    let mut body: serde_json::Value = serde_json::from_str(&shown.entry.body).unwrap_or_default();
    let run = shown.run.as_deref().and_then(|r| serde_json::from_str(r).ok());
    if let (Some(body), Some(serde_json::Value::Object(run))) = (body.as_object_mut(), run) {
        body.extend(run);
    }
    body
}

fn visit_out(v: Visit) -> VisitOut {
    VisitOut {
        seq: v.seq,
        from: v.from,
        status: v.to,
        at: v.at,
        since: v.since,
        actor: v.actor,
        source: v.source,
        verdict: v.verdict,
        process: v.process.map(|p| p.0),
        process_version: v.process.map(|p| p.1),
        reason: v.reason,
    }
}

/// The feed of an order, newest first.
#[utoipa::path(get, path = "/{id}/feed", tag = "Feed", params(("id" = DocumentId, Path), FeedQuery),
    responses((status = 200, body = Rows<EntryOut>)))]
pub async fn feed(
    State(api): State<Api>,
    of: Kind,
    id: Id<DocumentId>,
    query: Params<FeedQuery>,
    caller: Caller,
) -> Result<Json<Rows<EntryOut>>, Problem> {
    let FeedQuery { kind, cursor, limit: asked } = query.0;
    if kind.as_deref().is_some_and(|k| !KINDS.contains(&k)) {
        return Err(Rejection::invalid("kind", Flaw::NotAllowed).into());
    }
    let limit = limit(asked)?;
    let request = FeedRequest { kind, after: read_moment_cursor(cursor.as_deref())?, limit: limit + 1 };
    let entries = api.engine().feed(&caller.caller, of.0, id.0, request).await?;
    let cursor = |s: &FeedEntry| write_moment_cursor(s.entry.at, s.entry.id.into());
    Ok(Json(Rows::of(entries, limit, cursor, |s| out(s, &caller.caller.rules))))
}

/// Every status the order has stood in, from the first.
#[utoipa::path(get, path = "/{id}/visits", tag = "Feed", params(("id" = DocumentId, Path)),
    responses((status = 200, body = Rows<VisitOut>)))]
pub async fn visits(
    State(api): State<Api>,
    of: Kind,
    id: Id<DocumentId>,
    caller: Caller,
) -> Result<Json<Rows<VisitOut>>, Problem> {
    let visits = api.engine().visits(&caller.caller, of.0, id.0).await?;
    Ok(Json(Rows::whole(visits.into_iter().map(visit_out).collect())))
}

/// Comment on an order.
#[utoipa::path(post, path = "/{id}/comments", tag = "Feed", params(("id" = DocumentId, Path)),
    request_body = CommentIn, responses((status = 201, body = CommentedOut)))]
pub async fn comment(
    State(api): State<Api>,
    of: Kind,
    id: Id<DocumentId>,
    command: Command<CommentIn>,
) -> Result<Response, Problem> {
    let render = |id: &FeedId, _: &Rulebook| json(&CommentedOut { id: *id });
    let (who, key, text) = (command.who.caller, command.key, command.body.text);
    answered(api.engine().comment(&who, key, of.0, id.0, text, render).await)
}

/// Change the text of one's own comment.
#[utoipa::path(patch, path = "/{id}/comments/{comment}", tag = "Feed",
    params(("id" = DocumentId, Path), ("comment" = FeedId, Path)), request_body = CommentIn,
    responses((status = 204)))]
pub async fn edit_comment(
    State(api): State<Api>,
    of: Kind,
    ids: Ids<DocumentId, FeedId>,
    command: Command<CommentIn>,
) -> Result<Response, Problem> {
    let (who, key, text) = (command.who.caller, command.key, Some(command.body.text));
    answered(api.engine().edit_comment(&who, key, of.0, ids.0, ids.1, text).await)
}

/// Take one's own comment away.
#[utoipa::path(delete, path = "/{id}/comments/{comment}", tag = "Feed",
    params(("id" = DocumentId, Path), ("comment" = FeedId, Path)), responses((status = 204)))]
pub async fn delete_comment(
    State(api): State<Api>,
    of: Kind,
    ids: Ids<DocumentId, FeedId>,
    command: Command<Empty>,
) -> Result<Response, Problem> {
    answered(api.engine().edit_comment(&command.who.caller, command.key, of.0, ids.0, ids.1, None).await)
}
