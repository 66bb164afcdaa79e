//! Packs integers into texts of printable characters that need no escaping in JavaScript strings. Small numbers take
//! one character.
//!
//! A number is written with 91 digits: the characters from `#` to `~` without the backslash. The first 61 of them are
//! used only as the last digit of a number, the other 30 only as the digits before it. So the end of each number is
//! visible.

const FIRST: u32 = '#' as u32;
const BACKSLASH: u32 = '\\' as u32;
const LAST_SIGNS: u32 = 61;
const OTHER_SIGNS: u32 = 30;

/// Encodes a number and appends it to `out`.
pub fn push(mut number: u32, out: &mut Vec<u8>) {
    while number >= LAST_SIGNS {
        number -= LAST_SIGNS;
        out.push(sign(LAST_SIGNS + number % OTHER_SIGNS));
        number /= OTHER_SIGNS;
    }
    out.push(sign(number));
}

fn sign(value: u32) -> u8 {
    let code = FIRST + value;
    (if code >= BACKSLASH { code + 1 } else { code }) as u8
}

/// Decodes the number at the start of a text and removes it from the text. `None` if the text does not begin with a
/// complete number.
pub fn first(text: &mut &str) -> Option<u32> {
    let (mut sum, mut factor) = (0u32, 1u32);
    for (at, byte) in text.bytes().enumerate() {
        let code = u32::from(byte);
        let code = if code > BACKSLASH { code - 1 } else { code };
        let value = code.saturating_sub(FIRST);
        sum = sum.wrapping_add(value.wrapping_mul(factor));
        if value < LAST_SIGNS {
            *text = &text[at + 1..];
            return Some(sum);
        }
        factor = factor.wrapping_mul(OTHER_SIGNS);
    }
    None
}

/// Decodes a text that consists of numbers. Yields the numbers one after another.
pub fn all(text: &str) -> impl Iterator<Item = u32> {
    let mut rest = text;
    std::iter::from_fn(move || first(&mut rest))
}
