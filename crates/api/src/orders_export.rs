//! Orders as a table to take away: CSV for programs and for people, XLSX.

use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use futures_util::stream::{self, Stream, StreamExt as _};
use poryadok_domain::document::DocumentKind;
use poryadok_domain::rejection::{Flaw, Language, Rejection};
use poryadok_domain::rulebook::Rulebook;
use poryadok_domain::time::Timestamp;
use poryadok_engine::Fault;
use poryadok_engine::failure::Failure;
use poryadok_engine::reads::ListRequest;
use poryadok_engine::records::Listed;
use rust_xlsxwriter::{ColNum, Format, RowNum, Workbook, XlsxError};

use crate::Api;
use crate::caller::{Caller, Params};
use crate::orders::{FilterQuery, PageQuery, cursor_of, list_request};
use crate::problem::Problem;

const KIND: DocumentKind = DocumentKind::CustomerOrder;
/// Orders read at once.
const PAGE: i64 = 1_000;
/// A sheet is put together in memory, at some 500 bytes a row; CSV goes out as it is read and has no bound.
const MAX_SHEET_ROWS: usize = 100_000;

/// For whom a table is written.
#[derive(Debug, Clone)]
pub enum Reader {
    /// Codes as headings, RFC 3339, decimal points.
    Program,
    /// Words as headings, times of the company's zone, what a spreadsheet of the language expects.
    Person { language: Language, zone: jiff::tz::TimeZone },
}

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

enum Cell {
    Text(String),
    /// Of money and percents.
    Hundredths(i64),
    Number(i64),
    Time(Option<Timestamp>),
}

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

fn text_of(cell: Cell, reader: &Reader) -> String {
    match cell {
        Cell::Text(text) => harmless(&text),
        Cell::Number(number) => number.to_string(),
        Cell::Hundredths(value) => match reader {
            Reader::Person { language: Language::Russian, .. } => hundredths(value).replace('.', ","),
            _ => hundredths(value),
        },
        Cell::Time(None) => String::new(),
        Cell::Time(Some(at)) => match reader {
            Reader::Program => at.to_string(),
            Reader::Person { language, zone } => {
                let format = if *language == Language::Russian { "%d.%m.%Y %H:%M" } else { "%Y-%m-%d %H:%M" };
                let civil = jiff::Timestamp::from_microsecond(at.0).map(|at| zone.to_datetime(at));
                civil.map(|c| c.strftime(format).to_string()).unwrap_or_default()
            }
        },
    }
}

fn hundredths(value: i64) -> String {
    let minus = if value < 0 { "-" } else { "" };
    format!("{minus}{}.{:02}", value.unsigned_abs() / 100, value.unsigned_abs() % 100)
}

/// A text that a spreadsheet would take for a formula gets an apostrophe before it; numbers stay numbers.
fn harmless(text: &str) -> String {
    let is_number = text.parse::<f64>().is_ok();
    if !is_number && text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        return format!("'{text}");
    }
    text.to_owned()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Csv,
    Xlsx,
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
    let kind = match format.first().map(|(_, value)| value.as_str()) {
        None | Some("csv") => Kind::Csv,
        Some("xlsx") => Kind::Xlsx,
        Some(_) => return Err(Rejection::invalid("format", Flaw::NotAllowed).into()),
    };
    let request = list_request(filters, &caller)?;
    let request = ListRequest { limit: PAGE, after: None, ..request };
    api.engine().note_export(&caller.caller, KIND).await?;
    let zone = jiff::tz::TimeZone::get(&caller.caller.rules.account.time_zone);
    let reader = Reader::Person { language: caller.language, zone: zone.unwrap_or(jiff::tz::TimeZone::UTC) };
    match kind {
        Kind::Csv => Ok(file(
            Body::from_stream(csv_pages(api, caller, request, reader)),
            "text/csv; charset=utf-8",
            "orders.csv",
        )),
        Kind::Xlsx => {
            let bytes = sheet(&api, &caller, request, &reader).await?;
            let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
            Ok(file(Body::from(bytes), kind, "orders.xlsx"))
        }
    }
}

fn file(body: Body, kind: &'static str, name: &'static str) -> Response {
    let mut response = Response::new(body);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

/// Reads the next page and sets the request to the one after it; `None` behind the last.
async fn next_page(
    api: &Api,
    caller: &Caller,
    request: &mut Option<ListRequest>,
) -> Result<Option<Vec<Listed>>, Problem> {
    let Some(asked) = request.take() else { return Ok(None) };
    // His rights of this moment, page by page: a dismissal ends the file.
    let now = api.engine().authenticate(&caller.credential, &caller.caller.address).await?;
    let caller = Caller { caller: now, ..caller.clone() };
    let rows = api.engine().list_documents(&caller.caller, KIND, asked.clone()).await?;
    if let Some(last) = rows.last().filter(|_| rows.len() as i64 == asked.limit) {
        let after = Some(cursor_of(last, asked.sort, !asked.words.is_empty()));
        *request = Some(ListRequest { after, ..asked });
    }
    Ok(Some(rows))
}

/// Pages of CSV as they are read. A spreadsheet takes the file for UTF-8 by the mark at its head.
fn csv_pages(
    api: Api,
    caller: Caller,
    request: ListRequest,
    reader: Reader,
) -> impl Stream<Item = Result<Bytes, std::io::Error>> {
    let state = (api, caller, Some(request), reader, true);
    stream::unfold(state, |(api, caller, mut request, reader, first)| async move {
        let page = match next_page(&api, &caller, &mut request).await {
            Ok(page) => page?,
            Err(_) => {
                let cut = std::io::Error::other("the export was cut off");
                return Some((Err(cut), (api, caller, None, reader, false)));
            }
        };
        let written = csv_page(&page, &caller.caller.rules, &reader, first);
        Some((written, (api, caller, request, reader, false)))
    })
    // Compression asks once more after the end.
    .fuse()
}

fn csv_page(
    page: &[Listed],
    rules: &Rulebook,
    reader: &Reader,
    first: bool,
) -> Result<Bytes, std::io::Error> {
    let semicolon = matches!(reader, Reader::Person { language: Language::Russian, .. });
    let mark = if first { "\u{feff}".as_bytes().to_vec() } else { Vec::new() };
    let mut writer =
        csv::WriterBuilder::new().delimiter(if semicolon { b';' } else { b',' }).from_writer(mark);
    if first {
        writer.write_record(headings(reader))?;
    }
    for listed in page {
        writer.write_record(line(listed, rules, reader))?;
    }
    Ok(writer.into_inner().map_err(|e| e.into_error())?.into())
}

async fn sheet(
    api: &Api,
    caller: &Caller,
    request: ListRequest,
    reader: &Reader,
) -> Result<Vec<u8>, Problem> {
    let mut rows: Vec<Listed> = Vec::new();
    let mut request = Some(request);
    while let Some(page) = next_page(api, caller, &mut request).await? {
        rows.extend(page);
        if rows.len() > MAX_SHEET_ROWS {
            return Err(Rejection::invalid("format", Flaw::TooMany { max: MAX_SHEET_ROWS as i64 }).into());
        }
    }
    let (rules, reader) = (caller.caller.rules.clone(), reader.clone());
    let written = tokio::task::spawn_blocking(move || write_sheet(&rows, &rules, &reader)).await;
    let broken = |what: String| {
        Problem(Failure::Fault(Fault::Broken(format!("a sheet could not be written: {what}"))))
    };
    written.map_err(|e| broken(e.to_string()))?.map_err(|e| broken(e.to_string()))
}

/// Numbers and times are cells of their kind; texts are texts, whatever they begin with.
fn write_sheet(rows: &[Listed], rules: &Rulebook, reader: &Reader) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let (bold, money) = (Format::new().set_bold(), Format::new().set_num_format("#,##0.00"));
    let time = Format::new().set_num_format("dd.mm.yyyy hh:mm");
    for (column, heading) in (0..).zip(headings(reader)) {
        sheet.write_string_with_format(0, column, heading, &bold)?;
        sheet.set_column_width(column, 18)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    for (row, listed) in (1..).zip(rows) {
        for (column, cell) in (0..).zip(cells(listed, rules)) {
            let (row, column): (RowNum, ColNum) = (row, column);
            match cell {
                Cell::Text(text) => sheet.write_string(row, column, text)?,
                Cell::Number(number) => sheet.write_number(row, column, number as f64)?,
                Cell::Hundredths(value) => {
                    sheet.write_number_with_format(row, column, value as f64 / 100.0, &money)?
                }
                Cell::Time(None) => continue,
                Cell::Time(Some(at)) => {
                    sheet.write_number_with_format(row, column, serial(at, reader), &time)?
                }
            };
        }
    }
    book.save_to_buffer()
}

/// Days since 1899-12-30 in the reader's zone, as spreadsheets count time.
fn serial(at: Timestamp, reader: &Reader) -> f64 {
    const DAYS_TO_1970: f64 = 25_569.0;
    const MICROS_A_DAY: f64 = 86_400_000_000.0;
    let offset = match reader {
        Reader::Program => 0,
        Reader::Person { zone, .. } => {
            let offset = jiff::Timestamp::from_microsecond(at.0).map(|at| zone.to_offset(at).seconds());
            i64::from(offset.unwrap_or(0)) * 1_000_000
        }
    };
    (at.0 + offset) as f64 / MICROS_A_DAY + DAYS_TO_1970
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_made_harmless_and_numbers_stay() {
        assert_eq!(harmless("=1+1"), "'=1+1");
        assert_eq!(harmless("@cmd"), "'@cmd");
        assert_eq!(harmless("-12.50"), "-12.50");
        assert_eq!(hundredths(-5), "-0.05");
    }

    #[test]
    fn a_spreadsheet_shows_the_companys_hour() {
        let zone = jiff::tz::TimeZone::get("Europe/Moscow").unwrap();
        let reader = Reader::Person { language: Language::Russian, zone };
        let at = Timestamp::parse("2026-01-31T21:30:00Z").unwrap();
        assert_eq!(text_of(Cell::Time(Some(at)), &reader), "01.02.2026 00:30");
        // 2026-02-01 is day 46 054 of the spreadsheet's calendar.
        assert!((serial(at, &reader) - 46_054.020_833).abs() < 0.001);
        assert_eq!(text_of(Cell::Hundredths(-123_456), &reader), "-1234,56");
    }
}
