//! `poryadok import orders`: orders of another system with their history, each once.
//!
//! Stopped half-way it is simply started again: orders that are here are passed over.

mod tables;

use std::collections::HashMap;
use std::path::PathBuf;

use clap::{Args, Subcommand};
use indicatif::{ProgressBar, ProgressStyle};
use jiff::tz::TimeZone;
use poryadok_domain::document::DocumentKind;
use poryadok_domain::ids::{ChannelId, EmployeeId, StatusId};
use poryadok_domain::people::{ChannelType, Source};
use poryadok_domain::rejection::Language;
use poryadok_domain::rulebook::Rulebook;
use poryadok_domain::status::StatusType;
use poryadok_domain::text::fold;
use poryadok_domain::time::Timestamp;
use poryadok_engine::Engine;
use poryadok_engine::import::{BATCH, ImportOrder, ImportParty, ImportPosition, ImportProduct, Imported};
use poryadok_engine::settings::ChannelPatch;
use poryadok_engine::statuses::StatusPatch;

use self::tables::{Row, Table, filled};
use super::mapping::{ChannelMapping, Mapping};
use crate::cli::{Place, Stopped, runtime, say, worded};

const KIND: DocumentKind = DocumentKind::CustomerOrder;
/// One piece.
const ONE: i64 = poryadok_domain::money::QUANTITY_SCALE;

#[derive(Debug, Subcommand)]
pub enum Import {
    /// Orders from CSV files, plain or gzipped
    Orders(ImportOrders),
}

#[derive(Debug, Args)]
pub struct ImportOrders {
    #[arg(long)]
    account: String,
    /// What the columns mean (YAML); see examples/olist.yaml
    #[arg(long)]
    mapping: PathBuf,
    /// Where rows that cannot be taken go, with the reason
    #[arg(long, default_value = "import-rejected.csv")]
    rejected: PathBuf,
    /// Files, or directories with them
    #[arg(required = true)]
    input: Vec<PathBuf>,
    #[command(flatten)]
    place: Place,
}

/// What the words of the mapping are in this account.
struct Meaning<'a> {
    mapping: &'a Mapping,
    zone: TimeZone,
    statuses: HashMap<String, StatusId>,
    channel: Option<ChannelId>,
    owner: EmployeeId,
    parties: HashMap<String, Row>,
    positions: HashMap<String, Vec<Row>>,
    products: HashMap<String, Row>,
}

impl Import {
    pub fn run(self) -> Result<(), Stopped> {
        let Import::Orders(orders) = self;
        orders.run()
    }
}

impl ImportOrders {
    fn run(self) -> Result<(), Stopped> {
        let text = std::fs::read_to_string(&self.mapping)
            .map_err(|e| Stopped(format!("cannot read the mapping {}: {e}", self.mapping.display())))?;
        let mapping: Mapping = serde_saphyr::from_str(&text)
            .map_err(|e| Stopped(format!("the mapping {} does not read: {e}", self.mapping.display())))?;
        let files = tables::find(&self.input)?;
        let engine = self.place.open_existing()?;
        let meaning = meaning(&engine, &self.account, &mapping, &files)?;
        let imported = self.bring_in(&engine, &meaning, &files)?;
        engine.db().close();
        self.tell(&imported)
    }

    fn bring_in(
        &self,
        engine: &Engine,
        meaning: &Meaning<'_>,
        files: &HashMap<String, PathBuf>,
    ) -> Result<Imported, Stopped> {
        let runtime = runtime()?;
        let caller = runtime.block_on(engine.operator(&self.account, Source::Import)).map_err(worded)?;
        let table = Table::open(files, &meaning.mapping.orders.table)?;
        let bar = ProgressBar::new(table.rows).with_style(
            ProgressStyle::with_template("{bar:40} {pos}/{len} orders, {per_sec}, {eta} left")
                .unwrap_or_else(|_| ProgressStyle::default_bar()),
        );
        let mut all = Imported::default();
        let mut batch = Vec::with_capacity(BATCH);
        let flush = |batch: &mut Vec<ImportOrder>, all: &mut Imported| {
            let orders = std::mem::take(batch);
            let done = engine.import_orders(&caller, KIND, orders, Language::English).map_err(worded)?;
            all.created += done.created;
            all.known += done.known;
            all.rejected.extend(done.rejected);
            Ok::<(), Stopped>(())
        };
        for row in table.read()? {
            let row = row?;
            match order(meaning, &row) {
                Ok(order) => batch.push(order),
                Err(why) => all.rejected.push((row.get(&meaning.mapping.orders.external_id), why)),
            }
            bar.inc(1);
            if batch.len() == BATCH {
                flush(&mut batch, &mut all)?;
            }
        }
        flush(&mut batch, &mut all)?;
        if all.created > 0 {
            engine.finish_import().map_err(worded)?;
        }
        bar.finish_and_clear();
        Ok(all)
    }

    fn tell(&self, imported: &Imported) -> Result<(), Stopped> {
        let Imported { created, known, rejected } = imported;
        say(&format!("{created} orders brought in, {known} were here already, {} rejected.", rejected.len()));
        if rejected.is_empty() {
            say("Prove that everything holds with: poryadok fsck");
            return Ok(());
        }
        let mut writer = csv::Writer::from_path(&self.rejected)?;
        writer.write_record(["external_id", "reason"])?;
        for (external_id, reason) in rejected {
            writer.write_record([external_id, reason])?;
        }
        writer.flush()?;
        Err(Stopped(format!(
            "the rejected rows are in {} with the reasons; mend them and start the import again, what is here is passed over",
            self.rejected.display()
        )))
    }
}

/// Finds (or makes) what the mapping names in the account, and loads the tables that orders point to.
fn meaning<'a>(
    engine: &Engine,
    account: &str,
    mapping: &'a Mapping,
    files: &HashMap<String, PathBuf>,
) -> Result<Meaning<'a>, Stopped> {
    let runtime = runtime()?;
    let zone = TimeZone::get(&mapping.time_zone)
        .map_err(|_| Stopped(format!("{} is no time zone; write an IANA name", mapping.time_zone)))?;
    let operator = runtime.block_on(engine.operator(account, Source::System)).map_err(worded)?;
    let statuses = runtime.block_on(statuses(engine, account, mapping))?;
    let channel = match &mapping.channel {
        Some(channel) => Some(runtime.block_on(self::channel(engine, account, channel))?),
        None => None,
    };
    let by = |table: &str, key: &str| -> Result<HashMap<String, Row>, Stopped> {
        Table::open(files, table)?.read()?.map(|row| row.map(|row| (row.get(key), row))).collect()
    };
    let parties = match &mapping.counterparties {
        Some(parties) => by(&parties.table, &parties.key)?,
        None => HashMap::new(),
    };
    let mut positions: HashMap<String, Vec<Row>> = HashMap::new();
    let mut products = HashMap::new();
    if let Some(lines) = &mapping.positions {
        for row in Table::open(files, &lines.table)?.read()? {
            let row = row?;
            positions.entry(row.get(&lines.order)).or_default().push(row);
        }
        if let Some(of) = &lines.products {
            products = by(&of.table, &of.key)?;
        }
    }
    let owner = owner(&operator.rules, mapping.owner.as_deref())?;
    Ok(Meaning { mapping, zone, statuses, channel, owner, parties, positions, products })
}

fn owner(rules: &Rulebook, login: Option<&str>) -> Result<EmployeeId, Stopped> {
    let mut people: Vec<_> = rules.employees.values().filter(|e| e.active).collect();
    people.sort_unstable_by_key(|e| e.id);
    let found = match login {
        Some(login) => people.into_iter().find(|e| e.login == login.to_lowercase()),
        None => people.into_iter().find(|e| rules.roles.get(&e.role).is_some_and(|r| r.administrator)),
    };
    found
        .map(|e| e.id)
        .ok_or_else(|| Stopped("the mapping's owner is no active employee of the account".to_owned()))
}

async fn statuses(
    engine: &Engine,
    account: &str,
    mapping: &Mapping,
) -> Result<HashMap<String, StatusId>, Stopped> {
    let mut found = HashMap::new();
    for (word, status) in &mapping.statuses {
        let operator = engine.operator(account, Source::System).await.map_err(worded)?;
        let by_name = |rules: &Rulebook| {
            rules.statuses_of(KIND).iter().find(|s| fold(&s.name) == fold(&status.name)).map(|s| s.id)
        };
        let mut id = by_name(&operator.rules);
        if id.is_none() {
            let patch = StatusPatch {
                name: Some(status.name.clone()),
                color: status.color.clone(),
                status_type: status.kind.as_deref().and_then(StatusType::from_code),
                ..StatusPatch::default()
            };
            engine
                .save_status(&operator, None, KIND, None, patch, |s, _| s.name.clone())
                .await
                .map_err(worded)?;
            id = by_name(&engine.operator(account, Source::System).await.map_err(worded)?.rules);
        }
        found.insert(word.clone(), id.ok_or_else(|| Stopped(format!("status {word} was not made")))?);
    }
    Ok(found)
}

async fn channel(engine: &Engine, account: &str, mapping: &ChannelMapping) -> Result<ChannelId, Stopped> {
    let by_name = |rules: &Rulebook| {
        rules.channels.values().find(|c| fold(&c.name) == fold(&mapping.name)).map(|c| c.id)
    };
    let operator = engine.operator(account, Source::System).await.map_err(worded)?;
    if let Some(id) = by_name(&operator.rules) {
        return Ok(id);
    }
    let patch = ChannelPatch {
        name: Some(mapping.name.clone()),
        channel_type: ChannelType::from_code(&mapping.kind),
        archived: None,
    };
    engine.save_channel(&operator, None, None, patch, |c, _| c.name.clone()).await.map_err(worded)?;
    let rules = engine.operator(account, Source::System).await.map_err(worded)?.rules;
    by_name(&rules).ok_or_else(|| Stopped("the channel was not made".to_owned()))
}

/// One row of the orders as an order, or why it is none.
fn order(meaning: &Meaning<'_>, row: &Row) -> Result<ImportOrder, String> {
    let m = &meaning.mapping.orders;
    let external_id = filled(row, &m.external_id)?;
    let moment = time(meaning, &filled(row, &m.moment)?)?;
    let planned_at = match m.planned_at.as_ref().map(|c| row.get(c)).filter(|t| !t.is_empty()) {
        Some(text) => Some(time(meaning, &text)?),
        None => None,
    };
    Ok(ImportOrder {
        steps: steps(meaning, row, moment)?,
        counterparty: party(meaning, row)?,
        positions: positions(meaning, &external_id)?,
        external_id,
        moment,
        planned_at,
        owner: meaning.owner,
        channel: meaning.channel,
        description: m.description.as_ref().map(|c| row.get(c)).unwrap_or_default(),
    })
}

/// The steps in the order of their times, and last the status the order stands in, if none of them led there.
fn steps(meaning: &Meaning<'_>, row: &Row, moment: Timestamp) -> Result<Vec<(StatusId, Timestamp)>, String> {
    let m = &meaning.mapping.orders;
    let status = |word: &str| {
        meaning.statuses.get(word).copied().ok_or_else(|| format!("the mapping knows no status {word:?}"))
    };
    let mut steps = Vec::new();
    for step in &m.steps {
        let text = row.get(&step.at);
        if !text.is_empty() {
            steps.push((status(&step.status)?, time(meaning, &text)?));
        }
    }
    steps.sort_by_key(|(_, at)| *at);
    let now = status(&filled(row, &m.status)?)?;
    match steps.last().copied() {
        Some((last, _)) if last == now => {}
        Some((_, at)) => steps.push((now, at)),
        None => steps.push((now, moment)),
    }
    Ok(steps)
}

fn party(meaning: &Meaning<'_>, row: &Row) -> Result<Option<ImportParty>, String> {
    let Some(m) = &meaning.mapping.counterparties else { return Ok(None) };
    let key = filled(row, &m.order_column)?;
    let party = meaning.parties.get(&key).ok_or_else(|| format!("{} has no row {key:?}", m.table))?;
    Ok(Some(ImportParty {
        external_id: filled(party, &m.external_id)?,
        name: party.text(&m.name),
        address: m.address.as_ref().map(|a| party.text(a)).unwrap_or_default(),
    }))
}

fn positions(meaning: &Meaning<'_>, order: &str) -> Result<Vec<ImportPosition>, String> {
    let Some(m) = &meaning.mapping.positions else { return Ok(Vec::new()) };
    let rows = meaning.positions.get(order).map(Vec::as_slice).unwrap_or_default();
    let mut positions = Vec::with_capacity(rows.len() + m.extras.len());
    for row in rows {
        let key = filled(row, &m.product)?;
        let named = m.products.as_ref().and_then(|p| meaning.products.get(&key).map(|row| row.text(&p.name)));
        let quantity = match &m.quantity {
            Some(column) => decimal(&filled(row, column)?, ONE)?,
            None => ONE,
        };
        positions.push(ImportPosition {
            product: ImportProduct {
                name: named.unwrap_or_else(|| key.clone()),
                external_id: key,
                service: false,
            },
            quantity,
            price: decimal(&filled(row, &m.price)?, 100)?,
        });
    }
    for extra in &m.extras {
        let parts = rows.iter().map(|row| row.get(&extra.column)).filter(|t| !t.is_empty());
        let price = parts.map(|t| decimal(&t, 100)).sum::<Result<i64, String>>()?;
        if price != 0 {
            let (external_id, name) = (extra.external_id.clone(), extra.name.clone());
            let product = ImportProduct { external_id, name, service: true };
            positions.push(ImportPosition { product, quantity: ONE, price });
        }
    }
    Ok(positions)
}

/// A time with an offset, or one of the mapping's zone without.
fn time(meaning: &Meaning<'_>, text: &str) -> Result<Timestamp, String> {
    if let Some(at) = Timestamp::parse(text) {
        return Ok(at);
    }
    let wrong = |_| format!("{text:?} is no time");
    let civil: jiff::civil::DateTime = text.parse().map_err(wrong)?;
    let at = meaning.zone.to_timestamp(civil).map_err(wrong)?;
    Ok(Timestamp(at.as_microsecond()))
}

/// A decimal as an integer of `scale` units; exact, or refused.
fn decimal(text: &str, scale: i64) -> Result<i64, String> {
    let wrong = || format!("{text:?} is no number");
    let (whole, rest) = text.trim().split_once(['.', ',']).unwrap_or((text.trim(), ""));
    let digits = scale.ilog10() as usize;
    let kept = rest.trim_end_matches('0');
    if kept.len() > digits || !rest.bytes().all(|b| b.is_ascii_digit()) {
        return Err(wrong());
    }
    let rest: i64 =
        if kept.is_empty() { 0 } else { format!("{kept:0<digits$}").parse().map_err(|_| wrong())? };
    let negative = whole.starts_with('-');
    let whole: i64 = whole.parse().map_err(|_| wrong())?;
    let signed = if negative { -rest } else { rest };
    whole.checked_mul(scale).and_then(|w| w.checked_add(signed)).ok_or_else(wrong)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_exact_or_refused() {
        assert_eq!(decimal("99.9", 100), Ok(9_990));
        assert_eq!(decimal("-0.05", 100), Ok(-5));
        assert_eq!(decimal("144.0", 100), Ok(14_400));
        assert_eq!(decimal("2,5", 10_000), Ok(25_000));
        assert!(decimal("1.005", 100).is_err());
        assert!(decimal("ten", 100).is_err());
    }
}
