//! Statuses of documents.

use axum::Json;
use axum::extract::State;
use axum::response::Response;
use poryadok_domain::document::DocumentKind;
use poryadok_domain::ids::StatusId;
use poryadok_domain::status::{Status, StatusType};
use poryadok_engine::settings::Target;
use poryadok_engine::statuses::StatusPatch;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::Api;
use crate::caller::{Caller, Command, Id, Params, answered, json};
use crate::paging::{Rows, ids};
use crate::problem::Problem;
use crate::tokens::Empty;

#[derive(Debug, Serialize, ToSchema)]
pub struct StatusOut {
    id: StatusId,
    kind: DocumentKind,
    name: String,
    /// `#rrggbb`.
    color: String,
    status_type: StatusType,
    position: i64,
    /// What an employee reads at this status.
    guidance: String,
    version: i64,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewStatusIn {
    /// `customer_order` if absent.
    kind: Option<DocumentKind>,
    name: String,
    color: Option<String>,
    status_type: Option<StatusType>,
    position: Option<i64>,
    guidance: Option<String>,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StatusIn {
    /// The version that was seen.
    version: i64,
    name: Option<String>,
    color: Option<String>,
    status_type: Option<StatusType>,
    position: Option<i64>,
    guidance: Option<String>,
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct StatusQuery {
    /// Of this kind of documents alone.
    kind: Option<DocumentKind>,
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct DeleteQuery {
    /// The status the documents in this one go to.
    replace_with: Option<String>,
}

fn out(s: &Status) -> StatusOut {
    StatusOut {
        id: s.id,
        kind: s.kind,
        name: s.name.clone(),
        color: s.color.clone(),
        status_type: s.status_type,
        position: s.position,
        guidance: s.guidance.clone(),
        version: s.version,
    }
}

/// The statuses of every kind, or of one, in their order.
#[utoipa::path(get, path = "/statuses", tag = "Settings", params(StatusQuery),
    responses((status = 200, body = Rows<StatusOut>)))]
pub async fn list(query: Params<StatusQuery>, caller: Caller) -> Json<Rows<StatusOut>> {
    let rules = &caller.caller.rules;
    let asked = |kind: &&DocumentKind| query.0.kind.is_none_or(|only| only == **kind);
    let all = DocumentKind::ALL.iter().filter(asked).flat_map(|kind| rules.statuses_of(*kind));
    Json(Rows::whole(all.map(out).collect()))
}

/// Add a status.
#[utoipa::path(post, path = "/statuses", tag = "Settings", request_body = NewStatusIn,
    responses((status = 201, body = StatusOut)))]
pub async fn create(State(api): State<Api>, command: Command<NewStatusIn>) -> Result<Response, Problem> {
    let NewStatusIn { kind, name, color, status_type, position, guidance } = command.body;
    let patch = StatusPatch { name: Some(name), color, status_type, position, guidance };
    let kind = kind.unwrap_or(DocumentKind::CustomerOrder);
    let render = |s: &Status, _: &_| json(&out(s));
    answered(api.engine().save_status(&command.who.caller, command.key, kind, None, patch, render).await)
}

/// Change a status.
#[utoipa::path(patch, path = "/statuses/{id}", tag = "Settings", params(("id" = StatusId, Path)),
    request_body = StatusIn, responses((status = 200, body = StatusOut)))]
pub async fn change(
    State(api): State<Api>,
    id: Id<StatusId>,
    command: Command<StatusIn>,
) -> Result<Response, Problem> {
    let StatusIn { version, name, color, status_type, position, guidance } = command.body;
    let patch = StatusPatch { name, color, status_type, position, guidance };
    let target = Some(Target { id: id.0, version });
    let kind = DocumentKind::CustomerOrder;
    let render = |s: &Status, _: &_| json(&out(s));
    answered(api.engine().save_status(&command.who.caller, command.key, kind, target, patch, render).await)
}

/// Delete a status. While a process names it, or documents stand in it and no replacement is named, it is refused with
/// the names and the number.
#[utoipa::path(delete, path = "/statuses/{id}", tag = "Settings", params(("id" = StatusId, Path), DeleteQuery),
    responses((status = 204)))]
pub async fn delete(
    State(api): State<Api>,
    id: Id<StatusId>,
    query: Params<DeleteQuery>,
    command: Command<Empty>,
) -> Result<Response, Problem> {
    let replace_with = ids("replace_with", query.0.replace_with.as_deref())?.into_iter().next();
    answered(api.engine().delete_status(&command.who.caller, command.key, id.0, replace_with).await)
}
