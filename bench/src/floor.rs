//! The floor: the statements of a move by the bare driver, with the same durability and grouping, and nothing else.
//!
//! On SQLite one thread commits as many moves at once as there are clients; on PostgreSQL it is pgbench with as many
//! connections.

use std::io::Write as _;
use std::process::Command;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use rusqlite::{Connection, params};
use uuid::Uuid;

use crate::data::{ORDERS_PER_CLIENT, Orders};
use crate::place::{Base, Place};

pub fn run(place: &Place, orders: &Orders, clients: usize, seconds: u64) -> f64 {
    match place.base {
        Base::Sqlite => sqlite(place, orders, clients, seconds),
        Base::Postgres => pgbench(place, orders, clients, seconds),
    }
}

const ANSWER: &str = r#"{"id":"01890000-0000-7000-8000-000000000000","kind":"customer_order","number":"00001","external_id":null,"moment":"2026-01-01T00:00:00Z","planned_at":null,"created_at":"2026-01-01T00:00:00Z","updated_at":"2026-01-01T00:00:00Z","version":2,"status":"01890000-0000-7000-8000-000000000000","status_name":"В работе (сайт)","status_since":"2026-01-01T00:00:00Z","owner":"01890000-0000-7000-8000-000000000000","owner_name":"Иван Петров","department":"01890000-0000-7000-8000-000000000000","shared":false,"author":null,"counterparty":"01890000-0000-7000-8000-000000000000","channel":"01890000-0000-7000-8000-000000000000","channel_name":"Сайт","description":"","currency":"RUB","vat_mode":"none","attributes":{},"sums":{"gross":100000,"sum":100000,"vat":0,"net":100000},"discount":0,"position_count":3,"deleted_at":null}"#;
const BODY: &str = r#"{"comment":null,"from":"01890000-0000-7000-8000-000000000000","ground":{"process":"01890000-0000-7000-8000-000000000000","verdict":"allowed","version":1},"to":"01890000-0000-7000-8000-000000000000"}"#;

const FIND_KEY: &str = "SELECT fingerprint, status, answer FROM idempotency WHERE account_id = ?1 AND actor_id = ?2 AND key = ?3";
const LOAD: &str = "SELECT d.*, (SELECT rules_version FROM accounts WHERE id = d.account_id),
  (SELECT tags FROM counterparties c WHERE c.account_id = d.account_id AND c.id = d.counterparty_id)
  FROM documents d WHERE d.account_id = ?1 AND d.id = ?2 AND d.kind = 'customer_order'";
const SAVE: &str = "UPDATE documents SET updated_at = ?3, version = ?4, status_id = ?5, status_since = ?3,
  visits = ?6, last_mover_id = ?7, changed_by_id = ?7 WHERE account_id = ?1 AND id = ?2";
const VISIT: &str =
    "INSERT INTO visits (account_id, document_id, seq, from_status_id, status_id, at, since, actor_id,
  source, verdict, process_id, process_version, reason, command_id)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6, ?7, 'person', 'allowed', ?7, 1, NULL, ?8)";
const COUNT: &str =
    "INSERT INTO document_counts (account_id, kind, status_id, owner_id, department_id, channel_id,
  shared, slot, documents, sum) VALUES (?1, 'customer_order', ?2, ?3, ?3, ?3, FALSE, 0, ?4, ?5)
  ON CONFLICT (account_id, kind, status_id, owner_id, department_id, channel_id, shared, slot) DO UPDATE SET
  documents = document_counts.documents + excluded.documents, sum = document_counts.sum + excluded.sum";
const FEED: &str =
    "INSERT INTO feed (account_id, document_id, at, id, kind, actor_id, source, command_id, body)
  VALUES (?1, ?2, ?3, ?4, 'moved', ?5, 'person', ?6, ?7)";
const KEEP_KEY: &str =
    "INSERT INTO idempotency (account_id, actor_id, key, fingerprint, status, answer, created_at)
  VALUES (?1, ?2, ?3, ?4, 200, ?5, ?6)";

fn sqlite(place: &Place, orders: &Orders, clients: usize, seconds: u64) -> f64 {
    let db = Connection::open(place.file()).unwrap();
    db.set_prepared_statement_cache_capacity(64);
    db.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
         PRAGMA cache_size = -65536; PRAGMA mmap_size = 1073741824;",
    )
    .unwrap();
    let account: Vec<u8> = db.query_row("SELECT id FROM accounts", [], |row| row.get(0)).unwrap();
    let mine = &orders.ids[..clients * ORDERS_PER_CLIENT];
    let (began, limit) = (Instant::now(), Duration::from_secs(seconds));
    let mut done: u64 = 0;
    while began.elapsed() < limit {
        db.prepare_cached("BEGIN IMMEDIATE").unwrap().raw_execute().unwrap();
        for _ in 0..clients {
            db.prepare_cached("SAVEPOINT command").unwrap().raw_execute().unwrap();
            step(&db, &account, Uuid::from(mine[done as usize % mine.len()]), orders);
            db.prepare_cached("RELEASE command").unwrap().raw_execute().unwrap();
            done += 1;
        }
        db.prepare_cached("COMMIT").unwrap().raw_execute().unwrap();
    }
    done as f64 / began.elapsed().as_secs_f64()
}

/// The eight statements of one move.
fn step(db: &Connection, account: &[u8], id: Uuid, orders: &Orders) {
    // Later measurements go on where earlier ones stopped: feeds and keys are there already.
    static STEPS: AtomicU64 = AtomicU64::new(0);
    let n = STEPS.fetch_add(1, Ordering::Relaxed);
    let (work, waiting) = (Uuid::from(orders.work), Uuid::from(orders.waiting));
    let id = id.as_bytes().as_slice();
    let at = 2_000_000_000_000_000_i64 + n as i64;
    let command = Uuid::from_u128(u128::from(n) << 64 | at as u128);
    let (command, key) = (command.as_bytes().as_slice(), format!("floor-{n}"));
    let run =
        |sql: &str, values: &[&dyn rusqlite::ToSql]| db.prepare_cached(sql).unwrap().execute(values).unwrap();
    let _known = db.prepare_cached(FIND_KEY).unwrap().exists(params![account, id, key]).unwrap();
    let (version, visits, status, sum) = db
        .prepare_cached(LOAD)
        .unwrap()
        .query_row(params![account, id], |row| {
            Ok((
                row.get::<_, i64>("version")?,
                row.get::<_, i64>("visits")?,
                row.get::<_, Vec<u8>>("status_id")?,
                row.get::<_, i64>("sum")?,
            ))
        })
        .unwrap();
    let to = if status == work.as_bytes() { waiting } else { work };
    let to = to.as_bytes().as_slice();
    run(SAVE, params![account, id, at, version + 1, to, visits + 1, id]);
    run(VISIT, params![account, id, visits + 1, status, to, at, id, command]);
    run(COUNT, params![account, status, id, -1, -sum]);
    run(COUNT, params![account, to, id, 1, sum]);
    run(FEED, params![account, id, at, command, id, command, BODY]);
    run(KEEP_KEY, params![account, id, key, [7_u8; 32].as_slice(), ANSWER, at]);
}

fn pgbench(place: &Place, orders: &Orders, clients: usize, seconds: u64) -> f64 {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let account: Uuid = runtime.block_on(async {
        let (client, connection) = tokio_postgres::connect(&place.url(), tokio_postgres::NoTls).await.unwrap();
        tokio::spawn(connection);
        // pgbench finds its orders by number.
        client
            .batch_execute("CREATE TABLE IF NOT EXISTS floor_orders AS SELECT row_number() OVER (ORDER BY id) AS n, id FROM documents; CREATE INDEX IF NOT EXISTS floor_orders_n ON floor_orders (n); ANALYZE")
            .await
            .unwrap();
        let row = client.query_one("SELECT id::text FROM accounts", &[]).await.unwrap();
        row.get::<_, String>(0).parse().unwrap()
    });
    let mut script = tempfile::NamedTempFile::new().unwrap();
    script.write_all(script_text(account, orders).as_bytes()).unwrap();
    let out = Command::new("pgbench")
        .args([
            "-n",
            "-M",
            "prepared",
            "-j",
            "2",
            "-c",
            &clients.to_string(),
            "-T",
            &seconds.to_string(),
            "-f",
        ])
        .arg(script.path())
        .arg(place.url())
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&out.stdout);
    let tps = text.lines().find_map(|l| l.strip_prefix("tps = ")?.split(' ').next()?.parse().ok());
    tps.unwrap_or_else(|| panic!("pgbench: {text}{}", String::from_utf8_lossy(&out.stderr)))
}

/// The same statements for pgbench; the order is read from a side table first, outside of the transaction.
fn script_text(account: Uuid, orders: &Orders) -> String {
    let (work, waiting) = (orders.work, orders.waiting);
    let number = |sql: &str, of: &[(&str, &str)]| {
        of.iter().rev().fold(sql.to_owned(), |sql, (mark, value)| sql.replace(mark, value))
    };
    let acc = format!("'{account}'::uuid");
    let id = ":id::uuid".to_owned();
    let to = format!("(CASE WHEN :status::text = '{work}' THEN '{waiting}' ELSE '{work}' END)::uuid");
    let common: &[(&str, &str)] = &[("?1", &acc), ("?2", &id)];
    let save = number(
        SAVE,
        &[
            ("?1", &acc),
            ("?2", &id),
            ("?3", "clock_timestamp()"),
            ("?4", ":version::bigint + 1"),
            ("?5", &to),
            ("?6", ":visits::bigint + 1"),
            ("?7", &id),
        ],
    );
    let visit = number(
        VISIT,
        &[
            ("?1", &acc),
            ("?2", &id),
            ("?3", ":visits::bigint + 1"),
            ("?4", ":status::text::uuid"),
            ("?5", &to),
            ("?6", "clock_timestamp()"),
            ("?7", &id),
            ("?8", "gen_random_uuid()"),
        ],
    );
    let count = |status: &str, sign: &str| {
        let counted = number(
            COUNT,
            &[
                ("?1", &acc),
                ("?2", status),
                ("?3", &id),
                ("?4", &format!("{sign}1")),
                ("?5", &format!("{sign}:sum::bigint")),
            ],
        );
        counted.replace("FALSE, 0,", "FALSE, :client_id::int,")
    };
    let body = "repeat('x', 250)";
    let feed = number(
        FEED,
        &[
            ("?1", &acc),
            ("?2", &id),
            ("?3", "clock_timestamp()"),
            ("?4", "gen_random_uuid()"),
            ("?5", &id),
            ("?6", "gen_random_uuid()"),
            ("?7", body),
        ],
    );
    let keep = number(
        KEEP_KEY,
        &[
            ("?1", &acc),
            ("?2", &id),
            ("?3", "gen_random_uuid()::text"),
            ("?4", "'\\x00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff'::bytea"),
            ("?5", &format!("repeat('x', {})", ANSWER.len())),
            ("?6", "clock_timestamp()"),
        ],
    );
    let find = number(FIND_KEY, &[("?1", &acc), ("?2", &id), ("?3", "'none'")]);
    let load = number(LOAD, common);
    let load = load.replace(
        "d.*",
        "d.*, d.version AS version_, d.visits AS visits_, d.status_id::text AS status_, d.sum AS sum_",
    );
    let flat = |sql: &str| sql.replace('\n', " ");
    let (negative, positive) = (count(":status::text::uuid", "-"), count(&to, ""));
    let mine = format!(":client_id * {ORDERS_PER_CLIENT} + 1, (:client_id + 1) * {ORDERS_PER_CLIENT}");
    [
        format!("\\set n random({mine})"),
        "SELECT id::text AS id FROM floor_orders WHERE n = :n \\gset".to_owned(),
        "BEGIN;".to_owned(),
        "SELECT pg_advisory_xact_lock_shared(1);".to_owned(),
        format!("{};", flat(&find)),
        format!("SELECT version_ AS version, visits_ AS visits, status_ AS status, sum_ AS sum FROM ({}) l \\gset", flat(&load)),
        format!("{};", flat(&save)),
        format!("{};", flat(&visit)),
        format!("{};", flat(&negative)),
        format!("{};", flat(&positive)),
        format!("{};", flat(&feed)),
        format!("{};", flat(&keep)),
        "COMMIT;".to_owned(),
    ]
    .join("\n")
}
