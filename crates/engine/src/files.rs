//! Files on documents and tasks. Whoever may see the one or the other may read its files and attach his own, as he may
//! comment; who attached one takes it away.

use std::sync::Arc;

use poryadok_domain::document::Document;
use poryadok_domain::file::{self, File, MAX_FILES, On};
use poryadok_domain::ids::FileId;
use poryadok_domain::rejection::{Flaw, Noun, Rejection};
use poryadok_store::db::Tx;
use poryadok_store::files;
use serde_json::json;

use crate::Engine;
use crate::comments::author;
use crate::failure::{Failure, not_found};
use crate::login::{Caller, no_content};
use crate::tasks;
use crate::work::{Answer, Render, RequestKey, Work};

impl Engine {
    pub async fn attach(
        &self,
        caller: &Caller,
        key: Option<RequestKey>,
        on: On,
        name: &str,
        bytes: Arc<[u8]>,
        render: Render<File>,
    ) -> Result<Answer, Failure> {
        let name = file::name(name).ok_or_else(|| Rejection::invalid("name", Flaw::InvalidText))?;
        if bytes.is_empty() {
            return Err(Rejection::invalid("body", Flaw::Required).into());
        }
        let _turn = self.0.one_file.lock().await;
        self.command(caller, key, move |w| {
            let document = held(w, on)?;
            if files::count(w.tx, w.account, on)? >= MAX_FILES as i64 {
                return Err(Rejection::invalid("body", Flaw::TooMany { max: MAX_FILES as i64 }).into());
            }
            let (id, size) = (FileId(w.id()), bytes.len() as i64);
            let file = File { id, on, name: name.clone(), size, author: author(w)?, at: w.now };
            files::insert(w.tx, w.account, &file, bytes.to_vec())?;
            note(w, document.as_ref(), &file, "file_added")?;
            Ok(Answer { status: 201, body: render(&file, &w.rules) })
        })
        .await
    }

    /// The files on a document or task, in the order in which they came.
    pub async fn files(&self, caller: &Caller, on: On) -> Result<Vec<File>, Failure> {
        let caller = caller.clone();
        self.db()
            .read(move |tx| {
                seen(tx, &caller, on)?;
                Ok(files::list(tx, caller.actor.account, on)?)
            })
            .await
    }

    /// One file, and what is in it.
    pub async fn file(&self, caller: &Caller, on: On, id: FileId) -> Result<(File, Vec<u8>), Failure> {
        let caller = caller.clone();
        self.db()
            .read(move |tx| {
                seen(tx, &caller, on)?;
                let account = caller.actor.account;
                let file = files::load(tx, account, on, id)?.ok_or_else(|| not_found(Noun::File))?;
                let bytes = files::content(tx, account, id)?;
                Ok((file, bytes))
            })
            .await
    }

    /// Takes a file away: who attached it, or an administrator. That it was there stays in the feed.
    pub async fn detach(
        &self,
        caller: &Caller,
        key: Option<RequestKey>,
        on: On,
        id: FileId,
    ) -> Result<Answer, Failure> {
        self.command(caller, key, move |w| {
            let document = held(w, on)?;
            let file = files::load(w.tx, w.account, on, id)?.ok_or_else(|| not_found(Noun::File))?;
            if Some(file.author) != w.actor.employee && !w.rules.is_administrator(w.actor) {
                return Err(Rejection::AuthorsOnly { noun: Noun::File }.into());
            }
            files::delete(w.tx, w.account, id)?;
            note(w, document.as_ref(), &file, "file_deleted")?;
            Ok(no_content())
        })
        .await
    }
}

/// Makes sure that the caller may see what the file hangs on, and keeps others from it meanwhile. Answers with the
/// document that is concerned.
fn held(w: &mut Work<'_>, on: On) -> Result<Option<Document>, Failure> {
    match on {
        On::Document(id) => Ok(Some(w.load_seen(id)?.document)),
        On::Task(id) => {
            let task = tasks::load(w, id)?;
            tasks::document_of(w, &task)
        }
    }
}

fn seen(tx: &mut dyn Tx, caller: &Caller, on: On) -> Result<(), Failure> {
    match on {
        On::Document(id) => crate::reads::visible_any(tx, caller, id).map(drop),
        On::Task(id) => tasks::visible(tx, caller, id).map(drop),
    }
}

/// Writes into the feed of the document, and tells the screens that show it.
fn note(w: &mut Work<'_>, document: Option<&Document>, file: &File, kind: &str) -> Result<(), Failure> {
    let Some(document) = document else { return Ok(()) };
    let task = match file.on {
        On::Document(_) => None,
        On::Task(task) => Some(task),
    };
    let body = json!({ "file": file.id, "name": file.name, "size": file.size, "task": task });
    let entry = w.id().into();
    w.append_feed(document.id, entry, kind, &body)?;
    tasks::announce(w, Some(document), kind, Vec::new());
    Ok(())
}
