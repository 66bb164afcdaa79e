//! The project to which `osteon new` adds something. Reads and writes the files of the project, and finds free ids.

use std::path::{Path, PathBuf};

use crate::app::clock::today;
use crate::app::project_files::{exists, read, write};
use crate::app::terminal::Terminal;
use crate::app::{Ending, Outcome};
use crate::diagnostic::{Severity, Words};
use crate::error::{Error, Reason};
use crate::pipeline::analyze;
use crate::pipeline::load::load;

static WROTE: Words = Words("added to {path}: {id}");
static ALL_THERE: Words = Words("nothing else needs to be filled in");
static LEFT: Words = Words("still to fill in or to correct: {number} (listed above)");
static NO_GUIDE: Words = Words("there is no guide in {folder}: it has no content/guide.toml");
static NAME_IT: Words = Words("name the project with `--root DIR`");
static NO_FILE: Words = Words("there is no {path}");
static TAKEN: Words = Words("the id `{id}` is already used");
static ANOTHER_ID: Words = Words("choose another id with `--id`");

/// A project on disk, to which `osteon new` adds something.
pub struct Project<'t> {
    root: PathBuf,
    terminal: &'t Terminal,
}

impl<'t> Project<'t> {
    /// Opens the project in a folder.
    ///
    /// # Errors
    /// If the folder contains no guide.
    pub fn open(root: &Path, terminal: &'t Terminal) -> Result<Self, Error> {
        let project = Self { root: root.to_owned(), terminal };
        if project.text("content/guide.toml")?.is_none() {
            let folder = root.display().to_string();
            return Err(Error::Usage(Reason::new(&NO_GUIDE).with("folder", folder).help(&NAME_IT)));
        }
        Ok(project)
    }

    /// The text of the file with this path in the project; `None` if it does not exist.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn text(&self, path: &str) -> Result<Option<String>, Error> {
        read(&self.root.join(path))
    }

    /// Returns true if the project has a file or a folder with this path.
    pub fn has(&self, path: &str) -> bool {
        exists(&self.root.join(path))
    }

    /// The text of a file that must exist.
    ///
    /// # Errors
    /// If the file does not exist or cannot be read.
    pub fn existing(&self, path: &str) -> Result<String, Error> {
        self.text(path)?.ok_or_else(|| Error::Usage(Reason::new(&NO_FILE).with("path", path)))
    }

    /// Writes a file of the project, and shows the user the findings in it. A finding may be about a field that the
    /// user must still fill in. `id` is the id of what the command has added.
    ///
    /// # Errors
    /// If the file cannot be written, or the guide cannot be read.
    pub fn finish(&self, path: &str, text: &str, id: &str) -> Outcome {
        write(&self.root.join(path), text.as_bytes())?;
        let values = [("path", path.to_owned()), ("id", id.to_owned())];
        self.terminal.try_info(&WROTE, &values)?;
        let sources = load(&self.root, &[])?;
        let mut found = analyze(&sources, today(None)?)?.found;
        found.retain(|finding| {
            let place = sources.path(finding.span.source);
            // No text cites a new source yet, so this finding is not shown.
            let is_new = finding.rule.name == "unused-reference";
            place == Some(path) && finding.rule.severity != Severity::Note && !is_new
        });
        if found.is_empty() {
            self.terminal.try_info(&ALL_THERE, &[])?;
        } else {
            self.terminal.findings(&found, &sources, false)?;
            self.terminal.try_info(&LEFT, &[("number", found.len().to_string())])?;
        }
        Ok(Ending::Fine)
    }

    /// Writes a second file that must change together with the one that [`Project::finish`] writes.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn change(&self, path: &str, text: &str) -> Result<(), Error> {
        write(&self.root.join(path), text.as_bytes())
    }
}

/// The id for something new. This is the id `chosen` by the user, or an id made from `words`. If the id made from
/// `words` is taken, a number is appended.
///
/// # Errors
/// If the chosen id is taken.
pub fn free_id(
    chosen: Option<&str>,
    words: &str,
    is_taken: impl Fn(&str) -> bool,
) -> Result<String, Error> {
    if let Some(id) = chosen {
        return match is_taken(id) {
            true => Err(Error::Usage(Reason::new(&TAKEN).with("id", id).help(&ANOTHER_ID))),
            false => Ok(id.to_owned()),
        };
    }
    let plain = id_of(words);
    let numbered = (2..).map(|number| format!("{plain}-{number}"));
    let mut ids = std::iter::once(plain.clone()).chain(numbered);
    Ok(ids.find(|id| !is_taken(id)).unwrap_or(plain))
}

/// Makes an id from words: lower case, with `-` between the words.
fn id_of(words: &str) -> String {
    let plain = words.to_lowercase().replace(['\'', '’'], "");
    let parts = plain.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    let id = parts.collect::<Vec<_>>().join("-");
    if id.is_empty() { "new".to_owned() } else { id }
}
