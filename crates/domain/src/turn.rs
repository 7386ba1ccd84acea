//! Whose turn it is: who can take an order on from where it stands (DOMAIN §5). A step that is open to everyone is its owner's
//! turn: what everybody may do, nobody waits for.

use crate::document::{Document, DocumentKind};
use crate::ids::{ChannelId, EmployeeId, StatusId};
use crate::people::Actor;
use crate::process::{Grantee, Process};
use crate::rulebook::Rulebook;

/// Documents that wait for one employee: those of a status and of some channels, and of them those that are his in some way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    pub status: Option<StatusId>,
    pub channels: Channels,
    pub whose: Whose,
}

/// Which channels a process binds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Channels {
    /// These.
    Only(Vec<ChannelId>),
    /// All but those that other processes claim; documents without a channel too.
    Except(Vec<ChannelId>),
}

/// Which documents of a status wait for him.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whose {
    /// All: he is named, or his role, or his department.
    All,
    /// Those of these owners: his own, or those of whom he is the head.
    OwnedBy(Vec<EmployeeId>),
    /// Those he made.
    MadeBy(EmployeeId),
    /// Those on which he has an open task.
    WithTaskOf(EmployeeId),
}

/// Who can take the document on from here, each once, in the order of the transitions. Empty where it is done with, where
/// nobody gets out, and without a process.
pub fn of_document(rulebook: &Rulebook, document: &Document) -> Vec<Grantee> {
    if rulebook.is_final(document.status) || document.deleted_at.is_some() {
        return Vec::new();
    }
    let process = rulebook.binding(document.kind, document.channel);
    let Some(stage) = process.and_then(|p| p.definition.stage(document.status)) else { return Vec::new() };
    let mut who: Vec<Grantee> = Vec::new();
    for grants in stage.transitions.iter().map(|t| &t.grants) {
        let named = if grants.everyone { &[Grantee::Owner][..] } else { &grants.any_of };
        let fresh: Vec<Grantee> = named.iter().copied().filter(|g| !who.contains(g)).collect();
        who.extend(fresh);
    }
    who
}

/// Everything that waits for this employee, by the processes of now.
pub fn of_employee(rulebook: &Rulebook, actor: &Actor, kind: DocumentKind) -> Vec<Turn> {
    let Some(me) = rulebook.employee_of(actor).map(|e| e.id) else { return Vec::new() };
    let mut turns: Vec<Turn> = Vec::new();
    for process in rulebook.processes.values().filter(|p| p.active && p.kind == kind) {
        let channels = bound_channels(rulebook, process);
        for stage in process.definition.stages.iter().filter(|s| !rulebook.is_final(s.start)) {
            let grants = stage.transitions.iter().map(|t| &t.grants);
            let mut whose: Vec<Whose> = grants
                .flat_map(|g| if g.everyone { &[Grantee::Owner][..] } else { &g.any_of })
                .filter_map(|grantee| whose(rulebook, me, *grantee))
                .collect();
            whose.sort_unstable();
            whose.dedup();
            if whose.contains(&Whose::All) {
                whose = vec![Whose::All];
            }
            let turn = |whose| Turn { status: stage.start, channels: channels.clone(), whose };
            turns.extend(whose.into_iter().map(turn));
        }
    }
    turns
}

fn bound_channels(rulebook: &Rulebook, process: &Process) -> Channels {
    let own = &process.definition.channels;
    if !own.is_empty() {
        return Channels::Only(own.clone());
    }
    let others = rulebook.processes.values().filter(|p| p.active && p.kind == process.kind);
    Channels::Except(others.flat_map(|p| p.definition.channels.iter().copied()).collect())
}

fn whose(rulebook: &Rulebook, me: EmployeeId, grantee: Grantee) -> Option<Whose> {
    let employee = rulebook.employees.get(&me)?;
    match grantee {
        Grantee::Employee { id } => (id == me).then_some(Whose::All),
        Grantee::Department { id } => rulebook.works_in(me, id).then_some(Whose::All),
        Grantee::Role { id } => (employee.role == id).then_some(Whose::All),
        Grantee::Owner => Some(Whose::OwnedBy(vec![me])),
        Grantee::OwnersManager => {
            let mut people: Vec<EmployeeId> =
                rulebook.employees.values().filter(|e| e.manager == Some(me)).map(|e| e.id).collect();
            people.sort_unstable();
            (!people.is_empty()).then_some(Whose::OwnedBy(people))
        }
        Grantee::Author => Some(Whose::MadeBy(me)),
        Grantee::TaskAssignee => Some(Whose::WithTaskOf(me)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Facts;
    use crate::gate::{self, Case, Step};
    use crate::people::Source;
    use crate::simulation::{Company, Dice};

    fn waits(turns: &[Turn], document: &Document) -> bool {
        turns.iter().any(|t| {
            let channel = match &t.channels {
                Channels::Only(these) => document.channel.is_some_and(|c| these.contains(&c)),
                Channels::Except(those) => document.channel.is_none_or(|c| !those.contains(&c)),
            };
            let his = match &t.whose {
                Whose::All => true,
                Whose::OwnedBy(people) => people.contains(&document.owner),
                Whose::MadeBy(me) => document.author == Some(*me),
                Whose::WithTaskOf(_) => false,
            };
            t.status == document.status && channel && his
        })
    }

    /// Whoever may take a step by a grant that names him is waited for: nothing the gate opens to him is missing from his page.
    #[test]
    fn what_the_gate_opens_by_name_waits_for_him() {
        let (mut met, mut checked) = (0, 0);
        for seed in 0..200 {
            let (mut dice, mut company) = (Dice::new(seed), Company::found());
            for _ in 0..300 {
                let deed = company.think_of(&mut dice);
                drop(company.apply(&deed));
            }
            let rules = &company.rulebook;
            let open = |d: &&Document| d.deleted_at.is_none() && !rules.is_final(d.status);
            for employee in rules.employees.values().filter(|e| e.active) {
                let actor =
                    Actor { account: rules.account.id, employee: Some(employee.id), source: Source::Person };
                let turns = of_employee(rules, &actor, DocumentKind::CustomerOrder);
                for document in company.documents.iter().filter(open) {
                    let facts = Facts::default();
                    let case = Case { rulebook: rules, actor: &actor, document, facts: &facts };
                    let process = rules.binding(document.kind, document.channel);
                    let stage = process.and_then(|p| p.definition.stage(document.status));
                    for transition in stage.iter().flat_map(|s| &s.transitions) {
                        let step = Step { to: transition.to, comment: Some("x"), force: false };
                        let allowed = gate::step(&case, &step).is_ok();
                        if allowed && !transition.grants.everyone {
                            met += 1;
                            assert!(waits(&turns, document), "seed {seed}: {document:?}");
                        }
                        checked += 1;
                    }
                }
            }
        }
        assert!(met > 1_000, "only {met} of {checked} steps were open by name");
    }
}
