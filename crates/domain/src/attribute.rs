//! Custom fields («Доп. поле») of documents and counterparties.

use serde::{Deserialize, Serialize};

use crate::document::DocumentKind;
use crate::ids::AttributeId;
use crate::people::codes;
use crate::time::Timestamp;

codes! {
    /// What a custom field holds.
    AttributeType {
        Text = "text",
        Integer = "integer",
        Boolean = "boolean",
        Time = "time",
        /// One of the named options.
        Choice = "choice",
    }
}

/// A typed custom field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribute {
    pub id: AttributeId,
    /// Of documents of this kind; of counterparties when absent.
    pub kind: Option<DocumentKind>,
    pub name: String,
    pub attribute_type: AttributeType,
    /// For [`AttributeType::Choice`].
    pub options: Vec<String>,
    pub position: i64,
    pub version: i64,
}

/// A value of a custom field.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(tag = "type", content = "value", rename_all = "snake_case")]
pub enum AttributeValue {
    Text(String),
    Integer(i64),
    Boolean(bool),
    Time(Timestamp),
    Choice(String),
}

impl AttributeValue {
    pub const fn attribute_type(&self) -> AttributeType {
        match self {
            AttributeValue::Text(_) => AttributeType::Text,
            AttributeValue::Integer(_) => AttributeType::Integer,
            AttributeValue::Boolean(_) => AttributeType::Boolean,
            AttributeValue::Time(_) => AttributeType::Time,
            AttributeValue::Choice(_) => AttributeType::Choice,
        }
    }
}

impl Attribute {
    /// Whether `value` may stand in this field.
    pub fn accepts(&self, value: &AttributeValue) -> bool {
        match value {
            AttributeValue::Choice(option) => {
                self.attribute_type == AttributeType::Choice && self.options.contains(option)
            }
            AttributeValue::Text(text) => {
                self.attribute_type == AttributeType::Text
                    && text.chars().count() <= crate::text::MAX_TEXT
                    && crate::text::is_clean(text)
            }
            other => self.attribute_type == other.attribute_type(),
        }
    }
}
