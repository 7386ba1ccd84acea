//! The language of the reader, by `Accept-Language`.

use axum::http::{HeaderMap, header};
use poryadok_domain::rejection::Language;

/// The first of Russian and English that the reader names; Russian if he names neither.
pub fn of(headers: &HeaderMap) -> Language {
    let wanted = headers.get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    for tag in wanted.split(',') {
        let tag = tag.trim().to_ascii_lowercase();
        if tag.starts_with("ru") {
            return Language::Russian;
        }
        if tag.starts_with("en") {
            return Language::English;
        }
    }
    Language::Russian
}
