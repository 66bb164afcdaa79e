//! The two colours that browsers and phones put around a page, as the stylesheet's tokens give them.

use serde::Serialize;

/// What stands before the tokens of the dark theme.
const DARK: &str = "prefers-color-scheme: dark";

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
        let (light, dark) = css.split_once(DARK).unwrap_or((css, ""));
        let scheme = |css| Scheme { page: token(css, "--paper"), header: token(css, "--raised") };
        Self { light: scheme(light), dark: scheme(dark) }
    }
}

/// The first value that is given to a token.
fn token(css: &str, name: &str) -> Option<String> {
    let (_, rest) = css.split_once(&format!("{name}:"))?;
    let value = rest.split([';', '}']).next()?.trim();
    (!value.is_empty()).then(|| value.to_owned())
}
