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

use clap::Parser;

use crate::place::{Base, Place};

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
    /// Only moves and creations, or only pages
    #[arg(long, value_parser = ["moves", "pages"])]
    only: Option<String>,
}

fn main() {
    let options = Options::parse();
    println!("{}", place::machine());
    for base in [Base::Sqlite, Base::Postgres] {
        println!("\n## {}\n", base.name());
        if options.only.as_deref() != Some("pages") {
            moves(base, &options);
        }
        if options.only.as_deref() != Some("moves") {
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
