//! Telegram: an employee links a chat by a code that only he was shown.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use poryadok_domain::rejection::Rejection;
use poryadok_domain::time::Timestamp;
use poryadok_store::telegram;

use crate::Engine;
use crate::failure::Failure;
use crate::login::{Caller, no_content};
use crate::secret;
use crate::work::{Answer, RequestKey};

/// Long enough to find the telephone.
const CODE_SECS: i64 = 15 * 60;
/// Bytes of a code: as hard to guess as a session.
const CODE_BYTES: usize = 24;

/// A code that was handed out. It is shown once and kept as a hash.
#[derive(Debug, Clone)]
pub struct Offer {
    pub code: String,
    pub expires_at: Timestamp,
}

/// Whether a chat is linked, and which bot would write to it.
#[derive(Debug, Clone)]
pub struct Linked {
    pub linked: bool,
    /// Without one Telegram is not set up here.
    pub bot: Option<String>,
}

impl Engine {
    /// Hands out a code by which the caller links a chat: he sends it to the bot.
    pub async fn offer_telegram(&self, caller: &Caller) -> Result<Offer, Failure> {
        let employee = caller.actor.employee.ok_or(Rejection::NotLoggedIn)?;
        let bytes = self.clock().secret();
        let code = URL_SAFE_NO_PAD.encode(bytes.get(..CODE_BYTES).unwrap_or(&bytes));
        let (hash, expires_at) = (secret::hash(&code), self.clock().now().plus_secs(CODE_SECS));
        self.command(caller, None, move |w| {
            w.current_rules()?;
            telegram::offer(w.tx, w.account, employee, &hash, expires_at)?;
            Ok(no_content())
        })
        .await?;
        Ok(Offer { code, expires_at })
    }

    /// Links the chat from which a code came. Whether it was good.
    pub async fn bind_telegram(&self, code: &str, chat: i64) -> Result<bool, Failure> {
        let (hash, now) = (secret::hash(code), self.clock().now());
        self.db()
            .write(move |tx| {
                let Some((account, employee)) = telegram::offered(tx, &hash, now)? else { return Ok(false) };
                telegram::bind(tx, account, employee, chat)?;
                Ok(true)
            })
            .await
    }

    pub async fn unlink_telegram(&self, caller: &Caller, key: Option<RequestKey>) -> Result<Answer, Failure> {
        let employee = caller.actor.employee.ok_or(Rejection::NotLoggedIn)?;
        self.command(caller, key, move |w| {
            w.current_rules()?;
            telegram::unlink(w.tx, w.account, employee)?;
            Ok(no_content())
        })
        .await
    }

    pub async fn telegram_link(&self, caller: &Caller) -> Result<Linked, Failure> {
        let employee = caller.actor.employee.ok_or(Rejection::NotLoggedIn)?;
        let account = caller.actor.account;
        let chat = self.db().read(move |tx| Ok(telegram::chat(tx, account, employee)?));
        let linked = chat.await.map_err(|failure: Failure| failure)?.is_some();
        Ok(Linked { linked, bot: self.0.outside.courier.telegram_bot() })
    }
}
