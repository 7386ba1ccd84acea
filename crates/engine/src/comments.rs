//! What people say on documents and tasks: whoever may see the one or the other may say something.

use poryadok_domain::document::{Document, DocumentKind};
use poryadok_domain::ids::{DocumentId, EmployeeId, FeedId, TaskId};
use poryadok_domain::people::Actor;
use poryadok_domain::rejection::{Flaw, Noun, Rejection};
use poryadok_domain::rights::Operation;
use poryadok_domain::rulebook::Rulebook;
use poryadok_domain::scenario::plan::Happening;
use poryadok_domain::task::Task;
use poryadok_domain::text;
use poryadok_domain::time::Timestamp;
use poryadok_store::comments::{self, Comment};
use serde_json::json;

use crate::Engine;
use crate::documents::visible;
use crate::execute::happened;
use crate::failure::{Failure, not_found};
use crate::live::Happened;
use crate::login::{Caller, no_content};
use crate::notifications::About;
use crate::tasks::{self, announce, brief, document_of};
use crate::work::{Answer, Render, RequestKey, Work};

/// What is spoken of: a document, or a task with the document it is linked to.
enum Subject {
    Document(Box<Document>),
    Task(Box<Task>, Option<Box<Document>>),
}

impl Engine {
    /// A comment. Whoever may read the document may comment; mentioned are those who may read it too.
    pub async fn comment(
        &self,
        caller: &Caller,
        key: Option<RequestKey>,
        kind: DocumentKind,
        id: DocumentId,
        text: String,
        render: Render<FeedId>,
    ) -> Result<Answer, Failure> {
        let text = comment_text(&text)?;
        self.command(caller, key, move |w| {
            let subject = on_document(w, kind, id)?;
            let said = say(w, &subject, &text)?;
            Ok(Answer { status: 201, body: render(&said, &w.rules) })
        })
        .await
    }

    /// Changes the text of one's own comment, or with `None` takes the words away.
    pub async fn edit_comment(
        &self,
        caller: &Caller,
        key: Option<RequestKey>,
        kind: DocumentKind,
        id: DocumentId,
        comment: FeedId,
        text: Option<String>,
    ) -> Result<Answer, Failure> {
        let text = text.as_deref().map(comment_text).transpose()?;
        self.command(caller, key, move |w| {
            let subject = on_document(w, kind, id)?;
            reword(w, &subject, comment, text.as_deref())
        })
        .await
    }

    /// A comment on a task. Its people are told; it stands in the feed of the task's document.
    pub async fn comment_task(
        &self,
        caller: &Caller,
        key: Option<RequestKey>,
        id: TaskId,
        text: String,
        render: Render<FeedId>,
    ) -> Result<Answer, Failure> {
        let text = comment_text(&text)?;
        self.command(caller, key, move |w| {
            let subject = on_task(w, id)?;
            let said = say(w, &subject, &text)?;
            Ok(Answer { status: 201, body: render(&said, &w.rules) })
        })
        .await
    }

    /// Changes the text of one's own comment on a task, or with `None` takes the words away.
    pub async fn edit_task_comment(
        &self,
        caller: &Caller,
        key: Option<RequestKey>,
        id: TaskId,
        comment: FeedId,
        text: Option<String>,
    ) -> Result<Answer, Failure> {
        let text = text.as_deref().map(comment_text).transpose()?;
        self.command(caller, key, move |w| {
            let subject = on_task(w, id)?;
            reword(w, &subject, comment, text.as_deref())
        })
        .await
    }

    /// A page of what was said on a task, newest first.
    pub async fn task_comments(
        &self,
        caller: &Caller,
        id: TaskId,
        after: Option<(Timestamp, FeedId)>,
        limit: i64,
    ) -> Result<Vec<Comment>, Failure> {
        let caller = caller.clone();
        self.db()
            .read(move |tx| {
                tasks::visible(tx, &caller, id)?;
                Ok(comments::on_task(tx, caller.actor.account, id, after, limit)?)
            })
            .await
    }
}

fn on_document(w: &mut Work<'_>, kind: DocumentKind, id: DocumentId) -> Result<Subject, Failure> {
    let document = w.document(kind, id, false)?;
    visible(w, &document)?;
    Ok(Subject::Document(Box::new(document)))
}

fn on_task(w: &mut Work<'_>, id: TaskId) -> Result<Subject, Failure> {
    let task = tasks::load(w, id)?;
    let document = document_of(w, &task)?;
    Ok(Subject::Task(Box::new(task), document.map(Box::new)))
}

fn say(w: &mut Work<'_>, subject: &Subject, text: &str) -> Result<FeedId, Failure> {
    let id = FeedId(w.id());
    let mentions = mentioned(w, subject, text);
    let comment = Comment {
        id,
        document: subject.document(),
        task: subject.task(),
        author: author(w)?,
        text: text.to_owned(),
        mentions: json!(mentions).to_string(),
        created_at: w.now,
        edited_at: None,
        deleted_at: None,
    };
    comments::insert(w.tx, w.account, &comment)?;
    match subject {
        Subject::Document(document) => {
            w.append_feed(document.id, id, "comment", &json!({}))?;
            let notified = w.tell_comment(document, &mentions, id)?;
            w.announce_comment(document, text)?;
            let told = Happened { notified, ..happened(w, Some(document), document, "comment") };
            w.happened.push(told);
            w.cause(document, Happening::Commented { text: text.to_owned() });
            w.follow()?;
        }
        Subject::Task(task, document) => {
            if let Some(document) = task.document {
                w.append_feed(document, id, "task_comment", &brief(task))?;
            }
            let notified = tell_of_task(w, task, &mentions, id)?;
            announce(w, document.as_deref(), "task_comment", notified);
        }
    }
    Ok(id)
}

fn reword(
    w: &mut Work<'_>,
    subject: &Subject,
    comment: FeedId,
    text: Option<&str>,
) -> Result<Answer, Failure> {
    let author = author(w)?;
    let kept = comments::load(w.tx, w.account, subject.document(), subject.task(), comment)?;
    let own = kept.is_some_and(|c| c.author == author && c.deleted_at.is_none());
    if !own {
        return Err(not_found(Noun::Comment));
    }
    match text {
        Some(text) => {
            let mentions = json!(mentioned(w, subject, text)).to_string();
            comments::edit(w.tx, w.account, comment, text, &mentions, w.now)?;
        }
        None => comments::delete(w.tx, w.account, comment, w.now)?,
    }
    match subject {
        Subject::Document(document) => {
            let told = happened(w, Some(document), document, "comment");
            w.happened.push(told);
        }
        Subject::Task(_, document) => announce(w, document.as_deref(), "task_comment", Vec::new()),
    }
    Ok(no_content())
}

/// Tells those who are mentioned, and whoever set or has the task.
fn tell_of_task(
    w: &mut Work<'_>,
    task: &Task,
    mentions: &[EmployeeId],
    comment: FeedId,
) -> Result<Vec<EmployeeId>, Failure> {
    let about = About::TaskComment(comment, task.id, task.document);
    let me = w.actor.employee;
    let mut told: Vec<EmployeeId> = Vec::new();
    let mentioned = mentions.iter().map(|id| (*id, "mentioned"));
    let people = task.author.into_iter().chain([task.assignee]).map(|id| (id, "task_comment"));
    for (employee, kind) in mentioned.chain(people) {
        if Some(employee) != me && !told.contains(&employee) {
            w.notify(employee, about, kind, &json!({}))?;
            told.push(employee);
        }
    }
    Ok(told)
}

impl Subject {
    fn document(&self) -> Option<DocumentId> {
        match self {
            Subject::Document(document) => Some(document.id),
            Subject::Task(task, _) => task.document,
        }
    }

    fn task(&self) -> Option<TaskId> {
        match self {
            Subject::Document(_) => None,
            Subject::Task(task, _) => Some(task.id),
        }
    }

    /// Whether this colleague may see it, as the store would say.
    fn is_seen_by(&self, rules: &Rulebook, actor: &Actor) -> bool {
        let sees = |document: &Document| {
            rules.reach(actor, document.kind.into(), Operation::View).covers(&document.belongs())
        };
        match self {
            Subject::Document(document) => sees(document),
            Subject::Task(task, document) => {
                let his = task.author == actor.employee || Some(task.assignee) == actor.employee;
                his || rules.is_administrator(actor) || document.as_deref().is_some_and(sees)
            }
        }
    }
}

pub(crate) fn author(w: &Work<'_>) -> Result<EmployeeId, Failure> {
    w.actor.employee.ok_or_else(|| Rejection::NotLoggedIn.into())
}

fn comment_text(text: &str) -> Result<String, Failure> {
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return Err(Rejection::invalid("text", Flaw::Required).into());
    }
    if trimmed.chars().count() > text::MAX_TEXT {
        return Err(Rejection::invalid("text", Flaw::TooLong { max: text::MAX_TEXT as i64 }).into());
    }
    if !text::is_clean(trimmed) {
        return Err(Rejection::invalid("text", Flaw::InvalidText).into());
    }
    Ok(trimmed.to_owned())
}

/// Employees named by `@login`, as far as they may see what is spoken of.
fn mentioned(w: &Work<'_>, subject: &Subject, text: &str) -> Vec<EmployeeId> {
    let names = text.split('@').skip(1).map(|rest| {
        let end =
            rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '_' | '-'))).unwrap_or(rest.len());
        rest.get(..end).unwrap_or_default().trim_end_matches('.').to_lowercase()
    });
    let mut found: Vec<EmployeeId> = names
        .filter_map(|name| w.rules.employees.values().find(|e| e.active && e.login == name))
        .filter(|e| subject.is_seen_by(&w.rules, &Actor { employee: Some(e.id), ..w.actor.clone() }))
        .map(|e| e.id)
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}
