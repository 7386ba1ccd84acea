//! Customers and orders of the demo company, each on its way as its people would have moved it, with what was made of it.

use poryadok_domain::document::{DocumentKind, Move, Patch};
use poryadok_domain::ids::{CounterpartyId, DocumentId, ProductId, StatusId};
use poryadok_domain::rulebook::Rulebook;
use poryadok_engine::Engine;
use poryadok_engine::documents::{Draft, DraftPosition, NewDocument};
use poryadok_engine::failure::Failure;
use poryadok_engine::links::Making;

use super::goods::counterparty;

const KIND: DocumentKind = DocumentKind::CustomerOrder;

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

/// What is made of an order before it comes to a status, and by whom: invoiced once it is agreed on, paid before it is put
/// together, shipped before it is on its way.
const MADE: [(&str, &str, DocumentKind); 3] = [
    ("Подтвержден", "owner", DocumentKind::InvoiceOut),
    ("Ожидает сборки", "accountant", DocumentKind::PaymentIn),
    ("Отгружен", "warehouse", DocumentKind::Shipment),
];

pub async fn place(engine: &Engine, account: &str, products: &[ProductId]) -> Result<(), Failure> {
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
        let order = create(
            engine,
            account,
            owner,
            if site { "Сайт" } else { "Маркетплейс" },
            i,
            discount,
            products,
            &customers,
        )
        .await?;
        let mut last = (KIND, order);
        for (who, status) in walk {
            let login = |who: &'static str| if who == "owner" { owner } else { who };
            for (_, maker, kind) in MADE.iter().filter(|(before, ..)| before == status) {
                // Customers pay the invoice.
                let base = if *kind == DocumentKind::PaymentIn { last } else { (KIND, order) };
                last = (*kind, make(engine, account, login(maker), base, *kind).await?);
            }
            step(engine, account, login(who), order, &format!("{status} (сайт)")).await?;
        }
    }
    Ok(())
}

async fn customers(engine: &Engine, account: &str) -> Result<Vec<CounterpartyId>, Failure> {
    let mut made = Vec::new();
    for (i, name) in CUSTOMERS.into_iter().enumerate() {
        let phone = format!("+7 900 000-00-{:02}", i + 1);
        made.push(counterparty(engine, account, name, Some(phone)).await?);
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
) -> Result<DocumentId, Failure> {
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
    let answer = engine.create_document(&caller, None, KIND, new, |s, _| s.document.id.to_string()).await?;
    Ok(DocumentId(answer.body.parse().unwrap_or_default()))
}

/// Makes a posted document of whatever is left of another.
async fn make(
    engine: &Engine,
    account: &str,
    login: &str,
    (of, base): (DocumentKind, DocumentId),
    kind: DocumentKind,
) -> Result<DocumentId, Failure> {
    let caller = engine.act_as(account, login).await?;
    let making = Making { kind, status: None, posted: true };
    let answer =
        engine.create_linked(&caller, None, of, base, making, |s, _| s.document.id.to_string()).await?;
    Ok(DocumentId(answer.body.parse().unwrap_or_default()))
}

async fn step(
    engine: &Engine,
    account: &str,
    login: &str,
    order: DocumentId,
    status: &str,
) -> Result<(), Failure> {
    let caller = engine.act_as(account, login).await?;
    let Some(to) = named(&caller.rules, status) else { return Ok(()) };
    let comment = status.starts_with("Отменен").then(|| "Покупатель передумал".to_owned());
    let step = Move { version: None, to, comment, force: false };
    engine.move_document(&caller, None, KIND, order, step, |_, _| String::new()).await.map(drop)
}

fn named(rules: &Rulebook, name: &str) -> Option<StatusId> {
    rules.statuses.values().find(|s| s.name == name).map(|s| s.id)
}
