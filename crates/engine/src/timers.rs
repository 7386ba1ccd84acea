//! What is to happen at a time: set with the change it follows from, carried out once, never early (DOMAIN §4, I11).

use poryadok_domain::document::{Document, DocumentKind, Event};
use poryadok_domain::ids::{AccountId, DocumentId, ScenarioId, TimerId};
use poryadok_domain::people::{Actor, Source};
use poryadok_domain::scenario::plan::{self, Happening};
use poryadok_domain::scenario::{Action, Scenario, Switch, Trigger};
use poryadok_domain::task::Task;
use poryadok_domain::time::Timestamp;
use poryadok_domain::timer::TimerKind;
use poryadok_store::db::{Fault, Tx};
use poryadok_store::documents;
use poryadok_store::timers::{self, Timer};
use serde::{Deserialize, Serialize};

use crate::Engine;
use crate::failure::Failure;
use crate::login::{Caller, no_content};
use crate::scenarios::{Cause, Rest, is_gone};
use crate::work::Work;

/// Timers looked up at once; each is carried out in a transaction of its own.
const BATCH: i64 = 500;
/// Timers carried out at the same time: as many as PostgreSQL has writers, and a group commit's worth on SQLite.
const AT_ONCE: usize = 32;
/// Documents looked through by one transaction of a schedule or of the planning after a switch-on: people are not held up.
const PAGE: i64 = 200;

/// A timer that fails is tried again after this.
const AGAIN_SECS: i64 = 60;

/// When something of a task comes by itself.
type TimeOf = fn(&Task) -> Option<Timestamp>;
const TIMES_OF_TASK: [(TimerKind, TimeOf); 2] =
    [(TimerKind::TaskDue, |task| task.due_at), (TimerKind::TaskReminder, |task| task.remind_at)];

/// How far a walk over many documents has come.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Walk {
    after: Option<DocumentId>,
}

impl Work<'_> {
    /// Sets the times of scenarios that begin with a change, and drops those that end with it: a wait is tied to its status,
    /// a time to the date it is counted from.
    pub fn keep_times(
        &mut self,
        before: Option<&Document>,
        after: &Document,
        events: &[Event],
    ) -> Result<(), Failure> {
        let rules = self.rules.clone();
        if !rules.scenarios.iter().any(|s| s.kind == after.kind && keeps_time(s)) {
            return Ok(());
        }
        let account = self.account;
        if events.iter().any(|e| matches!(e, Event::Deleted)) {
            return Ok(timers::drop_on_document(self.tx, account, after.id)?);
        }
        let restored = events.iter().any(|e| matches!(e, Event::Restored));
        let before = before.filter(|_| !restored);
        let moved = before.is_some_and(|b| b.visits != after.visits);
        if let Some(before) = before.filter(|_| moved) {
            timers::drop_of_visit(self.tx, account, after.id, before.visits)?;
        }
        for scenario in rules.active_scenarios(after.kind).filter(|s| s.rule.is_timed()) {
            let was = before.and_then(|b| plan::due(&rules, scenario, b));
            let is = plan::due(&rules, scenario, after);
            let ends_with_visit = matches!(scenario.rule.trigger, Trigger::InStatus { .. });
            let anew = moved && ends_with_visit;
            if was == is && !anew {
                continue;
            }
            match (was.filter(|_| !anew), is) {
                (Some(_), Some(due_at)) => {
                    let timer = self.trigger(scenario, after, due_at);
                    timers::move_trigger(self.tx, account, after.id, scenario.id, &timer)?;
                }
                (Some(_), None) => timers::drop_trigger(self.tx, account, after.id, scenario.id)?,
                (None, Some(due_at)) => self.set_trigger(scenario, after, due_at)?,
                (None, None) => {}
            }
        }
        Ok(())
    }

    fn set_trigger(
        &mut self,
        scenario: &Scenario,
        document: &Document,
        due_at: Timestamp,
    ) -> Result<(), Failure> {
        let timer = self.trigger(scenario, document, due_at);
        Ok(timers::set(self.tx, self.account, &timer)?)
    }

    fn trigger(&self, scenario: &Scenario, document: &Document, due_at: Timestamp) -> Timer {
        let ends_with_visit = matches!(scenario.rule.trigger, Trigger::InStatus { .. });
        Timer {
            id: self.id().into(),
            due_at,
            kind: TimerKind::Trigger,
            scenario: Some(scenario.id),
            document: Some(document.id),
            task: None,
            visit: ends_with_visit.then_some(document.visits),
            body: "{}".to_owned(),
        }
    }

    /// Sets the times at which a task is overdue and its assignee is reminded, and drops them when they change or the task is
    /// done.
    pub fn keep_task_times(&mut self, before: Option<&Task>, after: &Task) -> Result<(), Failure> {
        for (kind, time) in TIMES_OF_TASK {
            let open = |task: &Task| time(task).filter(|_| task.done.is_none());
            let (was, is) = (before.and_then(open), open(after));
            if was == is {
                continue;
            }
            if was.is_some() {
                timers::drop_kind_on_task(self.tx, self.account, after.id, kind)?;
            }
            // A task that is opened again after its time is not late once more.
            let anew = before.and_then(time) != is;
            let Some(due_at) = is.filter(|at| anew || *at > self.now) else { continue };
            let timer = Timer {
                id: self.id().into(),
                due_at,
                kind,
                scenario: None,
                document: None,
                task: Some(after.id),
                visit: None,
                body: "{}".to_owned(),
            };
            timers::set(self.tx, self.account, &timer)?;
        }
        Ok(())
    }

    /// The time of a task has come, if it is still open and this is still its time.
    fn strike_task(&mut self, timer: &Timer) -> Result<(), Failure> {
        let task = match timer.task {
            Some(id) => crate::tasks::load_for_timer(self, id)?,
            None => None,
        };
        let Some(task) = task.filter(|t| t.done.is_none()) else { return Ok(()) };
        let of_now =
            TIMES_OF_TASK.iter().find(|(kind, _)| *kind == timer.kind).and_then(|(_, time)| time(&task));
        match timer.kind {
            _ if of_now != Some(timer.due_at) => Ok(()),
            TimerKind::TaskReminder => crate::tasks::remind(self, &task),
            _ => crate::tasks::overdue(self, &task),
        }
    }

    /// After a scenario was saved: its times are counted by the new rule, and only from now on.
    pub fn plan_scenario(&mut self, scenario: &Scenario) -> Result<(), Failure> {
        timers::drop_of_scenario(self.tx, self.account, scenario.id)?;
        if scenario.switch == Switch::Off {
            return Ok(());
        }
        let (kind, due_at) = match &scenario.rule.trigger {
            Trigger::Schedule { .. } => {
                let next = plan::next_time(&self.rules, &scenario.rule.trigger, self.now);
                (TimerKind::Schedule, next)
            }
            _ if scenario.rule.is_timed() => (TimerKind::Plan, Some(self.now)),
            _ => return Ok(()),
        };
        due_at.map_or(Ok(()), |due_at| self.set_walk(scenario.id, kind, due_at, None))
    }

    fn set_walk(
        &mut self,
        scenario: ScenarioId,
        kind: TimerKind,
        due_at: Timestamp,
        after: Option<DocumentId>,
    ) -> Result<(), Failure> {
        let timer = Timer {
            id: self.id().into(),
            due_at,
            kind,
            scenario: Some(scenario),
            document: None,
            task: None,
            visit: None,
            body: json_of(&Walk { after })?,
        };
        Ok(timers::set(self.tx, self.account, &timer)?)
    }

    /// Carries a timer out; it has been taken away already, so that nobody else does.
    fn strike(&mut self, timer: &Timer) -> Result<(), Failure> {
        let rules = self.rules.clone();
        let scenario = timer.scenario.and_then(|id| rules.scenario(id)).filter(|s| s.switch != Switch::Off);
        match (timer.kind, scenario) {
            (TimerKind::TaskDue | TimerKind::TaskReminder, _) => self.strike_task(timer),
            // Switched off or taken away meanwhile: what it had put off goes with it.
            (_, None) => Ok(()),
            (TimerKind::Trigger, Some(scenario)) => self.strike_trigger(scenario, timer),
            (TimerKind::Wait, Some(scenario)) => self.strike_wait(scenario, timer),
            (TimerKind::Schedule, Some(scenario)) => self.strike_schedule(scenario, timer),
            (TimerKind::Plan, Some(scenario)) => self.strike_plan(scenario, timer),
        }
    }

    fn strike_trigger(&mut self, scenario: &Scenario, timer: &Timer) -> Result<(), Failure> {
        let Some(document) = self.alive(scenario.kind, timer.document)? else { return Ok(()) };
        let rules = self.rules.clone();
        match plan::due(&rules, scenario, &document) {
            Some(at) if at <= self.now => {
                self.cause(&document, Happening::TimeCame { scenario: scenario.id });
                self.follow().map(drop)
            }
            // The calendar was changed meanwhile: it is later now.
            Some(at) => self.set_trigger(scenario, &document, at),
            None => Ok(()),
        }
    }

    fn strike_wait(&mut self, scenario: &Scenario, timer: &Timer) -> Result<(), Failure> {
        let Some(id) = timer.document else { return Ok(()) };
        let mut subject = match self.load(scenario.kind, id, false) {
            Err(failure) if is_gone(&failure) => return Ok(()),
            loaded => loaded?,
        };
        if subject.document.deleted_at.is_some() || timer.visit != Some(subject.document.visits) {
            return Ok(());
        }
        let rest: Rest = from_json(&timer.body)?;
        self.resume_chain(rest.root, id, rest.depth)?;
        let happening = match rest.comment {
            Some(text) => Happening::Commented { text },
            None => Happening::TimeCame { scenario: scenario.id },
        };
        let cause = Cause {
            id: timer.id.0,
            root: rest.root,
            status: subject.document.status,
            document: id,
            kind: scenario.kind,
            happening,
            depth: rest.depth.saturating_add(1),
            actor: Actor { account: self.account, employee: rest.actor, source: Source::Scenario },
        };
        self.run_scenario(scenario, &cause, &mut subject, &rest.actions)?;
        self.follow().map(drop)
    }

    /// A page of the documents that stand in its statuses; the rest follows at once, and then the next time.
    fn strike_schedule(&mut self, scenario: &Scenario, timer: &Timer) -> Result<(), Failure> {
        let walk: Walk = from_json(&timer.body)?;
        let statuses = scenario.rule.trigger.statuses();
        let page =
            documents::page_in_statuses(self.tx, self.account, scenario.kind, statuses, walk.after, PAGE)?;
        for id in &page {
            if let Some(document) = self.alive(scenario.kind, Some(*id))? {
                self.cause(&document, Happening::TimeCame { scenario: scenario.id });
            }
        }
        self.follow()?;
        if page.len() as i64 == PAGE {
            return self.set_walk(scenario.id, TimerKind::Schedule, timer.due_at, page.last().copied());
        }
        let next = plan::next_time(&self.rules, &scenario.rule.trigger, self.now);
        next.map_or(Ok(()), |at| self.set_walk(scenario.id, TimerKind::Schedule, at, None))
    }

    /// A page of the documents there were before the scenario was switched on: their times that are still to come.
    fn strike_plan(&mut self, scenario: &Scenario, timer: &Timer) -> Result<(), Failure> {
        let walk: Walk = from_json(&timer.body)?;
        let account = self.account;
        let page = documents::page_of_kind(self.tx, account, scenario.kind, walk.after, PAGE)?;
        let rules = self.rules.clone();
        for document in &page {
            // Changed while this walk went on: its time is set already.
            timers::drop_trigger(self.tx, account, document.id, scenario.id)?;
            if let Some(due_at) = plan::due(&rules, scenario, document) {
                self.set_trigger(scenario, document, due_at)?;
            }
        }
        if page.len() as i64 == PAGE {
            let last = page.last().map(|d| d.id);
            return self.set_walk(scenario.id, TimerKind::Plan, timer.due_at, last);
        }
        Ok(())
    }

    /// The document, locked, unless it is in the bin or gone.
    fn alive(&mut self, kind: DocumentKind, id: Option<DocumentId>) -> Result<Option<Document>, Failure> {
        let Some(id) = id else { return Ok(None) };
        match self.load(kind, id, false) {
            Ok(subject) => Ok(Some(subject.document).filter(|d| d.deleted_at.is_none())),
            Err(failure) if is_gone(&failure) => Ok(None),
            Err(failure) => Err(failure),
        }
    }
}

impl Engine {
    /// Carries out what is due now, and says how much that was; the rest is for the next turn.
    pub async fn strike_timers(&self) -> Result<usize, Failure> {
        let now = self.clock().now();
        let due = self.db().read::<_, Failure, _>(move |tx| Ok(timers::due(tx, now, BATCH)?)).await?;
        let mut struck = 0;
        for chunk in due.chunks(AT_ONCE) {
            let running: Vec<_> = chunk
                .iter()
                .map(|(account, id)| {
                    let (engine, account, id) = (self.clone(), *account, *id);
                    tokio::spawn(async move { engine.strike_one(account, id).await })
                })
                .collect();
            for one in running {
                match one.await {
                    Ok(Ok(())) => struck += 1,
                    Ok(Err(failure)) => {
                        tracing::warn!(?failure, "a timer was not carried out; it is tried again")
                    }
                    Err(error) => tracing::error!(%error, "a timer panicked"),
                }
            }
        }
        Ok(struck)
    }

    async fn strike_one(&self, account: AccountId, id: TimerId) -> Result<(), Failure> {
        let rules = self.rules_at(account, 0).await?;
        let mut caller = Caller::operator(account, Source::Scenario, rules);
        caller.credential = id.0;
        let struck = self.command(&caller, None, move |w| {
            w.current_rules()?;
            if let Some(timer) = timers::take(w.tx, w.account, id)? {
                // Never before its time, whatever another node's clock says.
                w.now = w.now.max(timer.due_at);
                w.strike(&timer)?;
            }
            Ok(no_content())
        });
        let struck = struck.await.map(drop);
        if struck.as_ref().is_err_and(is_its_own_fault) {
            // Those behind it must not wait for it.
            let later = self.clock().now().plus_secs(AGAIN_SECS);
            let put_off = move |tx: &mut dyn Tx| Ok::<_, Failure>(timers::put_off(tx, account, id, later)?);
            self.db().write(put_off).await?;
        }
        struck
    }
}

/// Whether it is the timer that does not work, and not the machine that has no time for it.
fn is_its_own_fault(failure: &Failure) -> bool {
    match failure {
        Failure::Rejected(rejection) => rejection.is_about_the_request(),
        Failure::Fault(fault) => {
            !matches!(fault, Fault::Busy | Fault::Gone(_) | Fault::Full | Fault::ReadOnly)
        }
    }
}

/// Whether a scenario may have set timers on documents.
fn keeps_time(scenario: &Scenario) -> bool {
    scenario.rule.is_timed() || scenario.rule.actions.iter().any(|a| matches!(a, Action::Wait { .. }))
}

fn json_of<T: Serialize>(value: &T) -> Result<String, Failure> {
    serde_json::to_string(value).map_err(|e| Failure::Fault(Fault::Broken(e.to_string())))
}

fn from_json<T: for<'de> Deserialize<'de>>(text: &str) -> Result<T, Failure> {
    serde_json::from_str(text)
        .map_err(|e| Failure::Fault(Fault::Broken(format!("a timer does not read: {e}"))))
}
