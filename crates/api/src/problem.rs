//! Every "no" and every breakage as `application/problem+json` (RFC 9457), in the language of the reader.

use std::sync::{Arc, OnceLock};

use axum::Json;
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use poryadok_domain::rejection::{Concerned, FieldError, Language, Names, Noun, Reason, Rejection};
use poryadok_domain::rulebook::Rulebook;
use poryadok_engine::failure::Failure;
use serde::Serialize;
use serde_json::{Value, json};
use utoipa::ToSchema;

use crate::language;

/// The code of a breakage, which is no rejection.
const INTERNAL: &str = "internal";

/// What a handler answers when it cannot do what was asked.
#[derive(Debug, Clone)]
pub struct Problem(pub Failure);

impl From<Failure> for Problem {
    fn from(failure: Failure) -> Problem {
        Problem(failure)
    }
}

impl From<Rejection> for Problem {
    fn from(rejection: Rejection) -> Problem {
        Problem(Failure::Rejected(rejection))
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        // The words are put in by `render`, which knows the reader.
        let mut response = StatusCode::INTERNAL_SERVER_ERROR.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// The names in which the caller's problems are worded, once it is known who calls.
#[derive(Debug, Clone, Default)]
pub struct Wording(Arc<OnceLock<Arc<Rulebook>>>);

impl Wording {
    pub fn set(&self, rules: &Arc<Rulebook>) {
        drop(self.0.set(rules.clone()));
    }
}

/// An answer that says no.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProblemOut {
    /// A page about the code.
    #[serde(rename = "type")]
    pub kind: String,
    /// The heading, in the language of the reader.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// The stable word to tell problems apart by.
    pub code: String,
    /// The fact and what to do next, in the language of the reader.
    pub detail: String,
    /// Every reason of a refusal, in the order in which one can act on them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<ReasonOut>,
    /// Every field that does not fit.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldErrorOut>,
    /// Documents concerned, per status, where confirmation is asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub concerned: Vec<Concerned>,
    /// What else the code carries (the present version, names of processes, …).
    #[serde(skip_serializing_if = "Value::is_null")]
    pub data: Value,
}

/// A reason with its text.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ReasonOut {
    #[serde(flatten)]
    pub reason: Reason,
    /// In the language of the reader.
    pub text: String,
}

#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FieldErrorOut {
    #[serde(flatten)]
    pub error: FieldError,
    /// In the language of the reader.
    pub text: String,
}

/// Reasons with their texts.
pub fn reasons_out(names: &Names<'_>, reasons: &[Reason]) -> Vec<ReasonOut> {
    reasons.iter().map(|r| ReasonOut { reason: r.clone(), text: names.reason(r) }).collect()
}

impl ProblemOut {
    pub fn of(rejection: &Rejection, names: &Names<'_>) -> ProblemOut {
        let mut out = ProblemOut {
            kind: format!("/api#problem-{}", rejection.code()),
            title: names.title(rejection),
            status: rejection.http_status(),
            code: rejection.code().to_owned(),
            detail: names.detail(rejection),
            reasons: Vec::new(),
            errors: Vec::new(),
            concerned: Vec::new(),
            data: data(rejection),
        };
        match rejection {
            Rejection::Refused { reasons } => out.reasons = reasons_out(names, reasons),
            Rejection::Invalid { errors } => {
                let text = |e: &FieldError| FieldErrorOut { error: e.clone(), text: names.field_error(e) };
                out.errors = errors.iter().map(text).collect();
            }
            Rejection::NeedsConfirmation { concerned, .. } => out.concerned.clone_from(concerned),
            _ => {}
        }
        out
    }
}

fn data(rejection: &Rejection) -> Value {
    match rejection {
        Rejection::VersionConflict { noun, seen, version } => {
            json!({ "noun": noun, "seen": seen, "version": version })
        }
        Rejection::NameTaken { noun, name } => json!({ "noun": noun, "name": name }),
        Rejection::InUse { noun, documents, tasks, processes } => {
            json!({ "noun": noun, "documents": documents, "tasks": tasks, "processes": processes })
        }
        Rejection::ChannelClaimed { process, channel } => json!({ "process": process, "channel": channel }),
        Rejection::NeedsConfirmation { open_documents, .. } => json!({ "open_documents": open_documents }),
        Rejection::NoRight { entity, operation } => json!({ "entity": entity, "operation": operation }),
        Rejection::NotFound { noun } => json!({ "noun": noun }),
        Rejection::TooManyAttempts { retry_after_secs } => json!({ "retry_after_secs": retry_after_secs }),
        Rejection::Malformed { line, column } => json!({ "line": line, "column": column }),
        Rejection::BodyTooLarge { max_bytes } => json!({ "max_bytes": max_bytes }),
        Rejection::UnreadableTable { why } => json!(why),
        Rejection::UnreadableStatement { why } => json!({ "flaw": why.code(), "line": why.line() }),
        _ => Value::Null,
    }
}

/// Every code with its status and its heading, for the description of the API.
pub fn table() -> Value {
    let names = Names { language: Language::English, rulebook: None };
    let row = |r: &Rejection| json!({ "code": r.code(), "status": r.http_status(), "title": names.title(r) });
    let mut rows: Vec<Value> = Rejection::one_of_each().iter().map(row).collect();
    rows.push(json!({ "code": INTERNAL, "status": 500, "title": breakage_words(Language::English, "").0 }));
    Value::Array(rows)
}

/// Puts the words into problems, by what the reader understands and who he is.
pub async fn render(mut request: Request, next: Next) -> Response {
    let language = language::of(request.headers());
    let wording = Wording::default();
    request.extensions_mut().insert(wording.clone());
    let mut response = next.run(request).await;
    let Some(Problem(failure)) = response.extensions_mut().remove::<Problem>() else { return response };
    let rejection = match failure {
        Failure::Rejected(rejection) => rejection,
        Failure::Fault(fault) => return breakage(&fault.to_string(), language),
    };
    let rulebook = wording.0.get().map(Arc::as_ref);
    let out = ProblemOut::of(&rejection, &Names { language, rulebook });
    let mut response = respond(out.status, &out);
    if let Rejection::TooManyAttempts { retry_after_secs } = rejection
        && let Ok(value) = HeaderValue::from_str(&retry_after_secs.to_string())
    {
        response.headers_mut().insert(header::RETRY_AFTER, value);
    }
    response
}

/// Breakage is logged once, here, and shown as a number; nothing of the inside leaks.
pub fn breakage(what: &str, language: Language) -> Response {
    let number = poryadok_engine::failure::number_of(what);
    tracing::error!(number, what, "a request failed");
    let (title, detail) = breakage_words(language, &number);
    let out = ProblemOut {
        kind: format!("/api#problem-{INTERNAL}"),
        title: title.to_owned(),
        status: 500,
        code: INTERNAL.to_owned(),
        detail,
        reasons: Vec::new(),
        errors: Vec::new(),
        concerned: Vec::new(),
        data: json!({ "number": number }),
    };
    respond(500, &out)
}

fn breakage_words(language: Language, number: &str) -> (&'static str, String) {
    match language {
        Language::Russian => (
            "Сбой на сервере",
            format!("Запрос не выполнен из-за сбоя. Сообщите администратору сервера номер {number}."),
        ),
        Language::English => (
            "Server failure",
            format!("The request failed. Tell the operator of the server the number {number}."),
        ),
    }
}

fn respond(status: u16, out: &ProblemOut) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = (status, Json(out)).into_response();
    response
        .headers_mut()
        .insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json; charset=utf-8"));
    response
}

pub async fn no_such_page() -> Problem {
    Rejection::NotFound { noun: Noun::Page }.into()
}

pub async fn no_such_method() -> Problem {
    Rejection::MethodNotAllowed.into()
}

#[cfg(test)]
mod tests {
    use poryadok_domain::bank_statement::Unreadable;
    use poryadok_domain::rejection::Flaw;

    use super::*;

    const PAGE: &str = include_str!("../../../docs/API.md");

    fn between<'a>(start: &str, end: &str) -> &'a str {
        PAGE.split_once(start).unwrap().1.split_once(end).unwrap().0
    }

    /// The words in back quotes.
    fn quoted(text: &str) -> Vec<&str> {
        text.split('`').skip(1).step_by(2).collect()
    }

    #[test]
    fn the_page_of_the_api_names_every_code() {
        let table = table();
        let known: Vec<&str> =
            table.as_array().unwrap().iter().map(|row| row["code"].as_str().unwrap()).collect();
        let rows = between("<!-- codes -->", "<!-- /codes -->");
        let told: Vec<&str> = rows.lines().filter_map(|l| l.strip_prefix("| `")?.split('`').next()).collect();
        assert_eq!(told, known);
        let code = |value: Value| value["code"].as_str().unwrap().to_owned();
        let reasons: Vec<String> =
            Reason::one_of_each().iter().map(|r| code(serde_json::to_value(r).unwrap())).collect();
        assert_eq!(quoted(between("Reasons of `refused`:", "\n\n")), reasons);
        let unreadable: Vec<&str> = Unreadable::one_of_each().iter().map(Unreadable::code).collect();
        assert_eq!(quoted(between("Flaws of `unreadable_statement`:", "\n\n")), unreadable);
        let flaws: Vec<String> =
            Flaw::one_of_each().iter().map(|f| code(serde_json::to_value(f).unwrap())).collect();
        assert_eq!(quoted(between("Flaws of `invalid`:", "\n\n")), flaws);
    }
}
