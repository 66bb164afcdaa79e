//! Explains syntax errors in names: those of tables, in their headers, and those of fields, before `=`.

use std::ops::Range;

use super::error::{Line, SyntaxError};
use super::kinds;
use crate::pipeline::parse::toml::{guess, quotes};

/// Explains an invalid table header.
pub fn head(line: &Line<'_>, range: Range<usize>) -> SyntaxError {
    let written = line.text.trim();
    let written = written.split('#').next().unwrap_or_default().trim_end();
    let brackets = ['[', ']', '［', '］', '【', '】'];
    let name =
        written.trim_matches(brackets).trim().trim_matches(['"', '\'', '“', '”', '「', '」']);
    let is_double = ["[[", "［［", "【【"].iter().any(|double| written.starts_with(double))
        || ["]]", "］］", "】】"].iter().any(|double| written.ends_with(double));
    let bracketed =
        |name: &str| if is_double { format!("[[{name}]]") } else { format!("[{name}]") };
    let dashed = name.split_whitespace().collect::<Vec<_>>().join("-");
    if written.contains(['［', '］', '【', '】']) {
        return SyntaxError::new(&kinds::FULL_WIDTH, line.place(written), bracketed(&key(&dashed)));
    }
    if name.contains(char::is_whitespace) {
        return SyntaxError::new(&kinds::BLANK_IN_NAME, range, bracketed(&key(&dashed)));
    }
    if written.matches('[').count() != written.matches(']').count() {
        return SyntaxError::new(&kinds::HEAD, range, bracketed(&key(name)));
    }
    if name.is_empty() {
        return SyntaxError::new(&kinds::NAME_MISSING, range, "");
    }
    SyntaxError::new(&kinds::HEAD_NAME, range, bracketed(&key(name)))
}

/// Writes a name as a TOML key: as it is if TOML allows this, otherwise in quotation marks.
fn key(name: &str) -> String {
    if name.split('.').all(is_name) { name.to_owned() } else { quotes::quoted(name) }
}

/// Explains the error in a line, or in an entry of an inline table, that should be a field but lacks a valid name, the
/// `=` or the value.
pub fn name(line: &Line<'_>, range: Range<usize>) -> SyntaxError {
    let whole = line.text.trim();
    for start in ["//", "<!--", "/*", ";", "--", "%"] {
        if whole.starts_with(start) {
            return SyntaxError::new(&kinds::COMMENT, line.place(whole), "");
        }
    }
    if whole.starts_with('{') {
        return SyntaxError::new(&kinds::NO_FIELD, range, "");
    }
    if whole.starts_with(['-', '*', '•', '・']) {
        return SyntaxError::new(&kinds::LIST_MARK, line.place(whole), "");
    }
    let part = if line.is_in_braces() {
        let begin = line.before().rfind(['{', ',']).map_or(0, |at| at + 1);
        line.text.get(begin..).unwrap_or_default().split([',', '}']).next().unwrap_or_default()
    } else {
        line.text
    };
    let signs = ['=', '＝', '：', ':'];
    let Some((written, rest)) = part.find(signs).and_then(|at| part.split_at_checked(at)) else {
        return no_sign(part, range);
    };
    let sign = rest.chars().next().unwrap_or('=');
    let rest = rest.get(sign.len_utf8()..).unwrap_or_default().trim();
    let written = written.trim();
    let value = || as_value(rest);
    let bare = written.trim_matches(['"', '\'']);
    match sign {
        '＝' => SyntaxError::new(&kinds::FULL_WIDTH, range, format!("{bare} = {}", value())),
        '：' | ':' => {
            SyntaxError::new(&kinds::COLON, range, format!("{} = {}", key(bare), value()))
        }
        _ if written.is_empty() => SyntaxError::new(&kinds::NAME_MISSING, range, ""),
        _ if written.contains(char::is_whitespace) => {
            let dashed = written.split_whitespace().collect::<Vec<_>>().join("-").to_lowercase();
            SyntaxError::new(
                &kinds::BLANK_IN_NAME,
                range,
                format!("{} = {}", key(&dashed), value()),
            )
        }
        _ if !is_name(written) => {
            let half = guess::half_width(written);
            if half != written && is_name(&half) {
                return SyntaxError::new(&kinds::FULL_WIDTH, range, half);
            }
            SyntaxError::new(&kinds::OTHER_SCRIPT, range, quotes::quoted(written))
        }
        _ => SyntaxError::new(&kinds::NO_FIELD, range, ""),
    }
}

/// Explains the error in a line, or in an entry of an inline table, that has no `=`.
fn no_sign(part: &str, range: Range<usize>) -> SyntaxError {
    let words = part.trim().split_once(char::is_whitespace);
    match words.map(|(name, rest)| (name, rest.trim())) {
        Some((name, rest)) if is_name(name) && rest.starts_with(['"', '\'', '[', '{']) => {
            SyntaxError::new(&kinds::EQUALS_MISSING, range, format!("{name} = {rest}"))
        }
        Some((name, rest)) if is_name(name) && guess::is_number(rest) => {
            SyntaxError::new(&kinds::EQUALS_MISSING, range, format!("{name} = {rest}"))
        }
        _ => SyntaxError::new(&kinds::NO_FIELD, range, ""),
    }
}

/// Writes a text as a TOML value. Leaves it as it is if it begins like a TOML value; otherwise puts it in quotation
/// marks.
fn as_value(text: &str) -> String {
    let is_value = text.starts_with(['"', '\'', '[', '{'])
        || guess::is_number(text)
        || ["true", "false", ""].contains(&text);
    if is_value { text.to_owned() } else { quotes::quoted(text) }
}

/// Returns true if a name can be a TOML key without quotation marks.
pub fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c))
}
