//! Variables in the texts of scenarios: `Заказ {{order.number}} ждёт {{owner.name}}`.

use crate::document::Document;
use crate::money::Minor;
use crate::rulebook::Rulebook;
use crate::time::Timestamp;

/// Every variable there is; the interface names them in both languages.
pub const VARIABLES: [&str; 14] = [
    "order.number", "order.sum", "order.discount", "order.moment", "order.planned_at", "order.description",
    "status", "previous_status", "channel", "owner.name", "author.name", "actor.name", "customer.name",
    "comment",
];

/// What variables stand for.
#[derive(Debug, Clone, Copy)]
pub struct Values<'a> {
    pub rulebook: &'a Rulebook,
    pub document: &'a Document,
    pub previous_status: Option<crate::ids::StatusId>,
    pub actor: Option<crate::ids::EmployeeId>,
    pub customer: Option<&'a str>,
    /// The word that came with the step, or the comment.
    pub comment: Option<&'a str>,
}

/// The first variable of a text that nobody knows.
pub fn unknown(text: &str) -> Option<&str> {
    parts(text).find_map(|part| match part {
        Part::Variable(name) if !VARIABLES.contains(&name) => Some(name),
        _ => None,
    })
}

/// The text with everything put in.
pub fn render(text: &str, values: &Values<'_>) -> String {
    parts(text)
        .map(|part| match part {
            Part::Text(text) => text.to_owned(),
            Part::Variable(name) => value(name, values).unwrap_or_default(),
        })
        .collect()
}

enum Part<'a> {
    Text(&'a str),
    Variable(&'a str),
}

fn parts(text: &str) -> impl Iterator<Item = Part<'_>> {
    let mut pieces = text.split("{{");
    let first = pieces.next().into_iter().map(Part::Text);
    first.chain(pieces.flat_map(|piece| match piece.split_once("}}") {
        Some((name, rest)) => [Part::Variable(name.trim()), Part::Text(rest)],
        // A brace that is never closed is a brace.
        None => [Part::Text("{{"), Part::Text(piece)],
    }))
}

fn value(name: &str, v: &Values<'_>) -> Option<String> {
    let employee = |id| v.rulebook.employees.get(&id).map(|e| e.name.clone());
    let status = |id| v.rulebook.statuses.get(&id).map(|s| s.name.clone());
    let d = v.document;
    match name {
        "order.number" => Some(d.number.clone()),
        "order.sum" => Some(money(d.sums.sum, &d.currency)),
        "order.discount" => Some(hundredths(d.sums.discount(), "%")),
        "order.moment" => Some(day(d.moment, v.rulebook)),
        "order.planned_at" => d.planned_at.map(|at| day(at, v.rulebook)),
        "order.description" => Some(d.description.clone()),
        "status" => d.status.and_then(status),
        "previous_status" => v.previous_status.and_then(status),
        "channel" => d.channel.and_then(|id| v.rulebook.channels.get(&id)).map(|c| c.name.clone()),
        "owner.name" => employee(d.owner),
        "author.name" => d.author.and_then(employee),
        "actor.name" => v.actor.and_then(employee),
        "customer.name" => v.customer.map(str::to_owned),
        "comment" => v.comment.map(str::to_owned),
        _ => None,
    }
}

/// Russian: groups of three behind a narrow blank, a comma before kopecks (1 234,50 RUB); the first language of a company.
fn money(minor: Minor, currency: &str) -> String {
    let sign = if minor < 0 { "-" } else { "" };
    let digits = (minor.unsigned_abs() / 100).to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push('\u{a0}');
        }
        grouped.push(digit);
    }
    format!("{sign}{grouped},{:02}\u{a0}{currency}", minor.unsigned_abs() % 100)
}

fn hundredths(value: i64, unit: &str) -> String {
    let (sign, whole, rest) =
        (if value < 0 { "-" } else { "" }, value.unsigned_abs() / 100, value.unsigned_abs() % 100);
    match rest {
        0 => format!("{sign}{whole}\u{a0}{unit}"),
        rest => format!("{sign}{whole},{rest:02}\u{a0}{unit}"),
    }
}

/// дд.мм.гггг in the zone of the account.
fn day(at: Timestamp, rulebook: &Rulebook) -> String {
    let at = jiff::Timestamp::from_microsecond(at.0).unwrap_or_default();
    let at = rulebook.account.zone().to_datetime(at);
    format!("{:02}.{:02}.{:04}", at.day(), at.month(), at.year())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulation::{Company, Dice};

    #[test]
    fn a_text_says_what_its_variables_stand_for() {
        let (mut dice, mut company) = (Dice::new(1), Company::found());
        while company.documents.is_empty() {
            let deed = company.think_of(&mut dice);
            drop(company.apply(&deed));
        }
        let mut document = company.documents[0].clone();
        document.number = "00042".into();
        document.sums.sum = 123_456_750;
        document.planned_at = Timestamp::parse("2026-01-31T22:00:00Z");
        let mut rulebook = company.rulebook.clone();
        rulebook.account.time_zone = "Europe/Moscow".into();
        let values = Values {
            rulebook: &rulebook,
            document: &document,
            previous_status: None,
            actor: None,
            customer: Some("ООО «Ёлка»"),
            comment: None,
        };
        let text = render(
            "№ {{order.number}} на {{ order.sum }} для {{customer.name}} к {{order.planned_at}}: {{comment}} {{",
            &values,
        );
        assert_eq!(text, "№ 00042 на 1\u{a0}234\u{a0}567,50\u{a0}RUB для ООО «Ёлка» к 01.02.2026:  {{");
        assert_eq!(unknown("{{order.number}} {{order.colour}}"), Some("order.colour"));
        assert_eq!(unknown("{{ order.sum }} и {{"), None);
        // What a variable holds is not looked through for variables.
        let mut document = document.clone();
        document.description = "{{order.number}}".into();
        let values = Values { document: &document, ..values };
        assert_eq!(render("{{order.description}}", &values), "{{order.number}}");
    }
}
