//! Leftover markup at the end of a heading: an id in other brackets, and `#` signs that were meant to close it.

use super::{LeftoverKind, half};
use crate::diagnostic::Words;
use crate::pipeline::parse::markdown::rules::POSSIBLE_MARKUP;

/// Advice for `#` signs that were meant to close a heading.
pub static CLOSING_SIGNS: LeftoverKind = LeftoverKind {
    rule: &POSSIBLE_MARKUP,
    advice: Words("delete `{text}`: a heading ends with its line"),
};

/// Advice for text at the end of a heading that is possibly meant as the heading's id.
pub static PERHAPS_ID: LeftoverKind = LeftoverKind {
    rule: &POSSIBLE_MARKUP,
    advice: Words(
        "the id of a heading stands at the end of its line, after a space, in half-width braces and without spaces: `{meant}`",
    ),
};

/// Finds two or more `#` signs that were meant to close a heading, but that no space precedes: `## title##`. Returns
/// the number of these signs.
pub fn closing_signs(title: &str) -> Option<usize> {
    let title = title.trim_end();
    let rest = title.trim_end_matches('#');
    let count = title.len() - rest.len();
    (count > 1 && rest.ends_with(|c: char| !c.is_whitespace() && c != '\\')).then_some(count)
}

/// Recognises a malformed id at the end of a heading: in parentheses or square brackets, `（#id）`, or with a space,
/// `{#two words}`. `title` is the line of the heading as written. Returns the length of the markup in bytes, and the id
/// that was meant.
pub fn heading_id(title: &str) -> Option<(usize, String)> {
    let title = title.trim_end();
    let last = title.chars().next_back()?;
    let opening = match half(last) {
        ')' => ['(', '（'],
        ']' => ['[', '［'],
        '}' => ['{', '｛'],
        _ => return None,
    };
    let start = title.rfind(opening)?;
    let inner: String =
        title[start..title.len() - last.len_utf8()].chars().skip(1).map(half).collect();
    let id = inner.trim().strip_prefix('#')?.trim();
    // In `(#1)`, the digit is a number and not an id.
    let is_number = id.chars().all(|c| c.is_ascii_digit());
    let is_id = id.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | ' '));
    let is_braced = last == '}';
    if !is_id || (is_number && !is_braced) {
        return None;
    }
    let id = if id.is_empty() {
        "id".to_owned()
    } else {
        id.split_whitespace().collect::<Vec<_>>().join("-")
    };
    Some((title.len() - start, id))
}
