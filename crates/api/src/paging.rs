//! Pages: how many rows, and where the page before ended.

use poryadok_domain::ids::DocumentId;
use poryadok_domain::rejection::{Flaw, Rejection};
use poryadok_domain::time::{EARLIEST, LATEST, Timestamp};
use poryadok_engine::reads::Cursor;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// Rows of a page unless asked otherwise, and at most.
const DEFAULT_LIMIT: i64 = 50;
pub const MAX_LIMIT: i64 = 200;
/// Most values of one filter.
const MAX_VALUES: usize = 50;

/// A page.
#[derive(Debug, Serialize, ToSchema)]
pub struct Rows<T> {
    pub rows: Vec<T>,
    /// Give it as `cursor` to get the next page; absent on the last one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

impl<T> Rows<T> {
    /// A page of what was asked with one row more than shown; `cursor` names where it ends.
    pub fn of<S>(
        mut found: Vec<S>,
        limit: i64,
        cursor: impl Fn(&S) -> String,
        out: impl Fn(&S) -> T,
    ) -> Rows<T> {
        let limit = usize::try_from(limit).unwrap_or(0);
        let more = found.len() > limit;
        found.truncate(limit);
        let next = found.last().filter(|_| more).map(cursor);
        Rows { rows: found.iter().map(out).collect(), next }
    }

    pub fn whole(rows: Vec<T>) -> Rows<T> {
        Rows { rows, next: None }
    }
}

pub fn limit(asked: Option<i64>) -> Result<i64, Rejection> {
    let limit = asked.unwrap_or(DEFAULT_LIMIT);
    if (1..=MAX_LIMIT).contains(&limit) {
        Ok(limit)
    } else {
        Err(Rejection::invalid("limit", Flaw::OutOfRange { min: 1, max: MAX_LIMIT }))
    }
}

/// `a,b,none` as ids, where `none` stands for "without".
pub fn ids_or_none<T: From<Uuid>>(name: &str, text: Option<&str>) -> Result<Vec<Option<T>>, Rejection> {
    let Some(text) = text.filter(|t| !t.is_empty()) else { return Ok(Vec::new()) };
    let mut values: Vec<&str> = text.split(',').map(str::trim).collect();
    values.sort_unstable();
    values.dedup();
    if values.len() > MAX_VALUES {
        return Err(Rejection::invalid(name, Flaw::TooMany { max: MAX_VALUES as i64 }));
    }
    let wrong = || Rejection::invalid(name, Flaw::WrongType { expected: "uuid".to_owned() });
    let read = |value: &str| match value {
        "none" => Ok(None),
        id => Uuid::try_parse(id).map(|id| Some(id.into())).map_err(|_| wrong()),
    };
    values.into_iter().map(read).collect()
}

pub fn ids<T: From<Uuid>>(name: &str, text: Option<&str>) -> Result<Vec<T>, Rejection> {
    let wrong = || Rejection::invalid(name, Flaw::WrongType { expected: "uuid".to_owned() });
    ids_or_none(name, text)?.into_iter().map(|id: Option<T>| id.ok_or_else(wrong)).collect()
}

pub fn time(name: &str, text: Option<&str>) -> Result<Option<Timestamp>, Rejection> {
    let wrong = || Rejection::invalid(name, Flaw::WrongType { expected: "time".to_owned() });
    text.filter(|t| !t.is_empty()).map(|t| Timestamp::parse(t).ok_or_else(wrong)).transpose()
}

/// The words of a search.
pub fn words(text: Option<&str>) -> Vec<String> {
    poryadok_domain::text::search_words(text.unwrap_or_default())
}

fn no_cursor() -> Rejection {
    Rejection::invalid("cursor", Flaw::NotAllowed)
}

/// A cursor of orders as text: what it goes by, the value, the id.
pub fn write_cursor(cursor: &Cursor) -> String {
    match cursor {
        Cursor::Moment(at, id) => format!("m.{}.{id}", at.0),
        Cursor::Sum(sum, id) => format!("s.{sum}.{id}"),
        Cursor::Planned(at, id) => format!("p.{}.{id}", at.0),
        Cursor::Found(id) => format!("f.{id}"),
        Cursor::Number(number, id) => format!("n.{}.{id}", hex(number)),
    }
}

pub fn read_cursor(text: Option<&str>) -> Result<Option<Cursor>, Rejection> {
    let Some(text) = text.filter(|t| !t.is_empty()) else { return Ok(None) };
    let parts: Vec<&str> = text.split('.').collect();
    let id = |text: &str| Uuid::try_parse(text).map(DocumentId).map_err(|_| no_cursor());
    let number = |text: &str| text.parse::<i64>().map_err(|_| no_cursor());
    let at = |text: &str| moment(text);
    Ok(Some(match parts.as_slice() {
        ["m", m, d] => Cursor::Moment(at(m)?, id(d)?),
        ["p", m, d] => Cursor::Planned(at(m)?, id(d)?),
        ["s", sum, d] => Cursor::Sum(number(sum)?, id(d)?),
        ["n", n, d] => Cursor::Number(unhex(n)?, id(d)?),
        ["f", d] => Cursor::Found(id(d)?),
        _ => return Err(no_cursor()),
    }))
}

/// A cursor of what goes by a moment.
pub fn write_moment_cursor(at: Timestamp, id: Uuid) -> String {
    format!("{}.{id}", at.0)
}

pub fn read_moment_cursor<T: From<Uuid>>(text: Option<&str>) -> Result<Option<(Timestamp, T)>, Rejection> {
    let Some(text) = text.filter(|t| !t.is_empty()) else { return Ok(None) };
    let (at, id) = text.split_once('.').ok_or_else(no_cursor)?;
    let id = Uuid::try_parse(id).map_err(|_| no_cursor())?;
    Ok(Some((moment(at)?, id.into())))
}

/// A moment that a database can hold.
fn moment(text: &str) -> Result<Timestamp, Rejection> {
    let at = text.parse().map(Timestamp).map_err(|_| no_cursor())?;
    if (EARLIEST..=LATEST).contains(&at) { Ok(at) } else { Err(no_cursor()) }
}

/// A cursor of what is sorted by name.
pub fn write_name_cursor(name: &str, id: Uuid) -> String {
    format!("{}.{id}", hex(&poryadok_domain::text::fold(name)))
}

pub fn read_name_cursor<T: From<Uuid>>(text: Option<&str>) -> Result<Option<(String, T)>, Rejection> {
    let Some(text) = text.filter(|t| !t.is_empty()) else { return Ok(None) };
    let (name, id) = text.split_once('.').ok_or_else(no_cursor)?;
    let id = Uuid::try_parse(id).map_err(|_| no_cursor())?;
    Ok(Some((unhex(name)?, id.into())))
}

fn hex(text: &str) -> String {
    text.bytes().map(|b| format!("{b:02x}")).collect()
}

fn unhex(text: &str) -> Result<String, Rejection> {
    let digits = text.as_bytes().chunks(2);
    let byte = |pair: &[u8]| {
        std::str::from_utf8(pair).ok().and_then(|p| u8::from_str_radix(p, 16).ok()).ok_or_else(no_cursor)
    };
    let bytes: Vec<u8> = digits.map(byte).collect::<Result<_, _>>()?;
    let text = String::from_utf8(bytes).map_err(|_| no_cursor())?;
    if text.chars().any(char::is_control) { Err(no_cursor()) } else { Ok(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_reads_as_it_was_written() {
        let id = DocumentId(Uuid::from_u128(7));
        for cursor in [
            Cursor::Moment(Timestamp(-5), id),
            Cursor::Number("№ 1.2/ё".into(), id),
            Cursor::Sum(i64::MAX, id),
            Cursor::Planned(Timestamp(5), id),
            Cursor::Found(id),
        ] {
            assert_eq!(read_cursor(Some(&write_cursor(&cursor))), Ok(Some(cursor)));
        }
        assert!(read_cursor(Some("m.x.y")).is_err());
        assert!(read_name_cursor::<Uuid>(Some("zz.0")).is_err());
    }
}
