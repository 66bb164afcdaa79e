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
    attributes(tag).find(|(own, _)| *own == name).map(|(_, value)| value)
}

/// The attributes of a tag with their values, which are empty for attributes without a value.
pub fn attributes(tag: &str) -> impl Iterator<Item = (&str, &str)> {
    let space = |text: &str| text.bytes().position(|byte| byte.is_ascii_whitespace());
    let mut rest = tag;
    std::iter::from_fn(move || {
        rest = rest[space(rest)?..].trim_ascii_start();
        let is_end = |byte: u8| byte == b'=' || byte.is_ascii_whitespace();
        let (name, after) = rest.split_at(rest.bytes().position(is_end).unwrap_or(rest.len()));
        let Some(value) = after.strip_prefix('=') else {
            rest = after;
            return (!name.is_empty()).then_some((name, ""));
        };
        let quote = value.bytes().next().filter(|first| matches!(first, b'"' | b'\''));
        let (value, after) = match quote {
            Some(quote) => {
                let end = memchr::memchr(quote, &value.as_bytes()[1..])? + 1;
                (&value[1..end], &value[end + 1..])
            }
            None => value.split_at(space(value).unwrap_or(value.len())),
        };
        rest = after;
        Some((name, value))
    })
}

/// Returns true for an HTML element that stays within a line of text. All other elements end the line.
pub fn is_inline(element: &str) -> bool {
    matches!(
        element.as_bytes(),
        b"a" | b"abbr"
            | b"b"
            | b"bdi"
            | b"bdo"
            | b"cite"
            | b"code"
            | b"data"
            | b"del"
            | b"dfn"
            | b"em"
            | b"i"
            | b"ins"
            | b"kbd"
            | b"mark"
            | b"q"
            | b"rp"
            | b"rt"
            | b"ruby"
            | b"s"
            | b"small"
            | b"span"
            | b"strong"
            | b"sub"
            | b"sup"
            | b"time"
            | b"tspan"
            | b"u"
    )
}

/// Returns true for an HTML element that has no end tag.
pub fn is_void(element: &str) -> bool {
    matches!(
        element.as_bytes(),
        b"area" | b"br" | b"col" | b"hr" | b"img" | b"input" | b"link" | b"meta" | b"wbr"
    )
}

/// Returns true for an HTML element whose content search ignores, because it is not text of the page. The texts of
/// buttons belong to the theme and are the same on every page.
pub fn is_silent(element: &str) -> bool {
    matches!(
        element.as_bytes(),
        b"button" | b"nav" | b"rp" | b"rt" | b"script" | b"select" | b"style" | b"template"
    )
}
