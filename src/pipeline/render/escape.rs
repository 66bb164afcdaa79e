//! Scripts, styles and XML as what may stand within a page or a file.

use std::borrow::Cow;

/// A script as the inside of a script element. What would end the element can only stand in its strings and comments,
/// where a backslash changes nothing.
pub fn script(text: &str) -> Cow<'_, str> {
    broken_after_less_than(text, &["/script", "script", "!--"])
}

/// Styles as the inside of a style element, likewise.
pub fn style(text: &str) -> Cow<'_, str> {
    broken_after_less_than(text, &["/style"])
}

/// Puts a backslash between `<` and these words, in capitals or not.
fn broken_after_less_than<'t>(text: &'t str, words: &[&str]) -> Cow<'t, str> {
    let begins = |rest: &str, word: &str| {
        rest.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
    };
    let (mut out, mut copied) = (String::new(), 0);
    for (at, _) in text.match_indices('<') {
        if words.iter().any(|word| begins(&text[at + 1..], word)) {
            out.push_str(&text[copied..=at]);
            out.push('\\');
            copied = at + 1;
        }
    }
    if out.is_empty() {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[copied..]);
    Cow::Owned(out)
}

/// Drops the characters that XML cannot hold. In a guide they are findings; a theme may have some as well.
pub fn without_controls(mut xml: String) -> String {
    let is_allowed = |c: char| !matches!(c, '\u{0}'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}');
    xml.retain(is_allowed);
    xml
}
