//! What one change sets off: the scenarios it calls, what those call in turn, and where it stops (DOMAIN §4, I8, I9).
//!
//! Everything happens in the transaction of the change. A scenario that fails undoes itself and nothing else: where one does, the
//! command is done once more, with each scenario in a part of its own.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

use poryadok_domain::document::{Document, DocumentKind, Event};
use poryadok_domain::gate::Case;
use poryadok_domain::ids::{DocumentId, EmployeeId, RunId, ScenarioId, StatusId};
use poryadok_domain::people::{Actor, Source};
use poryadok_domain::rejection::{Language, Names, Noun, Rejection};
use poryadok_domain::scenario::plan::{self, Happening, Moment, Performed, Suppression, Tally};
use poryadok_domain::scenario::{Action, Firing, Scenario, Switch};
use poryadok_store::db::Fault;
use poryadok_store::scenario_runs::{self, Kept, Run};
use serde_json::{Value, json};
use uuid::Uuid;

use super::actions::Acting;
use crate::execute::{Subject, happened};
use crate::failure::Failure;
use crate::live::Happened;
use crate::notifications::About;
use crate::work::Work;

/// An administrator is told of a failing scenario once in this time: a thousand failures are one thing to mend.
const TOLD_AGAIN_SECS: i64 = 3_600;

/// What the changes of one transaction have set off so far.
#[derive(Debug, Default)]
pub(crate) struct Chain {
    causes: VecDeque<Cause>,
    /// What ran for which root cause: each order of a bulk is a root of its own.
    ran: BTreeSet<(Uuid, ScenarioId, DocumentId)>,
    /// Actions carried out for each root cause.
    actions: BTreeMap<Uuid, usize>,
    /// How many causes lie behind what is done now.
    depth: u8,
    /// The root cause of what is done now; what happens without one is a root itself.
    root: Option<Uuid>,
    /// Scenarios are at work: what they set off is followed by whoever set them to work.
    pub following: bool,
    lately: BTreeMap<DocumentId, Lately>,
    /// Each scenario is a part of the transaction that can be undone, and is waited for, to find the one that breaks: after a
    /// command that broke while it was not.
    careful: bool,
    /// The document as the last scenario left it.
    pub left: Option<Document>,
    /// Kept only while something is tried out.
    pub trial: Option<Vec<Tried>>,
}

/// A run as a trial shows it.
#[derive(Debug, Clone)]
pub struct Tried {
    pub scenario: ScenarioId,
    pub name: String,
    pub outcome: String,
    pub why: Option<String>,
    pub body: Value,
}

/// Something that happened to a document, waiting to be looked at.
#[derive(Debug, Clone)]
pub(crate) struct Cause {
    pub id: Uuid,
    pub document: DocumentId,
    pub kind: DocumentKind,
    pub happening: Happening,
    /// Where the document stood right after it, whatever scenarios did since.
    pub status: Option<StatusId>,
    /// The cause that began the chain.
    pub root: Uuid,
    pub depth: u8,
    /// Who did it, and through which door.
    pub actor: Actor,
}

/// How often scenarios ran on a document within the window.
#[derive(Debug, Default)]
struct Lately {
    /// None more often than this before the command. Counting goes through all of the window, so it waits until it matters.
    at_most: i64,
    counted: Option<BTreeMap<ScenarioId, i64>>,
    /// In this command.
    here: BTreeMap<ScenarioId, i64>,
}

impl Lately {
    /// How often the scenario ran, or at least no less.
    fn of(&self, scenario: ScenarioId) -> i64 {
        let before = match &self.counted {
            Some(counted) => counted.get(&scenario).copied().unwrap_or(0),
            None => self.at_most,
        };
        before + self.here.get(&scenario).copied().unwrap_or(0)
    }

    /// No scenario ran more often than this.
    fn bound(&self) -> i64 {
        self.at_most + self.here.values().max().copied().unwrap_or(0)
    }
}

/// How a run ended, in the words of its record.
struct Ended {
    outcome: &'static str,
    why: Option<String>,
    performed: Vec<Performed>,
    /// The reason in both languages.
    text: Option<(String, String)>,
}

impl Chain {
    pub fn new(careful: bool) -> Chain {
        Chain { careful, ..Chain::default() }
    }
}

impl Work<'_> {
    /// Notes what a command did to a document, as far as a scenario takes notice.
    pub fn caused_by(&mut self, document: &Document, events: &[Event]) {
        // A mapping of statuses is nobody's step, and the bin is not part of any process.
        if self.actor.source == Source::System {
            return;
        }
        for event in events {
            let happening = match event {
                Event::Created { .. } => Happening::Created,
                Event::Changed { fields, positions, .. } => {
                    Happening::Changed { fields: fields.clone(), positions: !positions.is_empty() }
                }
                Event::Moved { from, to, comment, verdict } => {
                    let forced = match verdict {
                        poryadok_domain::gate::Verdict::Forced { reason, .. } => Some(reason.clone()),
                        _ => None,
                    };
                    Happening::Moved { from: *from, to: *to, comment: comment.clone().or(forced) }
                }
                Event::Posted { .. } => Happening::Posted,
                _ => continue,
            };
            self.cause(document, happening);
        }
    }

    /// Puts a happening into the queue, if any scenario waits for such.
    pub fn cause(&mut self, document: &Document, happening: Happening) {
        let calls = |s: &Scenario| plan::calls(s, &happening, document.status);
        if !self.rules.active_scenarios(document.kind).any(calls) {
            return;
        }
        let id = self.id();
        let cause = Cause {
            id,
            root: self.chain.root.unwrap_or(id),
            status: document.status,
            document: document.id,
            kind: document.kind,
            happening,
            depth: self.chain.depth,
            actor: self.actor.clone(),
        };
        self.chain.causes.push_back(cause);
    }

    /// Carries out everything that was set off; whether any document was changed by it.
    pub fn follow(&mut self) -> Result<bool, Failure> {
        self.follow_from(|| None)
    }

    /// [`Work::follow`], where the document of the first cause may be known as it stands; asked only if there is a cause.
    pub fn follow_from(&mut self, known: impl FnOnce() -> Option<Subject>) -> Result<bool, Failure> {
        if self.chain.following || self.chain.causes.is_empty() {
            return Ok(false);
        }
        self.chain.following = true;
        let mut known = known();
        let mut changed = false;
        while let Some(cause) = self.chain.causes.pop_front() {
            let rules = self.rules.clone();
            let mut subject = known.take().filter(|known| known.document.id == cause.document);
            // What scenarios do comes after what called them.
            if let Some(known) = &subject {
                self.now = self.now.max(known.document.updated_at.plus_micros(1));
            }
            for scenario in rules.active_scenarios(cause.kind) {
                changed |= self.consider(scenario, &cause, &mut subject)?;
            }
        }
        self.chain.following = false;
        Ok(changed)
    }

    /// Does something in a part of the transaction of its own: a no undoes it, and nothing of what came before. What it sets off
    /// waits until all of it is kept.
    pub fn apart<T>(
        &mut self,
        work: impl FnOnce(&mut Self) -> Result<T, Failure>,
    ) -> Result<Result<T, Rejection>, Failure> {
        let (told, causes) = (self.happened.len(), self.chain.causes.len());
        let outer = self.hold();
        self.tx.begin_part()?;
        match work(self) {
            Ok(done) => {
                self.tx.keep_part()?;
                self.let_go(outer)?;
                Ok(Ok(done))
            }
            Err(Failure::Rejected(no)) if no.is_about_the_request() => {
                self.tx.undo_part()?;
                self.happened.truncate(told);
                self.chain.causes.truncate(causes);
                self.chain.following = outer;
                Ok(Err(no))
            }
            Err(failure) => Err(failure),
        }
    }

    /// Runs the scenario if the cause calls it, its conditions hold, and nothing keeps it.
    fn consider(
        &mut self,
        scenario: &Scenario,
        cause: &Cause,
        standing: &mut Option<Subject>,
    ) -> Result<bool, Failure> {
        if !plan::calls(scenario, &cause.happening, cause.status) {
            return Ok(false);
        }
        let subject = match standing {
            Some(subject) => subject,
            None => standing.insert(self.load(cause.kind, cause.document, false)?),
        };
        let rules = self.rules.clone();
        let case = Case {
            rulebook: &rules,
            actor: &cause.actor,
            document: &subject.document,
            facts: &subject.facts,
        };
        let moment = Moment { case, happening: &cause.happening };
        if subject.document.deleted_at.is_some() || !plan::conditions_hold(&scenario.rule, &moment) {
            return Ok(false);
        }
        if let Some(why) = self.suppressed(scenario, cause, &subject.document)? {
            self.note_suppressed(scenario, cause, &subject.document, why)?;
            return Ok(false);
        }
        self.run_scenario(scenario, cause, subject, &scenario.rule.actions)
    }

    fn suppressed(
        &mut self,
        scenario: &Scenario,
        cause: &Cause,
        document: &Document,
    ) -> Result<Option<Suppression>, Failure> {
        let account = self.account;
        let recent_runs = self.recent_runs(scenario.id, document.id)?;
        let shadow = scenario.switch == Switch::Shadow;
        let (runs_ever, runs_in_visit) = match scenario.rule.firing {
            Firing::EveryTime => (0, 0),
            Firing::OncePerEntry | Firing::OnceEver => {
                scenario_runs::ever(self.tx, account, document.id, scenario.id, document.visits, shadow)?
            }
        };
        let tally = Tally {
            depth: cause.depth,
            ran_for_root: self.chain.ran.contains(&(cause.root, scenario.id, document.id)),
            actions: self.chain.actions.get(&cause.root).copied().unwrap_or(0),
            recent_runs,
            runs_in_visit,
            runs_ever,
        };
        Ok(plan::suppressed(scenario, &tally))
    }

    /// How often the scenario ran on the document within the window, or more, as long as that is too little to matter.
    fn recent_runs(&mut self, scenario: ScenarioId, document: DocumentId) -> Result<i64, Failure> {
        let (account, since) = (self.account, self.now.plus_secs(-plan::WINDOW_SECS));
        let tx = &mut *self.tx;
        let lately = match self.chain.lately.entry(document) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(unknown) => {
                let newest = scenario_runs::newest(tx, account, document)?.filter(|(at, _)| *at > since);
                // Runs of old do not say: then it is counted.
                let at_most = newest.map_or(0, |(_, at_most)| at_most.unwrap_or(plan::MAX_RUNS));
                // The newest is found by its time, whatever clock the next node goes by.
                self.now = newest.map_or(self.now, |(at, _)| self.now.max(at.plus_micros(1)));
                unknown.insert(Lately { at_most, ..Lately::default() })
            }
        };
        if lately.counted.is_none() && lately.of(scenario) >= plan::MAX_RUNS {
            let mut counted: BTreeMap<ScenarioId, i64> =
                scenario_runs::recent(tx, account, document, since)?.into_iter().collect();
            for (scenario, here) in &lately.here {
                *counted.entry(*scenario).or_default() -= here;
            }
            lately.at_most = counted.values().max().copied().unwrap_or(0);
            lately.counted = Some(counted);
        }
        Ok(lately.of(scenario))
    }

    /// Carries actions of the scenario out, in a part of the transaction where it may have to be undone. Whether the document was
    /// changed.
    pub fn run_scenario(
        &mut self,
        scenario: &Scenario,
        cause: &Cause,
        subject: &mut Subject,
        actions: &[Action],
    ) -> Result<bool, Failure> {
        self.chain.ran.insert((cause.root, scenario.id, cause.document));
        *self.chain.actions.entry(cause.root).or_default() += actions.len();
        self.recent_runs(scenario.id, cause.document)?;
        let lately = self.chain.lately.entry(cause.document).or_default();
        *lately.here.entry(scenario.id).or_default() += 1;
        let actor = Actor { source: Source::Scenario, ..cause.actor.clone() };
        let before = (subject.document.version, subject.document.trade);
        let run = RunId(self.id());
        let part = self.chain.careful || scenario.switch == Switch::Shadow;
        if part {
            self.tx.begin_part()?;
        }
        let mut running = subject.clone();
        let mut performed = Vec::new();
        let mut inner = self.within(&actor, Some(cause.root), cause.depth + 1);
        let acting = Acting { scenario, cause, run };
        let done = acting.perform(&mut inner, &mut running, actions, &mut performed);
        let left = Left {
            happened: std::mem::take(&mut inner.happened),
            causes: std::mem::take(&mut inner.chain.causes),
            now: inner.now,
            sent: inner.sent,
        };
        let ended = match done {
            Ok(()) if scenario.switch == Switch::Shadow => {
                self.tx.undo_part()?;
                Ended { outcome: "shadow", why: None, performed, text: None }
            }
            Ok(()) => match if part { self.tx.keep_part() } else { Ok(()) } {
                Ok(()) => {
                    self.now = left.now;
                    self.sent |= left.sent;
                    self.happened.extend(left.happened);
                    self.chain.causes.extend(left.causes);
                    *subject = running;
                    Ended { outcome: "done", why: None, performed, text: None }
                }
                Err(fault) => self.undone(fault.into(), performed)?,
            },
            Err(failure) if !part => return Err(once_more(failure)),
            Err(failure) => self.undone(failure, performed)?,
        };
        let failed = ended.outcome == "failed";
        self.note_run(scenario, cause, &subject.document, run, &ended)?;
        if failed {
            self.tell_administrators(scenario, cause, &subject.document, &ended)?;
        }
        // What rests on it changes its sums and not its version.
        let changed = (subject.document.version, subject.document.trade) != before;
        if changed {
            self.chain.left = Some(subject.document.clone());
        }
        Ok(changed)
    }

    /// The part is undone because of the scenario itself; what the machine cannot do undoes the whole command.
    fn undone(&mut self, failure: Failure, performed: Vec<Performed>) -> Result<Ended, Failure> {
        let (why, text) = match &failure {
            Failure::Rejected(rejection) if rejection.is_about_the_request() => {
                let words = |language| Names { language, rulebook: Some(&self.rules) }.detail(rejection);
                (rejection.code().to_owned(), (words(Language::Russian), words(Language::English)))
            }
            Failure::Fault(Fault::Constraint(_) | Fault::Broken(_)) => {
                let number = crate::failure::number_of(&format!("{failure:?}"));
                tracing::error!(number, ?failure, "a scenario broke");
                let ru = format!("Внутренняя ошибка {number}. Сообщите её номер оператору сервера.");
                let en = format!("Internal error {number}. Tell the operator of the server its number.");
                ("broken".to_owned(), (ru, en))
            }
            _ => return Err(failure),
        };
        self.tx.undo_part()?;
        Ok(Ended { outcome: "failed", why: Some(why), performed, text: Some(text) })
    }

    /// The same transaction in the hands of a scenario.
    fn within<'b>(&'b mut self, actor: &'b Actor, root: Option<Uuid>, depth: u8) -> Work<'b> {
        let chain = Chain { root, depth, following: true, ..Chain::default() };
        Work {
            tx: &mut *self.tx,
            engine: self.engine,
            actor,
            account: self.account,
            rules: self.rules.clone(),
            // What a scenario does comes after what called it.
            now: self.now.plus_micros(1),
            command: self.command,
            address: self.address,
            happened: Vec::new(),
            sent: false,
            read_rules: None,
            chain,
        }
    }

    fn note_suppressed(
        &mut self,
        scenario: &Scenario,
        cause: &Cause,
        document: &Document,
        why: Suppression,
    ) -> Result<(), Failure> {
        let run = RunId(self.id());
        let ended = Ended {
            outcome: "suppressed",
            why: Some(why.code().to_owned()),
            performed: Vec::new(),
            text: None,
        };
        self.note_run(scenario, cause, document, run, &ended)
    }

    /// The record of a run, which is its line in the feed, too.
    fn note_run(
        &mut self,
        scenario: &Scenario,
        cause: &Cause,
        document: &Document,
        id: RunId,
        ended: &Ended,
    ) -> Result<(), Failure> {
        let Ended { outcome, why, performed, text } = ended;
        let trigger = scenario.rule.trigger.kind().code();
        let text = text.as_ref().map(|(ru, en)| json!({ "ru": ru, "en": en }));
        let body = json!({ "trigger": trigger, "performed": performed, "text": text, "name": scenario.name });
        let run = Run {
            id,
            at: self.now,
            scenario: scenario.id,
            version: scenario.version,
            document: document.id,
            visit: document.visits,
            cause: cause.id,
            root: cause.root,
            depth: i64::from(cause.depth),
            actor: cause.actor.employee,
            outcome: (*outcome).to_owned(),
            why: why.clone(),
            body: body.to_string(),
        };
        // A firing policy at work is no news for the feed.
        let policy = ["once_per_entry", "once_ever"];
        let told = *outcome != "shadow" && !why.as_deref().is_some_and(|w| policy.contains(&w));
        let lately = self.chain.lately.get(&document.id).map_or(0, Lately::bound);
        let kept = Kept { command: self.command, told, lately };
        scenario_runs::append(self.tx, self.account, &run, kept)?;
        if let Some(tried) = &mut self.chain.trial {
            tried.push(Tried {
                scenario: scenario.id,
                name: scenario.name.clone(),
                outcome: run.outcome,
                why: run.why,
                body,
            });
        }
        Ok(())
    }

    fn tell_administrators(
        &mut self,
        scenario: &Scenario,
        cause: &Cause,
        document: &Document,
        ended: &Ended,
    ) -> Result<(), Failure> {
        // What sees to failures must not be called by its own.
        let around = (self.chain.root.replace(cause.root), self.chain.depth);
        self.chain.depth = cause.depth + 1;
        self.cause(document, Happening::Failed { scenario: scenario.id });
        (self.chain.root, self.chain.depth) = around;
        let since = self.now.plus_secs(-TOLD_AGAIN_SECS);
        // Its own record was written a moment ago.
        let account = self.account;
        let told = scenario_runs::failed_between(self.tx, account, scenario.id, since, self.now)?;
        if told {
            return Ok(());
        }
        let rules = self.rules.clone();
        let is_admin = |id: &EmployeeId| {
            let actor = Actor { account, employee: Some(*id), source: Source::Person };
            rules.is_administrator(&actor)
        };
        let mut admins: Vec<EmployeeId> = rules.employees.keys().copied().filter(is_admin).collect();
        admins.sort_unstable();
        let words = ended.text.as_ref().map(|(ru, en)| json!({ "ru": ru, "en": en }));
        let body = json!({ "scenario": scenario.id, "name": scenario.name, "text": words });
        for admin in &admins {
            self.notify(*admin, About::Document(document.id), "scenario_failed", &body)?;
        }
        let told = Happened { notified: admins, ..happened(self, Some(document), document, "scenario") };
        self.happened.push(told);
        Ok(())
    }

    /// What was put off goes on: as part of the chain that it was put off in.
    pub fn resume_chain(&mut self, root: Uuid, document: DocumentId, depth: u8) -> Result<(), Failure> {
        let ran = scenario_runs::of_root(self.tx, self.account, document, root)?;
        self.chain.ran.extend(ran.into_iter().map(|scenario| (root, scenario, document)));
        self.chain.root = Some(root);
        self.chain.depth = depth;
        Ok(())
    }
}

/// Without parts a scenario that fails takes the command with it, which is then done once more with them.
fn once_more(failure: Failure) -> Failure {
    match failure {
        Failure::Rejected(rejection) if rejection.is_about_the_request() => Failure::Fault(Fault::Broken(
            format!("a scenario failed ({}); once more, with care", rejection.code()),
        )),
        other => other,
    }
}

/// What a part that is kept leaves to the whole.
struct Left {
    happened: Vec<Happened>,
    causes: VecDeque<Cause>,
    now: poryadok_domain::time::Timestamp,
    sent: bool,
}

/// The document of a scenario is there, or was taken away meanwhile.
pub(crate) fn is_gone(failure: &Failure) -> bool {
    matches!(failure, Failure::Rejected(Rejection::NotFound { noun: Noun::Order | Noun::Document }))
}
