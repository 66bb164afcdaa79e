//! Splits error messages of the template engine into errors with their positions.

use std::ops::Range;

/// A position as the template engine reports it.
pub struct TemplatePosition<'e> {
    /// Name of the template, such as `pages/home.html`.
    pub name: &'e str,
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1, in characters.
    pub column: usize,
    /// Number of characters that the engine underlines; at least 1.
    pub length: usize,
}

/// Splits an error message of the template engine into single errors, each with its position.
pub fn reports(text: &str) -> impl Iterator<Item = (&str, TemplatePosition<'_>)> {
    text.split("error: ").skip(1).filter_map(|report| {
        let mut lines = report.lines();
        let reason = lines.next()?;
        let mut found = parse_position(lines.next()?.trim_start().strip_prefix("--> ")?)?;
        let underlined = report.lines().nth(4).unwrap_or_default();
        found.length = underlined.chars().filter(|c| *c == '^').count().max(1);
        Some((reason, found))
    })
}

/// Parses a position such as `pages/home.html:3:14`; `None` if the text is no position.
pub fn parse_position(text: &str) -> Option<TemplatePosition<'_>> {
    let mut parts = text.rsplitn(3, ':');
    let (column, line) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    Some(TemplatePosition { name: parts.next()?, line, column, length: 1 })
}

/// The byte range, in the text of a template, of a position that the template engine reports.
pub fn range(text: &str, position: &TemplatePosition<'_>) -> Range<usize> {
    let line = text.split_inclusive('\n').take(position.line.saturating_sub(1)).map(str::len).sum();
    let at = |characters: usize| {
        let rest: &str = text.get(line..).unwrap_or_default();
        line + rest.chars().take(characters).map(char::len_utf8).sum::<usize>()
    };
    let start = position.column.saturating_sub(1);
    at(start)..at(start + position.length)
}
