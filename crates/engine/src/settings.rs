//! Sales channels and custom fields: settings of the administrator.

use poryadok_domain::attribute::{Attribute, AttributeType};
use poryadok_domain::document::DocumentKind;
use poryadok_domain::ids::{AttributeId, ChannelId};
use poryadok_domain::people::{Channel, ChannelType};
use poryadok_domain::process::{Field, Guard, Process, Requirement};
use poryadok_domain::rejection::{Flaw, Noun, Rejection};
use poryadok_domain::scenario::Scenario;
use poryadok_domain::status::is_color;
use poryadok_domain::text;
use poryadok_store::settings as store;
use serde_json::json;
use uuid::Uuid;

use crate::Engine;
use crate::failure::{Failure, not_found};
use crate::login::{Caller, no_content};
use crate::work::{Answer, Render, RequestKey, Work};

/// Most statuses, channels, roles, … of one account: the rules of an account are held in memory.
pub const MAX_RECORDS: usize = 2_000;
/// Most options of a choice.
const MAX_OPTIONS: usize = 200;

/// Which record is changed and the version its editor saw; absent for a new one.
#[derive(Debug, Clone, Copy)]
pub struct Target<Id> {
    pub id: Id,
    pub version: i64,
}

#[derive(Debug, Clone, Default)]
pub struct ChannelPatch {
    pub name: Option<String>,
    pub channel_type: Option<ChannelType>,
    pub archived: Option<bool>,
}

#[derive(Debug, Clone, Default)]
pub struct AttributePatch {
    /// Set once: of documents of this kind, or of counterparties.
    pub kind: Option<DocumentKind>,
    pub name: Option<String>,
    pub attribute_type: Option<AttributeType>,
    pub options: Option<Vec<String>>,
    pub position: Option<i64>,
}

impl Engine {
    pub async fn save_channel(
        &self,
        caller: &Caller,
        key: Option<RequestKey>,
        target: Option<Target<ChannelId>>,
        patch: ChannelPatch,
        render: Render<Channel>,
    ) -> Result<Answer, Failure> {
        self.settings(caller, key, move |w| {
            let old = existing(&w.rules.channels, target, |c| c.version, Noun::Channel)?;
            let new_id = ChannelId(w.id());
            let mut channel = old.unwrap_or(Channel {
                id: new_id,
                name: String::new(),
                channel_type: ChannelType::Other,
                archived: false,
                version: 0,
            });
            set_name(&mut channel.name, patch.name.as_deref())?;
            channel.channel_type = patch.channel_type.unwrap_or(channel.channel_type);
            channel.archived = patch.archived.unwrap_or(channel.archived);
            channel.version += 1;
            let others = w.rules.channels.values().filter(|c| c.id != channel.id).map(|c| c.name.as_str());
            name_free(others, &channel.name, Noun::Channel)?;
            room_for(w.rules.channels.len(), target.is_none())?;
            let account = w.account;
            match target {
                None => store::insert_channel(w.tx, account, &channel)?,
                Some(_) => store::save_channel(w.tx, account, &channel)?,
            }
            let body =
                json!({ "name": channel.name, "type": channel.channel_type, "archived": channel.archived });
            w.audit(saved("channel", target.is_none()), Some(channel.id.into()), &body)?;
            Ok(answered(target.is_none(), render(&channel, &w.rules)))
        })
        .await
    }

    /// A channel that documents came from, or that a process names, stays; it may be archived.
    pub async fn delete_channel(
        &self,
        caller: &Caller,
        key: Option<RequestKey>,
        id: ChannelId,
    ) -> Result<Answer, Failure> {
        self.settings(caller, key, move |w| {
            let name = w.rules.channels.get(&id).ok_or_else(|| not_found(Noun::Channel))?.name.clone();
            let account = w.account;
            let mut documents = 0;
            for kind in DocumentKind::ALL {
                let flight = poryadok_store::counts::in_flight(w.tx, account, *kind)?;
                documents +=
                    flight.iter().filter(|f| f.channel == Some(id)).map(|f| f.documents).sum::<i64>();
            }
            documents += poryadok_store::documents::in_bin_of_channel(w.tx, account, id)?;
            let processes =
                users_of(w, id.into(), |p| p.definition.channels.contains(&id) || guards_name_channel(p, id));
            refuse_in_use(Noun::Channel, documents, processes)?;
            store::delete_channel(w.tx, account, id)?;
            w.audit("channel_deleted", Some(id.into()), &json!({ "name": name }))?;
            Ok(no_content())
        })
        .await
    }

    pub async fn save_attribute(
        &self,
        caller: &Caller,
        key: Option<RequestKey>,
        target: Option<Target<AttributeId>>,
        patch: AttributePatch,
        render: Render<Attribute>,
    ) -> Result<Answer, Failure> {
        self.settings(caller, key, move |w| {
            let old = existing(&w.rules.attributes, target, |a| a.version, Noun::Attribute)?;
            let new_id = AttributeId(w.id());
            let mut attribute = match old {
                Some(old) => old,
                None => Attribute {
                    id: new_id,
                    kind: patch.kind,
                    name: String::new(),
                    attribute_type: patch
                        .attribute_type
                        .ok_or_else(|| Rejection::invalid("attribute_type", Flaw::Required))?,
                    options: Vec::new(),
                    position: w.rules.attributes.len() as i64,
                    version: 0,
                },
            };
            // Kept values stay readable: what a field holds is decided once.
            if patch.attribute_type.is_some_and(|t| t != attribute.attribute_type) {
                return Err(Rejection::invalid("attribute_type", Flaw::NotAllowed).into());
            }
            set_name(&mut attribute.name, patch.name.as_deref())?;
            attribute.position = patch.position.unwrap_or(attribute.position);
            if let Some(options) = &patch.options {
                attribute.options = checked_options(options)?;
            }
            attribute.version += 1;
            let others =
                w.rules.attributes.values().filter(|a| a.id != attribute.id && a.kind == attribute.kind);
            name_free(others.map(|a| a.name.as_str()), &attribute.name, Noun::Attribute)?;
            room_for(w.rules.attributes.len(), target.is_none())?;
            let account = w.account;
            match target {
                None => store::insert_attribute(w.tx, account, &attribute)?,
                Some(_) => store::save_attribute(w.tx, account, &attribute)?,
            }
            let body = json!({ "name": attribute.name, "type": attribute.attribute_type });
            w.audit(saved("attribute", target.is_none()), Some(attribute.id.into()), &body)?;
            Ok(answered(target.is_none(), render(&attribute, &w.rules)))
        })
        .await
    }

    /// A field that a process names stays. Values kept in documents stay in their history.
    pub async fn delete_attribute(
        &self,
        caller: &Caller,
        key: Option<RequestKey>,
        id: AttributeId,
    ) -> Result<Answer, Failure> {
        self.settings(caller, key, move |w| {
            let name = w.rules.attributes.get(&id).ok_or_else(|| not_found(Noun::Attribute))?.name.clone();
            let processes = users_of(w, id.into(), |p| names_attribute(p, id));
            refuse_in_use(Noun::Attribute, 0, processes)?;
            store::delete_attribute(w.tx, w.account, id)?;
            w.audit("attribute_deleted", Some(id.into()), &json!({ "name": name }))?;
            Ok(no_content())
        })
        .await
    }
}

/// The record that is to be changed, if its editor saw the present one.
pub(crate) fn existing<Id: Copy + Eq + std::hash::Hash, T: Clone>(
    records: &std::collections::HashMap<Id, T>,
    target: Option<Target<Id>>,
    version: impl Fn(&T) -> i64,
    noun: Noun,
) -> Result<Option<T>, Failure> {
    existing_one(target.and_then(|t| records.get(&t.id)), target, version, noun)
}

/// The same, when it was looked for already.
pub(crate) fn existing_one<Id, T: Clone>(
    found: Option<&T>,
    target: Option<Target<Id>>,
    version: impl Fn(&T) -> i64,
    noun: Noun,
) -> Result<Option<T>, Failure> {
    let Some(target) = target else { return Ok(None) };
    let record = found.ok_or_else(|| not_found(noun))?;
    same_version(noun, target.version, version(record))?;
    Ok(Some(record.clone()))
}

pub(crate) fn same_version(noun: Noun, seen: i64, version: i64) -> Result<(), Rejection> {
    if seen == version { Ok(()) } else { Err(Rejection::VersionConflict { noun, seen, version }) }
}

/// Sets a name, which must not be left empty.
pub(crate) fn set_name(name: &mut String, new: Option<&str>) -> Result<(), Rejection> {
    if let Some(new) = new {
        if new.chars().count() > text::MAX_NAME {
            return Err(Rejection::invalid("name", Flaw::TooLong { max: text::MAX_NAME as i64 }));
        }
        *name = text::name(new).ok_or_else(|| Rejection::invalid("name", Flaw::InvalidText))?;
    }
    if name.is_empty() { Err(Rejection::invalid("name", Flaw::Required)) } else { Ok(()) }
}

/// Sets a colour.
pub(crate) fn set_color(color: &mut String, new: Option<&str>) -> Result<(), Rejection> {
    let Some(new) = new else { return Ok(()) };
    if !is_color(new) {
        return Err(Rejection::invalid("color", Flaw::NotAllowed));
    }
    *color = new.to_lowercase();
    Ok(())
}

/// Sets a free text.
pub(crate) fn set_text(field: &str, text: &mut String, new: Option<&str>) -> Result<(), Rejection> {
    let Some(new) = new else { return Ok(()) };
    if new.chars().count() > text::MAX_TEXT {
        return Err(Rejection::invalid(field, Flaw::TooLong { max: text::MAX_TEXT as i64 }));
    }
    if !text::is_clean(new) {
        return Err(Rejection::invalid(field, Flaw::InvalidText));
    }
    *text = new.trim().to_owned();
    Ok(())
}

/// Names differ by more than case.
pub(crate) fn name_free<'a>(
    mut others: impl Iterator<Item = &'a str>,
    name: &str,
    noun: Noun,
) -> Result<(), Rejection> {
    let folded = text::fold(name);
    if others.any(|other| text::fold(other) == folded) {
        return Err(Rejection::NameTaken { noun, name: name.to_owned() });
    }
    Ok(())
}

pub(crate) fn room_for(records: usize, one_more: bool) -> Result<(), Rejection> {
    if one_more && records >= MAX_RECORDS {
        return Err(Rejection::invalid("name", Flaw::TooMany { max: MAX_RECORDS as i64 }));
    }
    Ok(())
}

/// Whether a record is to be the default of its kind. Exactly one is, and it is in use: it stays until another takes over,
/// and where there is none the next one is it. `other`: whether another is the default now.
pub(crate) fn default_after(
    noun: Noun,
    was: bool,
    wanted: Option<bool>,
    archived: bool,
    other: bool,
) -> Result<bool, Rejection> {
    let default = wanted.unwrap_or(was) || !other;
    if default && (archived || wanted == Some(false)) {
        return Err(Rejection::DefaultStays { noun });
    }
    Ok(default)
}

pub(crate) fn answered(new: bool, body: String) -> Answer {
    Answer { status: if new { 201 } else { 200 }, body }
}

/// The kind of the audit record of a saved noun.
pub(crate) fn saved(noun: &'static str, new: bool) -> &'static str {
    match (noun, new) {
        ("channel", true) => "channel_created",
        ("channel", false) => "channel_changed",
        ("attribute", true) => "attribute_created",
        ("attribute", false) => "attribute_changed",
        ("task_type", true) => "task_type_created",
        ("task_type", false) => "task_type_changed",
        ("organization", true) => "organization_created",
        ("organization", false) => "organization_changed",
        ("warehouse", true) => "warehouse_created",
        ("warehouse", false) => "warehouse_changed",
        ("status", true) => "status_created",
        ("status", false) => "status_changed",
        ("employee", true) => "employee_created",
        ("employee", false) => "employee_changed",
        ("department", true) => "department_created",
        ("department", false) => "department_changed",
        ("role", true) => "role_created",
        ("role", false) => "role_changed",
        ("scenario", true) => "scenario_created",
        ("scenario", false) => "scenario_changed",
        (_, true) => "created",
        (_, false) => "changed",
    }
}

/// The names of the processes of which `uses` holds, and of the scenarios that name the record.
pub(crate) fn users_of(w: &Work<'_>, id: Uuid, uses: impl Fn(&Process) -> bool) -> Vec<String> {
    let id = id.to_string();
    // An id is like no other word: a rule that holds it anywhere names the record.
    let names = |s: &&Scenario| serde_json::to_string(&s.rule).is_ok_and(|rule| rule.contains(&id));
    let scenarios = w.rules.scenarios.iter().filter(names).map(|s| s.name.clone());
    w.rules.processes.values().filter(|p| uses(p)).map(|p| p.name.clone()).chain(scenarios).collect()
}

pub(crate) fn refuse_in_use(noun: Noun, documents: i64, processes: Vec<String>) -> Result<(), Rejection> {
    if documents == 0 && processes.is_empty() {
        return Ok(());
    }
    Err(Rejection::InUse { noun, documents, tasks: 0, processes })
}

fn checked_options(options: &[String]) -> Result<Vec<String>, Rejection> {
    if options.len() > MAX_OPTIONS {
        return Err(Rejection::invalid("options", Flaw::TooMany { max: MAX_OPTIONS as i64 }));
    }
    let check = |(i, option): (usize, &String)| {
        text::name(option).ok_or_else(|| Rejection::invalid(format!("options/{i}"), Flaw::InvalidText))
    };
    options.iter().enumerate().map(check).collect()
}

fn guards_name_channel(process: &Process, id: ChannelId) -> bool {
    any_guard(process, &|g| matches!(g, Guard::ChannelIn { channels } if channels.contains(&id)))
}

fn names_attribute(process: &Process, id: AttributeId) -> bool {
    let field = Field::Attribute(id);
    let by_guard = any_guard(process, &|g| match g {
        Guard::AttributeEquals { attribute, .. } => *attribute == id,
        Guard::FieldFilled { field: f } => *f == field,
        _ => false,
    });
    let stages = &process.definition.stages;
    let required = stages.iter().flat_map(|s| &s.transitions).flat_map(|t| &t.requirements);
    let locked = |s: &poryadok_domain::process::Stage| matches!(&s.edit, poryadok_domain::process::EditRule::Locked { fields } if fields.contains(&field));
    by_guard || required.into_iter().any(|r| *r == Requirement::Field { field }) || stages.iter().any(locked)
}

fn any_guard(process: &Process, test: &dyn Fn(&Guard) -> bool) -> bool {
    fn holds(guard: &Guard, test: &dyn Fn(&Guard) -> bool) -> bool {
        match guard {
            Guard::All { of } | Guard::Any { of } => of.iter().any(|g| holds(g, test)),
            simple => test(simple),
        }
    }
    let transitions = process.definition.stages.iter().flat_map(|s| &s.transitions);
    transitions.flat_map(|t| &t.guards).any(|g| holds(g, test))
}
