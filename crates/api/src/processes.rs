//! Business processes.

use axum::Json;
use axum::extract::State;
use axum::response::Response;
use poryadok_domain::document::DocumentKind;
use poryadok_domain::ids::{EmployeeId, ProcessId};
use poryadok_domain::process::{Definition, Process};
use poryadok_domain::rejection::{Concerned, Language, Names, Noun, Rejection};
use poryadok_domain::rulebook::Rulebook;
use poryadok_domain::time::Timestamp;
use poryadok_engine::processes::{Checked, ProcessPatch};
use poryadok_engine::settings::Target;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::Api;
use crate::caller::{Caller, Command, Id, Params, answered, json};
use crate::paging::Rows;
use crate::problem::{Problem, ProblemOut};
use crate::tokens::Empty;

#[derive(Debug, Serialize, ToSchema)]
pub struct ProcessOut {
    id: ProcessId,
    kind: DocumentKind,
    name: String,
    description: String,
    active: bool,
    /// The number of the published version; give it back with a change.
    version: i64,
    definition: Definition,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewProcessIn {
    /// `customer_order` if absent.
    kind: Option<DocumentKind>,
    name: String,
    description: Option<String>,
    /// A new process is active unless told otherwise.
    active: Option<bool>,
    definition: Definition,
    /// Go on although open documents are concerned.
    #[serde(default)]
    confirm: bool,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProcessIn {
    /// The version that was seen.
    version: i64,
    name: Option<String>,
    description: Option<String>,
    active: Option<bool>,
    definition: Option<Definition>,
    /// Go on although open documents are concerned.
    #[serde(default)]
    confirm: bool,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CheckIn {
    /// The process that is changed; absent for a new one.
    id: Option<ProcessId>,
    version: Option<i64>,
    kind: Option<DocumentKind>,
    name: Option<String>,
    active: Option<bool>,
    definition: Definition,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct CheckOut {
    /// What keeps the draft from being published.
    #[serde(skip_serializing_if = "Option::is_none")]
    problem: Option<ProblemOut>,
    /// Open documents it would bind, by status.
    bound: Vec<Concerned>,
    /// Open documents that would have no way out, by status.
    stranded: Vec<Concerned>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct VersionOut {
    number: i64,
    name: String,
    active: bool,
    published_at: Timestamp,
    published_by: Option<EmployeeId>,
    definition: Definition,
    /// What differs from the version before: `{path, before, after}`.
    changes: serde_json::Value,
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct DeleteQuery {
    /// Go on although open documents are concerned.
    confirm: Option<bool>,
}

fn out(p: &Process) -> ProcessOut {
    ProcessOut {
        id: p.id,
        kind: p.kind,
        name: p.name.clone(),
        description: p.description.clone(),
        active: p.active,
        version: p.version,
        definition: p.definition.clone(),
    }
}

fn check_out(checked: &Checked, language: Language, rules: &Rulebook) -> CheckOut {
    let names = Names { language, rulebook: Some(rules) };
    CheckOut {
        problem: checked.rejection.as_ref().map(|r| ProblemOut::of(r, &names)),
        bound: checked.bound.clone(),
        stranded: checked.stranded.clone(),
    }
}

/// The processes of the company.
#[utoipa::path(get, path = "/processes", tag = "Processes", responses((status = 200, body = Rows<ProcessOut>)))]
pub async fn list(caller: Caller) -> Json<Rows<ProcessOut>> {
    Json(Rows::whole(caller.caller.rules.processes.values().map(out).collect()))
}

/// One process with its current definition.
#[utoipa::path(get, path = "/processes/{id}", tag = "Processes", params(("id" = ProcessId, Path)),
    responses((status = 200, body = ProcessOut)))]
pub async fn read(id: Id<ProcessId>, caller: Caller) -> Result<Json<ProcessOut>, Problem> {
    let process = caller.caller.rules.processes.get(&id.0);
    Ok(Json(out(process.ok_or(Rejection::NotFound { noun: Noun::Process })?)))
}

/// Make a process and publish it as version 1. Two active processes of a kind never claim the same channel.
#[utoipa::path(post, path = "/processes", tag = "Processes", request_body = NewProcessIn,
    responses((status = 201, body = ProcessOut)))]
pub async fn create(State(api): State<Api>, command: Command<NewProcessIn>) -> Result<Response, Problem> {
    let NewProcessIn { kind, name, description, active, definition, confirm } = command.body;
    let patch = ProcessPatch { name: Some(name), description, active, definition: Some(definition), confirm };
    let kind = kind.unwrap_or(DocumentKind::CustomerOrder);
    let render = |p: &Process, _: &_| json(&out(p));
    answered(api.engine().save_process(&command.who.caller, command.key, kind, None, patch, render).await)
}

/// Publish the next version of a process, or switch it on or off. When open documents would be let go or left without a
/// way out, it says how many and wants `confirm`.
#[utoipa::path(patch, path = "/processes/{id}", tag = "Processes", params(("id" = ProcessId, Path)),
    request_body = ProcessIn, responses((status = 200, body = ProcessOut)))]
pub async fn change(
    State(api): State<Api>,
    id: Id<ProcessId>,
    command: Command<ProcessIn>,
) -> Result<Response, Problem> {
    let ProcessIn { version, name, description, active, definition, confirm } = command.body;
    let patch = ProcessPatch { name, description, active, definition, confirm };
    let target = Some(Target { id: id.0, version });
    let kind = command.who.caller.rules.processes.get(&id.0).map_or(DocumentKind::CustomerOrder, |p| p.kind);
    let render = |p: &Process, _: &_| json(&out(p));
    answered(api.engine().save_process(&command.who.caller, command.key, kind, target, patch, render).await)
}

/// What publishing a draft would mean, without publishing it.
#[utoipa::path(post, path = "/processes/check", tag = "Processes", request_body = CheckIn,
    responses((status = 200, body = CheckOut)))]
pub async fn check(State(api): State<Api>, command: Command<CheckIn>) -> Result<Json<CheckOut>, Problem> {
    let CheckIn { id, version, kind, name, active, definition } = command.body;
    let name = if id.is_none() { name.or_else(|| Some("?".to_owned())) } else { name };
    let patch = ProcessPatch { name, description: None, active, definition: Some(definition), confirm: true };
    let present = id.and_then(|id| command.who.caller.rules.processes.get(&id));
    let target = id.map(|id| Target { id, version: version.or(present.map(|p| p.version)).unwrap_or(0) });
    let kind = present.map(|p| p.kind).or(kind).unwrap_or(DocumentKind::CustomerOrder);
    let checked = api.engine().check_process(&command.who.caller, kind, target, patch).await?;
    Ok(Json(check_out(&checked, command.who.language, &command.who.caller.rules)))
}

/// Delete a process. With open documents under it, it says how many and wants `confirm`.
#[utoipa::path(delete, path = "/processes/{id}", tag = "Processes", params(("id" = ProcessId, Path), DeleteQuery),
    responses((status = 204)))]
pub async fn delete(
    State(api): State<Api>,
    id: Id<ProcessId>,
    query: Params<DeleteQuery>,
    command: Command<Empty>,
) -> Result<Response, Problem> {
    let confirm = query.0.confirm.unwrap_or(false);
    answered(api.engine().delete_process(&command.who.caller, command.key, id.0, confirm).await)
}

/// Every published version of a process, newest first.
#[utoipa::path(get, path = "/processes/{id}/versions", tag = "Processes", params(("id" = ProcessId, Path)),
    responses((status = 200, body = Rows<VersionOut>)))]
pub async fn versions(
    State(api): State<Api>,
    id: Id<ProcessId>,
    caller: Caller,
) -> Result<Json<Rows<VersionOut>>, Problem> {
    let versions = api.engine().process_versions(&caller.caller, id.0).await?;
    let out = versions.into_iter().map(|v| VersionOut {
        number: v.number,
        name: v.name,
        active: v.active,
        published_at: v.published_at,
        published_by: v.published_by,
        definition: v.definition,
        changes: serde_json::from_str(&v.changes).unwrap_or_default(),
    });
    Ok(Json(Rows::whole(out.collect())))
}

/// Open orders that have no way out under the processes of now, by status.
#[utoipa::path(get, path = "/processes/stranded", tag = "Processes",
    responses((status = 200, body = Rows<Concerned>)))]
pub async fn stranded(State(api): State<Api>, caller: Caller) -> Result<Json<Rows<Concerned>>, Problem> {
    Ok(Json(Rows::whole(api.engine().stranded(&caller.caller, DocumentKind::CustomerOrder).await?)))
}
