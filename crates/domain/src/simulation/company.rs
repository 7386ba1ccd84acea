//! The company itself: who and what there is in it, and how a deed changes it.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::deeds::Deed;
use crate::document::{self, Context, Document, DocumentKind, Event, Facts, Patch, evolve};
use crate::gate::Verdict;
use crate::ids::{CounterpartyId, DepartmentId, EmployeeId, ProcessId, ProductId, RoleId, StatusId};
use crate::people::{Actor, Channel, ChannelType, Department, Employee};
use crate::process::{Definition, Process};
use crate::rejection::Rejection;
use crate::rights::{Belongs, Entity, Operation, Permission, Role, Scope};
use crate::rulebook::{Account, Rulebook, TradeRules};
use crate::status::{Status, StatusType};
use crate::time::Timestamp;
use crate::verify;

pub(super) const KIND: DocumentKind = DocumentKind::CustomerOrder;
pub const STATUSES: usize = 8;
const ROLES: usize = 3;
const DEPARTMENTS: usize = 2;
pub(super) const CHANNELS: usize = 3;
pub(super) const PROCESSES: usize = 3;
/// The last one is the administrator, who is never dismissed.
pub const EMPLOYEES: usize = 7;
const PRODUCTS: usize = 5;
const CUSTOMERS: usize = 4;

/// Ids of a model are small numbers, one range a noun.
pub(super) fn id<T: From<Uuid>>(noun: u64, n: usize) -> T {
    Uuid::from_u128((u128::from(noun) << 64) | (n as u128 + 1)).into()
}

pub(super) fn status_id(n: usize) -> StatusId {
    id(1, n)
}

/// A stay in a status, and on what ground it began.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stay {
    pub from: Option<StatusId>,
    pub to: Option<StatusId>,
    pub actor: Actor,
    pub verdict: Verdict,
}

#[derive(Debug, Clone)]
pub struct Company {
    pub rulebook: Rulebook,
    pub documents: Vec<Document>,
    pub stays: Vec<Vec<Stay>>,
    /// What every published version said.
    pub(super) versions: BTreeMap<(ProcessId, i64), Definition>,
    /// Living documents and their sums by status, kept by adding and taking away.
    pub counts: BTreeMap<Option<StatusId>, (i64, i64)>,
    pub customers: BTreeMap<CounterpartyId, Vec<String>>,
    /// Price and VAT rate.
    pub products: BTreeMap<ProductId, (i64, i64)>,
    pub(super) made: usize,
    now: Timestamp,
}

impl Company {
    /// The company on its first day: people, statuses and channels, and no process yet.
    pub fn found() -> Company {
        let account = Account {
            id: id(0, 0),
            name: "sim".to_owned(),
            currency: "RUB".to_owned(),
            time_zone: "Europe/Moscow".to_owned(),
            trade: TradeRules::default(),
        };
        let mut rulebook = Rulebook::empty(account);
        rulebook.statuses = (0..STATUSES).map(|n| (status_id(n), status(n))).collect();
        rulebook.roles = (0..=ROLES).map(|n| (id(2, n), role(n))).collect();
        rulebook.departments = (0..DEPARTMENTS).map(|n| (id(3, n), department(n))).collect();
        rulebook.employees = (0..EMPLOYEES).map(|n| (id(4, n), employee(n))).collect();
        rulebook.channels = (0..CHANNELS).map(|n| (id(5, n), channel(n))).collect();
        Company {
            rulebook,
            documents: Vec::new(),
            stays: Vec::new(),
            versions: BTreeMap::new(),
            counts: BTreeMap::new(),
            customers: (0..CUSTOMERS).map(|n| (id(7, n), tags(n))).collect(),
            products: (0..PRODUCTS)
                .map(|n| (id(8, n), (999 + 10_007 * n as i64, 10 * n as i64 % 30)))
                .collect(),
            made: 0,
            now: Timestamp(1_700_000_000_000_000),
        }
    }

    /// Does it, or says why not. Nothing changes when it is refused.
    pub fn apply(&mut self, deed: &Deed) -> Result<(), Rejection> {
        self.now = self.now.plus_micros(1);
        match deed {
            Deed::Publish { process, active, definition } => self.publish(*process, *active, definition),
            Deed::Grant { role, permission, force } => {
                let role = self.rulebook.roles.get_mut(role).ok_or_else(no_such)?;
                role.permissions.insert(Entity::CustomerOrder, *permission);
                role.force_transition = *force;
                Ok(())
            }
            Deed::Employ { employee, active } => {
                self.rulebook.employees.get_mut(employee).ok_or_else(no_such)?.active = *active;
                Ok(())
            }
            Deed::Create { actor, command } => {
                let facts = self.facts(actor, &command.patch, None);
                let command =
                    document::Create { number: format!("{:05}", self.made + 1), ..(**command).clone() };
                let events = document::create(&self.context(actor, &facts), &command)?;
                self.made += 1;
                self.carry_out(actor, None, &events);
                Ok(())
            }
            Deed::Change { actor, document, command } => {
                self.on_document(actor, *document, Some(&command.patch), |ctx, d| {
                    document::change(ctx, d, command)
                })
            }
            Deed::Move { actor, document, command } => {
                self.on_document(actor, *document, None, |ctx, d| document::move_to(ctx, d, command))
            }
            Deed::Delete { actor, document, version } => {
                self.on_document(actor, *document, None, |ctx, d| document::delete(ctx, d, *version))
            }
            Deed::Restore { actor, document } => {
                self.on_document(actor, *document, None, |ctx, d| document::restore(ctx, d, None))
            }
        }
    }

    /// The document that a deed is about, as it is now.
    pub fn clone_subject(&self, deed: &Deed) -> Option<Document> {
        deed.document().and_then(|n| self.documents.get(n)).cloned()
    }

    fn publish(&mut self, id: ProcessId, active: bool, definition: &Definition) -> Result<(), Rejection> {
        let old = self.rulebook.processes.get(&id);
        let process = Process {
            id,
            kind: KIND,
            name: process_name(id),
            description: String::new(),
            active,
            version: old.map_or(1, |p| p.version + 1),
            definition: definition.clone(),
        };
        let errors = verify::structure(&self.rulebook, &process);
        if !errors.is_empty() {
            return Err(Rejection::Invalid { errors });
        }
        let claimed = self.rulebook.claimed_by(id, KIND, &definition.channels);
        if let Some(other) = claimed.filter(|_| active) {
            return Err(Rejection::ChannelClaimed { process: other.name.clone(), channel: None });
        }
        self.versions.insert((id, process.version), definition.clone());
        self.rulebook.processes.insert(id, process);
        Ok(())
    }

    fn on_document(
        &mut self,
        actor: &Actor,
        n: usize,
        patch: Option<&Patch>,
        decide: impl Fn(&Context<'_>, &Document) -> Result<Vec<Event>, Rejection>,
    ) -> Result<(), Rejection> {
        let document = self.documents[n].clone();
        let facts = self.facts(actor, patch.unwrap_or(&Patch::default()), Some(&document));
        let events = decide(&self.context(actor, &facts), &document)?;
        self.carry_out(actor, Some(n), &events);
        Ok(())
    }

    fn context<'a>(&'a self, actor: &'a Actor, facts: &'a Facts) -> Context<'a> {
        Context { rulebook: &self.rulebook, actor, facts, now: self.now }
    }

    /// What the store would have loaded for the command.
    fn facts(&self, actor: &Actor, patch: &Patch, document: Option<&Document>) -> Facts {
        let everybodys = Belongs { owner: None, department: None, shared: true };
        let sees = self.rulebook.reach(actor, Entity::Counterparty, Operation::View).covers(&everybodys);
        let tags = |id: CounterpartyId| self.customers.get(&id).cloned();
        let counterparty_tags = document.and_then(|d| d.counterparty).and_then(tags).unwrap_or_default();
        let named = patch.counterparty.flatten();
        let kept = document.is_some_and(|d| d.counterparty == named);
        let counterparties = named.filter(|_| sees || kept).and_then(|id| Some((id, tags(id)?)));
        Facts {
            task_assignees: Vec::new(),
            open_tasks: 0,
            unticked: 0,
            files: 0,
            counterparty_tags,
            counterparties: counterparties.into_iter().collect(),
            products: self.products.iter().map(|(id, (_, vat))| (*id, *vat)).collect(),
            posted_links: std::collections::BTreeMap::new(),
            short_products: 0,
        }
    }

    fn carry_out(&mut self, actor: &Actor, n: Option<usize>, events: &[Event]) {
        let before = n.and_then(|n| self.documents.get(n)).cloned();
        let mut document = before.clone();
        let mut stays = Vec::new();
        for event in events {
            let from = document.as_ref().and_then(|d| d.status);
            document = evolve(document, event, actor, self.now);
            let verdict = match event {
                Event::Created { verdict, .. } | Event::Moved { verdict, .. } => verdict.clone(),
                _ => continue,
            };
            let to = document.as_ref().and_then(|d| d.status);
            stays.push(Stay { from, to, actor: actor.clone(), verdict });
        }
        let Some(mut document) = document.filter(|_| !events.is_empty()) else { return };
        document.version = before.as_ref().map_or(1, |b| b.version + 1);
        for (document, sign) in before.iter().map(|b| (b, -1)).chain([(&document, 1)]) {
            if document.deleted_at.is_none() {
                let (documents, sum) = self.counts.entry(document.status).or_default();
                *documents += sign;
                *sum += sign * document.sums.sum;
            }
        }
        match n {
            Some(n) => {
                self.documents[n] = document;
                self.stays[n].extend(stays);
            }
            None => {
                self.documents.push(document);
                self.stays.push(stays);
            }
        }
    }
}

fn no_such() -> Rejection {
    Rejection::NotFound { noun: crate::rejection::Noun::Page }
}

fn process_name(id: ProcessId) -> String {
    format!("Процесс {}", id.0.as_u128() & 0xff)
}

fn status(n: usize) -> Status {
    let status_type = match n {
        6 => StatusType::Successful,
        7 => StatusType::Unsuccessful,
        _ => StatusType::Regular,
    };
    Status {
        id: status_id(n),
        kind: KIND,
        name: format!("Статус {n}"),
        color: "#228be6".to_owned(),
        status_type,
        position: n as i64,
        guidance: String::new(),
        version: 1,
    }
}

/// The last role is the administrator's.
fn role(n: usize) -> Role {
    let scope = [Scope::All, Scope::OwnDepartment, Scope::OwnShared, Scope::All][n];
    Role {
        id: id(2, n),
        name: format!("Роль {n}"),
        administrator: n == ROLES,
        force_transition: n == ROLES,
        permissions: [
            (Entity::CustomerOrder, Permission::same(scope)),
            (Entity::Counterparty, Permission::FULL),
            (Entity::Product, Permission::FULL),
        ]
        .into(),
        version: 1,
    }
}

fn department(n: usize) -> Department {
    let parent: Option<DepartmentId> = (n > 0).then(|| id(3, 0));
    Department { id: id(3, n), name: format!("Отдел {n}"), parent, version: 1 }
}

fn employee(n: usize) -> Employee {
    let head: EmployeeId = id(4, 0);
    let administrator = n == EMPLOYEES - 1;
    let role: RoleId = if administrator { id(2, ROLES) } else { id(2, n % ROLES) };
    Employee {
        id: id(4, n),
        login: format!("person{n}"),
        name: format!("Сотрудник {n}"),
        email: None,
        department: (!administrator).then(|| id(3, n % DEPARTMENTS)),
        manager: (n > 0 && !administrator).then_some(head),
        role,
        active: true,
        version: 1,
    }
}

fn channel(n: usize) -> Channel {
    Channel {
        id: id(5, n),
        name: format!("Канал {n}"),
        channel_type: ChannelType::Site,
        archived: false,
        version: 1,
    }
}

fn tags(n: usize) -> Vec<String> {
    if n.is_multiple_of(2) { vec!["опт".to_owned()] } else { Vec::new() }
}
