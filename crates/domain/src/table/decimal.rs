//! Numbers as people type them into cells: exact, or refused.

use super::flaw::RowFlaw;
use super::shortened;
use crate::text::fold;

/// What stands around a number and is none of it.
const UNITS: [&str; 8] = ["₽", "руб.", "руб", "р.", "rub", "$", "€", "%"];

/// A number of a spreadsheet without the noise of its binary form.
pub(super) fn plain(number: f64) -> String {
    if number == number.trunc() && number.abs() < 1e15 {
        return format!("{number:.0}");
    }
    number.to_string()
}

/// A decimal with at most `digits` behind its point, in units of the last of them.
pub(super) fn scaled(text: &str, digits: usize, max: i64) -> Result<i64, RowFlaw> {
    bounded(parsed(text, digits)?, max)
}

/// Spreadsheets compute in binary: a kopeck and a millionth part of one is that kopeck, a third of one is not.
pub(super) fn scaled_of(number: f64, digits: usize, max: i64) -> Result<i64, RowFlaw> {
    let exact = (0..digits).fold(number, |n, _| n * 10.0);
    let rounded = exact.round();
    if !exact.is_finite() || rounded.abs() > 9e18 {
        return Err(RowFlaw::NotANumber { text: shortened(&plain(number)) });
    }
    if (exact - rounded).abs() > 1e-4 + rounded.abs() * 1e-12 {
        return Err(RowFlaw::TooPrecise { digits: digits as i64 });
    }
    bounded(rounded as i64, max)
}

pub(super) fn percent(text: &str) -> Result<i64, RowFlaw> {
    let said = fold(text);
    if ["без ндс", "не облагается", "no vat", "without vat", "none", "нет"].contains(&said.as_str())
    {
        return Ok(0);
    }
    let bare = said.strip_prefix("ндс").or_else(|| said.strip_prefix("vat")).unwrap_or(&said);
    let value = parsed(bare, 2).map_err(|_| RowFlaw::NotARate { text: shortened(text) })?;
    rate(value, text)
}

/// A cell in the format of percents holds 0.2 and shows 20%.
pub(super) fn percent_of(number: f64) -> Result<i64, RowFlaw> {
    let number = if number > 0.0 && number < 1.0 { number * 100.0 } else { number };
    let text = plain(number);
    let value = scaled_of(number, 2, i64::MAX).map_err(|_| RowFlaw::NotARate { text: shortened(&text) })?;
    rate(value, &text)
}

fn rate(hundredths: i64, text: &str) -> Result<i64, RowFlaw> {
    let whole = hundredths / 100;
    if hundredths % 100 == 0 && (0..=100).contains(&whole) {
        Ok(whole)
    } else {
        Err(RowFlaw::NotARate { text: shortened(text) })
    }
}

pub(super) fn whole(text: &str) -> Result<i64, RowFlaw> {
    parsed(text, 0)
}

fn bounded(value: i64, max: i64) -> Result<i64, RowFlaw> {
    if (0..=max).contains(&value) { Ok(value) } else { Err(RowFlaw::OutOfRange) }
}

/// A decimal with at most `digits` behind its point as an integer.
fn parsed(text: &str, digits: usize) -> Result<i64, RowFlaw> {
    let wrong = || RowFlaw::NotANumber { text: shortened(text) };
    let bare = without_units(text);
    let (negative, bare) = match bare.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest),
        None => (false, bare.strip_prefix('+').unwrap_or(&bare)),
    };
    let (whole, rest) = parted(bare).ok_or_else(wrong)?;
    let kept = rest.trim_end_matches('0');
    if kept.len() > digits {
        return Err(RowFlaw::TooPrecise { digits: digits as i64 });
    }
    let all = format!("{whole}{kept:0<digits$}");
    let value: i64 = all.parse().map_err(|_| wrong())?;
    Ok(if negative { -value } else { value })
}

/// Without blanks of any width, and without a currency or percent sign before or behind.
fn without_units(text: &str) -> String {
    let folded: String = text
        .to_lowercase()
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '\'' && *c != '\u{feff}')
        .collect();
    let mut bare = folded.as_str();
    for unit in UNITS {
        bare = bare.strip_suffix(unit).or_else(|| bare.strip_prefix(unit)).unwrap_or(bare);
    }
    bare.to_owned()
}

/// The digits before and behind the decimal sign. With both signs the last one is it; one sign that occurs several times
/// parts thousands; one that occurs once is the decimal sign, so that `1,234` is never taken for a thousand.
fn parted(text: &str) -> Option<(String, String)> {
    let signs: Vec<(usize, char)> = text.char_indices().filter(|(_, c)| matches!(c, ',' | '.')).collect();
    let is_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let (whole, rest) = match signs.as_slice() {
        [] => (text, ""),
        [(at, _)] => (text.get(..*at)?, text.get(at + 1..)?),
        [(_, first), between @ .., (at, last)] => {
            let alike = between.iter().all(|(_, sign)| sign == first);
            match (alike, first == last) {
                (false, _) => return None,
                (true, true) => (text, ""),
                (true, false) => (text.get(..*at)?, text.get(at + 1..)?),
            }
        }
    };
    let groups: Vec<&str> = whole.split([',', '.']).collect();
    let grouped = groups.iter().enumerate().all(|(n, g)| is_digits(g) && (n == 0 || g.len() == 3));
    let first = groups.first().is_some_and(|g| groups.len() == 1 || (1..=3).contains(&g.len()));
    let digits = groups.concat();
    let there = !digits.is_empty() || !rest.is_empty();
    (grouped && first && is_digits(rest) && there).then(|| (digits, rest.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAX: i64 = 1_000_000_000_000_000;

    fn hundredths(text: &str, max: i64) -> Result<i64, RowFlaw> {
        scaled(text, 2, max)
    }

    fn hundredths_of(number: f64, max: i64) -> Result<i64, RowFlaw> {
        scaled_of(number, 2, max)
    }

    #[test]
    fn money_is_read_as_people_write_it() {
        for text in [
            "1 234,56", "1\u{a0}234,56", "1\u{202f}234.56", "1234.56", "1,234.56", "1.234,56", "1234,56 ₽",
            "1 234,56 руб.", "$1234.56", "+1234.560", " 1'234.56 ",
        ] {
            assert_eq!(hundredths(text, MAX), Ok(123_456), "{text}");
        }
        assert_eq!(hundredths("1,234,567", MAX), Ok(123_456_700));
        assert_eq!(hundredths("7", MAX), Ok(700));
        assert_eq!(hundredths(",5", MAX), Ok(50));
    }

    #[test]
    fn what_could_be_two_numbers_is_none() {
        // A thousand to the one, 1.234 to the other.
        assert_eq!(hundredths("1,234", MAX), Err(RowFlaw::TooPrecise { digits: 2 }));
        assert_eq!(hundredths("0.005", MAX), Err(RowFlaw::TooPrecise { digits: 2 }));
        for text in ["1,23,4", "1.2.3,4.5", "12-5", "1e5", "договорная", "1,234.567,8", "-", ",", "１２"]
        {
            assert!(matches!(hundredths(text, MAX), Err(RowFlaw::NotANumber { .. })), "{text}");
        }
        assert_eq!(hundredths("-1", MAX), Err(RowFlaw::OutOfRange));
        assert_eq!(hundredths("99999999999999", MAX), Err(RowFlaw::OutOfRange));
        assert!(hundredths("99999999999999999999", MAX).is_err());
    }

    #[test]
    fn binary_noise_of_a_spreadsheet_is_no_part_of_a_price() {
        assert_eq!(hundredths_of(0.1 + 0.2, MAX), Ok(30));
        assert_eq!(hundredths_of(1234.56, MAX), Ok(123_456));
        assert_eq!(hundredths_of(100.0 / 3.0, MAX), Err(RowFlaw::TooPrecise { digits: 2 }));
        assert!(hundredths_of(f64::NAN, MAX).is_err());
        assert!(hundredths_of(1e300, MAX).is_err());
        assert_eq!(plain(7_701_234_567.0), "7701234567");
        assert_eq!((scaled_of(0.1 + 0.2, 4, MAX), scaled("1 000,125", 4, MAX)), (Ok(3_000), Ok(10_001_250)));
    }

    #[test]
    fn rates_are_whole_percents_or_none() {
        for (text, rate) in [
            ("20%", 20),
            ("20 %", 20),
            ("без НДС", 0),
            ("Без НДС", 0),
            ("0%", 0),
            ("НДС 10%", 10),
            ("7,0", 7),
        ] {
            assert_eq!(percent(text), Ok(rate), "{text}");
        }
        assert_eq!(percent_of(0.2), Ok(20));
        assert_eq!(percent_of(20.0), Ok(20));
        for text in ["101", "-1", "18.5", "много"] {
            assert!(matches!(percent(text), Err(RowFlaw::NotARate { .. })), "{text}");
        }
    }
}
