//! Supplier orders for what is lacking.

use std::collections::BTreeMap;

use poryadok_domain::document::{Document, DocumentKind, MAX_POSITIONS, MAX_QUANTITY, Patch};
use poryadok_domain::ids::{CounterpartyId, DocumentId, ProductId, StatusId, WarehouseId};
use poryadok_domain::people::Actor;
use poryadok_domain::rejection::{FieldError, Flaw, Rejection};
use poryadok_domain::rights::{Entity, Operation, Scope};
use poryadok_domain::rulebook::Rulebook;
use poryadok_store::counterparties;
use poryadok_store::db::{Fault, Tx};
use poryadok_store::links;
use poryadok_store::products::{self, Product};
use poryadok_store::supply::{self, Need};

use crate::Engine;
use crate::documents::{Draft, DraftPosition, NewDocument, create};
use crate::failure::Failure;
use crate::links::{inherited, made_of, post};
use crate::login::Caller;
use crate::products::hide_suppliers;
use crate::work::{Answer, Render, RequestKey, Work};

/// Lines of one call of the assistant.
pub const MAX_LINES: usize = 20_000;

/// A line to be ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WantedLine {
    pub product: ProductId,
    /// In 1/10 000 of a piece.
    pub quantity: i64,
    /// The product's own where absent.
    pub supplier: Option<CounterpartyId>,
}

/// A supplier order that was made.
#[derive(Debug, Clone)]
pub struct Ordered {
    pub id: DocumentId,
    pub number: String,
    pub supplier: Option<CounterpartyId>,
    pub positions: i64,
    pub sum: i64,
}

/// What is lacking of a product, over all open orders.
#[derive(Debug, Clone)]
pub struct Lacking {
    pub need: Need,
    pub product: Product,
    pub supplier_name: Option<String>,
}

impl Engine {
    /// What open orders lack in a warehouse, beyond what is there and what is already ordered from suppliers.
    pub async fn lacking(
        &self,
        caller: &Caller,
        warehouse: Option<WarehouseId>,
    ) -> Result<Vec<Lacking>, Failure> {
        let sees = |entity| caller.rules.reach(&caller.actor, entity, Operation::View).scope;
        // Sums over all orders are for those who may see all of them.
        if sees(Entity::CustomerOrder) != Scope::All || sees(Entity::Product) == Scope::No {
            return Ok(Vec::new());
        }
        let rules = caller.rules.clone();
        let warehouse = warehouse.or_else(|| rules.default_warehouse().map(|w| w.id));
        let Some(warehouse) = warehouse.filter(|id| rules.warehouses.contains_key(id)) else {
            return Ok(Vec::new());
        };
        let usual = rules.default_warehouse().is_some_and(|w| w.id == warehouse);
        let open = |kind| {
            let statuses = rules.statuses_of(kind).into_iter();
            statuses.filter(|s| !s.status_type.is_final()).map(|s| s.id).collect::<Vec<StatusId>>()
        };
        let (orders, ordered) = (open(DocumentKind::CustomerOrder), open(DocumentKind::PurchaseOrder));
        let (account, actor) = (caller.actor.account, caller.actor.clone());
        self.db()
            .read(move |tx| {
                let place = supply::Place { warehouse, usual };
                let needs = supply::needs(tx, account, place, &orders, &ordered)?;
                let ids: Vec<ProductId> = needs.iter().map(|n| n.product).collect();
                let known = bought_from(tx, &rules, &actor, &ids)?;
                let suppliers: Vec<CounterpartyId> = known.values().filter_map(|p| p.supplier).collect();
                let names = counterparties::names(tx, account, &suppliers)?;
                let line = |need: Need| {
                    let product = known.get(&need.product)?.clone();
                    let supplier_name = product.supplier.and_then(|id| names.get(&id).cloned());
                    Some(Lacking { need, product, supplier_name })
                };
                Ok(needs.into_iter().filter_map(line).collect())
            })
            .await
    }

    /// Orders the lines from their suppliers: one order for each, or several where one cannot hold them all.
    pub async fn order_supply(
        &self,
        caller: &Caller,
        key: Option<RequestKey>,
        warehouse: Option<WarehouseId>,
        lines: Vec<WantedLine>,
        posted: bool,
        render: Render<Vec<Ordered>>,
    ) -> Result<Answer, Failure> {
        if lines.len() > MAX_LINES {
            return Err(Rejection::invalid("lines", Flaw::TooMany { max: MAX_LINES as i64 }).into());
        }
        if lines.is_empty() {
            return Err(Rejection::invalid("lines", Flaw::Required).into());
        }
        self.command(caller, key, move |w| {
            w.current_rules()?;
            let patch = Patch { warehouse: warehouse.map(Some), ..Patch::default() };
            let mut made = Vec::new();
            for (supplier, positions) in grouped(w, &lines)? {
                for part in positions.chunks(MAX_POSITIONS) {
                    let new = order(supplier, part.to_vec(), patch.clone());
                    let document = create(w, DocumentKind::PurchaseOrder, &new, None, None)?.document;
                    if posted {
                        post(w, DocumentKind::PurchaseOrder, document.id, None, true)?;
                    }
                    made.push(ordered(&document));
                }
            }
            Ok(Answer { status: 201, body: render(&made, &w.rules) })
        })
        .await
    }
}

fn ordered(d: &Document) -> Ordered {
    Ordered {
        id: d.id,
        number: d.number.clone(),
        supplier: d.counterparty,
        positions: d.position_count,
        sum: d.sums.sum,
    }
}

fn order(supplier: Option<CounterpartyId>, positions: Vec<DraftPosition>, patch: Patch) -> NewDocument {
    let patch = Patch { counterparty: Some(supplier), ..patch };
    NewDocument { draft: Draft { patch, positions: Some(positions) }, ..NewDocument::default() }
}

/// The lines by supplier, each at the price it is bought for.
fn grouped(
    w: &mut Work<'_>,
    lines: &[WantedLine],
) -> Result<BTreeMap<Option<CounterpartyId>, Vec<DraftPosition>>, Failure> {
    let ids: Vec<ProductId> = lines.iter().map(|l| l.product).collect();
    let known = bought_from(w.tx, &w.rules, w.actor, &ids)?;
    check(lines, &known)?;
    let mut groups: BTreeMap<Option<CounterpartyId>, Vec<DraftPosition>> = BTreeMap::new();
    for line in lines {
        let product = known.get(&line.product);
        let supplier = line.supplier.or_else(|| product.and_then(|p| p.supplier));
        let price = product.map(|p| p.buy_price);
        groups.entry(supplier).or_default().push(bought(line.product, line.quantity, price));
    }
    Ok(groups)
}

/// What is wrong is said of the line that was sent, not of the order it would be in.
fn check(lines: &[WantedLine], known: &BTreeMap<ProductId, Product>) -> Result<(), Rejection> {
    let mut errors = Vec::new();
    for (n, line) in lines.iter().enumerate() {
        if !known.contains_key(&line.product) {
            errors.push(FieldError::new(format!("lines/{n}/product"), Flaw::NotFound));
        }
        if !(1..=MAX_QUANTITY).contains(&line.quantity) {
            let flaw = Flaw::OutOfRange { min: 1, max: MAX_QUANTITY };
            errors.push(FieldError::new(format!("lines/{n}/quantity"), flaw));
        }
    }
    if errors.is_empty() { Ok(()) } else { Err(Rejection::Invalid { errors }) }
}

/// The products with their suppliers, as far as the actor may know of them.
fn bought_from(
    tx: &mut dyn Tx,
    rules: &Rulebook,
    actor: &Actor,
    ids: &[ProductId],
) -> Result<BTreeMap<ProductId, Product>, Fault> {
    let mut known: Vec<Product> = products::load_many(tx, actor.account, ids)?.into_values().collect();
    hide_suppliers(tx, rules, actor, &mut known)?;
    Ok(known.into_iter().map(|p| (p.id, p)).collect())
}

fn bought(product: ProductId, quantity: i64, price: Option<i64>) -> DraftPosition {
    DraftPosition { id: None, product, quantity, price, discount: 0, vat_rate: None }
}

/// What an order lacks and nobody has ordered for it yet, at the prices it is bought for.
pub(crate) fn lacking(w: &mut Work<'_>, base: &Document) -> Result<Vec<DraftPosition>, Failure> {
    let (rules, account) = (w.rules.clone(), w.account);
    let short = crate::stock::shortages_of(w.tx, &rules, account, base)?;
    let coming = links::taken(w.tx, account, base.id, DocumentKind::PurchaseOrder, false)?;
    let ids: Vec<ProductId> = short.iter().map(|s| s.product).collect();
    let known = products::load_many(w.tx, account, &ids)?;
    let line = |s: &poryadok_domain::trade::Shortage| {
        let left = s.short - coming.get(&s.product).copied().unwrap_or(0);
        (left > 0).then(|| bought(s.product, left, known.get(&s.product).map(|p| p.buy_price)))
    };
    Ok(short.iter().filter_map(line).collect())
}

/// The supplier of all these, if they have one and the same.
pub(crate) fn common_supplier(
    w: &mut Work<'_>,
    positions: &[DraftPosition],
) -> Result<Option<CounterpartyId>, Failure> {
    let ids: Vec<ProductId> = positions.iter().map(|p| p.product).collect();
    let known = bought_from(w.tx, &w.rules, w.actor, &ids)?;
    let mut suppliers: Vec<_> = ids.iter().map(|id| known.get(id).and_then(|p| p.supplier)).collect();
    suppliers.dedup();
    Ok(match suppliers.as_slice() {
        [one] => *one,
        _ => None,
    })
}

/// Orders what the order lacks, one supplier order for each supplier, tied to it.
pub(crate) fn order_lacking(
    w: &mut Work<'_>,
    base: &Document,
    posted: bool,
) -> Result<Vec<Document>, Failure> {
    let lines: Vec<WantedLine> = lacking(w, base)?
        .into_iter()
        .map(|p| WantedLine { product: p.product, quantity: p.quantity, supplier: None })
        .collect();
    let mut made = Vec::new();
    for (supplier, positions) in grouped(w, &lines)? {
        for part in positions.chunks(MAX_POSITIONS) {
            let new = order(supplier, part.to_vec(), inherited(w, base));
            made.push(made_of(w, base, DocumentKind::PurchaseOrder, &new, posted)?);
        }
    }
    Ok(made)
}
