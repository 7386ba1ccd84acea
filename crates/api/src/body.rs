//! Bodies of requests, and what is wrong with them, field by field.

use std::time::Duration;

use axum::body::Bytes;
use axum::extract::Request;
use axum::http::header;
use http_body_util::{BodyExt as _, LengthLimitError, Limited};
use poryadok_domain::rejection::{FieldError, Flaw, Rejection};
use serde::de::{Deserialize, DeserializeOwned, Deserializer};

use crate::MAX_BODY_BYTES;

/// A body of the largest size over a poor connection takes less.
const ARRIVES_WITHIN: Duration = Duration::from_secs(30);
/// The largest file at 300 kbit/s, as from a telephone in a warehouse.
const FILE_ARRIVES_WITHIN: Duration = Duration::from_secs(300);

/// Reads the whole body, if it is JSON (or empty) and not too large.
pub async fn read(request: Request) -> Result<Bytes, Rejection> {
    let kind = kind(&request);
    let bytes = read_within(request, MAX_BODY_BYTES, ARRIVES_WITHIN).await?;
    let is_json = kind.as_deref().is_some_and(|k| k.starts_with("application/json") || k.contains("+json"));
    if bytes.is_empty() || is_json { Ok(bytes) } else { Err(Rejection::UnsupportedMediaType) }
}

/// Reads a file, sent as it is: of what kind it says it is does not matter. A form with a file in it is no file.
pub async fn read_file(request: Request, max_bytes: usize) -> Result<Bytes, Rejection> {
    if kind(&request).is_some_and(|k| k.starts_with("multipart/")) {
        return Err(Rejection::UnsupportedMediaType);
    }
    read_within(request, max_bytes, FILE_ARRIVES_WITHIN).await
}

fn kind(request: &Request) -> Option<String> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok());
    kind.map(str::to_ascii_lowercase)
}

async fn read_within(request: Request, max_bytes: usize, time: Duration) -> Result<Bytes, Rejection> {
    let too_large = || Rejection::BodyTooLarge { max_bytes };
    let length = request.headers().get(header::CONTENT_LENGTH);
    let length = length.and_then(|v| v.to_str().ok()?.parse::<u64>().ok());
    if length.is_some_and(|l| l > max_bytes as u64) {
        return Err(too_large());
    }
    let body = Limited::new(request.into_body(), max_bytes).collect();
    match tokio::time::timeout(time, body).await.map_err(|_| Rejection::TooSlow)? {
        Ok(body) => Ok(body.to_bytes()),
        Err(e) if e.is::<LengthLimitError>() => Err(too_large()),
        // The client went away in the middle.
        Err(_) => Err(Rejection::Malformed { line: 0, column: 0 }),
    }
}

/// The body as `T`; an empty one as `{}`.
pub fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Rejection> {
    let bytes = if bytes.is_empty() { b"{}".as_slice() } else { bytes };
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let parsed = serde_path_to_error::deserialize(&mut reader).map_err(|e| {
        let path = e.path().to_string();
        explain(&path, e.inner())
    })?;
    reader.end().map_err(|e| explain("", &e))?;
    Ok(parsed)
}

/// What serde says, as a flaw of a field.
fn explain(path: &str, error: &serde_json::Error) -> Rejection {
    let message = error.to_string();
    if message.starts_with("recursion limit exceeded") {
        return Rejection::TooDeep;
    }
    if !error.is_data() {
        return Rejection::Malformed { line: error.line(), column: error.column() };
    }
    let (name, flaw) = flaw(&message);
    let mut parts: Vec<String> = field_path(path);
    if let Some(name) = name.filter(|name| parts.last() != Some(name)) {
        parts.push(name);
    }
    Rejection::Invalid { errors: vec![FieldError { field: parts.join("/"), flaw }] }
}

/// `positions[0].quantity` as `positions/0/quantity`.
fn field_path(path: &str) -> Vec<String> {
    let parts = path.split(['.', '[', ']']).filter(|p| !p.is_empty() && *p != "?");
    parts.map(str::to_owned).collect()
}

/// The field a message of serde names, and the flaw it tells.
pub(crate) fn flaw(message: &str) -> (Option<String>, Flaw) {
    let quoted = || message.split('`').nth(1).map(str::to_owned);
    let expected = |text: &str| text.split(" at line ").next().unwrap_or(text).to_owned();
    if message.starts_with("unknown field") {
        (quoted(), Flaw::UnknownField)
    } else if message.starts_with("missing field") {
        (quoted(), Flaw::Required)
    } else if message.starts_with("duplicate field") {
        (quoted(), Flaw::Duplicate)
    } else if message.starts_with("unknown variant") {
        (None, Flaw::NotAllowed)
    } else if message.starts_with("UUID parsing failed") || message.contains("expected a formatted UUID") {
        (None, Flaw::WrongType { expected: "uuid".to_owned() })
    } else {
        let expected = message.split("expected ").nth(1).map(expected).unwrap_or_default();
        (None, Flaw::WrongType { expected: plain_type(&expected).to_owned() })
    }
}

/// The type a person knows for one that Rust knows.
fn plain_type(expected: &str) -> &str {
    match expected {
        "i64" | "u64" | "i32" | "u32" => "integer",
        "a string" | "string" | "str" => "string",
        "a boolean" => "boolean",
        "a sequence" => "array",
        "a map" => "object",
        "a time as in RFC 3339" => "time",
        "a formatted UUID string" => "uuid",
        other if other.starts_with("struct ") || other.starts_with("internally tagged") => "object",
        other => other,
    }
}

/// For fields that may be absent (stay), `null` (be emptied) or have a value.
pub fn present<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    input: D,
) -> Result<Option<Option<T>>, D::Error> {
    Option::<T>::deserialize(input).map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Line {
        #[expect(dead_code, reason = "only its type matters here")]
        quantity: i64,
    }

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct In {
        #[expect(dead_code, reason = "only its type matters here")]
        positions: Vec<Line>,
    }

    fn error(body: &str) -> Rejection {
        parse::<In>(body.as_bytes()).unwrap_err()
    }

    #[test]
    fn the_field_that_is_wrong_is_named() {
        assert_eq!(
            error(r#"{"positions":[{"quantity":"ten"}]}"#),
            Rejection::invalid("positions/0/quantity", Flaw::WrongType { expected: "integer".into() })
        );
        assert_eq!(error(r#"{"positions":[],"x":1}"#), Rejection::invalid("x", Flaw::UnknownField));
        assert_eq!(error("{}"), Rejection::invalid("positions", Flaw::Required));
        assert_eq!(
            error(r#"{"positions":[{}]}"#),
            Rejection::invalid("positions/0/quantity", Flaw::Required)
        );
    }

    #[test]
    fn what_is_no_json_is_told_apart() {
        assert!(matches!(error("{\"positions\": ["), Rejection::Malformed { line: 1, .. }));
        assert!(matches!(error("[]x"), Rejection::Invalid { .. } | Rejection::Malformed { .. }));
        let deep = format!("{{\"positions\":{}{}}}", "[".repeat(100_000), "]".repeat(100_000));
        assert!(matches!(error(&deep), Rejection::TooDeep | Rejection::Invalid { .. }));
    }
}
