//! Messages to the world outside: written in the transaction of what they tell of, so they leave if and only if that was
//! committed; delivered after it, at least once, each always under one id.

use std::collections::{BTreeMap, HashMap};

use poryadok_domain::document::DocumentKind;
use poryadok_domain::ids::{AccountId, DocumentId, EmployeeId, MessageId, WebhookId};
use poryadok_domain::message::{MessageChannel, MessageState, pause_micros};
use poryadok_domain::people::Source;
use poryadok_domain::rejection::{Flaw, Language, Noun, Rejection};
use poryadok_domain::text;
use poryadok_domain::time::Timestamp;
use poryadok_store::db::{Fault, Tx};
use poryadok_store::outbox::{self, Kept, Listed};
use poryadok_store::{documents, feed};
use serde::{Deserialize, Serialize};
use serde_json::json;
use tokio::task::JoinSet;

use crate::Engine;
use crate::courier::{Content, Letter, Outcome, Parcel, time_limit_secs};
use crate::failure::{Failure, not_found};
use crate::live::{Changed, Happened};
use crate::login::{Caller, no_content};
use crate::notices::{Notice, Stays, Words};
use crate::webhooks::{event_body, webhook_of};
use crate::work::{Answer, RequestKey, Work};

/// Messages under way at once, by each way: a slow receiver holds up only its own.
const AT_ONCE: usize = 16;
/// And to one target: a dead receiver leaves room for the others.
const AT_ONCE_TO_ONE: usize = 4;
/// So many due ones are looked at to find those that may leave.
const WINDOW: i64 = 64;
/// When the window is full of messages to one slow target, they make room for so long.
const STEP_ASIDE_SECS: i64 = 1;
/// A claim outlives the longest attempt by this, to write down how it ended.
const RECORD_SECS: i64 = 20;
/// A message nobody has tried for so long, because its way is not set up, dies instead of surprising somebody later.
const UNTRIED_SECS: i64 = 3 * 24 * 3_600;
/// Longest text of a letter, in characters.
pub const MAX_LETTER: usize = 100_000;
/// Longest subject.
const MAX_SUBJECT: usize = 255;
/// Longest reason that is kept.
const MAX_WHY: usize = 500;

/// What is to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// What it tells of: its messages to one target leave in order, and its feed says how they fared.
    pub document: Option<DocumentId>,
    pub to: Target,
    pub body: Body,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Target {
    Email {
        address: String,
        name: Option<String>,
    },
    Webhook {
        id: WebhookId,
    },
    /// One of our own, at the address he has when the message leaves.
    EmployeeEmail {
        employee: EmployeeId,
    },
    /// The chat that the employee has linked when the message leaves.
    Telegram {
        employee: EmployeeId,
    },
}

/// What it says: by its way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Body {
    Email {
        subject: String,
        text: String,
        /// Goes along as a PDF, made when the letter leaves.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        attach: Option<Attachment>,
    },
    /// `payload` becomes `data` of the event.
    Webhook {
        event: String,
        payload: serde_json::Value,
    },
    Telegram {
        text: String,
    },
    /// To one of our own: worded when it leaves, by what he may see then.
    Notice {
        notice: Notice,
    },
}

/// A document that goes along with a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    pub kind: DocumentKind,
    pub document: DocumentId,
}

/// What is kept as the body of a message.
#[derive(Debug, Serialize, Deserialize)]
struct Sealed {
    to: Target,
    body: Body,
}

impl Target {
    const fn channel(&self) -> MessageChannel {
        match self {
            Target::Email { .. } | Target::EmployeeEmail { .. } => MessageChannel::Email,
            Target::Webhook { .. } => MessageChannel::Webhook,
            Target::Telegram { .. } => MessageChannel::Telegram,
        }
    }

    fn name(&self) -> String {
        match self {
            Target::Email { address, .. } => address.trim().to_owned(),
            Target::Webhook { id } => id.to_string(),
            Target::EmployeeEmail { employee } | Target::Telegram { employee } => employee.to_string(),
        }
    }
}

impl Body {
    /// Whether a target of this sort can be told this.
    const fn fits(&self, to: &Target) -> bool {
        match self {
            // What goes along is for counterparties: it is not judged again by what an employee may see.
            Body::Email { attach: Some(_), .. } => matches!(to, Target::Email { .. }),
            Body::Email { attach: None, .. } => {
                matches!(to, Target::Email { .. } | Target::EmployeeEmail { .. })
            }
            Body::Webhook { .. } => matches!(to, Target::Webhook { .. }),
            Body::Telegram { .. } => matches!(to, Target::Telegram { .. }),
            Body::Notice { .. } => matches!(to, Target::EmployeeEmail { .. } | Target::Telegram { .. }),
        }
    }

    fn subject(&self) -> String {
        let line = match self {
            Body::Email { subject, .. } => subject.as_str(),
            Body::Webhook { event, .. } => event.as_str(),
            Body::Telegram { text } => text.lines().next().unwrap_or_default(),
            Body::Notice { notice } => notice.kind.code(),
        };
        line.chars().take(MAX_SUBJECT).collect()
    }
}

impl Work<'_> {
    /// Sends a message when this transaction is committed, and not otherwise. The feed of its document will say how it
    /// fared.
    pub fn send(&mut self, message: Message) -> Result<MessageId, Failure> {
        self.put(message, true)
    }

    /// Like [`Work::send`], but the feed says nothing of it: what goes to one of our own, or to a program.
    pub fn send_quietly(&mut self, message: Message) -> Result<MessageId, Failure> {
        self.put(message, false)
    }

    fn put(&mut self, message: Message, noted: bool) -> Result<MessageId, Failure> {
        check(&message)?;
        let Message { document, to, body } = message;
        let (id, channel, target, subject) = (MessageId(self.id()), to.channel(), to.name(), body.subject());
        let sealed = serde_json::to_string(&Sealed { to, body })
            .map_err(|e| Fault::Broken(format!("a message is no JSON: {e}")))?;
        let kept = Kept {
            account: self.account,
            id,
            created_at: self.now,
            document,
            channel,
            target,
            subject,
            body: sealed,
            noted,
            attempts: 0,
            next_at: self.now,
            state: MessageState::Waiting,
            last_error: None,
            sent_at: None,
        };
        outbox::append(self.tx, &kept)?;
        self.sent = true;
        Ok(id)
    }
}

/// What could never leave is refused where it is written.
fn check(message: &Message) -> Result<(), Failure> {
    let Message { document: _, to, body } = message;
    if !body.fits(to) {
        return Err(Fault::Broken("a message of one way to a target of another".to_owned()).into());
    }
    if let Target::Email { address, .. } = to
        && !is_address(address.trim())
    {
        return Err(Rejection::invalid("to", Flaw::InvalidText).into());
    }
    let (field, words, max) = match body {
        Body::Email { subject, text, .. } => {
            if subject.chars().count() > MAX_SUBJECT {
                return Err(Rejection::invalid("subject", Flaw::TooLong { max: MAX_SUBJECT as i64 }).into());
            }
            ("text", text, MAX_LETTER)
        }
        Body::Telegram { text } => ("text", text, text::MAX_TEXT),
        Body::Webhook { .. } | Body::Notice { .. } => return Ok(()),
    };
    if words.chars().count() > max {
        return Err(Rejection::invalid(field, Flaw::TooLong { max: max as i64 }).into());
    }
    Ok(())
}

/// Whether a text may be an address of electronic mail; whether it is one only its server knows.
pub fn is_address(text: &str) -> bool {
    let plain = |c: char| !c.is_control() && !c.is_whitespace() && !matches!(c, '<' | '>' | ',' | ';' | '"');
    let sides = text.rsplit_once('@').filter(|(name, host)| !name.is_empty() && !host.is_empty());
    sides.is_some() && text.len() <= 254 && text.chars().all(plain)
}

/// What has become of a message at the end of an attempt.
enum Verdict {
    Sent,
    /// Not this time; seconds the receiver asked for.
    Failed(Option<i64>, String),
    Dead(String),
    Withdrawn(String),
}

impl From<Stays> for Verdict {
    fn from(stays: Stays) -> Verdict {
        match stays {
            Stays::Withdrawn(why) => Verdict::Withdrawn(why),
            Stays::Unreachable(why) => Verdict::Dead(why),
        }
    }
}

impl Engine {
    /// One turn: takes what is due, delivers it and writes down how it went. Answers with the number of attempts.
    pub async fn deliver(&self) -> Result<usize, Failure> {
        let mut attempts = 0;
        for channel in MessageChannel::ALL {
            if !self.0.outside.courier.carries(*channel) {
                continue;
            }
            let mut under_way = JoinSet::new();
            for message in self.claim(*channel, AT_ONCE, &HashMap::new()).await? {
                let engine = self.clone();
                attempts += 1;
                under_way.spawn(async move { engine.carry(message).await });
            }
            while let Some(done) = under_way.join_next().await {
                done.unwrap_or_else(|_| Err(Fault::Broken("a delivery panicked".to_owned()).into()))?;
            }
        }
        Ok(attempts)
    }

    /// Delivers by one way until the process ends.
    pub(crate) async fn deliver_by(&self, channel: MessageChannel) {
        if !self.0.outside.courier.carries(channel) {
            return;
        }
        let lease = format!("outbox_{}", channel.code());
        let mut under_way = JoinSet::new();
        let mut targets: HashMap<tokio::task::Id, (AccountId, String)> = HashMap::new();
        loop {
            let room = AT_ONCE.saturating_sub(under_way.len());
            // A lease is asked for only when there is something to do: an idle server writes nothing.
            if room > 0 && self.is_due(channel).await && self.hold(&lease).await {
                let mut busy: HashMap<(AccountId, String), usize> = HashMap::new();
                targets.values().for_each(|t| *busy.entry(t.clone()).or_default() += 1);
                let claimed = self.claim(channel, room, &busy).await;
                for message in claimed.unwrap_or_else(|failure| {
                    tracing::warn!(?failure, "messages could not be claimed; tried again in a second");
                    Vec::new()
                }) {
                    let (engine, target) = (self.clone(), (message.account, message.target.clone()));
                    let running = under_way.spawn(async move {
                        let id = message.id;
                        if let Err(failure) = engine.carry(message).await {
                            tracing::warn!(?failure, %id, "how a message fared was not written down: it is sent again");
                        }
                    });
                    targets.insert(running.id(), target);
                }
            }
            tokio::select! {
                Some(done) = under_way.join_next_with_id() => {
                    let id = done.map_or_else(|e| e.id(), |(id, ())| id);
                    targets.remove(&id);
                }
                () = self.0.mail.notified(channel) => {}
                () = tokio::time::sleep(crate::worker::TURN) => {}
            }
        }
    }

    async fn is_due(&self, channel: MessageChannel) -> bool {
        let now = self.clock().now();
        let any: Result<bool, Failure> =
            self.db().read(move |tx| Ok(outbox::any_due(tx, channel, now)?)).await;
        any.unwrap_or_else(|failure| {
            tracing::warn!(?failure, "the outbox could not be looked into");
            false
        })
    }

    /// Takes up to `room` due messages, so that nobody else sends them at the same time.
    async fn claim(
        &self,
        channel: MessageChannel,
        room: usize,
        busy: &HashMap<(AccountId, String), usize>,
    ) -> Result<Vec<Kept>, Failure> {
        let now = self.clock().now();
        let busy = busy.clone();
        self.db().write(move |tx| choose(tx, channel, now, room, busy.clone())).await
    }

    /// Delivers one message that was claimed.
    async fn carry(&self, message: Kept) -> Result<(), Failure> {
        let mut gone = None;
        let verdict = match self.parcel(&message).await? {
            Ok(content) => {
                let parcel = Parcel { id: message.id, at: self.clock().now(), content };
                let report = self.0.outside.courier.deliver(parcel).await;
                match report.outcome {
                    Outcome::Delivered => Verdict::Sent,
                    Outcome::Retry { after, why } => Verdict::Failed(after, why),
                    Outcome::Gone { why } => {
                        gone = webhook_of(message.channel, &message.target).map(|id| (id, why.clone()));
                        Verdict::Dead(why)
                    }
                    Outcome::Refused { why } => Verdict::Dead(why),
                }
            }
            Err(verdict) => verdict,
        };
        let account = message.account;
        self.record(message, verdict).await?;
        match gone {
            Some((webhook, why)) => self.switch_off(account, webhook, &why).await,
            None => Ok(()),
        }
    }

    /// What is to be carried, or why there is nothing to carry.
    async fn parcel(&self, message: &Kept) -> Result<Result<Content, Verdict>, Failure> {
        let Ok(Sealed { to, body }) = serde_json::from_str(&message.body) else {
            return Ok(Err(Verdict::Dead("a newer version wrote it".to_owned())));
        };
        let (account, channel, document) = (message.account, message.channel, message.document);
        match (to, body) {
            (Target::Email { address, name }, Body::Email { subject, text, attach }) => {
                let attached = match attach {
                    Some(attachment) => {
                        match self.print_for_letter(account, attachment, written_in(&text)).await? {
                            Ok(printed) => Some(printed),
                            Err(why) => return Ok(Err(Verdict::Dead(why))),
                        }
                    }
                    None => None,
                };
                let html = html(&text);
                Ok(Ok(Content::Letter(Letter { address, name, subject, text, html, attached })))
            }
            (Target::Webhook { id }, Body::Webhook { event, payload }) => {
                let body = event_body(&event, message.created_at, &payload);
                Ok(self.event_for(account, id, body).await?.map_err(Verdict::Dead))
            }
            (Target::EmployeeEmail { employee } | Target::Telegram { employee }, Body::Notice { notice }) => {
                Ok(self
                    .notice_for(account, employee, channel, document, notice)
                    .await?
                    .map_err(Verdict::from))
            }
            (Target::EmployeeEmail { employee }, Body::Email { subject, text, .. }) => {
                let words = Words { channel, subject, text };
                Ok(self.words_for(account, employee, document, words).await?.map_err(Verdict::from))
            }
            (Target::Telegram { employee }, Body::Telegram { text }) => {
                let words = Words { channel, subject: String::new(), text };
                Ok(self.words_for(account, employee, document, words).await?.map_err(Verdict::from))
            }
            _ => Ok(Err(Verdict::Dead("its target cannot be told this".to_owned()))),
        }
    }

    /// Writes down how an attempt ended.
    async fn record(&self, message: Kept, verdict: Verdict) -> Result<(), Failure> {
        let (now, chance) = (self.clock().now(), self.chance());
        let entry = (self.clock().id(), self.clock().id());
        let schedule = self.0.outside.retry_secs.clone();
        let (state, why) = match verdict {
            Verdict::Sent => (Ok(MessageState::Sent), None),
            Verdict::Dead(why) => (Ok(MessageState::Dead), Some(why)),
            Verdict::Withdrawn(why) => (Ok(MessageState::Withdrawn), Some(why)),
            Verdict::Failed(asked, why) => {
                let pause = pause_micros(&schedule, message.attempts, asked, chance);
                (pause.map_or(Ok(MessageState::Dead), |p| Err(now.plus_micros(p))), Some(why))
            }
        };
        let why: Option<String> = why.map(|w| w.chars().take(MAX_WHY).collect());
        let outcome = state.map_or("failed", MessageState::code);
        let channel = message.channel;
        let told = self
            .db()
            .write(move |tx| match state {
                Err(next_at) => {
                    outbox::postpone(tx, &message, next_at, why.as_deref().unwrap_or_default())?;
                    Ok(None)
                }
                Ok(state) => finish(tx, &message, state, why.as_deref(), now, entry),
            })
            .await
            .map_err(|failure: Failure| failure)?;
        metrics::counter!("poryadok_message_attempts_total", "channel" => channel.code(), "outcome" => outcome)
            .increment(1);
        if let Some(happened) = told {
            self.0.live.tell(&happened);
        }
        Ok(())
    }

    /// A number nobody chose.
    fn chance(&self) -> u64 {
        let digest = crate::secret::digest(&self.clock().secret());
        digest.iter().take(8).fold(0, |number, byte| (number << 8) | u64::from(*byte))
    }

    /// Messages that nobody has tried for days die visibly; and how many are dead is shown to whoever watches the server.
    pub(crate) async fn bury_untried(&self, now: Timestamp) -> Result<(), Failure> {
        let before = now.plus_secs(-UNTRIED_SECS);
        for channel in MessageChannel::ALL {
            let read = self.db().read(move |tx| Ok(outbox::untried(tx, *channel, before, WINDOW)?));
            for message in read.await.map_err(|failure: Failure| failure)? {
                let why = format!("nobody tried in three days: is {} set up?", channel.code());
                self.record(message, Verdict::Dead(why)).await?;
            }
        }
        let dead = self.db().read(|tx| Ok(outbox::dead(tx)?)).await.map_err(|failure: Failure| failure)?;
        metrics::gauge!("poryadok_messages_dead").set(dead as f64);
        Ok(())
    }

    /// A page of the messages of the company, newest first. Only for administrators.
    pub async fn messages(
        &self,
        caller: &Caller,
        state: MessageState,
        after: Option<MessageId>,
        limit: i64,
    ) -> Result<Vec<Listed>, Failure> {
        if !caller.is_administrator() {
            return Err(Rejection::AdministratorsOnly.into());
        }
        let account = caller.actor.account;
        self.db().read(move |tx| Ok(outbox::page(tx, account, state, after, limit)?)).await
    }

    /// Sends a dead message again, under its old id; one that waits is tried at once. Only for administrators.
    pub async fn send_again(
        &self,
        caller: &Caller,
        key: Option<RequestKey>,
        id: MessageId,
    ) -> Result<Answer, Failure> {
        self.audited(caller, key, move |w| {
            w.current_rules()?;
            if !w.rules.is_administrator(w.actor) {
                return Err(Rejection::AdministratorsOnly.into());
            }
            let message =
                outbox::load_locked(w.tx, w.account, id)?.ok_or_else(|| not_found(Noun::Message))?;
            match message.state {
                MessageState::Dead | MessageState::Waiting => {}
                MessageState::Sent | MessageState::Withdrawn => {
                    return Err(Rejection::invalid("state", Flaw::NotAllowed).into());
                }
            }
            // One that may be under way at this moment is due soon anyway, and is not sent beside itself.
            let soon = w.now.plus_secs(lease_secs(message.channel));
            let waits = message.state == MessageState::Waiting && message.next_at <= soon;
            let at = if waits { w.now.max(message.next_at) } else { w.now };
            outbox::again(w.tx, w.account, id, at)?;
            let body = json!({ "to": message.target, "subject": message.subject });
            w.audit("message_sent_again", Some(id.into()), &body)?;
            w.sent = true;
            Ok(no_content())
        })
        .await
    }
}

/// The language of a letter: what goes along with it is in the same.
fn written_in(text: &str) -> Language {
    let (mut latin, mut other) = (0, 0);
    for letter in text.chars().filter(|c| c.is_alphabetic()) {
        if letter.is_ascii() { latin += 1 } else { other += 1 }
    }
    if latin > other { Language::English } else { Language::Russian }
}

/// How long a claim lasts.
fn lease_secs(channel: MessageChannel) -> i64 {
    i64::try_from(time_limit_secs(channel)).unwrap_or(0).saturating_add(RECORD_SECS)
}

/// Claims those due messages that may leave: not behind an earlier one, and not too many to one target.
fn choose(
    tx: &mut dyn Tx,
    channel: MessageChannel,
    now: Timestamp,
    room: usize,
    mut busy: HashMap<(AccountId, String), usize>,
) -> Result<Vec<Kept>, Failure> {
    let until = now.plus_secs(lease_secs(channel));
    let due = outbox::due(tx, channel, now, WINDOW)?;
    let full = due.len() >= usize::try_from(WINDOW).unwrap_or(0);
    let mut taken = Vec::new();
    let mut put_off: BTreeMap<(AccountId, Timestamp), Vec<MessageId>> = BTreeMap::new();
    for outbox::Due { mut kept, behind } in due {
        if let Some(head) = behind {
            // It is woken when that one is done with; should nobody do so, it looks again by itself.
            put_off.entry((kept.account, head.max(until))).or_default().push(kept.id);
            continue;
        }
        if taken.len() >= room {
            break;
        }
        let to_one = busy.entry((kept.account, kept.target.clone())).or_default();
        if *to_one >= AT_ONCE_TO_ONE {
            if full {
                let aside = now.plus_secs(STEP_ASIDE_SECS);
                put_off.entry((kept.account, aside)).or_default().push(kept.id);
            }
            continue;
        }
        if outbox::claim(tx, &kept, now, until)? {
            *to_one += 1;
            kept.attempts += 1;
            kept.next_at = until;
            taken.push(kept);
        }
    }
    for ((account, until), ids) in put_off {
        outbox::put_off(tx, account, &ids, until)?;
    }
    Ok(taken)
}

/// Ends a message, lets the next in its row go, and writes into the feed of its document.
fn finish(
    tx: &mut dyn Tx,
    message: &Kept,
    state: MessageState,
    why: Option<&str>,
    now: Timestamp,
    (entry, command): (uuid::Uuid, uuid::Uuid),
) -> Result<Option<Happened>, Failure> {
    let sent_at = (state == MessageState::Sent).then_some(now);
    if !outbox::finish(tx, message, state, why, sent_at)? {
        return Ok(None);
    }
    outbox::wake_next(tx, message, now)?;
    let kind = match state {
        MessageState::Sent => "message_sent",
        MessageState::Dead => "message_failed",
        MessageState::Waiting | MessageState::Withdrawn => return Ok(None),
    };
    let Some(document) = message.document.filter(|_| message.noted) else { return Ok(None) };
    let body = json!({
        "message": message.id, "channel": message.channel, "to": message.target, "subject": message.subject,
    });
    let entry = feed::Entry {
        id: entry.into(),
        at: now,
        kind: kind.to_owned(),
        actor: None,
        source: Source::System,
        command: command.into(),
        body: body.to_string(),
    };
    feed::append(tx, message.account, document, &entry)?;
    let loaded = documents::load_any(tx, message.account, document, false)?;
    Ok(loaded.map(|l| l.document).map(|d| Happened {
        account: message.account,
        what: kind.to_owned(),
        actor: None,
        notified: Vec::new(),
        document: Some(Changed::between(Some(&d), &d)),
    }))
}

/// A plain text as HTML: nothing of it is taken for a tag.
pub(crate) fn html(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + 64);
    html.push_str("<!DOCTYPE html><html><body><p>");
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\n' => html.push_str("<br>\n"),
            c => html.push(c),
        }
    }
    html.push_str("</p></body></html>");
    html
}

/// Wakes the workers of this node when something was written for them.
#[derive(Debug, Default)]
pub(crate) struct Mail([tokio::sync::Notify; MessageChannel::ALL.len()]);

impl Mail {
    pub fn arrived(&self) {
        self.0.iter().for_each(tokio::sync::Notify::notify_one);
    }

    async fn notified(&self, channel: MessageChannel) {
        let place = MessageChannel::ALL.iter().position(|c| *c == channel);
        match place.and_then(|p| self.0.get(p)) {
            Some(notify) => notify.notified().await,
            None => std::future::pending().await,
        }
    }
}

#[cfg(test)]
mod tests;
