//! The rules of one account at one moment: an immutable snapshot with a version.

use std::collections::{BTreeMap, HashMap};

use jiff::tz::TimeZone;
use serde::Serialize;

use crate::attribute::Attribute;
use crate::calendar::Calendar;
use crate::document::DocumentKind;
use crate::ids::{
    AccountId, AttributeId, ChannelId, DepartmentId, EmployeeId, OrganizationId, ProcessId, RoleId,
    ScenarioId, StatusId, TaskTypeId, WarehouseId, WebhookId,
};
use crate::notice::NoticeSettings;
use crate::organization::Organization;
use crate::people::{Actor, Channel, Department, Employee};
use crate::process::{Guard, Process};
use crate::rights::{DocumentReach, Entity, Operation, Reach, Role, Scope};
use crate::scenario::{Scenario, Switch};
use crate::status::{Status, StatusType};
use crate::task::TaskType;
use crate::warehouse::Warehouse;
use crate::webhook::{EventType, Webhook};

/// Statuses, processes, roles and people of one account.
#[derive(Debug, Clone)]
pub struct Rulebook {
    pub account: Account,
    /// Grows by one with every change of what is in here.
    pub version: i64,
    pub statuses: HashMap<StatusId, Status>,
    /// In order of their ids, so that decisions never depend on the order of a hash.
    pub processes: BTreeMap<ProcessId, Process>,
    pub roles: HashMap<RoleId, Role>,
    pub employees: HashMap<EmployeeId, Employee>,
    pub departments: HashMap<DepartmentId, Department>,
    pub channels: HashMap<ChannelId, Channel>,
    pub attributes: HashMap<AttributeId, Attribute>,
    pub task_types: HashMap<TaskTypeId, TaskType>,
    /// In order of their ids, which is that of their making.
    pub organizations: BTreeMap<OrganizationId, Organization>,
    pub warehouses: BTreeMap<WarehouseId, Warehouse>,
    /// When the company works, in its own time.
    pub calendar: Calendar,
    /// In the order in which they run.
    pub scenarios: Vec<Scenario>,
    /// In here, so that a change nobody outside is told of asks the database nothing.
    pub webhooks: BTreeMap<WebhookId, Webhook>,
    /// Of those who changed theirs.
    pub notices: HashMap<EmployeeId, NoticeSettings>,
}

/// A company.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    pub id: AccountId,
    /// What stands behind `@` in a login.
    pub name: String,
    /// ISO 4217; documents begin with it.
    pub currency: String,
    /// IANA name; days of reports and printed dates are this zone's.
    pub time_zone: String,
    pub trade: TradeRules,
}

/// What a company allows itself in trade.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct TradeRules {
    /// Goods may be shipped and reserved beyond what is there.
    pub negative_stock: bool,
    /// A shipment may take what is reserved for other orders.
    pub ship_reserved: bool,
}

impl Account {
    /// The rules of its time. A zone that this machine does not know counts as UTC.
    pub fn zone(&self) -> TimeZone {
        TimeZone::get(&self.time_zone).unwrap_or(TimeZone::UTC)
    }
}

impl Rulebook {
    /// An account with nothing in it.
    pub fn empty(account: Account) -> Rulebook {
        Rulebook {
            calendar: Calendar::usual(account.zone()),
            account,
            version: 0,
            statuses: HashMap::new(),
            processes: BTreeMap::new(),
            roles: HashMap::new(),
            employees: HashMap::new(),
            departments: HashMap::new(),
            channels: HashMap::new(),
            attributes: HashMap::new(),
            task_types: HashMap::new(),
            organizations: BTreeMap::new(),
            warehouses: BTreeMap::new(),
            scenarios: Vec::new(),
            webhooks: BTreeMap::new(),
            notices: HashMap::new(),
        }
    }

    /// The process that binds documents of `kind` from `channel` (DOMAIN §2.2).
    pub fn binding(&self, kind: DocumentKind, channel: Option<ChannelId>) -> Option<&Process> {
        let active = || self.processes.values().filter(move |p| p.active && p.kind == kind);
        channel
            .and_then(|c| active().find(|p| p.definition.channels.contains(&c)))
            .or_else(|| active().find(|p| p.definition.channels.is_empty()))
    }

    /// Whether a document that stands there came to nothing.
    pub fn is_cancelled(&self, status: Option<StatusId>) -> bool {
        let status = status.and_then(|id| self.statuses.get(&id));
        status.is_some_and(|s| s.status_type == StatusType::Unsuccessful)
    }

    /// The organization of a document that names none.
    pub fn default_organization(&self) -> Option<&Organization> {
        let active = || self.organizations.values().filter(|o| !o.archived);
        active().find(|o| o.default).or_else(|| active().next())
    }

    /// The warehouse of a document that names none.
    pub fn default_warehouse(&self) -> Option<&Warehouse> {
        let active = || self.warehouses.values().filter(|w| !w.archived);
        active().find(|w| w.default).or_else(|| active().next())
    }

    /// The webhooks that want to hear of `event`.
    pub fn told_of(&self, event: EventType) -> Vec<WebhookId> {
        self.webhooks.values().filter(|w| w.wants(event)).map(|w| w.id).collect()
    }

    /// Whether any decision on documents of `kind` depends on their tasks.
    pub fn asks_for_tasks(&self, kind: DocumentKind) -> bool {
        self.processes.values().any(|p| p.active && p.kind == kind && p.definition.asks_for_tasks())
            || self.active_scenarios(kind).any(|s| s.rule.asks_for_tasks())
    }

    /// Whether any decision on documents of `kind` depends on what rests on them, and whether on what they lack.
    pub fn asks_for_links(&self, kind: DocumentKind) -> bool {
        self.definitions(kind).any(crate::process::Definition::asks_for_links)
            || self.active_scenarios(kind).any(|s| s.rule.asks(&|g| matches!(g, Guard::HasPosted { .. })))
    }

    pub fn asks_for_stock(&self, kind: DocumentKind) -> bool {
        self.definitions(kind).any(crate::process::Definition::asks_for_stock)
            || self.active_scenarios(kind).any(|s| s.rule.asks(&|g| matches!(g, Guard::StockEnough)))
    }

    fn definitions(&self, kind: DocumentKind) -> impl Iterator<Item = &crate::process::Definition> {
        self.processes.values().filter(move |p| p.active && p.kind == kind).map(|p| &p.definition)
    }

    pub fn scenario(&self, id: ScenarioId) -> Option<&Scenario> {
        self.scenarios.iter().find(|s| s.id == id)
    }

    /// The scenarios that take notice of documents of `kind`, in the order in which they run.
    pub fn active_scenarios(&self, kind: DocumentKind) -> impl Iterator<Item = &Scenario> {
        self.scenarios.iter().filter(move |s| s.kind == kind && s.switch != Switch::Off)
    }

    /// Whether any decision on documents of `kind` depends on their files.
    pub fn asks_for_files(&self, kind: DocumentKind) -> bool {
        self.processes.values().any(|p| p.active && p.kind == kind && p.definition.asks_for_files())
    }

    /// Another active process of `kind` that already claims one of `channels` (or, like it, names none).
    pub fn claimed_by(
        &self,
        except: ProcessId,
        kind: DocumentKind,
        channels: &[ChannelId],
    ) -> Option<&Process> {
        self.processes.values().filter(|p| p.active && p.kind == kind && p.id != except).find(|p| {
            let theirs = &p.definition.channels;
            if channels.is_empty() { theirs.is_empty() } else { channels.iter().any(|c| theirs.contains(c)) }
        })
    }

    /// The acting employee, as long as he is not dismissed.
    pub fn employee_of(&self, actor: &Actor) -> Option<&Employee> {
        actor.employee.and_then(|id| self.employees.get(&id)).filter(|e| e.active)
    }

    pub fn role_of(&self, actor: &Actor) -> Option<&Role> {
        self.employee_of(actor).and_then(|e| self.roles.get(&e.role))
    }

    pub fn is_administrator(&self, actor: &Actor) -> bool {
        self.is_operator(actor) || self.role_of(actor).is_some_and(|r| r.administrator)
    }

    /// Imports and repairs started by the operator of the server act for no employee and are held by no rights.
    fn is_operator(&self, actor: &Actor) -> bool {
        use crate::people::Source::{Import, System};
        actor.employee.is_none() && matches!(actor.source, Import | System)
    }

    /// How far `operation` of this actor reaches. What a scenario does the administrator laid down: it is not held by the
    /// rights of whoever happened to cause it.
    pub fn reach(&self, actor: &Actor, entity: Entity, operation: Operation) -> Reach {
        if self.is_operator(actor) || actor.source == crate::people::Source::Scenario {
            return Reach::EVERYTHING;
        }
        let (Some(employee), Some(role)) = (self.employee_of(actor), self.role_of(actor)) else {
            return Reach::NOTHING;
        };
        let scope = role.scope(entity, operation);
        let departments = match scope {
            Scope::OwnDepartment | Scope::OwnDepartmentShared => self.departments_below(employee.department),
            _ => Vec::new(),
        };
        Reach { scope, employee: Some(employee.id), departments }
    }

    /// How far this actor sees documents of each kind.
    pub fn document_reach(&self, actor: &Actor) -> DocumentReach {
        DocumentReach::new(|kind| self.reach(actor, kind.into(), Operation::View))
    }

    /// `top` and every department below it.
    pub fn departments_below(&self, top: Option<DepartmentId>) -> Vec<DepartmentId> {
        let mut found: Vec<DepartmentId> = top.into_iter().collect();
        let mut next = 0;
        while let Some(parent) = found.get(next).copied() {
            next += 1;
            let below = self.departments.values().filter(|d| d.parent == Some(parent)).map(|d| d.id);
            let below: Vec<_> = below.filter(|d| !found.contains(d)).collect();
            found.extend(below);
        }
        found.sort_unstable();
        found
    }

    /// Whether `employee` works in `department` or below it.
    pub fn works_in(&self, employee: EmployeeId, department: DepartmentId) -> bool {
        let mut at = self.employees.get(&employee).and_then(|e| e.department);
        for _ in 0..=self.departments.len() {
            match at {
                Some(here) if here == department => return true,
                Some(here) => at = self.departments.get(&here).and_then(|d| d.parent),
                None => return false,
            }
        }
        false
    }

    /// The statuses of a kind in their order.
    pub fn statuses_of(&self, kind: DocumentKind) -> Vec<&Status> {
        let mut statuses: Vec<&Status> = self.statuses.values().filter(|s| s.kind == kind).collect();
        statuses.sort_unstable_by_key(|s| (s.position, s.id));
        statuses
    }

    /// Whether a document in `status` is done with.
    pub fn is_final(&self, status: Option<StatusId>) -> bool {
        status.and_then(|id| self.statuses.get(&id)).is_some_and(|s| s.status_type.is_final())
    }
}
