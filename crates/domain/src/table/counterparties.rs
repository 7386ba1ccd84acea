//! Counterparties as a table.

use super::plan::{Identity, Rank};
use super::{Choice, Choices, Column, Kind, Sheet, TableNoun, Value};
use crate::rulebook::Rulebook;
use crate::text::fold;

/// Most tags of one counterparty.
pub const MAX_TAGS: usize = 100;

pub const ID: usize = 0;
pub const NAME: usize = 1;
pub const EXTERNAL_ID: usize = 2;
pub const TAX_NUMBER: usize = 3;
/// КПП.
pub const TAX_REASON_CODE: usize = 4;
pub const PHONE: usize = 5;
pub const EMAIL: usize = 6;
pub const ADDRESS: usize = 7;
pub const TAGS: usize = 8;
pub const DESCRIPTION: usize = 9;
pub const OWNER: usize = 10;
pub const DEPARTMENT: usize = 11;
pub const SHARED: usize = 12;
/// Custom fields follow, in their order.
pub const ATTRIBUTES: usize = 13;

/// The rank of the external id.
pub const BY_EXTERNAL_ID: usize = 1;

const RANKS: [Rank; 5] = [
    Rank { column: ID, binds: false, decisive: true, unique: false },
    Rank { column: EXTERNAL_ID, binds: true, decisive: true, unique: true },
    Rank { column: TAX_NUMBER, binds: true, decisive: true, unique: false },
    // Several companies may answer one telephone.
    Rank { column: PHONE, binds: false, decisive: false, unique: false },
    Rank { column: NAME, binds: false, decisive: false, unique: false },
];

pub fn sheet(rules: &Rulebook) -> Sheet {
    let text = Kind::Text;
    let mut columns = vec![
        Column::new("id", "Идентификатор", "Identifier", &["UUID"], Kind::Id),
        Column::new(
            "name",
            "Название",
            "Name",
            &["Наименование", "Контрагент", "Клиент", "Counterparty"],
            Kind::Line,
        ),
        Column::new("external_id", "Внешний код", "External code", &["External id"], Kind::Line),
        Column::new("tax_number", "ИНН", "Tax number", &["INN", "Tax id"], text.clone()),
        Column::new("tax_reason_code", "КПП", "Tax reason code", &["KPP"], Kind::TaxReasonCode),
        Column::new("phone", "Телефон", "Phone", &["Тел.", "Телефоны", "Phone number"], text.clone()),
        Column::new("email", "Эл. почта", "Email", &["E-mail", "Электронная почта", "Почта"], text.clone()),
        Column::new("address", "Адрес", "Address", &["Фактический адрес", "Юридический адрес"], text.clone()),
        Column::new("tags", "Теги", "Tags", &["Группы", "Метки", "Groups"], Kind::Tags { max: MAX_TAGS }),
        Column::new("description", "Комментарий", "Description", &["Описание", "Comment"], text),
        Column::new(
            "owner",
            "Владелец",
            "Owner",
            &["Владелец-сотрудник", "Менеджер"],
            Kind::Choice(owners(rules)),
        ),
        Column::new(
            "department",
            "Отдел",
            "Department",
            &["Владелец-отдел"],
            Kind::Choice(departments(rules)),
        ),
        Column::new("shared", "Общий доступ", "Shared", &[], Kind::Flag),
    ];
    let zone = jiff::tz::TimeZone::get(&rules.account.time_zone).unwrap_or(jiff::tz::TimeZone::UTC);
    let mut attributes: Vec<_> = rules.attributes.values().filter(|a| a.kind.is_none()).collect();
    attributes.sort_by_key(|a| (a.position, a.id));
    columns.extend(attributes.into_iter().map(|a| Column::of_attribute(a, &zone)));
    Sheet {
        noun: TableNoun::Counterparties,
        columns,
        title: NAME,
        required: NAME,
        fixed: &[],
        keys: 0,
        ranks: &RANKS,
        identities,
    }
}

/// Employees by their names; where two have one name, by their logins.
fn owners(rules: &Rulebook) -> Choices {
    let mut people: Vec<_> = rules.employees.values().collect();
    people.sort_by_key(|e| e.id);
    let namesakes = |name: &str| people.iter().filter(|e| fold(&e.name) == fold(name)).count() > 1;
    let shown = |e: &crate::people::Employee| {
        if e.name.is_empty() || namesakes(&e.name) { e.login.clone() } else { e.name.clone() }
    };
    let choice = |e: &&crate::people::Employee| Choice {
        code: e.id.to_string(),
        russian: shown(e),
        english: shown(e),
        also: vec![e.login.clone()],
    };
    Choices::new(people.iter().map(choice).collect())
}

fn departments(rules: &Rulebook) -> Choices {
    let mut all: Vec<_> = rules.departments.values().collect();
    all.sort_by_key(|d| d.id);
    let choice = |d: &crate::people::Department| Choice {
        code: d.id.to_string(),
        russian: d.name.clone(),
        english: d.name.clone(),
        also: Vec::new(),
    };
    Choices::new(all.into_iter().map(choice).collect())
}

fn identities(values: &[Option<Value>]) -> Vec<Identity> {
    let at = |column: usize| values.get(column).and_then(Option::as_ref);
    let text = |column: usize| match at(column) {
        Some(Value::Text(text)) if !text.trim().is_empty() => Some(text.trim()),
        _ => None,
    };
    let mut found = Vec::new();
    if let Some(Value::Id(id)) = at(ID) {
        found.push(Identity::new(0, id.to_string()));
    }
    found.extend(text(EXTERNAL_ID).map(|e| Identity::new(BY_EXTERNAL_ID, e)));
    found.extend(text(TAX_NUMBER).and_then(|number| tax(number, text(TAX_REASON_CODE))));
    found.extend(text(EMAIL).into_iter().flat_map(emails).map(|e| Identity::new(3, e)));
    found.extend(text(PHONE).into_iter().flat_map(phones).map(|p| Identity::new(3, p)));
    found.extend(text(NAME).map(|n| Identity::new(4, n)));
    found
}

/// ИНН, and КПП from its own cell or from behind the other, as in `7701234567/770101001`: branches of one company share the
/// first.
fn tax(text: &str, reason: Option<&str>) -> Option<Identity> {
    let (number, behind) = text.split_once(['/', '\\']).unwrap_or((text, ""));
    let reason = reason.unwrap_or(behind);
    let bare = |part: &str| -> String { fold(part).chars().filter(|c| c.is_alphanumeric()).collect() };
    let (number, reason) = (bare(number), bare(reason));
    let besides = (!reason.is_empty()).then_some(reason);
    (!number.is_empty()).then_some(Identity { rank: 2, text: number, besides })
}

fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split([',', ';', '\n']).map(str::trim).filter(|p| !p.is_empty())
}

fn emails(text: &str) -> impl Iterator<Item = String> {
    parts(text).filter(|p| p.contains('@')).map(str::to_lowercase)
}

/// Telephones by their digits, Russian ones however they begin: `8 (912) 345-67-89` is `+7 912 345 67 89`.
fn phones(text: &str) -> impl Iterator<Item = String> {
    const SHORTEST: usize = 6;
    parts(text).filter_map(|part| {
        let digits: String = part.chars().filter(char::is_ascii_digit).collect();
        match (digits.len(), digits.as_bytes().first()) {
            (11, Some(b'8')) => Some(format!("7{}", digits.get(1..).unwrap_or_default())),
            (10, _) => Some(format!("7{digits}")),
            (length, _) => (length >= SHORTEST).then_some(digits),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulation::Company;
    use crate::table::{Cell, RowFlaw};

    #[test]
    fn telephones_and_addresses_are_known_however_they_are_written() {
        let phones = |text: &str| phones(text).collect::<Vec<_>>();
        for text in ["8 (912) 345-67-89", "+7 912 345 67 89", "9123456789", "7-912-345-67-89"] {
            assert_eq!(phones(text), ["79123456789"], "{text}");
        }
        assert_eq!(phones("8 912 345-67-89; доб. 12"), ["79123456789"]);
        assert_eq!(emails("Info@Romashka.RU, нет").collect::<Vec<_>>(), ["info@romashka.ru"]);
    }

    #[test]
    fn a_code_that_was_taken_for_a_number_has_its_zero_again() {
        let column = &sheet(&Company::found().rulebook).columns[TAX_REASON_CODE];
        let code = |text: &str| Ok(Some(Value::Text(text.to_owned())));
        assert_eq!(column.read(&Cell::Number(27_501_001.0)), code("027501001"));
        assert_eq!(column.read(&Cell::Number(770_101_001.0)), code("770101001"));
        assert_eq!(column.read(&Cell::Text("7701 01 001".to_owned())), code("770101001"));
        for text in ["27501001", "7701010011", "77O101001", "нет"] {
            let flaw = RowFlaw::NotATaxReasonCode { text: text.to_owned() };
            assert_eq!(column.read(&Cell::Text(text.to_owned())), Err(flaw));
        }
    }

    #[test]
    fn branches_of_one_company_are_told_apart() {
        let identity = |text: &str| tax(text, None).unwrap();
        assert_eq!(identity("7701 234567 / 770101001").besides.as_deref(), Some("770101001"));
        assert_eq!(identity("7701234567").text, identity("7701234567/770101001").text);
        assert_eq!(tax("7701234567", Some("770101001")), Some(identity("7701234567/770101001")));
        assert_eq!(tax(" / ", None), None);
    }
}
