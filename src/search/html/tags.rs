//! HTML tags: where they end, their attributes, and the kinds of elements that they begin.

/// Byte offset of the `>` that ends a tag. `tag` is the text after the `<` of the tag; it may continue after the tag. A
/// `>` within an attribute's value does not end the tag. `None` if the tag does not end.
pub fn end_of_tag(tag: &str) -> Option<usize> {
    let tag = tag.as_bytes();
    let mut at = 0;
    loop {
        at += memchr::memchr3(b'>', b'"', b'\'', &tag[at..])?;
        if tag[at] == b'>' {
            return Some(at);
        }
        // Pass over the quoted value.
        at += memchr::memchr(tag[at], &tag[at + 1..])? + 2;
    }
}

/// The value of the attribute with this name in a tag. Empty for an attribute without a value; `None` if the tag does
/// not have the attribute.
pub fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let mut rest = tag;
    loop {
        rest = rest[rest.find(char::is_whitespace)?..].trim_start();
        let end = rest.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(rest.len());
        let (own, after) = rest.split_at(end);
        let Some(value) = after.strip_prefix('=') else {
            if own == name {
                return Some("");
            }
            if after.is_empty() {
                return None;
            }
            rest = after;
            continue;
        };
        let quote = value.chars().next().filter(|first| "\"'".contains(*first));
        let (value, after) = match quote {
            Some(quote) => value[1..].split_once(quote)?,
            None => value.split_at(value.find(char::is_whitespace).unwrap_or(value.len())),
        };
        if own == name {
            return Some(value);
        }
        // A quoted value may be followed directly by the next attribute.
        rest = after;
        if rest.is_empty() {
            return None;
        }
    }
}

/// Returns true for an HTML element that stays within a line of text. All other elements end the line.
pub fn is_inline(element: &str) -> bool {
    matches!(
        element,
        "a" | "abbr"
            | "b"
            | "bdi"
            | "bdo"
            | "cite"
            | "code"
            | "data"
            | "del"
            | "dfn"
            | "em"
            | "i"
            | "ins"
            | "kbd"
            | "mark"
            | "q"
            | "rp"
            | "rt"
            | "ruby"
            | "s"
            | "small"
            | "span"
            | "strong"
            | "sub"
            | "sup"
            | "time"
            | "tspan"
            | "u"
    )
}

/// Returns true for an HTML element that has no end tag.
pub fn is_void(element: &str) -> bool {
    matches!(element, "area" | "br" | "col" | "hr" | "img" | "input" | "link" | "meta" | "wbr")
}

/// Returns true for an HTML element whose content search ignores, because it is not text of the page. The texts of
/// buttons belong to the theme and are the same on every page.
pub fn is_silent(element: &str) -> bool {
    matches!(element, "button" | "nav" | "rp" | "rt" | "script" | "select" | "style" | "template")
}
