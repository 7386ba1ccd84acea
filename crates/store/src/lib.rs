//! SQL and nothing else: what is kept, on SQLite and on PostgreSQL, by one text of every statement.
//!
//! The floor below `engine`; knows `domain` only. The two databases differ inside [`db`] alone. One file per noun, its
//! SQL as consts on top; free functions over `&mut dyn Tx`.
pub mod accounts;
pub mod audit;
pub mod calendars;
pub mod comments;
pub mod counterparties;
pub mod counts;
pub mod db;
pub mod documents;
pub mod feed;
pub mod files;
pub mod fsck;
pub mod idempotency;
pub mod imports;
pub mod leases;
pub mod links;
pub mod notifications;
pub mod organizations;
pub mod outbox;
pub mod people;
mod pieces;
pub mod processes;
pub mod products;
pub mod receivables;
pub mod rulebook;
pub mod saved_views;
pub mod scenario_runs;
pub mod scenarios;
pub mod sessions;
pub mod settings;
pub mod stock;
pub mod supply;
pub mod task_types;
pub mod tasks;
pub mod telegram;
pub mod timers;
mod values;
pub mod views;
pub mod visits;
pub mod warehouses;
pub mod webhooks;
