//! Recognises markup of other Markdown dialects, of wikis and of forums: Pandoc, Obsidian, HackMD, MDX, MkDocs,
//! reStructuredText, BBCode.

use super::leftovers::GAP;
use super::paired_marks::doubled;
use super::{LeftoverKind, Literal, advice};
use crate::diagnostic::Words;
use crate::pipeline::parse::markdown::rules::{LITERAL_MARKUP, POSSIBLE_MARKUP};

/// Advice for the definition of an abbreviation, as in `*[DXA]: …`.
static ABBREVIATION: LeftoverKind = LeftoverKind {
    rule: &LITERAL_MARKUP,
    advice: Words(
        "delete this line, which readers would see, and explain the abbreviation in content/glossary.toml",
    ),
};

/// Advice for an id at the end of a paragraph, as in `text ^note-1` in Obsidian.
static BLOCK_ID: LeftoverKind = LeftoverKind {
    rule: &POSSIBLE_MARKUP,
    advice: Words(
        "delete `{text}`: only a heading can have a name for links, as in `## Heading {#my-name}`",
    ),
};

/// Advice for a BBCode tag of forums, such as `[/b]`.
static FORUM: LeftoverKind = LeftoverKind {
    rule: &LITERAL_MARKUP,
    advice: Words(
        "delete the tags in square brackets, which mean nothing here; write bold text as `**text**`",
    ),
};

/// Advice for lines that begin with a pipe. In Pandoc, they are a line block, a text that keeps its line ends.
static LINES: LeftoverKind = LeftoverKind {
    rule: &POSSIBLE_MARKUP,
    advice: Words("delete `|`; to end a line within a paragraph, put a backslash `\\` at its end"),
};

/// Advice for text between doubled marks, such as `++text++` or `||text||`. Other dialects show such text underlined,
/// raised or hidden.
static MARKS: LeftoverKind = LeftoverKind {
    rule: &LITERAL_MARKUP,
    advice: Words(
        "delete these signs, which mean nothing here, or write `{meant}` to stress the text",
    ),
};

/// Advice for a line that consists of three quotation marks. In TOML and in programs, such marks enclose long texts.
static QUOTATION_MARKS: LeftoverKind = LeftoverKind {
    rule: &POSSIBLE_MARKUP,
    advice: Words("delete this line: three quotation marks mean nothing in a text"),
};

/// Advice for ruby text in other notations, such as `{骨質|ㄍㄨˇ ㄓˊ}`.
static RUBY: LeftoverKind = LeftoverKind {
    rule: &LITERAL_MARKUP,
    advice: Words("to show the reading above the characters, write `{meant}`"),
};

/// Advice for a line that consists of hashtags.
static TAGS: LeftoverKind = LeftoverKind {
    rule: &POSSIBLE_MARKUP,
    advice: Words(
        "delete this line, because tags mean nothing here; to show `#` at the start of a line, write `\\#`",
    ),
};

/// Advice for a plus or minus after the marker of a callout, as in `[!DO]-`. In other tools, it makes the callout
/// collapsible.
pub static FOLD: LeftoverKind = LeftoverKind {
    rule: &POSSIBLE_MARKUP,
    advice: Words("delete `{text}`: readers cannot fold callouts here"),
};

/// Names of TeX commands for letters and signs. A backslash and one of these names, as in `\alpha`, are reported as
/// leftover markup.
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

/// Names of BBCode tags, which forums use. An opening tag without a value, such as `[b]`, may be ordinary text and is
/// not reported; a closing tag, `[/b]`, is.
const FORUM_TAGS: [&str; 12] =
    ["b", "i", "u", "s", "color", "size", "url", "img", "quote", "code", "center", "font"];

/// Pairs of an opening and a closing mark: those by which editors mark remarks and changes in CriticMarkup, and those
/// of comments in MDX.
const REMARKS: [(&str, &str); 5] =
    [("{++", "++}"), ("{--", "--}"), ("{>>", "<<}"), ("{==", "==}"), ("{/*", "*/}")];

/// Curly quotation marks. Word processors put them in place of backticks and apostrophes.
const CURLY: [char; 4] = ['‘', '’', '“', '”'];

/// Returns true for characters with which the markup that [`line()`] recognises can begin. Leaves out those, such as
/// `#`, that [`lines`](super::lines) includes in its own list.
pub fn may_begin(c: char) -> bool {
    matches!(c, '=' | 'h' | 'i' | 'e' | '.' | '@' | '|' | '/' | '"' | '\'') || CURLY.contains(&c)
}

/// Recognises markup of other tools that begins a line. `text` is the line without leading white space; `start` is the
/// offset of `text` in the text of the block.
pub fn line(text: &str, start: usize) -> Option<Literal> {
    let text = text.trim_end();
    let found = |kind| Literal::new(start..start + text.len(), kind);
    if let Some(title) = title(text) {
        return Some(found(&advice::HEADING).meant(format!("## {title}")));
    }
    let kind = match text.chars().next()? {
        'i' | 'e' if is_script(text) => &advice::SHORTCODE,
        '.' if is_directive(text) => &advice::CONTAINER,
        '?' if text.starts_with("???+ ") => &advice::CONTAINER,
        '#' if is_option(text) => &advice::DIRECTIVE,
        '#' if is_tags(text) => &TAGS,
        '*' if is_abbreviation(text) => &ABBREVIATION,
        '/' if is_remark(text) => &advice::COMMENT,
        '"' | '\'' if matches!(text, "\"\"\"" | "'''") => &QUOTATION_MARKS,
        '@' if text.eq_ignore_ascii_case("@[toc]") => &advice::DIRECTIVE,
        '+' if is_grid(text) => &advice::TABLE,
        c if CURLY.contains(&c) && text.chars().take_while(|c| CURLY.contains(c)).count() == 3 => {
            let behind = text.trim_start_matches(CURLY);
            if !behind.is_ascii() {
                return None;
            }
            &advice::CODE_FENCE
        }
        _ => return None,
    };
    Some(found(kind))
}

/// The title in a line that other tools show as a heading, such as `== title ==` or `h2. title`. `None` for other
/// lines.
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

/// Returns true for `import X from "…"` and `export const x`, as in MDX.
fn is_script(text: &str) -> bool {
    let is_import =
        text.starts_with("import ") && text.contains(" from ") && text.contains(['"', '\'']);
    is_import
        || ["export const ", "export default ", "export function "]
            .iter()
            .any(|word| text.starts_with(word))
}

/// Returns true for a directive such as `.. note::`, as in reStructuredText.
fn is_directive(text: &str) -> bool {
    let name = text.strip_prefix(".. ").and_then(|rest| rest.split_once("::"));
    name.is_some_and(|(name, _)| {
        !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')
    })
}

/// Returns true for a comment such as `// a remark`, as in programs.
fn is_remark(text: &str) -> bool {
    text.strip_prefix("// ").is_some_and(|rest| rest.starts_with(char::is_alphabetic))
}

/// Returns true for a setting such as `#+TITLE: …`, as in Org mode.
fn is_option(text: &str) -> bool {
    let begins =
        |word: &str| text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    if begins("#+begin_") || begins("#+end_") {
        return true;
    }
    let name = text.strip_prefix("#+").and_then(|rest| rest.split_once(':'));
    name.is_some_and(|(name, _)| {
        !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphabetic() || b == b'_')
    })
}

/// Returns true for a line of two or more words that all begin with `#`.
fn is_tags(text: &str) -> bool {
    let is_tag = |word: &str| {
        word.strip_prefix('#').is_some_and(|name| name.starts_with(char::is_alphabetic))
    };
    let mut tags = text.split_whitespace();
    text.contains([' ', '\u{3000}']) && tags.all(is_tag)
}

/// Returns true for the definition of an abbreviation, such as `*[DXA]: …`.
fn is_abbreviation(text: &str) -> bool {
    let name = text.strip_prefix("*[").and_then(|rest| rest.split_once("]: "));
    name.is_some_and(|(name, _)| !name.is_empty() && !name.contains('['))
}

/// Returns true for the frame of a grid table: `+---+---+`.
fn is_grid(text: &str) -> bool {
    text.len() > 4
        && text.ends_with('+')
        && text.bytes().all(|b| matches!(b, b'+' | b'-' | b'=' | b':'))
        && text.contains("--") | text.contains("==")
}

/// Recognises a line that begins with a pipe and contains no other pipe, as in Pandoc's line blocks. `start` is the
/// line's offset in the text of the block.
pub fn piped_line(text: &str, start: usize) -> Option<Literal> {
    let is_line =
        text.strip_prefix("| ").is_some_and(|rest| !rest.contains('|') && !rest.trim().is_empty());
    is_line.then(|| Literal::new(start..start + 1, &LINES))
}

/// Recognises markup of other tools within a line. `rest` is the text from the mark `c` on, which is at the offset
/// `at`. `before` is the character before this mark; for instance, `^` means different things after a space and after a
/// letter.
pub fn span(rest: &str, at: usize, c: char, before: char) -> Option<Literal> {
    let found = |length: usize, kind| Literal::new(at..at + length, kind);
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
            found(length, &advice::RAISED).meant(format!("<sup>{inner}</sup>"))
        }),
        '\\' if !before.is_ascii_alphabetic() => {
            let end = rest[1..].find(|c: char| !c.is_ascii_alphabetic());
            let name = &rest[1..end.map_or(rest.len(), |end| end + 1)];
            TEX.contains(&name).then(|| found(1 + name.len(), &advice::MATHEMATICS))
        }
        '［' => {
            let inner = rest.strip_prefix("［［")?.split(['\n', GAP]).next()?;
            let length = inner.find("］］")?;
            let is_word = inner[..length].chars().any(char::is_alphabetic);
            is_word.then(|| found(length + 2 * "［［".len(), &advice::WIKI))
        }
        _ => None,
    }
}

/// Recognises the id of a paragraph at the end of a line, such as `^note-1`, as in Obsidian. `rest` begins with the
/// caret. Returns the length in bytes, with the caret.
fn block_id(rest: &str) -> Option<usize> {
    let line = rest.split('\n').next()?.trim_end();
    let id = &line[1..];
    let is_id = id.len() > 3
        && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    (is_id && id.starts_with(|c: char| c.is_ascii_lowercase())).then_some(line.len())
}

/// Recognises raised Han characters between carets, as in `字^上標^`. `rest` begins with the first caret, and `before` is
/// the character before it. Returns the length in bytes, with both carets.
fn raised_word(rest: &str, before: char) -> Option<usize> {
    let inner = &rest[1..];
    let length = inner.find('^')?;
    let is_han = |c: char| c.is_alphabetic() && !c.is_ascii();
    let is_word = (1..=36).contains(&length) && inner[..length].chars().all(is_han);
    (is_word && before.is_alphanumeric()).then_some(length + 2)
}

/// Recognises markup in braces: a remark, `{>>a remark<<}`; ruby text, `{骨質|ㄍㄨˇ ㄓˊ}`; a variable, `{props.name}`.
pub fn braces(rest: &str, at: usize) -> Option<Literal> {
    let found = |length: usize, kind| Literal::new(at..at + length, kind);
    let line = rest.split(['\n', GAP]).next()?;
    for (opening, closing) in REMARKS {
        if let Some(inner) = line.strip_prefix(opening)
            && let Some(length) = inner.find(closing)
        {
            return Some(found(opening.len() + length + closing.len(), &advice::COMMENT));
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
    is_field.then(|| found(length + 1, &advice::SHORTCODE))
}

/// Finds `'''bold'''`, as in wikis. Returns its length in bytes.
pub fn wiki_bold(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix("'''")?.split(['\n', GAP]).next()?;
    let length = inner.find("'''").filter(|length| *length > 0)?;
    let is_text = inner[..length].chars().any(char::is_alphabetic);
    is_text.then_some(length + 2 * "'''".len())
}

/// Finds `<%= name %>`, as in templates of other tools. Returns its length in bytes.
pub fn script(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix("<%")?.split(['\n', GAP]).next()?;
    inner.find("%>").map(|length| length + "<%%>".len())
}

/// Recognises BBCode tags such as `[/b]` and `[color=red]`. `content` is the text in the brackets.
pub fn forum_tag(content: &str, place: std::ops::Range<usize>) -> Option<Literal> {
    let name = content.strip_prefix('/');
    let value = content.split_once('=').filter(|(_, value)| !value.is_empty());
    let is_tag = name.is_some_and(|name| FORUM_TAGS.contains(&name))
        || value.is_some_and(|(name, _)| FORUM_TAGS.contains(&name) || name == "name");
    is_tag.then(|| Literal::new(place, &FORUM))
}
