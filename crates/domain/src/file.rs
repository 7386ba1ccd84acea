//! Files on documents and tasks.

use crate::ids::{DocumentId, EmployeeId, FileId, TaskId};
use crate::text;
use crate::time::Timestamp;

/// Largest file: a scan of a contract, a photograph of a parcel. Files are kept in the database and are in every backup.
pub const MAX_BYTES: usize = 10 << 20;
/// Files on one document or task: more is a store of files, and lists show them all.
pub const MAX_FILES: usize = 100;

/// What a file hangs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum On {
    Document(DocumentId),
    Task(TaskId),
}

/// A file as lists name it. What kind of content it claims to be is neither kept nor believed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    pub id: FileId,
    pub on: On,
    pub name: String,
    /// In bytes.
    pub size: i64,
    pub author: EmployeeId,
    pub at: Timestamp,
}

/// A name as it is kept: without folders, and without signs that turn the direction of writing, by which `exe.pdf` could
/// be read where `fdp.exe` stands. `None` when no name is left.
pub fn name(given: &str) -> Option<String> {
    let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String = last.chars().filter(|c| !turns_writing(*c)).collect();
    text::name(&plain).filter(|name| !name.chars().all(|c| c == '.'))
}

fn turns_writing(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{61c}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_no_path_and_reads_as_it_is() {
        assert_eq!(name("Счёт №5.pdf").as_deref(), Some("Счёт №5.pdf"));
        assert_eq!(name("C:\\fakepath\\скан.png").as_deref(), Some("скан.png"));
        assert_eq!(name("../../etc/passwd").as_deref(), Some("passwd"));
        assert_eq!(name("cod\u{202e}fdp.exe").as_deref(), Some("codfdp.exe"));
        for nothing in ["", " ", "..", "a/", "a\nb", &"я".repeat(256)] {
            assert_eq!(name(nothing), None, "{nothing:?}");
        }
    }
}
