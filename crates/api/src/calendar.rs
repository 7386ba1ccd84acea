//! When the company works.

use axum::Json;
use axum::extract::State;
use axum::response::Response;
use poryadok_domain::calendar::{Calendar, Day, Hours};
use poryadok_domain::rulebook::Rulebook;
use poryadok_engine::calendar::CalendarPatch;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::Api;
use crate::caller::{Caller, Command, answered, json};
use crate::problem::Problem;

#[derive(Debug, Serialize, ToSchema)]
pub struct CalendarOut {
    /// IANA name; the hours are its local time.
    time_zone: String,
    /// Seven days from Monday, each with its working hours; a day off has none.
    week: Vec<Vec<Hours>>,
    /// Days off, whatever their day of the week.
    holidays: Vec<Day>,
    /// Days off of the week that are worked, by the hours of the first working day of the week.
    working_dates: Vec<Day>,
    version: i64,
}

/// Fields to set; an absent one stays.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CalendarIn {
    /// The version that was seen.
    version: i64,
    /// Seven days from Monday, each with its working hours in order; at least one of them is worked.
    #[schema(value_type = Option<Vec<Vec<Hours>>>, min_items = 7, max_items = 7)]
    week: Option<[Vec<Hours>; 7]>,
    holidays: Option<Vec<Day>>,
    working_dates: Option<Vec<Day>>,
}

fn out(calendar: &Calendar, rules: &Rulebook) -> CalendarOut {
    CalendarOut {
        time_zone: rules.account.time_zone.clone(),
        week: calendar.week.to_vec(),
        holidays: calendar.holidays.iter().copied().collect(),
        working_dates: calendar.working_dates.iter().copied().collect(),
        version: calendar.version,
    }
}

/// The working calendar: spans in working hours and days are counted by it.
#[utoipa::path(get, path = "/calendar", tag = "Settings", responses((status = 200, body = CalendarOut)))]
pub async fn read(caller: Caller) -> Json<CalendarOut> {
    let rules = &caller.caller.rules;
    Json(out(&rules.calendar, rules))
}

/// Change the working calendar. What is already set to a time stays there.
#[utoipa::path(patch, path = "/calendar", tag = "Settings", request_body = CalendarIn,
    responses((status = 200, body = CalendarOut)))]
pub async fn change(State(api): State<Api>, command: Command<CalendarIn>) -> Result<Response, Problem> {
    let CalendarIn { version, week, holidays, working_dates } = command.body;
    let patch = CalendarPatch { week, holidays, working_dates };
    let render = |calendar: &Calendar, rules: &Rulebook| json(&out(calendar, rules));
    answered(api.engine().save_calendar(&command.who.caller, command.key, version, patch, render).await)
}
