//! Whoever carries messages out of the house: the real couriers live in the program, a recorded one serves tests.

use std::fmt;
use std::future::Future;
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};

use poryadok_domain::ids::MessageId;
use poryadok_domain::message::{MessageChannel, RETRY_SECS};
use poryadok_domain::time::Timestamp;

use crate::print::Printed;
use crate::seal::Key;

/// What is carried, ready to leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parcel {
    /// The same over every attempt, so that the receiver knows a repetition.
    pub id: MessageId,
    /// When this attempt began.
    pub at: Timestamp,
    pub content: Content,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    Letter(Letter),
    Event { url: String, secret: Secret, body: String },
    Chat { chat: i64, text: String },
}

/// A letter, once as plain text and once as HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    pub address: String,
    pub name: Option<String>,
    pub subject: String,
    pub text: String,
    pub html: String,
    /// What goes along.
    pub attached: Option<Printed>,
}

/// Bytes that no log shows.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(pub Vec<u8>);

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// How an attempt ended. Administrators read `why`: it names no address inside of our own network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    Delivered,
    /// Try again, not before so many seconds if the receiver said so.
    Retry {
        after: Option<i64>,
        why: String,
    },
    /// The receiver says that it is there no more and wants nothing further.
    Gone {
        why: String,
    },
    /// No attempt will ever succeed.
    Refused {
        why: String,
    },
}

/// The end of an attempt, and the status the receiver answered with, if it speaks HTTP.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    pub outcome: Outcome,
    pub status: Option<u16>,
}

impl From<Outcome> for Report {
    fn from(outcome: Outcome) -> Report {
        Report { outcome, status: None }
    }
}

pub type Delivery<'a> = Pin<Box<dyn Future<Output = Report> + Send + 'a>>;

/// Carries messages. A delivery ends by itself, within [`time_limit_secs`].
pub trait Courier: Send + Sync + fmt::Debug {
    /// Whether this way is set up here at all.
    fn carries(&self, channel: MessageChannel) -> bool;
    fn deliver(&self, parcel: Parcel) -> Delivery<'_>;

    /// The name of the bot that writes to chats, once it is known.
    fn telegram_bot(&self) -> Option<String> {
        None
    }
}

/// Longest attempt, in seconds.
pub const fn time_limit_secs(channel: MessageChannel) -> u64 {
    match channel {
        // Mail servers greet slowly on purpose.
        MessageChannel::Email => 60,
        MessageChannel::Webhook | MessageChannel::Telegram => 10,
    }
}

/// What the engine knows of the world outside.
#[derive(Debug, Clone)]
pub struct Outside {
    pub courier: Arc<dyn Courier>,
    /// Pauses between attempts.
    pub retry_secs: Vec<i64>,
    /// What secrets are sealed with.
    pub key: Option<Key>,
    /// Under which address people reach us: links begin with it.
    pub public_url: Option<String>,
    /// Where the company keeps templates of its own for papers.
    pub templates: Option<PathBuf>,
}

impl Outside {
    pub fn new(courier: Arc<dyn Courier>) -> Outside {
        Outside { courier, retry_secs: RETRY_SECS.to_vec(), key: None, public_url: None, templates: None }
    }

    /// Of a command that sends nothing: what it writes waits for a server.
    pub fn closed() -> Outside {
        Outside::new(Arc::new(Nobody))
    }
}

#[derive(Debug)]
struct Nobody;

impl Courier for Nobody {
    fn carries(&self, _: MessageChannel) -> bool {
        false
    }

    fn deliver(&self, _: Parcel) -> Delivery<'_> {
        Box::pin(async {
            Outcome::Retry { after: None, why: "nobody carries messages here".to_owned() }.into()
        })
    }
}

/// Decides how a recorded attempt ends: the parcel, and how many attempts there were before, of all parcels.
type Decide = Box<dyn Fn(&Parcel, usize) -> Report + Send + Sync>;

/// Carries nothing and remembers everything: for tests.
pub struct Recorded {
    decide: Decide,
    attempts: Mutex<Vec<(Parcel, Report)>>,
}

impl Recorded {
    pub fn new(decide: impl Fn(&Parcel, usize) -> Report + Send + Sync + 'static) -> Recorded {
        Recorded { decide: Box::new(decide), attempts: Mutex::default() }
    }

    /// Every attempt so far, in order.
    pub fn attempts(&self) -> Vec<(Parcel, Report)> {
        self.attempts.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl fmt::Debug for Recorded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Recorded")
    }
}

impl Courier for Recorded {
    fn carries(&self, _: MessageChannel) -> bool {
        true
    }

    fn deliver(&self, parcel: Parcel) -> Delivery<'_> {
        Box::pin(async move {
            let mut attempts = self.attempts.lock().unwrap_or_else(PoisonError::into_inner);
            let report = (self.decide)(&parcel, attempts.len());
            attempts.push((parcel, report.clone()));
            report
        })
    }
}
