//! What a cell may say, where it names one of several.

use std::collections::HashMap;

use super::flaw::RowFlaw;
use super::shortened;
use crate::rejection::Language;
use crate::text::fold;

/// One of what a cell may say.
#[derive(Debug, Clone)]
pub struct Choice {
    pub code: String,
    pub russian: String,
    pub english: String,
    /// By what other words it is known.
    pub also: Vec<String>,
}

impl Choice {
    pub fn shown(&self, language: Language) -> &str {
        match language {
            Language::Russian => &self.russian,
            Language::English => &self.english,
        }
    }
}

/// All of them, found by any word they are known by: a file may name as many suppliers as it has rows.
#[derive(Debug, Clone, Default)]
pub struct Choices {
    list: Vec<Choice>,
    by_code: HashMap<String, usize>,
    by_word: HashMap<String, Vec<usize>>,
}

impl Choices {
    pub fn new(list: Vec<Choice>) -> Choices {
        let (mut by_code, mut by_word) = (HashMap::new(), HashMap::<String, Vec<usize>>::new());
        for (n, choice) in list.iter().enumerate() {
            by_code.entry(choice.code.clone()).or_insert(n);
            for word in [&choice.code, &choice.russian, &choice.english].into_iter().chain(&choice.also) {
                let places = by_word.entry(fold(word)).or_default();
                if places.last() != Some(&n) {
                    places.push(n);
                }
            }
        }
        Choices { list, by_code, by_word }
    }

    pub fn list(&self) -> &[Choice] {
        &self.list
    }

    pub fn of(&self, code: &str) -> Option<&Choice> {
        self.by_code.get(code).and_then(|n| self.list.get(*n))
    }

    /// The one that a cell means.
    pub(super) fn named(&self, text: &str) -> Result<&Choice, RowFlaw> {
        let places = self.by_word.get(&fold(text)).map_or(&[][..], Vec::as_slice);
        match places {
            [one] => self.list.get(*one),
            [] => None,
            many => return Err(RowFlaw::Ambiguous { count: many.len() as i64 }),
        }
        .ok_or_else(|| RowFlaw::NotAChoice { text: shortened(text) })
    }
}
