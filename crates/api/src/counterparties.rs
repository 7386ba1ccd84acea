//! Customers and suppliers.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use axum::response::Response;
use poryadok_domain::attribute::AttributeValue;
use poryadok_domain::ids::{AttributeId, CounterpartyId, DepartmentId, EmployeeId};
use poryadok_domain::time::Timestamp;
use poryadok_engine::counterparties::CounterpartyPatch;
use poryadok_engine::records::Counterparty;
use poryadok_engine::settings::Target;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::Api;
use crate::body::present;
use crate::caller::{Caller, Command, Id, Params, answered, json};
use crate::paging::{Rows, limit, read_name_cursor, words, write_name_cursor};
use crate::problem::Problem;

#[derive(Debug, Serialize, ToSchema)]
pub struct CounterpartyOut {
    id: CounterpartyId,
    name: String,
    phone: String,
    email: String,
    tax_number: String,
    /// КПП.
    tax_reason_code: String,
    address: String,
    external_id: Option<String>,
    tags: Vec<String>,
    description: String,
    attributes: BTreeMap<AttributeId, AttributeValue>,
    owner: Option<EmployeeId>,
    department: Option<DepartmentId>,
    shared: bool,
    version: i64,
    created_at: Timestamp,
    updated_at: Timestamp,
    deleted_at: Option<Timestamp>,
}

/// Fields to set; an absent one stays.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CounterpartyFields {
    name: Option<String>,
    phone: Option<String>,
    email: Option<String>,
    /// ИНН.
    tax_number: Option<String>,
    /// КПП: nine characters.
    tax_reason_code: Option<String>,
    address: Option<String>,
    #[serde(default, deserialize_with = "present")]
    #[schema(value_type = Option<String>)]
    external_id: Option<Option<String>>,
    tags: Option<Vec<String>>,
    description: Option<String>,
    /// A `null` empties the field.
    #[serde(default)]
    #[schema(value_type = BTreeMap<AttributeId, AttributeValue>)]
    attributes: BTreeMap<AttributeId, Option<AttributeValue>>,
    #[serde(default, deserialize_with = "present")]
    #[schema(value_type = Option<EmployeeId>)]
    owner: Option<Option<EmployeeId>>,
    #[serde(default, deserialize_with = "present")]
    #[schema(value_type = Option<DepartmentId>)]
    department: Option<Option<DepartmentId>>,
    shared: Option<bool>,
    /// The version that was seen; only with a change.
    version: Option<i64>,
}

/// The version that was seen.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Seen {
    pub version: i64,
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct ListQuery {
    /// Words; each must occur in name, phone, e-mail or tax number. Case and «ё» do not matter.
    q: Option<String>,
    /// The bin instead of the living.
    deleted: Option<bool>,
    cursor: Option<String>,
    limit: Option<i64>,
}

fn out(c: &Counterparty) -> CounterpartyOut {
    CounterpartyOut {
        id: c.id,
        name: c.name.clone(),
        phone: c.phone.clone(),
        email: c.email.clone(),
        tax_number: c.tax_number.clone(),
        tax_reason_code: c.tax_reason_code.clone(),
        address: c.address.clone(),
        external_id: c.external_id.clone(),
        tags: c.tags.clone(),
        description: c.description.clone(),
        attributes: c.attributes.clone(),
        owner: c.owner,
        department: c.department,
        shared: c.shared,
        version: c.version,
        created_at: c.created_at,
        updated_at: c.updated_at,
        deleted_at: c.deleted_at,
    }
}

fn patch(fields: CounterpartyFields) -> CounterpartyPatch {
    let CounterpartyFields {
        name,
        phone,
        email,
        tax_number,
        tax_reason_code,
        address,
        external_id,
        tags,
        description,
        attributes,
        owner,
        department,
        shared,
        version: _,
    } = fields;
    CounterpartyPatch {
        name,
        phone,
        email,
        tax_number,
        tax_reason_code,
        address,
        external_id,
        tags,
        description,
        attributes,
        owner,
        department,
        shared,
    }
}

/// Counterparties by name, or what a search finds (newest first).
#[utoipa::path(get, path = "/counterparties", tag = "Counterparties", params(ListQuery),
    responses((status = 200, body = Rows<CounterpartyOut>)))]
pub async fn list(
    State(api): State<Api>,
    query: Params<ListQuery>,
    caller: Caller,
) -> Result<Json<Rows<CounterpartyOut>>, Problem> {
    let ListQuery { q, deleted, cursor, limit: asked } = query.0;
    let (limit, after) = (limit(asked)?, read_name_cursor(cursor.as_deref())?);
    let (words, deleted) = (words(q.as_deref()), deleted.unwrap_or(false));
    let found = api.engine().list_counterparties(&caller.caller, words, deleted, after, limit + 1).await?;
    Ok(Json(Rows::of(found, limit, |c| write_name_cursor(&c.name, c.id.into()), out)))
}

/// One counterparty.
#[utoipa::path(get, path = "/counterparties/{id}", tag = "Counterparties", params(("id" = CounterpartyId, Path)),
    responses((status = 200, body = CounterpartyOut)))]
pub async fn read(
    State(api): State<Api>,
    id: Id<CounterpartyId>,
    caller: Caller,
) -> Result<Json<CounterpartyOut>, Problem> {
    Ok(Json(out(&api.engine().counterparty(&caller.caller, id.0).await?)))
}

/// Add a counterparty.
#[utoipa::path(post, path = "/counterparties", tag = "Counterparties", request_body = CounterpartyFields,
    responses((status = 201, body = CounterpartyOut)))]
pub async fn create(
    State(api): State<Api>,
    command: Command<CounterpartyFields>,
) -> Result<Response, Problem> {
    let render = |c: &Counterparty, _: &_| json(&out(c));
    let (who, key) = (command.who.caller, command.key);
    answered(api.engine().save_counterparty(&who, key, None, patch(command.body), render).await)
}

/// Change a counterparty.
#[utoipa::path(patch, path = "/counterparties/{id}", tag = "Counterparties", params(("id" = CounterpartyId, Path)),
    request_body = CounterpartyFields, responses((status = 200, body = CounterpartyOut)))]
pub async fn change(
    State(api): State<Api>,
    id: Id<CounterpartyId>,
    command: Command<CounterpartyFields>,
) -> Result<Response, Problem> {
    let version = crate::orders::required("version", command.body.version)?;
    let render = |c: &Counterparty, _: &_| json(&out(c));
    let (who, key, target) = (command.who.caller, command.key, Some(Target { id: id.0, version }));
    answered(api.engine().save_counterparty(&who, key, target, patch(command.body), render).await)
}

/// Put a counterparty into the bin. Its documents keep it.
#[utoipa::path(delete, path = "/counterparties/{id}", tag = "Counterparties", params(("id" = CounterpartyId, Path)),
    request_body = Seen, responses((status = 204)))]
pub async fn delete(
    State(api): State<Api>,
    id: Id<CounterpartyId>,
    command: Command<Seen>,
) -> Result<Response, Problem> {
    let target = Target { id: id.0, version: command.body.version };
    answered(api.engine().delete_counterparty(&command.who.caller, command.key, target).await)
}

/// Bring a counterparty back from the bin.
#[utoipa::path(post, path = "/counterparties/{id}/restore", tag = "Counterparties",
    params(("id" = CounterpartyId, Path)), request_body = Seen, responses((status = 200, body = CounterpartyOut)))]
pub async fn restore(
    State(api): State<Api>,
    id: Id<CounterpartyId>,
    command: Command<Seen>,
) -> Result<Response, Problem> {
    let target = Target { id: id.0, version: command.body.version };
    let render = |c: &Counterparty, _: &_| json(&out(c));
    answered(api.engine().restore_counterparty(&command.who.caller, command.key, target, render).await)
}
