//! The mapping of files of another system to orders: which column means what.

use std::collections::BTreeMap;

use serde::Deserialize;

/// A mapping file. Tables are named by their file without folder and endings: `orders.csv.gz` is `orders`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// IANA name: in which zone the times without one are.
    pub time_zone: String,
    /// Login of whoever owns the orders; the first administrator if absent.
    #[serde(default)]
    pub owner: Option<String>,
    /// The sales channel, made if it is not there.
    #[serde(default)]
    pub channel: Option<ChannelMapping>,
    pub orders: OrderMapping,
    /// Statuses of the other system by their word there; made if they are not there.
    pub statuses: BTreeMap<String, StatusMapping>,
    #[serde(default)]
    pub counterparties: Option<PartyMapping>,
    #[serde(default)]
    pub positions: Option<PositionMapping>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChannelMapping {
    pub name: String,
    #[serde(rename = "type")]
    pub kind: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrderMapping {
    pub table: String,
    /// Column with the order's name in the other system.
    pub external_id: String,
    /// Column with the time of the order.
    pub moment: String,
    #[serde(default)]
    pub planned_at: Option<String>,
    #[serde(default)]
    pub description: Option<String>,
    /// Column with the status the order stands in.
    pub status: String,
    /// Columns with the time at which the order entered a status; empty ones did not happen.
    #[serde(default)]
    pub steps: Vec<StepMapping>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StepMapping {
    pub status: String,
    pub at: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatusMapping {
    pub name: String,
    /// `regular`, `successful` or `unsuccessful`.
    #[serde(rename = "type", default)]
    pub kind: Option<String>,
    #[serde(default)]
    pub color: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartyMapping {
    pub table: String,
    /// Column of the orders that points to `key`.
    pub order_column: String,
    pub key: String,
    /// Column that tells persons apart: one counterparty for each.
    pub external_id: String,
    /// Text with `{column}` or `{column:8}` (its first eight characters).
    pub name: String,
    #[serde(default)]
    pub address: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PositionMapping {
    pub table: String,
    /// Column with the order's name.
    pub order: String,
    /// Column with the product's name.
    pub product: String,
    /// Column with the price, in units with a decimal point.
    pub price: String,
    #[serde(default)]
    pub quantity: Option<String>,
    /// Products in a table of their own.
    #[serde(default)]
    pub products: Option<ProductMapping>,
    /// Columns that are positions of their own, such as freight: summed up per order.
    #[serde(default)]
    pub extras: Vec<ExtraMapping>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProductMapping {
    pub table: String,
    pub key: String,
    pub name: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExtraMapping {
    pub column: String,
    pub external_id: String,
    pub name: String,
}
