//! Marks words such as "T-score" and "X-ray" so that they stay on one line. Browsers break a line after any
//! hyphen, which would leave a single letter at the end of the line.

use memchr::{memchr_iter, memmem};

/// The tag before a word such as "X-ray"; `END` is the tag after it. The class `whole` gets its style in
/// `templates/styles/base.css`.
const START: &str = "<span class=\"whole\">";
const END: &str = "</span>";

/// Maximum number of bytes of a word that is kept on one line. A word of this length fits into the narrowest column.
const LONGEST: usize = 12;

/// Elements that may contain no `span`.
const PLAIN: [&str; 8] =
    ["desc", "option", "script", "style", "text", "textarea", "title", "tspan"];

/// Marks each word of the page's body that begins with a single capital letter and a hyphen. Takes the page as HTML
/// and returns it as HTML.
pub fn mark(html: &str) -> String {
    let mut out = String::with_capacity(html.len() + html.len() / 64);
    let mut done = 0;
    let body = memmem::find(html.as_bytes(), b"<body").unwrap_or(0);
    for place in memchr_iter(b'-', &html.as_bytes()[body..]) {
        let hyphen = body + place;
        let Some(word) = word_around(html, hyphen) else { continue };
        if is_in_text(&html[..hyphen]) {
            let start = hyphen - 1;
            out.push_str(&html[done..start]);
            out.push_str(START);
            out.push_str(word);
            out.push_str(END);
            done = start + word.len();
        }
    }
    out.push_str(&html[done..]);
    out
}

/// The word around the hyphen at this offset, if it is like "X-ray": a single capital letter, the hyphen, a small
/// letter, and any further letters. `None` for any other word, and for a word longer than [`LONGEST`].
fn word_around(html: &str, hyphen: usize) -> Option<&str> {
    let bytes = html.as_bytes();
    let start = hyphen.checked_sub(1)?;
    let before = bytes.get(start.checked_sub(1)?)?;
    let is_single = !before.is_ascii_alphanumeric() && !matches!(before, b'-' | b'.' | b'&');
    if !is_single
        || !bytes[start].is_ascii_uppercase()
        || !bytes.get(hyphen + 1)?.is_ascii_lowercase()
    {
        return None;
    }
    let rest = &bytes[hyphen + 1..];
    let length = rest.iter().position(|byte| !byte.is_ascii_alphabetic())?;
    (length + 2 <= LONGEST).then(|| &html[start..hyphen + 1 + length])
}

/// `before` is the beginning of the page. Returns true if its end is in a text of the page. Returns false if its end is
/// within a tag, or within an element that may contain no `span`. Every `<` and `>` belongs to a tag, because osteon
/// escapes these characters in attributes and data.
fn is_in_text(before: &str) -> bool {
    let Some(end) = before.rfind(['<', '>']) else { return false };
    if before[end..].starts_with('<') {
        return false;
    }
    let Some(start) = before[..end].rfind('<') else { return false };
    let tag = before[start + 1..end].trim_start_matches('/');
    let name = tag.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    !PLAIN.contains(&name)
}
