//! Orders as a table to take away.

use axum::extract::State;
use axum::response::Response;
use poryadok_domain::document::DocumentKind;
use poryadok_domain::rejection::Language;
use poryadok_domain::rulebook::Rulebook;
use poryadok_engine::reads::ListRequest;
use poryadok_engine::records::Listed;

use crate::Api;
use crate::caller::{Caller, Params};
pub use crate::export_file::Reader;
use crate::export_file::{Cell, Export, Kind, Pages, still_there, text_of};
use crate::orders::{FilterQuery, PageQuery, cursor_of, list_request};
use crate::problem::Problem;

const KIND: DocumentKind = DocumentKind::CustomerOrder;
/// Orders read at once.
const PAGE: i64 = 1_000;

/// Heading for programs, in Russian, in English.
const COLUMNS: [(&str, &str, &str); 15] = [
    ("number", "Номер", "Number"),
    ("external_id", "Внешний код", "External id"),
    ("moment", "Дата", "Date"),
    ("status", "Статус", "Status"),
    ("status_since", "В статусе с", "In status since"),
    ("counterparty", "Контрагент", "Counterparty"),
    ("owner", "Владелец", "Owner"),
    ("channel", "Канал продаж", "Sales channel"),
    ("currency", "Валюта", "Currency"),
    ("sum", "Сумма", "Sum"),
    ("vat", "НДС", "VAT"),
    ("discount_percent", "Скидка, %", "Discount, %"),
    ("positions", "Позиций", "Positions"),
    ("planned_at", "План. дата", "Planned date"),
    ("description", "Комментарий", "Description"),
];

/// The headings of the table.
pub fn headings(reader: &Reader) -> Vec<&'static str> {
    let pick = |(code, ru, en): &(&'static str, &'static str, &'static str)| match reader {
        Reader::Program => *code,
        Reader::Person { language: Language::Russian, .. } => *ru,
        Reader::Person { language: Language::English, .. } => *en,
    };
    COLUMNS.iter().map(pick).collect()
}

/// One order as a line of CSV.
pub fn line(listed: &Listed, rules: &Rulebook, reader: &Reader) -> Vec<String> {
    cells(listed, rules).into_iter().map(|cell| text_of(cell, reader)).collect()
}

fn cells(listed: &Listed, rules: &Rulebook) -> [Cell; 15] {
    let d = &listed.document;
    let status = d.status.and_then(|id| rules.statuses.get(&id)).map(|s| s.name.clone());
    let owner = rules.employees.get(&d.owner).map(|e| e.name.clone());
    let channel = d.channel.and_then(|id| rules.channels.get(&id)).map(|c| c.name.clone());
    let text = |text: Option<String>| Cell::Text(text.unwrap_or_default());
    [
        Cell::Text(d.number.clone()),
        text(d.external_id.clone()),
        Cell::Time(Some(d.moment)),
        text(status),
        Cell::Time(Some(d.status_since)),
        text(listed.counterparty_name.clone()),
        text(owner),
        text(channel),
        Cell::Text(d.currency.clone()),
        Cell::Hundredths(d.sums.sum),
        Cell::Hundredths(d.sums.vat),
        Cell::Hundredths(d.sums.discount()),
        Cell::Number(d.position_count),
        Cell::Time(d.planned_at),
        Cell::Text(d.description.clone()),
    ]
}

/// The orders of a list as a file. `format` is `csv` or `xlsx`; filters and order are those of the list, pages are not
/// needed.
#[utoipa::path(get, path = "/orders/export", tag = "Orders",
    params(("format" = Option<String>, Query, description = "`csv` (default) or `xlsx` (at most 100 000 orders)"), FilterQuery, PageQuery),
    responses((status = 200, body = String, content_type = "text/csv")))]
pub async fn export(
    State(api): State<Api>,
    query: Params<Vec<(String, String)>>,
    caller: Caller,
) -> Result<Response, Problem> {
    let (format, filters): (Vec<_>, Vec<_>) = query.0.into_iter().partition(|(name, _)| name == "format");
    let kind = Kind::of(format.first().map(|(_, value)| value.as_str()))?;
    let request = list_request(filters, &caller)?;
    let request = ListRequest { limit: PAGE, after: None, ..request };
    api.engine().note_export(&caller.caller, KIND.code()).await?;
    let reader = Reader::of(&caller);
    let headings = headings(&reader).into_iter().map(str::to_owned).collect();
    let pages = Orders { api, caller, request: Some(request) };
    Export { kind, name: "orders", headings, reader }.respond(pages).await
}

/// Orders page by page; nothing is asked for behind the last.
struct Orders {
    api: Api,
    caller: Caller,
    request: Option<ListRequest>,
}

impl Pages for Orders {
    async fn next(&mut self) -> Result<Option<Vec<Vec<Cell>>>, Problem> {
        let Some(asked) = self.request.take() else { return Ok(None) };
        let caller = still_there(&self.api, &self.caller).await?;
        let rows = self.api.engine().list_documents(&caller.caller, KIND, asked.clone()).await?;
        if let Some(last) = rows.last().filter(|_| rows.len() as i64 == asked.limit) {
            let after = Some(cursor_of(last, asked.sort, !asked.words.is_empty()));
            self.request = Some(ListRequest { after, ..asked });
        }
        Ok(Some(rows.iter().map(|l| cells(l, &self.caller.caller.rules).into()).collect()))
    }
}
