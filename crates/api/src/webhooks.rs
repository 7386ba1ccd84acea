//! Webhooks: other programs that are told of events.

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use poryadok_domain::ids::WebhookId;
use poryadok_domain::rejection::Rejection;
use poryadok_domain::webhook::{EventType, Webhook};
use poryadok_engine::settings::Target;
use poryadok_engine::webhooks::WebhookPatch;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::Api;
use crate::caller::{Caller, Command, Id, answered, json, respond};
use crate::paging::Rows;
use crate::problem::Problem;
use crate::tokens::Empty;

#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct WebhookOut {
    id: WebhookId,
    name: String,
    url: String,
    events: Vec<EventType>,
    active: bool,
    /// Why it was switched off, if nobody did so: its receiver answered 410.
    switched_off: Option<String>,
    version: i64,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct NewWebhookOut {
    #[serde(flatten)]
    webhook: WebhookOut,
    /// What events are signed with, by the Standard Webhooks scheme. Shown this once; a repetition of the call does not show it.
    secret: Option<String>,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewWebhookIn {
    name: String,
    /// `https://…` or `http://…`, at most 2000 characters. Where it leads is looked at whenever it is called: not into private
    /// networks, unless the operator of the server allows that.
    url: String,
    events: Vec<EventType>,
    active: Option<bool>,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WebhookIn {
    /// The version that was seen.
    version: i64,
    name: Option<String>,
    url: Option<String>,
    events: Option<Vec<EventType>>,
    active: Option<bool>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct TestedOut {
    delivered: bool,
    /// The HTTP status of its answer, if there was one.
    status: Option<u16>,
    /// How long it took, in milliseconds.
    millis: u64,
    error: Option<String>,
}

fn out(w: &Webhook) -> WebhookOut {
    WebhookOut {
        id: w.id,
        name: w.name.clone(),
        url: w.url.clone(),
        events: w.events.iter().copied().collect(),
        active: w.active,
        switched_off: w.switched_off.clone(),
        version: w.version,
    }
}

/// The webhooks of the company. Only for administrators.
#[utoipa::path(get, path = "/webhooks", tag = "Messages", responses((status = 200, body = Rows<WebhookOut>)))]
pub async fn list(caller: Caller) -> Result<Json<Rows<WebhookOut>>, Problem> {
    if !caller.caller.is_administrator() {
        return Err(Rejection::AdministratorsOnly.into());
    }
    Ok(Json(Rows::whole(caller.caller.rules.webhooks.values().map(out).collect())))
}

/// Add a webhook. Its secret is shown in this answer only.
#[utoipa::path(post, path = "/webhooks", tag = "Messages", request_body = NewWebhookIn,
    responses((status = 201, body = NewWebhookOut)))]
pub async fn create(State(api): State<Api>, command: Command<NewWebhookIn>) -> Result<Response, Problem> {
    let NewWebhookIn { name, url, events, active } = command.body;
    let patch = WebhookPatch { name: Some(name), url: Some(url), events: Some(events), active };
    let render = |w: &Webhook, _: &_| json(&out(w));
    let caller = &command.who.caller;
    let mut saved = api.engine().save_webhook(caller, command.key, None, patch, render).await?;
    if let Ok(webhook) = serde_json::from_str(&saved.answer.body) {
        saved.answer.body = json(&NewWebhookOut { webhook, secret: saved.secret });
    }
    Ok(respond(saved.answer))
}

/// Change a webhook, or switch it on or off.
#[utoipa::path(patch, path = "/webhooks/{id}", tag = "Messages", params(("id" = WebhookId, Path)),
    request_body = WebhookIn, responses((status = 200, body = WebhookOut)))]
pub async fn change(
    State(api): State<Api>,
    id: Id<WebhookId>,
    command: Command<WebhookIn>,
) -> Result<Response, Problem> {
    let WebhookIn { version, name, url, events, active } = command.body;
    let (target, patch) = (Some(Target { id: id.0, version }), WebhookPatch { name, url, events, active });
    let render = |w: &Webhook, _: &_| json(&out(w));
    let caller = &command.who.caller;
    let saved = api.engine().save_webhook(caller, command.key, target, patch, render).await?;
    Ok(respond(saved.answer))
}

/// Take a webhook away. What still waits for it is not sent any more.
#[utoipa::path(delete, path = "/webhooks/{id}", tag = "Messages", params(("id" = WebhookId, Path)),
    responses((status = 204)))]
pub async fn delete(
    State(api): State<Api>,
    id: Id<WebhookId>,
    command: Command<Empty>,
) -> Result<Response, Problem> {
    answered(api.engine().delete_webhook(&command.who.caller, command.key, id.0).await)
}

/// Send a test event now and see what the receiver says. Nothing is repeated or kept.
#[utoipa::path(post, path = "/webhooks/{id}/test", tag = "Messages", params(("id" = WebhookId, Path)),
    responses((status = 200, body = TestedOut)))]
pub async fn test(
    State(api): State<Api>,
    id: Id<WebhookId>,
    command: Command<Empty>,
) -> Result<Response, Problem> {
    let tested = api.engine().test_webhook(&command.who.caller, id.0).await?;
    let (delivered, error) = (tested.error.is_none(), tested.error);
    Ok(Json(TestedOut { delivered, status: tested.status, millis: tested.millis, error }).into_response())
}
