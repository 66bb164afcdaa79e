//! Size limits for the files of a project. Larger files are left out.

use super::Flaw;
use super::file_names::is_text;

/// Limit in bytes for texts: Markdown, TOML, templates, styles, scripts, locales. It allows more than a million Chinese
/// characters.
const LARGEST_TEXT: u64 = 4 * 1024 * 1024;

/// Limit in bytes for pictures and fonts of a theme.
const LARGEST_OF_THEME: u64 = 64 * 1024 * 1024;

/// Limit in bytes for files that are read into memory.
pub const LARGEST_READ: u64 = LARGEST_OF_THEME;

/// Limit in bytes for files that are published unchanged: the size of the largest file on a FAT file system.
const LARGEST_PUBLISHED: u64 = u32::MAX as u64;

/// The reason why a file of this size is not used, such as a text that is too large; `None` if the size is allowed.
/// `path` is the path of the file below the project.
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

/// Returns true for files that are published unchanged.
pub fn is_published(path: &str) -> bool {
    path.starts_with("static/") || (path.starts_with("content/sections/") && !is_text(path))
}

/// Returns true for files in `templates/` that are text.
fn is_text_of_theme(path: &str) -> bool {
    let ending = path.rsplit('.').next().unwrap_or_default().to_lowercase();
    !["png", "jpg", "jpeg", "webp", "avif", "gif", "otf", "ttf", "woff", "woff2"]
        .contains(&ending.as_str())
}
