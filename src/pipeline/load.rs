//! Project folder → [`Sources`]: the only reader of a project.

use std::sync::Arc;

/// Everything a project holds, in memory, sorted by path. No later stage reads the disk.
#[derive(Debug, Default)]
pub struct Sources {
    /// The files of `content/` that are text of ours; a [`crate::span::SourceId`] is a place in this list.
    pub files: Vec<SourceFile>,
    /// The other files of `content/sections/`, by path below the site.
    pub assets: Vec<SourceAsset>,
    /// The project's own theme files, by path below the project (`templates/…`, `static/…`).
    pub overrides: Vec<SourceAsset>,
}

/// A text file.
#[derive(Debug)]
pub struct SourceFile {
    /// Path below the project, with `/` between names: `content/sections/diet.md`.
    pub path: String,
    /// What it holds.
    pub text: String,
}

/// A file that nobody parses.
#[derive(Clone, Debug)]
pub struct SourceAsset {
    /// Its path, with `/` between names.
    pub path: String,
    /// What it holds.
    pub bytes: Arc<[u8]>,
}
