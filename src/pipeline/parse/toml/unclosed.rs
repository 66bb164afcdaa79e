//! Finds a list or a long text of a TOML file that is never closed. One pass over the text.

/// Where a list or a long text is opened that is never closed, and the sign that would close it. It goes on to the end
/// of the file or, for a list, to what can only be the next field or head.
pub fn unclosed(text: &str) -> Option<(usize, &'static str)> {
    let mut lists: Vec<usize> = Vec::new();
    // Fields stand in braces, and may begin lines there.
    let mut braces: Vec<usize> = Vec::new();
    let mut line_begins = true;
    let mut at = 0;
    while let Some(byte) = text.as_bytes().get(at).copied() {
        let begins = line_begins && !byte.is_ascii_whitespace();
        if begins && lists.last() > braces.last() && text.get(at..).is_some_and(begins_a_field) {
            break;
        }
        line_begins = byte == b'\n' || (line_begins && byte.is_ascii_whitespace());
        match byte {
            b'#' => at = line_end(text, at),
            // A head ends with its line, where the parser finds its error.
            b'[' if lists.is_empty() && begins => at = line_end(text, at),
            b'"' | b'\'' => match end_of_string(text, at) {
                Ok(end) => at = end,
                Err(sign) => return Some((at, sign)),
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
    lists.first().map(|at| (*at, "]"))
}

/// The line end behind a place, or the end of the text.
fn line_end(text: &str, at: usize) -> usize {
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    rest.iter().position(|byte| *byte == b'\n').map_or(text.len(), |length| at + length)
}

/// Whether a line begins as a field (`name =`) or a head (`[[rows]]`) does.
fn begins_a_field(rest: &str) -> bool {
    let line = rest.lines().next().unwrap_or_default();
    let is_name = |text: &str| {
        let name = text.trim();
        !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || "-_.".contains(c))
    };
    let is_field = line.split_once('=').is_some_and(|(before, _)| is_name(before));
    let head = line.strip_prefix("[[").and_then(|rest| rest.trim_end().strip_suffix("]]"));
    is_field || head.is_some_and(is_name)
}

/// Where the string ends that begins at a place, quotes and all; its quotes if it is a long one that is not closed. A
/// short one that is not closed ends with its line, where the parser finds its error.
fn end_of_string(text: &str, start: usize) -> Result<usize, &'static str> {
    let bytes = text.as_bytes();
    let rest = bytes.get(start..).unwrap_or_default();
    let (quote, long): (u8, &'static str) =
        if rest.starts_with(b"\"") { (b'"', "\"\"\"") } else { (b'\'', "'''") };
    let is_long = rest.starts_with(long.as_bytes());
    let mut at = start + if is_long { long.len() } else { 1 };
    while let Some(byte) = bytes.get(at).copied() {
        let ends = match is_long {
            true => bytes.get(at..).is_some_and(|rest| rest.starts_with(long.as_bytes())),
            false => byte == quote,
        };
        match byte {
            _ if ends => return Ok(at + if is_long { long.len() } else { 1 }),
            b'\n' if !is_long => return Ok(at),
            // The escaped character may end the line, but not the string.
            b'\\' if quote == b'"' && bytes.get(at + 1) != Some(&b'\n') => at += 2,
            _ => at += 1,
        }
    }
    if is_long { Err(long) } else { Ok(text.len()) }
}
