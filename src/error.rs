//! Why the tool itself could not go on: the machine or the theme, never the guide.

use std::path::PathBuf;

/// A failure of the tool. The guide's own mistakes are diagnostics instead.
#[derive(Debug)]
pub enum Error {
    /// There is no guide where we were told to look.
    NoProject {
        /// The folder that should hold `content/guide.toml`.
        root: PathBuf,
    },
    /// A file or folder could not be read.
    Read {
        /// Which.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A file or folder could not be written.
    Write {
        /// Which.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The output folder holds things that no build of ours put there.
    ForeignOutput {
        /// The output folder.
        path: PathBuf,
    },
    /// A page would replace a file of somebody else's in the output folder.
    ForeignFile {
        /// That file.
        path: PathBuf,
    },
    /// The output folder would swallow the project, or part of it.
    OutputHoldsProject {
        /// The output folder.
        path: PathBuf,
    },
    /// A template does not compile, or failed on a page.
    Template {
        /// What the engine said, with the template's name, line and column.
        message: String,
    },
    /// Another file of the theme cannot be used: a locale, a font, a picture.
    ThemeFile {
        /// Its path below the project or the default theme.
        path: String,
        /// Why.
        message: String,
    },
    /// A folder that `new` should write to has something in it.
    NotEmpty {
        /// That folder.
        path: PathBuf,
    },
    /// Something was asked for by a name that we do not know.
    Usage {
        /// What, and what there is instead.
        message: String,
    },
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NoProject { root } => write!(
                f,
                "there is no guide in {}: it has no content/guide.toml\n  help: name the project with `--root DIR`, or make one with `osteon new DIR`",
                root.display()
            ),
            Self::Read { path, source } => write!(f, "cannot read {}: {source}", path.display()),
            Self::Write { path, source } => write!(f, "cannot write {}: {source}", path.display()),
            Self::ForeignOutput { path } => write!(
                f,
                "{} is not empty and was not made by osteon, so it was left alone\n  help: choose another folder with `--output DIR`, or empty this one yourself",
                path.display()
            ),
            Self::ForeignFile { path } => write!(
                f,
                "{} was not made by osteon, and a page of the site has the same path\n  help: move that file away, or rename the section",
                path.display()
            ),
            Self::OutputHoldsProject { path } => write!(
                f,
                "the output folder {} holds the project's own files\n  help: choose another folder with `--output DIR`",
                path.display()
            ),
            Self::Template { message } => write!(f, "a template failed\n{message}"),
            Self::ThemeFile { path, message } => write!(f, "{path}: {message}"),
            Self::NotEmpty { path } => write!(
                f,
                "{} is not empty\n  help: give `osteon new` a folder that does not exist yet",
                path.display()
            ),
            Self::Usage { message } => f.write_str(message),
        }
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
