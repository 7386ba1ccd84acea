//! Named views of lists and boards.

use axum::Json;
use axum::extract::State;
use axum::response::Response;
use poryadok_domain::ids::{EmployeeId, SavedViewId};
use poryadok_engine::records::SavedView;
use poryadok_engine::saved_views::SavedViewPatch;
use poryadok_engine::settings::Target;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::Api;
use crate::caller::{Caller, Command, Id, answered, json};
use crate::paging::Rows;
use crate::problem::Problem;
use crate::tokens::Empty;

#[derive(Debug, Serialize, ToSchema)]
pub struct SavedViewOut {
    id: SavedViewId,
    owner: EmployeeId,
    /// Which screen it is of.
    screen: String,
    name: String,
    /// The part of the address that holds filters, columns and order.
    query: String,
    /// Everybody in the company may use it.
    shared: bool,
    version: i64,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSavedViewIn {
    /// A word in small Latin letters, as `board` or `orders`.
    screen: String,
    name: String,
    query: String,
    #[serde(default)]
    shared: bool,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SavedViewIn {
    /// The version that was seen.
    version: i64,
    name: Option<String>,
    query: Option<String>,
    shared: Option<bool>,
}

fn out(v: &SavedView) -> SavedViewOut {
    SavedViewOut {
        id: v.id,
        owner: v.owner,
        screen: v.screen.clone(),
        name: v.name.clone(),
        query: v.query.clone(),
        shared: v.shared,
        version: v.version,
    }
}

/// My views and those that colleagues share.
#[utoipa::path(get, path = "/saved-views", tag = "Screens", responses((status = 200, body = Rows<SavedViewOut>)))]
pub async fn list(State(api): State<Api>, caller: Caller) -> Result<Json<Rows<SavedViewOut>>, Problem> {
    let views = api.engine().saved_views(&caller.caller).await?;
    Ok(Json(Rows::whole(views.iter().map(out).collect())))
}

/// Save a view under a name.
#[utoipa::path(post, path = "/saved-views", tag = "Screens", request_body = NewSavedViewIn,
    responses((status = 201, body = SavedViewOut)))]
pub async fn create(State(api): State<Api>, command: Command<NewSavedViewIn>) -> Result<Response, Problem> {
    let NewSavedViewIn { screen, name, query, shared } = command.body;
    let patch =
        SavedViewPatch { screen: Some(screen), name: Some(name), query: Some(query), shared: Some(shared) };
    let render = |v: &SavedView, _: &_| json(&out(v));
    answered(api.engine().save_view(&command.who.caller, command.key, None, patch, render).await)
}

/// Change one of my views.
#[utoipa::path(patch, path = "/saved-views/{id}", tag = "Screens", params(("id" = SavedViewId, Path)),
    request_body = SavedViewIn, responses((status = 200, body = SavedViewOut)))]
pub async fn change(
    State(api): State<Api>,
    id: Id<SavedViewId>,
    command: Command<SavedViewIn>,
) -> Result<Response, Problem> {
    let SavedViewIn { version, name, query, shared } = command.body;
    let patch = SavedViewPatch { screen: None, name, query, shared };
    let target = Some(Target { id: id.0, version });
    let render = |v: &SavedView, _: &_| json(&out(v));
    answered(api.engine().save_view(&command.who.caller, command.key, target, patch, render).await)
}

/// Delete one of my views; an administrator may delete any shared one.
#[utoipa::path(delete, path = "/saved-views/{id}", tag = "Screens", params(("id" = SavedViewId, Path)),
    responses((status = 204)))]
pub async fn delete(
    State(api): State<Api>,
    id: Id<SavedViewId>,
    command: Command<Empty>,
) -> Result<Response, Problem> {
    answered(api.engine().delete_view(&command.who.caller, command.key, id.0).await)
}
