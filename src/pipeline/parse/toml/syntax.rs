//! Decides which TOML syntax errors are reported, and where.
//!
//! An unclosed bracket or multi-line string causes errors in everything after it. Therefore only the place where it was
//! opened is reported.

mod error;
mod explain;
mod kinds;
mod names;
mod unclosed;

use std::collections::BTreeMap;
use std::ops::Range;

use ::toml::de::Error;

pub use self::explain::range_fields;

use self::error::{Line, SyntaxError};
use self::explain::explain;
use self::unclosed::{Unclosed, unclosed};
use super::{TomlText, type_names};
use crate::diagnostic::{Diagnostic, Diagnostics, Words};
use crate::pipeline::parse::rules::TOML_SYNTAX;

static ONE_BRACKET: Words = Words("this header has only one bracket on each side");

/// Names of tables that may occur several times in a file, such as `rows` for `[[rows]]`. If the name has several
/// parts, as in `[[a.questions]]`, the last part counts.
const SEVERAL: [&str; 8] =
    ["rows", "columns", "items", "outcomes", "questions", "refusals", "inputs", "cut-offs"];

/// Maximum number of syntax errors in one line that are explained. Of the explanations, only the most specific is
/// reported.
const MOST_ERRORS: usize = 8;

/// Reports syntax errors: at most one per line, and none after an unclosed bracket or multi-line string.
pub(super) fn report(toml: TomlText<'_>, errors: &[Error], found: &mut Diagnostics) {
    if errors.is_empty() {
        return;
    }
    let opened = unclosed(toml.text);
    let lines = Lines::new(toml.text);
    let is_within = |range: &Range<usize>| {
        opened.as_ref().is_none_or(|opened| range.start < opened.place.start)
    };
    let ranges = errors.iter().map(|error| (error.span().unwrap_or(0..0), error.message()));
    let mut errors: Vec<(usize, Range<usize>, &str)> = ranges
        .filter(|(range, _)| is_within(range))
        .map(|(range, message)| (lines.number(range.start), range, message))
        .collect();
    errors.sort_by_key(|(line, ..)| *line);
    let mut heads = SingleHeads::new(toml.text);
    let mut below = 0..0;
    for of_line in errors.chunk_by(|one, next| one.0 == next.0) {
        // Below a duplicate table header, every field is a duplicate too.
        let follows = |range: &Range<usize>, message: &str| {
            is_doubled(message) && below.contains(&range.start)
        };
        let own: Vec<_> =
            of_line.iter().filter(|(_, range, message)| !follows(range, message)).collect();
        let Some(&&(number, ref first, message)) = own.first() else { continue };
        let line = lines.range(number);
        let is_head =
            toml.text.get(line.clone()).is_some_and(|text| text.trim_start().starts_with('['));
        let head = if is_doubled(message) && is_head {
            below = first.start..lines.end_of_table(number);
            heads.take(toml.text.get(first.clone()).unwrap_or_default())
        } else {
            SingleHead::None
        };
        let is_known = matches!(head, SingleHead::Known);
        match head {
            SingleHead::New(head) => found.push(single_head(toml, head)),
            SingleHead::Known | SingleHead::None => {
                let own = own.iter().filter(|(_, _, message)| !is_known || !is_doubled(message));
                // One mistake causes several errors; the most specific message is the most helpful.
                let errors = own.take(MOST_ERRORS).map(|(_, range, message)| {
                    explain(
                        &Line::new(toml.text, line.clone(), range.start),
                        range.clone(),
                        message,
                    )
                });
                let best = errors.min_by_key(|error| (error.is_general(), error.place.start));
                best.into_iter().for_each(|error| found.push(finding(toml, error)));
            }
        }
    }
    if let Some(Unclosed { place, kind, suggestion }) = opened {
        let finding = TOML_SYNTAX.at(toml.span(place)).with("problem", &kind.problem);
        found.push(finding.with("right", suggestion).advise(&kind.advice));
    }
}

fn is_doubled(message: &str) -> bool {
    message.starts_with("duplicate key")
}

fn finding(toml: TomlText<'_>, error: SyntaxError) -> Diagnostic {
    let finding = TOML_SYNTAX.at(toml.span(error.place)).with("problem", &error.kind.problem);
    finding.with("right", error.suggestion).with("quoted", error.quoted).advise(&error.kind.advice)
}

fn single_head(toml: TomlText<'_>, head: Range<usize>) -> Diagnostic {
    let suggestion = format!("[{}]", toml.text.get(head.clone()).unwrap_or_default());
    let finding = TOML_SYNTAX.at(toml.span(head));
    finding.with("problem", &ONE_BRACKET).with("head", suggestion).advise(&type_names::TWO_BRACKETS)
}

/// The lines of a TOML text. `starts` has the byte offset of each line.
struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
    /// Numbers of the lines that begin with `[`, as table headers do.
    heads: Vec<usize>,
}

impl<'t> Lines<'t> {
    fn new(text: &'t str) -> Self {
        let line_ends = text.match_indices('\n').map(|(at, _)| at + 1);
        let starts: Vec<usize> = std::iter::once(0).chain(line_ends).collect();
        let begins = |start: &usize| text.as_bytes().get(*start) == Some(&b'[');
        let heads =
            (0..starts.len()).filter(|line| starts.get(*line).is_some_and(begins)).collect();
        Self { text, starts, heads }
    }

    fn number(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at).saturating_sub(1)
    }

    /// Byte range of the line with this number, without its line end. Lines are numbered from 0.
    fn range(&self, number: usize) -> Range<usize> {
        let start = self.starts.get(number).copied().unwrap_or_default();
        let end = self.starts.get(number + 1).map_or(self.text.len(), |next| next - 1);
        start..end.max(start)
    }

    /// Byte offset of the end of a table: the start of the next header, or the end of the text. `number` is the number
    /// of the line with the table's header.
    fn end_of_table(&self, number: usize) -> usize {
        let next = self.heads.partition_point(|head| *head <= number);
        self.heads.get(next).map_or(self.text.len(), |head| self.range(*head).start)
    }
}

/// Headers such as `[rows]`, with one bracket on each side, of tables that need two, `[[rows]]`. `first` has for each
/// name of a table the byte range of the first such header in the file. The range is `None` if the header was reported
/// already, or if its brackets do not match.
struct SingleHeads<'t> {
    text: &'t str,
    first: Option<BTreeMap<&'t str, Option<Range<usize>>>>,
}

enum SingleHead {
    New(Range<usize>),
    Known,
    None,
}

impl<'t> SingleHeads<'t> {
    fn new(text: &'t str) -> Self {
        Self { text, first: None }
    }

    fn take(&mut self, name: &str) -> SingleHead {
        let text = self.text;
        let heads = self.first.get_or_insert_with(|| single_heads(text));
        match heads.get_mut(name) {
            Some(head) => head.take().map_or(SingleHead::Known, SingleHead::New),
            None => SingleHead::None,
        }
    }
}

fn single_heads(text: &str) -> BTreeMap<&str, Option<Range<usize>>> {
    let mut heads = BTreeMap::new();
    let mut end = 0;
    for line in text.split_inclusive('\n') {
        let start = end + line.len() - line.trim_start().len();
        end += line.len();
        let inner = line.trim_start().strip_prefix('[').and_then(|rest| rest.split_once(']'));
        let inner = inner.filter(|(inner, _)| !inner.starts_with('['));
        let Some((inner, rest)) = inner else { continue };
        let name = inner.rsplit('.').next().unwrap_or(inner).trim();
        if SEVERAL.contains(&name) {
            // Mismatched brackets are an error of their own.
            let head = (!rest.starts_with(']')).then_some(start..start + inner.len() + 2);
            heads.entry(name).or_insert(head);
        }
    }
    heads
}
