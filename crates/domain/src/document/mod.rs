//! Documents: anything with a number, a moment, a status, an owner and positions (DOMAIN §1).

mod command;
mod decide;
mod event;
mod evolve;
mod trade;

use std::collections::BTreeMap;

pub use command::{Change, Create, Move, Patch, PositionInput};
pub use decide::{Context, assign, change, create, delete, move_to, restore};
pub use event::{Event, FieldChange, FieldValue, Part, PositionChange, PositionState};
pub use evolve::evolve;
pub use trade::{linked, post, reserve, spread, unpost};

use crate::attribute::AttributeValue;
use crate::ids::{
    AttributeId, ChannelId, CounterpartyId, DepartmentId, DocumentId, EmployeeId, OrganizationId, PositionId,
    ProductId, StatusId, WarehouseId,
};
use crate::money::{Minor, Sums, VatMode};
use crate::people::codes;
use crate::process::Field;
use crate::rights::Belongs;
use crate::time::Timestamp;
use crate::trade::{Approval, TradeSums};

codes! {
    /// What a document is. Every rule takes the kind as a parameter.
    DocumentKind {
        CustomerOrder = "customer_order",
        Quote = "quote",
        Contract = "contract",
        InvoiceOut = "invoice_out",
        PaymentIn = "payment_in",
        Shipment = "shipment",
        PurchaseOrder = "purchase_order",
        Receipt = "receipt",
        ReturnIn = "return_in",
    }
}

/// A document as it stands now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    pub id: DocumentId,
    pub kind: DocumentKind,
    /// Unique within account and kind.
    pub number: String,
    /// Its name in the system it came from; unique within account and kind.
    pub external_id: Option<String>,
    pub moment: Timestamp,
    pub planned_at: Option<Timestamp>,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
    /// Grows by one with every command that changed something.
    pub version: i64,
    /// Absent: «Без статуса».
    pub status: Option<StatusId>,
    /// Since when it stands there.
    pub status_since: Timestamp,
    /// How many visits of statuses it has made, the present one included.
    pub visits: i64,
    pub owner: EmployeeId,
    pub department: Option<DepartmentId>,
    pub shared: bool,
    /// Nobody for imported documents.
    pub author: Option<EmployeeId>,
    pub last_mover: Option<EmployeeId>,
    /// Who made the last change of any kind.
    pub changed_by: Option<EmployeeId>,
    pub counterparty: Option<CounterpartyId>,
    pub channel: Option<ChannelId>,
    pub description: String,
    pub currency: String,
    pub vat_mode: VatMode,
    /// One's own legal entity that deals.
    pub organization: Option<OrganizationId>,
    /// Where its goods lie, leave or arrive.
    pub warehouse: Option<WarehouseId>,
    /// Whether it counts: for sums of what it rests on, and for stock.
    pub posted: bool,
    /// What posted documents that rest on it come to.
    pub trade: TradeSums,
    /// What somebody approved of, as long as it still holds.
    pub approval: Option<Approval>,
    pub attributes: BTreeMap<AttributeId, AttributeValue>,
    pub sums: Sums,
    pub position_count: i64,
    /// Loaded only for commands that concern them; sums and count are always there.
    pub positions: Vec<Position>,
    pub deleted_at: Option<Timestamp>,
}

/// A line of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    pub id: PositionId,
    pub product: ProductId,
    /// In 1/10 000 of a piece.
    pub quantity: i64,
    pub price: Minor,
    /// In 1/100 of a percent; negative is a surcharge.
    pub discount: i64,
    /// In whole percent.
    pub vat_rate: i64,
    /// How much of it the order keeps in stock for itself.
    pub reserve: i64,
    pub sums: Sums,
}

/// What a decision needs to know beyond the document itself. Loaded by the store for each command.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// Who has an open task on the document that somebody else set him. This and the next two are there only when a
    /// process asks for them.
    pub task_assignees: Vec<EmployeeId>,
    pub open_tasks: i64,
    /// Items of the checklists of its tasks, open or done, that are not ticked.
    pub unticked: i64,
    /// Files on it, likewise only when a process asks.
    pub files: i64,
    /// How many posted documents of each kind rest on it; likewise.
    pub posted_links: BTreeMap<DocumentKind, i64>,
    /// Products of which it lacks some; likewise.
    pub short_products: i64,
    pub counterparty_tags: Vec<String>,
    /// Those named by the command that exist and that the actor may see, with their tags.
    pub counterparties: BTreeMap<CounterpartyId, Vec<String>>,
    /// Those named by the command that exist and that the actor may see, with their VAT rate.
    pub products: BTreeMap<ProductId, i64>,
}

/// More lines than this on one document are a slip or an attack; a thousand is the largest real shipment expected.
pub const MAX_POSITIONS: usize = 1_000;

/// The largest quantity of a position: a billion pieces.
pub const MAX_QUANTITY: i64 = 10_000_000_000_000;

impl Document {
    pub fn belongs(&self) -> Belongs {
        Belongs { owner: Some(self.owner), department: self.department, shared: self.shared }
    }

    /// Whether a field that a guard or requirement names has a value.
    pub fn is_filled(&self, field: Field) -> bool {
        match field {
            Field::ExternalId => self.external_id.is_some(),
            Field::PlannedAt => self.planned_at.is_some(),
            Field::Counterparty => self.counterparty.is_some(),
            Field::Channel => self.channel.is_some(),
            Field::Organization => self.organization.is_some(),
            Field::Warehouse => self.warehouse.is_some(),
            Field::Description => !self.description.trim().is_empty(),
            Field::Positions => self.position_count > 0,
            Field::Department => self.department.is_some(),
            Field::Attribute(id) => self.attributes.contains_key(&id),
            Field::Number
            | Field::Moment
            | Field::VatMode
            | Field::Currency
            | Field::Sum
            | Field::Owner
            | Field::Shared => true,
        }
    }
}
