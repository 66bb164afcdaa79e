//! Escapes texts for HTML. Texts become HTML only by the functions of this file.

/// Appends a text to `out`, escaped as in CommonMark's examples. The result may be used as text in HTML and as the
/// value of an attribute in quotation marks.
pub fn push_text(out: &mut String, text: &str) {
    // A loop without early exit lets the compiler test many bytes at once. Most texts have nothing to escape.
    let has_special =
        text.bytes().fold(false, |found, byte| found | matches!(byte, b'&' | b'<' | b'>' | b'"'));
    if !has_special {
        return out.push_str(text);
    }
    let mut plain = 0;
    for (at, byte) in text.bytes().enumerate() {
        let entity = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => continue,
        };
        out.push_str(&text[plain..at]);
        out.push_str(entity);
        plain = at + 1;
    }
    out.push_str(&text[plain..]);
}

/// Appends an address to `out`, as the value of an attribute in quotation marks. Characters that addresses must not
/// contain are percent-encoded; Han characters stay as they are.
pub fn push_address(out: &mut String, address: &str) {
    let mut buffer = [0; 4];
    for character in address.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '\'' => out.push_str("&#x27;"),
            ' ' | '"' | '<' | '>' | '\\' | '`' | '{' | '|' | '}' | '[' | ']' | '^' => {
                for byte in character.encode_utf8(&mut buffer).bytes() {
                    out.push_str(&format!("%{byte:02X}"));
                }
            }
            character if character.is_control() => {
                for byte in character.encode_utf8(&mut buffer).bytes() {
                    out.push_str(&format!("%{byte:02X}"));
                }
            }
            character => out.push(character),
        }
    }
}

/// Appends the HTML attribute `title` with the value `title` to `out`. An empty title adds nothing.
pub fn push_title(out: &mut String, title: &str) {
    if !title.is_empty() {
        out.push_str(" title=\"");
        push_text(out, title);
        out.push('"');
    }
}

/// Appends several texts to `out` without escaping them.
pub fn push_all<const N: usize>(out: &mut String, parts: [&str; N]) {
    parts.into_iter().for_each(|part| out.push_str(part));
}

/// Appends the start tag of a link to `out`. Adds the attribute `title` unless it is empty, and the attribute `class`
/// unless it is `None`.
pub fn push_link_start(out: &mut String, href: &str, title: &str, class: Option<&str>) {
    out.push_str("<a href=\"");
    push_address(out, href);
    out.push('"');
    if let Some(class) = class {
        push_all(out, [" class=\"", class, "\""]);
    }
    push_title(out, title);
    out.push('>');
}
