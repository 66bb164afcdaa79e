//! Finds all words of a list in a text, in one pass.

use std::collections::BTreeMap;
use std::ops::Range;

use super::pair_table::{Pair, PairTable};

/// Searches texts for the words of a list.
pub struct WordFinder {
    patterns: Vec<WordPattern>,
    starts: Starts,
}

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

    /// Returns true if a text begins with the word, with Latin letters in any case.
    fn begins(&self, text: &str) -> bool {
        let start = text.as_bytes().get(..self.text.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(self.text.as_bytes()))
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
pub struct FragmentFinder {
    fragments: Vec<&'static str>,
    starts: Starts,
}

impl FragmentFinder {
    /// Prepares the search for these fragments.
    pub fn new(fragments: impl Iterator<Item = &'static str>) -> Self {
        let fragments: Vec<&str> = fragments.collect();
        Self { starts: Starts::of(fragments.iter().copied()), fragments }
    }

    /// The byte range of the first of the fragments in `text`. `None` if `text` contains none of them. If several begin
    /// at the same place, returns the one that comes first in the list.
    pub fn first(&self, text: &str) -> Option<Range<usize>> {
        self.starts.places(text).find_map(|(at, numbers)| {
            let mut fragments = numbers.iter().filter_map(|number| self.fragments.get(*number));
            let found = fragments.find(|fragment| text[at..].starts_with(**fragment))?;
            Some(at..at + found.len())
        })
    }
}

impl WordFinder {
    /// Prepares the search for these words. Latin letters match in any case.
    pub fn new(patterns: Vec<WordPattern>) -> Self {
        Self { starts: Starts::of(patterns.iter().map(|pattern| &*pattern.text)), patterns }
    }

    /// Finds the words in a text. Returns for each its index in the list, and its byte range. If several words begin at
    /// the same place, only the longest is found. If words overlap, only the first is found.
    pub fn find<'p>(&'p self, text: &'p str) -> impl Iterator<Item = (usize, Range<usize>)> + 'p {
        self.found(text, self.starts.places(text))
    }

    /// Finds the words in a text like [`Self::find`]. `places` are the byte offsets at which words may begin, in order.
    pub fn find_at<'p>(
        &'p self,
        text: &'p str,
        places: &'p [usize],
    ) -> impl Iterator<Item = (usize, Range<usize>)> + 'p {
        let words = |place: &usize| Some((*place, self.starts.words_of(text.get(*place..)?)?));
        self.found(text, places.iter().filter_map(words))
    }

    fn found<'p>(
        &'p self,
        text: &'p str,
        places: impl Iterator<Item = (usize, &'p [usize])> + 'p,
    ) -> impl Iterator<Item = (usize, Range<usize>)> + 'p {
        let mut end = 0;
        places.filter_map(move |(at, numbers)| {
            if at < end {
                return None;
            }
            let rest = &text[at..];
            let patterns = numbers.iter().filter_map(|number| {
                self.patterns.get(*number).filter(|own| own.begins(rest)).map(|own| (*number, own))
            });
            // Of two words that differ only in case, the first one in the list counts.
            let (number, own) = patterns.rev().max_by_key(|(_, own)| own.text.len())?;
            end = at + own.text.len();
            own.is_whole_word(&(at..end), text).then_some((number, at..end))
        })
    }
}

/// Finds the places of a text at which words of a list may begin.
struct Starts {
    /// For the first two characters of words, in lower case: the indices of the words that begin with them. A word of
    /// one character has NUL as its second.
    words: PairTable<Vec<usize>>,
    /// True if a word has only one character.
    are_short: bool,
}

impl Starts {
    fn of<'w>(words: impl Iterator<Item = &'w str>) -> Self {
        let mut known: BTreeMap<Pair, Vec<usize>> = BTreeMap::new();
        for (number, word) in words.enumerate() {
            let mut characters = word.chars().map(|character| character.to_ascii_lowercase());
            if let Some(first) = characters.next() {
                let pair = (first, characters.next().unwrap_or_default());
                known.entry(pair).or_default().push(number);
            }
        }
        let are_short = known.keys().any(|(_, second)| *second == '\0');
        Self { words: PairTable::of(known), are_short }
    }

    /// The indices of the words that may begin at the start of a text, by its first two characters.
    fn words_of(&self, text: &str) -> Option<&[usize]> {
        let mut characters = text.chars().map(|character| character.to_ascii_lowercase());
        self.words.get((characters.next()?, characters.next()?)).map(Vec::as_slice)
    }

    /// The byte offsets at which words may begin, in order, with the indices of these words. An offset may occur twice;
    /// longer words come first.
    fn places<'s>(&'s self, text: &'s str) -> impl Iterator<Item = (usize, &'s [usize])> {
        let mut rest = text.char_indices().map(|(at, c)| (at, c.to_ascii_lowercase()));
        let (mut next, mut short) = (rest.next(), None);
        std::iter::from_fn(move || {
            while short.is_none()
                && let Some((at, first)) = next
            {
                next = rest.next();
                let words =
                    |second| self.words.get((first, second)).map(|own| (at, own.as_slice()));
                short = if self.are_short { words('\0') } else { None };
                let long = next.and_then(|(_, second)| words(second));
                if long.is_some() {
                    return long;
                }
            }
            short.take()
        })
    }
}
