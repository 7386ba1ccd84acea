//! How long pages take, as one reader sees them: of a small and of a large database in turns, so that what else the machine
//! does meets both alike.

use std::time::Instant;

use crate::data::Orders;
use crate::http::Connection;
use crate::place::Server;

/// Requests that are not counted, and those that are.
const WARM_UP: usize = 100;
const COUNTED: usize = 1_000;

/// A page and its times, in milliseconds.
#[derive(Debug)]
pub struct Measured {
    pub name: &'static str,
    pub small: Times,
    pub large: Times,
}

#[derive(Debug, Clone, Copy)]
pub struct Times {
    pub p50: f64,
    pub p99: f64,
}

/// One side of the comparison.
pub struct Side<'a> {
    pub server: &'a Server,
    pub token: &'a str,
    pub orders: &'a Orders,
}

type Paths = fn(&Orders, usize) -> Vec<String>;

const PAGES: [(&str, Paths); 5] = [
    ("board: 50 orders of a status", |o, _| vec![format!("/api/v1/orders?status={}&limit=50", o.work)]),
    ("board: counts and sums of all columns", |_, _| vec!["/api/v1/orders/counts".to_owned()]),
    ("list: search and filter by channel", |o, _| {
        let surname: String = o.surname.bytes().map(|b| format!("%{b:02X}")).collect();
        vec![format!("/api/v1/orders?q={surname}&channel={}&limit=50", o.channel)]
    }),
    ("list: filter by channel and status, by sum", |o, _| {
        vec![format!("/api/v1/orders?status={}&channel={}&sort=-sum&limit=50", o.work, o.channel)]
    }),
    ("order page with feed", |o, n| {
        let id = o.ids[n % o.ids.len()];
        vec![format!("/api/v1/orders/{id}"), format!("/api/v1/orders/{id}/feed")]
    }),
];

pub fn run(small: &Side<'_>, large: &Side<'_>) -> Vec<Measured> {
    PAGES.into_iter().map(|(name, paths)| measure(name, paths, small, large)).collect()
}

fn measure(name: &'static str, paths: Paths, small: &Side<'_>, large: &Side<'_>) -> Measured {
    let sides = [small, large];
    let mut connections = sides.map(|side| Connection::open(&side.server.address).unwrap());
    let mut times = [Vec::with_capacity(COUNTED), Vec::with_capacity(COUNTED)];
    for n in 0..WARM_UP + COUNTED {
        for ((side, connection), times) in sides.iter().zip(&mut connections).zip(&mut times) {
            let began = Instant::now();
            for path in paths(side.orders, n) {
                let answer = connection.get(&path, side.token).unwrap();
                assert_eq!(answer.status, 200, "{path}: {}", String::from_utf8_lossy(&answer.body));
            }
            if n >= WARM_UP {
                times.push(began.elapsed().as_secs_f64() * 1_000.0);
            }
        }
    }
    let [small, large] = times.map(|mut times| {
        times.sort_by(f64::total_cmp);
        Times { p50: times[COUNTED / 2], p99: times[COUNTED * 99 / 100] }
    });
    Measured { name, small, large }
}
