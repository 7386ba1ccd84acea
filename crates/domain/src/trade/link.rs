//! Which document rests on which, and what an order gets from it.

use serde::{Deserialize, Serialize};

use crate::document::DocumentKind;
use crate::ids::DocumentId;
use crate::money::{Minor, PERCENT_SCALE};
use crate::people::codes;

/// What posted linked documents add up to on an order (DOMAIN §6). An invoice has `paid`; on a supplier order `shipped` is
/// what has been received of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct TradeSums {
    pub invoiced: Minor,
    pub paid: Minor,
    pub shipped: Minor,
    /// What the reserved pieces of its positions cost.
    pub reserved: Minor,
    /// How many that are, in 1/10 000 of a piece: what costs nothing is reserved too.
    #[serde(skip)]
    pub reserved_pieces: i64,
}

codes! {
    /// One of the sums of an order.
    OrderSum {
        Invoiced = "invoiced",
        Paid = "paid",
        Shipped = "shipped",
        Reserved = "reserved",
    }
}

impl TradeSums {
    pub const fn get(&self, which: OrderSum) -> Minor {
        match which {
            OrderSum::Invoiced => self.invoiced,
            OrderSum::Paid => self.paid,
            OrderSum::Shipped => self.shipped,
            OrderSum::Reserved => self.reserved,
        }
    }

    pub const fn add(&mut self, which: OrderSum, sum: Minor) {
        let at = match which {
            OrderSum::Invoiced => &mut self.invoiced,
            OrderSum::Paid => &mut self.paid,
            OrderSum::Shipped => &mut self.shipped,
            OrderSum::Reserved => &mut self.reserved,
        };
        *at = at.saturating_add(sum);
    }

    /// The share of `total` in 1/100 of a percent, rounded down, so that a kopeck that is missing is missing. Of an order
    /// that costs nothing everything is paid.
    pub fn share(&self, which: OrderSum, total: Minor) -> i64 {
        if total <= 0 {
            return PERCENT_SCALE;
        }
        let share = i128::from(self.get(which)) * i128::from(PERCENT_SCALE) / i128::from(total);
        i64::try_from(share).unwrap_or(i64::MAX)
    }
}

/// What a document of `kind` may rest on.
pub const fn bases(kind: DocumentKind) -> &'static [DocumentKind] {
    use DocumentKind::{
        Contract, CustomerOrder, InvoiceOut, PaymentIn, PurchaseOrder, Quote, Receipt, ReturnIn, Shipment,
    };
    match kind {
        CustomerOrder => &[Quote, Contract],
        InvoiceOut => &[CustomerOrder, Contract],
        PaymentIn => &[CustomerOrder, InvoiceOut],
        Shipment | PurchaseOrder => &[CustomerOrder],
        Receipt => &[PurchaseOrder],
        ReturnIn => &[Shipment],
        Contract => &[Quote],
        Quote => &[],
    }
}

/// The sum of the base that a posted document of `kind` raises.
pub const fn counts_as(kind: DocumentKind, base: DocumentKind) -> Option<OrderSum> {
    match (kind, base) {
        (DocumentKind::InvoiceOut, DocumentKind::CustomerOrder) => Some(OrderSum::Invoiced),
        (DocumentKind::PaymentIn, DocumentKind::CustomerOrder | DocumentKind::InvoiceOut) => {
            Some(OrderSum::Paid)
        }
        (DocumentKind::Shipment, DocumentKind::CustomerOrder)
        | (DocumentKind::Receipt, DocumentKind::PurchaseOrder) => Some(OrderSum::Shipped),
        _ => None,
    }
}

/// Whether documents of this kind are posted at all; the others count as they stand.
pub const fn is_postable(kind: DocumentKind) -> bool {
    matches!(
        kind,
        DocumentKind::InvoiceOut
            | DocumentKind::PaymentIn
            | DocumentKind::Shipment
            | DocumentKind::PurchaseOrder
            | DocumentKind::Receipt
            | DocumentKind::ReturnIn
    )
}

/// A payment is a sum; everything else is made of positions.
pub const fn has_positions(kind: DocumentKind) -> bool {
    !matches!(kind, DocumentKind::PaymentIn)
}

codes! {
    /// What became of a linked document.
    LinkEvent {
        Created = "created",
        Posted = "posted",
        Unposted = "unposted",
        /// Another part of a payment now concerns the base.
        Spread = "spread",
        Deleted = "deleted",
        Restored = "restored",
    }
}

/// What a base is told of a document that rests on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct LinkChange {
    pub what: LinkEvent,
    pub kind: DocumentKind,
    pub document: DocumentId,
    pub number: String,
    /// The part that concerns the base.
    pub sum: Minor,
    /// What it adds to the sums of the base; negative when it is taken back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub raises: Option<(OrderSum, Minor)>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_never_rounded_up_to_all() {
        let sums = TradeSums { paid: 999_999, ..TradeSums::default() };
        assert_eq!(sums.share(OrderSum::Paid, 1_000_000), 9_999);
        assert_eq!(sums.share(OrderSum::Paid, 999_999), 10_000);
        assert_eq!(sums.share(OrderSum::Paid, 0), 10_000, "nothing is owed");
        assert_eq!(sums.share(OrderSum::Shipped, 5), 0);
    }

    #[test]
    fn nothing_rests_on_itself_even_through_others() {
        fn reaches(kind: DocumentKind, target: DocumentKind, depth: usize) -> bool {
            assert!(depth < 10, "{kind:?} rests on itself");
            bases(kind).iter().any(|b| *b == target || reaches(*b, target, depth + 1))
        }
        for kind in DocumentKind::ALL {
            assert!(!reaches(*kind, *kind, 0), "{kind:?}");
        }
    }
}
