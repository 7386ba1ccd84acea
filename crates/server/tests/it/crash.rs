//! What was acknowledged survives: kills under load, a full disk, a database that goes away, a server that is asked to
//! leave; and no answer leaves before its transaction is on the disk.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::cli::{on_both_databases, orders};
use crate::house::{Base, Database, postgres_url};
use crate::program::{self, Ending, Server};

const WRITERS: usize = 8;
/// What the program promises.
const BACK_WITHIN: Duration = Duration::from_secs(2);

fn kills() -> u64 {
    if std::env::var_os("PORYADOK_SOAK").is_some() { 500 } else { 25 }
}

/// Where the server of the moment listens; empty while it is down.
struct Place(std::sync::RwLock<String>);

/// What a writer was told.
#[derive(Default)]
struct Acknowledged {
    moves: u64,
    created: Vec<String>,
    breakages: Vec<String>,
}

/// Asks the same thing with the same key until somebody answers, as a program does that lost the connection.
fn insist(
    place: &Place,
    agent: &ureq::Agent,
    path: &str,
    token: &str,
    key: &str,
    body: &Value,
) -> (u16, Value) {
    loop {
        let url = format!("http://{}{path}", place.0.read().unwrap());
        if let Some(answer) = program::ask(agent, "POST", &url, token, Some(key), Some(body)) {
            return answer;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
}

fn named(server: &Server, path: &str, name: &str, token: &str) -> String {
    let all = server.get(path, token);
    let found = all["rows"].as_array().unwrap().iter().find(|r| r["name"] == name).unwrap();
    found["id"].as_str().unwrap().to_owned()
}

/// One writer: moves its own order there and back, and creates an order now and then.
fn write(
    place: &Place,
    token: &str,
    order: &Value,
    ways: &[String; 2],
    writer: usize,
    over: &AtomicBool,
) -> Acknowledged {
    let agent = program::agent();
    let mut told = Acknowledged::default();
    let (id, mut version) = (order["id"].as_str().unwrap(), order["version"].as_i64().unwrap());
    for turn in 0_u64.. {
        if over.load(Ordering::Relaxed) {
            break;
        }
        let key = format!("w{writer}-{turn}");
        if turn % 5 == 4 {
            let external = format!("x{writer}-{turn}");
            let (status, body) =
                insist(place, &agent, "/api/v1/orders", token, &key, &json!({ "external_id": external }));
            match status {
                201 => told.created.push(external),
                _ => told.breakages.push(format!("{status} {body}")),
            }
            continue;
        }
        let to = &ways[usize::from(version % 2 == 0)];
        let body = json!({ "version": version, "status": to });
        let (status, body) = insist(place, &agent, &format!("/api/v1/orders/{id}/move"), token, &key, &body);
        match status {
            200 => {
                told.moves += 1;
                version = body["version"].as_i64().unwrap();
            }
            _ => told.breakages.push(format!("{status} {body}")),
        }
    }
    told
}

fn nothing_acknowledged_is_lost_to_kills(base: Base) {
    let Some(database) = program::seed(base) else { return };
    let token = program::token(&database, "admin", "api");
    let mut server = Server::start(&database);
    let ways = ["Новый (сайт)", "В работе (сайт)"].map(|s| named(&server, "/api/v1/statuses", s, &token));
    let orders: Vec<Value> = (0..WRITERS)
        .map(|n| {
            let body = json!({ "status": ways[1] });
            let (status, order) = server.post("/api/v1/orders", &token, &format!("order{n}"), &body);
            assert_eq!(status, 201, "{order}");
            order
        })
        .collect();
    let place = Place(std::sync::RwLock::new(server.address.clone()));
    let over = AtomicBool::new(false);
    let mut slowest = Duration::ZERO;
    let told: Vec<Acknowledged> = std::thread::scope(|scope| {
        let (place, over, token, ways) = (&place, &over, token.as_str(), &ways);
        let ending = Ending(over);
        let writers: Vec<_> = orders
            .iter()
            .enumerate()
            .map(|(n, order)| scope.spawn(move || write(place, token, order, ways, n, over)))
            .collect();
        for kill in 0..kills() {
            // At no particular moment: some fall into a commit, some beside.
            std::thread::sleep(Duration::from_millis(60 + kill * 37 % 180));
            server.kill();
            server = Server::start(&database);
            slowest = slowest.max(server.started);
            *place.0.write().unwrap() = server.address.clone();
        }
        std::thread::sleep(Duration::from_millis(100));
        drop(ending);
        writers.into_iter().map(|w| w.join().unwrap()).collect()
    });
    eprintln!("after the worst of {} kills it was back in {slowest:?}", kills());
    assert!(slowest <= BACK_WITHIN, "back only after {slowest:?}");
    for (order, told) in orders.iter().zip(&told) {
        assert_eq!(told.breakages, Vec::<String>::new());
        assert!(told.moves > 0);
        let id = order["id"].as_str().unwrap();
        let visits = server.get(&format!("/api/v1/orders/{id}/visits"), &token);
        let count = visits["rows"].as_array().unwrap().len() as u64;
        assert_eq!(count, told.moves + 1, "each acknowledged move once, and no other");
    }
    every_created_order_is_there_once(&server, &token, &told);
    assert!(server.stop().success());
    program::done(&program::at(&database, &["fsck"]));
}

fn every_created_order_is_there_once(server: &Server, token: &str, told: &[Acknowledged]) {
    let mut there: BTreeMap<String, u64> = BTreeMap::new();
    let mut cursor = String::new();
    loop {
        let page = server.get(&format!("/api/v1/orders?limit=200{cursor}"), token);
        for row in page["rows"].as_array().unwrap() {
            if let Some(external) = row["external_id"].as_str() {
                *there.entry(external.to_owned()).or_default() += 1;
            }
        }
        match page["next"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => break,
        }
    }
    let told: BTreeMap<String, u64> =
        told.iter().flat_map(|t| &t.created).map(|external| (external.clone(), 1)).collect();
    assert_eq!(there, told);
}

/// A move that takes its time is finished; a balancer is told to look elsewhere at once; all is over within ten seconds.
fn a_server_that_is_asked_to_leave_finishes_its_work(base: Base) {
    let Some(database) = program::seed(base) else { return };
    let token = program::token(&database, "admin", "api");
    let mut server = Server::start(&database);
    let (over, failed, served) = (AtomicBool::new(false), AtomicU64::new(0), AtomicU64::new(0));
    let began = std::thread::scope(|scope| {
        let _ending = Ending(&over);
        for writer in 0..WRITERS {
            let (over, failed, served, token, url) =
                (&over, &failed, &served, &token, server.url("/api/v1/orders"));
            scope.spawn(move || {
                let agent = program::agent();
                for turn in 0_u64.. {
                    if over.load(Ordering::SeqCst) {
                        break;
                    }
                    let key = format!("s{writer}-{turn}");
                    match program::ask(&agent, "POST", &url, token, Some(&key), Some(&json!({}))) {
                        Some((201, _)) => drop(served.fetch_add(1, Ordering::SeqCst)),
                        // A new connection is not taken any more; an answer that says "broken" never comes.
                        Some(_) => drop(failed.fetch_add(1, Ordering::SeqCst)),
                        None => break,
                    }
                }
            });
        }
        std::thread::sleep(Duration::from_millis(300));
        server.signal("TERM");
        let began = Instant::now();
        let mut ready = 200;
        while ready == 200 && began.elapsed() < Duration::from_secs(1) {
            ready = server.try_get("/health/ready", "").map_or(0, |(status, _)| status);
        }
        assert_eq!(ready, 503, "not ready at once");
        assert_eq!(server.try_get("/health/live", "").map(|(s, _)| s), Some(200));
        let ended = server.child.wait().unwrap();
        assert!(ended.success());
        began
    });
    assert!(began.elapsed() < Duration::from_secs(10), "{:?}", began.elapsed());
    assert_eq!(failed.load(Ordering::SeqCst), 0);
    let server = Server::start(&database);
    let counts = server.get("/api/v1/orders/counts", &token);
    assert_eq!(
        orders(&counts),
        served.load(Ordering::SeqCst),
        "what was answered is there, and nothing else"
    );
}

/// Runs the server in a file system of so many megabytes.
fn on_a_small_disk(database: &Database, megabytes: u32) -> (Server, PathBuf) {
    let directory = database.directory.path().display();
    let mut command = Command::new("unshare");
    let mount = format!(
        "cp {directory}/poryadok.db /tmp/poryadok-$$.db && mount -t tmpfs -o size={megabytes}m tmpfs {directory} && \
         mv /tmp/poryadok-$$.db {directory}/poryadok.db && exec \"$0\" \"$@\""
    );
    command.args(["--user", "--map-root-user", "--mount", "sh", "-c", &mount, program::PROGRAM]);
    let server = Server::start_by(command, database.arguments());
    // The file system is seen through the process that lives in it.
    let inside = PathBuf::from(format!("/proc/{}/root{directory}", server.child.id()));
    (server, inside)
}

#[test]
fn a_full_disk_is_said_clearly_and_passes() {
    let database = program::seed(Base::Sqlite).unwrap();
    let token = program::token(&database, "admin", "api");
    let (mut server, inside) = on_a_small_disk(&database, 12);
    let order = |key: &str| {
        let body = json!({ "description": "я".repeat(4_000) });
        server.post("/api/v1/orders", &token, key, &body)
    };
    assert_eq!(order("before").0, 201);
    let ballast = inside.join("ballast");
    // Whatever is left is taken away.
    drop(std::fs::write(&ballast, vec![0_u8; 16 << 20]));
    let mut told = None;
    let mut made = 1;
    for n in 0..5_000 {
        match order(&format!("fill{n}")) {
            (201, _) => made += 1,
            answer => {
                told = Some(answer);
                break;
            }
        }
    }
    let (status, body) = told.expect("the disk never got full");
    assert_eq!((status, body["code"].as_str()), (507, Some("storage_full")), "{body}");
    assert!(body["detail"].as_str().unwrap().chars().count() > 20);
    let rows = server.get("/api/v1/orders?limit=200", &token);
    assert_eq!(
        rows["rows"].as_array().unwrap().len().min(200),
        made.min(200),
        "reads go on, nothing half-saved"
    );
    std::fs::remove_file(&ballast).unwrap();
    let began = Instant::now();
    while order("after").0 != 201 {
        assert!(began.elapsed() < Duration::from_secs(10), "does not recover");
        std::thread::sleep(Duration::from_millis(100));
    }
    let copy = tempfile::tempdir().unwrap();
    assert!(server.stop().success() || copy.path().exists());
}

#[test]
fn a_database_that_goes_away_is_said_clearly_and_comes_back() {
    let Some(database) = program::seed(Base::Postgres) else { return };
    let token = program::token(&database, "admin", "api");
    let server = Server::start(&database);
    let (name, admin) =
        (database.url.clone().unwrap().rsplit_once('/').unwrap().1.to_owned(), postgres_url().unwrap());
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let client = runtime.block_on(async {
        let (client, connection) = tokio_postgres::connect(&admin, tokio_postgres::NoTls).await.unwrap();
        tokio::spawn(connection);
        client
    });
    let run = |sql: String| runtime.block_on(client.batch_execute(&sql)).unwrap();
    run(format!("ALTER DATABASE {name} ALLOW_CONNECTIONS false"));
    run(format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"));
    let (status, body) = server.post("/api/v1/orders", &token, "gone", &json!({}));
    assert_eq!((status, body["code"].as_str()), (503, Some("database_gone")), "{body}");
    assert_eq!(server.try_get("/health/ready", "").unwrap().0, 503);
    assert_eq!(server.try_get("/health/live", "").unwrap().0, 200);
    run(format!("ALTER DATABASE {name} ALLOW_CONNECTIONS true"));
    let began = Instant::now();
    while server.post("/api/v1/orders", &token, "gone", &json!({})).0 != 201 {
        assert!(began.elapsed() < Duration::from_secs(10), "does not recover");
        std::thread::sleep(Duration::from_millis(50));
    }
    let rows = server.get("/api/v1/orders", &token);
    assert_eq!(rows["rows"].as_array().unwrap().len(), 1, "asked again with the same key: one order");
}

/// The answer to a move is written to the socket only after the journal was written and synced.
#[test]
fn no_answer_leaves_before_its_transaction_is_on_the_disk() {
    let database = program::seed(Base::Sqlite).unwrap();
    let token = program::token(&database, "admin", "api");
    let trace = database.directory.path().join("trace");
    let mut command = Command::new("strace");
    command.args(["-f", "-y", "-s", "40", "-e", "trace=pwrite64,write,writev,sendto,fsync,fdatasync", "-o"]);
    command.arg(&trace).arg(program::PROGRAM);
    let server = Server::start_by(command, database.arguments());
    for n in 0..20 {
        let (status, body) = server.post("/api/v1/orders", &token, &format!("t{n}"), &json!({}));
        assert_eq!(status, 201, "{body}");
    }
    server.signal("TERM");
    std::thread::sleep(Duration::from_secs(4));
    let (mut unsynced, mut created) = (false, 0);
    for line in std::fs::read_to_string(&trace).unwrap().lines() {
        let journal = line.contains("poryadok.db-wal>");
        if journal && line.contains("pwrite64(") {
            unsynced = true;
        } else if journal && line.contains("sync(") {
            unsynced = false;
        } else if line.contains("HTTP/1.1 201") {
            assert!(!unsynced, "answered before the journal was synced: {line}");
            created += 1;
        }
    }
    assert_eq!(created, 20);
}

/// Sixty-four want the same order: one wins per version, the others are told who and where to.
fn of_sixty_four_movers_one_wins(base: Base) {
    let Some(database) = program::seed(base) else { return };
    let token = program::token(&database, "admin", "api");
    let server = Server::start(&database);
    let ways = ["Новый (сайт)", "В работе (сайт)"].map(|s| named(&server, "/api/v1/statuses", s, &token));
    let (_, mut order) = server.post("/api/v1/orders", &token, "one", &json!({ "status": ways[0] }));
    let path = format!("/api/v1/orders/{}/move", order["id"].as_str().unwrap());
    for round in 0..3_usize {
        let body = json!({ "version": order["version"], "status": ways[(round + 1) % 2] });
        let barrier = Arc::new(std::sync::Barrier::new(64));
        let answers: Vec<(u16, Value)> = std::thread::scope(|scope| {
            let movers: Vec<_> = (0..64)
                .map(|mover| {
                    let (barrier, server, path, token, body) =
                        (barrier.clone(), &server, &path, &token, &body);
                    scope.spawn(move || {
                        barrier.wait();
                        server.post(path, token, &format!("r{round}-{mover}"), body)
                    })
                })
                .collect();
            movers.into_iter().map(|m| m.join().unwrap()).collect()
        });
        let (won, lost): (Vec<_>, Vec<_>) = answers.into_iter().partition(|(status, _)| *status == 200);
        assert_eq!((won.len(), lost.len()), (1, 63));
        for (status, body) in lost {
            let reasons = body["reasons"].as_array().unwrap();
            let stale = reasons.iter().find(|r| r["code"] == "changed_meanwhile");
            let stale = stale.unwrap_or_else(|| panic!("{status}: {body}"));
            assert_eq!(status, 409, "{body}");
            assert_eq!(stale["version"], won[0].1["version"]);
            assert_eq!(stale["status"], won[0].1["status"]);
            assert!(stale["by"].is_string());
        }
        order = won[0].1.clone();
    }
    assert_eq!(order["version"], 4);
}

on_both_databases!(
    nothing_acknowledged_is_lost_to_kills,
    a_server_that_is_asked_to_leave_finishes_its_work,
    of_sixty_four_movers_one_wins,
);
