//! The Telegram bot: writes to chats that employees have linked, and listens for those who link theirs.

use std::sync::OnceLock;
use std::time::Duration;

use axum::body::Bytes;
use hyper::StatusCode;
use hyper::header::{CONTENT_TYPE, HeaderValue};
use poryadok_engine::Engine;
use poryadok_engine::courier::{Outcome, Report};
use serde_json::{Value, json};

use super::http::{Answer, Call, Http, NoAnswer, Word};

/// The bot is asked again this long after a failure.
const PAUSE: Duration = Duration::from_secs(5);
/// How long a question for updates waits for one, in seconds: less than a lease lasts. The call itself may take longer.
const LISTEN_SECS: u64 = 4;
const LISTEN: Duration = Duration::from_secs(LISTEN_SECS + 7);
/// Only one node listens: two would take each other's updates away.
const LEASE: &str = "telegram";

pub struct Telegram {
    http: Http,
    /// With the token in it: no log and no error shows it.
    base: String,
    name: OnceLock<String>,
}

impl std::fmt::Debug for Telegram {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Telegram")
    }
}

impl Telegram {
    pub fn new(http: Http, api: &str, token: &str) -> Result<Telegram, String> {
        let token = token.trim();
        if token.is_empty()
            || !token.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, ':' | '_' | '-'))
        {
            return Err("PORYADOK_TELEGRAM_TOKEN: this is no token of a bot".to_owned());
        }
        Ok(Telegram {
            http,
            base: format!("{}/bot{token}", api.trim_end_matches('/')),
            name: OnceLock::new(),
        })
    }

    /// The name of the bot, once it is known.
    pub fn name(&self) -> Option<String> {
        self.name.get().cloned()
    }

    pub async fn send(&self, chat: i64, text: &str) -> Report {
        let asked = json!({ "chat_id": chat, "text": text, "link_preview_options": { "is_disabled": true } });
        let answer = match self.ask("sendMessage", &asked, None).await {
            Ok(answer) => answer,
            Err(NoAnswer::Refused(why) | NoAnswer::Failed(why)) => {
                return Outcome::Retry { after: None, why: format!("Telegram: {why}") }.into();
            }
        };
        let status = Some(answer.status.as_u16());
        let why = format!("Telegram answered {}", answer.status.as_u16());
        let outcome = match answer.status {
            s if s.is_success() => Outcome::Delivered,
            StatusCode::TOO_MANY_REQUESTS => {
                let body: Value = serde_json::from_slice(&answer.body).unwrap_or_default();
                let after = body.pointer("/parameters/retry_after").and_then(Value::as_i64);
                Outcome::Retry { after: after.or(answer.retry_after), why }
            }
            StatusCode::FORBIDDEN => {
                Outcome::Refused { why: "the chat does not want to hear of us".to_owned() }
            }
            StatusCode::BAD_REQUEST => Outcome::Refused { why: "there is no such chat".to_owned() },
            _ => Outcome::Retry { after: None, why },
        };
        Report { outcome, status }
    }

    /// Listens for `/start CODE` until the process ends.
    pub async fn listen(&self, engine: &Engine) {
        let mut after = None;
        loop {
            if self.name.get().is_none() {
                self.learn_name().await;
            }
            if self.name.get().is_none() || !engine.hold(LEASE).await {
                tokio::time::sleep(PAUSE).await;
                continue;
            }
            let asked = json!({ "timeout": LISTEN_SECS, "offset": after, "allowed_updates": ["message"] });
            let answer = self.ask("getUpdates", &asked, Some(LISTEN)).await;
            let updates = answer.ok().filter(|a| a.status.is_success()).and_then(|a| result(&a));
            let Some(updates) = updates.as_ref().and_then(Value::as_array) else {
                tracing::warn!("the Telegram bot could not be asked for updates");
                tokio::time::sleep(PAUSE).await;
                continue;
            };
            for update in updates {
                if let Some(id) = update.get("update_id").and_then(Value::as_i64) {
                    after = Some(id.saturating_add(1));
                }
                self.take_up(engine, update).await;
            }
        }
    }

    async fn learn_name(&self) {
        let answer = self.ask("getMe", &json!({}), None).await;
        let me = answer.ok().filter(|a| a.status.is_success()).and_then(|a| result(&a));
        match me.as_ref().and_then(|m| m.get("username")).and_then(Value::as_str) {
            Some(name) => drop(self.name.set(name.to_owned())),
            None => tracing::warn!("the Telegram bot does not say its name: is the token right?"),
        }
    }

    async fn take_up(&self, engine: &Engine, update: &Value) {
        let chat = update.pointer("/message/chat/id").and_then(Value::as_i64);
        // What leaves is meant for one person: a group is not linked.
        let alone = update.pointer("/message/chat/type").and_then(Value::as_str) == Some("private");
        let text = update.pointer("/message/text").and_then(Value::as_str).unwrap_or_default();
        let Some((chat, code)) = chat.filter(|_| alone).zip(text.strip_prefix("/start")) else { return };
        let words = match engine.bind_telegram(code.trim(), chat).await {
            Ok(true) => "Готово: уведомления будут приходить сюда. / Done: notifications will come here.",
            Ok(false) => {
                "Код не подошёл или устарел: возьмите новый в профиле. / The code is wrong or too old: take a new one \
                 in your profile."
            }
            Err(failure) => {
                tracing::warn!(?failure, "a chat could not be linked");
                return;
            }
        };
        if let Outcome::Retry { why, .. } = self.send(chat, words).await.outcome {
            tracing::warn!(why, "the chat was not told whether it is linked");
        }
    }

    async fn ask(&self, what: &str, body: &Value, patience: Option<Duration>) -> Result<Answer, NoAnswer> {
        let url = format!("{}/{what}", self.base);
        let headers = vec![(CONTENT_TYPE, HeaderValue::from_static("application/json"))];
        let body = Bytes::from(body.to_string());
        self.http.post(Call { url: &url, word: Word::Operators, headers, body, patience }).await
    }
}

fn result(answer: &Answer) -> Option<Value> {
    serde_json::from_slice::<Value>(&answer.body).ok()?.get("result").cloned()
}
