//! Documents that rest on others: the chain, making one of another, posting, and payments over several.

use axum::Json;
use axum::extract::State;
use axum::response::Response;
use poryadok_domain::document::{DocumentKind, Part};
use poryadok_domain::ids::{DocumentId, StatusId};
use poryadok_domain::rulebook::Rulebook;
use poryadok_domain::time::Timestamp;
use poryadok_domain::trade::TradeSums;
use poryadok_engine::chains::ChainLink;
use poryadok_engine::links::Making;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::Api;
use crate::caller::{Caller, Command, Id, Kind, answered};
use crate::order_shapes::OrderOut;
use crate::orders::shown;
use crate::paging::Rows;
use crate::problem::Problem;

/// A document of a chain.
#[derive(Debug, Serialize, ToSchema)]
pub struct ChainLinkOut {
    id: DocumentId,
    kind: DocumentKind,
    number: String,
    moment: Timestamp,
    status: Option<StatusId>,
    status_name: Option<String>,
    posted: bool,
    /// Of the whole document, in minor units.
    sum: i64,
    currency: String,
    /// The document beside it, towards the one that was asked for.
    beside: DocumentId,
    /// True: it rests on that one; false: that one rests on it.
    rests: bool,
    /// The document on the way, where the two belong together only through that: a payment and the order of its invoice.
    via: Option<DocumentId>,
    /// The part of the later of the two that concerns the earlier.
    part: i64,
    /// What posted documents that rest on it come to.
    trade: TradeSums,
    /// How many links away from the one that was asked for.
    distance: i64,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LinkedIn {
    kind: DocumentKind,
    /// The first creation status open to the caller if absent.
    status: Option<StatusId>,
    /// Post it at once.
    #[serde(default)]
    posted: bool,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PostIn {
    /// The version that was seen.
    version: i64,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SpreadIn {
    /// The version that was seen.
    version: i64,
    /// All of them: what is left out concerns the payment no longer. At most 200.
    parts: Vec<Part>,
}

fn out(link: &ChainLink, rules: &Rulebook) -> ChainLinkOut {
    let d = &link.document;
    ChainLinkOut {
        id: d.id,
        kind: d.kind,
        number: d.number.clone(),
        moment: d.moment,
        status: d.status,
        status_name: d.status.and_then(|id| rules.statuses.get(&id)).map(|s| s.name.clone()),
        posted: d.posted,
        sum: d.sums.sum,
        currency: d.currency.clone(),
        beside: link.beside,
        rests: link.rests,
        via: link.via,
        part: link.sum,
        trade: d.trade,
        distance: link.distance as i64,
    }
}

/// What the document rests on and what rests on it, directly and through others, as far as the caller may see.
#[utoipa::path(get, path = "/{id}/chain", tag = "Orders", params(("id" = DocumentId, Path)),
    responses((status = 200, body = Rows<ChainLinkOut>)))]
pub async fn chain(
    State(api): State<Api>,
    of: Kind,
    id: Id<DocumentId>,
    caller: Caller,
) -> Result<Json<Rows<ChainLinkOut>>, Problem> {
    let chain = api.engine().chain(&caller.caller, of.0, id.0).await?;
    Ok(Json(Rows::whole(chain.iter().map(|link| out(link, &caller.caller.rules)).collect())))
}

/// Make a document of what is left of this one: positions that no document of that kind holds yet, or of a payment what is
/// still owed.
#[utoipa::path(post, path = "/{id}/linked", tag = "Orders", params(("id" = DocumentId, Path)),
    request_body = LinkedIn, responses((status = 201, body = OrderOut)))]
pub async fn create_linked(
    State(api): State<Api>,
    of: Kind,
    id: Id<DocumentId>,
    command: Command<LinkedIn>,
) -> Result<Response, Problem> {
    let LinkedIn { kind, status, posted } = command.body;
    let (who, key, making) = (command.who.caller, command.key, Making { kind, status, posted });
    answered(api.engine().create_linked(&who, key, of.0, id.0, making, shown).await)
}

/// Post the document: from now on it counts.
#[utoipa::path(post, path = "/{id}/post", tag = "Orders", params(("id" = DocumentId, Path)),
    request_body = PostIn, responses((status = 200, body = OrderOut)))]
pub async fn post(
    State(api): State<Api>,
    of: Kind,
    id: Id<DocumentId>,
    command: Command<PostIn>,
) -> Result<Response, Problem> {
    let (who, key, version) = (command.who.caller, command.key, Some(command.body.version));
    answered(api.engine().post_document(&who, key, of.0, id.0, version, true, shown).await)
}

/// Take the posting back: the document no longer counts, and may be changed.
#[utoipa::path(delete, path = "/{id}/post", tag = "Orders", params(("id" = DocumentId, Path)),
    request_body = PostIn, responses((status = 200, body = OrderOut)))]
pub async fn unpost(
    State(api): State<Api>,
    of: Kind,
    id: Id<DocumentId>,
    command: Command<PostIn>,
) -> Result<Response, Problem> {
    let (who, key, version) = (command.who.caller, command.key, Some(command.body.version));
    answered(api.engine().post_document(&who, key, of.0, id.0, version, false, shown).await)
}

/// Say which parts of a payment concern which orders and invoices.
#[utoipa::path(post, path = "/{id}/spread", tag = "Orders", params(("id" = DocumentId, Path)),
    request_body = SpreadIn, responses((status = 200, body = OrderOut)))]
pub async fn spread(
    State(api): State<Api>,
    of: Kind,
    id: Id<DocumentId>,
    command: Command<SpreadIn>,
) -> Result<Response, Problem> {
    let SpreadIn { version, parts } = command.body;
    let (who, key) = (command.who.caller, command.key);
    answered(api.engine().spread_payment(&who, key, of.0, id.0, version, parts, shown).await)
}
