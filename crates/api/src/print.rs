//! Documents on paper.

use axum::extract::State;
use axum::response::Response;
use poryadok_domain::form::Form;
use poryadok_domain::ids::DocumentId;
use poryadok_domain::rejection::Language;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use crate::Api;
use crate::caller::{Caller, Id, Kind, Params};
use crate::files::{FileBody, attachment};
use crate::problem::Problem;

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct PrintQuery {
    /// What it is printed as; left out, as what it is.
    form: Option<Form>,
    /// Left out, the language of the caller.
    language: Option<PaperLanguage>,
}

/// The language of a paper.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PaperLanguage {
    Ru,
    En,
}

impl From<PaperLanguage> for Language {
    fn from(language: PaperLanguage) -> Language {
        match language {
            PaperLanguage::Ru => Language::Russian,
            PaperLanguage::En => Language::English,
        }
    }
}

/// The document as a PDF: as what it is, or as another of the forms that its kind has. A payment has none. For whoever has
/// the right to print it.
#[utoipa::path(get, path = "/{id}/print", tag = "Orders", params(("id" = DocumentId, Path), PrintQuery),
    responses((status = 200, body = FileBody, content_type = "application/pdf")))]
pub async fn print(
    State(api): State<Api>,
    of: Kind,
    id: Id<DocumentId>,
    query: Params<PrintQuery>,
    caller: Caller,
) -> Result<Response, Problem> {
    let PrintQuery { form, language } = query.0;
    let language = language.map_or(caller.language, Language::from);
    let printed = api.engine().print(&caller.caller, of.0, id.0, form, language).await?;
    Ok(attachment(&printed.name, "application/pdf", printed.pdf))
}
