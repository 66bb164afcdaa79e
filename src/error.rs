//! Failures of the tool: problems of the machine or of the default theme, not mistakes in a guide.

mod reason;

use std::path::PathBuf;

pub use self::reason::{Reason, message_and_help};
use crate::diagnostic::{Language, Words};

/// A failure that stops the program. Mistakes of an author are reported as diagnostics instead.
#[derive(Debug)]
pub enum Error {
    /// The project folder contains no guide.
    NoProject {
        /// Path of the folder in which `content/guide.toml` was expected.
        root: PathBuf,
    },
    /// A file or folder could not be read.
    Read {
        /// Path of the file or folder that could not be read.
        path: PathBuf,
        /// The error that the operating system returned.
        source: std::io::Error,
    },
    /// A file or folder could not be written.
    Write {
        /// Path of the file or folder that could not be written.
        path: PathBuf,
        /// The error that the operating system returned.
        source: std::io::Error,
    },
    /// A file of the project that is published unchanged was changed after the build had read it.
    ChangedDuringBuild {
        /// Path of the changed file.
        path: PathBuf,
    },
    /// A part of the guide that was kept in a temporary file could not be read back.
    TemporaryFile {
        /// Why the system could not read it.
        why: Reason,
    },
    /// The output folder contains files that osteon did not write.
    ForeignOutput {
        /// Path of the output folder.
        path: PathBuf,
    },
    /// A file of the site would overwrite a file in the output folder that osteon did not write.
    ForeignFile {
        /// Path of the file that would be overwritten.
        path: PathBuf,
    },
    /// Project files are in the output folder, so a build would delete or overwrite them.
    OutputHoldsProject {
        /// Path of the output folder.
        path: PathBuf,
    },
    /// A template does not compile, or failed while rendering a page.
    Template {
        /// The message of the template engine, which names the template, the line and the column.
        message: String,
    },
    /// A theme file that is not a template is unusable: a locale, a font or a picture.
    ThemeFile {
        /// Path of the theme file, below the project or the default theme.
        path: String,
        /// What is wrong with the file.
        message: String,
    },
    /// The folder in which `osteon new` should create a guide is not empty.
    NotEmpty {
        /// Path of the folder that is not empty.
        path: PathBuf,
    },
    /// The command cannot do what its arguments ask: a rule is unknown, for example, or an id is taken.
    Usage(Reason),
    /// The user stopped the program, for example with Ctrl-C.
    Stopped,
    /// The operating system did not let the program start any thread.
    Threads,
}

impl Error {
    /// The error message in a language, and a help text if the error has one.
    pub fn message_and_help(&self, language: Language) -> (String, Option<String>) {
        let with_path = |words: &'static Words, help: Option<&'static Words>, path: &PathBuf| {
            let reason = Reason::new(words).with("path", path.display().to_string());
            help.map_or(reason.clone(), |help| reason.help(help)).message_and_help(language)
        };
        let failed = |words: &'static Words, path: &PathBuf, source: &std::io::Error| {
            let (why, help) = message_and_help(source, language);
            let reason = Reason::new(words).with("path", path.display().to_string());
            (reason.with("why", why).message_and_help(language).0, help)
        };
        match self {
            Self::NoProject { root } => with_path(&NO_PROJECT, Some(&NAME_PROJECT), root),
            Self::Read { path, source } => failed(&CANNOT_READ, path, source),
            Self::Write { path, source } => failed(&CANNOT_WRITE, path, source),
            Self::TemporaryFile { why } => {
                let (why, help) = why.message_and_help(language);
                (Reason::new(&LOST).with("why", why).message_and_help(language).0, help)
            }
            Self::ChangedDuringBuild { path } => with_path(&CHANGED, Some(&BUILD_AGAIN), path),
            Self::ForeignOutput { path } => with_path(&FOREIGN_OUTPUT, Some(&OTHER_OUTPUT), path),
            Self::ForeignFile { path } => with_path(&FOREIGN_FILE, Some(&MOVE_FILE), path),
            Self::OutputHoldsProject { path } => with_path(&OWN_OUTPUT, Some(&OTHER_FOLDER), path),
            Self::NotEmpty { path } => with_path(&NOT_EMPTY, Some(&NEW_FOLDER), path),
            Self::Template { message } => {
                Reason::new(&TEMPLATE).with("message", message).message_and_help(language)
            }
            Self::ThemeFile { path, message } => (format!("{path}: {message}"), None),
            Self::Usage(reason) => reason.message_and_help(language),
            Self::Stopped => Reason::new(&STOPPED).message_and_help(language),
            Self::Threads => {
                Reason::new(&NO_THREADS).help(&MORE_THREADS).message_and_help(language)
            }
        }
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (message, help) = self.message_and_help(Language::ENGLISH);
        f.write_str(&message)?;
        help.map_or(Ok(()), |help| write!(f, "\n  help: {help}"))
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Read { source, .. } | Self::Write { source, .. } => Some(source),
            _ => None,
        }
    }
}

static NO_PROJECT: Words = Words("there is no guide in {path}: it has no content/guide.toml");
static NAME_PROJECT: Words = Words(
    "if your guide is in another folder, write that folder after `--root`, such as `--root my-guide`; to start a new guide, run `osteon new my-guide`",
);
static CANNOT_READ: Words = Words("cannot read {path}: {why}");
static CANNOT_WRITE: Words = Words("cannot write {path}: {why}");
static CHANGED: Words = Words("{path} was changed while the site was being built");
static LOST: Words = Words("a temporary file of this build cannot be read: {why}");
static BUILD_AGAIN: Words = Words("the existing site is unchanged; build again");
static FOREIGN_OUTPUT: Words =
    Words("{path} is not empty and was not made by osteon, so nothing was changed");
static OTHER_OUTPUT: Words =
    Words("choose another folder with `--output DIR`, or empty this one yourself");
static FOREIGN_FILE: Words =
    Words("{path} was not made by osteon, and a page of the site has the same path");
static MOVE_FILE: Words = Words("move that file away, or rename the section");
static OWN_OUTPUT: Words = Words("the output folder {path} contains files of the project");
static OTHER_FOLDER: Words = Words("choose another folder with `--output DIR`");
static NOT_EMPTY: Words = Words("{path} is not empty");
static NEW_FOLDER: Words = Words("give `osteon new` a folder that does not exist yet");
static TEMPLATE: Words = Words("a template failed\n{message}");
static STOPPED: Words = Words("stopped; the existing site is unchanged");
static NO_THREADS: Words = Words("the system does not let the program start threads");
static MORE_THREADS: Words =
    Words("raise the limit of processes (`ulimit -u`), or close other programs");
