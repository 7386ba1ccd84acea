//! What scenarios did, and what they have put off.

use axum::Json;
use axum::extract::State;
use poryadok_domain::document::DocumentKind;
use poryadok_domain::ids::{DocumentId, EmployeeId, RunId, ScenarioId, TimerId};
use poryadok_domain::rejection::{Flaw, Language, Rejection};
use poryadok_domain::scenario::TriggerKind;
use poryadok_domain::scenario::plan::Performed;
use poryadok_domain::time::Timestamp;
use poryadok_domain::timer::TimerKind;
use poryadok_engine::records::{ShownRun, Timer};
use poryadok_engine::scenarios::{RunRequest, Tried};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::Api;
use crate::caller::{Caller, Id, Params};
use crate::paging::{Rows, limit};
use crate::problem::Problem;

const OUTCOMES: [&str; 4] = ["done", "failed", "suppressed", "shadow"];

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct RunQuery {
    scenario: Option<ScenarioId>,
    /// Without it only administrators are answered.
    order: Option<DocumentId>,
    /// `done`, `failed`, `suppressed` or `shadow`.
    outcome: Option<String>,
    cursor: Option<String>,
    limit: Option<i64>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct RunOut {
    id: RunId,
    at: Timestamp,
    scenario: ScenarioId,
    scenario_name: Option<String>,
    /// The version of the scenario that ran.
    version: i64,
    order: DocumentId,
    document_kind: DocumentKind,
    number: Option<String>,
    /// `done`, `failed`, `suppressed` (called, and kept from running) or `shadow` (what it would have done).
    outcome: String,
    /// What stood in the way: `too_deep`, `repeated`, `too_many_actions`, `too_often`, `once_per_entry`, `once_ever`, or the
    /// code of a refusal.
    why: Option<String>,
    /// The reason in words.
    text: Option<String>,
    trigger: Option<TriggerKind>,
    performed: Vec<Performed>,
    /// On whose behalf.
    actor: Option<EmployeeId>,
    actor_name: Option<String>,
    /// How many causes lay between the step that began it and this run.
    depth: i64,
}

/// A run that was tried out.
#[derive(Debug, Serialize, ToSchema)]
pub struct TriedOut {
    scenario: ScenarioId,
    name: String,
    outcome: String,
    why: Option<String>,
    text: Option<String>,
    performed: Vec<Performed>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct WaitOut {
    id: TimerId,
    due_at: Timestamp,
    /// `trigger`: the scenario will be called; `wait`: the rest of one that has begun.
    kind: TimerKind,
    scenario: Option<ScenarioId>,
    scenario_name: Option<String>,
}

/// The parts of a run's body, in the language of the reader.
fn parts(body: &Value, language: Language) -> (Option<TriggerKind>, Vec<Performed>, Option<String>) {
    let of = |name: &str| body.get(name).cloned().unwrap_or_default();
    let word = if language == Language::Russian { "ru" } else { "en" };
    let text = of("text").get(word).and_then(Value::as_str).map(str::to_owned);
    let performed = serde_json::from_value(of("performed")).unwrap_or_default();
    (serde_json::from_value(of("trigger")).ok(), performed, text)
}

pub fn tried_out(tried: &Tried, language: Language) -> TriedOut {
    let (_, performed, text) = parts(&tried.body, language);
    TriedOut {
        scenario: tried.scenario,
        name: tried.name.clone(),
        outcome: tried.outcome.clone(),
        why: tried.why.clone(),
        text,
        performed,
    }
}

/// What scenarios did, newest first: on one order for whoever sees it, on all for administrators.
#[utoipa::path(get, path = "/scenario-runs", tag = "Scenarios", params(RunQuery),
    responses((status = 200, body = Rows<RunOut>)))]
pub async fn list(
    State(api): State<Api>,
    query: Params<RunQuery>,
    caller: Caller,
) -> Result<Json<Rows<RunOut>>, Problem> {
    let RunQuery { scenario, order, outcome, cursor, limit: asked } = query.0;
    let limit = limit(asked)?;
    if outcome.as_deref().is_some_and(|o| !OUTCOMES.contains(&o)) {
        return Err(Rejection::invalid("outcome", Flaw::NotAllowed).into());
    }
    let wrong = |_| Rejection::invalid("cursor", Flaw::NotAllowed);
    let after = cursor.as_deref().map(|c| Uuid::try_parse(c).map(RunId).map_err(wrong)).transpose()?;
    let request = RunRequest { scenario, document: order, outcome, after, limit: limit + 1 };
    let runs = api.engine().scenario_runs(&caller.caller, request).await?;
    let rules = &caller.caller.rules;
    let out = |shown: &ShownRun| {
        let run = &shown.run;
        let body: Value = serde_json::from_str(&run.body).unwrap_or_default();
        let (trigger, performed, text) = parts(&body, caller.language);
        RunOut {
            id: run.id,
            at: run.at,
            scenario: run.scenario,
            scenario_name: runs.names.get(&run.scenario).cloned(),
            version: run.version,
            order: run.document,
            document_kind: shown.document_kind,
            number: shown.number.clone(),
            outcome: run.outcome.clone(),
            why: run.why.clone(),
            text,
            trigger,
            performed,
            actor: run.actor,
            actor_name: run.actor.and_then(|id| rules.employees.get(&id)).map(|e| e.name.clone()),
            depth: run.depth,
        }
    };
    Ok(Json(Rows::of(runs.rows.clone(), limit, |s| s.run.id.to_string(), out)))
}

/// What scenarios have put off on an order: when, and which.
#[utoipa::path(get, path = "/{id}/waits", tag = "Scenarios", params(("id" = DocumentId, Path)),
    responses((status = 200, body = Rows<WaitOut>)))]
pub async fn waits(
    State(api): State<Api>,
    id: Id<DocumentId>,
    caller: Caller,
) -> Result<Json<Rows<WaitOut>>, Problem> {
    let timers = api.engine().scenario_waits(&caller.caller, id.0).await?;
    let rules = &caller.caller.rules;
    let name = |id: Option<ScenarioId>| id.and_then(|id| rules.scenario(id)).map(|s| s.name.clone());
    let out = |t: &Timer| WaitOut {
        id: t.id,
        due_at: t.due_at,
        kind: t.kind,
        scenario: t.scenario,
        scenario_name: name(t.scenario),
    };
    Ok(Json(Rows::whole(timers.iter().map(out).collect())))
}
