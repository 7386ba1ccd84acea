//! What the demo company sells, whom it buys it from, and what lies in its warehouse.

use poryadok_domain::document::{DocumentKind, Patch};
use poryadok_domain::ids::{CounterpartyId, ProductId};
use poryadok_engine::Engine;
use poryadok_engine::counterparties::CounterpartyPatch;
use poryadok_engine::documents::{Draft, DraftPosition, NewDocument};
use poryadok_engine::failure::Failure;
use poryadok_engine::products::ProductPatch;

use super::seed::administrator;

const APPLIANCES: &str = "ООО «Техника оптом»";
const COFFEE: &str = "ООО «Кофейный двор»";

struct Goods {
    name: &'static str,
    code: &'static str,
    price: i64,
    supplier: &'static str,
    buy_price: i64,
    /// Pieces that have come.
    received: i64,
}

/// Coffee has not come yet, of coffee machines and cups there are few: orders wait for them.
#[rustfmt::skip]
const GOODS: [Goods; 8] = [
    Goods { name: "Чайник электрический 1,7 л", code: "CH-17", price: 249_000, supplier: APPLIANCES, buy_price: 162_000, received: 80 },
    Goods { name: "Кофемашина автоматическая", code: "KM-01", price: 3_899_000, supplier: APPLIANCES, buy_price: 2_850_000, received: 10 },
    Goods { name: "Кофе в зёрнах, 1 кг", code: "KZ-1000", price: 129_000, supplier: COFFEE, buy_price: 78_000, received: 0 },
    Goods { name: "Набор чашек, 6 шт.", code: "NC-6", price: 189_000, supplier: COFFEE, buy_price: 110_000, received: 12 },
    Goods { name: "Тостер на два ломтика", code: "TS-2", price: 219_000, supplier: APPLIANCES, buy_price: 140_000, received: 60 },
    Goods { name: "Блендер погружной", code: "BL-3", price: 279_000, supplier: APPLIANCES, buy_price: 175_000, received: 60 },
    Goods { name: "Фильтр для воды", code: "FV-10", price: 89_000, supplier: APPLIANCES, buy_price: 41_000, received: 60 },
    Goods { name: "Весы кухонные", code: "VK-5", price: 119_000, supplier: APPLIANCES, buy_price: 69_000, received: 60 },
];

/// Suppliers, products, and one posted receipt from each supplier.
pub async fn place(engine: &Engine, account: &str) -> Result<Vec<ProductId>, Failure> {
    let mut made = vec![None; GOODS.len()];
    for name in [APPLIANCES, COFFEE] {
        let supplier = counterparty(engine, account, name, None).await?;
        let mut arrived = Vec::new();
        for (goods, place) in GOODS.iter().zip(&mut made).filter(|(goods, _)| goods.supplier == name) {
            let product = product(engine, account, goods, supplier).await?;
            *place = Some(product);
            arrived.push((product, goods));
        }
        receipt(engine, account, supplier, &arrived).await?;
    }
    Ok(made.into_iter().flatten().collect())
}

/// Somebody whom everybody of the company may see.
pub async fn counterparty(
    engine: &Engine,
    account: &str,
    name: &str,
    phone: Option<String>,
) -> Result<CounterpartyId, Failure> {
    let admin = administrator(engine, account).await?;
    let patch = CounterpartyPatch {
        name: Some(name.to_owned()),
        phone,
        shared: Some(true),
        ..CounterpartyPatch::default()
    };
    let answer = engine.save_counterparty(&admin, None, None, patch, |c, _| c.id.to_string()).await?;
    Ok(CounterpartyId(answer.body.parse().unwrap_or_default()))
}

async fn product(
    engine: &Engine,
    account: &str,
    goods: &Goods,
    supplier: CounterpartyId,
) -> Result<ProductId, Failure> {
    let admin = administrator(engine, account).await?;
    let patch = ProductPatch {
        name: Some(goods.name.to_owned()),
        code: Some(goods.code.to_owned()),
        price: Some(goods.price),
        vat_rate: Some(20),
        supplier: Some(Some(supplier)),
        buy_price: Some(goods.buy_price),
        ..ProductPatch::default()
    };
    let answer = engine.save_product(&admin, None, None, patch, |p, _| p.id.to_string()).await?;
    Ok(ProductId(answer.body.parse().unwrap_or_default()))
}

async fn receipt(
    engine: &Engine,
    account: &str,
    supplier: CounterpartyId,
    arrived: &[(ProductId, &Goods)],
) -> Result<(), Failure> {
    let caller = engine.act_as(account, "warehouse").await?;
    let position = |(product, goods): &(ProductId, &Goods)| DraftPosition {
        id: None,
        product: *product,
        quantity: goods.received * 10_000,
        price: Some(goods.buy_price),
        discount: 0,
        vat_rate: None,
    };
    let positions = arrived.iter().filter(|(_, goods)| goods.received > 0).map(position).collect();
    let patch = Patch { counterparty: Some(Some(supplier)), ..Patch::default() };
    let new = NewDocument { draft: Draft { patch, positions: Some(positions) }, ..NewDocument::default() };
    engine
        .create_spread(&caller, None, DocumentKind::Receipt, new, Vec::new(), true, |_, _| String::new())
        .await
        .map(drop)
}
