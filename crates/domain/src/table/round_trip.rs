//! What was taken away as a file and brought back unchanged changes nothing, in either language and however odd the texts.

use proptest::prelude::*;
use uuid::Uuid;

use super::plan::{Allowed, Known, Outcome, plan, read};
use super::{Cell, Kind, Sheet, Value, Values, counterparties, harmless, products, recognised, unharmed};
use crate::attribute::{Attribute, AttributeType};
use crate::ids::AttributeId;
use crate::rejection::Language;
use crate::rulebook::Rulebook;
use crate::simulation::Company;
use crate::text::MAX_TEXT;
use crate::time::Timestamp;

/// Texts that files are known to spoil.
fn odd() -> impl Strategy<Value = String> {
    let nasty = prop_oneof![
        Just("=1+1".to_owned()),
        Just("'=1+1".to_owned()),
        Just("''@x".to_owned()),
        Just("-12.50".to_owned()),
        Just("+7 912 345-67-89".to_owned()),
        Just("00123".to_owned()),
        Just("7701234567".to_owned()),
        Just("да".to_owned()),
        Just("a;b\"c,d".to_owned()),
        Just("'".to_owned()),
        Just("1,234".to_owned()),
        Just("2026-01-31".to_owned()),
    ];
    prop_oneof![nasty, "[ -~а-яА-ЯёЁ=+@']{1,40}", "\\PC{1,30}"]
}

fn kept(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty() && text.chars().count() <= MAX_TEXT && crate::text::is_clean(text))
        .then(|| text.to_owned())
}

fn value(kind: &Kind) -> BoxedStrategy<Option<Value>> {
    match kind {
        Kind::Id => Just(None).boxed(),
        Kind::Line => odd().prop_map(|t| crate::text::name(&t).map(Value::Text)).boxed(),
        Kind::Text => ("(\\PC{0,9}\\r?\\n){0,2}", odd())
            .prop_map(|(lines, t)| kept(&format!("{lines}{t}")).map(Value::Text))
            .boxed(),
        Kind::Money { max } | Kind::Quantity { max } => {
            (0..=*max).prop_map(|n| Some(Value::Number(n))).boxed()
        }
        Kind::VatRate => (0..=100_i64).prop_map(|n| Some(Value::Number(n))).boxed(),
        Kind::Whole => any::<i64>().prop_map(|n| Some(Value::Number(n))).boxed(),
        Kind::Flag => any::<bool>().prop_map(|f| Some(Value::Flag(f))).boxed(),
        Kind::Choice(choices) if choices.list().is_empty() => Just(None).boxed(),
        Kind::Choice(choices) => {
            let codes: Vec<String> = choices.list().iter().map(|c| c.code.clone()).collect();
            proptest::option::of(proptest::sample::select(codes).prop_map(Value::Choice)).boxed()
        }
        Kind::TaxReasonCode => {
            proptest::option::of("[0-9]{4}[0-9A-Z]{2}[0-9]{3}".prop_map(Value::Text)).boxed()
        }
        Kind::Tags { .. } => proptest::collection::vec(odd(), 0..4)
            .prop_map(|tags| {
                let mut tags: Vec<String> = tags.iter().filter_map(|t| crate::text::name(t)).collect();
                tags.sort_unstable();
                tags.dedup();
                Some(Value::Tags(tags))
            })
            .boxed(),
        Kind::Time(_) => {
            (0..4_000_000_000_000_000_i64).prop_map(|at| Some(Value::Time(Timestamp(at)))).boxed()
        }
    }
}

fn records(sheet: &Sheet) -> impl Strategy<Value = Vec<Known>> + use<> {
    let one: Vec<_> = sheet.columns.iter().map(|c| value(&c.kind)).collect();
    proptest::collection::vec(one, 1..12).prop_map(|all| {
        let known = |(n, mut values): (usize, Values)| {
            let id = Uuid::from_u128(n as u128 + 1);
            values[0] = Some(Value::Id(id));
            values[1].get_or_insert(Value::Text(format!("Имя {n}")));
            Known { id, version: 1, values, may_change: true }
        };
        all.into_iter().enumerate().map(known).collect()
    })
}

/// The cells of a CSV file, made harmless and read back.
fn through_csv(sheet: &Sheet, records: &[Known], language: Language) -> Vec<Vec<Cell>> {
    let heading = sheet.columns.iter().map(|c| c.heading(language).to_owned()).collect::<Vec<_>>();
    let row = |k: &Known| {
        let cells = sheet.columns.iter().zip(&k.values);
        cells.map(|(c, v)| v.as_ref().map(|v| c.show(v, language)).unwrap_or_default()).collect()
    };
    let rows: Vec<Vec<String>> = std::iter::once(heading).chain(records.iter().map(row)).collect();
    let cell = |text: &String| Cell::Text(unharmed(&harmless(text)).to_owned());
    rows.iter().map(|row| row.iter().map(cell).collect()).collect()
}

fn all_unchanged(sheet: &Sheet, records: &[Known], language: Language) -> Result<(), TestCaseError> {
    let rows = through_csv(sheet, records, language);
    let layout = recognised(sheet, &rows);
    prop_assert!(layout.columns.iter().all(Option::is_some), "{:?}", layout);
    let allowed = Allowed { create: true, locked: Vec::new() };
    for planned in plan(sheet, read(sheet, &layout, &rows), records, &|_| false, &allowed) {
        let place = planned.row.line as usize - 2;
        prop_assert_eq!(&planned.outcome, &Outcome::Unchanged { target: records[place].id });
    }
    Ok(())
}

fn rules() -> Rulebook {
    let mut rules = Company::found().rulebook;
    let attribute = |n: u128, attribute_type, name: &str, options: &[&str]| Attribute {
        id: AttributeId(Uuid::from_u128(n)),
        kind: None,
        name: name.to_owned(),
        attribute_type,
        options: options.iter().map(|o| (*o).to_owned()).collect(),
        position: n as i64,
        version: 1,
    };
    rules.attributes = [
        attribute(1, AttributeType::Text, "Сайт", &[]),
        attribute(2, AttributeType::Integer, "Отсрочка, дней", &[]),
        attribute(3, AttributeType::Boolean, "Опт", &[]),
        attribute(4, AttributeType::Time, "Договор до", &[]),
        attribute(5, AttributeType::Choice, "Класс", &["A", "B"]),
    ]
    .into_iter()
    .map(|a| (a.id, a))
    .collect();
    rules
}

/// Products of suppliers, of whom some are namesakes.
fn goods() -> Sheet {
    let supplier = |(n, name): (u128, &str)| products::Supplier {
        id: Uuid::from_u128(n).into(),
        name: name.to_owned(),
        external_id: (n % 2 == 0).then(|| format!("=S {n}")),
    };
    let all: Vec<_> = (1..).zip(["Ромашка", "РОМАШКА", "-1", "ООО «М; 6»"]).map(supplier).collect();
    let mut sheet = products::sheet();
    sheet.offer(products::SUPPLIER, products::suppliers(&all));
    sheet
}

proptest! {
    #[test]
    fn harmless_texts_come_back_as_they_were(text in odd()) {
        let written = harmless(&text);
        prop_assert_eq!(unharmed(&written), text);
    }

    #[test]
    fn products_come_back_unchanged(records in records(&goods())) {
        for language in [Language::Russian, Language::English] {
            all_unchanged(&goods(), &records, language)?;
        }
    }

    #[test]
    fn counterparties_come_back_unchanged(records in records(&counterparties::sheet(&rules()))) {
        for language in [Language::Russian, Language::English] {
            all_unchanged(&counterparties::sheet(&rules()), &records, language)?;
        }
    }
}
