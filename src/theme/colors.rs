//! Reads the colours of style tokens (CSS custom properties) from a theme's CSS, for light and for dark pages.

use serde::Serialize;

use crate::model::settings::color::Color;

/// The colours that a page tells the browser for its own interface, such as the address bar: for light and for dark
/// pages.
#[derive(Debug, Serialize)]
pub struct Colors {
    light: Scheme,
    dark: Scheme,
}

/// The colours for the browser's interface in one of the two colour schemes, light or dark.
#[derive(Debug, Serialize)]
struct Scheme {
    /// The background colour of the page, from the token `--paper`; `None` if the theme's styles do not define it.
    page: Option<String>,
    /// The background colour of the page's header, which is next to the browser's own bar. From the token `--raised`;
    /// `None` if the theme's styles do not define it.
    header: Option<String>,
}

impl Colors {
    /// Reads the colours for the browser's interface from a theme's tokens.
    pub(super) fn of(tokens: &Tokens) -> Self {
        let scheme = |scheme| {
            let value = |name| tokens.value(name, scheme).map(str::to_owned);
            Scheme { page: value("--paper"), header: value("--raised") }
        };
        Self { light: scheme(0), dark: scheme(1) }
    }
}

/// Names of the two colour schemes, as they occur in `--if-light` and `--if-dark`. The theme uses these two CSS
/// variables to give a token one value for each scheme.
const SCHEMES: [&str; 2] = ["light", "dark"];

/// The CSS in which the values of style tokens are looked up. It is a stylesheet without the rules that do not apply to
/// screens, such as those for print.
#[derive(Debug)]
pub struct Tokens(String);

impl Tokens {
    /// Prepares a stylesheet for looking up the style tokens in it.
    pub(super) fn of(css: &str) -> Self {
        Self(of_screens(css))
    }

    /// The colour of a token such as `--accent` on light pages (0) or dark pages (1); `None` if its value is not a
    /// colour code.
    pub fn color(&self, name: &str, scheme: usize) -> Option<Color> {
        Color::parse(self.value(name, scheme)?)
    }

    /// The value of a style token on light pages (`scheme` 0) or dark pages (1); `None` if the styles do not give one.
    /// The value may have one form for each scheme, as in `var(--if-light, #fff) var(--if-dark, #000)`. If the token is
    /// declared several times, the last declaration counts.
    fn value(&self, name: &str, scheme: usize) -> Option<&str> {
        let (_, rest) = self.0.rsplit_once(&format!("{name}:"))?;
        let value = rest.split([';', '}']).next()?.trim();
        let value = match value.split_once(&format!("var(--if-{},", SCHEMES.get(scheme)?)) {
            Some((_, of_scheme)) => &of_scheme[..closing_bracket(of_scheme)?],
            None if value.contains("var(--if-") => "",
            None => value,
        };
        Some(value.trim()).filter(|value| !value.is_empty())
    }
}

/// Removes the `@media` rules, such as those for print, from CSS. Rules that begin with `@media screen` stay.
fn of_screens(css: &str) -> String {
    let mut kept = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(start) = rest.find("@media") {
        kept.push_str(&rest[..start]);
        let block = &rest[start..];
        let length = block_length(block);
        if block.starts_with("@media screen") {
            kept.push_str(&block[..length]);
        }
        rest = &block[length..];
    }
    kept + rest
}

/// Length in bytes of the text up to the closing brace of its first `{…}` block; the length of the whole text if it
/// contains no block.
fn block_length(text: &str) -> usize {
    let mut depth = 0_usize;
    let end = text.char_indices().find(|(_, character)| {
        match character {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        *character == '}' && depth == 0
    });
    end.map_or(text.len(), |(at, _)| at + 1)
}

/// Finds the `)` that closes a bracket. `text` begins just after the `(`. Returns the byte offset of the `)` in `text`;
/// `None` if the bracket is not closed.
fn closing_bracket(text: &str) -> Option<usize> {
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
