//! Explains in plain words why a file could not be read or written, instead of showing the system's message.

use std::io::{self, ErrorKind};

use crate::diagnostic::{Language, Words};

/// A cause in both languages, with an optional help text. It can be wrapped in an [`io::Error`].
#[derive(Clone, Debug)]
pub struct Reason {
    message: &'static Words,
    help: Option<&'static Words>,
    values: Vec<(&'static str, String)>,
}

impl Reason {
    /// Creates a cause.
    pub fn new(message: &'static Words) -> Self {
        Self { message, help: None, values: Vec::new() }
    }

    /// Adds a help text.
    #[must_use]
    pub fn help(mut self, help: &'static Words) -> Self {
        self.help = Some(help);
        self
    }

    /// Adds the value of a placeholder.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.values.push((name, value.into()));
        self
    }

    /// Wraps this cause in an I/O error.
    pub fn into_io(self, kind: ErrorKind) -> io::Error {
        io::Error::new(kind, self)
    }

    /// The message, and the help text if there is one.
    pub fn told(&self, language: Language) -> (String, Option<String>) {
        let value = |name: &str| {
            let known = self.values.iter().find(|(known, _)| *known == name);
            known.map(|(_, value)| value.as_str())
        };
        let help = self.help.map(|help| help.fill(language, value));
        (self.message.fill(language, value), help.filter(|help| !help.is_empty()))
    }
}

impl std::fmt::Display for Reason {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (message, help) = self.told(Language::English);
        f.write_str(&message)?;
        help.map_or(Ok(()), |help| write!(f, "\n  help: {help}"))
    }
}

impl std::error::Error for Reason {}

/// The message for an I/O error, and a help text if there is one.
pub fn told(error: &io::Error, language: Language) -> (String, Option<String>) {
    let inner = error.get_ref().and_then(|inner| inner.downcast_ref::<Reason>());
    if let Some(reason) = inner {
        return reason.told(language);
    }
    let words = SYSTEM.iter().find(|(kind, ..)| *kind == error.kind());
    match words.map(|(_, why, help)| (*why, *help)).or_else(|| of_code(error)) {
        Some((why, help)) => {
            let help = Some(help.in_language(language)).filter(|help| !help.is_empty());
            (why.in_language(language).to_owned(), help.map(str::to_owned))
        }
        // Omit the system's error number, which is no help to somebody who reads the message.
        None => {
            let text = error.to_string();
            (text.split(" (os error").next().unwrap_or_default().to_owned(), None)
        }
    }
}

/// Messages for errors without an `ErrorKind`, by Unix error number.
fn of_code(error: &io::Error) -> Option<(&'static Words, &'static Words)> {
    match error.raw_os_error()? {
        // EMFILE and ENFILE, EIO, ELOOP.
        23 | 24 => Some((&TOO_MANY_OPEN, &TRY_AGAIN)),
        5 => Some((&BROKEN_DISK, &CHECK_DISK)),
        40 => Some((&LINKS_LOOP, &REMOVE_LINK)),
        _ => None,
    }
}

/// Declares texts in English and Chinese.
macro_rules! words {
    ($($name:ident: en: $en:literal, zh: $zh:literal;)*) => {
        $(static $name: Words = Words { en: $en, zh: $zh };)*
    };
}

words! {
    NO_HELP: en: "", zh: "";
    NOT_THERE: en: "it does not exist", zh: "找不到";
    CHECK_NAME: en: "check the spelling, and whether it was moved", zh: "請確認名稱沒有打錯，也沒有被移走";
    NO_PERMISSION: en: "you have no permission", zh: "沒有權限";
    ASK_PERMISSION: en: "give yourself permission, or choose another folder", zh: "請開放權限，或改用別的資料夾";
    THERE_ALREADY: en: "it already exists", zh: "已經存在";
    NOT_EMPTY: en: "something was put into it in the meantime; perhaps another build is running", zh: "期間有別的程式放了東西進去，可能有另一次產生網站正在進行";
    WAIT: en: "wait until the other build has finished, then build again", zh: "請等另一次完成後再執行";
    NO_FOLDER: en: "it is not a folder", zh: "這不是資料夾";
    A_FOLDER: en: "it is a folder, not a file", zh: "這是資料夾，不是檔案";
    DISK_FULL: en: "the disk is full", zh: "磁碟空間不足";
    FREE_SPACE: en: "free some space, then try again", zh: "請先清出空間再試一次";
    QUOTA: en: "your disk quota is used up", zh: "可用的磁碟額度已滿";
    READ_ONLY: en: "the disk is read-only", zh: "磁碟是唯讀的";
    OTHER_DISK: en: "choose a folder on another disk with `--output DIR`", zh: "請用 `--output DIR` 選擇另一個磁碟上的資料夾";
    TOO_LARGE: en: "the file is too large", zh: "檔案太大";
    RAISE_SIZE: en: "raise the limit on the size of files (`ulimit -f`)", zh: "請提高檔案大小的上限（`ulimit -f`）";
    LONG_NAME: en: "the name is too long, or contains characters that this disk cannot store", zh: "名稱太長，或有這個磁碟不能用的字元";
    RENAME: en: "give it a shorter, plainer name", zh: "請改成較短、較簡單的名稱";
    BUSY: en: "another program is using it", zh: "正被別的程式使用";
    NO_TEXT: en: "it is not UTF-8 text", zh: "內容不是 UTF-8 文字";
    NO_MEMORY: en: "there is not enough memory", zh: "記憶體不足";
    NOT_POSSIBLE: en: "this disk does not support that", zh: "這個磁碟不支援這項動作";
    TOO_MANY_OPEN: en: "too many files are open at once", zh: "同時開啟的檔案太多";
    TRY_AGAIN: en: "close other programs, or raise the limit (`ulimit -n`), then try again", zh: "請關閉其他程式，或提高上限（`ulimit -n`）後再試";
    BROKEN_DISK: en: "the disk reported an error", zh: "磁碟回報錯誤";
    CHECK_DISK: en: "check the disk and its connection", zh: "請檢查磁碟與連線";
    LINKS_LOOP: en: "symbolic links lead in a circle", zh: "捷徑（符號連結）繞成了圈";
    REMOVE_LINK: en: "remove one of the links", zh: "請刪掉其中一個連結";
    CLOSED: en: "the program that read the output has ended", zh: "接收的程式已經結束";
}

/// Messages for the kinds of I/O error that a guide can cause.
static SYSTEM: [(ErrorKind, &Words, &Words); 17] = [
    (ErrorKind::NotFound, &NOT_THERE, &CHECK_NAME),
    (ErrorKind::PermissionDenied, &NO_PERMISSION, &ASK_PERMISSION),
    (ErrorKind::AlreadyExists, &THERE_ALREADY, &NO_HELP),
    (ErrorKind::DirectoryNotEmpty, &NOT_EMPTY, &WAIT),
    (ErrorKind::NotADirectory, &NO_FOLDER, &CHECK_NAME),
    (ErrorKind::IsADirectory, &A_FOLDER, &CHECK_NAME),
    (ErrorKind::StorageFull, &DISK_FULL, &FREE_SPACE),
    (ErrorKind::QuotaExceeded, &QUOTA, &FREE_SPACE),
    (ErrorKind::ReadOnlyFilesystem, &READ_ONLY, &OTHER_DISK),
    (ErrorKind::FileTooLarge, &TOO_LARGE, &RAISE_SIZE),
    (ErrorKind::InvalidFilename, &LONG_NAME, &RENAME),
    (ErrorKind::ResourceBusy, &BUSY, &NO_HELP),
    (ErrorKind::InvalidData, &NO_TEXT, &NO_HELP),
    (ErrorKind::OutOfMemory, &NO_MEMORY, &NO_HELP),
    (ErrorKind::Unsupported, &NOT_POSSIBLE, &NO_HELP),
    (ErrorKind::CrossesDevices, &NOT_POSSIBLE, &OTHER_DISK),
    (ErrorKind::BrokenPipe, &CLOSED, &NO_HELP),
];
