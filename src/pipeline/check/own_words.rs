//! The words that a guide has decided on, as its checks search for them.

use std::ops::Range;

use super::phrases::{Phrase, Phrases};
use crate::model::settings::Preferred;

/// The guide's own list of words.
pub struct OwnWords {
    phrases: Option<Phrases>,
    /// Each word, and what to write for it. A word that stands for itself is allowed.
    pairs: Vec<(String, String)>,
}

impl OwnWords {
    /// The words of a list.
    pub fn new(list: &[Preferred]) -> Self {
        let pair = |own: &Preferred| (own.avoided.clone(), own.right.clone());
        let pairs: Vec<(String, String)> = list.iter().map(pair).collect();
        let phrases = pairs.iter().map(|(word, _)| Phrase::anywhere(word)).collect();
        Self { phrases: (!list.is_empty()).then(|| Phrases::new(phrases)), pairs }
    }

    /// Whether the guide wants to use a word.
    pub fn permit(&self, word: &str) -> bool {
        self.pairs.iter().any(|(own, right)| own == word && right == word)
    }

    /// The words of a text that the guide avoids: each with what to write for it, and where it stands. A word that is
    /// part of what should be written, as in a text that says 維生素 for 生素, is not one.
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

/// Whether the right word stands around the place of a shorter one already.
fn is_within(right: &str, word: &str, range: &Range<usize>, text: &str) -> bool {
    right.match_indices(word).any(|(at, _)| {
        let start = range.start.checked_sub(at);
        start.and_then(|start| text.get(start..start + right.len())) == Some(right)
    })
}
