//! Documents that wait for one employee, the oldest first.
//!
//! Each turn is read from the index that begins with its equalities, a page of it at most, and the parts are merged.

use poryadok_domain::document::DocumentKind;
use poryadok_domain::ids::{AccountId, DocumentId};
use poryadok_domain::rights::{Reach, Scope};
use poryadok_domain::time::Timestamp;
use poryadok_domain::turn::{Channels, Turn, Whose};

use super::document_list::Listed;
use crate::counts::{covered, push_in};
use crate::db::{Fault, Tx, Value};
use crate::documents::{self, COLUMN_COUNT, COLUMNS};
use crate::params;

/// What waits for whom, as far as he may see it.
#[derive(Debug, Clone, Copy)]
pub struct Waiting<'a> {
    pub account: AccountId,
    pub kind: DocumentKind,
    pub reach: &'a Reach,
    pub turns: &'a [Turn],
}

/// A page, behind the moment and id at which the page before ended.
pub fn page(
    tx: &mut dyn Tx,
    waiting: &Waiting<'_>,
    after: Option<(Timestamp, DocumentId)>,
    limit: i64,
) -> Result<Vec<Listed>, Fault> {
    let mut values = Vec::new();
    let Some(union) = union("d.*", waiting, after, limit, &mut values) else { return Ok(Vec::new()) };
    // A document may wait for him for more than one reason.
    values.push((limit * 4).into());
    let sql = format!(
        "SELECT {COLUMNS}, c.name FROM ({union}) d
         LEFT JOIN counterparties c ON c.account_id = d.account_id AND c.id = d.counterparty_id
         ORDER BY d.moment, d.id LIMIT ${}",
        values.len()
    );
    let mut listed: Vec<Listed> = Vec::new();
    for row in tx.query(&sql, &values)? {
        let document = documents::read(&row)?;
        if listed.last().is_none_or(|last| last.document.id != document.id) {
            listed.push(Listed { document, counterparty_name: row.get(COLUMN_COUNT)? });
        }
    }
    listed.truncate(usize::try_from(limit).unwrap_or(0));
    Ok(listed)
}

/// How many wait, counted to `most` at most.
pub fn count(tx: &mut dyn Tx, waiting: &Waiting<'_>, most: i64) -> Result<i64, Fault> {
    let mut values = Vec::new();
    let Some(union) = union("d.id, d.moment", waiting, None, most, &mut values) else { return Ok(0) };
    let sql = format!("SELECT COUNT(*) FROM (SELECT DISTINCT id FROM ({union}) part) waiting");
    let counted: i64 = tx.query(&sql, &values)?.first().map_or(Ok(0), |row| row.get(0))?;
    Ok(counted.min(most))
}

fn union(
    columns: &str,
    waiting: &Waiting<'_>,
    after: Option<(Timestamp, DocumentId)>,
    limit: i64,
    values: &mut Vec<Value>,
) -> Option<String> {
    if waiting.reach.scope == Scope::No || waiting.turns.is_empty() {
        return None;
    }
    let part = |turn: &Turn, values: &mut Vec<Value>| {
        let sql = select(columns, waiting, turn, after, limit, values);
        format!("SELECT * FROM ({sql}) part")
    };
    Some(waiting.turns.iter().map(|turn| part(turn, values)).collect::<Vec<_>>().join(" UNION ALL "))
}

fn select(
    columns: &str,
    waiting: &Waiting<'_>,
    turn: &Turn,
    after: Option<(Timestamp, DocumentId)>,
    limit: i64,
    values: &mut Vec<Value>,
) -> String {
    values.extend(params![waiting.account, waiting.kind.code()]);
    let mut sql = format!(
        "SELECT {columns} FROM documents d WHERE d.account_id = ${} AND d.kind = ${} AND d.deleted_at IS NULL",
        values.len() - 1,
        values.len()
    );
    if waiting.reach.scope != Scope::All {
        sql.push_str(&format!(" AND ({})", covered(waiting.reach, "d.", values)));
    }
    match turn.status {
        None => sql.push_str(" AND d.status_id IS NULL"),
        Some(status) => {
            values.push(status.into());
            sql.push_str(&format!(" AND d.status_id = ${}", values.len()));
        }
    }
    push_channels(&mut sql, &turn.channels, values);
    push_whose(&mut sql, &turn.whose, values);
    if let Some((at, id)) = after {
        values.extend(params![at, id]);
        sql.push_str(&format!(" AND (d.moment, d.id) > (${}, ${})", values.len() - 1, values.len()));
    }
    values.push(limit.into());
    sql.push_str(&format!(" ORDER BY d.moment, d.id LIMIT ${}", values.len()));
    sql
}

fn push_channels(sql: &mut String, channels: &Channels, values: &mut Vec<Value>) {
    match channels {
        Channels::Only(these) => {
            push_in(sql, values, "d.channel_id", these.iter().map(|c| Value::from(*c)).collect());
        }
        Channels::Except(those) if those.is_empty() => {}
        Channels::Except(those) => {
            let mut claimed = String::new();
            push_in(&mut claimed, values, "d.channel_id", those.iter().map(|c| Value::from(*c)).collect());
            let claimed = claimed.trim_start_matches(" AND ");
            sql.push_str(&format!(" AND (d.channel_id IS NULL OR NOT ({claimed}))"));
        }
    }
}

fn push_whose(sql: &mut String, whose: &Whose, values: &mut Vec<Value>) {
    match whose {
        Whose::All => {}
        Whose::OwnedBy(people) => {
            push_in(sql, values, "d.owner_id", people.iter().map(|e| Value::from(*e)).collect());
        }
        Whose::MadeBy(me) => {
            values.push((*me).into());
            sql.push_str(&format!(" AND d.author_id = ${}", values.len()));
        }
        Whose::WithTaskOf(me) => {
            values.push((*me).into());
            sql.push_str(&format!(
                " AND EXISTS (SELECT 1 FROM tasks t WHERE t.account_id = d.account_id AND t.document_id = d.id
                  AND t.assignee_id = ${} AND t.author_id IS DISTINCT FROM t.assignee_id AND t.done_at IS NULL)",
                values.len()
            ));
        }
    }
}
