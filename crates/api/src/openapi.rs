//! The description of the API, and a page that reads well without the network.

use std::sync::OnceLock;

use axum::Router;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use utoipa::OpenApi as _;
use utoipa::openapi::path::{Operation, PathItem};
use utoipa::openapi::security::{ApiKey, ApiKeyValue, Http, HttpAuthScheme, SecurityScheme};
use utoipa::openapi::{
    Content, Header, InfoBuilder, OpenApi, Ref, RefOr, ResponseBuilder, Schema, SecurityRequirement,
};

use crate::Api;
use crate::problem::ProblemOut;

#[derive(utoipa::OpenApi)]
#[openapi(components(schemas(ProblemOut, poryadok_domain::form::Form, crate::print::PaperLanguage)))]
struct Base;

const DESCRIPTION: &str = "Orders that move by a process. Money is in minor units, quantities are in 1/10 000 of a piece, \
discounts in 1/100 of a percent, times in RFC 3339 UTC. Every unsafe call takes an `Idempotency-Key`: a retry with the \
same key and the same body gets the first answer and changes nothing. Every change carries the `version` it saw. Lists \
come in pages: give `next` back as `cursor`. `Accept-Language` chooses Russian (first) or English.";

/// What the routes are added to.
pub fn base() -> OpenApi {
    let mut described = Base::openapi();
    described.info = InfoBuilder::new()
        .title("Poryadok")
        .version(env!("CARGO_PKG_VERSION"))
        .description(Some(DESCRIPTION))
        .build();
    let components = described.components.get_or_insert_default();
    let cookie = SecurityScheme::ApiKey(ApiKey::Cookie(ApiKeyValue::new("poryadok")));
    let bearer = SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer));
    components.add_security_scheme("session", cookie);
    components.add_security_scheme("token", bearer);
    described.security = Some(vec![
        SecurityRequirement::new("session", Vec::<String>::new()),
        SecurityRequirement::new("token", Vec::<String>::new()),
    ]);
    described
}

/// What holds for every operation: a name of its own, the problem answers, and the key of unsafe calls; and the table
/// of the codes of all problems.
pub fn complete(described: &mut OpenApi) {
    let problems = crate::problem::table();
    described.extensions.get_or_insert_default().insert("x-problems".to_owned(), problems);
    for (path, item) in &mut described.paths.paths {
        if path.contains("/{kind}") {
            add_kind(item);
        }
        let safe = [&mut item.get];
        let changing = [&mut item.post, &mut item.patch, &mut item.delete, &mut item.put];
        for operation in safe.into_iter().flatten() {
            name(path, operation);
            add_problem(operation);
        }
        for operation in changing.into_iter().flatten() {
            name(path, operation);
            add_problem(operation);
            add_key(operation);
        }
    }
}

/// Handlers are called the same in every noun: the noun makes the name unique, as in `orders_list`.
fn name(path: &str, operation: &mut Operation) {
    let Some(handler) = operation.operation_id.take() else { return };
    let path = path.trim_start_matches("/api").trim_start_matches("/v1").trim_start_matches('/');
    let noun = path.split(['/', '.']).next().unwrap_or_default();
    operation.operation_id = Some(if noun == handler { handler } else { format!("{noun}_{handler}") });
}

fn add_problem(operation: &mut Operation) {
    let schema = RefOr::Ref(Ref::from_schema_name("ProblemOut"));
    let response = ResponseBuilder::new()
        .description("What was wrong, in the language of the reader")
        .content("application/problem+json", Content::new(Some(schema)))
        .header("Retry-After", Header::default())
        .build();
    operation.responses.responses.insert("default".to_owned(), RefOr::T(response));
}

/// Documents of every kind have the routes that orders have, under the name of their kind.
fn add_kind(item: &mut PathItem) {
    use utoipa::openapi::path::{ParameterBuilder, ParameterIn};
    let kind = ParameterBuilder::new()
        .name(crate::caller::KIND)
        .parameter_in(ParameterIn::Path)
        .required(utoipa::openapi::Required::True)
        .schema(Some(RefOr::<Schema>::Ref(Ref::from_schema_name("DocumentKind"))))
        .build();
    item.parameters.get_or_insert_default().push(RefOr::T(kind));
    for operation in [&mut item.get, &mut item.post, &mut item.patch, &mut item.delete].into_iter().flatten()
    {
        operation.tags = Some(vec!["Documents".to_owned()]);
    }
}

fn add_key(operation: &mut Operation) {
    use utoipa::openapi::path::{ParameterBuilder, ParameterIn};
    use utoipa::openapi::schema::{ObjectBuilder, Type};
    let key = ParameterBuilder::new()
        .name("Idempotency-Key")
        .parameter_in(ParameterIn::Header)
        .required(utoipa::openapi::Required::False)
        .schema(Some(ObjectBuilder::new().schema_type(Type::String).max_length(Some(crate::caller::MAX_KEY))))
        .description(Some(
            "A retry with the same key and body gets the first answer and changes nothing (24 h).",
        ))
        .build();
    operation.parameters.get_or_insert_default().push(RefOr::T(key));
}

/// The description of the API in OpenAPI 3.1.
#[utoipa::path(get, path = "/api/openapi.json", tag = "Health", security(()),
    responses((status = 200, body = Object)))]
pub async fn document() -> Response {
    static DOCUMENT: OnceLock<String> = OnceLock::new();
    let document = DOCUMENT.get_or_init(|| crate::openapi().to_json().unwrap_or_default());
    ([(header::CONTENT_TYPE, "application/json")], document.as_str()).into_response()
}

/// The page and what it needs; nothing is loaded from outside.
pub fn page() -> Router<Api> {
    let html = || async { asset("text/html; charset=utf-8", include_str!("openapi_page.html")) };
    let css = || async { asset("text/css; charset=utf-8", include_str!("openapi_page.css")) };
    let js = || async { asset("text/javascript; charset=utf-8", include_str!("openapi_page.js")) };
    Router::new().route("/api", get(html)).route("/api/page.css", get(css)).route("/api/page.js", get(js))
}

fn asset(kind: &'static str, text: &'static str) -> Response {
    const POLICY: &str = "default-src 'none'; connect-src 'self'; style-src 'self'; script-src 'self'; \
img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    ([(header::CONTENT_TYPE, kind), (header::CONTENT_SECURITY_POLICY, POLICY)], text).into_response()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    #[test]
    fn every_operation_has_a_name_of_its_own() {
        let described = serde_json::to_value(crate::openapi()).unwrap();
        let items = described["paths"].as_object().unwrap().values();
        // What all operations of a path share is no operation.
        let operations = items.flat_map(|item| {
            item.as_object().unwrap().iter().filter(|(key, _)| *key != "parameters").map(|(_, o)| o)
        });
        let names: Vec<&str> = operations.map(|o| o["operationId"].as_str().unwrap()).collect();
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len(), "{names:?}");
    }
}
