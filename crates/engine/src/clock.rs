//! The clock, ids and secrets: the only place that asks the machine for them.

use std::fmt;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use poryadok_domain::time::Timestamp;
use uuid::Uuid;

/// Where times, ids and secrets come from.
pub trait Clock: Send + Sync + fmt::Debug {
    fn now(&self) -> Timestamp;
    /// A new id; later ones sort behind earlier ones.
    fn id(&self) -> Uuid;
    /// 256 bits nobody can guess.
    fn secret(&self) -> [u8; 32];
}

/// The machine's own clock and randomness.
#[derive(Debug, Default)]
pub struct System;

impl Clock for System {
    fn now(&self) -> Timestamp {
        #[expect(clippy::disallowed_methods, reason = "this is the clock")]
        let now = jiff::Timestamp::now();
        Timestamp(now.as_microsecond())
    }

    fn id(&self) -> Uuid {
        #[expect(clippy::disallowed_methods, reason = "this is where ids are made")]
        let id = Uuid::now_v7();
        id
    }

    fn secret(&self) -> [u8; 32] {
        let mut bytes = [0; 32];
        // Without randomness there are no sessions: stopping is the only safe answer.
        #[expect(clippy::expect_used, reason = "a machine without randomness cannot serve")]
        getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
        bytes
    }
}

/// A clock that stands still until it is moved, with ids in a row: for tests and simulations.
#[derive(Debug)]
pub struct Recorded {
    now: AtomicI64,
    next: AtomicU64,
    seed: u64,
}

impl Recorded {
    pub fn new(now: Timestamp, seed: u64) -> Recorded {
        Recorded { now: AtomicI64::new(now.0), next: AtomicU64::new(1), seed }
    }

    /// Moves the clock.
    pub fn advance_secs(&self, secs: i64) {
        self.now.fetch_add(secs * 1_000_000, Ordering::SeqCst);
    }
}

impl Clock for Recorded {
    fn now(&self) -> Timestamp {
        // Times of commands differ, as they do on a real machine.
        Timestamp(self.now.fetch_add(1, Ordering::SeqCst))
    }

    fn id(&self) -> Uuid {
        let next = self.next.fetch_add(1, Ordering::SeqCst);
        let millis = u64::try_from(self.now.load(Ordering::SeqCst) / 1_000).unwrap_or(0);
        let high = (u128::from(millis) << 80) | (7_u128 << 76) | (u128::from(next & 0xfff_ffff) << 48);
        Uuid::from_u128(high | u128::from(self.seed & 0xffff_ffff_ffff))
    }

    fn secret(&self) -> [u8; 32] {
        let mut bytes = [0; 32];
        bytes[..16].copy_from_slice(self.id().as_bytes());
        bytes
    }
}
