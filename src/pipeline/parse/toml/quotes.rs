//! Quotation marks: quotes a text for TOML, and recognises marks that TOML does not know.

/// Quotes a text for TOML, after removing quotation marks that TOML does not know.
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

/// Escapes a text for use between `"`.
pub fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"")
}

/// Quotation marks that TOML does not know, opening and closing.
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
