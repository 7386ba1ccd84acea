//! Goods that come in by a file: its rows become positions of a receipt.

use poryadok_domain::document::{DocumentKind, MAX_POSITIONS, Patch};
use poryadok_domain::ids::{AccountId, DocumentId, ProductId, WarehouseId};
use poryadok_domain::rejection::{Rejection, TableFlaw};
use poryadok_domain::rights::{Entity, Operation, Reach, Scope};
use poryadok_domain::rulebook::Rulebook;
use poryadok_domain::table::plan::{Known, Outcome, Planned};
use poryadok_domain::table::products::{CODE, EXTERNAL_ID, ID, NAME};
use poryadok_domain::table::receipts::{self as table, PRICE, QUANTITY};
use poryadok_domain::table::{Sheet, Value, Values};
use poryadok_store::db::{Fault, Tx};
use poryadok_store::products::{self as store, Product, ProductType};
use uuid::Uuid;

use super::preview::Brought;
use super::{Cells, Kept, Rows};
use crate::Engine;
use crate::documents::{Draft, DraftPosition, NewDocument, create};
use crate::failure::Failure;
use crate::login::Caller;
use crate::supply::MAX_LINES;
use crate::work::{Answer, Render, RequestKey, Work};

pub(super) struct Receipts;

/// A receipt that was made.
#[derive(Debug, Clone)]
pub struct Received {
    pub id: DocumentId,
    pub number: String,
    pub positions: i64,
    pub sum: i64,
}

impl Engine {
    /// Makes of the rows that the preview of that digest showed a receipt that is not posted yet, or several where one cannot
    /// hold them all. A row without a price takes what the product is bought for.
    pub async fn receive_file(
        &self,
        caller: &Caller,
        key: Option<RequestKey>,
        brought: Brought,
        digest: &str,
        warehouse: Option<WarehouseId>,
        render: Render<Vec<Received>>,
    ) -> Result<Answer, Failure> {
        if let Some(kept) = self.kept_answer(caller, key.as_ref()).await {
            return kept;
        }
        let file_name = brought.file_name()?;
        let preview = self.as_seen(caller, brought, digest).await?;
        let lines: Vec<Line> = preview.planned.iter().filter_map(line).collect();
        if lines.is_empty() {
            return Err(Rejection::UnreadableTable { why: TableFlaw::Empty }.into());
        }
        self.command(caller, key, move |w| {
            w.current_rules()?;
            let patch = Patch {
                warehouse: warehouse.map(Some),
                description: Some(file_name.clone()),
                ..Patch::default()
            };
            let mut made = Vec::new();
            for part in positions(w, &lines)?.chunks(MAX_POSITIONS) {
                let draft = Draft { patch: patch.clone(), positions: Some(part.to_vec()) };
                let new = NewDocument { draft, ..NewDocument::default() };
                let d = create(w, DocumentKind::Receipt, &new, None, None)?.document;
                made.push(Received {
                    id: d.id,
                    number: d.number.clone(),
                    positions: d.position_count,
                    sum: d.sums.sum,
                });
            }
            Ok(Answer { status: 201, body: render(&made, &w.rules) })
        })
        .await
    }
}

/// What a row brings.
struct Line {
    product: ProductId,
    quantity: i64,
    price: Option<i64>,
}

fn line(planned: &Planned) -> Option<Line> {
    let Outcome::Change { target, .. } = &planned.outcome else { return None };
    let cells = Cells(&planned.row.values);
    Some(Line { product: (*target).into(), quantity: cells.number(QUANTITY)?, price: cells.number(PRICE) })
}

fn positions(w: &mut Work<'_>, lines: &[Line]) -> Result<Vec<DraftPosition>, Failure> {
    let ids: Vec<ProductId> = lines.iter().map(|l| l.product).collect();
    let known = store::load_many(w.tx, w.account, &ids)?;
    let position = |l: &Line| DraftPosition {
        id: None,
        product: l.product,
        quantity: l.quantity,
        price: l.price.or_else(|| known.get(&l.product).map(|p| p.buy_price)),
        discount: 0,
        vat_rate: None,
    };
    Ok(lines.iter().map(position).collect())
}

/// A product by what it is known by.
fn keys(p: &Product) -> Values {
    let text = |text: &str| (!text.is_empty()).then(|| Value::Text(text.to_owned()));
    let mut values = vec![None; PRICE + 1];
    for (at, value) in [
        (ID, Some(Value::Id(p.id.into()))),
        (NAME, text(&p.name)),
        (CODE, text(&p.code)),
        (EXTERNAL_ID, p.external_id.as_deref().and_then(text)),
    ] {
        if let Some(place) = values.get_mut(at) {
            *place = value;
        }
    }
    values
}

impl Rows for Receipts {
    fn entity(&self) -> Entity {
        Entity::Receipt
    }

    fn may_bring(&self, caller: &Caller) -> Result<(), Failure> {
        for (entity, operation) in [(Entity::Receipt, Operation::Create), (Entity::Product, Operation::View)]
        {
            if caller.rules.reach(&caller.actor, entity, operation).scope == Scope::No {
                return Err(Rejection::NoRight { entity, operation }.into());
            }
        }
        Ok(())
    }

    fn most(&self) -> i64 {
        MAX_LINES as i64
    }

    fn sheet(&self, _: &Rulebook) -> Sheet {
        table::sheet()
    }

    /// Nothing of a product is changed.
    fn covers(&self, _: &Reach, _: &Kept) -> bool {
        true
    }

    fn page(
        &self,
        tx: &mut dyn Tx,
        account: AccountId,
        _: &Sheet,
        after: Option<Uuid>,
        limit: i64,
    ) -> Result<Vec<Kept>, Fault> {
        let kept = |p: &Product| Kept {
            known: Known { id: p.id.into(), version: p.version, values: keys(p), may_change: false },
            belongs: None,
            in_bin: p.archived || p.product_type != ProductType::Goods,
        };
        Ok(store::page(tx, account, after, limit)?.iter().map(kept).collect())
    }
}
