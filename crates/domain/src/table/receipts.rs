//! Goods that come in, as a table: which, how many of them, and for how much.

use super::products::{self, MAX_PRICE};
use super::{Column, Kind, Sheet, TableNoun};
use crate::document::MAX_QUANTITY;

/// The columns by which a product is known are its own, in their places.
pub const QUANTITY: usize = products::EXTERNAL_ID + 1;
pub const PRICE: usize = QUANTITY + 1;

pub fn sheet() -> Sheet {
    let goods = products::sheet();
    let mut columns: Vec<Column> = goods.columns.into_iter().take(QUANTITY).collect();
    columns.push(Column::new(
        "quantity",
        "Количество",
        "Quantity",
        &["Кол-во", "Количество, шт", "Остаток", "В наличии", "Принято", "Qty", "In stock"],
        Kind::Quantity { max: MAX_QUANTITY },
    ));
    columns.push(Column::new(
        "price",
        "Цена",
        "Price",
        &[
            "Закупочная цена", "Цена закупки", "Цена, руб.", "Цена, ₽", "Цена (руб.)", "Себестоимость",
            "Buying price", "Purchase price", "Cost",
        ],
        Kind::Money { max: MAX_PRICE },
    ));
    Sheet {
        noun: TableNoun::Receipts,
        columns,
        title: products::NAME,
        required: QUANTITY,
        fixed: &[],
        keys: QUANTITY,
        ranks: goods.ranks,
        identities: goods.identities,
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::table::plan::{Allowed, Known, Outcome, plan, read};
    use crate::table::products::{CODE, ID, NAME};
    use crate::table::{Cell, RowFlaw, Value, Values, recognised};

    #[test]
    fn rows_say_how_many_of_what_is_there() {
        let sheet = sheet();
        let known = |n: u128, name: &str, code: &str| {
            let mut values: Values = vec![None; sheet.columns.len()];
            values[ID] = Some(Value::Id(Uuid::from_u128(n)));
            values[NAME] = Some(Value::Text(name.to_owned()));
            values[CODE] = Some(Value::Text(code.to_owned()));
            Known { id: Uuid::from_u128(n), version: 1, values, may_change: true }
        };
        let known = [known(1, "Болт", "A"), known(2, "Гайка", "B"), known(3, "Гайка", "C")];
        let lines = [
            "Артикул|Наименование|Кол-во|Цена",
            "A|Болт М6, новый|1 000,5|2,10",
            "B||3|",
            "C||0|7",
            "C||-1|",
            "Z|Винт|1|",
            "|Гайка|1|",
            "B||1|",
        ];
        let row = |line: &&str| line.split('|').map(|c| Cell::Text(c.to_owned())).collect::<Vec<_>>();
        let rows: Vec<Vec<Cell>> = lines.iter().map(row).collect();
        let layout = recognised(&sheet, &rows);
        let allowed = Allowed { create: true, locked: Vec::new() };
        let planned = plan(&sheet, read(&sheet, &layout, &rows), &known, &|_| false, &allowed);
        let amounts = |n: usize| match &planned[n].outcome {
            Outcome::Change { target, changes, .. } => {
                (target.as_u128(), changes.iter().map(|c| (c.column, c.to.clone())).collect::<Vec<_>>())
            }
            other => panic!("{other:?}"),
        };
        let number = Value::Number;
        assert_eq!(amounts(0), (1, vec![(QUANTITY, number(10_005_000)), (PRICE, number(210))]));
        assert_eq!(amounts(1), (2, vec![(QUANTITY, number(30_000))]));
        // It is called as it is called here.
        assert_eq!(planned[1].row.values[NAME], Some(Value::Text("Гайка".to_owned())));
        assert_eq!(planned[2].outcome, Outcome::Unchanged { target: Uuid::from_u128(3) });
        let flaws: Vec<&RowFlaw> = planned[3..]
            .iter()
            .map(|p| match &p.outcome {
                Outcome::Wrong { errors } => &errors[0].flaw,
                other => panic!("{other:?}"),
            })
            .collect();
        let same = RowFlaw::SameAsLine { line: 3 };
        assert_eq!(
            flaws,
            [&RowFlaw::OutOfRange, &RowFlaw::NotFound, &RowFlaw::Ambiguous { count: 2 }, &same]
        );
    }
}
