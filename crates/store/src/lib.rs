//! SQL and nothing else: what is kept, on SQLite and on PostgreSQL, by one text of every statement.
//!
//! The floor below `engine`; knows `domain` only. The two databases differ inside [`db`] alone.
pub mod db;
