//! What becomes of the rows of a file: new records, changes, nothing, or a word why not. Nothing is guessed: a row that fits
//! several records fits none.

use std::collections::HashMap;

use uuid::Uuid;

use super::{Cell, Layout, RowError, RowFlaw, Sheet, Value, Values};

/// By what a record is known again, in the order of strength.
#[derive(Debug, Clone, Copy)]
pub struct Rank {
    /// The column that is blamed when it fits several.
    pub column: usize,
    /// Two records that differ here are two, whatever weaker ranks say.
    pub binds: bool,
    /// What fits here, but differs in a stronger rank that binds, is an error; without, it is another record.
    pub decisive: bool,
    /// No two records may have it alike.
    pub unique: bool,
}

/// One word a record is known by.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Identity {
    /// Of the sheet's ranks.
    pub rank: usize,
    pub text: String,
    /// What must agree besides, where both sides have it: КПП beside ИНН.
    pub besides: Option<String>,
}

impl Identity {
    pub fn new(rank: usize, text: impl Into<String>) -> Identity {
        Identity { rank, text: text.into(), besides: None }
    }

    /// Whether both may be of one record.
    fn agrees(&self, other: &Identity) -> bool {
        let besides = match (&self.besides, &other.besides) {
            (Some(a), Some(b)) => a == b,
            _ => true,
        };
        self.rank == other.rank && self.text == other.text && besides
    }
}

/// A record that is there, and that this person may see.
#[derive(Debug, Clone)]
pub struct Known {
    pub id: Uuid,
    pub version: i64,
    pub values: Values,
    pub may_change: bool,
}

/// What the person may do beyond single records.
#[derive(Debug, Clone, Default)]
pub struct Allowed {
    pub create: bool,
    /// Columns he may not set.
    pub locked: Vec<usize>,
}

/// One row with what it asks for.
#[derive(Debug, Clone)]
pub struct Row {
    /// As a spreadsheet counts, from 1.
    pub line: u32,
    pub values: Values,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    New,
    Change { target: Uuid, version: i64, changes: Vec<Change> },
    Unchanged { target: Uuid },
    Wrong { errors: Vec<RowError> },
}

/// One value that would become another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub column: usize,
    pub from: Option<Value>,
    pub to: Value,
}

#[derive(Debug, Clone)]
pub struct Planned {
    pub row: Row,
    pub outcome: Outcome,
}

/// Reads the rows below the headings; empty ones are passed over.
pub fn read(sheet: &Sheet, layout: &Layout, rows: &[Vec<Cell>]) -> Vec<Planned> {
    let below = rows.iter().enumerate().skip(layout.headings + 1);
    below.filter_map(|(n, cells)| read_row(sheet, layout, n, cells)).collect()
}

fn read_row(sheet: &Sheet, layout: &Layout, n: usize, cells: &[Cell]) -> Option<Planned> {
    let mut values: Values = vec![None; sheet.columns.len()];
    let mut errors = Vec::new();
    for (cell, column) in cells.iter().zip(&layout.columns) {
        let Some(at) = *column else { continue };
        let (Some(column), Some(place)) = (sheet.columns.get(at), values.get_mut(at)) else { continue };
        match column.read(cell) {
            Ok(value) => *place = value,
            Err(flaw) => errors.push(RowError { column: Some(at), flaw }),
        }
    }
    let line = u32::try_from(n + 1).unwrap_or(u32::MAX);
    let nothing = errors.is_empty() && values.iter().all(Option::is_none);
    let outcome = if errors.is_empty() { Outcome::New } else { Outcome::Wrong { errors } };
    (!nothing).then_some(Planned { row: Row { line, values }, outcome })
}

/// What rows and records are found by.
#[derive(Debug, Default)]
struct Index {
    /// Places of records by rank and word.
    by_word: HashMap<(usize, String), Vec<usize>>,
    identities: Vec<Vec<Identity>>,
}

impl Index {
    fn add(&mut self, identities: Vec<Identity>) -> usize {
        let place = self.identities.len();
        for identity in &identities {
            self.by_word.entry((identity.rank, identity.text.clone())).or_default().push(place);
        }
        self.identities.push(identities);
        place
    }

    fn of(&self, place: usize) -> &[Identity] {
        self.identities.get(place).map_or(&[], Vec::as_slice)
    }

    /// Places that agree with one of `words`, each once.
    fn found(&self, words: &[&Identity]) -> Vec<usize> {
        let mut places = Vec::new();
        for word in words {
            let all = self.by_word.get(&(word.rank, word.text.clone())).map_or(&[][..], Vec::as_slice);
            let agree = all.iter().filter(|p| self.of(**p).iter().any(|i| i.agrees(word)));
            places.extend(agree.copied());
        }
        places.sort_unstable();
        places.dedup();
        places
    }
}

/// Decides on rows that were read. `taken` says of an identity of a unique rank whether it belongs to a record that is not
/// among `known`: to one of somebody else, or one in the bin.
pub fn plan(
    sheet: &Sheet,
    rows: Vec<Planned>,
    known: &[Known],
    taken: &dyn Fn(&Identity) -> bool,
    allowed: &Allowed,
) -> Vec<Planned> {
    let mut planner = Planner {
        sheet,
        known,
        taken,
        allowed,
        index: Index::default(),
        rows: Index::default(),
        lines: Vec::new(),
        targets: HashMap::new(),
        claimed: HashMap::new(),
    };
    for record in known {
        planner.index.add((sheet.identities)(&record.values));
    }
    rows.into_iter().map(|planned| planner.decide(planned)).collect()
}

struct Planner<'a> {
    sheet: &'a Sheet,
    known: &'a [Known],
    taken: &'a dyn Fn(&Identity) -> bool,
    allowed: &'a Allowed,
    index: Index,
    /// The new records of rows above, and their lines.
    rows: Index,
    lines: Vec<u32>,
    /// In which line a record was met.
    targets: HashMap<usize, u32>,
    /// In which line a unique word was asked for.
    claimed: HashMap<Identity, u32>,
}

impl Planner<'_> {
    fn decide(&mut self, planned: Planned) -> Planned {
        let Planned { mut row, outcome } = planned;
        if let Outcome::Wrong { .. } = outcome {
            return Planned { row, outcome };
        }
        let outcome = match self.meet(&mut row) {
            Ok(outcome) => outcome,
            Err(error) => Outcome::Wrong { errors: vec![error] },
        };
        Planned { row, outcome }
    }

    fn meet(&mut self, row: &mut Row) -> Result<Outcome, RowError> {
        let identities = (self.sheet.identities)(&row.values);
        let target = self.matching(&self.index, &identities)?;
        if let Some(place) = target {
            if let Some(line) = self.targets.insert(place, row.line) {
                self.targets.insert(place, line);
                return Err(RowError { column: None, flaw: RowFlaw::SameAsLine { line } });
            }
            self.call_by_record(row, place);
            return self.change(row, place);
        }
        if self.sheet.keys > 0 {
            return Err(RowError { column: None, flaw: RowFlaw::NotFound });
        }
        if let Some(above) = self.matching(&self.rows, &identities)? {
            let line = self.lines.get(above).copied().unwrap_or_default();
            return Err(RowError { column: None, flaw: RowFlaw::SameAsLine { line } });
        }
        self.create(row, identities)
    }

    /// The one record a row is about, or none.
    fn matching(&self, index: &Index, identities: &[Identity]) -> Result<Option<usize>, RowError> {
        for (n, rank) in self.sheet.ranks.iter().enumerate() {
            let words: Vec<&Identity> = identities.iter().filter(|i| i.rank == n).collect();
            let mut found = Vec::new();
            for place in index.found(&words) {
                match self.contradiction(identities, index.of(place), n) {
                    None => found.push(place),
                    Some(stronger) if rank.decisive => {
                        let flaw = RowFlaw::Contradicts { stronger };
                        return Err(RowError { column: Some(rank.column), flaw });
                    }
                    Some(_) => {}
                }
            }
            match found.as_slice() {
                [] => {}
                [one] => return Ok(Some(*one)),
                many => {
                    let flaw = RowFlaw::Ambiguous { count: many.len() as i64 };
                    return Err(RowError { column: Some(rank.column), flaw });
                }
            }
        }
        Ok(None)
    }

    /// The column of a stronger rank in which both have something, and nothing in common.
    fn contradiction(&self, row: &[Identity], record: &[Identity], below: usize) -> Option<usize> {
        let stronger = self.sheet.ranks.iter().enumerate().take(below).filter(|(_, r)| r.binds);
        stronger.map(|(n, rank)| (rank.column, of_rank(row, n), of_rank(record, n))).find_map(
            |(column, ours, theirs)| {
                let both = !ours.is_empty() && !theirs.is_empty();
                let common = ours.iter().any(|a| theirs.iter().any(|b| a.agrees(b)));
                (both && !common).then_some(column)
            },
        )
    }

    /// A row that does not say how its record is called is called as that one is.
    fn call_by_record(&self, row: &mut Row, place: usize) {
        let kept = self.known.get(place).and_then(|record| record.values.get(self.sheet.title));
        if let (Some(name), Some(kept)) = (row.values.get_mut(self.sheet.title), kept)
            && name.is_none()
        {
            name.clone_from(kept);
        }
    }

    fn change(&mut self, row: &Row, place: usize) -> Result<Outcome, RowError> {
        let Some(record) = self.known.get(place) else { return Ok(Outcome::New) };
        let said = row.values.get(self.sheet.required).and_then(Option::as_ref);
        if self.sheet.keys > 0 && said.is_none_or(|v| *v == Value::Number(0)) {
            return Ok(Outcome::Unchanged { target: record.id });
        }
        let mut changes = Vec::new();
        let values = self.sheet.columns.iter().zip(&row.values).zip(&record.values).enumerate();
        let values = values.skip(self.sheet.keys);
        for (at, ((column, new), old)) in values {
            let is_id = matches!(column.kind, super::Kind::Id);
            if let Some(new) = new.as_ref().filter(|new| !is_id && column.differs(old.as_ref(), new)) {
                changes.push(Change { column: at, from: old.clone(), to: new.clone() });
            }
        }
        if changes.is_empty() {
            return Ok(Outcome::Unchanged { target: record.id });
        }
        let locked = changes.iter().map(|c| c.column).find(|c| self.allowed.locked.contains(c));
        if !record.may_change || locked.is_some() {
            return Err(RowError { column: locked, flaw: RowFlaw::NoRightToChange });
        }
        if let Some(fixed) = changes.iter().map(|c| c.column).find(|c| self.sheet.fixed.contains(c)) {
            return Err(RowError { column: Some(fixed), flaw: RowFlaw::Fixed });
        }
        let changed = |column: usize| changes.iter().any(|c| c.column == column);
        self.claim(row, Some(place), changed)?;
        Ok(Outcome::Change { target: record.id, version: record.version, changes })
    }

    fn create(&mut self, row: &Row, identities: Vec<Identity>) -> Result<Outcome, RowError> {
        let required = self.sheet.required;
        if row.values.get(required).is_none_or(Option::is_none) {
            return Err(RowError { column: Some(required), flaw: RowFlaw::Required });
        }
        if !self.allowed.create {
            return Err(RowError { column: None, flaw: RowFlaw::NoRightToCreate });
        }
        let set = |at: &usize| {
            row.values.get(*at).and_then(Option::as_ref).is_some_and(|v| *v != Value::Flag(false))
        };
        if let Some(locked) = self.allowed.locked.iter().find(|at| set(at)) {
            return Err(RowError { column: Some(*locked), flaw: RowFlaw::NoRightToCreate });
        }
        self.claim(row, None, |_| true)?;
        self.rows.add(identities);
        self.lines.push(row.line);
        Ok(Outcome::New)
    }

    /// Takes the unique words that the row sets, if they are nobody else's.
    fn claim(&mut self, row: &Row, own: Option<usize>, sets: impl Fn(usize) -> bool) -> Result<(), RowError> {
        let unique = |i: &Identity| self.sheet.ranks.get(i.rank).filter(|r| r.unique && sets(r.column));
        let words: Vec<(Identity, usize)> = (self.sheet.identities)(&row.values)
            .into_iter()
            .filter_map(|i| unique(&i).map(|r| r.column).map(|column| (i, column)))
            .collect();
        for (word, column) in &words {
            let others = self.index.found(&[word]).into_iter().any(|place| Some(place) != own);
            let flaw = match self.claimed.get(word) {
                Some(line) => RowFlaw::SameAsLine { line: *line },
                None if others || (self.taken)(word) => RowFlaw::Taken,
                None => continue,
            };
            return Err(RowError { column: Some(*column), flaw });
        }
        self.claimed.extend(words.into_iter().map(|(word, _)| (word, row.line)));
        Ok(())
    }
}

fn of_rank(identities: &[Identity], rank: usize) -> Vec<&Identity> {
    identities.iter().filter(|i| i.rank == rank).collect()
}

/// How many rows fare how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    pub new: i64,
    pub changed: i64,
    pub unchanged: i64,
    pub wrong: i64,
}

impl Counts {
    pub fn of(rows: &[Planned]) -> Counts {
        let mut counts = Counts::default();
        for planned in rows {
            match planned.outcome {
                Outcome::New => counts.new += 1,
                Outcome::Change { .. } => counts.changed += 1,
                Outcome::Unchanged { .. } => counts.unchanged += 1,
                Outcome::Wrong { .. } => counts.wrong += 1,
            }
        }
        counts
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::products::{self, CODE, EXTERNAL_ID, NAME, PRICE};

    const EVERYTHING: Allowed = Allowed { create: true, locked: Vec::new() };

    fn record(n: u128, name: &str, code: &str, external: &str) -> Known {
        let mut values: Values = vec![None; products::sheet().columns.len()];
        let text = |t: &str| (!t.is_empty()).then(|| Value::Text(t.to_owned()));
        values[products::ID] = Some(Value::Id(Uuid::from_u128(n)));
        (values[NAME], values[CODE], values[EXTERNAL_ID]) = (text(name), text(code), text(external));
        values[PRICE] = Some(Value::Number(100));
        Known { id: Uuid::from_u128(n), version: 1, values, may_change: true }
    }

    fn planned(known: &[Known], heading: &str, lines: &[&str], allowed: &Allowed) -> Vec<Outcome> {
        let sheet = products::sheet();
        let row = |line: &str| line.split('|').map(|c| Cell::Text(c.to_owned())).collect::<Vec<_>>();
        let rows: Vec<_> = std::iter::once(heading).chain(lines.iter().copied()).map(row).collect();
        let layout = crate::table::recognised(&sheet, &rows);
        let taken = |i: &Identity| i.rank == products::BY_EXTERNAL_ID && i.text == "hidden";
        let planned = plan(&sheet, read(&sheet, &layout, &rows), known, &taken, allowed);
        planned.into_iter().map(|p| p.outcome).collect()
    }

    fn flaw(outcome: &Outcome) -> &RowFlaw {
        match outcome {
            Outcome::Wrong { errors } => &errors[0].flaw,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_strongest_word_says_which_record_is_meant() {
        let known = [record(1, "Болт", "A", "x"), record(2, "Гайка", "B", "y"), record(3, "Болт", "C", "")];
        let heading = "Внешний код|Артикул|Наименование|Цена";
        let outcomes =
            planned(&known, heading, &["x||Болт|1", "|B|Гайка М6|1", "|D|Болт|1", "||Винт|2"], &EVERYTHING);
        assert_eq!(outcomes[0], Outcome::Unchanged { target: Uuid::from_u128(1) });
        let Outcome::Change { target, changes, .. } = &outcomes[1] else { panic!("{:?}", outcomes[1]) };
        assert_eq!((*target, changes.len(), changes[0].column), (Uuid::from_u128(2), 1, NAME));
        // A namesake with another code is another thing.
        assert_eq!(outcomes[2..], [Outcome::New, Outcome::New]);
    }

    #[test]
    fn nothing_is_guessed() {
        let known = [record(1, "Болт", "A", "x"), record(2, "Болт", "B", ""), record(3, "Шайба", "W", "")];
        let heading = "Внешний код|Артикул|Наименование|Цена";
        let lines = [
            "||Болт|1", "z|A|Болт|1", "hidden||Новый|1", "||Новый|1", "||Новый|2", "|W||2", "|W||3", "|Q||1",
        ];
        let outcomes = planned(&known, heading, &lines, &EVERYTHING);
        assert_eq!(flaw(&outcomes[0]), &RowFlaw::Ambiguous { count: 2 });
        assert_eq!(flaw(&outcomes[1]), &RowFlaw::Contradicts { stronger: EXTERNAL_ID });
        assert_eq!(flaw(&outcomes[2]), &RowFlaw::Taken);
        assert_eq!(outcomes[3], Outcome::New);
        assert_eq!(flaw(&outcomes[4]), &RowFlaw::SameAsLine { line: 5 });
        assert!(matches!(outcomes[5], Outcome::Change { .. }));
        assert_eq!(flaw(&outcomes[6]), &RowFlaw::SameAsLine { line: 7 });
        assert_eq!(flaw(&outcomes[7]), &RowFlaw::Required);
    }

    #[test]
    fn an_external_id_stays_one_records() {
        let known = [record(1, "Болт", "A", "x"), record(2, "Гайка", "B", "")];
        let id = |n: u128| Uuid::from_u128(n).to_string();
        let lines = [format!("{}|x|Гайка", id(2)), format!("{}|q|Болт", id(1)), "|q|Винт".to_owned()];
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let outcomes = planned(&known, "UUID|Внешний код|Наименование", &lines, &EVERYTHING);
        assert_eq!(flaw(&outcomes[0]), &RowFlaw::Taken);
        assert!(matches!(outcomes[1], Outcome::Change { .. }));
        assert_eq!(flaw(&outcomes[2]), &RowFlaw::SameAsLine { line: 3 });
    }

    #[test]
    fn rights_are_asked_for_each_row() {
        let mut known = [record(1, "Болт", "A", ""), record(2, "Гайка", "B", "")];
        known[1].may_change = false;
        let allowed = Allowed { create: false, locked: vec![products::ARCHIVED] };
        let lines = ["A|Болт|да", "B|Гайка М6|", "B|Гайка|", "C|Винт|"];
        let outcomes = planned(&known, "Артикул|Наименование|В архиве", &lines, &allowed);
        assert_eq!(flaw(&outcomes[0]), &RowFlaw::NoRightToChange);
        assert_eq!(flaw(&outcomes[1]), &RowFlaw::NoRightToChange);
        assert_eq!(flaw(&outcomes[3]), &RowFlaw::NoRightToCreate);
    }

    #[test]
    fn goods_do_not_become_a_service() {
        let mut known = [record(1, "Болт", "A", ""), record(2, "Доставка", "B", "")];
        known[0].values[products::TYPE] = Some(Value::Choice("goods".to_owned()));
        known[1].values[products::TYPE] = Some(Value::Choice("service".to_owned()));
        let lines = ["A|Услуга|1", "B|Услуга|2", "C|Услуга|3"];
        let outcomes = planned(&known, "Артикул|Тип|Название", &lines, &EVERYTHING);
        let Outcome::Wrong { errors } = &outcomes[0] else { panic!("{:?}", outcomes[0]) };
        assert_eq!(errors[..], [RowError { column: Some(products::TYPE), flaw: RowFlaw::Fixed }]);
        assert!(matches!(outcomes[1], Outcome::Change { .. }));
        assert_eq!(outcomes[2], Outcome::New);
    }

    #[test]
    fn every_flaw_of_a_row_is_told_at_once() {
        let outcomes = planned(
            &[],
            "Наименование|Цена|НДС",
            &["Болт|дорого|сто", "||", "Гайка|1 234,5|20%"],
            &EVERYTHING,
        );
        let Outcome::Wrong { errors } = &outcomes[0] else { panic!("{:?}", outcomes[0]) };
        assert_eq!(errors.len(), 2);
        assert_eq!(outcomes[1..], [Outcome::New]);
    }
}
