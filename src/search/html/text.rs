//! Decodes the text of HTML as a browser displays it.

/// Appends HTML text to `out` as a browser displays it: collapses white space and decodes entities.
pub fn push_text(text: &str, out: &mut String) {
    // A loop without early exit lets the compiler test many bytes at once. Many texts have nothing to change.
    let is_special = |byte: u8| byte == b'&' || byte.is_ascii_whitespace();
    if !text.bytes().fold(false, |found, byte| found | is_special(byte)) {
        return out.push_str(text);
    }
    let mut rest = text;
    while let Some(at) = first_change(rest.as_bytes()) {
        out.push_str(&rest[..at]);
        let from = &rest[at..];
        if let Some(entity) = from.strip_prefix('&') {
            match entity.split_once(';').and_then(|(name, after)| Some((character(name)?, after))) {
                Some((character, after)) => {
                    out.push(character);
                    rest = after;
                }
                None => {
                    out.push('&');
                    rest = entity;
                }
            }
            continue;
        }
        if !out.ends_with([' ', '\n']) && !out.is_empty() {
            out.push(' ');
        }
        rest = from.trim_ascii_start();
    }
    out.push_str(rest);
}

/// The place of the first byte of an HTML text that has to be changed: the start of an entity, or white space. A single
/// space within the text stays as it is. `None` if nothing has to be changed.
fn first_change(text: &[u8]) -> Option<usize> {
    let is_single =
        |at: usize| at > 0 && text.get(at + 1).is_some_and(|next| !next.is_ascii_whitespace());
    let mut bytes = text.iter().enumerate();
    let found = bytes.find(|(at, byte)| match byte {
        b' ' => !is_single(*at),
        byte => **byte == b'&' || byte.is_ascii_whitespace(),
    });
    found.map(|(at, _)| at)
}

/// Decodes an HTML entity, given without `&` and `;`. Knows numeric entities, and the named ones that the template
/// engine and osteon write, such as `amp`. `None` for any other entity.
fn character(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)?
        }
    })
}
