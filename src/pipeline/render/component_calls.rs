//! Finds the calls of components in a template, such as `{{ <name field="text" other={value} /> }}`. All of them are
//! checked, because the template engine checks a call only when it renders a page that reaches the call.

use std::ops::Range;

/// A call of a component in a template.
pub struct Call<'t> {
    /// Name of the called component.
    pub name: &'t str,
    /// Byte range in the template from the `<` of the call to the end of the component's name.
    pub range: Range<usize>,
    /// The fields that the call passes: for each, its name and the byte range of this name in the template. `None` if
    /// the call passes all fields at once: `{...fields}`.
    pub fields: Option<Vec<(&'t str, Range<usize>)>>,
}

/// Finds all calls of components in a template, also calls inside other calls.
pub fn calls(text: &str) -> Vec<Call<'_>> {
    let mut calls = Vec::new();
    let mut at = 0;
    while let Some(open) = text[at..].find('{').map(|found| at + found) {
        let end = match text.as_bytes().get(open + 1) {
            Some(b'{') => "}}",
            Some(b'%') => "%}",
            Some(b'#') => {
                at = text[open..].find("#}").map_or(text.len(), |end| open + end);
                continue;
            }
            _ => {
                at = open + 1;
                continue;
            }
        };
        let close = end_of_tag(text, open + 2, end);
        let mut quote = None;
        for (found, character) in text[open + 2..close].char_indices() {
            match (quote, character) {
                (Some(begun), _) if character == begun => quote = None,
                (None, '"' | '\'' | '`') => quote = Some(character),
                (None, '<') => calls.extend(call(text, open + 2 + found, close)),
                _ => {}
            }
        }
        at = close.max(open + 2);
    }
    calls
}

/// The byte offset of the mark `end` that closes a tag, such as `}}`, at `start` or later. An `end` inside a string or
/// inside braces does not close the tag. If nothing closes the tag, the length of the text.
fn end_of_tag(text: &str, start: usize, end: &str) -> usize {
    let mut quote = None;
    let mut depth = 0_usize;
    for (at, character) in text[start..].char_indices() {
        match (quote, character) {
            (Some(open), _) if character == open => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'' | '`') => quote = Some(character),
            (None, '{') => depth += 1,
            (None, _) if depth == 0 && text[start + at..].starts_with(end) => return start + at,
            (None, '}') => depth = depth.saturating_sub(1),
            (None, _) => {}
        }
    }
    text.len()
}

/// Parses the call that begins with the `<` at `start`, in a tag that ends at `close`. `None` if the `<` does not begin
/// a call but is a comparison, such as `a < b`.
fn call(text: &str, start: usize, close: usize) -> Option<Call<'_>> {
    let name = name_at(&text[start + 1..close])?;
    let range = start..start + 1 + name.len();
    Some(Call { name, fields: fields(text, range.end, close), range })
}

/// Parses the fields of a call in the text from `from` to `close`. A field is `field="text"`, `field={value}` or
/// `field` alone. `None` if the call passes all fields at once: `{...fields}`.
fn fields(text: &str, from: usize, close: usize) -> Option<Vec<(&str, Range<usize>)>> {
    let mut fields = Vec::new();
    let mut rest = text[from..close].trim_start();
    while let Some(name) = name_at(rest) {
        let start = close - rest.len();
        fields.push((name, start..start + name.len()));
        rest = rest[name.len()..].trim_start();
        let Some(value) = rest.strip_prefix('=') else { continue };
        let value = value.trim_start();
        let start = close - value.len();
        let end = match value.chars().next()? {
            '{' => end_of_tag(text, start + 1, "}") + 1,
            quote => start + 1 + value[1..].find(quote)? + 1,
        };
        rest = text.get(end..close)?.trim_start();
    }
    (!rest.starts_with('{')).then_some(fields)
}

fn name_at(text: &str) -> Option<&str> {
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let name = &text[..text.find(|c| !is_of_name(c)).unwrap_or(text.len())];
    name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_').then_some(name)
}
