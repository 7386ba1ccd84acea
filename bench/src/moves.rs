//! Moves and creations over HTTP, by so many clients at once.

use std::sync::Barrier;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::data::{ORDERS_PER_CLIENT, Orders};
use crate::http::Connection;
use crate::place::Server;

static KEY: AtomicU64 = AtomicU64::new(0);

pub fn key() -> String {
    format!("bench-{}", KEY.fetch_add(1, Ordering::Relaxed))
}

/// Runs `work` in each of `clients` threads until the time is up; how often a second it succeeded.
fn rate(clients: usize, seconds: u64, work: impl Fn(usize, &dyn Fn() -> bool) -> u64 + Sync) -> f64 {
    let (ready, over) = (Barrier::new(clients + 1), AtomicBool::new(false));
    std::thread::scope(|scope| {
        let (ready, over, work) = (&ready, &over, &work);
        let threads: Vec<_> = (0..clients)
            .map(|client| {
                scope.spawn(move || {
                    ready.wait();
                    work(client, &|| over.load(Ordering::Relaxed))
                })
            })
            .collect();
        ready.wait();
        let began = Instant::now();
        std::thread::sleep(Duration::from_secs(seconds));
        over.store(true, Ordering::Relaxed);
        let elapsed = began.elapsed();
        let done: u64 = threads.into_iter().map(|t| t.join().unwrap()).sum();
        done as f64 / elapsed.as_secs_f64()
    })
}

/// Durable moves a second: each client moves its own orders there and back.
pub fn run(server: &Server, token: &str, orders: &Orders, clients: usize, seconds: u64) -> f64 {
    rate(clients, seconds, |client, over| {
        let mut connection = Connection::open(&server.address).unwrap();
        let mine = &orders.ids[client * ORDERS_PER_CLIENT..(client + 1) * ORDERS_PER_CLIENT];
        let mut states: Vec<(i64, bool)> =
            mine.iter().map(|id| state(&mut connection, token, orders, id)).collect();
        let mut done = 0;
        for turn in 0.. {
            if over() {
                break;
            }
            let at = turn % mine.len();
            let (version, at_work) = states[at];
            let status = if at_work { orders.waiting } else { orders.work };
            let body = format!(r#"{{"version":{version},"status":"{status}"}}"#);
            let path = format!("/api/v1/orders/{}/move", mine[at]);
            let answer = connection.post(&path, token, &key(), &body).unwrap();
            assert_eq!(answer.status, 200, "{}", String::from_utf8_lossy(&answer.body));
            states[at] = (version_in(&answer.body), !at_work);
            done += 1;
        }
        done
    })
}

/// The version in an answer: scenarios may have changed the order after the move.
fn version_in(body: &[u8]) -> i64 {
    const NAME: &[u8] = b"\"version\":";
    let at = body.windows(NAME.len()).position(|w| w == NAME).unwrap() + NAME.len();
    body[at..].iter().take_while(|b| b.is_ascii_digit()).fold(0, |n, b| n * 10 + i64::from(b - b'0'))
}

fn state(
    connection: &mut Connection,
    token: &str,
    orders: &Orders,
    id: &poryadok_domain::ids::DocumentId,
) -> (i64, bool) {
    let answer = connection.get(&format!("/api/v1/orders/{id}"), token).unwrap();
    let order: Value = serde_json::from_slice(&answer.body).unwrap();
    (order["version"].as_i64().unwrap(), order["status"] == orders.work.to_string())
}

/// Orders with three positions created a second.
pub fn create(server: &Server, token: &str, orders: &Orders, clients: usize, seconds: u64) -> f64 {
    let line = format!(r#"{{"product":"{}","quantity":10000}}"#, orders.product);
    let body = format!(r#"{{"channel":"{}","positions":[{line},{line},{line}]}}"#, orders.channel);
    rate(clients, seconds, |_, over| {
        let mut connection = Connection::open(&server.address).unwrap();
        let mut done = 0;
        while !over() {
            let answer = connection.post("/api/v1/orders", token, &key(), &body).unwrap();
            assert_eq!(answer.status, 201, "{}", String::from_utf8_lossy(&answer.body));
            done += 1;
        }
        done
    })
}
