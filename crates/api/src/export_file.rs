//! A list as a file to take away: CSV for programs and for people, XLSX. Which columns and rows, says the noun.

use std::future::Future;

use axum::body::{Body, Bytes};
use axum::http::{HeaderValue, header};
use axum::response::Response;
use futures_util::stream::{self, Stream, StreamExt as _};
use poryadok_domain::money::QUANTITY_SCALE;
use poryadok_domain::rejection::{Flaw, Language, Rejection};
use poryadok_domain::table::{Sheet, Value, Values, harmless, hundredths, quantity};
use poryadok_domain::time::Timestamp;
use poryadok_engine::Fault;
use poryadok_engine::failure::Failure;
use rust_xlsxwriter::{ColNum, Format, RowNum, Workbook, XlsxError};

use crate::Api;
use crate::caller::Caller;
use crate::problem::Problem;

/// A sheet is put together in memory, at some 500 bytes a row; CSV goes out as it is read and has no bound.
const MAX_SHEET_ROWS: usize = 100_000;
/// Texts of a sheet: long descriptions fill it before the rows do.
const MAX_SHEET_BYTES: usize = 64 << 20;

/// For whom a table is written.
#[derive(Debug, Clone)]
pub enum Reader {
    /// Codes as headings, RFC 3339, decimal points.
    Program,
    /// Words as headings, times of the company's zone, what a spreadsheet of the language expects.
    Person { language: Language, zone: jiff::tz::TimeZone },
}

impl Reader {
    pub fn of(caller: &Caller) -> Reader {
        let zone = jiff::tz::TimeZone::get(&caller.caller.rules.account.time_zone);
        Reader::Person { language: caller.language, zone: zone.unwrap_or(jiff::tz::TimeZone::UTC) }
    }

    const fn language(&self) -> Language {
        match self {
            Reader::Program => Language::English,
            Reader::Person { language, .. } => *language,
        }
    }
}

pub enum Cell {
    Text(String),
    /// Of money and percents.
    Hundredths(i64),
    Number(i64),
    /// In 1/10 000 of a piece.
    Quantity(i64),
    Time(Option<Timestamp>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Csv,
    Xlsx,
}

impl Kind {
    pub fn of(format: Option<&str>) -> Result<Kind, Rejection> {
        match format {
            None | Some("csv") => Ok(Kind::Csv),
            Some("xlsx") => Ok(Kind::Xlsx),
            Some(_) => Err(Rejection::invalid("format", Flaw::NotAllowed)),
        }
    }
}

/// Rows as they are read, a page at a time.
pub trait Pages: Send + 'static {
    /// The next page; `None` behind the last.
    fn next(&mut self) -> impl Future<Output = Result<Option<Vec<Vec<Cell>>>, Problem>> + Send;
}

/// What is taken away, and as what.
pub struct Export {
    pub kind: Kind,
    /// Of the file, without its ending.
    pub name: &'static str,
    pub headings: Vec<String>,
    pub reader: Reader,
}

impl Export {
    pub async fn respond(self, pages: impl Pages) -> Result<Response, Problem> {
        let name = self.name;
        match self.kind {
            Kind::Csv => {
                let body = Body::from_stream(csv_pages(self, pages));
                Ok(file(body, "text/csv; charset=utf-8", &format!("{name}.csv")))
            }
            Kind::Xlsx => {
                let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
                let bytes = sheet(self, pages).await?;
                Ok(file(Body::from(bytes), kind, &format!("{name}.xlsx")))
            }
        }
    }
}

/// The caller with his rights of this moment: a dismissal ends the file.
pub async fn still_there(api: &Api, caller: &Caller) -> Result<Caller, Problem> {
    let now = api.engine().authenticate(&caller.credential, &caller.caller.address).await?;
    Ok(Caller { caller: now, ..caller.clone() })
}

/// A record's values as cells.
pub fn cells_of(sheet: &Sheet, values: &Values, language: Language) -> Vec<Cell> {
    use poryadok_domain::table::Kind;
    let cell =
        |(column, value): (&poryadok_domain::table::Column, &Option<Value>)| match (value, &column.kind) {
            (None, _) => Cell::Text(String::new()),
            (Some(Value::Number(number)), Kind::Money { .. }) => Cell::Hundredths(*number),
            (Some(Value::Number(number)), _) => Cell::Number(*number),
            (Some(value), _) => Cell::Text(column.show(value, language)),
        };
    sheet.columns.iter().zip(values).map(cell).collect()
}

/// A cell of CSV.
pub fn text_of(cell: Cell, reader: &Reader) -> String {
    match cell {
        Cell::Text(text) => harmless(&text),
        Cell::Number(number) => number.to_string(),
        Cell::Hundredths(value) => hundredths(value, reader.language()),
        Cell::Quantity(value) => quantity(value, reader.language()),
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

fn file(body: Body, kind: &'static str, name: &str) -> Response {
    let mut response = Response::new(body);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

/// Pages of CSV as they are read. A spreadsheet takes the file for UTF-8 by the mark at its head.
fn csv_pages(
    export: Export,
    pages: impl Pages,
) -> impl Stream<Item = Result<Bytes, std::io::Error>> + Send + 'static {
    let state = (export, Some(pages), true);
    stream::unfold(state, |(export, pages, first)| async move {
        let mut pages = pages?;
        match pages.next().await {
            Ok(Some(page)) => Some((csv_page(page, &export, first), (export, Some(pages), false))),
            Ok(None) => None,
            Err(_) => {
                let cut = std::io::Error::other("the export was cut off");
                Some((Err(cut), (export, None, false)))
            }
        }
    })
    // Compression asks once more after the end.
    .fuse()
}

fn csv_page(page: Vec<Vec<Cell>>, export: &Export, first: bool) -> Result<Bytes, std::io::Error> {
    let semicolon = matches!(export.reader, Reader::Person { language: Language::Russian, .. });
    let mark = if first { "\u{feff}".as_bytes().to_vec() } else { Vec::new() };
    let mut writer =
        csv::WriterBuilder::new().delimiter(if semicolon { b';' } else { b',' }).from_writer(mark);
    if first {
        writer.write_record(export.headings.iter().map(|h| harmless(h)))?;
    }
    for row in page {
        writer.write_record(row.into_iter().map(|cell| text_of(cell, &export.reader)))?;
    }
    Ok(writer.into_inner().map_err(|e| e.into_error())?.into())
}

async fn sheet(export: Export, mut pages: impl Pages) -> Result<Vec<u8>, Problem> {
    let (mut rows, mut bytes) = (Vec::new(), 0);
    while let Some(page) = pages.next().await? {
        bytes += page.iter().flatten().map(weight).sum::<usize>();
        rows.extend(page);
        if rows.len() > MAX_SHEET_ROWS {
            return Err(Rejection::invalid("format", Flaw::TooMany { max: MAX_SHEET_ROWS as i64 }).into());
        }
        if bytes > MAX_SHEET_BYTES {
            return Err(Rejection::invalid("format", Flaw::TooLong { max: MAX_SHEET_BYTES as i64 }).into());
        }
    }
    let written = tokio::task::spawn_blocking(move || write_sheet(&rows, &export)).await;
    let broken = |what: String| {
        Problem(Failure::Fault(Fault::Broken(format!("a sheet could not be written: {what}"))))
    };
    written.map_err(|e| broken(e.to_string()))?.map_err(|e| broken(e.to_string()))
}

fn weight(cell: &Cell) -> usize {
    match cell {
        Cell::Text(text) => text.len(),
        _ => 0,
    }
}

/// Numbers and times are cells of their kind; texts are texts, whatever they begin with.
fn write_sheet(rows: &[Vec<Cell>], export: &Export) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let (bold, money) = (Format::new().set_bold(), Format::new().set_num_format("#,##0.00"));
    let time = Format::new().set_num_format("dd.mm.yyyy hh:mm");
    for (column, heading) in (0..).zip(&export.headings) {
        sheet.write_string_with_format(0, column, heading, &bold)?;
        sheet.set_column_width(column, 18)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    for (row, cells) in (1..).zip(rows) {
        for (column, cell) in (0..).zip(cells) {
            let (row, column): (RowNum, ColNum) = (row, column);
            match cell {
                Cell::Text(text) if text.is_empty() => continue,
                Cell::Text(text) => sheet.write_string(row, column, text)?,
                Cell::Number(number) => sheet.write_number(row, column, *number as f64)?,
                Cell::Quantity(value) => {
                    sheet.write_number(row, column, *value as f64 / QUANTITY_SCALE as f64)?
                }
                Cell::Hundredths(value) => {
                    sheet.write_number_with_format(row, column, *value as f64 / 100.0, &money)?
                }
                Cell::Time(None) => continue,
                Cell::Time(Some(at)) => {
                    sheet.write_number_with_format(row, column, serial(*at, &export.reader), &time)?
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
        let program = |text: &str| text_of(Cell::Text(text.to_owned()), &Reader::Program);
        assert_eq!(program("=1+1"), "'=1+1");
        assert_eq!(program("@cmd"), "'@cmd");
        assert_eq!(program("-12.50"), "-12.50");
        assert_eq!(text_of(Cell::Hundredths(-5), &Reader::Program), "-0.05");
        let quantity = |value| text_of(Cell::Quantity(value), &Reader::Program);
        assert_eq!([-5_000, 0, 120_000, 12_345].map(quantity), ["-0.5", "0", "12", "1.2345"]);
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
