//! Finds many words in a text in one pass.

use std::collections::BTreeMap;
use std::ops::Range;

/// Words to search for.
pub struct Phrases {
    phrases: Vec<Phrase>,
    /// For each first character, the words that begin with it, longest first.
    by_start: BTreeMap<char, Vec<usize>>,
    /// A bit per character of Unicode's first plane: whether a word begins with it. Most characters begin none, and
    /// this table is small enough for the processor's cache.
    starts: Box<[u64; PLANE / 64]>,
}

/// Number of characters in Unicode's first plane.
const PLANE: usize = 0x1_0000;

/// A word, with characters next to which it is part of another word.
pub struct Phrase {
    /// The word.
    pub text: String,
    before: String,
    after: String,
}

impl Phrase {
    /// A word that matches everywhere.
    pub fn anywhere(text: &str) -> Self {
        Self { text: text.to_owned(), before: String::new(), after: String::new() }
    }

    /// Parses an entry of a list: `激活(刺-)` matches 激活 except after 刺; `兼容(-並)` matches 兼容 except before 並.
    pub fn of_list(written: &str) -> Self {
        let (text, rest) = written.split_once('(').unwrap_or((written, "-"));
        let (before, after) = rest.trim_end_matches(')').split_once('-').unwrap_or((rest, ""));
        Self { text: text.to_owned(), before: before.to_owned(), after: after.to_owned() }
    }

    /// Returns true if the match at this position is not part of another word.
    fn stands_at(&self, range: &Range<usize>, text: &str) -> bool {
        let before = text[..range.start].chars().next_back();
        let after = text[range.end..].chars().next();
        let is_joined = |own: Option<char>, other: Option<char>| {
            let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
            is_letter(own) && is_letter(other)
        };
        !before.is_some_and(|c| self.before.contains(c))
            && !after.is_some_and(|c| self.after.contains(c))
            && !is_joined(self.text.chars().next(), before)
            && !is_joined(self.text.chars().next_back(), after)
    }
}

impl Phrases {
    /// Prepares a search. Latin letters match in any case.
    pub fn new(phrases: Vec<Phrase>) -> Self {
        let mut own =
            Self { phrases, by_start: BTreeMap::new(), starts: Box::new([0; PLANE / 64]) };
        for (number, phrase) in own.phrases.iter().enumerate() {
            let Some(first) = phrase.text.chars().next() else { continue };
            for first in [first.to_ascii_lowercase(), first.to_ascii_uppercase()] {
                let all = own.by_start.entry(first).or_default();
                if all.last() != Some(&number) {
                    all.push(number);
                }
                if let Some(bits) = own.starts.get_mut(first as usize / 64) {
                    *bits |= 1 << (first as usize % 64);
                }
            }
        }
        let length = |number: &usize| own.phrases.get(*number).map_or(0, |own| own.text.len());
        for all in own.by_start.values_mut() {
            all.sort_by_key(|number| std::cmp::Reverse(length(number)));
        }
        own
    }

    /// The matches in a text, with the index of the word. Of words at one position, the longest counts; of overlapping
    /// words, the first.
    pub fn find<'p>(&'p self, text: &'p str) -> impl Iterator<Item = (usize, Range<usize>)> + 'p {
        let mut free = 0;
        text.char_indices().filter_map(move |(at, first)| {
            if at < free || !self.may_begin(first) {
                return None;
            }
            let number = self.word_at(text, at, first)?;
            let range = at..at + self.phrases.get(number)?.text.len();
            free = range.end;
            self.phrases.get(number)?.stands_at(&range, text).then_some((number, range))
        })
    }

    fn may_begin(&self, first: char) -> bool {
        let bits = self.starts.get(first as usize / 64);
        bits.is_none_or(|bits| bits >> (first as usize % 64) & 1 == 1)
    }

    /// The longest word at a position.
    fn word_at(&self, text: &str, at: usize, first: char) -> Option<usize> {
        let is_here = |number: &usize| {
            let word = self.phrases.get(*number).map(|phrase| phrase.text.as_bytes());
            word.is_some_and(|word| {
                let here = text.as_bytes().get(at..at + word.len());
                here.is_some_and(|here| here.eq_ignore_ascii_case(word))
            })
        };
        self.by_start.get(&first)?.iter().copied().find(is_here)
    }
}
