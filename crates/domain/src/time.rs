//! Moments in time: microseconds since 1970-01-01 UTC, as both databases keep them.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A moment, in microseconds UTC. On the wire RFC 3339.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(value_type = String, format = DateTime))]
pub struct Timestamp(pub i64);

/// The years a person may mean; anything else is a slip of the keyboard, and not every database can keep it.
pub const EARLIEST: Timestamp = Timestamp(-2_208_988_800_000_000); // 1900-01-01
pub const LATEST: Timestamp = Timestamp(7_258_118_400_000_000); // 2200-01-01

impl Timestamp {
    /// Reads RFC 3339 with any offset; `None` for anything else and outside of the years 1900 to 2199.
    pub fn parse(text: &str) -> Option<Timestamp> {
        let at = text.parse::<jiff::Timestamp>().ok()?;
        let at = Timestamp(at.as_microsecond());
        (EARLIEST <= at && at < LATEST).then_some(at)
    }

    /// Microseconds later (or earlier).
    #[must_use]
    pub fn plus_micros(self, micros: i64) -> Timestamp {
        Timestamp(self.0.saturating_add(micros))
    }

    #[must_use]
    pub fn plus_secs(self, secs: i64) -> Timestamp {
        self.plus_micros(secs.saturating_mul(1_000_000))
    }

    /// Microseconds from `earlier` to here.
    pub fn since(self, earlier: Timestamp) -> i64 {
        self.0.saturating_sub(earlier.0)
    }
}

impl std::fmt::Display for Timestamp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match jiff::Timestamp::from_microsecond(self.0) {
            Ok(at) => at.fmt(f),
            Err(_) => write!(f, "{}µs", self.0),
        }
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        let text = String::deserialize(input)?;
        Timestamp::parse(&text)
            .ok_or_else(|| de::Error::invalid_value(de::Unexpected::Str(&text), &"a time as in RFC 3339"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_survives_the_wire() {
        let at = Timestamp::parse("2018-08-07T15:27:45.123456-03:00").unwrap();
        assert_eq!(at.to_string(), "2018-08-07T18:27:45.123456Z");
        assert_eq!(Timestamp::parse(&at.to_string()), Some(at));
    }

    #[test]
    fn a_year_nobody_means_is_refused() {
        assert_eq!(Timestamp::parse("9999-12-31T00:00:00Z"), None);
        assert_eq!(Timestamp::parse("0018-08-07T00:00:00Z"), None);
    }
}
