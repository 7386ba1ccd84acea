//! The working calendar of a company: when it works, and what "in two working days" comes to.
//!
//! Hours are the local time of the account. Where clocks are put forward, a local time that does not exist is the first
//! moment after the gap; where they are put back, one that exists twice is its first. So a later local time is never an
//! earlier moment, and the hours of a calendar never overlap.

use std::collections::BTreeSet;

use jiff::civil::{Date, DateTime, Time, Weekday};
use jiff::tz::{AmbiguousOffset, TimeZone};
use jiff::{SignedDuration, ToSpan as _};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::people::codes;
use crate::rejection::{FieldError, Flaw, Rejection};
use crate::time::{EARLIEST, LATEST, Timestamp};

/// Longest span, in units of itself: 27 years of days, a year of hours, a week of minutes. More is a slip of the
/// keyboard, or meant in the greater unit.
pub const MAX_AMOUNT: i64 = 10_000;
/// Intervals of one day: a shift with three breaks, twice over.
pub const MAX_HOURS: usize = 8;
/// Holidays, and as many moved working days: some thirty years of them.
pub const MAX_DATES: usize = 1_000;

const MINUTE: i64 = 60_000_000;
const HOUR: i64 = 60 * MINUTE;
const MINUTES_OF_DAY: u16 = 24 * 60;

/// When a company works.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    pub zone: TimeZone,
    /// From Monday; nothing on a day off.
    pub week: [Vec<Hours>; 7],
    /// Days off, whatever their day of the week.
    pub holidays: BTreeSet<Day>,
    /// Days off of the week that are worked: by the hours of the first working day of the week.
    pub working_dates: BTreeSet<Day>,
    pub version: i64,
}

/// From when to when work goes on, in local time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Hours {
    pub from: LocalTime,
    pub to: LocalTime,
}

/// A time of day, to the minute; on the wire `09:00`. `24:00` is the end of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(value_type = String))]
pub struct LocalTime(u16);

/// A date of the calendar; on the wire `2026-01-31`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(value_type = String, format = Date))]
pub struct Day(Date);

codes! {
    /// What a span is counted in.
    SpanUnit {
        Minutes = "minutes",
        Hours = "hours",
        Days = "days",
    }
}

codes! {
    /// Whether a span goes on by night and on days off.
    SpanClock {
        /// It does. A day is to the same local time, however long the day.
        Calendar = "calendar",
        /// It goes on in working hours only. A day is to the same local time on the next working day, within its hours.
        Working = "working",
    }
}

/// A length of time as people say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Span {
    /// From 1 to 10,000.
    pub amount: i64,
    pub unit: SpanUnit,
    pub clock: SpanClock,
}

impl Span {
    /// What is wrong with the amount.
    pub fn flaw(&self) -> Option<Flaw> {
        let possible = (1..=MAX_AMOUNT).contains(&self.amount);
        (!possible).then_some(Flaw::OutOfRange { min: 1, max: MAX_AMOUNT })
    }

    fn micros(&self) -> i64 {
        match self.unit {
            SpanUnit::Minutes => self.amount.saturating_mul(MINUTE),
            SpanUnit::Hours | SpanUnit::Days => self.amount.saturating_mul(HOUR),
        }
    }
}

/// Which way one looks from a moment.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Later,
    Earlier,
}

/// Work without a break, from one moment to another.
#[derive(Clone, Copy)]
struct Stretch {
    from: i64,
    to: i64,
}

impl Calendar {
    /// Monday to Friday from nine to six, without holidays: what a company has that set nothing.
    pub fn usual(zone: TimeZone) -> Calendar {
        let hours = || vec![Hours { from: LocalTime(9 * 60), to: LocalTime(18 * 60) }];
        Calendar {
            zone,
            week: [hours(), hours(), hours(), hours(), hours(), Vec::new(), Vec::new()],
            holidays: BTreeSet::new(),
            working_dates: BTreeSet::new(),
            version: 1,
        }
    }

    /// What keeps the calendar from being used.
    pub fn check(&self) -> Result<(), Rejection> {
        let Calendar { zone: _, week, holidays, working_dates, version: _ } = self;
        let mut errors = Vec::new();
        for (day, hours) in week.iter().enumerate() {
            if hours.len() > MAX_HOURS {
                errors.push(FieldError::new(format!("week/{day}"), Flaw::TooMany { max: MAX_HOURS as i64 }));
            }
            let mut free_from = LocalTime(0);
            for (n, one) in hours.iter().enumerate() {
                if one.from < free_from {
                    errors.push(FieldError::new(format!("week/{day}/{n}/from"), Flaw::NotAllowed));
                }
                if one.to <= one.from {
                    errors.push(FieldError::new(format!("week/{day}/{n}/to"), Flaw::NotAllowed));
                }
                free_from = one.to;
            }
        }
        // With no work in a week, "in a working hour" would never come.
        if week.iter().all(Vec::is_empty) {
            errors.push(FieldError::new("week", Flaw::Required));
        }
        for (field, dates) in [("holidays", holidays), ("working_dates", working_dates)] {
            if dates.len() > MAX_DATES {
                errors.push(FieldError::new(field, Flaw::TooMany { max: MAX_DATES as i64 }));
            }
        }
        if let Some(n) = working_dates.iter().position(|day| holidays.contains(day)) {
            errors.push(FieldError::new(format!("working_dates/{n}"), Flaw::Duplicate));
        }
        if errors.is_empty() { Ok(()) } else { Err(Rejection::Invalid { errors }) }
    }

    /// The moment a span after `from`. Where the calendar has no work left, the last moment that can be kept.
    pub fn add(&self, from: Timestamp, span: Span) -> Timestamp {
        self.reach(from, span, Way::Later)
    }

    /// The moment a span before `from`.
    pub fn subtract(&self, from: Timestamp, span: Span) -> Timestamp {
        self.reach(from, span, Way::Earlier)
    }

    /// How long was worked between two moments, in microseconds; nothing when `to` is not the later one.
    pub fn working_between(&self, from: Timestamp, to: Timestamp) -> i64 {
        let (from, to) = (within_bounds(from.0), within_bounds(to.0));
        let (first, last) = (self.date_of(from), self.date_of(to));
        let days = days_from(first, Way::Later).take_while(|day| *day <= tomorrow(last));
        let worked = days.flat_map(|day| self.stretches(day));
        worked.map(|s| s.to.min(to).saturating_sub(s.from.max(from)).max(0)).sum()
    }

    fn reach(&self, from: Timestamp, span: Span, way: Way) -> Timestamp {
        let from = within_bounds(from.0);
        let at = match (span.clock, span.unit) {
            (SpanClock::Calendar, SpanUnit::Days) => self.calendar_days(from, span.amount, way),
            (SpanClock::Calendar, _) if way == Way::Later => from.saturating_add(span.micros()),
            (SpanClock::Calendar, _) => from.saturating_sub(span.micros()),
            (SpanClock::Working, SpanUnit::Days) => self.working_days(from, span.amount, way),
            (SpanClock::Working, _) => self.working_time(from, span.micros(), way),
        };
        Timestamp(within_bounds(at))
    }

    /// To the same local time, so many days on.
    fn calendar_days(&self, from: i64, days: i64, way: Way) -> i64 {
        let local = self.local(from);
        let days = if way == Way::Later { days } else { days.saturating_neg() };
        let date = local.date().checked_add(days.clamp(-MAX_AMOUNT, MAX_AMOUNT).days());
        date.map_or_else(|_| end_of(way), |date| self.moment(DateTime::from_parts(date, local.time())))
    }

    /// To the end of so much work.
    fn working_time(&self, from: i64, mut left: i64, way: Way) -> i64 {
        for day in days_from(self.date_of(from), way) {
            for Stretch { from: start, to: end } in self.stretches_in(day, way) {
                let (start, end) = match way {
                    Way::Later => (start.max(from), end),
                    Way::Earlier => (start, end.min(from)),
                };
                let length = end.saturating_sub(start);
                if length <= 0 {
                    continue;
                }
                if length >= left {
                    return if way == Way::Later { start + left } else { end - left };
                }
                left -= length;
            }
        }
        end_of(way)
    }

    /// To the same local time so many working days on, within that day's hours. What begins out of hours begins with the
    /// next ones: a day counted from Saturday is that from Monday morning.
    fn working_days(&self, from: i64, days: i64, way: Way) -> i64 {
        let Some((begun, at)) = self.at_work(from, way) else { return end_of(way) };
        let into_day = DateTime::from_parts(begun, Time::midnight()).duration_until(self.local(at));
        let after =
            days_from(begun, way).filter(|day| if way == Way::Later { *day > begun } else { *day < begun });
        let mut working = after.filter(|day| !self.stretches(*day).is_empty());
        let nth = usize::try_from(days.saturating_sub(1)).unwrap_or_default();
        let Some(day) = working.nth(nth) else { return end_of(way) };
        let at = DateTime::from_parts(day, Time::midnight()).checked_add(into_day);
        let at = at.map_or_else(|_| end_of(way), |at| self.moment(at));
        let stretches = self.stretches(day);
        let moved = match way {
            Way::Later => stretches.iter().find(|s| at <= s.to).map(|s| at.max(s.from)),
            Way::Earlier => stretches.iter().rev().find(|s| at >= s.from).map(|s| at.min(s.to)),
        };
        // Its hours are over, or not yet begun: the nearest there are.
        let edge = match way {
            Way::Later => stretches.last().map(|s| s.to),
            Way::Earlier => stretches.first().map(|s| s.from),
        };
        moved.or(edge).unwrap_or(at)
    }

    /// The moment a day begins in the zone of the account.
    pub fn start_of(&self, day: Day) -> Timestamp {
        Timestamp(self.moment(DateTime::from_parts(day.0, Time::midnight())))
    }

    /// The nearest moment of work, and the day it belongs to: `from` itself, if it lies in working hours or at an end
    /// of them.
    fn at_work(&self, from: i64, way: Way) -> Option<(Date, i64)> {
        days_from(self.date_of(from), way).find_map(|day| {
            let mut stretches = self.stretches_in(day, way).into_iter();
            let moment = stretches.find_map(|s| match way {
                Way::Later => (from <= s.to).then_some(from.max(s.from)),
                Way::Earlier => (from >= s.from).then_some(from.min(s.to)),
            });
            moment.map(|moment| (day, moment))
        })
    }

    /// The work of a day, in its order.
    fn stretches(&self, day: Date) -> Vec<Stretch> {
        let midnight = DateTime::from_parts(day, Time::midnight());
        let at = |time: LocalTime| {
            let local = midnight.checked_add(SignedDuration::from_mins(i64::from(time.0)));
            local.map_or(LATEST.0, |local| self.moment(local))
        };
        let stretches = self.hours_of(day).iter().map(|h| Stretch { from: at(h.from), to: at(h.to) });
        // Hours that lie in a gap of the clocks are none.
        stretches.filter(|s| s.from < s.to).collect()
    }

    fn stretches_in(&self, day: Date, way: Way) -> Vec<Stretch> {
        let mut stretches = self.stretches(day);
        if way == Way::Earlier {
            stretches.reverse();
        }
        stretches
    }

    fn hours_of(&self, day: Date) -> &[Hours] {
        if self.holidays.contains(&Day(day)) {
            return &[];
        }
        let hours = self.week.get(from_monday(day.weekday())).map_or(&[][..], Vec::as_slice);
        if hours.is_empty() && self.working_dates.contains(&Day(day)) {
            return self.week.iter().find(|hours| !hours.is_empty()).map_or(&[], Vec::as_slice);
        }
        hours
    }

    fn local(&self, at: i64) -> DateTime {
        let at = jiff::Timestamp::from_microsecond(at).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
        self.zone.to_datetime(at)
    }

    fn date_of(&self, at: i64) -> Date {
        self.local(at).date()
    }

    /// When the clocks of the account show this.
    fn moment(&self, local: DateTime) -> i64 {
        let ambiguous = self.zone.to_ambiguous_timestamp(local);
        let gap = matches!(ambiguous.offset(), AmbiguousOffset::Gap { .. });
        let Ok(earlier) = ambiguous.earlier() else { return LATEST.0 };
        let after_gap = || self.zone.following(earlier).next().map(|t| t.timestamp());
        let at = if gap { after_gap().unwrap_or(earlier) } else { earlier };
        at.as_microsecond()
    }
}

/// The days on from the one before `day` (where clocks are put back at midnight, that is where an evening goes on), or
/// back from the one after it, as far as times can be kept.
fn days_from(day: Date, way: Way) -> impl Iterator<Item = Date> {
    let first = match way {
        Way::Later => day.yesterday().unwrap_or(day),
        Way::Earlier => tomorrow(day),
    };
    let next = move |day: &Date| match way {
        Way::Later => day.tomorrow().ok().filter(|day| i64::from(day.year()) <= LAST_YEAR),
        Way::Earlier => day.yesterday().ok().filter(|day| i64::from(day.year()) >= FIRST_YEAR),
    };
    std::iter::successors(Some(first), next)
}

/// The years around those that can be kept.
const FIRST_YEAR: i64 = 1899;
const LAST_YEAR: i64 = 2200;

fn tomorrow(day: Date) -> Date {
    day.tomorrow().unwrap_or(day)
}

fn from_monday(day: Weekday) -> usize {
    usize::from(day.to_monday_zero_offset().unsigned_abs())
}

fn end_of(way: Way) -> i64 {
    if way == Way::Later { LATEST.0 } else { EARLIEST.0 }
}

fn within_bounds(at: i64) -> i64 {
    at.clamp(EARLIEST.0, LATEST.0 - 1)
}

impl LocalTime {
    /// Reads `hh:mm`, from `00:00` to `24:00`.
    pub fn parse(text: &str) -> Option<LocalTime> {
        let (hours, minutes) = text.split_once(':')?;
        let two = |digits: &str| {
            let digits = (digits.len() == 2 && digits.bytes().all(|b| b.is_ascii_digit())).then_some(digits);
            digits.and_then(|d| d.parse::<u16>().ok())
        };
        let (hours, minutes) = (two(hours)?, two(minutes).filter(|m| *m < 60)?);
        let all = hours * 60 + minutes;
        (all <= MINUTES_OF_DAY).then_some(LocalTime(all))
    }
}

impl Day {
    /// Reads `2026-01-31`; `None` for anything else and outside of the years 1900 to 2199.
    pub fn parse(text: &str) -> Option<Day> {
        let plain = text.len() == 10 && text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
        let date: Date = if plain { text.parse().ok()? } else { return None };
        (1900..2200).contains(&date.year()).then_some(Day(date))
    }
}

impl std::fmt::Display for LocalTime {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// On the wire as text that is read by `parse` and written by `Display`.
macro_rules! as_text {
    ($name:ident, $expected:literal) => {
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
                out.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
                let text = String::deserialize(input)?;
                $name::parse(&text)
                    .ok_or_else(|| de::Error::invalid_value(de::Unexpected::Str(&text), &$expected))
            }
        }
    };
}
as_text!(LocalTime, "a time of day as in 09:00");
as_text!(Day, "a date as in 2026-01-31");

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ZONES: [&str; 8] = [
        "UTC", "Europe/Moscow", "Europe/Berlin", "America/New_York", "America/St_Johns", "America/Sao_Paulo",
        "Pacific/Apia", "Australia/Lord_Howe",
    ];

    fn usual(zone: &str) -> Calendar {
        Calendar::usual(TimeZone::get(zone).unwrap())
    }

    fn span(amount: i64, unit: SpanUnit, clock: SpanClock) -> Span {
        Span { amount, unit, clock }
    }

    fn working(amount: i64, unit: SpanUnit) -> Span {
        span(amount, unit, SpanClock::Working)
    }

    fn at(calendar: &Calendar, local: &str) -> Timestamp {
        Timestamp(calendar.moment(local.parse().unwrap()))
    }

    fn shown(calendar: &Calendar, at: Timestamp) -> String {
        calendar.local(at.0).strftime("%a %d %H:%M").to_string()
    }

    fn hours(from: &str, to: &str) -> Hours {
        Hours { from: LocalTime::parse(from).unwrap(), to: LocalTime::parse(to).unwrap() }
    }

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    /// 25 November 2026 is a Wednesday.
    #[test]
    fn work_goes_on_in_working_hours() {
        let mut calendar = usual("Europe/Moscow");
        for hours_of in &mut calendar.week[..5] {
            *hours_of = vec![hours("09:00", "13:00"), hours("14:00", "18:00")];
        }
        calendar.holidays = BTreeSet::from([day("2026-11-26")]);
        calendar.working_dates = BTreeSet::from([day("2026-11-28")]);
        assert_eq!(calendar.check(), Ok(()));
        use SpanUnit::{Days, Hours, Minutes};
        for (from, span, to) in [
            ("2026-11-25T12:30", working(1, Hours), "Wed 25 14:30"),
            ("2026-11-25T17:00", working(2, Hours), "Fri 27 10:00"),
            ("2026-11-25T17:00", working(60, Minutes), "Wed 25 18:00"),
            ("2026-11-27T18:30", working(8, Hours), "Sat 28 18:00"),
            ("2026-11-28T20:00", working(1, Minutes), "Mon 30 09:01"),
            ("2026-11-25T10:30", working(1, Days), "Fri 27 10:30"),
            ("2026-11-25T18:00", working(1, Days), "Fri 27 18:00"),
            ("2026-11-25T13:30", working(1, Days), "Fri 27 14:00"),
            ("2026-11-25T22:00", working(1, Days), "Sat 28 09:00"),
            ("2026-11-25T22:00", span(1, Days, SpanClock::Calendar), "Thu 26 22:00"),
            ("2026-11-25T22:00", span(3, Hours, SpanClock::Calendar), "Thu 26 01:00"),
        ] {
            assert_eq!(shown(&calendar, calendar.add(at(&calendar, from), span)), to, "{from} {span:?}");
        }
        for (from, span, to) in [
            ("2026-11-27T10:00", working(2, Hours), "Wed 25 17:00"),
            ("2026-11-29T10:00", working(1, Days), "Fri 27 18:00"),
            ("2026-11-30T09:00", working(1, Days), "Sat 28 09:00"),
            ("2026-11-30T13:30", working(1, Days), "Sat 28 13:00"),
        ] {
            assert_eq!(shown(&calendar, calendar.subtract(at(&calendar, from), span)), to, "{from} {span:?}");
        }
        let (wednesday, monday) = (at(&calendar, "2026-11-25T17:00"), at(&calendar, "2026-11-30T10:00"));
        assert_eq!(calendar.working_between(wednesday, monday), 18 * HOUR);
        assert_eq!(calendar.working_between(monday, wednesday), 0);
    }

    /// In Berlin 2:00 to 3:00 does not exist on 29 March 2026, and exists twice on 25 October 2026.
    #[test]
    fn a_local_time_that_is_missing_or_doubled_is_defined() {
        let mut calendar = usual("Europe/Berlin");
        let day_later = span(1, SpanUnit::Days, SpanClock::Calendar);
        let later = |from: &str| shown(&calendar, calendar.add(at(&calendar, from), day_later));
        assert_eq!(later("2026-03-28T02:30"), "Sun 29 03:00");
        assert_eq!(later("2026-03-28T12:00"), "Sun 29 12:00");
        assert_eq!(later("2026-10-24T02:30"), "Sun 25 02:30");
        assert_eq!(at(&calendar, "2026-10-25T02:30").to_string(), "2026-10-25T00:30:00Z", "its first");
        calendar.week[6] = vec![hours("01:00", "04:00")];
        let long = |from, to| calendar.working_between(at(&calendar, from), at(&calendar, to)) / HOUR;
        assert_eq!(long("2026-03-29T00:00", "2026-03-29T12:00"), 2);
        assert_eq!(long("2026-10-25T00:00", "2026-10-25T12:00"), 4);
    }

    #[test]
    fn a_calendar_without_work_is_refused_and_still_ends() {
        let mut calendar = usual("UTC");
        calendar.week.iter_mut().for_each(Vec::clear);
        calendar.working_dates = BTreeSet::from([day("2026-11-28")]);
        assert_eq!(calendar.check(), Err(Rejection::invalid("week", Flaw::Required)));
        let (now, day) = (at(&calendar, "2026-11-25T12:00"), working(1, SpanUnit::Days));
        assert_eq!(calendar.add(now, day), Timestamp(LATEST.0 - 1));
        assert_eq!(calendar.subtract(now, working(1, SpanUnit::Hours)), EARLIEST);
        assert_eq!(calendar.working_between(now, LATEST), 0);
    }

    #[test]
    fn what_is_wrong_with_a_calendar_is_named() {
        let mut calendar = usual("UTC");
        calendar.week[1] = vec![hours("09:00", "13:00"), hours("12:00", "12:00")];
        calendar.holidays = BTreeSet::from([day("2026-01-01")]);
        calendar.working_dates = BTreeSet::from([day("2025-12-31"), day("2026-01-01")]);
        let wrong = |field: &str, flaw| FieldError::new(field, flaw);
        let errors = vec![
            wrong("week/1/1/from", Flaw::NotAllowed),
            wrong("week/1/1/to", Flaw::NotAllowed),
            wrong("working_dates/1", Flaw::Duplicate),
        ];
        assert_eq!(calendar.check(), Err(Rejection::Invalid { errors }));
        assert_eq!(working(0, SpanUnit::Days).flaw(), Some(Flaw::OutOfRange { min: 1, max: MAX_AMOUNT }));
        assert_eq!(working(MAX_AMOUNT, SpanUnit::Days).flaw(), None);
        for text in ["24:01", "9:00", "09:60", "09-00", "", "+9:00", "я:00"] {
            assert_eq!(LocalTime::parse(text), None, "{text}");
        }
        for text in ["2026-02-30", "26-02-01", "2026-2-1", "1899-12-31", "2026-01-01T00:00"] {
            assert_eq!(Day::parse(text), None, "{text}");
        }
    }

    fn calendars() -> impl Strategy<Value = Calendar> {
        // Up to three stretches a day, from up to six times of day.
        let of_day = prop::collection::btree_set(0..=MINUTES_OF_DAY, 0..7).prop_map(|times| {
            let times: Vec<u16> = times.into_iter().collect();
            times
                .chunks_exact(2)
                .map(|c| Hours { from: LocalTime(c[0]), to: LocalTime(c[1]) })
                .collect::<Vec<_>>()
        });
        let dates = || {
            let date =
                (2010..2013_i16, 1..=12_i8, 1..=28_i8).prop_map(|(y, m, d)| Day(Date::new(y, m, d).unwrap()));
            prop::collection::btree_set(date, 0..60)
        };
        let week = prop::array::uniform7(of_day).prop_filter("it works", |w| w.iter().any(|d| !d.is_empty()));
        (prop::sample::select(&ZONES[..]), week, dates(), dates()).prop_map(
            |(zone, week, holidays, dates)| {
                let working_dates = dates.difference(&holidays).copied().collect();
                Calendar { week, holidays, working_dates, ..usual(zone) }
            },
        )
    }

    fn spans() -> impl Strategy<Value = Span> {
        (1..200_i64, prop::sample::select(SpanUnit::ALL), prop::sample::select(SpanClock::ALL))
            .prop_map(|(amount, unit, clock)| Span { amount, unit, clock })
    }

    /// From 2010 to 2012, where these zones change their clocks, and Samoa its day.
    fn moments() -> impl Strategy<Value = Timestamp> {
        (1_262_304_000_000_000..1_356_998_400_000_000_i64).prop_map(Timestamp)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn a_span_of_work_holds_just_so_much_work(calendar in calendars(), from in moments(), span in spans()) {
            prop_assert_eq!(calendar.check(), Ok(()));
            let (later, earlier) = (calendar.add(from, span), calendar.subtract(from, span));
            prop_assert!(earlier < from && from < later);
            if span.clock == SpanClock::Working && span.unit != SpanUnit::Days {
                prop_assert_eq!(calendar.working_between(from, later), span.micros());
                prop_assert_eq!(calendar.working_between(earlier, from), span.micros());
            }
        }

        #[test]
        fn who_begins_later_ends_no_earlier(
            calendar in calendars(), (a, b) in (moments(), 0..9 * HOUR), span in spans(),
        ) {
            let b = a.plus_micros(b);
            // "The same local time" goes back an hour where the clocks do.
            prop_assume!(span.unit != SpanUnit::Days || calendar.local(a.0) <= calendar.local(b.0));
            prop_assert!(calendar.add(a, span) <= calendar.add(b, span));
            prop_assert!(calendar.subtract(a, span) <= calendar.subtract(b, span));
            let longer = Span { amount: span.amount + 1, ..span };
            prop_assert!(calendar.add(a, span) <= calendar.add(a, longer));
        }

        #[test]
        fn work_adds_up(calendar in calendars(), a in moments(), b in moments(), c in moments()) {
            let mut order = [a, b, c];
            order.sort_unstable();
            let [a, b, c] = order;
            let parts = calendar.working_between(a, b) + calendar.working_between(b, c);
            prop_assert_eq!(parts, calendar.working_between(a, c));
        }

        #[test]
        fn a_working_day_ends_in_working_hours(calendar in calendars(), from in moments(), days in 1..90_i64) {
            let moment = calendar.add(from, working(days, SpanUnit::Days));
            let next = calendar.working_between(moment.plus_micros(-1), moment.plus_micros(1));
            prop_assert!(next > 0, "{}", moment);
        }
    }
}
