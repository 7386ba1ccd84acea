//! The two databases behind one small synchronous transaction.
//!
//! A command runs as one closure over `&mut dyn Tx` on a thread that owns a connection. Statements are one text for both
//! databases with parameters `$1, $2, …`; everything in which the databases differ lives in this folder.

use std::fmt;

use uuid::Uuid;

/// A parameter of a statement, or a column of a row.
///
/// SQLite keeps an `Id` as 16 bytes, a `Time` as an integer and a `Bool` as 0 or 1; PostgreSQL as UUID, TIMESTAMPTZ and
/// BOOLEAN. JSON is kept as text on both.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Null,
    Bool(bool),
    Int(i64),
    Text(String),
    Id(Uuid),
    /// Microseconds since 1970-01-01 UTC.
    Time(i64),
    Bytes(Vec<u8>),
}

/// One row of an answer; columns are read by position.
#[derive(Debug, Clone)]
pub struct Row(pub(crate) Vec<Value>);

/// Whom a transaction keeps out of the settings of an account while it runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lock {
    /// Documents are changed: others may change documents too, nobody the settings.
    Shared,
    /// Settings are changed: nobody else changes anything in the account.
    Exclusive,
}

/// What to look for with [`Tx::search`].
#[derive(Debug, Clone)]
pub struct Search<'a> {
    pub noun: &'a str,
    pub account: Uuid,
    /// Folded words, none of them empty.
    pub words: &'a [String],
    /// The last row of the page before.
    pub before: Option<Uuid>,
    pub limit: i64,
}

/// A transaction on either database.
pub trait Tx {
    /// Sends what was pushed, then asks and waits for the rows.
    fn query(&mut self, sql: &str, params: &[Value]) -> Result<Vec<Row>, Fault>;
    /// Like [`Tx::query`] for a SELECT, and keeps the rows from being changed by others until the end of the transaction.
    fn query_locked(&mut self, sql: &str, params: &[Value]) -> Result<Vec<Row>, Fault>;
    /// Sends what was pushed, then runs the statement; answers with the number of rows it changed.
    fn execute(&mut self, sql: &str, params: &[Value]) -> Result<u64, Fault>;
    /// Runs a statement whose result nobody waits for. PostgreSQL gets it with the next query or with COMMIT, in order;
    /// a failure surfaces there.
    fn push(&mut self, sql: &str, params: Vec<Value>) -> Result<(), Fault>;
    /// Writes many rows at once: COPY on PostgreSQL, a prepared loop on SQLite.
    fn bulk(&mut self, table: &str, columns: &[&str], rows: &[Vec<Value>]) -> Result<(), Fault>;
    /// Keeps other writers of the account out as far as `lock` says, until the end of the transaction.
    fn lock_account(&mut self, account: Uuid, lock: Lock) -> Result<(), Fault>;
    /// The slot of kept counters this connection writes to: no two transactions that run at once share one.
    fn slot(&self) -> i64;
    /// Writes or replaces the search text of a row of `noun` (already folded by the caller).
    fn index_text(&mut self, noun: &str, account: Uuid, id: Uuid, text: &str) -> Result<(), Fault>;
    /// Ids of the rows of `noun` in whose search text every one of `words` occurs as a substring, newest first, at most
    /// `limit`, beginning after the row `before`.
    fn search(&mut self, search: &Search<'_>) -> Result<Vec<Uuid>, Fault>;
}

/// What went wrong in the database. Expected answers ("no such row") are not faults.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// A constraint of this name refused the statement; the caller may turn it into a rejection.
    Constraint(String),
    /// Another transaction got in the way and retrying did not help, or the queue of waiting writes is full.
    Busy,
    /// No room left on the disk.
    Full,
    /// The database file or the server takes no writes.
    ReadOnly,
    /// The database cannot be reached.
    Gone(String),
    /// Anything else: a defect of ours or a damaged database.
    Broken(String),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::Constraint(name) => write!(f, "constraint {name}"),
            Fault::Busy => f.write_str("the database is busy"),
            Fault::Full => f.write_str("no room left on the disk"),
            Fault::ReadOnly => f.write_str("the database is read-only"),
            Fault::Gone(why) => write!(f, "the database cannot be reached: {why}"),
            Fault::Broken(why) => write!(f, "the database failed: {why}"),
        }
    }
}

impl std::error::Error for Fault {}

macro_rules! value_from {
    ($($from:ty => $to:expr),* $(,)?) => {$(
        impl From<$from> for Value { fn from(v: $from) -> Value { #[expect(clippy::redundant_closure_call)] ($to)(v) } }
    )*};
}
value_from! {
    bool => Value::Bool, i64 => Value::Int, String => Value::Text, Uuid => Value::Id, Vec<u8> => Value::Bytes,
    &str => |v: &str| Value::Text(v.to_owned()),
    i32 => |v: i32| Value::Int(i64::from(v)),
    u32 => |v: u32| Value::Int(i64::from(v)),
}
impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(v: Option<T>) -> Value {
        v.map_or(Value::Null, Into::into)
    }
}

/// A type a column can be read as.
pub trait FromValue: Sized {
    fn from_value(value: &Value) -> Option<Self>;
}

impl FromValue for i64 {
    fn from_value(value: &Value) -> Option<i64> {
        match value {
            Value::Int(v) | Value::Time(v) => Some(*v),
            Value::Bool(v) => Some(i64::from(*v)),
            _ => None,
        }
    }
}
impl FromValue for bool {
    fn from_value(value: &Value) -> Option<bool> {
        match value {
            Value::Bool(v) => Some(*v),
            Value::Int(v) => Some(*v != 0),
            _ => None,
        }
    }
}
impl FromValue for String {
    fn from_value(value: &Value) -> Option<String> {
        match value {
            Value::Text(v) => Some(v.clone()),
            _ => None,
        }
    }
}
impl FromValue for Uuid {
    fn from_value(value: &Value) -> Option<Uuid> {
        match value {
            Value::Id(v) => Some(*v),
            Value::Bytes(v) => Uuid::from_slice(v).ok(),
            _ => None,
        }
    }
}
impl FromValue for Vec<u8> {
    fn from_value(value: &Value) -> Option<Vec<u8>> {
        match value {
            Value::Bytes(v) => Some(v.clone()),
            Value::Id(v) => Some(v.as_bytes().to_vec()),
            _ => None,
        }
    }
}
impl<T: FromValue> FromValue for Option<T> {
    fn from_value(value: &Value) -> Option<Option<T>> {
        match value {
            Value::Null => Some(None),
            other => T::from_value(other).map(Some),
        }
    }
}

impl Row {
    /// The column at `index`, as `T`; a wrong type or a missing column is a fault of ours.
    pub fn get<T: FromValue>(&self, index: usize) -> Result<T, Fault> {
        self.0
            .get(index)
            .and_then(T::from_value)
            .ok_or_else(|| Fault::Broken(format!("column {index} is {:?}", self.0.get(index))))
    }
}
