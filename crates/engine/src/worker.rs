//! What goes on beside requests: answers, sessions and attempts that are past their time are dropped.

use std::time::Duration;

use poryadok_store::{idempotency, notifications, sessions};

use crate::Engine;
use crate::failure::Failure;

/// How long an answer is kept for a retry.
pub const ANSWERS_KEPT_SECS: i64 = 24 * 3_600;
/// How long an attempt to log in can matter.
const ATTEMPTS_KEPT_SECS: i64 = 3_600;
/// A bell is looked through for what happened lately; the feeds keep everything.
const NOTIFICATIONS_KEPT_SECS: i64 = 180 * 24 * 3_600;
const EVERY: Duration = Duration::from_secs(600);

impl Engine {
    /// Runs until the process ends.
    pub async fn work(&self) {
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
                Ok(())
            })
            .await
    }
}
