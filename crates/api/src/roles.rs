//! Roles and their rights.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use axum::response::Response;
use poryadok_domain::ids::RoleId;
use poryadok_domain::rights::{Entity, Permission, Role};
use poryadok_engine::people::RolePatch;
use poryadok_engine::settings::Target;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::Api;
use crate::caller::{Caller, Command, Id, answered, json};
use crate::paging::Rows;
use crate::problem::Problem;
use crate::tokens::Empty;

#[derive(Debug, Serialize, ToSchema)]
pub struct RoleOut {
    id: RoleId,
    name: String,
    administrator: bool,
    force_transition: bool,
    /// Scopes per entity and operation; what is not named is `no`.
    permissions: BTreeMap<Entity, Permission>,
    version: i64,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewRoleIn {
    name: String,
    #[serde(default)]
    administrator: bool,
    #[serde(default)]
    force_transition: bool,
    #[serde(default)]
    permissions: BTreeMap<Entity, Permission>,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RoleIn {
    /// The version that was seen.
    version: i64,
    name: Option<String>,
    administrator: Option<bool>,
    force_transition: Option<bool>,
    permissions: Option<BTreeMap<Entity, Permission>>,
}

fn out(r: &Role) -> RoleOut {
    RoleOut {
        id: r.id,
        name: r.name.clone(),
        administrator: r.administrator,
        force_transition: r.force_transition,
        permissions: r.permissions.clone(),
        version: r.version,
    }
}

/// The roles of the company.
#[utoipa::path(get, path = "/roles", tag = "People", responses((status = 200, body = Rows<RoleOut>)))]
pub async fn list(caller: Caller) -> Json<Rows<RoleOut>> {
    let mut all: Vec<&Role> = caller.caller.rules.roles.values().collect();
    all.sort_unstable_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
    Json(Rows::whole(all.into_iter().map(out).collect()))
}

/// Add a role.
#[utoipa::path(post, path = "/roles", tag = "People", request_body = NewRoleIn,
    responses((status = 201, body = RoleOut)))]
pub async fn create(State(api): State<Api>, command: Command<NewRoleIn>) -> Result<Response, Problem> {
    let NewRoleIn { name, administrator, force_transition, permissions } = command.body;
    let patch = RolePatch {
        name: Some(name),
        administrator: Some(administrator),
        force_transition: Some(force_transition),
        permissions: Some(permissions),
    };
    let render = |r: &Role, _: &_| json(&out(r));
    answered(api.engine().save_role(&command.who.caller, command.key, None, patch, render).await)
}

/// Change a role. Takes effect with the next request of its employees.
#[utoipa::path(patch, path = "/roles/{id}", tag = "People", params(("id" = RoleId, Path)), request_body = RoleIn,
    responses((status = 200, body = RoleOut)))]
pub async fn change(
    State(api): State<Api>,
    id: Id<RoleId>,
    command: Command<RoleIn>,
) -> Result<Response, Problem> {
    let RoleIn { version, name, administrator, force_transition, permissions } = command.body;
    let patch = RolePatch { name, administrator, force_transition, permissions };
    let target = Some(Target { id: id.0, version });
    let render = |r: &Role, _: &_| json(&out(r));
    answered(api.engine().save_role(&command.who.caller, command.key, target, patch, render).await)
}

/// Delete a role that nobody has and no process names.
#[utoipa::path(delete, path = "/roles/{id}", tag = "People", params(("id" = RoleId, Path)),
    responses((status = 204)))]
pub async fn delete(
    State(api): State<Api>,
    id: Id<RoleId>,
    command: Command<Empty>,
) -> Result<Response, Problem> {
    answered(api.engine().delete_role(&command.who.caller, command.key, id.0).await)
}
