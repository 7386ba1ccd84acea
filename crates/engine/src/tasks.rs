//! Tasks: set, done, ticked off; and what their people and documents are told of it.

use poryadok_domain::document::Document;
use poryadok_domain::ids::{CounterpartyId, DocumentId, EmployeeId, TaskId, TaskItemId, TaskTypeId};
use poryadok_domain::people::Actor;
use poryadok_domain::rejection::{Flaw, Noun, Rejection};
use poryadok_domain::rights::{DocumentReach, Entity, Operation, Reach};
use poryadok_domain::rulebook::Rulebook;
use poryadok_domain::scenario::Scenario;
use poryadok_domain::scenario::plan::{self, Happening};
use poryadok_domain::task::{self, Context, Item, Patch, Task};
use poryadok_domain::time::Timestamp;
use poryadok_store::db::Tx;
use poryadok_store::tasks::{self, Filter, Listed, Reader};
use poryadok_store::{comments, counterparties, files, timers};
use serde_json::json;

use crate::Engine;
use crate::execute::happened;
use crate::failure::{Failure, not_found};
use crate::live::Happened;
use crate::login::{Caller, no_content};
use crate::notifications::About;
use crate::work::{Answer, Render, RequestKey, Work};

/// A task as a client sends it: new items have no id yet.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    pub task_type: Option<Option<TaskTypeId>>,
    pub text: Option<String>,
    pub assignee: Option<EmployeeId>,
    pub due_at: Option<Option<Timestamp>>,
    pub remind_at: Option<Option<Timestamp>>,
    pub checklist: Option<Vec<DraftItem>>,
    /// Set once.
    pub document: Option<DocumentId>,
    pub counterparty: Option<CounterpartyId>,
}

#[derive(Debug, Clone)]
pub struct DraftItem {
    pub id: Option<TaskItemId>,
    pub text: String,
    pub ticked: bool,
}

/// Which tasks a list is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TaskBox {
    /// «Поручено мне»
    #[default]
    Mine,
    /// «Я поручил»
    SetByMe,
    /// «Все»: of those the caller may see.
    All,
}

#[derive(Debug, Clone, Default)]
pub struct TaskRequest {
    pub of: TaskBox,
    pub document: Option<DocumentId>,
    pub counterparty: Option<CounterpartyId>,
    pub task_type: Option<TaskTypeId>,
    pub done: bool,
    pub overdue: bool,
    pub after: Option<(Timestamp, TaskId)>,
    pub limit: i64,
}

impl Engine {
    /// A page of tasks: open ones by when they are due, done ones newest first.
    pub async fn list_tasks(&self, caller: &Caller, request: TaskRequest) -> Result<Vec<Listed>, Failure> {
        let (caller, now) = (caller.clone(), self.clock().now());
        self.db()
            .read(move |tx| {
                let (orders, parties) = reaches(&caller.rules, &caller.actor);
                let reader = reader(&caller.rules, &caller.actor, &orders, &parties);
                let me = caller.actor.employee;
                let r = &request;
                let filter = Filter {
                    account: caller.actor.account,
                    reader: &reader,
                    assignee: me.filter(|_| r.of == TaskBox::Mine),
                    author: me.filter(|_| r.of == TaskBox::SetByMe),
                    document: r.document,
                    counterparty: r.counterparty,
                    task_type: r.task_type,
                    done: r.done,
                    overdue: r.overdue.then_some(now),
                    after: r.after,
                    limit: r.limit,
                };
                Ok(tasks::list(tx, &filter)?)
            })
            .await
    }

    /// One task, if the caller may see it.
    pub async fn task(&self, caller: &Caller, id: TaskId) -> Result<Listed, Failure> {
        let caller = caller.clone();
        self.db().read(move |tx| visible(tx, &caller, id)).await
    }

    pub async fn create_task(
        &self,
        caller: &Caller,
        key: Option<RequestKey>,
        draft: Draft,
        render: Render<Listed>,
    ) -> Result<Answer, Failure> {
        self.command(caller, key, move |w| {
            w.current_rules()?;
            let blank = blank(w, &draft)?;
            let patch = prepare(w, &draft, None)?;
            let rules = w.rules.clone();
            let task = task::create(&context(w, &rules), blank, &patch)?;
            tasks::save(w.tx, w.account, &task)?;
            w.keep_task_times(None, &task)?;
            let told = tell(w, &task, Some(task.assignee), "task_set")?;
            note(w, &task, "task_set", told)?;
            Ok(Answer { status: 201, body: render(&shown(w, &task)?, &w.rules) })
        })
        .await
    }

    pub async fn change_task(
        &self,
        caller: &Caller,
        key: Option<RequestKey>,
        id: TaskId,
        version: i64,
        draft: Draft,
        render: Render<Listed>,
    ) -> Result<Answer, Failure> {
        self.command(caller, key, move |w| {
            let (before, after) = decide(w, id, |w, ctx, task| {
                Ok(task::change(ctx, task, version, &prepare(w, &draft, Some(task))?)?)
            })?;
            w.keep_task_times(Some(&before), &after)?;
            if after.assignee != before.assignee {
                let told = tell(w, &after, Some(after.assignee), "task_set")?;
                note(w, &after, "task_set", told)?;
            }
            Ok(Answer { status: 200, body: render(&shown(w, &after)?, &w.rules) })
        })
        .await
    }

    /// Done, or open again. Whoever set the task is told.
    pub async fn finish_task(
        &self,
        caller: &Caller,
        key: Option<RequestKey>,
        id: TaskId,
        done: bool,
        render: Render<Listed>,
    ) -> Result<Answer, Failure> {
        self.command(caller, key, move |w| {
            let (before, after) = decide(w, id, |_, ctx, task| Ok(task::finish(ctx, task, done)?))?;
            if after != before {
                w.keep_task_times(Some(&before), &after)?;
                let what = if done { "task_done" } else { "task_reopened" };
                let me = w.actor.employee;
                let other = if after.author == me { Some(after.assignee) } else { after.author };
                let told = tell(w, &after, other, what)?;
                note(w, &after, what, told)?;
                if done {
                    tell_scenarios(w, &after, Happening::TaskDone)?;
                }
            }
            Ok(Answer { status: 200, body: render(&shown(w, &after)?, &w.rules) })
        })
        .await
    }

    pub async fn tick_task(
        &self,
        caller: &Caller,
        key: Option<RequestKey>,
        id: TaskId,
        item: TaskItemId,
        ticked: bool,
        render: Render<Listed>,
    ) -> Result<Answer, Failure> {
        self.command(caller, key, move |w| {
            let (_, after) = decide(w, id, |_, ctx, task| Ok(task::tick(ctx, task, item, ticked)?))?;
            Ok(Answer { status: 200, body: render(&shown(w, &after)?, &w.rules) })
        })
        .await
    }

    /// Takes a task away. That it was there stays in the feed of its document.
    pub async fn delete_task(
        &self,
        caller: &Caller,
        key: Option<RequestKey>,
        id: TaskId,
    ) -> Result<Answer, Failure> {
        self.command(caller, key, move |w| {
            let task = load(w, id)?;
            let rules = w.rules.clone();
            task::delete(&context(w, &rules), &task)?;
            tasks::delete(w.tx, w.account, id)?;
            files::forget_task(w.tx, w.account, id)?;
            // What was said on it stays in the feed of its document; without one it goes with the task.
            if task.document.is_none() {
                comments::forget_task(w.tx, w.account, id)?;
            }
            timers::drop_on_task(w.tx, w.account, id)?;
            note(w, &task, "task_deleted", Vec::new())?;
            Ok(no_content())
        })
        .await
    }
}

fn context<'a>(w: &'a Work<'_>, rules: &'a Rulebook) -> Context<'a> {
    Context { rulebook: rules, actor: w.actor, now: w.now }
}

/// How far the reader sees documents, and counterparties.
fn reaches(rules: &Rulebook, actor: &Actor) -> (DocumentReach, Reach) {
    (rules.document_reach(actor), rules.reach(actor, Entity::Counterparty, Operation::View))
}

fn reader<'a>(rules: &Rulebook, actor: &Actor, orders: &'a DocumentReach, parties: &'a Reach) -> Reader<'a> {
    let administrator = rules.is_administrator(actor);
    Reader { employee: actor.employee, administrator, orders, parties }
}

/// The task, if the caller may see it.
pub(crate) fn visible(tx: &mut dyn Tx, caller: &Caller, id: TaskId) -> Result<Listed, Failure> {
    let (orders, parties) = reaches(&caller.rules, &caller.actor);
    let reader = reader(&caller.rules, &caller.actor, &orders, &parties);
    tasks::find(tx, caller.actor.account, id, &reader)?.ok_or_else(|| not_found(Noun::Task))
}

/// The task, locked, if the caller may see it.
pub(crate) fn load(w: &mut Work<'_>, id: TaskId) -> Result<Task, Failure> {
    w.current_rules()?;
    let (orders, parties) = reaches(&w.rules, w.actor);
    let reader = reader(&w.rules, w.actor, &orders, &parties);
    tasks::load_locked(w.tx, w.account, id, &reader)?.ok_or_else(|| not_found(Noun::Task))
}

/// A task before and after a decision on it, saved if that changed it.
fn decide(
    w: &mut Work<'_>,
    id: TaskId,
    decision: impl FnOnce(&Work<'_>, &Context<'_>, &Task) -> Result<Task, Failure>,
) -> Result<(Task, Task), Failure> {
    let before = load(w, id)?;
    let rules = w.rules.clone();
    let after = decision(w, &context(w, &rules), &before)?;
    if after != before {
        tasks::save(w.tx, w.account, &after)?;
    }
    Ok((before, after))
}

/// The task as its answer shows it: without what it is about, where the caller may not see that.
fn shown(w: &mut Work<'_>, task: &Task) -> Result<Listed, Failure> {
    let (orders, parties) = reaches(&w.rules, w.actor);
    // Whoever worked on it sees it in this answer, even if he has just given it away.
    let reader = Reader { administrator: true, ..reader(&w.rules, w.actor, &orders, &parties) };
    tasks::find(w.tx, w.account, task.id, &reader)?.ok_or_else(|| not_found(Noun::Task))
}

/// A task without its fields, linked to what the caller may see.
fn blank(w: &mut Work<'_>, draft: &Draft) -> Result<Task, Failure> {
    let author = w.actor.employee;
    if let Some(id) = draft.document {
        let wrong = || Failure::from(Rejection::invalid("order", Flaw::NotFound));
        w.load_seen(id).map_err(|failure| match failure {
            Failure::Rejected(Rejection::NotFound { .. }) => wrong(),
            other => other,
        })?;
    }
    if let Some(id) = draft.counterparty {
        let reach = w.rules.reach(w.actor, Entity::Counterparty, Operation::View);
        if counterparties::visible(w.tx, w.account, &[id], &reach)?.is_empty() {
            return Err(Rejection::invalid("counterparty", Flaw::NotFound).into());
        }
    }
    let assignee = draft.assignee.or(author).ok_or_else(|| Rejection::invalid("assignee", Flaw::Required))?;
    Ok(Task {
        id: w.id().into(),
        task_type: None,
        text: String::new(),
        author,
        assignee,
        due_at: None,
        remind_at: None,
        done: None,
        document: draft.document,
        counterparty: draft.counterparty,
        checklist: Vec::new(),
        created_at: w.now,
        updated_at: w.now,
        version: 1,
    })
}

/// Gives new items their ids; an id must be one of this task's.
fn prepare(w: &Work<'_>, draft: &Draft, before: Option<&Task>) -> Result<Patch, Failure> {
    let known = |id: &TaskItemId| before.is_some_and(|b| b.checklist.iter().any(|i| i.id == *id));
    let foreign = draft.checklist.iter().flatten().position(|i| i.id.as_ref().is_some_and(|id| !known(id)));
    if let Some(n) = foreign {
        return Err(Rejection::invalid(format!("checklist/{n}/id"), Flaw::NotFound).into());
    }
    let item = |i: &DraftItem| Item {
        id: i.id.unwrap_or_else(|| w.id().into()),
        text: i.text.trim().to_owned(),
        ticked: i.ticked,
    };
    Ok(Patch {
        task_type: draft.task_type,
        text: draft.text.clone(),
        assignee: draft.assignee,
        due_at: draft.due_at,
        remind_at: draft.remind_at,
        checklist: draft.checklist.as_ref().map(|items| items.iter().map(item).collect()),
    })
}

/// Writes into the feed of the task's document, and tells the screens.
/// A task that the company's rules set.
pub(crate) fn set_task(w: &mut Work<'_>, task: &Task) -> Result<(), Failure> {
    tasks::save(w.tx, w.account, task)?;
    w.keep_task_times(None, task)?;
    let told = tell(w, task, Some(task.assignee), "task_set")?;
    note(w, task, "task_set", told)
}

/// A task that the company's rules take as done.
pub(crate) fn close_task(w: &mut Work<'_>, task: &Task) -> Result<(), Failure> {
    tasks::save(w.tx, w.account, task)?;
    timers::drop_on_task(w.tx, w.account, task.id)?;
    note(w, task, "task_done", Vec::new())
}

/// The task, whoever asks: for what happens by itself.
pub(crate) fn load_for_timer(w: &mut Work<'_>, id: TaskId) -> Result<Option<Task>, Failure> {
    let (all, parties) = (DocumentReach::everything(), Reach::EVERYTHING);
    let reader = Reader { employee: None, administrator: true, orders: &all, parties: &parties };
    Ok(tasks::load_locked(w.tx, w.account, id, &reader)?)
}

/// The assignee asked, or was given, to be reminded now. Nothing happens to the task, so its feed says nothing.
pub(crate) fn remind(w: &mut Work<'_>, task: &Task) -> Result<(), Failure> {
    let told = tell(w, task, Some(task.assignee), "task_reminder")?;
    let document = document_of(w, task)?;
    announce(w, document.as_ref(), "task_reminder", told);
    Ok(())
}

/// The time of an open task has come: its people are told, and the scenarios that wait for it.
pub(crate) fn overdue(w: &mut Work<'_>, task: &Task) -> Result<(), Failure> {
    let mut told = tell(w, task, Some(task.assignee), "task_overdue")?;
    let author = task.author.filter(|author| *author != task.assignee);
    told.extend(tell(w, task, author, "task_overdue")?);
    note(w, task, "task_overdue", told)?;
    tell_scenarios(w, task, Happening::TaskOverdue)
}

/// Lets the scenarios of the task's document know.
fn tell_scenarios(w: &mut Work<'_>, task: &Task, happening: Happening) -> Result<(), Failure> {
    let waits = |s: &Scenario| plan::calls(s, &happening, None);
    let Some(id) = task.document.filter(|_| w.rules.scenarios.iter().any(waits)) else { return Ok(()) };
    let document = w.load_any(id, false)?.document;
    w.cause(&document, happening);
    w.follow().map(drop)
}

/// Tells webhooks, writes into the feed of the task's document, and tells the screens that show it, and those of the people
/// who were told.
fn note(w: &mut Work<'_>, task: &Task, kind: &'static str, notified: Vec<EmployeeId>) -> Result<(), Failure> {
    w.announce_task(task, kind)?;
    if let Some(document) = task.document {
        let entry = w.id().into();
        w.append_feed(document, entry, kind, &brief(task))?;
    }
    let document = document_of(w, task)?;
    announce(w, document.as_ref(), kind, notified);
    Ok(())
}

/// What a feed says of a task.
pub(crate) fn brief(task: &Task) -> serde_json::Value {
    json!({ "task": task.id, "text": task.text, "assignee": task.assignee, "due_at": task.due_at })
}

/// The document a task is linked to, whether the caller may see it or not.
pub(crate) fn document_of(w: &mut Work<'_>, task: &Task) -> Result<Option<Document>, Failure> {
    let Some(id) = task.document else { return Ok(None) };
    Ok(poryadok_store::documents::load_any(w.tx, w.account, id, false)?.map(|loaded| loaded.document))
}

/// Tells the screens that show the document, and those of the people who were told.
pub(crate) fn announce(w: &mut Work<'_>, document: Option<&Document>, what: &str, notified: Vec<EmployeeId>) {
    let happened = match document {
        Some(document) => Happened { notified, ..happened(w, Some(document), document, what) },
        None if notified.is_empty() => return,
        None => {
            let (account, actor) = (w.account, w.actor.employee);
            Happened { account, what: what.to_owned(), actor, notified, document: None }
        }
    };
    w.happened.push(happened);
}

/// Tells one of the people of a task, unless he did it himself. Answers with whom it told.
fn tell(
    w: &mut Work<'_>,
    task: &Task,
    whom: Option<EmployeeId>,
    kind: &str,
) -> Result<Vec<EmployeeId>, Failure> {
    let Some(whom) = whom.filter(|id| Some(*id) != w.actor.employee) else { return Ok(Vec::new()) };
    let text: String = task.text.chars().take(200).collect();
    w.notify(whom, About::Task(task.id, task.document), kind, &json!({ "text": text }))?;
    Ok(vec![whom])
}
