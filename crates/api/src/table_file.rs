//! Files of rows as people save them: XLSX, and CSV in whatever encoding and with whatever sign between the cells.
//!
//! What comes in is not trusted: a workbook is a ZIP, which may hold far more than it weighs, and names the places of its
//! cells itself. So everything is counted before it is kept.

use std::io::{self, Cursor, Read as _};

use calamine::{DataRef, Reader as _, SheetType, SheetVisible, Xlsx};
use poryadok_domain::rejection::TableFlaw;
use poryadok_domain::table::{Cell, unharmed};

/// Largest file that is taken.
pub const MAX_TABLE_BYTES: usize = 20 << 20;
const MAX_ROWS: usize = 100_000;
const MAX_COLUMNS: usize = 200;
/// Cells held at once, empty ones between others included: some 130 MB.
const MAX_CELLS: usize = 4_000_000;
/// What a workbook may come to when unpacked: 100,000 rows of 20 columns take some 90 MB.
const MAX_INSIDE: u64 = 128 << 20;
const MAX_PARTS: usize = 2_000;
/// Lines by which the sign between the cells is found.
const LOOKED_AT: usize = 20;

const ZIP: &[u8] = b"PK\x03\x04";
/// Older office files, and newer ones with a password.
const OLE: &[u8] = b"\xd0\xcf\x11\xe0";

pub type Rows = Vec<Vec<Cell>>;

/// The rows of a file. Takes a second for the largest: not for a thread that serves others.
pub fn read(bytes: &[u8]) -> Result<Rows, TableFlaw> {
    let rows = if bytes.starts_with(ZIP) {
        workbook(bytes)?
    } else if bytes.starts_with(OLE) {
        return Err(TableFlaw::OldOrLocked);
    } else {
        text(bytes)?
    };
    if rows.iter().flatten().all(|cell| *cell == Cell::Empty) {
        return Err(TableFlaw::Empty);
    }
    Ok(rows)
}

/// Rows as they grow, within bounds.
#[derive(Default)]
struct Grown {
    rows: Rows,
    cells: usize,
}

impl Grown {
    fn put(&mut self, row: usize, column: usize, cell: Cell) -> Result<(), TableFlaw> {
        // One more for the headings.
        if row > MAX_ROWS {
            return Err(TableFlaw::TooManyRows { max: MAX_ROWS as i64 });
        }
        if column >= MAX_COLUMNS {
            return Err(TableFlaw::TooManyColumns { max: MAX_COLUMNS as i64 });
        }
        if self.rows.len() <= row {
            self.rows.resize_with(row + 1, Vec::new);
        }
        let Some(cells) = self.rows.get_mut(row) else { return Ok(()) };
        if cells.len() <= column {
            self.cells += column + 1 - cells.len();
            if self.cells > MAX_CELLS {
                return Err(TableFlaw::TooLargeInside { max_bytes: MAX_INSIDE as i64 });
            }
            cells.resize(column + 1, Cell::Empty);
        }
        if let Some(place) = cells.get_mut(column) {
            *place = cell;
        }
        Ok(())
    }
}

/// The first sheet that is shown.
fn workbook(bytes: &[u8]) -> Result<Rows, TableFlaw> {
    unpacks_within_bounds(bytes)?;
    let broken = |_| TableFlaw::Broken;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let shown = |s: &&calamine::Sheet| s.visible == SheetVisible::Visible && s.typ == SheetType::WorkSheet;
    let name = book.sheets_metadata().iter().find(shown).map(|s| s.name.clone()).ok_or(TableFlaw::Empty)?;
    let mut cells = book.worksheet_cells_reader(&name).map_err(broken)?;
    let mut grown = Grown::default();
    while let Some(cell) = cells.next_cell().map_err(broken)? {
        let (row, column) = cell.get_position();
        let value = value(cell.get_value());
        if value != Cell::Empty {
            grown.put(row as usize, column as usize, value)?;
        }
    }
    Ok(grown.rows)
}

/// Unpacks everything once to nowhere: what a ZIP says of its sizes is not to be believed.
fn unpacks_within_bounds(bytes: &[u8]) -> Result<(), TableFlaw> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| TableFlaw::Broken)?;
    let too_large = || TableFlaw::TooLargeInside { max_bytes: MAX_INSIDE as i64 };
    if archive.len() > MAX_PARTS {
        return Err(too_large());
    }
    let mut left = MAX_INSIDE;
    for n in 0..archive.len() {
        let part = archive.by_index(n).map_err(|_| TableFlaw::Broken)?;
        let unpacked = io::copy(&mut part.take(left + 1), &mut io::sink()).map_err(|_| TableFlaw::Broken)?;
        left = left.checked_sub(unpacked).ok_or_else(too_large)?;
    }
    Ok(())
}

fn value(value: &DataRef<'_>) -> Cell {
    match value {
        DataRef::Int(number) => Cell::Number(*number as f64),
        DataRef::Float(number) => Cell::Number(*number),
        DataRef::String(text) => words(text),
        DataRef::SharedString(text) => words(text),
        DataRef::Bool(flag) => Cell::Flag(*flag),
        DataRef::DateTime(at) => words(&moment(at.as_f64())),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => words(text),
        // What could not be computed is told as what it is, in the column where it stands.
        DataRef::Error(error) => words(&error.to_string()),
        DataRef::Empty => Cell::Empty,
    }
}

fn words(text: &str) -> Cell {
    if text.trim().is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}

/// A time of a spreadsheet, which counts days since 1899-12-30, as text.
fn moment(serial: f64) -> String {
    let start = jiff::civil::date(1899, 12, 30).to_datetime(jiff::civil::Time::midnight());
    let micros = (serial * 86_400_000_000.0).round();
    let span = jiff::SignedDuration::from_micros(micros as i64);
    match start.checked_add(span) {
        Ok(at) if at.time() == jiff::civil::Time::midnight() => at.strftime("%Y-%m-%d").to_string(),
        Ok(at) => at.strftime("%Y-%m-%d %H:%M:%S").to_string(),
        Err(_) => serial.to_string(),
    }
}

fn text(bytes: &[u8]) -> Result<Rows, TableFlaw> {
    let text = decoded(bytes)?;
    let (named, text) = match text.strip_prefix("sep=") {
        Some(rest) => (rest.bytes().next(), rest.split_once('\n').map_or("", |(_, rest)| rest)),
        None => (None, text.as_ref()),
    };
    let sign = named.filter(|s| b";,\t|".contains(s)).unwrap_or_else(|| sign_of(text));
    // One end of a line everywhere, the last included: so they can be counted.
    let text = format!("{}\n", text.replace("\r\n", "\n"));
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(sign)
        .from_reader(text.as_bytes());
    let (mut grown, mut record) = (Grown::default(), csv::StringRecord::new());
    while reader.read_record(&mut record).map_err(|_| TableFlaw::Broken)? {
        // The reader passes over empty lines; a row is where its record begins.
        let inside = record.iter().map(|cell| cell.matches('\n').count()).sum::<usize>();
        let behind = reader.position().line() as usize;
        let row = behind.saturating_sub(2 + inside).max(grown.rows.len());
        for (column, cell) in record.iter().enumerate() {
            match words(cell) {
                Cell::Text(text) => grown.put(row, column, Cell::Text(unharmed(&text).to_owned()))?,
                _ => continue,
            }
        }
    }
    Ok(grown.rows)
}

/// UTF-8 or what a mark at the head says; what is no UTF-8 comes from a Windows machine of this country.
fn decoded(bytes: &[u8]) -> Result<std::borrow::Cow<'_, str>, TableFlaw> {
    let marked = encoding_rs::Encoding::for_bom(bytes);
    let text = match (marked, std::str::from_utf8(bytes)) {
        (Some((encoding, length)), _) => {
            encoding.decode_without_bom_handling(bytes.get(length..).unwrap_or_default()).0
        }
        (None, Ok(text)) => text.into(),
        (None, Err(_)) => encoding_rs::WINDOWS_1251.decode_without_bom_handling(bytes).0,
    };
    // A picture or a program reads as some text too, in that encoding.
    let foreign = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{1a}');
    if text.chars().any(foreign) { Err(TableFlaw::Broken) } else { Ok(text) }
}

/// The sign that stands in the first lines as often in each as in the others.
fn sign_of(text: &str) -> u8 {
    let lines = first_lines(text);
    let score = |sign: &u8| {
        let counts: Vec<usize> =
            lines.iter().map(|line| line.iter().filter(|b| *b == sign).count()).collect();
        let usual = counts
            .iter()
            .copied()
            .filter(|n| *n > 0)
            .max_by_key(|n| counts.iter().filter(|c| *c == n).count());
        usual.map_or((0, 0), |n| (counts.iter().filter(|c| **c == n).count(), n))
    };
    // Of equals the last wins: a semicolon, as Excel writes it here.
    [b'|', b',', b'\t', b';'].into_iter().max_by_key(score).unwrap_or(b';')
}

/// The first lines without what is quoted.
fn first_lines(text: &str) -> Vec<Vec<u8>> {
    let (mut lines, mut line, mut quoted) = (Vec::new(), Vec::new(), false);
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => {
                if !line.is_empty() {
                    lines.push(std::mem::take(&mut line));
                }
                if lines.len() == LOOKED_AT {
                    break;
                }
            }
            _ if !quoted => line.push(byte),
            _ => {}
        }
    }
    lines.push(line);
    lines.retain(|line| !line.iter().all(u8::is_ascii_whitespace));
    lines
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    fn texts(rows: &Rows) -> Vec<Vec<&str>> {
        fn one(cell: &Cell) -> &str {
            match cell {
                Cell::Text(text) => text,
                Cell::Empty => "",
                other => panic!("a text file has texts: {other:?}"),
            }
        }
        rows.iter().map(|row| row.iter().map(one).collect()).collect()
    }

    #[test]
    fn a_text_is_read_in_its_encoding_and_with_its_sign() {
        let written = "Наименование;Цена\nБолт, М6;1,50\n";
        let wanted = [vec!["Наименование", "Цена"], vec!["Болт, М6", "1,50"]];
        let utf16: Vec<u8> =
            [0xfeff].into_iter().chain(written.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        for bytes in [
            written.as_bytes().to_vec(),
            format!("\u{feff}{written}").into_bytes(),
            encoding_rs::WINDOWS_1251.encode(written).0.into_owned(),
            utf16,
            written.replace(';', "\t").into_bytes(),
            format!("sep=;\n{written}").into_bytes(),
            written.replace('\n', "\r\n").into_bytes(),
            "Наименование,Цена\n\"Болт, М6\",\"1,50\"\n".as_bytes().to_vec(),
        ] {
            let rows = read(&bytes).unwrap();
            assert_eq!(texts(&rows), wanted, "{:?}", String::from_utf8_lossy(&bytes));
        }
    }

    #[test]
    fn empty_lines_count_and_formulas_come_back_bare() {
        let rows = read("a;b\n\n'=1;''x\n\"две\nстроки\";c\nd;e\n".as_bytes()).unwrap();
        assert_eq!(
            texts(&rows),
            [vec!["a", "b"], vec![], vec!["=1", "''x"], vec!["две\nстроки", "c"], vec![], vec!["d", "e"]]
        );
    }

    #[test]
    fn what_is_no_table_is_refused() {
        assert_eq!(read(b""), Err(TableFlaw::Empty));
        assert_eq!(read(b" ; ;\n\n"), Err(TableFlaw::Empty));
        assert_eq!(read(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), Err(TableFlaw::Broken));
        assert_eq!(read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), Err(TableFlaw::OldOrLocked));
        assert_eq!(read(b"PK\x03\x04 and nothing more"), Err(TableFlaw::Broken));
        let wide = vec![b';'; 100_000];
        assert_eq!(
            read(&[b"x".as_slice(), &wide, b"x"].concat()),
            Err(TableFlaw::TooManyColumns { max: 200 })
        );
        let long = "x\n".repeat(100_002);
        assert_eq!(read(long.as_bytes()), Err(TableFlaw::TooManyRows { max: 100_000 }));
    }

    fn book(sheet: &str, padding: usize) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let options = zip::write::SimpleFileOptions::default();
        for (name, text) in [
            (
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>",
            ),
            (
                "_rels/.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship \
                 Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" \
                 Target=\"xl/workbook.xml\"/></Relationships>",
            ),
            (
                "xl/workbook.xml",
                "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
                 xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>\
                 <sheet name=\"A\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
            ),
            (
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship \
                 Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" \
                 Target=\"worksheets/sheet1.xml\"/></Relationships>",
            ),
        ] {
            zip.start_file(name, options).unwrap();
            zip.write_all(text.as_bytes()).unwrap();
        }
        zip.start_file("xl/worksheets/sheet1.xml", options).unwrap();
        let head =
            "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>";
        zip.write_all(format!("{head}{sheet}</sheetData></worksheet>").as_bytes()).unwrap();
        zip.start_file("xl/padding.bin", options).unwrap();
        for _ in 0..padding {
            zip.write_all(&[0; 1 << 20]).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    #[test]
    fn a_workbook_is_counted_before_it_is_kept() {
        let one = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>'=x</t></is></c><c r=\"C1\"><v>1.5</v></c></row>";
        // A cell of a workbook is a text by itself: its apostrophe is its own.
        assert_eq!(
            read(&book(one, 0)),
            Ok(vec![vec![Cell::Text("'=x".to_owned()), Cell::Empty, Cell::Number(1.5)]])
        );
        let far = |place: &str| format!("<row><c r=\"A1\"><v>1</v></c><c r=\"{place}\"><v>1</v></c></row>");
        assert_eq!(read(&book(&far("A1048576"), 0)), Err(TableFlaw::TooManyRows { max: 100_000 }));
        assert_eq!(read(&book(&far("XFD1"), 0)), Err(TableFlaw::TooManyColumns { max: 200 }));
        let bomb = book(one, 130);
        assert!(bomb.len() < 1 << 20, "{}", bomb.len());
        assert_eq!(read(&bomb), Err(TableFlaw::TooLargeInside { max_bytes: 128 << 20 }));
        assert_eq!(read(&book(one, 0)[..300]), Err(TableFlaw::Broken));
    }
}
