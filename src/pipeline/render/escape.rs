//! Makes scripts, styles and XML safe to put into a file.

use std::borrow::Cow;

/// Escapes a script for use inside a `<script>` element: writes `<script`, `</script` and `<!--` with a backslash after
/// `<`. These can only occur in strings and comments, where the backslash changes nothing.
pub fn script(text: &str) -> Cow<'_, str> {
    broken_after_less_than(text, &["/script", "script", "!--"])
}

/// Escapes CSS for use inside a `<style>` element: writes `</style` with a backslash after `<`.
pub fn style(text: &str) -> Cow<'_, str> {
    broken_after_less_than(text, &["/style"])
}

/// Inserts a backslash after each `<` that stands before one of these words. Upper and lower case do not matter.
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

/// Removes characters that XML does not allow, such as most control characters. In a guide these characters are
/// reported; in a project's theme they may occur.
pub fn without_controls(mut xml: String) -> String {
    let is_allowed = |c: char| !matches!(c, '\u{0}'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}');
    xml.retain(is_allowed);
    xml
}
