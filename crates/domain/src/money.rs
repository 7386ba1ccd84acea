//! Money and quantities: integers only. Sums are minor units (kopecks), quantities 1/10 000, percents 1/100 of a percent.
//!
//! Rounding is half up to the kopeck per position (DOMAIN §6); a total is the sum of its positions and nothing else.

use serde::{Deserialize, Serialize};

/// Minor units of the document's currency.
pub type Minor = i64;

/// What Russian banks carry.
pub const RUBLE: &str = "RUB";

/// How many units of a [`quantity`](Line::quantity) make one piece.
pub const QUANTITY_SCALE: i64 = 10_000;

/// How many units of a [`discount`](Line::discount) make one hundred percent.
pub const PERCENT_SCALE: i64 = 10_000;

/// Whether prices contain VAT.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Default)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum VatMode {
    /// The document bears no VAT; rates of positions are ignored.
    None,
    /// Prices contain VAT.
    #[default]
    Included,
    /// VAT is added on top of prices.
    Added,
}

impl VatMode {
    pub const fn code(self) -> &'static str {
        match self {
            VatMode::None => "none",
            VatMode::Included => "included",
            VatMode::Added => "added",
        }
    }

    pub fn from_code(code: &str) -> Option<VatMode> {
        [VatMode::None, VatMode::Included, VatMode::Added].into_iter().find(|m| m.code() == code)
    }
}

/// What the sums of a position depend on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// In 1/10 000 of a piece.
    pub quantity: i64,
    /// Per piece, before discount.
    pub price: Minor,
    /// In 1/100 of a percent; negative is a surcharge.
    pub discount: i64,
    /// In whole percent.
    pub vat_rate: i64,
}

/// Sums of a position, or of all positions of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Default)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Sums {
    /// Quantity × price, before discount and without VAT on top.
    pub gross: Minor,
    /// What the customer pays: after discount, with VAT.
    pub sum: Minor,
    /// The VAT contained in `sum`.
    pub vat: Minor,
    /// `gross` after discount, before VAT on top: what the discount percent is measured by.
    pub net: Minor,
}

/// The sums of one position; `None` when they leave the range of an i64.
pub fn line_sums(line: Line, mode: VatMode) -> Option<Sums> {
    let scale = i128::from(QUANTITY_SCALE);
    let full = i128::from(line.quantity).checked_mul(i128::from(line.price))?;
    let kept = i128::from(PERCENT_SCALE).checked_sub(i128::from(line.discount))?;
    let gross = half_up(full, scale)?;
    let net = half_up(full.checked_mul(kept)?, scale * i128::from(PERCENT_SCALE))?;
    let rate = i128::from(line.vat_rate);
    let (sum, vat) = match mode {
        VatMode::None => (net, 0),
        VatMode::Included => (net, half_up(net.checked_mul(rate)?, 100 + rate)?),
        VatMode::Added => {
            let vat = half_up(net.checked_mul(rate)?, 100)?;
            (net.checked_add(vat)?, vat)
        }
    };
    Some(Sums {
        gross: i64::try_from(gross).ok()?,
        sum: i64::try_from(sum).ok()?,
        vat: i64::try_from(vat).ok()?,
        net: i64::try_from(net).ok()?,
    })
}

/// The sum of all positions; `None` when it leaves the range of an i64.
pub fn total(lines: impl IntoIterator<Item = Sums>) -> Option<Sums> {
    lines.into_iter().try_fold(Sums::default(), |all, line| {
        Some(Sums {
            gross: all.gross.checked_add(line.gross)?,
            sum: all.sum.checked_add(line.sum)?,
            vat: all.vat.checked_add(line.vat)?,
            net: all.net.checked_add(line.net)?,
        })
    })
}

impl Sums {
    /// The discount of the whole document in 1/100 of a percent, rounded up, so that a limit of 10 % is not passed by
    /// 10.001 %. Zero for an empty document.
    pub fn discount(&self) -> i64 {
        if self.gross == 0 {
            return 0;
        }
        let (gross, net) = (i128::from(self.gross), i128::from(self.net));
        let numerator = (gross - net) * i128::from(PERCENT_SCALE);
        let rounded = numerator.div_euclid(gross) + i128::from(numerator.rem_euclid(gross) != 0);
        i64::try_from(rounded).unwrap_or(i64::MAX)
    }
}

/// Division rounding half up; `None` when the sum leaves the range of an i128.
fn half_up(numerator: i128, denominator: i128) -> Option<i128> {
    Some(numerator.checked_mul(2)?.checked_add(denominator)?.div_euclid(2 * denominator))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(quantity: i64, price: Minor, discount: i64, vat_rate: i64) -> Line {
        Line { quantity, price, discount, vat_rate }
    }

    #[test]
    fn half_a_kopeck_is_rounded_up_per_position() {
        let sums = line_sums(line(5_000, 101, 0, 0), VatMode::Included).unwrap();
        assert_eq!(sums.sum, 51);
    }

    #[test]
    fn vat_is_contained_or_added() {
        assert_eq!(
            line_sums(line(10_000, 12_000, 0, 20), VatMode::Included).unwrap(),
            Sums { gross: 12_000, sum: 12_000, vat: 2_000, net: 12_000 }
        );
        assert_eq!(
            line_sums(line(10_000, 10_000, 0, 20), VatMode::Added).unwrap(),
            Sums { gross: 10_000, sum: 12_000, vat: 2_000, net: 10_000 }
        );
        assert_eq!(line_sums(line(10_000, 10_000, 0, 20), VatMode::None).unwrap().vat, 0);
    }

    #[test]
    fn a_discount_is_never_understated_by_rounding() {
        let sums = Sums { gross: 30_000, sum: 26_999, vat: 0, net: 26_999 };
        assert_eq!(sums.discount(), 1_001);
        let surcharge = line_sums(line(10_000, 10_000, -500, 0), VatMode::Included).unwrap();
        assert_eq!((surcharge.sum, surcharge.discount()), (10_500, -500));
    }

    #[test]
    fn sums_beyond_the_range_are_refused() {
        assert_eq!(line_sums(line(i64::MAX, i64::MAX, 0, 0), VatMode::Included), None);
        let big = Sums { gross: i64::MAX, ..Sums::default() };
        assert_eq!(total([big, Sums { gross: 1, ..Sums::default() }]), None);
    }
}
