//! Reports leftover markup: text that the author meant as Markdown, but that the parser did not recognise.
//!
//! Where the parser recognises markup, it removes the marks from the text. So marks that are still in the text were not
//! recognised: a link with a full-width bracket, a heading without a space after `#`. [`lines`] checks how lines begin,
//! [`brackets`] checks brackets, [`spans`] checks marks within a line. Each reads the text once.

mod addresses;
mod advice;
mod brackets;
mod dialects;
mod headings;
pub mod leftovers;
mod lines;
mod paired_marks;
mod prefilter;
mod spans;

use super::super::prose::Prose;
use super::reader::Reader;
use super::rules;
use crate::diagnostic::{Diagnostic, Diagnostics, Rule, Words};
use crate::model::mention::Address;
use leftovers::{GAP, Leftovers};
use std::ops::Range;

/// Maximum number of characters of leftover markup that a message quotes.
const QUOTED: usize = 30;

/// A kind of leftover markup, with its rule and advice.
#[derive(Debug)]
pub struct LeftoverKind {
    /// The rule that this kind of leftover markup breaks: `literal-markup` (an error) if the text was certainly meant
    /// as markup; otherwise `possible-markup` (a warning).
    pub rule: &'static Rule,
    /// What to write instead of this kind of leftover markup. Placeholders: `{text}`, the text found; `{meant}`, its
    /// correct form.
    pub advice: Words,
}

/// A case of leftover markup.
#[derive(Debug)]
pub struct Literal {
    /// Byte range of the leftover markup in the literal text of the block (see [`Leftovers`]).
    pub place: Range<usize>,
    /// The kind of leftover markup.
    pub kind: &'static LeftoverKind,
    /// The markup that the author probably meant, as text to write instead; `None` if it cannot be guessed.
    pub meant: Option<String>,
    /// Keys that the author may have meant as citations, such as `who` in `[who]`. If the list is not empty, this case
    /// is reported only if the reference list has a source with one of these keys.
    pub keys: Vec<String>,
}

impl Literal {
    fn new(place: Range<usize>, kind: &'static LeftoverKind) -> Self {
        Self { place, kind, meant: None, keys: Vec::new() }
    }

    fn meant(mut self, meant: impl Into<String>) -> Self {
        self.meant = Some(meant.into());
        self
    }
}

impl Reader<'_> {
    /// Reports leftover markup in the text of the block that was read last.
    pub(super) fn report_leftovers(&mut self) {
        let mut leftovers = self.leftovers.take();
        let signs = prefilter::of(leftovers.as_text());
        if signs & prefilter::COLON != 0 {
            for place in leftovers.container_fences(&mut self.has_fence) {
                self.report(&rules::CONTAINER_FENCE, place);
            }
        }
        if signs & prefilter::BRACKET != 0 {
            self.report_footnote_calls(&leftovers);
        }
        if signs & prefilter::NO_TEXT != 0 {
            for place in leftovers.formulas(self.prose.text) {
                let text = quoted(&self.prose.text[place.clone()]);
                self.found.push(finding(&advice::MATHEMATICS, self.prose, place, text));
            }
        }
        report(&leftovers, signs, self.prose, self.callout_end, self.in_cell, self.found);
        leftovers.clear();
        self.leftovers = leftovers;
    }

    fn report_footnote_calls(&mut self, leftovers: &Leftovers) {
        for (label, place) in leftovers.footnote_calls() {
            if self.prose.text[place.end..].starts_with('：') && self.begins_line(place.start) {
                continue;
            }
            let finding = rules::UNKNOWN_FOOTNOTE
                .at(self.prose.span(place))
                .with("label", label)
                .suggest(self.footnotes.nearest(label));
            self.found.push(finding);
        }
    }

    /// Reports `！[](table:causes)`, an embed with a full-width exclamation mark, which Markdown reads as a link.
    pub(super) fn report_wide_bang(&mut self, to: &Address, is_empty: bool, place: &Range<usize>) {
        let before = &self.prose.text[..place.start];
        if !before.ends_with('！') {
            return;
        }
        let bang = before.len() - '！'.len_utf8().min(before.len());
        let is_picture = matches!(to, Address::Path { path, .. } if addresses::is_picture(path));
        let is_alone = matches!(to, Address::Item { .. })
            && (is_empty
                || self.prose.text[place.end..].lines().next().unwrap_or("").trim().is_empty())
            && self.begins_line(bang);
        if !is_picture && !is_alone {
            return;
        }
        let meant = format!("!{}", &self.prose.text[place.clone()]);
        let text = self.prose.text[bang..place.end].to_owned();
        let finding = finding(&advice::EMBED, self.prose, bang..place.end, text);
        self.found.push(finding.suggest(Some(meant)));
    }

    /// Reports the CSS class or other attribute in braces at `place`, such as `{.wide}`. Attributes have no effect in
    /// guides.
    pub(super) fn report_class(&mut self, place: Range<usize>) {
        let text = self.prose.text[place.clone()].to_owned();
        self.found.push(finding(&advice::CLASS, self.prose, place, text));
    }

    /// Reports a heading's id that the parser does not recognise, because it contains spaces or is not in braces, as in
    /// `（#id）`. `place` is the heading, `id` the id that the parser has recognised in it, if any. Returns true if it
    /// reported something.
    pub(super) fn report_lost_id(&mut self, place: &Range<usize>, id: Option<&str>) -> bool {
        let title = self.prose.text[place.clone()].trim_end();
        let Some((length, meant)) = headings::heading_id(title) else { return false };
        let start = place.start + title.len() - length;
        let (place, text) =
            (start..place.start + title.len(), title[title.len() - length..].to_owned());
        // Full-width braces stay in the text of the heading, whose own checks report them.
        if id.is_some_and(|id| id == meant) || text.starts_with('｛') || text.starts_with("{# ") {
            return false;
        }
        let meant = format!("{{#{meant}}}");
        let finding = finding(&headings::PERHAPS_ID, self.prose, place, text);
        self.found.push(finding.suggest(Some(meant.clone())).with("meant", meant));
        true
    }

    /// Reports `#` signs at the end of a heading that do not close it, because no space precedes them: `## title##`.
    pub(super) fn report_closing_signs(&mut self, place: &Range<usize>) {
        let title = self.prose.text[place.clone()].trim_end();
        if let Some(count) = headings::closing_signs(title) {
            let end = place.start + title.len();
            let text = "#".repeat(count);
            self.found.push(finding(&headings::CLOSING_SIGNS, self.prose, end - count..end, text));
        }
    }

    /// Reports a `-` or `+` at the offset `at`, directly after the marker of a callout, as in `[!DO]-`. In other tools,
    /// this sign makes the callout collapsible.
    pub(super) fn report_fold(&mut self, at: usize) {
        let rest = &self.prose.text[at..];
        let is_alone =
            rest.get(1..).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\n']));
        if rest.starts_with(['-', '+']) && is_alone {
            let text = rest[..1].to_owned();
            self.found.push(finding(&dialects::FOLD, self.prose, at..at + 1, text));
        }
    }

    fn begins_line(&self, at: usize) -> bool {
        let line = self.prose.text[..at].trim_end_matches([' ', '>', '-', '\u{3000}']);
        line.is_empty() || line.ends_with('\n')
    }
}

/// Reports leftover markup in a text that is not parsed, because it contains no markup by the rules of Markdown. An
/// example is `##title`: Markdown reads it as plain text, but the author meant a heading.
pub fn report_plain(prose: &Prose<'_>, found: &mut Diagnostics) {
    let signs = prefilter::of(prose.text);
    if signs == 0 && !lines::may_hold(prose.text) {
        return;
    }
    let mut leftovers = Leftovers::default();
    leftovers.text(prose.text, 0);
    report(&leftovers, signs, prose, 0, false, found);
}

/// Reports leftover markup in a text, except before the offset `from` of the Markdown. `signs` are the classes of
/// characters in the text, as a set of bits (see [`prefilter::of`]); `in_cell` is true for the text of a table cell.
fn report(
    leftovers: &Leftovers,
    signs: u8,
    prose: &Prose<'_>,
    from: usize,
    in_cell: bool,
    found: &mut Diagnostics,
) {
    if signs == 0 && (in_cell || !lines::may_hold(leftovers.as_text())) {
        return;
    }
    if signs & prefilter::EMPHASIS != 0
        && let Some(place) = leftovers.emphasis()
    {
        let runs = prose.text[place.clone()].to_owned();
        found.push(rules::LITERAL_EMPHASIS.at(prose.span(place)).with("runs", runs));
    }
    for literal in literals(leftovers, signs, in_cell) {
        let place = leftovers.place(literal.place.clone());
        if place.start < from {
            continue;
        }
        let text = quoted(&leftovers.as_text()[literal.place]);
        let finding = finding(literal.kind, prose, place, text).suggest(literal.meant.clone());
        let finding = finding.with("meant", literal.meant.unwrap_or_default());
        if literal.keys.is_empty() {
            found.push(finding);
        } else {
            found.push_if_source(literal.keys, finding);
        }
    }
}

fn finding(
    kind: &'static LeftoverKind,
    prose: &Prose<'_>,
    place: Range<usize>,
    text: String,
) -> Diagnostic {
    kind.rule.at(prose.span(place)).with("text", text).advise(&kind.advice)
}

/// All cases of leftover markup, in order of position. If cases overlap, keeps the one that begins first; if they also
/// begin together, the longest. `signs` are the classes of characters in the text, as a set of bits (see
/// [`prefilter::of`]); `in_cell` is true for the text of a table cell.
fn literals(leftovers: &Leftovers, signs: u8, in_cell: bool) -> Vec<Literal> {
    let text = leftovers.as_text();
    let mut all = Vec::new();
    if !in_cell {
        lines::find(text, signs & prefilter::PIPE != 0, &mut all);
    }
    if signs & prefilter::BRACKET != 0 {
        brackets::find(text, &mut all);
    }
    if signs & prefilter::SPAN != 0 {
        spans::find(text, &|at| leftovers.is_linked(at), &mut all);
    }
    all.sort_by_key(|literal| (literal.place.start, std::cmp::Reverse(literal.place.end)));
    let mut end = 0;
    all.retain(|literal| {
        let is_apart = literal.place.start >= end;
        end = end.max(literal.place.end);
        is_apart
    });
    all
}

/// The text as a message quotes it: on a single line and, if it is long, cut after [`QUOTED`] characters.
fn quoted(text: &str) -> String {
    let line = text.replace(GAP, "…").replace('\n', " ");
    match line.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

/// Converts full-width characters to half-width ones, and the brackets `【 】` and `〔 〕` to `[ ]`.
fn half_width(text: &str) -> String {
    text.chars().map(half).collect()
}

/// The half-width form of a full-width character, and `[` or `]` for the brackets `【 】` and `〔 〕`. Other characters
/// stay as they are.
fn half(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFF01 + 0x21).unwrap_or(c),
        '\u{3000}' | '\u{A0}' => ' ',
        '【' | '〔' => '[',
        '】' | '〕' => ']',
        c => c,
    }
}

/// The first `limit` bytes of a text. If `limit` is inside a character, leaves out this character.
fn head(text: &str, limit: usize) -> &str {
    let mut end = limit.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}
