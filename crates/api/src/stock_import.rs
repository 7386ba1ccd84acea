//! Goods that come in by a file: what it holds, and a receipt of just that.

use axum::Json;
use axum::extract::State;
use axum::response::Response;
use poryadok_domain::ids::{DocumentId, WarehouseId};
use poryadok_domain::rejection::Rejection;
use poryadok_domain::rulebook::Rulebook;
use poryadok_domain::table::TableNoun;
use poryadok_engine::tables::receipts::Received;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::Api;
use crate::caller::{Params, TableUpload, answered, json};
use crate::problem::Problem;
use crate::record_import::{PreviewOut, PreviewQuery, TableBody, brought, preview};

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct StockImportQuery {
    /// What the file is called.
    name: String,
    /// As in the preview.
    columns: Option<String>,
    /// Of the preview of the same file.
    digest: String,
    /// Where the goods arrive; the company's usual one if absent.
    warehouse: Option<WarehouseId>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct StockImportOut {
    receipts: Vec<MadeReceiptOut>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct MadeReceiptOut {
    id: DocumentId,
    number: String,
    positions: i64,
    /// In minor units.
    sum: i64,
}

#[expect(clippy::ptr_arg, reason = "the shape of a renderer")]
fn made(receipts: &Vec<Received>, _: &Rulebook) -> String {
    let out = |r: &Received| MadeReceiptOut {
        id: r.id,
        number: r.number.clone(),
        positions: r.positions,
        sum: r.sum,
    };
    json(&StockImportOut { receipts: receipts.iter().map(out).collect() })
}

/// What a file of goods would bring: `changed` are rows of goods that there are, `unchanged` those without a quantity. Nothing is
/// written. The body is the file as it is: XLSX, or CSV in UTF-8 or windows-1251, at most 20 MiB and 20 000 rows with a
/// quantity.
#[utoipa::path(post, path = "/stock/import/preview", tag = "Stock", operation_id = "preview_import", params(PreviewQuery),
    request_body(content = TableBody, content_type = "application/octet-stream"),
    responses((status = 200, body = PreviewOut)))]
pub async fn preview_goods(
    State(api): State<Api>,
    query: Params<PreviewQuery>,
    upload: TableUpload,
) -> Result<Json<PreviewOut>, Problem> {
    preview(&api, TableNoun::Receipts, query.0, upload).await
}

/// Make a receipt of the goods in a file as its preview showed, or several where one cannot hold them all. They are drafts:
/// posting them puts the goods into stock. Rows with flaws are left out; a row without a price takes the buying price.
#[utoipa::path(post, path = "/stock/import", tag = "Stock", operation_id = "import", params(StockImportQuery),
    request_body(content = TableBody, content_type = "application/octet-stream"),
    responses((status = 201, body = StockImportOut)))]
pub async fn receive(
    State(api): State<Api>,
    query: Params<StockImportQuery>,
    upload: TableUpload,
) -> Result<Response, Problem> {
    let _place = api.table_place().ok_or(Rejection::Busy)?;
    let StockImportQuery { name, columns, digest, warehouse } = query.0;
    let TableUpload { who, key, bytes } = upload;
    let brought = brought(TableNoun::Receipts, name, columns, bytes).await?;
    answered(api.engine().receive_file(&who.caller, key, brought, &digest, warehouse, made).await)
}
