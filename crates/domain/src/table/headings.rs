//! Which column of a file is which column of the noun.

use super::{Cell, Sheet};
use crate::text::fold;

/// How far down the headings may begin: people put titles and dates above their tables.
const LOOKED_AT: usize = 20;

/// Where a file has what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// The row of the headings, from 0.
    pub headings: usize,
    /// For each column of the file, the noun's column it is, if any.
    pub columns: Vec<Option<usize>>,
}

/// Finds the headings by the words of either language. Without any that is known the first row that holds something is
/// taken for them, and nothing is recognised.
pub fn recognised(sheet: &Sheet, rows: &[Vec<Cell>]) -> Layout {
    let known = |row: &[Cell]| columns_of(sheet, row);
    let scored = rows.iter().take(LOOKED_AT).enumerate().map(|(n, row)| (n, known(row)));
    let mut best: Option<(usize, Layout)> = None;
    for (headings, columns) in scored {
        let score = columns.iter().flatten().count();
        if score > best.as_ref().map_or(0, |(score, _)| *score) {
            best = Some((score, Layout { headings, columns }));
        }
    }
    best.map(|(_, layout)| layout).unwrap_or_else(|| {
        let first = rows.iter().position(|row| row.iter().any(|c| !text_of(c).is_empty())).unwrap_or(0);
        let width = rows.get(first).map_or(0, Vec::len);
        Layout { headings: first, columns: vec![None; width] }
    })
}

/// The layout under the columns a person chose, by their codes from left to right; an empty code leaves a column out. `None`
/// when a code is unknown or stands twice.
pub fn mapped(sheet: &Sheet, found: &Layout, codes: &[&str]) -> Option<Layout> {
    let mut columns = Vec::with_capacity(codes.len());
    for code in codes {
        let column = if code.is_empty() { None } else { Some(sheet.column(code)?) };
        if column.is_some() && columns.contains(&column) {
            return None;
        }
        columns.push(column);
    }
    Some(Layout { headings: found.headings, columns })
}

fn columns_of(sheet: &Sheet, row: &[Cell]) -> Vec<Option<usize>> {
    let mut taken = vec![false; sheet.columns.len()];
    let mut columns = Vec::with_capacity(row.len());
    for cell in row {
        let found = named(sheet, &text_of(cell)).filter(|n| taken.get(*n) == Some(&false));
        if let Some(taken) = found.and_then(|n| taken.get_mut(n)) {
            *taken = true;
        }
        columns.push(found);
    }
    columns
}

fn named(sheet: &Sheet, heading: &str) -> Option<usize> {
    let heading = words(heading);
    if heading.is_empty() {
        return None;
    }
    sheet.columns.iter().position(|c| {
        let names = [&c.code, &c.russian, &c.english].into_iter().chain(&c.also);
        names.map(|n| words(n)).any(|n| n == heading)
    })
}

/// What of a heading tells it: not its case, not the signs around it.
fn words(heading: &str) -> String {
    let bare: String = fold(heading)
        .chars()
        .map(|c| if matches!(c, '*' | ':' | '"' | '«' | '»') { ' ' } else { c })
        .collect();
    fold(bare.trim_matches([' ', '.', ',']))
}

fn text_of(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => text.trim().to_owned(),
        Cell::Empty | Cell::Flag(_) => String::new(),
        Cell::Number(number) => super::decimal::plain(*number),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::products;

    fn row(cells: &[&str]) -> Vec<Cell> {
        cells.iter().map(|c| Cell::Text((*c).to_owned())).collect()
    }

    #[test]
    fn headings_are_known_in_both_languages_and_below_a_title() {
        let sheet = products::sheet();
        let rows = [
            row(&["Прайс-лист ООО «Ромашка»"]),
            row(&[""]),
            row(&["№", "НАИМЕНОВАНИЕ*", "артикул", "Price", "Цена"]),
            row(&["1", "Болт", "A-1", "10", "11"]),
        ];
        let layout = recognised(&sheet, &rows);
        assert_eq!(layout.headings, 2);
        let codes: Vec<_> =
            layout.columns.iter().map(|c| c.map(|c| sheet.columns[c].code.as_str())).collect();
        // The second price is nobody's: one column is one field.
        assert_eq!(codes, [None, Some("name"), Some("code"), Some("price"), None]);
    }

    #[test]
    fn what_is_not_known_is_chosen() {
        let sheet = products::sheet();
        let rows = [row(&["a", "b", "c"]), row(&["1", "2", "3"])];
        let found = recognised(&sheet, &rows);
        assert_eq!(found, Layout { headings: 0, columns: vec![None; 3] });
        let chosen = mapped(&sheet, &found, &["name", "", "price"]).unwrap();
        assert_eq!(chosen.columns, [sheet.column("name"), None, sheet.column("price")]);
        assert_eq!(mapped(&sheet, &found, &["name", "name"]), None);
        assert_eq!(mapped(&sheet, &found, &["colour"]), None);
    }
}
