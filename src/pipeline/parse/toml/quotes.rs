//! Quotation marks: those that TOML does not know, and text as it stands between those that it does.

/// The text between quotation marks that TOML does not know, or a text without any, as TOML quotes it.
pub fn quoted(text: &str) -> String {
    let text = text.trim();
    let inner = MARKS.iter().find_map(|(open, close)| {
        let inner = text.strip_prefix(*open)?;
        Some(inner.strip_suffix(*close).unwrap_or(inner))
    });
    format!("\"{}\"", escaped(inner.unwrap_or(text)))
}

/// A text as it stands between `"`.
pub fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"")
}

/// Quotation marks that are none to TOML, opening and closing.
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
