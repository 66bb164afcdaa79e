//! Unicode character classes, for pairing emphasis and joining lines. Only this file uses the crate
//! `unicode-properties`.

use unicode_properties::{
    EmojiStatus, GeneralCategory, GeneralCategoryGroup, UnicodeEmoji, UnicodeGeneralCategory,
};
use unicode_width::UnicodeWidthChar;

use crate::characters::is_han;
use crate::diagnostic::Words;

/// Advice for an id with invisible characters.
pub static UNSEEN: Words = Words(
    "delete the whole id, and type it again: it contains an invisible character ({code-points})",
);

/// Returns true for Unicode whitespace as CommonMark defines it.
pub fn is_space(c: char) -> bool {
    if c.is_ascii() || is_han(c) || is_wide_sign(c) {
        return matches!(c, '\t' | '\n' | '\u{C}' | '\r' | ' ');
    }
    c.general_category() == GeneralCategory::SpaceSeparator
}

/// Returns true for Unicode punctuation as CommonMark defines it. Since CommonMark 0.31, this includes symbols.
pub fn is_punctuation(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_punctuation();
    }
    let is_sign =
        |group| matches!(group, GeneralCategoryGroup::Punctuation | GeneralCategoryGroup::Symbol);
    is_wide_sign(c) || !is_han(c) && is_sign(c.general_category_group())
}

/// Returns true for the most frequent Chinese punctuation marks, which need no search in the tables of Unicode.
fn is_wide_sign(c: char) -> bool {
    matches!(c, '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}')
        || matches!(c, '！' | '（' | '）' | '，' | '：' | '；' | '？')
}

/// Returns true for CJK characters as the CJK-friendly amendments to CommonMark define them: Hangul, and characters
/// whose East Asian width is wide, full-width or half-width, except emoji.
pub fn is_cjk(c: char) -> bool {
    if c < '\u{1100}' {
        return false;
    }
    is_han(c)
        || is_wide_sign(c)
        || is_hangul(c)
        || is_half_width(c)
        || is_wide_mark(c)
        || (is_wide(c) && !is_emoji(c))
}

/// Returns true for characters of the Korean script.
pub fn is_hangul(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11FF}' | '\u{302E}'..='\u{302F}' | '\u{3131}'..='\u{318E}'
        | '\u{3200}'..='\u{321E}' | '\u{3260}'..='\u{327E}' | '\u{A960}'..='\u{A97F}'
        | '\u{AC00}'..='\u{D7FF}' | '\u{FFA0}'..='\u{FFDC}')
}

/// Returns true for variation selectors of Han characters: invisible characters that change the form of the character
/// before them.
pub fn is_ideographic_selector(c: char) -> bool {
    matches!(c, '\u{E0100}'..='\u{E01EF}')
}

/// Returns true for variation selectors that can follow characters of any script, except the selector for emoji.
pub fn is_plain_selector(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0E}')
}

/// Returns true if a character has a width: a letter, a sign or a space. Combining marks and variation selectors have
/// none.
pub fn is_visible(c: char) -> bool {
    c.width() != Some(0)
}

fn is_half_width(c: char) -> bool {
    matches!(c, '\u{20A9}' | '\u{FF61}'..='\u{FFDC}' | '\u{FFE8}'..='\u{FFEE}')
}

/// Returns true for combining marks of kana and Han. They take up no space, but Unicode classes them as wide.
fn is_wide_mark(c: char) -> bool {
    matches!(c, '\u{302A}'..='\u{302D}' | '\u{3099}' | '\u{309A}' | '\u{16FE4}' | '\u{16FF0}'..='\u{16FF1}')
}

/// Returns true for characters that are as wide as a Han character. Leaves out the Khmer vowel U+17A4: it counts as
/// wide only because it is drawn as two letters.
fn is_wide(c: char) -> bool {
    c.width() == Some(2) && c != '\u{17A4}'
}

/// Returns true for characters that are emoji even without a variation selector.
fn is_emoji(c: char) -> bool {
    matches!(
        c.emoji_status(),
        EmojiStatus::EmojiPresentation
            | EmojiStatus::EmojiPresentationAndModifierBase
            | EmojiStatus::EmojiPresentationAndEmojiComponent
            | EmojiStatus::EmojiPresentationAndModifierAndEmojiComponent
    )
}
