//! One form of backup for both databases: what was taken from SQLite can be restored into PostgreSQL.
//!
//! A header line, then for each table its name, its columns and its rows, and last a SHA-256 of all that. Values are
//! framed by a tag and, where they vary, a length. Search indices are made anew by what restores them.

use std::fmt;
use std::fs::File;
use std::io::{self, BufReader, Read, Write};
use std::path::Path;

use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{Fault, Row, Tx, Value, WHOLE, migrations};

const MAGIC: &str = "poryadok backup 1";
/// Rows written at once while restoring, and their weight in bytes: some hold a file.
const CHUNK: usize = 1_000;
const CHUNK_BYTES: usize = 16 << 20;
/// Longest value taken for one: a damaged length must not ask for all memory.
const MAX_LENGTH: u32 = 256 << 20;

/// How far a backup or a restore has come.
#[derive(Debug, Clone)]
pub struct Progress {
    pub table: String,
    pub rows: u64,
}

#[derive(Debug)]
pub enum BackupError {
    Fault(Fault),
    Io(io::Error),
    /// Not a backup, cut short, or changed since it was made.
    Damaged(&'static str),
    /// Made by a newer Poryadok.
    Newer {
        found: i64,
        known: i64,
    },
    /// The database to be filled holds something already.
    NotEmpty,
}

impl fmt::Display for BackupError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BackupError::Fault(fault) => fault.fmt(f),
            BackupError::Io(error) => error.fmt(f),
            BackupError::Damaged(why) => write!(f, "the backup is damaged ({why}); nothing was restored"),
            BackupError::Newer { found, known } => write!(
                f,
                "the backup has schema {found}, this program knows schema {known} at most; restore with the newer program"
            ),
            BackupError::NotEmpty => {
                f.write_str("the database holds data already; restore into an empty directory or database")
            }
        }
    }
}

impl std::error::Error for BackupError {}

impl From<Fault> for BackupError {
    fn from(fault: Fault) -> BackupError {
        BackupError::Fault(fault)
    }
}

impl From<io::Error> for BackupError {
    fn from(error: io::Error) -> BackupError {
        BackupError::Io(error)
    }
}

/// Writes every table as this transaction sees it.
pub(super) fn export(
    tx: &mut dyn Tx,
    out: &mut dyn Write,
    progress: &mut dyn FnMut(Progress),
) -> Result<(), BackupError> {
    let mut out = Hashing { inner: out, hash: Sha256::new() };
    writeln!(out, "{MAGIC} schema {}", migrations::known())?;
    for table in tx.tables()? {
        let columns = tx.columns(&table)?;
        write_text(&mut out, &table)?;
        write_length(&mut out, columns.len())?;
        columns.iter().try_for_each(|c| write_text(&mut out, c))?;
        let sql = format!("SELECT {} FROM {table}", columns.join(", "));
        let (mut rows, mut failed) = (0, None);
        tx.stream(&sql, &mut |row| {
            rows += 1;
            if rows % 10_000 == 0 {
                progress(Progress { table: table.clone(), rows });
            }
            if failed.is_none() {
                failed = write_row(&mut out, &row).err();
            }
            if failed.is_some() { Err(Fault::Full) } else { Ok(()) }
        })
        .or_else(|fault| failed.take().map_or(Err(BackupError::Fault(fault)), |e| Err(BackupError::Io(e))))?;
        out.write_all(&[END_OF_TABLE])?;
        progress(Progress { table, rows });
    }
    write_text(&mut out, "")?;
    let Hashing { inner, hash } = out;
    inner.write_all(&hash.finalize())?;
    inner.flush()?;
    Ok(())
}

/// Fills the empty database of this transaction. The hash is checked before the caller may commit.
pub(super) fn import(
    tx: &mut dyn Tx,
    file: &Path,
    progress: &mut dyn FnMut(Progress),
) -> Result<(), BackupError> {
    let mut input = Hashing { inner: BufReader::new(File::open(file)?), hash: Sha256::new() };
    read_header(&mut input)?;
    let known = tx.tables()?;
    for table in &known {
        if !tx.query(&format!("{WHOLE}SELECT 1 FROM {table} LIMIT 1"), &[])?.is_empty() {
            return Err(BackupError::NotEmpty);
        }
    }
    loop {
        let table = read_text(&mut input)?;
        if table.is_empty() {
            break;
        }
        if !known.contains(&table) {
            return Err(BackupError::Damaged("it names a table that does not exist"));
        }
        let rows = import_table(tx, &table, &mut input)?;
        progress(Progress { table, rows });
    }
    let Hashing { mut inner, hash } = input;
    let mut kept = [0; 32];
    inner.read_exact(&mut kept).map_err(|_| CUT_SHORT)?;
    if kept[..] != hash.finalize()[..] {
        return Err(BackupError::Damaged("its checksum is wrong"));
    }
    Ok(())
}

fn import_table(tx: &mut dyn Tx, table: &str, input: &mut impl Read) -> Result<u64, BackupError> {
    let known = tx.columns(table)?;
    let columns: Vec<String> =
        (0..read_length(input)?).map(|_| read_text(input)).collect::<Result<_, BackupError>>()?;
    if columns.iter().any(|c| !known.contains(c)) {
        return Err(BackupError::Damaged("it names a column that does not exist"));
    }
    let names: Vec<&str> = columns.iter().map(String::as_str).collect();
    let (mut rows, mut chunk, mut bytes) = (0, Vec::with_capacity(CHUNK), 0);
    while let Some(row) = read_row(input, columns.len())? {
        bytes += row.iter().map(weight).sum::<usize>();
        chunk.push(row);
        rows += 1;
        if chunk.len() == CHUNK || bytes >= CHUNK_BYTES {
            tx.bulk(table, &names, &chunk)?;
            chunk.clear();
            bytes = 0;
        }
    }
    tx.bulk(table, &names, &chunk)?;
    Ok(rows)
}

fn weight(value: &Value) -> usize {
    match value {
        Value::Text(text) => text.len(),
        Value::Bytes(bytes) => bytes.len(),
        Value::Null | Value::Bool(_) | Value::Int(_) | Value::Id(_) | Value::Time(_) => 16,
    }
}

fn read_header(input: &mut impl Read) -> Result<(), BackupError> {
    let mut line = Vec::new();
    let mut byte = [0];
    while line.len() < 64 {
        input.read_exact(&mut byte).map_err(|_| CUT_SHORT)?;
        if byte == *b"\n" {
            break;
        }
        line.extend(byte);
    }
    let line = String::from_utf8(line).map_err(|_| NO_BACKUP)?;
    let found = line.strip_prefix(MAGIC).and_then(|rest| rest.strip_prefix(" schema ")).ok_or(NO_BACKUP)?;
    let found: i64 = found.parse().map_err(|_| NO_BACKUP)?;
    if found > migrations::known() {
        return Err(BackupError::Newer { found, known: migrations::known() });
    }
    Ok(())
}

const NO_BACKUP: BackupError = BackupError::Damaged("this is no backup of Poryadok");
const CUT_SHORT: BackupError = BackupError::Damaged("it is cut short");

/// What stands before a row, and at the end of a table.
const ROW: u8 = b'R';
const END_OF_TABLE: u8 = b'E';

/// Passes bytes on and hashes them.
struct Hashing<W> {
    inner: W,
    hash: Sha256,
}

impl<W: Write> Write for Hashing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.inner.write_all(bytes)?;
        self.hash.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

impl<R: Read> Read for Hashing<R> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(bytes)?;
        if let Some(read) = bytes.get(..n) {
            self.hash.update(read);
        }
        Ok(n)
    }
}

fn write_length(out: &mut impl Write, length: usize) -> io::Result<()> {
    let length = u32::try_from(length).map_err(|_| io::Error::other("a value is too long for a backup"))?;
    out.write_all(&length.to_be_bytes())
}

fn write_text(out: &mut impl Write, text: &str) -> io::Result<()> {
    write_length(out, text.len())?;
    out.write_all(text.as_bytes())
}

fn write_row(out: &mut impl Write, row: &Row) -> io::Result<()> {
    out.write_all(&[ROW])?;
    row.values().iter().try_for_each(|value| write_value(out, value))
}

fn write_value(out: &mut impl Write, value: &Value) -> io::Result<()> {
    let number = |out: &mut dyn Write, v: i64| {
        out.write_all(b"i")?;
        out.write_all(&v.to_be_bytes())
    };
    match value {
        Value::Null => out.write_all(b"n"),
        // SQLite knows numbers only: what a column means is known where it is restored.
        Value::Bool(v) => number(out, i64::from(*v)),
        Value::Int(v) | Value::Time(v) => number(out, *v),
        Value::Text(v) => {
            out.write_all(b"t")?;
            write_text(out, v)
        }
        Value::Id(v) => {
            out.write_all(b"b")?;
            write_length(out, 16)?;
            out.write_all(v.as_bytes())
        }
        Value::Bytes(v) => {
            out.write_all(b"b")?;
            write_length(out, v.len())?;
            out.write_all(v)
        }
    }
}

fn read_byte(input: &mut impl Read) -> Result<u8, BackupError> {
    let mut byte = [0];
    input.read_exact(&mut byte).map_err(|_| CUT_SHORT)?;
    Ok(byte[0])
}

fn read_length(input: &mut impl Read) -> Result<u32, BackupError> {
    let mut bytes = [0; 4];
    input.read_exact(&mut bytes).map_err(|_| CUT_SHORT)?;
    let length = u32::from_be_bytes(bytes);
    if length > MAX_LENGTH { Err(BackupError::Damaged("a length is impossible")) } else { Ok(length) }
}

fn read_bytes(input: &mut impl Read) -> Result<Vec<u8>, BackupError> {
    let length = read_length(input)?;
    let mut bytes = Vec::new();
    input.take(u64::from(length)).read_to_end(&mut bytes)?;
    if bytes.len() == length as usize { Ok(bytes) } else { Err(CUT_SHORT) }
}

fn read_text(input: &mut impl Read) -> Result<String, BackupError> {
    String::from_utf8(read_bytes(input)?).map_err(|_| BackupError::Damaged("a text is not UTF-8"))
}

fn read_row(input: &mut impl Read, columns: usize) -> Result<Option<Vec<Value>>, BackupError> {
    match read_byte(input)? {
        END_OF_TABLE => return Ok(None),
        ROW => {}
        _ => return Err(BackupError::Damaged("a row does not begin as one")),
    }
    (0..columns).map(|_| read_value(input)).collect::<Result<Vec<Value>, _>>().map(Some)
}

fn read_value(input: &mut impl Read) -> Result<Value, BackupError> {
    Ok(match read_byte(input)? {
        b'n' => Value::Null,
        b'i' => {
            let mut bytes = [0; 8];
            input.read_exact(&mut bytes).map_err(|_| CUT_SHORT)?;
            Value::Int(i64::from_be_bytes(bytes))
        }
        b't' => Value::Text(read_text(input)?),
        b'b' => {
            let bytes = read_bytes(input)?;
            Uuid::from_slice(&bytes).map_or(Value::Bytes(bytes), Value::Id)
        }
        _ => return Err(BackupError::Damaged("a value has no known type")),
    })
}
