//! Reads by a list that may be longer than one statement takes.

use crate::counts::push_in;
use crate::db::{Fault, Row, Tx, Value};

/// Parameters of one statement: well below PostgreSQL's 65,535 and SQLite's 32,766, and few enough to plan fast.
pub(crate) const PARAMETERS: usize = 500;

/// The rows in which `column` is one of `wanted`: `head` ends with a condition over `params`, `tail` comes behind the list, in
/// every piece.
pub(crate) fn rows_in<V: Into<Value>>(
    tx: &mut dyn Tx,
    head: &str,
    params: &[Value],
    (column, wanted): (&str, impl IntoIterator<Item = V>),
    tail: &str,
) -> Result<Vec<Row>, Fault> {
    let wanted: Vec<Value> = wanted.into_iter().map(Into::into).collect();
    let mut found = Vec::new();
    for part in wanted.chunks(PARAMETERS) {
        let (sql, values) = piece(head, params, column, part, tail);
        found.extend(tx.query(&sql, &values)?);
    }
    Ok(found)
}

/// The same, kept from being changed by others meanwhile.
pub(crate) fn rows_in_locked<V: Into<Value>>(
    tx: &mut dyn Tx,
    head: &str,
    params: &[Value],
    (column, wanted): (&str, impl IntoIterator<Item = V>),
) -> Result<Vec<Row>, Fault> {
    let wanted: Vec<Value> = wanted.into_iter().map(Into::into).collect();
    let mut found = Vec::new();
    for part in wanted.chunks(PARAMETERS) {
        let (sql, values) = piece(head, params, column, part, "");
        found.extend(tx.query_locked(&sql, &values)?);
    }
    Ok(found)
}

fn piece(head: &str, params: &[Value], column: &str, part: &[Value], tail: &str) -> (String, Vec<Value>) {
    let (mut sql, mut values) = (head.to_owned(), params.to_vec());
    push_in(&mut sql, &mut values, column, part.to_vec());
    sql.push_str(tail);
    (sql, values)
}
