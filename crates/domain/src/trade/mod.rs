//! Linked documents, what an order gets from them, and goods in stock (DOMAIN §6).

mod approval;
mod link;
mod remaining;
mod stock;

pub use approval::{Approval, Difference, Voided};
pub use link::{LinkChange, LinkEvent, OrderSum, TradeSums, bases, counts_as, has_positions, is_postable};
pub use remaining::{Taken, not_shipped, remaining, taken_of};
pub use stock::{
    Balance, ReserveChange, ReserveWish, Shortage, StockMove, StockNeed, count_reserves, judge, moves_of,
    reserve_moves, set_reserves, shortages, wish,
};
