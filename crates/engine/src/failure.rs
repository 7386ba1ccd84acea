//! What can go wrong with a command: an expected no, or breakage.

use poryadok_domain::rejection::{Noun, Reason, Rejection};
use poryadok_store::db::Fault;

/// A rejection is answered with its reasons; a fault is logged once at the edge and shown as a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    Rejected(Rejection),
    Fault(Fault),
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Failure {
        match fault {
            Fault::Busy => Failure::Rejected(Rejection::Busy),
            Fault::Full => Failure::Rejected(Rejection::StorageFull),
            Fault::ReadOnly => Failure::Rejected(Rejection::ReadOnly),
            Fault::Gone(_) => Failure::Rejected(Rejection::DatabaseGone),
            other => Failure::Fault(other),
        }
    }
}

impl From<Rejection> for Failure {
    fn from(rejection: Rejection) -> Failure {
        Failure::Rejected(rejection)
    }
}

impl From<Reason> for Failure {
    fn from(reason: Reason) -> Failure {
        Failure::Rejected(Rejection::refused(reason))
    }
}

pub(crate) fn not_found(noun: Noun) -> Failure {
    Failure::Rejected(Rejection::NotFound { noun })
}

/// The account of a session vanished under it.
pub(crate) fn account_gone() -> Failure {
    not_found(Noun::Account)
}

/// A number by which an operator finds a breakage in the log: the same breakage has the same number.
pub fn number_of(what: &str) -> String {
    crate::secret::hex(crate::secret::hash(what).get(..4).unwrap_or_default())
}
