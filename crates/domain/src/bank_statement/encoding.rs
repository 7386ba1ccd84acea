//! The letters of a statement.

/// 0x80 to 0xBF of windows-1251; from 0xC0 on the Russian letters stand in a row.
const UPPER: [char; 64] = [
    'Ђ', 'Ѓ', '‚', 'ѓ', '„', '…', '†', '‡', '€', '‰', 'Љ', '‹', 'Њ', 'Ќ', 'Ћ', 'Џ', 'ђ', '‘', '’', '“', '”',
    '•', '–', '—', '\u{fffd}', '™', 'љ', '›', 'њ', 'ќ', 'ћ', 'џ', '\u{a0}', 'Ў', 'ў', 'Ј', '¤', 'Ґ', '¦',
    '§', 'Ё', '©', 'Є', '«', '¬', '\u{ad}', '®', 'Ї', '°', '±', 'І', 'і', 'ґ', 'µ', '¶', '·', 'ё', '№', 'є',
    '»', 'ј', 'Ѕ', 'ѕ', 'ї',
];

/// As UTF-8 where it is that, else as windows-1251: Russian text in the latter is never the former. Without a mark at its
/// beginning and without what no database keeps.
pub fn decode(bytes: &[u8]) -> String {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.trim_start_matches('\u{feff}').to_owned(),
        Err(_) => bytes.iter().map(|b| letter(*b)).collect(),
    };
    if crate::text::is_clean(&text) { text } else { text.chars().map(clean).collect() }
}

fn letter(byte: u8) -> char {
    match byte {
        0x00..=0x7f => char::from(byte),
        0x80..=0xbf => UPPER.get(usize::from(byte - 0x80)).copied().unwrap_or('\u{fffd}'),
        0xc0..=0xff => char::from_u32(u32::from(byte - 0xc0) + 0x410).unwrap_or('\u{fffd}'),
    }
}

fn clean(c: char) -> char {
    if c.is_control() && !matches!(c, '\n' | '\r' | '\t') { ' ' } else { c }
}

/// Whether what the header calls the letters is one of the two.
pub fn is_known(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    matches!(name.as_str(), "" | "windows" | "windows-1251" | "cp1251" | "utf-8" | "utf8")
}
