//! `poryadok export`: orders as CSV, as the operator of the server sees them.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::PathBuf;

use clap::Args;
use indicatif::ProgressBar;
use poryadok_api::orders_export::{Reader, headings, line};
use poryadok_domain::document::DocumentKind;
use poryadok_domain::people::Source;
use poryadok_engine::Engine;
use poryadok_engine::login::Caller;
use poryadok_engine::reads::{Cursor, ListRequest};

use crate::cli::{Place, Stopped, runtime, say, worded};

/// Orders read at once.
const PAGE: i64 = 1_000;

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
    engine.note_export(operator, DocumentKind::CustomerOrder.code()).await.map_err(worded)?;
    writer.write_record(headings(&Reader::Program))?;
    let bar = ProgressBar::new_spinner();
    let (mut rows, mut after) = (0, None);
    loop {
        let request =
            ListRequest { limit: PAGE, after: after.take(), ascending: true, ..ListRequest::default() };
        let page =
            engine.list_documents(operator, DocumentKind::CustomerOrder, request).await.map_err(worded)?;
        for listed in &page {
            writer.write_record(line(listed, &operator.rules, &Reader::Program))?;
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
