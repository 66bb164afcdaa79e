//! Replaces control characters and invisible characters by visible escapes before text is output.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io;

/// Returns true for control characters, invisible characters and characters that change the text direction.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{61c}'
                | '\u{180e}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

/// Replaces control and invisible characters by escapes such as `\u{1b}`.
pub fn visible(text: &str) -> Cow<'_, str> {
    escaped(text, is_hidden, |c, out| out.extend(c.escape_unicode()))
}

/// Replaces control and invisible characters by escapes such as `\u{1b}`. Line ends and tabs stay.
pub fn visible_lines(text: &str) -> Cow<'_, str> {
    escaped(
        text,
        |c| !matches!(c, '\n' | '\t') && is_hidden(c),
        |c, out| out.extend(c.escape_unicode()),
    )
}

/// Replaces control and invisible characters in JSON by JSON escapes. In JSON, these characters occur only in strings,
/// so the meaning is unchanged.
pub fn visible_json(json: &str) -> Cow<'_, str> {
    escaped(
        json,
        |c| !c.is_ascii_control() && is_hidden(c) || c == '\u{7f}',
        |c, out| {
            for unit in c.encode_utf16(&mut [0; 2]) {
                // Writing to a string cannot fail.
                let _ = write!(out, "\\u{unit:04x}");
            }
        },
    )
}

/// A writer for JSON that replaces control and invisible characters by JSON escapes. A single write must not end within
/// a character; serde's writes never do.
pub struct VisibleJson<'w>(pub &'w mut dyn io::Write);

impl io::Write for VisibleJson<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match std::str::from_utf8(bytes) {
            Ok(json) => self.0.write_all(visible_json(json).as_bytes())?,
            Err(_) => self.0.write_all(bytes)?,
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// Replaces each C1 control character (U+0080 to U+009F) by `¤`, so that the text keeps its length in bytes. The
/// program library that draws excerpts replaces the other control characters, but not these.
pub fn without_c1(text: &str) -> Cow<'_, str> {
    escaped(text, |c| ('\u{80}'..='\u{9f}').contains(&c), |_, out| out.push('\u{a4}'))
}

fn escaped(
    text: &str,
    is_hidden: impl Fn(char) -> bool,
    escape: impl Fn(char, &mut String),
) -> Cow<'_, str> {
    if !text.contains(&is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if is_hidden(c) {
            escape(c, &mut out);
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}
