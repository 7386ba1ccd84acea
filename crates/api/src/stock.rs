//! Goods in stock, and what orders keep of them.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use axum::response::Response;
use poryadok_domain::ids::{DocumentId, PositionId, ProductId, WarehouseId};
use poryadok_domain::rejection::{Flaw, Rejection};
use poryadok_domain::trade::{ReserveWish, Shortage};
use poryadok_engine::records::{StockFilter, StockLine};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::Api;
use crate::caller::{Caller, Command, Id, Kind, Params, answered};
use crate::order_shapes::OrderOut;
use crate::orders::shown;
use crate::paging::{Rows, ids, limit, read_name_cursor, words, write_name_cursor};
use crate::problem::Problem;

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct StockQuery {
    /// One warehouse; all together if absent.
    warehouse: Option<WarehouseId>,
    /// Words; each must occur in the name or the code.
    q: Option<String>,
    cursor: Option<String>,
    limit: Option<i64>,
}

/// Goods, in 1/10 000 of a piece.
#[derive(Debug, Serialize, ToSchema)]
pub struct StockOut {
    product: ProductId,
    name: String,
    code: String,
    unit: String,
    on_hand: i64,
    reserved: i64,
    /// What nobody has a claim to; negative where more is promised than there is.
    free: i64,
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct BalancesQuery {
    /// Products by id, comma between; at most 100.
    product: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct BalanceOut {
    product: ProductId,
    warehouse: WarehouseId,
    on_hand: i64,
    reserved: i64,
    free: i64,
}

#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReserveMode {
    /// Everything that is not shipped; refused where it is not there.
    All,
    /// As much of it as there is.
    Available,
    /// Let it all go.
    None,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReserveIn {
    /// The version that was seen.
    version: i64,
    /// How much; or name positions.
    mode: Option<ReserveMode>,
    /// So much of each of these, in 1/10 000 of a piece; the others as they are.
    positions: Option<BTreeMap<PositionId, i64>>,
}

fn out(line: &StockLine) -> StockOut {
    StockOut {
        product: line.product,
        name: line.name.clone(),
        code: line.code.clone(),
        unit: line.unit.clone(),
        on_hand: line.balance.on_hand,
        reserved: line.balance.reserved,
        free: line.balance.free(),
    }
}

/// Goods by name, or the newest first of those that are found, with what there is of them.
#[utoipa::path(get, path = "/stock", tag = "Stock", params(StockQuery),
    responses((status = 200, body = Rows<StockOut>)))]
pub async fn list(
    State(api): State<Api>,
    query: Params<StockQuery>,
    caller: Caller,
) -> Result<Json<Rows<StockOut>>, Problem> {
    let StockQuery { warehouse, q, cursor, limit: asked } = query.0;
    let (limit, after) = (limit(asked)?, read_name_cursor(cursor.as_deref())?);
    let filter = StockFilter { warehouse, words: words(q.as_deref()), after, limit: limit + 1 };
    let found = api.engine().stock(&caller.caller, filter).await?;
    let cursor = |(name, line): &(String, StockLine)| write_name_cursor(name, line.product.into());
    Ok(Json(Rows::of(found, limit, cursor, |(_, line)| out(line))))
}

/// What some products come to in each warehouse.
#[utoipa::path(get, path = "/stock/balances", tag = "Stock", params(BalancesQuery),
    responses((status = 200, body = Rows<BalanceOut>)))]
pub async fn balances(
    State(api): State<Api>,
    caller: Caller,
    query: Params<BalancesQuery>,
) -> Result<Json<Rows<BalanceOut>>, Problem> {
    let found = api.engine().balances(&caller.caller, ids("product", Some(&query.0.product))?).await?;
    let out = |((warehouse, product), b): ((WarehouseId, ProductId), poryadok_domain::trade::Balance)| {
        BalanceOut { product, warehouse, on_hand: b.on_hand, reserved: b.reserved, free: b.free() }
    };
    Ok(Json(Rows::whole(found.into_iter().map(out).collect())))
}

/// Keep goods for an order, or let them go. Two never keep the same piece.
#[utoipa::path(post, path = "/{id}/reserve", tag = "Orders", params(("id" = DocumentId, Path)),
    request_body = ReserveIn, responses((status = 200, body = OrderOut)))]
pub async fn reserve(
    State(api): State<Api>,
    of: Kind,
    id: Id<DocumentId>,
    command: Command<ReserveIn>,
) -> Result<Response, Problem> {
    let ReserveIn { version, mode, positions } = command.body;
    let wish = match (mode, positions) {
        (Some(ReserveMode::All), None) => ReserveWish::All,
        (Some(ReserveMode::Available), None) => ReserveWish::Available,
        (Some(ReserveMode::None), None) => ReserveWish::None,
        (None, Some(positions)) => ReserveWish::Positions(positions),
        (Some(_), Some(_)) => return Err(Rejection::invalid("positions", Flaw::NotAllowed).into()),
        (None, None) => return Err(Rejection::invalid("mode", Flaw::Required).into()),
    };
    let (who, key) = (command.who.caller, command.key);
    answered(api.engine().reserve(&who, key, of.0, id.0, Some(version), wish, shown).await)
}

/// What an order lacks, per product.
#[utoipa::path(get, path = "/{id}/shortages", tag = "Orders", params(("id" = DocumentId, Path)),
    responses((status = 200, body = Rows<Shortage>)))]
pub async fn shortages(
    State(api): State<Api>,
    of: Kind,
    id: Id<DocumentId>,
    caller: Caller,
) -> Result<Json<Rows<Shortage>>, Problem> {
    Ok(Json(Rows::whole(api.engine().shortages(&caller.caller, of.0, id.0).await?)))
}
