//! Custom fields.

use axum::Json;
use axum::extract::State;
use axum::response::Response;
use poryadok_domain::attribute::{Attribute, AttributeType};
use poryadok_domain::document::DocumentKind;
use poryadok_domain::ids::AttributeId;
use poryadok_engine::settings::{AttributePatch, Target};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::Api;
use crate::caller::{Caller, Command, Id, answered, json};
use crate::paging::Rows;
use crate::problem::Problem;
use crate::tokens::Empty;

#[derive(Debug, Serialize, ToSchema)]
pub struct AttributeOut {
    id: AttributeId,
    /// Of documents of this kind; of counterparties when absent.
    kind: Option<DocumentKind>,
    name: String,
    attribute_type: AttributeType,
    /// The values a `choice` may have.
    options: Vec<String>,
    position: i64,
    version: i64,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewAttributeIn {
    kind: Option<DocumentKind>,
    name: String,
    attribute_type: AttributeType,
    options: Option<Vec<String>>,
    position: Option<i64>,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AttributeIn {
    /// The version that was seen.
    version: i64,
    name: Option<String>,
    options: Option<Vec<String>>,
    position: Option<i64>,
}

fn out(a: &Attribute) -> AttributeOut {
    AttributeOut {
        id: a.id,
        kind: a.kind,
        name: a.name.clone(),
        attribute_type: a.attribute_type,
        options: a.options.clone(),
        position: a.position,
        version: a.version,
    }
}

/// The custom fields of documents and counterparties.
#[utoipa::path(get, path = "/attributes", tag = "Settings", responses((status = 200, body = Rows<AttributeOut>)))]
pub async fn list(caller: Caller) -> Json<Rows<AttributeOut>> {
    let mut all: Vec<&Attribute> = caller.caller.rules.attributes.values().collect();
    all.sort_unstable_by_key(|a| (a.kind, a.position, a.id));
    Json(Rows::whole(all.into_iter().map(out).collect()))
}

/// Add a custom field.
#[utoipa::path(post, path = "/attributes", tag = "Settings", request_body = NewAttributeIn,
    responses((status = 201, body = AttributeOut)))]
pub async fn create(State(api): State<Api>, command: Command<NewAttributeIn>) -> Result<Response, Problem> {
    let NewAttributeIn { kind, name, attribute_type, options, position } = command.body;
    let patch =
        AttributePatch { kind, name: Some(name), attribute_type: Some(attribute_type), options, position };
    let render = |a: &Attribute, _: &_| json(&out(a));
    answered(api.engine().save_attribute(&command.who.caller, command.key, None, patch, render).await)
}

/// Change a custom field. What it holds is decided once.
#[utoipa::path(patch, path = "/attributes/{id}", tag = "Settings", params(("id" = AttributeId, Path)),
    request_body = AttributeIn, responses((status = 200, body = AttributeOut)))]
pub async fn change(
    State(api): State<Api>,
    id: Id<AttributeId>,
    command: Command<AttributeIn>,
) -> Result<Response, Problem> {
    let AttributeIn { version, name, options, position } = command.body;
    let patch = AttributePatch { kind: None, name, attribute_type: None, options, position };
    let target = Some(Target { id: id.0, version });
    let render = |a: &Attribute, _: &_| json(&out(a));
    answered(api.engine().save_attribute(&command.who.caller, command.key, target, patch, render).await)
}

/// Delete a custom field that no process names.
#[utoipa::path(delete, path = "/attributes/{id}", tag = "Settings", params(("id" = AttributeId, Path)),
    responses((status = 204)))]
pub async fn delete(
    State(api): State<Api>,
    id: Id<AttributeId>,
    command: Command<Empty>,
) -> Result<Response, Problem> {
    answered(api.engine().delete_attribute(&command.who.caller, command.key, id.0).await)
}
