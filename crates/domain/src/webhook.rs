//! Webhooks: other programs that are told of events.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::ids::WebhookId;

macro_rules! events {
    // The word is a `tt`: as a `literal` the OpenAPI document does not see it and names the variants instead.
    ($($(#[$doc:meta])* $variant:ident = $code:tt),* $(,)?) => {
        /// What a webhook is told of.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
        pub enum EventType { $($(#[$doc])* #[serde(rename = $code)] $variant),* }

        impl EventType {
            pub const ALL: &'static [EventType] = &[$(EventType::$variant),*];

            /// The word of this event on the wire.
            pub const fn code(self) -> &'static str {
                match self { $(EventType::$variant => $code),* }
            }
        }
    };
}

events! {
    OrderCreated = "order.created",
    OrderChanged = "order.changed",
    OrderMoved = "order.moved",
    OrderDeleted = "order.deleted",
    OrderRestored = "order.restored",
    OrderCommented = "order.commented",
    /// Of any kind but an order.
    DocumentCreated = "document.created",
    DocumentChanged = "document.changed",
    DocumentPosted = "document.posted",
    DocumentUnposted = "document.unposted",
    DocumentDeleted = "document.deleted",
    TaskSet = "task.set",
    TaskDone = "task.done",
}

/// A program that is told of events.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Webhook {
    pub id: WebhookId,
    pub name: String,
    pub url: String,
    pub events: BTreeSet<EventType>,
    pub active: bool,
    /// Why Poryadok itself switched it off.
    pub switched_off: Option<String>,
    pub version: i64,
}

impl Webhook {
    pub fn wants(&self, event: EventType) -> bool {
        self.active && self.events.contains(&event)
    }
}
