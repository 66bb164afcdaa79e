//! Reads the colours of style tokens, on light and on dark pages.

use serde::Serialize;

use crate::model::settings::color::Color;

/// The two colours that browsers use for their interface around a page, in the light and the dark scheme.
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
    /// Reads the colours from a theme's tokens.
    pub(super) fn of(tokens: &Tokens) -> Self {
        let scheme = |scheme| {
            let value = |name| tokens.value(name, scheme).map(str::to_owned);
            Scheme { page: value("--paper"), header: value("--raised") }
        };
        Self { light: scheme(0), dark: scheme(1) }
    }
}

/// Names of the schemes in the styles.
const SCHEMES: [&str; 2] = ["light", "dark"];

/// The tokens of a stylesheet, as used on screens.
#[derive(Debug)]
pub struct Tokens(String);

impl Tokens {
    /// Reads the tokens of a stylesheet.
    pub(super) fn of(css: &str) -> Self {
        Self(of_screens(css))
    }

    /// The colour of a token on light pages (0) or dark pages (1), if it is a colour code.
    pub fn color(&self, name: &str, scheme: usize) -> Option<Color> {
        Color::parse(self.value(name, scheme)?)
    }

    /// The value of a token in a colour scheme. From `var(--if-light, #fff) var(--if-dark, #000)` it takes the part of
    /// the scheme; a plain value applies to both. The last declaration counts.
    fn value(&self, name: &str, scheme: usize) -> Option<&str> {
        let (_, rest) = self.0.rsplit_once(&format!("{name}:"))?;
        let value = rest.split([';', '}']).next()?.trim();
        let value = match value.split_once(&format!("var(--if-{},", SCHEMES.get(scheme)?)) {
            Some((_, of_scheme)) => &of_scheme[..end(of_scheme)?],
            None if value.contains("var(--if-") => "",
            None => value,
        };
        Some(value.trim()).filter(|value| !value.is_empty())
    }
}

/// The styles without rules for print, forced colours and the like.
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

/// Length of the first block of a text, including the closing brace.
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
