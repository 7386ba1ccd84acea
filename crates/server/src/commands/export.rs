//! `poryadok export`: orders as CSV, as the operator of the server sees them.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::PathBuf;

use clap::Args;
use indicatif::ProgressBar;
use poryadok_domain::document::{Document, DocumentKind};
use poryadok_domain::people::Source;
use poryadok_engine::login::Caller;
use poryadok_engine::reads::{Cursor, ListRequest};
use poryadok_engine::{Engine, records::Listed};

use crate::cli::{Place, Stopped, runtime, say, worded};

/// Orders read at once.
const PAGE: i64 = 1_000;
const HEADER: [&str; 15] = [
    "number", "external_id", "moment", "status", "status_since", "counterparty", "owner", "channel",
    "currency", "sum", "vat", "discount_percent", "positions", "planned_at", "description",
];

#[derive(Debug, Args)]
pub struct Export {
    #[arg(long)]
    account: String,
    /// File to write; standard output if absent
    #[arg(long)]
    output: Option<PathBuf>,
    #[command(flatten)]
    place: Place,
}

impl Export {
    pub fn run(self) -> Result<(), Stopped> {
        let engine = self.place.open_existing()?;
        let runtime = runtime()?;
        let operator = runtime.block_on(engine.operator(&self.account, Source::System)).map_err(worded)?;
        let out: Box<dyn Write> = match &self.output {
            Some(file) => {
                let made = File::create(file);
                Box::new(made.map_err(|e| Stopped(format!("cannot write {}: {e}", file.display())))?)
            }
            None => Box::new(std::io::stdout().lock()),
        };
        let mut writer = csv::Writer::from_writer(BufWriter::new(out));
        let rows = runtime.block_on(write_all(&engine, &operator, &mut writer))?;
        writer.flush()?;
        engine.db().close();
        if let Some(file) = &self.output {
            say(&format!("{rows} orders are in {}.", file.display()));
        }
        Ok(())
    }
}

async fn write_all<W: Write>(
    engine: &Engine,
    operator: &Caller,
    writer: &mut csv::Writer<W>,
) -> Result<u64, Stopped> {
    writer.write_record(HEADER)?;
    let bar = ProgressBar::new_spinner();
    let (mut rows, mut after) = (0, None);
    loop {
        let request =
            ListRequest { limit: PAGE, after: after.take(), ascending: true, ..ListRequest::default() };
        let page =
            engine.list_documents(operator, DocumentKind::CustomerOrder, request).await.map_err(worded)?;
        for listed in &page {
            writer.write_record(record(listed, operator))?;
        }
        rows += page.len() as u64;
        bar.set_message(rows.to_string());
        match page.last() {
            Some(last) if page.len() as i64 == PAGE => {
                after = Some(Cursor::Moment(last.document.moment, last.document.id));
            }
            _ => break,
        }
    }
    bar.finish_and_clear();
    Ok(rows)
}

fn record(listed: &Listed, operator: &Caller) -> Vec<String> {
    let (d, rules): (&Document, _) = (&listed.document, &operator.rules);
    let status = d.status.and_then(|id| rules.statuses.get(&id)).map(|s| s.name.clone());
    let owner = rules.employees.get(&d.owner).map(|e| e.name.clone());
    let channel = d.channel.and_then(|id| rules.channels.get(&id)).map(|c| c.name.clone());
    let texts = [
        d.number.clone(),
        d.external_id.clone().unwrap_or_default(),
        d.moment.to_string(),
        status.unwrap_or_default(),
        d.status_since.to_string(),
        listed.counterparty_name.clone().unwrap_or_default(),
        owner.unwrap_or_default(),
        channel.unwrap_or_default(),
        d.currency.clone(),
        hundredths(d.sums.sum),
        hundredths(d.sums.vat),
        hundredths(d.sums.discount()),
        d.position_count.to_string(),
        d.planned_at.map(|at| at.to_string()).unwrap_or_default(),
        d.description.clone(),
    ];
    texts.into_iter().map(|text| harmless(&text)).collect()
}

fn hundredths(value: i64) -> String {
    let minus = if value < 0 { "-" } else { "" };
    format!("{minus}{}.{:02}", value.unsigned_abs() / 100, value.unsigned_abs() % 100)
}

/// A text that a spreadsheet would take for a formula gets an apostrophe before it; numbers stay numbers.
fn harmless(text: &str) -> String {
    let is_number = text.parse::<f64>().is_ok();
    if !is_number && text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        return format!("'{text}");
    }
    text.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_made_harmless_and_numbers_stay() {
        assert_eq!(harmless("=1+1"), "'=1+1");
        assert_eq!(harmless("@cmd"), "'@cmd");
        assert_eq!(harmless("-12.50"), "-12.50");
        assert_eq!(hundredths(-5), "-0.05");
    }
}
