//! Customers and suppliers, within the rights of whoever asks.

use std::collections::BTreeMap;

use poryadok_domain::attribute::AttributeValue;
use poryadok_domain::ids::{AttributeId, CounterpartyId, DepartmentId, EmployeeId};
use poryadok_domain::organization::{tax_reason_code_flaw, without_blanks};
use poryadok_domain::rejection::{FieldError, Flaw, Noun, Reason, Rejection};
use poryadok_domain::rights::{Entity, Operation, Scope};
use poryadok_domain::table::counterparties::MAX_TAGS;
use poryadok_domain::text;
use poryadok_store::counterparties::{self as store, Counterparty};
use poryadok_store::views::document_list;

use crate::Engine;
use crate::failure::{Failure, not_found};
use crate::login::{Caller, no_content};
use crate::settings::{Target, answered, same_version, set_name, set_text};
use crate::work::{Answer, Render, RequestKey, Work};

/// Documents whose search text is renewed with a rename at once; beyond them a new name is found by the new documents.
const RENAMED_AT_ONCE: i64 = 2_000;

#[derive(Debug, Clone, Default)]
pub struct CounterpartyPatch {
    pub name: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub tax_number: Option<String>,
    pub tax_reason_code: Option<String>,
    pub address: Option<String>,
    pub external_id: Option<Option<String>>,
    pub tags: Option<Vec<String>>,
    pub description: Option<String>,
    pub attributes: BTreeMap<AttributeId, Option<AttributeValue>>,
    pub owner: Option<Option<EmployeeId>>,
    pub department: Option<Option<DepartmentId>>,
    pub shared: Option<bool>,
}

impl Engine {
    pub async fn save_counterparty(
        &self,
        caller: &Caller,
        key: Option<RequestKey>,
        target: Option<Target<CounterpartyId>>,
        patch: CounterpartyPatch,
        render: Render<Counterparty>,
    ) -> Result<Answer, Failure> {
        self.command(caller, key, move |w| {
            w.current_rules()?;
            let old = match target {
                Some(target) => Some(changeable(w, target, Operation::Update)?),
                None => {
                    may_create(w)?;
                    None
                }
            };
            let mut counterparty = old.clone().unwrap_or_else(|| blank(w));
            apply(w, &mut counterparty, &patch)?;
            if old.is_none() {
                within_reach(w, &counterparty)?;
            } else if counterparty.deleted_at.is_some() {
                return Err(Rejection::refused(Reason::InBin).into());
            }
            let account = w.account;
            match &old {
                None => store::insert(w.tx, account, &counterparty),
                Some(_) => store::save(w.tx, account, &counterparty),
            }
            .map_err(|fault| external_id_taken(fault, &counterparty))?;
            if old.is_some_and(|old| old.name != counterparty.name) {
                rename_in_documents(w, &counterparty)?;
            }
            Ok(answered(target.is_none(), render(&counterparty, &w.rules)))
        })
        .await
    }

    /// Into the bin: its documents keep it.
    pub async fn delete_counterparty(
        &self,
        caller: &Caller,
        key: Option<RequestKey>,
        target: Target<CounterpartyId>,
    ) -> Result<Answer, Failure> {
        self.command(caller, key, move |w| {
            w.current_rules()?;
            let mut counterparty = changeable(w, target, Operation::Delete)?;
            counterparty.deleted_at = Some(w.now);
            counterparty.version += 1;
            store::save(w.tx, w.account, &counterparty)?;
            Ok(no_content())
        })
        .await
    }

    pub async fn restore_counterparty(
        &self,
        caller: &Caller,
        key: Option<RequestKey>,
        target: Target<CounterpartyId>,
        render: Render<Counterparty>,
    ) -> Result<Answer, Failure> {
        self.command(caller, key, move |w| {
            w.current_rules()?;
            let mut counterparty = changeable(w, target, Operation::Delete)?;
            counterparty.deleted_at = None;
            counterparty.version += 1;
            store::save(w.tx, w.account, &counterparty)?;
            Ok(Answer { status: 200, body: render(&counterparty, &w.rules) })
        })
        .await
    }
}

pub(crate) fn may_create(w: &Work<'_>) -> Result<(), Rejection> {
    let reach = w.rules.reach(w.actor, Entity::Counterparty, Operation::Create);
    if reach.scope == Scope::No {
        return Err(Rejection::NoRight { entity: Entity::Counterparty, operation: Operation::Create });
    }
    Ok(())
}

/// Nobody makes a counterparty that would belong further than he may create.
pub(crate) fn within_reach(w: &Work<'_>, counterparty: &Counterparty) -> Result<(), Rejection> {
    let reach = w.rules.reach(w.actor, Entity::Counterparty, Operation::Create);
    if reach.covers(&counterparty.belongs()) {
        return Ok(());
    }
    Err(Rejection::NoRight { entity: Entity::Counterparty, operation: Operation::Create })
}

/// The counterparty, if the caller may see it, may do this to it, and saw its present version.
fn changeable(
    w: &mut Work<'_>,
    target: Target<CounterpartyId>,
    operation: Operation,
) -> Result<Counterparty, Failure> {
    let account = w.account;
    let reach = |o| w.rules.reach(w.actor, Entity::Counterparty, o);
    let (view, change) = (reach(Operation::View), reach(operation));
    let found = store::load_locked(w.tx, account, target.id)?.filter(|c| view.covers(&c.belongs()));
    let counterparty = found.ok_or_else(|| not_found(Noun::Counterparty))?;
    if !change.covers(&counterparty.belongs()) {
        return Err(Rejection::NoRight { entity: Entity::Counterparty, operation }.into());
    }
    same_version(Noun::Counterparty, target.version, counterparty.version)?;
    Ok(counterparty)
}

pub(crate) fn blank(w: &Work<'_>) -> Counterparty {
    let owner = w.actor.employee;
    Counterparty {
        id: w.id().into(),
        name: String::new(),
        phone: String::new(),
        email: String::new(),
        tax_number: String::new(),
        tax_reason_code: String::new(),
        address: String::new(),
        external_id: None,
        tags: Vec::new(),
        description: String::new(),
        attributes: BTreeMap::new(),
        owner,
        department: owner.and_then(|o| w.rules.employees.get(&o)).and_then(|e| e.department),
        shared: false,
        version: 0,
        created_at: w.now,
        updated_at: w.now,
        deleted_at: None,
    }
}

pub(crate) fn apply(w: &Work<'_>, c: &mut Counterparty, patch: &CounterpartyPatch) -> Result<(), Rejection> {
    let CounterpartyPatch {
        name,
        phone,
        email,
        tax_number,
        tax_reason_code,
        address,
        external_id,
        tags,
        description,
        attributes,
        owner,
        department,
        shared,
    } = patch;
    set_name(&mut c.name, name.as_deref())?;
    for (field, text, new) in [
        ("phone", &mut c.phone, phone),
        ("email", &mut c.email, email),
        ("tax_number", &mut c.tax_number, tax_number),
        ("address", &mut c.address, address),
        ("description", &mut c.description, description),
    ] {
        set_text(field, text, new.as_deref())?;
    }
    if let Some(code) = tax_reason_code {
        let code = without_blanks(code);
        if let Some(flaw) = tax_reason_code_flaw(&code) {
            return Err(Rejection::invalid("tax_reason_code", flaw));
        }
        c.tax_reason_code = code;
    }
    if let Some(external_id) = external_id {
        c.external_id = external_id.as_deref().map(|id| short("external_id", id)).transpose()?;
    }
    if let Some(tags) = tags {
        c.tags = checked_tags(tags)?;
    }
    c.shared = shared.unwrap_or(c.shared);
    apply_people(w, c, *owner, *department)?;
    apply_attributes(w, c, attributes)?;
    c.version += 1;
    c.updated_at = w.now;
    Ok(())
}

fn apply_people(
    w: &Work<'_>,
    c: &mut Counterparty,
    owner: Option<Option<EmployeeId>>,
    department: Option<Option<DepartmentId>>,
) -> Result<(), Rejection> {
    if let Some(owner) = owner {
        let employee = owner.map(|id| w.rules.employees.get(&id).filter(|e| e.active));
        c.department = match employee {
            Some(None) => return Err(Rejection::invalid("owner", Flaw::NotFound)),
            Some(Some(employee)) => employee.department,
            None => c.department,
        };
        c.owner = owner;
    }
    if let Some(department) = department {
        if department.is_some_and(|id| !w.rules.departments.contains_key(&id)) {
            return Err(Rejection::invalid("department", Flaw::NotFound));
        }
        c.department = department;
    }
    Ok(())
}

fn apply_attributes(
    w: &Work<'_>,
    c: &mut Counterparty,
    attributes: &BTreeMap<AttributeId, Option<AttributeValue>>,
) -> Result<(), Rejection> {
    let mut errors = Vec::new();
    for (id, value) in attributes {
        let attribute = w.rules.attributes.get(id).filter(|a| a.kind.is_none());
        match (attribute, value) {
            (None, _) => errors.push(FieldError::new(format!("attributes/{id}"), Flaw::NotFound)),
            (Some(_), None) => {
                c.attributes.remove(id);
            }
            (Some(attribute), Some(value)) if attribute.accepts(value) => {
                c.attributes.insert(*id, value.clone());
            }
            (Some(_), Some(_)) => errors.push(FieldError::new(format!("attributes/{id}"), Flaw::NotAllowed)),
        }
    }
    if errors.is_empty() { Ok(()) } else { Err(Rejection::Invalid { errors }) }
}

/// A short text without control characters.
pub(crate) fn short(field: &str, text: &str) -> Result<String, Rejection> {
    text::name(text).ok_or_else(|| Rejection::invalid(field, Flaw::InvalidText))
}

fn checked_tags(tags: &[String]) -> Result<Vec<String>, Rejection> {
    if tags.len() > MAX_TAGS {
        return Err(Rejection::invalid("tags", Flaw::TooMany { max: MAX_TAGS as i64 }));
    }
    let mut kept: Vec<String> = tags.iter().map(|t| short("tags", t)).collect::<Result<_, _>>()?;
    kept.sort_unstable();
    kept.dedup();
    Ok(kept)
}

fn external_id_taken(fault: poryadok_store::db::Fault, c: &Counterparty) -> Failure {
    match fault {
        poryadok_store::db::Fault::Constraint(name) if name == "counterparties_external" => {
            let name = c.external_id.clone().unwrap_or_default();
            Rejection::NameTaken { noun: Noun::Counterparty, name }.into()
        }
        other => other.into(),
    }
}

/// Orders are found by the name of their customer: the new one from now on.
pub(crate) fn rename_in_documents(w: &mut Work<'_>, counterparty: &Counterparty) -> Result<(), Failure> {
    let account = w.account;
    let documents =
        poryadok_store::documents::of_counterparty(w.tx, account, counterparty.id, RENAMED_AT_ONCE)?;
    for document in documents {
        let text = document_list::search_text(&document, Some(&counterparty.name));
        let noun = document_list::noun(document.kind);
        w.tx.index_text(noun, account.into(), document.id.into(), &text)?;
    }
    Ok(())
}
