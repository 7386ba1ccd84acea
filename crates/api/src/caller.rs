//! Who calls, and the command or question he brings.

use std::net::SocketAddr;

use axum::body::Bytes;
use axum::extract::{ConnectInfo, FromRequest, FromRequestParts, OriginalUri, RawPathParams, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use poryadok_domain::document::DocumentKind;
use poryadok_domain::file::MAX_BYTES;
use poryadok_domain::rejection::{FieldError, Flaw, Language, Names, Noun, Rejection};
use poryadok_engine::failure::Failure;
use poryadok_engine::login::{self, Credential};
use poryadok_engine::work::{Answer, RequestKey};
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::problem::{Problem, Wording};
use crate::{Api, body, language};

/// Longest `Idempotency-Key`.
pub const MAX_KEY: usize = 200;

/// Somebody who is logged in, or a token.
#[derive(Debug, Clone)]
pub struct Caller {
    pub caller: login::Caller,
    pub credential: Credential,
    pub language: Language,
}

impl Caller {
    pub fn names(&self) -> Names<'_> {
        Names { language: self.language, rulebook: Some(&self.caller.rules) }
    }
}

/// An unsafe call: who, under which key, and what.
#[derive(Debug)]
pub struct Command<T> {
    pub who: Caller,
    pub key: Option<RequestKey>,
    pub body: T,
}

/// An unsafe call whose body is a file.
#[derive(Debug)]
pub struct Upload {
    pub who: Caller,
    pub key: Option<RequestKey>,
    pub bytes: std::sync::Arc<[u8]>,
}

/// An unsafe call whose body is a file of rows.
#[derive(Debug)]
pub struct TableUpload {
    pub who: Caller,
    pub key: Option<RequestKey>,
    pub bytes: Bytes,
}

/// Parameters of a query, each of them known.
#[derive(Debug)]
pub struct Params<T>(pub T);

/// The id in a path. What is no id is simply not there.
#[derive(Debug, Clone, Copy)]
pub struct Id<T>(pub T);

/// The kind of documents that a path names; orders have paths of their own.
#[derive(Debug, Clone, Copy)]
pub struct Kind(pub DocumentKind);

/// How the part of a path that names a kind is called.
pub const KIND: &str = "kind";

/// Two ids in a path.
#[derive(Debug, Clone, Copy)]
pub struct Ids<A, B>(pub A, pub B);

impl FromRequestParts<Api> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, api: &Api) -> Result<Caller, Problem> {
        let credential = credential(&parts.headers, api).ok_or(Rejection::NotLoggedIn)?;
        let by_cookie = matches!(credential, Credential::Session(_));
        if by_cookie && !parts.method.is_safe() {
            own_site(&parts.headers, api)?;
        }
        let caller = api.engine().authenticate(&credential, &address(parts, api)).await?;
        if let Some(wording) = parts.extensions.get::<Wording>() {
            wording.set(&caller.rules);
        }
        Ok(Caller { caller, credential, language: language::of(&parts.headers) })
    }
}

impl<T: DeserializeOwned> FromRequest<Api> for Command<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, api: &Api) -> Result<Command<T>, Problem> {
        let (mut parts, raw) = request.into_parts();
        // Who shows nothing at all need not send a body.
        credential(&parts.headers, api).ok_or(Rejection::NotLoggedIn)?;
        let bytes = body::read(Request::from_parts(parts.clone(), raw)).await?;
        // A body may take its time: who calls is what he is now, not what he was when he began to send.
        let who = Caller::from_request_parts(&mut parts, api).await?;
        let key = request_key(&parts, &without_passwords(&bytes))?;
        Ok(Command { who, key, body: body::parse(&bytes)? })
    }
}

impl FromRequest<Api> for Upload {
    type Rejection = Problem;

    async fn from_request(request: Request, api: &Api) -> Result<Upload, Problem> {
        let (mut parts, raw) = request.into_parts();
        // A file is large: only somebody who is known may send one, and only so many at once.
        Caller::from_request_parts(&mut parts, api).await?;
        let _place = api.upload_place().ok_or(Rejection::Busy)?;
        let bytes = body::read_file(Request::from_parts(parts.clone(), raw), MAX_BYTES).await?;
        let who = Caller::from_request_parts(&mut parts, api).await?;
        let key = request_key(&parts, &bytes)?;
        Ok(Upload { who, key, bytes: bytes.as_ref().into() })
    }
}

impl FromRequest<Api> for TableUpload {
    type Rejection = Problem;

    async fn from_request(request: Request, api: &Api) -> Result<TableUpload, Problem> {
        let (mut parts, raw) = request.into_parts();
        Caller::from_request_parts(&mut parts, api).await?;
        let _place = api.upload_place().ok_or(Rejection::Busy)?;
        let request = Request::from_parts(parts.clone(), raw);
        let bytes = body::read_file(request, crate::table_file::MAX_TABLE_BYTES).await?;
        let who = Caller::from_request_parts(&mut parts, api).await?;
        let key = request_key(&parts, &bytes)?;
        Ok(TableUpload { who, key, bytes })
    }
}

impl<T: DeserializeOwned> FromRequestParts<Api> for Params<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &Api) -> Result<Params<T>, Problem> {
        Ok(Params(read_query(parts.uri.query().unwrap_or_default())?))
    }
}

fn read_query<T: DeserializeOwned>(query: &str) -> Result<T, Rejection> {
    let pairs = serde_urlencoded::Deserializer::new(form_urlencoded::parse(query.as_bytes()));
    serde_path_to_error::deserialize(pairs).map_err(|e| {
        let path = Some(e.path().to_string()).filter(|path| path != "." && path != "?");
        let (named, flaw) = body::flaw(&e.inner().to_string());
        let name = named.or(path).unwrap_or_else(|| "query".to_owned());
        let flaw = if flaw == Flaw::UnknownField { flaw } else { Flaw::NotAllowed };
        Rejection::Invalid { errors: vec![FieldError::new(name, flaw)] }
    })
}

/// Parameters that are left when some were taken out.
pub fn parameters<T: DeserializeOwned>(left: &[(String, String)]) -> Result<T, Rejection> {
    read_query(&serde_urlencoded::to_string(left).unwrap_or_default())
}

impl FromRequestParts<Api> for Kind {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, api: &Api) -> Result<Kind, Problem> {
        let params = RawPathParams::from_request_parts(parts, api).await.map_err(|_| no_such_page())?;
        Ok(Kind(kind_of(&params)?.unwrap_or(DocumentKind::CustomerOrder)))
    }
}

/// The kind that a path names, if it names one.
fn kind_of(params: &RawPathParams) -> Result<Option<DocumentKind>, Problem> {
    let code = params.iter().find(|(name, _)| *name == KIND).map(|(_, code)| code);
    code.map(|code| DocumentKind::from_code(code).ok_or_else(no_such_page)).transpose()
}

impl<T: From<Uuid>> FromRequestParts<Api> for Id<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, api: &Api) -> Result<Id<T>, Problem> {
        match path_ids(parts, api).await?.as_slice() {
            [id, ..] => Ok(Id((*id).into())),
            [] => Err(no_such_page()),
        }
    }
}

impl<A: From<Uuid>, B: From<Uuid>> FromRequestParts<Api> for Ids<A, B> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, api: &Api) -> Result<Ids<A, B>, Problem> {
        match path_ids(parts, api).await?.as_slice() {
            [a, b] => Ok(Ids((*a).into(), (*b).into())),
            _ => Err(no_such_page()),
        }
    }
}

async fn path_ids(parts: &mut Parts, api: &Api) -> Result<Vec<Uuid>, Problem> {
    let params = RawPathParams::from_request_parts(parts, api).await.map_err(|_| no_such_page())?;
    // Also where the route asks for no kind: a path that says nonsense is none.
    kind_of(&params)?;
    let ids = params.iter().filter(|(name, _)| *name != KIND);
    ids.map(|(_, value)| Uuid::try_parse(value).map_err(|_| no_such_page())).collect()
}

fn no_such_page() -> Problem {
    Rejection::NotFound { noun: Noun::Page }.into()
}

/// The key of an unsafe call, with the hash of what it asks for.
fn request_key(parts: &Parts, asked: &[u8]) -> Result<Option<RequestKey>, Rejection> {
    let Some(key) = parts.headers.get("idempotency-key") else { return Ok(None) };
    let key = key.to_str().ok().map(str::trim).filter(|k| !k.is_empty() && k.len() <= MAX_KEY);
    let key = key.ok_or_else(|| Rejection::invalid("Idempotency-Key", Flaw::InvalidText))?;
    let mut hash = Sha256::new();
    let query = parts.uri.query().unwrap_or_default();
    // Routers within routers see only the end of a path.
    let whole = parts.extensions.get::<OriginalUri>().map_or(&parts.uri, |uri| &uri.0);
    let path = whole.path().trim_start_matches("/api/v1");
    for part in [parts.method.as_str().as_bytes(), path.as_bytes(), query.as_bytes(), asked] {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    Ok(Some(RequestKey { key: key.to_owned(), fingerprint: hash.finalize().to_vec() }))
}

/// What is hashed of a body: a fast hash of a password must not be kept anywhere.
fn without_passwords(bytes: &Bytes) -> std::borrow::Cow<'_, [u8]> {
    let secrets = ["password", "old", "new"];
    let named = |name: &&str| bytes.windows(name.len()).any(|part| part == name.as_bytes());
    if !secrets.iter().any(named) {
        return bytes.as_ref().into();
    }
    match serde_json::from_slice(bytes) {
        Ok(serde_json::Value::Object(mut fields)) => {
            fields.retain(|name, _| !secrets.contains(&name.as_str()));
            serde_json::to_vec(&fields).unwrap_or_default().into()
        }
        _ => bytes.as_ref().into(),
    }
}

/// A bearer token, or the session of the cookie.
fn credential(headers: &HeaderMap, api: &Api) -> Option<Credential> {
    let bearer = headers.get(header::AUTHORIZATION).and_then(|v| v.to_str().ok());
    if let Some(value) = bearer {
        let (scheme, token) = value.split_once(' ')?;
        return scheme.eq_ignore_ascii_case("bearer").then(|| Credential::Token(token.trim().to_owned()));
    }
    cookie(headers, session_cookie(api)).map(Credential::Session)
}

/// The name of the session cookie: over HTTPS bound to this host.
pub fn session_cookie(api: &Api) -> &'static str {
    if api.is_secure() { "__Host-poryadok" } else { "poryadok" }
}

pub fn device_cookie(api: &Api) -> &'static str {
    if api.is_secure() { "__Host-poryadok-device" } else { "poryadok-device" }
}

pub fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    let all = headers.get_all(header::COOKIE).into_iter().filter_map(|v| v.to_str().ok());
    let mut pairs = all.flat_map(|v| v.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(n, _)| *n == name).map(|(_, value)| value.to_owned())
}

/// A browser says from which site a request comes; a foreign one has no business with our cookie.
pub fn own_site(headers: &HeaderMap, api: &Api) -> Result<(), Rejection> {
    let text = |name: &str| headers.get(name).and_then(|v| v.to_str().ok());
    if let Some(site) = text("sec-fetch-site")
        && !matches!(site, "same-origin" | "none")
    {
        return Err(Rejection::ForeignOrigin);
    }
    let Some(origin) = text("origin") else { return Ok(()) };
    let host = text("host").unwrap_or_default();
    let ours = api.public_url() == Some(origin)
        || origin
            .split_once("://")
            .is_some_and(|(_, rest)| !host.is_empty() && rest.eq_ignore_ascii_case(host));
    if ours { Ok(()) } else { Err(Rejection::ForeignOrigin) }
}

/// Where the call comes from; behind a proxy that is trusted, what the proxy says.
pub fn address(parts: &Parts, api: &Api) -> String {
    // The last of the last header is the proxy's own word; what stands before it came from outside.
    let forwarded = parts.headers.get_all("x-forwarded-for").iter().next_back().and_then(|v| v.to_str().ok());
    if let Some(last) = forwarded.filter(|_| api.trusts_proxy()).and_then(|f| f.rsplit(',').next()) {
        return last.trim().to_owned();
    }
    let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
    peer.map_or_else(|| "unknown".to_owned(), |ConnectInfo(peer)| peer.ip().to_string())
}

/// The answer of a command as a response.
pub fn respond(answer: Answer) -> Response {
    let status = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::OK);
    if answer.body.is_empty() {
        return status.into_response();
    }
    (status, [(header::CONTENT_TYPE, "application/json")], answer.body).into_response()
}

/// What every command's handler ends with.
pub fn answered(answer: Result<Answer, Failure>) -> Result<Response, Problem> {
    Ok(respond(answer?))
}

/// The body of an answer as it is kept with its key.
pub fn json<T: serde::Serialize>(out: &T) -> String {
    serde_json::to_string(out).unwrap_or_default()
}
