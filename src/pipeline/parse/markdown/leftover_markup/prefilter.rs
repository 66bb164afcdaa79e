//! Finds out, in one pass over the bytes of a text, which classes of characters it contains. This tells which checks
//! for leftover markup the text needs; most texts need none.

use super::leftovers::GAP;
use std::ops::RangeInclusive;

/// In a set of character classes (see [`of`]), the bit for `*` and `~`.
pub const EMPHASIS: u8 = 1;
/// In a set of character classes (see [`of`]), the bit for the half-width colon.
pub const COLON: u8 = 2;
/// In a set of character classes (see [`of`]), the bit for the brackets `[ ]`, `［ ］`, `【 】` and `〔 〕`.
pub const BRACKET: u8 = 4;
/// In a set of character classes (see [`of`]), the bit for pipes, half-width or full-width.
pub const PIPE: u8 = 8;
/// In a set of character classes (see [`of`]), the bit for the characters that [`spans`](super::spans) checks.
pub const SPAN: u8 = 16;
/// In a set of character classes (see [`of`]), the bit for [`GAP`], the placeholder for what is not literal text, such
/// as code.
pub const NO_TEXT: u8 = 32;
/// Value in [`CLASSES`] for a byte that alone does not tell the classes of its character, so that the next bytes must
/// be looked at too: the apostrophe, and the first byte of full-width characters in UTF-8.
const WIDE: u8 = 128;

/// The classes to which a character belongs, as a set of bits: for instance [`EMPHASIS`] for `*`, and 0 for a letter.
const fn class(c: char) -> u8 {
    match c {
        '*' => EMPHASIS,
        '~' => EMPHASIS | SPAN,
        ':' => COLON | SPAN,
        '[' => BRACKET | SPAN,
        '［' => BRACKET | SPAN,
        ']' | '］' | '【' | '】' | '〔' | '〕' => BRACKET,
        '|' => PIPE | SPAN,
        '｜' => PIPE,
        '+' | '$' | '＄' | '\\' | '^' | '＾' | '=' | '＝' | '_' | '＿' | '＊' | '～' | '%'
        | '{' | '｛' | '&' | '＆' | '<' | '＜' | '〈' | '：' | 'h' | 'w' | 'H' | 'W' | '`'
        | '｀' | '@' | '＠' => SPAN,
        GAP => NO_TEXT,
        _ => 0,
    }
}

/// For each byte: the classes of the ASCII character with this value, as a set of bits; or [`WIDE`].
static CLASSES: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte: u8 = 0;
    while byte < 128 {
        table[byte as usize] = class(byte as char);
        byte += 1;
    }
    // All non-ASCII characters of interest begin with one of these bytes.
    table[0xE3] = WIDE;
    // An apostrophe belongs to a class only if two more follow.
    table[b'\'' as usize] = WIDE;
    table[0xEF] = WIDE;
    table
};

/// The first bytes of characters, nearly all Han, that have three bytes in UTF-8 and belong to no class.
const HAN: RangeInclusive<u8> = 0xE4..=0xE9;

/// Returns true if the character at the offset `at` is one of `、。「」，`, which are frequent and belong to no class.
fn is_mark(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes().get(at..at + 3);
    matches!(bytes, Some([0xE3, 0x80, 0x81 | 0x82 | 0x8C | 0x8D] | [0xEF, 0xBC, 0x8C]))
}

/// The classes of all characters in a text, as a set of bits. For instance, the bit [`EMPHASIS`] is set if the text
/// contains `*` or `~`.
pub fn of(text: &str) -> u8 {
    let bytes = text.as_bytes();
    let (mut all, mut at) = (0, 0);
    loop {
        while bytes.get(at).is_some_and(|byte| HAN.contains(byte)) {
            at += 3;
        }
        let Some(byte) = bytes.get(at) else { return all };
        let class = CLASSES[usize::from(*byte)];
        if class == WIDE && is_mark(text, at) {
            at += 3;
            continue;
        }
        all |= if class == WIDE { class_of_wide(text, at) } else { class };
        at += 1;
    }
}

/// The characters of a text that belong to at least one of these `classes` (a set of bits), each with its byte offset.
pub fn places(text: &str, classes: u8) -> impl Iterator<Item = (usize, char)> {
    let places = text.bytes().enumerate().filter(move |(at, byte)| {
        let class = CLASSES[usize::from(*byte)];
        let is_one = |class: u8| class & classes != 0;
        class != 0 && is_one(if class == WIDE { class_of_wide(text, *at) } else { class })
    });
    places.filter_map(|(at, _)| Some((at, text.get(at..)?.chars().next()?)))
}

/// The classes, as a set of bits, of the character at the offset `at`. For a character whose first byte has the value
/// [`WIDE`] in [`CLASSES`].
fn class_of_wide(text: &str, at: usize) -> u8 {
    let mut rest = text.get(at..).unwrap_or_default().chars();
    match rest.next() {
        // Chinese text is full of `：`; it can stand for `section:` only before a Latin letter.
        Some('：') if !rest.as_str().starts_with(|c: char| c.is_ascii_alphabetic()) => 0,
        Some('\'') if rest.as_str().starts_with("''") => SPAN,
        c => c.map_or(0, class),
    }
}
