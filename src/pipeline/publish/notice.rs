//! Messages of publishing, other than the counts: what was broken and how it was repaired.

use std::path::PathBuf;

use crate::diagnostic::{Language, Words};
use crate::error::Reason;

/// Something that the user should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// A build was interrupted while replacing the folder; the old site is restored.
    Restored {
        /// The published folder.
        folder: PathBuf,
    },
    /// Leftovers of an interrupted build were removed.
    Cleared {
        /// The published folder.
        folder: PathBuf,
    },
    /// The manifest was missing or damaged; the site is complete again.
    Repaired {
        /// The published folder.
        folder: PathBuf,
    },
    /// Files were not as the last build left them, and were made again.
    Mended {
        /// Number of files.
        files: usize,
    },
    /// Files that may belong to somebody else had the path of files of the site.
    SetAside {
        /// The folder to which they were moved.
        path: PathBuf,
    },
}

impl Notice {
    /// The message.
    pub fn told(&self, language: Language) -> String {
        let reason = match self {
            Self::Restored { folder } => path(&RESTORED, folder),
            Self::Cleared { folder } => path(&CLEARED, folder),
            Self::Repaired { folder } => path(&REPAIRED, folder),
            Self::Mended { files } => Reason::new(&MENDED).with("files", files.to_string()),
            Self::SetAside { path: place } => path(&SET_ASIDE, place),
        };
        reason.told(language).0
    }
}

fn path(words: &'static Words, path: &std::path::Path) -> Reason {
    Reason::new(words).with("path", path.display().to_string())
}

static RESTORED: Words = Words {
    en: "note: an interrupted build had moved the site away from {path}; it is restored",
    zh: "提醒：先前中斷的一次產生把網站移出了 {path}，現在已放回去",
};
static CLEARED: Words = Words {
    en: "note: removed what an interrupted build had left beside {path}",
    zh: "提醒：已清除先前中斷的一次產生留在 {path} 旁邊的檔案",
};
static REPAIRED: Words = Words {
    en: "note: osteon's list of files in {path} was missing or damaged, as after a power cut; the site is repaired. Pages that the guide no longer has may still be there",
    zh: "提醒：{path} 裡 osteon 的檔案清單遺失或損壞（例如停電之後），網站已修復；指南已刪除的頁面可能還留在裡面",
};
static MENDED: Words = Words {
    en: "note: files changed since the last build: {files}; they were written again",
    zh: "提醒：有 {files} 個檔案和上次產生時不同，已重新寫入",
};
static SET_ASIDE: Words = Words {
    en: "note: files that may be yours were moved to {path}; delete that folder if you do not need them",
    zh: "提醒：可能屬於您的檔案已移到 {path}；如果都不需要，可以刪除該資料夾",
};
