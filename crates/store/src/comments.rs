//! Comments: the one part of the feed whose text may change. The entry in the feed stays; the text lives here.

use poryadok_domain::ids::{AccountId, DocumentId, EmployeeId, FeedId, TaskId};
use poryadok_domain::time::Timestamp;
use uuid::Uuid;

use crate::db::{Fault, Row, Tx};
use crate::params;
use crate::values::{not_nil, or_nil};

const COLUMNS: &str =
    "id, document_id, task_id, author_id, text, mentions, created_at, edited_at, deleted_at";
const INSERT: &str =
    "INSERT INTO comments (account_id, id, document_id, task_id, author_id, text, mentions, created_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
const FORGET_TASK: &str = "DELETE FROM comments WHERE account_id = $1 AND task_id = $2";
const EDIT: &str =
    "UPDATE comments SET text = $3, mentions = $4, edited_at = $5 WHERE account_id = $1 AND id = $2";
const DELETE: &str =
    "UPDATE comments SET text = '', mentions = '[]', deleted_at = $3 WHERE account_id = $1 AND id = $2";

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    pub id: FeedId,
    /// A word on a task belongs to the task's document, too, if it has one.
    pub document: Option<DocumentId>,
    pub task: Option<TaskId>,
    pub author: EmployeeId,
    pub text: String,
    /// JSON list of employee ids.
    pub mentions: String,
    pub created_at: Timestamp,
    pub edited_at: Option<Timestamp>,
    pub deleted_at: Option<Timestamp>,
}

pub fn insert(tx: &mut dyn Tx, account: AccountId, comment: &Comment) -> Result<(), Fault> {
    let Comment { id, document, task, author, text, mentions, created_at, edited_at: _, deleted_at: _ } =
        comment;
    let values = params![
        account,
        *id,
        or_nil(*document),
        *task,
        *author,
        text.as_str(),
        mentions.as_str(),
        *created_at
    ];
    tx.push(INSERT, values.to_vec())
}

/// One comment on just this task, or with no task on just this document; locked.
pub fn load(
    tx: &mut dyn Tx,
    account: AccountId,
    document: Option<DocumentId>,
    task: Option<TaskId>,
    id: FeedId,
) -> Result<Option<Comment>, Fault> {
    let sql = format!(
        "SELECT {COLUMNS} FROM comments WHERE account_id = $1 AND id = $2 AND document_id = $3
           AND COALESCE(task_id, $4) = $5"
    );
    let values = params![account, id, or_nil(document), Uuid::nil(), or_nil(task)];
    tx.query_locked(&sql, &values)?.first().map(read).transpose()
}

/// A page of what was said on a task, newest first, after (older than) `after`.
pub fn on_task(
    tx: &mut dyn Tx,
    account: AccountId,
    task: TaskId,
    after: Option<(Timestamp, FeedId)>,
    limit: i64,
) -> Result<Vec<Comment>, Fault> {
    let mut sql = format!("SELECT {COLUMNS} FROM comments WHERE account_id = $1 AND task_id = $2");
    let mut values = params![account, task, limit].to_vec();
    if let Some((at, id)) = after {
        values.extend(params![at, id]);
        sql.push_str(" AND (created_at, id) < ($4, $5)");
    }
    sql.push_str(" ORDER BY created_at DESC, id DESC LIMIT $3");
    tx.query(&sql, &values)?.iter().map(read).collect()
}

fn read(row: &Row) -> Result<Comment, Fault> {
    Ok(Comment {
        id: row.get(0)?,
        document: not_nil(row.get(1)?),
        task: row.get(2)?,
        author: row.get(3)?,
        text: row.get(4)?,
        mentions: row.get(5)?,
        created_at: row.get(6)?,
        edited_at: row.get(7)?,
        deleted_at: row.get(8)?,
    })
}

pub fn edit(
    tx: &mut dyn Tx,
    account: AccountId,
    id: FeedId,
    text: &str,
    mentions: &str,
    now: Timestamp,
) -> Result<(), Fault> {
    tx.push(EDIT, params![account, id, text, mentions, now].to_vec())
}

/// The words go; that there was a comment stays in the feed.
pub fn delete(tx: &mut dyn Tx, account: AccountId, id: FeedId, now: Timestamp) -> Result<(), Fault> {
    tx.push(DELETE, params![account, id, now].to_vec())
}

/// With the task of no document goes what was said on it.
pub fn forget_task(tx: &mut dyn Tx, account: AccountId, task: TaskId) -> Result<(), Fault> {
    tx.push(FORGET_TASK, params![account, task].to_vec())
}
