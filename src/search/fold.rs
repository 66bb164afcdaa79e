//! Characters that a reader may type for one another: every text and every query is compared in one folded form.
//!
//! Folding is by character: compatibility forms (full width, superscripts), case, accents, and Han variants. Simplified
//! and Traditional forms fold to one character, as do 臺 and 台. `search.js` folds the same way.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

/// Pairs of characters: a variant, then what it folds to. Made from the dictionaries `TSCharacters`, `TWVariants` and
/// `HKVariants` of Open Chinese Convert (github.com/BYVoid/OpenCC, commit 5249273, Apache License 2.0).
const VARIANTS: &str = include_str!("variants.txt");

static FOLDED: LazyLock<BTreeMap<char, char>> = LazyLock::new(|| variants().collect());

/// Every variant and what it folds to.
pub fn variants() -> impl Iterator<Item = (char, char)> {
    VARIANTS.lines().flat_map(|line| {
        let mut characters = line.chars();
        std::iter::from_fn(move || Some((characters.next()?, characters.next()?)))
    })
}

/// What a character is for search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// A character that is searched by itself: Han, kana, Hangul.
    Han,
    /// A part of a word: a letter or a digit of another script.
    Word,
    /// White space.
    Space,
    /// A sign.
    Sign,
}

/// The class of a folded character.
pub fn class(character: char) -> Class {
    match character {
        '々'
        | '〇'
        | '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7af}' => Class::Han,
        '\u{20000}'..='\u{3ffff}' => Class::Han,
        _ if character.is_alphanumeric() => Class::Word,
        _ if character.is_whitespace() => Class::Space,
        _ => Class::Sign,
    }
}

/// Appends what a character folds to; nothing for an accent.
pub fn fold_into(character: char, out: &mut Vec<char>) {
    if character.is_ascii() {
        out.push(character.to_ascii_lowercase());
        return;
    }
    for part in std::iter::once(character).nfkd() {
        if ('\u{300}'..='\u{36f}').contains(&part) {
            continue;
        }
        for lower in part.to_lowercase() {
            out.push(FOLDED.get(&lower).copied().unwrap_or(lower));
        }
    }
}

/// A text in folded form, and where each character of it comes from.
///
/// Signs are one space; white space is none beside Han, for Chinese is written without; line ends are signs. A full stop
/// between digits stays, a comma between digits goes: `1,200` is `1200`.
#[derive(Clone, Debug, Default)]
pub struct Flat {
    /// The folded characters.
    pub characters: Vec<char>,
    /// Of each, the byte in the text where its original begins.
    pub places: Vec<usize>,
}

impl Flat {
    /// Folds a text.
    pub fn of(text: &str) -> Self {
        let mut flat = Self::default();
        let mut gap = Gap::None;
        let mut folded = Vec::new();
        let mut rest = text.char_indices().peekable();
        while let Some((place, original)) = rest.next() {
            let next_is_digit = rest.peek().is_some_and(|(_, next)| next.is_ascii_digit());
            let after_digit =
                gap == Gap::None && flat.characters.last().is_some_and(char::is_ascii_digit);
            if after_digit && next_is_digit && original == ',' {
                continue;
            }
            if after_digit && next_is_digit && original == '.' {
                flat.push('.', place);
                continue;
            }
            folded.clear();
            fold_into(original, &mut folded);
            for character in folded.drain(..) {
                match class(character) {
                    Class::Sign => gap = Gap::Hard,
                    Class::Space if original == '\n' => gap = Gap::Hard,
                    Class::Space => gap = gap.max(Gap::Soft),
                    own => {
                        flat.close(gap, own, place);
                        gap = Gap::None;
                        flat.push(character, place);
                    }
                }
            }
        }
        flat
    }

    fn push(&mut self, character: char, place: usize) {
        self.characters.push(character);
        self.places.push(place);
    }

    /// Puts the space where there was a gap before a character of this class.
    fn close(&mut self, gap: Gap, next: Class, place: usize) {
        let Some(last) = self.characters.last().copied() else { return };
        let joins = class(last) == Class::Han || next == Class::Han;
        if gap == Gap::Hard || gap == Gap::Soft && !joins {
            self.push(' ', place);
        }
    }

    /// Where a folded text stands in this one: at its beginnings of words, if it begins with a word.
    pub fn find(&self, wanted: &[char]) -> Option<usize> {
        self.find_from(0, wanted)
    }

    /// The same, not before a place.
    pub fn find_from(&self, from: usize, wanted: &[char]) -> Option<usize> {
        let begins_with_word = wanted.first().is_some_and(|first| class(*first) == Class::Word);
        let is_at = |at: &usize| {
            let before = at.checked_sub(1).map(|before| self.characters[before]);
            let is_within = before.is_some_and(is_in_word);
            self.characters[*at..].starts_with(wanted) && !(begins_with_word && is_within)
        };
        (from..self.characters.len()).find(is_at).filter(|_| !wanted.is_empty())
    }
}

/// Whether a folded character goes on with a word: a full stop does, in numbers.
pub fn is_in_word(character: char) -> bool {
    character == '.' || class(character) == Class::Word
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    None,
    Soft,
    Hard,
}
