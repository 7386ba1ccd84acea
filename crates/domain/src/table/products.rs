//! Products as a table.

use std::collections::HashMap;

use super::plan::{Identity, Rank};
use super::{Choice, Choices, Column, Kind, Sheet, TableNoun, Value};
use crate::ids::CounterpartyId;
use crate::text::fold;

/// The bound of a price, in minor units: as on a position.
pub const MAX_PRICE: i64 = 1_000_000_000_000_000;

pub const ID: usize = 0;
pub const NAME: usize = 1;
pub const CODE: usize = 2;
pub const EXTERNAL_ID: usize = 3;
pub const TYPE: usize = 4;
pub const UNIT: usize = 5;
pub const PRICE: usize = 6;
pub const VAT_RATE: usize = 7;
pub const SUPPLIER: usize = 8;
pub const BUY_PRICE: usize = 9;
pub const DESCRIPTION: usize = 10;
pub const ARCHIVED: usize = 11;

/// The rank of the external id.
pub const BY_EXTERNAL_ID: usize = 1;

const RANKS: [Rank; 4] = [
    Rank { column: ID, binds: false, decisive: true, unique: false },
    Rank { column: EXTERNAL_ID, binds: true, decisive: true, unique: true },
    Rank { column: CODE, binds: true, decisive: true, unique: false },
    Rank { column: NAME, binds: false, decisive: false, unique: false },
];

/// A counterparty that products are bought from.
#[derive(Debug, Clone)]
pub struct Supplier {
    pub id: CounterpartyId,
    pub name: String,
    pub external_id: Option<String>,
}

/// What a cell may say of a supplier. It is shown by its name; where `all` holds namesakes, by its external code, or by its
/// identifier.
pub fn suppliers(all: &[Supplier]) -> Choices {
    let words = |s: &Supplier| [Some(s.name.clone()), s.external_id.clone()].into_iter().flatten();
    let mut known_by: HashMap<String, usize> = HashMap::new();
    for supplier in all {
        let mut folded: Vec<String> = words(supplier).map(|w| fold(&w)).collect();
        folded.dedup();
        for word in folded {
            *known_by.entry(word).or_default() += 1;
        }
    }
    let choice = |s: &Supplier| {
        let one = |word: &String| known_by.get(&fold(word)) == Some(&1);
        let shown = words(s).find(one).unwrap_or_else(|| s.id.to_string());
        Choice { code: s.id.to_string(), russian: shown.clone(), english: shown, also: words(s).collect() }
    };
    Choices::new(all.iter().map(choice).collect())
}

/// The columns; which suppliers there are is [offered](Sheet::offer) by whoever can look them up.
pub fn sheet() -> Sheet {
    let choice = |code: &str, russian: &str, english: &str, also: &[&str]| Choice {
        code: code.to_owned(),
        russian: russian.to_owned(),
        english: english.to_owned(),
        also: also.iter().map(|a| (*a).to_owned()).collect(),
    };
    let types = vec![
        choice("goods", "Товар", "Goods", &["Товары", "Product"]),
        choice("service", "Услуга", "Service", &["Услуги"]),
    ];
    let columns = vec![
        Column::new("id", "Идентификатор", "Identifier", &["UUID"], Kind::Id),
        Column::new(
            "name",
            "Название",
            "Name",
            &["Наименование", "Товар", "Номенклатура", "Product"],
            Kind::Line,
        ),
        Column::new("code", "Код", "Code", &["Артикул", "SKU", "Код товара", "Article"], Kind::Text),
        Column::new("external_id", "Внешний код", "External code", &["External id"], Kind::Line),
        Column::new("product_type", "Тип", "Type", &["Вид номенклатуры"], Kind::Choice(Choices::new(types))),
        Column::new("unit", "Единица", "Unit", &["Ед.", "Ед. изм.", "Единица измерения"], Kind::Text),
        Column::new(
            "price",
            "Цена",
            "Price",
            &["Цена продажи", "Цена: Цена продажи", "Цена, руб.", "Цена, ₽", "Цена (руб.)", "Sale price"],
            Kind::Money { max: MAX_PRICE },
        ),
        Column::new("vat_rate", "НДС, %", "VAT, %", &["НДС", "Ставка НДС", "VAT", "VAT rate"], Kind::VatRate),
        Column::new(
            "supplier",
            "Поставщик",
            "Supplier",
            &["Основной поставщик", "Vendor"],
            Kind::Choice(Choices::default()),
        ),
        Column::new(
            "buy_price",
            "Закупочная цена",
            "Buying price",
            &["Цена закупки", "Цена: Закупочная цена", "Себестоимость", "Purchase price", "Cost"],
            Kind::Money { max: MAX_PRICE },
        ),
        Column::new("description", "Описание", "Description", &["Комментарий"], Kind::Text),
        Column::new("archived", "В архиве", "Archived", &["Архивный", "Архив"], Kind::Flag),
    ];
    Sheet {
        noun: TableNoun::Products,
        columns,
        title: NAME,
        required: NAME,
        fixed: &[TYPE],
        keys: 0,
        ranks: &RANKS,
        identities,
    }
}

/// Under its name a product is sought among those in use, or in the archive if the row says so: what was put away long ago
/// does not come back by a namesake.
fn identities(values: &[Option<Value>]) -> Vec<Identity> {
    let at = |column: usize| values.get(column).and_then(Option::as_ref);
    let text = |column: usize| match at(column) {
        Some(Value::Text(text)) if !text.is_empty() => Some(text.trim().to_owned()),
        _ => None,
    };
    let id = match at(ID) {
        Some(Value::Id(id)) => Some(id.to_string()),
        _ => None,
    };
    let archived = at(ARCHIVED) == Some(&Value::Flag(true));
    let name = text(NAME).map(|name| format!("{}{name}", if archived { "архив " } else { "" }));
    [(0, id), (BY_EXTERNAL_ID, text(EXTERNAL_ID)), (2, text(CODE)), (3, name)]
        .into_iter()
        .filter_map(|(rank, text)| text.map(|text| Identity::new(rank, text)))
        .collect()
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::rejection::Language;
    use crate::table::{Cell, RowFlaw};

    #[test]
    fn a_supplier_is_written_so_that_nobody_else_is_meant() {
        let supplier = |n: u128, name: &str, external: Option<&str>| Supplier {
            id: Uuid::from_u128(n).into(),
            name: name.to_owned(),
            external_id: external.map(str::to_owned),
        };
        let all = [
            supplier(1, "Ромашка", None),
            supplier(2, "Метизы", Some("S-2")),
            supplier(3, "МЕТИЗЫ", None),
            // Somebody's name is another one's code.
            supplier(4, "Крепёж", Some("ромашка")),
        ];
        let mut sheet = sheet();
        sheet.offer(SUPPLIER, suppliers(&all));
        let column = &sheet.columns[SUPPLIER];
        let code = |n: u128| Value::Choice(Uuid::from_u128(n).to_string());
        let shown = |n: u128| column.show(&code(n), Language::Russian);
        let nobody_else = [Uuid::from_u128(1).to_string(), "S-2".to_owned(), Uuid::from_u128(3).to_string()];
        assert_eq!([shown(1), shown(2), shown(3)], nobody_else);
        assert_eq!(shown(4), "Крепёж");
        let read = |text: &str| column.read(&Cell::Text(text.to_owned()));
        for n in 1..=4 {
            assert_eq!(read(&shown(n)), Ok(Some(code(n))));
        }
        assert_eq!(read(" крепеж "), Ok(Some(code(4))));
        assert_eq!(read("Метизы"), Err(RowFlaw::Ambiguous { count: 2 }));
        assert_eq!(read("Никто"), Err(RowFlaw::NotAChoice { text: "Никто".to_owned() }));
    }
}
