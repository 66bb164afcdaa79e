//! Finds out in one pass over the bytes of a text which checks for leftover markup it needs. Most texts need none.

use super::leftovers::GAP;

/// Bit of the class of `*` and `~`.
pub const EMPHASIS: u8 = 1;
/// Bit of the class of the half-width colon.
pub const COLON: u8 = 2;
/// Bit of the class of the brackets `[ ]`, `［ ］`, `【 】` and `〔 〕`.
pub const BRACKET: u8 = 4;
/// Bit of the class of pipes, half-width or full-width.
pub const PIPE: u8 = 8;
/// Bit of the class of the characters that [`spans`](super::spans) checks.
pub const SPAN: u8 = 16;
/// Bit of the class of [`GAP`], the placeholder for anything that is not literal text.
pub const NO_TEXT: u8 = 32;
/// Marks the first byte of a full-width character, and the apostrophe. Their classes depend on the bytes that follow.
const WIDE: u8 = 128;

/// The classes to which a character belongs, as a set of bits.
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

/// For each byte, the classes of the ASCII character with this value. [`WIDE`] means that the classes depend on the
/// bytes that follow.
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

/// The classes of all characters in a text, as a set of bits.
pub fn of(text: &str) -> u8 {
    let mut all = 0;
    for (at, byte) in text.bytes().enumerate() {
        let class = CLASSES[usize::from(byte)];
        if class != 0 {
            all |= if class == WIDE { class_of_wide(text, at) } else { class };
        }
    }
    all
}

/// The characters that belong to one of the given classes, with their offsets.
pub fn places(text: &str, classes: u8) -> impl Iterator<Item = (usize, char)> {
    let places = text.bytes().enumerate().filter(move |(at, byte)| {
        let class = CLASSES[usize::from(*byte)];
        let is_one = |class: u8| class & classes != 0;
        class != 0 && is_one(if class == WIDE { class_of_wide(text, *at) } else { class })
    });
    places.filter_map(|(at, _)| Some((at, text.get(at..)?.chars().next()?)))
}

/// The classes of the character at the offset `at`, whose first byte is marked [`WIDE`].
fn class_of_wide(text: &str, at: usize) -> u8 {
    let mut rest = text.get(at..).unwrap_or_default().chars();
    match rest.next() {
        // Chinese text is full of `：`; it can stand for `section:` only before a Latin letter.
        Some('：') if !rest.as_str().starts_with(|c: char| c.is_ascii_alphabetic()) => 0,
        Some('\'') if rest.as_str().starts_with("''") => SPAN,
        c => c.map_or(0, class),
    }
}
