//! Where stock lies.

use axum::Json;
use axum::extract::State;
use axum::response::Response;
use poryadok_domain::ids::WarehouseId;
use poryadok_domain::warehouse::Warehouse;
use poryadok_engine::settings::Target;
use poryadok_engine::warehouses::WarehousePatch;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::Api;
use crate::caller::{Caller, Command, Id, answered, json};
use crate::paging::Rows;
use crate::problem::Problem;
use crate::tokens::Empty;

#[derive(Debug, Serialize, ToSchema)]
pub struct WarehouseOut {
    id: WarehouseId,
    name: String,
    address: String,
    /// What a new document takes; exactly one is it.
    default: bool,
    archived: bool,
    version: i64,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewWarehouseIn {
    name: String,
    address: Option<String>,
    default: Option<bool>,
}

/// Fields to set; an absent one stays.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WarehouseIn {
    /// The version that was seen.
    version: i64,
    name: Option<String>,
    address: Option<String>,
    /// `true` takes it from the one that is the default now.
    default: Option<bool>,
    archived: Option<bool>,
}

fn out(w: &Warehouse) -> WarehouseOut {
    WarehouseOut {
        id: w.id,
        name: w.name.clone(),
        address: w.address.clone(),
        default: w.default,
        archived: w.archived,
        version: w.version,
    }
}

/// The warehouses by name, the archived ones included.
#[utoipa::path(get, path = "/warehouses", tag = "Settings", responses((status = 200, body = Rows<WarehouseOut>)))]
pub async fn list(caller: Caller) -> Json<Rows<WarehouseOut>> {
    let mut all: Vec<&Warehouse> = caller.caller.rules.warehouses.values().collect();
    all.sort_unstable_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
    Json(Rows::whole(all.into_iter().map(out).collect()))
}

/// Add a warehouse. The first one is the default.
#[utoipa::path(post, path = "/warehouses", tag = "Settings", request_body = NewWarehouseIn,
    responses((status = 201, body = WarehouseOut)))]
pub async fn create(State(api): State<Api>, command: Command<NewWarehouseIn>) -> Result<Response, Problem> {
    let NewWarehouseIn { name, address, default } = command.body;
    let patch = WarehousePatch { name: Some(name), address, default, archived: None };
    let render = |w: &Warehouse, _: &_| json(&out(w));
    answered(api.engine().save_warehouse(&command.who.caller, command.key, None, patch, render).await)
}

/// Change or archive a warehouse.
#[utoipa::path(patch, path = "/warehouses/{id}", tag = "Settings", params(("id" = WarehouseId, Path)),
    request_body = WarehouseIn, responses((status = 200, body = WarehouseOut)))]
pub async fn change(
    State(api): State<Api>,
    id: Id<WarehouseId>,
    command: Command<WarehouseIn>,
) -> Result<Response, Problem> {
    let WarehouseIn { version, name, address, default, archived } = command.body;
    let patch = WarehousePatch { name, address, default, archived };
    let target = Some(Target { id: id.0, version });
    let render = |w: &Warehouse, _: &_| json(&out(w));
    answered(api.engine().save_warehouse(&command.who.caller, command.key, target, patch, render).await)
}

/// Delete a warehouse that no document moves stock of, and that is not the default.
#[utoipa::path(delete, path = "/warehouses/{id}", tag = "Settings", params(("id" = WarehouseId, Path)),
    responses((status = 204)))]
pub async fn delete(
    State(api): State<Api>,
    id: Id<WarehouseId>,
    command: Command<Empty>,
) -> Result<Response, Problem> {
    answered(api.engine().delete_warehouse(&command.who.caller, command.key, id.0).await)
}
