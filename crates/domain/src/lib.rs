//! The rules of Poryadok: what may happen to an order, who may do it, and what then holds.
//!
//! Pure: no clock, no randomness, no database. Times and ids come in as arguments; an expected "no" goes out as a
//! [`rejection::Rejection`] with every reason.
pub mod attribute;
pub mod bank_statement;
pub mod calendar;
pub mod document;
pub mod file;
pub mod form;
pub mod gate;
pub mod ids;
pub mod message;
pub mod money;
pub mod notice;
pub mod organization;
pub mod people;
pub mod process;
pub mod rejection;
pub mod rights;
pub mod rulebook;
pub mod scenario;
#[cfg(any(test, feature = "simulation"))]
pub mod simulation;
pub mod status;
pub mod table;
pub mod task;
pub mod text;
pub mod time;
pub mod timer;
pub mod trade;
pub mod turn;
pub mod verify;
pub mod warehouse;
pub mod webhook;
pub mod whatif;
