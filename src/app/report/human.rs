//! Findings for people: message, position, an excerpt of the file with the mistake underlined, and help.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};

use super::super::invisible_characters::{visible, visible_lines, without_c1};
use super::{Notes, Report, did_you_mean};
use crate::diagnostic::{Diagnostic, Language, Severity, Words};
use crate::span::{SourceId, Span};

/// Width of an excerpt in columns. On many screens, wider lines would wrap.
const WIDTH: usize = 100;
/// Maximum number of lines that are underlined. If a mistake is longer, only its first line is shown.
const MOST_LINES: usize = 4;
/// Maximum number of bytes that are underlined in a line that is wider than [`WIDTH`].
const MOST_MARKED: usize = 75;
/// Maximum number of bytes of an excerpt that is not shortened. A whole paragraph is often one line, so excerpts can be
/// long.
const MOST_BYTES: usize = 1000;
/// Number of bytes that a cut excerpt keeps on either side of the underlined text. This is more than fits on a screen.
const AROUND: usize = 300;
/// Maximum number of characters that an excerpt leaves out before the place of the finding, if the line is too long to
/// show in full. If more would be left out, the line was probably generated, and no excerpt is shown.
const MOST_CUT: usize = 50_000;

static HELP: Words = Words("help");
static ERROR: Words = Words("error");
static WARNING: Words = Words("warning");
static NOTE: Words = Words("note");
static ONE_ERROR: Words = Words("1 error");
static ERRORS: Words = Words("{number} errors");
static ONE_WARNING: Words = Words("1 warning");
static WARNINGS: Words = Words("{number} warnings");
static ONE_HELD_BACK: Words =
    Words("1 more finding only follows from these, and is hidden until they are corrected");
static HELD_BACK: Words =
    Words("{number} more findings only follow from these, and are hidden until they are corrected");
static AND: Words = Words(", ");

/// Writes the findings for people. Notes are written in full, in short form or not at all. At the end, writes the
/// number of errors, of warnings, and of findings that are hidden because they only follow from other findings.
pub fn write(report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    let renderer = if report.options.colour { Renderer::styled() } else { Renderer::plain() }
        .term_width(WIDTH);
    let is_note = |diagnostic: &&Diagnostic| report.severity(diagnostic) == Severity::Note;
    let is_full = report.options.notes == Notes::Full;
    for diagnostic in report.diagnostics.iter().filter(|found| is_full || !is_note(found)) {
        let words = FindingTexts::new(report, diagnostic);
        writeln!(out, "{}\n", renderer.render(&[show(report, diagnostic, &words)]))?;
    }
    if report.options.notes == Notes::Short {
        let mut shown = BTreeSet::new();
        for note in report.diagnostics.iter().filter(is_note) {
            in_line(report, note, out)?;
            for help in FindingTexts::new(report, note).help {
                if !shown.contains(&help) {
                    writeln!(out, "  = {}: {help}", HELP.in_language(report.options.language))?;
                    shown.insert(help);
                }
            }
        }
    }
    let counts = (report.count(Severity::Error), report.count(Severity::Warning));
    let language = report.options.language;
    if let Some(summary) = summarise(counts, language) {
        writeln!(out, "{summary}")?;
    }
    match count(report.diagnostics.held_back(), &ONE_HELD_BACK, &HELD_BACK, language) {
        Some(line) => writeln!(out, "{line}"),
        None => Ok(()),
    }
}

/// Writes the message and the position of a finding in one line.
fn in_line(report: &Report, diagnostic: &Diagnostic, out: &mut dyn io::Write) -> io::Result<()> {
    let language = report.options.language;
    let name = match report.severity(diagnostic) {
        Severity::Error => &ERROR,
        Severity::Warning => &WARNING,
        Severity::Note => &NOTE,
    };
    let start = report.places.start(diagnostic.span);
    writeln!(
        out,
        "{}[{}]: {} ({}:{}:{})",
        name.in_language(language),
        diagnostic.rule.name,
        visible(&diagnostic.message(language)),
        visible(report.places.path(diagnostic.span.source)),
        start.line,
        start.column,
    )
}

/// Message and help of one finding. They are stored here because the library that draws the finding borrows them.
struct FindingTexts {
    message: String,
    help: Vec<String>,
}

impl FindingTexts {
    fn new(report: &Report, diagnostic: &Diagnostic) -> Self {
        let language = report.options.language;
        let suggestion =
            diagnostic.suggestion.as_deref().map(|found| did_you_mean(found, language));
        let help = suggestion.into_iter().chain(diagnostic.help(language));
        Self {
            // Texts from the guide may contain control characters, which could change what the terminal does.
            message: visible_lines(&diagnostic.message(language)).into_owned(),
            help: help.map(|help| visible_lines(&help).into_owned()).collect(),
        }
    }
}

fn show<'a>(
    report: &'a Report<'a>,
    diagnostic: &'a Diagnostic,
    said: &'a FindingTexts,
) -> Group<'a> {
    let language = report.options.language;
    let level = level(report.severity(diagnostic), language);
    let title = level.primary_title(&said.message).id(diagnostic.rule.name);

    let mut excerpts = vec![Excerpt::around(report, diagnostic.span, None)];
    for &(span, words) in &diagnostic.related {
        let label = words.in_language(language);
        match excerpts.first_mut().and_then(|first| first.with(report, span, label)) {
            Some(wider) => excerpts[0] = wider,
            None => excerpts.push(Excerpt::around(report, span, Some(label))),
        }
    }
    let mut group = Group::with_title(title);
    for (index, excerpt) in excerpts.into_iter().enumerate() {
        group = group.element(excerpt.into_element(report, index == 0));
    }
    let help = Level::HELP.with_name(HELP.in_language(language));
    group.elements(said.help.iter().map(|text| help.clone().message(text)))
}

fn level(severity: Severity, language: Language) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR.with_name(ERROR.in_language(language)),
        Severity::Warning => Level::WARNING.with_name(WARNING.in_language(language)),
        Severity::Note => Level::NOTE.with_name(NOTE.in_language(language)),
    }
}

/// A number with its noun, such as "1 error" or "3 errors". `one` is the whole text for 1; `many` is the text for other
/// numbers, with a placeholder. `None` for zero.
fn count(number: usize, one: &Words, many: &Words, language: Language) -> Option<String> {
    match number {
        0 => None,
        1 => Some(one.in_language(language).to_owned()),
        _ => Some(many.in_language(language).replace("{number}", &number.to_string())),
    }
}

fn summarise((errors, warnings): (usize, usize), language: Language) -> Option<String> {
    let counts = [
        count(errors, &ONE_ERROR, &ERRORS, language),
        count(warnings, &ONE_WARNING, &WARNINGS, language),
    ];
    let counts = counts.into_iter().flatten().collect::<Vec<_>>().join(AND.in_language(language));
    (!counts.is_empty()).then_some(counts)
}

/// A few lines of a file with underlined places. The library that draws the excerpt scans its whole input again for
/// each finding. So the library gets only these lines and not the whole file.
struct Excerpt<'a> {
    source: SourceId,
    path: Cow<'a, str>,
    /// Line and column of the first underlined place, counted from 1.
    start: (usize, usize),
    first_line: usize,
    /// Byte range of the file that the excerpt shows.
    shown: Range<usize>,
    /// Number of characters that are left out at the start of a long line. They still count in column numbers.
    cut: usize,
    /// The underlined places: for each, its byte range in the file, and a label such as "first used here".
    marks: Vec<(Range<usize>, Option<&'static str>)>,
}

impl<'a> Excerpt<'a> {
    fn around(report: &'a Report<'a>, span: Span, label: Option<&'static str>) -> Self {
        let places = &report.places;
        let (source, file) = (span.source, places.text(span.source));
        let (start, end) = (places.start(span), places.end(span));
        // The span of a block usually ends after a line ending, that is, at the start of the next line. This next line
        // is not underlined.
        let last_line = if end.column == 1 { end.line - 1 } else { end.line }.max(start.line);
        let first = places.line(source, start.line);
        let mut shown = first.start..places.line(source, last_line).end;
        let is_wide = |line| is_wide(&file[places.line(source, line)]);
        // If several lines of a related position were underlined, the mistake itself would be hard to see.
        let most_lines = if label.is_some() { 1 } else { MOST_LINES };
        let is_too_much =
            last_line - start.line >= most_lines || (start.line..=last_line).any(is_wide);
        if is_too_much {
            shown.end = first.end;
        }
        let mark_start = start.offset.min(first.end);
        let mut mark = mark_start..end.offset.clamp(mark_start, shown.end);
        if is_too_much && is_wide(start.line) {
            mark.end = mark.end.min(file.floor_char_boundary(mark.start + MOST_MARKED));
        }
        if shown.len() > MOST_BYTES {
            let from = file.floor_char_boundary(mark.start.saturating_sub(AROUND));
            shown.start = shown.start.max(from);
            shown.end = shown.end.min(file.floor_char_boundary(mark.end + AROUND));
        }
        let before_mark = file[shown.start..start.offset].chars().count();
        Self {
            source,
            path: visible(places.path(source)),
            start: (start.line, start.column),
            first_line: start.line,
            shown,
            cut: (start.column - 1).saturating_sub(before_mark),
            marks: vec![(mark, label)],
        }
    }

    /// Adds another position, which explains the finding, to this excerpt: its lines and its label. `None` if that
    /// position is in another file, or too far away to show both positions in one excerpt.
    fn with(&self, report: &'a Report<'a>, span: Span, label: &'static str) -> Option<Self> {
        let other = Self::around(report, span, Some(label));
        let start = self.shown.start.min(other.shown.start);
        let shown = start..self.shown.end.max(other.shown.end);
        let is_whole = self.cut == 0 && other.cut == 0;
        let is_near = self.source == other.source && is_whole && shown.len() <= MOST_BYTES;
        is_near.then(|| Self {
            first_line: self.first_line.min(other.first_line),
            shown,
            marks: self.marks.iter().cloned().chain(other.marks).collect(),
            path: self.path.clone(),
            ..*self
        })
    }

    fn into_element(self, report: &'a Report<'a>, is_main: bool) -> Element<'a> {
        if self.cut > MOST_CUT {
            return Origin::path(self.path).line(self.start.0).char_column(self.start.1).into();
        }
        // The library that draws the excerpt computes the columns itself. So the characters that are left out are
        // replaced by dots, which it never shows.
        let shown = without_c1(&report.places.text(self.source)[self.shown.clone()]);
        let text = match self.cut {
            0 => shown,
            count => Cow::Owned(".".repeat(count) + &shown),
        };
        let below = |offset: usize| offset - self.shown.start + self.cut;
        let annotations = self.marks.iter().enumerate().map(|(index, (mark, label))| {
            let is_finding = is_main && index == 0;
            let kind = if is_finding { AnnotationKind::Primary } else { AnnotationKind::Context };
            kind.span(below(mark.start)..below(mark.end)).label(*label)
        });
        let snippet = Snippet::source(text).path(self.path).line_start(self.first_line);
        snippet.annotations(annotations.collect::<Vec<_>>()).into()
    }
}

/// Returns true if a line is wider than [`WIDTH`]. Counts every non-ASCII character as two columns, which is not exact
/// but close enough.
fn is_wide(line: &str) -> bool {
    let columns = |letter: char| if letter.is_ascii() { 1 } else { 2 };
    line.chars().take(WIDTH + 1).map(columns).sum::<usize>() > WIDTH
}
