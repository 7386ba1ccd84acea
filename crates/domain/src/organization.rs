//! Organizations: the own legal entities of a company, and whether the numbers they are registered under can be right.
//!
//! Most Russian requisites carry digits that follow from the others, so that a slip of the keyboard shows before an
//! invoice with it has left the house.

use serde::Serialize;

use crate::ids::OrganizationId;
use crate::people::codes;
use crate::rejection::{FieldError, Flaw, Rejection};
use crate::text;

/// In whose name documents are made. What is not known is empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Organization {
    pub id: OrganizationId,
    /// What people here call it.
    pub name: String,
    /// What it is registered as.
    pub legal_name: String,
    /// ИНН: 10 digits of a company, 12 of a person.
    pub tax_number: String,
    /// КПП; a person has none.
    pub tax_reason_code: String,
    /// ОГРН: 13 digits of a company, 15 of a person.
    pub registration_number: String,
    pub address: String,
    pub phone: String,
    pub email: String,
    pub director: String,
    pub accountant: String,
    pub bank_name: String,
    /// БИК.
    pub bank_code: String,
    /// Расчётный счёт.
    pub bank_account: String,
    /// Корреспондентский счёт, of the bank.
    pub correspondent_account: String,
    /// What a new document takes when none is named; exactly one of a company.
    pub default: bool,
    pub archived: bool,
    pub version: i64,
}

codes! {
    /// What a bank needs to know to bring a payment.
    Requisite {
        TaxNumber = "tax_number",
        BankName = "bank_name",
        BankCode = "bank_code",
        BankAccount = "bank_account",
    }
}

impl Organization {
    /// One that has a name and nothing else yet.
    pub fn named(id: OrganizationId, name: String) -> Organization {
        Organization {
            id,
            name,
            legal_name: String::new(),
            tax_number: String::new(),
            tax_reason_code: String::new(),
            registration_number: String::new(),
            address: String::new(),
            phone: String::new(),
            email: String::new(),
            director: String::new(),
            accountant: String::new(),
            bank_name: String::new(),
            bank_code: String::new(),
            bank_account: String::new(),
            correspondent_account: String::new(),
            default: false,
            archived: false,
            version: 0,
        }
    }

    /// What is missing for anybody to pay it through a Russian bank.
    pub fn missing(&self) -> Vec<Requisite> {
        let value = |requisite: Requisite| match requisite {
            Requisite::TaxNumber => &self.tax_number,
            Requisite::BankName => &self.bank_name,
            Requisite::BankCode => &self.bank_code,
            Requisite::BankAccount => &self.bank_account,
        };
        Requisite::ALL.iter().copied().filter(|requisite| value(*requisite).is_empty()).collect()
    }

    /// What is wrong with the requisites, all of it at once.
    pub fn check(&self) -> Result<(), Rejection> {
        let flaws = [
            ("legal_name", line_flaw(&self.legal_name)),
            ("tax_number", tax_number_flaw(&self.tax_number)),
            ("tax_reason_code", tax_reason_code_flaw(&self.tax_reason_code)),
            ("registration_number", registration_number_flaw(&self.registration_number)),
            ("address", line_flaw(&self.address)),
            ("phone", line_flaw(&self.phone)),
            ("email", line_flaw(&self.email)),
            ("director", line_flaw(&self.director)),
            ("accountant", line_flaw(&self.accountant)),
            ("bank_name", line_flaw(&self.bank_name)),
            ("bank_code", length_flaw(&self.bank_code, &[BANK_CODE])),
            ("bank_account", account_flaw(&self.bank_account, self.key_of_account())),
            ("correspondent_account", account_flaw(&self.correspondent_account, self.key_of_correspondent())),
        ];
        let errors: Vec<FieldError> =
            flaws.into_iter().filter_map(|(field, flaw)| Some(FieldError::new(field, flaw?))).collect();
        if errors.is_empty() { Ok(()) } else { Err(Rejection::Invalid { errors }) }
    }

    /// What of the bank's code the control digit of its customers' accounts takes in: its last three digits, or, where
    /// an account is held by the central bank itself, the two of the region.
    fn key_of_account(&self) -> Option<String> {
        let code = valid_bank_code(&self.bank_code)?;
        let last = code.get(6..)?;
        if CENTRAL_BANK.contains(&last) { self.key_of_correspondent() } else { Some(last.to_owned()) }
    }

    /// The same for the account that the bank itself has with the central bank.
    fn key_of_correspondent(&self) -> Option<String> {
        Some(format!("0{}", valid_bank_code(&self.bank_code)?.get(4..6)?))
    }
}

/// A number as it is kept: people type and paste them in groups.
pub fn without_blanks(number: &str) -> String {
    number.chars().filter(|c| !c.is_whitespace()).collect()
}

/// What is wrong with an ИНН.
pub fn tax_number_flaw(number: &str) -> Option<Flaw> {
    const OF_COMPANY: &[i64] = &[2, 4, 10, 3, 5, 9, 4, 6, 8];
    const OF_PERSON_FIRST: &[i64] = &[7, 2, 4, 10, 3, 5, 9, 4, 6, 8];
    const OF_PERSON_SECOND: &[i64] = &[3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8];
    length_flaw(number, &[10, 12]).or_else(|| {
        let digits = digits(number);
        let holds = |weights: &[i64]| {
            let sum: i64 = weights.iter().zip(&digits).map(|(weight, digit)| weight * digit).sum();
            digits.get(weights.len()) == Some(&(sum % 11 % 10))
        };
        let right = match digits.len() {
            0 => true,
            10 => holds(OF_COMPANY),
            _ => holds(OF_PERSON_FIRST) && holds(OF_PERSON_SECOND),
        };
        (!right).then_some(Flaw::WrongControlDigit)
    })
}

/// What is wrong with a КПП: digits, but for the two in the middle that say why, which may be letters.
pub fn tax_reason_code_flaw(code: &str) -> Option<Flaw> {
    let fits =
        |(place, c): (usize, char)| c.is_ascii_digit() || (matches!(place, 4 | 5) && c.is_ascii_uppercase());
    let right = code.is_empty() || (code.chars().count() == 9 && code.chars().enumerate().all(fits));
    (!right).then(|| Flaw::NotDigits { lengths: vec![9] })
}

/// What is wrong with an ОГРН: its last digit is the remainder of all before it.
pub fn registration_number_flaw(number: &str) -> Option<Flaw> {
    length_flaw(number, &[13, 15]).or_else(|| {
        let (before, last) = number.split_at_checked(number.len().checked_sub(1)?)?;
        let divisor = before.len() as i64 - 1;
        let remainder = before.parse::<i64>().ok()? % divisor % 10;
        (last.parse::<i64>().ok()? != remainder).then_some(Flaw::WrongControlDigit)
    })
}

/// Digits of a БИК.
const BANK_CODE: i64 = 9;
/// How the codes of the central bank's own offices end.
const CENTRAL_BANK: &[&str] = &["000", "001", "002"];

fn valid_bank_code(code: &str) -> Option<&str> {
    (!code.is_empty() && length_flaw(code, &[BANK_CODE]).is_none()).then_some(code)
}

/// Without the code of the bank only the length can be wrong.
fn account_flaw(account: &str, key: Option<String>) -> Option<Flaw> {
    const WEIGHTS: [i64; 3] = [7, 1, 3];
    length_flaw(account, &[20]).or_else(|| {
        let key = key.filter(|_| !account.is_empty())?;
        let all = digits(&(key + account));
        let sum: i64 =
            all.iter().zip(WEIGHTS.iter().cycle()).map(|(digit, weight)| digit * weight % 10).sum();
        (sum % 10 != 0).then_some(Flaw::NotOfBank)
    })
}

/// Empty, or so many digits and nothing else.
fn length_flaw(number: &str, lengths: &[i64]) -> Option<Flaw> {
    let right = number.is_empty()
        || (number.chars().all(|c| c.is_ascii_digit()) && lengths.contains(&(number.len() as i64)));
    (!right).then(|| Flaw::NotDigits { lengths: lengths.to_vec() })
}

fn line_flaw(line: &str) -> Option<Flaw> {
    if line.chars().count() > text::MAX_NAME {
        return Some(Flaw::TooLong { max: text::MAX_NAME as i64 });
    }
    line.chars().any(char::is_control).then_some(Flaw::InvalidText)
}

fn digits(number: &str) -> Vec<i64> {
    number.chars().filter_map(|c| c.to_digit(10)).map(i64::from).collect()
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    /// Numbers made up by the rules, of nobody in particular.
    fn shop() -> Organization {
        Organization {
            tax_number: "7700000009".to_owned(),
            tax_reason_code: "770001001".to_owned(),
            bank_code: "049900777".to_owned(),
            correspondent_account: "30101810900000000777".to_owned(),
            ..Organization::named(OrganizationId(Uuid::nil()), "Лавка".to_owned())
        }
    }

    fn flaws(organization: &Organization) -> Vec<(String, Flaw)> {
        match organization.check() {
            Ok(()) => Vec::new(),
            Err(Rejection::Invalid { errors }) => errors.into_iter().map(|e| (e.field, e.flaw)).collect(),
            Err(other) => panic!("{other:?}"),
        }
    }

    /// Every digit but the right one at the end is a slip.
    fn only_last_digit(before: &str, flaw: impl Fn(&str) -> Option<Flaw>) -> String {
        let all: Vec<String> = (0..10).map(|last| format!("{before}{last}")).collect();
        let mut right = all.iter().filter(|n| flaw(n).is_none());
        let found = right.next().expect("one digit fits").clone();
        assert_eq!(right.next(), None, "only one does");
        found
    }

    #[test]
    fn control_digits_are_one_of_ten() {
        assert_eq!(only_last_digit("770000000", tax_number_flaw), "7700000009");
        assert_eq!(only_last_digit("100000000007", registration_number_flaw), "1000000000076");
        assert_eq!(tax_number_flaw("990000001246"), None);
        assert_eq!(tax_number_flaw("990000001264"), Some(Flaw::WrongControlDigit));
        assert_eq!(registration_number_flaw("300000000000071"), None);
        assert_eq!(registration_number_flaw("300000000000072"), Some(Flaw::WrongControlDigit));
    }

    #[test]
    fn numbers_have_their_lengths() {
        for (flaw, lengths) in [
            (tax_number_flaw("77000000091"), vec![10, 12]),
            (tax_number_flaw("77O0000009"), vec![10, 12]),
            (tax_number_flaw("٧٧٠٠٠٠٠٠٠٩"), vec![10, 12]),
            (registration_number_flaw("10000000000760"), vec![13, 15]),
            (tax_reason_code_flaw("77000100"), vec![9]),
            (tax_reason_code_flaw("7700ab001"), vec![9]),
        ] {
            assert_eq!(flaw, Some(Flaw::NotDigits { lengths }));
        }
        assert_eq!(tax_reason_code_flaw("7700AB001"), None);
        assert_eq!(without_blanks(" 3010 1810\u{a0}9000\t0000 0777 "), "30101810900000000777");
    }

    #[test]
    fn accounts_belong_to_their_bank() {
        let whole = shop();
        assert_eq!(flaws(&whole), []);
        let elsewhere = Organization { bank_code: "049912777".to_owned(), ..whole.clone() };
        assert_eq!(flaws(&elsewhere), [("correspondent_account".to_owned(), Flaw::NotOfBank)]);
        // The key is the ninth digit: of ten accounts that differ by it, one is of this bank.
        let of_this_bank = |key: i64| {
            let bank_account = format!("40702810{key}00000000001");
            Organization { bank_account, ..whole.clone() }.check().is_ok()
        };
        assert_eq!((0..10).filter(|key| of_this_bank(*key)).count(), 1);
        let unknown_bank = Organization {
            bank_code: String::new(),
            bank_account: "40702810100000000001".to_owned(),
            ..whole
        };
        assert_eq!(flaws(&unknown_bank), []);
    }

    /// An account at an office of the central bank is reckoned with the region, as the accounts of banks are.
    #[test]
    fn the_central_bank_counts_otherwise() {
        let account = |bank_code: &str, bank_account: &str| {
            let (bank_code, bank_account) = (bank_code.to_owned(), bank_account.to_owned());
            let correspondent_account = String::new();
            flaws(&Organization { bank_code, bank_account, correspondent_account, ..shop() })
        };
        assert_eq!(account("049912001", "40702810000000000001"), []);
        assert_eq!(account("049912003", "40702810600000000001"), []);
        let not_there = vec![("bank_account".to_owned(), Flaw::NotOfBank)];
        assert_eq!(account("049912001", "40702810800000000001"), not_there);
        assert_eq!(account("049912003", "40702810000000000001"), not_there);
    }

    #[test]
    fn what_a_payment_lacks_is_named() {
        assert_eq!(shop().missing(), [Requisite::BankName, Requisite::BankAccount]);
        let text = str::to_owned;
        let payable = Organization { bank_name: text("Банк"), bank_account: text("1"), ..shop() };
        assert_eq!(payable.missing(), []);
    }

    #[test]
    fn every_fault_is_named_at_once() {
        let wrong = Organization {
            tax_number: "1".to_owned(),
            bank_code: "1".to_owned(),
            bank_account: "1".to_owned(),
            director: "a\nb".to_owned(),
            ..shop()
        };
        let fields: Vec<String> = flaws(&wrong).into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["tax_number", "director", "bank_code", "bank_account"]);
    }
}
