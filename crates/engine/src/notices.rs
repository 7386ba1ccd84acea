//! Notifications that leave the house: what is written when something happens, and what becomes of it when it leaves, by the
//! rights of that moment. A letter says number and what happened; what the order holds is read after a login.

use std::sync::Arc;

use poryadok_domain::document::Document;
use poryadok_domain::ids::{AccountId, DocumentId, EmployeeId, StatusId, TaskId};
use poryadok_domain::message::MessageChannel;
use poryadok_domain::notice::{NoticeKind, NoticeSettings};
use poryadok_domain::people::{Actor, Employee, Source};
use poryadok_domain::rejection::Language;
use poryadok_domain::rights::{Entity, Operation};
use poryadok_domain::rulebook::Rulebook;
use poryadok_domain::text::MAX_TEXT;
use poryadok_store::db::Tx;
use poryadok_store::{accounts, documents, tasks, telegram};
use serde::{Deserialize, Serialize};

use crate::Engine;
use crate::courier::{Content, Letter};
use crate::failure::{Failure, account_gone};
use crate::outbox::{Body, Message, Target, html};
use crate::work::Work;

/// So much of a task or of a scenario's words is told, in characters.
const SHOWN_TEXT: usize = 500;

/// Why what tells of an order stays.
const UNSEEN: &str = "the employee may not see the order any more";

/// What a notification tells of, as it waits in the outbox. Names are looked up when it leaves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    pub kind: NoticeKind,
    pub task: Option<TaskId>,
    pub actor: Option<EmployeeId>,
    /// In the shape of its kind, as the bell has it.
    pub body: serde_json::Value,
}

/// What is said to an employee, and by which way.
#[derive(Debug, Clone)]
pub(crate) struct Words {
    pub channel: MessageChannel,
    pub subject: String,
    pub text: String,
}

/// Why a notice does not leave.
pub(crate) enum Stays {
    /// Nobody is to be told any more.
    Withdrawn(String),
    /// He cannot be reached by this way.
    Unreachable(String),
}

impl Work<'_> {
    /// Writes what leaves by mail and Telegram, where the employee wants that and the way is set up.
    pub(crate) fn notify_outside(
        &mut self,
        employee: EmployeeId,
        document: Option<DocumentId>,
        notice: &Notice,
    ) -> Result<(), Failure> {
        let Some(ways) = self.rules.notices.get(&employee).map(|s| s.ways(notice.kind)) else {
            return Ok(());
        };
        let carries = |channel| self.engine.0.outside.courier.carries(channel);
        let (email, telegram) = (
            ways.email && carries(MessageChannel::Email),
            ways.telegram && carries(MessageChannel::Telegram),
        );
        let targets = [
            email.then_some(Target::EmployeeEmail { employee }),
            telegram.then_some(Target::Telegram { employee }),
        ];
        for to in targets.into_iter().flatten() {
            let body = Body::Notice { notice: notice.clone() };
            self.send_quietly(Message { document, to, body })?;
        }
        Ok(())
    }
}

/// Everything a notice is worded from.
struct Told<'a> {
    rules: &'a Rulebook,
    language: Language,
    notice: &'a Notice,
    document: Option<Document>,
    /// The words of the task, if it is still there for him.
    task: Option<String>,
}

impl Engine {
    /// The rules of an account as they are now.
    pub(crate) async fn rules_now(&self, account: AccountId) -> Result<Arc<Rulebook>, Failure> {
        let version = self.db().read(move |tx| Ok(accounts::rules_version(tx, account)?));
        let version = version.await.map_err(|failure: Failure| failure)?;
        if version == 0 {
            return Err(account_gone());
        }
        self.rules_at(account, version).await
    }

    /// A notice as it leaves now, or why it stays.
    pub(crate) async fn notice_for(
        &self,
        account: AccountId,
        employee: EmployeeId,
        channel: MessageChannel,
        document: Option<DocumentId>,
        notice: Notice,
    ) -> Result<Result<Content, Stays>, Failure> {
        let rules = self.rules_now(account).await?;
        let Some(person) = rules.employees.get(&employee).filter(|e| e.active).cloned() else {
            return Ok(Err(Stays::Withdrawn("the employee works here no more".to_owned())));
        };
        let settings = rules.notices.get(&employee).cloned().unwrap_or_default();
        let ways = settings.ways(notice.kind);
        let wanted = if channel == MessageChannel::Email { ways.email } else { ways.telegram };
        if !wanted {
            return Ok(Err(Stays::Withdrawn("the employee does not want it any more".to_owned())));
        }
        let public_url = self.0.outside.public_url.clone();
        self.db()
            .read(move |tx| {
                let told = match told(tx, &rules, account, &person, &settings, document, &notice)? {
                    Ok(told) => told,
                    Err(why) => return Ok(Err(Stays::Withdrawn(why.to_owned()))),
                };
                let words =
                    Words { channel, subject: told.subject(), text: told.text(public_url.as_deref()) };
                address(tx, account, &person, words)
            })
            .await
    }

    /// Words that somebody wrote for an employee, with the address he has now, or why they stay.
    pub(crate) async fn words_for(
        &self,
        account: AccountId,
        employee: EmployeeId,
        document: Option<DocumentId>,
        words: Words,
    ) -> Result<Result<Content, Stays>, Failure> {
        let rules = self.rules_now(account).await?;
        let Some(person) = rules.employees.get(&employee).filter(|e| e.active).cloned() else {
            return Ok(Err(Stays::Withdrawn("the employee works here no more".to_owned())));
        };
        self.db()
            .read(move |tx| {
                let actor = Actor { account, employee: Some(person.id), source: Source::Person };
                if document.is_some() && seen(tx, &rules, &actor, document)?.is_none() {
                    return Ok(Err(Stays::Withdrawn(UNSEEN.to_owned())));
                }
                address(tx, account, &person, words.clone())
            })
            .await
    }
}

/// Puts the address of an employee on what is to be told him.
fn address(
    tx: &mut dyn Tx,
    account: AccountId,
    person: &Employee,
    words: Words,
) -> Result<Result<Content, Stays>, Failure> {
    let Words { channel, subject, text } = words;
    if channel == MessageChannel::Email {
        let Some(address) = person.email.clone().filter(|e| crate::outbox::is_address(e)) else {
            return Ok(Err(Stays::Unreachable("the employee has no e-mail address".to_owned())));
        };
        let html = html(&text);
        let name = Some(person.name.clone());
        let letter = Letter { address, name, subject, text, html, attached: None };
        return Ok(Ok(Content::Letter(letter)));
    }
    let Some(chat) = telegram::chat(tx, account, person.id)? else {
        return Ok(Err(Stays::Unreachable("the employee has linked no chat".to_owned())));
    };
    let text = if subject.is_empty() { text } else { format!("{subject}\n\n{text}") };
    Ok(Ok(Content::Chat { chat, text: text.chars().take(MAX_TEXT).collect() }))
}

/// The document, if he may see it now.
fn seen(
    tx: &mut dyn Tx,
    rules: &Rulebook,
    actor: &Actor,
    document: Option<DocumentId>,
) -> Result<Option<Document>, Failure> {
    let Some(id) = document else { return Ok(None) };
    let seen = rules.document_reach(actor);
    let loaded = documents::load_any(tx, actor.account, id, false)?;
    Ok(loaded.map(|l| l.document).filter(|d| d.deleted_at.is_none() && seen.covers(d.kind, &d.belongs())))
}

/// What may be told to this person now.
fn told<'a>(
    tx: &mut dyn Tx,
    rules: &'a Rulebook,
    account: AccountId,
    person: &Employee,
    settings: &NoticeSettings,
    document: Option<DocumentId>,
    notice: &'a Notice,
) -> Result<Result<Told<'a>, &'static str>, Failure> {
    let actor = Actor { account, employee: Some(person.id), source: Source::Person };
    let orders = rules.document_reach(&actor);
    let parties = rules.reach(&actor, Entity::Counterparty, Operation::View);
    let seen = seen(tx, rules, &actor, document)?;
    let task = match notice.task {
        Some(id) => {
            let administrator = rules.is_administrator(&actor);
            let reader = tasks::Reader {
                employee: Some(person.id),
                administrator,
                orders: &orders,
                parties: &parties,
            };
            tasks::find(tx, account, id, &reader)?.map(|l| l.task.text)
        }
        None => None,
    };
    if document.is_some() && seen.is_none() && task.is_none() {
        return Ok(Err(UNSEEN));
    }
    if notice.task.is_some() && task.is_none() {
        return Ok(Err("the task is not his any more"));
    }
    Ok(Ok(Told { rules, language: settings.language.into(), notice, document: seen, task }))
}

impl Told<'_> {
    fn pick<'a>(&self, russian: &'a str, english: &'a str) -> &'a str {
        match self.language {
            Language::Russian => russian,
            Language::English => english,
        }
    }

    fn status(&self, field: &str) -> String {
        let id =
            self.notice.body.get(field).and_then(|v| v.as_str()).and_then(|t| t.parse().ok()).map(StatusId);
        match id.and_then(|id| self.rules.statuses.get(&id)) {
            Some(status) => status.name.clone(),
            None => self.pick("Без статуса", "No status").to_owned(),
        }
    }

    fn what(&self) -> String {
        let words = match self.notice.kind {
            NoticeKind::Mentioned => self.pick("вас упомянули", "you were mentioned"),
            NoticeKind::Commented => self.pick("новый комментарий", "a new comment"),
            NoticeKind::Assigned => self.pick("теперь ваш", "is yours now"),
            NoticeKind::Moved => {
                let (from, to) = (self.status("from"), self.status("to"));
                return format!("{} {from} → {to}", self.pick("новый статус:", "new status:"));
            }
            NoticeKind::TaskSet => self.pick("вам поставлена задача", "a task was set you"),
            NoticeKind::TaskDone => self.pick("задача выполнена", "a task is done"),
            NoticeKind::TaskReopened => self.pick("задача снова открыта", "a task is open again"),
            NoticeKind::TaskOverdue => self.pick("задача просрочена", "a task is overdue"),
            NoticeKind::TaskComment => self.pick("комментарий к задаче", "a comment on a task"),
            NoticeKind::TaskReminder => self.pick("напоминание о задаче", "a reminder of a task"),
            NoticeKind::Scenario => self.pick("сообщение сценария", "a scenario tells you"),
            NoticeKind::ScenarioFailed => self.pick("сценарий не выполнен", "a scenario failed"),
            NoticeKind::WebhookOff => self.pick(
                "вебхук выключен: получатель ответил, что его больше нет",
                "a webhook was switched off: its receiver says that it is gone",
            ),
        };
        words.to_owned()
    }

    fn subject(&self) -> String {
        let what = self.what();
        match &self.document {
            Some(d) => format!("{} {}: {what}", self.pick("Заказ", "Order"), d.number),
            None => {
                let mut letters = what.chars();
                letters.next().map(|c| c.to_uppercase().chain(letters).collect()).unwrap_or_default()
            }
        }
    }

    fn text(&self, public_url: Option<&str>) -> String {
        let mut lines = vec![self.subject()];
        if let Some(actor) = self.notice.actor.and_then(|id| self.rules.employees.get(&id)) {
            lines.push(format!("{}: {}", self.pick("Кто", "Who"), actor.name));
        }
        let words = match self.notice.kind {
            // What a scenario says was written for him, and a webhook's name is the administrators' own.
            NoticeKind::Scenario | NoticeKind::ScenarioFailed | NoticeKind::WebhookOff => {
                let text = self.notice.body.get("text");
                let said = text.and_then(|t| t.get(self.pick("ru", "en"))).or(text);
                said.and_then(|t| t.as_str())
            }
            _ => self.task.as_deref(),
        };
        if let Some(words) = words {
            lines.push(String::new());
            lines.push(words.chars().take(SHOWN_TEXT).collect());
        }
        if let Some(base) = public_url {
            let place = match (self.notice.task, &self.document) {
                (Some(task), _) => format!("/tasks?task={task}"),
                (None, Some(d)) => format!("/orders/{}", d.id),
                (None, None) => String::new(),
            };
            lines.push(String::new());
            lines.push(format!("{base}{place}"));
        }
        lines.join("\n")
    }
}
