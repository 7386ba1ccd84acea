//! Products and counterparties as tables to take away: what the list shows, in the columns that an import takes back.

use axum::extract::State;
use axum::response::Response;
use poryadok_domain::ids::{CounterpartyId, ProductId};
use poryadok_domain::rights::Entity;
use poryadok_domain::table::{Sheet, counterparties as party_table, products as product_table};
use poryadok_domain::text::fold;
use poryadok_engine::tables;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::Api;
use crate::caller::{Caller, Params};
use crate::export_file::{Cell, Export, Kind, Pages, Reader, cells_of, still_there};
use crate::paging::words;
use crate::problem::Problem;

/// Records read at once.
const PAGE: i64 = 1_000;

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct ProductsQuery {
    /// `csv` (default) or `xlsx` (at most 100 000 rows).
    format: Option<String>,
    /// Words; each must occur in name or code. Case and «ё» do not matter.
    q: Option<String>,
    archived: Option<bool>,
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct CounterpartiesQuery {
    /// `csv` (default) or `xlsx` (at most 100 000 rows).
    format: Option<String>,
    /// Words; each must occur in name, phone, e-mail or tax number. Case and «ё» do not matter.
    q: Option<String>,
    /// The bin instead of the living.
    deleted: Option<bool>,
}

/// The products of a list as a file, in the columns an import takes back.
#[utoipa::path(get, path = "/products/export", tag = "Products", operation_id = "export", params(ProductsQuery),
    responses((status = 200, body = String, content_type = "text/csv")))]
pub async fn products(
    State(api): State<Api>,
    query: Params<ProductsQuery>,
    caller: Caller,
) -> Result<Response, Problem> {
    let ProductsQuery { format, q, archived } = query.0;
    let kind = Kind::of(format.as_deref())?;
    api.engine().note_export(&caller.caller, Entity::Product.code()).await?;
    let sheet = product_table::sheet();
    let export = export_of(kind, "products", &sheet, &caller);
    let words = words(q.as_deref());
    let pages =
        Products { api, caller, sheet, words, archived: archived.unwrap_or(false), after: Some(None) };
    export.respond(pages).await
}

/// The counterparties of a list as a file, in the columns an import takes back.
#[utoipa::path(get, path = "/counterparties/export", tag = "Counterparties", operation_id = "export", params(CounterpartiesQuery),
    responses((status = 200, body = String, content_type = "text/csv")))]
pub async fn counterparties(
    State(api): State<Api>,
    query: Params<CounterpartiesQuery>,
    caller: Caller,
) -> Result<Response, Problem> {
    let CounterpartiesQuery { format, q, deleted } = query.0;
    let kind = Kind::of(format.as_deref())?;
    api.engine().note_export(&caller.caller, Entity::Counterparty.code()).await?;
    let sheet = party_table::sheet(&caller.caller.rules);
    let export = export_of(kind, "counterparties", &sheet, &caller);
    let words = words(q.as_deref());
    let pages =
        Counterparties { api, caller, sheet, words, deleted: deleted.unwrap_or(false), after: Some(None) };
    export.respond(pages).await
}

fn export_of(kind: Kind, name: &'static str, sheet: &Sheet, caller: &Caller) -> Export {
    let headings = sheet.columns.iter().map(|c| c.heading(caller.language).to_owned()).collect();
    Export { kind, name, headings, reader: Reader::of(caller) }
}

/// Where the next page begins: `Some(None)` is the first, `None` is behind the last.
type Place<Id> = Option<Option<(String, Id)>>;

struct Products {
    api: Api,
    caller: Caller,
    sheet: Sheet,
    words: Vec<String>,
    archived: bool,
    after: Place<ProductId>,
}

impl Pages for Products {
    async fn next(&mut self) -> Result<Option<Vec<Vec<Cell>>>, Problem> {
        let Some(after) = self.after.take() else { return Ok(None) };
        let caller = still_there(&self.api, &self.caller).await?.caller;
        let engine = self.api.engine();
        let rows = engine.list_products(&caller, self.words.clone(), self.archived, after, PAGE).await?;
        let full = rows.len() as i64 == PAGE;
        self.after = rows.last().filter(|_| full).map(|p| Some((fold(&p.name), p.id)));
        let values = engine.product_rows(&caller, &mut self.sheet, &rows).await?;
        let language = self.caller.language;
        Ok(Some(values.iter().map(|v| cells_of(&self.sheet, v, language)).collect()))
    }
}

struct Counterparties {
    api: Api,
    caller: Caller,
    sheet: Sheet,
    words: Vec<String>,
    deleted: bool,
    after: Place<CounterpartyId>,
}

impl Pages for Counterparties {
    async fn next(&mut self) -> Result<Option<Vec<Vec<Cell>>>, Problem> {
        let Some(after) = self.after.take() else { return Ok(None) };
        let caller = still_there(&self.api, &self.caller).await?.caller;
        let engine = self.api.engine();
        let rows = engine.list_counterparties(&caller, self.words.clone(), self.deleted, after, PAGE).await?;
        let full = rows.len() as i64 == PAGE;
        self.after = rows.last().filter(|_| full).map(|c| Some((fold(&c.name), c.id)));
        let (sheet, language) = (&self.sheet, self.caller.language);
        let cells = |c| cells_of(sheet, &tables::counterparties::values(sheet, c), language);
        Ok(Some(rows.iter().map(cells).collect()))
    }
}
