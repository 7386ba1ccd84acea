//! Documents on paper. What is printed is read under the rights of whoever asks; it is set in type on threads that may
//! take their time, a few at once.

use std::fmt;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use jiff::civil::Date;
use jiff::tz::TimeZone;
use poryadok_domain::document::{Document, DocumentKind};
use poryadok_domain::form::Form;
use poryadok_domain::ids::{AccountId, DocumentId, OrganizationId, ProductId};
use poryadok_domain::organization::Organization;
use poryadok_domain::people::{Actor, Source};
use poryadok_domain::rejection::{Flaw, Language, Names, Reason, Rejection};
use poryadok_domain::rights::{Entity, Operation};
use poryadok_domain::rulebook::Rulebook;
use poryadok_domain::time::Timestamp;
use poryadok_print::{Party, Position, Sheet, Typesetter};
use poryadok_store::counterparties::{self, Counterparty};
use poryadok_store::db::{Fault, Tx};
use poryadok_store::products::{self, Product};
use poryadok_store::{documents, links};
use tokio::sync::Semaphore;
use uuid::Uuid;

use crate::Engine;
use crate::failure::{Failure, not_found, number_of};
use crate::login::Caller;
use crate::outbox::Attachment;
use crate::reads::visible;

/// Papers set at once: each takes a core, and a large one some tens of megabytes for a moment.
const AT_ONCE: usize = 2;
/// What file systems do not take in a name.
const NOT_IN_NAMES: [char; 9] = ['/', '\\', ':', '*', '?', '"', '<', '>', '|'];

/// A document on paper.
#[derive(Clone, PartialEq, Eq)]
pub struct Printed {
    /// What the file is called: `Счёт на оплату № 5 от 29.11.2026.pdf`.
    pub name: String,
    pub pdf: Vec<u8>,
}

impl fmt::Debug for Printed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Printed({}, {} bytes)", self.name, self.pdf.len())
    }
}

/// Where papers are set. The letters are laid out when the first is asked for.
pub(crate) struct Press {
    templates: Option<PathBuf>,
    typesetter: Arc<OnceLock<Typesetter>>,
    places: Arc<Semaphore>,
}

impl Press {
    /// With the company's own templates in this folder, if there is one.
    pub fn new(templates: Option<PathBuf>) -> Press {
        Press { templates, typesetter: Arc::default(), places: Arc::new(Semaphore::new(AT_ONCE)) }
    }
}

impl Engine {
    /// Prints a document for somebody who may.
    pub async fn print(
        &self,
        caller: &Caller,
        kind: DocumentKind,
        id: DocumentId,
        form: Option<Form>,
        language: Language,
    ) -> Result<Printed, Failure> {
        let form = form_of(kind, form)?;
        let caller = caller.clone();
        let sheet = self
            .db()
            .read(move |tx| {
                let document = visible(tx, &caller, kind, id, true)?.document;
                may_print(&caller, &document)?;
                sheet(tx, &caller.rules, &caller.actor, &document, form, language)
            })
            .await?;
        self.typeset(sheet).await
    }

    /// The paper that goes along with a letter to a counterparty, as the document stands now, or in words why there is none.
    /// Whether it may be sent was decided where the letter was written.
    pub(crate) async fn print_for_letter(
        &self,
        account: AccountId,
        attachment: Attachment,
        language: Language,
    ) -> Result<Result<Printed, String>, Failure> {
        let rules = self.rules_now(account).await?;
        let Attachment { kind, document: id } = attachment;
        let names = rules.clone();
        let read = self.db().read(move |tx| {
            let actor = Actor { account, employee: None, source: Source::Scenario };
            let form = form_of(kind, None)?;
            let loaded = documents::load(tx, account, kind, id, true)?;
            let document = loaded.ok_or_else(|| not_found(kind.into()))?.document;
            if document.deleted_at.is_some() {
                return Err(Reason::InBin.into());
            }
            sheet(tx, &rules, &actor, &document, form, language)
        });
        let printed = match read.await {
            Ok(sheet) => self.typeset(sheet).await,
            Err(Failure::Fault(fault)) => return Err(fault.into()),
            Err(rejected) => Err(rejected),
        };
        let names = Names { language, rulebook: Some(&names) };
        match printed {
            Ok(printed) => Ok(Ok(printed)),
            Err(Failure::Rejected(no)) if no.is_about_the_request() => Ok(Err(names.detail(&no))),
            Err(Failure::Fault(fault)) => {
                let number = number_of(&format!("{fault:?}"));
                tracing::error!(number, ?fault, "a paper broke");
                Ok(Err(format!("internal error {number}")))
            }
            Err(passing) => Err(passing),
        }
    }

    /// Sets a sheet in type. Reads nothing but templates, so that no transaction waits for it.
    async fn typeset(&self, sheet: Sheet) -> Result<Printed, Failure> {
        let press = &self.0.press;
        let place = press.places.clone().acquire_owned().await.map_err(|_| Rejection::Busy)?;
        let (typesetter, templates) = (press.typesetter.clone(), press.templates.clone());
        let set = move || {
            // The place ends with the work, also when nobody waits for it any more.
            let _place = place;
            let name = file_name(&sheet);
            let typesetter = typesetter.get_or_init(|| Typesetter::new(templates));
            typesetter.pdf(&sheet).map(|pdf| Printed { name, pdf })
        };
        let done = tokio::task::spawn_blocking(set).await;
        let done = done.map_err(|_| Failure::Fault(Fault::Broken("typesetting stopped".to_owned())))?;
        done.map_err(|broken| {
            tracing::error!(file = broken.file, line = broken.line, "template: {}", broken.message);
            Rejection::TemplateBroken.into()
        })
    }
}

/// The form that is asked for, if the kind has it; without one, its own.
fn form_of(kind: DocumentKind, asked: Option<Form>) -> Result<Form, Rejection> {
    let forms = Form::of(kind);
    let form =
        asked.filter(|form| forms.contains(form)).or(forms.first().copied().filter(|_| asked.is_none()));
    form.ok_or_else(|| Rejection::invalid("form", Flaw::NotAllowed))
}

fn may_print(caller: &Caller, document: &Document) -> Result<(), Failure> {
    let entity = document.kind.into();
    let reach = caller.rules.reach(&caller.actor, entity, Operation::Print);
    if reach.covers(&document.belongs()) {
        return Ok(());
    }
    Err(Reason::NoRight { entity, operation: Operation::Print }.into())
}

/// What stands on the paper of a document, for an actor who may see the document. Its counterparty has a name for everybody,
/// and the rest of him for whoever may see him.
fn sheet(
    tx: &mut dyn Tx,
    rules: &Rulebook,
    actor: &Actor,
    document: &Document,
    form: Form,
    language: Language,
) -> Result<Sheet, Failure> {
    let organization = organization(rules, document);
    let fields = form.lacks(&organization, &document.currency);
    if !fields.is_empty() {
        return Err(Reason::RequisitesMissing { organization: organization.name, fields }.into());
    }
    let ids: Vec<ProductId> = document.positions.iter().map(|p| p.product).collect();
    let products = products::load_many(tx, actor.account, &ids)?;
    let counterparty = match document.counterparty {
        Some(id) => counterparties::load(tx, actor.account, id)?,
        None => None,
    };
    let sees =
        |c: &Counterparty| rules.reach(actor, Entity::Counterparty, Operation::View).covers(&c.belongs());
    let zone = rules.account.zone();
    let warehouse = document.warehouse.and_then(|id| rules.warehouses.get(&id));
    Ok(Sheet {
        form,
        language,
        organization,
        counterparty: counterparty.map(|c| party(sees(&c), c)),
        number: document.number.clone(),
        date: day(document.moment, &zone),
        basis: basis(tx, rules, actor, document, language)?,
        planned: document.planned_at.map(|at| day(at, &zone)),
        owner: rules.employees.get(&document.owner).map(|e| e.name.clone()).unwrap_or_default(),
        warehouse: warehouse.map(|w| w.name.clone()).unwrap_or_default(),
        comment: document.description.clone(),
        currency: document.currency.clone(),
        vat_mode: document.vat_mode,
        positions: document.positions.iter().map(|p| position(p, products.get(&p.product))).collect(),
        sums: document.sums,
    })
}

/// Whose paper it is. A company without any organization prints under the name of its account.
fn organization(rules: &Rulebook, document: &Document) -> Organization {
    let named = document.organization.and_then(|id| rules.organizations.get(&id));
    let nameless = || Organization::named(OrganizationId(Uuid::nil()), rules.account.name.clone());
    named.or_else(|| rules.default_organization()).cloned().unwrap_or_else(nameless)
}

/// What the document was made of, as far as the reader may know. A supplier is not told whose order it is for.
fn basis(
    tx: &mut dyn Tx,
    rules: &Rulebook,
    actor: &Actor,
    document: &Document,
    language: Language,
) -> Result<String, Failure> {
    if document.kind == DocumentKind::PurchaseOrder {
        return Ok(String::new());
    }
    let seen = rules.document_reach(actor);
    for base in links::bases(tx, actor.account, document.id)? {
        let Some(form) = Form::of(base.kind).first() else { continue };
        let loaded = documents::load(tx, actor.account, base.kind, base.id, false)?;
        let base = loaded.map(|l| l.document).filter(|d| seen.covers(d.kind, &d.belongs()));
        if let Some(base) = base {
            return Ok(called(*form, &base.number, day(base.moment, &rules.account.zone()), language));
        }
    }
    Ok(String::new())
}

fn party(seen: bool, counterparty: Counterparty) -> Party {
    if !seen {
        return Party { name: counterparty.name, ..Party::default() };
    }
    let Counterparty { name, tax_number, tax_reason_code, address, phone, email, .. } = counterparty;
    Party { name, tax_number, tax_reason_code, address, phone, email }
}

fn position(position: &poryadok_domain::document::Position, product: Option<&Product>) -> Position {
    let text = |of: fn(&Product) -> &String| product.map(of).cloned().unwrap_or_default();
    Position {
        name: text(|p| &p.name),
        code: text(|p| &p.code),
        unit: text(|p| &p.unit),
        quantity: position.quantity,
        price: position.price,
        discount: position.discount,
        vat_rate: position.vat_rate,
        sums: position.sums,
    }
}

/// The day of the company on which something was.
fn day(at: Timestamp, zone: &TimeZone) -> Date {
    jiff::Timestamp::from_microsecond(at.0).map(|at| zone.to_datetime(at).date()).unwrap_or_default()
}

/// A document as people name it.
fn called(form: Form, number: &str, date: Date, language: Language) -> String {
    let title = form.title(language);
    match language {
        Language::Russian => format!("{title} № {number} от {}", date.strftime("%d.%m.%Y")),
        Language::English => format!("{title} No. {number}, {date}"),
    }
}

fn file_name(sheet: &Sheet) -> String {
    let name = called(sheet.form, &sheet.number, sheet.date, sheet.language) + ".pdf";
    name.replace(|c: char| c.is_control() || NOT_IN_NAMES.contains(&c), "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_printed_as_its_own_forms_and_no_other() {
        assert_eq!(form_of(DocumentKind::CustomerOrder, None), Ok(Form::Order));
        assert_eq!(form_of(DocumentKind::Shipment, Some(Form::PackingList)), Ok(Form::PackingList));
        assert_eq!(form_of(DocumentKind::InvoiceOut, None), Ok(Form::Invoice));
        assert!(form_of(DocumentKind::CustomerOrder, Some(Form::Invoice)).is_err());
        assert!(form_of(DocumentKind::PaymentIn, None).is_err());
    }

    #[test]
    fn a_document_has_the_date_of_its_company() {
        let late: jiff::Timestamp = "2026-11-29T22:30:00Z".parse().unwrap();
        let late = Timestamp(late.as_microsecond());
        assert_eq!(day(late, &TimeZone::UTC).to_string(), "2026-11-29");
        assert_eq!(day(late, &TimeZone::get("Europe/Moscow").unwrap()).to_string(), "2026-11-30");
    }
}
