//! Linked documents and stock: the page of an order with twenty of them, the stock page, wide shipments, supplier orders.

use std::time::Instant;

use serde_json::{Value, json};

use crate::data::{self, SUPPLIERS};
use crate::http::Connection;
use crate::pages::Times;
use crate::place::{Base, Place, Server};

/// Products of the small and of the large company.
const FEW: usize = 1_000;
const MANY: usize = 100_000;
/// Positions that are lacking, all at once.
const SHORT: usize = 10_000;
const LINKED: usize = 20;
const WIDE: usize = 1_000;
const PAGES: usize = 500;
const SHIPMENTS: usize = 30;

pub fn run(base: Base, postgres: &str, program: &str) {
    println!("\n| linked documents and stock | p50, ms | p99, ms | |\n|---|---|---|---|");
    let [few, many] = [FEW, MANY].map(|products| {
        let place = Place::new(base, postgres);
        data::goods(&place, products);
        let server = place.serve(program);
        let token = place.token(program, "admin");
        (server, token, place)
    });
    stock_pages(&few, &many);
    let mut there = Caller::new(&many.0, &many.1);
    let goods = there.some_goods();
    order_pages(&mut there, &goods);
    shipments(&mut there, &goods);
    drop((few, many));
    supply(base, postgres, program);
}

/// Somebody who asks, and is answered well.
struct Caller<'a> {
    connection: Connection,
    token: &'a str,
}

impl<'a> Caller<'a> {
    fn new(server: &Server, token: &'a str) -> Caller<'a> {
        Caller { connection: Connection::open(&server.address).unwrap(), token }
    }

    fn get(&mut self, path: &str) -> Value {
        let answer = self.connection.get(path, self.token).unwrap();
        assert_eq!(answer.status, 200, "{path}: {}", String::from_utf8_lossy(&answer.body));
        serde_json::from_slice(&answer.body).unwrap()
    }

    fn post(&mut self, path: &str, body: &Value) -> Value {
        let answer = self.connection.post(path, self.token, &crate::moves::key(), &body.to_string()).unwrap();
        assert!(answer.status < 300, "{path}: {}", String::from_utf8_lossy(&answer.body));
        serde_json::from_slice(&answer.body).unwrap()
    }

    /// A thousand products.
    fn some_goods(&mut self) -> Vec<String> {
        let mut found = Vec::new();
        let mut cursor = String::new();
        while found.len() < WIDE {
            let page = self.get(&format!("/api/v1/stock?limit=200{cursor}"));
            let rows = page["rows"].as_array().unwrap();
            found.extend(rows.iter().map(|r| r["product"].as_str().unwrap().to_owned()));
            cursor = format!("&cursor={}", page["next"].as_str().unwrap());
        }
        found.truncate(WIDE);
        found
    }
}

fn times(count: usize, mut once: impl FnMut(usize)) -> Times {
    let mut times: Vec<f64> = (0..count)
        .map(|n| {
            let began = Instant::now();
            once(n);
            began.elapsed().as_secs_f64() * 1_000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    Times { p50: times[count / 2], p99: times[count * 99 / 100] }
}

fn say(name: &str, times: Times, more: &str) {
    println!("| {name} | {:.2} | {:.2} | {more} |", times.p50, times.p99);
}

fn stock_pages(few: &(Server, String, Place), many: &(Server, String, Place)) {
    let page = "/api/v1/stock?limit=50";
    let [small, large] = [few, many].map(|(server, token, _)| {
        let mut caller = Caller::new(server, token);
        times(PAGES, |_| drop(caller.get(page)))
    });
    say(&format!("stock page of {FEW} products"), small, "");
    say(
        &format!("stock page of {MANY} products"),
        large,
        &format!("{:.2} of the small one", large.p50 / small.p50),
    );
    let mut caller = Caller::new(&many.0, &many.1);
    let found = times(PAGES, |n| drop(caller.get(&format!("/api/v1/stock?limit=50&q={:05}", n * 7))));
    say(&format!("search among {MANY} products"), found, "");
}

/// The page of an order that twenty documents rest on, beside one of an order that none does.
fn order_pages(caller: &mut Caller<'_>, goods: &[String]) {
    let lines = |n: usize| -> Value {
        goods.iter().take(n).map(|p| json!({ "product": p, "quantity": 10_000, "price": 100_000 })).collect()
    };
    let body = json!({ "positions": lines(20), "posted": true });
    caller.post("/api/v1/documents/receipt", &body);
    let [bare, linked] = [false, true].map(|with| {
        let order = caller.post("/api/v1/orders", &json!({ "positions": lines(20) }));
        let id = order["id"].as_str().unwrap().to_owned();
        let mut made = 0;
        if with {
            for kind in ["invoice_out", "shipment"] {
                caller.post(&format!("/api/v1/orders/{id}/linked"), &json!({ "kind": kind, "posted": true }));
                made += 1;
            }
        }
        while with && made < LINKED {
            let parts = json!([{ "document": id, "sum": 1_000 }]);
            caller.post(
                "/api/v1/documents/payment_in",
                &json!({ "sum": 1_000, "parts": parts, "posted": true }),
            );
            made += 1;
        }
        id
    });
    let mut page = |id: &str| {
        times(PAGES, |_| {
            for part in ["", "/feed", "/chain"] {
                drop(caller.get(&format!("/api/v1/orders/{id}{part}")));
            }
        })
    };
    let (without, with) = (page(&bare), page(&linked));
    say("order page with feed and chain, nothing linked", without, "");
    say(
        &format!("order page with feed and chain of {LINKED} documents"),
        with,
        &format!("{:.2} of the one before", with.p50 / without.p50),
    );
}

fn shipments(caller: &mut Caller<'_>, goods: &[String]) {
    let lines = |pieces: usize| -> Value {
        goods.iter().map(|p| json!({ "product": p, "quantity": pieces * 10_000, "price": 100 })).collect()
    };
    caller.post("/api/v1/documents/receipt", &json!({ "positions": lines(SHIPMENTS), "posted": true }));
    let body = json!({ "positions": lines(1), "posted": true });
    let made = times(SHIPMENTS, |_| drop(caller.post("/api/v1/documents/shipment", &body)));
    say(&format!("shipment of {WIDE} positions, made and posted"), made, "");
}

fn supply(base: Base, postgres: &str, program: &str) {
    let place = Place::new(base, postgres);
    data::goods(&place, SHORT);
    let server = place.serve(program);
    let token = place.token(program, "admin");
    let mut caller = Caller::new(&server, &token);
    let found = times(5, |_| drop(caller.get("/api/v1/supply")));
    say(&format!("what {SHORT} positions lack"), found, "");
    let lacking = caller.get("/api/v1/supply");
    let rows = lacking["rows"].as_array().unwrap();
    assert_eq!(rows.len(), SHORT);
    let lines: Vec<Value> =
        rows.iter().map(|r| json!({ "product": r["product"], "quantity": r["short"] })).collect();
    let body = json!({ "lines": lines, "posted": true });
    let made = times(1, |_| {
        let made = caller.post("/api/v1/supply", &body);
        assert_eq!(made["orders"].as_array().unwrap().len(), SUPPLIERS);
    });
    say(&format!("supplier orders of {SHORT} positions to {SUPPLIERS} suppliers"), made, "once");
}
