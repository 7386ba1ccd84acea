//! The couriers: how messages really leave. Each is set up by the operator of the server, or not there.

pub mod http;
mod smtp;
mod telegram;
mod webhook;

use std::path::Path;
use std::sync::Arc;

use clap::Args;
use poryadok_domain::message::{MessageChannel, read_schedule};
use poryadok_engine::Engine;
use poryadok_engine::clock::{Clock as _, System};
use poryadok_engine::courier::{Content, Courier, Delivery, Outcome, Outside, Parcel};
use poryadok_engine::seal::Key;

use crate::cli::Stopped;
use http::Http;
use smtp::Smtp;
use telegram::Telegram;

/// The file of the key that secrets are sealed with, in the data directory, where none is given.
const KEY_FILE: &str = "secret.key";

/// How messages leave. Everything here is the operator's.
#[derive(Debug, Clone, Args)]
pub struct Couriers {
    /// The mail server: smtp://HOST (STARTTLS where offered), smtp+starttls://HOST, smtps://HOST, with user:password@ and :port
    #[arg(long, env = "PORYADOK_SMTP_URL", hide_env_values = true)]
    smtp_url: Option<String>,
    /// From whom letters come, as in "Orders <orders@example.org>"
    #[arg(long, env = "PORYADOK_MAIL_FROM")]
    mail_from: Option<String>,
    /// Token of the Telegram bot
    #[arg(long, env = "PORYADOK_TELEGRAM_TOKEN", hide_env_values = true)]
    telegram_token: Option<String>,
    /// Where the Telegram Bot API is reached
    #[arg(long, env = "PORYADOK_TELEGRAM_API", default_value = "https://api.telegram.org")]
    telegram_api: String,
    /// Private networks that webhooks may be called in, as in 10.1.0.0/16,192.168.7.5/32
    #[arg(long, env = "PORYADOK_WEBHOOK_ALLOW_NETS")]
    webhook_allow_nets: Option<String>,
    /// Pauses between the attempts to deliver a message, as in 5s,5m,30m,2h
    #[arg(long, env = "PORYADOK_WEBHOOK_RETRY_SCHEDULE")]
    webhook_retry_schedule: Option<String>,
    /// What secrets of webhooks are sealed with: 32 bytes in base64. Without it a key file is made in the data directory
    #[arg(long, env = "PORYADOK_SECRET_KEY", hide_env_values = true)]
    secret_key: Option<String>,
}

/// Carries each parcel by its way.
#[derive(Debug)]
struct All {
    smtp: Option<Smtp>,
    http: Http,
    telegram: Option<Arc<Telegram>>,
}

impl Courier for All {
    fn carries(&self, channel: MessageChannel) -> bool {
        match channel {
            MessageChannel::Email => self.smtp.is_some(),
            MessageChannel::Webhook => true,
            MessageChannel::Telegram => self.telegram.is_some(),
        }
    }

    fn deliver(&self, parcel: Parcel) -> Delivery<'_> {
        Box::pin(async move {
            let Parcel { id, at, content } = parcel;
            let missing = || Outcome::Retry { after: None, why: "this way is not set up here".to_owned() };
            match content {
                Content::Letter(letter) => match &self.smtp {
                    Some(smtp) => smtp.send(id, at, letter).await.into(),
                    None => missing().into(),
                },
                Content::Event { url, secret, body } => {
                    webhook::post(&self.http, id, at, &url, &secret, body).await
                }
                Content::Chat { chat, text } => match &self.telegram {
                    Some(telegram) => telegram.send(chat, &text).await,
                    None => missing().into(),
                },
            }
        })
    }

    fn telegram_bot(&self) -> Option<String> {
        self.telegram.as_ref().and_then(|t| t.name())
    }
}

/// The couriers, and the bot that listens for those who link their chats.
pub struct Set {
    pub outside: Outside,
    bot: Option<Arc<Telegram>>,
}

impl Set {
    /// Listens to the bot until the process ends.
    pub async fn listen(&self, engine: &Engine) {
        if let Some(bot) = &self.bot {
            bot.listen(engine).await;
        }
    }
}

impl Couriers {
    /// Sets up what the operator asked for; what he wrote wrong is said at once, not when a letter is due.
    pub fn set_up(&self, public_url: Option<&str>, data: &Path, may_make_key: bool) -> Result<Set, Stopped> {
        let given = |text: &Option<String>| text.clone().filter(|t| !t.trim().is_empty());
        let allowed = match given(&self.webhook_allow_nets) {
            Some(nets) => http::read_nets(&nets).ok_or_else(|| {
                Stopped(format!("PORYADOK_WEBHOOK_ALLOW_NETS: {nets} is no list of networks"))
            })?,
            None => Vec::new(),
        };
        let http = Http::new(allowed);
        let smtp = match given(&self.smtp_url) {
            Some(url) => {
                let from = given(&self.mail_from)
                    .ok_or_else(|| Stopped("PORYADOK_MAIL_FROM: say from whom letters come".to_owned()))?;
                Some(Smtp::new(&url, &from, public_url).map_err(Stopped)?)
            }
            None => None,
        };
        let telegram = given(&self.telegram_token)
            .map(|token| Telegram::new(http.clone(), &self.telegram_api, &token))
            .transpose()
            .map_err(Stopped)?
            .map(Arc::new);
        let mut outside = Outside::new(Arc::new(All { smtp, http, telegram: telegram.clone() }));
        if let Some(schedule) = given(&self.webhook_retry_schedule) {
            outside.retry_secs = read_schedule(&schedule).ok_or_else(|| {
                Stopped(format!(
                    "PORYADOK_WEBHOOK_RETRY_SCHEDULE: {schedule} is no list such as 5s,5m,30m,2h"
                ))
            })?;
        }
        outside.key = match given(&self.secret_key) {
            Some(text) => Some(Key::parse(&text).ok_or_else(|| {
                Stopped(
                    "PORYADOK_SECRET_KEY: give 32 bytes in base64, as `openssl rand -base64 32` makes them"
                        .to_owned(),
                )
            })?),
            None if may_make_key => Some(key_file(data)?),
            // Several nodes over one database need one key: a file of each would be another for each.
            None => None,
        };
        outside.public_url = public_url.map(|url| url.trim_end_matches('/').to_owned());
        Ok(Set { outside, bot: telegram })
    }
}

/// The key of this data directory, made on the first start; nobody but its owner may read it.
fn key_file(data: &Path) -> Result<Key, Stopped> {
    use std::io::Write as _;
    use std::os::unix::fs::OpenOptionsExt as _;

    let path = data.join(KEY_FILE);
    let told = |e: std::io::Error| Stopped(format!("the key file {}: {e}", path.display()));
    match std::fs::read_to_string(&path) {
        Ok(text) => {
            Key::parse(&text).ok_or_else(|| Stopped(format!("the key file {} holds no key", path.display())))
        }
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => {
            let key = Key::new(System.secret());
            // Written whole under another name first: a crash leaves no half of a key.
            let fresh = data.join(format!("{KEY_FILE}.{}", System.id()));
            let mut file = std::fs::OpenOptions::new()
                .write(true)
                .create_new(true)
                .mode(0o600)
                .open(&fresh)
                .map_err(told)?;
            file.write_all(key.text().as_bytes()).and_then(|()| file.sync_all()).map_err(told)?;
            // Another process may have been faster: then its key holds.
            let linked = std::fs::hard_link(&fresh, &path);
            std::fs::remove_file(&fresh).map_err(told)?;
            match linked {
                Ok(()) => Ok(key),
                Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => {
                    let text = std::fs::read_to_string(&path).map_err(told)?;
                    Key::parse(&text)
                        .ok_or_else(|| Stopped(format!("the key file {} holds no key", path.display())))
                }
                Err(e) => Err(told(e)),
            }
        }
        Err(e) => Err(told(e)),
    }
}
