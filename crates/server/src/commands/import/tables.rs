//! CSV files, plain or gzipped, as tables with named columns.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use flate2::read::GzDecoder;

use crate::cli::Stopped;

/// A row whose columns are found by name; an absent column is empty.
#[derive(Debug, Clone)]
pub struct Row {
    columns: Arc<HashMap<String, usize>>,
    record: csv::StringRecord,
}

impl Row {
    pub fn get(&self, column: &str) -> String {
        let value = self.columns.get(column).and_then(|i| self.record.get(*i)).unwrap_or_default();
        value.trim().to_owned()
    }

    /// A text with `{column}` or `{column:8}` filled in.
    pub fn text(&self, template: &str) -> String {
        let mut text = String::new();
        let mut parts = template.split('{');
        text.push_str(parts.next().unwrap_or_default());
        for part in parts {
            let (named, rest) = part.split_once('}').unwrap_or((part, ""));
            let (column, length) = named.split_once(':').unwrap_or((named, ""));
            let value = self.get(column);
            match length.parse::<usize>() {
                Ok(length) => text.extend(value.chars().take(length)),
                Err(_) => text.push_str(&value),
            }
            text.push_str(rest);
        }
        text.trim().to_owned()
    }
}

/// A column that must not be empty.
pub fn filled(row: &Row, column: &str) -> Result<String, String> {
    let value = row.get(column);
    if value.is_empty() { Err(format!("column {column} is empty")) } else { Ok(value) }
}

/// One file.
#[derive(Debug)]
pub struct Table {
    path: PathBuf,
    /// Rows without the heading.
    pub rows: u64,
}

impl Table {
    pub fn open(files: &HashMap<String, PathBuf>, name: &str) -> Result<Table, Stopped> {
        let path = files.get(name).ok_or_else(|| {
            Stopped(format!("the mapping wants a table {name}; name a file {name}.csv or {name}.csv.gz"))
        })?;
        let mut table = Table { path: path.clone(), rows: 0 };
        table.rows = table.reader()?.into_records().count() as u64;
        Ok(table)
    }

    fn reader(&self) -> Result<csv::Reader<Box<dyn Read>>, Stopped> {
        let cannot = |e| Stopped(format!("cannot read {}: {e}", self.path.display()));
        let file = BufReader::with_capacity(1 << 20, File::open(&self.path).map_err(cannot)?);
        let gzipped = self.path.extension().is_some_and(|e| e == "gz");
        let bytes: Box<dyn Read> = if gzipped { Box::new(GzDecoder::new(file)) } else { Box::new(file) };
        Ok(csv::Reader::from_reader(bytes))
    }

    pub fn read(&self) -> Result<impl Iterator<Item = Result<Row, Stopped>>, Stopped> {
        let mut reader = self.reader()?;
        let headers = reader.headers()?.iter().enumerate();
        let columns: HashMap<String, usize> =
            headers.map(|(i, name)| (name.trim_start_matches('\u{feff}').trim().to_owned(), i)).collect();
        let columns = Arc::new(columns);
        Ok(reader.into_records().map(move |record| Ok(Row { columns: columns.clone(), record: record? })))
    }
}

/// The tables among files and directories, by name.
pub fn find(inputs: &[PathBuf]) -> Result<HashMap<String, PathBuf>, Stopped> {
    let mut found = HashMap::new();
    for input in inputs {
        let cannot = |e| Stopped(format!("cannot read {}: {e}", input.display()));
        if input.metadata().map_err(cannot)?.is_dir() {
            for entry in std::fs::read_dir(input).map_err(cannot)? {
                add(&mut found, &entry?.path());
            }
        } else {
            add(&mut found, input);
        }
    }
    Ok(found)
}

fn add(found: &mut HashMap<String, PathBuf>, path: &Path) {
    let name = path.file_name().and_then(|n| n.to_str()).unwrap_or_default();
    let name = name.strip_suffix(".gz").unwrap_or(name);
    if let Some(table) = name.strip_suffix(".csv") {
        found.insert(table.to_owned(), path.to_owned());
    }
}
