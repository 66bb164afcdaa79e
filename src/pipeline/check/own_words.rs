//! The guide's own list of preferred words, prepared for searching.

use std::ops::Range;

use super::phrases::{Phrase, Phrases};
use crate::model::settings::Preferred;

/// The guide's own list of words.
pub struct OwnWords {
    phrases: Option<Phrases>,
    /// Pairs of a word and its replacement. A word that is its own replacement is allowed.
    pairs: Vec<(String, String)>,
}

impl OwnWords {
    /// Prepares a list of words for searching.
    pub fn new(list: &[Preferred]) -> Self {
        let pair = |own: &Preferred| (own.avoided.clone(), own.right.clone());
        let pairs: Vec<(String, String)> = list.iter().map(pair).collect();
        let phrases = pairs.iter().map(|(word, _)| Phrase::anywhere(word)).collect();
        Self { phrases: (!list.is_empty()).then(|| Phrases::new(phrases)), pairs }
    }

    /// Returns true if the guide explicitly allows a word.
    pub fn permits(&self, word: &str) -> bool {
        self.pairs.iter().any(|(own, right)| own == word && right == word)
    }

    /// The avoided words in a text, with replacement and position. Ignores a word inside its own replacement: 生素 in
    /// 維生素.
    pub fn avoided<'w>(
        &'w self,
        text: &'w str,
    ) -> impl Iterator<Item = (&'w str, &'w str, Range<usize>)> {
        let all = self.phrases.iter().flat_map(move |phrases| phrases.find(text));
        let all = all.filter_map(|(number, range)| {
            let (word, right) = self.pairs.get(number)?;
            Some((word.as_str(), right.as_str(), range))
        });
        all.filter(|(word, right, range)| word != right && !is_within(right, word, range, text))
    }
}

/// Returns true if the replacement is already there, around the shorter word.
fn is_within(right: &str, word: &str, range: &Range<usize>, text: &str) -> bool {
    right.match_indices(word).any(|(at, _)| {
        let start = range.start.checked_sub(at);
        start.and_then(|start| text.get(start..start + right.len())) == Some(right)
    })
}
