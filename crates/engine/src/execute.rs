//! One command on one document: load, decide, evolve, save.

use poryadok_domain::document::{Context, Document, DocumentKind, Event, Facts, evolve};
use poryadok_domain::file::On;
use poryadok_domain::gate::Verdict;
use poryadok_domain::ids::{AccountId, DocumentId, FeedId};
use poryadok_domain::rejection::{Noun, Rejection};
use poryadok_domain::rulebook::Rulebook;
use poryadok_domain::trade::reserve_moves;
use poryadok_store::db::Tx;
use poryadok_store::documents::Loaded;
use poryadok_store::views::document_list::{noun, search_text};
use poryadok_store::visits::Visit;
use poryadok_store::{counterparties, counts, documents, feed, files, links, stock, tasks, visits};
use serde_json::json;

use crate::failure::{Failure, not_found};
use crate::live::{Changed, Happened};
use crate::work::Work;

/// A document with what was known of it before the command.
#[derive(Debug, Clone)]
pub(crate) struct Subject {
    pub document: Document,
    pub facts: Facts,
}

impl Work<'_> {
    /// Loads a document for a command, with the rules of this moment.
    pub fn load(
        &mut self,
        kind: DocumentKind,
        id: DocumentId,
        with_positions: bool,
    ) -> Result<Subject, Failure> {
        let (document, tags) = self.locked(kind, id, with_positions)?;
        let facts = facts(self.tx, &self.rules, self.account, &document, tags)?;
        Ok(Subject { document, facts })
    }

    /// The same where nothing is decided on it.
    pub fn document(
        &mut self,
        kind: DocumentKind,
        id: DocumentId,
        with_positions: bool,
    ) -> Result<Document, Failure> {
        Ok(self.locked(kind, id, with_positions)?.0)
    }

    /// The document and the tags of its counterparty.
    fn locked(
        &mut self,
        kind: DocumentKind,
        id: DocumentId,
        with_positions: bool,
    ) -> Result<(Document, Vec<String>), Failure> {
        let account = self.account;
        let loaded = documents::load_locked(self.tx, account, kind, id, with_positions)?;
        let Loaded { mut document, rules_version, counterparty_tags } =
            loaded.ok_or_else(|| not_found(kind.into()))?;
        // Whatever becomes of the document, what it keeps in stock may change with it.
        if document.trade.reserved_pieces != 0 && !with_positions {
            document.positions = documents::positions(self.tx, account, id)?;
        }
        self.rules_at(rules_version)?;
        // Clocks of nodes differ, and clocks are set: the history of a document still runs forward.
        self.now = self.now.max(document.updated_at.plus_micros(1));
        Ok((document, counterparty_tags))
    }

    /// The same where the kind is not known.
    pub fn load_any(&mut self, id: DocumentId, with_positions: bool) -> Result<Subject, Failure> {
        let kind = documents::kind_of(self.tx, self.account, id)?;
        self.load(kind.ok_or_else(|| not_found(Noun::Document))?, id, with_positions)
    }

    /// The same of what the caller may see: what he may not see is not there.
    pub fn load_seen(&mut self, id: DocumentId) -> Result<Subject, Failure> {
        let subject = self.load_any(id, false)?;
        let seen = self.rules.document_reach(self.actor);
        let visible = seen.covers(subject.document.kind, &subject.document.belongs());
        if visible { Ok(subject) } else { Err(not_found(Noun::Document)) }
    }

    /// Asks the domain and carries out its answer.
    pub fn decide(
        &mut self,
        subject: &Subject,
        decide: impl Fn(&Context<'_>, &Document) -> Result<Vec<Event>, Rejection>,
    ) -> Result<Document, Failure> {
        let rules = self.rules.clone();
        let ctx = Context { rulebook: &rules, actor: self.actor, facts: &subject.facts, now: self.now };
        let events = decide(&ctx, &subject.document)?;
        self.carry_out_knowing(Some(&subject.document), Some(&subject.facts), &events)
    }

    /// Folds the events, writes what they change, and lets the scenarios run that this calls. Answers with the document as it
    /// stands after all of that.
    pub fn carry_out(&mut self, before: Option<&Document>, events: &[Event]) -> Result<Document, Failure> {
        self.carry_out_knowing(before, None, events)
    }

    /// The same, with what the decision went by beside the document, where it is at hand.
    fn carry_out_knowing(
        &mut self,
        before: Option<&Document>,
        facts: Option<&Facts>,
        events: &[Event],
    ) -> Result<Document, Failure> {
        let document = self.apply(before, events)?;
        if events.is_empty() {
            return Ok(document);
        }
        self.keep_times(before, &document, events)?;
        self.caused_by(&document, events);
        self.note_shortage_after(&document, events)?;
        let known = || facts.and_then(|facts| known(before, &document, facts));
        if !self.follow_from(known)? {
            return Ok(document);
        }
        let with_positions = !document.positions.is_empty();
        let left = self.chain.left.take().filter(|left| left.id == document.id && !with_positions);
        if let Some(left) = left {
            return Ok(left);
        }
        self.document(document.kind, document.id, with_positions)
    }

    /// Writes what events change: state, visits, counts, feed.
    pub fn apply(&mut self, before: Option<&Document>, events: &[Event]) -> Result<Document, Failure> {
        let mut document = before.cloned();
        for event in events {
            let from = document.clone();
            document = evolve(document, event, self.actor, self.now);
            if let Some(after) = &document {
                self.record(event, from.as_ref(), after)?;
            }
        }
        let mut document = document.ok_or_else(|| not_found(Noun::Document))?;
        if events.is_empty() {
            return Ok(document);
        }
        document.version = before.map_or(1, |b| b.version + 1);
        self.save(before, &document, events)?;
        self.tell(before, &document, events)?;
        Ok(document)
    }

    fn save(
        &mut self,
        before: Option<&Document>,
        document: &Document,
        events: &[Event],
    ) -> Result<(), Failure> {
        let account = self.account;
        let positions = before.is_some_and(|b| b.positions != document.positions);
        match before {
            None => documents::insert(self.tx, account, document)?,
            Some(_) if matches!(events, [Event::Moved { .. }]) => {
                documents::save_step(self.tx, account, document)?;
            }
            Some(before) => documents::save(self.tx, account, before, document, positions)?,
        }
        counts::change(self.tx, account, before, document)?;
        self.keep_links(before, document)?;
        let moves = reserve_moves(before, document);
        stock::add(self.tx, account, &moves)?;
        if before.is_none_or(|b| searched_by(b) != searched_by(document)) {
            self.index(document)?;
        }
        Ok(())
    }

    /// Writes the text by which the document is found.
    pub fn index(&mut self, document: &Document) -> Result<(), Failure> {
        let account = self.account;
        let counterparty = match document.counterparty {
            Some(id) => counterparties::load(self.tx, account, id)?,
            None => None,
        };
        let text = search_text(document, counterparty.as_ref().map(|c| c.name.as_str()));
        Ok(self.tx.index_text(noun(document.kind), account.into(), document.id.into(), &text)?)
    }

    /// The visit and the feed entry of one event.
    fn record(&mut self, event: &Event, before: Option<&Document>, after: &Document) -> Result<(), Failure> {
        if let Some((verdict, comment)) = step_of(event) {
            let (word, process, reason) = Visit::ground(verdict, comment);
            let visit = Visit {
                seq: after.visits,
                from: before.and_then(|b| b.status),
                to: after.status,
                at: self.now,
                since: before.map(|b| b.status_since),
                actor: self.actor.employee,
                source: self.actor.source,
                verdict: word,
                process,
                reason,
                command: self.command,
            };
            visits::append(self.tx, self.account, after.id, &visit)?;
        }
        let (kind, body) = feed_entry(event);
        self.append_feed(after.id, self.id().into(), kind, &body)
    }

    pub fn append_feed(
        &mut self,
        document: DocumentId,
        id: FeedId,
        kind: &str,
        body: &serde_json::Value,
    ) -> Result<(), Failure> {
        let entry = feed::Entry {
            id,
            at: self.now,
            kind: kind.to_owned(),
            actor: self.actor.employee,
            source: self.actor.source,
            command: self.command,
            body: body.to_string(),
        };
        Ok(feed::append(self.tx, self.account, document, &entry)?)
    }

    fn tell(&mut self, before: Option<&Document>, after: &Document, events: &[Event]) -> Result<(), Failure> {
        let what = events.last().map(|e| feed_entry(e).0).unwrap_or_default();
        let notified = self.tell_owner(before, after, events)?;
        self.announce_events(after, events)?;
        let told = Happened { notified, ..happened(self, before, after, what) };
        self.happened.push(told);
        Ok(())
    }
}

/// The document as scenarios would load it, where what they go by beside it cannot have changed.
fn known(before: Option<&Document>, after: &Document, facts: &Facts) -> Option<Subject> {
    let same = before.is_some_and(|b| b.counterparty == after.counterparty) && after.positions.is_empty();
    same.then(|| {
        // Whom and what the command named is its own.
        let own = Facts { counterparties: Default::default(), products: Default::default(), ..facts.clone() };
        Subject { document: after.clone(), facts: own }
    })
}

/// What decisions on a document depend on beside it. Its tasks and files are looked up only where a process asks for them.
pub(crate) fn facts(
    tx: &mut dyn Tx,
    rules: &Rulebook,
    account: AccountId,
    document: &Document,
    counterparty_tags: Vec<String>,
) -> Result<Facts, Failure> {
    let tasks::OnDocument { assignees: task_assignees, open: open_tasks, unticked } =
        match rules.asks_for_tasks(document.kind) {
            true => tasks::on_document(tx, account, document.id)?,
            false => tasks::OnDocument::default(),
        };
    let posted_links = match rules.asks_for_links(document.kind) {
        true => links::posted_kinds(tx, account, document.id)?,
        false => std::collections::BTreeMap::new(),
    };
    let short_products = match rules.asks_for_stock(document.kind) {
        true => crate::stock::shortages_of(tx, rules, account, document)?.len() as i64,
        false => 0,
    };
    let files = match rules.asks_for_files(document.kind) {
        true => files::count(tx, account, On::Document(document.id))?,
        false => 0,
    };
    Ok(Facts {
        task_assignees,
        open_tasks,
        unticked,
        files,
        posted_links,
        short_products,
        counterparty_tags,
        ..Facts::default()
    })
}

/// What listeners are told of a change.
pub(crate) fn happened(work: &Work<'_>, before: Option<&Document>, after: &Document, what: &str) -> Happened {
    Happened {
        account: work.account,
        what: what.to_owned(),
        actor: work.actor.employee,
        notified: Vec::new(),
        document: Some(Changed::between(before, after)),
    }
}

/// What the search text is made of.
fn searched_by(d: &Document) -> (&str, Option<&str>, Option<poryadok_domain::ids::CounterpartyId>, &str) {
    (&d.number, d.external_id.as_deref(), d.counterparty, &d.description)
}

fn step_of(event: &Event) -> Option<(&Verdict, Option<&str>)> {
    match event {
        Event::Created { verdict, .. } => Some((verdict, None)),
        Event::Moved { verdict, comment, .. } => Some((verdict, comment.as_deref())),
        _ => None,
    }
}

/// The kind and the body of the feed entry of an event. The shapes are kept for ever: fields may be added, not changed.
pub(crate) fn feed_entry(event: &Event) -> (&'static str, serde_json::Value) {
    match event {
        Event::Created { document, verdict, copied_from } => (
            "created",
            json!({ "status": document.status, "sum": document.sums.sum, "ground": verdict, "copied_from": copied_from }),
        ),
        Event::Changed { fields, positions, after } => {
            ("changed", json!({ "fields": fields, "positions": positions, "sum": after.sums.sum }))
        }
        Event::Moved { from, to, verdict, comment } => {
            ("moved", json!({ "from": from, "to": to, "ground": verdict, "comment": comment }))
        }
        Event::Deleted => ("deleted", json!({})),
        Event::Restored => ("restored", json!({})),
        Event::Posted { .. } => ("posted", json!({})),
        Event::Unposted => ("unposted", json!({})),
        Event::Linked(change) => ("linked", json!(change)),
        Event::Spread { parts } => ("spread", json!({ "parts": parts })),
        Event::Reserved { positions, reserved, .. } => {
            ("reserved", json!({ "positions": positions, "reserved": reserved }))
        }
        Event::Approved(approval) => ("approved", json!(approval)),
        Event::ApprovalVoided(voided) => ("approval_voided", json!(voided)),
    }
}
