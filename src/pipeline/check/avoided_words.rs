//! The words that a guide's settings ask authors to avoid, prepared for searching.

use std::ops::Range;

use super::word_finder::{WordFinder, WordPattern};
use crate::model::settings::Preferred;

/// The list `[words]` of a guide's settings: words to avoid, with the words to write instead.
pub struct OwnWords {
    finder: Option<WordFinder>,
    /// Each word to avoid, with the word to write instead. If both are the same, the word is allowed.
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

    /// Returns true if the list allows a word explicitly, by giving it as its own replacement: `"質量" = "質量"`.
    pub fn permits(&self, word: &str) -> bool {
        self.pairs.iter().any(|(own, right)| own == word && right == word)
    }

    /// Finds the words to avoid in a text: for each, the word, the word to write instead, and the byte range. Ignores a
    /// word to avoid that is only a part of the word to write instead, such as 生素 inside 維生素.
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

/// Returns true if the word to avoid, at `range`, is only a part of the word to write instead, `right`: 生素 inside
/// 維生素.
fn is_within(right: &str, word: &str, range: &Range<usize>, text: &str) -> bool {
    right.match_indices(word).any(|(at, _)| {
        let start = range.start.checked_sub(at);
        start.and_then(|start| text.get(start..start + right.len())) == Some(right)
    })
}
