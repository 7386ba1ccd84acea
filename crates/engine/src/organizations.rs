//! The own legal entities of a company: settings of the administrator.

use poryadok_domain::ids::OrganizationId;
use poryadok_domain::organization::{Organization, without_blanks};
use poryadok_domain::rejection::{Noun, Rejection};
use poryadok_store::{documents, organizations as store};
use serde_json::json;

use crate::Engine;
use crate::failure::{Failure, not_found};
use crate::login::{Caller, no_content};
use crate::settings::{
    Target, answered, default_after, existing_one, name_free, refuse_in_use, room_for, saved, set_name,
    users_of,
};
use crate::work::{Answer, Render, RequestKey, Work};

/// Fields to set; an absent one stays.
#[derive(Debug, Clone, Default)]
pub struct OrganizationPatch {
    pub name: Option<String>,
    pub legal_name: Option<String>,
    pub tax_number: Option<String>,
    pub tax_reason_code: Option<String>,
    pub registration_number: Option<String>,
    pub address: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub director: Option<String>,
    pub accountant: Option<String>,
    pub bank_name: Option<String>,
    pub bank_code: Option<String>,
    pub bank_account: Option<String>,
    pub correspondent_account: Option<String>,
    pub default: Option<bool>,
    pub archived: Option<bool>,
}

impl Engine {
    pub async fn save_organization(
        &self,
        caller: &Caller,
        key: Option<RequestKey>,
        target: Option<Target<OrganizationId>>,
        patch: OrganizationPatch,
        render: Render<Organization>,
    ) -> Result<Answer, Failure> {
        self.settings(caller, key, move |w| {
            let found = target.and_then(|t| w.rules.organizations.get(&t.id));
            let old = existing_one(found, target, |o| o.version, Noun::Organization)?;
            let mut organization =
                old.unwrap_or_else(|| Organization::named(OrganizationId(w.id()), String::new()));
            set_name(&mut organization.name, patch.name.as_deref())?;
            set_requisites(&mut organization, &patch);
            organization.check()?;
            let others = || w.rules.organizations.values().filter(|o| o.id != organization.id);
            name_free(others().map(|o| o.name.as_str()), &organization.name, Noun::Organization)?;
            room_for(w.rules.organizations.len(), target.is_none())?;
            let archived = patch.archived.unwrap_or(organization.archived);
            let default = default_after(
                Noun::Organization,
                organization.default,
                patch.default,
                archived,
                others().any(|o| o.default),
            )?;
            (organization.archived, organization.default) = (archived, default);
            organization.version += 1;
            store::save(w.tx, w.account, &organization)?;
            // Whole: who put another account of the bank onto the invoices is a question that will be asked.
            let body = json!(organization);
            w.audit(saved("organization", target.is_none()), Some(organization.id.into()), &body)?;
            Ok(answered(target.is_none(), render(&organization, &w.rules)))
        })
        .await
    }

    /// One that documents are made in the name of stays; it may be archived.
    pub async fn delete_organization(
        &self,
        caller: &Caller,
        key: Option<RequestKey>,
        id: OrganizationId,
    ) -> Result<Answer, Failure> {
        self.settings(caller, key, move |w| {
            let organization =
                w.rules.organizations.get(&id).ok_or_else(|| not_found(Noun::Organization))?.clone();
            refuse_used(w, id)?;
            if organization.default {
                return Err(Rejection::DefaultStays { noun: Noun::Organization }.into());
            }
            store::delete(w.tx, w.account, id)?;
            w.audit("organization_deleted", Some(id.into()), &json!({ "name": organization.name }))?;
            Ok(no_content())
        })
        .await
    }
}

/// Refuses as long as something names the organization.
fn refuse_used(w: &mut Work<'_>, id: OrganizationId) -> Result<(), Failure> {
    let rules = users_of(w, id.into(), |_| false);
    let documents = documents::count_of_organization(w.tx, w.account, id)?;
    Ok(refuse_in_use(Noun::Organization, documents, rules)?)
}

fn set_requisites(o: &mut Organization, patch: &OrganizationPatch) {
    for (line, new) in [
        (&mut o.legal_name, &patch.legal_name),
        (&mut o.address, &patch.address),
        (&mut o.phone, &patch.phone),
        (&mut o.email, &patch.email),
        (&mut o.director, &patch.director),
        (&mut o.accountant, &patch.accountant),
        (&mut o.bank_name, &patch.bank_name),
    ] {
        if let Some(new) = new {
            new.trim().clone_into(line);
        }
    }
    for (number, new) in [
        (&mut o.tax_number, &patch.tax_number),
        (&mut o.tax_reason_code, &patch.tax_reason_code),
        (&mut o.registration_number, &patch.registration_number),
        (&mut o.bank_code, &patch.bank_code),
        (&mut o.bank_account, &patch.bank_account),
        (&mut o.correspondent_account, &patch.correspondent_account),
    ] {
        if let Some(new) = new {
            *number = without_blanks(new);
        }
    }
}
