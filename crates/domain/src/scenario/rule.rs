//! The shapes of a scenario: trigger → conditions → actions.

use serde::{Deserialize, Serialize};

use crate::calendar::Span;
use crate::document::{DocumentKind, FieldValue};
use crate::ids::{DepartmentId, EmployeeId, RoleId, ScenarioId, StatusId, TaskTypeId, WebhookId};
use crate::people::{Source, codes};
use crate::process::{Field, Grantee, Guard};
use crate::time::Timestamp;

/// Scenarios of one account; a company with more has lost sight of what they do.
pub const MAX_SCENARIOS: usize = 200;
/// Actions of one scenario, and items of any list in it.
pub const MAX_ACTIONS: usize = 50;
/// Conditions of one scenario, groups counted with what is in them.
pub const MAX_CONDITIONS: usize = 50;

/// A scenario as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scenario {
    pub id: ScenarioId,
    /// Of documents of this kind.
    pub kind: DocumentKind,
    pub name: String,
    pub description: String,
    pub switch: Switch,
    /// Grows by one with every change; runs name it.
    pub version: i64,
    /// Those of one happening run in this order.
    pub position: i64,
    /// Since when it takes notice: nothing from before counts for it.
    pub since: Timestamp,
    pub rule: Rule,
}

codes! {
    /// Whether a scenario does anything.
    Switch {
        Off = "off",
        /// Records what it would do, and does nothing.
        Shadow = "shadow",
        On = "on",
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Rule {
    pub trigger: Trigger,
    /// All of them must hold.
    #[serde(default)]
    pub conditions: Vec<Condition>,
    pub actions: Vec<Action>,
    #[serde(default)]
    pub firing: Firing,
}

/// How often it fires for one document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Default)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Firing {
    #[default]
    EveryTime,
    /// Once for each stay in a status.
    OncePerEntry,
    OnceEver,
}

/// What calls a scenario.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Trigger {
    Created,
    /// One of the fields was changed; any field where none is named.
    Changed {
        #[serde(default)]
        fields: Vec<Field>,
    },
    /// It came into one of the statuses, also by being created there.
    Entered {
        statuses: Vec<StatusId>,
    },
    /// It left one of the statuses.
    Left {
        statuses: Vec<StatusId>,
    },
    /// It has been standing in one of the statuses for so long.
    InStatus {
        statuses: Vec<StatusId>,
        after: Span,
    },
    /// So long before or after the date in a field, or at that moment.
    Date {
        field: Field,
        #[serde(default)]
        offset: Option<Span>,
        #[serde(default)]
        side: Side,
    },
    /// It was posted.
    Posted,
    /// A document of one of these kinds, any where none is named, was made that rests on it.
    LinkedCreated {
        #[serde(default)]
        kinds: Vec<DocumentKind>,
    },
    LinkedPosted {
        #[serde(default)]
        kinds: Vec<DocumentKind>,
    },
    /// A payment of it was posted; only the one after which nothing is owed, if asked.
    Paid {
        #[serde(default)]
        in_full: bool,
    },
    /// Some product of it is lacking, where none was before.
    GoodsShort,
    /// Nothing is lacking any more.
    GoodsEnough,
    TaskDone,
    TaskOverdue,
    Commented,
    /// Somebody pressed the button of this name on the page of the document.
    Button {
        label: String,
    },
    /// At a time of day, for each document that stands in one of the statuses.
    Schedule {
        /// Minutes after midnight, by the time zone of the account.
        minute: i64,
        /// 1 Monday … 7 Sunday; every day where none is named.
        #[serde(default)]
        days: Vec<i64>,
        statuses: Vec<StatusId>,
    },
    /// One of these scenarios failed; any where none is named.
    ScenarioFailed {
        #[serde(default)]
        scenarios: Vec<ScenarioId>,
    },
    /// Only another scenario starts it.
    Started,
}

codes! {
    /// The word of a trigger.
    TriggerKind {
        Created = "created",
        Changed = "changed",
        Entered = "entered",
        Left = "left",
        InStatus = "in_status",
        Date = "date",
        Posted = "posted",
        LinkedCreated = "linked_created",
        LinkedPosted = "linked_posted",
        Paid = "paid",
        GoodsShort = "goods_short",
        GoodsEnough = "goods_enough",
        TaskDone = "task_done",
        TaskOverdue = "task_overdue",
        Commented = "commented",
        Button = "button",
        Schedule = "schedule",
        ScenarioFailed = "scenario_failed",
        Started = "started",
    }
}

impl Trigger {
    pub const fn kind(&self) -> TriggerKind {
        match self {
            Trigger::Created => TriggerKind::Created,
            Trigger::Changed { .. } => TriggerKind::Changed,
            Trigger::Entered { .. } => TriggerKind::Entered,
            Trigger::Left { .. } => TriggerKind::Left,
            Trigger::InStatus { .. } => TriggerKind::InStatus,
            Trigger::Date { .. } => TriggerKind::Date,
            Trigger::Posted => TriggerKind::Posted,
            Trigger::LinkedCreated { .. } => TriggerKind::LinkedCreated,
            Trigger::LinkedPosted { .. } => TriggerKind::LinkedPosted,
            Trigger::Paid { .. } => TriggerKind::Paid,
            Trigger::GoodsShort => TriggerKind::GoodsShort,
            Trigger::GoodsEnough => TriggerKind::GoodsEnough,
            Trigger::TaskDone => TriggerKind::TaskDone,
            Trigger::TaskOverdue => TriggerKind::TaskOverdue,
            Trigger::Commented => TriggerKind::Commented,
            Trigger::Button { .. } => TriggerKind::Button,
            Trigger::Schedule { .. } => TriggerKind::Schedule,
            Trigger::ScenarioFailed { .. } => TriggerKind::ScenarioFailed,
            Trigger::Started => TriggerKind::Started,
        }
    }

    /// The statuses it names.
    pub fn statuses(&self) -> &[StatusId] {
        match self {
            Trigger::Entered { statuses }
            | Trigger::Left { statuses }
            | Trigger::InStatus { statuses, .. }
            | Trigger::Schedule { statuses, .. } => statuses,
            _ => &[],
        }
    }
}

/// On which side of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Default)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Side {
    Before,
    #[default]
    After,
}

/// What must hold when the scenario is called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Condition {
    All {
        #[cfg_attr(feature = "schema", schema(no_recursion))]
        of: Vec<Condition>,
    },
    Any {
        #[cfg_attr(feature = "schema", schema(no_recursion))]
        of: Vec<Condition>,
    },
    /// Not one of them holds.
    None {
        #[cfg_attr(feature = "schema", schema(no_recursion))]
        of: Vec<Condition>,
    },
    /// A condition on the document, as transitions have them.
    Guard { guard: Guard },
    /// It stands in one of these.
    InStatuses { statuses: Vec<StatusId> },
    /// It came from one of these (after a step).
    CameFrom { statuses: Vec<StatusId> },
    /// A field had this value and has that one now; an absent value is any.
    Became {
        field: Field,
        #[serde(default)]
        was: Option<FieldValue>,
        #[serde(default)]
        now: Option<FieldValue>,
    },
    /// Whoever caused it is one of these.
    Actor { any_of: Vec<Grantee> },
    /// It came through one of these doors.
    Source { sources: Vec<Source> },
}

/// Somebody, found out when the action runs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Whom {
    Employee {
        id: EmployeeId,
    },
    Owner,
    OwnersManager,
    Author,
    /// Whoever caused it.
    Actor,
    LastMover,
    /// Each of the department in turn.
    RoundRobin {
        department: DepartmentId,
    },
    /// Whoever of the department has the fewest open documents.
    LeastBusy {
        department: DepartmentId,
    },
    /// Everybody of the role; only for telling.
    Role {
        id: RoleId,
    },
    /// Everybody of the department and below; only for telling.
    Department {
        id: DepartmentId,
    },
}

impl Whom {
    /// Whether it means several people.
    pub const fn is_many(&self) -> bool {
        matches!(self, Whom::Role { .. } | Whom::Department { .. })
    }
}

/// What a scenario does. Texts take `{{variables}}`, see [`super::words`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Action {
    SetStatus {
        status: StatusId,
        #[serde(default)]
        comment: String,
    },
    /// Sets or clears (`empty`) a field. The description is a text with variables.
    SetField {
        field: Field,
        value: FieldValue,
    },
    /// Sets a date to so long from now.
    SetDate {
        field: Field,
        after: Span,
    },
    SetOwner {
        to: Whom,
    },
    SetDepartment {
        department: Option<DepartmentId>,
    },
    CreateTask {
        text: String,
        assignee: Whom,
        #[serde(default)]
        due: Option<Span>,
        #[serde(default)]
        checklist: Vec<String>,
        #[serde(default)]
        task_type: Option<TaskTypeId>,
    },
    /// Does away with what scenarios asked for on the document: their open tasks are done.
    FinishTasks,
    /// Tells employees, by the channels each has chosen.
    Notify {
        whom: Vec<Whom>,
        text: String,
    },
    /// A letter to the counterparty.
    Message {
        subject: String,
        text: String,
        /// The newest document of this kind that rests on it goes along as a PDF; of its own kind, itself.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        attach: Option<DocumentKind>,
    },
    /// Keeps goods for the order: as much as there is, or all of it or nothing.
    Reserve {
        #[serde(default)]
        all: bool,
    },
    /// Lets go what is kept.
    Unreserve,
    /// A document made of what is left of this one; a payment is what is still owed. Of a supplier order what is lacking
    /// is ordered, one for each supplier.
    CreateLinked {
        document: DocumentKind,
        #[serde(default)]
        posted: bool,
        /// In the first status open to it if absent.
        #[serde(default)]
        status: Option<StatusId>,
    },
    /// A line in the feed.
    Comment {
        text: String,
    },
    Webhook {
        webhook: WebhookId,
    },
    /// The actions behind it wait, as long as the document stays in its status.
    Wait {
        span: Span,
    },
    Start {
        scenario: ScenarioId,
    },
}

impl Action {
    /// The word of the action, as runs record it.
    pub const fn code(&self) -> &'static str {
        match self {
            Action::SetStatus { .. } => "set_status",
            Action::SetField { .. } => "set_field",
            Action::SetDate { .. } => "set_date",
            Action::SetOwner { .. } => "set_owner",
            Action::SetDepartment { .. } => "set_department",
            Action::CreateTask { .. } => "create_task",
            Action::FinishTasks => "finish_tasks",
            Action::Notify { .. } => "notify",
            Action::Message { .. } => "message",
            Action::Reserve { .. } => "reserve",
            Action::Unreserve => "unreserve",
            Action::CreateLinked { .. } => "create_linked",
            Action::Comment { .. } => "comment",
            Action::Webhook { .. } => "webhook",
            Action::Wait { .. } => "wait",
            Action::Start { .. } => "start",
        }
    }

    /// The texts in which variables stand, by their field.
    pub fn texts(&self) -> Vec<(String, &str)> {
        match self {
            Action::SetStatus { comment, .. } => vec![("comment".to_owned(), comment)],
            Action::SetField { value: FieldValue::Text(text), .. } => vec![("value".to_owned(), text)],
            Action::CreateTask { text, checklist, .. } => {
                let items = checklist.iter().enumerate().map(|(n, t)| (format!("checklist/{n}"), t.as_str()));
                std::iter::once(("text".to_owned(), text.as_str())).chain(items).collect()
            }
            Action::Notify { text, .. } | Action::Comment { text } => vec![("text".to_owned(), text)],
            Action::Message { subject, text, .. } => {
                vec![("subject".to_owned(), subject), ("text".to_owned(), text)]
            }
            _ => Vec::new(),
        }
    }
}
