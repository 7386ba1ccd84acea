//! Scenarios: laid down and tried out by administrators, run by what happens to documents.

mod actions;
mod chain;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

pub(crate) use actions::Rest;
pub use chain::Tried;
pub(crate) use chain::{Cause, Chain, is_gone};
use poryadok_domain::document::DocumentKind;
use poryadok_domain::gate::Case;
use poryadok_domain::ids::{DocumentId, RunId, ScenarioId};
use poryadok_domain::rejection::{FieldError, Flaw, Language, Noun, Rejection};
use poryadok_domain::rights::Operation;
use poryadok_domain::rulebook::Rulebook;
use poryadok_domain::scenario::check::{self, Issue};
use poryadok_domain::scenario::plan::{self, Happening, Moment};
use poryadok_domain::scenario::template::{Filling, Template};
use poryadok_domain::scenario::{MAX_SCENARIOS, Rule, Scenario, Switch, Trigger};
use poryadok_domain::time::Timestamp;
use poryadok_store::scenario_runs::{self, Filter, Shown};
use poryadok_store::scenarios;
use poryadok_store::timers::{self, Timer};
use serde_json::json;

use crate::Engine;
use crate::failure::{Failure, not_found};
use crate::feed_sight::hide_foreign;
use crate::login::{Caller, no_content};
use crate::settings::{Target, answered, name_free, same_version, set_name, set_text};
use crate::work::{Answer, Render, RequestKey, Work};

/// How far back the summary of a scenario's runs looks.
const SUMMARY_SECS: i64 = 30 * 24 * 3_600;
/// Planned times shown on one document.
const MAX_WAITS: i64 = 100;

#[derive(Debug, Clone, Default)]
pub struct ScenarioPatch {
    pub name: Option<String>,
    pub description: Option<String>,
    pub switch: Option<Switch>,
    pub position: Option<i64>,
    pub rule: Option<Rule>,
}

/// A scenario with how its runs of the last 30 days ended.
#[derive(Debug, Clone)]
pub struct Summed {
    pub scenario: Scenario,
    /// Runs by outcome.
    pub outcomes: BTreeMap<String, i64>,
    pub last_run: Option<Timestamp>,
}

/// A draft among the others: what keeps it from being saved, and what is doubtful.
#[derive(Debug, Clone)]
pub struct Judged {
    pub rejection: Option<Rejection>,
    pub issues: Vec<Issue>,
}

/// What a scenario would do with a document if it were called now.
#[derive(Debug, Clone)]
pub struct Trial {
    /// Whether each condition holds, in their order.
    pub conditions: Vec<bool>,
    /// Its run, and the runs it would set off.
    pub runs: Vec<Tried>,
}

/// Which runs are asked for.
#[derive(Debug, Clone, Default)]
pub struct RunRequest {
    pub scenario: Option<ScenarioId>,
    pub document: Option<DocumentId>,
    pub outcome: Option<String>,
    pub after: Option<RunId>,
    pub limit: i64,
}

/// A page of runs, with the names of scenarios, deleted ones too.
#[derive(Debug, Clone)]
pub struct Runs {
    pub rows: Vec<Shown>,
    pub names: BTreeMap<ScenarioId, String>,
}

impl Engine {
    pub async fn scenarios(&self, caller: &Caller) -> Result<Vec<Summed>, Failure> {
        administrators_only(caller)?;
        let (account, since) = (caller.actor.account, self.clock().now().plus_secs(-SUMMARY_SECS));
        let ids: Vec<ScenarioId> = caller.rules.scenarios.iter().map(|s| s.id).collect();
        let read = move |tx: &mut dyn poryadok_store::db::Tx| {
            Ok::<_, Failure>(scenario_runs::summary(tx, account, &ids, since)?)
        };
        let sums = self.db().read(read).await?;
        let of = |scenario: &Scenario| {
            let mine = || sums.iter().filter(|(id, ..)| *id == scenario.id);
            Summed {
                scenario: scenario.clone(),
                outcomes: mine().map(|(_, outcome, n, _)| (outcome.clone(), *n)).collect(),
                last_run: mine().map(|(.., at)| *at).max(),
            }
        };
        Ok(caller.rules.scenarios.iter().map(of).collect())
    }

    /// Makes a scenario, or changes one. What happened before it was switched on does not count for it.
    pub async fn save_scenario(
        &self,
        caller: &Caller,
        key: Option<RequestKey>,
        kind: DocumentKind,
        target: Option<Target<ScenarioId>>,
        patch: ScenarioPatch,
        render: Render<Scenario>,
    ) -> Result<Answer, Failure> {
        self.settings(caller, key, move |w| {
            let scenario = drafted(w, kind, target, &patch)?;
            save(w, &scenario, target.is_none())?;
            Ok(answered(target.is_none(), render(&scenario, &w.rules)))
        })
        .await
    }

    /// The scenarios of a template, switched off.
    pub async fn scenarios_from_template(
        &self,
        caller: &Caller,
        key: Option<RequestKey>,
        template: Template,
        fillings: BTreeMap<String, Filling>,
        language: Language,
        render: Render<Vec<Scenario>>,
    ) -> Result<Answer, Failure> {
        self.settings(caller, key, move |w| {
            let kind = DocumentKind::CustomerOrder;
            let made = template
                .fill(&w.rules, kind, &fillings, language)
                .map_err(|errors| Rejection::Invalid { errors })?;
            let mut saved = Vec::with_capacity(made.len());
            for one in made {
                let patch = ScenarioPatch {
                    name: Some(free_name(&w.rules, &one.name)),
                    description: Some(one.description),
                    rule: Some(one.rule),
                    ..ScenarioPatch::default()
                };
                let scenario = drafted(w, kind, None, &patch)?;
                save(w, &scenario, true)?;
                // The next one of the template must see the name of this one.
                let mut rules = (*w.rules).clone();
                rules.scenarios.push(scenario.clone());
                w.rules = Arc::new(rules);
                saved.push(scenario);
            }
            Ok(answered(true, render(&saved, &w.rules)))
        })
        .await
    }

    /// Takes a scenario away, with what it had put off. Its runs stay.
    pub async fn delete_scenario(
        &self,
        caller: &Caller,
        key: Option<RequestKey>,
        id: ScenarioId,
    ) -> Result<Answer, Failure> {
        self.settings(caller, key, move |w| {
            let scenario = w.rules.scenario(id).ok_or_else(|| not_found(Noun::Scenario))?.clone();
            let named = |s: &&Scenario| s.id != id && names_scenario(&s.rule, id);
            let users: Vec<String> = w.rules.scenarios.iter().filter(named).map(|s| s.name.clone()).collect();
            if !users.is_empty() {
                let in_use =
                    Rejection::InUse { noun: Noun::Scenario, documents: 0, tasks: 0, processes: users };
                return Err(in_use.into());
            }
            scenarios::delete(w.tx, w.account, id, w.now)?;
            timers::drop_of_scenario(w.tx, w.account, id)?;
            w.audit("scenario_deleted", Some(id.into()), &json!({ "name": scenario.name }))?;
            Ok(no_content())
        })
        .await
    }

    /// What saving the rule would say, without saving it.
    pub async fn check_scenario(
        &self,
        caller: &Caller,
        kind: DocumentKind,
        id: Option<ScenarioId>,
        rule: Rule,
    ) -> Result<Judged, Failure> {
        administrators_only(caller)?;
        let rules = &caller.rules;
        let old = id.map(|id| rules.scenario(id).ok_or_else(|| not_found(Noun::Scenario))).transpose()?;
        let blank = blank(kind, self.clock().id().into(), self.clock().now(), rules);
        let mut scenario = Scenario { rule, ..old.cloned().unwrap_or(blank) };
        let errors = check::structure(rules, kind, &scenario.rule);
        let rejection = (!errors.is_empty()).then_some(Rejection::Invalid { errors });
        // Doubts are about how it will be, not about a switch that is still to be turned.
        scenario.switch = Switch::On;
        let mut after = (**rules).clone();
        after.scenarios.retain(|s| s.id != scenario.id);
        after.scenarios.push(scenario.clone());
        Ok(Judged { rejection, issues: check::issues(&after, &scenario) })
    }

    /// What the rule would do with a document if it were called now. Nothing of it is kept.
    pub async fn try_scenario(
        &self,
        caller: &Caller,
        kind: DocumentKind,
        id: Option<ScenarioId>,
        rule: Rule,
        document: DocumentId,
    ) -> Result<Trial, Failure> {
        administrators_only(caller)?;
        let found: Arc<Mutex<Option<Trial>>> = Arc::default();
        let kept = found.clone();
        let tried = self
            .command(caller, None, move |w| {
                let trial = try_out(w, kind, id, &rule, document)?;
                if let Ok(mut kept) = kept.lock() {
                    *kept = Some(trial);
                }
                // A no undoes everything, which is what is wanted here.
                Err(Rejection::Busy.into())
            })
            .await;
        let trial = found.lock().ok().and_then(|mut found| found.take());
        match (trial, tried) {
            (Some(trial), _) => Ok(trial),
            (None, Err(failure)) => Err(failure),
            (None, Ok(_)) => Err(not_found(Noun::Scenario)),
        }
    }

    /// Runs, newest first. Of one document: for whoever sees it; of all: for administrators.
    pub async fn scenario_runs(&self, caller: &Caller, request: RunRequest) -> Result<Runs, Failure> {
        if request.document.is_none() {
            administrators_only(caller)?;
        }
        let reach = caller.rules.document_reach(&caller.actor);
        let (account, reader) = (caller.actor.account, caller.clone());
        self.db()
            .read(move |tx| {
                let filter = Filter {
                    account,
                    reach: &reach,
                    scenario: request.scenario,
                    document: request.document,
                    outcome: request.outcome.as_deref(),
                    after: request.after,
                    limit: request.limit,
                };
                let mut rows = scenario_runs::list(tx, &filter)?;
                hide_foreign(tx, &reader, rows.iter_mut().map(|shown| &mut shown.run.body).collect())?;
                Ok(Runs { rows, names: scenarios::names(tx, account)?.into_iter().collect() })
            })
            .await
    }

    /// What scenarios have put off on a document that the caller may see.
    pub async fn scenario_waits(&self, caller: &Caller, id: DocumentId) -> Result<Vec<Timer>, Failure> {
        let (account, seen) = (caller.actor.account, caller.clone());
        self.db()
            .read(move |tx| {
                crate::reads::visible_any(tx, &seen, id)?;
                Ok(timers::on_document(tx, account, id, MAX_WAITS)?)
            })
            .await
    }

    /// The buttons the caller may press on the document as it stands.
    pub async fn buttons(&self, caller: &Caller, id: DocumentId) -> Result<Vec<Scenario>, Failure> {
        let caller = caller.clone();
        self.db()
            .read(move |tx| {
                let rules = caller.rules.clone();
                let loaded = crate::reads::visible_any(tx, &caller, id)?;
                let kind = loaded.document.kind;
                let tags = loaded.counterparty_tags;
                let account = caller.actor.account;
                let facts = crate::execute::facts(tx, &rules, account, &loaded.document, tags)?;
                let case = Case {
                    rulebook: &rules,
                    actor: &caller.actor,
                    document: &loaded.document,
                    facts: &facts,
                };
                Ok(rules.active_scenarios(kind).filter(|s| is_offered(s, &case)).cloned().collect())
            })
            .await
    }

    /// Presses a button. Whoever may not change the document, or sees no such button now, has none.
    pub async fn press_button(
        &self,
        caller: &Caller,
        key: Option<RequestKey>,
        id: DocumentId,
        scenario: ScenarioId,
    ) -> Result<Answer, Failure> {
        self.command(caller, key, move |w| {
            let subject = w.load_seen(id)?;
            let rules = w.rules.clone();
            let case =
                Case { rulebook: &rules, actor: w.actor, document: &subject.document, facts: &subject.facts };
            let offered = rules.scenario(scenario).is_some_and(|s| is_offered(s, &case));
            if !offered {
                return Err(not_found(Noun::Scenario));
            }
            w.append_feed(
                id,
                w.id().into(),
                "button",
                &json!({ "scenario": scenario, "label": label(&rules, scenario) }),
            )?;
            w.cause(&subject.document, Happening::Pressed { scenario });
            w.follow()?;
            Ok(no_content())
        })
        .await
    }
}

fn label(rules: &Rulebook, id: ScenarioId) -> Option<&str> {
    match rules.scenario(id).map(|s| &s.rule.trigger) {
        Some(Trigger::Button { label }) => Some(label),
        _ => None,
    }
}

fn administrators_only(caller: &Caller) -> Result<(), Failure> {
    if caller.is_administrator() { Ok(()) } else { Err(Rejection::AdministratorsOnly.into()) }
}

/// A button is there for those who may change the document, where the conditions of its scenario hold.
fn is_offered(scenario: &Scenario, case: &Case<'_>) -> bool {
    let reach = case.rulebook.reach(case.actor, case.document.kind.into(), Operation::Update);
    let happening = Happening::Pressed { scenario: scenario.id };
    scenario.switch == Switch::On
        && matches!(scenario.rule.trigger, Trigger::Button { .. })
        && case.document.deleted_at.is_none()
        && reach.covers(&case.document.belongs())
        && plan::conditions_hold(&scenario.rule, &Moment { case: *case, happening: &happening })
}

fn blank(kind: DocumentKind, id: ScenarioId, now: Timestamp, rules: &Rulebook) -> Scenario {
    Scenario {
        id,
        kind,
        name: String::new(),
        description: String::new(),
        switch: Switch::Off,
        version: 0,
        position: rules.scenarios.last().map_or(1, |s| s.position.saturating_add(1)),
        since: now,
        rule: Rule {
            trigger: Trigger::Created,
            conditions: Vec::new(),
            actions: Vec::new(),
            firing: Default::default(),
        },
    }
}

/// The scenario with the patch applied. Switched on, or called by something else, it begins anew.
fn apply(old: Scenario, seen: i64, patch: &ScenarioPatch, now: Timestamp) -> Result<Scenario, Failure> {
    let ScenarioPatch { name, description, switch, position, rule } = patch;
    same_version(Noun::Scenario, seen, old.version)?;
    let mut scenario = old.clone();
    set_name(&mut scenario.name, name.as_deref())?;
    set_text("description", &mut scenario.description, description.as_deref())?;
    scenario.switch = switch.unwrap_or(old.switch);
    scenario.position = position.unwrap_or(old.position);
    if let Some(rule) = rule {
        scenario.rule.clone_from(rule);
    }
    let woken = old.switch == Switch::Off && scenario.switch != Switch::Off;
    if woken || scenario.rule.trigger != old.rule.trigger {
        scenario.since = now;
    }
    scenario.version += 1;
    Ok(scenario)
}

fn drafted(
    w: &Work<'_>,
    kind: DocumentKind,
    target: Option<Target<ScenarioId>>,
    patch: &ScenarioPatch,
) -> Result<Scenario, Failure> {
    let rules = &w.rules;
    let old = match target {
        Some(target) => rules.scenario(target.id).ok_or_else(|| not_found(Noun::Scenario))?.clone(),
        None => blank(kind, w.id().into(), w.now, rules),
    };
    let seen = target.map_or(old.version, |t| t.version);
    let scenario = apply(old, seen, patch, w.now)?;
    let others = rules.scenarios.iter().filter(|s| s.id != scenario.id);
    name_free(others.map(|s| s.name.as_str()), &scenario.name, Noun::Scenario)?;
    if target.is_none() && rules.scenarios.len() >= MAX_SCENARIOS {
        return Err(Rejection::invalid("name", Flaw::TooMany { max: MAX_SCENARIOS as i64 }).into());
    }
    let errors: Vec<FieldError> = check::structure(rules, kind, &scenario.rule)
        .into_iter()
        .map(|e| FieldError { field: format!("rule/{}", e.field), ..e })
        .collect();
    if errors.is_empty() { Ok(scenario) } else { Err(Rejection::Invalid { errors }.into()) }
}

fn save(w: &mut Work<'_>, scenario: &Scenario, new: bool) -> Result<(), Failure> {
    let old = w.rules.scenario(scenario.id);
    let replan = old.is_none_or(|o| o.rule != scenario.rule || o.switch != scenario.switch);
    scenarios::save(w.tx, w.account, scenario)?;
    if replan {
        w.plan_scenario(scenario)?;
    }
    let body = json!({
        "name": scenario.name, "switch": scenario.switch, "version": scenario.version, "rule": scenario.rule,
    });
    w.audit(crate::settings::saved("scenario", new), Some(scenario.id.into()), &body)
}

/// `name`, or the first of «name 2», «name 3», … that nobody has.
fn free_name(rules: &Rulebook, name: &str) -> String {
    let taken = |name: &str| rules.scenarios.iter().any(|s| s.name == name);
    let numbered = (2..).map(|n| format!("{name} {n}"));
    std::iter::once(name.to_owned()).chain(numbered).find(|name| !taken(name)).unwrap_or_default()
}

fn names_scenario(rule: &Rule, id: ScenarioId) -> bool {
    let starts = rule
        .actions
        .iter()
        .any(|a| matches!(a, poryadok_domain::scenario::Action::Start { scenario } if *scenario == id));
    starts || matches!(&rule.trigger, Trigger::ScenarioFailed { scenarios } if scenarios.contains(&id))
}

fn try_out(
    w: &mut Work<'_>,
    kind: DocumentKind,
    id: Option<ScenarioId>,
    rule: &Rule,
    document: DocumentId,
) -> Result<Trial, Failure> {
    let mut subject = w.load(kind, document, false)?;
    let reach = w.rules.reach(w.actor, kind.into(), Operation::View);
    if !reach.covers(&subject.document.belongs()) {
        return Err(not_found(Noun::Order));
    }
    let errors = check::structure(&w.rules, kind, rule);
    if !errors.is_empty() {
        return Err(Rejection::Invalid { errors }.into());
    }
    let old = id.and_then(|id| w.rules.scenario(id)).cloned();
    let mut scenario = old.unwrap_or_else(|| blank(kind, w.id().into(), w.now, &w.rules));
    scenario.rule = rule.clone();
    scenario.switch = Switch::On;
    // The draft takes the place of what is kept under its id, so that it can start others and be started.
    let mut rules = (*w.rules).clone();
    rules.scenarios.retain(|s| s.id != scenario.id);
    rules.scenarios.push(scenario.clone());
    w.rules = Arc::new(rules);
    let happening = as_if(&scenario, &subject.document);
    let rules = w.rules.clone();
    let case = Case { rulebook: &rules, actor: w.actor, document: &subject.document, facts: &subject.facts };
    let moment = Moment { case, happening: &happening };
    let conditions: Vec<bool> = rule.conditions.iter().map(|c| plan::holds(c, &moment)).collect();
    w.chain.trial = Some(Vec::new());
    if conditions.iter().all(|holds| *holds) {
        let id = w.id();
        let cause = Cause {
            id,
            root: id,
            document,
            kind,
            status: subject.document.status,
            happening,
            depth: 0,
            actor: w.actor.clone(),
        };
        w.run_scenario(&scenario, &cause, &mut subject, &rule.actions)?;
        w.follow()?;
    }
    Ok(Trial { conditions, runs: w.chain.trial.take().unwrap_or_default() })
}

/// The happening that would call the scenario, as far as the document tells.
fn as_if(scenario: &Scenario, document: &poryadok_domain::document::Document) -> Happening {
    match (&scenario.rule.trigger, document.status) {
        (Trigger::Entered { .. }, Some(to)) => Happening::Moved { from: None, to, comment: None },
        (Trigger::Left { .. }, Some(to)) => Happening::Moved { from: Some(to), to, comment: None },
        _ => Happening::TimeCame { scenario: scenario.id },
    }
}
