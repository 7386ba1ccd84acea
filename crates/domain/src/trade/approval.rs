//! What was approved, and whether it still is what the document says (DOMAIN §10).

use serde::{Deserialize, Serialize};

use crate::document::{Document, PositionState};
use crate::ids::{CounterpartyId, EmployeeId, ProductId, StatusId};
use crate::money::{Minor, VatMode};
use crate::time::Timestamp;
use crate::trade::has_positions;

/// The content of a document at the moment somebody approved of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Approval {
    pub by: Option<EmployeeId>,
    pub at: Timestamp,
    /// The step that approved.
    pub from: Option<StatusId>,
    pub to: StatusId,
    pub sum: Minor,
    /// Of the whole document, in 1/100 of a percent.
    pub discount: i64,
    pub counterparty: Option<CounterpartyId>,
    pub vat_mode: VatMode,
    /// Where the document goes when the approval is void; absent: it stays where it stands.
    #[serde(default)]
    pub void_to: Option<StatusId>,
}

/// An approval that no longer holds, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Voided {
    pub approval: Approval,
    pub difference: Difference,
}

/// What was approved beside what the document says now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Difference {
    pub sum: (Minor, Minor),
    pub discount: (i64, i64),
    pub counterparty: (Option<CounterpartyId>, Option<CounterpartyId>),
    pub vat_mode: (VatMode, VatMode),
    /// Products whose lines differ, with the state before and after.
    pub positions: Vec<(ProductId, Option<PositionState>, Option<PositionState>)>,
}

impl Approval {
    pub fn of(
        document: &Document,
        to: StatusId,
        by: Option<EmployeeId>,
        at: Timestamp,
        void_to: Option<StatusId>,
    ) -> Approval {
        Approval {
            by,
            at,
            from: document.status,
            to,
            sum: document.sums.sum,
            discount: document.sums.discount(),
            counterparty: document.counterparty,
            vat_mode: document.vat_mode,
            void_to,
        }
    }
}

impl Difference {
    /// What differs between the approved content and `after`, if anything that was approved does. Order of lines, dates,
    /// words and people are not what was approved.
    pub fn material(approval: &Approval, before: &Document, after: &Document) -> Option<Difference> {
        let content = |d: &Document| {
            let mut lines: Vec<_> = d
                .positions
                .iter()
                .map(|p| (p.product, p.quantity, p.price, p.discount, p.vat_rate))
                .collect();
            lines.sort_unstable();
            // A payment has no lines that its sum would follow from.
            (lines, d.counterparty, d.vat_mode, (!has_positions(d.kind)).then_some(d.sums.sum))
        };
        if content(before) == content(after) {
            return None;
        }
        let removed = before.positions.iter().filter(|b| !after.positions.iter().any(|a| a.id == b.id));
        let removed = removed.map(|b| (b.product, Some(b.state()), None));
        let kept = after.positions.iter().filter_map(|a| {
            let old = before.positions.iter().find(|b| b.id == a.id).map(|b| b.state());
            (old.as_ref() != Some(&a.state())).then(|| (a.product, old, Some(a.state())))
        });
        Some(Difference {
            sum: (approval.sum, after.sums.sum),
            discount: (approval.discount, after.sums.discount()),
            counterparty: (approval.counterparty, after.counterparty),
            vat_mode: (approval.vat_mode, after.vat_mode),
            positions: removed.chain(kept).collect(),
        })
    }
}
