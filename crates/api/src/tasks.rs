//! Tasks: what somebody has to do by when.

use axum::Json;
use axum::extract::State;
use axum::response::Response;
use poryadok_domain::document::DocumentKind;
use poryadok_domain::ids::{CounterpartyId, DocumentId, EmployeeId, TaskId, TaskItemId, TaskTypeId};
use poryadok_domain::rejection::{Flaw, Rejection};
use poryadok_domain::rulebook::Rulebook;
use poryadok_domain::task::Item;
use poryadok_domain::time::Timestamp;
use poryadok_engine::records::{ListedTask, place_of_task};
use poryadok_engine::tasks::{Draft, DraftItem, TaskBox, TaskRequest};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::Api;
use crate::body::present;
use crate::caller::{Caller, Command, Id, Ids, Params, answered, json};
use crate::paging::{Rows, limit, read_moment_cursor, write_moment_cursor};
use crate::problem::Problem;
use crate::tokens::Empty;

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct TaskQuery {
    /// `mine` (given to me; the default), `set_by_me` or `all` (my own and those of orders that I may see; all of the
    /// company for an administrator). With `order` or `counterparty` the default is `all`.
    of: Option<String>,
    /// Those of one order.
    order: Option<String>,
    /// Those of one counterparty.
    counterparty: Option<String>,
    /// Those of one type.
    #[serde(rename = "type")]
    task_type: Option<String>,
    /// Done ones, newest first, instead of open ones by when they are due.
    done: Option<bool>,
    /// Only open ones that are past their time.
    overdue: Option<bool>,
    cursor: Option<String>,
    limit: Option<i64>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct TaskOut {
    id: TaskId,
    #[serde(rename = "type")]
    task_type: Option<TaskTypeId>,
    type_name: Option<String>,
    /// Of the type.
    color: Option<String>,
    text: String,
    /// Who set it.
    author: Option<EmployeeId>,
    author_name: Option<String>,
    assignee: EmployeeId,
    assignee_name: String,
    due_at: Option<Timestamp>,
    /// When its assignee is reminded.
    remind_at: Option<Timestamp>,
    done_at: Option<Timestamp>,
    done_by: Option<EmployeeId>,
    /// The order it is about, or the document of another kind, if I may see it.
    order: Option<DocumentId>,
    document_kind: Option<DocumentKind>,
    order_number: Option<String>,
    counterparty: Option<CounterpartyId>,
    counterparty_name: Option<String>,
    checklist: Vec<Item>,
    created_at: Timestamp,
    updated_at: Timestamp,
    version: i64,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TaskItemIn {
    /// Of an item that is kept; absent for a new one.
    id: Option<TaskItemId>,
    text: String,
    #[serde(default)]
    ticked: bool,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewTaskIn {
    #[serde(rename = "type")]
    task_type: Option<TaskTypeId>,
    /// At most 4096 characters.
    text: String,
    /// Oneself, if absent.
    assignee: Option<EmployeeId>,
    due_at: Option<Timestamp>,
    /// When its assignee is to be reminded, if it is open then.
    remind_at: Option<Timestamp>,
    order: Option<DocumentId>,
    counterparty: Option<CounterpartyId>,
    /// At most 100 items.
    #[serde(default)]
    checklist: Vec<TaskItemIn>,
}

/// Fields to set; an absent one stays.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TaskIn {
    /// The version that was seen.
    version: i64,
    #[serde(default, rename = "type", deserialize_with = "present")]
    #[schema(value_type = Option<TaskTypeId>)]
    task_type: Option<Option<TaskTypeId>>,
    text: Option<String>,
    assignee: Option<EmployeeId>,
    #[serde(default, deserialize_with = "present")]
    #[schema(value_type = Option<Timestamp>)]
    due_at: Option<Option<Timestamp>>,
    #[serde(default, deserialize_with = "present")]
    #[schema(value_type = Option<Timestamp>)]
    remind_at: Option<Option<Timestamp>>,
    /// The whole list: an item with a known id is changed, one without is added, one left out is dropped.
    checklist: Option<Vec<TaskItemIn>>,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FinishIn {
    /// True: done. False: open again.
    done: bool,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TickIn {
    ticked: bool,
}

impl TaskItemIn {
    fn draft(self) -> DraftItem {
        let TaskItemIn { id, text, ticked } = self;
        DraftItem { id, text, ticked }
    }
}

fn out(listed: &ListedTask, rules: &Rulebook) -> TaskOut {
    let t = &listed.task;
    let name = |id: EmployeeId| rules.employees.get(&id).map(|e| e.name.clone());
    let task_type = t.task_type.and_then(|id| rules.task_types.get(&id));
    TaskOut {
        id: t.id,
        task_type: t.task_type,
        type_name: task_type.map(|t| t.name.clone()),
        color: task_type.map(|t| t.color.clone()),
        text: t.text.clone(),
        author: t.author,
        author_name: t.author.and_then(name),
        assignee: t.assignee,
        assignee_name: name(t.assignee).unwrap_or_default(),
        due_at: t.due_at,
        remind_at: t.remind_at,
        done_at: t.done.map(|d| d.at),
        done_by: t.done.and_then(|d| d.by),
        order: t.document,
        document_kind: listed.document_kind,
        order_number: listed.document_number.clone(),
        counterparty: t.counterparty,
        counterparty_name: listed.counterparty_name.clone(),
        checklist: t.checklist.clone(),
        created_at: t.created_at,
        updated_at: t.updated_at,
        version: t.version,
    }
}

fn shown(listed: &ListedTask, rules: &Rulebook) -> String {
    json(&out(listed, rules))
}

fn request(q: TaskQuery) -> Result<TaskRequest, Rejection> {
    let order = crate::paging::ids("order", q.order.as_deref())?.first().copied();
    let counterparty = crate::paging::ids("counterparty", q.counterparty.as_deref())?.first().copied();
    let task_type = crate::paging::ids("type", q.task_type.as_deref())?.first().copied();
    let linked = order.is_some() || counterparty.is_some();
    let of = match q.of.as_deref() {
        None if linked => TaskBox::All,
        None | Some("mine") => TaskBox::Mine,
        Some("set_by_me") => TaskBox::SetByMe,
        Some("all") => TaskBox::All,
        Some(_) => return Err(Rejection::invalid("of", Flaw::NotAllowed)),
    };
    let (done, overdue) = (q.done.unwrap_or(false), q.overdue.unwrap_or(false));
    if done && overdue {
        return Err(Rejection::invalid("overdue", Flaw::NotAllowed));
    }
    let after = read_moment_cursor(q.cursor.as_deref())?;
    Ok(TaskRequest {
        of,
        document: order,
        counterparty,
        task_type,
        done,
        overdue,
        after,
        limit: limit(q.limit)?,
    })
}

/// Tasks: given to me, set by me, or all I may see; open ones by when they are due, or done ones.
#[utoipa::path(get, path = "/tasks", tag = "Tasks", params(TaskQuery),
    responses((status = 200, body = Rows<TaskOut>)))]
pub async fn list(
    State(api): State<Api>,
    query: Params<TaskQuery>,
    caller: Caller,
) -> Result<Json<Rows<TaskOut>>, Problem> {
    let request = request(query.0)?;
    let limit = request.limit;
    let found = api.engine().list_tasks(&caller.caller, TaskRequest { limit: limit + 1, ..request }).await?;
    let cursor = |l: &ListedTask| write_moment_cursor(place_of_task(&l.task), l.task.id.into());
    Ok(Json(Rows::of(found, limit, cursor, |l| out(l, &caller.caller.rules))))
}

/// One task.
#[utoipa::path(get, path = "/tasks/{id}", tag = "Tasks", params(("id" = TaskId, Path)),
    responses((status = 200, body = TaskOut)))]
pub async fn read(State(api): State<Api>, id: Id<TaskId>, caller: Caller) -> Result<Json<TaskOut>, Problem> {
    let found = api.engine().task(&caller.caller, id.0).await?;
    Ok(Json(out(&found, &caller.caller.rules)))
}

/// Set a task, to oneself or to a colleague.
#[utoipa::path(post, path = "/tasks", tag = "Tasks", request_body = NewTaskIn,
    responses((status = 201, body = TaskOut)))]
pub async fn create(State(api): State<Api>, command: Command<NewTaskIn>) -> Result<Response, Problem> {
    let NewTaskIn { task_type, text, assignee, due_at, remind_at, order, counterparty, checklist } =
        command.body;
    let draft = Draft {
        task_type: Some(task_type),
        text: Some(text),
        assignee,
        due_at: Some(due_at),
        remind_at: Some(remind_at),
        checklist: Some(checklist.into_iter().map(TaskItemIn::draft).collect()),
        document: order,
        counterparty,
    };
    answered(api.engine().create_task(&command.who.caller, command.key, draft, shown).await)
}

/// Change a task: only who set it, or an administrator.
#[utoipa::path(patch, path = "/tasks/{id}", tag = "Tasks", params(("id" = TaskId, Path)),
    request_body = TaskIn, responses((status = 200, body = TaskOut)))]
pub async fn change(
    State(api): State<Api>,
    id: Id<TaskId>,
    command: Command<TaskIn>,
) -> Result<Response, Problem> {
    let TaskIn { version, task_type, text, assignee, due_at, remind_at, checklist } = command.body;
    let checklist = checklist.map(|items| items.into_iter().map(TaskItemIn::draft).collect());
    let draft = Draft { task_type, text, assignee, due_at, remind_at, checklist, ..Draft::default() };
    answered(api.engine().change_task(&command.who.caller, command.key, id.0, version, draft, shown).await)
}

/// Say that a task is done, or open again: who set it, its assignee, or an administrator.
#[utoipa::path(post, path = "/tasks/{id}/done", tag = "Tasks", params(("id" = TaskId, Path)),
    request_body = FinishIn, responses((status = 200, body = TaskOut)))]
pub async fn finish(
    State(api): State<Api>,
    id: Id<TaskId>,
    command: Command<FinishIn>,
) -> Result<Response, Problem> {
    let done = command.body.done;
    answered(api.engine().finish_task(&command.who.caller, command.key, id.0, done, shown).await)
}

/// Tick an item of the checklist, or take the tick away.
#[utoipa::path(post, path = "/tasks/{id}/items/{item}", tag = "Tasks",
    params(("id" = TaskId, Path), ("item" = TaskItemId, Path)), request_body = TickIn,
    responses((status = 200, body = TaskOut)))]
pub async fn tick(
    State(api): State<Api>,
    ids: Ids<TaskId, TaskItemId>,
    command: Command<TickIn>,
) -> Result<Response, Problem> {
    let ticked = command.body.ticked;
    answered(api.engine().tick_task(&command.who.caller, command.key, ids.0, ids.1, ticked, shown).await)
}

/// Take a task away: only who set it, or an administrator.
#[utoipa::path(delete, path = "/tasks/{id}", tag = "Tasks", params(("id" = TaskId, Path)),
    responses((status = 204)))]
pub async fn delete(
    State(api): State<Api>,
    id: Id<TaskId>,
    command: Command<Empty>,
) -> Result<Response, Problem> {
    answered(api.engine().delete_task(&command.who.caller, command.key, id.0).await)
}
