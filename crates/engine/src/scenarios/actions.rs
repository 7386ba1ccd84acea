//! What the actions of a scenario do. Each is a command like any other, through the same gate, by the actor "scenario".

use std::collections::BTreeMap;

use poryadok_domain::document::{self, Change, Document, DocumentKind, FieldValue, Move, Patch};
use poryadok_domain::ids::{DepartmentId, EmployeeId, RunId};
use poryadok_domain::process::Field;
use poryadok_domain::rejection::{Noun, Rejection};
use poryadok_domain::scenario::plan::{Happening, Made, Performed};
use poryadok_domain::scenario::{Action, Scenario, Switch, Whom, words};
use poryadok_domain::task::{Done, Item, Task};
use poryadok_domain::text;
use poryadok_domain::time::Timestamp;
use poryadok_domain::timer::TimerKind;
use poryadok_domain::trade::ReserveWish;
use poryadok_store::timers::{self, Timer};
use poryadok_store::{counterparties, counts, links, scenarios, tasks};
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

use super::chain::Cause;
use crate::execute::{Subject, facts, happened};
use crate::failure::Failure;
use crate::links::Making;
use crate::live::Happened;
use crate::notifications::About;
use crate::outbox::{Attachment, Body, Message, Target};
use crate::work::Work;

/// Open tasks of one document that are done away with at once.
const MAX_FINISHED: i64 = 200;

/// A scenario at work.
pub(super) struct Acting<'a> {
    pub scenario: &'a Scenario,
    pub cause: &'a Cause,
    pub run: RunId,
}

/// What a waiting timer keeps of a scenario: the rest of it, as it was when it began to wait.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Rest {
    pub actions: Vec<Action>,
    pub depth: u8,
    pub root: Uuid,
    pub actor: Option<EmployeeId>,
    /// The words that came with what called it.
    pub comment: Option<String>,
}

impl Acting<'_> {
    /// Carries the actions out one after the other; the first that cannot be done ends it.
    pub fn perform(
        &self,
        w: &mut Work<'_>,
        subject: &mut Subject,
        actions: &[Action],
        performed: &mut Vec<Performed>,
    ) -> Result<(), Failure> {
        for (n, action) in actions.iter().enumerate() {
            let mut done = Performed::of(action);
            if let Action::Wait { span } = action {
                let rest = actions.get(n + 1..).unwrap_or_default();
                if !rest.is_empty() {
                    let due = w.rules.calendar.add(w.now, *span);
                    self.put_off(w, &subject.document, due, rest)?;
                    done.at = Some(due);
                }
                performed.push(done);
                return Ok(());
            }
            self.act(w, subject, action, &mut done)?;
            performed.push(done);
            w.now = w.now.plus_micros(1);
        }
        Ok(())
    }

    fn act(
        &self,
        w: &mut Work<'_>,
        subject: &mut Subject,
        action: &Action,
        done: &mut Performed,
    ) -> Result<(), Failure> {
        match action {
            Action::SetStatus { status, comment } => {
                let comment = self.words(w, subject, comment)?;
                done.status = Some(*status);
                done.unchanged = subject.document.status == Some(*status);
                if done.unchanged {
                    return Ok(());
                }
                let comment = Some(comment).filter(|c| !c.trim().is_empty());
                done.text.clone_from(&comment);
                let step = Move { version: None, to: *status, comment, force: false };
                subject.document = w.decide(subject, |ctx, d| document::move_to(ctx, d, &step))?;
                self.recount(w, subject)
            }
            Action::SetField { field, value } => self.set_field(w, subject, *field, value, done),
            Action::SetDate { field, after } => {
                let at = w.rules.calendar.add(w.now, *after);
                done.at = Some(at);
                self.set_field(w, subject, *field, &FieldValue::Time(at), done)
            }
            Action::SetOwner { to } => {
                let owner = self.somebody(w, subject, to)?;
                done.employees = vec![owner];
                self.change(w, subject, Patch { owner: Some(owner), ..Patch::default() }, done)
            }
            Action::SetDepartment { department } => {
                self.change(w, subject, Patch { department: Some(*department), ..Patch::default() }, done)
            }
            Action::CreateTask { text, assignee, due, checklist, task_type } => {
                let assignee = self.somebody(w, subject, assignee)?;
                let text = shortened(self.words(w, subject, text)?);
                let due_at = due.map(|span| w.rules.calendar.add(w.now, span));
                let mut items = Vec::with_capacity(checklist.len());
                for item in checklist {
                    let text = shortened(self.words(w, subject, item)?);
                    items.push(Item { id: w.id().into(), text, ticked: false });
                }
                (done.employees, done.text, done.at) = (vec![assignee], Some(text.clone()), due_at);
                let task = Task {
                    task_type: *task_type,
                    ..blank_task(w, &subject.document, text, assignee, due_at, items)
                };
                crate::tasks::set_task(w, &task)?;
                self.recount(w, subject)
            }
            Action::FinishTasks => {
                let open = tasks::open_without_author(w.tx, w.account, subject.document.id, MAX_FINISHED)?;
                done.unchanged = open.is_empty();
                for task in open {
                    let by = w.actor.employee;
                    let task = Task {
                        done: Some(Done { at: w.now, by }),
                        updated_at: w.now,
                        version: task.version + 1,
                        ..task
                    };
                    crate::tasks::close_task(w, &task)?;
                    w.cause(&subject.document, Happening::TaskDone);
                }
                self.recount(w, subject)
            }
            Action::Notify { whom, text } => self.notify(w, subject, whom, text, done),
            Action::Message { subject: title, text, attach } => {
                self.message(w, subject, title, text, *attach, done)
            }
            Action::Reserve { all } => {
                let wish = if *all { ReserveWish::All } else { ReserveWish::Available };
                self.reserve(w, subject, &wish, done)
            }
            Action::Unreserve => self.reserve(w, subject, &ReserveWish::None, done),
            Action::CreateLinked { document, posted, status } => {
                let making = Making { kind: *document, status: *status, posted: *posted };
                self.create_linked(w, subject, making, done)
            }
            Action::Comment { text } => {
                let text = shortened(self.words(w, subject, text)?);
                done.text = Some(text.clone());
                let entry = w.id().into();
                w.append_feed(
                    subject.document.id,
                    entry,
                    "note",
                    &json!({ "text": text, "scenario": self.scenario.id }),
                )?;
                w.cause(&subject.document, Happening::Commented { text });
                Ok(())
            }
            Action::Webhook { webhook } => {
                let payload = json!({
                    "scenario": self.scenario.name, "run": self.run, "order": subject.document.id,
                    "number": subject.document.number, "version": subject.document.version,
                    "status": subject.document.status,
                });
                let body = Body::Webhook { event: "scenario".to_owned(), payload };
                let document = Some(subject.document.id);
                w.send_quietly(Message { document, to: Target::Webhook { id: *webhook }, body }).map(drop)
            }
            Action::Start { scenario } => {
                let started =
                    w.rules.scenario(*scenario).ok_or(Rejection::NotFound { noun: Noun::Scenario })?;
                (done.scenario, done.unchanged) = (Some(*scenario), started.switch == Switch::Off);
                w.cause(&subject.document, Happening::Started { scenario: *scenario });
                Ok(())
            }
            // Its rest is put off by the caller.
            Action::Wait { .. } => Ok(()),
        }
    }

    fn change(
        &self,
        w: &mut Work<'_>,
        subject: &mut Subject,
        patch: Patch,
        done: &mut Performed,
    ) -> Result<(), Failure> {
        let before = subject.document.version;
        let command = Change { version: None, patch, step: None };
        subject.document = w.decide(subject, |ctx, d| document::change(ctx, d, &command))?;
        done.unchanged = subject.document.version == before;
        Ok(())
    }

    fn set_field(
        &self,
        w: &mut Work<'_>,
        subject: &mut Subject,
        field: Field,
        value: &FieldValue,
        done: &mut Performed,
    ) -> Result<(), Failure> {
        done.field = Some(field);
        let mut patch = Patch::default();
        match (field, value) {
            (Field::Description, FieldValue::Text(text)) => {
                let text = shortened(self.words(w, subject, text)?);
                done.text = Some(text.clone());
                patch.description = Some(text);
            }
            (Field::Description, _) => patch.description = Some(String::new()),
            (Field::PlannedAt, FieldValue::Time(at)) => patch.planned_at = Some(Some(*at)),
            (Field::PlannedAt, _) => patch.planned_at = Some(None),
            (Field::Channel, FieldValue::Id(id)) => patch.channel = Some(Some((*id).into())),
            (Field::Channel, _) => patch.channel = Some(None),
            (Field::Shared, FieldValue::Flag(flag)) => patch.shared = Some(*flag),
            (Field::Attribute(id), value) => {
                use poryadok_domain::attribute::AttributeValue;
                let value = match value {
                    FieldValue::Attribute(value) => Some(value.clone()),
                    FieldValue::Time(at) => Some(AttributeValue::Time(*at)),
                    _ => None,
                };
                patch.attributes = BTreeMap::from([(id, value)]);
            }
            _ => return Err(Rejection::invalid("field", poryadok_domain::rejection::Flaw::NotAllowed).into()),
        }
        self.change(w, subject, patch, done)
    }

    fn notify(
        &self,
        w: &mut Work<'_>,
        subject: &Subject,
        whom: &[Whom],
        text: &str,
        done: &mut Performed,
    ) -> Result<(), Failure> {
        let text = shortened(self.words(w, subject, text)?);
        let mut people = Vec::new();
        for one in whom {
            people.extend(self.people(w, subject, one)?);
        }
        people.sort_unstable();
        people.dedup();
        if people.is_empty() {
            return Err(Rejection::NobodyThere.into());
        }
        let body = json!({ "text": text, "scenario": self.scenario.id, "name": self.scenario.name });
        for employee in &people {
            w.notify(*employee, About::Document(subject.document.id), "scenario", &body)?;
        }
        let d = &subject.document;
        let told = Happened { notified: people.clone(), ..happened(w, Some(d), d, "scenario") };
        w.happened.push(told);
        (done.employees, done.text) = (people, Some(text));
        Ok(())
    }

    fn message(
        &self,
        w: &mut Work<'_>,
        subject: &Subject,
        title: &str,
        text: &str,
        attach: Option<DocumentKind>,
        done: &mut Performed,
    ) -> Result<(), Failure> {
        let (title, text) = (self.words(w, subject, title)?, shortened(self.words(w, subject, text)?));
        let customer = match subject.document.counterparty {
            Some(id) => counterparties::load(w.tx, w.account, id)?,
            None => None,
        };
        let customer = customer.filter(|c| !c.email.trim().is_empty()).ok_or(Rejection::NoAddress)?;
        (done.to, done.text) = (Some(customer.email.clone()), Some(title.clone()));
        let to = Target::Email { address: customer.email, name: Some(customer.name) };
        let attach = match attach {
            None => None,
            Some(kind) if kind == subject.document.kind => Some((kind, subject.document.id)),
            Some(kind) => {
                let newest = links::newest(w.tx, w.account, subject.document.id, kind)?;
                Some((kind, newest.ok_or(Rejection::NotFound { noun: kind.into() })?))
            }
        };
        let attach = attach.map(|(kind, document)| Attachment { kind, document });
        let body = Body::Email { subject: title, text, attach };
        w.send(Message { document: Some(subject.document.id), to, body }).map(drop)
    }

    fn reserve(
        &self,
        w: &mut Work<'_>,
        subject: &mut Subject,
        wish: &ReserveWish,
        done: &mut Performed,
    ) -> Result<(), Failure> {
        let (kind, id, before) = (subject.document.kind, subject.document.id, subject.document.version);
        crate::stock::reserve(w, kind, id, None, wish)?;
        *subject = w.load(kind, id, false)?;
        done.unchanged = subject.document.version == before;
        Ok(())
    }

    fn create_linked(
        &self,
        w: &mut Work<'_>,
        subject: &mut Subject,
        making: Making,
        done: &mut Performed,
    ) -> Result<(), Failure> {
        let (kind, id) = (subject.document.kind, subject.document.id);
        let base = w.document(kind, id, true)?;
        let made = match making.kind {
            DocumentKind::PurchaseOrder => crate::supply::order_lacking(w, &base, making.posted)?,
            _ => vec![crate::links::make(w, &base, making)?],
        };
        done.unchanged = made.is_empty();
        done.documents =
            made.into_iter().map(|d| Made { id: d.id, kind: d.kind, number: d.number }).collect();
        *subject = w.load(kind, id, false)?;
        Ok(())
    }

    fn put_off(
        &self,
        w: &mut Work<'_>,
        document: &Document,
        due_at: Timestamp,
        rest: &[Action],
    ) -> Result<(), Failure> {
        let rest = Rest {
            actions: rest.to_vec(),
            depth: self.cause.depth,
            root: self.cause.root,
            actor: self.cause.actor.employee,
            comment: self.cause.happening.comment().map(str::to_owned),
        };
        let body = serde_json::to_string(&rest)
            .map_err(|e| Failure::Fault(poryadok_store::db::Fault::Broken(e.to_string())))?;
        let timer = Timer {
            id: w.id().into(),
            due_at,
            kind: TimerKind::Wait,
            scenario: Some(self.scenario.id),
            document: Some(document.id),
            task: None,
            visit: Some(document.visits),
            body,
        };
        Ok(timers::set(w.tx, w.account, &timer)?)
    }

    /// The text with its variables put in.
    fn words(&self, w: &mut Work<'_>, subject: &Subject, text: &str) -> Result<String, Failure> {
        if !text.contains("{{") {
            return Ok(text.to_owned());
        }
        let d = &subject.document;
        let customer = match d.counterparty.filter(|_| text.contains("customer.")) {
            Some(id) => counterparties::load(w.tx, w.account, id)?,
            None => None,
        };
        let values = words::Values {
            rulebook: &w.rules,
            document: d,
            previous_status: self.cause.happening.previous_status(),
            actor: self.cause.actor.employee,
            customer: customer.as_ref().map(|c| c.name.as_str()),
            comment: self.cause.happening.comment(),
        };
        Ok(words::render(text, &values))
    }

    /// The one who is meant; a scenario that finds nobody has failed, and says so.
    fn somebody(&self, w: &mut Work<'_>, subject: &Subject, whom: &Whom) -> Result<EmployeeId, Failure> {
        let found = self.people(w, subject, whom)?.first().copied();
        found.ok_or_else(|| Rejection::NobodyThere.into())
    }

    fn people(&self, w: &mut Work<'_>, subject: &Subject, whom: &Whom) -> Result<Vec<EmployeeId>, Failure> {
        let rules = w.rules.clone();
        let d = &subject.document;
        let works = |id: &EmployeeId| rules.employees.get(id).is_some_and(|e| e.active);
        let one = |id: Option<EmployeeId>| id.filter(works).into_iter().collect::<Vec<_>>();
        let all = |of: &dyn Fn(&poryadok_domain::people::Employee) -> bool| {
            let mut ids: Vec<EmployeeId> =
                rules.employees.values().filter(|e| e.active && of(e)).map(|e| e.id).collect();
            ids.sort_unstable();
            ids
        };
        Ok(match whom {
            Whom::Employee { id } => one(Some(*id)),
            Whom::Owner => one(Some(d.owner)),
            Whom::OwnersManager => one(rules.employees.get(&d.owner).and_then(|o| o.manager)),
            Whom::Author => one(d.author),
            Whom::Actor => one(self.cause.actor.employee),
            Whom::LastMover => one(d.last_mover),
            Whom::Role { id } => all(&|e| e.role == *id),
            Whom::Department { id } => all(&|e| rules.works_in(e.id, *id)),
            Whom::RoundRobin { department } => {
                let people = all(&|e| rules.works_in(e.id, *department));
                one(self.next_in_turn(w, *department, &people)?)
            }
            Whom::LeastBusy { department } => {
                let people = all(&|e| rules.works_in(e.id, *department));
                let open: Vec<_> = rules
                    .statuses_of(d.kind)
                    .iter()
                    .filter(|s| !s.status_type.is_final())
                    .map(|s| s.id)
                    .collect();
                let load = counts::open_by_owner(w.tx, w.account, d.kind, &open, &people)?;
                let busy =
                    |id: &EmployeeId| load.iter().find(|(owner, _)| owner == id).map_or(0, |(_, n)| *n);
                one(people.iter().copied().min_by_key(|id| (busy(id), *id)))
            }
        })
    }

    fn next_in_turn(
        &self,
        w: &mut Work<'_>,
        department: DepartmentId,
        people: &[EmployeeId],
    ) -> Result<Option<EmployeeId>, Failure> {
        let last = scenarios::last_turn(w.tx, w.account, self.scenario.id, department)?;
        let next = people.iter().find(|id| last.is_none_or(|last| **id > last)).or(people.first()).copied();
        if let Some(next) = next {
            scenarios::take_turn(w.tx, w.account, self.scenario.id, department, next)?;
        }
        Ok(next)
    }

    /// What conditions know of the tasks, after tasks have changed.
    fn recount(&self, w: &mut Work<'_>, subject: &mut Subject) -> Result<(), Failure> {
        if w.rules.asks_for_tasks(subject.document.kind) {
            let tags = subject.facts.counterparty_tags.clone();
            let (rules, account) = (w.rules.clone(), w.account);
            subject.facts = facts(w.tx, &rules, account, &subject.document, tags)?;
        }
        Ok(())
    }
}

fn blank_task(
    w: &Work<'_>,
    document: &Document,
    text: String,
    assignee: EmployeeId,
    due_at: Option<Timestamp>,
    checklist: Vec<Item>,
) -> Task {
    Task {
        id: w.id().into(),
        text,
        author: None,
        task_type: None,
        assignee,
        due_at,
        remind_at: None,
        done: None,
        document: Some(document.id),
        counterparty: None,
        checklist,
        created_at: w.now,
        updated_at: w.now,
        version: 1,
    }
}

/// What variables brought in may be longer than a text may be.
fn shortened(text: String) -> String {
    if text.chars().count() <= text::MAX_TEXT { text } else { text.chars().take(text::MAX_TEXT).collect() }
}
