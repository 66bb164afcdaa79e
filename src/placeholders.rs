//! Sentences with `{names}` in them, and the values that take the place of the names. A value is never looked into: a
//! title such as `{site}` stays as its author wrote it.

use std::borrow::Cow;

/// A part of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<'t> {
    /// Text between names.
    Text(&'t str),
    /// A name in braces, without the braces.
    Name(&'t str),
}

/// The parts of a sentence, in order. Braces around anything but a name are text.
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

/// The sentence with values in place of its names. A name without a value stays as it is written.
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

/// Appends a name with its braces.
pub fn push_name(out: &mut String, name: &str) {
    out.extend(["{", name, "}"]);
}

fn is_of_name(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '_' | '-')
}
