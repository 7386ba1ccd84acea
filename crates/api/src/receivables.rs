//! Invoices and orders that somebody still has to pay.

use axum::Json;
use axum::extract::State;
use poryadok_domain::document::DocumentKind;
use poryadok_domain::ids::{CounterpartyId, DocumentId};
use poryadok_domain::time::Timestamp;
use poryadok_engine::receivables::{Receivable, ReceivablesRequest};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::Api;
use crate::caller::{Caller, Params};
use crate::paging::{Rows, limit, words};
use crate::problem::Problem;

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct ReceivablesQuery {
    /// Words; each must occur in number, counterparty or description. A number may come without the zeros before it.
    q: Option<String>,
    counterparty: Option<CounterpartyId>,
    /// In minor units: those with just so much left come first.
    sum: Option<i64>,
    limit: Option<i64>,
}

/// An invoice or an order with what is left to pay.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReceivableOut {
    id: DocumentId,
    kind: DocumentKind,
    number: String,
    moment: Timestamp,
    counterparty: Option<CounterpartyId>,
    counterparty_name: Option<String>,
    currency: String,
    /// Of the whole document, in minor units.
    sum: i64,
    /// What no payment takes yet, drafts of payments included.
    open: i64,
}

pub fn receivable_out(r: &Receivable) -> ReceivableOut {
    let d = &r.document;
    ReceivableOut {
        id: d.id,
        kind: d.kind,
        number: d.number.clone(),
        moment: d.moment,
        counterparty: d.counterparty,
        counterparty_name: r.counterparty_name.clone(),
        currency: d.currency.clone(),
        sum: d.sums.sum,
        open: r.open,
    }
}

/// Invoices and orders that somebody still has to pay, as far as the caller may see: those first whose number is named, then
/// those with just the sum left, then the newest. One page: ask more narrowly for others.
#[utoipa::path(get, path = "/receivables", tag = "Payments",
    params(ReceivablesQuery), responses((status = 200, body = Rows<ReceivableOut>)))]
pub async fn list(
    State(api): State<Api>,
    query: Params<ReceivablesQuery>,
    caller: Caller,
) -> Result<Json<Rows<ReceivableOut>>, Problem> {
    let ReceivablesQuery { q, counterparty, sum, limit: asked } = query.0;
    let limit = usize::try_from(limit(asked)?).unwrap_or_default();
    let request = ReceivablesRequest { words: words(q.as_deref()), counterparty, sum, limit };
    let found = api.engine().receivables(&caller.caller, request).await?;
    Ok(Json(Rows::whole(found.iter().map(receivable_out).collect())))
}
