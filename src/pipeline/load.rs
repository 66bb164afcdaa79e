//! Project folder → [`Sources`]: the only reader of a project.
#![expect(
    clippy::disallowed_methods,
    reason = "load is the one door through which a project is read"
)]

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use crate::error::Error;
use crate::span::SourceId;

/// Everything a project holds, in memory, sorted by path. No later stage reads the disk.
#[derive(Debug, Default)]
pub struct Sources {
    /// The files of `content/` that are text of ours; a [`crate::span::SourceId`] is a place in this list.
    pub files: Vec<SourceFile>,
    /// The other files of `content/sections/`, by path below the site.
    pub assets: Vec<SourceAsset>,
    /// The project's own theme files, by path below the project (`templates/…`, `static/…`).
    pub overrides: Vec<SourceAsset>,
    /// The address that whoever builds gives in place of the guide's own, ending with a slash.
    pub base_url: Option<String>,
}

impl Sources {
    /// The name of one of the project's own theme files, by its place among them: they are counted behind the files of
    /// `content/`.
    pub fn override_id(&self, number: usize) -> SourceId {
        SourceId((self.files.len() + number) as u32)
    }

    /// A file's path and text; nothing is the text of what is none.
    pub fn file(&self, id: SourceId) -> Option<(&str, &str)> {
        let number = id.0 as usize;
        if let Some(file) = self.files.get(number) {
            return Some((&file.path, &file.text));
        }
        let file = self.overrides.get(number - self.files.len())?;
        Some((&file.path, std::str::from_utf8(&file.bytes).unwrap_or_default()))
    }
}

/// A text file.
#[derive(Debug, Default)]
pub struct SourceFile {
    /// Path below the project, with `/` between names: `content/sections/diet.md`.
    pub path: String,
    /// What it holds; empty where it is not text.
    pub text: String,
    /// How many bytes are good, if the file is not UTF-8.
    pub valid_up_to: Option<usize>,
}

/// A file that nobody parses.
#[derive(Clone, Debug)]
pub struct SourceAsset {
    /// Its path, with `/` between names.
    pub path: String,
    /// What it holds.
    pub bytes: Arc<[u8]>,
}

/// Reads the project in `root`: `content/`, and `templates/` and `static/` where they exist.
///
/// # Errors
/// If there is no `content/guide.toml`, or something in these folders cannot be read.
pub fn load(root: &Path) -> Result<Sources, Error> {
    let content = root.join("content");
    if !content.join("guide.toml").is_file() {
        return Err(Error::NoProject { root: root.to_owned() });
    }
    let mut sources = Sources::default();
    for (path, bytes) in read_folder(root, &content)? {
        let below_sections = path.strip_prefix("content/sections/");
        match below_sections {
            Some(below) if !is_text(&path) => {
                sources.assets.push(SourceAsset { path: below.to_owned(), bytes: bytes.into() });
            }
            _ => sources.files.push(source_file(path, bytes)),
        }
    }
    for folder in ["static", "templates"] {
        let files = read_folder(root, &root.join(folder))?;
        sources.overrides.extend(
            files.into_iter().map(|(path, bytes)| SourceAsset { path, bytes: bytes.into() }),
        );
    }
    Ok(sources)
}

/// Markdown and TOML by any of their endings: one that we do not read must not pass for a file to publish.
fn is_text(path: &str) -> bool {
    let ending = path.rsplit('.').next().unwrap_or_default().to_lowercase();
    ["md", "markdown", "mdown", "mkd", "mdx", "toml"].contains(&ending.as_str())
}

fn source_file(path: String, bytes: Vec<u8>) -> SourceFile {
    if !is_text(&path) {
        return SourceFile { path, ..SourceFile::default() };
    }
    match String::from_utf8(bytes) {
        Ok(text) => SourceFile { path, text, valid_up_to: None },
        Err(error) => SourceFile {
            path,
            valid_up_to: Some(error.utf8_error().valid_up_to()),
            text: String::from_utf8_lossy(error.as_bytes()).into_owned(),
        },
    }
}

/// The files below `folder`, sorted by path. A folder that does not exist has none.
fn read_folder(root: &Path, folder: &Path) -> Result<Vec<(String, Vec<u8>)>, Error> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut paths: Vec<(String, PathBuf)> = Vec::new();
    for entry in WalkDir::new(folder).follow_links(true).into_iter().filter_entry(is_wanted) {
        let entry = entry.map_err(|error| Error::Read {
            path: error.path().unwrap_or(folder).to_owned(),
            source: error.into(),
        })?;
        if entry.file_type().is_file() {
            paths.push((path_below(root, entry.path()), entry.into_path()));
        }
    }
    paths.sort();
    paths.into_par_iter().map(|(name, path)| read_file(&path).map(|bytes| (name, bytes))).collect()
}

fn read_file(path: &Path) -> Result<Vec<u8>, Error> {
    let read_error = |source| Error::Read { path: path.to_owned(), source };
    let bytes = std::fs::read(path).map_err(read_error)?;
    if u32::try_from(bytes.len()).is_err() {
        return Err(read_error(std::io::Error::other("the file is larger than 4 GiB")));
    }
    Ok(bytes)
}

/// Hidden files and editors' left-overs are nobody's content. The folder asked for counts whatever its name.
fn is_wanted(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    entry.depth() == 0 || !(name.starts_with('.') || name.ends_with('~') || name.starts_with('#'))
}

/// The path below the project with `/` between names, the same on every system.
fn path_below(root: &Path, path: &Path) -> String {
    let below = path.strip_prefix(root).unwrap_or(path);
    let names: Vec<_> = below.components().map(|name| name.as_os_str().to_string_lossy()).collect();
    names.join("/")
}
