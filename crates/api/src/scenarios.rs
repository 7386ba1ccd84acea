//! Scenarios: what the company lets the house do by itself.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use axum::response::Response;
use poryadok_domain::document::DocumentKind;
use poryadok_domain::ids::{DocumentId, ScenarioId};
use poryadok_domain::rejection::{Noun, Rejection};
use poryadok_domain::scenario::check::Issue;
use poryadok_domain::scenario::template::{Filling, GapKind, Template};
use poryadok_domain::scenario::{Rule, Scenario, Switch, Trigger};
use poryadok_domain::time::Timestamp;
use poryadok_engine::scenarios::{ScenarioPatch, Summed};
use poryadok_engine::settings::Target;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::Api;
use crate::caller::{Caller, Command, Id, Ids, answered, json};
use crate::paging::Rows;
use crate::problem::{Problem, ProblemOut};
use crate::scenario_runs::{TriedOut, tried_out};
use crate::tokens::Empty;

/// What scenarios are of where nothing is said.
const USUAL: DocumentKind = DocumentKind::CustomerOrder;

#[derive(Debug, Serialize, ToSchema)]
pub struct ScenarioOut {
    id: ScenarioId,
    kind: DocumentKind,
    name: String,
    description: String,
    switch: Switch,
    version: i64,
    /// Those of one happening run in this order.
    position: i64,
    /// Since when it takes notice: nothing from before counts for it.
    since: Timestamp,
    rule: Rule,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct ScenarioRow {
    #[serde(flatten)]
    scenario: ScenarioOut,
    /// How many runs of the last 30 days ended `done`, `failed`, `suppressed` or `shadow`.
    outcomes: BTreeMap<String, i64>,
    last_run: Option<Timestamp>,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewScenarioIn {
    /// Of documents of which kind; orders if absent. It stays.
    kind: Option<DocumentKind>,
    name: String,
    description: Option<String>,
    /// `off` if absent.
    switch: Option<Switch>,
    position: Option<i64>,
    rule: Rule,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ScenarioIn {
    /// The version that was seen.
    version: i64,
    name: Option<String>,
    description: Option<String>,
    switch: Option<Switch>,
    position: Option<i64>,
    rule: Option<Rule>,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ScenarioCheckIn {
    kind: Option<DocumentKind>,
    /// The scenario that is changed; absent for a new one.
    id: Option<ScenarioId>,
    rule: Rule,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct ScenarioCheckOut {
    /// What keeps the draft from being saved.
    #[serde(skip_serializing_if = "Option::is_none")]
    problem: Option<ProblemOut>,
    /// What is doubtful about it among the others.
    issues: Vec<Issue>,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TryIn {
    kind: Option<DocumentKind>,
    /// The scenario that is changed; absent for a new one.
    id: Option<ScenarioId>,
    rule: Rule,
    /// The document to try it on.
    order: DocumentId,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct TryOut {
    /// Whether each condition holds for the order as it stands, in their order.
    conditions: Vec<bool>,
    /// What it would do, and what that would set off; empty where a condition does not hold.
    runs: Vec<TriedOut>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct TemplateOut {
    code: Template,
    gaps: Vec<GapOut>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct GapOut {
    key: String,
    kind: GapKind,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FillIn {
    template: Template,
    /// What was chosen for each gap, by its key.
    fillings: BTreeMap<String, Filling>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct ButtonOut {
    scenario: ScenarioId,
    label: String,
}

fn out(s: &Scenario) -> ScenarioOut {
    ScenarioOut {
        id: s.id,
        kind: s.kind,
        name: s.name.clone(),
        description: s.description.clone(),
        switch: s.switch,
        version: s.version,
        position: s.position,
        since: s.since,
        rule: s.rule.clone(),
    }
}

fn row(s: &Summed) -> ScenarioRow {
    ScenarioRow { scenario: out(&s.scenario), outcomes: s.outcomes.clone(), last_run: s.last_run }
}

/// The scenarios of the company, in the order in which they run (administrators).
#[utoipa::path(get, path = "/scenarios", tag = "Scenarios", responses((status = 200, body = Rows<ScenarioRow>)))]
pub async fn list(State(api): State<Api>, caller: Caller) -> Result<Json<Rows<ScenarioRow>>, Problem> {
    let all = api.engine().scenarios(&caller.caller).await?;
    Ok(Json(Rows::whole(all.iter().map(row).collect())))
}

/// One scenario (administrators).
#[utoipa::path(get, path = "/scenarios/{id}", tag = "Scenarios", params(("id" = ScenarioId, Path)),
    responses((status = 200, body = ScenarioOut)))]
pub async fn read(id: Id<ScenarioId>, caller: Caller) -> Result<Json<ScenarioOut>, Problem> {
    if !caller.caller.is_administrator() {
        return Err(Rejection::AdministratorsOnly.into());
    }
    let scenario = caller.caller.rules.scenario(id.0);
    Ok(Json(out(scenario.ok_or(Rejection::NotFound { noun: Noun::Scenario })?)))
}

/// Make a scenario. It is off until it is switched on, and takes notice only of what happens after that.
#[utoipa::path(post, path = "/scenarios", tag = "Scenarios", request_body = NewScenarioIn,
    responses((status = 201, body = ScenarioOut)))]
pub async fn create(State(api): State<Api>, command: Command<NewScenarioIn>) -> Result<Response, Problem> {
    let NewScenarioIn { kind, name, description, switch, position, rule } = command.body;
    let patch = ScenarioPatch { name: Some(name), description, switch, position, rule: Some(rule) };
    let render = |s: &Scenario, _: &_| json(&out(s));
    let (who, key, kind) = (command.who.caller, command.key, kind.unwrap_or(USUAL));
    answered(api.engine().save_scenario(&who, key, kind, None, patch, render).await)
}

/// Change a scenario, or switch it. With another trigger, or switched on anew, it begins anew.
#[utoipa::path(patch, path = "/scenarios/{id}", tag = "Scenarios", params(("id" = ScenarioId, Path)),
    request_body = ScenarioIn, responses((status = 200, body = ScenarioOut)))]
pub async fn change(
    State(api): State<Api>,
    id: Id<ScenarioId>,
    command: Command<ScenarioIn>,
) -> Result<Response, Problem> {
    let ScenarioIn { version, name, description, switch, position, rule } = command.body;
    let patch = ScenarioPatch { name, description, switch, position, rule };
    let target = Some(Target { id: id.0, version });
    let render = |s: &Scenario, _: &_| json(&out(s));
    let kind = command.who.caller.rules.scenario(id.0).map_or(USUAL, |s| s.kind);
    answered(api.engine().save_scenario(&command.who.caller, command.key, kind, target, patch, render).await)
}

/// Delete a scenario, with what it has put off. Its runs stay in the log.
#[utoipa::path(delete, path = "/scenarios/{id}", tag = "Scenarios", params(("id" = ScenarioId, Path)),
    responses((status = 204)))]
pub async fn delete(
    State(api): State<Api>,
    id: Id<ScenarioId>,
    command: Command<Empty>,
) -> Result<Response, Problem> {
    answered(api.engine().delete_scenario(&command.who.caller, command.key, id.0).await)
}

/// What is wrong or doubtful about a draft, without saving it (administrators).
#[utoipa::path(post, path = "/scenarios/check", tag = "Scenarios", request_body = ScenarioCheckIn,
    responses((status = 200, body = ScenarioCheckOut)))]
pub async fn check(
    State(api): State<Api>,
    command: Command<ScenarioCheckIn>,
) -> Result<Json<ScenarioCheckOut>, Problem> {
    let ScenarioCheckIn { kind, id, rule } = command.body;
    let kind = kind.unwrap_or(USUAL);
    let judged = api.engine().check_scenario(&command.who.caller, kind, id, rule).await?;
    let names = command.who.names();
    let problem = judged.rejection.as_ref().map(|r| ProblemOut::of(r, &names));
    Ok(Json(ScenarioCheckOut { problem, issues: judged.issues }))
}

/// What a draft would do with an order if it were called now. Nothing of it is kept (administrators).
#[utoipa::path(post, path = "/scenarios/try", tag = "Scenarios", request_body = TryIn,
    responses((status = 200, body = TryOut)))]
pub async fn try_out(State(api): State<Api>, command: Command<TryIn>) -> Result<Json<TryOut>, Problem> {
    let TryIn { kind, id, rule, order } = command.body;
    let kind = kind.unwrap_or(USUAL);
    let trial = api.engine().try_scenario(&command.who.caller, kind, id, rule, order).await?;
    let language = command.who.language;
    let runs = trial.runs.iter().map(|run| tried_out(run, language)).collect();
    Ok(Json(TryOut { conditions: trial.conditions, runs }))
}

/// Ready scenarios, and the gaps that are to be filled in them.
#[utoipa::path(get, path = "/scenarios/templates", tag = "Scenarios",
    responses((status = 200, body = Rows<TemplateOut>)))]
pub async fn templates(_caller: Caller) -> Json<Rows<TemplateOut>> {
    let gaps =
        |t: &Template| t.gaps().iter().map(|g| GapOut { key: g.key.to_owned(), kind: g.kind }).collect();
    Json(Rows::whole(Template::ALL.iter().map(|t| TemplateOut { code: *t, gaps: gaps(t) }).collect()))
}

/// Make the scenarios of a template, in the language of the request; they are off until they are switched on.
#[utoipa::path(post, path = "/scenarios/templates", tag = "Scenarios", request_body = FillIn,
    responses((status = 201, body = Rows<ScenarioOut>)))]
pub async fn fill(State(api): State<Api>, command: Command<FillIn>) -> Result<Response, Problem> {
    let render = |all: &Vec<Scenario>, _: &_| json(&Rows::whole(all.iter().map(out).collect()));
    let language = command.who.language;
    let FillIn { template, fillings } = command.body;
    let caller = &command.who.caller;
    let made =
        api.engine().scenarios_from_template(caller, command.key, template, fillings, language, render);
    answered(made.await)
}

/// The buttons I may press on the order as it stands.
#[utoipa::path(get, path = "/{id}/buttons", tag = "Scenarios", params(("id" = DocumentId, Path)),
    responses((status = 200, body = Rows<ButtonOut>)))]
pub async fn buttons(
    State(api): State<Api>,
    id: Id<DocumentId>,
    caller: Caller,
) -> Result<Json<Rows<ButtonOut>>, Problem> {
    let offered = api.engine().buttons(&caller.caller, id.0).await?;
    let button = |s: &Scenario| match &s.rule.trigger {
        Trigger::Button { label } => Some(ButtonOut { scenario: s.id, label: label.clone() }),
        _ => None,
    };
    Ok(Json(Rows::whole(offered.iter().filter_map(button).collect())))
}

/// Press a button.
#[utoipa::path(post, path = "/{id}/buttons/{scenario}", tag = "Scenarios",
    params(("id" = DocumentId, Path), ("scenario" = ScenarioId, Path)),
    responses((status = 204)))]
pub async fn press(
    State(api): State<Api>,
    ids: Ids<DocumentId, ScenarioId>,
    command: Command<Empty>,
) -> Result<Response, Problem> {
    let Ids(id, scenario) = ids;
    answered(api.engine().press_button(&command.who.caller, command.key, id, scenario).await)
}
