//! Which documents in flight a change of processes concerns (DOMAIN §3): counted before it binds anybody.

use std::collections::BTreeMap;

use crate::document::DocumentKind;
use crate::ids::{ChannelId, ProcessId, StatusId};
use crate::rejection::Concerned;
use crate::rulebook::Rulebook;

/// Live documents of one kind, by channel and status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InFlight {
    pub channel: Option<ChannelId>,
    pub status: Option<StatusId>,
    pub documents: i64,
}

/// The open documents that `process` binds under these rules, by status.
pub fn bound(
    rules: &Rulebook,
    kind: DocumentKind,
    process: ProcessId,
    flight: &[InFlight],
) -> Vec<Concerned> {
    by_status(flight.iter().filter(|f| {
        !rules.is_final(f.status) && rules.binding(kind, f.channel).is_some_and(|p| p.id == process)
    }))
}

/// The open documents that `process` binds before a change and not after it: it was switched off, or claims fewer channels.
pub fn let_go(
    before: &Rulebook,
    after: &Rulebook,
    kind: DocumentKind,
    process: ProcessId,
    flight: &[InFlight],
) -> Vec<Concerned> {
    let binds =
        |rules: &Rulebook, f: &InFlight| rules.binding(kind, f.channel).is_some_and(|p| p.id == process);
    by_status(flight.iter().filter(|f| !before.is_final(f.status) && binds(before, f) && !binds(after, f)))
}

/// The open documents that have no way out under these rules, by status.
pub fn stranded(rules: &Rulebook, kind: DocumentKind, flight: &[InFlight]) -> Vec<Concerned> {
    by_status(flight.iter().filter(|f| is_stranded(rules, kind, f)))
}

/// Those that had a way out before a change and have none after it.
pub fn newly_stranded(
    before: &Rulebook,
    after: &Rulebook,
    kind: DocumentKind,
    flight: &[InFlight],
) -> Vec<Concerned> {
    by_status(flight.iter().filter(|f| is_stranded(after, kind, f) && !is_stranded(before, kind, f)))
}

fn is_stranded(rules: &Rulebook, kind: DocumentKind, flight: &InFlight) -> bool {
    !rules.is_final(flight.status)
        && rules.binding(kind, flight.channel).is_some_and(|p| !p.definition.has_way_out(flight.status))
}

fn by_status<'a>(flight: impl Iterator<Item = &'a InFlight>) -> Vec<Concerned> {
    let mut sums: BTreeMap<Option<StatusId>, i64> = BTreeMap::new();
    for f in flight {
        *sums.entry(f.status).or_default() += f.documents;
    }
    let concerned = sums.into_iter().filter(|(_, documents)| *documents > 0);
    concerned.map(|(status, documents)| Concerned { status, documents }).collect()
}
