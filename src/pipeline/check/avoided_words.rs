//! The words that a guide's settings ask authors to avoid, with a fast search for them.

use std::ops::Range;

use super::word_finder::{WordFinder, WordPattern};
use crate::model::settings::Preferred;

/// The list `[words]` of a guide's settings. Each entry has a word to avoid and the word to write instead.
pub struct OwnWords {
    finder: Option<WordFinder>,
    /// Pairs of a word to avoid and the word to write instead. If both are the same, the word is allowed.
    pairs: Vec<(String, String)>,
}

impl OwnWords {
    /// Prepares the list `[words]` of a guide for searching.
    pub fn new(list: &[Preferred]) -> Self {
        let pair = |own: &Preferred| (own.avoided.clone(), own.preferred.clone());
        let pairs: Vec<(String, String)> = list.iter().map(pair).collect();
        let patterns = pairs.iter().map(|(word, _)| WordPattern::anywhere(word)).collect();
        Self { finder: (!list.is_empty()).then(|| WordFinder::new(patterns)), pairs }
    }

    /// Returns true if the list explicitly allows a word, by an entry in which both words are the same: `"質量" = "質量"`.
    pub fn permits(&self, word: &str) -> bool {
        self.pairs.iter().any(|(own, right)| own == word && right == word)
    }

    /// Finds the words to avoid in a text. Returns for each: the word, the word to write instead, and the byte range.
    /// Leaves out a word to avoid if the text has the word to write instead there, and this contains it: 生素 in 維生素.
    pub fn avoided<'w>(
        &'w self,
        text: &'w str,
    ) -> impl Iterator<Item = (&'w str, &'w str, Range<usize>)> {
        let all = self.finder.iter().flat_map(move |finder| finder.find(text));
        let all = all.filter_map(|(number, range)| {
            let (word, right) = self.pairs.get(number)?;
            Some((word.as_str(), right.as_str(), range))
        });
        all.filter(|(word, right, range)| word != right && !is_within(right, word, range, text))
    }
}

/// Returns true if the text has the word to write instead, `right`, at this place, so that the word to avoid is only a
/// part of it: 生素 in 維生素. `range` is the byte range of the word to avoid.
fn is_within(right: &str, word: &str, range: &Range<usize>, text: &str) -> bool {
    right.match_indices(word).any(|(at, _)| {
        let start = range.start.checked_sub(at);
        start.and_then(|start| text.get(start..start + right.len())) == Some(right)
    })
}
