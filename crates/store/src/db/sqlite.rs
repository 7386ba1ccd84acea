//! SQLite: one writer that commits in groups, readers beside it, checkpoints off the writer's path.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, ErrorCode, OpenFlags, ToSql, params_from_iter};
use tokio::sync::broadcast;
use uuid::Uuid;

use super::job::{Job, Queue};
use super::{Fault, Lock, NOTIFIED, OpenError, Options, Row, Search, Tx, Value, migrations, plans};

/// Commands in one commit: enough to make the disk's part of each small, few enough that the first does not wait long.
const GROUP: usize = 256;
/// After a command that had to be undone, so many groups have savepoints: what is refused late comes in rows.
const CAREFUL: usize = 64;
/// Another process (the command line) may hold the file this long.
const BUSY: Duration = Duration::from_secs(5);
/// Distinct statements a connection keeps prepared.
const PREPARED: usize = 256;
/// How often the log is carried over into the database.
const CHECKPOINT_EVERY: Duration = Duration::from_millis(250);
/// Pages in the log (4 KiB each) from which on writers are held for the moment it takes to begin the log anew.
const LONG_LOG: i64 = 8_192;
/// With only short words a search looks through this many of the newest rows: an index of trigrams knows no shorter ones.
const SHORT_WORD_ROWS: i64 = 10_000;

#[derive(Debug)]
pub(super) struct Sqlite {
    path: PathBuf,
    writes: Arc<Queue>,
    reads: Arc<Queue>,
    stop: Arc<AtomicBool>,
    threads: Mutex<Vec<JoinHandle<()>>>,
    listeners: broadcast::Sender<String>,
}

impl Sqlite {
    pub fn open(path: &Path, options: &Options) -> Result<Sqlite, OpenError> {
        let mut writer = connect(path, false)?;
        migrate(&mut writer)?;
        let (writes, reads) = (Arc::new(Queue::new(options.queue)), Arc::new(Queue::new(options.queue)));
        let stop = Arc::new(AtomicBool::new(false));
        let mut threads = Vec::new();
        let queue = writes.clone();
        threads.push(spawn("sqlite-writer", move || write_loop(&writer, &queue))?);
        for _ in 0..options.readers {
            let (connection, queue) = (connect(path, true)?, reads.clone());
            threads.push(spawn("sqlite-reader", move || read_loop(&connection, &queue))?);
        }
        let (connection, stopped) = (connect(path, false)?, stop.clone());
        threads.push(spawn("sqlite-checkpoint", move || checkpoint_loop(&connection, &stopped))?);
        Ok(Sqlite {
            path: path.to_owned(),
            writes,
            reads,
            stop,
            threads: Mutex::new(threads),
            listeners: broadcast::channel(NOTIFIED).0,
        })
    }

    pub fn submit_write(&self, job: Box<dyn Job>) {
        self.writes.push(job);
    }

    pub fn submit_read(&self, job: Box<dyn Job>) {
        self.reads.push(job);
    }

    pub fn listeners(&self) -> &broadcast::Sender<String> {
        &self.listeners
    }

    pub fn snapshot<T, E: From<Fault>>(
        &self,
        work: &mut dyn FnMut(&mut dyn Tx) -> Result<T, E>,
    ) -> Result<T, E> {
        let connection = connect(&self.path, true)?;
        let _reading = Transaction::begin(&connection, "BEGIN")?;
        work(&mut SqliteTx::new(&connection))
    }

    /// Writes alone, for as long as it takes.
    pub fn exclusive<T, E: From<Fault>>(
        &self,
        work: &mut dyn FnMut(&mut dyn Tx) -> Result<T, E>,
    ) -> Result<T, E> {
        let connection = connect(&self.path, false)?;
        let writing = Transaction::begin(&connection, "BEGIN IMMEDIATE")?;
        let done = work(&mut SqliteTx::new(&connection))?;
        writing.commit()?;
        Ok(done)
    }

    pub fn close(&self) {
        self.writes.close();
        self.reads.close();
        let mut threads = self.threads.lock().map(|mut t| std::mem::take(&mut *t)).unwrap_or_default();
        // The last one carries the log over, when all others have ended.
        let checkpoints = threads.pop();
        for thread in threads {
            drop(thread.join());
        }
        self.stop.store(true, Ordering::SeqCst);
        drop(checkpoints.map(JoinHandle::join));
    }
}

fn spawn(name: &str, run: impl FnOnce() + Send + 'static) -> Result<JoinHandle<()>, OpenError> {
    std::thread::Builder::new()
        .name(name.to_owned())
        .spawn(run)
        .map_err(|e| OpenError::Unusable(e.to_string()))
}

fn connect(path: &Path, reader: bool) -> Result<Connection, Fault> {
    let flags =
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let open = || -> rusqlite::Result<Connection> {
        let connection = Connection::open_with_flags(path, flags)?;
        connection.busy_timeout(BUSY)?;
        connection.set_prepared_statement_cache_capacity(PREPARED);
        // FULL: with NORMAL an acknowledged order is lost when the power goes.
        connection.execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
             PRAGMA wal_autocheckpoint = 0; PRAGMA cache_size = -65536;
             PRAGMA mmap_size = 1073741824;",
        )?;
        // What a savepoint could undo is kept in memory: past 64 KiB of it SQLite would write every changed page into a
        // temporary file, and a group of commands has more than that (four such writes for each into the log).
        let own = if reader { "PRAGMA query_only = ON" } else { "PRAGMA temp_store = MEMORY" };
        connection.execute_batch(own)?;
        Ok(connection)
    };
    open().map_err(|e| fault(None, e))
}

fn migrate(connection: &mut Connection) -> Result<(), OpenError> {
    let writing = Transaction::begin(connection, "BEGIN IMMEDIATE")?;
    migrations::run(&mut SqliteTx::new(connection), false)?;
    Ok(writing.commit()?)
}

/// A transaction that is rolled back unless it is committed.
struct Transaction<'c> {
    connection: &'c Connection,
}

impl<'c> Transaction<'c> {
    fn begin(connection: &'c Connection, how: &str) -> Result<Transaction<'c>, Fault> {
        run_cached(connection, how)?;
        Ok(Transaction { connection })
    }

    fn commit(self) -> Result<(), Fault> {
        // A failed commit is rolled back by the drop.
        run_cached(self.connection, "COMMIT")
    }
}

impl Drop for Transaction<'_> {
    fn drop(&mut self) {
        if !self.connection.is_autocommit() {
            drop(run_cached(self.connection, "ROLLBACK"));
        }
    }
}

fn run_cached(connection: &Connection, sql: &str) -> Result<(), Fault> {
    let run = || connection.prepare_cached(sql)?.raw_execute();
    run().map(drop).map_err(|e| fault(Some(connection), e))
}

fn read_loop(connection: &Connection, queue: &Queue) {
    while let Some(mut job) = queue.pop() {
        let outcome = Transaction::begin(connection, "BEGIN").map(|_reading| {
            job.run(&mut SqliteTx::new(connection));
        });
        job.finish(outcome);
    }
}

fn write_loop(connection: &Connection, queue: &Queue) {
    let mut careful = 0;
    while let Some(first) = queue.pop() {
        let undone = write_group(connection, queue, first, careful > 0);
        careful = if undone { CAREFUL } else { careful.saturating_sub(1) };
    }
}

/// Runs what is waiting and commits once. Nobody is answered before that. Whether a command of it had to be undone.
///
/// A savepoint for each command costs a quarter of the writer's time, and nearly every command is kept, or is refused before it
/// has written anything. So there is none, until a command has to be undone: then the whole group is, and runs once more with
/// savepoints.
fn write_group(connection: &Connection, queue: &Queue, first: Box<dyn Job>, careful: bool) -> bool {
    let mut jobs = vec![first];
    let mut ran = run_group(connection, queue, &mut jobs, careful);
    let in_vain = matches!(ran, Ok(Ran::InVain));
    if in_vain {
        ran = run_group(connection, queue, &mut jobs, true);
    }
    let undone = in_vain || matches!(ran, Ok(Ran::SomeUndone));
    let outcome = ran.map(drop);
    for job in jobs {
        job.finish(outcome.clone());
    }
    undone
}

/// How a group came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ran {
    AllKept,
    SomeUndone,
    /// One had to be undone, which without savepoints means all.
    InVain,
}

/// Runs `jobs`, and what comes meanwhile, in one transaction.
fn run_group(
    connection: &Connection,
    queue: &Queue,
    jobs: &mut Vec<Box<dyn Job>>,
    careful: bool,
) -> Result<Ran, Fault> {
    let writing = Transaction::begin(connection, "BEGIN IMMEDIATE")?;
    let (mut at, mut ran) = (0, Ran::AllKept);
    loop {
        if at == jobs.len() && at < GROUP {
            jobs.extend(queue.try_pop());
        }
        let Some(job) = jobs.get_mut(at) else { break };
        // Some failures (a full disk) undo the whole transaction; then all that ran in it have failed.
        let to_be_undone = run_one(connection, job.as_mut(), careful)?;
        match (to_be_undone, careful) {
            (false, _) => {}
            (true, true) => ran = Ran::SomeUndone,
            (true, false) => return Ok(Ran::InVain),
        }
        at += 1;
    }
    writing.commit()?;
    Ok(ran)
}

/// Whether the command wrote what is not to be kept; with `careful` it is undone already.
fn run_one(connection: &Connection, job: &mut dyn Job, careful: bool) -> Result<bool, Fault> {
    if careful {
        run_cached(connection, "SAVEPOINT command")?;
    }
    let before = connection.total_changes();
    let mut tx = SqliteTx::new(connection);
    let keep = job.run(&mut tx);
    let seen = tx.seen.take();
    if connection.is_autocommit() {
        return Err(seen.unwrap_or_else(|| Fault::Broken("the transaction ended by itself".to_owned())));
    }
    let to_be_undone = !keep && connection.total_changes() != before;
    if careful {
        if to_be_undone {
            run_cached(connection, "ROLLBACK TO command")?;
        }
        run_cached(connection, "RELEASE command")?;
    }
    Ok(to_be_undone)
}

/// Carries the log over into the database, so that the writer never has to.
fn checkpoint_loop(connection: &Connection, stop: &AtomicBool) {
    while !stop.load(Ordering::SeqCst) {
        std::thread::sleep(CHECKPOINT_EVERY);
        if checkpoint(connection, "PASSIVE").is_some_and(|pages| pages > LONG_LOG) {
            checkpoint(connection, "RESTART");
        }
    }
    checkpoint(connection, "TRUNCATE");
}

/// How many pages the log holds.
fn checkpoint(connection: &Connection, how: &str) -> Option<i64> {
    let sql = format!("PRAGMA wal_checkpoint({how})");
    connection.query_row(&sql, [], |row| row.get(1)).ok()
}

struct SqliteTx<'c> {
    connection: &'c Connection,
    /// The last fault, for whoever has to say why the transaction ended.
    seen: Option<Fault>,
}

impl<'c> SqliteTx<'c> {
    fn new(connection: &'c Connection) -> SqliteTx<'c> {
        SqliteTx { connection, seen: None }
    }

    fn note<T>(&mut self, result: rusqlite::Result<T>) -> Result<T, Fault> {
        result.map_err(|e| {
            let fault = fault(Some(self.connection), e);
            self.seen = Some(fault.clone());
            fault
        })
    }

    fn rows(&mut self, sql: &str, params: &[Value]) -> Result<Vec<Row>, Fault> {
        if cfg!(debug_assertions) {
            plans::judge(self.connection, sql)?;
        }
        let mut all = Vec::new();
        self.each(sql, params, &mut |row| {
            all.push(row);
            Ok(())
        })?;
        Ok(all)
    }

    fn each(
        &mut self,
        sql: &str,
        params: &[Value],
        each: &mut dyn FnMut(Row) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let connection = self.connection;
        let mut statement = self.note(connection.prepare_cached(&marked(sql)))?;
        let columns = statement.column_count();
        let mut rows = self.note(statement.query(params_from_iter(params)))?;
        while let Some(row) = self.note(rows.next())? {
            let values =
                (0..columns).map(|i| row.get_ref(i).map(value)).collect::<rusqlite::Result<Vec<Value>>>();
            each(Row(self.note(values)?))?;
        }
        Ok(())
    }
}

/// `$1` as SQLite numbers it: `?1`. With `$` it would be a name, counted by first appearance.
fn marked(sql: &str) -> String {
    sql.replace('$', "?")
}

fn value(value: ValueRef<'_>) -> Value {
    match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(v) => Value::Int(v),
        ValueRef::Real(v) => Value::Text(v.to_string()),
        ValueRef::Text(v) => Value::Text(String::from_utf8_lossy(v).into_owned()),
        ValueRef::Blob(v) => Value::Bytes(v.to_vec()),
    }
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Value::Null => ValueRef::Null,
            Value::Bool(v) => ValueRef::Integer(i64::from(*v)),
            Value::Int(v) | Value::Time(v) => ValueRef::Integer(*v),
            Value::Text(v) => ValueRef::Text(v.as_bytes()),
            Value::Id(v) => ValueRef::Blob(v.as_bytes()),
            Value::Bytes(v) => ValueRef::Blob(v),
        }))
    }
}

impl Tx for SqliteTx<'_> {
    fn query(&mut self, sql: &str, params: &[Value]) -> Result<Vec<Row>, Fault> {
        self.rows(sql, params)
    }

    fn query_locked(&mut self, sql: &str, params: &[Value]) -> Result<Vec<Row>, Fault> {
        // There is one writer: nobody else can change anything meanwhile.
        self.rows(sql, params)
    }

    fn execute(&mut self, sql: &str, params: &[Value]) -> Result<u64, Fault> {
        let connection = self.connection;
        if cfg!(debug_assertions) {
            plans::judge(connection, sql)?;
        }
        let mut statement = self.note(connection.prepare_cached(&marked(sql)))?;
        self.note(statement.execute(params_from_iter(params))).map(|n| n as u64)
    }

    fn push(&mut self, sql: &str, params: Vec<Value>) -> Result<(), Fault> {
        self.execute(sql, &params).map(drop)
    }

    fn bulk(&mut self, table: &str, columns: &[&str], rows: &[Vec<Value>]) -> Result<(), Fault> {
        let marks: Vec<String> = (1..=columns.len()).map(|n| format!("?{n}")).collect();
        let sql = format!("INSERT INTO {table} ({}) VALUES ({})", columns.join(", "), marks.join(", "));
        let connection = self.connection;
        let mut statement = self.note(connection.prepare_cached(&sql))?;
        for row in rows {
            self.note(statement.execute(params_from_iter(row)))?;
        }
        Ok(())
    }

    fn begin_part(&mut self) -> Result<(), Fault> {
        self.execute("SAVEPOINT part", &[]).map(drop)
    }

    fn keep_part(&mut self) -> Result<(), Fault> {
        self.execute("RELEASE part", &[]).map(drop)
    }

    fn undo_part(&mut self) -> Result<(), Fault> {
        self.execute("ROLLBACK TO part", &[])?;
        self.execute("RELEASE part", &[]).map(drop)
    }

    fn lock_account(&mut self, _account: Uuid, _lock: Lock) -> Result<(), Fault> {
        Ok(())
    }

    fn slot(&self) -> i64 {
        0
    }

    fn index_text(&mut self, noun: &str, account: Uuid, id: Uuid, text: &str) -> Result<(), Fault> {
        let key = crate::params![account, noun, id];
        if text.is_empty() {
            let sql = "DELETE FROM search_texts WHERE account_id = $1 AND noun = $2 AND id = $3";
            return self.execute(sql, &key).map(drop);
        }
        let sql = "INSERT INTO search_texts (account_id, noun, id, body) VALUES ($1, $2, $3, $4)
          ON CONFLICT (account_id, noun, id) DO UPDATE SET body = excluded.body WHERE body <> excluded.body";
        let [account, noun, id] = key;
        self.execute(sql, &[account, noun, id, Value::from(text)]).map(drop)
    }

    fn search(&mut self, search: &Search<'_>) -> Result<Vec<Uuid>, Fault> {
        let (long, short): (Vec<&String>, Vec<&String>) =
            search.words.iter().partition(|w| w.chars().count() >= 3);
        let mut values = crate::params![search.account, search.noun].to_vec();
        let from = if long.is_empty() {
            values.push(SHORT_WORD_ROWS.into());
            "(SELECT * FROM search_texts WHERE account_id = $1 AND noun = $2 ORDER BY id DESC LIMIT $3) t WHERE true"
        } else {
            let quoted: Vec<String> =
                long.iter().map(|w| format!("\"{}\"", w.replace('"', "\"\""))).collect();
            values.push(quoted.join(" AND ").into());
            "search_grams g JOIN search_texts t ON t.row = g.rowid
             WHERE search_grams MATCH $3 AND t.account_id = $1 AND t.noun = $2"
        };
        // Ids grow with time as rows do, and there is an index of them.
        let order = if long.is_empty() { "t.id" } else { "g.rowid" };
        let mut sql = format!("SELECT t.id FROM {from}");
        for word in short {
            values.push(word.as_str().into());
            sql.push_str(&format!(" AND instr(t.body, ${}) > 0", values.len()));
        }
        if let Some(before) = search.before {
            values.push(before.into());
            let id = values.len();
            sql.push_str(&match long.is_empty() {
                true => format!(" AND t.id < ${id}"),
                false => format!(
                    " AND g.rowid < (SELECT row FROM search_texts WHERE account_id = $1 AND noun = $2 AND id = ${id})"
                ),
            });
        }
        values.push(search.limit.into());
        sql.push_str(&format!(" ORDER BY {order} DESC LIMIT ${}", values.len()));
        self.rows(&sql, &values)?.iter().map(|row| row.get(0)).collect()
    }

    fn batch(&mut self, sql: &str) -> Result<(), Fault> {
        let run = self.connection.execute_batch(sql);
        self.note(run)
    }

    fn stream(&mut self, sql: &str, each: &mut dyn FnMut(Row) -> Result<(), Fault>) -> Result<(), Fault> {
        self.each(sql, &[], each)
    }

    fn tables(&mut self) -> Result<Vec<String>, Fault> {
        let sql = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
          AND name NOT LIKE 'search_grams%' AND name <> 'schema_migrations' ORDER BY name";
        self.rows(sql, &[])?.iter().map(|row| row.get(0)).collect()
    }

    fn columns(&mut self, table: &str) -> Result<Vec<String>, Fault> {
        // The row number of a search text is SQLite's own affair.
        let sql = "SELECT name FROM pragma_table_info($1) WHERE name <> 'row' ORDER BY name";
        self.rows(sql, &crate::params![table])?.iter().map(|row| row.get(0)).collect()
    }
}

fn fault(connection: Option<&Connection>, error: rusqlite::Error) -> Fault {
    let rusqlite::Error::SqliteFailure(code, message) = &error else {
        return Fault::Broken(error.to_string());
    };
    match code.code {
        ErrorCode::DiskFull => Fault::Full,
        ErrorCode::ReadOnly => Fault::ReadOnly,
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Fault::Busy,
        ErrorCode::ConstraintViolation => Fault::Constraint(constraint(
            connection,
            code.extended_code,
            message.as_deref().unwrap_or_default(),
        )),
        ErrorCode::SystemIoFailure | ErrorCode::CannotOpen => Fault::Gone(error.to_string()),
        _ => Fault::Broken(error.to_string()),
    }
}

/// The name PostgreSQL would give: SQLite names the columns.
fn constraint(connection: Option<&Connection>, extended: i32, message: &str) -> String {
    let named = message.rsplit(": ").next().unwrap_or_default();
    let (table, _) = named.split_once('.').unwrap_or((named, ""));
    match extended {
        rusqlite::ffi::SQLITE_CONSTRAINT_PRIMARYKEY | rusqlite::ffi::SQLITE_CONSTRAINT_ROWID => {
            format!("{table}_pkey")
        }
        rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE => {
            connection.and_then(|c| index_of(c, table, named)).unwrap_or_else(|| named.to_owned())
        }
        rusqlite::ffi::SQLITE_CONSTRAINT_FOREIGNKEY => "foreign_key".to_owned(),
        _ => named.to_owned(),
    }
}

/// The unique index over exactly these columns.
fn index_of(connection: &Connection, table: &str, columns: &str) -> Option<String> {
    let sql =
        "SELECT l.name, group_concat(?1 || '.' || i.name, ', ' ORDER BY i.seqno) FROM pragma_index_list(?1) l
      JOIN pragma_index_info(l.name) i WHERE l.\"unique\" GROUP BY l.name";
    let mut statement = connection.prepare(sql).ok()?;
    let mut rows = statement.query([table]).ok()?;
    while let Some(row) = rows.next().ok()? {
        let (name, listed): (String, String) = (row.get(0).ok()?, row.get(1).ok()?);
        if listed == columns {
            return Some(name);
        }
    }
    None
}
