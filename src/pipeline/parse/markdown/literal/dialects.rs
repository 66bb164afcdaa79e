//! Markup of other Markdown dialects and of wikis: Pandoc, Obsidian, HackMD, MDX, MkDocs, reStructuredText, forums.

use super::leftovers::GAP;
use super::marks::doubled;
use super::{Literal, What, half, words};
use crate::diagnostic::Words;
use crate::pipeline::parse::markdown::rules::{LITERAL_MARKUP, POSSIBLE_MARKUP};

/// An abbreviation with its meaning.
static ABBREVIATION: What = What {
    rule: &LITERAL_MARKUP,
    advice: Words(
        "readers will see this: take it away, and explain the abbreviation in `glossary.toml`",
    ),
};

/// An id at the end of a paragraph.
static BLOCK_ID: What = What {
    rule: &POSSIBLE_MARKUP,
    advice: Words("only a heading has an id, as in `## Heading {#id}`: take `{text}` away"),
};

/// A tag of a forum.
static FORUM: What = What {
    rule: &LITERAL_MARKUP,
    advice: Words(
        "tags in square brackets mean nothing here: take them away, and write bold text as `**text**`",
    ),
};

/// Lines that begin with a pipe, to keep their line ends.
static LINES: What = What {
    rule: &POSSIBLE_MARKUP,
    advice: Words(
        "take `|` away; to end a line within a paragraph, put a backslash `\\` at its end",
    ),
};

/// Doubled marks for underlined, raised or covered text.
static MARKS: What = What {
    rule: &LITERAL_MARKUP,
    advice: Words(
        "these signs mean nothing here: take them away, or write `{meant}` to stress the text",
    ),
};

/// Ruby.
static RUBY: What = What {
    rule: &LITERAL_MARKUP,
    advice: Words("write what stands above the characters as `{meant}`"),
};

/// A line of tags.
static TAGS: What = What {
    rule: &POSSIBLE_MARKUP,
    advice: Words(
        "tags mean nothing here: take the line away; to show `#` at the start of a line, write `\\#`",
    ),
};

/// A plus or minus that folds a callout.
pub static FOLD: What = What {
    rule: &POSSIBLE_MARKUP,
    advice: Words("callouts are never folded here: take `{text}` away"),
};

/// Possibly the id of a heading.
pub static PERHAPS_ID: What = What {
    rule: &POSSIBLE_MARKUP,
    advice: Words(
        "the id of a heading stands at the end of its line, after a space, in half-width braces and without spaces: `{meant}`",
    ),
};

/// Letters and signs in the language of TeX.
const TEX: [&str; 20] = [
    "alpha",
    "beta",
    "gamma",
    "delta",
    "mu",
    "times",
    "div",
    "pm",
    "cdot",
    "le",
    "leq",
    "ge",
    "geq",
    "neq",
    "approx",
    "deg",
    "degree",
    "circ",
    "rightarrow",
    "sim",
];

/// Tags of forums. `[b]` alone may be a text, `[/b]` is not.
const FORUM_TAGS: [&str; 12] =
    ["b", "i", "u", "s", "color", "size", "url", "img", "quote", "code", "center", "font"];

/// Pairs of signs around remarks and changes of editors.
const REMARKS: [(&str, &str); 5] =
    [("{++", "++}"), ("{--", "--}"), ("{>>", "<<}"), ("{==", "==}"), ("{/*", "*/}")];

/// Signs that programs make of backticks and apostrophes.
const CURLY: [char; 4] = ['‘', '’', '“', '”'];

/// Returns true if a line that begins with this character may be one that [`line()`] reports.
pub fn may_begin(c: char) -> bool {
    matches!(c, '=' | 'h' | 'i' | 'e' | '.' | '@' | '|') || CURLY.contains(&c)
}

/// Checks the start of a line without its blanks; `start` is its offset.
pub fn line(text: &str, start: usize) -> Option<Literal> {
    let text = text.trim_end();
    let found = |what| Literal::new(start..start + text.len(), what);
    if let Some(title) = title(text) {
        return Some(found(&words::HEADING).meant(format!("## {title}")));
    }
    let what = match text.chars().next()? {
        'i' | 'e' if is_script(text) => &words::SHORTCODE,
        '.' if is_directive(text) => &words::CONTAINER,
        '?' if text.starts_with("???+ ") => &words::CONTAINER,
        '#' if is_option(text) => &words::DIRECTIVE,
        '#' if is_tags(text) => &TAGS,
        '*' if is_abbreviation(text) => &ABBREVIATION,
        '@' if text.eq_ignore_ascii_case("@[toc]") => &words::DIRECTIVE,
        '+' if is_grid(text) => &words::TABLE,
        c if CURLY.contains(&c) && text.chars().take_while(|c| CURLY.contains(c)).count() == 3 => {
            let behind = text.trim_start_matches(CURLY);
            if !behind.is_ascii() {
                return None;
            }
            &words::CODE_FENCE
        }
        _ => return None,
    };
    Some(found(what))
}

/// The title in `== title ==` and `h2. title`.
fn title(text: &str) -> Option<&str> {
    if let Some(rest) = text.strip_prefix('h') {
        let mut chars = rest.chars();
        let level = chars.next().filter(|c| ('1'..='6').contains(c));
        return level.and_then(|_| chars.as_str().strip_prefix(". ")).map(str::trim);
    }
    let inner = text.trim_start_matches('=');
    let count = text.len() - inner.len();
    let marks = &text[..count];
    let title = inner.strip_prefix(' ')?.strip_suffix(marks)?.strip_suffix(' ')?;
    let is_title = (2..=6).contains(&count) && !title.contains('=');
    is_title.then_some(title.trim())
}

/// `import X from "…"` and `export const x`, as in MDX.
fn is_script(text: &str) -> bool {
    let is_import =
        text.starts_with("import ") && text.contains(" from ") && text.contains(['"', '\'']);
    is_import
        || ["export const ", "export default ", "export function "]
            .iter()
            .any(|word| text.starts_with(word))
}

/// `.. note::`, as in reStructuredText.
fn is_directive(text: &str) -> bool {
    let name = text.strip_prefix(".. ").and_then(|rest| rest.split_once("::"));
    name.is_some_and(|(name, _)| {
        !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')
    })
}

/// `#+TITLE: …`, as in Org.
fn is_option(text: &str) -> bool {
    let name = text.strip_prefix("#+").and_then(|rest| rest.split_once(':'));
    name.is_some_and(|(name, _)| {
        !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphabetic() || b == b'_')
    })
}

/// Two or more words that all begin with `#`.
fn is_tags(text: &str) -> bool {
    let is_tag = |word: &str| {
        word.strip_prefix('#').is_some_and(|name| name.starts_with(char::is_alphabetic))
    };
    let mut tags = text.split_whitespace();
    text.contains([' ', '\u{3000}']) && tags.all(is_tag)
}

/// `*[DXA]: …`.
fn is_abbreviation(text: &str) -> bool {
    let name = text.strip_prefix("*[").and_then(|rest| rest.split_once("]: "));
    name.is_some_and(|(name, _)| !name.is_empty() && !name.contains('['))
}

/// `+---+---+`: the frame of a table.
fn is_grid(text: &str) -> bool {
    text.len() > 4
        && text.ends_with('+')
        && text.bytes().all(|b| matches!(b, b'+' | b'-' | b'=' | b':'))
        && text.contains("--") | text.contains("==")
}

/// Checks for `| a line`, with no other pipe; `start` is the offset of the text.
pub fn piped_line(text: &str, start: usize) -> Option<Literal> {
    let is_line =
        text.strip_prefix("| ").is_some_and(|rest| !rest.contains('|') && !rest.trim().is_empty());
    is_line.then(|| Literal::new(start..start + 1, &LINES))
}

/// Checks a mark within a line; `rest` begins with it. The meaning of `^` depends on what is before it.
pub fn span(rest: &str, at: usize, c: char, before: char) -> Option<Literal> {
    let found = |length: usize, what| Literal::new(at..at + length, what);
    match c {
        '+' | '^' | '|' if rest[1..].starts_with(c) && !before.is_ascii_alphanumeric() => {
            let length = doubled(rest, c, before)?;
            let inner = rest[..length].trim_matches(c);
            let is_text = inner.chars().any(char::is_alphabetic) && !inner.contains(GAP);
            is_text.then(|| found(length, &MARKS).meant(format!("**{inner}**")))
        }
        '^' if before == ' ' => block_id(rest).map(|length| found(length, &BLOCK_ID)),
        '^' => raised_word(rest, before).map(|length| {
            let inner = &rest[1..length - 1];
            found(length, &words::RAISED).meant(format!("<sup>{inner}</sup>"))
        }),
        '\\' if !before.is_ascii_alphabetic() => {
            let end = rest[1..].find(|c: char| !c.is_ascii_alphabetic());
            let name = &rest[1..end.map_or(rest.len(), |end| end + 1)];
            TEX.contains(&name).then(|| found(1 + name.len(), &words::MATHEMATICS))
        }
        '［' => {
            let inner = rest.strip_prefix("［［")?.split(['\n', GAP]).next()?;
            let length = inner.find("］］")?;
            let is_word = inner[..length].chars().any(char::is_alphabetic);
            is_word.then(|| found(length + 2 * "［［".len(), &words::WIKI))
        }
        _ => None,
    }
}

/// ` ^id` at the end of a line, as in Obsidian.
fn block_id(rest: &str) -> Option<usize> {
    let line = rest.split('\n').next()?.trim_end();
    let id = &line[1..];
    let is_id = id.len() > 3
        && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    (is_id && id.starts_with(|c: char| c.is_ascii_lowercase())).then_some(line.len())
}

/// `字^上標^`: Han characters between carets.
fn raised_word(rest: &str, before: char) -> Option<usize> {
    let inner = &rest[1..];
    let length = inner.find('^')?;
    let is_han = |c: char| c.is_alphabetic() && !c.is_ascii();
    let is_word = (1..=36).contains(&length) && inner[..length].chars().all(is_han);
    (is_word && before.is_alphanumeric()).then_some(length + 2)
}

/// Checks braces: `{>>a remark<<}`, `{骨質|ㄍㄨˇ ㄓˊ}`, `{props.name}`.
pub fn braces(rest: &str, at: usize) -> Option<Literal> {
    let found = |length: usize, what| Literal::new(at..at + length, what);
    let line = rest.split(['\n', GAP]).next()?;
    for (opening, closing) in REMARKS {
        if let Some(inner) = line.strip_prefix(opening)
            && let Some(length) = inner.find(closing)
        {
            return Some(found(opening.len() + length + closing.len(), &words::COMMENT));
        }
    }
    let length = line.find('}')?;
    let inner = line.get(1..length)?;
    if let Some((base, above)) = inner.split_once('|') {
        let is_han = |c: char| c.is_alphabetic() && !c.is_ascii();
        let is_ruby = !base.is_empty() && base.chars().all(is_han) && !above.is_empty();
        let meant = format!("<ruby>{base}<rt>{}</rt></ruby>", above.replace('|', " "));
        return is_ruby.then(|| found(length + 1, &RUBY).meant(meant));
    }
    let is_name = |name: &str| {
        name.starts_with(|c: char| c.is_ascii_lowercase())
            && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
    };
    let is_field = inner.contains('.') && inner.split('.').all(is_name);
    is_field.then(|| found(length + 1, &words::SHORTCODE))
}

/// Checks the content of brackets: `[/b]` and `[color=red]`, as in forums.
pub fn forum_tag(content: &str, place: std::ops::Range<usize>) -> Option<Literal> {
    let name = content.strip_prefix('/');
    let value = content.split_once('=').filter(|(_, value)| !value.is_empty());
    let is_tag = name.is_some_and(|name| FORUM_TAGS.contains(&name))
        || value.is_some_and(|(name, _)| FORUM_TAGS.contains(&name) || name == "name");
    is_tag.then(|| Literal::new(place, &FORUM))
}

/// The id that is meant by the end of a heading, such as `（#id）`, `{#two words}`, and its length. `title` is the source of
/// the heading's line.
pub fn heading_id(title: &str) -> Option<(usize, String)> {
    let title = title.trim_end();
    let last = title.chars().next_back()?;
    let opening = match half(last) {
        ')' => ['(', '（'],
        ']' => ['[', '［'],
        '}' => ['{', '｛'],
        _ => return None,
    };
    let start = title.rfind(opening)?;
    let inner: String =
        title[start..title.len() - last.len_utf8()].chars().skip(1).map(half).collect();
    let id = inner.trim().strip_prefix('#')?.trim();
    // `(#1)` is a number.
    let is_number = id.chars().all(|c| c.is_ascii_digit());
    let is_id = id.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | ' '));
    let is_braced = last == '}';
    if !is_id || (is_number && !is_braced) {
        return None;
    }
    let id = if id.is_empty() {
        "id".to_owned()
    } else {
        id.split_whitespace().collect::<Vec<_>>().join("-")
    };
    Some((title.len() - start, id))
}
