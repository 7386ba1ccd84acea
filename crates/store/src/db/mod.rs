//! The two databases behind one small synchronous transaction.
//!
//! A command runs as one closure over `&mut dyn Tx` on a thread that owns a connection. Statements are one text for both
//! databases with parameters `$1, $2, …`; everything in which the databases differ lives in this folder.

mod backup;
mod job;
mod migrations;
mod plans;
mod postgres;
mod sqlite;

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tokio::sync::broadcast;
use uuid::Uuid;

pub use backup::{BackupError, Progress};
pub use plans::WHOLE;

use job::{Job, Typed};

/// Where the data lie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Address {
    /// The database file; its directory exists.
    Sqlite(PathBuf),
    /// `postgres://user@host/database`.
    Postgres(String),
}

/// How a database is opened.
#[derive(Debug, Clone)]
pub struct Options {
    pub address: Address,
    /// Threads that read, each with a connection of its own.
    pub readers: usize,
    /// Threads that write, each with a connection of its own; SQLite has one, whatever this says.
    pub writers: usize,
    /// Commands that may wait; beyond it callers are told to come again instead of queueing without end.
    pub queue: usize,
}

/// Reading takes well under a millisecond; more threads than this only take turns on a small machine.
const READERS: usize = 4;
/// PostgreSQL commits a group when several transactions wait for the disk at once: with 24 of them the disk is never idle
/// at 64 clients, and with more they get into each other's way.
const WRITERS: usize = 24;
/// A second's work at full load.
const QUEUE: usize = 4_096;
/// What listeners hear when notices may have been lost between the nodes.
pub const MISSED: &str = "missed";
/// Events of the live stream a slow listener may fall behind before it is told to fetch anew.
const NOTIFIED: usize = 4_096;

impl Options {
    pub fn new(address: Address) -> Options {
        Options { address, readers: READERS, writers: WRITERS, queue: QUEUE }
    }
}

/// Why a database was not opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OpenError {
    /// The file is not there, and this command does not make one.
    Missing(String),
    /// A newer Poryadok has changed the schema: ours must not touch it.
    Newer {
        found: i64,
        known: i64,
    },
    /// A migration that was applied has another text than ours.
    Changed {
        number: i64,
    },
    Unusable(String),
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            OpenError::Missing(what) => {
                write!(f, "there is no database at {what}; check --data or --database-url")
            }
            OpenError::Newer { found, known } => write!(
                f,
                "the database has schema {found}, this program knows schema {known} at most; start the newer program"
            ),
            OpenError::Changed { number } => write!(
                f,
                "migration {number} was applied with another text; this database belongs to another build"
            ),
            OpenError::Unusable(why) => write!(f, "the database cannot be opened: {why}"),
        }
    }
}

impl std::error::Error for OpenError {}

impl From<Fault> for OpenError {
    fn from(fault: Fault) -> OpenError {
        OpenError::Unusable(fault.to_string())
    }
}

/// An open database. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Db(Arc<Backend>);

#[derive(Debug)]
enum Backend {
    Sqlite(sqlite::Sqlite),
    Postgres(Box<postgres::Postgres>),
}

impl Db {
    /// Opens the database, makes it if need be, and brings its schema up to date.
    pub fn open(options: &Options) -> Result<Db, OpenError> {
        let backend = match &options.address {
            Address::Sqlite(path) => Backend::Sqlite(sqlite::Sqlite::open(path, options)?),
            Address::Postgres(url) => Backend::Postgres(Box::new(postgres::Postgres::open(url, options)?)),
        };
        Ok(Db(Arc::new(backend)))
    }

    /// Like [`Db::open`], but never makes a database that is not there.
    pub fn open_existing(options: &Options) -> Result<Db, OpenError> {
        match &options.address {
            Address::Sqlite(path) if !path.exists() => Err(OpenError::Missing(path.display().to_string())),
            _ => Db::open(options),
        }
    }

    pub fn is_postgres(&self) -> bool {
        matches!(*self.0, Backend::Postgres(_))
    }

    /// Runs a command in a transaction of its own; answers after the commit. The job may run more than once, when
    /// PostgreSQL asks for a transaction to be tried again; whatever it did before is then undone.
    pub async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Fault> + Send + 'static,
        F: FnMut(&mut dyn Tx) -> Result<T, E> + Send + 'static,
    {
        let (job, answer) = Typed::boxed(work);
        self.0.submit_write(job);
        answer.await.unwrap_or_else(|_| Err(stopped().into()))
    }

    /// Reads in one consistent snapshot.
    pub async fn read<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Fault> + Send + 'static,
        F: FnMut(&mut dyn Tx) -> Result<T, E> + Send + 'static,
    {
        let (job, answer) = Typed::boxed(work);
        self.0.submit_read(job);
        answer.await.unwrap_or_else(|_| Err(stopped().into()))
    }

    /// [`Db::write`] for a thread outside of the runtime.
    pub fn write_blocking<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Fault> + Send + 'static,
        F: FnMut(&mut dyn Tx) -> Result<T, E> + Send + 'static,
    {
        let (job, answer) = Typed::boxed(work);
        self.0.submit_write(job);
        answer.blocking_recv().unwrap_or_else(|_| Err(stopped().into()))
    }

    /// [`Db::read`] for a thread outside of the runtime.
    pub fn read_blocking<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Fault> + Send + 'static,
        F: FnMut(&mut dyn Tx) -> Result<T, E> + Send + 'static,
    {
        let (job, answer) = Typed::boxed(work);
        self.0.submit_read(job);
        answer.blocking_recv().unwrap_or_else(|_| Err(stopped().into()))
    }

    /// Reads for as long as it takes (a check, an export, a backup), on a connection of its own and from one consistent
    /// snapshot, so that it holds up nobody. Blocks the calling thread.
    pub fn snapshot<T, E>(&self, mut work: impl FnMut(&mut dyn Tx) -> Result<T, E>) -> Result<T, E>
    where
        E: From<Fault>,
    {
        match &*self.0 {
            Backend::Sqlite(sqlite) => sqlite.snapshot(&mut work),
            Backend::Postgres(postgres) => postgres.snapshot(&mut work),
        }
    }

    /// Writes everything into `out`, consistent under load.
    pub fn backup(
        &self,
        out: &mut dyn std::io::Write,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<(), BackupError> {
        self.snapshot(|tx| backup::export(tx, out, progress))
    }

    /// Fills this database, freshly made and empty, from a backup: all of it or nothing.
    pub fn restore(&self, file: &Path, progress: &mut dyn FnMut(Progress)) -> Result<(), BackupError> {
        match &*self.0 {
            Backend::Sqlite(sqlite) => sqlite.exclusive(&mut |tx| backup::import(tx, file, progress)),
            Backend::Postgres(postgres) => postgres.exclusive(&mut |tx| backup::import(tx, file, progress)),
        }?;
        Ok(self.refresh_statistics()?)
    }

    /// To be called after much was written at once: PostgreSQL then knows what it holds, instead of guessing until its
    /// own housekeeping comes round (an order page takes 3.6 ms on a guess and 0.9 ms on knowledge). SQLite's plans
    /// follow from the indices, and from the figures that the schema says. Blocks the calling thread.
    pub fn refresh_statistics(&self) -> Result<(), Fault> {
        match &*self.0 {
            Backend::Sqlite(_) => Ok(()),
            Backend::Postgres(_) => self.write_blocking(|tx| tx.batch("ANALYZE")),
        }
    }

    /// Tells every node, this one included. Not part of any transaction: commits that notify wait for one another.
    pub fn notify(&self, payload: String) {
        match &*self.0 {
            Backend::Sqlite(sqlite) => drop(sqlite.listeners().send(payload)),
            Backend::Postgres(postgres) => postgres.notify(payload),
        }
    }

    pub fn subscribe(&self) -> broadcast::Receiver<String> {
        match &*self.0 {
            Backend::Sqlite(sqlite) => sqlite.listeners().subscribe(),
            Backend::Postgres(postgres) => postgres.listeners().subscribe(),
        }
    }

    /// Waits for what was accepted, then stops. Blocks the calling thread.
    pub fn close(&self) {
        match &*self.0 {
            Backend::Sqlite(sqlite) => sqlite.close(),
            Backend::Postgres(postgres) => postgres.close(),
        }
    }
}

impl Backend {
    fn submit_write(&self, job: Box<dyn Job>) {
        match self {
            Backend::Sqlite(sqlite) => sqlite.submit_write(job),
            Backend::Postgres(postgres) => postgres.submit_write(job),
        }
    }

    fn submit_read(&self, job: Box<dyn Job>) {
        match self {
            Backend::Sqlite(sqlite) => sqlite.submit_read(job),
            Backend::Postgres(postgres) => postgres.submit_read(job),
        }
    }
}

fn stopped() -> Fault {
    Fault::Gone("the server is shutting down".to_owned())
}

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
    /// Begins a part of the transaction that can be undone by itself. Parts do not nest.
    fn begin_part(&mut self) -> Result<(), Fault>;
    /// Ends the part. Everything in it has been carried out by the database when this answers.
    fn keep_part(&mut self) -> Result<(), Fault>;
    /// Undoes the part; what came before it stays.
    fn undo_part(&mut self) -> Result<(), Fault>;
    /// Keeps other writers of the account out as far as `lock` says, until the end of the transaction.
    fn lock_account(&mut self, account: Uuid, lock: Lock) -> Result<(), Fault>;
    /// The slot of kept counters this connection writes to: no two transactions that run at once share one.
    fn slot(&self) -> i64;
    /// Writes or replaces the search text of a row of `noun` (already folded by the caller).
    fn index_text(&mut self, noun: &str, account: Uuid, id: Uuid, text: &str) -> Result<(), Fault>;
    /// Runs several statements that take no parameters.
    fn batch(&mut self, sql: &str) -> Result<(), Fault>;
    /// Walks the rows of a large answer without holding them all.
    fn stream(&mut self, sql: &str, each: &mut dyn FnMut(Row) -> Result<(), Fault>) -> Result<(), Fault>;
    /// The tables that hold data, in the order of their names.
    fn tables(&mut self) -> Result<Vec<String>, Fault>;
    /// The columns of a table, in the order of their names.
    fn columns(&mut self, table: &str) -> Result<Vec<String>, Fault>;
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
        impl From<$from> for Value { fn from(v: $from) -> Value { let to: fn($from) -> Value = $to; to(v) } }
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
    /// All columns.
    pub fn values(&self) -> &[Value] {
        &self.0
    }

    /// The column at `index`, as `T`; a wrong type or a missing column is a fault of ours.
    pub fn get<T: FromValue>(&self, index: usize) -> Result<T, Fault> {
        self.0
            .get(index)
            .and_then(T::from_value)
            .ok_or_else(|| Fault::Broken(format!("column {index} is {:?}", self.0.get(index))))
    }
}
