//! Kept counts of live documents: per status, and fine enough to be added up for what one employee may see.

use std::collections::BTreeMap;

use poryadok_domain::document::{Document, DocumentKind};
use poryadok_domain::ids::{AccountId, ChannelId, DepartmentId, EmployeeId, StatusId};
use poryadok_domain::rights::{DocumentReach, Reach, Scope};
use poryadok_domain::whatif::InFlight;
use uuid::Uuid;

use crate::db::{Fault, Row, Tx, Value};
use crate::params;
use crate::values::{not_nil, or_nil};

const ADD: &str =
    "INSERT INTO document_counts (account_id, kind, status_id, owner_id, department_id, channel_id,
  shared, slot, documents, sum) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
  ON CONFLICT (account_id, kind, status_id, owner_id, department_id, channel_id, shared, slot) DO UPDATE SET
  documents = document_counts.documents + excluded.documents, sum = document_counts.sum + excluded.sum";

const IN_FLIGHT: &str = "SELECT channel_id, status_id, SUM(documents) FROM document_counts
  WHERE account_id = $1 AND kind = $2 GROUP BY channel_id, status_id";

/// What documents are counted by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    kind: DocumentKind,
    status: Option<StatusId>,
    owner: EmployeeId,
    department: Option<DepartmentId>,
    channel: Option<ChannelId>,
    shared: bool,
}

impl Key {
    /// Documents in the bin are not counted.
    fn of(document: &Document) -> Option<Key> {
        document.deleted_at.is_none().then_some(Key {
            kind: document.kind,
            status: document.status,
            owner: document.owner,
            department: document.department,
            channel: document.channel,
            shared: document.shared,
        })
    }
}

/// Documents of one status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    pub status: Option<StatusId>,
    pub documents: i64,
    pub sum: i64,
}

/// Brings the counts from what `before` was to what `after` is.
pub fn change(
    tx: &mut dyn Tx,
    account: AccountId,
    before: Option<&Document>,
    after: &Document,
) -> Result<(), Fault> {
    let mut tally = Tally::default();
    if let Some(before) = before {
        tally.add(before, -1);
    }
    tally.add(after, 1);
    tally.write(tx, account)
}

/// Changes of many documents, added up before they are written.
#[derive(Debug, Default)]
pub struct Tally(BTreeMap<Key, (i64, i64)>);

impl Tally {
    pub fn add(&mut self, document: &Document, times: i64) {
        if let Some(key) = Key::of(document) {
            let entry = self.0.entry(key).or_default();
            entry.0 += times;
            entry.1 += times * document.sums.sum;
        }
    }

    /// In the order of the keys, so that two writers never wait for each other in a circle.
    pub fn write(self, tx: &mut dyn Tx, account: AccountId) -> Result<(), Fault> {
        let slot = tx.slot();
        for (key, (documents, sum)) in self.0.into_iter().filter(|(_, delta)| *delta != (0, 0)) {
            let Key { kind, status, owner, department, channel, shared } = key;
            let values = params![
                account,
                kind.code(),
                or_nil(status),
                Uuid::from(owner),
                or_nil(department),
                or_nil(channel),
                shared,
                slot,
                documents,
                sum
            ];
            tx.push(ADD, values.to_vec())?;
        }
        Ok(())
    }
}

/// What to count.
#[derive(Debug, Clone)]
pub struct Which<'a> {
    pub account: AccountId,
    pub kind: DocumentKind,
    /// What the reader may see.
    pub reach: &'a Reach,
    pub channels: &'a [Option<ChannelId>],
    pub owners: &'a [EmployeeId],
}

/// Live documents per status, as far as the reader may see.
pub fn by_status(tx: &mut dyn Tx, which: &Which<'_>) -> Result<Vec<Count>, Fault> {
    if which.reach.scope == Scope::No {
        return Ok(Vec::new());
    }
    let mut values: Vec<Value> = params![which.account, which.kind.code()].to_vec();
    let mut sql = String::from(
        "SELECT status_id, SUM(documents), SUM(sum) FROM document_counts WHERE account_id = $1 AND kind = $2",
    );
    if which.reach.scope != Scope::All {
        sql.push_str(&format!(" AND ({})", reach_condition(which.reach, "", &mut values)));
    }
    let channels = which.channels.iter().map(|c| Value::Id(or_nil(*c))).collect();
    push_in(&mut sql, &mut values, "channel_id", channels);
    push_in(&mut sql, &mut values, "owner_id", which.owners.iter().map(|o| Value::from(*o)).collect());
    sql.push_str(" GROUP BY status_id");
    let read = |row: &Row| {
        Ok(Count { status: not_nil(row.get::<Uuid>(0)?), documents: row.get(1)?, sum: row.get(2)? })
    };
    let counts: Result<Vec<Count>, Fault> = tx.query(&sql, &values)?.iter().map(read).collect();
    Ok(counts?.into_iter().filter(|c| c.documents != 0).collect())
}

/// Live documents of a kind by channel and status, whoever owns them.
pub fn in_flight(tx: &mut dyn Tx, account: AccountId, kind: DocumentKind) -> Result<Vec<InFlight>, Fault> {
    let read = |row: &Row| {
        Ok(InFlight {
            channel: not_nil(row.get::<Uuid>(0)?),
            status: not_nil(row.get::<Uuid>(1)?),
            documents: row.get(2)?,
        })
    };
    tx.query(IN_FLIGHT, &params![account, kind.code()])?.iter().map(read).collect()
}

/// How many live documents each of `owners` has in the given statuses; those with none are left out.
pub fn open_by_owner(
    tx: &mut dyn Tx,
    account: AccountId,
    kind: DocumentKind,
    statuses: &[StatusId],
    owners: &[EmployeeId],
) -> Result<Vec<(EmployeeId, i64)>, Fault> {
    if owners.is_empty() || statuses.is_empty() {
        return Ok(Vec::new());
    }
    let mut values: Vec<Value> = params![account, kind.code()].to_vec();
    let mut sql = String::from(
        "SELECT owner_id, SUM(documents) FROM document_counts WHERE account_id = $1 AND kind = $2",
    );
    push_in(&mut sql, &mut values, "status_id", statuses.iter().map(|s| Value::from(*s)).collect());
    push_in(&mut sql, &mut values, "owner_id", owners.iter().map(|o| Value::from(*o)).collect());
    sql.push_str(" GROUP BY owner_id");
    tx.query(&sql, &values)?.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
}

/// The SQL of "this employee may see it" over owner, department and sharing of `prefix`.
pub(crate) fn reach_condition(reach: &Reach, prefix: &str, values: &mut Vec<Value>) -> String {
    let mut any = Vec::new();
    values.push(reach.employee.map_or(Value::Id(Uuid::nil()), Value::from));
    any.push(format!("{prefix}owner_id = ${}", values.len()));
    if reach.scope.shared() {
        any.push(format!("{prefix}shared"));
    }
    if reach.scope.department() {
        let mut list = String::new();
        push_in(
            &mut list,
            values,
            &format!("{prefix}department_id"),
            reach.departments.iter().map(|d| Value::from(*d)).collect(),
        );
        any.extend(list.strip_prefix(" AND ").map(str::to_owned));
    }
    any.join(" OR ")
}

/// The SQL of "the reader may see it", whatever his scope.
pub(crate) fn covered(reach: &Reach, prefix: &str, values: &mut Vec<Value>) -> String {
    match reach.scope {
        Scope::All => "TRUE".to_owned(),
        Scope::No => "FALSE".to_owned(),
        _ => reach_condition(reach, prefix, values),
    }
}

/// The same for documents of any kind, each as far as that kind is seen.
pub(crate) fn covered_documents(reach: &DocumentReach, prefix: &str, values: &mut Vec<Value>) -> String {
    let groups = reach.groups();
    if let [(reach, _)] = groups.as_slice() {
        return covered(reach, prefix, values);
    }
    let seen = groups.iter().filter(|(reach, _)| reach.scope != Scope::No);
    let each: Vec<String> = seen
        .map(|(reach, kinds)| {
            let kinds: Vec<String> = kinds.iter().map(|k| format!("'{}'", k.code())).collect();
            format!("{prefix}kind IN ({}) AND ({})", kinds.join(", "), covered(reach, prefix, values))
        })
        .collect();
    if each.is_empty() { "FALSE".to_owned() } else { format!("({})", each.join(" OR ")) }
}

/// Adds ` AND column IN ($n, …)`, or nothing for an empty list.
pub(crate) fn push_in(sql: &mut String, values: &mut Vec<Value>, column: &str, list: Vec<Value>) {
    if list.is_empty() {
        return;
    }
    // Padded to a power of two: a handful of texts to prepare instead of one for every length.
    let (first, padded) = (values.len() + 1, list.len().next_power_of_two());
    let last = list.last().cloned();
    let missing = padded - list.len();
    values.extend(list);
    values.extend(last.into_iter().cycle().take(missing));
    let marks: Vec<String> = (first..=values.len()).map(|n| format!("${n}")).collect();
    sql.push_str(&format!(" AND {column} IN ({})", marks.join(", ")));
}
