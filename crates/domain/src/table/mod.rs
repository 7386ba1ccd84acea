//! Records as rows of a table that people edit elsewhere and bring back: which columns a noun has, how a value is shown in a
//! cell, and how a cell is read.
//!
//! Every noun is one file beside this one: its columns, and what a row is known again by. What becomes of the rows of a
//! file is decided in [`plan`]. Reading and writing the files themselves is the business of the floors above.

mod choices;
pub mod counterparties;
mod decimal;
mod flaw;
mod headings;
pub mod plan;
pub mod products;
pub mod receipts;
#[cfg(test)]
mod round_trip;

pub use choices::{Choice, Choices};
pub use flaw::{RowError, RowFlaw};
pub use headings::{Layout, mapped, recognised};

use uuid::Uuid;

use crate::attribute::{Attribute, AttributeType, AttributeValue};
use crate::money::QUANTITY_SCALE;
use crate::organization::{tax_reason_code_flaw, without_blanks};
use crate::rejection::Language;
use crate::text::{self, fold};
use crate::time::Timestamp;

/// Digits behind the decimal sign.
const MONEY: usize = 2;
const QUANTITY: usize = 4;

/// Whose rows a table holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableNoun {
    Products,
    Counterparties,
    /// Goods that come in.
    Receipts,
}

impl TableNoun {
    pub const ALL: [TableNoun; 3] = [TableNoun::Products, TableNoun::Counterparties, TableNoun::Receipts];

    pub const fn code(self) -> &'static str {
        match self {
            TableNoun::Products => "products",
            TableNoun::Counterparties => "counterparties",
            TableNoun::Receipts => "receipts",
        }
    }

    pub fn from_code(code: &str) -> Option<TableNoun> {
        TableNoun::ALL.into_iter().find(|n| n.code() == code)
    }
}

/// What stood in a cell of a file.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    Empty,
    Text(String),
    Number(f64),
    Flag(bool),
}

impl Cell {
    /// What it says; `None` when it is empty.
    pub fn text(&self) -> Option<String> {
        match self {
            Cell::Empty => None,
            Cell::Text(text) => Some(text.trim()).filter(|t| !t.is_empty()).map(str::to_owned),
            Cell::Number(number) => Some(decimal::plain(*number)),
            Cell::Flag(flag) => Some(flag_text(*flag, Language::English).to_owned()),
        }
    }
}

/// A cell as the noun understands it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Value {
    Id(Uuid),
    Text(String),
    /// Minor units, a percent, a whole number: by the kind of the column.
    Number(i64),
    Flag(bool),
    /// The code of an option.
    Choice(String),
    Tags(Vec<String>),
    Time(Timestamp),
}

impl Value {
    /// The code of the option it names.
    pub fn choice(&self) -> Option<&str> {
        match self {
            Value::Choice(code) => Some(code),
            _ => None,
        }
    }
}

/// One value for each column; `None` where there is none.
pub type Values = Vec<Option<Value>>;

/// A column: how it is headed, and what its cells hold.
#[derive(Debug, Clone)]
pub struct Column {
    /// The stable word for programs.
    pub code: String,
    pub russian: String,
    pub english: String,
    /// Under what other headings people bring it.
    pub also: Vec<String>,
    pub kind: Kind,
}

#[derive(Debug, Clone)]
pub enum Kind {
    Id,
    /// A name or code: one line.
    Line,
    /// Free text, with line breaks.
    Text,
    /// In minor units, not negative.
    Money {
        max: i64,
    },
    /// Pieces, in 1/10 000, not negative.
    Quantity {
        max: i64,
    },
    /// Whole percents from 0 to 100; «без НДС» is none.
    VatRate,
    Whole,
    Flag,
    Choice(Choices),
    /// КПП.
    TaxReasonCode,
    /// Several short texts in one cell.
    Tags {
        max: usize,
    },
    /// A time of the company's zone.
    Time(jiff::tz::TimeZone),
}

/// A noun as a table.
#[derive(Debug, Clone)]
pub struct Sheet {
    pub noun: TableNoun,
    pub columns: Vec<Column>,
    /// What a row is called by.
    pub title: usize,
    /// Without which there is no new record.
    pub required: usize,
    /// Columns of which a record keeps what it was created with.
    pub fixed: &'static [usize],
    /// How many columns at the beginning only tell which record is meant. 0 where rows become records; else they say
    /// something of those that are there, and nothing without the required column.
    pub keys: usize,
    /// What rows are known again by, the strongest first.
    pub ranks: &'static [plan::Rank],
    pub identities: fn(&[Option<Value>]) -> Vec<plan::Identity>,
}

impl Column {
    pub(crate) fn new(code: &str, russian: &str, english: &str, also: &[&str], kind: Kind) -> Column {
        Column {
            code: code.to_owned(),
            russian: russian.to_owned(),
            english: english.to_owned(),
            also: also.iter().map(|a| (*a).to_owned()).collect(),
            kind,
        }
    }

    /// A custom field as a column.
    pub(crate) fn of_attribute(attribute: &Attribute, zone: &jiff::tz::TimeZone) -> Column {
        let option = |name: &String| Choice {
            code: name.clone(),
            russian: name.clone(),
            english: name.clone(),
            also: Vec::new(),
        };
        let kind = match attribute.attribute_type {
            AttributeType::Text => Kind::Text,
            AttributeType::Integer => Kind::Whole,
            AttributeType::Boolean => Kind::Flag,
            AttributeType::Time => Kind::Time(zone.clone()),
            AttributeType::Choice => {
                Kind::Choice(Choices::new(attribute.options.iter().map(option).collect()))
            }
        };
        Column {
            code: format!("attribute:{}", attribute.id),
            russian: attribute.name.clone(),
            english: attribute.name.clone(),
            also: vec![format!("Доп. поле: {}", attribute.name)],
            kind,
        }
    }

    pub fn heading(&self, language: Language) -> &str {
        match language {
            Language::Russian => &self.russian,
            Language::English => &self.english,
        }
    }

    /// What a cell says; `None` when it is empty.
    pub fn read(&self, cell: &Cell) -> Result<Option<Value>, RowFlaw> {
        let Some(text) = cell.text() else { return Ok(None) };
        let value = match (&self.kind, cell) {
            // An id that is none is one of another system: the other columns say which row is meant.
            (Kind::Id, _) => return Ok(Uuid::try_parse(&text).ok().map(Value::Id)),
            (Kind::Money { max }, Cell::Number(number)) => {
                Value::Number(decimal::scaled_of(*number, MONEY, *max)?)
            }
            (Kind::Money { max }, _) => Value::Number(decimal::scaled(&text, MONEY, *max)?),
            (Kind::Quantity { max }, Cell::Number(number)) => {
                Value::Number(decimal::scaled_of(*number, QUANTITY, *max)?)
            }
            (Kind::Quantity { max }, _) => Value::Number(decimal::scaled(&text, QUANTITY, *max)?),
            (Kind::VatRate, Cell::Number(number)) => Value::Number(decimal::percent_of(*number)?),
            (Kind::VatRate, _) => Value::Number(decimal::percent(&text)?),
            (Kind::Whole, _) => Value::Number(decimal::whole(&text)?),
            (Kind::Line, _) => Value::Text(line(&text)?),
            (Kind::TaxReasonCode, cell) => Value::Text(tax_reason_code(&text, cell)?),
            (Kind::Text, _) => Value::Text(free_text(text)?),
            (Kind::Flag, Cell::Flag(flag)) => Value::Flag(*flag),
            (Kind::Flag, _) => Value::Flag(flag(&text)?),
            (Kind::Choice(choices), _) => Value::Choice(choices.named(&text)?.code.clone()),
            (Kind::Tags { max }, _) => return tags(&text, *max),
            (Kind::Time(zone), _) => Value::Time(time(&text, zone)?),
        };
        Ok(Some(value))
    }

    /// A value as its cell shows it.
    pub fn show(&self, value: &Value, language: Language) -> String {
        match (value, &self.kind) {
            (Value::Id(id), _) => id.to_string(),
            (Value::Text(text), _) => text.clone(),
            (Value::Number(number), Kind::Money { .. }) => hundredths(*number, language),
            (Value::Number(number), Kind::Quantity { .. }) => quantity(*number, language),
            (Value::Number(number), _) => number.to_string(),
            (Value::Flag(flag), _) => flag_text(*flag, language).to_owned(),
            (Value::Choice(code), Kind::Choice(choices)) => {
                choices.of(code).map_or(code.as_str(), |c| c.shown(language)).to_owned()
            }
            (Value::Choice(code), _) => code.clone(),
            (Value::Tags(tags), _) => tags.join("; "),
            (Value::Time(at), Kind::Time(zone)) => time_text(*at, zone, language),
            (Value::Time(at), _) => at.to_string(),
        }
    }

    /// Whether a cell that says `new` asks for another value than `old`. What a cell cannot express is no change.
    pub fn differs(&self, old: Option<&Value>, new: &Value) -> bool {
        let Some(old) = old else { return !is_nothing(new) };
        if same(old, new) {
            return false;
        }
        let again = self.read(&Cell::Text(self.show(old, Language::Russian)));
        !again.ok().flatten().is_some_and(|again| same(&again, new))
    }
}

impl Sheet {
    pub fn column(&self, code: &str) -> Option<usize> {
        self.columns.iter().position(|c| c.code == code)
    }

    /// Fills in what the cells of a column may say.
    pub fn offer(&mut self, column: usize, choices: Choices) {
        if let Some(column) = self.columns.get_mut(column) {
            column.kind = Kind::Choice(choices);
        }
    }

    /// Takes out of a record what the cells of a column may not say.
    pub fn keep_offered(&self, column: usize, values: &mut Values) {
        let Some(Kind::Choice(choices)) = self.columns.get(column).map(|c| &c.kind) else { return };
        let Some(place) = values.get_mut(column) else { return };
        if matches!(place, Some(Value::Choice(code)) if choices.of(code).is_none()) {
            *place = None;
        }
    }
}

/// A value of a custom field as one of a cell.
pub fn of_attribute(value: &AttributeValue) -> Value {
    match value {
        AttributeValue::Text(text) => Value::Text(text.clone()),
        AttributeValue::Integer(number) => Value::Number(*number),
        AttributeValue::Boolean(flag) => Value::Flag(*flag),
        AttributeValue::Time(at) => Value::Time(*at),
        AttributeValue::Choice(option) => Value::Choice(option.clone()),
    }
}

/// A value of a cell as one of a custom field.
pub fn to_attribute(value: &Value) -> AttributeValue {
    match value {
        Value::Text(text) => AttributeValue::Text(text.clone()),
        Value::Number(number) => AttributeValue::Integer(*number),
        Value::Flag(flag) => AttributeValue::Boolean(*flag),
        Value::Time(at) => AttributeValue::Time(*at),
        Value::Choice(option) => AttributeValue::Choice(option.clone()),
        Value::Id(id) => AttributeValue::Text(id.to_string()),
        Value::Tags(tags) => AttributeValue::Text(tags.join("; ")),
    }
}

/// A text that a spreadsheet would take for a formula gets an apostrophe before it; numbers stay numbers. A text that has
/// one already gets another, so that [`unharmed`] gives back what was there.
pub fn harmless(text: &str) -> String {
    let bare = text.trim_start_matches('\'');
    let is_number = text.parse::<f64>().is_ok();
    if !is_number && bare.starts_with(DANGEROUS) { format!("'{text}") } else { text.to_owned() }
}

/// The text before it was made [`harmless`].
pub fn unharmed(text: &str) -> &str {
    let bare = text.trim_start_matches('\'');
    if bare.starts_with(DANGEROUS) { text.strip_prefix('\'').unwrap_or(text) } else { text }
}

const DANGEROUS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Hundredths with the decimal sign of the language.
pub fn hundredths(value: i64, language: Language) -> String {
    let (minus, point) = signs(value, language);
    format!("{minus}{}{point}{:02}", value.unsigned_abs() / 100, value.unsigned_abs() % 100)
}

/// A quantity, which has no more digits behind the decimal sign of the language than it needs.
pub fn quantity(value: i64, language: Language) -> String {
    let (minus, point) = signs(value, language);
    let (scale, value) = (QUANTITY_SCALE.unsigned_abs(), value.unsigned_abs());
    let text = format!("{minus}{}{point}{:04}", value / scale, value % scale);
    text.trim_end_matches('0').trim_end_matches(point).to_owned()
}

fn signs(value: i64, language: Language) -> (&'static str, char) {
    (if value < 0 { "-" } else { "" }, if language == Language::Russian { ',' } else { '.' })
}

fn flag_text(flag: bool, language: Language) -> &'static str {
    match (flag, language) {
        (true, Language::Russian) => "да",
        (false, Language::Russian) => "нет",
        (true, Language::English) => "yes",
        (false, Language::English) => "no",
    }
}

fn line(text: &str) -> Result<String, RowFlaw> {
    if text.chars().count() > text::MAX_NAME {
        return Err(RowFlaw::TooLong { max: text::MAX_NAME as i64 });
    }
    text::name(text).ok_or(RowFlaw::InvalidText)
}

/// A КПП; a spreadsheet that took it for a number has dropped the zero before it.
fn tax_reason_code(text: &str, cell: &Cell) -> Result<String, RowFlaw> {
    let mut code = without_blanks(text);
    if matches!(cell, Cell::Number(_)) && code.len() == 8 {
        code.insert(0, '0');
    }
    if tax_reason_code_flaw(&code).is_some() {
        return Err(RowFlaw::NotATaxReasonCode { text: shortened(text) });
    }
    Ok(code)
}

fn free_text(text: String) -> Result<String, RowFlaw> {
    if text.chars().count() > text::MAX_TEXT {
        return Err(RowFlaw::TooLong { max: text::MAX_TEXT as i64 });
    }
    if text::is_clean(&text) { Ok(text) } else { Err(RowFlaw::InvalidText) }
}

fn flag(text: &str) -> Result<bool, RowFlaw> {
    match fold(text).as_str() {
        "да" | "yes" | "true" | "истина" | "1" | "+" | "y" | "д" => Ok(true),
        "нет" | "no" | "false" | "ложь" | "0" | "-" | "n" | "н" => Ok(false),
        _ => Err(RowFlaw::NotYesNo),
    }
}

fn tags(text: &str, max: usize) -> Result<Option<Value>, RowFlaw> {
    let parts = text.split([';', '\n']).map(str::trim).filter(|t| !t.is_empty());
    let mut tags: Vec<String> = parts.map(line).collect::<Result<_, _>>()?;
    tags.sort_unstable();
    tags.dedup();
    if tags.len() > max {
        return Err(RowFlaw::TooMany { max: max as i64 });
    }
    Ok((!tags.is_empty()).then_some(Value::Tags(tags)))
}

const TIMES: [&str; 12] = [
    "%d.%m.%Y %H:%M:%S%.f", "%d.%m.%Y %H:%M:%S", "%d.%m.%Y %H:%M", "%Y-%m-%d %H:%M:%S%.f",
    "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M",
    "%d.%m.%y %H:%M", "%d/%m/%Y %H:%M", "%Y/%m/%d %H:%M",
];
const DAYS: [&str; 4] = ["%d.%m.%Y", "%Y-%m-%d", "%d/%m/%Y", "%d.%m.%y"];

fn time(text: &str, zone: &jiff::tz::TimeZone) -> Result<Timestamp, RowFlaw> {
    if let Some(at) = Timestamp::parse(text) {
        return Ok(at);
    }
    let moment = TIMES.iter().find_map(|format| jiff::civil::DateTime::strptime(format, text).ok());
    let day = || DAYS.iter().find_map(|format| jiff::civil::Date::strptime(format, text).ok());
    let civil = moment.or_else(|| day().map(|d| d.to_datetime(jiff::civil::Time::midnight())));
    let at = civil.and_then(|c| zone.to_timestamp(c).ok()).ok_or(RowFlaw::NotATime)?;
    Ok(Timestamp(at.as_microsecond()))
}

/// No more of the time than it has.
fn time_text(at: Timestamp, zone: &jiff::tz::TimeZone, language: Language) -> String {
    let Ok(moment) = jiff::Timestamp::from_microsecond(at.0) else { return at.to_string() };
    let civil = zone.to_datetime(moment);
    let day = if language == Language::Russian { "%d.%m.%Y" } else { "%Y-%m-%d" };
    let clock = match (civil.subsec_nanosecond(), civil.second(), civil.hour(), civil.minute()) {
        (0, 0, 0, 0) => "",
        (0, 0, _, _) => " %H:%M",
        (0, ..) => " %H:%M:%S",
        _ => " %H:%M:%S%.6f",
    };
    let text = civil.strftime(&format!("{day}{clock}")).to_string();
    // An hour that the clocks passed twice is told apart by its offset only.
    if time(&text, zone) == Ok(at) { text } else { at.to_string() }
}

fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Text(text) => text.is_empty(),
        Value::Tags(tags) => tags.is_empty(),
        _ => false,
    }
}

/// Files do not keep apart how a line ends.
fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Text(a), Value::Text(b)) => a == b || lines(a) == lines(b),
        _ => a == b,
    }
}

fn lines(text: &str) -> String {
    text.trim().replace("\r\n", "\n").replace('\r', "\n")
}

/// So much of what stood in a cell as helps to find it.
pub(crate) fn shortened(text: &str) -> String {
    const SHOWN: usize = 60;
    let mut short: String = text.chars().take(SHOWN).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().count() > SHOWN {
        short.push('…');
    }
    short
}
