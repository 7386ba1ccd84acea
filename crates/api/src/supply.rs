//! What open orders lack, and supplier orders for it.

use axum::Json;
use axum::extract::State;
use axum::response::Response;
use poryadok_domain::ids::{CounterpartyId, DocumentId, ProductId, WarehouseId};
use poryadok_domain::rulebook::Rulebook;
use poryadok_engine::supply::{Lacking, Ordered, WantedLine};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::Api;
use crate::caller::{Caller, Command, Params, answered, json};
use crate::paging::Rows;
use crate::problem::Problem;

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct LackingQuery {
    /// The company's usual one if absent.
    warehouse: Option<WarehouseId>,
}

/// A product of which open orders want more than there is and comes. In 1/10 000 of a piece.
#[derive(Debug, Serialize, ToSchema)]
pub struct LackingOut {
    product: ProductId,
    name: String,
    code: String,
    unit: String,
    supplier: Option<CounterpartyId>,
    supplier_name: Option<String>,
    /// What a piece is bought for, in minor units.
    buy_price: i64,
    /// Ordered by customers and not shipped.
    wanted: i64,
    on_hand: i64,
    /// In posted supplier orders and not received.
    coming: i64,
    short: i64,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SupplyIn {
    /// Where the goods are to arrive; the company's usual one if absent.
    warehouse: Option<WarehouseId>,
    /// Post the orders at once.
    #[serde(default)]
    posted: bool,
    /// At most 20 000.
    lines: Vec<SupplyLineIn>,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SupplyLineIn {
    product: ProductId,
    /// In 1/10 000 of a piece.
    quantity: i64,
    /// The product's own if absent.
    supplier: Option<CounterpartyId>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct SupplyOut {
    orders: Vec<SupplyOrderOut>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct SupplyOrderOut {
    id: DocumentId,
    number: String,
    supplier: Option<CounterpartyId>,
    positions: i64,
    sum: i64,
}

fn out(lacking: &Lacking) -> LackingOut {
    let Lacking { need, product, supplier_name } = lacking;
    LackingOut {
        product: product.id,
        name: product.name.clone(),
        code: product.code.clone(),
        unit: product.unit.clone(),
        supplier: product.supplier,
        supplier_name: supplier_name.clone(),
        buy_price: product.buy_price,
        wanted: need.wanted,
        on_hand: need.on_hand,
        coming: need.coming,
        short: need.short,
    }
}

#[expect(clippy::ptr_arg, reason = "the shape of a renderer")]
fn made(orders: &Vec<Ordered>, _: &Rulebook) -> String {
    let out = |o: &Ordered| SupplyOrderOut {
        id: o.id,
        number: o.number.clone(),
        supplier: o.supplier,
        positions: o.positions,
        sum: o.sum,
    };
    json(&SupplyOut { orders: orders.iter().map(out).collect() })
}

/// What open orders lack in a warehouse, beyond what is there and already comes; for those who see all orders.
#[utoipa::path(get, path = "/supply", tag = "Stock", params(LackingQuery),
    responses((status = 200, body = Rows<LackingOut>)))]
pub async fn lacking(
    State(api): State<Api>,
    query: Params<LackingQuery>,
    caller: Caller,
) -> Result<Json<Rows<LackingOut>>, Problem> {
    let found = api.engine().lacking(&caller.caller, query.0.warehouse).await?;
    Ok(Json(Rows::whole(found.iter().map(out).collect())))
}

/// Order the lines from their suppliers: one supplier order for each, or several where one cannot hold them all.
#[utoipa::path(post, path = "/supply", tag = "Stock", request_body = SupplyIn,
    responses((status = 201, body = SupplyOut)))]
pub async fn order(State(api): State<Api>, command: Command<SupplyIn>) -> Result<Response, Problem> {
    let SupplyIn { warehouse, posted, lines } = command.body;
    let line =
        |l: SupplyLineIn| WantedLine { product: l.product, quantity: l.quantity, supplier: l.supplier };
    let lines = lines.into_iter().map(line).collect();
    let (who, key) = (command.who.caller, command.key);
    answered(api.engine().order_supply(&who, key, warehouse, lines, posted, made).await)
}
