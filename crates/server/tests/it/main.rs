//! The server from outside: stories over HTTP on both databases, rights, attacks, kills.
#![allow(
    clippy::unwrap_used, clippy::print_stderr, clippy::expect_used, clippy::panic, clippy::indexing_slicing,
    clippy::allow_attributes
)]

mod attacks;
mod bank_story;
mod cli;
mod couriers_story;
mod crash;
mod files_story;
mod house;
mod idempotency;
mod live;
mod logins;
mod mail_story;
mod notices_story;
mod print_story;
mod process_story;
mod program;
mod random_run;
mod reading;
mod receiver;
mod rights_matrix;
mod scenarios_feed;
mod scenarios_story;
mod scenarios_time;
mod screens_story;
mod settings_story;
mod tables_story;
mod tables_trade_story;
mod tasks_story;
mod timers_proof;
mod trade_bounds;
mod trade_chains;
mod trade_ground_story;
mod trade_scenarios;
mod trade_story;
mod ways_round;
mod webhooks_story;
