//! What refusals say about linked documents, stock and money.

use super::text::money;
use super::{Language, Names, Reason};
use crate::document::DocumentKind;
use crate::ids::StatusId;
use crate::organization::Requisite;
use crate::table::quantity;
use crate::trade::{OrderSum, StockNeed};

pub(super) const fn share_name(of: OrderSum) -> (&'static str, &'static str) {
    match of {
        OrderSum::Invoiced => ("выставлено счетов", "invoiced share"),
        OrderSum::Paid => ("оплачено", "paid share"),
        OrderSum::Shipped => ("отгружено", "shipped share"),
        OrderSum::Reserved => ("зарезервировано", "reserved share"),
    }
}

/// One document of the kind, in the nominative.
pub(super) const fn kind_name(kind: DocumentKind) -> (&'static str, &'static str) {
    match kind {
        DocumentKind::CustomerOrder => ("заказ покупателя", "customer order"),
        DocumentKind::Quote => ("коммерческое предложение", "quote"),
        DocumentKind::Contract => ("договор", "contract"),
        DocumentKind::InvoiceOut => ("счёт покупателю", "invoice"),
        DocumentKind::PaymentIn => ("входящий платёж", "incoming payment"),
        DocumentKind::Shipment => ("отгрузка", "shipment"),
        DocumentKind::PurchaseOrder => ("заказ поставщику", "supplier order"),
        DocumentKind::Receipt => ("приёмка", "receipt"),
        DocumentKind::ReturnIn => ("возврат покупателя", "customer return"),
    }
}

const fn requisite_name(requisite: Requisite) -> (&'static str, &'static str) {
    match requisite {
        Requisite::TaxNumber => ("ИНН", "tax number"),
        Requisite::BankName => ("банк", "bank"),
        Requisite::BankCode => ("БИК", "bank code (BIC)"),
        Requisite::BankAccount => ("расчётный счёт", "bank account"),
    }
}

impl Names<'_> {
    pub(super) fn trade_reason(&self, reason: &Reason) -> String {
        let l = self.language;
        let ru = l == Language::Russian;
        match reason {
            Reason::LinkBarred { kind, status } => {
                let (s, (kind_ru, kind_en)) = (self.status(*status), kind_name(*kind));
                if ru {
                    format!("Пока документ-основание в статусе {s}, процесс не разрешает: {kind_ru}.")
                } else {
                    format!("While the document it rests on stands in {s}, the process allows no {kind_en}.")
                }
            }
            Reason::StockShort { products, needs } => self.stock_short(*products, needs),
            Reason::Posted { fields } if fields.is_empty() => l
                .pick(
                    "Документ проведён. Сначала отмените проведение.",
                    "The document is posted. Unpost it first.",
                )
                .to_owned(),
            Reason::Posted { fields } => {
                let fields = fields.iter().map(|f| self.field(*f)).collect::<Vec<_>>().join(", ");
                if ru {
                    format!("Документ проведён, поэтому закрыты для изменения: {fields}. Сначала отмените проведение.")
                } else {
                    format!("The document is posted, so these fields are locked: {fields}. Unpost it first.")
                }
            }
            Reason::RestedOn { documents } => {
                if ru {
                    format!("На документе держатся проведённые документы ({documents}). Сначала отмените их проведение.")
                } else {
                    format!("Posted documents rest on it ({documents}). Unpost them first.")
                }
            }
            Reason::NotPostable { kind } => {
                let (kind_ru, kind_en) = kind_name(*kind);
                if ru { format!("Документ «{kind_ru}» не проводят.") } else { format!("A {kind_en} is not posted.") }
            }
            Reason::NotReservable { kind, status } => self.not_reservable(*kind, *status),
            Reason::NotShipped { products } => {
                if ru {
                    format!(
                        "Вернуть можно не больше, чем отгружено. Товаров, которых возвращают больше: {products}. \
                         Проведите отгрузку или уменьшите количество в возврате."
                    )
                } else {
                    format!(
                        "No more can be returned than was shipped. Products of which this is more: {products}. \
                         Post the shipment, or return less."
                    )
                }
            }
            Reason::NothingToPost => l
                .pick(
                    "Проводить нечего: добавьте позиции или укажите сумму.",
                    "There is nothing to post: add positions or enter the sum.",
                )
                .to_owned(),
            Reason::NothingLeft { kind } => self.nothing_left(*kind),
            Reason::NoWarehouse => l
                .pick(
                    "Не указан склад. Выберите его в документе или задайте основной склад в настройках.",
                    "No warehouse is given. Choose one in the document, or set the default one in the settings.",
                )
                .to_owned(),
            Reason::SpreadTooMuch { sum, spread } => {
                let (sum, spread) = (money(l, *sum), money(l, *spread));
                if ru {
                    format!("Разнесено {spread}, а платёж — {sum}. Уменьшите разнесённое.")
                } else {
                    format!("{spread} is spread over documents, but {sum} was paid. Spread less.")
                }
            }
            Reason::RequisitesMissing { organization, fields } => {
                let name = self.quoted(Some(organization));
                let of = |field: &Requisite| {
                    let (russian, english) = requisite_name(*field);
                    l.pick(russian, english)
                };
                let fields = fields.iter().map(of).collect::<Vec<_>>().join(", ");
                if ru {
                    format!("В реквизитах организации {name} не заполнены: {fields}. Заполните их в настройках.")
                } else {
                    format!("The organization {name} lacks requisites: {fields}. Fill them in in the settings.")
                }
            }
            _ => String::new(),
        }
    }

    fn not_reservable(&self, kind: DocumentKind, status: Option<StatusId>) -> String {
        let ru = self.language == Language::Russian;
        if kind == DocumentKind::CustomerOrder {
            let s = self.status(status);
            return match ru {
                true => format!("Заказ в статусе {s}: под него товар не резервируют."),
                false => format!("The order stands in {s}: no goods are kept for it."),
            };
        }
        let (kind_ru, kind_en) = kind_name(kind);
        match ru {
            true => format!(
                "Под документ «{kind_ru}» товар не резервируют: резерв бывает только у заказа покупателя."
            ),
            false => format!("No goods are kept for a {kind_en}: only a customer order has a reserve."),
        }
    }

    fn nothing_left(&self, kind: DocumentKind) -> String {
        let (kind_ru, kind_en) = kind_name(kind);
        let (russian, english) = match kind {
            DocumentKind::PurchaseOrder => (
                "Заказывать нечего: всё есть на складе или уже в заказах поставщикам.".to_owned(),
                "There is nothing to order: all of it is in stock, or in purchase orders already.".to_owned(),
            ),
            DocumentKind::PaymentIn => (
                "Платить больше нечего: вся сумма уже в платежах.".to_owned(),
                "Nothing is left to pay: payments hold all of the sum already.".to_owned(),
            ),
            _ => (
                format!("Создавать нечего: всё уже есть в документах «{kind_ru}»."),
                format!("Nothing is left: every {kind_en} there is holds all of it already."),
            ),
        };
        if self.language == Language::Russian { russian } else { english }
    }

    fn stock_short(&self, products: i64, needs: &[StockNeed]) -> String {
        let l = self.language;
        let one = |need: &StockNeed| {
            let (wanted, there) = (quantity(need.wanted, l), quantity(need.available, l));
            let name = self.quoted(Some(&need.name));
            match l {
                Language::Russian => format!("{name} — нужно {wanted}, есть {there}"),
                Language::English => format!("{name} – {wanted} wanted, {there} there"),
            }
        };
        let listed = needs.iter().map(one).collect::<Vec<_>>().join("; ");
        let more = products - needs.len() as i64;
        let more = match (more > 0, l) {
            (false, _) => String::new(),
            (true, Language::Russian) => format!(" и ещё {more}"),
            (true, Language::English) => format!(" and {more} more"),
        };
        match l {
            Language::Russian => format!("Не хватает на складе: {listed}{more}."),
            Language::English => format!("Not enough in stock: {listed}{more}."),
        }
    }
}
