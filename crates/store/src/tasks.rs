//! Tasks, open and done.

use poryadok_domain::document::DocumentKind;
use poryadok_domain::ids::{AccountId, CounterpartyId, DocumentId, EmployeeId, TaskId, TaskTypeId};
use poryadok_domain::rights::{DocumentReach, Reach};
use poryadok_domain::task::{Done, Task};
use poryadok_domain::time::{LATEST, Timestamp};

use crate::counts::{covered, covered_documents};
use crate::db::{Fault, Row, Tx, Value};
use crate::params;
use crate::values::{code_or_none, from_json, to_json};

const COLUMNS: &str =
    "t.id, t.text, t.author_id, t.assignee_id, t.due_at, t.done_at, t.done_by_id, t.document_id,
  t.counterparty_id, t.checklist, t.created_at, t.updated_at, t.version, t.type_id, t.remind_at";
const COLUMN_COUNT: usize = 15;
const SAVE: &str = "INSERT INTO tasks (account_id, id, text, author_id, assignee_id, due_at, done_at, done_by_id, document_id,
  counterparty_id, checklist, unticked, created_at, updated_at, version, place, type_id,
  remind_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
  ON CONFLICT (account_id, id) DO UPDATE SET text = excluded.text, assignee_id = excluded.assignee_id,
  due_at = excluded.due_at, done_at = excluded.done_at, done_by_id = excluded.done_by_id, checklist = excluded.checklist,
  unticked = excluded.unticked, updated_at = excluded.updated_at, version = excluded.version, place = excluded.place,
  type_id = excluded.type_id, remind_at = excluded.remind_at";
const DELETE: &str = "DELETE FROM tasks WHERE account_id = $1 AND id = $2";
const COUNT_OF_TYPE: &str = "SELECT COUNT(*) FROM tasks WHERE account_id = $1 AND type_id = $2";
const ON_DOCUMENT: &str = "SELECT assignee_id, author_id, done_at, unticked FROM tasks
  WHERE account_id = $1 AND document_id = $2 ORDER BY assignee_id";

/// Which tasks to list.
#[derive(Debug, Clone)]
pub struct Filter<'a> {
    pub account: AccountId,
    pub reader: &'a Reader<'a>,
    pub assignee: Option<EmployeeId>,
    pub author: Option<EmployeeId>,
    pub document: Option<DocumentId>,
    pub counterparty: Option<CounterpartyId>,
    pub task_type: Option<TaskTypeId>,
    pub done: bool,
    /// Only open ones that were due before this moment.
    pub overdue: Option<Timestamp>,
    /// Place and id at which the page before ended.
    pub after: Option<(Timestamp, TaskId)>,
    pub limit: i64,
}

/// Who reads, and which documents he may see: a task of his own he sees anyway, but not what it is about.
#[derive(Debug, Clone)]
pub struct Reader<'a> {
    pub employee: Option<EmployeeId>,
    pub administrator: bool,
    pub orders: &'a DocumentReach,
    pub parties: &'a Reach,
}

/// A task in a list, with what its document is called where the reader may know.
#[derive(Debug, Clone)]
pub struct Listed {
    pub task: Task,
    pub document_kind: Option<DocumentKind>,
    pub document_number: Option<String>,
    pub counterparty_name: Option<String>,
}

/// The tasks of a document, as the gate asks for them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OnDocument {
    /// Who has an open task that somebody else set him: nobody lets himself in by a task of his own.
    pub assignees: Vec<EmployeeId>,
    pub open: i64,
    /// Items of all their checklists that are not ticked; a task that is done with items left over has them still.
    pub unticked: i64,
}

/// Where a task stands in a list of its kind.
pub fn place(task: &Task) -> Timestamp {
    task.done.map(|d| d.at).or(task.due_at).unwrap_or(LATEST)
}

pub fn save(tx: &mut dyn Tx, account: AccountId, task: &Task) -> Result<(), Fault> {
    let Task {
        id,
        task_type,
        text,
        author,
        assignee,
        due_at,
        remind_at,
        done,
        document,
        counterparty,
        checklist,
        created_at,
        updated_at,
        version,
    } = task;
    let values = params![
        account,
        *id,
        text.as_str(),
        *author,
        *assignee,
        *due_at,
        done.map(|d| d.at),
        done.and_then(|d| d.by),
        *document,
        *counterparty,
        to_json(checklist)?,
        task.unticked() as i64,
        *created_at,
        *updated_at,
        *version,
        place(task),
        *task_type,
        *remind_at
    ];
    tx.push(SAVE, values.to_vec())
}

pub fn delete(tx: &mut dyn Tx, account: AccountId, id: TaskId) -> Result<(), Fault> {
    tx.push(DELETE, params![account, id].to_vec())
}

/// Open tasks of the document that nobody set: the company's rules did.
pub fn open_without_author(
    tx: &mut dyn Tx,
    account: AccountId,
    document: DocumentId,
    limit: i64,
) -> Result<Vec<Task>, Fault> {
    let sql = format!(
        "SELECT {COLUMNS} FROM tasks t WHERE t.account_id = $1 AND t.document_id = $2 AND t.done_at IS NULL
           AND t.author_id IS NULL ORDER BY t.id LIMIT $3"
    );
    tx.query(&sql, &params![account, document, limit])?.iter().map(read).collect()
}

pub fn on_document(tx: &mut dyn Tx, account: AccountId, document: DocumentId) -> Result<OnDocument, Fault> {
    let mut found = OnDocument::default();
    for row in tx.query(ON_DOCUMENT, &params![account, document])? {
        let (assignee, author): (EmployeeId, Option<EmployeeId>) = (row.get(0)?, row.get(1)?);
        let done: Option<Timestamp> = row.get(2)?;
        found.unticked += row.get::<i64>(3)?;
        if done.is_none() {
            found.open += 1;
            found.assignees.extend((author != Some(assignee)).then_some(assignee));
        }
    }
    Ok(found)
}

/// How many tasks are of a type, done ones included.
pub fn count_of_type(tx: &mut dyn Tx, account: AccountId, id: TaskTypeId) -> Result<i64, Fault> {
    tx.query(COUNT_OF_TYPE, &params![account, id])?.first().map_or(Ok(0), |row| row.get(0))
}

/// One task, locked for a change, if the reader may see it.
pub fn load_locked(
    tx: &mut dyn Tx,
    account: AccountId,
    id: TaskId,
    reader: &Reader<'_>,
) -> Result<Option<Task>, Fault> {
    let mut values = params![account, id].to_vec();
    let seen = seen(reader, &mut values);
    let sql = format!("SELECT {COLUMNS} FROM tasks t WHERE t.account_id = $1 AND t.id = $2 AND {seen}");
    tx.query_locked(&sql, &values)?.first().map(read).transpose()
}

/// One task, with what it is about, if the reader may see it.
pub fn find(
    tx: &mut dyn Tx,
    account: AccountId,
    id: TaskId,
    reader: &Reader<'_>,
) -> Result<Option<Listed>, Fault> {
    let (mut sql, mut values) = select(account, reader);
    values.push(id.into());
    sql.push_str(&format!(" AND t.id = ${}", values.len()));
    tx.query(&sql, &values)?.first().map(listed).transpose()
}

/// A page: open ones by when they are due, done ones newest first.
pub fn list(tx: &mut dyn Tx, filter: &Filter<'_>) -> Result<Vec<Listed>, Fault> {
    let (mut sql, mut values) = select(filter.account, filter.reader);
    let done = if filter.done { "IS NOT NULL" } else { "IS NULL" };
    sql.push_str(&format!(" AND t.done_at {done}"));
    for (column, value) in [
        ("t.assignee_id", filter.assignee.map(Value::from)),
        ("t.author_id", filter.author.map(Value::from)),
        ("t.document_id", filter.document.map(Value::from)),
        ("t.counterparty_id", filter.counterparty.map(Value::from)),
        ("t.type_id", filter.task_type.map(Value::from)),
    ] {
        if let Some(value) = value {
            values.push(value);
            sql.push_str(&format!(" AND {column} = ${}", values.len()));
        }
    }
    if let Some(now) = filter.overdue {
        values.push(now.into());
        sql.push_str(&format!(" AND t.place < ${}", values.len()));
    }
    let (sign, order) = if filter.done { ("<", "DESC") } else { (">", "ASC") };
    if let Some((place, id)) = filter.after {
        values.extend(params![place, id]);
        sql.push_str(&format!(" AND (t.place, t.id) {sign} (${}, ${})", values.len() - 1, values.len()));
    }
    values.push(filter.limit.into());
    sql.push_str(&format!(" ORDER BY t.place {order}, t.id {order} LIMIT ${}", values.len()));
    tx.query(&sql, &values)?.iter().map(listed).collect()
}

/// The tasks a reader may see, with what their documents and counterparties are called where he may see those.
fn select(account: AccountId, reader: &Reader<'_>) -> (String, Vec<Value>) {
    let mut values = params![account].to_vec();
    let orders = covered_documents(reader.orders, "d.", &mut values);
    let parties = covered(reader.parties, "c.", &mut values);
    let seen = seen(reader, &mut values);
    let sql = format!(
        "SELECT {COLUMNS}, d.number, c.name, d.kind FROM tasks t
         LEFT JOIN documents d ON d.account_id = t.account_id AND d.id = t.document_id AND ({orders})
         LEFT JOIN counterparties c ON c.account_id = t.account_id AND c.id = t.counterparty_id
           AND ({parties})
         WHERE t.account_id = $1 AND {seen}"
    );
    (sql, values)
}

fn listed(row: &Row) -> Result<Listed, Fault> {
    let mut task = read(row)?;
    let document_number: Option<String> = row.get(COLUMN_COUNT)?;
    let counterparty_name: Option<String> = row.get(COLUMN_COUNT + 1)?;
    let document_kind = code_or_none(row, COLUMN_COUNT + 2, DocumentKind::from_code)?;
    // What one may not see, one is not told the id of either.
    task.document = task.document.filter(|_| document_number.is_some());
    task.counterparty = task.counterparty.filter(|_| counterparty_name.is_some());
    Ok(Listed { task, document_kind, document_number, counterparty_name })
}

/// His own, and those of documents that he may see.
fn seen(reader: &Reader<'_>, values: &mut Vec<Value>) -> String {
    if reader.administrator {
        return "TRUE".to_owned();
    }
    let mut any = Vec::new();
    if let Some(me) = reader.employee {
        values.push(me.into());
        any.push(format!("t.assignee_id = ${n} OR t.author_id = ${n}", n = values.len()));
    }
    if !reader.orders.is_nothing() {
        let reach = covered_documents(reader.orders, "s.", values);
        any.push(format!(
            "EXISTS (SELECT 1 FROM documents s WHERE s.account_id = t.account_id AND s.id = t.document_id AND ({reach}))"
        ));
    }
    if any.is_empty() { "FALSE".to_owned() } else { format!("({})", any.join(" OR ")) }
}

fn read(row: &Row) -> Result<Task, Fault> {
    let (done_at, done_by): (Option<Timestamp>, Option<EmployeeId>) = (row.get(5)?, row.get(6)?);
    let checklist: String = row.get(9)?;
    Ok(Task {
        id: row.get(0)?,
        text: row.get(1)?,
        author: row.get(2)?,
        assignee: row.get(3)?,
        due_at: row.get(4)?,
        done: done_at.map(|at| Done { at, by: done_by }),
        document: row.get(7)?,
        counterparty: row.get(8)?,
        checklist: from_json(&checklist)?,
        created_at: row.get(10)?,
        updated_at: row.get(11)?,
        version: row.get(12)?,
        task_type: row.get(13)?,
        remind_at: row.get(14)?,
    })
}
