//! The audit of settings and logins.

use axum::Json;
use axum::extract::State;
use poryadok_domain::ids::EmployeeId;
use poryadok_domain::rejection::{Flaw, Rejection};
use poryadok_domain::time::Timestamp;
use poryadok_engine::records::AuditRecord;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::Api;
use crate::caller::{Caller, Params};
use crate::paging::{Rows, limit};
use crate::problem::Problem;

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct AuditQuery {
    cursor: Option<String>,
    limit: Option<i64>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct AuditOut {
    seq: i64,
    at: Timestamp,
    actor: Option<EmployeeId>,
    kind: String,
    subject: Option<Uuid>,
    body: serde_json::Value,
    address: String,
}

fn out(kept: &AuditRecord) -> AuditOut {
    let r = &kept.record;
    AuditOut {
        seq: kept.seq,
        at: r.at,
        actor: r.actor,
        kind: r.kind.clone(),
        subject: r.subject,
        body: serde_json::from_str(&r.body).unwrap_or_default(),
        address: r.address.clone(),
    }
}

/// Who changed settings and rights and who logged in, newest first. Only for administrators.
#[utoipa::path(get, path = "/audit", tag = "Settings", params(AuditQuery),
    responses((status = 200, body = Rows<AuditOut>)))]
pub async fn page(
    State(api): State<Api>,
    query: Params<AuditQuery>,
    caller: Caller,
) -> Result<Json<Rows<AuditOut>>, Problem> {
    let limit = limit(query.0.limit)?;
    let wrong = |_| Rejection::invalid("cursor", Flaw::NotAllowed);
    let before = query.0.cursor.as_deref().map(|c| c.parse::<i64>().map_err(wrong)).transpose()?;
    let found = api.engine().audit(&caller.caller, before, limit + 1).await?;
    Ok(Json(Rows::of(found, limit, |k| k.seq.to_string(), out)))
}
