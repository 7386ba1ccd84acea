//! Webhooks: settings of the administrator; what they are told; and what becomes of one whose receiver is gone.

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use poryadok_domain::document::{Document, DocumentKind, Event};
use poryadok_domain::ids::{AccountId, DocumentId, EmployeeId, StatusId, WebhookId};
use poryadok_domain::message::MessageChannel;
use poryadok_domain::notice::NoticeKind;
use poryadok_domain::people::{Employee, Source};
use poryadok_domain::rejection::{Flaw, Noun, Rejection};
use poryadok_domain::task::Task;
use poryadok_domain::text::MAX_TEXT;
use poryadok_domain::webhook::{EventType, Webhook};
use poryadok_store::webhooks as store;
use serde_json::{Value, json};

use crate::Engine;
use crate::courier::{Content, Outcome, Parcel, Secret};
use crate::failure::{Failure, not_found};
use crate::live::Happened;
use crate::login::{Caller, no_content};
use crate::notifications::About;
use crate::outbox::{Body, Message, Target as To};
use crate::settings::{Target, answered, existing, name_free, set_name};
use crate::work::{Answer, Render, RequestKey, Work};

/// Each event is written once for each that wants it: more than these would make a move slow.
const MAX_WEBHOOKS: usize = 20;
const MAX_URL: usize = 2_000;
/// What stands before the secrets of the Standard Webhooks scheme.
const SECRET_PREFIX: &str = "whsec_";

#[derive(Debug, Clone, Default)]
pub struct WebhookPatch {
    pub name: Option<String>,
    pub url: Option<String>,
    pub events: Option<Vec<EventType>>,
    pub active: Option<bool>,
}

/// A saved webhook: the answer, and of a new one its secret, which is never shown again.
#[derive(Debug, Clone)]
pub struct Saved {
    pub answer: Answer,
    pub secret: Option<String>,
}

/// What a receiver said to a test.
#[derive(Debug, Clone)]
pub struct Tested {
    pub status: Option<u16>,
    pub millis: u64,
    /// Why it counts as not delivered.
    pub error: Option<String>,
}

impl Engine {
    /// Makes a webhook, or changes one. A retry with the same key gets the answer again, but not the secret: it is kept sealed
    /// only.
    pub async fn save_webhook(
        &self,
        caller: &Caller,
        key: Option<RequestKey>,
        target: Option<Target<WebhookId>>,
        patch: WebhookPatch,
        render: Render<Webhook>,
    ) -> Result<Saved, Failure> {
        let secret = self.clock().secret();
        let shown = format!("{SECRET_PREFIX}{}", STANDARD.encode(secret));
        let made: std::sync::Arc<std::sync::atomic::AtomicBool> = std::sync::Arc::default();
        let was_made = made.clone();
        let answer = self
            .settings(caller, key, move |w| {
                let webhook = edited(w, target, &patch)?;
                match target {
                    None => {
                        let sealed = sealed(w, webhook.id, &secret)?;
                        store::insert(w.tx, w.account, &webhook, sealed, w.now)?;
                        was_made.store(true, std::sync::atomic::Ordering::SeqCst);
                    }
                    Some(_) => store::save(w.tx, w.account, &webhook)?,
                }
                let kind = if target.is_none() { "webhook_created" } else { "webhook_changed" };
                let body = json!({
                    "name": webhook.name, "url": webhook.url, "events": webhook.events, "active": webhook.active,
                });
                w.audit(kind, Some(webhook.id.into()), &body)?;
                Ok(answered(target.is_none(), render(&webhook, &w.rules)))
            })
            .await?;
        let fresh = made.load(std::sync::atomic::Ordering::SeqCst);
        Ok(Saved { answer, secret: fresh.then_some(shown) })
    }

    /// Takes a webhook away; what still waits for it dies.
    pub async fn delete_webhook(
        &self,
        caller: &Caller,
        key: Option<RequestKey>,
        id: WebhookId,
    ) -> Result<Answer, Failure> {
        self.settings(caller, key, move |w| {
            let webhook = w.rules.webhooks.get(&id).ok_or_else(|| not_found(Noun::Webhook))?;
            let body = json!({ "name": webhook.name });
            store::delete(w.tx, w.account, id)?;
            w.audit("webhook_deleted", Some(id.into()), &body)?;
            Ok(no_content())
        })
        .await
    }

    /// Sends a test event now and tells what the receiver said. Nothing is repeated.
    pub async fn test_webhook(&self, caller: &Caller, id: WebhookId) -> Result<Tested, Failure> {
        if !caller.is_administrator() {
            return Err(Rejection::AdministratorsOnly.into());
        }
        let account = caller.actor.account;
        let webhook = caller.rules.webhooks.get(&id).ok_or_else(|| not_found(Noun::Webhook))?;
        let data = json!({ "webhook": webhook.name });
        let (url, now) = (webhook.url.clone(), self.clock().now());
        let content = match self.secret_of(account, id).await? {
            Ok(secret) => {
                let body = json!({ "type": "test", "timestamp": now, "data": data }).to_string();
                Content::Event { url, secret, body }
            }
            Err(why) => return Ok(Tested { status: None, millis: 0, error: Some(why) }),
        };
        let parcel = Parcel { id: self.clock().id().into(), at: now, content };
        let report = self.0.outside.courier.deliver(parcel).await;
        let millis = u64::try_from(self.clock().now().since(now) / 1_000).unwrap_or(0);
        let error = match report.outcome {
            Outcome::Delivered => None,
            Outcome::Retry { why, .. } | Outcome::Gone { why } | Outcome::Refused { why } => Some(why),
        };
        Ok(Tested { status: report.status, millis, error })
    }

    /// The secret of a webhook, or why it cannot be had.
    async fn secret_of(&self, account: AccountId, id: WebhookId) -> Result<Result<Secret, String>, Failure> {
        let sealed = self.db().read(move |tx| Ok(store::secret(tx, account, id)?));
        let Some(sealed) = sealed.await.map_err(|failure: Failure| failure)? else {
            return Ok(Err("the webhook was deleted".to_owned()));
        };
        let key = self.0.outside.key.as_ref();
        let open = key.and_then(|k| k.open([account.into(), id.into()], &sealed)).map(Secret);
        Ok(open.ok_or_else(|| {
            "its secret was sealed with another key: set PORYADOK_SECRET_KEY, or make the webhook anew"
                .to_owned()
        }))
    }

    /// An event on its way to a webhook as it is now, or why it leaves no more.
    pub(crate) async fn event_for(
        &self,
        account: AccountId,
        id: WebhookId,
        body: String,
    ) -> Result<Result<Content, String>, Failure> {
        let rules = self.rules_now(account).await?;
        let Some(webhook) = rules.webhooks.get(&id) else {
            return Ok(Err("the webhook was deleted".to_owned()));
        };
        if !webhook.active {
            return Ok(Err("the webhook is switched off".to_owned()));
        }
        let secret = self.secret_of(account, id).await?;
        Ok(secret.map(|secret| Content::Event { url: webhook.url.clone(), secret, body }))
    }

    /// The receiver says that it is gone: it gets nothing further, and the administrators hear of it.
    pub(crate) async fn switch_off(
        &self,
        account: AccountId,
        id: WebhookId,
        why: &str,
    ) -> Result<(), Failure> {
        let rules = self.rules_now(account).await?;
        let caller = Caller::operator(account, Source::System, rules);
        let why = why.to_owned();
        self.settings(&caller, None, move |w| {
            let Some(webhook) = w.rules.webhooks.get(&id).filter(|h| h.active) else {
                return Ok(no_content());
            };
            let mut webhook = webhook.clone();
            webhook.active = false;
            webhook.switched_off = Some(why.clone());
            webhook.version += 1;
            store::save(w.tx, w.account, &webhook)?;
            let body = json!({ "name": webhook.name, "why": why });
            w.audit("webhook_switched_off", Some(id.into()), &body)?;
            let rules = w.rules.clone();
            let administrator =
                |e: &&Employee| e.active && rules.roles.get(&e.role).is_some_and(|r| r.administrator);
            let notified: Vec<EmployeeId> =
                rules.employees.values().filter(administrator).map(|e| e.id).collect();
            let (what, text) = (NoticeKind::WebhookOff.code(), json!({ "text": webhook.name }));
            for employee in &notified {
                w.notify(*employee, About::Company, what, &text)?;
            }
            let (account, what) = (w.account, what.to_owned());
            w.happened.push(Happened { account, what, actor: None, notified, document: None });
            Ok(no_content())
        })
        .await
        .map(drop)
    }
}

/// The webhook as it is to be saved.
fn edited(w: &Work<'_>, target: Option<Target<WebhookId>>, patch: &WebhookPatch) -> Result<Webhook, Failure> {
    let WebhookPatch { name, url, events, active } = patch;
    let known = w.rules.webhooks.iter().map(|(id, h)| (*id, h.clone())).collect();
    let mut webhook = existing(&known, target, |h| h.version, Noun::Webhook)?.unwrap_or_else(|| Webhook {
        id: w.id().into(),
        name: String::new(),
        url: String::new(),
        events: BTreeSet::new(),
        active: true,
        switched_off: None,
        version: 0,
    });
    if target.is_none() && w.rules.webhooks.len() >= MAX_WEBHOOKS {
        return Err(Rejection::invalid("name", Flaw::TooMany { max: MAX_WEBHOOKS as i64 }).into());
    }
    set_name(&mut webhook.name, name.as_deref())?;
    let others = w.rules.webhooks.values().filter(|h| h.id != webhook.id).map(|h| h.name.as_str());
    name_free(others, &webhook.name, Noun::Webhook)?;
    if let Some(url) = url {
        webhook.url = checked_url(url)?;
    }
    if webhook.url.is_empty() {
        return Err(Rejection::invalid("url", Flaw::Required).into());
    }
    if let Some(events) = events {
        webhook.events = events.iter().copied().collect();
    }
    if webhook.events.is_empty() {
        return Err(Rejection::invalid("events", Flaw::Required).into());
    }
    webhook.active = active.unwrap_or(webhook.active);
    if webhook.active {
        webhook.switched_off = None;
    }
    webhook.version += 1;
    Ok(webhook)
}

/// An address that may be called at all; where it leads is looked at whenever it is called.
fn checked_url(text: &str) -> Result<String, Rejection> {
    let text = text.trim();
    if text.len() > MAX_URL {
        return Err(Rejection::invalid("url", Flaw::TooLong { max: MAX_URL as i64 }));
    }
    let plain = text.chars().all(|c| c.is_ascii_graphic());
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let host = rest.map(|r| r.split(['/', '?', '#']).next().unwrap_or_default()).unwrap_or_default();
    // A name and password in an address would be shown to everybody who sees the address.
    if !plain || host.is_empty() || host.contains('@') {
        return Err(Rejection::invalid("url", Flaw::NotAllowed));
    }
    Ok(text.to_owned())
}

fn sealed(w: &Work<'_>, id: WebhookId, secret: &[u8; 32]) -> Result<Vec<u8>, Failure> {
    let key = w.engine.0.outside.key.as_ref();
    let chance = w.engine.clock().secret();
    let sealed = key.and_then(|k| k.seal([w.account.into(), id.into()], secret, &chance));
    sealed.ok_or_else(|| Rejection::NoSecretKey.into())
}

/// What other programs are told of documents that are no orders.
const fn document_event(event: &Event) -> Option<EventType> {
    match event {
        Event::Created { .. } | Event::Restored => Some(EventType::DocumentCreated),
        Event::Changed { .. } | Event::Moved { .. } | Event::Spread { .. } => {
            Some(EventType::DocumentChanged)
        }
        Event::Posted { .. } => Some(EventType::DocumentPosted),
        Event::Unposted => Some(EventType::DocumentUnposted),
        Event::Deleted => Some(EventType::DocumentDeleted),
        _ => None,
    }
}

impl Work<'_> {
    /// Tells webhooks what happened to a document. Costs nothing where none wants to hear.
    pub fn announce_events(&mut self, after: &Document, events: &[Event]) -> Result<(), Failure> {
        if self.rules.webhooks.is_empty() {
            return Ok(());
        }
        let order = after.kind == DocumentKind::CustomerOrder;
        for event in events {
            let (what, more) = match event {
                event if !order => match document_event(event) {
                    Some(what) => (what, json!({})),
                    None => continue,
                },
                Event::Created { copied_from, .. } => {
                    (EventType::OrderCreated, json!({ "copied_from": copied_from }))
                }
                Event::Changed { fields, positions, .. } => (
                    EventType::OrderChanged,
                    json!({ "fields": fields, "positions_changed": !positions.is_empty() }),
                ),
                Event::Moved { from, verdict, comment, .. } => (
                    EventType::OrderMoved,
                    json!({ "from": self.status(*from), "ground": verdict, "comment": comment }),
                ),
                Event::Deleted => (EventType::OrderDeleted, json!({})),
                Event::Restored => (EventType::OrderRestored, json!({})),
                _ => continue,
            };
            let mut data = self.order(after);
            join(&mut data, more);
            self.announce(what, Some(after.id), &data)?;
        }
        Ok(())
    }

    pub fn announce_comment(&mut self, document: &Document, text: &str) -> Result<(), Failure> {
        if self.rules.webhooks.is_empty() {
            return Ok(());
        }
        let mut data = self.order(document);
        let text: String = text.chars().take(MAX_TEXT).collect();
        join(&mut data, json!({ "comment": text }));
        self.announce(EventType::OrderCommented, Some(document.id), &data)
    }

    /// Tells webhooks of a task that was set or done.
    pub fn announce_task(&mut self, task: &Task, what: &str) -> Result<(), Failure> {
        let event = match what {
            "task_set" => EventType::TaskSet,
            "task_done" => EventType::TaskDone,
            _ => return Ok(()),
        };
        let data = json!({
            "task": {
                "id": task.id, "text": task.text, "assignee": task.assignee, "author": task.author,
                "due_at": task.due_at, "order": task.document, "counterparty": task.counterparty,
            },
            "actor": self.actor.employee,
        });
        self.announce(event, task.document, &data)
    }

    fn announce(
        &mut self,
        event: EventType,
        document: Option<DocumentId>,
        data: &Value,
    ) -> Result<(), Failure> {
        for id in self.rules.told_of(event) {
            let body = Body::Webhook { event: event.code().to_owned(), payload: data.clone() };
            self.send_quietly(Message { document, to: To::Webhook { id }, body })?;
        }
        Ok(())
    }

    fn status(&self, id: Option<StatusId>) -> Value {
        let status = id.and_then(|id| self.rules.statuses.get(&id));
        status.map_or(Value::Null, |s| json!({ "id": s.id, "name": s.name, "type": s.status_type }))
    }

    /// A document as its events tell of it.
    fn order(&self, d: &Document) -> Value {
        json!({
            "order": {
                "id": d.id, "number": d.number, "external_id": d.external_id, "version": d.version,
                "status": self.status(d.status), "owner": d.owner, "counterparty": d.counterparty, "channel": d.channel,
                "sum": d.sums.sum, "currency": d.currency,
            },
            "actor": self.actor.employee, "source": self.actor.source,
        })
    }
}

/// Adds fields to an object.
fn join(to: &mut Value, more: Value) {
    if let (Some(to), Value::Object(more)) = (to.as_object_mut(), more) {
        to.extend(more);
    }
}

/// The body of an event as it is sent: the same at every attempt.
pub(crate) fn event_body(event: &str, at: poryadok_domain::time::Timestamp, payload: &Value) -> String {
    json!({ "type": event, "timestamp": at, "data": payload }).to_string()
}

/// Whether a message of this way goes to a webhook.
pub(crate) fn webhook_of(channel: MessageChannel, target: &str) -> Option<WebhookId> {
    (channel == MessageChannel::Webhook).then(|| uuid::Uuid::try_parse(target).ok().map(WebhookId)).flatten()
}
