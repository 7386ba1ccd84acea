//! Named views of lists and boards: everybody keeps his own and may share them.

use poryadok_domain::ids::{EmployeeId, SavedViewId};
use poryadok_domain::rejection::{Flaw, Noun, Rejection};
use poryadok_domain::text;
use poryadok_store::saved_views::{self, SavedView};

use crate::Engine;
use crate::failure::{Failure, not_found};
use crate::login::{Caller, no_content};
use crate::settings::{Target, answered, same_version, set_name};
use crate::work::{Answer, Render, RequestKey, Work};

/// Views of one employee, shared ones of colleagues not counted: more than fit into a menu.
const MAX_VIEWS: usize = 100;
/// Longest address of a view, in characters.
const MAX_QUERY: usize = 2_000;
const MAX_SCREEN: usize = 32;

#[derive(Debug, Clone, Default)]
pub struct SavedViewPatch {
    pub screen: Option<String>,
    pub name: Option<String>,
    pub query: Option<String>,
    pub shared: Option<bool>,
}

impl Engine {
    /// The caller's own views and those that colleagues share.
    pub async fn saved_views(&self, caller: &Caller) -> Result<Vec<SavedView>, Failure> {
        let (account, reader) = (caller.actor.account, reader_of(caller.actor.employee)?);
        self.db().read(move |tx| Ok(saved_views::list(tx, account, reader)?)).await
    }

    /// A new view, or a change of one's own.
    pub async fn save_view(
        &self,
        caller: &Caller,
        key: Option<RequestKey>,
        target: Option<Target<SavedViewId>>,
        patch: SavedViewPatch,
        render: Render<SavedView>,
    ) -> Result<Answer, Failure> {
        self.command(caller, key, move |w| {
            w.current_rules()?;
            let mut view = match target {
                Some(target) => own(w, target)?,
                None => blank(w)?,
            };
            let SavedViewPatch { screen, name, query, shared } = &patch;
            if target.is_none() {
                view.screen = checked_screen(screen.as_deref())?;
            }
            set_name(&mut view.name, name.as_deref())?;
            if let Some(query) = query {
                view.query = checked_query(query)?;
            }
            view.shared = shared.unwrap_or(view.shared);
            view.version += 1;
            saved_views::save(w.tx, w.account, &view)?;
            Ok(answered(target.is_none(), render(&view, &w.rules)))
        })
        .await
    }

    /// One's own, or as an administrator a shared one.
    pub async fn delete_view(
        &self,
        caller: &Caller,
        key: Option<RequestKey>,
        id: SavedViewId,
    ) -> Result<Answer, Failure> {
        self.command(caller, key, move |w| {
            w.current_rules()?;
            let reader = reader_of(w.actor.employee)?;
            let view = saved_views::load(w.tx, w.account, id, reader)?;
            let view = view.ok_or_else(|| not_found(Noun::SavedView))?;
            if view.owner != reader && !w.rules.is_administrator(w.actor) {
                return Err(Rejection::AdministratorsOnly.into());
            }
            saved_views::delete(w.tx, w.account, id)?;
            Ok(no_content())
        })
        .await
    }
}

fn reader_of(employee: Option<EmployeeId>) -> Result<EmployeeId, Failure> {
    employee.ok_or_else(|| Rejection::NotLoggedIn.into())
}

/// One's own view: a colleague's shared one is copied, not changed.
fn own(w: &mut Work<'_>, target: Target<SavedViewId>) -> Result<SavedView, Failure> {
    let reader = reader_of(w.actor.employee)?;
    let view = saved_views::load(w.tx, w.account, target.id, reader)?;
    let view = view.filter(|v| v.owner == reader).ok_or_else(|| not_found(Noun::SavedView))?;
    same_version(Noun::SavedView, target.version, view.version)?;
    Ok(view)
}

fn blank(w: &mut Work<'_>) -> Result<SavedView, Failure> {
    let owner = reader_of(w.actor.employee)?;
    let all = saved_views::list(w.tx, w.account, owner)?;
    if all.iter().filter(|v| v.owner == owner).count() >= MAX_VIEWS {
        return Err(Rejection::invalid("name", Flaw::TooMany { max: MAX_VIEWS as i64 }).into());
    }
    Ok(SavedView {
        id: w.id().into(),
        owner,
        screen: String::new(),
        name: String::new(),
        query: String::new(),
        shared: false,
        version: 0,
        created_at: w.now,
    })
}

fn checked_screen(screen: Option<&str>) -> Result<String, Rejection> {
    let screen = screen.ok_or_else(|| Rejection::invalid("screen", Flaw::Required))?;
    let fits = |c: char| c.is_ascii_lowercase() || c == '_';
    if screen.is_empty() || screen.len() > MAX_SCREEN || !screen.chars().all(fits) {
        return Err(Rejection::invalid("screen", Flaw::InvalidText));
    }
    Ok(screen.to_owned())
}

fn checked_query(query: &str) -> Result<String, Rejection> {
    if query.chars().count() > MAX_QUERY {
        return Err(Rejection::invalid("query", Flaw::TooLong { max: MAX_QUERY as i64 }));
    }
    if !text::is_clean(query) {
        return Err(Rejection::invalid("query", Flaw::InvalidText));
    }
    Ok(query.to_owned())
}
