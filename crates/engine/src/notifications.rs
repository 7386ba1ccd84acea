//! Who is told of what: only what is his own, or meant for him (an order given to him, moved or commented by others, a
//! mention).

use std::collections::BTreeMap;

use poryadok_domain::document::{Document, Event};
use poryadok_domain::ids::{DocumentId, EmployeeId, FeedId, NotificationId, TaskId};
use poryadok_domain::message::MessageChannel;
use poryadok_domain::notice::{NoticeKind, NoticeLanguage, NoticeSettings, Ways};
use poryadok_domain::people::Source;
use poryadok_domain::rejection::Rejection;
use poryadok_store::notifications::{self, Notification, Reader, Shown};
use serde_json::{Value, json};

use crate::Engine;
use crate::failure::Failure;
use crate::login::{Caller, no_content};
use crate::notices::Notice;
use crate::work::{Answer, Render, RequestKey, Work};

/// Notifications marked as read by one call.
pub const MAX_READ: usize = 200;

/// A page of notifications, and how many are unread altogether (at most [`notifications::COUNTED`]).
#[derive(Debug, Clone)]
pub struct Bell {
    pub rows: Vec<Shown>,
    pub unread: i64,
}

impl Engine {
    /// What the caller was told, newest first, of documents that he may see now.
    pub async fn notifications(
        &self,
        caller: &Caller,
        unread: bool,
        after: Option<NotificationId>,
        limit: i64,
    ) -> Result<Bell, Failure> {
        let employee = caller.actor.employee.ok_or(Rejection::NotLoggedIn)?;
        let account = caller.actor.account;
        let administrator = caller.rules.is_administrator(&caller.actor);
        let reach = caller.rules.document_reach(&caller.actor);
        self.db()
            .read(move |tx| {
                let reader = Reader { account, employee, administrator, reach: &reach };
                let rows = notifications::page(tx, &reader, unread, after, limit)?;
                Ok(Bell { rows, unread: notifications::unread(tx, &reader)? })
            })
            .await
    }

    /// Marks some of the caller's notifications as read, or all of them.
    pub async fn read_notifications(
        &self,
        caller: &Caller,
        key: Option<RequestKey>,
        ids: Option<Vec<NotificationId>>,
    ) -> Result<Answer, Failure> {
        let employee = caller.actor.employee.ok_or(Rejection::NotLoggedIn)?;
        self.command(caller, key, move |w| {
            w.current_rules()?;
            notifications::mark_read(w.tx, w.account, employee, ids.as_deref(), w.now)?;
            Ok(no_content())
        })
        .await
    }
}

impl Engine {
    /// Changes by which ways the caller wants to hear of what. They are rules of the account: a move looks at them without
    /// asking the database.
    pub async fn save_notice_settings(
        &self,
        caller: &Caller,
        key: Option<RequestKey>,
        language: Option<NoticeLanguage>,
        kinds: BTreeMap<NoticeKind, Ways>,
        render: Render<NoticeSettings>,
    ) -> Result<Answer, Failure> {
        let employee = caller.actor.employee.ok_or(Rejection::NotLoggedIn)?;
        let answer = self
            .audited(caller, key, move |w| {
                w.current_rules()?;
                let mut settings = w.rules.notices.get(&employee).cloned().unwrap_or_default();
                settings.language = language.unwrap_or(settings.language);
                settings.kinds.extend(kinds.clone());
                notifications::save_settings(w.tx, w.account, employee, &settings)?;
                w.bump_rules()?;
                Ok(Answer { status: 200, body: render(&settings, &w.rules) })
            })
            .await;
        self.forget_callers();
        answer
    }

    /// Whether mail and Telegram are set up here.
    pub fn ways_out(&self) -> (bool, bool) {
        let courier = &self.0.outside.courier;
        (courier.carries(MessageChannel::Email), courier.carries(MessageChannel::Telegram))
    }
}

impl Work<'_> {
    /// Tells the owner what others did to his document. Answers with those who were told.
    pub fn tell_owner(
        &mut self,
        before: Option<&Document>,
        after: &Document,
        events: &[Event],
    ) -> Result<Vec<EmployeeId>, Failure> {
        let by_itself = matches!(self.actor.source, Source::Import | Source::System);
        if by_itself || self.actor.employee == Some(after.owner) {
            return Ok(Vec::new());
        }
        let given = before.is_none_or(|b| b.owner != after.owner);
        let moved = events.iter().find_map(|e| match e {
            Event::Moved { from, to, .. } => Some(json!({ "from": from, "to": to })),
            _ => None,
        });
        let (kind, body) = match (given, moved) {
            (true, _) => ("assigned", json!({})),
            (false, Some(step)) => ("moved", step),
            (false, None) => return Ok(Vec::new()),
        };
        self.notify(after.owner, About::Document(after.id), kind, &body)?;
        Ok(vec![after.owner])
    }

    /// Tells those who are mentioned, and the owner, of a comment.
    pub fn tell_comment(
        &mut self,
        document: &Document,
        mentions: &[EmployeeId],
        comment: FeedId,
    ) -> Result<Vec<EmployeeId>, Failure> {
        let (about, body) = (About::Comment(comment, document.id), json!({}));
        let author = self.actor.employee;
        let mut told: Vec<EmployeeId> = mentions.iter().copied().filter(|m| Some(*m) != author).collect();
        for employee in told.clone() {
            self.notify(employee, about, "mentioned", &body)?;
        }
        if Some(document.owner) != author && !told.contains(&document.owner) {
            self.notify(document.owner, about, "commented", &body)?;
            told.push(document.owner);
        }
        Ok(told)
    }

    pub fn notify(
        &mut self,
        employee: EmployeeId,
        about: About,
        kind: &str,
        body: &Value,
    ) -> Result<(), Failure> {
        let (document, task, comment) = match about {
            About::Company => (None, None, None),
            About::Document(id) => (Some(id), None, None),
            About::Comment(id, document) => (Some(document), None, Some(id)),
            About::Task(id, document) => (document, Some(id), None),
            About::TaskComment(id, task, document) => (document, Some(task), Some(id)),
        };
        if let Some(kind) = NoticeKind::from_code(kind) {
            let notice = Notice { kind, task, actor: self.actor.employee, body: body.clone() };
            self.notify_outside(employee, document, &notice)?;
            if self.rules.notices.get(&employee).is_some_and(|s| !s.ways(kind).app) {
                return Ok(());
            }
        }
        let notification = Notification {
            id: self.id().into(),
            at: self.now,
            kind: kind.to_owned(),
            document,
            task,
            comment,
            actor: self.actor.employee,
            body: body.to_string(),
        };
        Ok(notifications::append(self.tx, self.account, employee, &notification)?)
    }
}

/// What somebody is told of.
#[derive(Debug, Clone, Copy)]
pub(crate) enum About {
    /// Nothing but the company.
    Company,
    Document(DocumentId),
    Comment(FeedId, DocumentId),
    /// A task, and the document it is linked to.
    Task(TaskId, Option<DocumentId>),
    TaskComment(FeedId, TaskId, Option<DocumentId>),
}
