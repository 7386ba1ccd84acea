//! Reads: what a caller may see, and nothing of what he may not.

use poryadok_domain::document::DocumentKind;
use poryadok_domain::gate::{self, Case, Verdict};
use poryadok_domain::ids::{
    AccountId, ChannelId, CounterpartyId, DocumentId, EmployeeId, FeedId, ProductId, StatusId,
};
use poryadok_domain::process::Grantee;
use poryadok_domain::process::Requirement;
use poryadok_domain::rejection::{Noun, Reason, Rejection};
use poryadok_domain::rights::{Entity, Operation, Reach, Scope};
use poryadok_domain::time::Timestamp;
use poryadok_domain::turn;
use poryadok_store::counterparties::{self, Counterparty};
use poryadok_store::counts;
use poryadok_store::db::Tx;
use poryadok_store::documents::Loaded;
use poryadok_store::products::Product;
use poryadok_store::views::document_list::{self, Listed};
use poryadok_store::views::turns;
use poryadok_store::visits::Visit;
use poryadok_store::{audit, documents, feed, products, visits};

use crate::Engine;
use crate::documents::Shown;
use crate::execute::facts;
use crate::failure::{Failure, not_found};
use crate::feed_sight::hide_foreign_in;
use crate::login::Caller;
use crate::products::hide_suppliers;

pub use poryadok_store::views::document_list::{Counted, Cursor, Sort};

/// What a list of documents is asked for.
#[derive(Debug, Clone, Default)]
pub struct ListRequest {
    pub statuses: Vec<Option<StatusId>>,
    pub owners: Vec<EmployeeId>,
    pub channels: Vec<Option<ChannelId>>,
    pub counterparties: Vec<CounterpartyId>,
    pub moment_from: Option<Timestamp>,
    pub moment_to: Option<Timestamp>,
    pub planned_from: Option<Timestamp>,
    pub planned_to: Option<Timestamp>,
    pub deleted: bool,
    pub words: Vec<String>,
    pub sort: Sort,
    pub ascending: bool,
    pub after: Option<Cursor>,
    pub limit: i64,
}

/// Where a document could go, and what stands against it.
#[derive(Debug, Clone)]
pub struct PossibleMove {
    pub status: StatusId,
    pub outcome: Result<Verdict, Vec<Reason>>,
    /// What the step must bring along.
    pub requirements: Vec<Requirement>,
}

/// A page of the feed.
#[derive(Debug, Clone, Default)]
pub struct FeedRequest {
    pub kind: Option<String>,
    pub after: Option<(Timestamp, FeedId)>,
    pub limit: i64,
}

/// A document with what its page needs beside it.
#[derive(Debug, Clone)]
pub struct Page {
    pub shown: Shown,
    /// Who can take it on from where it stands.
    pub turn: Vec<Grantee>,
    pub may_edit: Result<(), Vec<Reason>>,
    pub may_delete: Result<(), Vec<Reason>>,
    pub may_post: Result<(), Vec<Reason>>,
    pub moves: Vec<PossibleMove>,
}

/// A question about documents together with whose it is.
struct Asked {
    account: AccountId,
    kind: DocumentKind,
    reach: Reach,
    all_statuses: Vec<StatusId>,
    request: ListRequest,
}

impl Asked {
    fn by(caller: &Caller, kind: DocumentKind, request: ListRequest) -> Asked {
        let rules = &caller.rules;
        Asked {
            account: caller.actor.account,
            kind,
            reach: rules.reach(&caller.actor, kind.into(), Operation::View),
            all_statuses: rules.statuses_of(kind).iter().map(|s| s.id).collect(),
            request,
        }
    }

    fn filter(&self) -> document_list::Filter<'_> {
        let r = self.request.clone();
        document_list::Filter {
            account: self.account,
            kind: self.kind,
            reach: &self.reach,
            all_statuses: &self.all_statuses,
            statuses: r.statuses,
            owners: r.owners,
            channels: r.channels,
            counterparties: r.counterparties,
            moment_from: r.moment_from,
            moment_to: r.moment_to,
            planned_from: r.planned_from,
            planned_to: r.planned_to,
            deleted: r.deleted,
            words: r.words,
            sort: r.sort,
            ascending: r.ascending,
            after: r.after,
            limit: r.limit,
        }
    }
}

/// What waits for somebody: a page, and how many there are, counted to a hundred.
#[derive(Debug, Clone)]
pub struct Waits {
    pub rows: Vec<Listed>,
    pub count: i64,
}

/// A number beside a menu is read to here.
const COUNTED_TURNS: i64 = 100;

impl Engine {
    /// A page of documents.
    pub async fn list_documents(
        &self,
        caller: &Caller,
        kind: DocumentKind,
        request: ListRequest,
    ) -> Result<Vec<Listed>, Failure> {
        let asked = Asked::by(caller, kind, request);
        self.db().read(move |tx| Ok(document_list::page(tx, &asked.filter())?)).await
    }

    /// Live documents and their sums per status, as far as the caller may see.
    pub async fn count_documents(
        &self,
        caller: &Caller,
        kind: DocumentKind,
        request: ListRequest,
    ) -> Result<Counted, Failure> {
        let asked = Asked::by(caller, kind, request);
        self.db()
            .read(move |tx| {
                let r = &asked.request;
                let ListRequest { channels, owners, .. } = r;
                let kept = r.statuses.is_empty()
                    && r.counterparties.is_empty()
                    && r.words.is_empty()
                    && !r.deleted
                    && [r.moment_from, r.moment_to, r.planned_from, r.planned_to].iter().all(Option::is_none);
                if !kept {
                    return Ok(document_list::counts(tx, &asked.filter())?);
                }
                let (account, reach) = (asked.account, &asked.reach);
                let which = counts::Which { account, kind, reach, channels, owners };
                Ok(Counted { counts: counts::by_status(tx, &which)?, complete: true })
            })
            .await
    }

    /// One document with everything its page shows.
    pub async fn document(
        &self,
        caller: &Caller,
        kind: DocumentKind,
        id: DocumentId,
    ) -> Result<Page, Failure> {
        let seen = caller.clone();
        self.db()
            .read(move |tx| {
                let loaded = visible(tx, &seen, kind, id, true)?;
                let account = seen.actor.account;
                let ids: Vec<ProductId> = loaded.document.positions.iter().map(|p| p.product).collect();
                let counterparty = match loaded.document.counterparty {
                    Some(id) => counterparties::load(tx, account, id)?,
                    None => None,
                };
                let Loaded { document, counterparty_tags, .. } = loaded;
                let facts = facts(tx, &seen.rules, account, &document, counterparty_tags)?;
                let case =
                    Case { rulebook: &seen.rules, actor: &seen.actor, document: &document, facts: &facts };
                let (may_edit, may_delete) = (gate::edit(&case, &[]), gate::deletion(&case));
                let may_post = gate::posting(&case);
                let moves = possible_moves(&case);
                let turn = turn::of_document(&seen.rules, &document);
                let shown = Shown {
                    counterparty_name: counterparty.map(|c| c.name),
                    products: products::load_many(tx, account, &ids)?,
                    has_positions: true,
                    document,
                };
                Ok(Page { shown, turn, may_edit, may_delete, may_post, moves })
            })
            .await
    }

    /// Where the document could go from here, and all reasons against what it could not.
    pub async fn moves(
        &self,
        caller: &Caller,
        kind: DocumentKind,
        id: DocumentId,
    ) -> Result<Vec<PossibleMove>, Failure> {
        let seen = caller.clone();
        self.db()
            .read(move |tx| {
                let Loaded { document, counterparty_tags, .. } = visible(tx, &seen, kind, id, false)?;
                let facts = facts(tx, &seen.rules, seen.actor.account, &document, counterparty_tags)?;
                let case =
                    Case { rulebook: &seen.rules, actor: &seen.actor, document: &document, facts: &facts };
                Ok(possible_moves(&case))
            })
            .await
    }

    /// Documents that wait for the caller, the oldest first.
    pub async fn waiting(
        &self,
        caller: &Caller,
        kind: DocumentKind,
        after: Option<(Timestamp, DocumentId)>,
        limit: i64,
    ) -> Result<Waits, Failure> {
        let (account, rules) = (caller.actor.account, &caller.rules);
        let reach = rules.reach(&caller.actor, kind.into(), Operation::View);
        let turns = turn::of_employee(rules, &caller.actor, kind);
        self.db()
            .read(move |tx| {
                let waiting = turns::Waiting { account, kind, reach: &reach, turns: &turns };
                let rows = turns::page(tx, &waiting, after, limit)?;
                Ok(Waits { rows, count: turns::count(tx, &waiting, COUNTED_TURNS)? })
            })
            .await
    }

    pub async fn feed(
        &self,
        caller: &Caller,
        kind: DocumentKind,
        id: DocumentId,
        request: FeedRequest,
    ) -> Result<Vec<feed::Shown>, Failure> {
        let seen = caller.clone();
        self.db()
            .read(move |tx| {
                visible(tx, &seen, kind, id, false)?;
                let FeedRequest { kind, after, limit } = &request;
                let mut page = feed::page(tx, seen.actor.account, id, kind.as_deref(), *after, *limit)?;
                hide_foreign_in(tx, &seen, &mut page)?;
                Ok(page)
            })
            .await
    }

    /// Every status the document has stood in.
    pub async fn visits(
        &self,
        caller: &Caller,
        kind: DocumentKind,
        id: DocumentId,
    ) -> Result<Vec<Visit>, Failure> {
        let seen = caller.clone();
        self.db()
            .read(move |tx| {
                visible(tx, &seen, kind, id, false)?;
                Ok(visits::list(tx, seen.actor.account, id)?)
            })
            .await
    }

    pub async fn list_counterparties(
        &self,
        caller: &Caller,
        words: Vec<String>,
        deleted: bool,
        after: Option<(String, CounterpartyId)>,
        limit: i64,
    ) -> Result<Vec<Counterparty>, Failure> {
        let account = caller.actor.account;
        let reach = caller.rules.reach(&caller.actor, Entity::Counterparty, Operation::View);
        self.db()
            .read(move |tx| {
                let filter = counterparties::Filter {
                    reach: &reach,
                    words: &words,
                    deleted,
                    after: after.clone(),
                    limit,
                };
                Ok(counterparties::list(tx, account, &filter)?)
            })
            .await
    }

    pub async fn counterparty(&self, caller: &Caller, id: CounterpartyId) -> Result<Counterparty, Failure> {
        let account = caller.actor.account;
        let reach = caller.rules.reach(&caller.actor, Entity::Counterparty, Operation::View);
        let found =
            self.db().read::<_, Failure, _>(move |tx| Ok(counterparties::load(tx, account, id)?)).await?;
        found.filter(|c| reach.covers(&c.belongs())).ok_or_else(|| not_found(Noun::Counterparty))
    }

    pub async fn list_products(
        &self,
        caller: &Caller,
        words: Vec<String>,
        archived: bool,
        after: Option<(String, ProductId)>,
        limit: i64,
    ) -> Result<Vec<Product>, Failure> {
        if caller.rules.reach(&caller.actor, Entity::Product, Operation::View).scope == Scope::No {
            return Ok(Vec::new());
        }
        let seen = caller.clone();
        self.db()
            .read(move |tx| {
                let account = seen.actor.account;
                let mut page = products::list(tx, account, archived, &words, after.clone(), limit)?;
                hide_suppliers(tx, &seen.rules, &seen.actor, &mut page)?;
                Ok(page)
            })
            .await
    }

    pub async fn product(&self, caller: &Caller, id: ProductId) -> Result<Product, Failure> {
        if caller.rules.reach(&caller.actor, Entity::Product, Operation::View).scope == Scope::No {
            return Err(not_found(Noun::Product));
        }
        let seen = caller.clone();
        self.db()
            .read(move |tx| {
                let mut found = products::load_many(tx, seen.actor.account, &[id])?;
                let mut product = found.remove(&id).ok_or_else(|| not_found(Noun::Product))?;
                hide_suppliers(tx, &seen.rules, &seen.actor, std::slice::from_mut(&mut product))?;
                Ok(product)
            })
            .await
    }

    /// The audit of settings and logins, newest first.
    pub async fn audit(
        &self,
        caller: &Caller,
        before: Option<i64>,
        limit: i64,
    ) -> Result<Vec<audit::Kept>, Failure> {
        if !caller.is_administrator() {
            return Err(Rejection::AdministratorsOnly.into());
        }
        let account = caller.actor.account;
        self.db().read(move |tx| Ok(audit::page(tx, account, before.unwrap_or(i64::MAX), limit)?)).await
    }

    /// Whether the database answers.
    pub async fn ready(&self) -> Result<(), Failure> {
        self.db().read(|tx| Ok(tx.query("SELECT 1", &[]).map(drop)?)).await
    }
}

pub(crate) fn visible(
    tx: &mut dyn Tx,
    caller: &Caller,
    kind: DocumentKind,
    id: DocumentId,
    positions: bool,
) -> Result<Loaded, Failure> {
    let reach = caller.rules.reach(&caller.actor, kind.into(), Operation::View);
    let loaded = documents::load(tx, caller.actor.account, kind, id, positions)?;
    loaded.filter(|l| reach.covers(&l.document.belongs())).ok_or_else(|| not_found(kind.into()))
}

/// The same where the kind is not known.
pub(crate) fn visible_any(tx: &mut dyn Tx, caller: &Caller, id: DocumentId) -> Result<Loaded, Failure> {
    let loaded = documents::load_any(tx, caller.actor.account, id, false)?;
    let seen = caller.rules.document_reach(&caller.actor);
    let visible = loaded.filter(|l| seen.covers(l.document.kind, &l.document.belongs()));
    visible.ok_or_else(|| not_found(Noun::Document))
}

fn possible_moves(case: &Case<'_>) -> Vec<PossibleMove> {
    if case.document.deleted_at.is_some() {
        return Vec::new();
    }
    gate::moves(case)
        .into_iter()
        .map(|(status, outcome)| PossibleMove {
            status,
            outcome,
            requirements: gate::requirements_of(case, status).to_vec(),
        })
        .collect()
}
