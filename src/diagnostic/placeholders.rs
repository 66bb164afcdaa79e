//! Fills in the `{placeholders}` of sentences. Braces in an inserted value have no meaning, so a title such as `{site}`
//! is inserted as it is.

use std::borrow::Cow;

/// A part of a sentence with placeholders: literal text, or one placeholder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<'t> {
    /// Literal text without placeholders.
    Text(&'t str),
    /// The name of a placeholder, without braces.
    Name(&'t str),
}

/// Splits a sentence into literal text and placeholders. A placeholder is a name of letters, digits, `_` and `-` in
/// braces; other braces are literal text.
pub fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let (mut start, mut at) = (0, 0);
    while let Some(open) = text[at..].find('{').map(|found| at + found) {
        at = open + 1;
        let length = text[at..].find(|c: char| !is_of_name(c)).unwrap_or(0);
        let close = at + length;
        if length > 0 && text[close..].starts_with('}') {
            if open > start {
                parts.push(Part::Text(&text[start..open]));
            }
            parts.push(Part::Name(&text[at..close]));
            (start, at) = (close + 1, close + 1);
        }
    }
    if start < text.len() {
        parts.push(Part::Text(&text[start..]));
    }
    parts
}

/// Replaces the placeholders of a sentence. `value` returns the value for a name; a placeholder without value stays as
/// it is.
pub fn fill<'v, V: Into<Cow<'v, str>>>(text: &str, value: impl Fn(&str) -> Option<V>) -> String {
    let mut filled = String::with_capacity(text.len());
    for part in parts(text) {
        match part {
            Part::Text(text) => filled.push_str(text),
            Part::Name(name) => match value(name) {
                Some(value) => filled.push_str(&value.into()),
                None => push_name(&mut filled, name),
            },
        }
    }
    filled
}

/// Appends a placeholder to `out`: its name in braces.
pub fn push_name(out: &mut String, name: &str) {
    out.extend(["{", name, "}"]);
}

fn is_of_name(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '_' | '-')
}
