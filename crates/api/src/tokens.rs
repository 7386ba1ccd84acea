//! Access tokens for programs.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use poryadok_domain::ids::{EmployeeId, TokenId};
use poryadok_domain::rejection::{Flaw, Rejection};
use poryadok_domain::time::Timestamp;
use poryadok_engine::tokens::TokenKind;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::Api;
use crate::caller::{Caller, Command, Id, answered};
use crate::paging::Rows;
use crate::problem::Problem;

#[derive(Debug, Serialize, ToSchema)]
pub struct TokenOut {
    id: TokenId,
    /// In whose name and with whose rights it acts.
    employee: EmployeeId,
    /// `api` (a program) or `person` (bound by the process like the person himself).
    kind: String,
    name: String,
    created_at: Timestamp,
    created_by: Option<EmployeeId>,
    revoked_at: Option<Timestamp>,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TokenIn {
    /// Oneself, if absent. Others only by an administrator.
    employee: Option<EmployeeId>,
    /// `api` (only by an administrator) or `person`.
    kind: String,
    name: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct IssuedOut {
    #[serde(flatten)]
    token: TokenOut,
    /// Shown this once and kept nowhere: send it as `Authorization: Bearer …`.
    secret: String,
}

fn out(t: &poryadok_engine::records::Token) -> TokenOut {
    TokenOut {
        id: t.id,
        employee: t.employee,
        kind: t.kind.clone(),
        name: t.name.clone(),
        created_at: t.created_at,
        created_by: t.created_by,
        revoked_at: t.revoked_at,
    }
}

/// Access tokens: all for an administrator, one's own for everybody else.
#[utoipa::path(get, path = "/tokens", tag = "Tokens", responses((status = 200, body = Rows<TokenOut>)))]
pub async fn list(State(api): State<Api>, caller: Caller) -> Result<Json<Rows<TokenOut>>, Problem> {
    let tokens = api.engine().tokens(&caller.caller).await?;
    Ok(Json(Rows::whole(tokens.iter().map(out).collect())))
}

/// Issue an access token. Its secret is shown in this answer only; a retry issues another token.
#[utoipa::path(post, path = "/tokens", tag = "Tokens", request_body = TokenIn,
    responses((status = 201, body = IssuedOut)))]
pub async fn issue(State(api): State<Api>, command: Command<TokenIn>) -> Result<Response, Problem> {
    let TokenIn { employee, kind, name } = command.body;
    let kind = TokenKind::from_code(&kind).ok_or_else(|| Rejection::invalid("kind", Flaw::NotAllowed))?;
    let caller = &command.who.caller;
    let employee = employee.or(caller.actor.employee).ok_or(Rejection::NotLoggedIn)?;
    let issued = api.engine().issue_token(caller, employee, kind, &name).await?;
    let body = IssuedOut { token: out(&issued.token), secret: issued.secret };
    Ok((StatusCode::CREATED, Json(body)).into_response())
}

/// Revoke a token: from the next request on it opens nothing.
#[utoipa::path(delete, path = "/tokens/{id}", tag = "Tokens", params(("id" = TokenId, Path)),
    responses((status = 204)))]
pub async fn revoke(
    State(api): State<Api>,
    id: Id<TokenId>,
    command: Command<Empty>,
) -> Result<Response, Problem> {
    answered(api.engine().revoke_token(&command.who.caller, command.key, id.0).await)
}

/// A call without a body.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Empty {}
