//! Reads from the stylesheet the two colours that browsers use for their interface around a page.

use serde::Serialize;

/// The colours of the light and the dark scheme.
#[derive(Debug, Serialize)]
pub struct Colors {
    light: Scheme,
    dark: Scheme,
}

/// The colours of one scheme; `None` if the styles do not define the token.
#[derive(Debug, Serialize)]
struct Scheme {
    /// Background of the page: `--paper`.
    page: Option<String>,
    /// Background of the header, next to the browser's own bar: `--raised`.
    header: Option<String>,
}

impl Colors {
    /// Reads the colours from a theme's styles.
    pub(super) fn of(css: &str) -> Self {
        let scheme = |name| Scheme {
            page: token(css, "--paper", name),
            header: token(css, "--raised", name),
        };
        Self { light: scheme("light"), dark: scheme("dark") }
    }
}

/// The value of a token in a colour scheme. From `var(--if-light, #fff) var(--if-dark, #000)` it takes the part of the
/// scheme; a plain value applies to both.
fn token(css: &str, name: &str, scheme: &str) -> Option<String> {
    let (_, rest) = css.split_once(&format!("{name}:"))?;
    let value = rest.split([';', '}']).next()?.trim();
    let value = match value.split_once(&format!("var(--if-{scheme},")) {
        Some((_, of_scheme)) => &of_scheme[..end(of_scheme)?],
        None if value.contains("var(--if-") => "",
        None => value,
    };
    let value = value.trim();
    (!value.is_empty()).then(|| value.to_owned())
}

/// Offset of the bracket that closes the one before `text`.
fn end(text: &str) -> Option<usize> {
    let mut depth = 0;
    text.char_indices().find_map(|(at, character)| {
        match character {
            '(' => depth += 1,
            ')' if depth == 0 => return Some(at),
            ')' => depth -= 1,
            _ => {}
        }
        None
    })
}
