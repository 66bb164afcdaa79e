//! Front matter: the TOML at the start of a section, between lines of `+++`.

use crate::diagnostic::Words;

/// A section's file, split into front matter and body.
#[derive(Debug, PartialEq, Eq)]
pub struct Parts<'t> {
    /// The TOML, and the byte offset in the file at which it begins.
    pub head: (&'t str, usize),
    /// The Markdown, and the byte offset in the file at which it begins.
    pub body: (&'t str, usize),
}

/// Splits a section's file into front matter and body. `None` if the file does not begin with front matter, or if the
/// front matter is not closed.
pub fn split(text: &str) -> Option<Parts<'_>> {
    let start = text.len() - text.trim_start_matches('\u{feff}').len();
    let mut lines = text[start..].split_inclusive('\n');
    let opening = lines.next().filter(|line| line.trim_end() == "+++")?;
    let head = start + opening.len();
    let mut at = head;
    for line in lines {
        let next = at + line.len();
        if line.trim_end() == "+++" {
            return Some(Parts { head: (&text[head..at], head), body: (&text[next..], next) });
        }
        at = next;
    }
    None
}

/// Explains why [`split`] failed. Returns the byte range of the text that is wrong, what is wrong with it, and advice.
pub fn problem(text: &str) -> (std::ops::Range<usize>, &'static Words, &'static Words) {
    let start = text.len() - text.trim_start_matches('\u{feff}').len();
    let mut at = start;
    for line in text.get(start..).unwrap_or_default().split_inclusive('\n') {
        let content = line.trim();
        let place = at..at + line.trim_end().len();
        match content {
            "" => at += line.len(),
            "+++" if at == start => {
                return match almost_closed(text, at + line.len()) {
                    Some(place) => (place, &ALMOST_END, &THREE),
                    None => (place, &NOT_CLOSED, &CLOSE),
                };
            }
            "+++" => return (place, &NOT_FIRST, &BE_FIRST),
            "---" if has_field(text, at + line.len()) => return (place, &YAML, &NO_YAML),
            _ if is_almost_plus(content) => return (place, &ALMOST, &THREE),
            _ => break,
        }
    }
    (0..text.find(['\r', '\n']).unwrap_or(text.len()), &NO_HEAD, &BEGIN)
}

/// Byte range of the first line at or after the offset `from` that was probably meant to close the front matter, such
/// as `---` or `＋＋＋`.
fn almost_closed(text: &str, from: usize) -> Option<std::ops::Range<usize>> {
    let mut at = from;
    text.get(from..)?.split_inclusive('\n').find_map(|line| {
        let place = at..at + line.trim_end().len();
        at += line.len();
        (is_almost_plus(line.trim()) || line.trim_end() == "---").then_some(place)
    })
}

/// Returns true if the line at the offset `at` looks like a field, such as `title: …` (YAML) or `title = …` (TOML).
fn has_field(text: &str, at: usize) -> bool {
    let line = text.get(at..).unwrap_or_default().lines().next().unwrap_or_default();
    line.split_once([':', '=']).is_some_and(|(name, _)| {
        let name = name.trim();
        !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c))
    })
}

/// Returns true for a line that was probably meant as `+++`: a line of two to six plus signs, which may be full-width
/// or have spaces between them.
fn is_almost_plus(line: &str) -> bool {
    let signs = line.chars().filter(|c| "+＋".contains(*c)).count();
    (2..=6).contains(&signs) && line.chars().all(|c| "+＋ ".contains(c))
}

static NO_HEAD: Words =
    Words("this section has no title: its first lines should be `+++`, `title = \"…\"` and `+++`");
static BEGIN: Words = Words(
    "at the very top of the file, write a line `+++`, a line `title = \"…\"` with the title between the quotes, and a line `+++`. The text stays below them; if it begins with the title as a heading, such as `# Fever`, delete this heading",
);
static NOT_CLOSED: Words =
    Words("the front matter of this section is not closed: the second line `+++` is missing");
static CLOSE: Words = Words("write a line `+++` after the last field, before the text");
static NOT_FIRST: Words = Words("there is text before the front matter of this section");
static BE_FIRST: Words = Words(
    "make `+++` the very first line of the file: delete blank lines above it, or move the text there below the second `+++`",
);
static YAML: Words = Words(
    "the front matter of this section stands between lines `---`, but osteon reads only `+++`",
);
static NO_YAML: Words =
    Words("write `+++` instead of both lines `---`, and `title = \"…\"` instead of `title: …`");
static ALMOST_END: Words =
    Words("the front matter of this section is not closed, because this line does not end it");
static ALMOST: Words = Words("this line does not begin the front matter");
static THREE: Words =
    Words("write exactly three half-width characters, `+++`, with nothing else on the line");
