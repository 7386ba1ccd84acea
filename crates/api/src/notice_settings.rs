//! By which ways I want to hear of what, and my chat in Telegram.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use poryadok_domain::notice::{NoticeKind, NoticeLanguage, NoticeSettings, Ways};
use poryadok_domain::rejection::Rejection;
use poryadok_domain::time::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::Api;
use crate::caller::{Caller, Command, answered, json};
use crate::problem::Problem;
use crate::tokens::Empty;

#[derive(Debug, Serialize, ToSchema)]
pub struct NoticeSettingsOut {
    /// Of letters and of lines in Telegram.
    language: NoticeLanguage,
    /// Every kind there is.
    kinds: BTreeMap<NoticeKind, Ways>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct MyNoticesOut {
    #[serde(flatten)]
    settings: NoticeSettingsOut,
    /// My address, as an administrator entered it.
    email: Option<String>,
    /// Whether the server can send letters.
    email_available: bool,
    /// Whether the server can write to Telegram.
    telegram_available: bool,
    /// Whether I have linked a chat.
    telegram_linked: bool,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NoticeSettingsIn {
    language: Option<NoticeLanguage>,
    /// Kinds to set; one that is not named stays.
    #[serde(default)]
    kinds: BTreeMap<NoticeKind, Ways>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct TelegramOfferOut {
    /// To be sent to the bot as `/start CODE`.
    code: String,
    /// Opens the bot with the code in it; absent until the server knows the name of its bot.
    link: Option<String>,
    expires_at: Timestamp,
}

fn out(settings: &NoticeSettings) -> NoticeSettingsOut {
    let kinds = NoticeKind::ALL.iter().map(|kind| (*kind, settings.ways(*kind))).collect();
    NoticeSettingsOut { language: settings.language, kinds }
}

/// By which ways I hear of what.
#[utoipa::path(get, path = "/me/notifications", tag = "Screens", responses((status = 200, body = MyNoticesOut)))]
pub async fn read(State(api): State<Api>, caller: Caller) -> Result<Json<MyNoticesOut>, Problem> {
    let who = &caller.caller;
    let me = who.rules.employee_of(&who.actor).ok_or(Rejection::NotLoggedIn)?;
    let settings = who.rules.notices.get(&me.id).cloned().unwrap_or_default();
    let (email_available, telegram_available) = api.engine().ways_out();
    let telegram_linked = api.engine().telegram_link(who).await?.linked;
    Ok(Json(MyNoticesOut {
        settings: out(&settings),
        email: me.email.clone(),
        email_available,
        telegram_available,
        telegram_linked,
    }))
}

/// Change by which ways I hear of what.
#[utoipa::path(patch, path = "/me/notifications", tag = "Screens", request_body = NoticeSettingsIn,
    responses((status = 200, body = NoticeSettingsOut)))]
pub async fn change(State(api): State<Api>, command: Command<NoticeSettingsIn>) -> Result<Response, Problem> {
    let NoticeSettingsIn { language, kinds } = command.body;
    let render = |s: &NoticeSettings, _: &_| json(&out(s));
    let caller = &command.who.caller;
    answered(api.engine().save_notice_settings(caller, command.key, language, kinds, render).await)
}

/// Get a code by which I link my chat in Telegram. It is good for a quarter of an hour; a repetition gives another.
#[utoipa::path(post, path = "/me/telegram", tag = "Screens", responses((status = 201, body = TelegramOfferOut)))]
pub async fn link(State(api): State<Api>, command: Command<Empty>) -> Result<Response, Problem> {
    let caller = &command.who.caller;
    let offer = api.engine().offer_telegram(caller).await?;
    let bot = api.engine().telegram_link(caller).await?.bot;
    let link = bot.map(|bot| format!("https://t.me/{bot}?start={}", offer.code));
    let out = TelegramOfferOut { code: offer.code, link, expires_at: offer.expires_at };
    Ok((StatusCode::CREATED, Json(out)).into_response())
}

/// Forget my chat: nothing further is written to it.
#[utoipa::path(delete, path = "/me/telegram", tag = "Screens", responses((status = 204)))]
pub async fn unlink(State(api): State<Api>, command: Command<Empty>) -> Result<Response, Problem> {
    answered(api.engine().unlink_telegram(&command.who.caller, command.key).await)
}
