//! Finds all words of a list in a text, in one pass.

use std::ops::Range;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

/// Searches texts for the words of a list.
pub struct WordFinder {
    patterns: Vec<WordPattern>,
    /// The automaton that finds the words. `None` if the list is empty, or too long for an automaton.
    automaton: Option<AhoCorasick>,
}

/// Maximum number of words for a deterministic automaton. This is the fastest kind, but it is large if there are many
/// words.
const MAX_DFA_WORDS: usize = 1000;

/// A word to search for. Directly beside certain characters, it is part of another word and does not match.
pub struct WordPattern {
    /// The word to search for.
    pub text: String,
    /// Characters before the word that make it part of another word.
    not_after: String,
    /// Characters after the word that make it part of another word.
    not_before: String,
}

impl WordPattern {
    /// A word that matches everywhere, except inside a longer Latin word.
    pub fn anywhere(text: &str) -> Self {
        Self { text: text.to_owned(), not_after: String::new(), not_before: String::new() }
    }

    /// Parses an entry of a list. `激活(刺-)` matches 激活, but not after 刺; `兼容(-並)` matches 兼容, but not before 並.
    pub fn of_list(written: &str) -> Self {
        let (text, rest) = written.split_once('(').unwrap_or((written, "-"));
        let (before, after) = rest.trim_end_matches(')').split_once('-').unwrap_or((rest, ""));
        Self { text: text.to_owned(), not_after: before.to_owned(), not_before: after.to_owned() }
    }

    /// Returns true if the word at the byte range `range` of `text` is a word by itself, and not part of another word.
    fn is_whole_word(&self, range: &Range<usize>, text: &str) -> bool {
        let before = text[..range.start].chars().next_back();
        let after = text[range.end..].chars().next();
        let is_joined = |own: Option<char>, other: Option<char>| {
            let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
            is_letter(own) && is_letter(other)
        };
        !before.is_some_and(|c| self.not_after.contains(c))
            && !after.is_some_and(|c| self.not_before.contains(c))
            && !is_joined(self.text.chars().next(), before)
            && !is_joined(self.text.chars().next_back(), after)
    }
}

/// Searches texts for fragments such as `[TODO`. These match exactly as they are written, also within longer words.
pub struct FragmentFinder(Option<AhoCorasick>);

impl FragmentFinder {
    /// Prepares the search for these fragments.
    pub fn new<'f>(fragments: impl Iterator<Item = &'f str>) -> Self {
        let automaton = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::DFA))
            .match_kind(MatchKind::LeftmostFirst)
            .build(fragments);
        Self(automaton.ok())
    }

    /// The byte range of the first of the fragments in `text`. `None` if `text` contains none of them.
    pub fn first(&self, text: &str) -> Option<Range<usize>> {
        self.0.as_ref()?.find(text).map(|found| found.range())
    }
}

impl WordFinder {
    /// Prepares the search for these words. Latin letters match in any case.
    pub fn new(patterns: Vec<WordPattern>) -> Self {
        let automaton = AhoCorasick::builder()
            .kind((patterns.len() <= MAX_DFA_WORDS).then_some(AhoCorasickKind::DFA))
            .match_kind(MatchKind::LeftmostLongest)
            .ascii_case_insensitive(true)
            .build(patterns.iter().map(|pattern| &pattern.text));
        Self { automaton: automaton.ok().filter(|_| !patterns.is_empty()), patterns }
    }

    /// Finds the words in a text. Returns for each its index in the list, and its byte range. If several words begin at
    /// the same place, only the longest is found. If words overlap, only the first is found.
    pub fn find<'p>(&'p self, text: &'p str) -> impl Iterator<Item = (usize, Range<usize>)> + 'p {
        let matches = self.automaton.iter().flat_map(move |automaton| automaton.find_iter(text));
        matches.filter_map(|found| {
            let (number, range) = (found.pattern().as_usize(), found.range());
            self.patterns.get(number)?.is_whole_word(&range, text).then_some((number, range))
        })
    }
}
