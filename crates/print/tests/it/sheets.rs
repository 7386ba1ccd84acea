//! Sheets to print.

use jiff::civil::date;
use poryadok_domain::form::Form;
use poryadok_domain::ids::OrganizationId;
use poryadok_domain::money::{Line, VatMode, line_sums, total};
use poryadok_domain::organization::Organization;
use poryadok_domain::rejection::Language;
use poryadok_print::{Party, Position, Sheet};
use uuid::Uuid;

/// One that has a name and nothing else yet.
pub fn bare(name: &str) -> Organization {
    Organization::named(OrganizationId(Uuid::nil()), name.to_owned())
}

pub fn organization() -> Organization {
    let text = str::to_owned;
    Organization {
        legal_name: text("ООО «Ромашка»"),
        tax_number: text("7707083893"),
        tax_reason_code: text("770701001"),
        registration_number: text("1027700132195"),
        address: text("117997, Москва, ул. Вавилова, д. 19"),
        phone: text("+7 495 555-55-50"),
        email: text("info@romashka.example"),
        director: text("Иванова А. П."),
        accountant: text("Петров С. К."),
        bank_name: text("ПАО «Банк Примерный», г. Москва"),
        bank_code: text("044525225"),
        bank_account: text("40702810138000000001"),
        correspondent_account: text("30101810400000000225"),
        ..bare("Ромашка")
    }
}

pub fn customer() -> Party {
    Party {
        name: "ООО «Покупатель и партнёры»".to_owned(),
        tax_number: "7812345678".to_owned(),
        tax_reason_code: "781201001".to_owned(),
        address: "190000, Санкт-Петербург, Невский пр., д. 1, офис 12".to_owned(),
        phone: "+7 812 111-22-33".to_owned(),
        email: "buy@example.org".to_owned(),
    }
}

pub fn position(
    name: &str,
    quantity: i64,
    price: i64,
    discount: i64,
    vat_rate: i64,
    mode: VatMode,
) -> Position {
    Position {
        name: name.to_owned(),
        code: "А-0042".to_owned(),
        unit: "шт".to_owned(),
        quantity,
        price,
        discount,
        vat_rate,
        sums: line_sums(Line { quantity, price, discount, vat_rate }, mode).unwrap(),
    }
}

/// A sheet of these positions, everything filled in.
pub fn sheet(form: Form, language: Language, vat_mode: VatMode, positions: Vec<Position>) -> Sheet {
    Sheet {
        form,
        language,
        organization: organization(),
        counterparty: Some(customer()),
        number: "00042".to_owned(),
        date: date(2026, 11, 29),
        planned: Some(date(2026, 12, 5)),
        owner: "Сидорова Мария".to_owned(),
        basis: String::new(),
        warehouse: "Основной".to_owned(),
        comment: "Доставка до двери, звонить за час.".to_owned(),
        currency: "RUB".to_owned(),
        vat_mode,
        sums: total(positions.iter().map(|p| p.sums)).unwrap(),
        positions,
    }
}

pub fn three(mode: VatMode) -> Vec<Position> {
    vec![
        position("Кабель ВВГнг 3×2,5", 125_000, 8_990, 0, 20, mode),
        position("Автомат защиты 16 А", 40_000, 34_500, 500, 20, mode),
        position("Книга «Электрик»", 10_000, 120_000, 0, 10, mode),
    ]
}

pub fn many(count: usize, mode: VatMode) -> Vec<Position> {
    (1..=count)
        .map(|i| position(&format!("Товар номер {i} в коробке"), 10_000 * i as i64, 1_050, 0, 20, mode))
        .collect()
}
