//! Warehouses: where stock lies.

use serde::Serialize;

use crate::ids::WarehouseId;

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Warehouse {
    pub id: WarehouseId,
    pub name: String,
    pub address: String,
    /// What a new document takes when none is named; exactly one of a company.
    pub default: bool,
    pub archived: bool,
    pub version: i64,
}
