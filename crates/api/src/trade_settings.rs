//! What the company allows itself in trade.

use axum::Json;
use axum::extract::State;
use axum::response::Response;
use poryadok_domain::rulebook::TradeRules;
use poryadok_engine::trade::TradePatch;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::Api;
use crate::caller::{Caller, Command, answered, json};
use crate::problem::Problem;

#[derive(Debug, Serialize, ToSchema)]
pub struct TradeSettingsOut {
    /// Goods may be shipped and reserved beyond what is there.
    negative_stock: bool,
    /// A shipment may take what is reserved for other orders.
    ship_reserved: bool,
}

/// Rules to set; an absent one stays.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TradeSettingsIn {
    negative_stock: Option<bool>,
    ship_reserved: Option<bool>,
}

fn out(trade: TradeRules) -> TradeSettingsOut {
    let TradeRules { negative_stock, ship_reserved } = trade;
    TradeSettingsOut { negative_stock, ship_reserved }
}

/// What the company allows itself in trade.
#[utoipa::path(get, path = "/trade-settings", tag = "Settings", responses((status = 200, body = TradeSettingsOut)))]
pub async fn read(caller: Caller) -> Json<TradeSettingsOut> {
    Json(out(caller.caller.rules.account.trade))
}

/// Change what the company allows itself in trade.
#[utoipa::path(patch, path = "/trade-settings", tag = "Settings", request_body = TradeSettingsIn,
    responses((status = 200, body = TradeSettingsOut)))]
pub async fn change(State(api): State<Api>, command: Command<TradeSettingsIn>) -> Result<Response, Problem> {
    let TradeSettingsIn { negative_stock, ship_reserved } = command.body;
    let patch = TradePatch { negative_stock, ship_reserved };
    let render = |trade: &TradeRules, _: &_| json(&out(*trade));
    answered(api.engine().save_trade(&command.who.caller, command.key, patch, render).await)
}
