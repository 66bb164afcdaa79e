//! How large a file may be. A file that is larger is not read at all.

use super::Flaw;
use super::names::is_text;

/// The largest text: Markdown, TOML, templates, styles, scripts, words. It is more than a million Chinese characters, a
/// shelf of books.
const LARGEST_TEXT: u64 = 4 * 1024 * 1024;

/// The largest picture or font of a theme.
const LARGEST_OF_THEME: u64 = 64 * 1024 * 1024;

/// The largest file that is read into memory.
pub const LARGEST_READ: u64 = LARGEST_OF_THEME;

/// The largest file that is published as it is: USB sticks hold none that is larger.
const LARGEST_PUBLISHED: u64 = u32::MAX as u64;

/// What is wrong with a file of this size, given by its path below the project.
pub fn flaw_of_size(path: &str, size: u64) -> Option<Flaw> {
    if is_published(path) {
        return (size > LARGEST_PUBLISHED).then_some(Flaw::TooLargeForDisks);
    }
    let is_picture = path.starts_with("templates/") && !is_text_of_theme(path);
    match is_picture {
        true => (size > LARGEST_OF_THEME).then_some(Flaw::TooLargeForTheme),
        false => (size > LARGEST_TEXT).then_some(Flaw::TooLargeText),
    }
}

/// Whether a file is published as it is.
pub fn is_published(path: &str) -> bool {
    path.starts_with("static/") || (path.starts_with("content/sections/") && !is_text(path))
}

/// Whether a file of `templates/` holds text, whatever it is for.
fn is_text_of_theme(path: &str) -> bool {
    let ending = path.rsplit('.').next().unwrap_or_default().to_lowercase();
    !["png", "jpg", "jpeg", "webp", "avif", "gif", "otf", "ttf", "woff", "woff2"]
        .contains(&ending.as_str())
}
