//! Goods and services.

use axum::Json;
use axum::extract::State;
use axum::response::Response;
use poryadok_domain::ids::{CounterpartyId, ProductId};
use poryadok_domain::rejection::{Flaw, Rejection};
use poryadok_domain::time::Timestamp;
use poryadok_engine::products::ProductPatch;
use poryadok_engine::records::{Product, ProductType};
use poryadok_engine::settings::Target;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::Api;
use crate::body::present;
use crate::caller::{Caller, Command, Id, Params, answered, json};
use crate::paging::{Rows, limit, read_name_cursor, words, write_name_cursor};
use crate::problem::Problem;

#[derive(Debug, Serialize, ToSchema)]
pub struct ProductOut {
    id: ProductId,
    name: String,
    code: String,
    external_id: Option<String>,
    /// `goods` or `service`.
    product_type: String,
    unit: String,
    /// In minor units.
    price: i64,
    /// In percent.
    vat_rate: i64,
    /// Whom it is bought from; absent, too, for those who may not see that counterparty.
    supplier: Option<CounterpartyId>,
    /// In minor units.
    buy_price: i64,
    description: String,
    archived: bool,
    version: i64,
    created_at: Timestamp,
    updated_at: Timestamp,
}

/// Fields to set; an absent one stays.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProductFields {
    name: Option<String>,
    code: Option<String>,
    #[serde(default, deserialize_with = "present")]
    #[schema(value_type = Option<String>)]
    external_id: Option<Option<String>>,
    /// `goods` or `service`; said when it is created, and fixed from then on.
    product_type: Option<String>,
    unit: Option<String>,
    /// In minor units.
    price: Option<i64>,
    /// In percent.
    vat_rate: Option<i64>,
    #[serde(default, deserialize_with = "present")]
    #[schema(value_type = Option<CounterpartyId>)]
    supplier: Option<Option<CounterpartyId>>,
    /// In minor units.
    buy_price: Option<i64>,
    description: Option<String>,
    /// Products are archived, never deleted: old orders name them.
    archived: Option<bool>,
    /// The version that was seen; only with a change.
    version: Option<i64>,
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct ListQuery {
    /// Words; each must occur in name or code. Case and «ё» do not matter.
    q: Option<String>,
    archived: Option<bool>,
    cursor: Option<String>,
    limit: Option<i64>,
}

fn out(p: &Product) -> ProductOut {
    ProductOut {
        id: p.id,
        name: p.name.clone(),
        code: p.code.clone(),
        external_id: p.external_id.clone(),
        product_type: p.product_type.code().to_owned(),
        unit: p.unit.clone(),
        price: p.price,
        vat_rate: p.vat_rate,
        supplier: p.supplier,
        buy_price: p.buy_price,
        description: p.description.clone(),
        archived: p.archived,
        version: p.version,
        created_at: p.created_at,
        updated_at: p.updated_at,
    }
}

fn patch(fields: ProductFields) -> Result<ProductPatch, Rejection> {
    let ProductFields {
        name,
        code,
        external_id,
        product_type,
        unit,
        price,
        vat_rate,
        supplier,
        buy_price,
        description,
        archived,
        version: _,
    } = fields;
    let wrong = || Rejection::invalid("product_type", Flaw::NotAllowed);
    let product_type = product_type.map(|t| ProductType::from_code(&t).ok_or_else(wrong)).transpose()?;
    Ok(ProductPatch {
        name,
        code,
        external_id,
        product_type,
        unit,
        price,
        vat_rate,
        supplier,
        buy_price,
        description,
        archived,
    })
}

/// Products by name, or what a search finds (newest first).
#[utoipa::path(get, path = "/products", tag = "Products", params(ListQuery),
    responses((status = 200, body = Rows<ProductOut>)))]
pub async fn list(
    State(api): State<Api>,
    query: Params<ListQuery>,
    caller: Caller,
) -> Result<Json<Rows<ProductOut>>, Problem> {
    let ListQuery { q, archived, cursor, limit: asked } = query.0;
    let (limit, after) = (limit(asked)?, read_name_cursor(cursor.as_deref())?);
    let (words, archived) = (words(q.as_deref()), archived.unwrap_or(false));
    let found = api.engine().list_products(&caller.caller, words, archived, after, limit + 1).await?;
    Ok(Json(Rows::of(found, limit, |p| write_name_cursor(&p.name, p.id.into()), out)))
}

/// One product.
#[utoipa::path(get, path = "/products/{id}", tag = "Products", params(("id" = ProductId, Path)),
    responses((status = 200, body = ProductOut)))]
pub async fn read(
    State(api): State<Api>,
    id: Id<ProductId>,
    caller: Caller,
) -> Result<Json<ProductOut>, Problem> {
    Ok(Json(out(&api.engine().product(&caller.caller, id.0).await?)))
}

/// Add a product.
#[utoipa::path(post, path = "/products", tag = "Products", request_body = ProductFields,
    responses((status = 201, body = ProductOut)))]
pub async fn create(State(api): State<Api>, command: Command<ProductFields>) -> Result<Response, Problem> {
    let render = |p: &Product, _: &_| json(&out(p));
    let patch = patch(command.body)?;
    answered(api.engine().save_product(&command.who.caller, command.key, None, patch, render).await)
}

/// Change or archive a product.
#[utoipa::path(patch, path = "/products/{id}", tag = "Products", params(("id" = ProductId, Path)),
    request_body = ProductFields, responses((status = 200, body = ProductOut)))]
pub async fn change(
    State(api): State<Api>,
    id: Id<ProductId>,
    command: Command<ProductFields>,
) -> Result<Response, Problem> {
    let version = crate::orders::required("version", command.body.version)?;
    let render = |p: &Product, _: &_| json(&out(p));
    let (patch, target) = (patch(command.body)?, Some(Target { id: id.0, version }));
    answered(api.engine().save_product(&command.who.caller, command.key, target, patch, render).await)
}
