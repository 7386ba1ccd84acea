//! Products as a table.

use super::plan::{Identity, Rank};
use super::{Choice, Column, Kind, Sheet, TableNoun, Value};

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
pub const DESCRIPTION: usize = 8;
pub const ARCHIVED: usize = 9;

/// The rank of the external id.
pub const BY_EXTERNAL_ID: usize = 1;

const RANKS: [Rank; 4] = [
    Rank { column: ID, binds: false, decisive: true, unique: false },
    Rank { column: EXTERNAL_ID, binds: true, decisive: true, unique: true },
    Rank { column: CODE, binds: true, decisive: true, unique: false },
    Rank { column: NAME, binds: false, decisive: false, unique: false },
];

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
        Column::new("product_type", "Тип", "Type", &["Вид номенклатуры"], Kind::Choice(types)),
        Column::new("unit", "Единица", "Unit", &["Ед.", "Ед. изм.", "Единица измерения"], Kind::Text),
        Column::new(
            "price",
            "Цена",
            "Price",
            &["Цена продажи", "Цена: Цена продажи", "Цена, руб.", "Цена, ₽", "Цена (руб.)", "Sale price"],
            Kind::Money { max: MAX_PRICE },
        ),
        Column::new("vat_rate", "НДС, %", "VAT, %", &["НДС", "Ставка НДС", "VAT", "VAT rate"], Kind::VatRate),
        Column::new("description", "Описание", "Description", &["Комментарий"], Kind::Text),
        Column::new("archived", "В архиве", "Archived", &["Архивный", "Архив"], Kind::Flag),
    ];
    Sheet { noun: TableNoun::Products, columns, required: NAME, ranks: &RANKS, identities }
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
