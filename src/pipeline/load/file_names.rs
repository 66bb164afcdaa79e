//! Classifies files by name: hidden, left over by an editor or system, text.

/// Endings of backups, downloads and partial files of editors, browsers and version control.
const LEFT_ENDINGS: [&str; 19] = [
    ".bak",
    ".backup",
    ".old",
    ".orig",
    ".rej",
    ".swp",
    ".swo",
    ".swn",
    ".swx",
    ".tmp",
    ".temp",
    ".save",
    ".sav",
    ".part",
    ".partial",
    ".crdownload",
    ".download",
    ".lnk",
    ".lock",
];

/// Prefixes of lock files of Word, LibreOffice and Excel.
const LEFT_BEGINNINGS: [&str; 4] = ["~$", "~wrl", "~lock.", "~df"];

/// Names, in lower case, of files and folders that operating systems create.
const OF_SYSTEMS: [&str; 8] = [
    "thumbs.db",
    "ehthumbs.db",
    "ehthumbs_vista.db",
    "desktop.ini",
    "icon\r",
    "__macosx",
    "$recycle.bin",
    "system volume information",
];

/// Words that sync services add to the names of conflicting copies; the last three are Chinese for "conflicted copy".
const OF_SYNCING: [&str; 5] = [
    ".sync-conflict-",
    "conflicted copy",
    "\u{885D}\u{7A81}\u{8907}\u{672C}",
    "\u{885D}\u{7A81}\u{526F}\u{672C}",
    "\u{51B2}\u{7A81}\u{526F}\u{672C}",
];

/// Hidden names in `static/` that are never published: version control, system and editor files, and password files.
const NEVER_PUBLISHED: [&str; 16] = [
    ".git",
    ".gitignore",
    ".gitattributes",
    ".gitkeep",
    ".gitmodules",
    ".svn",
    ".hg",
    ".ds_store",
    ".directory",
    ".trashes",
    ".spotlight-v100",
    ".fseventsd",
    ".idea",
    ".vscode",
    ".env",
    ".htpasswd",
];

/// Endings of Markdown and TOML files. Some of them osteon does not parse, such as `.mkd`. A file with such an ending
/// is reported, not published.
const TEXT_ENDINGS: [&str; 7] = ["md", "markdown", "mdown", "mkd", "mkdn", "mdx", "toml"];

/// Endings of media files. A file with such an ending is not taken for a backup of a text: `fever.md.png` is a picture,
/// not a copy of `fever.md`.
const MEDIA_ENDINGS: [&str; 12] =
    ["png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "pdf", "mp3", "mp4", "zip", "ics"];

/// Returns true if the file at this path, below the project, is a section: not a part's `_part.md`.
pub fn is_section(path: &str) -> bool {
    path.starts_with("content/sections/") && path.ends_with(".md") && !path.ends_with("/_part.md")
}

/// Returns true for hidden files and for editors' backup names (`name~`, `#name#`).
pub fn is_hidden(name: &str) -> bool {
    let is_autosave = name.len() > 1 && name.starts_with('#') && name.ends_with('#');
    name.starts_with('.') || name.ends_with('~') || is_autosave
}

/// Returns true for hidden names in `static/` that are part of the site, such as `.well-known` and `.nojekyll`.
pub fn is_published_though_hidden(name: &str) -> bool {
    let lower = name.to_lowercase();
    let is_of_editors = lower.ends_with('~') || lower.starts_with(".#") || lower.starts_with("._");
    let is_of_others = NEVER_PUBLISHED.contains(&lower.as_str()) || lower.starts_with(".env.");
    name.starts_with('.') && !is_of_editors && !is_of_others && !is_left_over(name)
}

/// Returns true for names of files that editors, systems and sync services leave behind. These files are not published,
/// because they may contain an unpublished draft.
pub fn is_left_over(name: &str) -> bool {
    let lower = name.to_lowercase();
    let ending = lower.rsplit('.').next().unwrap_or_default();
    let inner = lower.rsplit_once('.').map_or("", |(inner, _)| inner);
    let holds_text = inner.split('.').skip(1).any(|ending| TEXT_ENDINGS.contains(&ending));
    let is_copy = holds_text && !is_misnamed_text(&lower) && !MEDIA_ENDINGS.contains(&ending);
    OF_SYSTEMS.contains(&lower.as_str())
        || LEFT_BEGINNINGS.iter().any(|start| lower.starts_with(start))
        || LEFT_ENDINGS.iter().any(|end| lower.ends_with(end))
        || OF_SYNCING.iter().any(|word| lower.contains(word))
        || (is_copy && !is_text(&lower))
        || is_side_of_a_merge(name)
}

/// Returns true for the path of a drawing, which is read as text.
pub fn is_drawing(path: &str) -> bool {
    let name = path.strip_prefix("content/drawings/");
    name.is_some_and(|name| name.ends_with(".svg") && !name.contains('/'))
}

/// Returns true for paths of text files that are neither Markdown nor TOML: the list of old addresses, and CSV files
/// with rows of tables.
pub fn is_other_text(path: &str) -> bool {
    let is_rows = path.starts_with("content/tables/") && path.ends_with(".csv");
    path == "content/addresses.txt" || is_rows
}

/// Returns true for names of Markdown and TOML files, even if osteon does not parse files with this ending (`.mkd`).
pub fn is_text(name: &str) -> bool {
    let lower = name.to_lowercase();
    let ending = lower.rsplit_once('.').map_or("", |(_, ending)| ending);
    TEXT_ENDINGS.contains(&ending) || is_misnamed_text(&lower)
}

/// Returns true for names such as `fever.md.txt`. They arise because Windows hides the last ending, so that the author
/// sees `fever.md`.
fn is_misnamed_text(lower: &str) -> bool {
    let inner = lower.strip_suffix(".txt").and_then(|inner| inner.rsplit_once('.'));
    inner.is_some_and(|(_, ending)| TEXT_ENDINGS.contains(&ending))
}

/// Returns true for names such as `fever_REMOTE_1234.md`, which merge tools leave behind.
fn is_side_of_a_merge(name: &str) -> bool {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let Some((before, number)) = stem.rsplit_once('_') else { return false };
    !number.is_empty()
        && number.bytes().all(|byte| byte.is_ascii_digit())
        && ["_BACKUP", "_BASE", "_LOCAL", "_REMOTE"].iter().any(|side| before.ends_with(side))
}
