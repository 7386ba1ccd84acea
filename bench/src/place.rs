//! Where a measurement takes place: a fresh database, and the server over it as a process of its own.

use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use poryadok_engine::clock::{Clock as _, System};
use poryadok_engine::{Address, Db, Engine, Options};

use crate::http::Connection;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Base {
    Sqlite,
    Postgres,
}

impl Base {
    pub fn name(self) -> &'static str {
        match self {
            Base::Sqlite => "SQLite",
            Base::Postgres => "PostgreSQL",
        }
    }
}

/// A database of its own, gone with it.
pub struct Place {
    pub base: Base,
    directory: tempfile::TempDir,
    server: String,
    name: String,
}

/// The account of every measurement.
pub const ACCOUNT: &str = "bench";

impl Place {
    pub fn new(base: Base, postgres: &str) -> Place {
        let directory = tempfile::tempdir().unwrap();
        let name = format!("bench_{}", System.id().simple());
        let place = Place { base, directory, server: postgres.to_owned(), name };
        if base == Base::Postgres {
            place.admin(&format!("CREATE DATABASE {}", place.name));
        }
        place
    }

    fn admin(&self, sql: &str) {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        runtime.block_on(async {
            let (client, connection) =
                tokio_postgres::connect(&self.server, tokio_postgres::NoTls).await.unwrap();
            tokio::spawn(connection);
            client.batch_execute(sql).await.unwrap();
        });
    }

    pub fn file(&self) -> PathBuf {
        self.directory.path().join("poryadok.db")
    }

    pub fn url(&self) -> String {
        let (host, _) = self.server.rsplit_once('/').unwrap();
        format!("{host}/{}", self.name)
    }

    /// The engine over this place, in this process.
    pub fn engine(&self) -> Engine {
        let address = match self.base {
            Base::Sqlite => Address::Sqlite(self.file()),
            Base::Postgres => Address::Postgres(self.url()),
        };
        Engine::new(Db::open(&Options::new(address)).unwrap(), Arc::new(System))
    }

    fn arguments(&self) -> Vec<String> {
        match self.base {
            Base::Sqlite => vec!["--data".to_owned(), self.directory.path().display().to_string()],
            Base::Postgres => vec!["--database-url".to_owned(), self.url()],
        }
    }

    /// An access token acting for a person: he is bound by the process.
    pub fn token(&self, program: &str, login: &str) -> String {
        let out = Command::new(program)
            .args(["token", "create", &format!("{login}@{ACCOUNT}"), "--kind", "person"])
            .args(self.arguments())
            .output()
            .unwrap();
        String::from_utf8(out.stdout).unwrap().trim().to_owned()
    }

    pub fn serve(&self, program: &str) -> Server {
        let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();
        let began = Instant::now();
        let child = Command::new(program)
            .args(["serve", "--listen", &address])
            .args(self.arguments())
            .env("PORYADOK_LOG", "warn")
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        loop {
            if let Some(mut connection) = Connection::open(&address)
                && connection.get("/health/ready", "").is_some_and(|a| a.status == 200)
            {
                break;
            }
            std::thread::sleep(Duration::from_millis(2));
        }
        Server { child, address, started: began.elapsed() }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if self.base == Base::Postgres {
            self.admin(&format!("DROP DATABASE {} WITH (FORCE)", self.name));
        }
    }
}

/// A running server; stopped with it.
pub struct Server {
    child: Child,
    pub address: String,
    pub started: Duration,
}

impl Server {
    /// What the process holds in memory.
    pub fn memory_mib(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap_or_default();
        let line = status.lines().find(|l| l.starts_with("VmRSS:")).unwrap_or_default();
        line.split_whitespace().nth(1).and_then(|kib| kib.parse::<u64>().ok()).unwrap_or(0) / 1024
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(Command::new("kill").arg(self.child.id().to_string()).status());
        drop(self.child.wait());
    }
}

/// What machine this is.
pub fn machine() -> String {
    let read = |path: &str| std::fs::read_to_string(path).unwrap_or_default();
    let cpu = read("/proc/cpuinfo");
    let cpu =
        cpu.lines().find(|l| l.starts_with("model name")).and_then(|l| l.split(": ").nth(1)).unwrap_or("?");
    let memory = read("/proc/meminfo");
    let memory = memory.split_whitespace().nth(1).and_then(|kib| kib.parse::<u64>().ok()).unwrap_or(0) >> 20;
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let kernel = read("/proc/sys/kernel/osrelease");
    format!(
        "Machine: {cpu}, {cores} cores, {memory} GiB, Linux {}; load program, server and database share it.",
        kernel.trim()
    )
}
