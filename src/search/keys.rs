//! The keys by which search finds a text, such as words and pairs of Han characters.
//!
//! The keys of any text are its words, its pairs of successive Han characters, its pairs of Han characters with
//! punctuation between them (written as a space), and its pairs of a Han character and an adjacent word. The keys of a
//! name are also its single Han characters, and the whole name.

use super::fold::{Class, class, is_in_word};

/// Maximum number of characters of a word that search compares; it ignores the rest of a longer word.
const LONGEST_WORD: usize = 24;

/// A token, into which a folded text is divided: a Han character, a word, or what separates words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token<'t> {
    /// One Han character.
    Han(char),
    /// A word: its characters, at most the first 24.
    Word(&'t [char]),
    /// A space or sign, which separates words.
    Space,
}

/// Divides a folded text into Han characters, words and separators.
pub fn tokens(characters: &[char]) -> impl Iterator<Item = Token<'_>> {
    let mut rest = characters;
    std::iter::from_fn(move || {
        let first = *rest.first()?;
        let (token, length) = match class(first) {
            Class::Han => (Token::Han(first), 1),
            Class::Word => {
                let other = |c: &char| !is_in_word(*c);
                let length = rest.iter().position(other).unwrap_or(rest.len());
                (Token::Word(&rest[..length.min(LONGEST_WORD)]), length)
            }
            Class::Space | Class::Sign => (Token::Space, 1),
        };
        rest = &rest[length..];
        Some(token)
    })
}

/// Receives the index keys of a text, one after another.
pub trait Keys {
    /// Receives a key that is a pair of successive Han characters.
    fn pair(&mut self, first: char, second: char);
    /// Receives a key that is a word.
    fn word(&mut self, word: &[char]);
    /// Receives a key that is a word together with the Han character directly before or after it, or two Han characters
    /// with a space between them. `text` has the characters of the key, in the order of the text.
    fn mixed(&mut self, text: &mut dyn Iterator<Item = char>);
}

/// Divides a folded text into index keys and passes each key to `to`. Every key occurs literally in the text, so the
/// search script can find the key again in the text of a page.
pub fn keys_of(characters: &[char], to: &mut impl Keys) {
    let mut earlier = Token::Space;
    let mut before = Token::Space;
    for token in tokens(characters) {
        let is_cut = |token| matches!(token, Token::Word(word) if word.len() == LONGEST_WORD);
        match (before, token) {
            (Token::Han(first), Token::Han(second)) => to.pair(first, second),
            (Token::Space, Token::Han(second)) if let Token::Han(first) = earlier => {
                to.mixed(&mut [first, ' ', second].into_iter());
            }
            // Only the first characters of a long word are its key, so a key of this word and the next character would
            // not occur literally in the text.
            _ if is_cut(before) || is_cut(token) => {}
            (Token::Word(word), Token::Han(han)) => {
                to.mixed(&mut word.iter().copied().chain([han]));
            }
            (Token::Han(han), Token::Word(word)) => {
                to.mixed(&mut std::iter::once(han).chain(word.iter().copied()));
            }
            _ => {}
        }
        if let Token::Word(word) = token {
            to.word(word);
        }
        (earlier, before) = (before, token);
    }
}

/// The key of a word: the word without the `s` of an English plural, so that `fractures` finds `fracture`.
pub fn of_word(word: &[char]) -> &[char] {
    let is_latin = || word.iter().all(char::is_ascii_lowercase);
    match word {
        [stem @ .., before, 's'] if stem.len() > 1 && !"sui".contains(*before) && is_latin() => {
            &word[..word.len() - 1]
        }
        _ => word,
    }
}

/// The key under which the index lists a whole name: `=` and the folded name, such as `=bone density`.
pub fn of_name(characters: &[char]) -> impl Iterator<Item = char> {
    std::iter::once('=').chain(characters.iter().copied())
}

/// The forms of a folded name that search looks up: the name as given, and with or without the `s` of an English
/// plural. `fractures` also gives `fracture`, and `fracture` also gives `fractures`.
pub fn forms_of_name(name: &[char]) -> impl Iterator<Item = Vec<char>> {
    let other = match name {
        [stem @ .., 's'] => Some(stem.to_vec()),
        [.., last] if last.is_ascii_lowercase() => Some([name, &['s']].concat()),
        _ => None,
    };
    std::iter::once(name.to_vec()).chain(other)
}

/// The number of a key in the search index: the hash FNV-1a of its UTF-16 form, mixed so that numbers are spread
/// evenly. The search script in browsers computes the same number. Two keys may have the same number; search then finds
/// out from the text of a page which of the two the page contains.
pub fn number(key: impl IntoIterator<Item = char>) -> u32 {
    let add = |number: u32, unit: u32| (number ^ unit).wrapping_mul(0x0100_0193);
    let mut number: u32 = 0x811c_9dc5;
    for character in key {
        number = match u32::from(character) {
            unit @ ..=0xffff => add(number, unit),
            other => {
                let other = other - 0x1_0000;
                add(add(number, 0xd800 | other >> 10), 0xdc00 | other & 0x3ff)
            }
        };
    }
    number = (number ^ number >> 16).wrapping_mul(0x85eb_ca6b);
    number ^ number >> 13
}
