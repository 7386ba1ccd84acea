//! The program: configuration, command line, wiring, shutdown.
//!
//! The top floor: puts the rooms together and decides nothing itself.
pub mod cli;
pub mod commands;
pub mod couriers;
pub mod demo;
pub mod http;
pub mod metrics;
mod web;
