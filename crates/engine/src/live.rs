//! What happens, told to whoever listens: screens of this node and of every other.

use poryadok_domain::document::{Document, DocumentKind};
use poryadok_domain::ids::{AccountId, DepartmentId, DocumentId, EmployeeId, StatusId};
use poryadok_domain::rights::Belongs;
use poryadok_store::db::{Db, MISSED};
use serde::{Deserialize, Serialize};
use tokio::sync::broadcast;

/// The channel between the nodes and the streams.
#[derive(Debug, Clone)]
pub struct Live {
    db: Db,
}

/// Something happened. Carries no content: whoever may see it fetches it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Happened {
    pub account: AccountId,
    /// The kind of the feed entry, or of the notification.
    pub what: String,
    pub actor: Option<EmployeeId>,
    /// Who was told of it in particular. Without a document nobody else hears of it.
    pub notified: Vec<EmployeeId>,
    pub document: Option<Changed>,
}

/// The document something happened to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changed {
    pub kind: DocumentKind,
    pub id: DocumentId,
    pub number: String,
    pub version: i64,
    pub from: Option<StatusId>,
    pub status: Option<StatusId>,
    /// To whom it belonged before (absent for new ones) and belongs now: a reader who loses sight of it is told so.
    pub before: Option<Owned>,
    pub after: Owned,
}

impl Changed {
    /// What listeners are told of a document.
    pub(crate) fn between(before: Option<&Document>, after: &Document) -> Changed {
        Changed {
            kind: after.kind,
            id: after.id,
            number: after.number.clone(),
            version: after.version,
            from: before.and_then(|b| b.status),
            status: after.status,
            before: before.map(Into::into),
            after: after.into(),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Owned {
    pub owner: EmployeeId,
    pub department: Option<DepartmentId>,
    pub shared: bool,
}

impl From<&Document> for Owned {
    fn from(d: &Document) -> Owned {
        Owned { owner: d.owner, department: d.department, shared: d.shared }
    }
}

impl From<Owned> for Belongs {
    fn from(o: Owned) -> Belongs {
        Belongs { owner: Some(o.owner), department: o.department, shared: o.shared }
    }
}

impl Live {
    pub(crate) fn new(db: &Db) -> Live {
        Live { db: db.clone() }
    }

    /// Tells everybody, after the commit. A listener that misses it fetches on its next turn.
    pub(crate) fn tell(&self, happened: &Happened) {
        if let Ok(payload) = serde_json::to_string(happened) {
            self.db.notify(payload);
        }
    }

    pub fn listen(&self) -> Listener {
        Listener(self.db.subscribe())
    }
}

/// One listener's end.
#[derive(Debug)]
pub struct Listener(broadcast::Receiver<String>);

/// What a listener gets.
#[derive(Debug)]
pub enum Told {
    Happened(Box<Happened>),
    /// It was too slow and missed something: fetch everything anew.
    Missed,
    /// The server is going down.
    Closed,
}

impl Listener {
    pub async fn next(&mut self) -> Told {
        loop {
            match self.0.recv().await {
                Ok(payload) if payload == MISSED => return Told::Missed,
                Ok(payload) => {
                    if let Ok(happened) = serde_json::from_str(&payload) {
                        return Told::Happened(Box::new(happened));
                    }
                }
                Err(broadcast::error::RecvError::Lagged(_)) => return Told::Missed,
                Err(broadcast::error::RecvError::Closed) => return Told::Closed,
            }
        }
    }
}
