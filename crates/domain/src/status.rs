//! Statuses of a document kind.

use serde::{Deserialize, Serialize};

use crate::document::DocumentKind;
use crate::ids::StatusId;

/// What reaching a status means for the deal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum StatusType {
    Regular,
    /// Final: the deal was won.
    Successful,
    /// Final: the deal was lost.
    Unsuccessful,
}

impl StatusType {
    pub const fn code(self) -> &'static str {
        match self {
            StatusType::Regular => "regular",
            StatusType::Successful => "successful",
            StatusType::Unsuccessful => "unsuccessful",
        }
    }

    pub fn from_code(code: &str) -> Option<StatusType> {
        [StatusType::Regular, StatusType::Successful, StatusType::Unsuccessful]
            .into_iter()
            .find(|t| t.code() == code)
    }

    pub const fn is_final(self) -> bool {
        !matches!(self, StatusType::Regular)
    }
}

/// A status (DOMAIN §1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    pub id: StatusId,
    pub kind: DocumentKind,
    pub name: String,
    /// `#rrggbb`.
    pub color: String,
    pub status_type: StatusType,
    /// Order on boards and in lists.
    pub position: i64,
    /// What an employee reads at this status.
    pub guidance: String,
    pub version: i64,
}

/// Whether `text` is a colour as kept: `#rrggbb`.
pub fn is_color(text: &str) -> bool {
    text.strip_prefix('#').is_some_and(|hex| hex.len() == 6 && hex.bytes().all(|b| b.is_ascii_hexdigit()))
}
