//! A syntax error with the message for the author. Also the line that contains the error.

use std::ops::Range;

use super::kinds::{self, SyntaxErrorKind};
use crate::pipeline::parse::toml::quotes;

/// A syntax error: its kind, its position, and the text that the author should write instead.
pub struct SyntaxError {
    pub kind: &'static SyntaxErrorKind,
    pub place: Range<usize>,
    pub suggestion: String,
    pub quoted: String,
}

impl SyntaxError {
    pub fn new(
        kind: &'static SyntaxErrorKind,
        place: Range<usize>,
        suggestion: impl Into<String>,
    ) -> Self {
        Self { kind, place, suggestion: short(suggestion.into()), quoted: String::new() }
    }

    pub fn quoted(self, text: &str) -> Self {
        Self { quoted: short(quotes::quoted(text)), ..self }
    }
}

impl SyntaxError {
    /// Returns true if this error has a generic message, such as that quotation marks are needed. Specific messages go
    /// before it.
    pub fn is_general(&self) -> bool {
        let general = [
            &kinds::NO_NUMBER,
            &kinds::NEEDS_QUOTES,
            &kinds::OPENING_MISSING,
            &kinds::NOT_HERE,
            &kinds::NO_FIELD,
            &kinds::TWO_VALUES,
            &kinds::CLOSING_MISSING,
        ];
        general.iter().any(|kind| std::ptr::eq(*kind, self.kind))
    }
}

/// Shortens a text for a message if it has more than 60 characters: keeps its beginning, then `…`, and its last
/// character if this is a sign such as `"` or `]`.
fn short(text: String) -> String {
    const LONGEST: usize = 60;
    let Some((end, _)) = text.char_indices().nth(LONGEST) else { return text };
    let last = text.chars().next_back().filter(|c| !c.is_alphanumeric()).map(String::from);
    format!("{}…{}", text.get(..end).unwrap_or_default(), last.unwrap_or_default())
}

/// The line that contains an error, and the position of the error in it.
pub struct Line<'t> {
    /// The text of the whole line.
    pub text: &'t str,
    start: usize,
    at: usize,
}

impl<'t> Line<'t> {
    /// Creates the line at the byte range `range` of `whole`, the TOML text. `at` is the offset of the error in
    /// `whole`. If it is inside a character, uses the start of this character.
    pub fn new(whole: &'t str, range: Range<usize>, at: usize) -> Self {
        let text = whole.get(range.clone()).unwrap_or_default();
        let at = text.floor_char_boundary(at.saturating_sub(range.start));
        Self { text, start: range.start, at }
    }

    pub fn before(&self) -> &'t str {
        self.text.get(..self.at).unwrap_or_default()
    }

    pub fn after(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// The byte range of `part` in the TOML text. `part` must be a slice of this line.
    pub fn place(&self, part: &str) -> Range<usize> {
        let at = (part.as_ptr() as usize).wrapping_sub(self.text.as_ptr() as usize);
        let at = self.start + if at <= self.text.len() { at } else { self.at };
        at..at + part.len()
    }

    pub fn is_head(&self) -> bool {
        self.text.trim_start().starts_with(['[', '［', '【'])
            && !self.text.trim_start().starts_with("[[\"")
            && !self.text.contains('=')
    }

    pub fn is_in_braces(&self) -> bool {
        self.before().matches('{').count() > self.before().matches('}').count()
    }

    pub fn is_in_list(&self) -> bool {
        let opens = self.before().matches('[').count();
        opens > self.before().matches(']').count() || !self.text.contains(['=', '＝', ':', '：'])
    }

    /// The value in which the error is: the text between two delimiters such as `=` and `,`. If the value begins with a
    /// quotation mark that TOML does not know, as in `“a, b”`, a comma before the closing mark is no delimiter.
    pub fn value_at_error(&self) -> &'t str {
        let begin = self.before().rfind(['=', '[', '{', ',']).map_or(0, |at| at + 1);
        let value = self.text.get(begin..).unwrap_or_default().trim_start();
        let opening = value.chars().next();
        let closing = quotes::MARKS.iter().find(|(open, _)| Some(*open) == opening);
        if let (Some(open), Some((_, close))) = (opening, closing) {
            let rest = value.get(open.len_utf8()..).unwrap_or_default();
            let end = rest.find(*close).or_else(|| rest.find(['”', '’', '"', '」']));
            if let Some((at, close)) =
                end.and_then(|at| Some((at, rest.get(at..)?.chars().next()?)))
            {
                return value.get(..open.len_utf8() + at + close.len_utf8()).unwrap_or(value);
            }
        }
        let is_alone = !self.is_in_braces() && !self.is_in_list();
        let end = if is_alone { value.find(" #") } else { value.find([',', ']', '}', '#', '，']) };
        value.get(..end.unwrap_or(value.len())).unwrap_or(value).trim_end()
    }

    /// The name of the field whose value contains the error: the text before the `=` in this line.
    pub fn field(&self) -> &'t str {
        let name = self.before().rsplit(['{', ',']).next().unwrap_or_default();
        name.split('=').next().unwrap_or_default().trim()
    }
}
