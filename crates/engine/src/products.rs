//! Goods and services, within the rights of whoever asks.

use poryadok_domain::ids::{CounterpartyId, ProductId};
use poryadok_domain::people::Actor;
use poryadok_domain::rejection::{Flaw, Noun, Rejection};
use poryadok_domain::rights::{Entity, Operation, Scope};
use poryadok_domain::rulebook::Rulebook;
use poryadok_domain::table::products::MAX_PRICE;
use poryadok_store::counterparties;
use poryadok_store::db::{Fault, Tx};
use poryadok_store::products::{self as store, Product, ProductType};

use crate::Engine;
use crate::counterparties::short;
use crate::failure::{Failure, not_found};
use crate::login::Caller;
use crate::settings::{Target, answered, same_version, set_name, set_text};
use crate::work::{Answer, Render, RequestKey, Work};

/// The bound of a rate, in percent: as on a position.
const MAX_VAT_RATE: i64 = 100;

#[derive(Debug, Clone, Default)]
pub struct ProductPatch {
    pub name: Option<String>,
    pub code: Option<String>,
    pub external_id: Option<Option<String>>,
    pub product_type: Option<ProductType>,
    pub unit: Option<String>,
    pub price: Option<i64>,
    pub vat_rate: Option<i64>,
    pub supplier: Option<Option<CounterpartyId>>,
    pub buy_price: Option<i64>,
    pub description: Option<String>,
    pub archived: Option<bool>,
}

impl Engine {
    /// A new product or a change of one. Products are archived rather than deleted: old orders name them.
    pub async fn save_product(
        &self,
        caller: &Caller,
        key: Option<RequestKey>,
        target: Option<Target<ProductId>>,
        patch: ProductPatch,
        render: Render<Product>,
    ) -> Result<Answer, Failure> {
        self.command(caller, key, move |w| {
            w.current_rules()?;
            let archives = patch.archived == Some(true);
            let operation = match target {
                None => Operation::Create,
                Some(_) if archives => Operation::Delete,
                Some(_) => Operation::Update,
            };
            check_right(w, operation)?;
            let account = w.account;
            let mut product = match target {
                None => blank(w),
                Some(target) => {
                    let found = store::load_locked(w.tx, account, target.id)?;
                    let found = found.ok_or_else(|| not_found(Noun::Product))?;
                    same_version(Noun::Product, target.version, found.version)?;
                    found
                }
            };
            apply(w, &mut product, &patch)?;
            match target {
                None => store::insert(w.tx, account, &product),
                Some(_) => store::save(w.tx, account, &product),
            }
            .map_err(|fault| external_id_taken(fault, &product))?;
            hide_suppliers(w.tx, &w.rules, w.actor, std::slice::from_mut(&mut product))?;
            Ok(answered(target.is_none(), render(&product, &w.rules)))
        })
        .await
    }
}

/// Products belong to nobody: any scope but `no` reaches all of them. Without the right to view they are not there.
pub(crate) fn check_right(w: &Work<'_>, operation: Operation) -> Result<(), Failure> {
    let scope = |o| w.rules.reach(w.actor, Entity::Product, o).scope;
    if operation != Operation::Create && scope(Operation::View) == Scope::No {
        return Err(not_found(Noun::Product));
    }
    if scope(operation) == Scope::No {
        return Err(Rejection::NoRight { entity: Entity::Product, operation }.into());
    }
    Ok(())
}

pub(crate) fn blank(w: &Work<'_>) -> Product {
    Product {
        id: w.id().into(),
        name: String::new(),
        code: String::new(),
        external_id: None,
        product_type: ProductType::Goods,
        unit: "шт".to_owned(),
        price: 0,
        vat_rate: 0,
        supplier: None,
        buy_price: 0,
        description: String::new(),
        archived: false,
        version: 0,
        created_at: w.now,
        updated_at: w.now,
    }
}

pub(crate) fn apply(w: &mut Work<'_>, p: &mut Product, patch: &ProductPatch) -> Result<(), Failure> {
    let ProductPatch {
        name,
        code,
        external_id,
        product_type,
        unit,
        price,
        vat_rate,
        supplier,
        buy_price,
        description,
        archived,
    } = patch;
    set_name(&mut p.name, name.as_deref())?;
    for (field, text, new) in [
        ("code", &mut p.code, code),
        ("unit", &mut p.unit, unit),
        ("description", &mut p.description, description),
    ] {
        set_text(field, text, new.as_deref())?;
    }
    if let Some(external_id) = external_id {
        p.external_id = external_id.as_deref().map(|id| short("external_id", id)).transpose()?;
    }
    p.product_type = type_of(p, *product_type)?;
    p.price = within("price", price.unwrap_or(p.price), MAX_PRICE)?;
    p.vat_rate = within("vat_rate", vat_rate.unwrap_or(p.vat_rate), MAX_VAT_RATE)?;
    p.buy_price = within("buy_price", buy_price.unwrap_or(p.buy_price), MAX_PRICE)?;
    if let Some(supplier) = supplier.filter(|new| *new != p.supplier) {
        p.supplier = known(w, supplier)?;
    }
    p.archived = archived.unwrap_or(p.archived);
    p.version += 1;
    p.updated_at = w.now;
    Ok(())
}

/// Posted documents moved stock or did not, as the type had it: what they moved must come back alike.
fn type_of(product: &Product, new: Option<ProductType>) -> Result<ProductType, Rejection> {
    match new.filter(|new| *new != product.product_type) {
        Some(_) if product.version > 0 => Err(Rejection::invalid("product_type", Flaw::Fixed)),
        Some(new) => Ok(new),
        None => Ok(product.product_type),
    }
}

/// Takes out the suppliers that the reader may not know of.
pub(crate) fn hide_suppliers(
    tx: &mut dyn Tx,
    rules: &Rulebook,
    actor: &Actor,
    products: &mut [Product],
) -> Result<(), Fault> {
    let reach = rules.reach(actor, Entity::Counterparty, Operation::View);
    if reach.scope == Scope::All {
        return Ok(());
    }
    let mut named: Vec<CounterpartyId> = products.iter().filter_map(|p| p.supplier).collect();
    named.sort_unstable();
    named.dedup();
    let seen = counterparties::visible(tx, actor.account, &named, &reach)?;
    for product in products {
        product.supplier = product.supplier.filter(|id| seen.contains_key(id));
    }
    Ok(())
}

/// The supplier, if the caller may know of it.
fn known(w: &mut Work<'_>, supplier: Option<CounterpartyId>) -> Result<Option<CounterpartyId>, Failure> {
    let Some(id) = supplier else { return Ok(None) };
    let reach = w.rules.reach(w.actor, Entity::Counterparty, Operation::View);
    if counterparties::visible(w.tx, w.account, &[id], &reach)?.is_empty() {
        return Err(Rejection::invalid("supplier", Flaw::NotFound).into());
    }
    Ok(Some(id))
}

fn within(field: &str, value: i64, max: i64) -> Result<i64, Rejection> {
    if (0..=max).contains(&value) {
        Ok(value)
    } else {
        Err(Rejection::invalid(field, Flaw::OutOfRange { min: 0, max }))
    }
}

fn external_id_taken(fault: Fault, p: &Product) -> Failure {
    match fault {
        Fault::Constraint(name) if name == "products_external" => {
            let name = p.external_id.clone().unwrap_or_default();
            Rejection::NameTaken { noun: Noun::Product, name }.into()
        }
        other => other.into(),
    }
}
