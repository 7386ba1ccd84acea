//! The business process: which status may follow which, who may take the step, and on what conditions (DOMAIN §2, §3).

use serde::{Deserialize, Serialize};

use crate::attribute::AttributeValue;
use crate::document::DocumentKind;
use crate::ids::{AttributeId, ChannelId, DepartmentId, EmployeeId, ProcessId, RoleId, StatusId};
use crate::money::Minor;
use crate::people::{Source, codes};
use crate::trade::OrderSum;

/// A process as it binds: its name and switch, and the definition of its current version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Process {
    pub id: ProcessId,
    pub kind: DocumentKind,
    pub name: String,
    pub description: String,
    /// An inactive process binds nobody.
    pub active: bool,
    /// Number of the published version, counted from 1; every publication adds one.
    pub version: i64,
    pub definition: Definition,
}

/// The part of a process that is kept per numbered version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Definition {
    /// The channels whose documents it binds; empty = those of every channel that no other active process claims.
    #[serde(default)]
    pub channels: Vec<ChannelId>,
    /// Where a person may create a document, in the order in which they are offered.
    #[serde(default)]
    pub creation: Vec<CreationStatus>,
    #[serde(default)]
    pub stages: Vec<Stage>,
    #[serde(default)]
    pub unlisted: Unlisted,
    #[serde(default)]
    pub policies: Policies,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreationStatus {
    pub status: StatusId,
    #[serde(default)]
    pub grants: Grants,
}

/// One start status and the transitions out of it: a row of the transition matrix.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Stage {
    /// Absent: «Без статуса».
    #[serde(default)]
    pub start: Option<StatusId>,
    #[serde(default)]
    pub transitions: Vec<Transition>,
    /// Who may edit a document while it stands here.
    #[serde(default)]
    pub edit: EditRule,
    /// Kinds of documents that nobody creates from it or posts on it while it stands here: no shipment before it is paid.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bars: Vec<DocumentKind>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Transition {
    pub to: StatusId,
    #[serde(default)]
    pub grants: Grants,
    /// All of them must hold.
    #[serde(default)]
    pub guards: Vec<Guard>,
    #[serde(default)]
    pub requirements: Vec<Requirement>,
    /// The step approves of the content: a later change of it voids the approval.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approval: Option<ApprovalRule>,
}

/// What a void approval leads to (DOMAIN §10).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ApprovalRule {
    /// Where the document goes then; absent: it stays, and steps that ask for an approval refuse it.
    #[serde(default)]
    pub void_to: Option<StatusId>,
}

/// Who may take a step: everyone, or any of those named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Grants {
    #[serde(default)]
    pub everyone: bool,
    #[serde(default)]
    pub any_of: Vec<Grantee>,
    /// The author of the document may not.
    #[serde(default)]
    pub not_author: bool,
    /// Whoever made the last change of status may not: nobody approves his own step.
    #[serde(default)]
    pub not_last_mover: bool,
}

impl Default for Grants {
    fn default() -> Self {
        Grants { everyone: true, any_of: Vec::new(), not_author: false, not_last_mover: false }
    }
}

impl Grants {
    pub fn any_of(any_of: impl IntoIterator<Item = Grantee>) -> Grants {
        Grants { everyone: false, any_of: any_of.into_iter().collect(), ..Grants::default() }
    }
}

/// One of those who may: by name, by place in the company, or by relation to the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Grantee {
    Employee {
        id: EmployeeId,
    },
    /// Everybody in the department or below it.
    Department {
        id: DepartmentId,
    },
    Role {
        id: RoleId,
    },
    Owner,
    OwnersManager,
    Author,
    /// Whoever has an open task on the document that somebody else set him.
    TaskAssignee,
}

codes! {
    /// How two values are compared.
    Comparison {
        Less = "less",
        AtMost = "at_most",
        Equal = "equal",
        NotEqual = "not_equal",
        AtLeast = "at_least",
        Greater = "greater",
    }
}

impl Comparison {
    pub fn holds<T: Ord>(self, actual: &T, limit: &T) -> bool {
        match self {
            Comparison::Less => actual < limit,
            Comparison::AtMost => actual <= limit,
            Comparison::Equal => actual == limit,
            Comparison::NotEqual => actual != limit,
            Comparison::AtLeast => actual >= limit,
            Comparison::Greater => actual > limit,
        }
    }
}

/// A condition on the document, or a group of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Guard {
    All {
        #[cfg_attr(feature = "schema", schema(no_recursion))]
        of: Vec<Guard>,
    },
    Any {
        #[cfg_attr(feature = "schema", schema(no_recursion))]
        of: Vec<Guard>,
    },
    /// Discount of the whole document, in 1/100 of a percent.
    Discount {
        is: Comparison,
        value: i64,
    },
    /// What the customer pays, in minor units.
    Sum {
        is: Comparison,
        value: Minor,
    },
    /// How many positions the document has.
    Positions {
        is: Comparison,
        value: i64,
    },
    /// How many tasks on the document are not done.
    OpenTasks {
        is: Comparison,
        value: i64,
    },
    ChannelIn {
        channels: Vec<ChannelId>,
    },
    CounterpartyTag {
        tag: String,
    },
    FieldFilled {
        field: Field,
    },
    AttributeEquals {
        attribute: AttributeId,
        value: AttributeValue,
    },
    /// How much of the sum is invoiced, paid, shipped or reserved, in 1/100 of a percent.
    Share {
        of: OrderSum,
        is: Comparison,
        value: i64,
    },
    /// Nothing is lacking: what is not shipped is free in stock or reserved for it.
    StockEnough,
    /// A posted document of this kind rests on it.
    HasPosted {
        document: DocumentKind,
    },
    /// Its content is what somebody approved of.
    Approved,
    /// A free condition in CEL over `order`, `customer` and `actor`, for what the others do not say.
    Expression {
        text: String,
        /// What a refusal says instead of the expression.
        #[serde(default)]
        says: String,
    },
}

/// What must be filled in for a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Requirement {
    /// A word with the step itself.
    Comment,
    /// Every item of the checklists of the document's tasks is ticked.
    Checklist,
    /// A file on the document itself.
    File,
    Field {
        field: Field,
    },
}

/// A field of a document, as locks, requirements and differences name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Field {
    Number,
    ExternalId,
    Moment,
    PlannedAt,
    Counterparty,
    Channel,
    Description,
    VatMode,
    Currency,
    Positions,
    Organization,
    Warehouse,
    /// The amount of a payment.
    Sum,
    Owner,
    Department,
    Shared,
    Attribute(AttributeId),
}

/// How far a stage narrows editing (DOMAIN §2.8). Only persons are held to it, as to the process itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(tag = "rule", rename_all = "snake_case")]
pub enum EditRule {
    /// As far as rights go.
    #[default]
    ByRights,
    OwnerOnly,
    Nobody,
    /// By rights, but not these fields.
    Locked {
        fields: Vec<Field>,
    },
}

/// What holds in a status that starts no stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Default)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Unlisted {
    /// Nobody gets out.
    #[default]
    Frozen,
    /// Every status may follow.
    Free,
}

/// How the process treats a door other than a person's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Default)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Policy {
    /// Passes; the feed says that the process was bypassed.
    #[default]
    Pass,
    /// Passes, marked as a violation in feed and report.
    Flag,
    /// Bound like a person.
    Enforce,
}

impl Policy {
    pub const fn code(self) -> &'static str {
        match self {
            Policy::Pass => "pass",
            Policy::Flag => "flag",
            Policy::Enforce => "enforce",
        }
    }
}

/// The policy of each door that is not a person's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Default)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Policies {
    #[serde(default)]
    pub api: Policy,
    #[serde(default)]
    pub scenario: Policy,
    #[serde(default)]
    pub import: Policy,
    #[serde(default)]
    pub channel: Policy,
}

impl Policies {
    /// `None` for a person, whom the process always binds, and for the system, which it never does.
    pub const fn of(&self, source: Source) -> Option<Policy> {
        match source {
            Source::Person => None,
            Source::Api => Some(self.api),
            Source::Scenario => Some(self.scenario),
            Source::Import => Some(self.import),
            Source::Channel => Some(self.channel),
            Source::System => Some(Policy::Pass),
        }
    }
}

impl Definition {
    pub fn stage(&self, start: Option<StatusId>) -> Option<&Stage> {
        self.stages.iter().find(|stage| stage.start == start)
    }

    pub fn creation_status(&self, status: StatusId) -> Option<&CreationStatus> {
        self.creation.iter().find(|c| c.status == status)
    }

    /// Every status the process names, in any part.
    pub fn statuses(&self) -> impl Iterator<Item = StatusId> + '_ {
        let stages =
            self.stages.iter().flat_map(|s| s.start.into_iter().chain(s.transitions.iter().map(|t| t.to)));
        self.creation.iter().map(|c| c.status).chain(stages)
    }

    /// Whether a decision by it depends on the tasks of the document.
    pub fn asks_for_tasks(&self) -> bool {
        let transition_asks = |t: &Transition| {
            t.grants.any_of.contains(&Grantee::TaskAssignee)
                || t.requirements.contains(&Requirement::Checklist)
                || t.guards.iter().any(Guard::asks_for_tasks)
        };
        self.stages.iter().flat_map(|s| &s.transitions).any(transition_asks)
    }

    /// Whether a decision by it depends on the files of the document.
    pub fn asks_for_files(&self) -> bool {
        let mut transitions = self.stages.iter().flat_map(|s| &s.transitions);
        transitions.any(|t| t.requirements.contains(&Requirement::File))
    }

    /// Whether a decision by it depends on what rests on the document, and whether on what it lacks.
    pub fn asks_for_links(&self) -> bool {
        self.guards().any(|g| g.asks(&|g| matches!(g, Guard::HasPosted { .. })))
    }

    pub fn asks_for_stock(&self) -> bool {
        self.guards().any(|g| g.asks(&|g| matches!(g, Guard::StockEnough)))
    }

    fn guards(&self) -> impl Iterator<Item = &Guard> {
        self.stages.iter().flat_map(|s| &s.transitions).flat_map(|t| &t.guards)
    }

    /// Whether somebody could get out of `status`, as far as the process goes.
    pub fn has_way_out(&self, status: Option<StatusId>) -> bool {
        match self.stage(status) {
            Some(stage) => !stage.transitions.is_empty(),
            None => self.unlisted == Unlisted::Free,
        }
    }
}

impl Guard {
    /// Whether it depends on the tasks of the document.
    pub fn asks_for_tasks(&self) -> bool {
        self.asks(&|g| matches!(g, Guard::OpenTasks { .. }))
    }

    /// Whether it is, or has in it, such a condition.
    pub fn asks(&self, such: &dyn Fn(&Guard) -> bool) -> bool {
        match self {
            Guard::All { of } | Guard::Any { of } => of.iter().any(|g| g.asks(such)),
            guard => such(guard),
        }
    }
}

impl Stage {
    pub fn transition(&self, to: StatusId) -> Option<&Transition> {
        self.transitions.iter().find(|t| t.to == to)
    }
}
