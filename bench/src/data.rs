//! Orders to measure with.

use std::time::Instant;

use indicatif::{ProgressBar, ProgressStyle};
use poryadok::demo;
use poryadok_domain::document::DocumentKind;
use poryadok_domain::ids::{ChannelId, DocumentId, EmployeeId, StatusId};
use poryadok_domain::people::Source;
use poryadok_domain::rejection::Language;
use poryadok_domain::rulebook::Rulebook;
use poryadok_engine::import::{BATCH, ImportOrder, ImportParty, ImportPosition, ImportProduct};
use poryadok_engine::login::Caller;
use poryadok_engine::reads::{Cursor, ListRequest};
use poryadok_engine::{Engine, Fault};

use crate::place::{ACCOUNT, Place};

const KIND: DocumentKind = DocumentKind::CustomerOrder;
/// Each client moves orders of its own, as people do.
pub const ORDERS_PER_CLIENT: usize = 10;
/// Positions of a wide order, and suppliers of what they want.
const WIDE: usize = 200;
pub const SUPPLIERS: usize = 50;
const PASSWORD: &str = "a password for figures";
const SURNAMES: &str = "Иванов Петров Сидоров Кузнецов Смирнов Волков Морозов Соколов Лебедев Козлов Новиков Павлов \
Семёнов Голубев Виноградов Богданов Воробьёв Фёдоров Михайлов Беляев Тарасов Белов Комаров \
Орлов Киселёв Макаров Андреев Ковалёв Ильин Гусев Титов Кузьмин Кудрявцев Баранов Куликов \
Алексеев Степанов Яковлев Сорокин Сергеев Романов Захаров Борисов Королёв Герасимов Пономарёв \
Григорьев Лазарев Медведев Ершов";

fn surnames() -> Vec<&'static str> {
    SURNAMES.split(' ').collect()
}

/// What a measurement needs to know of the data.
pub struct Orders {
    pub ids: Vec<DocumentId>,
    /// Two statuses between which the owner may move an order back and forth.
    pub work: StatusId,
    pub waiting: StatusId,
    pub channel: ChannelId,
    pub product: uuid::Uuid,
    pub surname: &'static str,
}

fn operator(engine: &Engine, runtime: &tokio::runtime::Runtime, source: Source) -> Caller {
    runtime.block_on(engine.operator(ACCOUNT, source)).unwrap()
}

fn status(rules: &Rulebook, name: &str) -> StatusId {
    rules.statuses.values().find(|s| s.name == name).unwrap().id
}

fn employee(rules: &Rulebook, login: &str) -> EmployeeId {
    rules.employees.values().find(|e| e.login == login).unwrap().id
}

/// The company of the demo, and orders of the first manager in «В работе».
pub fn company(place: &Place, orders: usize) -> Orders {
    make(place, orders, &["В работе (сайт)"], &["manager1"], &["Сайт"]).0
}

/// The company with `size` orders in every status, of both managers and both channels, and how many a second were made.
pub fn fill(place: &Place, size: usize) -> (Orders, f64) {
    let statuses = [
        "Новый (сайт)",
        "В работе (сайт)",
        "Ожидает подтверждения (сайт)",
        "Ожидает поступления (сайт)",
        "Подтвержден (сайт)",
        "Ожидает сборки (сайт)",
        "Собран (сайт)",
        "Отгружен (сайт)",
        "Успешно завершен (сайт)",
        "Отменен (сайт)",
    ];
    make(place, size, &statuses, &["manager1", "manager2"], &["Сайт", "Маркетплейс"])
}

/// The company with orders in «В работе» that want `products` goods, each of its own, two hundred to an order; every
/// fiftieth is of the same supplier.
pub fn goods(place: &Place, products: usize) -> (Orders, f64) {
    let wide = |i: usize, order: ImportOrder| {
        let position = |n: usize| ImportPosition {
            product: ImportProduct {
                external_id: format!("g{n}-{:02}", n % SUPPLIERS),
                name: format!("Деталь {n:06}"),
                service: false,
            },
            quantity: 20_000,
            price: 10_000 + (n % 997) as i64 * 100,
        };
        ImportOrder { positions: (i * WIDE..(i + 1) * WIDE).map(position).collect(), ..order }
    };
    let made = make_with(place, products / WIDE, &["В работе (сайт)"], &["manager1"], &["Сайт"], wide);
    let (engine, runtime) = (place.engine(), tokio::runtime::Runtime::new().unwrap());
    let written = engine.db().write::<_, Fault, _>(|tx| {
        let rows = tx.query("SELECT id FROM counterparties ORDER BY id LIMIT 50", &[])?;
        for n in 0..SUPPLIERS {
            let supplier: uuid::Uuid = rows[n % rows.len()].get(0)?;
            tx.execute(
                "UPDATE products SET supplier_id = $1, buy_price = price / 2 WHERE external_id LIKE $2",
                &[supplier.into(), format!("%-{n:02}").as_str().into()],
            )?;
        }
        Ok(())
    });
    runtime.block_on(written).unwrap();
    engine.db().close();
    made
}

fn make(place: &Place, size: usize, statuses: &[&str], owners: &[&str], channels: &[&str]) -> (Orders, f64) {
    make_with(place, size, statuses, owners, channels, |_, order| order)
}

fn make_with(
    place: &Place,
    size: usize,
    statuses: &[&str],
    owners: &[&str],
    channels: &[&str],
    shaped: impl Fn(usize, ImportOrder) -> ImportOrder,
) -> (Orders, f64) {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let engine = place.engine();
    runtime.block_on(demo::found(&engine, ACCOUNT, PASSWORD)).unwrap();
    let caller = operator(&engine, &runtime, Source::Import);
    let rules = caller.rules.clone();
    let statuses: Vec<StatusId> = statuses.iter().map(|s| status(&rules, s)).collect();
    let owners: Vec<EmployeeId> = owners.iter().map(|o| employee(&rules, o)).collect();
    let channels: Vec<ChannelId> =
        channels.iter().map(|name| rules.channels.values().find(|c| c.name == *name).unwrap().id).collect();
    let bar = ProgressBar::new(size as u64).with_style(
        ProgressStyle::with_template("{bar:40} {pos}/{len} orders, {per_sec}, {eta} left").unwrap(),
    );
    let start = engine_now(&engine) - size as i64 * 1_000_000;
    let began = Instant::now();
    let mut made = 0;
    while made < size {
        let count = BATCH.min(size - made);
        let batch =
            (made..made + count).map(|i| shaped(i, order(i, start, &statuses, &owners, &channels))).collect();
        let done = engine.import_orders(&caller, KIND, batch, Language::English).unwrap();
        assert_eq!(done.created, count as u64, "{:?}", done.rejected.first());
        made += count;
        bar.inc(count as u64);
    }
    engine.finish_import().unwrap();
    let rate = size as f64 / began.elapsed().as_secs_f64();
    bar.finish_and_clear();
    let page = runtime.block_on(async {
        let mut ids: Vec<DocumentId> = Vec::new();
        let mut after = None;
        while ids.len() < size.min(64 * ORDERS_PER_CLIENT) {
            let request = ListRequest { limit: 200, after: after.take(), ..ListRequest::default() };
            let rows = engine.list_documents(&caller, KIND, request).await.unwrap();
            let last = &rows.last().unwrap().document;
            after = Some(Cursor::Moment(last.moment, last.id));
            ids.extend(rows.iter().map(|l| l.document.id));
        }
        ids
    });
    let products = runtime.block_on(engine.list_products(&caller, Vec::new(), false, None, 1)).unwrap();
    engine.db().close();
    let orders = Orders {
        ids: page,
        work: status(&rules, "В работе (сайт)"),
        waiting: status(&rules, "Ожидает поступления (сайт)"),
        channel: channels[0],
        product: products.first().unwrap().id.into(),
        surname: surnames()[7],
    };
    (orders, rate)
}

fn engine_now(engine: &Engine) -> i64 {
    engine.clock().now().0
}

/// An order a second, of a customer who comes back some twenty times, mostly done with by now.
fn order(
    i: usize,
    start: i64,
    statuses: &[StatusId],
    owners: &[EmployeeId],
    channels: &[ChannelId],
) -> ImportOrder {
    let at = poryadok_domain::time::Timestamp(start + i as i64 * 1_000_000);
    let customer = i / 20;
    let surnames = surnames();
    let surname = surnames[i % surnames.len()];
    let product = |n: usize| ImportPosition {
        product: ImportProduct {
            external_id: format!("p{}", n % 200),
            name: format!("Товар {}", n % 200),
            service: false,
        },
        quantity: 10_000,
        price: 10_000 + (n % 997) as i64 * 100,
    };
    let status = statuses[(i / 7) % statuses.len()];
    let mut steps = vec![(statuses[0], at)];
    if status != statuses[0] {
        steps.push((status, at.plus_micros(500_000)));
    }
    ImportOrder {
        external_id: format!("e{i}"),
        moment: at,
        planned_at: None,
        owner: owners[i % owners.len()],
        channel: Some(channels[(i / 3) % channels.len()]),
        description: String::new(),
        counterparty: Some(ImportParty {
            external_id: format!("c{customer}-{}", i % surnames.len()),
            name: format!("{surname} {customer}"),
            address: String::new(),
        }),
        positions: (0..3).map(|n| product(i + n * 31)).collect(),
        steps,
    }
}
