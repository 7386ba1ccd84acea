//! What somebody in the company may think of doing next.

use super::company::{CHANNELS, Company, EMPLOYEES, KIND, PROCESSES, STATUSES, id, status_id};
use super::dice::Dice;
use crate::document::{Change, Create, Move, Patch, PositionInput};
use crate::ids::{EmployeeId, ProcessId, ProductId, RoleId, StatusId};
use crate::money::VatMode;
use crate::people::{Actor, Source};
use crate::process::{
    Comparison, CreationStatus, Definition, EditRule, Field, Grantee, Grants, Guard, Policies, Policy,
    Requirement, Stage, Transition, Unlisted,
};
use crate::rights::{Permission, Scope};

/// One command of a person or program, or one change of the rules. Documents are named by their place in the company.
#[derive(Debug, Clone)]
pub enum Deed {
    Create { actor: Actor, command: Box<Create> },
    Change { actor: Actor, document: usize, command: Box<Change> },
    Move { actor: Actor, document: usize, command: Move },
    Delete { actor: Actor, document: usize, version: Option<i64> },
    Restore { actor: Actor, document: usize },
    Publish { process: ProcessId, active: bool, definition: Definition },
    Grant { role: RoleId, permission: Permission, force: bool },
    Employ { employee: EmployeeId, active: bool },
}

impl Deed {
    pub fn document(&self) -> Option<usize> {
        match self {
            Deed::Change { document, .. }
            | Deed::Move { document, .. }
            | Deed::Delete { document, .. }
            | Deed::Restore { document, .. } => Some(*document),
            Deed::Create { .. } | Deed::Publish { .. } | Deed::Grant { .. } | Deed::Employ { .. } => None,
        }
    }

    pub fn actor(&self) -> Option<&Actor> {
        match self {
            Deed::Create { actor, .. }
            | Deed::Change { actor, .. }
            | Deed::Move { actor, .. }
            | Deed::Delete { actor, .. }
            | Deed::Restore { actor, .. } => Some(actor),
            Deed::Publish { .. } | Deed::Grant { .. } | Deed::Employ { .. } => None,
        }
    }
}

impl Company {
    /// What happens next. More than half of it would be refused if people did not know the process a little.
    pub fn think_of(&self, dice: &mut Dice) -> Deed {
        let choice = dice.below(100);
        if self.rulebook.processes.is_empty() || choice < 2 {
            let process = id(6, dice.below(PROCESSES as u64) as usize);
            let active = dice.percent(85);
            return Deed::Publish { process, active, definition: definition(dice) };
        }
        if choice < 4 {
            return self.change_of_rights(dice);
        }
        let actor = self.somebody(dice);
        if self.documents.is_empty() || choice < 16 {
            return Deed::Create { actor, command: Box::new(self.new_document(dice)) };
        }
        let document = dice.below(self.documents.len() as u64) as usize;
        let now = self.documents[document].version;
        let version = Some(if dice.percent(5) { now - 1 } else { now });
        match choice {
            16..=35 => {
                let step = dice.percent(20).then(|| Move { version: None, ..self.step(dice, document) });
                let command = Box::new(Change { version, patch: patch(dice), step });
                Deed::Change { actor, document, command }
            }
            36..=40 => {
                let owner = Some(id(4, dice.below(EMPLOYEES as u64) as usize));
                let patch = Patch { owner, shared: Some(dice.percent(30)), ..Patch::default() };
                let command = Box::new(Change { version, patch, step: None });
                Deed::Change { actor, document, command }
            }
            41..=43 => Deed::Delete { actor, document, version },
            44..=46 => Deed::Restore { actor, document },
            _ => {
                let step = self.step(dice, document);
                Deed::Move { actor, document, command: Move { version, ..step } }
            }
        }
    }

    fn somebody(&self, dice: &mut Dice) -> Actor {
        let source = match dice.below(100) {
            0..=74 => Source::Person,
            75..=86 => Source::Api,
            87..=90 => Source::Scenario,
            91..=94 => Source::Channel,
            _ => Source::Import,
        };
        let nobody = source == Source::Import && dice.percent(50);
        let employee = (!nobody).then(|| id(4, dice.below(EMPLOYEES as u64) as usize));
        Actor { account: self.rulebook.account.id, employee, source }
    }

    fn change_of_rights(&self, dice: &mut Dice) -> Deed {
        if dice.percent(50) {
            // Everybody but the administrator.
            let employee = id(4, dice.below(EMPLOYEES as u64 - 1) as usize);
            return Deed::Employ { employee, active: dice.percent(80) };
        }
        let view = *dice.pick(Scope::ALL);
        let within = |dice: &mut Dice, wide: Scope| {
            let narrow = *dice.pick(Scope::ALL);
            if narrow.within(wide) { narrow } else { wide }
        };
        let update = within(dice, view);
        let delete = within(dice, update);
        let create = *dice.pick(&[Scope::All, Scope::All, Scope::Own, Scope::No]);
        let permission = Permission { view, create, update, delete, ..Permission::NONE };
        Deed::Grant { role: id(2, dice.below(3) as usize), permission, force: dice.percent(20) }
    }

    fn new_document(&self, dice: &mut Dice) -> Create {
        Create {
            id: id(9, self.made),
            kind: KIND,
            number: "1".to_owned(),
            external_id: None,
            status: dice.percent(60).then(|| any_status(dice)),
            copied_from: None,
            patch: Patch {
                channel: dice.percent(80).then(|| Some(id(5, dice.below(CHANNELS as u64) as usize))),
                positions: Some(lines(dice)),
                owner: dice.percent(30).then(|| id(4, dice.below(EMPLOYEES as u64) as usize)),
                ..patch(dice)
            },
        }
    }

    /// A step, mostly one that the process of the document knows.
    fn step(&self, dice: &mut Dice, document: usize) -> Move {
        let document = &self.documents[document];
        let process = self.rulebook.binding(document.kind, document.channel);
        let stage = process.and_then(|p| p.definition.stage(document.status));
        let known: Vec<StatusId> =
            stage.map(|s| s.transitions.iter().map(|t| t.to).collect()).unwrap_or_default();
        let to = if known.is_empty() || dice.percent(30) { any_status(dice) } else { *dice.pick(&known) };
        Move {
            version: None,
            to,
            comment: dice.percent(50).then(|| "договорились".to_owned()),
            force: dice.percent(10),
        }
    }
}

fn any_status(dice: &mut Dice) -> StatusId {
    status_id(dice.below(STATUSES as u64) as usize)
}

fn patch(dice: &mut Dice) -> Patch {
    Patch {
        counterparty: dice.percent(40).then(|| dice.percent(80).then(|| id(7, dice.below(4) as usize))),
        channel: dice
            .percent(10)
            .then(|| dice.percent(80).then(|| id(5, dice.below(CHANNELS as u64) as usize))),
        description: dice.percent(30).then(|| format!("слово {}", dice.below(3))),
        vat_mode: dice.percent(10).then(|| *dice.pick(&[VatMode::None, VatMode::Included, VatMode::Added])),
        positions: dice.percent(40).then(|| lines(dice)),
        ..Patch::default()
    }
}

fn lines(dice: &mut Dice) -> Vec<PositionInput> {
    (0..dice.below(4))
        .map(|_| {
            let product: ProductId = id(8, dice.below(5) as usize);
            PositionInput {
                // Fresh ids: two lines of one document never share one.
                id: uuid::Uuid::from_u128(u128::from(dice.throw()) << 64 | u128::from(dice.throw())).into(),
                product,
                quantity: 1 + dice.below(100_000) as i64,
                price: dice.below(1_000_000) as i64,
                discount: dice.below(4_000) as i64 - 500,
                vat_rate: dice.percent(30).then_some(20),
            }
        })
        .collect()
}

/// A process as an administrator may think it up: often sensible, sometimes with dead ends and claims of others' channels.
fn definition(dice: &mut Dice) -> Definition {
    let all = 0..CHANNELS;
    let channels = all.filter(|_| dice.percent(40)).map(|n| id(5, n)).collect();
    let creation = (0..3).filter(|_| dice.percent(70)).collect::<Vec<usize>>();
    let creation =
        creation.into_iter().map(|n| CreationStatus { status: status_id(n), grants: grants(dice) }).collect();
    let starts = [None].into_iter().chain((0..STATUSES - 2).map(|n| Some(status_id(n))));
    let starts: Vec<Option<StatusId>> = starts.filter(|_| dice.percent(75)).collect();
    Definition {
        channels,
        creation,
        stages: starts.into_iter().map(|start| stage(dice, start)).collect(),
        unlisted: if dice.percent(30) { Unlisted::Free } else { Unlisted::Frozen },
        policies: Policies {
            api: policy(dice),
            scenario: policy(dice),
            import: policy(dice),
            channel: policy(dice),
        },
    }
}

fn policy(dice: &mut Dice) -> Policy {
    *dice.pick(&[Policy::Pass, Policy::Flag, Policy::Enforce])
}

fn stage(dice: &mut Dice, start: Option<StatusId>) -> Stage {
    let targets = (0..STATUSES).map(status_id).filter(|to| Some(*to) != start);
    let targets: Vec<StatusId> = targets.filter(|_| dice.percent(45)).collect();
    let edit = match dice.below(10) {
        0 => EditRule::OwnerOnly,
        1 => EditRule::Nobody,
        2 => EditRule::Locked { fields: vec![Field::Positions, Field::Counterparty] },
        _ => EditRule::ByRights,
    };
    Stage {
        start,
        transitions: targets.into_iter().map(|to| transition(dice, to)).collect(),
        edit,
        bars: Vec::new(),
    }
}

fn transition(dice: &mut Dice, to: StatusId) -> Transition {
    let small = Guard::Discount { is: Comparison::AtMost, value: 1_000 };
    let wholesale = Guard::CounterpartyTag { tag: "опт".to_owned() };
    let guards = match dice.below(6) {
        0 => vec![small],
        1 => vec![Guard::Any { of: vec![small, wholesale] }],
        _ => Vec::new(),
    };
    let requirements = match dice.below(6) {
        0 => vec![Requirement::Comment],
        1 => vec![Requirement::Field { field: Field::Counterparty }],
        _ => Vec::new(),
    };
    Transition { to, grants: grants(dice), guards, requirements, approval: None }
}

fn grants(dice: &mut Dice) -> Grants {
    if dice.percent(40) {
        return Grants { not_author: dice.percent(10), ..Grants::default() };
    }
    let one = |dice: &mut Dice| match dice.below(6) {
        0 => Grantee::Owner,
        1 => Grantee::OwnersManager,
        2 => Grantee::Author,
        3 => Grantee::Department { id: id(3, dice.below(2) as usize) },
        4 => Grantee::Employee { id: id(4, dice.below(EMPLOYEES as u64) as usize) },
        _ => Grantee::Role { id: id(2, dice.below(4) as usize) },
    };
    let count = 1 + dice.below(2);
    let any_of: Vec<Grantee> = (0..count).map(|_| one(dice)).collect();
    Grants { not_last_mover: dice.percent(10), ..Grants::any_of(any_of) }
}
