//! What holds whatever people do, written down without the code that it checks.

use std::collections::BTreeMap;

use super::company::{Company, KIND, Stay};
use super::deeds::Deed;
use crate::document::Document;
use crate::gate::Verdict;
use crate::ids::{EmployeeId, StatusId};
use crate::money::{line_sums, total};
use crate::people::{Actor, Source};
use crate::process::{Grantee, Grants, Policy};
use crate::rejection::{Reason, Rejection};

type Law = Result<(), String>;

fn law(holds: bool, name: &str) -> Law {
    if holds { Ok(()) } else { Err(name.to_owned()) }
}

impl Company {
    /// The laws that one deed could have broken. `before` is its document as it was.
    pub fn check(&self, deed: &Deed, before: Option<&Document>, outcome: &Result<(), Rejection>) -> Law {
        let now = deed.document().and_then(|n| self.documents.get(n));
        if let Some(actor) = deed.actor() {
            law(outcome.is_err() || self.may_act(actor), "a dismissed employee does nothing")?;
            if let Some(before) = before {
                let blind = !self.sees(actor, before);
                let absent = matches!(outcome, Err(Rejection::NotFound { .. }));
                law(blind == absent, "what one may not see looks absent, and nothing else does")?;
            }
        }
        if outcome.is_err() {
            law(now == before, "a refusal changes nothing")?;
            return self.refusal_has_grounds(deed, before, outcome);
        }
        match deed {
            Deed::Publish { .. } => self.one_process_per_channel(),
            Deed::Create { .. } => self.check_document(self.documents.len() - 1, None),
            _ => match deed.document() {
                Some(n) => self.check_document(n, before),
                None => Ok(()),
            },
        }
    }

    /// Those that only looking at everything can tell.
    pub fn check_all(&self) -> Law {
        for n in 0..self.documents.len() {
            self.check_document(n, None)?;
        }
        let mut counted: BTreeMap<Option<StatusId>, (i64, i64)> = BTreeMap::new();
        for d in self.documents.iter().filter(|d| d.deleted_at.is_none()) {
            let (documents, sum) = counted.entry(d.status).or_default();
            *documents += 1;
            *sum += d.sums.sum;
        }
        let kept: BTreeMap<_, _> =
            self.counts.iter().filter(|(_, c)| **c != (0, 0)).map(|(s, c)| (*s, *c)).collect();
        let counted: BTreeMap<_, _> = counted.into_iter().filter(|(_, c)| *c != (0, 0)).collect();
        law(kept == counted, "kept counts are the documents there are")
    }

    fn may_act(&self, actor: &Actor) -> bool {
        match actor.employee {
            // What the company laid down goes on, whoever has caused it.
            _ if actor.source == Source::Scenario => true,
            None => actor.source == Source::Import,
            Some(id) => self.rulebook.employees[&id].active,
        }
    }

    fn sees(&self, actor: &Actor, document: &Document) -> bool {
        let Some(id) = actor.employee.filter(|_| actor.source != Source::Scenario) else { return true };
        let employee = &self.rulebook.employees[&id];
        let role = &self.rulebook.roles[&employee.role];
        let scope = role.permissions[&crate::rights::Entity::CustomerOrder].view;
        let below = |d| Some(d) == employee.department || self.is_below(d, employee.department);
        employee.active
            && (role.administrator
                || match scope {
                    crate::rights::Scope::No => false,
                    crate::rights::Scope::All => true,
                    scope => {
                        document.owner == id
                            || (document.shared && scope.shared())
                            || (scope.department() && document.department.is_some_and(below))
                    }
                })
    }

    fn is_below(&self, department: crate::ids::DepartmentId, top: Option<crate::ids::DepartmentId>) -> bool {
        let parent = self.rulebook.departments[&department].parent;
        parent.is_some() && (parent == top || parent.is_some_and(|p| self.is_below(p, top)))
    }

    fn refusal_has_grounds(
        &self,
        deed: &Deed,
        before: Option<&Document>,
        outcome: &Result<(), Rejection>,
    ) -> Law {
        let Err(Rejection::Refused { reasons }) = outcome else { return Ok(()) };
        law(!reasons.is_empty(), "a refusal has a reason")?;
        let stale = reasons.iter().any(|r| matches!(r, Reason::ChangedMeanwhile { .. }));
        let seen = match deed {
            Deed::Move { command, .. } => command.version,
            Deed::Change { command, .. } => command.version,
            Deed::Delete { version, .. } => *version,
            _ => None,
        };
        let old =
            before.is_some_and(|b| seen.is_some_and(|seen| seen != b.version) && b.deleted_at.is_none());
        law(stale == old, "whoever looked at an older version is told so, and nobody else")
    }

    fn check_document(&self, n: usize, before: Option<&Document>) -> Law {
        let (d, stays) = (&self.documents[n], &self.stays[n]);
        law(stays.len() as i64 == d.visits, "every change of status has a visit")?;
        law(stays.last().is_some_and(|s| s.to == d.status), "the status is that of the last visit")?;
        law(stays.windows(2).all(|w| w[1].from == w[0].to), "visits chain")?;
        law(d.number == format!("{:05}", n + 1), "numbers are given once, in a row")?;
        let sums = d.positions.iter().map(|p| line_sums(p.line(), d.vat_mode));
        let sums: Option<Vec<_>> = sums.collect();
        law(sums.and_then(total) == Some(d.sums), "totals are the sums of the positions")?;
        law(d.position_count == d.positions.len() as i64, "positions are counted")?;
        if let Some(before) = before {
            law(d.version == before.version + i64::from(d != before), "a version a change")?;
            law(d.visits - before.visits <= 1, "one step at a time")?;
            if d.visits > before.visits
                && let Some(stay) = stays.last()
            {
                self.check_step(stay, d, before)?;
            }
        }
        Ok(())
    }

    /// A step had the ground that was written down for it. Content is as after the step, people as before it.
    fn check_step(&self, stay: &Stay, after: &Document, before: &Document) -> Law {
        let person = stay.actor.source == Source::Person;
        match &stay.verdict {
            Verdict::Unbound => law(
                self.rulebook.binding(KIND, after.channel).is_none(),
                "only without a process may every status follow",
            ),
            Verdict::Allowed { process, version } => {
                let definition = &self.versions[&(*process, *version)];
                let stage = definition.stages.iter().find(|s| s.start == before.status);
                let transition = stage.and_then(|s| s.transitions.iter().find(|t| Some(t.to) == stay.to));
                let free = stage.is_none() && definition.unlisted == crate::process::Unlisted::Free;
                let mover = Document { last_mover: before.last_mover, ..after.clone() };
                law(
                    free || transition.is_some_and(|t| self.is_open_to(&t.grants, &stay.actor, &mover)),
                    "an allowed step is a transition of the version, open to whoever took it",
                )
            }
            Verdict::Bypassed { process, version, policy } => {
                let of = self.versions[&(*process, *version)].policies.of(stay.actor.source);
                law(!person, "a person never passes by")?;
                law(of == Some(*policy) && *policy != Policy::Enforce, "who passes by is let by the policy")
            }
            Verdict::Voided { process, version } => law(
                self.versions.contains_key(&(*process, *version)),
                "what is no longer approved goes back by the process that approved",
            ),
            Verdict::Forced { reason, .. } => {
                let role =
                    stay.actor.employee.map(|id| &self.rulebook.roles[&self.rulebook.employees[&id].role]);
                law(!reason.trim().is_empty(), "a forced step has a reason")?;
                law(
                    role.is_some_and(|r| r.force_transition || r.administrator),
                    "only with the right is a step forced",
                )
            }
        }
    }

    fn is_open_to(&self, grants: &Grants, actor: &Actor, d: &Document) -> bool {
        // A program or import that would be let pass is marked as allowed when the process has nothing against it.
        let Some(id) = actor.employee else { return grants.everyone };
        let named = grants.any_of.iter().any(|g| self.is_meant(*g, id, d));
        let own = (grants.not_author && d.author == Some(id))
            || (grants.not_last_mover && d.last_mover == Some(id));
        (grants.everyone || named) && !own
    }

    fn is_meant(&self, grantee: Grantee, id: EmployeeId, d: &Document) -> bool {
        let employee = &self.rulebook.employees[&id];
        match grantee {
            Grantee::Employee { id: named } => named == id,
            Grantee::Role { id: role } => employee.role == role,
            Grantee::Department { id: top } => {
                employee.department.is_some_and(|own| own == top || self.is_below(own, Some(top)))
            }
            Grantee::Owner => d.owner == id,
            Grantee::OwnersManager => self.rulebook.employees[&d.owner].manager == Some(id),
            Grantee::Author => d.author == Some(id),
            Grantee::TaskAssignee => false,
        }
    }

    fn one_process_per_channel(&self) -> Law {
        let mut claimed = Vec::new();
        for process in self.rulebook.processes.values().filter(|p| p.active) {
            let channels = &process.definition.channels;
            let claims =
                if channels.is_empty() { vec![None] } else { channels.iter().copied().map(Some).collect() };
            for claim in claims {
                law(!claimed.contains(&claim), "no two active processes claim a channel")?;
                claimed.push(claim);
            }
        }
        Ok(())
    }
}
