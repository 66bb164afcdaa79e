//! Finds out, in one pass over a text, which checks need to read it.
//!
//! Most texts contain none of the words that a check looks for. Therefore each check that reads texts declares its
//! clues: what a text must contain so that the check can find anything. [`Scanner`] reads each character only once, for
//! all checks together. It never misses a clue. It may report a clue that is not there, which only costs time.

use std::collections::BTreeMap;

use super::pair_table::{Pair, PairTable};
use crate::characters::is_han;
use crate::pipeline::lexicon::Lexicon;

/// Something that a text must contain so that a check can find anything in it, such as the word `study`. A check may
/// have several clues. It reads a text that contains at least one of them, and skips other texts.
pub enum Clue {
    /// No clue is needed: the check reads every text.
    Any,
    /// The text contains one of these characters.
    Character(&'static str),
    /// The text contains one of these characters directly after a Han character.
    BehindHan(&'static str),
    /// The text contains this word, with Latin letters in any case.
    Word(&'static str),
    /// The text contains this word of at least two Han characters. The scanner also tells where it may begin.
    Start(&'static str),
}

/// Finds the clues of all checks in a text. A set of checks is a bit mask, in which each check has the bit that [`bit`]
/// gives it.
pub struct Scanner {
    /// Bit mask of the checks that read every text.
    any: u16,
    /// Finds single characters. For each character, by its code point, a number holds two bit masks. Its low half has
    /// the checks that look for the character. Its high half has those that look for it directly after a Han character.
    characters: Vec<u32>,
    /// Finds words by two neighbouring characters of them. For each such pair: the bit mask of the checks that look for
    /// a word with it.
    pairs: PairTable<u16>,
    /// Bit mask of the checks with clues [`Clue::Start`].
    starts: u16,
    /// Finds words by three neighbouring Latin letters of them. For each three letters: the bit mask of the checks that
    /// look for a word with these letters. The index has the numbers of the letters, in five bits each.
    triples: Vec<u16>,
}

/// The bit that stands for a check in a mask. `number` is the index of the check. A mask has only sixteen bits, so all
/// checks from index 15 on share the last bit. Each of these reads every text that has a clue of any of them.
pub fn bit(number: usize) -> u16 {
    1 << number.min(15)
}

/// Number of characters in Unicode's first plane, to which nearly all characters of clues belong.
const CHARACTERS: usize = 0x1_0000;
/// Number of indices for three neighbouring Latin letters, with five bits for each letter.
const TRIPLES: usize = 1 << 15;
/// Frequent characters, the most frequent first. The scanner finds a word by its rarest two or three neighbouring
/// characters, so that few other texts contain them.
static COMMON: Lexicon = Lexicon {
    en: " 0123456789etaoinshrdlucmfwypvbgkjqxz",
    zh: "的不有一是在人以可會沒任何為用作效完全分上中下",
};

impl Scanner {
    /// Prepares the search. `checks` has the clues of each check. A check without clues finds nothing in any text.
    pub fn new(checks: &[Vec<Clue>]) -> Self {
        let mut pairs = BTreeMap::new();
        let mut own = Self {
            any: 0,
            characters: vec![0; CHARACTERS],
            pairs: PairTable::of(BTreeMap::new()),
            starts: 0,
            triples: vec![0; TRIPLES],
        };
        for (number, clues) in checks.iter().enumerate() {
            clues.iter().for_each(|clue| own.add(clue, bit(number), &mut pairs));
        }
        own.pairs = PairTable::of(pairs);
        own
    }

    /// The checks that need to read a text, as a bit mask. Each check has the bit that [`bit`] gives it.
    pub fn scan(&self, text: &str) -> u16 {
        self.scan_for(text, &mut Vec::new())
    }

    /// Returns the same as [`Self::scan`], and replaces `starts` by the byte offsets at which a word of a
    /// [`Clue::Start`] may begin.
    pub fn scan_for(&self, text: &str, starts: &mut Vec<usize>) -> u16 {
        starts.clear();
        let (mut found, mut previous, mut letters) = (self.any, '\0', 0);
        for (at, character) in text.char_indices() {
            let checks = self.characters.get(character as usize).copied().unwrap_or_default();
            found |= checks as u16;
            // Most characters outside of Unicode's first plane are Han.
            if checks >> 16 != 0 && (is_han(previous) || previous > '\u{FFFF}') {
                found |= (checks >> 16) as u16;
            }
            if let Some(checks) = self.pairs.get((previous, character)) {
                found |= checks;
                if checks & self.starts != 0 {
                    starts.push(at - previous.len_utf8());
                }
            }
            if character.is_ascii() {
                letters = (letters << 5 | code(character as u8)) % TRIPLES;
                found |= self.triples[letters];
            } else {
                letters = 0;
            }
            previous = character;
        }
        found
    }

    fn add(&mut self, clue: &Clue, bit: u16, pairs: &mut BTreeMap<Pair, u16>) {
        match clue {
            Clue::Any => self.any |= bit,
            Clue::Character(characters) => self.characters(characters, bit.into(), bit),
            Clue::BehindHan(characters) => {
                self.characters(characters, u32::from(bit) << 16, bit);
            }
            Clue::Word(word) => self.word(word, bit, pairs),
            Clue::Start(word) => {
                self.starts |= bit;
                let mut characters = word.chars();
                if let (Some(first), Some(second)) = (characters.next(), characters.next()) {
                    *pairs.entry((first, second)).or_default() |= bit;
                }
            }
        }
    }

    /// Notes in `characters` who looks for each of `wanted`: `checks` is the number with the two bit masks. A check
    /// that looks for a character outside of Unicode's first plane reads every text.
    fn characters(&mut self, wanted: &str, checks: u32, bit: u16) {
        for character in wanted.chars() {
            match self.characters.get_mut(character as usize) {
                Some(own) => *own |= checks,
                None => self.any |= bit,
            }
        }
    }

    fn word(&mut self, word: &str, bit: u16, pairs: &mut BTreeMap<Pair, u16>) {
        let characters: Vec<char> = word.chars().collect();
        let rarity = |window: &&[char]| window.iter().copied().map(rarity).sum::<usize>();
        let triple = characters.windows(3).filter(|window| is_triple(window)).max_by_key(rarity);
        if let Some(triple) = triple {
            let place = triple.iter().fold(0, |place, letter| place << 5 | code(*letter as u8));
            self.triples[place] |= bit;
            return;
        }
        match characters.windows(2).max_by_key(rarity) {
            Some([first, second]) => {
                either_case(*first, |first| {
                    either_case(*second, |second| {
                        *pairs.entry((first, second)).or_default() |= bit
                    });
                });
            }
            _ => self.characters(word, bit.into(), bit),
        }
    }
}

/// The number of a Latin letter, from 1 to 26, in either case. 0 for any other byte.
fn code(byte: u8) -> usize {
    let small = byte | 0x20;
    if small.is_ascii_lowercase() { usize::from(small - b'a' + 1) } else { 0 }
}

/// Returns true if these three characters are lower-case Latin letters whose only other form is the ASCII capital. The
/// letter `k` has another form, the kelvin sign. A final `i` may have one too: the lower case of the Turkish `İ` is `i`
/// with a combining mark.
fn is_triple(letters: &[char]) -> bool {
    let are_letters = letters.iter().all(char::is_ascii_lowercase);
    are_letters && !letters.contains(&'k') && letters.last() != Some(&'i')
}

fn rarity(character: char) -> usize {
    let all = if character.is_ascii() { COMMON.en } else { COMMON.zh };
    all.chars().position(|common| common == character).unwrap_or(all.len())
}

fn either_case(character: char, mut each: impl FnMut(char)) {
    each(character.to_ascii_lowercase());
    each(character.to_ascii_uppercase());
}
