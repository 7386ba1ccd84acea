//! What is wrong with a scenario before it runs: what keeps it from being saved, and what is doubtful about it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Action, Condition, MAX_ACTIONS, MAX_CONDITIONS, Rule, Scenario, Switch, Trigger, Whom, words};
use crate::attribute::AttributeType;
use crate::document::{DocumentKind, FieldValue};
use crate::form::Form;
use crate::ids::{DepartmentId, EmployeeId, ProcessId, ScenarioId, StatusId};
use crate::process::{Field, Grantee, Policy};
use crate::rejection::{FieldError, Flaw};
use crate::rulebook::Rulebook;
use crate::text;
use crate::trade::{bases, counts_as, is_postable};
use crate::verify;

/// Longest label of a button, in characters: what fits one.
pub const MAX_LABEL: usize = 60;
/// How deep conditions nest.
const MAX_DEPTH: usize = 8;
const MINUTES_OF_A_DAY: i64 = 24 * 60;

/// Every reference that leads nowhere and every text that does not read, by its path in the rule.
pub fn structure(rulebook: &Rulebook, kind: DocumentKind, rule: &Rule) -> Vec<FieldError> {
    let mut check = Check { rulebook, kind, errors: Vec::new(), conditions: 0 };
    check.trigger(&rule.trigger);
    for (n, condition) in rule.conditions.iter().enumerate() {
        check.condition(&format!("conditions/{n}"), condition, 0);
    }
    check.at_most("conditions", check.conditions, MAX_CONDITIONS);
    if rule.actions.is_empty() {
        check.fail("actions", Flaw::Required);
    }
    check.at_most("actions", rule.actions.len(), MAX_ACTIONS);
    for (n, action) in rule.actions.iter().enumerate() {
        check.action(&format!("actions/{n}"), action);
    }
    check.errors
}

struct Check<'a> {
    rulebook: &'a Rulebook,
    kind: DocumentKind,
    errors: Vec<FieldError>,
    conditions: usize,
}

impl Check<'_> {
    fn fail(&mut self, path: &str, flaw: Flaw) {
        self.errors.push(FieldError::new(path, flaw));
    }

    fn exists(&mut self, path: &str, exists: bool) {
        if !exists {
            self.fail(path, Flaw::NotFound);
        }
    }

    fn at_most(&mut self, path: &str, count: usize, max: usize) {
        if count > max {
            self.fail(path, Flaw::TooMany { max: max as i64 });
        }
    }

    fn status(&mut self, path: &str, id: StatusId) {
        let known = self.rulebook.statuses.get(&id).is_some_and(|s| s.kind == self.kind);
        self.exists(path, known);
    }

    fn statuses(&mut self, path: &str, ids: &[StatusId]) {
        if ids.is_empty() {
            self.fail(path, Flaw::Required);
        }
        self.at_most(path, ids.len(), verify::MAX_STAGES);
        for (n, id) in ids.iter().enumerate() {
            self.status(&format!("{path}/{n}"), *id);
        }
    }

    fn field(&mut self, path: &str, field: Field) {
        if let Field::Attribute(id) = field {
            let known = self.rulebook.attributes.get(&id).is_some_and(|a| a.kind == Some(self.kind));
            self.exists(path, known);
        }
    }

    fn date_field(&mut self, path: &str, field: Field, settable: bool) {
        self.field(path, field);
        let is_date = match field {
            Field::Moment => !settable,
            Field::PlannedAt => true,
            Field::Attribute(id) => {
                self.rulebook.attributes.get(&id).is_none_or(|a| a.attribute_type == AttributeType::Time)
            }
            _ => false,
        };
        if !is_date {
            self.fail(path, Flaw::NotAllowed);
        }
    }

    fn fits(&mut self, path: &str, fits: bool) {
        if !fits {
            self.fail(path, Flaw::NotAllowed);
        }
    }

    fn span(&mut self, path: &str, span: crate::calendar::Span) {
        if let Some(flaw) = span.flaw() {
            self.fail(&format!("{path}/amount"), flaw);
        }
    }

    fn trigger(&mut self, trigger: &Trigger) {
        match trigger {
            Trigger::Created
            | Trigger::TaskDone
            | Trigger::TaskOverdue
            | Trigger::Commented
            | Trigger::Started => {}
            Trigger::Posted => self.fits("trigger/kind", is_postable(self.kind)),
            Trigger::Paid { .. } => {
                self.fits("trigger/kind", counts_as(DocumentKind::PaymentIn, self.kind).is_some());
            }
            Trigger::GoodsShort | Trigger::GoodsEnough => {
                self.fits("trigger/kind", self.kind == DocumentKind::CustomerOrder);
            }
            Trigger::LinkedCreated { kinds } | Trigger::LinkedPosted { kinds } => {
                self.at_most("trigger/kinds", kinds.len(), MAX_CONDITIONS);
                for (n, kind) in kinds.iter().enumerate() {
                    self.fits(&format!("trigger/kinds/{n}"), bases(*kind).contains(&self.kind));
                }
            }
            Trigger::Changed { fields } => {
                self.at_most("trigger/fields", fields.len(), MAX_CONDITIONS);
                for (n, field) in fields.iter().enumerate() {
                    self.field(&format!("trigger/fields/{n}"), *field);
                }
            }
            Trigger::Entered { statuses } | Trigger::Left { statuses } => {
                self.statuses("trigger/statuses", statuses);
            }
            Trigger::InStatus { statuses, after } => {
                self.statuses("trigger/statuses", statuses);
                self.span("trigger/after", *after);
            }
            Trigger::Date { field, offset, side: _ } => {
                self.date_field("trigger/field", *field, false);
                if let Some(span) = offset {
                    self.span("trigger/offset", *span);
                }
            }
            Trigger::Button { label } => {
                let flaw = match label.trim() {
                    "" => Some(Flaw::Required),
                    label if label.chars().count() > MAX_LABEL => {
                        Some(Flaw::TooLong { max: MAX_LABEL as i64 })
                    }
                    label if !text::is_clean(label) || label.contains('\n') => Some(Flaw::InvalidText),
                    _ => None,
                };
                flaw.into_iter().for_each(|flaw| self.fail("trigger/label", flaw));
            }
            Trigger::Schedule { minute, days, statuses } => {
                if !(0..MINUTES_OF_A_DAY).contains(minute) {
                    self.fail("trigger/minute", Flaw::OutOfRange { min: 0, max: MINUTES_OF_A_DAY - 1 });
                }
                if days.iter().any(|day| !(1..=7).contains(day)) || days.len() > 7 {
                    self.fail("trigger/days", Flaw::OutOfRange { min: 1, max: 7 });
                }
                self.statuses("trigger/statuses", statuses);
            }
            Trigger::ScenarioFailed { scenarios } => {
                self.at_most("trigger/scenarios", scenarios.len(), MAX_CONDITIONS);
                for (n, id) in scenarios.iter().enumerate() {
                    self.exists(&format!("trigger/scenarios/{n}"), self.rulebook.scenario(*id).is_some());
                }
            }
        }
    }

    fn condition(&mut self, path: &str, condition: &Condition, depth: usize) {
        self.conditions += 1;
        // Beyond the bound there is nothing to be gained by looking further.
        if self.conditions > MAX_CONDITIONS {
            return;
        }
        match condition {
            Condition::All { of } | Condition::Any { of } | Condition::None { of } => {
                if of.is_empty() {
                    self.fail(&format!("{path}/of"), Flaw::Required);
                }
                if depth >= MAX_DEPTH {
                    return self.fail(path, Flaw::TooMany { max: MAX_DEPTH as i64 });
                }
                for (n, condition) in of.iter().enumerate() {
                    self.condition(&format!("{path}/of/{n}"), condition, depth + 1);
                }
            }
            Condition::Guard { guard } => {
                self.errors.extend(verify::guard(self.rulebook, self.kind, &format!("{path}/guard"), guard));
            }
            Condition::InStatuses { statuses } | Condition::CameFrom { statuses } => {
                self.statuses(&format!("{path}/statuses"), statuses);
            }
            Condition::Became { field, was: _, now: _ } => self.field(&format!("{path}/field"), *field),
            Condition::Actor { any_of } => {
                if any_of.is_empty() {
                    self.fail(&format!("{path}/any_of"), Flaw::Required);
                }
                for (n, grantee) in any_of.iter().enumerate() {
                    let known = match grantee {
                        Grantee::Employee { id } => self.rulebook.employees.contains_key(id),
                        Grantee::Department { id } => self.rulebook.departments.contains_key(id),
                        Grantee::Role { id } => self.rulebook.roles.contains_key(id),
                        _ => true,
                    };
                    self.exists(&format!("{path}/any_of/{n}/id"), known);
                }
            }
            Condition::Source { sources } => {
                if sources.is_empty() {
                    self.fail(&format!("{path}/sources"), Flaw::Required);
                }
            }
        }
    }

    fn whom(&mut self, path: &str, whom: &Whom, many: bool) {
        let rulebook = self.rulebook;
        let known = match whom {
            Whom::Employee { id } => rulebook.employees.get(id).is_some_and(|e| e.active),
            Whom::RoundRobin { department } | Whom::LeastBusy { department } => {
                rulebook.departments.contains_key(department)
            }
            Whom::Department { id } => rulebook.departments.contains_key(id),
            Whom::Role { id } => rulebook.roles.contains_key(id),
            Whom::Owner | Whom::OwnersManager | Whom::Author | Whom::Actor | Whom::LastMover => true,
        };
        self.exists(path, known);
        if whom.is_many() && !many {
            self.fail(path, Flaw::NotAllowed);
        }
    }

    fn action(&mut self, path: &str, action: &Action) {
        for (field, text) in action.texts() {
            let optional = matches!(action, Action::SetStatus { .. } | Action::SetField { .. });
            let flaw = match text.trim() {
                "" if optional => None,
                "" => Some(Flaw::Required),
                _ if text.chars().count() > text::MAX_TEXT => {
                    Some(Flaw::TooLong { max: text::MAX_TEXT as i64 })
                }
                _ if !text::is_clean(text) => Some(Flaw::InvalidText),
                _ => words::unknown(text).map(|name| Flaw::UnknownName { name: name.to_owned() }),
            };
            flaw.into_iter().for_each(|flaw| self.fail(&format!("{path}/{field}"), flaw));
        }
        match action {
            Action::SetStatus { status, comment: _ } => self.status(&format!("{path}/status"), *status),
            Action::SetField { field, value } => self.setting(path, *field, value),
            Action::SetDate { field, after } => {
                self.date_field(&format!("{path}/field"), *field, true);
                self.span(&format!("{path}/after"), *after);
            }
            Action::SetOwner { to } => self.whom(&format!("{path}/to"), to, false),
            Action::SetDepartment { department } => {
                let known = department.is_none_or(|id| self.rulebook.departments.contains_key(&id));
                self.exists(&format!("{path}/department"), known);
            }
            Action::CreateTask { text: _, assignee, due, checklist, task_type } => {
                let known = task_type.is_none_or(|id| self.rulebook.task_types.contains_key(&id));
                self.exists(&format!("{path}/task_type"), known);
                self.whom(&format!("{path}/assignee"), assignee, false);
                if let Some(span) = due {
                    self.span(&format!("{path}/due"), *span);
                }
                self.at_most(&format!("{path}/checklist"), checklist.len(), crate::task::MAX_ITEMS);
            }
            Action::Notify { whom, text: _ } => {
                if whom.is_empty() {
                    self.fail(&format!("{path}/whom"), Flaw::Required);
                }
                self.at_most(&format!("{path}/whom"), whom.len(), MAX_ACTIONS);
                for (n, whom) in whom.iter().enumerate() {
                    self.whom(&format!("{path}/whom/{n}"), whom, true);
                }
            }
            Action::Message { subject, text: _, attach } => {
                let printed = |kind| !Form::of(kind).is_empty();
                let at_hand = |kind| kind == self.kind || bases(kind).contains(&self.kind);
                let fits = attach.is_none_or(|kind| printed(kind) && at_hand(kind));
                self.fits(&format!("{path}/attach"), fits);
                if subject.chars().count() > text::MAX_NAME {
                    self.fail(&format!("{path}/subject"), Flaw::TooLong { max: text::MAX_NAME as i64 });
                }
            }
            Action::FinishTasks | Action::Comment { .. } => {}
            Action::Reserve { .. } | Action::Unreserve => {
                self.fits(&format!("{path}/kind"), self.kind == DocumentKind::CustomerOrder);
            }
            Action::CreateLinked { document, posted, status } => {
                let made = bases(*document).contains(&self.kind) && (!posted || is_postable(*document));
                self.fits(&format!("{path}/document"), made);
                let statuses = &self.rulebook.statuses;
                let known = status.is_none_or(|id| statuses.get(&id).is_some_and(|s| s.kind == *document));
                self.exists(&format!("{path}/status"), known);
            }
            Action::Webhook { webhook } => {
                self.exists(&format!("{path}/webhook"), self.rulebook.webhooks.contains_key(webhook));
            }
            Action::Wait { span } => self.span(&format!("{path}/span"), *span),
            Action::Start { scenario } => {
                self.exists(&format!("{path}/scenario"), self.rulebook.scenario(*scenario).is_some());
            }
        }
    }

    /// What may be set to what: fields that people fill in, with values of their type.
    fn setting(&mut self, path: &str, field: Field, value: &FieldValue) {
        self.field(&format!("{path}/field"), field);
        let fits = match (field, value) {
            (
                Field::Description | Field::PlannedAt | Field::Channel | Field::Attribute(_),
                FieldValue::Empty,
            )
            | (Field::Description, FieldValue::Text(_))
            | (Field::PlannedAt, FieldValue::Time(_))
            | (Field::Shared, FieldValue::Flag(_)) => true,
            (Field::Channel, FieldValue::Id(id)) => self.rulebook.channels.contains_key(&(*id).into()),
            (Field::Attribute(id), FieldValue::Attribute(value)) => {
                self.rulebook.attributes.get(&id).is_none_or(|a| a.accepts(value))
            }
            _ => false,
        };
        if !fits {
            self.fail(&format!("{path}/value"), Flaw::NotAllowed);
        }
    }
}

/// What is doubtful about a scenario among the others: shown in the editor, and no bar to saving.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Issue {
    /// No active process leads into the status it waits for.
    UnreachableTrigger { status: StatusId },
    /// A process has no such transition: the step passes it by, or is refused, as the process says of scenarios.
    ForbiddenMove { action: usize, from: StatusId, to: StatusId, process: ProcessId, refused: bool },
    /// It calls itself in the end, through these.
    Cycle { scenarios: Vec<ScenarioId> },
    /// Another scenario of the same trigger sets the same to something else.
    Conflict { other: ScenarioId, what: String },
    /// The department has nobody to take it on.
    NobodyThere { action: usize, department: DepartmentId },
    /// The employee was dismissed.
    Dismissed { action: usize, employee: EmployeeId },
    /// The rule waits for a button, a time or another scenario that is switched off.
    StartsWhatIsOff { action: usize, scenario: ScenarioId },
}

/// Everything doubtful about `scenario`, which stands in `rulebook` as it is to be judged.
pub fn issues(rulebook: &Rulebook, scenario: &Scenario) -> Vec<Issue> {
    let mut found = Vec::new();
    unreachable(rulebook, scenario, &mut found);
    forbidden_moves(rulebook, scenario, &mut found);
    people(rulebook, scenario, &mut found);
    conflicts(rulebook, scenario, &mut found);
    if let Some(scenarios) = cycle(rulebook, scenario) {
        found.push(Issue::Cycle { scenarios });
    }
    found
}

fn unreachable(rulebook: &Rulebook, scenario: &Scenario, found: &mut Vec<Issue>) {
    let active: Vec<_> =
        rulebook.processes.values().filter(|p| p.active && p.kind == scenario.kind).collect();
    // Without a process for everything else every status may be reached.
    if !active.iter().any(|p| p.definition.channels.is_empty()) && active.is_empty() {
        return;
    }
    let mut reached: BTreeSet<StatusId> = BTreeSet::new();
    for process in &active {
        reached.extend(process.definition.creation.iter().map(|c| c.status));
        let stages = process.definition.stages.iter();
        reached.extend(stages.flat_map(|s| s.transitions.iter().map(|t| t.to)));
    }
    let by_scenarios = rulebook.scenarios.iter().filter(|s| s.switch != Switch::Off);
    reached.extend(by_scenarios.flat_map(|s| s.rule.actions.iter()).filter_map(|a| match a {
        Action::SetStatus { status, .. } => Some(*status),
        _ => None,
    }));
    let missing = scenario.rule.trigger.statuses().iter().filter(|s| !reached.contains(s));
    found.extend(missing.map(|status| Issue::UnreachableTrigger { status: *status }));
}

fn forbidden_moves(rulebook: &Rulebook, scenario: &Scenario, found: &mut Vec<Issue>) {
    let mut standing: Vec<StatusId> = match &scenario.rule.trigger {
        Trigger::Entered { statuses }
        | Trigger::InStatus { statuses, .. }
        | Trigger::Schedule { statuses, .. } => statuses.clone(),
        _ => Vec::new(),
    };
    for (n, action) in scenario.rule.actions.iter().enumerate() {
        let Action::SetStatus { status: to, .. } = action else { continue };
        for from in std::mem::replace(&mut standing, vec![*to]) {
            for process in rulebook.processes.values().filter(|p| p.active && p.kind == scenario.kind) {
                let Some(stage) = process.definition.stage(Some(from)) else { continue };
                if from != *to && stage.transition(*to).is_none() {
                    let refused = process.definition.policies.scenario == Policy::Enforce;
                    found.push(Issue::ForbiddenMove {
                        action: n,
                        from,
                        to: *to,
                        process: process.id,
                        refused,
                    });
                }
            }
        }
    }
}

fn people(rulebook: &Rulebook, scenario: &Scenario, found: &mut Vec<Issue>) {
    let works =
        |id: DepartmentId| rulebook.employees.values().any(|e| e.active && rulebook.works_in(e.id, id));
    for (action, whom) in
        scenario.rule.actions.iter().enumerate().flat_map(|(n, a)| all_whom(a).map(move |w| (n, w)))
    {
        match whom {
            Whom::RoundRobin { department }
            | Whom::LeastBusy { department }
            | Whom::Department { id: department }
                if !works(*department) =>
            {
                found.push(Issue::NobodyThere { action, department: *department });
            }
            Whom::Employee { id } if !rulebook.employees.get(id).is_some_and(|e| e.active) => {
                found.push(Issue::Dismissed { action, employee: *id });
            }
            _ => {}
        }
    }
    for (action, a) in scenario.rule.actions.iter().enumerate() {
        if let Action::Start { scenario: id } = a
            && rulebook.scenario(*id).is_some_and(|s| s.switch == Switch::Off)
        {
            found.push(Issue::StartsWhatIsOff { action, scenario: *id });
        }
    }
}

fn all_whom(action: &Action) -> impl Iterator<Item = &Whom> {
    let (one, many): (Option<&Whom>, &[Whom]) = match action {
        Action::SetOwner { to } => (Some(to), &[]),
        Action::CreateTask { assignee, .. } => (Some(assignee), &[]),
        Action::Notify { whom, .. } => (None, whom),
        _ => (None, &[]),
    };
    one.into_iter().chain(many)
}

/// What an action sets, and to what, where two of them cannot both have their way.
fn sets(action: &Action) -> Option<(String, String)> {
    match action {
        Action::SetStatus { status, .. } => Some(("status".to_owned(), status.to_string())),
        Action::SetOwner { to } => Some(("owner".to_owned(), format!("{to:?}"))),
        Action::SetDepartment { department } => Some(("department".to_owned(), format!("{department:?}"))),
        Action::SetField { field, value } => Some((field_word(*field), format!("{value:?}"))),
        Action::SetDate { field, after } => Some((field_word(*field), format!("{after:?}"))),
        _ => None,
    }
}

fn field_word(field: Field) -> String {
    match field {
        Field::Attribute(id) => format!("attribute/{id}"),
        Field::Description => "description".to_owned(),
        Field::PlannedAt => "planned_at".to_owned(),
        Field::Channel => "channel".to_owned(),
        Field::Shared => "shared".to_owned(),
        other => format!("{other:?}").to_lowercase(),
    }
}

fn conflicts(rulebook: &Rulebook, scenario: &Scenario, found: &mut Vec<Issue>) {
    let of = |s: &Scenario| s.rule.actions.iter().filter_map(sets).collect::<BTreeMap<_, _>>();
    let mine = of(scenario);
    let others = rulebook.scenarios.iter().filter(|o| {
        o.id != scenario.id && o.kind == scenario.kind && o.switch != Switch::Off && same_call(scenario, o)
            // Conditions that differ may keep them apart; the same ones, or none, do not.
            && (o.rule.conditions == scenario.rule.conditions || o.rule.conditions.is_empty() || scenario.rule.conditions.is_empty())
    });
    for other in others {
        let theirs = of(other);
        let hit = mine.iter().find(|(what, value)| theirs.get(*what).is_some_and(|v| v != *value));
        found.extend(hit.map(|(what, _)| Issue::Conflict { other: other.id, what: what.clone() }));
    }
}

fn same_call(a: &Scenario, b: &Scenario) -> bool {
    let (a, b) = (&a.rule.trigger, &b.rule.trigger);
    if a.kind() != b.kind() {
        return false;
    }
    match (a, b) {
        (Trigger::Entered { statuses: a }, Trigger::Entered { statuses: b })
        | (Trigger::Left { statuses: a }, Trigger::Left { statuses: b }) => a.iter().any(|s| b.contains(s)),
        (Trigger::Created, Trigger::Created)
        | (Trigger::TaskDone, Trigger::TaskDone)
        | (Trigger::TaskOverdue, Trigger::TaskOverdue)
        | (Trigger::Commented, Trigger::Commented) => true,
        (Trigger::Changed { fields: a }, Trigger::Changed { fields: b }) => {
            a.is_empty() || b.is_empty() || a.iter().any(|f| b.contains(f))
        }
        _ => false,
    }
}

/// The way from the scenario back to itself, by what each one's actions call.
fn cycle(rulebook: &Rulebook, scenario: &Scenario) -> Option<Vec<ScenarioId>> {
    let active = |s: &&Scenario| s.id == scenario.id || s.switch != Switch::Off;
    let all: Vec<&Scenario> =
        rulebook.scenarios.iter().filter(|s| s.kind == scenario.kind).filter(active).collect();
    let mut came_from: BTreeMap<ScenarioId, ScenarioId> = BTreeMap::new();
    let mut open = vec![scenario];
    while let Some(at) = open.pop() {
        for next in all.iter().filter(|next| leads_to(at, next)) {
            if next.id == scenario.id {
                let mut way = vec![at.id];
                let mut here = at.id;
                while here != scenario.id {
                    here = *came_from.get(&here)?;
                    way.push(here);
                }
                way.reverse();
                return Some(way);
            }
            if let std::collections::btree_map::Entry::Vacant(slot) = came_from.entry(next.id) {
                slot.insert(at.id);
                open.push(next);
            }
        }
    }
    None
}

/// Whether an action of `a` calls `b`.
fn leads_to(a: &Scenario, b: &Scenario) -> bool {
    a.rule.actions.iter().any(|action| match (action, &b.rule.trigger) {
        (Action::SetStatus { status, .. }, Trigger::Entered { statuses }) => statuses.contains(status),
        // Which status it leaves depends on where it stands; only what is named by the first one's trigger is certain.
        (Action::SetStatus { status, .. }, Trigger::Left { statuses }) => {
            a.rule.trigger.statuses().iter().any(|s| statuses.contains(s) && s != status)
        }
        (Action::SetField { field, .. } | Action::SetDate { field, .. }, Trigger::Changed { fields }) => {
            fields.is_empty() || fields.contains(field)
        }
        (Action::SetOwner { .. }, Trigger::Changed { fields }) => {
            fields.is_empty() || fields.contains(&Field::Owner) || fields.contains(&Field::Department)
        }
        (Action::SetDepartment { .. }, Trigger::Changed { fields }) => {
            fields.is_empty() || fields.contains(&Field::Department)
        }
        (Action::Comment { .. }, Trigger::Commented) | (Action::FinishTasks, Trigger::TaskDone) => true,
        (Action::Start { scenario }, _) => *scenario == b.id,
        _ => false,
    })
}
