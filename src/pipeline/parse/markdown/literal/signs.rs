//! The characters that leftover markup has, found in one pass over the bytes of a text. Most texts have none of them.

use super::leftovers::GAP;

/// Stars and tildes.
pub const EMPHASIS: u8 = 1;
/// Half-width colons.
pub const COLON: u8 = 2;
/// Square brackets of any width.
pub const BRACKET: u8 = 4;
/// Pipes of any width.
pub const PIPE: u8 = 8;
/// Anything that [`spans`](super::spans) looks at.
pub const SPAN: u8 = 16;
/// What is no text.
pub const NO_TEXT: u8 = 32;
/// Bytes that begin a full-width sign, perhaps one of these.
const WIDE: u8 = 128;

/// Which of these classes a character is of.
const fn class(c: char) -> u8 {
    match c {
        '*' => EMPHASIS,
        '~' => EMPHASIS | SPAN,
        ':' => COLON | SPAN,
        '[' => BRACKET | SPAN,
        ']' | '［' | '］' | '【' | '】' | '〔' | '〕' => BRACKET,
        '|' | '｜' => PIPE,
        '$' | '＄' | '\\' | '^' | '＾' | '=' | '＝' | '_' | '＿' | '＊' | '～' | '%' | '{'
        | '｛' | '&' | '＆' | '<' | '＜' | '〈' | '：' | 'h' | 'w' | 'H' | 'W' | '`' | '｀'
        | '@' | '＠' => SPAN,
        GAP => NO_TEXT,
        _ => 0,
    }
}

/// The classes of single bytes.
static CLASSES: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte: u8 = 0;
    while byte < 128 {
        table[byte as usize] = class(byte as char);
        byte += 1;
    }
    // All of ours that are no ASCII begin with one of these.
    table[0xE3] = WIDE;
    table[0xEF] = WIDE;
    table
};

/// The classes that a text has characters of.
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

/// The characters of some classes, and where they stand.
pub fn places(text: &str, classes: u8) -> impl Iterator<Item = (usize, char)> {
    let places = text.bytes().enumerate().filter(move |(at, byte)| {
        let class = CLASSES[usize::from(*byte)];
        let is_one = |class: u8| class & classes != 0;
        class != 0 && is_one(if class == WIDE { class_of_wide(text, *at) } else { class })
    });
    places.filter_map(|(at, _)| Some((at, text.get(at..)?.chars().next()?)))
}

/// The class of a character that may be full-width.
fn class_of_wide(text: &str, at: usize) -> u8 {
    let mut rest = text.get(at..).unwrap_or_default().chars();
    match rest.next() {
        // Chinese has one in every other sentence; only before a Latin letter it may stand for `section:`.
        Some('：') if !rest.as_str().starts_with(|c: char| c.is_ascii_alphabetic()) => 0,
        c => c.map_or(0, class),
    }
}
