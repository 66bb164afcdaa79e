//! Errors of TOML's syntax: where the slip is, and in words that say what to do.
//!
//! A bracket or a long text that is not closed makes the parser stumble over all that follows. The slip is where it was
//! opened, and what comes after it is no mistake of its own.

use std::ops::Range;

use ::toml::de::Error;

use super::{TomlText, words};
use crate::diagnostic::{Diagnostics, Value, Words};
use crate::pipeline::parse::rules::TOML_SYNTAX;
use crate::span::line_and_column;

static NOT_CLOSED: Words =
    Words { en: "what is opened here is never closed", zh: "這裡打開之後沒有關上" };

static FULL_WIDTH: Words = Words {
    en: "this sign is full-width, and must be half-width",
    zh: "這是全形符號，要改成半形",
};
static ONE_BRACKET: Words = Words {
    en: "this head has one bracket on each side",
    zh: "這裡的方括號前後各只有一個",
};

/// Heads of which a file may have several, by the last word between their two brackets.
const SEVERAL: [&str; 8] =
    ["rows", "columns", "items", "outcomes", "questions", "refusals", "inputs", "cut-offs"];

/// What the parser says, by how its message begins, and what we say.
static PROBLEMS: &[(&str, Words)] = &[
    (
        "string values must be quoted",
        Words { en: "text needs quotation marks", zh: "文字前後要加半形引號 `\"`" },
    ),
    (
        "missing opening quote",
        Words { en: "the opening quotation mark is missing", zh: "少了前面的引號" },
    ),
    ("invalid basic string", Words { en: "the text is not closed", zh: "文字後面少了引號" }),
    ("duplicate key", Words { en: "this name is used twice", zh: "這個名稱用了兩次" }),
    ("key with no value", Words { en: "`=` and a value are missing", zh: "少了 `=` 與內容" }),
    ("missing value", Words { en: "there is nothing after `=`", zh: "`=` 後面沒有內容" }),
    ("missing assignment", Words { en: "`=` is missing", zh: "少了 `=`" }),
    ("extra `=`", Words { en: "there is one `=` too many", zh: "多了一個 `=`" }),
    ("extra assignment", Words { en: "there is one `=` too many", zh: "多了一個 `=`" }),
    ("missing comma", Words { en: "a comma is missing", zh: "少了半形逗號 `,`" }),
    ("extra comma", Words { en: "there is one comma too many", zh: "多了一個逗號" }),
    ("invalid unquoted key", Words { en: "this name needs quotes", zh: "這個名稱要加引號" }),
    ("unexpected key or value", Words { en: "this does not belong here", zh: "這裡多了東西" }),
    ("unexpected content", Words { en: "this does not belong here", zh: "這裡多了東西" }),
    ("missing escaped value", Words { en: "`\\` is written `\\\\`", zh: "`\\` 要寫成 `\\\\`" }),
    ("unclosed", NOT_CLOSED),
    ("invalid date", Words { en: "this is no date", zh: "這不是日期" }),
    ("invalid time", Words { en: "this is no time", zh: "這不是時間" }),
];

/// Reports the errors of a text: at most one a line, and none after something that is not closed.
pub(super) fn report(toml: TomlText<'_>, errors: &[Error], found: &mut Diagnostics) {
    if errors.is_empty() {
        return;
    }
    let opened = unclosed(toml.text);
    let mut last_line = 0;
    let mut below = 0..0;
    let mut single_heads: Vec<Range<usize>> = Vec::new();
    for error in errors {
        let range = error.span().unwrap_or(0..0);
        let (line, _) = line_and_column(toml.text, range.start);
        let is_doubled = error.message().starts_with("duplicate key");
        // Below a head that stands twice, each of its fields stands twice as well.
        let follows = line == last_line || (is_doubled && below.contains(&range.start));
        last_line = line;
        if follows || opened.is_some_and(|opened| range.start >= opened) {
            continue;
        }
        if is_doubled && is_in_head(toml.text, range.start) {
            below = range.start..end_of_table(toml.text, range.start);
            if let Some(head) = single_head(toml.text, &toml.text[range.clone()]) {
                if !single_heads.contains(&head) {
                    let right = format!("[{}]", &toml.text[head.clone()]);
                    let finding = TOML_SYNTAX.at(toml.span(head.clone()));
                    let finding = finding.with("problem", &ONE_BRACKET).with("head", right);
                    found.push(finding.advise(&words::TWO_BRACKETS));
                    single_heads.push(head);
                }
                continue;
            }
        }
        let problem = problem(&toml.text[range.start..], error.message());
        found.push(TOML_SYNTAX.at(toml.span(range)).with("problem", problem));
    }
    if let Some(opened) = opened {
        let sign = if toml.text[opened..].starts_with('[') { 1 } else { 3 };
        found.push(TOML_SYNTAX.at(toml.span(opened..opened + sign)).with("problem", &NOT_CLOSED));
    }
}

fn is_in_head(text: &str, at: usize) -> bool {
    text[..at].rsplit('\n').next().is_some_and(|before| before.trim_start().starts_with('['))
}

/// Where the fields below a head end: at the next head.
fn end_of_table(text: &str, head: usize) -> usize {
    text[head..].find("\n[").map_or(text.len(), |end| head + end)
}

/// The first head of this name that has one bracket where it should have two.
fn single_head(text: &str, name: &str) -> Option<Range<usize>> {
    let lines = text.split_inclusive('\n').scan(0, |end, line| {
        *end += line.len();
        Some((*end - line.len(), line))
    });
    let mut heads = lines.filter_map(|(start, line)| {
        let inner = line.trim_start().strip_prefix('[')?.split_once(']')?.0;
        let start = start + line.len() - line.trim_start().len();
        let is_it = !inner.starts_with('[') && inner.rsplit('.').next()?.trim() == name;
        is_it.then(|| start..start + inner.len() + 2)
    });
    SEVERAL.contains(&name).then(|| heads.next()).flatten()
}

/// Our words for the parser's, of what it stumbled over; its own where we have none.
fn problem(stumbled: &str, message: &str) -> Value {
    if stumbled.starts_with(['＝', '，', '［', '］']) {
        return Value::Words(&FULL_WIDTH);
    }
    let known = PROBLEMS.iter().find(|(begins, _)| message.starts_with(begins));
    known.map_or_else(|| Value::from(message), |(_, words)| Value::Words(words))
}

/// Where a list or a long text is opened that is never closed: at its end stands the end of the file or, for a list,
/// what can only be the next field or head.
fn unclosed(text: &str) -> Option<usize> {
    let mut lists: Vec<usize> = Vec::new();
    // Fields stand in braces, and may begin lines there.
    let mut braces: Vec<usize> = Vec::new();
    let mut at = 0;
    let mut line_begins = true;
    while let Some(byte) = text.as_bytes().get(at) {
        let is_in_list = lists.last() > braces.last();
        if line_begins && is_in_list && begins_a_field(&text[at..]) {
            return lists.first().copied();
        }
        line_begins = *byte == b'\n' || (line_begins && byte.is_ascii_whitespace());
        match byte {
            b'#' => at += text[at..].find('\n').unwrap_or(text.len() - at),
            b'"' | b'\'' => match end_of_text(&text[at..]) {
                Some(length) => at += length,
                None => return Some(at),
            },
            // A head ends with its line, where the parser finds its error.
            b'[' if lists.is_empty() && begins_a_line(text, at) => {
                at += text[at..].find('\n').unwrap_or(text.len() - at);
            }
            b'[' => {
                lists.push(at);
                at += 1;
            }
            b']' => {
                lists.pop();
                at += 1;
            }
            b'{' | b'}' => {
                if *byte == b'{' {
                    braces.push(at);
                } else {
                    braces.pop();
                }
                at += 1;
            }
            _ => at += 1,
        }
    }
    lists.first().copied()
}

fn begins_a_line(text: &str, at: usize) -> bool {
    text[..at].rsplit('\n').next().is_none_or(|before| before.trim().is_empty())
}

/// Whether a line begins as a field (`name =`) or a head (`[rows]`, `[[rows]]`) does.
fn begins_a_field(line: &str) -> bool {
    let line = line.lines().next().unwrap_or_default().trim_start();
    let name = |text: &str| {
        let name = text.trim();
        !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || "-_.".contains(c))
    };
    let field = line.split_once('=').is_some_and(|(before, _)| name(before));
    let head = line.strip_prefix("[[").and_then(|rest| rest.trim_end().strip_suffix("]]"));
    field || head.is_some_and(name)
}

/// How long the text is that begins here, quotes and all; none if a long one is not closed. A short one that is not
/// closed ends with its line, where the parser finds its error.
fn end_of_text(text: &str) -> Option<usize> {
    let quote = &text[..1];
    let long = quote.repeat(3);
    let (open, line_ends) =
        if text.starts_with(&long) { (long, false) } else { (quote.to_owned(), true) };
    let mut at = open.len();
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        if rest.starts_with(&open) {
            return Some(at + open.len());
        }
        let escaped = quote == "\"" && rest.starts_with('\\');
        let next = rest.chars().next().map_or(1, char::len_utf8);
        if line_ends && rest.starts_with('\n') {
            return Some(at);
        }
        at += next + if escaped { rest.chars().nth(1).map_or(0, char::len_utf8) } else { 0 };
    }
    line_ends.then_some(text.len())
}
