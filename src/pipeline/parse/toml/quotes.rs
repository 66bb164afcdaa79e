//! Quotation marks in TOML: puts them around a text, recognises marks such as `“` that TOML does not know, and reports
//! surplus marks.

use std::ops::Range;

use super::TomlText;
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};

/// A fourth quotation mark at the start or end of a multi-line string. Three belong to TOML, so readers see the fourth.
pub static STRAY_QUOTATION_MARK: Rule = Rule {
    name: "stray-quotation-mark",
    severity: Severity::Warning,
    message: Words("one of these quotation marks belongs to the text, and readers will see it"),
    help: Words(
        "write exactly three, `\"\"\"`, before and after a text of several lines; if the text itself needs quotation marks, write “ ” or 「 」",
    ),
    specification: include_str!("../rules/stray-quotation-mark.md"),
};

/// Reports a fourth quotation mark at the start or end of a multi-line string. Does not report it if the string
/// contains another mark that pairs with it: the author then meant it as part of the text.
pub(super) fn report_stray(
    toml: &TomlText<'_>,
    place: Range<usize>,
    text: &str,
    found: &mut Diagnostics,
) {
    let written = toml.written(place.clone());
    let (three, four) = match written {
        _ if written.starts_with("\"\"\"") => ("\"\"\"", "\"\"\"\""),
        _ if written.starts_with("'''") => ("'''", "''''"),
        _ => return,
    };
    let is_odd = four.starts_with('"') && text.matches('"').count() % 2 == 1;
    let last_line = written.rsplit('\n').next().unwrap_or_default();
    // In `"""5'10""""`, the first of the four closing quotation marks is the sign for inches.
    let is_inch = written.trim_end_matches('"').ends_with(|c: char| c.is_ascii_digit());
    let behind = written.strip_prefix(four);
    let is_before = behind.is_some_and(|rest| is_odd || rest.starts_with('\n'));
    let is_after = behind.unwrap_or(written).len() > three.len() + four.len()
        && written.ends_with(four)
        && ((is_odd && !is_inch && !is_before) || last_line.trim() == four);
    for (is_stray, at) in [(is_before, place.start), (is_after, place.end - four.len())] {
        if is_stray {
            found.push(STRAY_QUOTATION_MARK.at(toml.span(at..at + four.len())));
        }
    }
}

/// Writes a text as a TOML string between `"`. If the text is already between marks that TOML does not know, such as
/// `“ ”`, replaces these marks.
pub fn quoted(text: &str) -> String {
    let text = text.trim();
    let inner = MARKS.iter().find_map(|(open, close)| {
        let inner = text.strip_prefix(*open)?;
        // In `“text"`, the keyboard has replaced only the first quotation mark.
        let plain = || inner.strip_suffix('"').filter(|inner| !inner.contains('"'));
        Some(inner.strip_suffix(*close).or_else(plain).unwrap_or(inner))
    });
    format!("\"{}\"", escaped(inner.unwrap_or(text)))
}

/// Puts a backslash before each backslash and `"` of a text, so that the text can be written between `"` in TOML.
pub fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"")
}

/// Pairs of an opening and a closing quotation mark that authors type, but that TOML does not know.
pub const MARKS: [(char, char); 13] = [
    ('“', '”'),
    ('”', '”'),
    ('„', '“'),
    ('‘', '’'),
    ('’', '’'),
    ('「', '」'),
    ('『', '』'),
    ('《', '》'),
    ('«', '»'),
    ('＂', '＂'),
    ('＇', '＇'),
    ('`', '`'),
    ('〝', '〞'),
];
