//! Finds an unclosed list, inline table or multi-line string in a TOML file, in one pass.

use std::ops::Range;

use super::SEVERAL;
use super::kinds::{self, SyntaxErrorKind};

/// An opening delimiter that is not closed, such as `[`, or that TOML does not know, such as `“““`. It also causes the
/// errors that the parser finds after it, so these are not reported.
pub struct Unclosed {
    /// Byte range of the opening delimiter.
    pub place: Range<usize>,
    pub kind: &'static SyntaxErrorKind,
    /// The delimiter that the author should write: the missing closing one, or the right opening one.
    pub suggestion: &'static str,
}

impl Unclosed {
    fn new(at: usize, sign: &'static str) -> Self {
        let length = if sign.len() == 1 { 1 } else { LONG.len() };
        Self { place: at..at + length, kind: &kinds::NOT_CLOSED, suggestion: sign }
    }
}

/// The delimiter of a multi-line string.
const LONG: &str = "\"\"\"";

/// Finds the first list, inline table or multi-line string that is not closed; `None` if all are closed. If a header
/// such as `[[rows]]` begins inside a list or inline table, this counts as not closed. If a line in a list begins like
/// a field, `name =`, the list counts as not closed.
pub fn unclosed(text: &str) -> Option<Unclosed> {
    let mut lists: Vec<usize> = Vec::new();
    // Inside braces, lines may begin with fields.
    let mut braces: Vec<usize> = Vec::new();
    let mut line_begins = true;
    let mut value_begins = false;
    let mut at = 0;
    while let Some(byte) = text.as_bytes().get(at).copied() {
        let begins = line_begins && !byte.is_ascii_whitespace();
        if begins && lists.last() > braces.last() && text.get(at..).is_some_and(begins_a_field) {
            break;
        }
        if begins && !braces.is_empty() && text.get(at..).is_some_and(begins_a_head) {
            break;
        }
        if value_begins && let Some(place) = typographic_opening(text, at) {
            return Some(Unclosed { place, kind: &kinds::LONG_QUOTES, suggestion: LONG });
        }
        value_begins = byte == b'=' || (value_begins && byte == b' ');
        line_begins = byte == b'\n' || (line_begins && byte.is_ascii_whitespace());
        match byte {
            b'#' => at = line_end(text, at),
            // A table header ends with its line; the parser reports errors in it.
            b'[' if lists.is_empty() && begins => at = line_end(text, at),
            b'"' | b'\'' => match end_of_string(text, at) {
                Ok(end) => at = end,
                Err(sign) => return Some(Unclosed::new(at, sign)),
            },
            _ => {
                match byte {
                    b'[' => lists.push(at),
                    b'{' => braces.push(at),
                    b']' => drop(lists.pop()),
                    b'}' => drop(braces.pop()),
                    _ => {}
                }
                at += 1;
            }
        }
    }
    let list = lists.first().map(|at| (*at, "]"));
    let brace = braces.first().map(|at| (*at, "}"));
    list.into_iter().chain(brace).min().map(|(at, sign)| Unclosed::new(at, sign))
}

/// The byte range of three quotation marks at the offset `at` that were meant to open a multi-line string. They must
/// end their line, and at least one must be a mark that TOML does not know, such as `“`; otherwise returns `None`.
fn typographic_opening(text: &str, at: usize) -> Option<Range<usize>> {
    const MARKS: [char; 10] = ['"', '“', '”', '„', '＂', '\'', '‘', '’', '「', '『'];
    let rest = text.get(at..)?;
    let marks: String = rest.chars().take(3).take_while(|c| MARKS.contains(c)).collect();
    let is_long = marks.chars().count() == 3 && !marks.is_ascii();
    let rest = rest.get(marks.len()..)?;
    let ends_line = rest.lines().next().unwrap_or_default().trim().is_empty();
    // A complete text such as `"“”"` also begins with three marks.
    (is_long && ends_line).then(|| at..at + marks.len())
}

/// Byte offset at which the line with the offset `at` ends, before its line end.
fn line_end(text: &str, at: usize) -> usize {
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    rest.iter().position(|byte| *byte == b'\n').map_or(text.len(), |length| at + length)
}

/// Returns true if the first line of `rest` begins like a field, `name =`, or is a header such as `[[rows]]`.
fn begins_a_field(rest: &str) -> bool {
    let line = rest.lines().next().unwrap_or_default();
    let is_field = line.split_once('=').is_some_and(|(before, _)| is_name(before));
    is_field || begins_a_head(rest)
}

/// Returns true if the first line of `rest` is a header with two brackets on each side, such as `[[rows]]`.
fn begins_a_head(rest: &str) -> bool {
    let line = rest.lines().next().unwrap_or_default();
    let name = line.strip_prefix("[[").and_then(|rest| rest.trim_end().strip_suffix("]]"));
    name.is_some_and(is_name)
}

/// Returns true if the first line of `rest` is a header such as `[[rows]]`, with the name of a table that guides have:
/// one of [`SEVERAL`].
fn begins_a_known_head(rest: &str) -> bool {
    rest.starts_with("[[")
        && begins_a_head(rest)
        && SEVERAL.iter().any(|name| rest.get(2..).is_some_and(|rest| rest.starts_with(name)))
}

fn is_name(text: &str) -> bool {
    let name = text.trim();
    !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || "-_.".contains(c))
}

/// Byte offset of the end of the string that begins at `start`. Returns an error for a multi-line string that is not
/// closed: the closing delimiter that is missing. A single-line string that is not closed ends at the end of its line;
/// the parser reports it.
fn end_of_string(text: &str, start: usize) -> Result<usize, &'static str> {
    let bytes = text.as_bytes();
    let rest = bytes.get(start..).unwrap_or_default();
    let (quote, long): (u8, &'static str) =
        if rest.starts_with(b"\"") { (b'"', "\"\"\"") } else { (b'\'', "'''") };
    let is_long = rest.starts_with(long.as_bytes());
    if is_long {
        return end_of_long(text, start, long).ok_or(long);
    }
    let mut at = start + 1;
    while let Some(byte) = bytes.get(at).copied() {
        match byte {
            _ if byte == quote => return Ok(at + 1),
            b'\n' => return Ok(at),
            // A backslash before a line end escapes nothing in a single-line string.
            b'\\' if quote == b'"' && bytes.get(at + 1) != Some(&b'\n') => at += 2,
            _ => at += 1,
        }
    }
    Ok(text.len())
}

/// Byte offset of the end of the multi-line string that begins at `start`; `long` is its delimiter. `None` if the
/// string is not closed. It also counts as not closed if it contains a header such as `[[rows]]`. The same is true if
/// `name =` is directly before its closing marks, because these then probably open the next string.
fn end_of_long(text: &str, start: usize, long: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = start + long.len();
    let mut line = at;
    while let Some(byte) = bytes.get(at).copied() {
        let rest = bytes.get(at..).unwrap_or_default();
        if rest.starts_with(long.as_bytes()) {
            let before = text.get(line..at).unwrap_or_default();
            let field = before.trim_end().strip_suffix('=').filter(|_| line > start + long.len());
            // Quotation marks before the closing ones belong to the text.
            let marks =
                rest.iter().take_while(|mark| Some(*mark) == long.as_bytes().first()).count();
            return (!field.is_some_and(is_name)).then_some(at + marks.min(long.len() + 2));
        }
        match byte {
            b'\n' => {
                line = at + 1;
                if text.get(line..).is_some_and(begins_a_known_head) {
                    return None;
                }
                at += 1;
            }
            b'\\' if long.starts_with('"') && bytes.get(at + 1) != Some(&b'\n') => at += 2,
            _ => at += 1,
        }
    }
    None
}
