//! What goes on beside requests: what is due is carried out; messages are delivered; answers, sessions and attempts that are past their time are dropped.

use std::time::Duration;

use poryadok_domain::message::MessageChannel;
use poryadok_store::{idempotency, notifications, outbox, sessions};

use crate::Engine;
use crate::failure::Failure;

/// How long an answer is kept for a retry.
pub const ANSWERS_KEPT_SECS: i64 = 24 * 3_600;
/// How long an attempt to log in can matter.
const ATTEMPTS_KEPT_SECS: i64 = 3_600;
/// A bell is looked through for what happened lately; the feeds keep everything.
const NOTIFICATIONS_KEPT_SECS: i64 = 180 * 24 * 3_600;
/// What was sent, or is dead, can be looked up for so long.
const MESSAGES_KEPT_SECS: i64 = 90 * 24 * 3_600;
const EVERY: Duration = Duration::from_secs(600);
/// How long a worker waits that nobody wakes: another node may have written something.
pub(crate) const TURN: Duration = Duration::from_secs(1);

impl Engine {
    /// Runs until the process ends.
    pub async fn work(&self) {
        let by = |channel| self.deliver_by(channel);
        let mail = (by(MessageChannel::Email), by(MessageChannel::Webhook), by(MessageChannel::Telegram));
        tokio::join!(self.keep_tidy(), self.keep_time(), mail.0, mail.1, mail.2);
    }

    /// Carries out what is due, on one of the nodes.
    async fn keep_time(&self) {
        loop {
            let more = self.hold("timers").await && self.strike_or_warn().await;
            if !more {
                tokio::time::sleep(TURN).await;
            }
        }
    }

    /// Whether there may be more that is due.
    async fn strike_or_warn(&self) -> bool {
        match self.strike_timers().await {
            Ok(struck) => struck > 0,
            Err(failure) => {
                tracing::warn!(?failure, "timers could not be looked up; they are in a second");
                false
            }
        }
    }

    async fn keep_tidy(&self) {
        loop {
            tokio::time::sleep(EVERY).await;
            if let Err(failure) = self.tidy().await {
                tracing::warn!(?failure, "tidying up failed; it is tried again in ten minutes");
            }
        }
    }

    /// Drops what is past its time.
    pub async fn tidy(&self) -> Result<(), Failure> {
        let now = self.clock().now();
        self.db()
            .write(move |tx| {
                idempotency::forget(tx, now.plus_secs(-ANSWERS_KEPT_SECS))?;
                sessions::forget_sessions(tx, now)?;
                sessions::forget_attempts(tx, now.plus_secs(-ATTEMPTS_KEPT_SECS))?;
                notifications::forget(tx, now.plus_secs(-NOTIFICATIONS_KEPT_SECS))?;
                outbox::forget(tx, now.plus_secs(-MESSAGES_KEPT_SECS))?;
                Ok(())
            })
            .await
            .map_err(|failure: Failure| failure)?;
        self.bury_untried(now).await
    }
}
