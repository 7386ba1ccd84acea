//! What is wrong with the definition of a process in itself, before it may be published.

use std::collections::HashSet;

use crate::document::DocumentKind;
use crate::ids::{ChannelId, StatusId};
use crate::process::{Definition, EditRule, Field, Grantee, Grants, Guard, Process, Requirement};
use crate::rejection::{FieldError, Flaw};
use crate::rulebook::Rulebook;

/// Bounds of a definition: more than any company has, and little enough to check on every keystroke.
pub const MAX_STAGES: usize = 200;
pub const MAX_TRANSITIONS: usize = 200;
pub const MAX_CONDITIONS: usize = 50;
pub const MAX_GUARD_DEPTH: usize = 8;

/// Every reference that leads nowhere and every name given twice.
pub fn structure(rulebook: &Rulebook, process: &Process) -> Vec<FieldError> {
    let mut check = Check { rulebook, kind: process.kind, errors: Vec::new() };
    let Definition { channels, creation, stages, unlisted: _, policies: _ } = &process.definition;
    check.channels(channels);
    check.at_most("creation", creation.len(), MAX_STAGES);
    check.at_most("stages", stages.len(), MAX_STAGES);
    let mut seen = HashSet::new();
    for (i, creation) in creation.iter().enumerate() {
        let path = format!("creation/{i}");
        check.status(&format!("{path}/status"), creation.status);
        check.once(&format!("{path}/status"), seen.insert(creation.status));
        check.grants(&path, &creation.grants);
    }
    let mut starts = HashSet::new();
    for (i, stage) in stages.iter().enumerate() {
        let path = format!("stages/{i}");
        if let Some(start) = stage.start {
            check.status(&format!("{path}/start"), start);
        }
        check.once(&format!("{path}/start"), starts.insert(stage.start));
        check.stage(&path, stage);
    }
    check.errors
}

/// What is wrong with one condition, for whoever else uses them.
pub fn guard(rulebook: &Rulebook, kind: DocumentKind, path: &str, guard: &Guard) -> Vec<FieldError> {
    let mut check = Check { rulebook, kind, errors: Vec::new() };
    check.guard(path, guard, 0);
    check.errors
}

struct Check<'a> {
    rulebook: &'a Rulebook,
    kind: DocumentKind,
    errors: Vec<FieldError>,
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

    fn once(&mut self, path: &str, first: bool) {
        if !first {
            self.fail(path, Flaw::Duplicate);
        }
    }

    fn at_most(&mut self, path: &str, count: usize, max: usize) {
        if count > max {
            self.fail(path, Flaw::TooMany { max: max as i64 });
        }
    }

    fn channels(&mut self, channels: &[ChannelId]) {
        let mut seen = HashSet::new();
        for (i, id) in channels.iter().enumerate() {
            let path = format!("channels/{i}");
            self.exists(&path, self.rulebook.channels.contains_key(id));
            self.once(&path, seen.insert(*id));
        }
    }

    fn status(&mut self, path: &str, id: StatusId) {
        let known = self.rulebook.statuses.get(&id).is_some_and(|s| s.kind == self.kind);
        self.exists(path, known);
    }

    fn stage(&mut self, path: &str, stage: &crate::process::Stage) {
        self.at_most(&format!("{path}/transitions"), stage.transitions.len(), MAX_TRANSITIONS);
        let mut targets = HashSet::new();
        for (i, transition) in stage.transitions.iter().enumerate() {
            let path = format!("{path}/transitions/{i}");
            let to = format!("{path}/to");
            self.status(&to, transition.to);
            self.once(&to, targets.insert(transition.to));
            if stage.start == Some(transition.to) {
                self.fail(&to, Flaw::NotAllowed);
            }
            self.grants(&path, &transition.grants);
            if let Some(to) = transition.approval.as_ref().and_then(|a| a.void_to) {
                self.status(&format!("{path}/approval/void_to"), to);
            }
            self.at_most(&format!("{path}/guards"), transition.guards.len(), MAX_CONDITIONS);
            for (i, guard) in transition.guards.iter().enumerate() {
                self.guard(&format!("{path}/guards/{i}"), guard, 0);
            }
            self.at_most(&format!("{path}/requirements"), transition.requirements.len(), MAX_CONDITIONS);
            for (i, requirement) in transition.requirements.iter().enumerate() {
                if let Requirement::Field { field } = requirement {
                    self.field(&format!("{path}/requirements/{i}/field"), *field);
                }
            }
        }
        self.at_most(&format!("{path}/bars"), stage.bars.len(), MAX_CONDITIONS);
        for (i, kind) in stage.bars.iter().enumerate() {
            if !crate::trade::bases(*kind).contains(&self.kind) {
                self.fail(&format!("{path}/bars/{i}"), Flaw::NotAllowed);
            }
        }
        if let EditRule::Locked { fields } = &stage.edit {
            for (i, field) in fields.iter().enumerate() {
                self.field(&format!("{path}/edit/fields/{i}"), *field);
            }
        }
    }

    fn grants(&mut self, path: &str, grants: &Grants) {
        self.at_most(&format!("{path}/grants/any_of"), grants.any_of.len(), MAX_CONDITIONS);
        for (i, grantee) in grants.any_of.iter().enumerate() {
            let known = match grantee {
                Grantee::Employee { id } => self.rulebook.employees.contains_key(id),
                Grantee::Department { id } => self.rulebook.departments.contains_key(id),
                Grantee::Role { id } => self.rulebook.roles.contains_key(id),
                Grantee::Owner | Grantee::OwnersManager | Grantee::Author | Grantee::TaskAssignee => true,
            };
            self.exists(&format!("{path}/grants/any_of/{i}/id"), known);
        }
    }

    fn field(&mut self, path: &str, field: Field) {
        if let Field::Attribute(id) = field {
            let known = self.rulebook.attributes.get(&id).is_some_and(|a| a.kind == Some(self.kind));
            self.exists(path, known);
        }
    }

    fn guard(&mut self, path: &str, guard: &Guard, depth: usize) {
        match guard {
            Guard::All { of } | Guard::Any { of } => {
                if depth >= MAX_GUARD_DEPTH || of.len() > MAX_CONDITIONS {
                    return self.fail(path, Flaw::TooMany { max: MAX_CONDITIONS as i64 });
                }
                for (i, guard) in of.iter().enumerate() {
                    self.guard(&format!("{path}/of/{i}"), guard, depth + 1);
                }
            }
            Guard::ChannelIn { channels } => {
                for (i, id) in channels.iter().enumerate() {
                    self.exists(&format!("{path}/channels/{i}"), self.rulebook.channels.contains_key(id));
                }
            }
            Guard::CounterpartyTag { tag } => {
                if crate::text::name(tag).as_ref() != Some(tag) {
                    self.fail(&format!("{path}/tag"), Flaw::InvalidText);
                }
            }
            Guard::FieldFilled { field } => self.field(&format!("{path}/field"), *field),
            Guard::AttributeEquals { attribute, value } => {
                let attribute = self.rulebook.attributes.get(attribute);
                let attribute = attribute.filter(|a| a.kind == Some(self.kind));
                match attribute {
                    None => self.fail(&format!("{path}/attribute"), Flaw::NotFound),
                    Some(a) if !a.accepts(value) => self.fail(&format!("{path}/value"), Flaw::NotAllowed),
                    Some(_) => {}
                }
            }
            Guard::Expression { text, says } => {
                if let Some(flaw) = crate::scenario::expression::flaw(text) {
                    self.fail(&format!("{path}/text"), flaw);
                }
                if !crate::text::is_clean(says) || says.chars().count() > crate::text::MAX_NAME {
                    self.fail(&format!("{path}/says"), Flaw::InvalidText);
                }
            }
            Guard::Discount { .. }
            | Guard::Sum { .. }
            | Guard::Positions { .. }
            | Guard::OpenTasks { .. }
            | Guard::Share { .. }
            | Guard::StockEnough
            | Guard::HasPosted { .. }
            | Guard::Approved => {}
        }
    }
}
