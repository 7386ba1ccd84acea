//! How long pages take, as one reader sees them.

use std::time::Instant;

use crate::data::Orders;
use crate::http::Connection;
use crate::place::Server;

/// Requests that are not counted, and those that are.
const WARM_UP: usize = 30;
const COUNTED: usize = 300;

#[derive(Debug)]
pub struct Measured {
    pub name: &'static str,
    /// In milliseconds.
    pub p50: f64,
    pub p99: f64,
}

pub fn run(server: &Server, token: &str, orders: &Orders) -> Vec<Measured> {
    let mut connection = Connection::open(&server.address).unwrap();
    let surname: String = orders.surname.bytes().map(|b| format!("%{b:02X}")).collect();
    let id = |n: usize| orders.ids[n % orders.ids.len()];
    let board = |_: usize| vec![format!("/api/v1/orders?status={}&limit=50", orders.work)];
    let counts = |_: usize| vec!["/api/v1/orders/counts".to_owned()];
    let list = |_: usize| vec![format!("/api/v1/orders?q={surname}&channel={}&limit=50", orders.channel)];
    let order =
        |n: usize| vec![format!("/api/v1/orders/{}", id(n)), format!("/api/v1/orders/{}/feed", id(n))];
    vec![
        measure("board: 50 orders of a status", &mut connection, token, &board),
        measure("board: counts and sums of all columns", &mut connection, token, &counts),
        measure("list: search and filter by channel", &mut connection, token, &list),
        measure("order page with feed", &mut connection, token, &order),
    ]
}

fn measure(
    name: &'static str,
    connection: &mut Connection,
    token: &str,
    paths: &dyn Fn(usize) -> Vec<String>,
) -> Measured {
    let mut times: Vec<f64> = Vec::with_capacity(COUNTED);
    for n in 0..WARM_UP + COUNTED {
        let began = Instant::now();
        for path in paths(n) {
            let answer = connection.get(&path, token).unwrap();
            assert_eq!(answer.status, 200, "{path}: {}", String::from_utf8_lossy(&answer.body));
        }
        if n >= WARM_UP {
            times.push(began.elapsed().as_secs_f64() * 1_000.0);
        }
    }
    times.sort_by(f64::total_cmp);
    Measured { name, p50: times[COUNTED / 2], p99: times[COUNTED * 99 / 100] }
}
