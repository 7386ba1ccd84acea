//! Goods in stock: what a posted document moves, what an order keeps, what is missing (DOMAIN §6).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::document::{Document, DocumentKind, Position};
use crate::ids::{PositionId, ProductId, WarehouseId};
use crate::money::{Line, line_sums};
use crate::rejection::Reason;
use crate::rulebook::TradeRules;

/// What one product of one warehouse comes to. In 1/10 000 of a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Balance {
    pub on_hand: i64,
    pub reserved: i64,
}

impl Balance {
    /// What nobody has a claim to.
    pub const fn free(&self) -> i64 {
        self.on_hand.saturating_sub(self.reserved)
    }
}

/// A change of one product in one warehouse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct StockMove {
    pub warehouse: WarehouseId,
    pub product: ProductId,
    pub on_hand: i64,
    pub reserved: i64,
}

/// A product of which there is not enough.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct StockNeed {
    pub product: ProductId,
    pub name: String,
    pub warehouse: WarehouseId,
    /// In 1/10 000 of a piece.
    pub wanted: i64,
    pub available: i64,
}

/// Refusals name at most so many products: more help nobody.
const NAMED: usize = 20;

/// What a posted document does to the stock of its warehouse, per product in their order. Only goods lie in stock.
pub fn moves_of(
    document: &Document,
    warehouse: WarehouseId,
    is_goods: &dyn Fn(ProductId) -> bool,
) -> Vec<StockMove> {
    let sign = match document.kind {
        DocumentKind::Receipt | DocumentKind::ReturnIn => 1,
        DocumentKind::Shipment => -1,
        _ => return Vec::new(),
    };
    let mut sums: BTreeMap<ProductId, i64> = BTreeMap::new();
    for position in document.positions.iter().filter(|p| is_goods(p.product)) {
        let at = sums.entry(position.product).or_default();
        *at = at.saturating_add(sign * position.quantity);
    }
    let each = sums.into_iter().filter(|(_, on_hand)| *on_hand != 0);
    each.map(|(product, on_hand)| StockMove { warehouse, product, on_hand, reserved: 0 }).collect()
}

/// What the reserves of an order claim more or less than before, per product in their order.
pub fn reserve_moves(before: Option<&Document>, after: &Document) -> Vec<StockMove> {
    let mut sums: BTreeMap<(WarehouseId, ProductId), i64> = BTreeMap::new();
    for (document, sign) in before.map(|d| (d, -1)).into_iter().chain([(after, 1)]) {
        let Some(warehouse) = document.warehouse else { continue };
        for position in document.positions.iter().filter(|p| p.reserve != 0) {
            *sums.entry((warehouse, position.product)).or_default() += sign * position.reserve;
        }
    }
    let each = sums.into_iter().filter(|(_, reserved)| *reserved != 0);
    each.map(|((warehouse, product), reserved)| StockMove { warehouse, product, on_hand: 0, reserved })
        .collect()
}

/// Whether the stock may be as the moves have left it. Only what became less is looked at: an old debt holds up nobody who
/// brings goods.
///
/// # Errors
/// Every product of which there was not enough.
pub fn judge(
    rules: &TradeRules,
    moves: &[StockMove],
    after: &BTreeMap<(WarehouseId, ProductId), Balance>,
    name: &dyn Fn(ProductId) -> String,
) -> Result<(), Vec<Reason>> {
    if rules.negative_stock {
        return Ok(());
    }
    let mut needs = Vec::new();
    for change in moves {
        let Some(balance) = after.get(&(change.warehouse, change.product)) else { continue };
        let takes = change.on_hand < 0;
        let claims = change.reserved > 0;
        let gone = takes && balance.on_hand < 0;
        let anothers =
            (claims || (takes && !rules.ship_reserved)) && change_of_free(change) < 0 && balance.free() < 0;
        if gone || anothers {
            let wanted = if claims { change.reserved } else { -change.on_hand };
            let left = if anothers { balance.free() } else { balance.on_hand };
            let available = wanted.saturating_add(left).max(0);
            needs.push((change, wanted, available));
        }
    }
    if needs.is_empty() {
        return Ok(());
    }
    let products = needs.len() as i64;
    let named = needs.into_iter().take(NAMED).map(|(change, wanted, available)| StockNeed {
        product: change.product,
        name: name(change.product),
        warehouse: change.warehouse,
        wanted,
        available,
    });
    Err(vec![Reason::StockShort { products, needs: named.collect() }])
}

/// How much less is free afterwards; a shipment from one's own reserve takes nothing from others.
const fn change_of_free(change: &StockMove) -> i64 {
    change.on_hand.saturating_sub(change.reserved)
}

/// Gives each position its reserve, in their order.
pub fn set_reserves(document: &mut Document, reserves: &[i64]) {
    for (position, reserve) in document.positions.iter_mut().zip(reserves) {
        position.reserve = *reserve;
    }
    count_reserves(document);
}

/// Brings what a document has reserved up to its positions.
pub fn count_reserves(document: &mut Document) {
    let cost = |p: &Position| {
        let line = Line { quantity: p.reserve, price: p.price, discount: p.discount, vat_rate: p.vat_rate };
        line_sums(line, document.vat_mode).map_or(0, |sums| sums.sum)
    };
    let kept = || document.positions.iter().filter(|p| p.reserve != 0);
    let (sum, pieces) = (
        kept().map(cost).fold(0, i64::saturating_add),
        kept().map(|p| p.reserve).fold(0, i64::saturating_add),
    );
    document.trade.reserved = sum;
    document.trade.reserved_pieces = pieces;
}

/// A position of an order of which more is wanted than can be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Shortage {
    pub product: ProductId,
    pub ordered: i64,
    pub shipped: i64,
    /// Free stock and what the order itself has reserved.
    pub available: i64,
    pub short: i64,
}

/// What an order lacks, per product: ordered − shipped − available (DOMAIN §6). `stock`: of its warehouse, with the order's
/// own reserve in it.
pub fn shortages(
    positions: &[Position],
    shipped: &BTreeMap<ProductId, i64>,
    stock: &BTreeMap<ProductId, Balance>,
    is_goods: &dyn Fn(ProductId) -> bool,
) -> Vec<Shortage> {
    let mut wanted: BTreeMap<ProductId, (i64, i64)> = BTreeMap::new();
    for position in positions.iter().filter(|p| is_goods(p.product)) {
        let at = wanted.entry(position.product).or_default();
        at.0 = at.0.saturating_add(position.quantity);
        at.1 = at.1.saturating_add(position.reserve);
    }
    let of_one = |(product, (ordered, own)): (ProductId, (i64, i64))| {
        let shipped = shipped.get(&product).copied().unwrap_or(0);
        let free = stock.get(&product).copied().unwrap_or_default().free();
        let available = free.saturating_add(own).max(0);
        let short = (ordered - shipped).max(0) - available;
        (short > 0).then_some(Shortage { product, ordered, shipped, available, short })
    };
    wanted.into_iter().filter_map(of_one).collect()
}

/// How much an order is to keep for itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReserveWish {
    /// Everything that is not shipped yet, or nothing.
    All,
    /// As much of it as there is.
    Available,
    None,
    /// These positions so much, the others as they are.
    Positions(BTreeMap<PositionId, i64>),
}

/// A reserve before and after.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ReserveChange {
    pub product: ProductId,
    pub before: i64,
    pub after: i64,
}

/// The reserve of every position as the wish would have it, in the order of the positions. What is shipped needs no reserve.
pub fn wish(
    positions: &[Position],
    wish: &ReserveWish,
    shipped: &BTreeMap<ProductId, i64>,
    stock: &BTreeMap<ProductId, Balance>,
    is_goods: &dyn Fn(ProductId) -> bool,
) -> Vec<i64> {
    let mut shipped = shipped.clone();
    let mut free: BTreeMap<ProductId, i64> = BTreeMap::new();
    for p in positions {
        let balance = stock.get(&p.product).copied().unwrap_or_default();
        *free.entry(p.product).or_insert_with(|| balance.free()) += p.reserve;
    }
    let open = |p: &Position, shipped: &mut BTreeMap<ProductId, i64>| {
        let gone = shipped.entry(p.product).or_default();
        let here = p.quantity.min(*gone).max(0);
        *gone -= here;
        p.quantity - here
    };
    positions
        .iter()
        .map(|p| {
            let left = open(p, &mut shipped);
            if !is_goods(p.product) {
                return 0;
            }
            match wish {
                ReserveWish::None => 0,
                ReserveWish::All => left,
                ReserveWish::Positions(wanted) => {
                    wanted.get(&p.id).copied().unwrap_or(p.reserve).clamp(0, left)
                }
                ReserveWish::Available => {
                    let there = free.entry(p.product).or_default();
                    let take = left.min((*there).max(0));
                    *there -= take;
                    take
                }
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const WAREHOUSE: WarehouseId = WarehouseId(uuid::Uuid::from_u128(7));
    const PRODUCT: ProductId = ProductId(uuid::Uuid::from_u128(1));

    fn judged(rules: TradeRules, on_hand: i64, reserved: i64, after: Balance) -> bool {
        let change = StockMove { warehouse: WAREHOUSE, product: PRODUCT, on_hand, reserved };
        judge(&rules, &[change], &BTreeMap::from([((WAREHOUSE, PRODUCT), after)]), &|_| String::new()).is_ok()
    }

    #[test]
    fn what_others_reserved_is_shipped_only_where_the_company_lets_it() {
        let strict = TradeRules { negative_stock: false, ship_reserved: false };
        let loose = TradeRules { ship_reserved: true, ..strict };
        let negative = TradeRules { negative_stock: true, ..strict };
        let after = Balance { on_hand: 2, reserved: 5 };
        assert!(!judged(strict, -3, 0, after));
        assert!(judged(loose, -3, 0, after));
        assert!(judged(strict, -3, -3, after), "from one's own reserve, whatever others lack");
        let below = Balance { on_hand: -1, reserved: 0 };
        assert!(
            !judged(strict, -3, 0, below) && !judged(loose, -3, -3, below) && judged(negative, -3, 0, below)
        );
        assert!(judged(strict, 3, 0, below), "a receipt is never held up by an old debt");
        assert!(!judged(loose, 0, 3, after), "nobody reserves what is not there");
    }
}
