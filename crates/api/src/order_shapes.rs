//! The shapes of orders on the wire.

use std::collections::BTreeMap;

use poryadok_domain::attribute::AttributeValue;
use poryadok_domain::document::{Document, DocumentKind, Part, Patch, Position};
use poryadok_domain::gate::Verdict;
use poryadok_domain::ids::{
    AttributeId, ChannelId, CounterpartyId, DepartmentId, DocumentId, EmployeeId, OrganizationId, PositionId,
    ProductId, StatusId, WarehouseId,
};
use poryadok_domain::money::{Sums, VatMode};
use poryadok_domain::process::{Grantee, Requirement};
use poryadok_domain::rejection::{Names, Reason};
use poryadok_domain::rulebook::Rulebook;
use poryadok_domain::time::Timestamp;
use poryadok_domain::trade::{Approval, TradeSums};
use poryadok_engine::documents::{Draft, DraftPosition, NewDocument, Shown};
use poryadok_engine::reads::{Page, PossibleMove};
use poryadok_engine::records::Product;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::body::present;
use crate::problem::{ReasonOut, reasons_out};

/// An order. Money in minor units, quantities in 1/10 000, percents of discount in 1/100.
#[derive(Debug, Serialize, ToSchema)]
pub struct OrderOut {
    pub id: DocumentId,
    pub kind: DocumentKind,
    pub number: String,
    pub external_id: Option<String>,
    pub moment: Timestamp,
    pub planned_at: Option<Timestamp>,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
    /// Give it back with every change.
    pub version: i64,
    /// Absent: «Без статуса».
    pub status: Option<StatusId>,
    pub status_name: Option<String>,
    pub status_since: Timestamp,
    pub owner: EmployeeId,
    pub owner_name: String,
    pub department: Option<DepartmentId>,
    pub shared: bool,
    pub author: Option<EmployeeId>,
    pub counterparty: Option<CounterpartyId>,
    /// Not in the answer of a move.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counterparty_name: Option<String>,
    pub channel: Option<ChannelId>,
    pub channel_name: Option<String>,
    pub description: String,
    pub currency: String,
    pub vat_mode: VatMode,
    pub organization: Option<OrganizationId>,
    pub organization_name: Option<String>,
    pub warehouse: Option<WarehouseId>,
    pub warehouse_name: Option<String>,
    /// Whether it counts: for the sums of what it rests on, and for stock.
    pub posted: bool,
    /// What posted documents that rest on it come to.
    pub trade: TradeSums,
    /// What somebody approved of, as long as it still holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approval: Option<Approval>,
    pub attributes: BTreeMap<AttributeId, AttributeValue>,
    pub sums: Sums,
    /// Of the whole order, in 1/100 of a percent.
    pub discount: i64,
    pub position_count: i64,
    pub deleted_at: Option<Timestamp>,
    /// In lists and in the answer of a move they are left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub positions: Option<Vec<PositionOut>>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct PositionOut {
    pub id: PositionId,
    pub product: ProductId,
    pub product_name: String,
    pub unit: String,
    /// In 1/10 000 of a piece.
    pub quantity: i64,
    pub price: i64,
    /// In 1/100 of a percent; negative is a surcharge.
    pub discount: i64,
    /// In percent.
    pub vat_rate: i64,
    /// What the order keeps of it in stock, in 1/10 000 of a piece.
    pub reserve: i64,
    pub sums: Sums,
}

/// An order with what can be done to it.
#[derive(Debug, Serialize, ToSchema)]
pub struct OrderPageOut {
    #[serde(flatten)]
    pub order: OrderOut,
    /// Whether the caller may edit it where it stands.
    pub edit: MayOut,
    /// Whether the caller may put it into the bin.
    pub delete: MayOut,
    /// Whether the caller may post it, or take it back.
    pub post: MayOut,
    /// Every status it could go to, the refused ones with all their reasons.
    pub moves: Vec<MoveOut>,
    /// Who can take it on from where it stands, since `status_since`.
    pub turn: Vec<Grantee>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct MayOut {
    pub allowed: bool,
    pub reasons: Vec<ReasonOut>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct MoveOut {
    pub status: StatusId,
    pub name: String,
    pub allowed: bool,
    /// On what ground it would be allowed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ground: Option<Verdict>,
    /// What the step must bring along: ask for it first.
    pub requirements: Vec<Requirement>,
    /// Everything against it, in the order in which one can act on it.
    pub reasons: Vec<ReasonOut>,
}

/// A position of a new order.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PositionIn {
    /// Of a line that is kept; absent for a new one.
    pub id: Option<PositionId>,
    pub product: ProductId,
    /// In 1/10 000 of a piece.
    #[schema(example = 10_000)]
    pub quantity: i64,
    /// The product's own price if absent.
    pub price: Option<i64>,
    /// In 1/100 of a percent; negative is a surcharge.
    #[serde(default)]
    pub discount: i64,
    /// The product's own rate if absent.
    pub vat_rate: Option<i64>,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewOrderIn {
    /// The next of the series if absent.
    pub number: Option<String>,
    /// The order's name where it comes from; a second order of that name is refused.
    pub external_id: Option<String>,
    /// The first creation status open to the caller if absent.
    pub status: Option<StatusId>,
    pub moment: Option<Timestamp>,
    pub planned_at: Option<Timestamp>,
    pub counterparty: Option<CounterpartyId>,
    pub channel: Option<ChannelId>,
    pub description: Option<String>,
    pub vat_mode: Option<VatMode>,
    /// The caller if absent.
    pub owner: Option<EmployeeId>,
    pub department: Option<DepartmentId>,
    pub shared: Option<bool>,
    /// The company's usual one if absent.
    pub organization: Option<OrganizationId>,
    /// The company's usual one if absent.
    pub warehouse: Option<WarehouseId>,
    /// Of a payment, which has no positions.
    pub sum: Option<i64>,
    /// Of a payment: which parts of it concern which orders and invoices.
    #[serde(default)]
    pub parts: Vec<Part>,
    /// Post it at once.
    #[serde(default)]
    pub posted: bool,
    #[serde(default)]
    pub attributes: BTreeMap<AttributeId, AttributeValue>,
    #[serde(default)]
    pub positions: Vec<PositionIn>,
}

/// Fields to set; an absent one stays, `null` empties it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OrderIn {
    /// The version that was seen.
    pub version: i64,
    /// A step in the same breath: judged from the saved status, on the order as edited.
    pub status: Option<StatusId>,
    /// A word with that step.
    pub comment: Option<String>,
    /// Use the right to force, with the comment as the reason.
    #[serde(default)]
    pub force: bool,
    pub moment: Option<Timestamp>,
    #[serde(default, deserialize_with = "present")]
    #[schema(value_type = Option<Timestamp>)]
    pub planned_at: Option<Option<Timestamp>>,
    #[serde(default, deserialize_with = "present")]
    #[schema(value_type = Option<CounterpartyId>)]
    pub counterparty: Option<Option<CounterpartyId>>,
    #[serde(default, deserialize_with = "present")]
    #[schema(value_type = Option<ChannelId>)]
    pub channel: Option<Option<ChannelId>>,
    pub description: Option<String>,
    pub vat_mode: Option<VatMode>,
    pub owner: Option<EmployeeId>,
    #[serde(default, deserialize_with = "present")]
    #[schema(value_type = Option<DepartmentId>)]
    pub department: Option<Option<DepartmentId>>,
    pub shared: Option<bool>,
    #[serde(default, deserialize_with = "present")]
    #[schema(value_type = Option<OrganizationId>)]
    pub organization: Option<Option<OrganizationId>>,
    #[serde(default, deserialize_with = "present")]
    #[schema(value_type = Option<WarehouseId>)]
    pub warehouse: Option<Option<WarehouseId>>,
    /// Of a payment.
    pub sum: Option<i64>,
    #[serde(default)]
    #[schema(value_type = BTreeMap<AttributeId, AttributeValue>)]
    pub attributes: BTreeMap<AttributeId, Option<AttributeValue>>,
    /// The whole list: a line with a known id is changed, one without is added, one left out is dropped.
    pub positions: Option<Vec<PositionIn>>,
}

impl PositionIn {
    fn draft(self) -> DraftPosition {
        let PositionIn { id, product, quantity, price, discount, vat_rate } = self;
        DraftPosition { id, product, quantity, price, discount, vat_rate }
    }
}

impl NewOrderIn {
    pub fn into_new(self) -> NewDocument {
        let patch = Patch {
            moment: self.moment,
            planned_at: self.planned_at.map(Some),
            counterparty: self.counterparty.map(Some),
            channel: self.channel.map(Some),
            description: self.description,
            vat_mode: self.vat_mode,
            owner: self.owner,
            department: self.department.map(Some),
            shared: self.shared,
            organization: self.organization.map(Some),
            warehouse: self.warehouse.map(Some),
            sum: self.sum,
            attributes: self.attributes.into_iter().map(|(id, v)| (id, Some(v))).collect(),
            positions: None,
        };
        let positions = Some(self.positions.into_iter().map(PositionIn::draft).collect());
        NewDocument {
            number: self.number,
            external_id: self.external_id,
            status: self.status,
            draft: Draft { patch, positions },
        }
    }
}

impl OrderIn {
    pub fn into_draft(self) -> Draft {
        let patch = Patch {
            moment: self.moment,
            planned_at: self.planned_at,
            counterparty: self.counterparty,
            channel: self.channel,
            description: self.description,
            vat_mode: self.vat_mode,
            owner: self.owner,
            department: self.department,
            shared: self.shared,
            organization: self.organization,
            warehouse: self.warehouse,
            sum: self.sum,
            attributes: self.attributes,
            positions: None,
        };
        let positions = self.positions.map(|p| p.into_iter().map(PositionIn::draft).collect());
        Draft { patch, positions }
    }
}

impl OrderOut {
    pub fn of(d: &Document, counterparty_name: Option<&str>, rules: &Rulebook) -> OrderOut {
        OrderOut {
            id: d.id,
            kind: d.kind,
            number: d.number.clone(),
            external_id: d.external_id.clone(),
            moment: d.moment,
            planned_at: d.planned_at,
            created_at: d.created_at,
            updated_at: d.updated_at,
            version: d.version,
            status: d.status,
            status_name: d.status.and_then(|id| rules.statuses.get(&id)).map(|s| s.name.clone()),
            status_since: d.status_since,
            owner: d.owner,
            owner_name: rules.employees.get(&d.owner).map(|e| e.name.clone()).unwrap_or_default(),
            department: d.department,
            shared: d.shared,
            author: d.author,
            counterparty: d.counterparty,
            counterparty_name: counterparty_name.map(str::to_owned),
            channel: d.channel,
            channel_name: d.channel.and_then(|id| rules.channels.get(&id)).map(|c| c.name.clone()),
            description: d.description.clone(),
            currency: d.currency.clone(),
            vat_mode: d.vat_mode,
            organization: d.organization,
            organization_name: d
                .organization
                .and_then(|id| rules.organizations.get(&id))
                .map(|o| o.name.clone()),
            warehouse: d.warehouse,
            warehouse_name: d.warehouse.and_then(|id| rules.warehouses.get(&id)).map(|w| w.name.clone()),
            posted: d.posted,
            trade: d.trade,
            approval: d.approval.clone(),
            attributes: d.attributes.clone(),
            sums: d.sums,
            discount: d.sums.discount(),
            position_count: d.position_count,
            deleted_at: d.deleted_at,
            positions: None,
        }
    }

    pub fn shown(shown: &Shown, rules: &Rulebook) -> OrderOut {
        let mut out = OrderOut::of(&shown.document, shown.counterparty_name.as_deref(), rules);
        let line = |p: &Position| position_out(p, shown.products.get(&p.product));
        out.positions = shown.has_positions.then(|| shown.document.positions.iter().map(line).collect());
        out
    }
}

fn position_out(p: &Position, product: Option<&Product>) -> PositionOut {
    PositionOut {
        id: p.id,
        product: p.product,
        product_name: product.map(|p| p.name.clone()).unwrap_or_default(),
        unit: product.map(|p| p.unit.clone()).unwrap_or_default(),
        quantity: p.quantity,
        price: p.price,
        discount: p.discount,
        vat_rate: p.vat_rate,
        reserve: p.reserve,
        sums: p.sums,
    }
}

impl OrderPageOut {
    pub fn of(page: &Page, names: &Names<'_>, rules: &Rulebook) -> OrderPageOut {
        OrderPageOut {
            order: OrderOut::shown(&page.shown, rules),
            edit: may(names, &page.may_edit),
            delete: may(names, &page.may_delete),
            post: may(names, &page.may_post),
            moves: page.moves.iter().map(|m| move_out(m, names, rules)).collect(),
            turn: page.turn.clone(),
        }
    }
}

fn may(names: &Names<'_>, outcome: &Result<(), Vec<Reason>>) -> MayOut {
    let reasons = outcome.as_ref().err().map(|r| reasons_out(names, r)).unwrap_or_default();
    MayOut { allowed: outcome.is_ok(), reasons }
}

pub fn move_out(m: &PossibleMove, names: &Names<'_>, rules: &Rulebook) -> MoveOut {
    MoveOut {
        status: m.status,
        name: rules.statuses.get(&m.status).map(|s| s.name.clone()).unwrap_or_default(),
        allowed: m.outcome.is_ok(),
        ground: m.outcome.as_ref().ok().cloned(),
        requirements: m.requirements.clone(),
        reasons: m.outcome.as_ref().err().map(|r| reasons_out(names, r)).unwrap_or_default(),
    }
}
