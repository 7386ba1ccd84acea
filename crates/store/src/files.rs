//! Files on documents and tasks. What is in them lies apart from what they are called.

use poryadok_domain::file::{File, On};
use poryadok_domain::ids::{AccountId, DocumentId, FileId, TaskId};

use crate::db::{Fault, Row, Tx, Value};
use crate::params;

const COLUMNS: &str = "id, document_id, task_id, name, size, author_id, at";
const INSERT: &str = "INSERT INTO files (account_id, id, document_id, task_id, name, size, author_id, at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
const INSERT_CONTENT: &str = "INSERT INTO file_contents (account_id, file_id, bytes) VALUES ($1, $2, $3)";
const CONTENT: &str = "SELECT bytes FROM file_contents WHERE account_id = $1 AND file_id = $2";
const DELETE: &str = "DELETE FROM files WHERE account_id = $1 AND id = $2";
const DELETE_CONTENT: &str = "DELETE FROM file_contents WHERE account_id = $1 AND file_id = $2";
const FORGET_CONTENTS: &str = "DELETE FROM file_contents WHERE account_id = $1 AND file_id IN (
  SELECT id FROM files WHERE account_id = $1 AND task_id = $2)";
const FORGET: &str = "DELETE FROM files WHERE account_id = $1 AND task_id = $2";

pub fn insert(tx: &mut dyn Tx, account: AccountId, file: &File, bytes: Vec<u8>) -> Result<(), Fault> {
    let File { id, on, name, size, author, at } = file;
    let (document, task) = match on {
        On::Document(document) => (Some(*document), None),
        On::Task(task) => (None, Some(*task)),
    };
    let values = params![account, *id, document, task, name.as_str(), *size, *author, *at];
    tx.push(INSERT, values.to_vec())?;
    tx.push(INSERT_CONTENT, params![account, *id, bytes].to_vec())
}

/// All of them, in the order in which they came.
pub fn list(tx: &mut dyn Tx, account: AccountId, on: On) -> Result<Vec<File>, Fault> {
    let (column, id) = place(on);
    let sql = format!("SELECT {COLUMNS} FROM files WHERE account_id = $1 AND {column} = $2 ORDER BY id");
    tx.query(&sql, &params![account, id])?.iter().map(read).collect()
}

pub fn count(tx: &mut dyn Tx, account: AccountId, on: On) -> Result<i64, Fault> {
    let (column, id) = place(on);
    let sql = format!("SELECT COUNT(*) FROM files WHERE account_id = $1 AND {column} = $2");
    tx.query(&sql, &params![account, id])?.first().map_or(Ok(0), |row| row.get(0))
}

/// One of the files that hang on just this.
pub fn load(tx: &mut dyn Tx, account: AccountId, on: On, id: FileId) -> Result<Option<File>, Fault> {
    let (column, place) = place(on);
    let sql = format!("SELECT {COLUMNS} FROM files WHERE account_id = $1 AND id = $2 AND {column} = $3");
    tx.query(&sql, &params![account, id, place])?.first().map(read).transpose()
}

pub fn content(tx: &mut dyn Tx, account: AccountId, id: FileId) -> Result<Vec<u8>, Fault> {
    let rows = tx.query(CONTENT, &params![account, id])?;
    rows.first().map_or_else(|| Err(Fault::Broken("a file has no content".into())), |row| row.get(0))
}

pub fn delete(tx: &mut dyn Tx, account: AccountId, id: FileId) -> Result<(), Fault> {
    tx.push(DELETE_CONTENT, params![account, id].to_vec())?;
    tx.push(DELETE, params![account, id].to_vec())
}

/// With a task go its files.
pub fn forget_task(tx: &mut dyn Tx, account: AccountId, task: TaskId) -> Result<(), Fault> {
    tx.push(FORGET_CONTENTS, params![account, task].to_vec())?;
    tx.push(FORGET, params![account, task].to_vec())
}

fn place(on: On) -> (&'static str, Value) {
    match on {
        On::Document(id) => ("document_id", id.into()),
        On::Task(id) => ("task_id", id.into()),
    }
}

fn read(row: &Row) -> Result<File, Fault> {
    let (document, task): (Option<DocumentId>, Option<TaskId>) = (row.get(1)?, row.get(2)?);
    let on = match (document, task) {
        (Some(document), None) => On::Document(document),
        (None, Some(task)) => On::Task(task),
        _ => return Err(Fault::Broken("a file hangs on nothing, or on two things".into())),
    };
    Ok(File {
        id: row.get(0)?,
        on,
        name: row.get(3)?,
        size: row.get(4)?,
        author: row.get(5)?,
        at: row.get(6)?,
    })
}
