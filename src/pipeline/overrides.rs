//! Checks the project's own theme files and builds the theme.
//!
//! Templates are checked by the render stage, which runs them.

mod css;
mod locale;
mod paths;
pub mod rules;
mod styles;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::load::Sources;
use super::parse;
use crate::diagnostic::Diagnostics;
use crate::error::Error;
use crate::span::{SourceId, Span};
use crate::theme::{OwnFile, Theme, default_files};

/// The default theme's files, by the path that they would have below a project.
type DefaultFiles = BTreeMap<String, Arc<[u8]>>;

/// Builds the theme of a project in a language. Reports unusable files of the project and leaves them out.
///
/// # Errors
/// If the default theme itself cannot be used.
pub fn theme(sources: &Sources, language: &str, found: &mut Diagnostics) -> Result<Theme, Error> {
    let default = default_files();
    let files = sources.overrides.iter().enumerate().map(|(number, file)| OwnFile {
        path: &file.path,
        bytes: &file.bytes,
        source: sources.override_id(number),
    });
    // Ignore unchanged copies of default files.
    let mut own: Vec<OwnFile<'_>> = files
        .filter(|file| default.get(file.path).is_none_or(|known| known != file.bytes))
        .collect();
    own.retain(|file| is_readable(file, found));
    paths::check(&own, &default, found);
    styles::check(&own, &default, found);
    let unusable = locale::check(&own, &default, found);
    own.retain(|file| !unusable.contains(&file.source));
    Theme::new(default, &own, language)
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
