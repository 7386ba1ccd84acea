//! What a purpose calls by number.

use crate::document::DocumentKind;
use crate::text::fold;

/// A word of a purpose that may be the number of a document, folded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    pub number: String,
    /// What it is called: an invoice or an order; absent where the purpose leaves that open.
    pub of: Option<DocumentKind>,
    /// It is said to be a number, so that zeros before it may be left out: «счёт 12» is 00012, and «12» alone is not.
    pub said: bool,
}

impl Named {
    /// Whether a document of that kind and number is meant.
    pub fn means(&self, kind: DocumentKind, number: &str) -> bool {
        let number = fold(number);
        self.of.is_none_or(|of| of == kind)
            && (self.number == number
                || (self.said && digits(&self.number).is_some() && digits(&self.number) == digits(&number)))
    }
}

/// A number of digits only, without the zeros before it.
pub(super) fn digits(number: &str) -> Option<&str> {
    let plain = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| number.trim_start_matches('0'))
}

/// What the words before a number say of it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Subject {
    Any,
    Document(DocumentKind),
    /// A contract, a tax, a date, a sum.
    Other,
}

/// How words begin that say what the number after them is of.
const SUBJECTS: [(&str, Subject); 26] = [
    // What begins with the name of something else comes before that.
    ("счет-ф", Subject::Other),
    ("сч-ф", Subject::Other),
    ("сч.ф", Subject::Other),
    ("счф", Subject::Other),
    ("счет", Subject::Document(DocumentKind::InvoiceOut)),
    ("инвойс", Subject::Document(DocumentKind::InvoiceOut)),
    ("invoice", Subject::Document(DocumentKind::InvoiceOut)),
    ("заказчик", Subject::Other),
    ("заказ", Subject::Document(DocumentKind::CustomerOrder)),
    ("заявк", Subject::Document(DocumentKind::CustomerOrder)),
    ("order", Subject::Document(DocumentKind::CustomerOrder)),
    ("договор", Subject::Other),
    ("контракт", Subject::Other),
    ("contract", Subject::Other),
    ("спецификац", Subject::Other),
    ("соглашени", Subject::Other),
    ("накладн", Subject::Other),
    ("фактур", Subject::Other),
    ("ндс", Subject::Other),
    ("nds", Subject::Other),
    ("vat", Subject::Other),
    ("сумм", Subject::Other),
    ("инн", Subject::Other),
    ("кпп", Subject::Other),
    ("упд", Subject::Other),
    ("торг", Subject::Other),
];
/// The same for words that are short.
const SHORT: [(&str, Subject); 8] = [
    ("сч", Subject::Document(DocumentKind::InvoiceOut)),
    ("зак", Subject::Document(DocumentKind::CustomerOrder)),
    ("дог", Subject::Other),
    ("сф", Subject::Other),
    ("с/ф", Subject::Other),
    ("тн", Subject::Other),
    ("ттн", Subject::Other),
    ("акт", Subject::Other),
];
/// Words between a number and the next one of the same kind, or between a noun and its number.
const BETWEEN: [&str; 8] = ["и", "г", "г.", "года", "номер", "ном", "n", "no"];

fn subject(word: &str) -> Option<Subject> {
    let short = SHORT.iter().find(|(known, _)| *known == word);
    short.or_else(|| SUBJECTS.iter().find(|(known, _)| word.starts_with(known))).map(|(_, subject)| *subject)
}

/// Words of a purpose that may be the number of an invoice or order: those with a digit that are not said to be something
/// else. Sums and dates stay whole, so that no part of them is taken for a number.
pub fn named_numbers(purpose: &str) -> Vec<Named> {
    let mut found: Vec<Named> = Vec::new();
    let (mut of, mut said, mut dated, mut used) = (Subject::Any, false, false, false);
    let mut last_was_number = false;
    for token in tokens(&fold(purpose)) {
        let was_number = std::mem::take(&mut last_was_number);
        match token.as_str() {
            "№" | "#" => (said, dated) = (true, false),
            "," => dated = false,
            "%" => {
                // It was a rate.
                if was_number {
                    found.pop();
                }
            }
            "от" | "dated" => dated = true,
            word if BETWEEN.contains(&word) => {}
            word if !word.contains(|c: char| c.is_ascii_digit()) => match subject(word) {
                Some(subject) => {
                    (of, said, dated, used) = (subject, subject != Subject::Other, false, false);
                }
                // Of what comes after something else nothing is said.
                None if used => (of, said, used) = (Subject::Any, false, false),
                None => {}
            },
            _ if dated => {}
            word => {
                used = true;
                let (number, signed) = bare(word);
                let of = match of {
                    Subject::Other => continue,
                    Subject::Any => None,
                    Subject::Document(kind) => Some(kind),
                };
                if !found.iter().any(|n| n.number == number && n.of == of) {
                    found.push(Named { number: number.to_owned(), of, said: said || signed });
                    last_was_number = true;
                }
            }
        }
    }
    found
}

/// «N12» and «No12» are «№ 12» on a keyboard without it.
fn bare(word: &str) -> (&str, bool) {
    let rest =
        word.strip_prefix("no").or_else(|| word.strip_prefix('n')).map(|rest| rest.trim_matches(inner));
    match rest.filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit())) {
        Some(rest) => (rest, true),
        None => (word, false),
    }
}

/// What may stand within a number.
fn inner(c: char) -> bool {
    matches!(c, '-' | '/' | '_' | '.' | ',' | ':')
}

/// Words, the signs that say something of the word beside them, and commas between words.
fn tokens(folded: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut word = String::new();
    let flush = |word: &mut String, tokens: &mut Vec<String>| {
        let whole = std::mem::take(word);
        let ends = whole.ends_with(',');
        let bare = whole.trim_matches(inner);
        if !bare.is_empty() {
            tokens.push(bare.to_owned());
        }
        if ends {
            tokens.push(",".to_owned());
        }
    };
    for c in folded.chars() {
        match c {
            c if c.is_alphanumeric() || inner(c) => word.push(c),
            '№' | '#' | '%' => {
                flush(&mut word, &mut tokens);
                tokens.push(c.to_string());
            }
            c => {
                flush(&mut word, &mut tokens);
                if matches!(c, ';' | '(' | ')') {
                    tokens.push(",".to_owned());
                }
            }
        }
    }
    flush(&mut word, &mut tokens);
    tokens
}
