//! The real program: started, asked over HTTP, killed.

use std::io::Read as _;
use std::net::TcpListener;
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use poryadok::demo;
use poryadok_engine::clock::System;
use poryadok_engine::{Db, Engine};
use serde_json::Value;

use crate::house::{ACCOUNT, Base, Database, PASSWORD};

pub const PROGRAM: &str = env!("CARGO_BIN_EXE_poryadok");

/// Runs a command to its end.
pub fn poryadok<S: AsRef<std::ffi::OsStr>>(arguments: &[S]) -> Output {
    // What the machine is set to must not lead a test astray.
    let mut command = Command::new(PROGRAM);
    for name in ["PORYADOK_DATA", "PORYADOK_DATABASE_URL", "PORYADOK_LISTEN", "PORYADOK_PUBLIC_URL"] {
        command.env_remove(name);
    }
    command.args(arguments).output().unwrap()
}

/// What a command printed, if it went well.
#[track_caller]
pub fn done<S: AsRef<std::ffi::OsStr>>(arguments: &[S]) -> String {
    let out = poryadok(arguments);
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8(out.stdout).unwrap()
}

/// The arguments, then where the data lie.
pub fn at(database: &Database, arguments: &[&str]) -> Vec<String> {
    arguments.iter().map(|a| (*a).to_owned()).chain(database.arguments()).collect()
}

/// The company of the demo, without orders, in a database of its own.
pub fn seed(base: Base) -> Option<Database> {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let database = runtime.block_on(Database::new(base))?;
    let engine = Engine::new(Db::open(&database.options()).unwrap(), Arc::new(System));
    runtime.block_on(demo::found(&engine, ACCOUNT, PASSWORD)).unwrap();
    engine.db().close();
    Some(database)
}

pub fn token(database: &Database, login: &str, kind: &str) -> String {
    let login = format!("{login}@{ACCOUNT}");
    done(&at(database, &["token", "create", &login, "--kind", kind])).trim().to_owned()
}

pub struct Server {
    pub child: Child,
    pub address: String,
    /// Until the first answer of `/health/ready`.
    pub started: Duration,
}

/// An address nobody listens on.
pub fn free_address() -> String {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string()
}

impl Server {
    pub fn start(database: &Database) -> Server {
        Server::start_by(Command::new(PROGRAM), database.arguments())
    }

    /// Starts it with settings of its operator.
    pub fn start_with(database: &Database, settings: &[(&str, &str)]) -> Server {
        let mut command = Command::new(PROGRAM);
        command.envs(settings.iter().copied());
        Server::start_by(command, database.arguments())
    }

    /// Starts it by a command that may wrap the program, as a tracer does.
    pub fn start_by(mut command: Command, place: Vec<String>) -> Server {
        let address = free_address();
        let began = Instant::now();
        command.args(["serve", "--listen", &address]).args(place).env("PORYADOK_LOG", "warn");
        let child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let mut server = Server { child, address, started: Duration::ZERO };
        while server.try_get("/health/ready", "").is_none_or(|(status, _)| status != 200) {
            if let Some(status) = server.child.try_wait().unwrap() {
                let mut said = String::new();
                server.child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
                panic!("the server ended with {status}: {said}");
            }
            assert!(began.elapsed() < Duration::from_secs(30), "the server does not get ready");
            std::thread::sleep(Duration::from_millis(5));
        }
        server.started = began.elapsed();
        server
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    pub fn try_get(&self, path: &str, token: &str) -> Option<(u16, Value)> {
        ask(&agent(), "GET", &self.url(path), token, None, None)
    }

    pub fn get(&self, path: &str, token: &str) -> Value {
        let (status, body) = self.try_get(path, token).expect("no answer");
        assert_eq!(status, 200, "{path}: {body}");
        body
    }

    pub fn post(&self, path: &str, token: &str, key: &str, body: &Value) -> (u16, Value) {
        ask(&agent(), "POST", &self.url(path), token, Some(key), Some(body)).expect("no answer")
    }

    pub fn signal(&self, name: &str) {
        let sent = Command::new("kill").args([&format!("-{name}"), &self.child.id().to_string()]).status();
        assert!(sent.unwrap().success());
    }

    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Asks it to end, and waits for that.
    pub fn stop(&mut self) -> ExitStatus {
        self.signal("TERM");
        self.child.wait().unwrap()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// A client that keeps its connection, and takes every answer as an answer.
pub fn agent() -> ureq::Agent {
    let config = ureq::Agent::config_builder().http_status_as_error(false);
    config.timeout_global(Some(Duration::from_secs(20))).build().into()
}

/// Status and body; `None` when no answer came.
pub fn ask(
    agent: &ureq::Agent,
    method: &str,
    url: &str,
    token: &str,
    key: Option<&str>,
    body: Option<&Value>,
) -> Option<(u16, Value)> {
    let mut request = ureq::http::Request::builder().method(method).uri(url);
    if !token.is_empty() {
        request = request.header("authorization", format!("Bearer {token}"));
    }
    if let Some(key) = key {
        request = request.header("idempotency-key", key);
    }
    let answer = match body {
        Some(body) => {
            let request = request.header("content-type", "application/json");
            agent.run(request.body(body.to_string()).unwrap())
        }
        None => agent.run(request.body(()).unwrap()),
    };
    let mut answer = answer.ok()?;
    let status = answer.status().as_u16();
    let text = answer.body_mut().read_to_string().ok()?;
    Some((status, serde_json::from_str(&text).unwrap_or(Value::Null)))
}

/// Ends the writers of a test, also one that fails: its scope waits for them.
pub struct Ending<'a>(pub &'a AtomicBool);

impl Drop for Ending<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::SeqCst);
    }
}
