//! The square a customer points his bank's app at (ГОСТ Р 56042-2014): the requisites of a payment, ready to be sent.

use poryadok_domain::money::{Minor, RUBLE, VatMode};
use poryadok_domain::rejection::Language;
use qrcodegen::{QrCode, QrCodeEcc};

use crate::figures::{money, short_date};
use crate::sheet::{Sheet, title};

/// Format, version 1, UTF-8.
const SERVICE_BLOCK: &str = "ST00012";
/// The sign between the blocks. The standard escapes nothing: where a value has the usual one, another is taken, and the
/// reader learns it from the eighth character.
const SEPARATORS: [char; 8] = ['|', '~', '_', '#', '^', '&', '*', '@'];
/// White around the square, in its own modules: a reader finds it by that.
const QUIET: i32 = 4;

const MAX_NAME: usize = 160;
const MAX_BANK_NAME: usize = 45;
const MAX_PURPOSE: usize = 210;
const ACCOUNT_DIGITS: usize = 20;
const BANK_CODE_DIGITS: usize = 9;
const MAX_REASON_CODE: usize = 9;
const TAX_NUMBER_DIGITS: [usize; 2] = [10, 12];

/// The text inside the square, once everything that a payment needs is filled in.
pub(crate) fn text(sheet: &Sheet) -> Option<String> {
    let seller = &sheet.organization;
    let payable = sheet.currency == RUBLE && sheet.sums.sum > 0;
    let (name, bank) = (one_line(title(seller), MAX_NAME), one_line(&seller.bank_name, MAX_BANK_NAME));
    if !payable || name.is_empty() || bank.is_empty() {
        return None;
    }
    let sum = sheet.sums.sum.to_string();
    let purpose = purpose(sheet);
    let mut blocks = vec![
        ("Name", name),
        ("PersonalAcc", digits(&seller.bank_account, &[ACCOUNT_DIGITS])?),
        ("BankName", bank),
        ("BIC", digits(&seller.bank_code, &[BANK_CODE_DIGITS])?),
        ("CorrespAcc", digits(&seller.correspondent_account, &[ACCOUNT_DIGITS])?),
        ("Sum", sum),
        ("Purpose", purpose),
    ];
    blocks.extend(digits(&seller.tax_number, &TAX_NUMBER_DIGITS).map(|inn| ("PayeeINN", inn)));
    let kpp = Some(one_line(&seller.tax_reason_code, MAX_REASON_CODE)).filter(|kpp| !kpp.is_empty());
    blocks.extend(kpp.map(|kpp| ("KPP", kpp)));
    let free = |c: &&char| !blocks.iter().any(|(_, value)| value.contains(**c));
    let separator = SEPARATORS.iter().find(free)?;
    let blocks = blocks.iter().map(|(name, value)| format!("{separator}{name}={value}"));
    Some(SERVICE_BLOCK.to_owned() + &blocks.collect::<String>())
}

/// What the payment is for, as it will stand in the statement of the bank.
fn purpose(sheet: &Sheet) -> String {
    let vat = |minor: Minor| money(minor, Language::Russian).replace('\u{a0}', "");
    let tax = match sheet.vat_mode {
        VatMode::None => "Без НДС".to_owned(),
        VatMode::Included | VatMode::Added => format!("В т.ч. НДС {}", vat(sheet.sums.vat)),
    };
    let text = format!("Оплата по счету № {} от {}. {tax}", sheet.number, short_date(sheet.date));
    one_line(&text, MAX_PURPOSE)
}

/// The same text without anything a payment order cannot have, and no longer than it may be.
fn one_line(text: &str, max: usize) -> String {
    let plain = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    let line = plain.collect::<Vec<_>>().join(" ");
    line.chars().take(max).collect::<String>().trim_end().to_owned()
}

/// A requisite that is nothing but so many digits. Spaces, with which people group them, are left out.
fn digits(text: &str, lengths: &[usize]) -> Option<String> {
    let digits: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let right = digits.bytes().all(|b| b.is_ascii_digit()) && lengths.contains(&digits.len());
    right.then_some(digits)
}

/// The square as a drawing: one path, so that it stays sharp at any size.
pub(crate) fn square(text: &str) -> Option<String> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let run = (x..code.size()).take_while(|x| code.get_module(*x, y)).count();
            if run > 0 {
                path.push_str(&format!("M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET));
            }
            x += i32::try_from(run).unwrap_or(i32::MAX).max(1);
        }
    }
    let side = code.size() + 2 * QUIET;
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" width=\"{side}\" height=\"{side}\">\
         <rect width=\"{side}\" height=\"{side}\" fill=\"#fff\"/><path d=\"{path}\"/></svg>"
    ))
}
