//! Goods, customers and orders of the demo company, each on its way as its people would have moved it.

use poryadok_domain::document::{DocumentKind, Move, Patch};
use poryadok_domain::ids::{CounterpartyId, DocumentId, ProductId, StatusId};
use poryadok_domain::rulebook::Rulebook;
use poryadok_engine::Engine;
use poryadok_engine::counterparties::CounterpartyPatch;
use poryadok_engine::documents::{Draft, DraftPosition, NewDocument};
use poryadok_engine::failure::Failure;
use poryadok_engine::products::ProductPatch;

const KIND: DocumentKind = DocumentKind::CustomerOrder;

const PRODUCTS: [(&str, &str, i64); 8] = [
    ("Чайник электрический 1,7 л", "CH-17", 249_000),
    ("Кофемашина автоматическая", "KM-01", 3_899_000),
    ("Кофе в зёрнах, 1 кг", "KZ-1000", 129_000),
    ("Набор чашек, 6 шт.", "NC-6", 189_000),
    ("Тостер на два ломтика", "TS-2", 219_000),
    ("Блендер погружной", "BL-3", 279_000),
    ("Фильтр для воды", "FV-10", 89_000),
    ("Весы кухонные", "VK-5", 119_000),
];

const CUSTOMERS: [&str; 8] = [
    "ООО «Ёлка и партнёры»",
    "ИП Соколова Мария Андреевна",
    "АО «Северный путь»",
    "Кафе «Утро»",
    "ООО «Рога и копыта»",
    "Гостиница «Берег»",
    "ИП Ким Алексей",
    "Школа № 57",
];

/// How far orders have come: by whom each step was taken.
const WALKS: [&[(&str, &str)]; 8] = [
    &[],
    &[("owner", "В работе")],
    &[("owner", "В работе"), ("owner", "Ожидает подтверждения")],
    &[("owner", "В работе"), ("owner", "Подтвержден")],
    &[("owner", "В работе"), ("owner", "Подтвержден"), ("accountant", "Ожидает сборки")],
    &[
        ("owner", "В работе"),
        ("owner", "Ожидает подтверждения"),
        ("head", "Подтвержден"),
        ("accountant", "Ожидает сборки"),
        ("warehouse", "Собран"),
        ("warehouse", "Отгружен"),
        ("owner", "Успешно завершен"),
    ],
    &[("owner", "В работе"), ("owner", "Ожидает поступления")],
    &[("owner", "В работе"), ("owner", "Отменен")],
];

/// Orders of the site and of the marketplace.
const SITE_ORDERS: usize = 32;
const MARKET_ORDERS: usize = 8;

pub async fn place(engine: &Engine, account: &str) -> Result<(), Failure> {
    let products = products(engine, account).await?;
    let customers = customers(engine, account).await?;
    for i in 0..SITE_ORDERS + MARKET_ORDERS {
        let owner = if i % 2 == 0 { "manager1" } else { "manager2" };
        let site = i < SITE_ORDERS;
        let walk = WALKS.get(i % WALKS.len()).filter(|_| site).copied().unwrap_or_default();
        // What waits for approval, or has been approved, bears a discount that needs it.
        let discount = if walk.iter().any(|(_, s)| *s == "Ожидает подтверждения") {
            1_500
        } else {
            300
        };
        let mut order = create(
            engine,
            account,
            owner,
            if site { "Сайт" } else { "Маркетплейс" },
            i,
            discount,
            &products,
            &customers,
        )
        .await?;
        for (who, status) in walk {
            let login = if *who == "owner" { owner } else { who };
            order = step(engine, account, login, order, &format!("{status} (сайт)")).await?;
        }
    }
    Ok(())
}

async fn products(engine: &Engine, account: &str) -> Result<Vec<ProductId>, Failure> {
    let admin = super::seed::administrator(engine, account).await?;
    let mut made = Vec::new();
    for (name, code, price) in PRODUCTS {
        let patch = ProductPatch {
            name: Some(name.to_owned()),
            code: Some(code.to_owned()),
            price: Some(price),
            vat_rate: Some(20),
            ..ProductPatch::default()
        };
        let answer = engine.save_product(&admin, None, None, patch, |p, _| p.id.to_string()).await?;
        made.extend(answer.body.parse().map(ProductId));
    }
    Ok(made)
}

async fn customers(engine: &Engine, account: &str) -> Result<Vec<CounterpartyId>, Failure> {
    let admin = super::seed::administrator(engine, account).await?;
    let mut made = Vec::new();
    for (i, name) in CUSTOMERS.into_iter().enumerate() {
        let patch = CounterpartyPatch {
            name: Some(name.to_owned()),
            phone: Some(format!("+7 900 000-00-{:02}", i + 1)),
            shared: Some(true),
            ..CounterpartyPatch::default()
        };
        let answer = engine.save_counterparty(&admin, None, None, patch, |c, _| c.id.to_string()).await?;
        made.extend(answer.body.parse().map(CounterpartyId));
    }
    Ok(made)
}

#[expect(clippy::too_many_arguments, reason = "an order has this many sides")]
async fn create(
    engine: &Engine,
    account: &str,
    login: &str,
    channel: &str,
    i: usize,
    discount: i64,
    products: &[ProductId],
    customers: &[CounterpartyId],
) -> Result<(DocumentId, i64), Failure> {
    let caller = engine.act_as(account, login).await?;
    let position = |n: usize| {
        products.get((i * 3 + n) % products.len().max(1)).map(|product| DraftPosition {
            id: None,
            product: *product,
            quantity: 10_000 * (1 + (i + n) as i64 % 4),
            price: None,
            discount,
            vat_rate: None,
        })
    };
    let patch = Patch {
        counterparty: Some(customers.get(i % customers.len().max(1)).copied()),
        channel: Some(caller.rules.channels.values().find(|c| c.name == channel).map(|c| c.id)),
        planned_at: Some(Some(engine.clock().now().plus_secs(86_400 * (1 + i as i64 % 7)))),
        ..Patch::default()
    };
    let positions = Some((0..1 + i % 3).filter_map(position).collect());
    let new = NewDocument { draft: Draft { patch, positions }, ..NewDocument::default() };
    let answer = engine
        .create_document(&caller, None, KIND, new, |s, _| format!("{} {}", s.document.id, s.document.version))
        .await?;
    Ok(read(&answer.body))
}

async fn step(
    engine: &Engine,
    account: &str,
    login: &str,
    (id, version): (DocumentId, i64),
    status: &str,
) -> Result<(DocumentId, i64), Failure> {
    let caller = engine.act_as(account, login).await?;
    let Some(to) = named(&caller.rules, status) else { return Ok((id, version)) };
    let comment = status.starts_with("Отменен").then(|| "Покупатель передумал".to_owned());
    let step = Move { version: Some(version), to, comment, force: false };
    let answer = engine
        .move_document(&caller, None, KIND, id, step, |s, _| {
            format!("{} {}", s.document.id, s.document.version)
        })
        .await?;
    Ok(read(&answer.body))
}

fn named(rules: &Rulebook, name: &str) -> Option<StatusId> {
    rules.statuses.values().find(|s| s.name == name).map(|s| s.id)
}

/// The id and version that the renderers above wrote.
fn read(text: &str) -> (DocumentId, i64) {
    let (id, version) = text.split_once(' ').unwrap_or_default();
    (DocumentId(id.parse().unwrap_or_default()), version.parse().unwrap_or_default())
}
