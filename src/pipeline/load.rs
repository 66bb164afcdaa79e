//! Project folder → [`Sources`]: the only reader of a project.
#![expect(
    clippy::disallowed_methods,
    reason = "load is the one door through which a project is read"
)]

mod digest;
pub mod names;
mod walk;

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use self::names::is_text;
use self::walk::Walk;
use crate::error::Error;
use crate::span::SourceId;

/// Everything a project holds, in memory, sorted by path. No later stage reads the disk.
#[derive(Debug, Default)]
pub struct Sources {
    /// The files of `content/` and `static/`; a [`crate::span::SourceId`] is a place in this list.
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

    /// Gives a file another text; nothing if there is no such file.
    pub fn change(&mut self, path: &str, text: String) -> Option<SourceId> {
        let number = self.files.binary_search_by(|file| file.path.as_str().cmp(path)).ok()?;
        let file = &mut self.files[number];
        (file.text, file.valid_up_to) = (text, None);
        Some(SourceId(number as u32))
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

/// A file, with its text where it is text of ours.
#[derive(Debug, Default)]
pub struct SourceFile {
    /// Path below the project, with `/` between names: `content/sections/diet.md`.
    pub path: String,
    /// What it holds; empty where it is not text.
    pub text: String,
    /// How many bytes are good, if the file is not UTF-8.
    pub valid_up_to: Option<usize>,
    /// What becomes of it.
    pub role: Role,
}

/// What becomes of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// It is read, or should be somewhere else.
    #[default]
    Read,
    /// It is published as it is.
    Published,
    /// It is left out.
    LeftOut(Flaw),
}

/// Why a file is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flaw {
    /// An editor or a system left it behind.
    LeftOver,
    /// It is a link that leads nowhere, or in a circle.
    DeadLink,
    /// It is a link to something outside the project.
    LinkOutside,
    /// It is a pipe, a device or a socket.
    NoFile,
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
    let walk = Walk::through(root, &content, false)?;
    sources.leave_out(walk.flaws);
    for (path, bytes) in read_files(walk.files)? {
        let below_sections = path.strip_prefix("content/sections/");
        match below_sections {
            Some(below) if !is_text(&path) => {
                sources.assets.push(SourceAsset { path: below.to_owned(), bytes: bytes.into() });
                sources.files.push(published(&path));
            }
            _ => sources.files.push(source_file(path, bytes)),
        }
    }
    for folder in ["static", "templates"] {
        let is_site = folder == "static";
        let walk = Walk::through(root, &root.join(folder), is_site)?;
        sources.leave_out(walk.flaws);
        for (path, bytes) in read_files(walk.files)? {
            if is_site {
                sources.files.push(published(&path));
            }
            sources.overrides.push(SourceAsset { path, bytes: bytes.into() });
        }
    }
    sources.files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(sources)
}

impl Sources {
    fn leave_out(&mut self, flaws: Vec<(String, Flaw)>) {
        self.files.extend(flaws.into_iter().map(|(path, flaw)| SourceFile {
            path,
            role: Role::LeftOut(flaw),
            ..SourceFile::default()
        }));
    }
}

fn published(path: &str) -> SourceFile {
    SourceFile { path: path.to_owned(), role: Role::Published, ..SourceFile::default() }
}

fn source_file(path: String, bytes: Vec<u8>) -> SourceFile {
    if !is_text(&path) {
        return SourceFile { path, ..SourceFile::default() };
    }
    match String::from_utf8(bytes) {
        Ok(text) => SourceFile { path, text, ..SourceFile::default() },
        Err(error) => SourceFile {
            path,
            valid_up_to: Some(error.utf8_error().valid_up_to()),
            text: String::from_utf8_lossy(error.as_bytes()).into_owned(),
            role: Role::Read,
        },
    }
}

/// Reads files, all at once.
fn read_files(paths: Vec<(String, PathBuf)>) -> Result<Vec<(String, Vec<u8>)>, Error> {
    paths.into_par_iter().map(|(name, path)| read_file(&path).map(|bytes| (name, bytes))).collect()
}

fn read_file(path: &Path) -> Result<Vec<u8>, Error> {
    let read_error = |source| Error::Read { path: path.to_owned(), source };
    let file = File::open(path).map_err(read_error)?;
    let length = file.metadata().map_err(read_error)?.len();
    let Ok(length) = u32::try_from(length) else {
        return Err(read_error(std::io::Error::other("the file is larger than 4 GiB")));
    };
    let mut bytes = Vec::with_capacity(length as usize);
    // With a limit the standard library does not ask for the length once more.
    file.take(u64::from(u32::MAX)).read_to_end(&mut bytes).map_err(read_error)?;
    Ok(bytes)
}
