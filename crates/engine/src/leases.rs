//! What only one node does at a time. A lease saves work and noise; nothing is wrong where two nodes hold one for a moment.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use poryadok_domain::time::Timestamp;
use poryadok_store::leases;
use uuid::Uuid;

use crate::Engine;
use crate::failure::Failure;

/// A node that died is followed by another within this time.
const LEASE_SECS: i64 = 10;
/// A lease with less left than this is renewed.
const RENEW_SECS: i64 = 5;

/// The leases that this node believes to hold.
#[derive(Debug)]
pub(crate) struct Leases {
    holder: Uuid,
    until: Mutex<HashMap<String, Timestamp>>,
}

impl Leases {
    pub fn new(holder: Uuid) -> Leases {
        Leases { holder, until: Mutex::default() }
    }

    fn set(&self, name: &str, until: Option<Timestamp>) {
        let mut held = self.until.lock().unwrap_or_else(PoisonError::into_inner);
        match until {
            Some(until) => drop(held.insert(name.to_owned(), until)),
            None => drop(held.remove(name)),
        }
    }

    fn until(&self, name: &str) -> Option<Timestamp> {
        self.until.lock().unwrap_or_else(PoisonError::into_inner).get(name).copied()
    }
}

impl Engine {
    /// Whether this node does what `name` stands for, for the next seconds. Ask before every turn.
    pub async fn hold(&self, name: &str) -> bool {
        let now = self.clock().now();
        if self.0.leases.until(name).is_some_and(|until| until.since(now) > RENEW_SECS * 1_000_000) {
            return true;
        }
        let (holder, until, of) = (self.0.leases.holder, now.plus_secs(LEASE_SECS), name.to_owned());
        let taken = self.db().write(move |tx| Ok(leases::take(tx, &of, holder, now, until)?)).await;
        let taken = taken.unwrap_or_else(|failure: Failure| {
            tracing::warn!(?failure, name, "a lease could not be taken");
            false
        });
        self.0.leases.set(name, taken.then_some(until));
        taken
    }

    /// Takes all leases away, whoever has them: for a server that knows to be the only one over its database.
    pub async fn forget_leases(&self) {
        let forgotten: Result<(), Failure> = self.db().write(|tx| Ok(leases::forget(tx)?)).await;
        if let Err(failure) = forgotten {
            tracing::warn!(?failure, "leases of before were not forgotten; they end by themselves");
        }
    }

    /// Gives back all leases of this node, so that another follows at once.
    pub async fn release_leases(&self) {
        let holder = self.0.leases.holder;
        let released: Result<(), Failure> = self.db().write(move |tx| Ok(leases::release(tx, holder)?)).await;
        if let Err(failure) = released {
            tracing::warn!(?failure, "leases were not given back; they end by themselves");
        }
    }
}
