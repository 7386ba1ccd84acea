//! Sales channels.

use axum::Json;
use axum::extract::State;
use axum::response::Response;
use poryadok_domain::ids::ChannelId;
use poryadok_domain::people::{Channel, ChannelType};
use poryadok_engine::settings::{ChannelPatch, Target};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::Api;
use crate::caller::{Caller, Command, Id, answered, json};
use crate::paging::Rows;
use crate::problem::Problem;
use crate::tokens::Empty;

#[derive(Debug, Serialize, ToSchema)]
pub struct ChannelOut {
    id: ChannelId,
    name: String,
    channel_type: ChannelType,
    archived: bool,
    version: i64,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewChannelIn {
    name: String,
    channel_type: Option<ChannelType>,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChannelIn {
    /// The version that was seen.
    version: i64,
    name: Option<String>,
    channel_type: Option<ChannelType>,
    archived: Option<bool>,
}

fn out(c: &Channel) -> ChannelOut {
    ChannelOut {
        id: c.id,
        name: c.name.clone(),
        channel_type: c.channel_type,
        archived: c.archived,
        version: c.version,
    }
}

/// The sales channels, the archived ones included.
#[utoipa::path(get, path = "/channels", tag = "Settings", responses((status = 200, body = Rows<ChannelOut>)))]
pub async fn list(caller: Caller) -> Json<Rows<ChannelOut>> {
    let mut all: Vec<&Channel> = caller.caller.rules.channels.values().collect();
    all.sort_unstable_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
    Json(Rows::whole(all.into_iter().map(out).collect()))
}

/// Add a sales channel.
#[utoipa::path(post, path = "/channels", tag = "Settings", request_body = NewChannelIn,
    responses((status = 201, body = ChannelOut)))]
pub async fn create(State(api): State<Api>, command: Command<NewChannelIn>) -> Result<Response, Problem> {
    let NewChannelIn { name, channel_type } = command.body;
    let patch = ChannelPatch { name: Some(name), channel_type, archived: None };
    let render = |c: &Channel, _: &_| json(&out(c));
    answered(api.engine().save_channel(&command.who.caller, command.key, None, patch, render).await)
}

/// Change or archive a sales channel.
#[utoipa::path(patch, path = "/channels/{id}", tag = "Settings", params(("id" = ChannelId, Path)),
    request_body = ChannelIn, responses((status = 200, body = ChannelOut)))]
pub async fn change(
    State(api): State<Api>,
    id: Id<ChannelId>,
    command: Command<ChannelIn>,
) -> Result<Response, Problem> {
    let ChannelIn { version, name, channel_type, archived } = command.body;
    let (target, patch) = (Some(Target { id: id.0, version }), ChannelPatch { name, channel_type, archived });
    let render = |c: &Channel, _: &_| json(&out(c));
    answered(api.engine().save_channel(&command.who.caller, command.key, target, patch, render).await)
}

/// Delete a channel that no document came from and no process names.
#[utoipa::path(delete, path = "/channels/{id}", tag = "Settings", params(("id" = ChannelId, Path)),
    responses((status = 204)))]
pub async fn delete(
    State(api): State<Api>,
    id: Id<ChannelId>,
    command: Command<Empty>,
) -> Result<Response, Problem> {
    answered(api.engine().delete_channel(&command.who.caller, command.key, id.0).await)
}
