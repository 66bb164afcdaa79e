//! The two colours that browsers and phones put around a page, as the stylesheet's tokens give them.

use serde::Serialize;

/// The colours of the light and of the dark theme.
#[derive(Debug, Serialize)]
pub struct Colors {
    light: Scheme,
    dark: Scheme,
}

/// One theme's colours; none where the styles have no such token.
#[derive(Debug, Serialize)]
struct Scheme {
    /// The page itself: `--paper`.
    page: Option<String>,
    /// Its header, which the browser's own bar stands above: `--raised`.
    header: Option<String>,
}

impl Colors {
    /// Reads them out of the styles of a theme.
    pub(super) fn of(css: &str) -> Self {
        let scheme = |name| Scheme {
            page: token(css, "--paper", name),
            header: token(css, "--raised", name),
        };
        Self { light: scheme("light"), dark: scheme("dark") }
    }
}

/// The value of a token in a scheme: of `var(--if-light, #fff) var(--if-dark, #000)` the part that is the scheme's, of
/// a plain value all of it.
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

/// Where the bracket closes that was open before.
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
