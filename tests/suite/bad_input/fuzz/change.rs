//! Changes guides at random.

use super::Files;
use crate::support::rng::Rng;

/// Which files of a project are changed.
#[derive(Clone, Copy)]
pub enum Part {
    Section,
    FrontMatter,
    Toml,
    Questionnaire,
}

impl Part {
    fn holds(self, path: &str) -> bool {
        match self {
            Self::Section | Self::FrontMatter => path.ends_with(".md"),
            Self::Toml => path.ends_with(".toml"),
            Self::Questionnaire => path.contains("/questionnaires/"),
        }
    }
}

/// Characters and words with a meaning in Markdown, TOML or Unicode.
const TOKENS: &[&str] = &[
    "*",
    "**",
    "_",
    "~~",
    "`",
    "```",
    "```\n",
    "~~~\n",
    "[",
    "]",
    "(",
    ")",
    "![](",
    "![",
    "[@",
    "[^1]",
    "[^1]: ",
    "<!--",
    "-->",
    "<sup>",
    "</sup>",
    "<mark>",
    "<br>",
    "|",
    "\n",
    "\n\n",
    "> ",
    "> [!URGENT] ",
    "> [!NOTE]\n> ",
    "\\",
    "\\u",
    "\\x。",
    "\\U0001F9B4",
    "\"",
    "\"\"\"",
    "'",
    "'''",
    "{",
    "}",
    "=",
    "＝",
    "：",
    "（",
    "）",
    "［",
    "！",
    "＃",
    "。",
    "，",
    "「",
    "」",
    "骨",
    "\u{200b}",
    "\u{202e}",
    "\u{b}",
    "\0",
    "\u{1b}[31m",
    "\u{9b}",
    "é",
    "e\u{301}",
    "🥦",
    "\u{fe0f}",
    "👩‍⚕️",
    "0",
    "-1",
    "9999999999999999999",
    "1e309",
    "nan",
    "-0.0",
    "2026-13-45",
    "9999-12-31",
    "<<<<<<< HEAD\n",
    "=======\n",
    ">>>>>>> x\n",
    "+++",
    "+++\n",
    "---",
    "---\n",
    "\r",
    "\r\n",
    "\t",
    ":::",
    "# ",
    "## ",
    "###### ",
    "- ",
    "1. ",
    "- [ ] ",
    "    ",
    "&nbsp;",
    "&#0;",
    "&#x1F9B4;",
    "%00",
    "%2F",
    "javascript:",
    "table:",
    "section:",
    "cause:",
    "chart:",
    "reader:",
    "planner:",
    "questionnaire:",
    "#",
    "?",
    "//",
    "../",
    "<https://a.example>",
    "<!-- allow: literal-markup -->",
    "# allow: overlapping-rows — x\n",
    "[[rows]]\n",
    "[rows]\n",
    "when = { not = ",
    "{ all = [",
    "{number}",
    "$",
    "{{",
    "}}",
    "{% if",
    "</script>",
];

/// A random text made of [`TOKENS`] and of words.
pub fn new_markdown(rng: &mut Rng) -> String {
    const WORDS: [&str; 12] = [
        "bone",
        "骨質",
        "[a](section:a)",
        "[](table:b)",
        "![c](chart:d)",
        "[@who2009]",
        "https://a.example/b",
        "65 歲",
        "| a | b |\n|---|---|\n",
        "\n\n",
        " ",
        "[x]: y\n",
    ];
    let count = 1 + rng.below(60);
    let mut text = String::new();
    for _ in 0..count {
        let repeats = if rng.below(12) == 0 { 1 + rng.below(40) } else { 1 };
        let piece = if rng.below(3) == 0 { rng.pick(&WORDS) } else { rng.pick(TOKENS) };
        (0..repeats).for_each(|_| text.push_str(piece));
    }
    text
}

/// Changes one to three of the files that `part` selects, each in one to four places.
pub fn change_file(files: &mut Files, part: Part, rng: &mut Rng) {
    let paths: Vec<String> = files.keys().filter(|path| part.holds(path)).cloned().collect();
    if paths.is_empty() {
        return;
    }
    for _ in 0..1 + rng.below(3) {
        let path = &paths[rng.below(paths.len())];
        let other = files[&paths[rng.below(paths.len())]].clone();
        let Some(bytes) = files.get_mut(path) else { continue };
        for _ in 0..1 + rng.below(4) {
            let end = match part {
                Part::FrontMatter => head(bytes),
                _ => bytes.len(),
            };
            change_bytes(bytes, end, &other, rng);
        }
    }
}

/// The byte offset of the end of the front matter.
fn head(bytes: &[u8]) -> usize {
    let closing = bytes.windows(4).skip(3).position(|four| four == b"\n+++");
    closing.map_or(bytes.len(), |at| at + 8).min(bytes.len())
}

/// Changes a file at one place before the offset `end`, mostly at a character boundary. May insert a part of the file
/// `other`.
fn change_bytes(bytes: &mut Vec<u8>, end: usize, other: &[u8], rng: &mut Rng) {
    let from = place(bytes, rng.below(end + 1));
    let length = [1, 3, 20, 200][rng.below(4)];
    let to = place(bytes, (from + length).min(bytes.len())).max(from);
    match rng.below(20) {
        0..8 => {
            let repeats = [1, 1, 1, 2, 30][rng.below(5)];
            insert(bytes, from, rng.pick(TOKENS).repeat(repeats).as_bytes());
        }
        8..11 => drop(bytes.drain(from..to)),
        11..14 => {
            let again = bytes[from..to].repeat(1 + rng.below(2));
            insert(bytes, to, &again);
        }
        14..17 => {
            let start = place(other, rng.below(other.len() + 1));
            let stop = place(other, (start + length * 4).min(other.len())).max(start);
            insert(bytes, from, &other[start..stop]);
        }
        17 => another_value(bytes, from, rng),
        18 => {
            let again = rng.pick(TOKENS).as_bytes().to_vec();
            bytes.splice(from..to, again);
        }
        _ => {
            // This byte may make the file invalid UTF-8.
            let byte = rng.below(256) as u8;
            insert(bytes, rng.below(bytes.len() + 1).min(end), &[byte]);
        }
    }
}

/// Replaces the value after the next ` = ` that follows the offset `from`.
fn another_value(bytes: &mut Vec<u8>, from: usize, rng: &mut Rng) {
    const VALUES: [&str; 14] = [
        "1",
        "-1",
        "130",
        "131",
        "true",
        "\"\"",
        "[]",
        "{}",
        "[[]]",
        "nan",
        "1e999",
        "2026-02-30",
        "\"a\"",
        "{ from = 9, to = 1 }",
    ];
    let Some(sign) = bytes[from..].windows(3).position(|three| three == b" = ") else { return };
    let start = from + sign + 3;
    let length = bytes[start..].iter().position(|byte| *byte == b'\n');
    let end = length.map_or(bytes.len(), |length| start + length);
    bytes.splice(start..end, rng.pick(&VALUES).bytes());
}

fn insert(bytes: &mut Vec<u8>, at: usize, what: &[u8]) {
    bytes.splice(at..at, what.iter().copied());
}

/// A character boundary at or before this offset.
fn place(bytes: &[u8], at: usize) -> usize {
    let is_within = |at: usize| bytes.get(at).is_some_and(|byte| byte & 0xC0 == 0x80);
    (0..=at).rev().find(|at| !is_within(*at)).unwrap_or(0)
}

/// Odd file names, some of which have a meaning for an operating system or for the site.
const NAMES: &[&str] = &[
    "a.md",
    "A.md",
    "é.md",
    "e\u{301}.md",
    "con.md",
    "aux.toml",
    "a:b.md",
    "a b.md",
    " a.md",
    "a .md",
    "a..md",
    ".md",
    "-.md",
    "%2e%2e.md",
    "#.md",
    "?.md",
    "😀.md",
    "\u{202e}.md",
    "\u{1b}[31m.md",
    "a\nb.md",
    "a\"b.md",
    "a<b>.md",
    "a&b.md",
    "a'b.md",
    "a\\b.md",
    "index.md",
    "print.md",
    "search.md",
    "404.md",
    "about.md",
    "references.md",
    "glossary.md",
    "tables.md",
    "a.html",
    "index.html",
    "feed.xml",
    "robots.txt",
    "sitemap.xml",
    "page-2.md",
    "_part.md",
    "a.md.txt",
    "a.markdown",
    "guide.toml",
    "people.toml",
    "a.png",
    "a.csv",
    "style.css",
    "search-index.json",
];

/// Folders in which files of a project may be.
const FOLDERS: &[&str] = &[
    "content",
    "content/sections",
    "content/tables",
    "content/questionnaires",
    "content/sections/a",
    "content/sections/a.html",
    "content/sections/feed.xml",
    "content/sections/tables",
    "content/sections/questionnaires",
    "content/sections/search",
    "content/sections/a/b/c/d",
    "static",
    "static/a",
    "static/tables",
    "static/index.html",
    "content/sections/glossary",
];

/// Changes the texts of a project, and which files it has.
pub fn change_project(files: &mut Files, rng: &mut Rng) {
    for _ in 0..1 + rng.below(4) {
        let paths: Vec<String> = files.keys().cloned().collect();
        let some = &paths[rng.below(paths.len())];
        let mut name = rng.pick(NAMES).to_owned();
        if rng.below(12) == 0 {
            let length = [100, 200, 235, 240, 245, 250, 251][rng.below(7)];
            name = rng.pick(&["a", "骨"]).repeat(length / if rng.below(2) == 0 { 1 } else { 3 });
            name.push_str(rng.pick(&[".md", ".toml", ".png"]));
        }
        let path = format!("{}/{name}", rng.pick(FOLDERS));
        match rng.below(8) {
            0 | 1 => {
                let bytes = files[some].clone();
                files.insert(path, bytes);
            }
            2 => {
                if let Some(bytes) = files.remove(some) {
                    files.insert(path, bytes);
                }
            }
            3 if paths.len() > 2 => drop(files.remove(some)),
            4 => {
                files.insert(path, "+++\ntitle = \"T\"\n+++\n\nText.\n".into());
            }
            5 => change_file(files, Part::Toml, rng),
            6 => change_file(files, Part::Section, rng),
            _ => {
                let order =
                    format!("order = [\"{}\", \"a\"]\n", rng.pick(&["a", "a/b", "x", "index"]));
                let guide = files.entry("content/guide.toml".to_owned()).or_default();
                guide.splice(0..0, order.into_bytes());
            }
        }
    }
}
