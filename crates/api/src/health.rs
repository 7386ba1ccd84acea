//! Whether the server lives, and whether work may be sent its way.

use axum::extract::State;
use axum::http::StatusCode;

use crate::Api;

/// The process runs.
#[utoipa::path(get, path = "/health/live", tag = "Health", security(()), responses((status = 200)))]
pub async fn live() -> StatusCode {
    StatusCode::OK
}

/// The database answers and the server is not going down.
#[utoipa::path(get, path = "/health/ready", tag = "Health", security(()),
    responses((status = 200), (status = 503)))]
pub async fn ready(State(api): State<Api>) -> StatusCode {
    let ready = !api.is_draining() && api.engine().ready().await.is_ok();
    if ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE }
}
