//! Statuses: their order, guidance, and how one goes away without stranding anybody.

use poryadok_domain::document::{self, DocumentKind, Move};
use poryadok_domain::ids::StatusId;
use poryadok_domain::people::{Actor, Source};
use poryadok_domain::rejection::{Flaw, Noun, Rejection};
use poryadok_domain::status::{Status, StatusType};
use poryadok_store::documents;
use poryadok_store::settings as store;
use serde_json::json;

use crate::Engine;
use crate::failure::{Failure, not_found};
use crate::login::{Caller, no_content};
use crate::settings::{
    Target, answered, existing, name_free, refuse_in_use, room_for, saved, set_color, set_name, set_text,
    users_of,
};
use crate::work::{Answer, Render, RequestKey, Work};

/// A mass change commits this often, so that people are not held up behind it.
const MAPPED_AT_ONCE: i64 = 500;
/// What looks like this nobody gave a colour.
pub(crate) const GREY: &str = "#868e96";

#[derive(Debug, Clone, Default)]
pub struct StatusPatch {
    pub name: Option<String>,
    pub color: Option<String>,
    pub status_type: Option<StatusType>,
    pub position: Option<i64>,
    pub guidance: Option<String>,
}

impl Engine {
    pub async fn save_status(
        &self,
        caller: &Caller,
        key: Option<RequestKey>,
        kind: DocumentKind,
        target: Option<Target<StatusId>>,
        patch: StatusPatch,
        render: Render<Status>,
    ) -> Result<Answer, Failure> {
        self.settings(caller, key, move |w| {
            let old = existing(&w.rules.statuses, target, |s| s.version, Noun::Status)?;
            let last = w.rules.statuses_of(kind).last().map_or(0, |s| s.position);
            let new_id = StatusId(w.id());
            let mut status = old.unwrap_or(Status {
                id: new_id,
                kind,
                name: String::new(),
                color: GREY.to_owned(),
                status_type: StatusType::Regular,
                position: last.saturating_add(1),
                guidance: String::new(),
                version: 0,
            });
            apply(&mut status, &patch)?;
            let others = w.rules.statuses.values().filter(|s| s.id != status.id && s.kind == status.kind);
            name_free(others.map(|s| s.name.as_str()), &status.name, Noun::Status)?;
            room_for(w.rules.statuses.len(), target.is_none())?;
            let account = w.account;
            match target {
                None => store::insert_status(w.tx, account, &status)?,
                Some(_) => store::save_status(w.tx, account, &status)?,
            }
            let body =
                json!({ "name": status.name, "type": status.status_type, "position": status.position });
            w.audit(saved("status", target.is_none()), Some(status.id.into()), &body)?;
            Ok(answered(target.is_none(), render(&status, &w.rules)))
        })
        .await
    }

    /// Takes a status away. One that a process names is refused with their names; one that documents stand in is refused
    /// with their number, unless `replace_with` says where they go.
    pub async fn delete_status(
        &self,
        caller: &Caller,
        key: Option<RequestKey>,
        id: StatusId,
        replace_with: Option<StatusId>,
    ) -> Result<Answer, Failure> {
        if let Some(kept) = self.kept_answer(caller, key.as_ref()).await {
            return kept;
        }
        if let Some(replacement) = replace_with {
            self.empty_status(caller, id, replacement).await?;
        }
        self.settings(caller, key, move |w| {
            let status = w.rules.statuses.get(&id).ok_or_else(|| not_found(Noun::Status))?.clone();
            let documents = documents::count_in_status(w.tx, w.account, status.kind, id)?;
            refuse_in_use(Noun::Status, documents, users(w, id))?;
            store::delete_status(w.tx, w.account, id)?;
            let body = json!({ "name": status.name, "replaced_with": replace_with });
            w.audit("status_deleted", Some(id.into()), &body)?;
            Ok(no_content())
        })
        .await
    }

    /// Moves every document from one status to another as the system, a few at a time. Stopped half-way it is simply
    /// called again: what has moved has moved, with its entry in the feed.
    async fn empty_status(&self, caller: &Caller, id: StatusId, to: StatusId) -> Result<(), Failure> {
        loop {
            let answer = self
                .settings(caller, None, move |w| {
                    let status = w.rules.statuses.get(&id).ok_or_else(|| not_found(Noun::Status))?.clone();
                    let same_kind =
                        w.rules.statuses.get(&to).is_some_and(|s| s.kind == status.kind && to != id);
                    if !same_kind {
                        return Err(Rejection::invalid("replace_with", Flaw::NotFound).into());
                    }
                    refuse_in_use(Noun::Status, 0, users(w, id))?;
                    let moved = map_some(w, status.kind, id, to)?;
                    Ok(Answer { status: 200, body: moved.to_string() })
                })
                .await?;
            if answer.body == "0" {
                return Ok(());
            }
        }
    }
}

fn users(w: &Work<'_>, id: StatusId) -> Vec<String> {
    users_of(w, id.into(), |p| p.definition.statuses().any(|s| s == id))
}

fn map_some(w: &mut Work<'_>, kind: DocumentKind, from: StatusId, to: StatusId) -> Result<usize, Failure> {
    let account = w.account;
    let ids = documents::ids_in_status(w.tx, account, kind, from, MAPPED_AT_ONCE)?;
    let system = Actor { source: Source::System, ..w.actor.clone() };
    for id in &ids {
        let mut as_system = Work {
            tx: &mut *w.tx,
            engine: w.engine,
            actor: &system,
            account,
            rules: w.rules.clone(),
            now: w.now,
            command: w.engine.clock().id().into(),
            address: w.address,
            happened: Vec::new(),
            sent: false,
            read_rules: None,
            chain: Default::default(),
        };
        let subject = as_system.load(kind, *id, false)?;
        let step = Move { version: None, to, comment: None, force: false };
        as_system.decide(&subject, |ctx, d| document::move_to(ctx, d, &step))?;
        let (happened, sent) = (std::mem::take(&mut as_system.happened), as_system.sent);
        w.happened.extend(happened);
        w.sent |= sent;
    }
    Ok(ids.len())
}

fn apply(status: &mut Status, patch: &StatusPatch) -> Result<(), Rejection> {
    let StatusPatch { name, color, status_type, position, guidance } = patch;
    set_name(&mut status.name, name.as_deref())?;
    set_color(&mut status.color, color.as_deref())?;
    set_text("guidance", &mut status.guidance, guidance.as_deref())?;
    status.status_type = status_type.unwrap_or(status.status_type);
    status.position = position.unwrap_or(status.position);
    status.version += 1;
    Ok(())
}
