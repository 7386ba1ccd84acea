//! The command line: its fixed names, what it prints, how it ends.

use std::fs;
use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};

use crate::house::{ACCOUNT, Base, Database, PASSWORD};
use crate::program::{self, Ending, Server, at, done, poryadok};

fn said(out: &std::process::Output) -> String {
    String::from_utf8_lossy(&out.stderr).into_owned()
}

fn database(base: Base) -> Option<Database> {
    tokio::runtime::Runtime::new().unwrap().block_on(Database::new(base))
}

/// A company made by hand, as the README says.
fn founded(database: &Database) {
    let password = database.directory.path().join("password");
    fs::write(&password, format!("{PASSWORD}\n")).unwrap();
    let file = password.to_str().unwrap();
    done(&at(database, &["account", "create", ACCOUNT, "--login", "admin", "--password-file", file]));
}

const ORDERS: &str = "id,at,state,who
a-1,2026-01-05 10:00:00,paid,c1
a-2,2026-01-06 11:30:00,new,c2
a-3,yesterday,new,c2
a-4,2026-01-07 09:00:00,lost,c1
";
const MAPPING: &str = "
time_zone: Europe/Moscow
channel: { name: Shop, type: site }
orders: { table: orders, external_id: id, moment: at, status: state, steps: [{ status: new, at: at }] }
statuses:
  new: { name: New }
  paid: { name: Paid, type: successful }
";

/// Two good orders and two that cannot be read.
fn files(directory: &Path) -> [String; 3] {
    let [orders, mapping, rejected] =
        ["orders.csv", "mapping.yaml", "rejected.csv"].map(|f| directory.join(f));
    fs::write(&orders, ORDERS).unwrap();
    fs::write(&mapping, MAPPING).unwrap();
    [orders, mapping, rejected].map(|p| p.to_str().unwrap().to_owned())
}

fn a_company_is_run_from_the_terminal(base: Base) {
    let Some(database) = database(base) else { return };
    founded(&database);
    let password = database.directory.path().join("password").display().to_string();
    done(&at(
        &database,
        &["employee", "add", "ivan@seed", "--role", "manager", "--password-file", &password],
    ));
    let twice = poryadok(&at(
        &database,
        &["employee", "add", "ivan@seed", "--role", "manager", "--password-file", &password],
    ));
    assert_eq!(twice.status.code(), Some(1), "{}", said(&twice));
    let out = done(&at(&database, &["token", "create", "ivan@seed", "--kind", "person"]));
    assert_eq!(out.lines().count(), 1, "only the token is printed: {out}");
    let server = Server::start(&database);
    let me = server.get("/api/v1/me", out.trim());
    assert_eq!(me["login"], "ivan@seed", "{me}");
    drop(server);
    let report: Value = serde_json::from_str(&done(&at(&database, &["fsck", "--json"]))).unwrap();
    assert_eq!(report["ok"], true);
}

fn an_import_is_repeated_without_effect_and_names_what_it_refused(base: Base) {
    let Some(database) = database(base) else { return };
    founded(&database);
    let [orders, mapping, rejected] = files(database.directory.path());
    let import = at(
        &database,
        &["import", "orders", "--account", ACCOUNT, "--mapping", &mapping, "--rejected", &rejected, &orders],
    );
    for made in
        ["2 orders brought in, 0 were here already, 2 rejected", "0 orders brought in, 2 were here already"]
    {
        let out = poryadok(&import);
        assert_eq!(out.status.code(), Some(1), "some rows were refused: {}", said(&out));
        let text = String::from_utf8_lossy(&out.stdout).into_owned();
        assert!(text.contains(made), "{text}");
        let kept = fs::read_to_string(&rejected).unwrap();
        assert!(kept.contains("a-3,") && kept.contains("a-4,") && !kept.contains("a-1,"), "{kept}");
    }
    // Mended, the same file goes through, and only what was missing is added.
    fs::write(&orders, ORDERS.replace("yesterday", "2026-01-06 12:00:00").replace("lost", "new")).unwrap();
    assert!(done(&import).contains("2 orders brought in, 2 were here already, 0 rejected"));
    done(&at(&database, &["fsck"]));
    let exported = done(&at(&database, &["export", "--account", ACCOUNT]));
    assert_eq!(exported.lines().count(), 5, "{exported}");
    assert!(exported.contains("a-1"));
}

fn a_backup_under_load_is_whole(base: Base) {
    let Some(database) = program::seed(base) else { return };
    let token = program::token(&database, "admin", "api");
    let server = Server::start(&database);
    let over = std::sync::atomic::AtomicBool::new(false);
    let file = database.directory.path().join("backup");
    let before = std::thread::scope(|scope| {
        let (server, token, over, _ending) = (&server, &token, &over, Ending(&over));
        for writer in 0..4 {
            scope.spawn(move || {
                for n in 0.. {
                    if over.load(std::sync::atomic::Ordering::Relaxed) {
                        break;
                    }
                    let (status, body) =
                        server.post("/api/v1/orders", token, &format!("b{writer}-{n}"), &json!({}));
                    assert_eq!(status, 201, "{body}");
                }
            });
        }
        std::thread::sleep(Duration::from_millis(700));
        let before = orders(&server.get("/api/v1/orders/counts", token));
        let out = poryadok(&at(&database, &["backup", file.to_str().unwrap()]));
        assert!(out.status.success(), "{}", said(&out));
        before
    });
    drop(server);
    // What was taken from one kind of database goes into the other.
    for other in [Base::Sqlite, Base::Postgres] {
        let fresh = self::database(other).unwrap();
        done(&at(&fresh, &["restore", file.to_str().unwrap()]));
        done(&at(&fresh, &["fsck"]));
        let server = Server::start(&fresh);
        let after = orders(&server.get("/api/v1/orders/counts", &token));
        assert!(after >= before && before > 0, "{before} before, {after} restored");
        let again = poryadok(&at(&fresh, &["restore", file.to_str().unwrap()]));
        assert_eq!(again.status.code(), Some(1), "a database that holds data is not written over");
        assert_eq!(orders(&server.get("/api/v1/orders/counts", &token)), after);
    }
}

/// How many orders there are, whatever their status.
pub(crate) fn orders(counts: &Value) -> u64 {
    counts["rows"].as_array().unwrap().iter().map(|r| r["orders"].as_u64().unwrap()).sum()
}

fn a_damaged_or_newer_backup_restores_nothing(base: Base) {
    let Some(source) = program::seed(base) else { return };
    let file = source.directory.path().join("backup");
    done(&at(&source, &["backup", file.to_str().unwrap()]));
    let whole = fs::read(&file).unwrap();
    let middle = whole.len() / 2;
    let mut flipped = whole.clone();
    flipped[middle] ^= 1;
    let letter = b"not a backup at all, but a letter".to_vec();
    for bytes in [whole[..middle].to_vec(), whole[..whole.len() - 1].to_vec(), flipped, Vec::new(), letter] {
        let path = source.directory.path().join("damaged");
        fs::write(&path, bytes).unwrap();
        let fresh = database(base).unwrap();
        let out = poryadok(&at(&fresh, &["restore", path.to_str().unwrap()]));
        assert_eq!(out.status.code(), Some(1), "{}", said(&out));
        assert!(said(&out).contains("nothing was restored"), "{}", said(&out));
        done(&at(&fresh, &["restore", file.to_str().unwrap()]));
    }
}

#[test]
fn a_database_of_a_newer_program_is_left_alone() {
    let database = program::seed(Base::Sqlite).unwrap();
    let file = database.directory.path().join("poryadok.db");
    let before = {
        let db = poryadok_store::db::Db::open(&database.options()).unwrap();
        db.write_blocking::<_, poryadok_store::db::Fault, _>(|tx| {
            tx.batch("INSERT INTO schema_migrations (number, name, hash) SELECT 9999, 'later', hash FROM schema_migrations LIMIT 1")
        })
        .unwrap();
        db.close();
        fs::read(&file).unwrap()
    };
    for command in [vec!["serve", "--listen", "127.0.0.1:0"], vec!["fsck"], vec!["backup", "/dev/null"]] {
        let out = poryadok(&at(&database, &command));
        assert_eq!(out.status.code(), Some(1), "{}", said(&out));
        assert!(said(&out).contains("newer"), "{}", said(&out));
    }
    assert_eq!(fs::read(&file).unwrap(), before, "not a byte was changed");
}

#[test]
fn wrong_usage_ends_with_2_and_failure_with_1() {
    let directory = tempfile::tempdir().unwrap();
    let nowhere = directory.path().join("nowhere").display().to_string();
    for (arguments, code) in [
        (vec!["--help"], 0),
        (vec!["--version"], 0),
        (vec![], 2),
        (vec!["dance"], 2),
        (vec!["serve", "--colour", "red"], 2),
        (vec!["token", "create", "a@b", "--kind", "golden"], 2),
        (vec!["import", "orders"], 2),
        (vec!["fsck", "--data", &nowhere], 1),
        (vec!["backup", "/dev/null", "--data", &nowhere], 1),
        (vec!["restore", &nowhere, "--data", &nowhere], 1),
        (vec!["export", "--account", "x", "--data", &nowhere], 1),
        (vec!["serve", "--database-url", "postgres://nobody@127.0.0.1:1/x"], 1),
        (vec!["serve", "--database-url", "mysql://x"], 1),
        (vec!["serve", "--listen", "nowhere:port", "--data", &nowhere], 1),
    ] {
        let out = poryadok(&arguments);
        assert_eq!(out.status.code(), Some(code), "{arguments:?}: {}", said(&out));
        assert_eq!(said(&out).is_empty(), code == 0, "{arguments:?}");
        assert!(!said(&out).contains("panicked"), "{}", said(&out));
    }
}

#[test]
fn the_description_of_the_api_needs_no_server() {
    let described: Value = serde_json::from_str(&done(&["openapi"])).unwrap();
    assert!(described["openapi"].as_str().unwrap().starts_with("3.1"));
}

/// Real orders, where they lie beside the project; `PORYADOK_OLIST` names another place.
#[test]
fn real_orders_come_in_once_and_move_under_a_process() {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/olist");
    let olist = std::env::var_os("PORYADOK_OLIST").map_or(beside, Into::into);
    if !olist.is_dir() {
        eprintln!("{} is not there: the real orders were not tried", olist.display());
        return;
    }
    let mapping = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/olist.yaml");
    for base in [Base::Sqlite, Base::Postgres] {
        let Some(database) = database(base) else { continue };
        founded(&database);
        let import = at(
            &database,
            &[
                "import",
                "orders",
                "--account",
                ACCOUNT,
                "--mapping",
                mapping.to_str().unwrap(),
                olist.to_str().unwrap(),
            ],
        );
        assert!(done(&import).contains("8135 orders brought in, 0 were here already, 0 rejected"));
        assert!(done(&import).contains("0 orders brought in, 8135 were here already, 0 rejected"));
        done(&at(&database, &["fsck"]));
        move_real_orders(&database);
        done(&at(&database, &["fsck"]));
    }
}

fn move_real_orders(database: &Database) {
    let (program_token, person) =
        (program::token(database, "admin", "api"), program::token(database, "admin", "person"));
    let server = Server::start(database);
    let statuses = server.get("/api/v1/statuses", &person);
    let status = |name: &str| {
        let rows = statuses["rows"].as_array().unwrap();
        rows.iter().find(|r| r["name"] == name).unwrap()["id"].clone()
    };
    let way = |from: &str, to: &[&str]| {
        let transitions: Vec<Value> =
            to.iter().map(|to| json!({ "to": status(to), "grants": { "everyone": true } })).collect();
        json!({ "start": status(from), "transitions": transitions })
    };
    let definition = json!({
        "creation": [{ "status": status("created"), "grants": { "everyone": true } }],
        "stages": [
            way("created", &["approved", "canceled"]),
            way("approved", &["shipped", "canceled"]),
            way("shipped", &["delivered"]),
        ],
    });
    let body = json!({ "name": "Olist", "definition": definition, "confirm": true });
    let (made, process) = server.post("/api/v1/processes", &person, "process", &body);
    assert_eq!(made, 201, "{process}");
    let path = format!("/api/v1/orders?limit=5&status={}", status("shipped").as_str().unwrap());
    let page = server.get(&path, &person);
    for (n, order) in page["rows"].as_array().unwrap().iter().enumerate() {
        let path = format!("/api/v1/orders/{}/move", order["id"].as_str().unwrap());
        let step = |to: &str| json!({ "version": order["version"], "status": status(to) });
        let (refused, why) = server.post(&path, &person, &format!("no{n}"), &step("created"));
        assert_eq!((refused, why["reasons"][0]["code"].as_str()), (422, Some("no_such_transition")), "{why}");
        let (moved, order) = server.post(&path, &person, &format!("yes{n}"), &step("delivered"));
        assert_eq!(moved, 200, "{order}");
        let body = json!({ "version": order["version"], "status": status("created") });
        let (marked, order) = server.post(&path, &program_token, &format!("program{n}"), &body);
        assert_eq!(marked, 200, "{order}");
        let visits = server.get(&path.replace("/move", "/visits"), &person);
        let verdicts: Vec<&str> =
            visits["rows"].as_array().unwrap().iter().map(|v| v["verdict"].as_str().unwrap()).collect();
        assert_eq!(verdicts[verdicts.len() - 2..], ["allowed", "bypassed"]);
    }
}

macro_rules! on_both_databases {
    ($($test:ident),* $(,)?) => {
        mod on_sqlite {
            $(#[test] fn $test() { super::$test(crate::house::Base::Sqlite); })*
        }
        mod on_postgres {
            $(#[test] fn $test() { super::$test(crate::house::Base::Postgres); })*
        }
    };
}
pub(crate) use on_both_databases;

on_both_databases!(
    a_company_is_run_from_the_terminal,
    an_import_is_repeated_without_effect_and_names_what_it_refused,
    a_backup_under_load_is_whole,
    a_damaged_or_newer_backup_restores_nothing,
);
