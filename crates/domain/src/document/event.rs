//! What happened to a document. The feed keeps these words for ever.

use serde::{Deserialize, Serialize};

use crate::attribute::AttributeValue;
use crate::document::Document;
use crate::gate::Verdict;
use crate::ids::{DocumentId, ProductId, StatusId};
use crate::money::{Minor, VatMode};
use crate::process::Field;
use crate::time::Timestamp;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    Created {
        document: Box<Document>,
        verdict: Verdict,
        copied_from: Option<DocumentId>,
    },
    /// The document as it stands afterwards (positions included when they were touched), and what differs.
    Changed {
        after: Box<Document>,
        fields: Vec<FieldChange>,
        positions: Vec<PositionChange>,
    },
    Moved {
        from: Option<StatusId>,
        to: StatusId,
        verdict: Verdict,
        comment: Option<String>,
    },
    Deleted,
    Restored,
}

/// One field before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct FieldChange {
    pub field: Field,
    pub before: FieldValue,
    pub after: FieldValue,
}

/// A value of a field. Ids stay ids: names change, history does not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(tag = "type", content = "value", rename_all = "snake_case")]
pub enum FieldValue {
    Empty,
    Text(String),
    Time(Timestamp),
    Id(uuid::Uuid),
    Flag(bool),
    Vat(VatMode),
    Attribute(AttributeValue),
}

/// One position before and after; added when there is no before, removed when there is no after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PositionChange {
    pub product: ProductId,
    pub before: Option<PositionState>,
    pub after: Option<PositionState>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PositionState {
    /// In 1/10 000 of a piece.
    pub quantity: i64,
    pub price: Minor,
    /// In 1/100 of a percent.
    pub discount: i64,
    pub vat_rate: i64,
    pub sum: Minor,
}
