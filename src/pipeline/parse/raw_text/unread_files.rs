//! Reports files that are not read, and suggests the path that was probably intended.

use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::pipeline::load::Flaw;
use crate::pipeline::parse::beginning;
use crate::span::SourceId;
use crate::suggestions::nearest;

/// A file in `content/` that osteon does not read.
pub static STRAY_FILE: Rule = Rule {
    name: "stray-file",
    severity: Severity::Warning,
    message: Words("osteon does not read `{path}`, so it is not part of the guide"),
    help: Words(
        "move or rename it; content/ may contain guide.toml, people.toml, references.toml, glossary.toml, `.md` files and pictures in sections/, `.md` files in snippets/, `.svg` files in drawings/, `.toml` and `.csv` files in tables/, and `.toml` files in questionnaires/",
    ),
    specification: include_str!("../rules/stray-file.md"),
};

/// A file that a program, such as an editor or the operating system, has left behind.
pub static LEFTOVER_FILE: Rule = Rule {
    name: "leftover-file",
    severity: Severity::Note,
    message: Words("`{path}` is left out: according to its name, a program left it behind"),
    help: Words(
        "delete the file; if it belongs to the guide, give it another name, such as one that ends in `.md`",
    ),
    specification: include_str!("../rules/leftover-file.md"),
};

/// A file, folder or link of the project that cannot be read, such as a broken link or a file that is too large.
pub static UNREAD_FILE: Rule = Rule {
    name: "unread-file",
    severity: Severity::Error,
    message: Words("`{path}` is not read: it is {problem}"),
    help: Words("put a copy of the file itself here, or delete this entry"),
    specification: include_str!("../rules/unread-file.md"),
};

/// Names of the files that may be directly in `content/`.
const OWN_FILES: [&str; 5] =
    ["guide.toml", "people.toml", "references.toml", "glossary.toml", "addresses.txt"];

/// Names of the folders that may be in `content/`.
const OWN_FOLDERS: [&str; 5] = ["sections", "tables", "questionnaires", "drawings", "snippets"];

/// What messages say about a link that is broken or leads in a circle.
static DEAD_LINK: Words =
    Words("a link to something that does not exist, or to a folder that contains the link");

/// What messages say about a link to something outside the project.
static LINK_OUTSIDE: Words = Words("a link to something outside the project");

/// What messages say about a pipe, device or socket.
static NO_FILE: Words = Words("neither a file nor a folder, but a pipe, a device or a socket");

/// What messages say about a folder that is nested too deeply.
static TOO_DEEP: Words = Words(
    "a folder that is nested too deeply: at most 32 folders deep, with a path of at most 2048 bytes",
);
static MOVE_UP: Words = Words("move the folder further up, or shorten the names of folders");

/// What messages say about a text file that is too large.
static LARGE_TEXT: Words = Words("larger than 4 MB, the limit for a text");
static DIVIDE: Words =
    Words("split it into several files; if it is not a text, give it another ending");
static LARGE_FOR_THEME: Words = Words("larger than 64 MB, the limit for a file of the theme");
static LARGE_FOR_DISKS: Words = Words("larger than 4 GB, the limit of USB sticks and many hosts");
static MAKE_SMALLER: Words = Words("make it smaller, or put it somewhere else and link to it");
static ALLOW_LINK: Words = Words(
    "put the file itself here; if the link is your own, let the build follow it: `--follow-links FOLDER`",
);

/// Reports a file, folder or link that the stage `load` has left out for the reason `flaw`.
pub fn left_out(source: SourceId, path: &str, flaw: Flaw, found: &mut Diagnostics) {
    let at = beginning(source);
    let unread = |problem| UNREAD_FILE.at(at).with("problem", problem);
    let finding = match flaw {
        Flaw::LeftOver => LEFTOVER_FILE.at(at),
        Flaw::DeadLink => unread(&DEAD_LINK),
        Flaw::LinkOutside => unread(&LINK_OUTSIDE).advise(&ALLOW_LINK),
        Flaw::NoFile => unread(&NO_FILE),
        Flaw::TooDeep => unread(&TOO_DEEP).advise(&MOVE_UP),
        Flaw::TooLargeText => unread(&LARGE_TEXT).advise(&DIVIDE),
        Flaw::TooLargeForTheme => unread(&LARGE_FOR_THEME).advise(&MAKE_SMALLER),
        Flaw::TooLargeForDisks => unread(&LARGE_FOR_DISKS).advise(&MAKE_SMALLER),
    };
    found.push(finding.with("path", path));
}

static OUTERMOST_PART: Words = Words(
    "move the title and the introduction of the guide to guide.toml; `_part.md` is for a folder within sections/",
);

/// Reports a file `_part.md` directly in `sections/`. A `_part.md` describes a part of the guide, but `sections/` is
/// the whole guide.
pub fn outermost_part(source: SourceId, path: &str, found: &mut Diagnostics) {
    found.push(STRAY_FILE.at(beginning(source)).with("path", path).advise(&OUTERMOST_PART));
}

/// Reports a file that osteon does not read, given by its path below `content/`, and suggests the path that was meant.
pub fn stray(source: SourceId, path: &str, found: &mut Diagnostics) {
    let guess = meant(path).filter(|guess| guess != path).map(|guess| format!("content/{guess}"));
    found.push(STRAY_FILE.at(beginning(source)).with("path", path).suggest(guess));
}

/// The path below `content/` at which osteon would read the file, guessed from the present path.
fn meant(path: &str) -> Option<String> {
    let path = with_right_ending(path);
    let name = path.rsplit('/').next().unwrap_or(&path);
    let Some((folder, rest)) = path.split_once('/') else {
        return Some(match nearest(&path, OWN_FILES) {
            Some(own) => own.to_owned(),
            None if path.ends_with(".md") => format!("sections/{path}"),
            None if path.ends_with(".toml") => format!("tables/{path}"),
            None => format!("sections/images/{path}"),
        });
    };
    let folder = nearest(&folder.to_lowercase(), OWN_FOLDERS).unwrap_or(folder);
    Some(match folder {
        "sections" if name.ends_with(".toml") => format!("tables/{name}"),
        "tables" | "questionnaires" if !name.ends_with(".toml") => format!("sections/{rest}"),
        own if OWN_FOLDERS.contains(&own) => format!("{own}/{rest}"),
        _ if name.ends_with(".toml") => format!("tables/{name}"),
        _ => format!("sections/{path}"),
    })
}

/// Corrects the ending of a path: `.MD` and `.markdown` become `.md`, `.TOML` becomes `.toml`, and an additional `.txt`
/// is removed. Other paths stay as they are.
fn with_right_ending(path: &str) -> String {
    let lower = path.to_lowercase();
    let whole = lower.strip_suffix(".txt").filter(|inner| inner.contains('.')).unwrap_or(&lower);
    let Some((stem, ending)) = whole.rsplit_once('.') else { return path.to_owned() };
    let ending = match ending {
        "md" | "markdown" | "mdown" | "mkd" | "mkdn" | "mdx" => "md",
        "toml" => "toml",
        _ => return path.to_owned(),
    };
    // Lower case may change the length of some letters; then only the ending is certain.
    match path.get(..stem.len()) {
        Some(stem) => format!("{stem}.{ending}"),
        None => format!("{stem}.{ending}"),
    }
}
