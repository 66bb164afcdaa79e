//! Messages to the user about what publishing found broken, and how it was repaired.

use std::path::PathBuf;

use crate::diagnostic::{Language, Words};
use crate::error::Reason;

/// Something about the published folder that the user should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// An earlier build was interrupted while it replaced the site. The old site has been put back in its place.
    Restored {
        /// Path of the published folder.
        folder: PathBuf,
    },
    /// Files that an interrupted build had left next to the site were removed.
    Cleared {
        /// Path of the published folder.
        folder: PathBuf,
    },
    /// The manifest was missing or damaged, for example after a power cut. The site has been repaired.
    Repaired {
        /// Path of the published folder.
        folder: PathBuf,
    },
    /// Some files of the site had changed since the last build, and were written again.
    Mended {
        /// Number of files that were written again.
        files: usize,
    },
    /// Files that may not be from osteon had the same paths as files of the new site. They have been moved to another
    /// folder.
    SetAside {
        /// Path of the folder that now contains the files that osteon may not have written.
        path: PathBuf,
    },
}

impl Notice {
    /// The message of this notice to the user, in the given language.
    pub fn message(&self, language: Language) -> String {
        let reason = match self {
            Self::Restored { folder } => path(&RESTORED, folder),
            Self::Cleared { folder } => path(&CLEARED, folder),
            Self::Repaired { folder } => path(&REPAIRED, folder),
            Self::Mended { files } => Reason::new(&MENDED).with("files", files.to_string()),
            Self::SetAside { path: place } => path(&SET_ASIDE, place),
        };
        reason.message_and_help(language).0
    }
}

fn path(words: &'static Words, path: &std::path::Path) -> Reason {
    Reason::new(words).with("path", path.display().to_string())
}

static RESTORED: Words =
    Words("note: an interrupted build had moved the site away from {path}; it is restored");
static CLEARED: Words = Words("note: removed what an interrupted build had left beside {path}");
static REPAIRED: Words = Words(
    "note: osteon's list of files in {path} was missing or damaged, as after a power cut; the site is repaired. Pages that the guide no longer has may still be there",
);
static MENDED: Words =
    Words("note: files changed since the last build: {files}; they were written again");
static SET_ASIDE: Words = Words(
    "note: files that may be yours were moved to {path}; delete that folder if you do not need them",
);
