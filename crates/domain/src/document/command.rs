//! What people and programs ask of a document.

use std::collections::BTreeMap;

use crate::attribute::AttributeValue;
use crate::document::DocumentKind;
use crate::ids::{
    AttributeId, ChannelId, CounterpartyId, DepartmentId, DocumentId, EmployeeId, OrganizationId, PositionId,
    ProductId, StatusId, WarehouseId,
};
use crate::money::{Minor, VatMode};
use crate::time::Timestamp;

/// A new document. What is not said gets the value a person would expect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Create {
    pub id: DocumentId,
    pub kind: DocumentKind,
    pub number: String,
    pub external_id: Option<String>,
    pub status: Option<StatusId>,
    /// The document this one is a copy of.
    pub copied_from: Option<DocumentId>,
    pub patch: Patch,
}

/// A position as a client sends it. A known id changes that line, a new one adds a line, a missing one drops it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PositionInput {
    pub id: PositionId,
    pub product: ProductId,
    pub quantity: i64,
    pub price: Minor,
    pub discount: i64,
    /// The product's own rate when absent.
    pub vat_rate: Option<i64>,
}

/// Fields to set; an absent one stays, an inner `None` empties it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Patch {
    pub moment: Option<Timestamp>,
    pub planned_at: Option<Option<Timestamp>>,
    pub counterparty: Option<Option<CounterpartyId>>,
    pub channel: Option<Option<ChannelId>>,
    pub description: Option<String>,
    pub vat_mode: Option<VatMode>,
    pub owner: Option<EmployeeId>,
    pub department: Option<Option<DepartmentId>>,
    pub shared: Option<bool>,
    pub organization: Option<Option<OrganizationId>>,
    pub warehouse: Option<Option<WarehouseId>>,
    /// Of a payment, which has no positions to make a sum of.
    pub sum: Option<Minor>,
    pub attributes: BTreeMap<AttributeId, Option<AttributeValue>>,
    pub positions: Option<Vec<PositionInput>>,
}

/// A step to another status.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// The version the command saw; absent where the caller takes the document as it finds it (bulk, import).
    pub version: Option<i64>,
    pub to: StatusId,
    pub comment: Option<String>,
    pub force: bool,
}

/// An edit, with a step in the same breath if a status is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub version: Option<i64>,
    pub patch: Patch,
    pub step: Option<Move>,
}
