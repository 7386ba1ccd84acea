//! What happened to a document. The feed keeps these words for ever.

use serde::{Deserialize, Serialize};

use crate::attribute::AttributeValue;
use crate::document::Document;
use crate::gate::Verdict;
use crate::ids::{DocumentId, ProductId, StatusId, WarehouseId};
use crate::money::{Minor, VatMode};
use crate::process::Field;
use crate::time::Timestamp;
use crate::trade::{Approval, LinkChange, ReserveChange, Voided};

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
    /// From now on it counts for what it rests on, and for stock.
    Posted {
        /// Where its goods leave or arrive, whatever warehouse becomes the usual one.
        warehouse: Option<WarehouseId>,
    },
    Unposted,
    /// Something became of a document that rests on it.
    Linked(LinkChange),
    /// Which parts of a payment concern which documents.
    Spread {
        parts: Vec<Part>,
    },
    /// It keeps more or less for itself than before, in this warehouse.
    Reserved {
        warehouse: Option<WarehouseId>,
        /// Of each position in their order, in 1/10 000 of a piece.
        reserves: Vec<i64>,
        /// What all of it costs then.
        reserved: Minor,
        positions: Vec<ReserveChange>,
    },
    /// A step that approves of the content, as it is now.
    Approved(Approval),
    ApprovalVoided(Voided),
}

/// A part of a payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Part {
    /// An order or an invoice.
    pub document: DocumentId,
    pub sum: Minor,
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
    Money(Minor),
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
