//! PostgreSQL: a pool of threads with a connection each, a transaction for each command, writes pipelined.

mod notices;
mod values;

use std::collections::HashMap;
use std::future::Future;
use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex};
use std::task::Poll;
use std::thread::JoinHandle;
use std::time::Duration;

use futures_util::StreamExt as _;
use tokio::runtime::Runtime;
use tokio::sync::broadcast;
use tokio_postgres::error::SqlState;
use tokio_postgres::types::{ToSql, Type};
use tokio_postgres::{Client, NoTls, Statement};
use uuid::Uuid;

use self::notices::Notices;
use self::values::decode;
use super::job::{Job, Queue};
use super::{Fault, Lock, OpenError, Options, Row, Search, Tx, Value, migrations};

/// How often a transaction that got into another's way is tried again.
const TRIES: usize = 5;
/// A server that does not answer a connection within this is taken for gone.
const CONNECT: Duration = Duration::from_secs(2);
/// Distinct statements a connection keeps prepared before it forgets them all.
const PREPARED: usize = 500;
/// The class of advisory locks by which connections share out the slots of kept counters ("PORY").
const SLOTS: i64 = 0x504f_5259;
/// Connections of all nodes together that write at once.
const MAX_SLOTS: i64 = 1_024;
/// Held while the schema is brought up to date, so that nodes that start together take turns.
const MIGRATING: i64 = 0x504f_5259_0000_0001;
/// With only short words a search looks through this many of the newest rows, as on SQLite.
const SHORT_WORD_ROWS: i64 = 10_000;

#[derive(Debug)]
pub(super) struct Postgres {
    config: tokio_postgres::Config,
    writes: Arc<Queue>,
    reads: Arc<Queue>,
    threads: Mutex<Vec<JoinHandle<()>>>,
    notices: Notices,
}

impl Postgres {
    pub fn open(url: &str, options: &Options) -> Result<Postgres, OpenError> {
        let config = configure(url)?;
        let mut connection =
            Connection::open(&config, false).map_err(|f| OpenError::Unusable(f.to_string()))?;
        migrate(&mut connection)?;
        let (writes, reads) = (Arc::new(Queue::new(options.queue)), Arc::new(Queue::new(options.queue)));
        let mut threads = Vec::new();
        for (count, queue, writer) in [(options.writers, &writes, true), (options.readers, &reads, false)] {
            for _ in 0..count {
                let (config, queue) = (config.clone(), queue.clone());
                let name = if writer { "postgres-writer" } else { "postgres-reader" };
                threads.push(spawn(name, move || work_loop(&config, &queue, writer))?);
            }
        }
        let notices = Notices::start(&config)?;
        Ok(Postgres { config, writes, reads, threads: Mutex::new(threads), notices })
    }

    pub fn submit_write(&self, job: Box<dyn Job>) {
        self.writes.push(job);
    }

    pub fn submit_read(&self, job: Box<dyn Job>) {
        self.reads.push(job);
    }

    pub fn notify(&self, payload: String) {
        self.notices.send(payload);
    }

    pub fn listeners(&self) -> &broadcast::Sender<String> {
        self.notices.listeners()
    }

    pub fn snapshot<T, E: From<Fault>>(
        &self,
        work: &mut dyn FnMut(&mut dyn Tx) -> Result<T, E>,
    ) -> Result<T, E> {
        self.alone("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", work)
    }

    pub fn exclusive<T, E: From<Fault>>(
        &self,
        work: &mut dyn FnMut(&mut dyn Tx) -> Result<T, E>,
    ) -> Result<T, E> {
        self.alone("BEGIN", work)
    }

    /// One transaction on a connection of its own, on a thread of its own: the caller may be in a runtime.
    fn alone<T, E: From<Fault>>(
        &self,
        begin: &'static str,
        work: &mut dyn FnMut(&mut dyn Tx) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut connection = Connection::open(&self.config, false)?;
        let mut tx = PostgresTx::new(&mut connection, begin);
        let done = work(&mut tx);
        match done {
            Ok(done) => {
                tx.commit()?;
                Ok(done)
            }
            Err(e) => {
                tx.roll_back();
                Err(e)
            }
        }
    }

    pub fn close(&self) {
        self.writes.close();
        self.reads.close();
        let threads = self.threads.lock().map(|mut t| std::mem::take(&mut *t)).unwrap_or_default();
        for thread in threads {
            drop(thread.join());
        }
        self.notices.stop();
    }
}

fn configure(url: &str) -> Result<tokio_postgres::Config, OpenError> {
    let mut config: tokio_postgres::Config = url
        .parse()
        .map_err(|e| OpenError::Unusable(format!("the address of the database does not read: {e}")))?;
    if config.get_ssl_mode() == tokio_postgres::config::SslMode::Require {
        return Err(OpenError::Unusable(
            "sslmode=require is not supported; reach the server over a private network or a tunnel"
                .to_owned(),
        ));
    }
    if config.get_application_name().is_none() {
        config.application_name("poryadok");
    }
    config.connect_timeout(CONNECT);
    Ok(config)
}

fn spawn(name: &str, run: impl FnOnce() + Send + 'static) -> Result<JoinHandle<()>, OpenError> {
    std::thread::Builder::new()
        .name(name.to_owned())
        .spawn(run)
        .map_err(|e| OpenError::Unusable(e.to_string()))
}

fn migrate(connection: &mut Connection) -> Result<(), OpenError> {
    let mut tx = PostgresTx::new(connection, "BEGIN");
    tx.execute("SELECT pg_advisory_xact_lock($1)", &crate::params![MIGRATING])?;
    match migrations::run(&mut tx, true) {
        Ok(()) => Ok(tx.commit()?),
        Err(e) => {
            tx.roll_back();
            Err(e)
        }
    }
}

/// The small runtime of a connection. It may be dropped where another runtime is at work, which must not be blocked.
struct Driver(Option<Runtime>);

impl Drop for Driver {
    fn drop(&mut self) {
        if let Some(runtime) = self.0.take() {
            runtime.shutdown_background();
        }
    }
}

impl Driver {
    fn new() -> Result<Driver, Fault> {
        let built = tokio::runtime::Builder::new_current_thread().enable_all().build();
        built.map(|runtime| Driver(Some(runtime))).map_err(|e| Fault::Broken(e.to_string()))
    }

    /// Drives a future to its end, also when the calling thread belongs to another runtime.
    fn run<T: Send>(&self, future: impl Future<Output = T> + Send) -> Result<T, Fault> {
        let runtime = self.0.as_ref().ok_or_else(super::stopped)?;
        if tokio::runtime::Handle::try_current().is_err() {
            return Ok(runtime.block_on(future));
        }
        Ok(std::thread::scope(|scope| {
            let driven = scope.spawn(|| runtime.block_on(future));
            driven.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        }))
    }
}

/// A connection with the runtime that drives it.
struct Connection {
    runtime: Driver,
    client: Client,
    statements: HashMap<String, Statement>,
    slot: i64,
}

impl Connection {
    fn open(config: &tokio_postgres::Config, writer: bool) -> Result<Connection, Fault> {
        let runtime = Driver::new()?;
        let client = runtime.run(async {
            let connecting = tokio::time::timeout(CONNECT, config.connect(NoTls));
            let (client, connection) = connecting
                .await
                .map_err(|_| Fault::Gone("the server does not answer".to_owned()))?
                // Whatever keeps us out (a wrong password, a database that takes nobody): it is not there for us.
                .map_err(|e| {
                    Fault::Gone(e.as_db_error().map_or(e.to_string(), |db| db.message().to_owned()))
                })?;
            tokio::spawn(connection);
            Ok::<Client, Fault>(client)
        })??;
        let mut connection = Connection { runtime, client, statements: HashMap::new(), slot: 0 };
        if writer {
            connection.insist_on_durability()?;
            connection.slot = connection.take_slot()?;
        }
        Ok(connection)
    }

    /// An answer leaves after the commit is on the disk, also where the server is set up to answer earlier.
    fn insist_on_durability(&self) -> Result<(), Fault> {
        let sql = "SELECT set_config('synchronous_commit', 'on', false) \
                   WHERE current_setting('synchronous_commit') IN ('off', 'local')";
        self.runtime.run(self.client.query(sql, &[]))?.map(drop).map_err(|e| fault(&e))
    }

    /// A slot that no other open connection of any node has; it is given back when the connection ends.
    fn take_slot(&self) -> Result<i64, Fault> {
        let sql = format!(
            "SELECT k FROM generate_series(1, {MAX_SLOTS}) k WHERE pg_try_advisory_lock({SLOTS}, k::int) LIMIT 1"
        );
        let rows = self.runtime.run(self.client.query(&sql, &[]))?.map_err(|e| fault(&e))?;
        let slot: i32 = rows.first().map_or(0, |row| row.get(0));
        Ok(i64::from(slot))
    }

    fn statement(&mut self, sql: &str) -> Result<Statement, Fault> {
        if let Some(statement) = self.statements.get(sql) {
            return Ok(statement.clone());
        }
        if self.statements.len() >= PREPARED {
            self.statements.clear();
        }
        let statement = self.runtime.run(self.client.prepare(sql))?.map_err(|e| fault(&e))?;
        self.statements.insert(sql.to_owned(), statement.clone());
        Ok(statement)
    }
}

fn work_loop(config: &tokio_postgres::Config, queue: &Queue, writer: bool) {
    let mut connection: Option<Connection> = None;
    while let Some(mut job) = queue.pop() {
        if connection.as_ref().is_none_or(|c| c.client.is_closed()) {
            connection = None;
            match Connection::open(config, writer) {
                Ok(open) => connection = Some(open),
                Err(fault) => {
                    job.finish(Err(fault));
                    continue;
                }
            }
        }
        if let Some(connection) = connection.as_mut() {
            let outcome = attempt(connection, job.as_mut(), writer);
            job.finish(outcome);
        }
    }
}

/// Runs a job until it is through, or fails for good.
fn attempt(connection: &mut Connection, job: &mut dyn Job, writer: bool) -> Result<(), Fault> {
    let begin = if writer { "BEGIN" } else { "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" };
    for _ in 1..TRIES {
        match attempt_once(connection, job, begin) {
            Err(Ended::InTheWay) => std::thread::sleep(Duration::from_millis(1)),
            Err(Ended::Failed(fault)) => return Err(fault),
            Ok(()) => return Ok(()),
        }
    }
    match attempt_once(connection, job, begin) {
        Err(Ended::InTheWay) => Err(Fault::Busy),
        Err(Ended::Failed(fault)) => Err(fault),
        Ok(()) => Ok(()),
    }
}

enum Ended {
    /// Another transaction was in the way: nothing was kept, it may be tried again.
    InTheWay,
    Failed(Fault),
}

fn attempt_once(connection: &mut Connection, job: &mut dyn Job, begin: &'static str) -> Result<(), Ended> {
    let mut tx = PostgresTx::new(connection, begin);
    let keep = job.run(&mut tx);
    let committed = if keep {
        tx.commit()
    } else {
        tx.roll_back();
        Ok(())
    };
    match committed {
        _ if tx.in_the_way => Err(Ended::InTheWay),
        Err(fault) => Err(Ended::Failed(fault)),
        Ok(()) => Ok(()),
    }
}

struct PostgresTx<'c> {
    connection: &'c mut Connection,
    begin: &'static str,
    begun: bool,
    /// Statements nobody waits for; they go out with the next one that somebody does.
    pending: Vec<(Statement, Vec<Value>)>,
    in_the_way: bool,
}

impl<'c> PostgresTx<'c> {
    fn new(connection: &'c mut Connection, begin: &'static str) -> PostgresTx<'c> {
        PostgresTx { connection, begin, begun: false, pending: Vec::new(), in_the_way: false }
    }

    fn note<T>(&mut self, result: Result<T, tokio_postgres::Error>) -> Result<T, Fault> {
        result.map_err(|e| {
            let conflict = [SqlState::T_R_SERIALIZATION_FAILURE, SqlState::T_R_DEADLOCK_DETECTED];
            self.in_the_way |= e.code().is_some_and(|code| conflict.contains(code));
            fault(&e)
        })
    }

    /// Sends BEGIN (once), all that was pushed, and `last`, in one go and in this order, and waits for all answers.
    fn send(&mut self, last: Last<'_>) -> Result<Answered, Fault> {
        let pending = std::mem::take(&mut self.pending);
        let begin = (!self.begun).then_some(self.begin);
        self.begun = true;
        let client = &self.connection.client;
        let answers = self.connection.runtime.run(async {
            let mut sent: Vec<Pin<Box<dyn Future<Output = Reply> + Send + '_>>> = Vec::new();
            if let Some(begin) = begin {
                sent.push(Box::pin(
                    async move { client.batch_execute(begin).await.map(|()| Answered::Nothing) },
                ));
            }
            for (statement, values) in &pending {
                sent.push(Box::pin(async move {
                    client.execute(statement, &references(values)).await.map(Answered::Changed)
                }));
            }
            match &last {
                Last::Query(statement, values) => sent.push(Box::pin(async move {
                    client.query(statement, &references(values)).await.map(Answered::Rows)
                })),
                Last::Execute(statement, values) => sent.push(Box::pin(async move {
                    client.execute(statement, &references(values)).await.map(Answered::Changed)
                })),
                Last::Simple(sql) => {
                    sent.push(Box::pin(async move {
                        client.batch_execute(sql).await.map(|()| Answered::Nothing)
                    }));
                }
                Last::Nothing => {}
            }
            in_order(sent).await
        })?;
        let mut answered = Answered::Nothing;
        for answer in answers {
            answered = self.note(answer)?;
        }
        Ok(answered)
    }

    fn commit(&mut self) -> Result<(), Fault> {
        if !self.begun && self.pending.is_empty() {
            return Ok(());
        }
        let committed = self.send(Last::Simple("COMMIT"));
        match committed {
            Ok(_) => Ok(()),
            Err(Fault::Gone(_)) => Err(Fault::Gone(
                "the connection was lost during the commit; its outcome is unknown".to_owned(),
            )),
            // A COMMIT behind a failed statement rolls back.
            Err(fault) => Err(fault),
        }
    }

    fn roll_back(&mut self) {
        self.pending.clear();
        if self.begun {
            drop(self.send(Last::Simple("ROLLBACK")));
        }
    }
}

type Reply = Result<Answered, tokio_postgres::Error>;

enum Answered {
    Nothing,
    Changed(u64),
    Rows(Vec<tokio_postgres::Row>),
}

enum Last<'a> {
    Query(Statement, &'a [Value]),
    Execute(Statement, &'a [Value]),
    Simple(&'a str),
    Nothing,
}

fn references(values: &[Value]) -> Vec<&(dyn ToSql + Sync)> {
    values.iter().map(|v| v as &(dyn ToSql + Sync)).collect()
}

/// Waits for all, having first polled each in turn: a request is sent when it is first polled, so they go out in order.
async fn in_order<T>(futures: Vec<Pin<Box<dyn Future<Output = T> + Send + '_>>>) -> Vec<T> {
    let mut waiting: Vec<_> = futures.into_iter().map(|f| (Some(f), None)).collect();
    std::future::poll_fn(|context| {
        let mut ready = true;
        for (future, answer) in &mut waiting {
            if let Some(running) = future {
                match running.as_mut().poll(context) {
                    Poll::Ready(value) => {
                        *answer = Some(value);
                        *future = None;
                    }
                    Poll::Pending => ready = false,
                }
            }
        }
        if ready { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
    waiting.into_iter().filter_map(|(_, answer)| answer).collect()
}

impl Tx for PostgresTx<'_> {
    fn query(&mut self, sql: &str, params: &[Value]) -> Result<Vec<Row>, Fault> {
        let statement = self.connection.statement(sql)?;
        match self.send(Last::Query(statement, params))? {
            Answered::Rows(rows) => rows.iter().map(decode).collect(),
            Answered::Nothing | Answered::Changed(_) => Ok(Vec::new()),
        }
    }

    fn query_locked(&mut self, sql: &str, params: &[Value]) -> Result<Vec<Row>, Fault> {
        self.query(&format!("{sql} FOR UPDATE"), params)
    }

    fn execute(&mut self, sql: &str, params: &[Value]) -> Result<u64, Fault> {
        let statement = self.connection.statement(sql)?;
        match self.send(Last::Execute(statement, params))? {
            Answered::Changed(rows) => Ok(rows),
            Answered::Nothing | Answered::Rows(_) => Ok(0),
        }
    }

    fn push(&mut self, sql: &str, params: Vec<Value>) -> Result<(), Fault> {
        let statement = self.connection.statement(sql)?;
        self.pending.push((statement, params));
        Ok(())
    }

    fn bulk(&mut self, table: &str, columns: &[&str], rows: &[Vec<Value>]) -> Result<(), Fault> {
        if rows.is_empty() {
            return Ok(());
        }
        self.send(Last::Nothing)?;
        let columns = columns.join(", ");
        let described = self.connection.statement(&format!("SELECT {columns} FROM {table} LIMIT 0"))?;
        let types: Vec<Type> = described.columns().iter().map(|c| c.type_().clone()).collect();
        let copy = format!("COPY {table} ({columns}) FROM STDIN BINARY");
        let client = &self.connection.client;
        let copied = self.connection.runtime.run(async {
            let sink = client.copy_in(&copy).await?;
            let mut writer = pin!(tokio_postgres::binary_copy::BinaryCopyInWriter::new(sink, &types));
            for row in rows {
                writer.as_mut().write_raw(row).await?;
            }
            writer.finish().await.map(drop)
        })?;
        self.note(copied)
    }

    fn begin_part(&mut self) -> Result<(), Fault> {
        self.push("SAVEPOINT part", Vec::new())
    }

    fn keep_part(&mut self) -> Result<(), Fault> {
        self.send(Last::Simple("RELEASE SAVEPOINT part")).map(drop)
    }

    fn undo_part(&mut self) -> Result<(), Fault> {
        // The part may have been pushed only: it is sent to be undone, and how it ends does not matter any more.
        drop(self.send(Last::Nothing));
        self.send(Last::Simple("ROLLBACK TO SAVEPOINT part; RELEASE SAVEPOINT part")).map(drop)
    }

    fn lock_account(&mut self, account: Uuid, lock: Lock) -> Result<(), Fault> {
        let (high, low) = account.as_u64_pair();
        let key = (high ^ low).cast_signed();
        match lock {
            Lock::Shared => {
                self.push("SELECT pg_advisory_xact_lock_shared($1)", crate::params![key].to_vec())
            }
            Lock::Exclusive => {
                self.execute("SELECT pg_advisory_xact_lock($1)", &crate::params![key]).map(drop)
            }
        }
    }

    fn slot(&self) -> i64 {
        self.connection.slot
    }

    fn index_text(&mut self, noun: &str, account: Uuid, id: Uuid, text: &str) -> Result<(), Fault> {
        let key = crate::params![account, noun, id];
        if text.is_empty() {
            let sql = "DELETE FROM search_texts WHERE account_id = $1 AND noun = $2 AND id = $3";
            return self.push(sql, key.to_vec());
        }
        let sql = "INSERT INTO search_texts (account_id, noun, id, body) VALUES ($1, $2, $3, $4)
          ON CONFLICT (account_id, noun, id) DO UPDATE SET body = excluded.body WHERE search_texts.body <> excluded.body";
        let [account, noun, id] = key;
        self.push(sql, vec![account, noun, id, Value::from(text)])
    }

    fn search(&mut self, search: &Search<'_>) -> Result<Vec<Uuid>, Fault> {
        let mut values = crate::params![search.account, search.noun].to_vec();
        let short = search.words.iter().all(|w| w.chars().count() < 3);
        let from = if short {
            values.push(SHORT_WORD_ROWS.into());
            "(SELECT * FROM search_texts WHERE account_id = $1 AND noun = $2 ORDER BY id DESC LIMIT $3)"
        } else {
            "search_texts"
        };
        let mut sql = format!("SELECT t.id FROM {from} t WHERE t.account_id = $1 AND t.noun = $2");
        for word in search.words {
            let escaped = word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
            values.push(format!("%{escaped}%").into());
            sql.push_str(&format!(" AND t.body LIKE ${}", values.len()));
        }
        if let Some(before) = search.before {
            values.push(before.into());
            sql.push_str(&format!(" AND t.id < ${}", values.len()));
        }
        values.push(search.limit.into());
        sql.push_str(&format!(" ORDER BY t.id DESC LIMIT ${}", values.len()));
        self.query(&sql, &values)?.iter().map(|row| row.get(0)).collect()
    }

    fn batch(&mut self, sql: &str) -> Result<(), Fault> {
        self.send(Last::Simple(sql)).map(drop)
    }

    fn stream(&mut self, sql: &str, each: &mut dyn FnMut(Row) -> Result<(), Fault>) -> Result<(), Fault> {
        let statement = self.connection.statement(sql)?;
        self.send(Last::Nothing)?;
        let (client, runtime) = (&self.connection.client, &self.connection.runtime);
        let mut rows = runtime
            .run(client.query_raw(&statement, Vec::<Value>::new()))?
            .map(Box::pin)
            .map_err(|e| fault(&e))?;
        while let Some(row) = runtime.run(rows.next())? {
            each(decode(&row.map_err(|e| fault(&e))?)?)?;
        }
        Ok(())
    }

    fn tables(&mut self) -> Result<Vec<String>, Fault> {
        let sql = "SELECT tablename::text FROM pg_tables WHERE schemaname = current_schema()
          AND tablename <> 'schema_migrations' ORDER BY tablename::text COLLATE \"C\"";
        self.query(sql, &[])?.iter().map(|row| row.get(0)).collect()
    }

    fn columns(&mut self, table: &str) -> Result<Vec<String>, Fault> {
        let sql = "SELECT column_name::text FROM information_schema.columns
          WHERE table_schema = current_schema() AND table_name::text = $1 ORDER BY column_name::text COLLATE \"C\"";
        self.query(sql, &crate::params![table])?.iter().map(|row| row.get(0)).collect()
    }
}

fn fault(error: &tokio_postgres::Error) -> Fault {
    let Some(db) = error.as_db_error() else {
        return Fault::Gone(error.to_string());
    };
    let code = db.code();
    match code.code() {
        "53100" | "58030" => Fault::Full,
        "25006" => Fault::ReadOnly,
        "40001" | "40P01" | "55P03" => Fault::Busy,
        "23503" => Fault::Constraint("foreign_key".to_owned()),
        "23502" => Fault::Constraint(format!(
            "{}.{}",
            db.table().unwrap_or_default(),
            db.column().unwrap_or_default()
        )),
        state if state.starts_with("23") => Fault::Constraint(db.constraint().unwrap_or_default().to_owned()),
        state if state.starts_with("08") || state.starts_with("57P") || state == "53300" => {
            Fault::Gone(db.message().to_owned())
        }
        _ => Fault::Broken(format!("{} ({})", db.message(), code.code())),
    }
}
