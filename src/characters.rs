//! Unicode: normalization, word characters and invisible characters.

use std::borrow::Cow;

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Converts text to the Unicode form NFC, in which `é` is one character and not `e` with a combining accent. File names
/// from macOS often contain `e` with the accent, which looks the same as `é`.
pub fn normalized(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_always_whole) || is_nfc(text) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    }
}

/// Returns true for the most frequent Latin and Chinese characters. A text that contains only these characters is
/// certainly in NFC, so it needs no slower test.
fn is_always_whole(character: char) -> bool {
    matches!(character, '\0'..='\u{2FF}' | '\u{3001}'..='\u{3029}' | '\u{FF01}'..='\u{FF5E}')
        || is_han(character)
}

/// Returns true for Han characters of the first two Unicode blocks, which contain nearly all Han characters in use.
pub fn is_han(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}')
}

/// A set of characters up to U+FFFF, as one bit for each character: bit 65 stands for `A` (U+0041). Looking a character
/// up takes one step.
pub struct CharacterSet(Box<[u64; 0x1_0000 / 64]>);

impl CharacterSet {
    /// Makes the set of the characters in a text. Characters above U+FFFF are left out.
    pub fn of(text: &str) -> Self {
        let mut bits = Box::new([0; 0x1_0000 / 64]);
        for number in text.chars().map(|character| character as usize) {
            if let Some(own) = bits.get_mut(number / 64) {
                *own |= 1 << (number % 64);
            }
        }
        Self(bits)
    }

    /// Returns true if a character is in the set.
    pub fn contains(&self, character: char) -> bool {
        let number = character as usize;
        self.0.get(number / 64).is_some_and(|bits| bits >> (number % 64) & 1 == 1)
    }
}

/// Returns true if a character can be part of a word: a letter, a digit, or a combining mark, because Hindi and Thai
/// write vowels as combining marks.
pub fn is_of_word(character: char) -> bool {
    is_han(character)
        || !is_unseen(character) && (character.is_alphanumeric() || is_combining_mark(character))
}

/// Returns true for a combining mark, such as an accent that is a character of its own.
pub fn is_mark(character: char) -> bool {
    is_combining_mark(character)
}

/// Returns true for characters that readers cannot see, or that look different on each computer: control characters,
/// zero-width characters, variation selectors, direction marks and private-use characters.
pub fn is_unseen(character: char) -> bool {
    if is_han(character) {
        return false;
    }
    character.is_control()
        || matches!(character,
            '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
            | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{E000}'..='\u{F8FF}'
            | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF9}'..='\u{FFFD}'
            | '\u{E0000}'..='\u{10FFFF}')
}

/// Lists the code points of the invisible characters in a text, without duplicates: `U+200B, U+FEFF`.
pub fn unseen(text: &str) -> String {
    let mut numbers: Vec<String> = Vec::new();
    for character in text.chars().filter(|character| is_unseen(*character)) {
        let number = format!("U+{:04X}", u32::from(character));
        if !numbers.contains(&number) {
            numbers.push(number);
        }
    }
    numbers.join(", ")
}
