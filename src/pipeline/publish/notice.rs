//! What publishing tells besides the counts: what it found broken, and what it did about it.

use std::path::PathBuf;

use crate::diagnostic::{Language, Words};
use crate::error::Reason;

/// Something that people should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// A build was interrupted between the two steps that replace a folder: the old site is back.
    Restored {
        /// The published folder.
        folder: PathBuf,
    },
    /// What an interrupted build left is gone.
    Cleared {
        /// The published folder.
        folder: PathBuf,
    },
    /// The manifest was missing or damaged; the site is whole again.
    Repaired {
        /// The published folder.
        folder: PathBuf,
    },
    /// Files that should be as the last build left them were not, and were made anew.
    Mended {
        /// How many.
        files: usize,
    },
    /// Files that may be somebody's were in the place of files of the site.
    SetAside {
        /// The folder where they are now.
        path: PathBuf,
    },
}

impl Notice {
    /// In words.
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
    en: "note: an interrupted build had taken the site out of {path}; it is back",
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
    en: "note: files that were not as the last build left them: {files}; they were written anew",
    zh: "提醒：有 {files} 個檔案和上次產生時不同，已重新寫入",
};
static SET_ASIDE: Words = Words {
    en: "note: files that may be yours were moved to {path}; delete that folder if you need none of them",
    zh: "提醒：可能屬於您的檔案已移到 {path}；如果都不需要，可以刪除該資料夾",
};
