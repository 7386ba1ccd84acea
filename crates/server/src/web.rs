//! The interface in the browser: its files, built into the program.
//!
//! A program built for release carries them; one built for debugging reads them from `web/dist`, so that a change of the
//! interface needs no compiler.

use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use rust_embed::{EmbeddedFile, RustEmbed};

#[derive(RustEmbed)]
#[folder = "../../web/dist"]
#[allow_missing = true]
struct Files;

/// The page that every address of the interface begins with.
const INDEX: &str = "index.html";
/// What belongs to the other rooms of the server.
const NOT_OURS: [&str; 3] = ["/api", "/health", "/metrics"];
/// Scripts and styles come from here only; styles of components are set by the scripts.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'; \
img-src 'self' data: blob:; font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
/// Names of files below `assets/` carry a hash of what is inside.
const FOREVER: &str = "public, max-age=31536000, immutable";
const ASK_EVERY_TIME: &str = "no-cache";
const NOT_BUILT: &str =
    "The interface is not built into this program (npm run build in web/). The API is at /api.\n";

/// Answers for the interface; everything else goes on to the API.
pub async fn pages(request: Request, next: Next) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    let path = request.uri().path();
    let ours =
        !NOT_OURS.iter().any(|p| path.strip_prefix(p).is_some_and(|r| r.is_empty() || r.starts_with('/')));
    if reads && ours { page(path, request.headers()) } else { next.run(request).await }
}

fn page(path: &str, asked: &HeaderMap) -> Response {
    let name = path.trim_start_matches('/');
    if !name.ends_with(SQUEEZED)
        && let Some(file) = Files::get(name)
    {
        return served(
            name,
            &file,
            if name.starts_with("assets/") { FOREVER } else { ASK_EVERY_TIME },
            asked,
        );
    }
    // A script that is missing must not be answered with a page: the browser would try to run it.
    if name.rsplit('/').next().is_some_and(|last| last.contains('.')) {
        return (StatusCode::NOT_FOUND, "There is no such file.\n").into_response();
    }
    match Files::get(INDEX) {
        Some(index) => served(INDEX, &index, ASK_EVERY_TIME, asked),
        None => (StatusCode::NOT_FOUND, NOT_BUILT).into_response(),
    }
}

/// The build puts a brotli twin beside each file where that is smaller.
const SQUEEZED: &str = ".br";

fn served(name: &str, plain: &EmbeddedFile, cache: &'static str, asked: &HeaderMap) -> Response {
    let accepts = asked.get(header::ACCEPT_ENCODING).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let takes_brotli = accepts.split(',').any(|e| e.split(';').next().is_some_and(|e| e.trim() == "br"));
    let twin = takes_brotli.then(|| Files::get(&format!("{name}{SQUEEZED}"))).flatten();
    let file = twin.as_ref().unwrap_or(plain);
    let tag: String = file.metadata.sha256_hash().iter().take(16).map(|b| format!("{b:02x}")).collect();
    let tag = HeaderValue::from_str(&format!("\"{tag}\"")).unwrap_or(HeaderValue::from_static("\"\""));
    let known = asked.get(header::IF_NONE_MATCH) == Some(&tag);
    let mut response = match known {
        true => StatusCode::NOT_MODIFIED.into_response(),
        false => Body::from(file.data.clone().into_owned()).into_response(),
    };
    let headers = response.headers_mut();
    if twin.is_some() && !known {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
    }
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Ok(kind) = HeaderValue::from_str(plain.metadata.mimetype()) {
        headers.insert(header::CONTENT_TYPE, kind);
    }
    headers.insert(header::ETAG, tag);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    response
}
