//! When the company works: one calendar, set by the administrator.

use std::collections::BTreeSet;

use poryadok_domain::calendar::{Calendar, Day, Hours};
use poryadok_domain::rejection::{FieldError, Flaw, Noun, Rejection};
use poryadok_store::calendars as store;
use serde_json::json;

use crate::Engine;
use crate::failure::Failure;
use crate::login::Caller;
use crate::settings::same_version;
use crate::work::{Answer, Render, RequestKey};

/// Fields to set; an absent one stays.
#[derive(Debug, Clone, Default)]
pub struct CalendarPatch {
    pub week: Option<[Vec<Hours>; 7]>,
    pub holidays: Option<Vec<Day>>,
    pub working_dates: Option<Vec<Day>>,
}

impl Engine {
    pub async fn save_calendar(
        &self,
        caller: &Caller,
        key: Option<RequestKey>,
        version: i64,
        patch: CalendarPatch,
        render: Render<Calendar>,
    ) -> Result<Answer, Failure> {
        self.settings(caller, key, move |w| {
            let mut calendar = w.rules.calendar.clone();
            same_version(Noun::Calendar, version, calendar.version)?;
            let CalendarPatch { week, holidays, working_dates } = &patch;
            if let Some(week) = week {
                calendar.week.clone_from(week);
            }
            if let Some(dates) = holidays {
                calendar.holidays = each_once("holidays", dates)?;
            }
            if let Some(dates) = working_dates {
                calendar.working_dates = each_once("working_dates", dates)?;
            }
            calendar.check()?;
            calendar.version += 1;
            store::save(w.tx, w.account, &calendar)?;
            let body = json!({
                "week": calendar.week, "holidays": calendar.holidays, "working_dates": calendar.working_dates,
            });
            w.audit("calendar_changed", None, &body)?;
            Ok(Answer { status: 200, body: render(&calendar, &w.rules) })
        })
        .await
    }
}

fn each_once(field: &str, dates: &[Day]) -> Result<BTreeSet<Day>, Rejection> {
    let mut once = BTreeSet::new();
    let twice = dates.iter().enumerate().filter(|(_, day)| !once.insert(**day));
    let errors: Vec<FieldError> =
        twice.map(|(n, _)| FieldError::new(format!("{field}/{n}"), Flaw::Duplicate)).collect();
    if errors.is_empty() { Ok(once) } else { Err(Rejection::Invalid { errors }) }
}
