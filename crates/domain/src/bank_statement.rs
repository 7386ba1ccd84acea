//! Statements of banks, as banks write them for 1C («1CClientBankExchange»): text of `Name=value` lines with sections.
//!
//! What a file says of payments that came in and went out; what they are for is worked out by [`matches`].

mod encoding;
mod matching;
mod naming;

pub use matching::{Candidate, Confidence, Fit, Proposal, Why, matches};
pub use naming::{Named, named_numbers};

use crate::calendar::Day;
use crate::text::MAX_TEXT;

/// Largest file that is read.
pub const MAX_BYTES: usize = 5 << 20;
/// Payments of one file.
pub const MAX_PAYMENTS: usize = 10_000;
/// Longest value that is kept, in characters; what is longer is cut.
const MAX_VALUE: usize = 1_024;
/// More than any payment, and far from where sums could overflow.
pub const MAX_SUM: i64 = 1_000_000_000_000_000;

/// What a file said.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Statement {
    /// The own accounts it is about.
    pub accounts: Vec<String>,
    pub from: Option<Day>,
    pub to: Option<Day>,
    pub payments: Vec<Payment>,
}

/// A document of the bank. What the file does not say is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payment {
    /// Where it begins in the file.
    pub line: usize,
    pub number: String,
    /// When the money came, or else of when the document is.
    pub date: Day,
    /// Of when the document is, or else when the money came.
    pub issued: Day,
    /// In minor units; more than zero.
    pub sum: i64,
    pub payer: Party,
    pub receiver: Party,
    pub purpose: String,
    /// Whether money came to an own account.
    pub incoming: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Party {
    pub account: String,
    pub name: String,
    /// ИНН.
    pub tax_number: String,
}

impl Payment {
    /// What makes it the same payment in whatever file it comes again: the two accounts, the number and date of the order to
    /// pay, and the sum. Numbers are the payer's own, so his account belongs to it. What has no number is told apart by its
    /// purpose.
    pub fn identity(&self) -> String {
        let numbered = !self.number.is_empty();
        let (number, purpose) =
            if numbered { (self.number.as_str(), "") } else { ("", self.purpose.as_str()) };
        let sum = self.sum.to_string();
        let issued = self.issued.to_string();
        [&self.receiver.account, &self.payer.account, &issued, number, sum.as_str(), purpose].join("\n")
    }

    /// What the document that is made of it says of where it comes from.
    pub fn description(&self) -> String {
        let number = if self.number.is_empty() { String::new() } else { format!("№ {} ", self.number) };
        let tax_number = match self.payer.tax_number.as_str() {
            "" => String::new(),
            tax_number => format!("ИНН {tax_number}"),
        };
        let head = [format!("{number}от {}", dotted(self.issued)), self.payer.name.clone(), tax_number];
        let head: Vec<String> = head.into_iter().filter(|part| !part.is_empty()).collect();
        let text = format!("{}\n{}", head.join(", "), self.purpose);
        text.trim_end().chars().take(MAX_TEXT).collect()
    }

    /// ISO 4217 for the account it came to, as far as its number says: the sixth digit to the eighth of a Russian one.
    pub fn currency(&self) -> Option<&str> {
        let account = &self.receiver.account;
        let russian = account.len() == 20 && account.bytes().all(|b| b.is_ascii_digit());
        let code = account.get(5..8).filter(|_| russian)?;
        Some(if code == "810" { "643" } else { code })
    }
}

/// As Russians write a date.
fn dotted(day: Day) -> String {
    let text = day.to_string();
    let mut parts: Vec<&str> = text.split('-').collect();
    parts.reverse();
    parts.join(".")
}

/// Why a file is no statement. Lines are counted from one.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(test, derive(strum::VariantNames))]
pub enum Unreadable {
    /// It does not begin with `1CClientBankExchange`.
    NotAStatement,
    /// Neither UTF-8 nor windows-1251 nor cp866.
    UnknownEncoding {
        line: usize,
        name: String,
    },
    TooMany {
        line: usize,
        max: usize,
    },
    /// A document without what a payment must have.
    Missing {
        line: usize,
        field: Needed,
    },
    WrongSum {
        line: usize,
    },
    WrongDate {
        line: usize,
    },
    /// An end without a beginning, or a beginning within another section.
    Misplaced {
        line: usize,
    },
    /// The file ends within a section: it was cut off.
    Unfinished {
        line: usize,
    },
}

/// What a payment must have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needed {
    Sum,
    Date,
}

impl Unreadable {
    /// The stable word on the wire.
    pub const fn code(&self) -> &'static str {
        match self {
            Unreadable::NotAStatement => "not_a_statement",
            Unreadable::UnknownEncoding { .. } => "unknown_encoding",
            Unreadable::TooMany { .. } => "too_many",
            Unreadable::Missing { .. } => "missing",
            Unreadable::WrongSum { .. } => "wrong_sum",
            Unreadable::WrongDate { .. } => "wrong_date",
            Unreadable::Misplaced { .. } => "misplaced",
            Unreadable::Unfinished { .. } => "unfinished",
        }
    }

    /// Where it is wrong; of a file that is something else altogether there is no place.
    pub const fn line(&self) -> Option<usize> {
        match self {
            Unreadable::NotAStatement => None,
            Unreadable::UnknownEncoding { line, .. }
            | Unreadable::TooMany { line, .. }
            | Unreadable::Missing { line, .. }
            | Unreadable::WrongSum { line }
            | Unreadable::WrongDate { line }
            | Unreadable::Misplaced { line }
            | Unreadable::Unfinished { line } => Some(*line),
        }
    }
}

/// Reads a file of at most [`MAX_BYTES`].
pub fn parse(bytes: &[u8]) -> Result<Statement, Unreadable> {
    let text = encoding::decode(bytes);
    let mut lines = text.lines().enumerate().map(|(n, line)| (n + 1, line.trim()));
    match lines.find(|(_, line)| !line.is_empty()) {
        Some((_, "1CClientBankExchange")) => {}
        _ => return Err(Unreadable::NotAStatement),
    }
    let mut reader = Reader::default();
    for (line, said) in lines {
        reader.read(line, said)?;
    }
    reader.finish()
}

#[derive(Default)]
struct Reader {
    statement: Statement,
    section: Section,
    /// Whether each payment said when the money came: it does so for the receiver only.
    arrived: Vec<bool>,
}

#[derive(Default)]
enum Section {
    #[default]
    None,
    Account {
        line: usize,
    },
    Document(Box<Draft>),
}

#[derive(Default)]
struct Draft {
    line: usize,
    number: String,
    date: Option<Day>,
    arrived: Option<Day>,
    sum: Option<i64>,
    payer: DraftParty,
    receiver: DraftParty,
    purpose: String,
}

#[derive(Default)]
struct DraftParty {
    party: Party,
    /// `Плательщик`: often with the ИНН in front of the name.
    whole: String,
    /// `ПлательщикРасчСчет`, where the other account is left out.
    settlement: String,
}

impl Reader {
    fn read(&mut self, line: usize, said: &str) -> Result<(), Unreadable> {
        let (name, value) =
            said.split_once('=').map_or((said, ""), |(name, value)| (name.trim(), kept(value)));
        match (name, &mut self.section) {
            ("", _) => Ok(()),
            ("СекцияДокумент", Section::None) => {
                if self.statement.payments.len() >= MAX_PAYMENTS {
                    return Err(Unreadable::TooMany { line, max: MAX_PAYMENTS });
                }
                let draft = Draft { line, ..Draft::default() };
                self.section = Section::Document(Box::new(draft));
                Ok(())
            }
            ("СекцияРасчСчет", Section::None) => {
                self.section = Section::Account { line };
                Ok(())
            }
            ("КонецДокумента", Section::Document(draft)) => {
                let (payment, arrived) = payment(draft)?;
                self.statement.payments.push(payment);
                self.arrived.push(arrived);
                self.section = Section::None;
                Ok(())
            }
            ("КонецРасчСчет", Section::Account { .. }) => {
                self.section = Section::None;
                Ok(())
            }
            ("СекцияДокумент" | "СекцияРасчСчет" | "КонецДокумента" | "КонецРасчСчет", _) => {
                Err(Unreadable::Misplaced { line })
            }
            ("РасчСчет", Section::None | Section::Account { .. }) => {
                self.account(value);
                Ok(())
            }
            (_, Section::None) => self.header(line, name, value),
            (_, Section::Account { .. }) => Ok(()),
            (_, Section::Document(draft)) => field(draft, line, name, value),
        }
    }

    fn account(&mut self, account: &str) {
        if !account.is_empty() && !self.statement.accounts.iter().any(|a| a == account) {
            self.statement.accounts.push(account.to_owned());
        }
    }

    fn header(&mut self, line: usize, name: &str, value: &str) -> Result<(), Unreadable> {
        match name {
            "Кодировка" if !encoding::is_known(value) => {
                return Err(Unreadable::UnknownEncoding { line, name: value.to_owned() });
            }
            "ДатаНачала" => self.statement.from = day(line, value)?,
            "ДатаКонца" => self.statement.to = day(line, value)?,
            _ => {}
        }
        Ok(())
    }

    fn finish(mut self) -> Result<Statement, Unreadable> {
        match self.section {
            Section::None => {}
            Section::Account { line } => return Err(Unreadable::Unfinished { line }),
            Section::Document(draft) => return Err(Unreadable::Unfinished { line: draft.line }),
        }
        // Accounts may be named after the payments.
        let own = self.statement.accounts.clone();
        for (payment, arrived) in self.statement.payments.iter_mut().zip(self.arrived) {
            payment.incoming = match own.is_empty() {
                true => arrived,
                false => {
                    own.contains(&payment.receiver.account)
                        && payment.payer.account != payment.receiver.account
                }
            };
        }
        Ok(self.statement)
    }
}

fn field(draft: &mut Draft, line: usize, name: &str, value: &str) -> Result<(), Unreadable> {
    let text = || value.to_owned();
    match name {
        "Номер" => draft.number = text(),
        "Дата" => draft.date = day(line, value)?,
        "ДатаПоступило" => draft.arrived = day(line, value)?,
        "Сумма" => draft.sum = Some(sum(value).ok_or(Unreadable::WrongSum { line })?),
        "НазначениеПлатежа" => draft.purpose = text(),
        "ПлательщикСчет" => draft.payer.party.account = text(),
        "ПлательщикРасчСчет" => draft.payer.settlement = text(),
        "Плательщик" => draft.payer.whole = text(),
        "Плательщик1" => draft.payer.party.name = text(),
        "ПлательщикИНН" => draft.payer.party.tax_number = text(),
        "ПолучательСчет" => draft.receiver.party.account = text(),
        "ПолучательРасчСчет" => draft.receiver.settlement = text(),
        "Получатель" => draft.receiver.whole = text(),
        "Получатель1" => draft.receiver.party.name = text(),
        "ПолучательИНН" => draft.receiver.party.tax_number = text(),
        _ => {}
    }
    Ok(())
}

/// The payment, and whether it said when the money came.
fn payment(draft: &mut Draft) -> Result<(Payment, bool), Unreadable> {
    let missing = |field| Unreadable::Missing { line: draft.line, field };
    let date = draft.arrived.or(draft.date).ok_or_else(|| missing(Needed::Date))?;
    let sum = draft.sum.ok_or_else(|| missing(Needed::Sum))?;
    let payment = Payment {
        line: draft.line,
        number: std::mem::take(&mut draft.number),
        date,
        issued: draft.date.unwrap_or(date),
        sum,
        payer: party(&mut draft.payer),
        receiver: party(&mut draft.receiver),
        purpose: std::mem::take(&mut draft.purpose),
        incoming: false,
    };
    Ok((payment, draft.arrived.is_some()))
}

fn party(draft: &mut DraftParty) -> Party {
    let mut party = std::mem::take(&mut draft.party);
    if party.name.is_empty() {
        // «ИНН 7700000009 ООО Ромашка»
        let named =
            draft.whole.strip_prefix("ИНН ").map(str::trim_start).and_then(|rest| rest.split_once(' '));
        match named.filter(|(number, _)| number.bytes().all(|b| b.is_ascii_digit())) {
            Some((number, name)) => {
                if party.tax_number.is_empty() {
                    party.tax_number = number.to_owned();
                }
                party.name = name.trim().to_owned();
            }
            None => party.name = std::mem::take(&mut draft.whole),
        }
    }
    if party.account.is_empty() {
        party.account = std::mem::take(&mut draft.settlement);
    }
    // What stands for «none» in a field that has to be filled in.
    if party.tax_number.bytes().all(|b| b == b'0') {
        party.tax_number.clear();
    }
    party
}

/// Without blanks around it, and no longer than is kept.
fn kept(value: &str) -> &str {
    let value = value.trim();
    value.char_indices().nth(MAX_VALUE).and_then(|(at, _)| value.get(..at)).unwrap_or(value)
}

/// `31.01.2026`; nothing where nothing is said.
fn day(line: usize, value: &str) -> Result<Option<Day>, Unreadable> {
    if value.is_empty() {
        return Ok(None);
    }
    let mut parts = value.split('.');
    match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some(day), Some(month), Some(year), None) => {
            Day::parse(&format!("{year}-{month}-{day}")).map(Some).ok_or(Unreadable::WrongDate { line })
        }
        _ => Err(Unreadable::WrongDate { line }),
    }
}

/// `1234.5`, `1234,50` or `1234` roubles, in kopecks.
fn sum(value: &str) -> Option<i64> {
    let (whole, rest) = value.split_once(['.', ',']).unwrap_or((value, ""));
    let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(rest) || rest.len() > 2 {
        return None;
    }
    let kopecks: i64 = format!("{rest:0<2}").parse().ok()?;
    let sum = whole.parse::<i64>().ok()?.checked_mul(100)?.checked_add(kopecks)?;
    (1..=MAX_SUM).contains(&sum).then_some(sum)
}

#[cfg(test)]
mod tests;
