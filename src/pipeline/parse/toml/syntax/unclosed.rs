//! Finds an unclosed list, inline table or multi-line text in a TOML file, in one pass.

/// The offset at which an unclosed list, inline table or multi-line text begins, and the missing closing delimiter. It
/// extends to the end of the file or, except for a text, to a line that can only be the next table header or, in a list,
/// the next field.
pub fn unclosed(text: &str) -> Option<(usize, &'static str)> {
    let mut lists: Vec<usize> = Vec::new();
    // Inside braces, lines may begin with fields.
    let mut braces: Vec<usize> = Vec::new();
    let mut line_begins = true;
    let mut at = 0;
    while let Some(byte) = text.as_bytes().get(at).copied() {
        let begins = line_begins && !byte.is_ascii_whitespace();
        if begins && lists.last() > braces.last() && text.get(at..).is_some_and(begins_a_field) {
            break;
        }
        if begins && !braces.is_empty() && text.get(at..).is_some_and(begins_a_head) {
            break;
        }
        line_begins = byte == b'\n' || (line_begins && byte.is_ascii_whitespace());
        match byte {
            b'#' => at = line_end(text, at),
            // A table header ends with its line; the parser reports errors in it.
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
    let list = lists.first().map(|at| (*at, "]"));
    let brace = braces.first().map(|at| (*at, "}"));
    list.into_iter().chain(brace).min()
}

/// The end of the current line.
fn line_end(text: &str, at: usize) -> usize {
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    rest.iter().position(|byte| *byte == b'\n').map_or(text.len(), |length| at + length)
}

/// Returns true if a line begins like a field (`name =`) or a table header (`[[rows]]`).
fn begins_a_field(rest: &str) -> bool {
    let line = rest.lines().next().unwrap_or_default();
    let is_field = line.split_once('=').is_some_and(|(before, _)| is_name(before));
    is_field || begins_a_head(rest)
}

/// Returns true if a line is a table header, `[[rows]]`.
fn begins_a_head(rest: &str) -> bool {
    let line = rest.lines().next().unwrap_or_default();
    let name = line.strip_prefix("[[").and_then(|rest| rest.trim_end().strip_suffix("]]"));
    name.is_some_and(is_name)
}

fn is_name(text: &str) -> bool {
    let name = text.trim();
    !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || "-_.".contains(c))
}

/// The end of the string that begins here. For an unclosed multi-line string, returns its delimiter. An unclosed
/// single-line string ends with its line; the parser reports it.
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
            // A backslash before a line end escapes nothing in a single-line string.
            b'\\' if quote == b'"' && bytes.get(at + 1) != Some(&b'\n') => at += 2,
            _ => at += 1,
        }
    }
    if is_long { Err(long) } else { Ok(text.len()) }
}
