//! Checks the project's own theme files and builds the theme.
//!
//! Templates are not checked here: the stage `render` checks them, because it runs them.

mod contrast;
mod css;
mod locale;
mod logo;
pub mod rules;
mod scripts;
mod styles;
mod unused_files;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::load::Sources;
use super::parse;
use crate::diagnostic::Diagnostics;
use crate::error::Error;
use crate::model::settings::Settings;
use crate::model::settings::look::Paint;
use crate::span::{SourceId, Span};
use crate::theme::palette::Palette;
use crate::theme::{OwnFile, Theme, ThemeOptions, default_files};

/// The files of the default theme. The keys are paths such as `templates/styles/base.css`; a project's file with the
/// same path replaces the default file.
type DefaultFiles = BTreeMap<String, Arc<[u8]>>;

/// Builds the theme of a project in the guide's language. A file of the project that cannot be used is reported and
/// left out.
///
/// # Errors
/// If the default theme itself cannot be used.
pub fn theme(
    sources: &Sources,
    settings: &Settings,
    found: &mut Diagnostics,
) -> Result<Theme, Error> {
    let default = default_files();
    let files = sources.overrides.iter().enumerate().map(|(number, file)| OwnFile {
        path: &file.path,
        bytes: &file.bytes,
        source: sources.override_id(number),
    });
    // A file that equals the default file is ignored, because it changes nothing.
    let mut own: Vec<OwnFile<'_>> = files
        .filter(|file| default.get(file.path).is_none_or(|known| known != file.bytes))
        .collect();
    own.retain(|file| is_readable(file, found));
    unused_files::check(&own, &default, found);
    styles::check(&own, &default, found);
    scripts::check(&own, found);
    let unusable = locale::check(&own, &default, found);
    own.retain(|file| !unusable.contains(&file.source));
    let words = locale::of_guide(sources, &own, &default, found);
    let look = &settings.look;
    let paints = |paints: [Paint; 2]| paints.map(|paint| look.color(paint));
    let palette = Palette {
        accent: paints([Paint::Accent, Paint::AccentDark]),
        paper: paints([Paint::Paper, Paint::PaperDark]),
        band: look.color(Paint::HomeStrip),
    };
    let options = ThemeOptions {
        language: &settings.language.value,
        palette,
        words: words.unwrap_or_default(),
        publishes_icons: look.logo.is_none() || logo::has_own_icons(sources),
        initial: logo::initial(settings),
    };
    let theme = Theme::new(default, &own, options)?;
    logo::check(look, sources, found);
    contrast::check(look, palette, &theme.tokens, found);
    Ok(theme)
}

/// Returns true if a file that must be text is valid UTF-8; reports it otherwise.
fn is_readable(file: &OwnFile<'_>, found: &mut Diagnostics) -> bool {
    if !is_text(file.path) {
        return true;
    }
    let Err(error) = std::str::from_utf8(file.bytes) else { return true };
    let at = error.valid_up_to();
    found.push(parse::rules::NOT_UTF8.at(Span::new(file.source, at..at)));
    false
}

/// Returns true for theme files that are text: templates, styles, scripts and locales.
fn is_text(path: &str) -> bool {
    let is_part = path.starts_with("templates/") && !path.starts_with("templates/scaffold/");
    let ending = path.rsplit('.').next().unwrap_or_default();
    is_part && ["html", "xml", "txt", "webmanifest", "css", "js", "toml"].contains(&ending)
}

/// The text of a file that [`is_readable`] has accepted.
fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap_or_default()
}

/// The position of the start of a file.
fn start(source: SourceId) -> Span {
    Span::new(source, 0..0)
}
