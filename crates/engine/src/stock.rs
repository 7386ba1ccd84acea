//! Goods in stock: what posted documents move, what orders keep, what they lack.

use std::collections::BTreeMap;

use poryadok_domain::document::{self, Document, DocumentKind, Event};
use poryadok_domain::ids::{AccountId, DocumentId, ProductId, WarehouseId};
use poryadok_domain::process::Field;
use poryadok_domain::rejection::{Reason, Rejection};
use poryadok_domain::rights::{Entity, Operation, Scope};
use poryadok_domain::rulebook::Rulebook;
use poryadok_domain::scenario::Trigger;
use poryadok_domain::scenario::plan::Happening;
use poryadok_domain::trade::{self, Balance, ReserveWish, Shortage, StockMove};
use poryadok_store::db::Tx;
use poryadok_store::products::{self, ProductType};
use poryadok_store::stock::{self, Filter, Line};
use poryadok_store::{documents, links};

use crate::Engine;
use crate::documents::{Shown, show, visible};
use crate::failure::Failure;
use crate::login::Caller;
use crate::reads;
use crate::work::{Answer, Render, RequestKey, Work};

/// Orders that are looked at when goods arrive; the rest see them when something else becomes of them.
const WAITING: i64 = 500;

impl Engine {
    /// Keeps goods for an order, or lets them go.
    #[expect(clippy::too_many_arguments, reason = "a command, by whom, of what, answered how")]
    pub async fn reserve(
        &self,
        caller: &Caller,
        key: Option<RequestKey>,
        kind: DocumentKind,
        id: DocumentId,
        version: Option<i64>,
        wish: ReserveWish,
        render: Render<Shown>,
    ) -> Result<Answer, Failure> {
        self.command(caller, key, move |w| {
            let document = w.document(kind, id, true)?;
            visible(w, &document)?;
            let after = reserve(w, kind, id, version, &wish)?;
            let shown = show(w, after, true)?;
            Ok(Answer { status: 200, body: render(&shown, &w.rules) })
        })
        .await
    }

    /// What an order lacks, per product.
    pub async fn shortages(
        &self,
        caller: &Caller,
        kind: DocumentKind,
        id: DocumentId,
    ) -> Result<Vec<Shortage>, Failure> {
        let seen = caller.clone();
        self.db()
            .read(move |tx| {
                let loaded = reads::visible(tx, &seen, kind, id, true)?;
                shortages_of(tx, &seen.rules, seen.actor.account, &loaded.document)
            })
            .await
    }

    /// A page of the goods there are, by name.
    pub async fn stock(&self, caller: &Caller, filter: Filter) -> Result<Vec<(String, Line)>, Failure> {
        if caller.rules.reach(&caller.actor, Entity::Product, Operation::View).scope == Scope::No {
            return Ok(Vec::new());
        }
        let account = caller.actor.account;
        self.db().read(move |tx| Ok(stock::page(tx, account, &filter)?)).await
    }

    /// What these products come to in each warehouse.
    pub async fn balances(
        &self,
        caller: &Caller,
        ids: Vec<ProductId>,
    ) -> Result<BTreeMap<(WarehouseId, ProductId), Balance>, Failure> {
        if caller.rules.reach(&caller.actor, Entity::Product, Operation::View).scope == Scope::No {
            return Ok(BTreeMap::new());
        }
        let account = caller.actor.account;
        self.db().read(move |tx| Ok(stock::balances(tx, account, &ids)?)).await
    }
}

pub(crate) fn reserve(
    w: &mut Work<'_>,
    kind: DocumentKind,
    id: DocumentId,
    version: Option<i64>,
    wish: &ReserveWish,
) -> Result<Document, Failure> {
    if kind != DocumentKind::CustomerOrder {
        return Err(Reason::NotReservable { kind, status: None }.into());
    }
    let subject = w.load(kind, id, true)?;
    let rules = w.rules.clone();
    let known = known_goods(w.tx, &rules, w.account, &subject.document)?;
    let Some(warehouse) = known.warehouse else { return Err(Reason::NoWarehouse.into()) };
    let is_goods = |product| known.names.contains_key(&product);
    let outer = w.hold();
    let document = w.decide(&subject, |ctx, d| {
        document::reserve(ctx, d, version, warehouse, wish, &known.shipped, &known.stock, &is_goods)
    })?;
    let moves = trade::reserve_moves(Some(&subject.document), &document);
    judge(w, &moves)?;
    w.let_go(outer)?;
    w.document(kind, id, true)
}

/// Writes what a posted document moves, with what orders let go for it, and judges what is left.
pub(crate) fn moved(
    w: &mut Work<'_>,
    document: &Document,
    posted: bool,
    goods: &BTreeMap<ProductId, i64>,
    reserves: Vec<StockMove>,
) -> Result<(), Failure> {
    let stocked =
        matches!(document.kind, DocumentKind::Shipment | DocumentKind::Receipt | DocumentKind::ReturnIn);
    let mut own = Vec::new();
    if stocked && !goods.is_empty() {
        let warehouse = document.warehouse.ok_or(Rejection::refused(Reason::NoWarehouse))?;
        own = trade::moves_of(document, warehouse, &|id| goods.contains_key(&id));
    }
    let sign = if posted { 1 } else { -1 };
    let mut sums: BTreeMap<(ProductId, WarehouseId), (i64, i64)> = BTreeMap::new();
    for (change, sign) in own.iter().map(|m| (m, sign)).chain(reserves.iter().map(|m| (m, 1))) {
        let at = sums.entry((change.product, change.warehouse)).or_default();
        at.0 += sign * change.on_hand;
        at.1 += sign * change.reserved;
    }
    let moves: Vec<StockMove> = sums
        .into_iter()
        .map(|((product, warehouse), (on_hand, reserved))| StockMove {
            warehouse,
            product,
            on_hand,
            reserved,
        })
        .collect();
    stock::add(w.tx, w.account, &moves)?;
    judge(w, &moves)?;
    let arrived: Vec<ProductId> = moves.iter().filter(|m| m.on_hand > 0).map(|m| m.product).collect();
    if !arrived.is_empty() {
        for order in stock::waiting_for(w.tx, w.account, &arrived, WAITING)? {
            let order = w.document(DocumentKind::CustomerOrder, order, true)?;
            w.note_shortage(&order)?;
        }
    }
    Ok(())
}

/// Whether the stock may be as it was left; whoever took what was not there is undone.
fn judge(w: &mut Work<'_>, moves: &[StockMove]) -> Result<(), Failure> {
    let takes = |m: &&StockMove| m.on_hand < 0 || m.reserved > 0;
    let ids: Vec<ProductId> = moves.iter().filter(takes).map(|m| m.product).collect();
    if w.rules.account.trade.negative_stock || ids.is_empty() {
        return Ok(());
    }
    let after = stock::balances(w.tx, w.account, &ids)?;
    let judged = trade::judge(&w.rules.account.trade, moves, &after, &|_| String::new());
    if judged.is_ok() {
        return Ok(());
    }
    // Names are looked up only for a refusal.
    let known = products::load_many(w.tx, w.account, &ids)?;
    let name = |id: ProductId| known.get(&id).map(|p| p.name.clone()).unwrap_or_default();
    let judged = trade::judge(&w.rules.account.trade, moves, &after, &name);
    judged.map_err(|reasons| Rejection::Refused { reasons }.into())
}

/// What is known of the goods of an order.
struct KnownGoods {
    warehouse: Option<WarehouseId>,
    /// Of each that is no service.
    names: BTreeMap<ProductId, String>,
    shipped: BTreeMap<ProductId, i64>,
    /// In the warehouse of the order.
    stock: BTreeMap<ProductId, Balance>,
}

fn known_goods(
    tx: &mut dyn Tx,
    rules: &Rulebook,
    account: AccountId,
    document: &Document,
) -> Result<KnownGoods, Failure> {
    let ids: Vec<ProductId> = trade::taken_of(&document.positions).into_keys().collect();
    let warehouse = document.warehouse.or_else(|| rules.default_warehouse().map(|w| w.id));
    let goods = products::load_many(tx, account, &ids)?;
    let goods = goods.into_values().filter(|p| p.product_type == ProductType::Goods);
    let balances = stock::balances(tx, account, &ids)?;
    let here = balances.into_iter().filter(|((at, _), _)| Some(*at) == warehouse);
    Ok(KnownGoods {
        warehouse,
        names: goods.map(|p| (p.id, p.name)).collect(),
        shipped: links::taken(tx, account, document.id, DocumentKind::Shipment, true)?,
        stock: here.map(|((_, product), balance)| (product, balance)).collect(),
    })
}

/// What a document lacks; its positions are looked up where they are not at hand.
pub(crate) fn shortages_of(
    tx: &mut dyn Tx,
    rules: &Rulebook,
    account: AccountId,
    document: &Document,
) -> Result<Vec<Shortage>, Failure> {
    let mut document = document.clone();
    if document.positions.is_empty() && document.position_count > 0 {
        document.positions = documents::positions(tx, account, document.id)?;
    }
    let known = known_goods(tx, rules, account, &document)?;
    let is_goods = |product| known.names.contains_key(&product);
    Ok(trade::shortages(&document.positions, &known.shipped, &known.stock, &is_goods))
}

impl Work<'_> {
    /// After an order's goods or reserves changed.
    pub fn note_shortage_after(&mut self, document: &Document, events: &[Event]) -> Result<(), Failure> {
        let touches = events.iter().any(|e| match e {
            Event::Created { .. } | Event::Reserved { .. } => true,
            Event::Changed { fields, positions, .. } => {
                !positions.is_empty() || fields.iter().any(|f| f.field == Field::Warehouse)
            }
            _ => false,
        });
        let waits = |t: &Trigger| matches!(t, Trigger::GoodsShort | Trigger::GoodsEnough);
        let order = document.kind == DocumentKind::CustomerOrder;
        if !touches || !order || !self.rules.active_scenarios(document.kind).any(|s| waits(&s.rule.trigger)) {
            return Ok(());
        }
        self.note_shortage(document)
    }

    /// Compares what the order lacks with what it was last found to lack, and says what became of it.
    pub fn note_shortage(&mut self, document: &Document) -> Result<(), Failure> {
        let (rules, account) = (self.rules.clone(), self.account);
        let over = document.deleted_at.is_some() || rules.is_final(document.status);
        let lacks: Vec<ProductId> = match over {
            true => Vec::new(),
            false => {
                shortages_of(self.tx, &rules, account, document)?.into_iter().map(|s| s.product).collect()
            }
        };
        let lacked = stock::short_of(self.tx, account, document.id)?;
        for product in lacked.iter().filter(|p| !lacks.contains(p)) {
            stock::mark_short(self.tx, account, document.id, *product, false)?;
        }
        for product in lacks.iter().filter(|p| !lacked.contains(p)) {
            stock::mark_short(self.tx, account, document.id, *product, true)?;
        }
        match (lacked.is_empty(), lacks.is_empty()) {
            (true, false) => self.cause(document, Happening::Goods { enough: false }),
            (false, true) if !over => self.cause(document, Happening::Goods { enough: true }),
            _ => {}
        }
        Ok(())
    }
}
