//! What is said of a file that is no statement of a bank.

use super::{Language, Names};
use crate::bank_statement::{Needed, Unreadable};

impl Names<'_> {
    pub(super) fn unreadable_statement(&self, why: &Unreadable) -> String {
        match self.language {
            Language::Russian => russian(why),
            Language::English => english(why),
        }
    }
}

fn russian(why: &Unreadable) -> String {
    match why {
        Unreadable::NotAStatement => {
            "Это не выписка в формате 1С: первой строкой должно быть «1CClientBankExchange». \
            В банк-клиенте выберите выгрузку для 1С."
                .to_owned()
        }
        Unreadable::UnknownEncoding { line, name } => format!(
            "Строка {line}: кодировка «{name}» неизвестна. Выгрузите файл в кодировке Windows, DOS или UTF-8."
        ),
        Unreadable::TooMany { line, max } => format!(
            "Строка {line}: в файле больше {max} платежей. Выгрузите выписку по частям, за меньший период."
        ),
        Unreadable::Missing { line, field } => {
            let field = match field {
                Needed::Sum => "суммы",
                Needed::Date => "даты",
            };
            format!(
                "У платежа, который начинается в строке {line}, нет {field}. Выгрузите файл из банка заново."
            )
        }
        Unreadable::WrongSum { line } => format!("Строка {line}: сумма записана неверно."),
        Unreadable::WrongDate { line } => {
            format!("Строка {line}: такой даты нет; нужна дата вида 31.01.2026.")
        }
        Unreadable::Misplaced { line } => format!(
            "Строка {line}: раздел начинается или кончается не на своём месте. Выгрузите файл из банка заново."
        ),
        Unreadable::Unfinished { line } => format!(
            "Файл обрывается: раздел, который начинается в строке {line}, не закончен. Выгрузите его заново."
        ),
    }
}

fn english(why: &Unreadable) -> String {
    match why {
        Unreadable::NotAStatement => "This is no statement in the format of 1C: its first line must be \
            “1CClientBankExchange”. Export it for 1C from the bank."
            .to_owned(),
        Unreadable::UnknownEncoding { line, name } => {
            format!(
                "Line {line}: the encoding “{name}” is not known. Export the file as Windows, DOS or UTF-8."
            )
        }
        Unreadable::TooMany { line, max } => {
            format!(
                "Line {line}: more than {max} payments. Export the statement in parts, for shorter periods."
            )
        }
        Unreadable::Missing { line, field } => {
            let field = match field {
                Needed::Sum => "sum",
                Needed::Date => "date",
            };
            format!(
                "The payment that begins in line {line} has no {field}. Export the file from the bank anew."
            )
        }
        Unreadable::WrongSum { line } => format!("Line {line}: that is no sum."),
        Unreadable::WrongDate { line } => {
            format!("Line {line}: there is no such date; it has to look like 31.01.2026.")
        }
        Unreadable::Misplaced { line } => {
            format!("Line {line}: a section begins or ends out of place. Export the file from the bank anew.")
        }
        Unreadable::Unfinished { line } => {
            format!("The file breaks off: the section that begins in line {line} has no end. Export it anew.")
        }
    }
}
