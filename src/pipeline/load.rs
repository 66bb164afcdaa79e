//! Reads a project folder into [`Sources`]. Only this module reads projects.
#![expect(clippy::disallowed_methods, reason = "only load reads a project")]

mod digest;
pub mod file_names;
mod limits;
mod open;
mod picture;
mod published;
mod source_text;
mod walk;

use std::collections::BTreeMap;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use self::file_names::{is_drawing, is_other_text, is_section, is_text};
use self::limits::{LARGEST_READ, flaw_of_size, is_published};
use self::open::open;
use self::walk::Walk;
use crate::error::Error;
use crate::model::content::picture::Picture;
use crate::span::SourceId;
use crate::spill::Spill;

pub use self::published::PublishedFile;
pub use self::source_text::SourceText;

/// Everything that a project contains, sorted by path. Texts are in memory, or, in a large guide, in a temporary file.
/// Files that are published unchanged stay on disk until they are published.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// The files of `content/` and `static/`, and all files of the project that are ignored, with the reason. A
    /// [`crate::span::SourceId`] is an index into this list.
    pub files: Vec<SourceFile>,
    /// Files that are published unchanged: all of `static/`, and those of `content/sections/` that are not text.
    pub assets: Vec<PublishedFile>,
    /// The project's own theme files, each with its path below the project (`templates/…`).
    pub overrides: Vec<SourceAsset>,
    /// The base URL that the command line gives instead of the one in `guide.toml`, with a slash at its end; `None` if
    /// the command line gives none.
    pub base_url: Option<String>,
    /// True if the command line says that drafts are published too.
    pub shows_drafts: bool,
    /// Holds the texts of sections for which there is no room in memory, and later the parsed sections.
    pub spill: Arc<Spill>,
}

impl Sources {
    /// The id of the theme file at index `number` of `overrides`. These ids follow the ids of `files`.
    pub fn override_id(&self, number: usize) -> SourceId {
        SourceId((self.files.len() + number) as u32)
    }

    /// Replaces the text of the file with this path below the project. Returns the id of the file; `None` if the file
    /// does not exist.
    pub fn change(&mut self, path: &str, text: impl Into<SourceText>) -> Option<SourceId> {
        let (id, _) = self.find(path)?;
        let file = &mut self.files[id.0 as usize];
        (file.text, file.valid_up_to) = (text.into(), None);
        Some(id)
    }

    /// Finds a file by its path below the project. `None` if `files` does not contain it.
    pub fn find(&self, path: &str) -> Option<(SourceId, &SourceFile)> {
        let number = self.files.binary_search_by(|file| file.path.as_str().cmp(path)).ok()?;
        Some((SourceId(number as u32), self.files.get(number)?))
    }

    /// Compares a file or folder on disk, given by its path below the project, with what was loaded.
    pub fn compare_with_disk(&self, root: &Path, path: &str) -> Change {
        match self.find(path) {
            Some((_, known)) if known.role == Role::Read && is_text(path) => {
                match read_file(path.to_owned(), root.join(path)) {
                    Ok(Loaded::File(SourceFile {
                        text,
                        valid_up_to: None,
                        role: Role::Read,
                        ..
                    })) => {
                        if text == known.text {
                            Change::Nothing
                        } else {
                            Change::Text(text.read())
                        }
                    }
                    _ => Change::Unclear,
                }
            }
            Some(_) => Change::Unclear,
            None => {
                let within = format!("{path}/");
                let is_known =
                    self.files.iter().map(|file| &file.path).chain(self.override_paths());
                let is_known =
                    is_known.into_iter().any(|known| known == path || known.starts_with(&within));
                let is_there = root.join(path).symlink_metadata().is_ok();
                if is_known || is_there { Change::Unclear } else { Change::Nothing }
            }
        }
    }

    fn override_paths(&self) -> impl Iterator<Item = &String> {
        self.overrides.iter().map(|file| &file.path)
    }

    /// The published pictures, by path below the site. Only the ending of a file's name decides whether the file is a
    /// picture: `spine.png` is one; `.svg` files do not count, because they have no size in pixels. The value is `None`
    /// if browsers cannot show the file.
    pub fn pictures(&self) -> BTreeMap<String, Option<Picture>> {
        let pictures = self.assets.iter().filter(|asset| picture::has_size(&asset.path));
        pictures.map(|asset| (asset.path.clone(), asset.picture)).collect()
    }

    /// Path of a file. `None` if no file has this id.
    pub fn path(&self, id: SourceId) -> Option<&str> {
        let number = id.0 as usize;
        let of_override = || Some(&self.overrides.get(number - self.files.len())?.path);
        self.files.get(number).map(|file| &file.path).or_else(of_override).map(String::as_str)
    }

    /// Path and text of a file; the text is empty if the file is not text. `None` if no file has this id.
    pub fn file(&self, id: SourceId) -> Option<(&str, Arc<String>)> {
        let number = id.0 as usize;
        if let Some(file) = self.files.get(number) {
            return Some((&file.path, file.text.read()));
        }
        let file = self.overrides.get(number - self.files.len())?;
        let text = std::str::from_utf8(&file.bytes).unwrap_or_default();
        Some((&file.path, Arc::new(text.to_owned())))
    }
}

/// How a file on disk differs from what was loaded.
pub enum Change {
    /// The file still has the text that was loaded, or the path exists neither in the loaded project nor on disk.
    Nothing,
    /// The content of a known text file has changed to this text.
    Text(Arc<String>),
    /// A change that requires loading the project again.
    Unclear,
}

/// A file of the project, with its content if osteon reads it as text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceFile {
    /// Path below the project with `/` as separator: `content/sections/diet.md`.
    pub path: String,
    /// Content of the file; empty if osteon does not read it as text.
    pub text: SourceText,
    /// If the file is not UTF-8: the number of bytes before the first invalid byte. `None` if the file is UTF-8.
    pub valid_up_to: Option<usize>,
    /// How the file is used.
    pub role: Role,
}

/// How osteon uses a file of the project.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// The file is parsed, or reported if it is in the wrong place.
    #[default]
    Read,
    /// The file is published unchanged.
    Published,
    /// The file is ignored, for the reason given here.
    LeftOut(Flaw),
}

/// The reason why a file is ignored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flaw {
    /// A file that an editor or the operating system has left behind.
    LeftOver,
    /// A symbolic link that is broken, or that leads in a circle.
    DeadLink,
    /// A symbolic link to something outside the project and outside the folders that links may lead to.
    LinkOutside,
    /// A pipe, device or socket.
    NoFile,
    /// A folder that is nested too deeply, or whose path is too long.
    TooDeep,
    /// A text file that is larger than the limit for texts.
    TooLargeText,
    /// A picture or font of the theme that is larger than the limit for pictures and fonts.
    TooLargeForTheme,
    /// A file that is too large for FAT file systems.
    TooLargeForDisks,
}

/// A theme file of the project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceAsset {
    /// Path below the project with `/` as separator: `templates/styles/base.css`.
    pub path: String,
    /// Content of the file.
    pub bytes: Arc<[u8]>,
}

/// Number of bytes of text that [`load`] keeps in memory. Guides of up to 150 pages have less, so they need no
/// temporary file.
const MOST_IN_MEMORY: usize = 1 << 20;

/// Loads the project in `root`: `content/`, and `templates/` and `static/` if they exist. Follows symbolic links that
/// stay in the project or lead into the folders in `linked`. Puts the texts of sections into a temporary file if the
/// project has more than 1 MiB of text.
///
/// # Errors
/// If there is no `content/guide.toml`, or something in these folders cannot be read.
pub fn load(root: &Path, linked: &[PathBuf]) -> Result<Sources, Error> {
    load_beyond(root, linked, Spill::beyond(MOST_IN_MEMORY))
}

/// Loads a project like [`load`], but keeps all texts in memory, for a preview that often needs them again.
///
/// # Errors
/// If there is no `content/guide.toml`, or something in these folders cannot be read.
pub fn load_into_memory(root: &Path, linked: &[PathBuf]) -> Result<Sources, Error> {
    load_beyond(root, linked, Spill::default())
}

/// Loads a project like [`load`], but puts the texts of sections for which `spill` has no room in memory into its
/// temporary file.
///
/// # Errors
/// If there is no `content/guide.toml`, or something in these folders cannot be read.
pub fn load_beyond(root: &Path, linked: &[PathBuf], spill: Spill) -> Result<Sources, Error> {
    find_guide(root)?;
    let spill = Arc::new(spill);
    let mut sources = Sources { spill: Arc::clone(&spill), ..Sources::default() };
    let read = |(path, place)| {
        let mut file = read_file(path, place)?;
        if let Loaded::File(file) = &mut file
            && is_section(&file.path)
        {
            file.text.put_into(&spill);
        }
        Ok(file)
    };
    for folder in ["content", "static", "templates"] {
        let walk = Walk::through(root, folder, linked)?;
        sources.leave_out(walk.flaws);
        let files: Result<Vec<Loaded>, Error> = walk.files.into_par_iter().map(read).collect();
        for file in files? {
            sources.take(file);
        }
    }
    sources.files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(sources)
}

/// Checks that the project has a `content/guide.toml`. Returns different errors for a missing file and for an
/// unreadable one.
fn find_guide(root: &Path) -> Result<(), Error> {
    let path = root.join("content/guide.toml");
    match path.symlink_metadata() {
        Ok(metadata) if !metadata.is_dir() => Ok(()),
        Err(source) if !matches!(source.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            Err(Error::Read { path, source })
        }
        _ => Err(Error::NoProject { root: root.to_owned() }),
    }
}

/// The result of reading one file. The variant says in which list of [`Sources`] the file belongs.
enum Loaded {
    File(SourceFile),
    Override(SourceAsset),
    Published(SourceFile, PublishedFile),
}

impl Sources {
    fn leave_out(&mut self, flaws: Vec<(String, Flaw)>) {
        self.files.extend(flaws.into_iter().map(|(path, flaw)| SourceFile {
            path,
            role: Role::LeftOut(flaw),
            ..SourceFile::default()
        }));
    }

    fn take(&mut self, file: Loaded) {
        match file {
            Loaded::File(file) => self.files.push(file),
            Loaded::Override(file) => self.overrides.push(file),
            Loaded::Published(file, published) => {
                self.files.push(file);
                self.assets.push(published);
            }
        }
    }
}

/// Reads a file. Does not read the content of a file that is too large, that is published unchanged, or that osteon
/// does not use.
fn read_file(path: String, place: PathBuf) -> Result<Loaded, Error> {
    let has_use = is_text(&path)
        || is_drawing(&path)
        || is_other_text(&path)
        || is_published(&path)
        || path.starts_with("templates/");
    if !has_use {
        return Ok(Loaded::File(SourceFile { path, ..SourceFile::default() }));
    }
    let read_error = |source| Error::Read { path: place.clone(), source };
    let left_out = |path, flaw| {
        Ok(Loaded::File(SourceFile { path, role: Role::LeftOut(flaw), ..SourceFile::default() }))
    };
    let Some((file, metadata)) = open(&place).map_err(read_error)? else {
        return left_out(path, Flaw::NoFile);
    };
    if let Some(flaw) = flaw_of_size(&path, metadata.len()) {
        return left_out(path, flaw);
    }
    if is_published(&path) {
        let below = path.strip_prefix("content/sections/").or(path.strip_prefix("static/"));
        let published = PublishedFile::new(below.unwrap_or_default(), place, file);
        let file = SourceFile { path, role: Role::Published, ..SourceFile::default() };
        return Ok(Loaded::Published(file, published));
    }
    let mut bytes = Vec::with_capacity(metadata.len() as usize);
    // The file may grow while it is read, so the number of bytes is limited. With `take`, the standard library does not
    // ask for the length of the file again.
    let read = file.take(LARGEST_READ + 1).read_to_end(&mut bytes).map_err(read_error)?;
    if let Some(flaw) = flaw_of_size(&path, read as u64) {
        return left_out(path, flaw);
    }
    match path.starts_with("templates/") {
        true => Ok(Loaded::Override(SourceAsset { path, bytes: bytes.into() })),
        false => Ok(Loaded::File(source_file(path, &bytes))),
    }
}

/// Turns the bytes of a file into text. If the bytes are not UTF-8, sets `valid_up_to` in the result, and replaces each
/// invalid byte sequence by a replacement character.
fn source_file(path: String, bytes: &[u8]) -> SourceFile {
    match simdutf8::compat::from_utf8(bytes) {
        Ok(text) => SourceFile { path, text: text.to_owned().into(), ..SourceFile::default() },
        Err(error) => SourceFile {
            path,
            valid_up_to: Some(error.valid_up_to()),
            text: String::from_utf8_lossy(bytes).into_owned().into(),
            role: Role::Read,
        },
    }
}
