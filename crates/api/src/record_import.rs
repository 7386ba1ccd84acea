//! Products and counterparties from files: what a file would do, and then doing just that.

use axum::Json;
use axum::extract::State;
use axum::response::Response;
use poryadok_domain::ids::{EmployeeId, ImportId};
use poryadok_domain::rejection::{Language, Rejection};
use poryadok_domain::rulebook::Rulebook;
use poryadok_domain::table::plan::{Change, Outcome, Planned};
use poryadok_domain::table::{Cell, Kind, Sheet, TableNoun, Value};
use poryadok_domain::time::Timestamp;
use poryadok_engine::Fault;
use poryadok_engine::failure::Failure;
use poryadok_engine::tables::import::Import;
use poryadok_engine::tables::preview::{Brought, LeftOut, Preview, worded};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use utoipa::{IntoParams, ToSchema};

use crate::Api;
use crate::caller::{Caller, Id, Params, TableUpload, answered, json};
use crate::problem::Problem;
use crate::table_file;

/// Rows of a preview that are shown, of each kind.
const SHOWN: usize = 50;
/// Flaws of a preview that are told.
const TOLD: usize = 5_000;
/// Cells of each column that are shown where columns are chosen.
const SAMPLES: usize = 3;
const SAMPLE_CHARS: usize = 60;

/// The file itself, at most 20 MiB and 100 000 rows.
#[derive(ToSchema)]
#[schema(value_type = String, format = Binary)]
#[expect(dead_code, reason = "describes a body, which is read as bytes")]
pub struct TableBody(Vec<u8>);

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct PreviewQuery {
    /// What the file is called.
    name: String,
    /// Codes of the columns from left to right, as in `name,,price`; an empty one is left out. Without it they are known by
    /// their headings.
    columns: Option<String>,
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct ImportQuery {
    /// What the file is called.
    name: String,
    /// As in the preview.
    columns: Option<String>,
    /// Of the preview of the same file.
    digest: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct PreviewOut {
    /// To be given with the import; absent while no column is known.
    digest: Option<String>,
    /// The line of the headings, from 1.
    headings_line: i64,
    columns: Vec<FileColumnOut>,
    /// What a column can be.
    fields: Vec<FieldOut>,
    rows: i64,
    new: i64,
    changed: i64,
    unchanged: i64,
    wrong: i64,
    /// The first rows that would be written, at most 50 new ones and 50 changes.
    shown: Vec<RowOut>,
    /// The first flaws, at most 5 000.
    errors: Vec<RowErrorOut>,
}

/// A column of the file.
#[derive(Debug, Serialize, ToSchema)]
pub struct FileColumnOut {
    heading: String,
    /// The field it is taken for.
    field: Option<String>,
    samples: Vec<String>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct FieldOut {
    code: String,
    /// In the language of the reader.
    name: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct RowOut {
    line: u32,
    /// `new` or `changed`.
    outcome: String,
    /// Of the record.
    name: String,
    changes: Vec<ChangeOut>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct ChangeOut {
    field: String,
    from: Option<String>,
    to: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct RowErrorOut {
    line: u32,
    /// The field of the column; absent when the row as a whole is meant.
    field: Option<String>,
    /// The stable word.
    code: String,
    /// In the language of the reader.
    text: String,
}

/// How far an import has come.
#[derive(Debug, Serialize, ToSchema)]
pub struct ImportOut {
    id: ImportId,
    /// `products` or `counterparties`.
    noun: String,
    file_name: String,
    /// `running`, `done` or `stopped`: then bringing the same file again does the rest.
    state: String,
    /// Rows to be written, and those gone through so far.
    planned: i64,
    done: i64,
    created: i64,
    changed: i64,
    unchanged: i64,
    /// Rows left out, those of the preview included.
    wrong: i64,
    /// The first rows left out that the preview did not show, at most 200.
    errors: Vec<RowErrorOut>,
    by: Option<EmployeeId>,
    started_at: Timestamp,
    finished_at: Option<Timestamp>,
}

/// What a file of products would do. Nothing is written. The body is the file as it is: XLSX, or CSV in UTF-8 or
/// windows-1251, at most 20 MiB and 100 000 rows.
#[utoipa::path(post, path = "/products/import/preview", tag = "Products", operation_id = "preview_import", params(PreviewQuery),
    request_body(content = TableBody, content_type = "application/octet-stream"),
    responses((status = 200, body = PreviewOut)))]
pub async fn preview_products(
    State(api): State<Api>,
    query: Params<PreviewQuery>,
    upload: TableUpload,
) -> Result<Json<PreviewOut>, Problem> {
    preview(&api, TableNoun::Products, query.0, upload).await
}

/// Bring in a file of products as its preview showed. Rows with flaws are left out; a cell that is empty leaves its field as
/// it is. The answer comes at once: `GET /imports/{id}` says how far it is.
#[utoipa::path(post, path = "/products/import", tag = "Products", operation_id = "import", params(ImportQuery),
    request_body(content = TableBody, content_type = "application/octet-stream"),
    responses((status = 202, body = ImportOut)))]
pub async fn import_products(
    State(api): State<Api>,
    query: Params<ImportQuery>,
    upload: TableUpload,
) -> Result<Response, Problem> {
    import(&api, TableNoun::Products, query.0, upload).await
}

/// What a file of counterparties would do. Nothing is written. The body is the file as it is: XLSX, or CSV in UTF-8 or
/// windows-1251, at most 20 MiB and 100 000 rows.
#[utoipa::path(post, path = "/counterparties/import/preview", tag = "Counterparties", operation_id = "preview_import", params(PreviewQuery),
    request_body(content = TableBody, content_type = "application/octet-stream"),
    responses((status = 200, body = PreviewOut)))]
pub async fn preview_counterparties(
    State(api): State<Api>,
    query: Params<PreviewQuery>,
    upload: TableUpload,
) -> Result<Json<PreviewOut>, Problem> {
    preview(&api, TableNoun::Counterparties, query.0, upload).await
}

/// Bring in a file of counterparties as its preview showed. Rows with flaws are left out; a cell that is empty leaves its
/// field as it is. The answer comes at once: `GET /imports/{id}` says how far it is.
#[utoipa::path(post, path = "/counterparties/import", tag = "Counterparties", operation_id = "import", params(ImportQuery),
    request_body(content = TableBody, content_type = "application/octet-stream"),
    responses((status = 202, body = ImportOut)))]
pub async fn import_counterparties(
    State(api): State<Api>,
    query: Params<ImportQuery>,
    upload: TableUpload,
) -> Result<Response, Problem> {
    import(&api, TableNoun::Counterparties, query.0, upload).await
}

/// How far an import has come: for whoever began it, and administrators.
#[utoipa::path(get, path = "/imports/{id}", tag = "Products", params(("id" = ImportId, Path)),
    responses((status = 200, body = ImportOut)))]
pub async fn read(
    State(api): State<Api>,
    id: Id<ImportId>,
    caller: Caller,
) -> Result<Json<ImportOut>, Problem> {
    Ok(Json(out(&api.engine().import(&caller.caller, id.0).await?)))
}

pub(crate) async fn preview(
    api: &Api,
    noun: TableNoun,
    query: PreviewQuery,
    upload: TableUpload,
) -> Result<Json<PreviewOut>, Problem> {
    let _place = api.table_place().ok_or(Rejection::Busy)?;
    let (caller, language) = (upload.who.caller, upload.who.language);
    let brought = brought(noun, query.name, query.columns, upload.bytes).await?;
    let rows = brought.rows.clone();
    let preview = api.engine().preview_import(&caller, brought).await?;
    Ok(Json(preview_out(&preview, &rows, language)))
}

async fn import(
    api: &Api,
    noun: TableNoun,
    query: ImportQuery,
    upload: TableUpload,
) -> Result<Response, Problem> {
    let _place = api.table_place().ok_or(Rejection::Busy)?;
    let TableUpload { who, key, bytes } = upload;
    let brought = brought(noun, query.name, query.columns, bytes).await?;
    let render = |import: &Import, _: &Rulebook| json(&out(import));
    let engine = api.engine();
    answered(engine.start_import(&who.caller, key, brought, &query.digest, who.language, render).await)
}

/// Reads the file on a thread that serves nobody else.
pub(crate) async fn brought(
    noun: TableNoun,
    file_name: String,
    columns: Option<String>,
    bytes: axum::body::Bytes,
) -> Result<Brought, Problem> {
    let reading = tokio::task::spawn_blocking(move || {
        let hash = Sha256::digest(&bytes).to_vec();
        table_file::read(&bytes).map(|rows| (hash, rows))
    });
    let broken = |_| Problem(Failure::Fault(Fault::Broken("a table could not be read".to_owned())));
    let (hash, rows) = reading.await.map_err(broken)?.map_err(|why| Rejection::UnreadableTable { why })?;
    let codes = |text: String| text.split(',').map(|c| c.trim().to_owned()).collect();
    let columns = columns.filter(|c| !c.is_empty()).map(codes);
    Ok(Brought { noun, file_name, hash, rows: rows.into(), columns })
}

fn preview_out(preview: &Preview, rows: &[Vec<Cell>], language: Language) -> PreviewOut {
    let Preview { sheet, layout, planned, counts, digest } = preview;
    let known = layout.columns.iter().any(Option::is_some);
    let headings: Vec<&str> = sheet.columns.iter().map(|c| c.heading(language)).collect();
    let field = |code: &str, name: &str| FieldOut { code: code.to_owned(), name: name.to_owned() };
    PreviewOut {
        digest: known.then(|| digest.clone()),
        headings_line: layout.headings as i64 + 1,
        columns: file_columns(preview, rows),
        fields: sheet.columns.iter().zip(&headings).map(|(c, name)| field(&c.code, name)).collect(),
        rows: planned.len() as i64,
        new: counts.new,
        changed: counts.changed,
        unchanged: counts.unchanged,
        wrong: counts.wrong,
        shown: shown(sheet, planned, language),
        errors: errors(sheet, planned, language, &headings),
    }
}

fn file_columns(preview: &Preview, rows: &[Vec<Cell>]) -> Vec<FileColumnOut> {
    let Preview { sheet, layout, .. } = preview;
    let below = rows.get(layout.headings + 1..).unwrap_or_default();
    let width = rows.iter().skip(layout.headings).take(SHOWN).map(Vec::len).max().unwrap_or(0);
    let at = |row: &Vec<Cell>, column: usize| row.get(column).map(cell_text).unwrap_or_default();
    (0..width.max(layout.columns.len()))
        .map(|column| FileColumnOut {
            heading: rows.get(layout.headings).map(|row| at(row, column)).unwrap_or_default(),
            field: layout
                .columns
                .get(column)
                .copied()
                .flatten()
                .and_then(|c| sheet.columns.get(c))
                .map(|c| c.code.clone()),
            samples: below
                .iter()
                .map(|row| at(row, column))
                .filter(|t| !t.is_empty())
                .take(SAMPLES)
                .collect(),
        })
        .collect()
}

fn cell_text(cell: &Cell) -> String {
    let text = match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => text.trim().to_owned(),
        Cell::Number(number) => number.to_string(),
        Cell::Flag(flag) => flag.to_string(),
    };
    text.chars().take(SAMPLE_CHARS).collect()
}

fn shown(sheet: &Sheet, planned: &[Planned], language: Language) -> Vec<RowOut> {
    let new = planned.iter().filter(|p| p.outcome == Outcome::New).take(SHOWN);
    let changed = planned.iter().filter(|p| matches!(p.outcome, Outcome::Change { .. })).take(SHOWN);
    let mut rows: Vec<&Planned> = new.chain(changed).collect();
    rows.sort_unstable_by_key(|p| p.row.line);
    rows.into_iter().map(|p| row_out(sheet, p, language)).collect()
}

fn row_out(sheet: &Sheet, planned: &Planned, language: Language) -> RowOut {
    let show = |at: usize, value: &Value| {
        sheet.columns.get(at).map(|c| c.show(value, language).chars().take(500).collect::<String>())
    };
    let code = |at: usize| sheet.columns.get(at).map(|c| c.code.clone()).unwrap_or_default();
    let name = planned.row.values.get(sheet.title).and_then(Option::as_ref);
    let change = |c: &Change| ChangeOut {
        field: code(c.column),
        from: c.from.as_ref().and_then(|value| show(c.column, value)),
        to: show(c.column, &c.to).unwrap_or_default(),
    };
    let is_id = |at: usize| sheet.columns.get(at).is_some_and(|c| matches!(c.kind, Kind::Id));
    let (outcome, changes) = match &planned.outcome {
        Outcome::Change { changes, .. } => ("changed", changes.iter().map(change).collect()),
        _ => {
            // An id of another system is kept nowhere.
            let values = planned.row.values.iter().enumerate().filter(|(at, _)| !is_id(*at));
            let set = values.filter_map(|(column, value)| {
                Some(ChangeOut { field: code(column), from: None, to: show(column, value.as_ref()?)? })
            });
            ("new", set.collect())
        }
    };
    RowOut {
        line: planned.row.line,
        outcome: outcome.to_owned(),
        name: name.and_then(|value| show(sheet.title, value)).unwrap_or_default(),
        changes,
    }
}

fn errors(sheet: &Sheet, planned: &[Planned], language: Language, headings: &[&str]) -> Vec<RowErrorOut> {
    let all = planned.iter().filter_map(|p| match &p.outcome {
        Outcome::Wrong { errors } => Some(errors.iter().map(move |e| (p.row.line, e))),
        _ => None,
    });
    all.flatten().take(TOLD).map(|(line, e)| error_out(&worded(sheet, line, e, language, headings))).collect()
}

fn error_out(left_out: &LeftOut) -> RowErrorOut {
    let LeftOut { line, code, field, text } = left_out.clone();
    RowErrorOut { line, field, code, text }
}

fn out(i: &Import) -> ImportOut {
    ImportOut {
        id: i.id,
        noun: i.noun.code().to_owned(),
        file_name: i.file_name.clone(),
        state: i.state.code().to_owned(),
        planned: i.planned,
        done: i.done,
        created: i.created,
        changed: i.changed,
        unchanged: i.unchanged,
        wrong: i.wrong,
        errors: i.errors.iter().map(error_out).collect(),
        by: i.actor,
        started_at: i.started_at,
        finished_at: i.finished_at,
    }
}
