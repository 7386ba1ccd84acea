//! The gate: the one decision every change of status and every creation passes, whatever the door (DOMAIN §2).

use serde::{Deserialize, Serialize};

use crate::document::{Document, DocumentKind, Facts};
use crate::ids::{ChannelId, ProcessId, StatusId};
use crate::people::Actor;
use crate::process::{
    ApprovalRule, Definition, EditRule, Field, Grantee, Grants, Guard, Policy, Process, Requirement,
    Transition, Unlisted,
};
use crate::rejection::{Actual, Ban, Reason};
use crate::rights::Operation;
use crate::rulebook::Rulebook;
use crate::scenario::expression;

/// Everything a decision about one document depends on.
#[derive(Debug, Clone, Copy)]
pub struct Case<'a> {
    pub rulebook: &'a Rulebook,
    pub actor: &'a Actor,
    pub document: &'a Document,
    pub facts: &'a Facts,
}

/// The step that is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step<'a> {
    pub to: StatusId,
    pub comment: Option<&'a str>,
    /// Use the right `force_transition`; the comment is the reason.
    pub force: bool,
}

/// On what ground a step was allowed. Kept with every change of status.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(tag = "verdict", rename_all = "snake_case")]
pub enum Verdict {
    /// A transition (or creation status) of this version of the process, open to this actor.
    Allowed { process: ProcessId, version: i64 },
    /// No active process binds the document: every status may follow every other.
    Unbound,
    /// The process would have refused, but this door is not bound by it.
    Bypassed { process: ProcessId, version: i64, policy: Policy },
    /// What was approved is no longer what the document says: the process takes it back.
    Voided { process: ProcessId, version: i64 },
    /// The process would have refused; somebody with the right to force gave a reason.
    Forced { process: ProcessId, version: i64, reason: String },
}

impl Verdict {
    pub const fn code(&self) -> &'static str {
        match self {
            Verdict::Allowed { .. } => "allowed",
            Verdict::Unbound => "unbound",
            Verdict::Bypassed { policy: Policy::Flag, .. } => "flagged",
            Verdict::Bypassed { .. } => "bypassed",
            Verdict::Voided { .. } => "voided",
            Verdict::Forced { .. } => "forced",
        }
    }

    pub const fn process(&self) -> Option<(ProcessId, i64)> {
        match self {
            Verdict::Unbound => None,
            Verdict::Allowed { process, version }
            | Verdict::Bypassed { process, version, .. }
            | Verdict::Voided { process, version }
            | Verdict::Forced { process, version, .. } => Some((*process, *version)),
        }
    }
}

/// May this actor move the document from its saved status? The answer of "no" holds every reason, in the order in which
/// a person can act on them.
pub fn step(case: &Case<'_>, step: &Step<'_>) -> Result<Verdict, Vec<Reason>> {
    if case.document.status == Some(step.to) {
        return Err(vec![Reason::AlreadyThere { status: step.to }]);
    }
    let rights = missing_right(case, Operation::Update);
    let Some(process) = case.rulebook.binding(case.document.kind, case.document.channel) else {
        return rights.map_or(Ok(Verdict::Unbound), |reason| Err(vec![reason]));
    };
    let reasons = step_reasons(case, &process.definition, step);
    settle(case, process, reasons, rights, step)
}

/// May this actor create the document in the status it names?
pub fn creation(case: &Case<'_>) -> Result<Verdict, Vec<Reason>> {
    let rights = missing_right(case, Operation::Create);
    let Some(process) = case.rulebook.binding(case.document.kind, case.document.channel) else {
        return rights.map_or(Ok(Verdict::Unbound), |reason| Err(vec![reason]));
    };
    let reasons = creation_reasons(case, &process.definition);
    let Some(to) = case.document.status else {
        let none =
            reasons.is_empty().then_some(Verdict::Allowed { process: process.id, version: process.version });
        return match (none, rights) {
            (Some(verdict), None) => Ok(verdict),
            (_, rights) => by_door(case, process, reasons, rights),
        };
    };
    settle(case, process, reasons, rights, &Step { to, comment: None, force: false })
}

/// The status a new document gets when its author names none: the first that is open to him (DOMAIN §2.3); without a
/// process the first of its kind that is not final.
pub fn first_status(case: &Case<'_>) -> Option<StatusId> {
    let regular =
        || case.rulebook.statuses_of(case.document.kind).into_iter().find(|s| !s.status_type.is_final());
    let Some(process) = case.rulebook.binding(case.document.kind, case.document.channel) else {
        return regular().map(|s| s.id);
    };
    let creation = &process.definition.creation;
    let granted = creation.iter().find(|c| grant_reasons(case, &c.grants).is_empty());
    let bound = process.definition.policies.of(case.actor.source).is_none_or(|p| p == Policy::Enforce);
    let unbound = || if bound { None } else { creation.first() };
    granted.or_else(unbound).map(|c| c.status)
}

/// Every status the document could go to, with the verdict or all reasons against it.
pub fn moves(case: &Case<'_>) -> Vec<(StatusId, Result<Verdict, Vec<Reason>>)> {
    let statuses = case.rulebook.statuses_of(case.document.kind);
    let others = statuses.into_iter().filter(|s| Some(s.id) != case.document.status);
    // What only the person taking the step can add (a comment) is not held against a step that is merely looked at.
    others
        .map(|s| {
            let verdict = step(case, &Step { to: s.id, comment: Some("…"), force: false });
            (s.id, verdict)
        })
        .collect()
}

/// What the step itself must bring along, so that a screen can ask for it beforehand.
pub fn requirements_of<'a>(case: &Case<'a>, to: StatusId) -> &'a [Requirement] {
    let process = case.rulebook.binding(case.document.kind, case.document.channel);
    let transition =
        process.and_then(|p| p.definition.stage(case.document.status)).and_then(|stage| stage.transition(to));
    transition.map_or(&[], |t| &t.requirements)
}

/// May these fields be edited while the document stands where it stands (DOMAIN §2.8)? Rights included.
pub fn edit(case: &Case<'_>, fields: &[Field]) -> Result<(), Vec<Reason>> {
    let mut reasons: Vec<Reason> = stage_lock(case, fields).into_iter().collect();
    reasons.extend(missing_right(case, Operation::Update));
    if reasons.is_empty() { Ok(()) } else { Err(reasons) }
}

/// May the document be put into the bin? Who may not edit it at all where it stands may not throw it away either.
pub fn deletion(case: &Case<'_>) -> Result<(), Vec<Reason>> {
    let mut reasons: Vec<Reason> = stage_lock(case, &[]).into_iter().collect();
    reasons.extend(missing_right(case, Operation::Delete));
    if reasons.is_empty() { Ok(()) } else { Err(reasons) }
}

/// May this actor post the document, or take it back?
pub fn posting(case: &Case<'_>) -> Result<(), Vec<Reason>> {
    missing_right(case, Operation::Post).map_or(Ok(()), |reason| Err(vec![reason]))
}

/// Whether a document of `kind` may be created from this one, or posted on it, while it stands where it stands.
pub fn linking(case: &Case<'_>, kind: DocumentKind) -> Option<Reason> {
    let process = case.rulebook.binding(case.document.kind, case.document.channel)?;
    if process.definition.policies.of(case.actor.source).is_some_and(|policy| policy != Policy::Enforce) {
        return None;
    }
    let status = case.document.status;
    let barred = process.definition.stage(status).is_some_and(|stage| stage.bars.contains(&kind));
    barred.then_some(Reason::LinkBarred { kind, status })
}

/// The rule of the step that is taken, if it approves of something.
pub fn approval_of<'a>(case: &Case<'a>, to: StatusId) -> Option<&'a ApprovalRule> {
    let process = case.rulebook.binding(case.document.kind, case.document.channel)?;
    process.definition.stage(case.document.status)?.transition(to)?.approval.as_ref()
}

/// What stands against moving the document into another channel: under the rules of another process it would stand
/// half-way down a path it never walked. So the channel is free only where both processes let a document begin;
/// otherwise a change of channel would be a way round the process.
pub fn rebind(case: &Case<'_>, channel: Option<ChannelId>) -> Option<Reason> {
    let kind = case.document.kind;
    let old = case.rulebook.binding(kind, case.document.channel);
    let new = case.rulebook.binding(kind, channel);
    let bound =
        |p: &Process| p.definition.policies.of(case.actor.source).is_none_or(|p| p == Policy::Enforce);
    if old.map(|p| p.id) == new.map(|p| p.id) || ![old, new].into_iter().flatten().any(bound) {
        return None;
    }
    let begins = |p: &Process| match case.document.status {
        // «Без статуса» is a beginning where no status is offered to begin in.
        None => p.definition.creation.is_empty(),
        Some(status) => {
            p.definition.creation_status(status).is_some_and(|c| grant_reasons(case, &c.grants).is_empty())
        }
    };
    if old.is_none_or(begins) && new.is_none_or(begins) {
        return None;
    }
    let process = new.or(old).map(|p| p.name.clone()).unwrap_or_default();
    Some(Reason::OtherProcess { process })
}

/// What the stage holds against an edit of `fields` by this actor.
fn stage_lock(case: &Case<'_>, fields: &[Field]) -> Option<Reason> {
    let process = case.rulebook.binding(case.document.kind, case.document.channel)?;
    if process.definition.policies.of(case.actor.source).is_some_and(|policy| policy != Policy::Enforce) {
        return None;
    }
    let status = case.document.status;
    let Some(stage) = process.definition.stage(status) else {
        return agreed_is_kept(case, fields);
    };
    match &stage.edit {
        EditRule::ByRights => None,
        EditRule::OwnerOnly if case.actor.employee == Some(case.document.owner) => None,
        EditRule::OwnerOnly => Some(Reason::OnlyOwnerEdits { status, owner: case.document.owner }),
        EditRule::Nobody => Some(Reason::NobodyEdits { status }),
        EditRule::Locked { fields: locked } => {
            let hit: Vec<Field> = fields.iter().filter(|f| locked.contains(f)).copied().collect();
            (!hit.is_empty()).then_some(Reason::FieldsLocked { status, fields: hit })
        }
    }
}

/// A process that says nothing of a final status keeps what the deal was about: who bought what, at which price.
fn agreed_is_kept(case: &Case<'_>, fields: &[Field]) -> Option<Reason> {
    let status = case.document.status;
    if !case.rulebook.is_final(status) {
        return None;
    }
    let agreed = |f: &&Field| matches!(f, Field::Positions | Field::Counterparty | Field::VatMode);
    let hit: Vec<Field> = fields.iter().filter(agreed).copied().collect();
    (!hit.is_empty()).then_some(Reason::FieldsLocked { status, fields: hit })
}

fn missing_right(case: &Case<'_>, operation: Operation) -> Option<Reason> {
    let entity = case.document.kind.into();
    let reach = case.rulebook.reach(case.actor, entity, operation);
    (!reach.covers(&case.document.belongs())).then_some(Reason::NoRight { entity, operation })
}

/// Weighs what process and rights hold against the step, by whom it comes from.
fn settle(
    case: &Case<'_>,
    process: &Process,
    reasons: Vec<Reason>,
    rights: Option<Reason>,
    step: &Step<'_>,
) -> Result<Verdict, Vec<Reason>> {
    if !step.force || reasons.is_empty() || rights.is_some() {
        return by_door(case, process, reasons, rights);
    }
    if !case.rulebook.role_of(case.actor).is_some_and(|r| r.force_transition) {
        return Err([reasons, vec![Reason::MayNotForce]].concat());
    }
    match step.comment.map(str::trim).filter(|c| !c.is_empty()) {
        None => Err(vec![Reason::RequirementMissing { requirement: Requirement::Comment }]),
        Some(reason) => {
            Ok(Verdict::Forced { process: process.id, version: process.version, reason: reason.to_owned() })
        }
    }
}

fn by_door(
    case: &Case<'_>,
    process: &Process,
    mut reasons: Vec<Reason>,
    rights: Option<Reason>,
) -> Result<Verdict, Vec<Reason>> {
    let (id, version) = (process.id, process.version);
    let policy = process.definition.policies.of(case.actor.source);
    if let Some(right) = rights {
        reasons.push(right);
        return Err(reasons);
    }
    match policy {
        _ if reasons.is_empty() => Ok(Verdict::Allowed { process: id, version }),
        Some(policy @ (Policy::Pass | Policy::Flag)) => {
            Ok(Verdict::Bypassed { process: id, version, policy })
        }
        Some(Policy::Enforce) | None => Err(reasons),
    }
}

fn creation_reasons(case: &Case<'_>, definition: &Definition) -> Vec<Reason> {
    let offered = || definition.creation.iter().filter(|c| grant_reasons(case, &c.grants).is_empty());
    let possible = || offered().map(|c| c.status).collect::<Vec<_>>();
    match case.document.status.map(|status| (status, definition.creation_status(status))) {
        None => vec![Reason::NoCreationStatus],
        Some((status, None)) => vec![Reason::NotCreationStatus { status, possible: possible() }],
        Some((_, Some(creation))) => grant_reasons(case, &creation.grants),
    }
}

fn step_reasons(case: &Case<'_>, definition: &Definition, step: &Step<'_>) -> Vec<Reason> {
    let from = case.document.status;
    let Some(stage) = definition.stage(from) else {
        return match definition.unlisted {
            Unlisted::Free => Vec::new(),
            Unlisted::Frozen => vec![Reason::Frozen { from }],
        };
    };
    let Some(transition) = stage.transition(step.to) else {
        let possible = stage.transitions.iter().map(|t| t.to).collect();
        return vec![Reason::NoSuchTransition { from, to: step.to, possible }];
    };
    transition_reasons(case, transition, step)
}

fn transition_reasons(case: &Case<'_>, transition: &Transition, step: &Step<'_>) -> Vec<Reason> {
    let grants = grant_reasons(case, &transition.grants);
    let guards = transition.guards.iter().flat_map(|guard| guard_reasons(case, guard));
    let missing = transition.requirements.iter().filter(|r| !is_met(case, r, step));
    let missing = missing.map(|requirement| Reason::RequirementMissing { requirement: requirement.clone() });
    grants.into_iter().chain(guards).chain(missing).collect()
}

fn grant_reasons(case: &Case<'_>, grants: &Grants) -> Vec<Reason> {
    let mut reasons = Vec::new();
    let actor = case.actor.employee;
    if !grants.everyone && !grants.any_of.iter().any(|g| is_granted(case, g)) {
        reasons.push(Reason::NotGranted { who: grants.any_of.clone() });
    }
    if grants.not_author && actor.is_some() && actor == case.document.author {
        reasons.push(Reason::OwnStep { ban: Ban::NotAuthor });
    }
    if grants.not_last_mover && actor.is_some() && actor == case.document.last_mover {
        reasons.push(Reason::OwnStep { ban: Ban::NotLastMover });
    }
    reasons
}

pub(crate) fn is_granted(case: &Case<'_>, grantee: &Grantee) -> bool {
    let Some(employee) = case.rulebook.employee_of(case.actor) else { return false };
    let document = case.document;
    match grantee {
        Grantee::Employee { id } => employee.id == *id,
        Grantee::Department { id } => case.rulebook.works_in(employee.id, *id),
        Grantee::Role { id } => employee.role == *id,
        Grantee::Owner => employee.id == document.owner,
        Grantee::OwnersManager => {
            let owner = case.rulebook.employees.get(&document.owner);
            owner.and_then(|o| o.manager) == Some(employee.id)
        }
        Grantee::Author => Some(employee.id) == document.author,
        Grantee::TaskAssignee => case.facts.task_assignees.contains(&employee.id),
    }
}

/// A failed group of alternatives answers with the reasons of all of them: each is a way to pass.
fn guard_reasons(case: &Case<'_>, guard: &Guard) -> Vec<Reason> {
    match guard {
        Guard::All { of } => of.iter().flat_map(|g| guard_reasons(case, g)).collect(),
        Guard::Any { of } => {
            let each: Vec<Vec<Reason>> = of.iter().map(|g| guard_reasons(case, g)).collect();
            if each.iter().any(Vec::is_empty) { Vec::new() } else { each.concat() }
        }
        simple => match failed(case, simple) {
            Some(actual) => vec![Reason::GuardFailed { guard: simple.clone(), actual }],
            None => Vec::new(),
        },
    }
}

/// Whether a condition on the document holds.
pub(crate) fn guard_holds(case: &Case<'_>, guard: &Guard) -> bool {
    guard_reasons(case, guard).is_empty()
}

/// The actual value of a condition that does not hold.
fn failed(case: &Case<'_>, guard: &Guard) -> Option<Actual> {
    let document = case.document;
    let (holds, actual) = match guard {
        Guard::All { .. } | Guard::Any { .. } => return None,
        Guard::Discount { is, value } => {
            let discount = document.sums.discount();
            (is.holds(&discount, value), Actual::Percent(discount))
        }
        Guard::Sum { is, value } => (is.holds(&document.sums.sum, value), Actual::Money(document.sums.sum)),
        Guard::Positions { is, value } => {
            (is.holds(&document.position_count, value), Actual::Number(document.position_count))
        }
        Guard::OpenTasks { is, value } => {
            (is.holds(&case.facts.open_tasks, value), Actual::Number(case.facts.open_tasks))
        }
        Guard::Share { of, is, value } => {
            let share = document.trade.share(*of, document.sums.sum);
            (is.holds(&share, value), Actual::Percent(share))
        }
        Guard::StockEnough => (case.facts.short_products == 0, Actual::Number(case.facts.short_products)),
        Guard::HasPosted { document: kind } => (case.facts.posted_links.contains_key(kind), Actual::No),
        Guard::Approved => (document.approval.is_some(), Actual::No),
        Guard::ChannelIn { channels } => {
            (document.channel.is_some_and(|c| channels.contains(&c)), Actual::Channel(document.channel))
        }
        Guard::CounterpartyTag { tag } => {
            (case.facts.counterparty_tags.contains(tag), Actual::Tags(case.facts.counterparty_tags.clone()))
        }
        Guard::FieldFilled { field } => (document.is_filled(*field), Actual::Empty),
        Guard::Expression { text, says: _ } => (expression::holds(text, case), Actual::No),
        Guard::AttributeEquals { attribute, value } => {
            let actual = document.attributes.get(attribute);
            (actual == Some(value), actual.cloned().map_or(Actual::Empty, Actual::Attribute))
        }
    };
    (!holds).then_some(actual)
}

fn is_met(case: &Case<'_>, requirement: &Requirement, step: &Step<'_>) -> bool {
    match requirement {
        Requirement::Comment => step.comment.is_some_and(|c| !c.trim().is_empty()),
        Requirement::Checklist => case.facts.unticked == 0,
        Requirement::File => case.facts.files > 0,
        Requirement::Field { field } => case.document.is_filled(*field),
    }
}
