//! Figures, side by side in one run: moves over HTTP against the bare databases, pages at ten thousand and at a million
//! orders, import, memory, start-up. `make bench` prints them as they stand in docs/PERFORMANCE.md.
#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a program that prints figures and stops when it cannot"
)]

mod data;
mod floor;
mod http;
mod moves;
mod pages;
mod place;
mod scenarios;
mod trade;

use clap::Parser;
use poryadok_engine::clock::{Clock as _, System};

use crate::place::{Base, Place};

/// Timers that are due at once.
const DUE: usize = 100_000;
/// Orders they are spread over: a scenario runs at most fifty times on one within half an hour.
const TIMED: usize = 20_000;

#[derive(Debug, Parser)]
struct Options {
    /// The server program
    #[arg(long, env = "PORYADOK_BIN", default_value = "target/release/poryadok")]
    server: String,
    /// Address of a PostgreSQL server
    #[arg(long, env = "PORYADOK_TEST_DATABASE_URL")]
    postgres: String,
    /// Seconds per measurement
    #[arg(long, default_value_t = 5)]
    seconds: u64,
    /// Orders of the small and of the large database
    #[arg(long, default_value_t = 10_000)]
    small: usize,
    #[arg(long, default_value_t = 1_000_000)]
    large: usize,
    /// Only moves and creations, only pages, only scenarios, or only linked documents and stock
    #[arg(long, value_parser = ["moves", "pages", "scenarios", "trade"])]
    only: Option<String>,
}

fn main() {
    let options = Options::parse();
    println!("{}", place::machine());
    for base in [Base::Sqlite, Base::Postgres] {
        println!("\n## {}\n", base.name());
        let wanted = |part: &str| options.only.as_deref().is_none_or(|only| only == part);
        if wanted("moves") {
            moves(base, &options);
        }
        if wanted("scenarios") {
            by_themselves(base, &options);
        }
        if wanted("trade") {
            trade::run(base, &options.postgres, &options.server);
        }
        if wanted("pages") {
            pages(base, &options);
        }
    }
}

fn moves(base: Base, options: &Options) {
    let place = Place::new(base, &options.postgres);
    let orders = data::company(&place, 64 * data::ORDERS_PER_CLIENT);
    let server = place.serve(&options.server);
    println!("Start-up to the first answer of /health/ready: {} ms\n", server.started.as_millis());
    println!("| clients | moves/s over HTTP | floor/s | ratio |\n|---|---|---|---|");
    let token = place.token(&options.server, "manager1");
    let mut rates = Vec::new();
    for clients in [1, 16, 64] {
        rates.push((clients, moves::run(&server, &token, &orders, clients, options.seconds)));
    }
    let creations = moves::create(&server, &token, &orders, 16, options.seconds);
    let memory = server.memory_mib();
    drop(server);
    for (clients, rate) in rates {
        let floor = floor::run(&place, &orders, clients, options.seconds);
        println!("| {clients} | {rate:.0} | {floor:.0} | {:.2} |", rate / floor);
    }
    println!(
        "\nOrders with 3 positions created at 16 clients: {creations:.0}/s. Memory of the server after that: {memory} MiB"
    );
}

/// What goes on by itself, and what it costs those who work.
fn by_themselves(base: Base, options: &Options) {
    let place = Place::new(base, &options.postgres);
    let orders = data::company(&place, TIMED);
    let server = place.serve(&options.server);
    let (manager, admin) = (place.token(&options.server, "manager1"), place.token(&options.server, "admin"));
    let rate = || moves::run(&server, &manager, &orders, 64, options.seconds);
    let scenario = scenarios::by_date(&server, &admin);
    let bare = rate();
    let later = System.now().plus_secs(365 * 24 * 3_600);
    scenarios::set_timers(&place, scenario, options.large, later);
    // What was just written on a heap is still on its way into the database file.
    rate();
    let waiting = rate();
    let at = System.now().plus_secs(1);
    scenarios::plan_all(&place, at);
    scenarios::set_timers(&place, scenario, DUE, at);
    let drained = scenarios::drained(&place, DUE);
    // Else the first step of each order would do away with the fifty timers it was given above; no real order has so many.
    scenarios::drop_timers(&place);
    rate();
    let again = rate();
    scenarios::twenty(&server, &admin, &orders);
    let twenty = rate();
    scenarios::all_ran(&place);
    println!("\n| moves/s over HTTP, 64 clients | | ratio |\n|---|---|---|");
    println!("| one scenario, which no move calls | {bare:.0} | |");
    println!("| beside {} waiting timers | {waiting:.0} | {:.2} |", options.large, waiting / bare);
    println!("| later in the run, without them | {again:.0} | |");
    println!("| twenty scenarios, three called by each move | {twenty:.0} | {:.2} |", twenty / again);
    println!("\n{DUE} due timers, each with a run of its scenario: {drained:.0}/s");
}

fn pages(base: Base, options: &Options) {
    let filled = [options.small, options.large].map(|size| {
        let place = Place::new(base, &options.postgres);
        let (orders, rate) = data::fill(&place, size);
        println!("{size} orders made at {rate:.0}/s by the import (one writer, commits of 500)");
        let token = place.token(&options.server, "head");
        let server = place.serve(&options.server);
        (server, token, orders, place)
    });
    let [small, large] =
        filled.each_ref().map(|(server, token, orders, _)| pages::Side { server, token, orders });
    let measured = pages::run(&small, &large);
    let (few, many) = (options.small, options.large);
    println!("\n| page | {few}: p50 / p99, ms | {many}: p50 / p99, ms | ratio of p50 |\n|---|---|---|---|");
    for pages::Measured { name, small, large } in &measured {
        println!(
            "| {name} | {:.2} / {:.2} | {:.2} / {:.2} | {:.2} |",
            small.p50,
            small.p99,
            large.p50,
            large.p99,
            large.p50 / small.p50
        );
    }
    println!("\nMemory of the server over {many} orders: {} MiB", large.server.memory_mib());
}
