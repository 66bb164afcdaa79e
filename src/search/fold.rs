//! Folding: replaces characters that readers use interchangeably by one of them, so that texts and queries can be
//! compared.
//!
//! Folding works by character: it removes accents, makes all letters lower case, and replaces compatibility forms (full
//! width, superscripts) and variants of Han characters. Simplified and Traditional forms fold to one character, as do 臺
//! and 台. `search.js` folds in the same way.

use std::sync::LazyLock;
use std::sync::atomic::{AtomicU32, Ordering};

use unicode_normalization::UnicodeNormalization;

/// Pairs of a variant of a character and the character that it folds to. Made from the dictionaries `TSCharacters`,
/// `TWVariants` and `HKVariants` of Open Chinese Convert (github.com/BYVoid/OpenCC, commit 5249273, Apache License
/// 2.0).
const VARIANTS: &str = include_str!("variants.txt");

/// Pairs of a variant of a character and the character that it folds to, sorted by variant for a binary search.
static FOLDED: LazyLock<Vec<(char, char)>> = LazyLock::new(|| {
    let mut pairs: Vec<(char, char)> = variants().collect();
    pairs.sort_unstable();
    pairs
});

/// Every variant of a character, with the character that search replaces it with.
pub fn variants() -> impl Iterator<Item = (char, char)> {
    VARIANTS.lines().flat_map(|line| {
        let mut characters = line.chars();
        std::iter::from_fn(move || Some((characters.next()?, characters.next()?)))
    })
}

/// How search treats a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// A Han character, kana or Hangul syllable. Search does not divide text of such characters into words.
    Han,
    /// A letter or digit of another script, such as Latin, which is part of a word.
    Word,
    /// A character that is white space.
    Space,
    /// Punctuation or another sign.
    Sign,
}

/// Tells how search treats a folded character.
#[inline]
pub fn class(character: char) -> Class {
    match character {
        'a'..='z' | '0'..='9' => Class::Word,
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

/// Appends the folded form of a character to `out`. A combining accent has no folded form, so nothing is appended.
pub fn fold_into(character: char, out: &mut Vec<char>) {
    for part in std::iter::once(character).nfkd() {
        if !('\u{300}'..='\u{36f}').contains(&part) {
            out.extend(part.to_lowercase().map(without_variant));
        }
    }
}

fn without_variant(character: char) -> char {
    let place = FOLDED.binary_search_by_key(&character, |(from, _)| *from);
    place.map_or(character, |place| FOLDED[place].1)
}

/// For each character: zero until the character has been folded once; then, in the lower 21 bits, the character to
/// which it folds, and in the bits above them the class of that character plus one, or [`NOT_ONE`]. Kept, because
/// every text of a site is folded.
static KNOWN: [AtomicU32; char::MAX as usize + 1] =
    [const { AtomicU32::new(0) }; char::MAX as usize + 1];

const CLASS: u32 = 21;

/// Stands in [`KNOWN`] for a character that does not fold to exactly one character.
const NOT_ONE: u32 = u32::MAX;

/// The single character to which a character folds, with the class of the folded character. `None` if the character
/// folds to no character, or to several.
#[inline]
fn folded(character: char) -> Option<(char, Class)> {
    let entry = match KNOWN[character as usize].load(Ordering::Relaxed) {
        0 => first_folded(character),
        entry => entry,
    };
    let class = match entry >> CLASS {
        1 => Class::Han,
        2 => Class::Word,
        3 => Class::Space,
        4 => Class::Sign,
        _ => return None,
    };
    Some((char::from_u32(entry & ((1 << CLASS) - 1))?, class))
}

/// Folds a character for the first time. Returns its entry in [`KNOWN`].
#[cold]
fn first_folded(character: char) -> u32 {
    let mut out = Vec::new();
    match character {
        // Folding changes these Han characters only if they are variants.
        '\u{3400}'..='\u{9fff}' => out.push(without_variant(character)),
        _ => fold_into(character, &mut out),
    }
    let entry = match *out {
        [only] => u32::from(only) | (class(only) as u32 + 1) << CLASS,
        _ => NOT_ONE,
    };
    KNOWN[character as usize].store(entry, Ordering::Relaxed);
    entry
}

/// Replaces `characters` by the folded form of `text`. For each folded character, calls `place` with the byte offset of
/// the original character that it comes from.
///
/// Successive signs become one space, and so does a line end. White space beside Han characters is dropped, because
/// Chinese is written without spaces. A full stop between digits is kept, and a comma between digits is dropped:
/// `1,200` becomes `1200`.
pub fn fold(text: &str, characters: &mut Vec<char>, mut place: impl FnMut(usize)) {
    characters.clear();
    let mut gap = Gap::None;
    let mut several = Vec::new();
    for (at, original) in text.char_indices() {
        if matches!(original, ',' | '.')
            && gap == Gap::None
            && characters.last().is_some_and(char::is_ascii_digit)
            && text.as_bytes().get(at + 1).is_some_and(u8::is_ascii_digit)
        {
            if original == '.' {
                characters.push('.');
                place(at);
            }
            continue;
        }
        let mut add = |own: char, class: Class| match class {
            Class::Han | Class::Word => {
                if separates(std::mem::replace(&mut gap, Gap::None), characters.last(), class) {
                    characters.push(' ');
                    place(at);
                }
                characters.push(own);
                place(at);
            }
            Class::Sign => gap = Gap::Hard,
            Class::Space if original == '\n' => gap = Gap::Hard,
            Class::Space => gap = gap.max(Gap::Soft),
        };
        if let Some((own, class)) = folded(original) {
            add(own, class);
            continue;
        }
        fold_into(original, &mut several);
        several.drain(..).for_each(|own| add(own, class(own)));
    }
}

/// Returns true if a gap in a text separates words, so that a space stands for it in the folded text. A gap is a
/// sequence of signs and white space that folding left out. A gap of white space beside a Han character does not
/// separate words; any other gap within the text does. `last` is the folded character before the gap, `next` the
/// class of the one after it.
fn separates(gap: Gap, last: Option<&char>, next: Class) -> bool {
    match gap {
        Gap::None => false,
        Gap::Soft => last.is_some_and(|last| class(*last) != Class::Han && next != Class::Han),
        Gap::Hard => last.is_some(),
    }
}

/// A folded text, and where each of its characters comes from in the original text.
#[derive(Clone, Debug, Default)]
pub struct FoldedText {
    /// The folded characters, in text order.
    pub characters: Vec<char>,
    /// For each folded character, the byte offset of the original character that it comes from.
    pub places: Vec<usize>,
}

impl FoldedText {
    /// Makes the folded form of a text.
    pub fn of(text: &str) -> Self {
        let mut flat = Self::default();
        fold(text, &mut flat.characters, |place| flat.places.push(place));
        flat
    }

    /// Finds `wanted`, a folded text, in this text. Returns the index of the first character of the first occurrence;
    /// `None` if this text does not contain it. If `wanted` begins with a word, only occurrences at the start of a word
    /// are found.
    pub fn find(&self, wanted: &[char]) -> Option<usize> {
        self.find_from(0, wanted)
    }

    /// Finds `wanted`, a folded text, in this text at index `from` or later. Returns the index of the first character
    /// of the first occurrence; `None` if there is no occurrence. If `wanted` begins with a word, only occurrences at
    /// the start of a word are found.
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

/// Returns true if a folded character can be part of a word. This includes the full stop, because folding keeps full
/// stops only within numbers.
pub fn is_in_word(character: char) -> bool {
    character == '.' || class(character) == Class::Word
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    None,
    Soft,
    Hard,
}
