//! What is printed.

use jiff::civil::Date;
use poryadok_domain::form::Form;
use poryadok_domain::money::{Minor, Sums, VatMode};
use poryadok_domain::organization::Organization;
use poryadok_domain::rejection::Language;

/// Everything a form may show. What is empty is left out of the paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    pub form: Form,
    pub language: Language,
    /// Whose paper it is.
    pub organization: Organization,
    /// The customer or, on papers of purchase, the supplier.
    pub counterparty: Option<Party>,
    pub number: String,
    pub date: Date,
    /// For when delivery is planned.
    pub planned: Option<Date>,
    /// Who is to be asked about it.
    pub owner: String,
    /// Another document this one was made by, as it is called.
    pub basis: String,
    pub warehouse: String,
    pub comment: String,
    /// ISO 4217.
    pub currency: String,
    pub vat_mode: VatMode,
    pub positions: Vec<Position>,
    pub sums: Sums,
}

/// How an organization is called on paper.
pub(crate) fn title(organization: &Organization) -> &str {
    let Organization { name, legal_name, .. } = organization;
    if legal_name.is_empty() { name } else { legal_name }
}

/// The other side.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Party {
    pub name: String,
    pub tax_number: String,
    pub tax_reason_code: String,
    pub address: String,
    pub phone: String,
    pub email: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    pub name: String,
    /// The article.
    pub code: String,
    pub unit: String,
    /// In 1/10 000 of a piece.
    pub quantity: i64,
    pub price: Minor,
    /// In 1/100 of a percent; negative is a surcharge.
    pub discount: i64,
    /// In whole percent.
    pub vat_rate: i64,
    pub sums: Sums,
}
