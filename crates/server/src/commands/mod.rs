//! One file per command.
pub mod backup;
pub mod demo;
pub mod export;
pub mod fsck;
pub mod import;
pub mod mapping;
pub mod people;
pub mod serve;
