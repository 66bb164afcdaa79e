//! Finds out, in one pass over the bytes of a text, which checks of its characters it needs. Nearly every file needs
//! none.

use std::ops::RangeInclusive;

/// Bit of [`Prefilter`]: the text contains control characters other than tabs and line ends.
const CONTROL: u16 = 1;
/// Bit of [`Prefilter`]: the text contains a carriage return without a line feed after it.
const RETURN: u16 = 2;
/// Bit of [`Prefilter`]: the text contains a tab directly after a backtick or tilde, the characters of code fences.
const FENCE: u16 = 4;
/// Bit of [`Prefilter`]: the text contains two of the characters `<` and `>` in a row, as merge conflict markers do.
const MERGE: u16 = 8;
/// Bit of [`Prefilter`]: the text contains a private-use character, or a character beyond Unicode's first plane, such
/// as an emoji. The first byte of a character in UTF-8 is enough to decide this.
const BEYOND: u16 = 256;
/// Bit of [`Prefilter`]: the text contains a character of Unicode's block General Punctuation. The first two bytes of a
/// character in UTF-8 decide about this bit and the next three. These are [`PRIVATE`] for characters at the end of
/// Unicode's first plane, [`LATIN`] for Latin and Arabic, and [`HANGUL`] for Hangul.
const PUNCTUATION: u16 = 16;
const PRIVATE: u16 = 32;
const LATIN: u16 = 64;
const HANGUL: u16 = 128;

/// All bits of [`Prefilter`] for characters that [`super::judge`] may report.
const CHARACTERS: u16 = CONTROL | BEYOND | PUNCTUATION | PRIVATE | LATIN | HANGUL;

/// For each value of a byte: the bits of [`Prefilter`] that a pair of neighbouring bytes can have if this is its first
/// byte. The pair has a bit only if [`SECOND`] also has it for the second byte.
static FIRST: [u16; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte {
            0x0D => RETURN,
            0x09 | 0x0A => 0,
            0x00..=0x1F | 0x7F => CONTROL,
            0xEE | 0xF0..=0xFF => BEYOND,
            0x60 | 0x7E => FENCE,
            0x3C | 0x3E => MERGE,
            0xE2 => PUNCTUATION,
            0xEF => PRIVATE,
            0xC2 | 0xCD | 0xD8 => LATIN,
            0xE1 | 0xE3 => HANGUL,
            _ => 0,
        };
        byte += 1;
    }
    table
};

/// For each value of a byte: the bits of [`Prefilter`] that a pair of neighbouring bytes can have if this is its second
/// byte. The pair has a bit only if [`FIRST`] also has it for the first byte.
static SECOND: [u16; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let continues = match byte {
            0x80 | 0x81 => PUNCTUATION | PRIVATE | LATIN,
            0x85 => PRIVATE | LATIN | HANGUL,
            0x82..=0x9F => PRIVATE | LATIN,
            0xA0 => PRIVATE | HANGUL,
            0xA1..=0xA3 | 0xB7 | 0xBB | 0xBE | 0xBF => PRIVATE,
            0x09 => FENCE,
            0x3C | 0x3E => MERGE,
            _ => 0,
        };
        table[byte] = CONTROL | BEYOND | continues | if byte == 0x0A { 0 } else { RETURN };
        byte += 1;
    }
    table
};

/// The first bytes of characters, nearly all Han, that have three bytes in UTF-8 and need no check.
const HAN: RangeInclusive<u8> = 0xE4..=0xE9;

/// Returns true if the character at the offset `at` needs no check: Han, and most Chinese punctuation marks.
fn is_calm(bytes: &[u8], at: usize) -> bool {
    match bytes.get(at) {
        Some(0xE3) => bytes.get(at + 1) == Some(&0x80),
        Some(0xEF) => bytes.get(at + 1) == Some(&0xBC),
        first => first.is_some_and(|byte| HAN.contains(byte)),
    }
}

/// A set of bits that tells which checks of its characters a text needs. A set bit means that the text may contain what
/// the check looks for.
#[derive(Clone, Copy)]
pub struct Prefilter(u16);

impl Prefilter {
    /// Finds out which checks a text needs, by looking at every pair of neighbouring bytes.
    pub fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let (mut signs, mut before, mut at) = (0, 0, 0);
        while let Some(byte) = bytes.get(at) {
            signs |= before & SECOND[usize::from(*byte)];
            before = FIRST[usize::from(*byte)];
            at += 1;
            // A Han character has bits only if its first byte is the second of a pair.
            if HAN.contains(byte) {
                at += 2;
                while is_calm(bytes, at) {
                    at += 3;
                }
            }
        }
        Self(signs | (before & SECOND[0]))
    }

    /// Returns true if the text may contain invisible or unreadable characters.
    pub fn may_hold_unseen(self) -> bool {
        self.0 & CHARACTERS != 0
    }

    /// Returns true if the text may contain merge conflict markers.
    pub fn may_hold_conflict(self) -> bool {
        self.0 & MERGE != 0
    }

    /// Returns true if the text contains control characters, or carriage returns without a line feed.
    pub fn has_controls(self) -> bool {
        self.0 & (CONTROL | RETURN) != 0
    }

    /// Returns true if the text may contain a tab after a closing code fence. Such a tab keeps the Markdown parser from
    /// closing the code block.
    pub fn may_hold_open_fence(self) -> bool {
        self.0 & FENCE != 0
    }
}

/// Byte offsets of characters that may be invisible or unreadable, in order.
pub fn candidates(text: &str) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    let second = |at: usize| bytes.get(at + 1).copied().unwrap_or_default();
    (0..bytes.len()).filter(move |at| of_pair(bytes[*at], second(*at)) & CHARACTERS != 0)
}

fn of_pair(first: u8, second: u8) -> u16 {
    FIRST[usize::from(first)] & SECOND[usize::from(second)]
}
