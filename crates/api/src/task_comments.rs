//! What people say on a task.

use axum::Json;
use axum::extract::State;
use axum::response::Response;
use poryadok_domain::ids::{EmployeeId, FeedId, TaskId};
use poryadok_domain::rulebook::Rulebook;
use poryadok_domain::time::Timestamp;
use poryadok_engine::records::Comment;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::Api;
use crate::caller::{Caller, Command, Id, Ids, Params, answered, json};
use crate::feed::{CommentIn, CommentedOut};
use crate::paging::{Rows, limit, read_moment_cursor, write_moment_cursor};
use crate::problem::Problem;
use crate::tokens::Empty;

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct CommentsQuery {
    cursor: Option<String>,
    limit: Option<i64>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct TaskCommentOut {
    id: FeedId,
    author: EmployeeId,
    author_name: Option<String>,
    /// Empty when it was taken away.
    text: String,
    mentions: Vec<EmployeeId>,
    created_at: Timestamp,
    edited_at: Option<Timestamp>,
    deleted_at: Option<Timestamp>,
}

fn out(c: &Comment, rules: &Rulebook) -> TaskCommentOut {
    TaskCommentOut {
        id: c.id,
        author: c.author,
        author_name: rules.employees.get(&c.author).map(|e| e.name.clone()),
        text: c.text.clone(),
        mentions: serde_json::from_str(&c.mentions).unwrap_or_default(),
        created_at: c.created_at,
        edited_at: c.edited_at,
        deleted_at: c.deleted_at,
    }
}

/// What was said on a task, newest first.
#[utoipa::path(get, path = "/tasks/{id}/comments", tag = "Tasks", params(("id" = TaskId, Path), CommentsQuery),
    responses((status = 200, body = Rows<TaskCommentOut>)))]
pub async fn comments(
    State(api): State<Api>,
    id: Id<TaskId>,
    query: Params<CommentsQuery>,
    caller: Caller,
) -> Result<Json<Rows<TaskCommentOut>>, Problem> {
    let limit = limit(query.0.limit)?;
    let after = read_moment_cursor(query.0.cursor.as_deref())?;
    let found = api.engine().task_comments(&caller.caller, id.0, after, limit + 1).await?;
    let cursor = |c: &Comment| write_moment_cursor(c.created_at, c.id.into());
    Ok(Json(Rows::of(found, limit, cursor, |c| out(c, &caller.caller.rules))))
}

/// Comment on a task: whoever may see it. It stands in the feed of the task's order, too; who set and who has the task are
/// told.
#[utoipa::path(post, path = "/tasks/{id}/comments", tag = "Tasks", params(("id" = TaskId, Path)),
    request_body = CommentIn, responses((status = 201, body = CommentedOut)))]
pub async fn comment(
    State(api): State<Api>,
    id: Id<TaskId>,
    command: Command<CommentIn>,
) -> Result<Response, Problem> {
    let render = |id: &FeedId, _: &Rulebook| json(&CommentedOut { id: *id });
    let (who, key, text) = (command.who.caller, command.key, command.body.text);
    answered(api.engine().comment_task(&who, key, id.0, text, render).await)
}

/// Change the text of one's own comment on a task.
#[utoipa::path(patch, path = "/tasks/{id}/comments/{comment}", tag = "Tasks",
    params(("id" = TaskId, Path), ("comment" = FeedId, Path)), request_body = CommentIn,
    responses((status = 204)))]
pub async fn edit_comment(
    State(api): State<Api>,
    ids: Ids<TaskId, FeedId>,
    command: Command<CommentIn>,
) -> Result<Response, Problem> {
    let (who, key, text) = (command.who.caller, command.key, Some(command.body.text));
    answered(api.engine().edit_task_comment(&who, key, ids.0, ids.1, text).await)
}

/// Take one's own comment on a task away.
#[utoipa::path(delete, path = "/tasks/{id}/comments/{comment}", tag = "Tasks",
    params(("id" = TaskId, Path), ("comment" = FeedId, Path)), responses((status = 204)))]
pub async fn delete_comment(
    State(api): State<Api>,
    ids: Ids<TaskId, FeedId>,
    command: Command<Empty>,
) -> Result<Response, Problem> {
    answered(api.engine().edit_task_comment(&command.who.caller, command.key, ids.0, ids.1, None).await)
}
