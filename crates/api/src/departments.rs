//! Departments.

use axum::Json;
use axum::extract::State;
use axum::response::Response;
use poryadok_domain::ids::DepartmentId;
use poryadok_domain::people::Department;
use poryadok_engine::people::DepartmentPatch;
use poryadok_engine::settings::Target;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::Api;
use crate::body::present;
use crate::caller::{Caller, Command, Id, answered, json};
use crate::paging::Rows;
use crate::problem::Problem;
use crate::tokens::Empty;

#[derive(Debug, Serialize, ToSchema)]
pub struct DepartmentOut {
    id: DepartmentId,
    name: String,
    parent: Option<DepartmentId>,
    version: i64,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDepartmentIn {
    name: String,
    parent: Option<DepartmentId>,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DepartmentIn {
    /// The version that was seen.
    version: i64,
    name: Option<String>,
    #[serde(default, deserialize_with = "present")]
    #[schema(value_type = Option<DepartmentId>)]
    parent: Option<Option<DepartmentId>>,
}

fn out(d: &Department) -> DepartmentOut {
    DepartmentOut { id: d.id, name: d.name.clone(), parent: d.parent, version: d.version }
}

/// The departments of the company.
#[utoipa::path(get, path = "/departments", tag = "People", responses((status = 200, body = Rows<DepartmentOut>)))]
pub async fn list(caller: Caller) -> Json<Rows<DepartmentOut>> {
    let mut all: Vec<&Department> = caller.caller.rules.departments.values().collect();
    all.sort_unstable_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
    Json(Rows::whole(all.into_iter().map(out).collect()))
}

/// Add a department.
#[utoipa::path(post, path = "/departments", tag = "People", request_body = NewDepartmentIn,
    responses((status = 201, body = DepartmentOut)))]
pub async fn create(State(api): State<Api>, command: Command<NewDepartmentIn>) -> Result<Response, Problem> {
    let NewDepartmentIn { name, parent } = command.body;
    let patch = DepartmentPatch { name: Some(name), parent: Some(parent) };
    let render = |d: &Department, _: &_| json(&out(d));
    answered(api.engine().save_department(&command.who.caller, command.key, None, patch, render).await)
}

/// Rename or move a department.
#[utoipa::path(patch, path = "/departments/{id}", tag = "People", params(("id" = DepartmentId, Path)),
    request_body = DepartmentIn, responses((status = 200, body = DepartmentOut)))]
pub async fn change(
    State(api): State<Api>,
    id: Id<DepartmentId>,
    command: Command<DepartmentIn>,
) -> Result<Response, Problem> {
    let DepartmentIn { version, name, parent } = command.body;
    let (target, patch) = (Some(Target { id: id.0, version }), DepartmentPatch { name, parent });
    let render = |d: &Department, _: &_| json(&out(d));
    answered(api.engine().save_department(&command.who.caller, command.key, target, patch, render).await)
}

/// Delete a department that nobody and nothing belongs to.
#[utoipa::path(delete, path = "/departments/{id}", tag = "People", params(("id" = DepartmentId, Path)),
    responses((status = 204)))]
pub async fn delete(
    State(api): State<Api>,
    id: Id<DepartmentId>,
    command: Command<Empty>,
) -> Result<Response, Problem> {
    answered(api.engine().delete_department(&command.who.caller, command.key, id.0).await)
}
