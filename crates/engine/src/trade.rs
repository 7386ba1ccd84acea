//! What the company allows itself in trade: settings of the administrator.

use poryadok_domain::rulebook::TradeRules;
use poryadok_store::accounts;
use serde_json::json;

use crate::Engine;
use crate::failure::Failure;
use crate::login::Caller;
use crate::work::{Answer, Render, RequestKey};

/// Rules to set; an absent one stays, so that whoever sets one does not bring back an older state of the other.
#[derive(Debug, Clone, Copy, Default)]
pub struct TradePatch {
    pub negative_stock: Option<bool>,
    pub ship_reserved: Option<bool>,
}

impl Engine {
    pub async fn save_trade(
        &self,
        caller: &Caller,
        key: Option<RequestKey>,
        patch: TradePatch,
        render: Render<TradeRules>,
    ) -> Result<Answer, Failure> {
        self.settings(caller, key, move |w| {
            let old = w.rules.account.trade;
            let trade = TradeRules {
                negative_stock: patch.negative_stock.unwrap_or(old.negative_stock),
                ship_reserved: patch.ship_reserved.unwrap_or(old.ship_reserved),
            };
            if trade != old {
                accounts::save_trade(w.tx, w.account, trade)?;
                w.audit("trade_changed", None, &json!(trade))?;
            }
            Ok(Answer { status: 200, body: render(&trade, &w.rules) })
        })
        .await
    }
}
