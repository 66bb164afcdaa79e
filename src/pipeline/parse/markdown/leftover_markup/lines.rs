//! Leftover markup at the start of lines: headings, callouts, lists, tables, fences.

use super::leftovers::GAP;
use super::{LeftoverKind, Literal, advice, dialects, half, half_width};
use crate::characters::is_han;
use crate::model::content::CalloutKind;

/// Characters that are used only as bullets of lists.
const BULLETS: [char; 10] = ['•', '●', '◦', '▪', '⁃', '‣', '▸', '➢', '➤', '⦁'];

/// Characters that often are bullets of lists, but are also used to decorate a single line.
const ORNAMENTS: [char; 26] = [
    '○', '■', '□', '◆', '◇', '▶', '►', '✓', '✔', '★', '・', '‧', '∙', '·', '･', '☐', '☑', '☒', '✗',
    '✘', '❖', '➔', '→', '⇒', '§', '—',
];

/// Characters that look like Markdown's `-`, `*` or `+`, such as the full-width `－`. They count as bullets if a space
/// follows.
const DASHES: [char; 6] = ['－', '–', '−', '＊', '＋', '‐'];

/// The Chinese numerals one to ten.
const HAN_DIGITS: [char; 10] = [
    '\u{4E00}', '\u{4E8C}', '\u{4E09}', '\u{56DB}', '\u{4E94}', '\u{516D}', '\u{4E03}', '\u{516B}',
    '\u{4E5D}', '\u{5341}',
];

/// The characters of white space that are skipped at the start of a line.
const BLANKS: [char; 4] = [' ', '\t', '\u{3000}', '\u{A0}'];

/// A line of a block's literal text.
struct Line<'t> {
    /// The line without leading white space.
    text: &'t str,
    /// Offset of `text` in the block's literal text.
    start: usize,
    /// True if the line begins with full-width or non-breaking spaces. After these, Markdown recognises no markup.
    is_indented: bool,
}

impl Line<'_> {
    /// A case of leftover markup that covers the first `length` bytes of the line.
    fn literal(&self, length: usize, kind: &'static LeftoverKind) -> Literal {
        Literal::new(self.start..self.start + length, kind)
    }

    /// A case of leftover markup that covers the whole line.
    fn whole(&self, kind: &'static LeftoverKind) -> Literal {
        self.literal(self.text.trim_end().len(), kind)
    }
}

/// Returns true if the first character of some line, after white space, is one with which leftover markup can begin.
pub fn may_hold(text: &str) -> bool {
    text.split('\n').any(|line| line.trim_start_matches(BLANKS).starts_with(may_begin))
}

/// Returns true if leftover markup at the start of a line can begin with this character.
fn may_begin(c: char) -> bool {
    if is_han(c) {
        return HAN_DIGITS.contains(&c);
    }
    matches!(c, 'o' | 'Ø' | 'q' | '#' | '＃' | '>' | '＞' | '!' | '！' | '?' | '？' | ':' | '：' | '`' | '｀' | '·' | '‵'
        | '[' | '［' | '【' | '(' | '（' | '{' | '\\' | '-' | '*' | '+' | '﹟' | '0'..='9' | '０'..='９' | '①'..='⑳')
        || dialects::may_begin(c)
        || [&BULLETS[..], &ORNAMENTS, &DASHES].iter().any(|signs| signs.contains(&c))
}

/// Finds leftover markup at the start of lines and, if `has_pipes` is true, in rows of tables. Adds it to `all`, but
/// only the first malformed list item and only the first row. Not for table cells, because they contain no headings,
/// lists or other blocks.
pub fn find(text: &str, has_pipes: bool, all: &mut Vec<Literal>) {
    // Numbers and ornaments at the start of a single line are text; on several lines they are a list.
    let mut several: Vec<Literal> = Vec::new();
    let mut items: Vec<Literal> = Vec::new();
    let mut rows: Vec<Literal> = Vec::new();
    let mut lines: Vec<Literal> = Vec::new();
    let mut start = 0;
    for whole in text.split('\n') {
        let text = whole.trim_start_matches(BLANKS);
        let blank = &whole[..whole.len() - text.len()];
        let line_start = start + blank.len();
        start += whole.len() + 1;
        let begins = text.starts_with(may_begin);
        if !(begins || has_pipes) || text.trim().is_empty() {
            continue;
        }
        let is_indented = blank.contains(['\u{3000}', '\u{A0}']);
        let line = Line { text, start: line_start, is_indented };
        let literal = heading(&line).or_else(|| dialects::line(text, line_start));
        let literal = literal.or_else(|| callout(&line)).or_else(|| fence(&line));
        let literal = literal.or_else(|| task(&line)).or_else(|| directive(&line));
        all.extend(literal.or_else(|| footnote(&line)));
        items.extend(item(&line));
        several.extend(numbered(&line).or_else(|| ornament(&line)));
        if has_pipes {
            rows.extend(row(&line));
            lines.extend(dialects::piped_line(text, line_start));
        }
    }
    // One case per kind is enough; its advice covers all lines.
    all.extend(items.into_iter().next());
    if several.len() > 1 {
        all.extend(several.into_iter().next());
    }
    if lines.len() > 1 && rows.is_empty() {
        all.extend(lines.into_iter().next());
    }
    let rule = rows.iter().position(|row| std::ptr::eq(row.kind, &advice::TABLE));
    let kind = if rule.is_some() { &advice::TABLE } else { &advice::PERHAPS_TABLE };
    if rule.is_some() || rows.len() > 1 {
        all.extend(rows.into_iter().next().map(|row| Literal { kind, ..row }));
    }
}

/// Finds malformed headings, such as `##標題` without a space and `＃＃ 標題` with full-width signs.
fn heading(line: &Line<'_>) -> Option<Literal> {
    let rest = line.text.trim_start_matches(['#', '＃', '﹟']);
    if rest.len() == line.text.len() {
        return None;
    }
    let marks = &line.text[..line.text.len() - rest.len()];
    let count = marks.chars().count();
    let next = rest.chars().next();
    let is_spaced = next.is_none_or(|c| c == ' ');
    let is_wide = marks.contains(['＃', '﹟']);
    let title = rest.trim();
    let level = "#".repeat(count.clamp(2, 6));
    let meant = |literal: Literal| literal.meant(format!("{level} {title}"));
    if count > 1 && (is_wide || !is_spaced || line.is_indented || count > 6) {
        return Some(meant(line.whole(&advice::HEADING)));
    }
    let is_only = !rest.contains(['#', '＃']) && !title.is_empty();
    let begins_word = next.is_some_and(char::is_alphabetic);
    // Within a paragraph, a line may begin with a hashtag such as `#channel`, so `#` counts there only before a
    // non-ASCII character.
    let is_title = line.start == 0 || next.is_some_and(|c| !c.is_ascii());
    let is_heading = count == 1 && is_only && is_title && (begins_word || (is_wide && is_spaced));
    is_heading.then(|| meant(line.whole(&advice::PERHAPS_HEADING)))
}

/// Finds malformed callouts and quotes: those that begin with a full-width `＞` or after a full-width space, and
/// `!EMERGENCY`, a callout without brackets.
fn callout(line: &Line<'_>) -> Option<Literal> {
    if let Some(rest) = line.text.strip_prefix(['＞', '>']) {
        let is_wide = line.text.starts_with('＞');
        let inner = rest.trim_start_matches([' ', '\u{3000}']);
        let is_spaced = rest.len() != inner.len();
        let is_callout = half_width(&inner.chars().take(2).collect::<String>()) == "[!";
        if !is_wide && !line.is_indented {
            return None;
        }
        if is_callout {
            let end = line.text.find([']', '］', '】']).unwrap_or(line.text.len() - 1);
            let closing = line.text[end..].chars().next().map_or(0, char::len_utf8);
            let meant = format!("> {}", half_width(inner).trim());
            return Some(line.literal(end + closing, &advice::CALLOUT).meant(meant));
        }
        let is_text =
            inner.chars().next().is_some_and(|c| !half(c).is_ascii_digit() && half(c) != '=');
        return (is_spaced && is_text)
            .then(|| line.literal(line.text.len() - rest.len(), &advice::QUOTE));
    }
    let name = line.text.strip_prefix(['!', '！'])?.trim_start();
    let end = name.find(|c: char| !(c.is_ascii_uppercase() || c == '-')).unwrap_or(name.len());
    let is_known = end > 2 && CalloutKind::from_name(&name[..end]).is_some();
    let length = line.text.len() - name.len() + end;
    is_known.then(|| line.literal(length, &advice::CALLOUT).meant(format!("> [!{}]", &name[..end])))
}

/// Finds containers of other tools, such as `!!! note` and `：：：tip` (with full-width colons), and code fences that
/// Markdown does not recognise, such as `｀｀｀`.
fn fence(line: &Line<'_>) -> Option<Literal> {
    if !line.text.starts_with([':', '：', '!', '！', '?', '？', '`', '｀', '·', '‵']) {
        return None;
    }
    let half: String = line.text.chars().take(12).map(half).collect();
    let is_wide = line.text.starts_with(['：', '｀', '·', '‵']);
    let name = |rest: &str| rest.trim_start().starts_with(|c: char| c.is_alphabetic());
    if let Some(rest) = half.strip_prefix(":::") {
        let is_ours = is_wide && (name(rest) || rest.trim().is_empty());
        return is_ours.then(|| line.whole(&advice::CONTAINER));
    }
    if let Some(rest) = half.strip_prefix("!!! ").or_else(|| half.strip_prefix("??? ")) {
        return rest
            .starts_with(|c: char| c.is_ascii_lowercase())
            .then(|| line.whole(&advice::CONTAINER));
    }
    let is_code =
        half.starts_with("```") || line.text.starts_with("···") || line.text.starts_with("‵‵‵");
    let is_code = is_code && (is_wide || line.is_indented);
    is_code.then(|| line.whole(&advice::CODE_FENCE))
}

/// Finds malformed list items: with another bullet, `• 項`; with a full-width dash, `－ 項`; without a space, `-項`; with a
/// full-width number, `１. 項`.
fn item(line: &Line<'_>) -> Option<Literal> {
    let mut chars = line.text.chars();
    let first = chars.next()?;
    let rest = chars.as_str();
    let text = rest.trim_start_matches([' ', '\t', '\u{3000}', '\u{A0}']);
    let next = text.chars().next().filter(|c| *c != GAP);
    let is_spaced = text.len() != rest.len();
    let is_text =
        next.is_some_and(|c| !half(c).is_ascii_digit() && !half(c).is_ascii_punctuation());
    let is_item = match first {
        _ if BULLETS.contains(&first) => next.is_some_and(|c| !BULLETS.contains(&c)),
        _ if DASHES.contains(&first) => is_spaced && is_text,
        '-' | '*' | '+' if line.is_indented => is_spaced && is_text,
        '-' => !is_spaced && next.is_some_and(|c| c.is_alphabetic() && !c.is_ascii()),
        _ => false,
    };
    let is_number = || {
        // `１. 項`: a full-width number.
        let digits = line.text.chars().take_while(|c| ('０'..='９').contains(c)).count();
        let rest = &line.text[digits * '０'.len_utf8()..];
        (1..4).contains(&digits)
            && (rest.starts_with(". ") || rest.starts_with("． ") || rest.starts_with(".\u{3000}"))
    };
    if is_number() {
        let end = line.text.find(['.', '．']).unwrap_or(0);
        let mark = line.text[end..].chars().next().map_or(0, char::len_utf8);
        return Some(line.literal(end + mark, &advice::NUMBER));
    }
    is_item.then(|| line.literal(first.len_utf8(), &advice::ITEM).meant(format!("- {text}")))
}

/// Finds malformed check boxes of tasks: full-width, `［ ］`; empty, `[]`; or without the `-` of a list item before them,
/// `[ ]`.
fn task(line: &Line<'_>) -> Option<Literal> {
    let boxes =
        ["[ ]", "[x]", "[X]", "［ ］", "［　］", "［x］", "【 】", "【　】", "[]", "［］", "[　]"];
    // Other characters count as a check mark only if a space follows: `[-1]` is ordinary text.
    let ticks = ["[v] ", "[V] ", "[✓] ", "[✔] ", "[×] ", "[✗] ", "[-] ", "[*] "];
    let boxed = boxes.iter().chain(&ticks).find(|boxed| line.text.starts_with(**boxed))?.trim_end();
    let rest = &line.text[boxed.len()..];
    let is_task = !rest.starts_with(['(', '（', '[', ':', '：']) && !rest.trim().is_empty();
    is_task.then(|| line.literal(boxed.len(), &advice::TASK))
}

/// Finds `[^1]：…`: a footnote with a full-width colon.
fn footnote(line: &Line<'_>) -> Option<Literal> {
    let label = line.text.strip_prefix("[^")?;
    let label = &label[..label.find([']', '['])?];
    let end = "[^]".len() + label.len();
    let is_note = line.text[end..].starts_with('：');
    let meant = format!("[^{label}]:");
    is_note.then(|| line.literal(end + '：'.len_utf8(), &advice::NOTE).meant(meant))
}

/// Finds `[TOC]` and similar directives of other tools, and `+++`, which works only at the start of a file.
fn directive(line: &Line<'_>) -> Option<Literal> {
    let text = line.text.trim_end();
    if text == "+++" {
        return Some(line.whole(&advice::HEAD));
    }
    let known = ["[toc]", "[[toc]]", "[[_toc_]]", "\\newpage", "\\pagebreak", "{:toc}"];
    let is_known = known.iter().any(|known| text.eq_ignore_ascii_case(known));
    is_known.then(|| line.whole(&advice::DIRECTIVE))
}

/// Finds malformed items of a numbered list: `1、項`, `1.項`, `(1) 項`, `一、項`.
fn numbered(line: &Line<'_>) -> Option<Literal> {
    let text = line.text.trim_start_matches(['(', '（']);
    let is_digit = |c: char| half(c).is_ascii_digit() || HAN_DIGITS.contains(&c);
    let rest = text.trim_start_matches(is_digit);
    let digits = text.len() - rest.len();
    let mut behind = rest.chars();
    let mark = behind.next()?;
    let next = behind.as_str().trim_start().chars().next()?;
    let is_mark = matches!(mark, '.' | '．' | '、' | ')' | '）');
    let is_circled = ('①'..='⑳').contains(&mark) && digits == 0;
    let is_item =
        (is_mark && (1..=9).contains(&digits) && !half(next).is_ascii_digit()) || is_circled;
    let length = line.text.len() - behind.as_str().len();
    is_item.then(|| line.literal(length, &advice::NUMBER))
}

/// Finds list items whose sign is not always a bullet: `■ 項`, and `*項` without a space. Also finds `o   項`, because a
/// font of Word shows the letter `o` as a bullet.
fn ornament(line: &Line<'_>) -> Option<Literal> {
    let mut chars = line.text.chars();
    let first = chars.next()?;
    if matches!(first, 'o' | 'Ø' | 'q') {
        let text = chars.as_str().trim_start_matches([' ', '\t', '\u{A0}', '\u{3000}']);
        let blanks = chars.as_str().chars().count() - text.chars().count();
        let is_item = (blanks > 1 || chars.as_str().starts_with('\t'))
            && text.starts_with(char::is_alphabetic);
        return is_item
            .then(|| line.literal(first.len_utf8(), &advice::ITEM).meant(format!("- {text}")));
    }
    let text = chars.as_str().trim_start();
    let next = text.chars().next()?;
    let is_sign = ORNAMENTS.contains(&first) || DASHES.contains(&first);
    let is_close =
        matches!(first, '*' | '+') && !next.is_ascii() && chars.as_str().starts_with(next);
    let is_item = (is_sign || is_close) && next.is_alphabetic();
    is_item.then(|| line.literal(first.len_utf8(), &advice::ITEM).meant(format!("- {text}")))
}

/// Finds a row of a table that Markdown does not recognise: a line with pipes at both ends, or the line of dashes below
/// a table's heading.
fn row(line: &Line<'_>) -> Option<Literal> {
    let text = half_width(line.text);
    let text = text.trim();
    let pipes = text.matches('|').count();
    let is_rule = text.chars().all(|c| "|:- —–".contains(c));
    let dashes = text.chars().filter(|c| matches!(c, '-' | '—' | '–')).count();
    if is_rule && pipes > 0 && dashes > 2 {
        return Some(line.whole(&advice::TABLE));
    }
    let is_row = pipes > 2 && text.starts_with('|') && text.ends_with('|');
    is_row.then(|| line.whole(&advice::PERHAPS_TABLE))
}
