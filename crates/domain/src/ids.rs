//! Identifiers: one type per noun, so that a status can never be taken for an order.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(value_type = Uuid))]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl From<Uuid> for $name { fn from(id: Uuid) -> Self { $name(id) } }
        impl From<$name> for Uuid { fn from(id: $name) -> Uuid { id.0 } }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { self.0.fmt(f) }
        }
    )*};
}

ids! {
    /// One company; every row belongs to one.
    AccountId,
    EmployeeId,
    DepartmentId,
    RoleId,
    ChannelId,
    CounterpartyId,
    ProductId,
    AttributeId,
    StatusId,
    ProcessId,
    ScenarioId,
    /// One run of a scenario.
    RunId,
    /// Something that is to happen at a time.
    TimerId,
    DocumentId,
    PositionId,
    /// One entry of a document's feed.
    FeedId,
    /// One accepted command; everything it changed carries it.
    CommandId,
    TokenId,
    SessionId,
    SavedViewId,
    NotificationId,
    TaskId,
    /// One line of a task's checklist.
    TaskItemId,
    TaskTypeId,
    /// A file on a document or on a task.
    FileId,
    /// One of the own legal entities of a company.
    OrganizationId,
    WarehouseId,
    /// One file of records that was brought in.
    ImportId,
    /// One message to somebody outside; the same over every attempt to deliver it.
    MessageId,
    WebhookId,
}
