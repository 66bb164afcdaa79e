//! Explains in plain words why a file could not be read or written, instead of showing the system's message.

use std::io::{self, ErrorKind};

use crate::diagnostic::{Language, Words};

/// Why a file operation failed, in plain words, with an optional help text. To pass it on as an ordinary I/O error,
/// wrap it in an [`io::Error`].
#[derive(Clone, Debug)]
pub struct Reason {
    message: &'static Words,
    help: Option<&'static Words>,
    values: Vec<(&'static str, String)>,
}

impl Reason {
    /// Creates a reason from its message, without a help text.
    pub fn new(message: &'static Words) -> Self {
        Self { message, help: None, values: Vec::new() }
    }

    /// Finds the reason of an I/O error. If the error wraps a reason, returns this reason. Otherwise makes one from the
    /// message for the error's kind or number. If there is no message for them, makes one from the system's text.
    pub fn of(error: &io::Error) -> Self {
        let inner = error.get_ref().and_then(|inner| inner.downcast_ref::<Self>());
        if let Some(reason) = inner {
            return reason.clone();
        }
        let words = SYSTEM.iter().find(|(kind, ..)| *kind == error.kind());
        match words.map(|(_, why, help)| (*why, *help)).or_else(|| of_code(error)) {
            Some((why, help)) => Self::new(why).help(help),
            // Omit the system's error number, which does not help the user.
            None => {
                let text = error.to_string();
                Self::new(&OTHER).with("text", text.split(" (os error").next().unwrap_or_default())
            }
        }
    }

    /// Sets the help text, which says what the user can do.
    #[must_use]
    pub fn help(mut self, help: &'static Words) -> Self {
        self.help = Some(help);
        self
    }

    /// Adds the value of the placeholder with this name in the message or the help text.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.values.push((name, value.into()));
        self
    }

    /// Wraps this reason in an I/O error of the given kind.
    pub fn into_io(self, kind: ErrorKind) -> io::Error {
        io::Error::new(kind, self)
    }

    /// The message in a language, and the help text if there is one.
    pub fn message_and_help(&self, language: Language) -> (String, Option<String>) {
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
        let (message, help) = self.message_and_help(Language::ENGLISH);
        f.write_str(&message)?;
        help.map_or(Ok(()), |help| write!(f, "\n  help: {help}"))
    }
}

impl std::error::Error for Reason {}

/// The message for an I/O error in a language, and a help text if there is one.
pub fn message_and_help(error: &io::Error, language: Language) -> (String, Option<String>) {
    Reason::of(error).message_and_help(language)
}

/// The message and help text for an error that has no `ErrorKind` in Rust. They are found by the system's error number.
/// `None` for any other error.
#[cfg(unix)]
fn of_code(error: &io::Error) -> Option<(&'static Words, &'static Words)> {
    use rustix::io::Errno;

    match Errno::from_io_error(error)? {
        Errno::NFILE | Errno::MFILE => Some((&TOO_MANY_OPEN, &TRY_AGAIN)),
        Errno::IO => Some((&BROKEN_DISK, &CHECK_DISK)),
        Errno::LOOP => Some((&LINKS_LOOP, &REMOVE_LINK)),
        _ => None,
    }
}

/// Returns `None`: only the error numbers of Unix are known here.
#[cfg(not(unix))]
fn of_code(_: &io::Error) -> Option<(&'static Words, &'static Words)> {
    None
}

static OTHER: Words = Words("{text}");
static NO_HELP: Words = Words("");
static NOT_THERE: Words = Words("it does not exist");
static CHECK_NAME: Words = Words("check the spelling, and whether it was moved");
static NO_PERMISSION: Words = Words("you have no permission");
static ASK_PERMISSION: Words = Words("give yourself permission, or choose another folder");
static THERE_ALREADY: Words = Words("it already exists");
static NOT_EMPTY: Words =
    Words("something was put into it in the meantime; perhaps another build is running");
static WAIT: Words = Words("wait until the other build has finished, then build again");
static NO_FOLDER: Words = Words("it is not a folder");
static A_FOLDER: Words = Words("it is a folder, not a file");
static DISK_FULL: Words = Words("the disk is full");
static FREE_SPACE: Words = Words("free some space, then try again");
static QUOTA: Words = Words("your disk quota is used up");
static READ_ONLY: Words = Words("the disk is read-only");
static OTHER_DISK: Words = Words("choose a folder on another disk with `--output DIR`");
static TOO_LARGE: Words = Words("the file is too large");
static RAISE_SIZE: Words = Words("raise the limit on the size of files (`ulimit -f`)");
static LONG_NAME: Words =
    Words("the name is too long, or contains characters that this disk cannot store");
static RENAME: Words = Words("give it a shorter, plainer name");
static BUSY: Words = Words("another program is using it");
static NO_TEXT: Words = Words("it is not UTF-8 text");
static NO_MEMORY: Words = Words("there is not enough memory");
static NOT_POSSIBLE: Words = Words("this disk does not support that");
static TOO_MANY_OPEN: Words = Words("too many files are open at once");
static TRY_AGAIN: Words =
    Words("close other programs, or raise the limit (`ulimit -n`), then try again");
static BROKEN_DISK: Words = Words("the disk reported an error");
static CHECK_DISK: Words = Words("check the disk and its connection");
static LINKS_LOOP: Words = Words("symbolic links lead in a circle");
static REMOVE_LINK: Words = Words("remove one of the links");
static CLOSED: Words = Words("the program that read the output has ended");

/// The kinds of I/O error that building a guide can cause, each with its message and help text.
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
