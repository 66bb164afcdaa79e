//! The one place where text becomes markup.

use std::borrow::Cow;

/// Appends text to HTML, as CommonMark's reference implementations escape it: in text and in quoted attributes alike.
pub fn push_text(out: &mut String, text: &str) {
    let mut plain = 0;
    for (at, byte) in text.bytes().enumerate() {
        let entity = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => continue,
        };
        out.push_str(&text[plain..at]);
        out.push_str(entity);
        plain = at + 1;
    }
    out.push_str(&text[plain..]);
}

/// Appends an address as a quoted attribute holds it: what may not stand in one is percent-encoded; Han may.
pub fn push_address(out: &mut String, address: &str) {
    let mut buffer = [0; 4];
    for character in address.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '\'' => out.push_str("&#x27;"),
            ' ' | '"' | '<' | '>' | '\\' | '`' | '{' | '|' | '}' | '[' | ']' | '^' => {
                for byte in character.encode_utf8(&mut buffer).bytes() {
                    out.push_str(&format!("%{byte:02X}"));
                }
            }
            character if character.is_control() => {
                for byte in character.encode_utf8(&mut buffer).bytes() {
                    out.push_str(&format!("%{byte:02X}"));
                }
            }
            character => out.push(character),
        }
    }
}

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
