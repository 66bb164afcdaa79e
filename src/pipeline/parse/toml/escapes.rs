//! Where the characters of a TOML string stand in the file when escapes or line ends make the two differ.

use crate::pipeline::parse::prose::Origin;

/// The origin of `decoded`, a string whose TOML form (quotes and all) is `raw` and begins at `start` in the file.
pub fn origin(raw: &str, decoded: &str, start: usize) -> Origin {
    let mut raw_at = opening_quotes(raw);
    let mut stretches = vec![(0, start + raw_at)];
    let mut text_at = 0;
    for character in decoded.chars() {
        let skipped = skip_line_continuation(&raw[raw_at..]);
        if skipped > 0 {
            raw_at += skipped;
            stretches.push((text_at, start + raw_at));
        }
        let length = written_length(&raw[raw_at..], character);
        text_at += character.len_utf8();
        raw_at = (raw_at + length).min(raw.len());
        if length != character.len_utf8() {
            stretches.push((text_at, start + raw_at));
        }
    }
    Origin::Stretches(stretches)
}

/// The opening quotes, and the line end after `"""` that TOML drops.
fn opening_quotes(raw: &str) -> usize {
    let triple = raw.starts_with("\"\"\"") || raw.starts_with("'''");
    let quotes = if triple { 3 } else { 1 };
    let rest = raw.get(quotes..).unwrap_or("");
    match () {
        () if triple && rest.starts_with("\r\n") => quotes + 2,
        () if triple && rest.starts_with('\n') => quotes + 1,
        () => quotes,
    }
}

/// A backslash at the end of a line takes all white space up to the next character away.
fn skip_line_continuation(raw: &str) -> usize {
    let Some(rest) = raw.strip_prefix('\\') else { return 0 };
    let blank = rest.len() - rest.trim_start_matches([' ', '\t', '\r', '\n']).len();
    if rest[..blank].contains('\n') { 1 + blank } else { 0 }
}

/// How many bytes of the file the next character takes.
fn written_length(raw: &str, character: char) -> usize {
    let mut bytes = raw.bytes();
    match (bytes.next(), bytes.next()) {
        (Some(b'\\'), Some(b'u')) => 6,
        (Some(b'\\'), Some(b'U')) => 10,
        (Some(b'\\'), Some(b'x')) => 4,
        (Some(b'\\'), Some(_)) if character != '\\' || raw.starts_with("\\\\") => 2,
        (Some(b'\r'), Some(b'\n')) if character == '\n' => 2,
        _ => character.len_utf8(),
    }
}
