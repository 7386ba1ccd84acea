//! Text as people type it: folding for search, and the limits of names.

/// Folds text for search: lower case, «ё» as «е», every run of white space and control characters one blank.
///
/// Databases do not agree on case outside ASCII (SQLite folds none of it), so folded columns are written from here.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut blank = true;
    for c in text.chars().flat_map(char::to_lowercase) {
        if c.is_whitespace() || c.is_control() {
            if !blank {
                folded.push(' ');
            }
            blank = true;
        } else {
            folded.push(if c == 'ё' { 'е' } else { c });
            blank = false;
        }
    }
    if folded.ends_with(' ') {
        folded.pop();
    }
    folded
}

/// The words of a search, folded, at most [`MAX_SEARCH_WORDS`].
pub fn search_words(text: &str) -> Vec<String> {
    fold(text).split(' ').filter(|w| !w.is_empty()).take(MAX_SEARCH_WORDS).map(str::to_owned).collect()
}

/// More words narrow a search no further, but each costs.
pub const MAX_SEARCH_WORDS: usize = 8;

/// Longest name of a status, process, employee, …, in characters: what fits a line of a screen twice over.
pub const MAX_NAME: usize = 255;

/// Longest free text (comment, description, guidance), in characters (DOMAIN §5).
pub const MAX_TEXT: usize = 4096;

/// A name as it is kept: outer blanks removed; `None` when nothing is left, it is too long, or holds control characters.
pub fn name(text: &str) -> Option<String> {
    let name = text.trim();
    (!name.is_empty() && name.chars().count() <= MAX_NAME && !name.chars().any(char::is_control))
        .then(|| name.to_owned())
}

/// Free text may hold line breaks and tabs, but no other control characters (U+0000 cannot be kept by PostgreSQL).
pub fn is_clean(text: &str) -> bool {
    !text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_knows_cyrillic() {
        assert_eq!(fold("  ООО «Ёлка»\t и К°\n"), "ооо «елка» и к°");
        assert_eq!(search_words(" Счёт   №12 "), ["счет", "№12"]);
    }

    #[test]
    fn names_are_trimmed_and_bounded() {
        assert_eq!(name("  Новый (сайт) ").as_deref(), Some("Новый (сайт)"));
        assert_eq!(name(" \t "), None);
        assert_eq!(name("a\u{0}b"), None);
        assert_eq!(name(&"я".repeat(256)), None);
    }
}
