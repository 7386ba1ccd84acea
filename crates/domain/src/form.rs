//! What a document is printed as.

use crate::document::DocumentKind;
use crate::money::RUBLE;
use crate::organization::{Organization, Requisite};
use crate::people::codes;
use crate::rejection::Language;

codes! {
    /// A paper. One document may be printed as several: what the customer pays by, what the assembler walks with.
    Form {
        Order = "order",
        Invoice = "invoice",
        PackingList = "packing_list",
        Quote = "quote",
        Contract = "contract",
        Shipment = "shipment",
        PurchaseOrder = "purchase_order",
        Receipt = "receipt",
        ReturnIn = "return_in",
    }
}

impl Form {
    /// What it is called, on itself too.
    pub const fn title(self, language: Language) -> &'static str {
        let (russian, english) = match self {
            Form::Order => ("Заказ покупателя", "Customer order"),
            Form::Invoice => ("Счёт на оплату", "Invoice"),
            Form::PackingList => ("Упаковочный лист", "Packing list"),
            Form::Quote => ("Коммерческое предложение", "Quote"),
            Form::Contract => ("Договор", "Contract"),
            Form::Shipment => ("Расходная накладная", "Delivery note"),
            Form::PurchaseOrder => ("Заказ поставщику", "Purchase order"),
            Form::Receipt => ("Приходная накладная", "Goods receipt"),
            Form::ReturnIn => ("Накладная на возврат", "Return note"),
        };
        match language {
            Language::Russian => russian,
            Language::English => english,
        }
    }

    /// What the organization has to fill in before this paper is of any use in this currency: an invoice in rubles that says
    /// no account is paid by nobody. Abroad requisites are other ones.
    pub fn lacks(self, organization: &Organization, currency: &str) -> Vec<Requisite> {
        match self {
            Form::Invoice if currency == RUBLE => organization.missing(),
            _ => Vec::new(),
        }
    }

    /// The papers of a kind of documents; the first is its own. A payment has none: the bank prints it.
    pub const fn of(kind: DocumentKind) -> &'static [Form] {
        match kind {
            DocumentKind::CustomerOrder => &[Form::Order, Form::PackingList],
            DocumentKind::Quote => &[Form::Quote],
            DocumentKind::Contract => &[Form::Contract],
            DocumentKind::InvoiceOut => &[Form::Invoice],
            DocumentKind::PaymentIn => &[],
            DocumentKind::Shipment => &[Form::Shipment, Form::PackingList],
            DocumentKind::PurchaseOrder => &[Form::PurchaseOrder],
            DocumentKind::Receipt => &[Form::Receipt],
            DocumentKind::ReturnIn => &[Form::ReturnIn],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_is_the_paper_of_some_document() {
        let printed: Vec<Form> = DocumentKind::ALL.iter().flat_map(|kind| Form::of(*kind)).copied().collect();
        let orphan = Form::ALL.iter().find(|form| !printed.contains(form));
        assert_eq!(orphan, None);
    }
}
