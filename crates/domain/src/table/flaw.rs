//! What keeps a row of a file out, in both languages.

use crate::rejection::Language;

/// What is wrong with a row, and in which column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowError {
    /// Of the noun's columns; `None` when the row as a whole is meant.
    pub column: Option<usize>,
    pub flaw: RowFlaw,
}

#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(test, derive(strum::VariantNames))]
pub enum RowFlaw {
    /// A new record needs it.
    Required,
    NotANumber {
        text: String,
    },
    /// More digits behind the point than are kept.
    TooPrecise {
        digits: i64,
    },
    OutOfRange,
    NotARate {
        text: String,
    },
    NotYesNo,
    NotAChoice {
        text: String,
    },
    NotATime,
    NotATaxReasonCode {
        text: String,
    },
    TooLong {
        max: i64,
    },
    TooMany {
        max: i64,
    },
    InvalidText,
    /// Nothing is there that the row could be about.
    NotFound,
    /// So many records fit: which one is meant?
    Ambiguous {
        count: i64,
    },
    /// It is known by this column, but has another value in the stronger one.
    Contradicts {
        stronger: usize,
    },
    /// The row of that line is about the same record.
    SameAsLine {
        line: u32,
    },
    /// The external id belongs to another record, shown to this person or not.
    Taken,
    NoRightToCreate,
    NoRightToChange,
    /// A record keeps what it was created with.
    Fixed,
    /// Somebody changed the record between the preview and the import.
    ChangedMeanwhile,
    /// Anything else that a record is refused for, in words.
    Refused {
        why: String,
    },
}

impl RowFlaw {
    /// The stable word on the wire.
    pub const fn code(&self) -> &'static str {
        match self {
            RowFlaw::Required => "required",
            RowFlaw::NotANumber { .. } => "not_a_number",
            RowFlaw::TooPrecise { .. } => "too_precise",
            RowFlaw::OutOfRange => "out_of_range",
            RowFlaw::NotARate { .. } => "not_a_rate",
            RowFlaw::NotYesNo => "not_yes_no",
            RowFlaw::NotAChoice { .. } => "not_a_choice",
            RowFlaw::NotATime => "not_a_time",
            RowFlaw::NotATaxReasonCode { .. } => "not_a_tax_reason_code",
            RowFlaw::TooLong { .. } => "too_long",
            RowFlaw::TooMany { .. } => "too_many",
            RowFlaw::InvalidText => "invalid_text",
            RowFlaw::NotFound => "not_found",
            RowFlaw::Ambiguous { .. } => "ambiguous",
            RowFlaw::Contradicts { .. } => "contradicts",
            RowFlaw::SameAsLine { .. } => "same_as_line",
            RowFlaw::Taken => "taken",
            RowFlaw::NoRightToCreate => "no_right_to_create",
            RowFlaw::NoRightToChange => "no_right_to_change",
            RowFlaw::Fixed => "fixed",
            RowFlaw::ChangedMeanwhile => "changed_meanwhile",
            RowFlaw::Refused { .. } => "refused",
        }
    }

    /// In words; `headings` are those of the noun's columns.
    pub fn text(&self, language: Language, headings: &[&str]) -> String {
        let heading = |at: usize| headings.get(at).copied().unwrap_or("?");
        match language {
            Language::Russian => self.russian(heading),
            Language::English => self.english(heading),
        }
    }

    fn russian<'a>(&self, heading: impl Fn(usize) -> &'a str) -> String {
        match self {
            RowFlaw::Required => "не заполнено, а без этого новую запись не создать".to_owned(),
            RowFlaw::NotANumber { text } => format!("«{text}» — не число"),
            RowFlaw::TooPrecise { digits: 0 } => "нужно целое число".to_owned(),
            RowFlaw::TooPrecise { digits } => format!("больше {digits} знаков после запятой: округлите"),
            RowFlaw::OutOfRange => "число отрицательное или слишком большое".to_owned(),
            RowFlaw::NotARate { text } => {
                format!("«{text}» — не ставка НДС: нужны целые проценты от 0 до 100 или «без НДС»")
            }
            RowFlaw::NotYesNo => "нужно «да» или «нет»".to_owned(),
            RowFlaw::NotAChoice { text } => format!("«{text}» — такого варианта нет"),
            RowFlaw::NotATime => "не дата: напишите, например, 31.01.2026 или 31.01.2026 15:30".to_owned(),
            RowFlaw::NotATaxReasonCode { text } => format!("«{text}» — не КПП: в нём девять знаков"),
            RowFlaw::TooLong { max } => format!("не длиннее {max} знаков"),
            RowFlaw::TooMany { max } => format!("не больше {max} в одной ячейке"),
            RowFlaw::InvalidText => "пусто или содержит недопустимые символы".to_owned(),
            RowFlaw::NotFound => "такого товара нет среди действующих".to_owned(),
            RowFlaw::Ambiguous { count } => {
                format!("подходит записей: {count}; уточните, какая имеется в виду")
            }
            RowFlaw::Contradicts { stronger } => {
                format!("такая запись есть, но «{}» у неё другое", heading(*stronger))
            }
            RowFlaw::SameAsLine { line } => format!("та же запись, что в строке {line}"),
            RowFlaw::Taken => "занято другой записью, возможно, из корзины или недоступной вам".to_owned(),
            RowFlaw::NoRightToCreate => "у вас нет права создавать такие записи".to_owned(),
            RowFlaw::NoRightToChange => "у вас нет права изменять эту запись".to_owned(),
            RowFlaw::Fixed => {
                "после создания не меняется: создайте новую запись, а эту уберите в архив".to_owned()
            }
            RowFlaw::ChangedMeanwhile => "запись изменили после просмотра: загрузите файл ещё раз".to_owned(),
            RowFlaw::Refused { why } => why.clone(),
        }
    }

    fn english<'a>(&self, heading: impl Fn(usize) -> &'a str) -> String {
        match self {
            RowFlaw::Required => "is empty, and there is no new record without it".to_owned(),
            RowFlaw::NotANumber { text } => format!("“{text}” is no number"),
            RowFlaw::TooPrecise { digits: 0 } => "must be a whole number".to_owned(),
            RowFlaw::TooPrecise { digits } => {
                format!("has more than {digits} digits behind the point: round it")
            }
            RowFlaw::OutOfRange => "is negative or too large".to_owned(),
            RowFlaw::NotARate { text } => {
                format!("“{text}” is no VAT rate: whole percents from 0 to 100, or “no VAT”")
            }
            RowFlaw::NotYesNo => "must be “yes” or “no”".to_owned(),
            RowFlaw::NotAChoice { text } => format!("“{text}” is none of the options"),
            RowFlaw::NotATime => "is no date: write 2026-01-31 or 2026-01-31 15:30, for example".to_owned(),
            RowFlaw::NotATaxReasonCode { text } => {
                format!("“{text}” is no tax reason code: it has nine characters")
            }
            RowFlaw::TooLong { max } => format!("at most {max} characters"),
            RowFlaw::TooMany { max } => format!("at most {max} in one cell"),
            RowFlaw::InvalidText => "is empty or holds invalid characters".to_owned(),
            RowFlaw::NotFound => "there is no such product in use".to_owned(),
            RowFlaw::Ambiguous { count } => format!("{count} records fit: say which one is meant"),
            RowFlaw::Contradicts { stronger } => {
                format!("there is such a record, but its “{}” differs", heading(*stronger))
            }
            RowFlaw::SameAsLine { line } => format!("the same record as in line {line}"),
            RowFlaw::Taken => {
                "belongs to another record, perhaps to one in the bin or not open to you".to_owned()
            }
            RowFlaw::NoRightToCreate => "you have no right to create such records".to_owned(),
            RowFlaw::NoRightToChange => "you have no right to change this record".to_owned(),
            RowFlaw::Fixed => {
                "does not change once it is created: create another record and archive this one".to_owned()
            }
            RowFlaw::ChangedMeanwhile => "it was changed after the preview: bring the file again".to_owned(),
            RowFlaw::Refused { why } => why.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use strum::VariantNames as _;

    use super::*;

    fn one_of_each() -> Vec<RowFlaw> {
        let text = || "1".to_owned();
        vec![
            RowFlaw::Required,
            RowFlaw::NotANumber { text: text() },
            RowFlaw::TooPrecise { digits: 2 },
            RowFlaw::OutOfRange,
            RowFlaw::NotARate { text: text() },
            RowFlaw::NotYesNo,
            RowFlaw::NotAChoice { text: text() },
            RowFlaw::NotATime,
            RowFlaw::NotATaxReasonCode { text: text() },
            RowFlaw::TooLong { max: 1 },
            RowFlaw::TooMany { max: 1 },
            RowFlaw::InvalidText,
            RowFlaw::NotFound,
            RowFlaw::Ambiguous { count: 2 },
            RowFlaw::Contradicts { stronger: 0 },
            RowFlaw::SameAsLine { line: 1 },
            RowFlaw::Taken,
            RowFlaw::NoRightToCreate,
            RowFlaw::NoRightToChange,
            RowFlaw::Fixed,
            RowFlaw::ChangedMeanwhile,
        ]
    }

    #[test]
    fn every_flaw_is_said_in_both_languages() {
        // The last one brings its words along.
        assert_eq!(one_of_each().len() + 1, RowFlaw::VARIANTS.len());
        let cyrillic = |text: &str| text.chars().any(|c| ('а'..='я').contains(&c));
        for flaw in one_of_each() {
            let said = |language| flaw.text(language, &["1"]);
            assert!(cyrillic(&said(Language::Russian)), "{flaw:?}");
            assert!(!cyrillic(&said(Language::English)), "{flaw:?}");
        }
    }
}
