//! Employees, departments, and who acts.

use crate::ids::{AccountId, DepartmentId, EmployeeId, RoleId};

/// A person with a login `name@account`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Employee {
    pub id: EmployeeId,
    pub login: String,
    pub name: String,
    pub email: Option<String>,
    pub department: Option<DepartmentId>,
    /// The employee's head.
    pub manager: Option<EmployeeId>,
    pub role: RoleId,
    /// A dismissed employee is kept for history but may nothing any more.
    pub active: bool,
    pub version: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Department {
    pub id: DepartmentId,
    pub name: String,
    pub parent: Option<DepartmentId>,
    pub version: i64,
}

/// Where an order comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Channel {
    pub id: crate::ids::ChannelId,
    pub name: String,
    pub channel_type: ChannelType,
    pub archived: bool,
    pub version: i64,
}

macro_rules! codes {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $code:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, ::serde::Serialize, ::serde::Deserialize)]
        #[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$vdoc])* $variant),* }

        impl $name {
            pub const ALL: &'static [$name] = &[$($name::$variant),*];

            /// The word of this value in the database and on the wire.
            pub const fn code(self) -> &'static str {
                match self { $($name::$variant => $code),* }
            }

            pub fn from_code(code: &str) -> Option<$name> {
                $name::ALL.iter().copied().find(|v| v.code() == code)
            }
        }
    };
}
pub(crate) use codes;

codes! {
    /// What a sales channel is.
    ChannelType {
        Site = "site",
        Marketplace = "marketplace",
        SocialNetwork = "social_network",
        Messenger = "messenger",
        ClassifiedAds = "classified_ads",
        Direct = "direct",
        Retail = "retail",
        Other = "other",
    }
}

codes! {
    /// Through which door a change came (DOMAIN §1).
    Source {
        /// A person in the web UI or with his own session through the API.
        Person = "person",
        /// An access token that was not issued as acting for a person.
        Api = "api",
        Scenario = "scenario",
        Import = "import",
        Channel = "channel",
        /// Poryadok itself, carrying out an administrator's decision (a mapping of statuses).
        System = "system",
    }
}

/// Who does something, and through which door.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    pub account: AccountId,
    /// Nobody for imports and repairs started by the operator of the server.
    pub employee: Option<EmployeeId>,
    pub source: Source,
}
