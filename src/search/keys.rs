//! What a text is found by: pairs of Han characters, words, and pairs of a Han character and a word beside it; in names
//! also single Han characters, and the whole name.

use super::fold::{Class, class, is_in_word};

/// The most characters of a word that count.
const LONGEST_WORD: usize = 24;

/// A key as a number: a pair of characters, or else the hash of a text.
pub type Key = u64;

/// Marks keys that are hashes.
const IS_HASH: Key = 1 << 63;

/// A stretch of a folded text that is compared as one: a Han character, or a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token<'t> {
    /// One character.
    Han(char),
    /// The characters of a word.
    Word(&'t [char]),
    /// What separates others.
    Space,
}

/// The tokens of a folded text.
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

/// What a text's keys are given to.
pub trait Keys {
    /// A pair of Han characters.
    fn pair(&mut self, first: char, second: char);
    /// A word.
    fn word(&mut self, word: &[char]);
    /// A word and a Han character beside it, in their order.
    fn mixed(&mut self, text: &mut dyn Iterator<Item = char>);
}

/// Gives the keys of a folded text.
pub fn keys_of(characters: &[char], to: &mut impl Keys) {
    let mut before = Token::Space;
    for token in tokens(characters) {
        match (before, token) {
            (Token::Han(first), Token::Han(second)) => to.pair(first, second),
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
        before = token;
    }
}

/// The key of a pair; of a single character, if the second is none.
pub fn pair(first: char, second: Option<char>) -> Key {
    (u64::from(u32::from(first)) << 21) | second.map_or(0, |second| u64::from(u32::from(second)))
}

/// The key of a text.
pub fn text(key: &str) -> Key {
    let hash = key.bytes().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    hash | IS_HASH
}

/// The text of a key that is no hash.
pub fn text_of_pair(key: Key) -> Option<String> {
    if key & IS_HASH != 0 {
        return None;
    }
    let character = |bits: u64| u32::try_from(bits & 0x1f_ffff).ok().and_then(char::from_u32);
    let first = character(key >> 21)?;
    let second = character(key).filter(|second| *second != '\0');
    Some(std::iter::once(first).chain(second).collect())
}

/// The key of a whole name. Long names go by their hash.
pub fn of_name(characters: &[char]) -> String {
    let name: String = characters.iter().collect();
    let units = name.encode_utf16().count();
    if units <= LONGEST_WORD { format!("={name}") } else { format!("={units}:{}", hash(&name)) }
}

/// A hash of a text that a script computes the same: FNV-1a over UTF-16.
pub fn hash(text: &str) -> u32 {
    text.encode_utf16()
        .fold(0x811c_9dc5, |hash: u32, unit| (hash ^ u32::from(unit)).wrapping_mul(0x0100_0193))
}
