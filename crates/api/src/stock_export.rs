//! What there is of the goods in each warehouse, as a table to take away.

use axum::extract::State;
use axum::response::Response;
use poryadok_domain::ids::WarehouseId;
use poryadok_domain::rejection::{Flaw, Language, Rejection};
use poryadok_domain::trade::Balance;
use poryadok_engine::records::{StockFilter, StockLine};
use serde::Deserialize;
use utoipa::IntoParams;

use crate::Api;
use crate::caller::{Caller, Params};
use crate::export_file::{Cell, Export, Kind, Pages, Reader, still_there};
use crate::paging::words;
use crate::problem::Problem;

/// Goods read at once.
const PAGE: i64 = 1_000;

/// In Russian, in English.
const HEADINGS: [(&str, &str); 8] = [
    ("Идентификатор", "Identifier"),
    ("Название", "Name"),
    ("Код", "Code"),
    ("Единица", "Unit"),
    ("Склад", "Warehouse"),
    ("На складе", "On hand"),
    ("В резерве", "Reserved"),
    ("Свободно", "Free"),
];

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct StockExportQuery {
    /// `csv` (default) or `xlsx` (at most 100 000 rows).
    format: Option<String>,
    /// One warehouse; each if absent.
    warehouse: Option<WarehouseId>,
    /// Words; each must occur in the name or the code.
    q: Option<String>,
}

/// The goods of a list as a file, a row for each warehouse that has any of them or promised it. Goods that no warehouse has
/// are one row of nothing.
#[utoipa::path(get, path = "/stock/export", tag = "Stock", operation_id = "export", params(StockExportQuery),
    responses((status = 200, body = String, content_type = "text/csv")))]
pub async fn export(
    State(api): State<Api>,
    query: Params<StockExportQuery>,
    caller: Caller,
) -> Result<Response, Problem> {
    let StockExportQuery { format, warehouse, q } = query.0;
    let kind = Kind::of(format.as_deref())?;
    if warehouse.is_some_and(|id| !caller.caller.rules.warehouses.contains_key(&id)) {
        return Err(Rejection::invalid("warehouse", Flaw::NotFound).into());
    }
    api.engine().note_export(&caller.caller, "stock").await?;
    let heading = |(russian, english): (&str, &str)| match caller.language {
        Language::Russian => russian.to_owned(),
        Language::English => english.to_owned(),
    };
    let headings = HEADINGS.map(heading).into();
    let reader = Reader::of(&caller);
    let filter = StockFilter { warehouse, words: words(q.as_deref()), after: None, limit: PAGE };
    let pages = Stock { api, caller, filter: Some(filter) };
    Export { kind, name: "stock", headings, reader }.respond(pages).await
}

/// Goods page by page; nothing is asked for behind the last.
struct Stock {
    api: Api,
    caller: Caller,
    filter: Option<StockFilter>,
}

impl Pages for Stock {
    async fn next(&mut self) -> Result<Option<Vec<Vec<Cell>>>, Problem> {
        let Some(asked) = self.filter.take() else { return Ok(None) };
        let caller = still_there(&self.api, &self.caller).await?.caller;
        let engine = self.api.engine();
        let lines = engine.stock(&caller, asked.clone()).await?;
        let balances = engine.balances(&caller, lines.iter().map(|(_, l)| l.product).collect()).await?;
        let name = |id: WarehouseId| caller.rules.warehouses.get(&id).map(|w| w.name.clone());
        let mut there: Vec<_> = balances
            .into_iter()
            .filter(|((at, _), b)| *b != Balance::default() && asked.warehouse.is_none_or(|w| w == *at))
            .map(|((at, product), balance)| (product, name(at).unwrap_or_default(), balance))
            .collect();
        there.sort_unstable_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
        let mut rows = Vec::with_capacity(lines.len());
        for (_, line) in &lines {
            let from = there.partition_point(|(product, ..)| *product < line.product);
            let own = there.iter().skip(from).take_while(|(product, ..)| *product == line.product);
            let before = rows.len();
            rows.extend(own.map(|(_, warehouse, balance)| cells(line, warehouse, *balance)));
            if rows.len() == before {
                let warehouse = asked.warehouse.and_then(name).unwrap_or_default();
                rows.push(cells(line, &warehouse, Balance::default()));
            }
        }
        if let Some((name, line)) = lines.last().filter(|_| lines.len() as i64 == PAGE) {
            self.filter = Some(StockFilter { after: Some((name.clone(), line.product)), ..asked });
        }
        Ok(Some(rows))
    }
}

fn cells(line: &StockLine, warehouse: &str, balance: Balance) -> Vec<Cell> {
    vec![
        Cell::Text(line.product.to_string()),
        Cell::Text(line.name.clone()),
        Cell::Text(line.code.clone()),
        Cell::Text(line.unit.clone()),
        Cell::Text(warehouse.to_owned()),
        Cell::Quantity(balance.on_hand),
        Cell::Quantity(balance.reserved),
        Cell::Quantity(balance.free()),
    ]
}
