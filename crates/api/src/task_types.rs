//! Types of tasks.

use axum::Json;
use axum::extract::State;
use axum::response::Response;
use poryadok_domain::ids::TaskTypeId;
use poryadok_domain::task::TaskType;
use poryadok_engine::settings::Target;
use poryadok_engine::task_types::TaskTypePatch;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::Api;
use crate::caller::{Caller, Command, Id, answered, json};
use crate::paging::Rows;
use crate::problem::Problem;
use crate::tokens::Empty;

#[derive(Debug, Serialize, ToSchema)]
pub struct TaskTypeOut {
    id: TaskTypeId,
    name: String,
    /// `#rrggbb`.
    color: String,
    version: i64,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewTaskTypeIn {
    name: String,
    /// `#rrggbb`; grey if absent.
    color: Option<String>,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TaskTypeIn {
    /// The version that was seen.
    version: i64,
    name: Option<String>,
    color: Option<String>,
}

fn out(t: &TaskType) -> TaskTypeOut {
    TaskTypeOut { id: t.id, name: t.name.clone(), color: t.color.clone(), version: t.version }
}

/// The types of tasks, by name.
#[utoipa::path(get, path = "/task-types", tag = "Settings",
    responses((status = 200, body = Rows<TaskTypeOut>)))]
pub async fn list(caller: Caller) -> Json<Rows<TaskTypeOut>> {
    let mut all: Vec<&TaskType> = caller.caller.rules.task_types.values().collect();
    all.sort_unstable_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
    Json(Rows::whole(all.into_iter().map(out).collect()))
}

/// Add a type of tasks.
#[utoipa::path(post, path = "/task-types", tag = "Settings", request_body = NewTaskTypeIn,
    responses((status = 201, body = TaskTypeOut)))]
pub async fn create(State(api): State<Api>, command: Command<NewTaskTypeIn>) -> Result<Response, Problem> {
    let NewTaskTypeIn { name, color } = command.body;
    let patch = TaskTypePatch { name: Some(name), color };
    save(&api, command.who, command.key, None, patch).await
}

/// Change a type of tasks.
#[utoipa::path(patch, path = "/task-types/{id}", tag = "Settings", params(("id" = TaskTypeId, Path)),
    request_body = TaskTypeIn, responses((status = 200, body = TaskTypeOut)))]
pub async fn change(
    State(api): State<Api>,
    id: Id<TaskTypeId>,
    command: Command<TaskTypeIn>,
) -> Result<Response, Problem> {
    let TaskTypeIn { version, name, color } = command.body;
    let target = Some(Target { id: id.0, version });
    save(&api, command.who, command.key, target, TaskTypePatch { name, color }).await
}

async fn save(
    api: &Api,
    who: Caller,
    key: Option<poryadok_engine::work::RequestKey>,
    target: Option<Target<TaskTypeId>>,
    patch: TaskTypePatch,
) -> Result<Response, Problem> {
    let render = |t: &TaskType, _: &_| json(&out(t));
    answered(api.engine().save_task_type(&who.caller, key, target, patch, render).await)
}

/// Delete a type that no task is of, open or done; otherwise it is refused with their number.
#[utoipa::path(delete, path = "/task-types/{id}", tag = "Settings", params(("id" = TaskTypeId, Path)),
    responses((status = 204)))]
pub async fn delete(
    State(api): State<Api>,
    id: Id<TaskTypeId>,
    command: Command<Empty>,
) -> Result<Response, Problem> {
    answered(api.engine().delete_task_type(&command.who.caller, command.key, id.0).await)
}
