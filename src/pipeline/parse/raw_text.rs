//! Checks and normalizes the characters of a file before it is parsed: line ends, invisible characters, merge conflict
//! markers, and white space that the Markdown or TOML parser would take for text.

pub mod addresses;
pub mod encoding;
mod prefilter;
pub mod rules;
pub mod unread_files;

use std::borrow::Cow;

pub use self::prefilter::Prefilter;
use super::prose::Prose;
use crate::diagnostic::{Diagnostics, Rule, Words};
use crate::span::{SourceId, Span};

/// Normalizes the characters of a file. A carriage return without a line feed becomes a line end. Other control
/// characters become spaces, and also tabs after a closing code fence. Byte offsets do not change.
pub fn normal(text: &str, prefilter: Prefilter) -> Cow<'_, str> {
    if !prefilter.has_controls() {
        return if prefilter.may_hold_open_fence() {
            close_fences(text)
        } else {
            Cow::Borrowed(text)
        };
    }
    let bytes = text.as_bytes();
    let is_lone_return = |at: usize| bytes[at] == b'\r' && bytes.get(at + 1) != Some(&b'\n');
    let is_control = |byte: u8| matches!(byte, 0..=8 | 11 | 12 | 14..=31 | 127);
    let first = (0..bytes.len()).find(|at| is_control(bytes[*at]) || is_lone_return(*at));
    let Some(first) = first else { return close_fences(text) };
    let mut normal = String::with_capacity(text.len());
    normal.push_str(&text[..first]);
    let mut rest = text[first..].chars().peekable();
    while let Some(c) = rest.next() {
        normal.push(match c {
            '\r' if rest.peek() != Some(&'\n') => '\n',
            '\r' | '\n' | '\t' => c,
            c if c.is_ascii_control() => ' ',
            c => c,
        });
    }
    Cow::Owned(close_fences(&normal).into_owned())
}

/// Replaces tabs after a closing code fence by spaces. With a tab, the Markdown parser would not close the code block.
fn close_fences(text: &str) -> Cow<'_, str> {
    if !text.contains("`\t") && !text.contains("~\t") {
        return Cow::Borrowed(text);
    }
    let lines = text.split_inclusive('\n').map(|line| {
        let written = line.trim_end();
        let fence = written.trim_start_matches([' ', '\t', '>']);
        let is_fence = fence.len() > 2
            && ["`", "~"].iter().any(|mark| fence.trim_start_matches(mark).is_empty());
        let (written, blank) = line.split_at(written.len());
        if is_fence { format!("{written}{}", blank.replace('\t', " ")) } else { line.to_owned() }
    });
    Cow::Owned(lines.collect())
}

/// The position of the first line that Git has left in the file to mark a merge conflict, such as `<<<<<<< main`.
/// `None` if the file has none.
pub fn conflict(source: SourceId, text: &str, prefilter: Prefilter) -> Option<Span> {
    if !prefilter.may_hold_conflict() || (!text.contains("<<<<<<<") && !text.contains(">>>>>>>")) {
        return None;
    }
    let is_mark = |line: &str, mark: &str| {
        line.strip_prefix(mark).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let written = line.trim_end();
        if is_mark(written, "<<<<<<<") || is_mark(written, ">>>>>>>") {
            return Some(Span::new(source, start..start + written.len()));
        }
        start += line.len();
    }
    None
}

/// Reports invisible and unreadable characters in a file.
pub fn report(source: SourceId, text: &str, prefilter: Prefilter, found: &mut Diagnostics) {
    if prefilter.may_hold_unseen() {
        each_reported_run(text, |range, c, broken| {
            found.push(finding(Span::new(source, range), c, broken));
        });
    }
}

/// Reports invisible and unreadable characters in a TOML string that contains escapes, such as `"\u200B"`.
pub fn report_escaped(prose: &Prose<'_>, found: &mut Diagnostics) {
    each_reported_run(prose.text, |range, c, broken| {
        found.push(finding(prose.span(range), c, broken))
    });
}

/// The rule that a character breaks, and the advice for it.
type RuleAndAdvice = (&'static Rule, &'static Words);

fn finding(span: Span, c: char, (rule, advice): RuleAndAdvice) -> crate::diagnostic::Diagnostic {
    rule.at(span).with("code", format!("U+{:04X}", u32::from(c))).advise(advice)
}

/// Finds the characters that must be reported. If the same character occurs several times in a row, calls `report` only
/// once for this run. Its arguments are the byte range of the run, the character, and the rule and advice.
fn each_reported_run(
    text: &str,
    mut report: impl FnMut(std::ops::Range<usize>, char, RuleAndAdvice),
) {
    let mut run: Option<(std::ops::Range<usize>, char, RuleAndAdvice)> = None;
    for at in prefilter::candidates(text) {
        let (earlier, rest) = text.split_at(at);
        let mut rest = rest.chars();
        let Some(c) = rest.next() else { break };
        let before = earlier.chars().next_back().unwrap_or('\n');
        let after = rest.next().unwrap_or('\n');
        let end = at + c.len_utf8();
        let is_first = at == 0 && c == '\u{FEFF}';
        if let Some(broken) = judge(c, before, after).filter(|_| !is_first) {
            match &mut run {
                Some((range, same, _)) if *same == c && range.end == at => range.end = end,
                _ => {
                    if let Some((range, c, broken)) = run.replace((at..end, c, broken)) {
                        report(range, c, broken);
                    }
                }
            }
        }
    }
    if let Some((range, c, broken)) = run {
        report(range, c, broken);
    }
}

/// The rule that the character `c` breaks, and advice, if it stands between the characters `before` and `after`. `None`
/// if it is allowed there.
fn judge(c: char, before: char, after: char) -> Option<RuleAndAdvice> {
    let code = u32::from(c);
    let unreadable = |words| Some((&rules::UNREADABLE_CHARACTER, words));
    let invisible = || Some((&rules::INVISIBLE_CHARACTER, &rules::DELETE));
    match c {
        '\t' | '\n' => None,
        '\r' => None,
        '\u{0}'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{2028}' | '\u{2029}' => {
            unreadable(&rules::CONTROL)
        }
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => unreadable(&rules::DIRECTION),
        '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{FFFFD}' | '\u{100000}'..='\u{10FFFD}' => {
            unreadable(&rules::PRIVATE)
        }
        '\u{FFFC}' | '\u{FFFD}' => unreadable(&rules::LOST),
        '\u{FDD0}'..='\u{FDEF}' | '\u{FFF9}'..='\u{FFFB}' => unreadable(&rules::CONTROL),
        _ if code & 0xFFFE == 0xFFFE => unreadable(&rules::CONTROL),
        // Thai, Lao, Burmese and Khmer use the zero-width space between words.
        '\u{200B}' if matches!(before, '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}') => {
            None
        }
        '\u{200C}' | '\u{200D}' if joins(before) || (c == '\u{200D}' && is_picture(before)) => None,
        '\u{200E}' | '\u{200F}' if is_right_to_left(before) || is_right_to_left(after) => None,
        // Tag characters are part of regional flags.
        '\u{E0020}'..='\u{E007F}' if matches!(before, '\u{1F3F4}' | '\u{E0020}'..='\u{E007F}') => {
            None
        }
        '\u{200B}'..='\u{200F}'
        | '\u{2060}'..='\u{2065}'
        | '\u{206A}'..='\u{206F}'
        | '\u{FEFF}' => invisible(),
        '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{180E}' | '\u{3164}' | '\u{FFA0}' => {
            invisible()
        }
        '\u{E0000}'..='\u{E007F}' => invisible(),
        _ => None,
    }
}

/// Returns true for characters of scripts with joined letters (Arabic, Indic and others). An invisible joiner is
/// allowed after them.
fn joins(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{1CFF}' | '\u{A800}'..='\u{ABFF}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

/// Returns true for characters that an invisible joiner can combine with an emoji after it, such as emoji themselves.
fn is_picture(c: char) -> bool {
    matches!(c, '\u{FE0F}' | '\u{2190}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}' | '\u{E0020}'..='\u{E007F}')
}
