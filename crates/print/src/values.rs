//! What a template is given: a sheet with every number and date as it is to stand there. A template lays out, it does not
//! count; and what users wrote reaches it as text, never as markup.

use std::collections::BTreeMap;

use poryadok_domain::money::{Minor, RUBLE, VatMode};
use poryadok_domain::organization::Organization;
use poryadok_domain::rejection::Language;
use serde::Serialize;

use crate::figures::{date, money, percent, quantity, short_date};
use crate::sheet::{Party, Position, Sheet, title};
use crate::{payment, words};

/// A word longer than this would leave its column.
const LONGEST_WORD: usize = 24;
/// After so many of its letters it may be broken.
const BREAK_AFTER: usize = 8;
const MAY_BREAK: char = '\u{200b}';
const VAT_PERCENT: i64 = 100;

#[derive(Debug, Serialize)]
pub(crate) struct Values {
    title: &'static str,
    language: &'static str,
    number: String,
    date: String,
    date_short: String,
    planned: Option<String>,
    organization: OrganizationValues,
    counterparty: Option<PartyValues>,
    owner: String,
    basis: String,
    warehouse: String,
    comment: String,
    /// How the currency is written beside a sum.
    currency: String,
    vat: Vat,
    positions: Vec<PositionValues>,
    /// Whether any position has a discount, a code: without, there is no column for it.
    has_discounts: bool,
    has_codes: bool,
    total: Total,
    /// The square to pay by, as an SVG.
    payment: Option<String>,
}

#[derive(Debug, Serialize)]
struct OrganizationValues {
    title: String,
    name: String,
    tax_number: String,
    tax_reason_code: String,
    registration_number: String,
    address: String,
    phone: String,
    email: String,
    director: String,
    accountant: String,
    bank_name: String,
    bank_code: String,
    bank_account: String,
    correspondent_account: String,
}

#[derive(Debug, Serialize)]
struct PartyValues {
    title: String,
    tax_number: String,
    tax_reason_code: String,
    address: String,
    phone: String,
    email: String,
}

#[derive(Debug, Serialize)]
struct Vat {
    /// `none`, `included`, `added`.
    mode: &'static str,
    /// What of it falls to each rate, the highest first.
    rates: Vec<Rate>,
}

#[derive(Debug, Serialize)]
struct Rate {
    rate: String,
    sum: String,
}

#[derive(Debug, Serialize)]
struct PositionValues {
    number: usize,
    name: String,
    code: String,
    unit: String,
    quantity: String,
    price: String,
    discount: String,
    vat: String,
    /// As the lines below the table add up: without VAT where that is added on top.
    sum: String,
}

#[derive(Debug, Serialize)]
struct Total {
    count: usize,
    /// Of the column of sums.
    positions: String,
    discount: String,
    vat: String,
    /// What is to be paid.
    sum: String,
    words: String,
}

pub(crate) fn of(sheet: &Sheet) -> Values {
    let language = sheet.language;
    Values {
        title: sheet.form.title(language),
        language: match language {
            Language::Russian => "ru",
            Language::English => "en",
        },
        number: text(&sheet.number),
        date: date(sheet.date, language),
        date_short: short_date(sheet.date),
        planned: sheet.planned.map(|planned| date(planned, language)),
        organization: organization(&sheet.organization),
        counterparty: sheet.counterparty.as_ref().map(party),
        owner: text(&sheet.owner),
        basis: text(&sheet.basis),
        warehouse: text(&sheet.warehouse),
        comment: text(sheet.comment.trim()),
        currency: match (sheet.currency.as_str(), language) {
            (RUBLE, Language::Russian) => "руб.".to_owned(),
            (code, _) => code.to_owned(),
        },
        vat: Vat { mode: sheet.vat_mode.code(), rates: rates(sheet) },
        positions: sheet.positions.iter().enumerate().map(|(i, p)| position(sheet, i + 1, p)).collect(),
        has_discounts: sheet.positions.iter().any(|p| p.discount != 0),
        has_codes: sheet.positions.iter().any(|p| !p.code.is_empty()),
        total: total(sheet),
        payment: payment::text(sheet).and_then(|text| payment::square(&text)),
    }
}

fn organization(of: &Organization) -> OrganizationValues {
    OrganizationValues {
        title: text(title(of)),
        name: text(&of.name),
        tax_number: text(&of.tax_number),
        tax_reason_code: text(&of.tax_reason_code),
        registration_number: text(&of.registration_number),
        address: text(&of.address),
        phone: text(&of.phone),
        email: text(&of.email),
        director: text(&of.director),
        accountant: text(&of.accountant),
        bank_name: text(&of.bank_name),
        bank_code: text(&of.bank_code),
        bank_account: text(&of.bank_account),
        correspondent_account: text(&of.correspondent_account),
    }
}

fn party(of: &Party) -> PartyValues {
    PartyValues {
        title: text(&of.name),
        tax_number: text(&of.tax_number),
        tax_reason_code: text(&of.tax_reason_code),
        address: text(&of.address),
        phone: text(&of.phone),
        email: text(&of.email),
    }
}

fn position(sheet: &Sheet, number: usize, position: &Position) -> PositionValues {
    let language = sheet.language;
    PositionValues {
        number,
        name: text(&position.name),
        code: text(&position.code),
        unit: text(&position.unit),
        quantity: quantity(position.quantity, language),
        price: money(position.price, language),
        discount: if position.discount == 0 { String::new() } else { percent(position.discount, language) },
        vat: percent(position.vat_rate * VAT_PERCENT, language),
        sum: money(column(sheet.vat_mode, position.sums), language),
    }
}

/// What stands in the column of sums.
const fn column(mode: VatMode, sums: poryadok_domain::money::Sums) -> Minor {
    match mode {
        VatMode::Added => sums.net,
        VatMode::None | VatMode::Included => sums.sum,
    }
}

fn rates(sheet: &Sheet) -> Vec<Rate> {
    if sheet.vat_mode == VatMode::None {
        return Vec::new();
    }
    let mut by_rate: BTreeMap<i64, Minor> = BTreeMap::new();
    for position in &sheet.positions {
        *by_rate.entry(position.vat_rate).or_default() += position.sums.vat;
    }
    let language = sheet.language;
    let line = |(rate, sum): (i64, Minor)| Rate {
        rate: percent(rate * VAT_PERCENT, language),
        sum: money(sum, language),
    };
    by_rate.into_iter().rev().map(line).collect()
}

fn total(sheet: &Sheet) -> Total {
    let (language, sums) = (sheet.language, sheet.sums);
    Total {
        count: sheet.positions.len(),
        positions: money(column(sheet.vat_mode, sums), language),
        discount: money(sums.gross - sums.net, language),
        vat: money(sums.vat, language),
        sum: money(sums.sum, language),
        words: words::sum(sums.sum, &sheet.currency, language),
    }
}

/// A text of a user. Words too long for any column may be broken.
fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    // A hyphen before a letter is a place to break at already.
    let ends = |c: char| {
        let end = c.is_whitespace() || (before == '-' && c.is_alphabetic());
        before = c;
        end
    };
    for word in text.split_inclusive(ends) {
        if word.chars().count() <= LONGEST_WORD {
            out.push_str(word);
            continue;
        }
        for (i, letter) in word.chars().enumerate() {
            if i > 0 && i % BREAK_AFTER == 0 {
                out.push(MAY_BREAK);
            }
            out.push(letter);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_words_that_fit_nowhere_may_be_broken() {
        for whole in ["Кабель высоковольтный\nв бухте", "Торгово-производственное объединение"]
        {
            assert_eq!(text(whole), whole);
        }
        let long = text(&"x".repeat(30));
        assert_eq!(long.matches(MAY_BREAK).count(), 3);
        assert_eq!(long.replace(MAY_BREAK, ""), "x".repeat(30));
    }
}
