//! From a sheet and a template to a PDF, by Typst.
//!
//! A template sees its own folder, the letters and the values of one sheet; there is no other file, no network and no
//! clock. The company's templates stand before ours, file by file.

use std::collections::HashMap;
use std::fmt;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use typst::comemo;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{DiagSpan, FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World, WorldExt};
use typst_layout::PagedDocument;
use typst_pdf::PdfOptions;

use crate::sheet::Sheet;
use crate::values;

/// Under this name a template reads the values of its sheet.
const VALUES: &str = "values.json";
/// How many papers ago what was laid out is forgotten. Papers share little, and memory is kept for none of them.
const REMEMBERED_PAPERS: usize = 1;
const OURS: &[(&str, &str)] = &[
    ("sheet.typ", include_str!("../templates/sheet.typ")),
    ("order.typ", include_str!("../templates/order.typ")),
    ("invoice.typ", include_str!("../templates/invoice.typ")),
    ("packing_list.typ", include_str!("../templates/packing_list.typ")),
    ("quote.typ", include_str!("../templates/quote.typ")),
    ("contract.typ", include_str!("../templates/contract.typ")),
    ("shipment.typ", include_str!("../templates/shipment.typ")),
    ("purchase_order.typ", include_str!("../templates/purchase_order.typ")),
    ("receipt.typ", include_str!("../templates/receipt.typ")),
    ("return_in.typ", include_str!("../templates/return_in.typ")),
];

/// Turns sheets into PDFs. Cheap to clone.
#[derive(Clone)]
pub struct Typesetter(Arc<Letters>);

struct Letters {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    /// Where the company keeps its own templates.
    folder: Option<PathBuf>,
}

/// A template that does not make a paper. Its text is for whoever wrote the template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// The file as templates call it: `invoice.typ`.
    pub file: String,
    /// Counted from one; absent where no line is to blame.
    pub line: Option<usize>,
    pub message: String,
}

impl Broken {
    fn whole(file: &str, why: &dyn fmt::Display) -> Broken {
        Broken { file: file.to_owned(), line: None, message: why.to_string() }
    }
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.file, self.message),
            None => write!(f, "{}: {}", self.file, self.message),
        }
    }
}

impl std::error::Error for Broken {}

impl Typesetter {
    /// With the company's own templates in `folder`, if it has any; they are read anew for every paper.
    pub fn new(folder: Option<PathBuf>) -> Typesetter {
        let files = [
            dejavu::sans_condensed::regular(),
            dejavu::sans_condensed::bold(),
            dejavu::sans_condensed::oblique(),
            dejavu::sans_condensed::bold_oblique(),
        ];
        let fonts: Vec<Font> = files.into_iter().flat_map(|file| Font::iter(Bytes::new(file))).collect();
        Typesetter(Arc::new(Letters {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            folder,
        }))
    }

    /// The paper. Takes its time: a thousand positions are some tenths of a second of one processor.
    pub fn pdf(&self, sheet: &Sheet) -> Result<Vec<u8>, Broken> {
        let main = format!("{}.typ", sheet.form.code());
        let values = serde_json::to_vec(&values::of(sheet)).map_err(|e| Broken::whole(VALUES, &e))?;
        let path = VirtualPath::new(&main).map_err(|e| Broken::whole(&main, &e))?;
        let room = Room {
            letters: &self.0,
            main: FileId::new(RootedPath::new(VirtualRoot::Project, path)),
            values: Bytes::new(values),
            read: Mutex::default(),
            parsed: Mutex::default(),
        };
        let made = typeset(&room, &main);
        comemo::evict(REMEMBERED_PAPERS);
        made
    }
}

fn typeset(room: &Room<'_>, main: &str) -> Result<Vec<u8>, Broken> {
    let broken = |errors: &[SourceDiagnostic]| room.broken(main, errors);
    let document = typst::compile::<PagedDocument>(room).output.map_err(|errors| broken(&errors))?;
    let options = PdfOptions { creator: Smart::Custom(Some("Poryadok".to_owned())), ..PdfOptions::default() };
    typst_pdf::pdf(&document, &options).map_err(|errors| broken(&errors))
}

/// What a template sees while one sheet is printed.
struct Room<'a> {
    letters: &'a Letters,
    main: FileId,
    values: Bytes,
    /// Files are read and parsed once, so that they are the same from the first page to the last.
    read: Mutex<HashMap<FileId, FileResult<Bytes>>>,
    parsed: Mutex<HashMap<FileId, FileResult<Source>>>,
}

/// What is kept under a file, made once.
fn once<T: Clone>(kept: &Mutex<HashMap<FileId, T>>, id: FileId, make: impl FnOnce() -> T) -> T {
    let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
    kept.entry(id).or_insert_with(make).clone()
}

impl Room<'_> {
    /// The bytes of a file: the values, the company's own, or ours.
    fn bytes(&self, id: FileId) -> FileResult<Bytes> {
        let missing = || FileError::NotFound(PathBuf::from(id.vpath().get_without_slash()));
        if *id.root() != VirtualRoot::Project {
            return Err(missing());
        }
        let name = id.vpath().get_without_slash();
        if name == VALUES {
            return Ok(self.values.clone());
        }
        if let Some(own) = self.own(id.vpath())? {
            return Ok(own);
        }
        let ours = OURS.iter().find(|(ours, _)| *ours == name);
        ours.map(|(_, text)| Bytes::from_string(*text)).ok_or_else(missing)
    }

    /// The company's file of that name. A link that leads out of the folder leads nowhere.
    fn own(&self, path: &VirtualPath) -> FileResult<Option<Bytes>> {
        let Some(folder) = &self.letters.folder else { return Ok(None) };
        let wanted = path.realize(folder).map_err(FileError::Realize)?;
        let (Ok(folder), Ok(file)) = (folder.canonicalize(), wanted.canonicalize()) else { return Ok(None) };
        if !file.starts_with(&folder) {
            return Err(FileError::AccessDenied);
        }
        std::fs::read(&file).map(|bytes| Some(Bytes::new(bytes))).map_err(|e| FileError::from_io(e, &file))
    }

    /// The first of the errors, with the line of the template that it is in or that called for it.
    fn broken(&self, main: &str, errors: &[SourceDiagnostic]) -> Broken {
        let Some(error) = errors.first() else {
            return Broken::whole(main, &"no reason given");
        };
        let calls = error.trace.iter().map(|call| DiagSpan::from(call.span));
        let place = std::iter::once(error.span).chain(calls).find_map(|span| self.place(span));
        let (file, line) = place.unwrap_or_else(|| (main.to_owned(), None));
        let hints = error.hints.iter().map(|hint| format!(" ({})", hint.v));
        Broken { file, line, message: error.message.to_string() + &hints.collect::<String>() }
    }

    fn place(&self, span: DiagSpan) -> Option<(String, Option<usize>)> {
        let id = span.id()?;
        let start = self.range(span).map(|range| range.start);
        let line = start.and_then(|start| self.source(id).ok()?.lines().byte_to_line(start));
        Some((id.vpath().get_without_slash().to_owned(), line.map(|line| line + 1)))
    }
}

impl World for Room<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.letters.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.letters.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        once(&self.parsed, id, || {
            let bytes = self.file(id)?;
            let text = std::str::from_utf8(&bytes).map_err(|_| FileError::InvalidUtf8)?;
            Ok(Source::new(id, text.to_owned()))
        })
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        once(&self.read, id, || self.bytes(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.letters.fonts.get(index).cloned()
    }

    /// A paper has the date of its document.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
