//! The letters of a statement.

/// 0x80 to 0xBF of windows-1251; from 0xC0 on the Russian letters stand in a row.
const WINDOWS: [char; 64] = [
    'Ђ', 'Ѓ', '‚', 'ѓ', '„', '…', '†', '‡', '€', '‰', 'Љ', '‹', 'Њ', 'Ќ', 'Ћ', 'Џ', 'ђ', '‘', '’', '“', '”',
    '•', '–', '—', '\u{fffd}', '™', 'љ', '›', 'њ', 'ќ', 'ћ', 'џ', '\u{a0}', 'Ў', 'ў', 'Ј', '¤', 'Ґ', '¦',
    '§', 'Ё', '©', 'Є', '«', '¬', '\u{ad}', '®', 'Ї', '°', '±', 'І', 'і', 'ґ', 'µ', '¶', '·', 'ё', '№', 'є',
    '»', 'ј', 'Ѕ', 'ѕ', 'ї',
];
/// 0xB0 to 0xDF of cp866: lines of tables. Before and after them the Russian letters stand in a row.
const DOS_LINES: [char; 48] = [
    '░', '▒', '▓', '│', '┤', '╡', '╢', '╖', '╕', '╣', '║', '╗', '╝', '╜', '╛', '┐', '└', '┴', '┬', '├', '─',
    '┼', '╞', '╟', '╚', '╔', '╩', '╦', '╠', '═', '╬', '╧', '╨', '╤', '╥', '╙', '╘', '╒', '╓', '╫', '╪', '┘',
    '┌', '█', '▄', '▌', '▐', '▀',
];
/// 0xF0 to 0xFF of cp866.
const DOS_SIGNS: [char; 16] =
    ['Ё', 'ё', 'Є', 'є', 'Ї', 'ї', 'Ў', 'ў', '°', '∙', '·', '√', '№', '¤', '■', '\u{a0}'];

/// Words that every statement has, as DOS writes them.
const DOS_MARKS: [&[u8]; 2] = [
    // РасчСчет
    b"\x90\xa0\xe1\xe7\x91\xe7\xa5\xe2",
    // СекцияДокумент
    b"\x91\xa5\xaa\xe6\xa8\xef\x84\xae\xaa\xe3\xac\xa5\xad\xe2",
];

/// As UTF-8 where it is that, else as cp866 or windows-1251: whatever the header says, since files are converted on their way
/// and headers are not. Russian text in one is never that in another. Without a mark at its beginning and without what no
/// database keeps.
pub fn decode(bytes: &[u8]) -> String {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.trim_start_matches('\u{feff}').to_owned(),
        Err(_) if is_dos(bytes) => bytes.iter().map(|b| letter_of_dos(*b)).collect(),
        Err(_) => bytes.iter().map(|b| letter_of_windows(*b)).collect(),
    };
    if crate::text::is_clean(&text) { text } else { text.chars().map(clean).collect() }
}

fn is_dos(bytes: &[u8]) -> bool {
    DOS_MARKS.iter().any(|mark| bytes.windows(mark.len()).any(|part| part == *mark))
}

fn letter_of_windows(byte: u8) -> char {
    match byte {
        0x00..=0x7f => char::from(byte),
        0x80..=0xbf => from(&WINDOWS, byte - 0x80),
        0xc0..=0xff => russian(byte - 0xc0),
    }
}

fn letter_of_dos(byte: u8) -> char {
    match byte {
        0x00..=0x7f => char::from(byte),
        0x80..=0xaf => russian(byte - 0x80),
        0xb0..=0xdf => from(&DOS_LINES, byte - 0xb0),
        0xe0..=0xef => russian(byte - 0xe0 + 48),
        0xf0..=0xff => from(&DOS_SIGNS, byte - 0xf0),
    }
}

/// The n-th letter from «А» to «я».
fn russian(n: u8) -> char {
    char::from_u32(u32::from(n) + 0x410).unwrap_or('\u{fffd}')
}

fn from(table: &[char], at: u8) -> char {
    table.get(usize::from(at)).copied().unwrap_or('\u{fffd}')
}

fn clean(c: char) -> char {
    if c.is_control() && !matches!(c, '\n' | '\r' | '\t') { ' ' } else { c }
}

/// Whether what the header calls the letters is one of the three.
pub fn is_known(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    matches!(
        name.as_str(),
        "" | "windows" | "windows-1251" | "cp1251" | "utf-8" | "utf8" | "dos" | "cp866" | "oem" | "ibm866"
    )
}
