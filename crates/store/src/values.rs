//! The words of the domain as values of a database.

use poryadok_domain::ids::{
    AccountId, AttributeId, ChannelId, CommandId, CounterpartyId, DepartmentId, DocumentId, EmployeeId,
    FeedId, FileId, ImportId, MessageId, NotificationId, OrganizationId, PositionId, ProcessId, ProductId,
    RoleId, RunId, SavedViewId, ScenarioId, SessionId, StatusId, TaskId, TaskTypeId, TimerId, TokenId,
    WarehouseId, WebhookId,
};
use poryadok_domain::time::Timestamp;
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::db::{Fault, FromValue, Row, Value};

macro_rules! ids {
    ($($id:ty),* $(,)?) => {$(
        impl From<$id> for Value { fn from(id: $id) -> Value { Value::Id(id.into()) } }
        impl FromValue for $id {
            fn from_value(value: &Value) -> Option<Self> { Uuid::from_value(value).map(Into::into) }
        }
    )*};
}
ids!(
    AccountId, AttributeId, ChannelId, CommandId, CounterpartyId, DepartmentId, DocumentId, EmployeeId,
    FeedId, FileId, ImportId, MessageId, NotificationId, OrganizationId, PositionId, ProcessId, ProductId,
    RoleId, RunId, SavedViewId, ScenarioId, SessionId, StatusId, TaskId, TaskTypeId, TimerId, TokenId,
    WarehouseId, WebhookId,
);

impl From<Timestamp> for Value {
    fn from(at: Timestamp) -> Value {
        Value::Time(at.0)
    }
}

impl FromValue for Timestamp {
    fn from_value(value: &Value) -> Option<Timestamp> {
        i64::from_value(value).map(Timestamp)
    }
}

/// The parameters of a statement.
#[macro_export]
macro_rules! params {
    ($($value:expr),* $(,)?) => { [$($crate::db::Value::from($value)),*] };
}
/// A value kept as JSON text.
pub(crate) fn to_json<T: Serialize>(value: &T) -> Result<String, Fault> {
    serde_json::to_string(value).map_err(|e| Fault::Broken(format!("cannot be kept as JSON: {e}")))
}

/// A value that was kept as JSON text.
pub(crate) fn from_json<T: DeserializeOwned>(text: &str) -> Result<T, Fault> {
    serde_json::from_str(text).map_err(|e| Fault::Broken(format!("kept JSON does not read: {e}")))
}

/// A column that may hold the word of an enum.
pub(crate) fn code_or_none<T>(
    row: &Row,
    index: usize,
    parse: impl Fn(&str) -> Option<T>,
) -> Result<Option<T>, Fault> {
    match row.get::<Option<String>>(index)? {
        Some(_) => code(row, index, parse).map(Some),
        None => Ok(None),
    }
}

/// A column that holds the word of an enum.
pub(crate) fn code<T>(row: &Row, index: usize, parse: impl Fn(&str) -> Option<T>) -> Result<T, Fault> {
    let text: String = row.get(index)?;
    parse(&text).ok_or_else(|| Fault::Broken(format!("column {index} holds the unknown word {text:?}")))
}

/// Absent ids in keys are the nil id.
pub(crate) fn or_nil<T: Into<Uuid>>(id: Option<T>) -> Uuid {
    id.map_or(Uuid::nil(), Into::into)
}

/// The reverse of [`or_nil`].
pub(crate) fn not_nil<T: From<Uuid>>(id: Uuid) -> Option<T> {
    (!id.is_nil()).then(|| T::from(id))
}
