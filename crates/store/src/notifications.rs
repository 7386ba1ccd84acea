//! What an employee was told: in the same transaction as what it tells of.

use poryadok_domain::document::DocumentKind;
use poryadok_domain::ids::{AccountId, DocumentId, EmployeeId, FeedId, NotificationId, TaskId};
use poryadok_domain::notice::NoticeSettings;
use poryadok_domain::rights::DocumentReach;
use poryadok_domain::time::Timestamp;

use crate::counts::{covered_documents, push_in};
use crate::db::{Fault, Row, Tx, Value};
use crate::params;
use crate::values::{code_or_none, from_json, to_json};

const APPEND: &str =
    "INSERT INTO notifications (account_id, employee_id, id, at, kind, document_id, task_id, comment_id, actor_id,
  body) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
const READ_ALL: &str = "UPDATE notifications SET read_at = $3
  WHERE account_id = $1 AND employee_id = $2 AND read_at IS NULL";
const SETTINGS: &str = "SELECT employee_id, body FROM notification_settings WHERE account_id = $1";
const SAVE_SETTINGS: &str =
    "INSERT INTO notification_settings (account_id, employee_id, body) VALUES ($1, $2, $3)
  ON CONFLICT (account_id, employee_id) DO UPDATE SET body = excluded.body";
const FORGET: &str = "DELETE FROM notifications WHERE at < $1";

/// Unread ones are counted up to here; a bell shows "99+" beyond.
pub const COUNTED: i64 = 100;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notification {
    pub id: NotificationId,
    pub at: Timestamp,
    /// The word of a [`poryadok_domain::notice::NoticeKind`].
    pub kind: String,
    pub document: Option<DocumentId>,
    pub task: Option<TaskId>,
    /// Its present words are shown, and none when it was taken away.
    pub comment: Option<FeedId>,
    pub actor: Option<EmployeeId>,
    /// JSON in the shape of its kind.
    pub body: String,
}

/// A notification as the bell shows it.
#[derive(Debug, Clone)]
pub struct Shown {
    pub notification: Notification,
    /// Of the document, where there is one that he may see.
    pub document_kind: Option<DocumentKind>,
    pub number: Option<String>,
    pub comment_text: Option<String>,
    pub read_at: Option<Timestamp>,
}

/// Whose, and which documents he may see now: what he lost sight of is not told of any more.
#[derive(Debug, Clone, Copy)]
pub struct Reader<'a> {
    pub account: AccountId,
    pub employee: EmployeeId,
    /// Sees every task.
    pub administrator: bool,
    pub reach: &'a DocumentReach,
}

pub fn append(
    tx: &mut dyn Tx,
    account: AccountId,
    employee: EmployeeId,
    notification: &Notification,
) -> Result<(), Fault> {
    let Notification { id, at, kind, document, task, comment, actor, body } = notification;
    let values = params![
        account,
        employee,
        *id,
        *at,
        kind.as_str(),
        *document,
        *task,
        *comment,
        *actor,
        body.as_str()
    ];
    tx.push(APPEND, values.to_vec())
}

/// A page, newest first.
pub fn page(
    tx: &mut dyn Tx,
    reader: &Reader<'_>,
    unread: bool,
    after: Option<NotificationId>,
    limit: i64,
) -> Result<Vec<Shown>, Fault> {
    let (mut sql, mut values) = seen(
        "SELECT n.id, n.at, n.kind, d.id, n.task_id, n.comment_id, n.actor_id, n.body, d.number, c.text, n.read_at,
         d.kind",
        reader,
        unread,
    );
    if let Some(after) = after {
        values.push(after.into());
        sql.push_str(&format!(" AND n.id < ${}", values.len()));
    }
    values.push(limit.into());
    sql.push_str(&format!(" ORDER BY n.id DESC LIMIT ${}", values.len()));
    let read = |row: &Row| {
        let notification = Notification {
            id: row.get(0)?,
            at: row.get(1)?,
            kind: row.get(2)?,
            document: row.get(3)?,
            task: row.get(4)?,
            comment: row.get(5)?,
            actor: row.get(6)?,
            body: row.get(7)?,
        };
        Ok(Shown {
            notification,
            document_kind: code_or_none(row, 11, DocumentKind::from_code)?,
            number: row.get(8)?,
            comment_text: row.get(9)?,
            read_at: row.get(10)?,
        })
    };
    tx.query(&sql, &values)?.iter().map(read).collect()
}

/// How many are unread, at most [`COUNTED`].
pub fn unread(tx: &mut dyn Tx, reader: &Reader<'_>) -> Result<i64, Fault> {
    let (sql, mut values) = seen("SELECT 1", reader, true);
    values.push(COUNTED.into());
    let sql = format!("SELECT COUNT(*) FROM ({sql} LIMIT ${}) unread", values.len());
    tx.query(&sql, &values)?.first().map_or(Ok(0), |row| row.get(0))
}

/// His notifications of documents that he may see; of tasks, which are his whatever they are about; and of what is about
/// neither. What was said on a task he is told as long as he sees that task.
fn seen(what: &str, reader: &Reader<'_>, unread: bool) -> (String, Vec<Value>) {
    let mut values = params![reader.account, reader.employee].to_vec();
    let reach = covered_documents(reader.reach, "d.", &mut values);
    let his = if reader.administrator { "TRUE" } else { "t.assignee_id = $2 OR t.author_id = $2" };
    let unread = if unread { "AND n.read_at IS NULL" } else { "" };
    let sql = format!(
        "{what} FROM notifications n LEFT JOIN documents d ON d.account_id = n.account_id AND d.id = n.document_id
           AND d.deleted_at IS NULL AND ({reach})
         LEFT JOIN comments c ON c.account_id = n.account_id AND c.id = n.comment_id
         LEFT JOIN tasks t ON t.account_id = n.account_id AND t.id = n.task_id AND ({his})
         WHERE n.account_id = $1 AND n.employee_id = $2 {unread} AND (d.id IS NOT NULL OR t.id IS NOT NULL
           OR (n.task_id IS NOT NULL AND n.comment_id IS NULL)
           OR (n.document_id IS NULL AND n.task_id IS NULL))"
    );
    (sql, values)
}

/// Those of `ids` that are his, or all of his with no ids at all.
pub fn mark_read(
    tx: &mut dyn Tx,
    account: AccountId,
    employee: EmployeeId,
    ids: Option<&[NotificationId]>,
    now: Timestamp,
) -> Result<(), Fault> {
    let mut values = params![account, employee, now].to_vec();
    let mut sql = READ_ALL.to_owned();
    if let Some(ids) = ids {
        if ids.is_empty() {
            return Ok(());
        }
        push_in(&mut sql, &mut values, "id", ids.iter().map(|id| Value::from(*id)).collect());
    }
    tx.execute(&sql, &values).map(drop)
}

/// By which ways employees want to hear, of those who said so.
pub fn settings(tx: &mut dyn Tx, account: AccountId) -> Result<Vec<(EmployeeId, NoticeSettings)>, Fault> {
    let read = |row: &Row| Ok((row.get(0)?, from_json(&row.get::<String>(1)?)?));
    tx.query(SETTINGS, &params![account])?.iter().map(read).collect()
}

pub fn save_settings(
    tx: &mut dyn Tx,
    account: AccountId,
    employee: EmployeeId,
    settings: &NoticeSettings,
) -> Result<(), Fault> {
    tx.execute(SAVE_SETTINGS, &params![account, employee, to_json(settings)?]).map(drop)
}

pub fn forget(tx: &mut dyn Tx, before: Timestamp) -> Result<(), Fault> {
    tx.execute(FORGET, &params![before]).map(drop)
}
