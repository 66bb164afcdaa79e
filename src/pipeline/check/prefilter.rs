//! Finds out, in one pass over a text, which checks need to read it.
//!
//! Most texts contain none of the words that a check looks for. Therefore each check that reads texts declares its
//! clues: what a text must contain so that the check can find anything. [`Scanner`] reads each character only once, for
//! all checks together. It never misses a clue. It may report a clue that is not there, which only costs time.

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
}

/// Finds the clues of all checks in a text. A set of checks is a bit mask, in which each check has the bit that [`bit`]
/// gives it.
pub struct Scanner {
    /// Bit mask of the checks that read every text.
    any: u16,
    /// Bit mask of the checks that have at least one clue. A check without clues finds nothing in any text.
    all: u16,
    /// Finds two characters in a row. For each character, by its code point, a number holds two bit masks. Its high
    /// half has the checks for which the character can be the first of the two, its low half those for which it can be
    /// the second. A check that looks for a single character accepts any character as the first.
    checks_by_character: Box<[u32; CHARACTERS]>,
    /// Finds words by two neighbouring characters of them. For each hash of two characters: the bit mask of the checks
    /// that look for a word with these characters. Different pairs can have the same hash, so that a check may read a
    /// text in vain.
    pairs: Vec<u16>,
    /// Finds words by three neighbouring Latin letters of them. For each three letters: the bit mask of the checks that
    /// look for a word with these letters. The index has the numbers of the letters, in five bits each. `None` if no
    /// check looks for such a word.
    triples: Option<Vec<u16>>,
}

/// The bit that stands for a check in a mask. `number` is the index of the check. A mask has only sixteen bits, so all
/// checks from index 15 on share the last bit. Each of these reads every text that has a clue of any of them.
pub fn bit(number: usize) -> u16 {
    1 << number.min(15)
}

/// Number of characters in Unicode's first plane. Other characters are rare, so every check reads a text with one of
/// them.
const CHARACTERS: usize = 0x1_0000;
/// Number of hashes of two neighbouring characters. It must be large, because a paragraph has hundreds of such pairs.
/// If one hash in a hundred belonged to a word of some check, this check would read most paragraphs in vain.
const PAIRS: usize = 1 << 16;
/// Number of indices for three neighbouring Latin letters, with five bits for each letter.
const TRIPLES: usize = 1 << 15;
/// The blocks of Han characters in Unicode's first plane.
const HAN: [std::ops::RangeInclusive<usize>; 2] = [0x3400..=0x4DBF, 0x4E00..=0x9FFF];
/// Frequent characters, the most frequent first. The scanner finds a word by its rarest two or three neighbouring
/// characters, so that few other texts contain them.
static COMMON: Lexicon = Lexicon {
    en: " 0123456789etaoinshrdlucmfwypvbgkjqxz",
    zh: "的不有一是在人以可會沒任何為用作效完全分上中下",
};

impl Scanner {
    /// Prepares the search. `checks` has the clues of each check.
    pub fn new(checks: &[Vec<Clue>]) -> Self {
        let mut own = Self {
            any: 0,
            all: 0,
            checks_by_character: Box::new([0; CHARACTERS]),
            pairs: vec![0; PAIRS],
            triples: None,
        };
        for (number, clues) in checks.iter().enumerate() {
            let bit = bit(number);
            own.all |= if clues.is_empty() { 0 } else { bit };
            clues.iter().for_each(|clue| own.add(clue, bit));
        }
        own
    }

    /// The checks that need to read a text, as a bit mask. Each check has the bit that [`bit`] gives it.
    pub fn scan(&self, text: &str) -> u16 {
        let of_triples = self.triples.as_deref().map_or(0, |triples| scan_triples(text, triples));
        (self.any | self.scan_pairs(text) | of_triples) & self.all
    }

    fn scan_pairs(&self, text: &str) -> u16 {
        let (mut found, mut of_words, mut before, mut previous) = (0, 0, u32::MAX, '\0');
        for character in text.chars() {
            let checks =
                self.checks_by_character.get(character as usize).copied().unwrap_or(u32::MAX);
            found |= before & checks;
            before = checks >> 16;
            of_words |= self.pairs[pair(previous, character)];
            previous = character;
        }
        found as u16 | of_words
    }

    fn add(&mut self, clue: &Clue, bit: u16) {
        match clue {
            Clue::Any => self.any |= bit,
            Clue::Character(characters) => self.characters(characters, bit),
            Clue::BehindHan(characters) => {
                let han = HAN.into_iter().flatten();
                han.for_each(|character| {
                    self.checks_by_character[character] |= u32::from(bit) << 16
                });
                characters.chars().for_each(|character| self.second(character, bit));
            }
            Clue::Word(word) => self.word(word, bit),
        }
    }

    fn characters(&mut self, characters: &str, bit: u16) {
        self.checks_by_character.iter_mut().for_each(|checks| *checks |= u32::from(bit) << 16);
        characters.chars().for_each(|character| self.second(character, bit));
    }

    fn word(&mut self, word: &str, bit: u16) {
        let characters: Vec<char> = word.chars().collect();
        let rarity = |window: &&[char]| window.iter().copied().map(rarity).sum::<usize>();
        let triple = characters.windows(3).filter(|window| is_triple(window)).max_by_key(rarity);
        if let Some(triple) = triple {
            let place = triple.iter().fold(0, |place, letter| place << 5 | code(*letter as u8));
            self.triples.get_or_insert_with(|| vec![0; TRIPLES])[place] |= bit;
            return;
        }
        match characters.windows(2).max_by_key(rarity) {
            Some([first, second]) => {
                either_case(*first, |first| {
                    either_case(*second, |second| self.pairs[pair(first, second)] |= bit);
                });
            }
            _ => self.characters(word, bit),
        }
    }

    fn second(&mut self, character: char, bit: u16) {
        if let Some(checks) = self.checks_by_character.get_mut(character as usize) {
            *checks |= u32::from(bit);
        }
    }
}

fn scan_triples(text: &str, triples: &[u16]) -> u16 {
    let (mut found, mut place) = (0, 0);
    for byte in text.bytes() {
        place = (place << 5 | code(byte)) & (TRIPLES - 1);
        found |= triples[place];
    }
    found
}

/// The hash of two characters. Uses Fibonacci hashing (Knuth, The Art of Computer Programming 3, §6.4).
fn pair(first: char, second: char) -> usize {
    let mixed = u32::from(first).wrapping_mul(0x9e37_79b1).wrapping_add(u32::from(second));
    (mixed.wrapping_mul(0x9e37_79b1) >> 16) as usize & (PAIRS - 1)
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
