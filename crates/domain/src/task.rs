//! Tasks: what somebody has to do by when, with a checklist (DOMAIN §5).

use serde::{Deserialize, Serialize};

use crate::ids::{CounterpartyId, DocumentId, EmployeeId, TaskId, TaskItemId, TaskTypeId};
use crate::people::Actor;
use crate::rejection::{FieldError, Flaw, Noun, Rejection};
use crate::rulebook::Rulebook;
use crate::text;
use crate::time::Timestamp;

/// Items of one checklist: more are a list of orders, not of steps.
pub const MAX_ITEMS: usize = 100;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    pub id: TaskId,
    pub task_type: Option<TaskTypeId>,
    pub text: String,
    /// Who set it; nobody for what the company's rules set by themselves.
    pub author: Option<EmployeeId>,
    pub assignee: EmployeeId,
    pub due_at: Option<Timestamp>,
    /// When the assignee is reminded of it.
    pub remind_at: Option<Timestamp>,
    pub done: Option<Done>,
    pub document: Option<DocumentId>,
    pub counterparty: Option<CounterpartyId>,
    pub checklist: Vec<Item>,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
    /// Grows by one with every change.
    pub version: i64,
}

/// What a task is: a call, a parcel, a payment; in lists its colour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskType {
    pub id: TaskTypeId,
    pub name: String,
    /// `#rrggbb`.
    pub color: String,
    pub version: i64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Done {
    pub at: Timestamp,
    pub by: Option<EmployeeId>,
}

/// A line of the checklist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Item {
    pub id: TaskItemId,
    pub text: String,
    pub ticked: bool,
}

/// Fields to set; an absent one stays.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Patch {
    pub task_type: Option<Option<TaskTypeId>>,
    pub text: Option<String>,
    pub assignee: Option<EmployeeId>,
    pub due_at: Option<Option<Timestamp>>,
    pub remind_at: Option<Option<Timestamp>>,
    pub checklist: Option<Vec<Item>>,
}

/// What a decision on a task depends on.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    pub rulebook: &'a Rulebook,
    pub actor: &'a Actor,
    pub now: Timestamp,
}

impl Task {
    /// Checklist items that are not ticked.
    pub fn unticked(&self) -> usize {
        self.checklist.iter().filter(|i| !i.ticked).count()
    }

    pub fn is_overdue(&self, now: Timestamp) -> bool {
        self.done.is_none() && self.due_at.is_some_and(|due| due < now)
    }
}

/// A new task, or the first fields of one: `blank` holds its id, author and what it is linked to.
pub fn create(ctx: &Context<'_>, blank: Task, patch: &Patch) -> Result<Task, Rejection> {
    if patch.text.is_none() {
        return Err(Rejection::invalid("text", Flaw::Required));
    }
    patched(ctx, blank, patch)
}

/// Changes what is asked for: only its author may, or an administrator.
pub fn change(ctx: &Context<'_>, task: &Task, seen: i64, patch: &Patch) -> Result<Task, Rejection> {
    authors_only(ctx, task)?;
    same_version(task, seen)?;
    let after = patched(ctx, task.clone(), patch)?;
    Ok(touched(ctx, task, after))
}

/// Done, or open again: also by the assignee. Saying it twice changes nothing.
pub fn finish(ctx: &Context<'_>, task: &Task, done: bool) -> Result<Task, Rejection> {
    may_work_on(ctx, task)?;
    let after = match (done, task.done) {
        (true, None) => Some(Done { at: ctx.now, by: ctx.actor.employee }),
        (false, Some(_)) => None,
        (_, same) => same,
    };
    Ok(touched(ctx, task, Task { done: after, ..task.clone() }))
}

/// Ticks an item of the checklist, or takes the tick away.
pub fn tick(ctx: &Context<'_>, task: &Task, item: TaskItemId, ticked: bool) -> Result<Task, Rejection> {
    may_work_on(ctx, task)?;
    let mut after = task.clone();
    let found = after.checklist.iter_mut().find(|i| i.id == item);
    found.ok_or(Rejection::NotFound { noun: Noun::Task })?.ticked = ticked;
    Ok(touched(ctx, task, after))
}

/// Whether the actor may take the task away.
pub fn delete(ctx: &Context<'_>, task: &Task) -> Result<(), Rejection> {
    authors_only(ctx, task)
}

fn is_involved(actor: &Actor, task: &Task, assignee_too: bool) -> bool {
    let me = actor.employee;
    me.is_some() && (task.author == me || (assignee_too && Some(task.assignee) == me))
}

fn authors_only(ctx: &Context<'_>, task: &Task) -> Result<(), Rejection> {
    let may = is_involved(ctx.actor, task, false) || ctx.rulebook.is_administrator(ctx.actor);
    if may { Ok(()) } else { Err(Rejection::AuthorsOnly { noun: Noun::Task }) }
}

fn may_work_on(ctx: &Context<'_>, task: &Task) -> Result<(), Rejection> {
    let may = is_involved(ctx.actor, task, true) || ctx.rulebook.is_administrator(ctx.actor);
    if may { Ok(()) } else { Err(Rejection::AuthorsOnly { noun: Noun::Task }) }
}

fn same_version(task: &Task, seen: i64) -> Result<(), Rejection> {
    if seen == task.version {
        return Ok(());
    }
    Err(Rejection::VersionConflict { noun: Noun::Task, seen, version: task.version })
}

fn patched(ctx: &Context<'_>, mut task: Task, patch: &Patch) -> Result<Task, Rejection> {
    let Patch { task_type, text, assignee, due_at, remind_at, checklist } = patch;
    let mut errors = Vec::new();
    task.task_type = task_type.unwrap_or(task.task_type);
    if task_type.flatten().is_some_and(|id| !ctx.rulebook.task_types.contains_key(&id)) {
        errors.push(FieldError::new("type", Flaw::NotFound));
    }
    if let Some(text) = text {
        task.text = text.trim().to_owned();
        errors.extend(flaw_of(&task.text).map(|flaw| FieldError::new("text", flaw)));
    }
    if let Some(id) = assignee {
        task.assignee = *id;
    }
    let hired = ctx.rulebook.employees.get(&task.assignee).is_some_and(|e| e.active);
    if assignee.is_some() && !hired {
        errors.push(FieldError::new("assignee", Flaw::NotFound));
    }
    task.due_at = due_at.unwrap_or(task.due_at);
    // Who is to be reminded of something yesterday will not be; what was set and has passed may stay.
    let passed = remind_at.flatten().is_some_and(|at| at <= ctx.now && task.remind_at != Some(at));
    if passed {
        errors.push(FieldError::new("remind_at", Flaw::NotAllowed));
    }
    task.remind_at = remind_at.unwrap_or(task.remind_at);
    if let Some(items) = checklist {
        if items.len() > MAX_ITEMS {
            errors.push(FieldError::new("checklist", Flaw::TooMany { max: MAX_ITEMS as i64 }));
        }
        for (n, item) in items.iter().take(MAX_ITEMS).enumerate() {
            let flaw = flaw_of(item.text.trim());
            errors.extend(flaw.map(|flaw| FieldError::new(format!("checklist/{n}/text"), flaw)));
        }
        let ids: std::collections::BTreeSet<TaskItemId> = items.iter().map(|i| i.id).collect();
        if ids.len() < items.len() {
            errors.push(FieldError::new("checklist", Flaw::Duplicate));
        }
        task.checklist.clone_from(items);
    }
    if errors.is_empty() { Ok(task) } else { Err(Rejection::Invalid { errors }) }
}

fn flaw_of(text: &str) -> Option<Flaw> {
    if text.is_empty() {
        return Some(Flaw::Required);
    }
    if text.chars().count() > text::MAX_TEXT {
        return Some(Flaw::TooLong { max: text::MAX_TEXT as i64 });
    }
    (!text::is_clean(text)).then_some(Flaw::InvalidText)
}

/// A change raises the version; what changed nothing leaves it.
fn touched(ctx: &Context<'_>, before: &Task, mut after: Task) -> Task {
    if *before != after {
        after.version += 1;
        after.updated_at = ctx.now;
    }
    after
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::Source;
    use crate::simulation::Company;

    fn people() -> (Rulebook, Vec<EmployeeId>) {
        let rulebook = Company::found().rulebook;
        let mut people: Vec<EmployeeId> = rulebook.employees.keys().copied().collect();
        people.sort_unstable();
        (rulebook, people)
    }

    fn task(author: EmployeeId, assignee: EmployeeId) -> Task {
        let item =
            Item { id: TaskItemId(uuid::Uuid::from_u128(1)), text: "взвесить".into(), ticked: false };
        Task {
            id: TaskId(uuid::Uuid::from_u128(7)),
            task_type: None,
            text: "собрать заказ".into(),
            author: Some(author),
            assignee,
            due_at: None,
            remind_at: None,
            done: None,
            document: None,
            counterparty: None,
            checklist: vec![item],
            created_at: Timestamp(0),
            updated_at: Timestamp(0),
            version: 1,
        }
    }

    #[test]
    fn the_assignee_does_the_task_and_only_its_author_changes_it() {
        let (rulebook, people) = people();
        let task = task(people[0], people[1]);
        let by = |n: usize| Actor {
            account: rulebook.account.id,
            employee: Some(people[n]),
            source: Source::Person,
        };
        // The last one is the administrator.
        for (who, changes, works) in [(0, true, true), (1, false, true), (2, false, false), (6, true, true)] {
            let actor = by(who);
            let ctx = Context { rulebook: &rulebook, actor: &actor, now: Timestamp(5) };
            let patch =
                Patch { text: Some("собрать и упаковать".into()), ..Patch::default() };
            assert_eq!(change(&ctx, &task, 1, &patch).is_ok(), changes, "{who}");
            assert_eq!(delete(&ctx, &task).is_ok(), changes, "{who}");
            assert_eq!(finish(&ctx, &task, true).is_ok(), works, "{who}");
            assert_eq!(tick(&ctx, &task, task.checklist[0].id, true).is_ok(), works, "{who}");
        }
    }

    #[test]
    fn a_task_that_nobody_set_is_done_by_its_assignee_and_changed_by_an_administrator() {
        let (rulebook, people) = people();
        let task = Task { author: None, ..task(people[0], people[1]) };
        let (source, account) = (Source::Person, rulebook.account.id);
        // Whoever acts for nobody has not set it either.
        for (who, changes, works) in [
            (None, false, false),
            (Some(people[0]), false, false),
            (Some(people[1]), false, true),
            (Some(people[6]), true, true),
        ] {
            let actor = Actor { account, employee: who, source };
            let ctx = Context { rulebook: &rulebook, actor: &actor, now: Timestamp(5) };
            assert_eq!(change(&ctx, &task, 1, &Patch::default()).is_ok(), changes, "{who:?}");
            assert_eq!(delete(&ctx, &task).is_ok(), changes, "{who:?}");
            assert_eq!(finish(&ctx, &task, true).is_ok(), works, "{who:?}");
        }
    }

    #[test]
    fn done_twice_is_done_once_and_can_be_taken_back() {
        let (rulebook, people) = people();
        let actor = Actor { account: rulebook.account.id, employee: Some(people[1]), source: Source::Person };
        let at = |now| Context { rulebook: &rulebook, actor: &actor, now: Timestamp(now) };
        let task = task(people[0], people[1]);
        let once = finish(&at(5), &task, true).unwrap();
        let twice = finish(&at(9), &once, true).unwrap();
        assert_eq!((once.version, &twice), (2, &once));
        assert_eq!(once.done, Some(Done { at: Timestamp(5), by: Some(people[1]) }));
        assert_eq!(finish(&at(9), &twice, false).unwrap().done, None);
    }

    #[test]
    fn nobody_is_set_a_task_after_he_was_dismissed() {
        let (mut rulebook, people) = people();
        rulebook.employees.get_mut(&people[1]).unwrap().active = false;
        let actor = Actor { account: rulebook.account.id, employee: Some(people[0]), source: Source::Person };
        let ctx = Context { rulebook: &rulebook, actor: &actor, now: Timestamp(5) };
        let patch = Patch { text: Some("x".into()), assignee: Some(people[1]), ..Patch::default() };
        let refused = create(&ctx, task(people[0], people[0]), &patch);
        assert_eq!(refused, Err(Rejection::invalid("assignee", Flaw::NotFound)));
    }
}
