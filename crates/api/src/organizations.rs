//! The own legal entities of a company.

use axum::Json;
use axum::extract::State;
use axum::response::Response;
use poryadok_domain::ids::OrganizationId;
use poryadok_domain::organization::Organization;
use poryadok_engine::organizations::OrganizationPatch;
use poryadok_engine::settings::Target;
use poryadok_engine::work::RequestKey;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::Api;
use crate::caller::{Caller, Command, Id, answered, json};
use crate::paging::Rows;
use crate::problem::Problem;
use crate::tokens::Empty;

/// What is not known is empty.
#[derive(Debug, Serialize, ToSchema)]
pub struct OrganizationOut {
    id: OrganizationId,
    name: String,
    /// What it is registered as.
    legal_name: String,
    /// ИНН.
    tax_number: String,
    /// КПП.
    tax_reason_code: String,
    /// ОГРН.
    registration_number: String,
    address: String,
    phone: String,
    email: String,
    director: String,
    accountant: String,
    bank_name: String,
    /// БИК.
    bank_code: String,
    /// Расчётный счёт.
    bank_account: String,
    /// Корреспондентский счёт.
    correspondent_account: String,
    /// What a new document takes; exactly one is it.
    default: bool,
    archived: bool,
    version: i64,
}

/// Requisites to set; an absent one stays. Blanks in numbers do not matter.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OrganizationIn {
    /// The version that was seen; only with a change.
    version: Option<i64>,
    name: Option<String>,
    /// What it is registered as.
    legal_name: Option<String>,
    /// ИНН: 10 or 12 digits, the last of which follow from the others.
    tax_number: Option<String>,
    /// КПП: nine characters.
    tax_reason_code: Option<String>,
    /// ОГРН: 13 or 15 digits, the last of which follows from the others.
    registration_number: Option<String>,
    address: Option<String>,
    phone: Option<String>,
    email: Option<String>,
    director: Option<String>,
    accountant: Option<String>,
    bank_name: Option<String>,
    /// БИК: nine digits.
    bank_code: Option<String>,
    /// Расчётный счёт: 20 digits with the key that goes with the БИК.
    bank_account: Option<String>,
    /// Корреспондентский счёт: 20 digits with the key that goes with the БИК.
    correspondent_account: Option<String>,
    /// `true` takes it from the one that is the default now.
    default: Option<bool>,
    archived: Option<bool>,
}

fn out(o: &Organization) -> OrganizationOut {
    OrganizationOut {
        id: o.id,
        name: o.name.clone(),
        legal_name: o.legal_name.clone(),
        tax_number: o.tax_number.clone(),
        tax_reason_code: o.tax_reason_code.clone(),
        registration_number: o.registration_number.clone(),
        address: o.address.clone(),
        phone: o.phone.clone(),
        email: o.email.clone(),
        director: o.director.clone(),
        accountant: o.accountant.clone(),
        bank_name: o.bank_name.clone(),
        bank_code: o.bank_code.clone(),
        bank_account: o.bank_account.clone(),
        correspondent_account: o.correspondent_account.clone(),
        default: o.default,
        archived: o.archived,
        version: o.version,
    }
}

fn patch(body: OrganizationIn) -> OrganizationPatch {
    OrganizationPatch {
        name: body.name,
        legal_name: body.legal_name,
        tax_number: body.tax_number,
        tax_reason_code: body.tax_reason_code,
        registration_number: body.registration_number,
        address: body.address,
        phone: body.phone,
        email: body.email,
        director: body.director,
        accountant: body.accountant,
        bank_name: body.bank_name,
        bank_code: body.bank_code,
        bank_account: body.bank_account,
        correspondent_account: body.correspondent_account,
        default: body.default,
        archived: body.archived,
    }
}

/// The organizations by name, the archived ones included.
#[utoipa::path(get, path = "/organizations", tag = "Settings",
    responses((status = 200, body = Rows<OrganizationOut>)))]
pub async fn list(caller: Caller) -> Json<Rows<OrganizationOut>> {
    let mut all: Vec<&Organization> = caller.caller.rules.organizations.values().collect();
    all.sort_unstable_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
    Json(Rows::whole(all.into_iter().map(out).collect()))
}

/// Add an organization. The first one is the default.
#[utoipa::path(post, path = "/organizations", tag = "Settings", request_body = OrganizationIn,
    responses((status = 201, body = OrganizationOut)))]
pub async fn create(State(api): State<Api>, command: Command<OrganizationIn>) -> Result<Response, Problem> {
    save(&api, command.who, command.key, None, patch(command.body)).await
}

/// Change or archive an organization.
#[utoipa::path(patch, path = "/organizations/{id}", tag = "Settings", params(("id" = OrganizationId, Path)),
    request_body = OrganizationIn, responses((status = 200, body = OrganizationOut)))]
pub async fn change(
    State(api): State<Api>,
    id: Id<OrganizationId>,
    command: Command<OrganizationIn>,
) -> Result<Response, Problem> {
    let version = crate::orders::required("version", command.body.version)?;
    let target = Some(Target { id: id.0, version });
    save(&api, command.who, command.key, target, patch(command.body)).await
}

async fn save(
    api: &Api,
    who: Caller,
    key: Option<RequestKey>,
    target: Option<Target<OrganizationId>>,
    patch: OrganizationPatch,
) -> Result<Response, Problem> {
    let render = |o: &Organization, _: &_| json(&out(o));
    answered(api.engine().save_organization(&who.caller, key, target, patch, render).await)
}

/// Delete an organization that no document is made in the name of, and that is not the default.
#[utoipa::path(delete, path = "/organizations/{id}", tag = "Settings", params(("id" = OrganizationId, Path)),
    responses((status = 204)))]
pub async fn delete(
    State(api): State<Api>,
    id: Id<OrganizationId>,
    command: Command<Empty>,
) -> Result<Response, Problem> {
    answered(api.engine().delete_organization(&command.who.caller, command.key, id.0).await)
}
