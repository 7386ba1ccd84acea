//! What is left of a base for another document.

use std::collections::BTreeMap;

use crate::document::Position;
use crate::ids::ProductId;

/// Quantities per product that other documents hold already.
pub type Taken = BTreeMap<ProductId, i64>;

/// The quantities of positions, per product.
pub fn taken_of(positions: &[Position]) -> Taken {
    let mut taken = Taken::new();
    for position in positions {
        let at = taken.entry(position.product).or_default();
        *at = at.saturating_add(position.quantity);
    }
    taken
}

/// The positions of a base with what is left of them. What was taken of a product is taken from its first line first.
pub fn remaining(positions: &[Position], taken: &Taken) -> Vec<(Position, i64)> {
    let mut taken = taken.clone();
    positions
        .iter()
        .filter_map(|position| {
            let of_this = taken.entry(position.product).or_default();
            let gone = position.quantity.min(*of_this).max(0);
            *of_this -= gone;
            let left = position.quantity - gone;
            (left > 0).then(|| (position.clone(), left))
        })
        .collect()
}

/// Of how many products more is given back than was shipped.
pub fn not_shipped(shipped: &Taken, returned: &[&Taken]) -> i64 {
    let mut back = Taken::new();
    for (product, quantity) in returned.iter().flat_map(|taken| taken.iter()) {
        let at = back.entry(*product).or_default();
        *at = at.saturating_add(*quantity);
    }
    back.iter().filter(|(product, back)| shipped.get(product).copied().unwrap_or(0) < **back).count() as i64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::PositionId;
    use crate::money::Sums;

    fn position(product: u128, quantity: i64) -> Position {
        Position {
            id: PositionId(uuid::Uuid::from_u128(product * 100)),
            product: ProductId(uuid::Uuid::from_u128(product)),
            quantity,
            price: 100,
            discount: 0,
            vat_rate: 20,
            reserve: 0,
            sums: Sums::default(),
        }
    }

    #[test]
    fn no_more_comes_back_than_went() {
        let [a, b] = [1, 2].map(|n| position(n, 30));
        let went = taken_of(&[a.clone(), b.clone()]);
        let (some, all) = (Taken::from([(a.product, 20)]), taken_of(std::slice::from_ref(&b)));
        assert_eq!(not_shipped(&went, &[&some, &all]), 0);
        assert_eq!(not_shipped(&went, &[&some, &some]), 1, "together it is more");
        assert_eq!(not_shipped(&Taken::new(), &[&some, &all]), 2, "nothing was shipped");
    }

    #[test]
    fn two_lines_of_a_product_are_taken_one_after_the_other() {
        let lines = [position(1, 30), position(2, 10), position(1, 20)];
        let taken = Taken::from([(lines[0].product, 40)]);
        let left: Vec<i64> = remaining(&lines, &taken).into_iter().map(|(_, left)| left).collect();
        assert_eq!(left, [10, 10], "all of the first line, ten of the third");
        assert!(remaining(&lines, &taken_of(&lines)).is_empty());
        let over = Taken::from([(lines[0].product, 1_000)]);
        assert_eq!(remaining(&lines, &over).len(), 1, "more than was ordered takes nothing from others");
    }
}
