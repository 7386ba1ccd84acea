//! The rules of one account, all at once.

use poryadok_domain::ids::AccountId;
use poryadok_domain::rulebook::Rulebook;

use crate::db::{Fault, Tx};
use crate::{
    accounts, calendars, notifications, organizations, people, processes, scenarios, settings, task_types,
    warehouses, webhooks,
};

/// Everything that decisions in this account depend on; `None` when there is no such account.
pub fn load(tx: &mut dyn Tx, id: AccountId) -> Result<Option<Rulebook>, Fault> {
    let Some((account, version)) = accounts::load(tx, id)? else { return Ok(None) };
    Ok(Some(Rulebook {
        calendar: calendars::load(tx, &account)?,
        account,
        version,
        statuses: settings::statuses(tx, id)?.into_iter().map(|s| (s.id, s)).collect(),
        processes: processes::list(tx, id)?.into_iter().map(|p| (p.id, p)).collect(),
        roles: people::roles(tx, id)?.into_iter().map(|r| (r.id, r)).collect(),
        employees: people::employees(tx, id)?.into_iter().map(|e| (e.id, e)).collect(),
        departments: people::departments(tx, id)?.into_iter().map(|d| (d.id, d)).collect(),
        channels: settings::channels(tx, id)?.into_iter().map(|c| (c.id, c)).collect(),
        task_types: task_types::list(tx, id)?.into_iter().map(|t| (t.id, t)).collect(),
        organizations: organizations::list(tx, id)?.into_iter().map(|o| (o.id, o)).collect(),
        warehouses: warehouses::list(tx, id)?.into_iter().map(|w| (w.id, w)).collect(),
        attributes: settings::attributes(tx, id)?.into_iter().map(|a| (a.id, a)).collect(),
        scenarios: scenarios::list(tx, id)?,
        webhooks: webhooks::list(tx, id)?.into_iter().map(|w| (w.id, w)).collect(),
        notices: notifications::settings(tx, id)?.into_iter().collect(),
    }))
}
