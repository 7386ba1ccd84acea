//! Which scenarios a happening calls, whether their conditions hold, and what keeps one from running (DOMAIN §4, I8, I9).

use serde::{Deserialize, Serialize};

use super::{Action, Condition, Firing, Rule, Scenario, Side, Switch, Trigger};
use crate::attribute::AttributeValue;
use crate::document::{Document, DocumentKind, FieldChange};
use crate::gate::{self, Case};
use crate::ids::{ScenarioId, StatusId};
use crate::people::codes;
use crate::process::{Field, Guard};
use crate::rulebook::Rulebook;
use crate::time::Timestamp;
use crate::trade::LinkEvent;

/// Causes behind one another: a chain that goes deeper leads nowhere.
pub const MAX_DEPTH: u8 = 16;
/// Actions that one person's step may set off altogether.
pub const MAX_ACTIONS_OF_ROOT: usize = 100;
/// Runs of one scenario on one document within [`WINDOW_SECS`].
pub const MAX_RUNS: i64 = 50;
pub const WINDOW_SECS: i64 = 30 * 60;

/// What happened to a document, as far as scenarios take notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Happening {
    Created,
    Changed {
        fields: Vec<FieldChange>,
        positions: bool,
    },
    Moved {
        from: Option<StatusId>,
        to: StatusId,
        comment: Option<String>,
    },
    /// It was posted itself.
    Posted,
    /// A document that rests on it was created, or posted.
    Linked {
        what: LinkEvent,
        kind: DocumentKind,
    },
    /// A payment of it was posted; in full where nothing is owed any more.
    Paid {
        in_full: bool,
    },
    /// It lacks goods, or has them all again.
    Goods {
        enough: bool,
    },
    TaskDone,
    TaskOverdue,
    Commented {
        text: String,
    },
    /// Somebody pressed the button of this scenario.
    Pressed {
        scenario: ScenarioId,
    },
    /// The time of this scenario has come.
    TimeCame {
        scenario: ScenarioId,
    },
    /// Another scenario starts this one.
    Started {
        scenario: ScenarioId,
    },
    Failed {
        scenario: ScenarioId,
    },
}

impl Happening {
    /// The word that came with it.
    pub fn comment(&self) -> Option<&str> {
        match self {
            Happening::Moved { comment, .. } => comment.as_deref(),
            Happening::Commented { text } => Some(text),
            _ => None,
        }
    }

    pub const fn previous_status(&self) -> Option<StatusId> {
        match self {
            Happening::Moved { from, .. } => *from,
            _ => None,
        }
    }
}

/// Whether the happening is what the scenario waits for. `status`: where the document stands after it.
pub fn calls(scenario: &Scenario, happening: &Happening, status: Option<StatusId>) -> bool {
    let is_in = |statuses: &[StatusId], at: Option<StatusId>| at.is_some_and(|s| statuses.contains(&s));
    match (&scenario.rule.trigger, happening) {
        (Trigger::Created, Happening::Created) => true,
        (Trigger::Entered { statuses }, Happening::Created) => is_in(statuses, status),
        (Trigger::Entered { statuses }, Happening::Moved { to, .. }) => is_in(statuses, Some(*to)),
        (Trigger::Left { statuses }, Happening::Moved { from, .. }) => is_in(statuses, *from),
        (Trigger::Changed { fields }, Happening::Changed { fields: changed, positions }) => {
            let touched =
                |f: &Field| changed.iter().any(|c| c.field == *f) || (*positions && *f == Field::Positions);
            fields.is_empty() || fields.iter().any(touched)
        }
        (Trigger::LinkedCreated { kinds }, Happening::Linked { what: LinkEvent::Created, kind })
        | (Trigger::LinkedPosted { kinds }, Happening::Linked { what: LinkEvent::Posted, kind }) => {
            kinds.is_empty() || kinds.contains(kind)
        }
        (Trigger::Paid { in_full }, Happening::Paid { in_full: all }) => !in_full || *all,
        (Trigger::GoodsShort, Happening::Goods { enough }) => !enough,
        (Trigger::GoodsEnough, Happening::Goods { enough }) => *enough,
        (Trigger::Posted, Happening::Posted)
        | (Trigger::TaskDone, Happening::TaskDone)
        | (Trigger::TaskOverdue, Happening::TaskOverdue)
        | (Trigger::Commented, Happening::Commented { .. }) => true,
        (Trigger::ScenarioFailed { scenarios }, Happening::Failed { scenario: failed }) => {
            *failed != scenario.id && (scenarios.is_empty() || scenarios.contains(failed))
        }
        (
            _,
            Happening::Pressed { scenario: id }
            | Happening::TimeCame { scenario: id }
            | Happening::Started { scenario: id },
        ) => *id == scenario.id,
        _ => false,
    }
}

/// A document at the moment a scenario is called, and what called it.
#[derive(Debug, Clone, Copy)]
pub struct Moment<'a> {
    pub case: Case<'a>,
    pub happening: &'a Happening,
}

/// Whether all conditions of the rule hold.
pub fn conditions_hold(rule: &Rule, moment: &Moment<'_>) -> bool {
    rule.conditions.iter().all(|c| holds(c, moment))
}

/// Whether a condition holds.
pub fn holds(condition: &Condition, moment: &Moment<'_>) -> bool {
    let case = &moment.case;
    match condition {
        Condition::All { of } => of.iter().all(|c| holds(c, moment)),
        Condition::Any { of } => of.iter().any(|c| holds(c, moment)),
        Condition::None { of } => !of.iter().any(|c| holds(c, moment)),
        Condition::Guard { guard } => gate::guard_holds(case, guard),
        Condition::InStatuses { statuses } => case.document.status.is_some_and(|s| statuses.contains(&s)),
        Condition::CameFrom { statuses } => {
            moment.happening.previous_status().is_some_and(|s| statuses.contains(&s))
        }
        Condition::Became { field, was, now } => match moment.happening {
            Happening::Changed { fields, .. } => fields.iter().any(|c| {
                c.field == *field
                    && was.as_ref().is_none_or(|was| *was == c.before)
                    && now.as_ref().is_none_or(|now| *now == c.after)
            }),
            _ => false,
        },
        Condition::Actor { any_of } => any_of.iter().any(|grantee| gate::is_granted(case, grantee)),
        Condition::Source { sources } => sources.contains(&case.actor.source),
    }
}

codes! {
    /// Why a scenario that was called and whose conditions held did not run.
    Suppression {
        /// More than [`MAX_DEPTH`] causes behind one another.
        TooDeep = "too_deep",
        /// It already ran for the same cause on the same document.
        Repeated = "repeated",
        /// More than [`MAX_ACTIONS_OF_ROOT`] actions set off by one step.
        TooManyActions = "too_many_actions",
        /// More than [`MAX_RUNS`] runs on the document within half an hour.
        TooOften = "too_often",
        /// It already ran during this stay in the status.
        OncePerEntry = "once_per_entry",
        /// It already ran on this document.
        OnceEver = "once_ever",
    }
}

/// What is known of earlier runs when a scenario is about to run.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    pub depth: u8,
    /// It ran on this document for the same root cause.
    pub ran_for_root: bool,
    /// Actions carried out for the root cause so far.
    pub actions: usize,
    /// Its runs on this document within the window.
    pub recent_runs: i64,
    /// Its runs on this document since it came into its status, and ever; asked for only where the firing policy needs it.
    pub runs_in_visit: i64,
    pub runs_ever: i64,
}

/// What keeps the scenario from running, if anything does.
pub fn suppressed(scenario: &Scenario, tally: &Tally) -> Option<Suppression> {
    let Tally { depth, ran_for_root, actions, recent_runs, runs_in_visit, runs_ever } = *tally;
    let planned = scenario.rule.actions.len();
    match scenario.rule.firing {
        _ if ran_for_root => Some(Suppression::Repeated),
        _ if depth > MAX_DEPTH => Some(Suppression::TooDeep),
        _ if actions + planned > MAX_ACTIONS_OF_ROOT => Some(Suppression::TooManyActions),
        _ if recent_runs >= MAX_RUNS => Some(Suppression::TooOften),
        Firing::OncePerEntry if runs_in_visit > 0 => Some(Suppression::OncePerEntry),
        Firing::OnceEver if runs_ever > 0 => Some(Suppression::OnceEver),
        _ => None,
    }
}

/// When the clock of a timed scenario strikes for a document as it stands; `None` where it never does. Never for what lies
/// before the scenario was switched on.
pub fn due(rulebook: &Rulebook, scenario: &Scenario, document: &Document) -> Option<Timestamp> {
    if scenario.switch == Switch::Off || document.kind != scenario.kind || document.deleted_at.is_some() {
        return None;
    }
    let calendar = &rulebook.calendar;
    let at = match &scenario.rule.trigger {
        Trigger::InStatus { statuses, after } => {
            let stands = document.status.is_some_and(|s| statuses.contains(&s));
            stands.then(|| calendar.add(document.status_since, *after))
        }
        Trigger::Date { field, offset, side } => date(document, *field).map(|date| match (offset, side) {
            (None, _) => date,
            (Some(span), Side::Before) => calendar.subtract(date, *span),
            (Some(span), Side::After) => calendar.add(date, *span),
        }),
        _ => None,
    };
    at.filter(|at| *at > scenario.since)
}

/// The date in a field.
pub fn date(document: &Document, field: Field) -> Option<Timestamp> {
    match field {
        Field::Moment => Some(document.moment),
        Field::PlannedAt => document.planned_at,
        Field::Attribute(id) => match document.attributes.get(&id) {
            Some(AttributeValue::Time(at)) => Some(*at),
            _ => None,
        },
        _ => None,
    }
}

/// The next time of a [`Trigger::Schedule`] after `now`; a local time that a change of the clocks leaves out is taken an
/// hour later, as everybody's own clock does.
pub fn next_time(rulebook: &Rulebook, trigger: &Trigger, now: Timestamp) -> Option<Timestamp> {
    let Trigger::Schedule { minute, days, .. } = trigger else { return None };
    let zone = rulebook.account.zone();
    let start = zone.to_datetime(jiff::Timestamp::from_microsecond(now.0).ok()?).date();
    let (hour, minute) = (i8::try_from(minute / 60).ok()?, i8::try_from(minute % 60).ok()?);
    (0..=7).find_map(|ahead| {
        let day = start.checked_add(jiff::Span::new().days(ahead)).ok()?;
        let named = days.is_empty() || days.contains(&i64::from(day.weekday().to_monday_one_offset()));
        let at = zone.to_timestamp(day.at(hour, minute, 0, 0)).ok()?.as_microsecond();
        (named && at > now.0).then_some(Timestamp(at))
    })
}

impl Rule {
    /// Whether its conditions ask for the tasks of the document.
    pub fn asks_for_tasks(&self) -> bool {
        fn asks(condition: &Condition) -> bool {
            match condition {
                Condition::All { of } | Condition::Any { of } | Condition::None { of } => of.iter().any(asks),
                Condition::Actor { any_of } => any_of.contains(&crate::process::Grantee::TaskAssignee),
                _ => false,
            }
        }
        self.asks(&|g| g.asks_for_tasks()) || self.conditions.iter().any(asks)
    }

    /// Whether a condition of it is, or has in it, such a guard.
    pub fn asks(&self, such: &dyn Fn(&Guard) -> bool) -> bool {
        fn asks(condition: &Condition, such: &dyn Fn(&Guard) -> bool) -> bool {
            match condition {
                Condition::All { of } | Condition::Any { of } | Condition::None { of } => {
                    of.iter().any(|c| asks(c, such))
                }
                Condition::Guard { guard } => guard.asks(such),
                _ => false,
            }
        }
        self.conditions.iter().any(|c| asks(c, such))
    }

    /// Whether time alone calls it.
    pub const fn is_timed(&self) -> bool {
        matches!(self.trigger, Trigger::InStatus { .. } | Trigger::Date { .. })
    }
}

/// How an action reads in a run: what was done, with what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Performed {
    /// The kind of the action.
    pub action: String,
    /// The text it wrote or sent, with everything put in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Whom it made the owner, set the task or told.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub employees: Vec<crate::ids::EmployeeId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<StatusId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<Field>,
    /// When what was put off comes, or the task is due.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Timestamp>,
    /// Where a letter went.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// The scenario it started.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scenario: Option<ScenarioId>,
    /// The documents it made.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<Made>,
    /// There was nothing to do: the value was there already.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unchanged: bool,
}

/// A document that a scenario made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Made {
    pub id: crate::ids::DocumentId,
    pub kind: DocumentKind,
    pub number: String,
}

impl Performed {
    pub fn of(action: &Action) -> Performed {
        Performed {
            action: action.code().to_owned(),
            text: None,
            employees: Vec::new(),
            status: None,
            field: None,
            at: None,
            to: None,
            scenario: None,
            documents: Vec::new(),
            unchanged: false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulation::Company;

    /// Berlin's clocks are put forward from 2:00 to 3:00 on 29 March 2026 and back on 25 October.
    #[test]
    fn a_time_of_day_is_met_every_day_whatever_the_clocks_do() {
        let mut rulebook = Company::found().rulebook;
        rulebook.account.time_zone = "Europe/Berlin".into();
        let at = |text: &str| Timestamp::parse(text).unwrap();
        let half_past_two = Trigger::Schedule { minute: 150, days: Vec::new(), statuses: Vec::new() };
        let next = |now: &str| next_time(&rulebook, &half_past_two, at(now)).unwrap().to_string();
        assert_eq!(next("2026-03-28T00:00:00Z"), "2026-03-28T01:30:00Z");
        assert_eq!(
            next("2026-03-28T12:00:00Z"),
            "2026-03-29T01:30:00Z",
            "there is no 2:30 that night: it is 3:30"
        );
        assert_eq!(next("2026-03-29T12:00:00Z"), "2026-03-30T00:30:00Z");
        assert_eq!(next("2026-10-24T12:00:00Z"), "2026-10-25T00:30:00Z", "of two the first");
        assert_eq!(next("2026-10-25T00:30:00Z"), "2026-10-26T01:30:00Z", "once a day");
        let mondays = Trigger::Schedule { minute: 540, days: vec![1], statuses: Vec::new() };
        let monday = next_time(&rulebook, &mondays, at("2026-03-24T00:00:00Z")).unwrap();
        assert_eq!(monday.to_string(), "2026-03-30T07:00:00Z");
    }
}
