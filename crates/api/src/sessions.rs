//! Logging in and out, and who one is.

use axum::Json;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use poryadok_domain::ids::{AccountId, DepartmentId, EmployeeId, RoleId, SessionId};
use poryadok_domain::rights::{Entity, Operation, Scope};
use poryadok_domain::time::Timestamp;
use poryadok_engine::login::Login;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::caller::{Caller, Command, Id, address, cookie, device_cookie, own_site, session_cookie};
use crate::paging::Rows;
use crate::problem::Problem;
use crate::{Api, body};

/// A browser that has logged in is known for a year.
const DEVICE_SECS: i64 = 365 * 24 * 3_600;

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LoginIn {
    /// `name@account`.
    #[schema(example = "admin@demo")]
    login: String,
    password: String,
}

/// Who one is, and what one may do.
#[derive(Debug, Serialize, ToSchema)]
pub struct MeOut {
    account: AccountId,
    account_name: String,
    currency: String,
    time_zone: String,
    employee: Option<EmployeeId>,
    name: String,
    /// `name@account`.
    login: String,
    role: Option<RoleId>,
    role_name: String,
    department: Option<DepartmentId>,
    manager: Option<EmployeeId>,
    administrator: bool,
    /// May move documents past the process with a written reason.
    force_transition: bool,
    /// `person`, or `api` for a token.
    source: String,
    rights: Vec<RightOut>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct RightOut {
    entity: Entity,
    operation: Operation,
    scope: Scope,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PasswordIn {
    old: String,
    /// At least 8 characters.
    new: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct SessionOut {
    id: SessionId,
    created_at: Timestamp,
    expires_at: Timestamp,
    user_agent: String,
    address: String,
    /// The session this was asked with.
    current: bool,
}

/// Log in with login and password. Answers with a session cookie.
#[utoipa::path(post, path = "/login", tag = "Login", request_body = LoginIn, security(()),
    responses((status = 200, body = MeOut)))]
pub async fn login(State(api): State<Api>, request: Request) -> Result<Response, Problem> {
    own_site(request.headers(), &api)?;
    let (parts, raw) = request.into_parts();
    let headers: &HeaderMap = &parts.headers;
    let text = |name| headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned();
    let (device_token, user_agent) = (cookie(headers, device_cookie(&api)), text(header::USER_AGENT));
    let address = address(&parts, &api);
    let LoginIn { login, password } = body::parse(&body::read(Request::from_parts(parts, raw)).await?)?;
    let attempt = Login { login, password, device_token, user_agent, address: address.clone() };
    let logged_in = api.engine().login(attempt).await?;
    let credential = poryadok_engine::login::Credential::Session(logged_in.session_token.clone());
    let caller = api.engine().authenticate(&credential, &address).await?;
    let seconds = logged_in.expires_at.since(api.engine().clock().now()).div_euclid(1_000_000);
    let mut response = Json(me_out(&caller)).into_response();
    set_cookie(&mut response, &api, session_cookie(&api), &logged_in.session_token, seconds);
    set_cookie(&mut response, &api, device_cookie(&api), &logged_in.device_token, DEVICE_SECS);
    Ok(response)
}

/// End this session.
#[utoipa::path(post, path = "/logout", tag = "Login", responses((status = 204)))]
pub async fn logout(State(api): State<Api>, caller: Caller) -> Result<Response, Problem> {
    api.engine().logout(&caller.caller).await?;
    let mut response = StatusCode::NO_CONTENT.into_response();
    set_cookie(&mut response, &api, session_cookie(&api), "", 0);
    Ok(response)
}

/// Who I am and what I may do.
#[utoipa::path(get, path = "/me", tag = "Login", responses((status = 200, body = MeOut)))]
pub async fn me(caller: Caller) -> Json<MeOut> {
    Json(me_out(&caller.caller))
}

/// Change one's own password. Every other session of one's own ends.
#[utoipa::path(post, path = "/me/password", tag = "Login", request_body = PasswordIn, responses((status = 204)))]
pub async fn change_password(
    State(api): State<Api>,
    command: Command<PasswordIn>,
) -> Result<StatusCode, Problem> {
    let PasswordIn { old, new } = command.body;
    api.engine().change_password(&command.who.caller, old, new).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// My open sessions.
#[utoipa::path(get, path = "/sessions", tag = "Login", responses((status = 200, body = Rows<SessionOut>)))]
pub async fn list(State(api): State<Api>, caller: Caller) -> Result<Json<Rows<SessionOut>>, Problem> {
    let sessions = api.engine().sessions(&caller.caller).await?;
    let out = sessions.into_iter().map(|s| SessionOut {
        id: s.id,
        created_at: s.created_at,
        expires_at: s.expires_at,
        user_agent: s.user_agent,
        address: s.address,
        current: caller.caller.session == Some(s.id),
    });
    Ok(Json(Rows::whole(out.collect())))
}

/// End one of my sessions.
#[utoipa::path(delete, path = "/sessions/{id}", tag = "Login", params(("id" = SessionId, Path)),
    responses((status = 204)))]
pub async fn end(State(api): State<Api>, id: Id<SessionId>, caller: Caller) -> Result<StatusCode, Problem> {
    api.engine().end_session(&caller.caller, id.0).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn me_out(caller: &poryadok_engine::login::Caller) -> MeOut {
    let rules = &caller.rules;
    let employee = rules.employee_of(&caller.actor);
    let role = rules.role_of(&caller.actor);
    let scope = |entity, operation| role.map_or(Scope::No, |r| r.scope(entity, operation));
    let pairs = Entity::ALL.iter().flat_map(|e| Operation::ALL.iter().map(move |o| (*e, *o)));
    MeOut {
        account: rules.account.id,
        account_name: rules.account.name.clone(),
        currency: rules.account.currency.clone(),
        time_zone: rules.account.time_zone.clone(),
        employee: employee.map(|e| e.id),
        name: employee.map(|e| e.name.clone()).unwrap_or_default(),
        login: employee.map(|e| format!("{}@{}", e.login, rules.account.name)).unwrap_or_default(),
        role: role.map(|r| r.id),
        role_name: role.map(|r| r.name.clone()).unwrap_or_default(),
        department: employee.and_then(|e| e.department),
        manager: employee.and_then(|e| e.manager),
        administrator: caller.is_administrator(),
        force_transition: role.is_some_and(|r| r.force_transition),
        source: caller.actor.source.code().to_owned(),
        rights: pairs
            .map(|(entity, operation)| RightOut { entity, operation, scope: scope(entity, operation) })
            .collect(),
    }
}

fn set_cookie(response: &mut Response, api: &Api, name: &str, value: &str, seconds: i64) {
    let secure = if api.is_secure() { "; Secure" } else { "" };
    let cookie = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}");
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
}
