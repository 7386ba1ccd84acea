//! The habits of the house that neither the compiler nor clippy can hold: arrows between the crates, sizes, names, and
//! that the documents speak of what is there. Every test names all offenders at once.

#![expect(clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// A file that does not fit into one head.
const MAX_FILE_LINES: usize = 800;
/// A function that does not fit onto a screen or two.
const MAX_FUNCTION_LINES: usize = 120;
/// The map is read whole, by everybody, on the first day.
const MAX_MAP_LINES: usize = 150;

/// Which crate may name which (docs/ARCHITECTURE.md).
const ARROWS: &[(&str, &[&str])] = &[
    ("poryadok", &["poryadok-api", "poryadok-moysklad", "poryadok-engine", "poryadok-domain"]),
    ("poryadok-api", &["poryadok-engine", "poryadok-domain"]),
    ("poryadok-moysklad", &["poryadok-engine", "poryadok-domain"]),
    ("poryadok-engine", &["poryadok-store", "poryadok-print", "poryadok-domain"]),
    ("poryadok-print", &["poryadok-domain"]),
    ("poryadok-store", &["poryadok-domain"]),
    ("poryadok-domain", &[]),
    ("poryadok-bench", &["poryadok", "poryadok-engine", "poryadok-domain"]),
];
/// What tests may name beyond the arrows: stories look into the database they ran on.
const TEST_ARROWS: &[(&str, &str)] = &[("poryadok", "poryadok-store")];
/// The domain decides; it does not wait, keep, send or guess.
const NOT_IN_DOMAIN: &[&str] = &[
    "axum", "getrandom", "metrics", "rusqlite", "serde_json", "tokio", "tokio-postgres", "tower",
    "tower-http", "tracing",
];
/// Names that say nothing about what is inside.
const EMPTY_NAMES: &[&str] = &["util", "utils", "common", "helper", "helpers", "misc", "types"];
/// Endings of types that do everything and therefore nothing.
const EMPTY_ENDINGS: &[&str] = &["Manager", "Service", "Handler", "Helper", "Repository"];
const UNFINISHED: &[&str] = &["todo!", "unimplemented!", "dbg!"];
/// In upper case, as they are written. Put together here, so that this file does not name them.
const REMINDERS: &[&str] = &[concat!("TO", "DO"), concat!("FIX", "ME")];
/// Time and chance come in as parameters: otherwise the two databases could not be held to the same answers.
const NOT_IN_SQL: &[&str] =
    &["now()", "current_timestamp", "clock_timestamp()", "random()", "gen_random_uuid()"];

#[test]
fn crates_name_only_those_below_them() {
    let mut wrong = Vec::new();
    for manifest in manifests() {
        let Some((_, allowed)) = ARROWS.iter().find(|(name, _)| *name == manifest.name) else {
            wrong.push(format!("{} has no arrows in {}", manifest.name, file!()));
            continue;
        };
        for dependency in manifest.dependencies.iter().filter(|d| is_ours(&d.name)) {
            let for_tests = dependency.dev && TEST_ARROWS.contains(&(&manifest.name, &dependency.name));
            let may = for_tests || allowed.contains(&dependency.name.as_str());
            if !may {
                wrong.push(format!("{} → {}", manifest.name, dependency.name));
            }
        }
    }
    none(&wrong, "arrows that the house does not have");
}

#[test]
fn domain_is_pure() {
    let domain = manifests().into_iter().find(|m| m.name == "poryadok-domain").expect("there is a domain");
    let named = domain.dependencies.iter().filter(|d| !d.dev && NOT_IN_DOMAIN.contains(&d.name.as_str()));
    none(&named.map(|d| d.name.clone()).collect::<Vec<_>>(), "crates the domain must do without");
}

#[test]
fn map_names_every_crate_and_no_other() {
    let map = read(&root().join("docs/ARCHITECTURE.md"));
    let there: BTreeSet<String> = folders(&root().join("crates"));
    let named: BTreeSet<String> = map
        .split("crates/")
        .skip(1)
        .map(|rest| rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect::<String>())
        .filter(|name| !name.is_empty())
        .collect();
    let mut wrong: Vec<String> =
        there.difference(&named).map(|n| format!("crates/{n} is not on the map")).collect();
    wrong.extend(named.difference(&there).map(|n| format!("crates/{n} is on the map, but not there")));
    let lines = map.lines().count();
    if lines > MAX_MAP_LINES {
        wrong.push(format!("{lines} lines, at most {MAX_MAP_LINES}"));
    }
    none(&wrong, "docs/ARCHITECTURE.md");
}

#[test]
fn documents_link_to_what_is_there() {
    let mut wrong = Vec::new();
    for path in documents() {
        for target in links(&read(&path)) {
            let file = target.split('#').next().unwrap_or_default();
            let elsewhere = file.is_empty() || target.contains("://") || target.starts_with("mailto:");
            if !elsewhere && !path.parent().expect("a file lies somewhere").join(file).exists() {
                wrong.push(format!("{} → {target}", shown(&path)));
            }
        }
    }
    none(&wrong, "links into nowhere");
}

#[test]
fn files_and_functions_fit_into_a_head() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let lines = text.lines().count();
        if lines > MAX_FILE_LINES {
            wrong.push(format!("{}: {lines} lines, at most {MAX_FILE_LINES}", shown(&path)));
        }
        for function in functions(&Lexed::of(&text).code) {
            if function.lines > MAX_FUNCTION_LINES {
                let Function { name, line, lines } = function;
                wrong.push(format!(
                    "{}:{line}: fn {name}, {lines} lines, at most {MAX_FUNCTION_LINES}",
                    shown(&path)
                ));
            }
        }
    }
    none(&wrong, "too long");
}

#[test]
fn nothing_is_left_unfinished() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let code = Lexed::of(&text).code;
        for word in UNFINISHED.iter().filter(|w| code.contains(**w)) {
            wrong.push(format!("{}: {word}", shown(&path)));
        }
        for word in REMINDERS.iter().filter(|w| text.contains(**w)) {
            wrong.push(format!("{}: {word}", shown(&path)));
        }
    }
    for path in documents() {
        let text = read(&path);
        for word in REMINDERS.iter().filter(|w| text.contains(**w)) {
            wrong.push(format!("{}: {word}", shown(&path)));
        }
    }
    none(&wrong, "unfinished");
}

#[test]
fn names_say_what_is_inside() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let parts = path.strip_prefix(root()).expect("below the root").with_extension("");
        for part in parts.iter().filter_map(|p| p.to_str()).filter(|p| EMPTY_NAMES.contains(p)) {
            wrong.push(format!("{}: {part}", shown(&path)));
        }
        let code = Lexed::of(&text).code;
        let words: Vec<&str> = words(&code).collect();
        for pair in words.windows(2) {
            let [keyword, name] = [pair[0], pair[1]];
            let empty_module = keyword == "mod" && EMPTY_NAMES.contains(&name);
            let defines = ["struct", "enum", "trait", "type"].contains(&keyword);
            if empty_module || (defines && EMPTY_ENDINGS.iter().any(|ending| name.ends_with(ending))) {
                wrong.push(format!("{}: {keyword} {name}", shown(&path)));
            }
        }
    }
    none(&wrong, "names that say nothing");
}

#[test]
fn statements_ask_neither_the_clock_nor_chance() {
    let mut wrong = Vec::new();
    let mut check = |path: &Path, text: &str| {
        let folded = text.to_lowercase();
        for word in NOT_IN_SQL.iter().filter(|w| folded.contains(**w)) {
            wrong.push(format!("{}: {word}", shown(path)));
        }
    };
    let store = root().join("crates/store");
    for (path, text) in sources().into_iter().filter(|(path, _)| path.starts_with(&store)) {
        Lexed::of(&text).strings.iter().for_each(|string| check(&path, string));
    }
    files(&store, "sql").iter().for_each(|path| check(path, &read(path)));
    none(&wrong, "statements that do not get everything as a parameter");
}

#[test]
fn lexer_tells_code_from_text() {
    let text = r##"
        fn long() { // } "not a string"
            let a = '{'; let b: &'static str = "fn text() { \" }"; /* { /* nested */ } */
            let c = r#"raw " { now()"#; let d = b'\''; let e = '\u{7d}';
        }
        fn short();
        fn later() -> [u8; 3] { [1, 2, 3] }
    "##;
    let lexed = Lexed::of(text);
    assert_eq!(lexed.strings, ["fn text() { \\\" }", "raw \" { now()"]);
    let found: Vec<(String, usize, usize)> =
        functions(&lexed.code).into_iter().map(|f| (f.name, f.line, f.lines)).collect();
    assert_eq!(found, [("long".to_owned(), 2, 4), ("later".to_owned(), 7, 1)]);
}

// ---- what is there ----

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .canonicalize()
        .expect("the repository is two floors up")
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}

fn none(wrong: &[String], what: &str) {
    assert!(wrong.is_empty(), "{what}:\n  {}", wrong.join("\n  "));
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let listed = fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let mut paths: Vec<PathBuf> = listed.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    paths
}

fn folders(folder: &Path) -> BTreeSet<String> {
    let named = |p: PathBuf| p.file_name().map(|n| n.to_string_lossy().into_owned());
    entries(folder).into_iter().filter(|p| p.join("Cargo.toml").is_file()).filter_map(named).collect()
}

/// Files with this ending below a folder.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for path in entries(folder) {
        let name = path.file_name().and_then(|n| n.to_str()).unwrap_or_default();
        if path.is_dir() && !["target", "node_modules", "data"].contains(&name) && !name.starts_with('.') {
            found.extend(files(&path, ending));
        } else if path.is_file() && path.extension().is_some_and(|e| e == ending) {
            found.push(path);
        }
    }
    found
}

fn sources() -> Vec<(PathBuf, String)> {
    let mut paths = files(&root().join("crates"), "rs");
    if root().join("bench").is_dir() {
        paths.extend(files(&root().join("bench"), "rs"));
    }
    assert!(!paths.is_empty(), "there is Rust in the house");
    paths.into_iter().map(|path| (path.clone(), read(&path))).collect()
}

fn documents() -> Vec<PathBuf> {
    let above = entries(&root()).into_iter().filter(|p| p.extension().is_some_and(|e| e == "md"));
    above.chain(files(&root().join("docs"), "md")).collect()
}

/// Targets of `[text](target)`, outside of code.
fn links(markdown: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut code = false;
    for line in markdown.lines() {
        if line.trim_start().starts_with("```") {
            code = !code;
        }
        if !code {
            let targets = line.split("](").skip(1).filter_map(|rest| rest.split_once(')'));
            found.extend(targets.map(|(target, _)| target.to_owned()));
        }
    }
    found
}

// ---- manifests ----

#[derive(Debug)]
struct Manifest {
    name: String,
    dependencies: Vec<Dependency>,
}

#[derive(Debug)]
struct Dependency {
    name: String,
    dev: bool,
}

fn is_ours(name: &str) -> bool {
    name == "poryadok" || name.starts_with("poryadok-")
}

fn manifests() -> Vec<Manifest> {
    let mut paths: Vec<PathBuf> =
        entries(&root().join("crates")).into_iter().map(|p| p.join("Cargo.toml")).collect();
    paths.push(root().join("bench/Cargo.toml"));
    paths.iter().filter(|p| p.is_file()).map(|p| manifest(&read(p))).collect()
}

/// As much of TOML as our manifests use.
fn manifest(text: &str) -> Manifest {
    let mut sections: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    let mut section = String::new();
    for line in text.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#')) {
        if let Some(title) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
            section = title.trim_matches(['[', ']']).to_owned();
            // `[dependencies.name]`
            if let Some((table, name)) = section.rsplit_once('.').filter(|(t, _)| t.ends_with("dependencies"))
            {
                sections.entry(table.to_owned()).or_default().push((name.to_owned(), String::new()));
            }
        } else if let Some((key, value)) = line.split_once('=') {
            let key = key.trim().split('.').next().unwrap_or_default().trim_matches('"').to_owned();
            sections
                .entry(section.clone())
                .or_default()
                .push((key, value.trim().trim_matches('"').to_owned()));
        }
    }
    let name =
        sections["package"].iter().find(|(key, _)| key == "name").expect("a package has a name").1.clone();
    let of = |(title, keys): (&String, &Vec<(String, String)>)| {
        let dev = title.ends_with("dev-dependencies");
        keys.iter().map(|(name, _)| Dependency { name: name.clone(), dev }).collect::<Vec<_>>()
    };
    let dependencies =
        sections.iter().filter(|(title, _)| title.ends_with("dependencies")).flat_map(of).collect();
    Manifest { name, dependencies }
}

// ---- Rust, as far as it takes to tell code from comments and strings ----

#[derive(Debug, Default)]
struct Lexed {
    /// The text with comments, strings and characters left out; lines stay where they were.
    code: String,
    /// What stands in string literals, as it is written.
    strings: Vec<String>,
}

impl Lexed {
    fn of(text: &str) -> Lexed {
        let mut lexed = Lexed::default();
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let length = lexed.take(rest, c);
            rest = &rest[length..];
        }
        lexed
    }

    /// Takes one thing off the front; answers with its length.
    fn take(&mut self, rest: &str, first: char) -> usize {
        if rest.starts_with("//") {
            return rest.find('\n').unwrap_or(rest.len());
        }
        if rest.starts_with("/*") {
            return self.leave_out(rest, block_comment(rest));
        }
        let in_word = self.code.ends_with(|c: char| c.is_alphanumeric() || c == '_');
        if let Some((hashes, start)) = raw_string(rest).filter(|_| !in_word) {
            let end = format!("\"{}", "#".repeat(hashes));
            let body = rest[start..].find(&end).unwrap_or(rest.len() - start);
            self.strings.push(rest[start..start + body].to_owned());
            return self.leave_out(rest, (start + body + end.len()).min(rest.len()));
        }
        if first == '"' {
            let body = escaped(&rest[1..], '"');
            self.strings.push(rest[1..1 + body].to_owned());
            return self.leave_out(rest, (body + 2).min(rest.len()));
        }
        if let Some(length) = character(rest) {
            return self.leave_out(rest, length);
        }
        self.code.push(first);
        first.len_utf8()
    }

    fn leave_out(&mut self, rest: &str, length: usize) -> usize {
        self.code.extend(rest[..length].chars().filter(|c| *c == '\n'));
        self.code.push(' ');
        length
    }
}

fn block_comment(rest: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < rest.len() {
        let (step, change) = match &rest.as_bytes()[at..] {
            [b'/', b'*', ..] => (2, 1),
            [b'*', b'/', ..] => (2, -1),
            _ => (1, 0),
        };
        (at, depth) = (at + step, depth + change);
        if depth == 0 {
            break;
        }
    }
    at
}

/// The number of hashes and where the text begins, of `r"…"`, `r#"…"#`, `br"…"`, `cr"…"`.
fn raw_string(rest: &str) -> Option<(usize, usize)> {
    let after =
        rest.strip_prefix("br").or_else(|| rest.strip_prefix("cr")).or_else(|| rest.strip_prefix('r'))?;
    let hashes = after.chars().take_while(|c| *c == '#').count();
    after[hashes..].starts_with('"').then(|| (hashes, rest.len() - after.len() + hashes + 1))
}

/// How much stands before the closing quote.
fn escaped(body: &str, quote: char) -> usize {
    let mut backslash = false;
    for (at, c) in body.char_indices() {
        if c == quote && !backslash {
            return at;
        }
        backslash = c == '\\' && !backslash;
    }
    body.len()
}

/// The length of a character literal; a lifetime has no second quote.
fn character(rest: &str) -> Option<usize> {
    let body = rest.strip_prefix('\'')?;
    if body.starts_with('\\') {
        return Some(escaped(body, '\'') + 2);
    }
    let c = body.chars().next()?;
    body[c.len_utf8()..].starts_with('\'').then(|| c.len_utf8() + 2)
}

fn words(code: &str) -> impl Iterator<Item = &str> {
    code.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|w| !w.is_empty())
}

#[derive(Debug)]
struct Function {
    name: String,
    /// Where it begins, counted from 1.
    line: usize,
    lines: usize,
}

/// Functions with a body, by counting braces.
fn functions(code: &str) -> Vec<Function> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("fn ") {
        let before = code[..at].chars().next_back();
        let name: String = code[at + 3..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        if name.is_empty() || before.is_some_and(|c| c.is_alphanumeric() || c == '_') {
            continue;
        }
        if let Some(length) = body_end(&code[at..]) {
            let line = code[..at].matches('\n').count() + 1;
            let lines = code[at..at + length].matches('\n').count() + 1;
            found.push(Function { name, line, lines });
        }
    }
    found
}

/// Where the body ends; a declaration without one ends at its semicolon.
fn body_end(code: &str) -> Option<usize> {
    let (mut braces, mut others) = (0, 0);
    for (at, c) in code.char_indices() {
        match c {
            '{' => braces += 1,
            '}' => {
                braces -= 1;
                if braces == 0 {
                    return Some(at);
                }
            }
            // `[u8; 3]` in the signature.
            '[' | '(' if braces == 0 => others += 1,
            ']' | ')' if braces == 0 => others -= 1,
            ';' if braces == 0 && others == 0 => return None,
            _ => {}
        }
    }
    None
}
