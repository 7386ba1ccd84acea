//! Comments: the one part of the feed whose text may change. The entry in the feed stays; the text lives here.

use poryadok_domain::ids::{AccountId, DocumentId, EmployeeId, FeedId};
use poryadok_domain::time::Timestamp;

use crate::db::{Fault, Row, Tx};
use crate::params;

const INSERT: &str =
    "INSERT INTO comments (account_id, id, document_id, author_id, text, mentions, created_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7)";
const LOAD: &str = "SELECT id, document_id, author_id, text, created_at, deleted_at FROM comments
  WHERE account_id = $1 AND id = $2 AND document_id = $3";
const EDIT: &str =
    "UPDATE comments SET text = $3, mentions = $4, edited_at = $5 WHERE account_id = $1 AND id = $2";
const DELETE: &str =
    "UPDATE comments SET text = '', mentions = '[]', deleted_at = $3 WHERE account_id = $1 AND id = $2";

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    pub id: FeedId,
    pub document: DocumentId,
    pub author: EmployeeId,
    pub text: String,
    pub created_at: Timestamp,
    pub deleted_at: Option<Timestamp>,
}

/// `mentions` is a JSON list of employee ids.
pub fn insert(tx: &mut dyn Tx, account: AccountId, comment: &Comment, mentions: &str) -> Result<(), Fault> {
    let Comment { id, document, author, text, created_at, deleted_at: _ } = comment;
    tx.push(INSERT, params![account, *id, *document, *author, text.as_str(), mentions, *created_at].to_vec())
}

pub fn load(
    tx: &mut dyn Tx,
    account: AccountId,
    document: DocumentId,
    id: FeedId,
) -> Result<Option<Comment>, Fault> {
    let read = |row: &Row| {
        Ok(Comment {
            id: row.get(0)?,
            document: row.get(1)?,
            author: row.get(2)?,
            text: row.get(3)?,
            created_at: row.get(4)?,
            deleted_at: row.get(5)?,
        })
    };
    tx.query_locked(LOAD, &params![account, id, document])?.first().map(read).transpose()
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
