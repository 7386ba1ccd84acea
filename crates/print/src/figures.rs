//! Numbers and dates as they stand on paper.

use jiff::civil::Date;
use poryadok_domain::money::{Minor, QUANTITY_SCALE};
use poryadok_domain::rejection::Language;

/// Keeps what belongs together on one line.
const NO_BREAK: char = '\u{a0}';
const MINUS: char = '\u{2212}';
const MINOR_DIGITS: u32 = 2;
const QUANTITY_DIGITS: u32 = QUANTITY_SCALE.ilog10();
const RUSSIAN_MONTHS: [&str; 12] = [
    "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября",
    "ноября", "декабря",
];
const ENGLISH_MONTHS: [&str; 12] = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
];

/// `1 234,50`.
pub(crate) fn money(minor: Minor, language: Language) -> String {
    decimal(minor, MINOR_DIGITS, MINOR_DIGITS, language)
}

/// `2,5`: as many digits as it has.
pub(crate) fn quantity(quantity: i64, language: Language) -> String {
    decimal(quantity, QUANTITY_DIGITS, 0, language)
}

/// `12,5 %` of 1/100 of a percent.
pub(crate) fn percent(hundredths: i64, language: Language) -> String {
    let number = decimal(hundredths, MINOR_DIGITS, 0, language);
    match language {
        Language::Russian => format!("{number}{NO_BREAK}%"),
        Language::English => format!("{number}%"),
    }
}

/// `29 ноября 2026 г.`
pub(crate) fn date(date: Date, language: Language) -> String {
    let months = match language {
        Language::Russian => RUSSIAN_MONTHS,
        Language::English => ENGLISH_MONTHS,
    };
    let month = usize::try_from(date.month() - 1).ok().and_then(|m| months.get(m)).unwrap_or(&"");
    let text = format!("{}{NO_BREAK}{month} {}", date.day(), date.year());
    match language {
        Language::Russian => format!("{text}{NO_BREAK}г."),
        Language::English => text,
    }
}

/// `29.11.2026`.
pub(crate) fn short_date(date: Date) -> String {
    format!("{:02}.{:02}.{}", date.day(), date.month(), date.year())
}

/// A number of `digits` after the point, of which zeros at the end are left out down to `least`.
fn decimal(value: i64, digits: u32, least: u32, language: Language) -> String {
    let scale = 10_u64.pow(digits);
    let (whole, part) = (value.unsigned_abs() / scale, value.unsigned_abs() % scale);
    let mut part = format!("{part:0width$}", width = digits as usize);
    while part.len() > least as usize && part.ends_with('0') {
        part.pop();
    }
    let (group, point) = match language {
        Language::Russian => (NO_BREAK, ','),
        Language::English => (',', '.'),
    };
    let mut text = String::new();
    if value < 0 {
        text.push(MINUS);
    }
    text.push_str(&grouped(whole, group));
    if !part.is_empty() {
        text.push(point);
        text.push_str(&part);
    }
    text
}

/// Digits in groups of three.
fn grouped(whole: u64, separator: char) -> String {
    let digits = whole.to_string();
    let mut text = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{English, Russian};

    #[test]
    fn money_has_kopecks_and_groups() {
        for (minor, russian, english) in [
            (0, "0,00", "0.00"),
            (5, "0,05", "0.05"),
            (-5, "−0,05", "−0.05"),
            (99_999, "999,99", "999.99"),
            (100_000, "1\u{a0}000,00", "1,000.00"),
            (123_456_789, "1\u{a0}234\u{a0}567,89", "1,234,567.89"),
            (i64::MIN, "−92\u{a0}233\u{a0}720\u{a0}368\u{a0}547\u{a0}758,08", "−92,233,720,368,547,758.08"),
        ] {
            assert_eq!(money(minor, Russian), russian);
            assert_eq!(money(minor, English), english);
        }
    }

    #[test]
    fn quantities_and_percents_have_the_digits_they_need() {
        for (units, russian) in
            [(10_000, "1"), (25_000, "2,5"), (1, "0,0001"), (12_345_000, "1\u{a0}234,5"), (100_000, "10")]
        {
            assert_eq!(quantity(units, Russian), russian);
        }
        assert_eq!(percent(1_250, Russian), "12,5\u{a0}%");
        assert_eq!(percent(-500, English), "−5%");
    }

    #[test]
    fn dates_are_written_out() {
        let day = jiff::civil::date(2026, 11, 9);
        assert_eq!(date(day, Russian), "9\u{a0}ноября 2026\u{a0}г.");
        assert_eq!(date(day, English), "9\u{a0}November 2026");
        assert_eq!(short_date(day), "09.11.2026");
    }
}
