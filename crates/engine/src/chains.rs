//! What a reader may see of the documents that one rests on, and of those that rest on it.

use std::collections::BTreeSet;

use poryadok_domain::document::{Document, DocumentKind};
use poryadok_domain::ids::DocumentId;
use poryadok_store::db::Tx;
use poryadok_store::documents;
use poryadok_store::links::{self, Linked};

use crate::Engine;
use crate::failure::Failure;
use crate::login::Caller;
use crate::reads;

/// How far a chain is followed to either side, and how many documents of it are shown.
const CHAIN_DEPTH: usize = 4;
const CHAIN_LENGTH: i64 = 200;

/// A document of a chain, as far as the reader may see it.
#[derive(Debug, Clone)]
pub struct ChainLink {
    pub document: Document,
    /// The document beside it in the chain.
    pub beside: DocumentId,
    /// Whether it rests on that one, or carries it.
    pub rests: bool,
    /// The document on the way, where the two belong together only through that.
    pub via: Option<DocumentId>,
    pub sum: i64,
    /// How many links away.
    pub distance: usize,
}

impl Engine {
    /// What the document rests on and what rests on it, directly and through others, as far as the caller may see.
    pub async fn chain(
        &self,
        caller: &Caller,
        kind: DocumentKind,
        id: DocumentId,
    ) -> Result<Vec<ChainLink>, Failure> {
        let seen = caller.clone();
        self.db()
            .read(move |tx| {
                reads::visible(tx, &seen, kind, id, false)?;
                chain(tx, &seen, id)
            })
            .await
    }
}

fn chain(tx: &mut dyn Tx, seen: &Caller, id: DocumentId) -> Result<Vec<ChainLink>, Failure> {
    let account = seen.actor.account;
    let sight = seen.rules.document_reach(&seen.actor);
    let sees = |d: &Document| sight.covers(d.kind, &d.belongs());
    let mut found: Vec<ChainLink> = Vec::new();
    let mut known = BTreeSet::from([id]);
    for rests in [false, true] {
        let mut edge = vec![id];
        for distance in 1..=CHAIN_DEPTH {
            let next: Vec<Linked> = match rests {
                true => links::resting_on(tx, account, &edge, CHAIN_LENGTH)?,
                false => links::rested_on(tx, account, &edge, CHAIN_LENGTH)?,
            };
            edge.clear();
            for linked in next.into_iter().filter(|l| l.via.is_none() || distance == 1) {
                let Linked { document, from, sum, via } = linked;
                if known.insert(document.id) {
                    if sees(&document) {
                        edge.push(document.id);
                        found.push(ChainLink { document, beside: from, rests, via, sum, distance });
                    }
                } else if let Some(twice) = found
                    .iter_mut()
                    .find(|f| f.document.id == document.id && f.beside == from && f.rests == rests)
                {
                    // In part by itself, in part through others.
                    twice.sum += sum;
                    twice.via = twice.via.filter(|known| via == Some(*known));
                }
            }
            if edge.is_empty() || found.len() as i64 >= CHAIN_LENGTH {
                break;
            }
        }
    }
    // An invoice the reader may not see is not named as the way a payment came either.
    let ways: Vec<DocumentId> = found.iter().filter_map(|link| link.via).collect();
    let named = documents::belongings(tx, account, &ways)?;
    for link in &mut found {
        let seen =
            |id: &DocumentId| named.get(id).is_some_and(|(kind, belongs)| sight.covers(*kind, belongs));
        link.via = link.via.filter(seen);
    }
    Ok(found)
}
