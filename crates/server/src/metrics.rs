//! Figures for Prometheus: requests by route and answer, and how long they took. Nothing of any company.

use std::sync::OnceLock;
use std::time::Instant;

use axum::extract::{MatchedPath, Request};
use axum::middleware::Next;
use axum::response::Response;
use metrics::{counter, gauge, histogram};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};

const SECONDS: &str = "poryadok_http_request_seconds";
/// From a read out of memory to a request that somebody noticed.
const BUCKETS: [f64; 12] = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0];

/// The recorder of this process.
#[derive(Clone)]
pub struct Metrics(Option<PrometheusHandle>);

impl Metrics {
    /// There is one recorder in a process, however many servers it runs.
    pub fn install() -> Metrics {
        static INSTALLED: OnceLock<Option<PrometheusHandle>> = OnceLock::new();
        let install = || {
            PrometheusBuilder::new()
                .set_buckets_for_metric(Matcher::Full(SECONDS.to_owned()), &BUCKETS)
                .ok()
                .and_then(|builder| builder.install_recorder().ok())
        };
        let metrics = Metrics(INSTALLED.get_or_init(install).clone());
        gauge!("poryadok_build_info", "version" => env!("CARGO_PKG_VERSION")).set(1.0);
        metrics
    }

    pub fn render(&self) -> String {
        self.0.as_ref().map(PrometheusHandle::render).unwrap_or_default()
    }
}

/// Counts and times a request by the route it matched, not by its path: paths hold ids.
pub async fn measure(request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().map(|p| p.as_str().to_owned());
    let route = route.unwrap_or_else(|| "none".to_owned());
    // Anything may be sent as a method; each would be a row for ever.
    let method = match request.method().as_str() {
        known @ ("GET" | "HEAD" | "POST" | "PATCH" | "PUT" | "DELETE" | "OPTIONS") => known.to_owned(),
        _ => "other".to_owned(),
    };
    let started = Instant::now();
    let response = next.run(request).await;
    let status = response.status().as_u16().to_string();
    counter!("poryadok_http_requests_total", "method" => method.clone(), "route" => route.clone(), "status" => status)
        .increment(1);
    histogram!(SECONDS, "method" => method, "route" => route).record(started.elapsed().as_secs_f64());
    response
}
