//! Messages to the world outside: which ways there are, where a message stands, and when it is tried again.

use crate::people::codes;

codes! {
    /// By which way a message leaves. (A channel of sales is [`crate::people::Channel`].)
    MessageChannel {
        Email = "email",
        Webhook = "webhook",
        Telegram = "telegram",
    }
}

codes! {
    /// Where a message stands.
    MessageState {
        /// It will be tried, or tried again.
        Waiting = "waiting",
        Sent = "sent",
        /// Nobody tries any more; an administrator may send it again.
        Dead = "dead",
        /// Nobody is to be told any more: the employee was dismissed, or may not see what it tells of.
        Withdrawn = "withdrawn",
    }
}

/// Seconds from a failed attempt to the next: a moment's hitch is over in seconds, a restart in minutes, an outage that
/// somebody has to notice within a day.
pub const RETRY_SECS: &[i64] = &[5, 300, 1_800, 7_200, 18_000, 36_000, 36_000];
/// The longest a receiver may put us off, in seconds.
const LONGEST_SECS: i64 = 36_000;
/// So much longer at most, in percent: messages that failed together do not come back together.
const JITTER_PERCENT: i64 = 20;

/// Microseconds from the end of attempt number `attempt` (the first is 1), which failed, to the next one; `None`: it was the
/// last. `asked` are the seconds that the receiver asked for, `chance` a number nobody chose.
pub fn pause_micros(schedule: &[i64], attempt: i64, asked: Option<i64>, chance: u64) -> Option<i64> {
    let step = usize::try_from(attempt.saturating_sub(1)).ok()?;
    let secs = schedule.get(step)?.max(&asked.unwrap_or(0).min(LONGEST_SECS)).saturating_mul(1_000_000);
    let most = secs / 100 * JITTER_PERCENT;
    let more = i64::try_from(chance % (most.unsigned_abs() + 1)).unwrap_or(0);
    Some(secs.saturating_add(more))
}

/// Reads a schedule such as `5s,5m,30m,2h`: the pauses between the attempts. A number alone is seconds.
pub fn read_schedule(text: &str) -> Option<Vec<i64>> {
    text.split(',').map(|part| read_secs(part.trim())).collect()
}

fn read_secs(text: &str) -> Option<i64> {
    let unit = text.chars().last().filter(|c| !c.is_ascii_digit());
    let (number, times) = match unit {
        None => (text, 1),
        Some('s') => (text.strip_suffix('s')?, 1),
        Some('m') => (text.strip_suffix('m')?, 60),
        Some('h') => (text.strip_suffix('h')?, 3_600),
        Some('d') => (text.strip_suffix('d')?, 86_400),
        Some(_) => return None,
    };
    let secs = number.parse::<u32>().ok().map(|n| i64::from(n).saturating_mul(times))?;
    (secs > 0).then_some(secs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_end() {
        let pause = |attempt| pause_micros(RETRY_SECS, attempt, None, 0);
        assert_eq!(pause(1), Some(5_000_000));
        assert_eq!(pause(7), Some(36_000_000_000));
        assert_eq!(pause(8), None);
        assert_eq!(pause(0), None);
    }

    #[test]
    fn chance_only_lengthens_and_by_a_fifth_at_most() {
        for chance in [0, 1, 999_999, 1_000_000, 7_777_777, u64::MAX] {
            let pause = pause_micros(RETRY_SECS, 1, None, chance).unwrap();
            assert!((5_000_000..=6_000_000).contains(&pause), "{pause}");
        }
    }

    #[test]
    fn a_receiver_may_put_us_off_but_not_for_ever() {
        assert_eq!(pause_micros(RETRY_SECS, 1, Some(90), 0), Some(90_000_000));
        assert_eq!(pause_micros(RETRY_SECS, 2, Some(90), 0), Some(300_000_000));
        assert_eq!(pause_micros(RETRY_SECS, 1, Some(i64::MAX), 0), Some(36_000_000_000));
    }

    #[test]
    fn a_schedule_reads_as_people_write_it() {
        assert_eq!(read_schedule("5s, 5m,30m,2h,1d,7"), Some(vec![5, 300, 1_800, 7_200, 86_400, 7]));
        for wrong in ["", "5s,", "0s", "-5s", "5w", "s", "5 s"] {
            assert_eq!(read_schedule(wrong), None, "{wrong}");
        }
    }
}
