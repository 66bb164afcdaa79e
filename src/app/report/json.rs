//! Findings as one JSON object. Lines and columns count characters from 1, offsets count bytes from 0.

use std::io;

use serde::Serialize;

use super::{Position, Report, severity_name, write_json};
use crate::diagnostic::{Diagnostic, Severity};
use crate::span::Span;

/// Version of this JSON format. It is raised when the format changes so that programs for the old format cannot read
/// the new one.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    diagnostics: Vec<Finding<'a>>,
    acknowledged: Vec<Acknowledged<'a>>,
    #[serde(rename = "held-back")]
    held_back: usize,
    errors: usize,
    warnings: usize,
    notes: usize,
}

#[derive(Serialize)]
struct Finding<'a> {
    rule: &'a str,
    severity: &'a str,
    message: String,
    help: Option<String>,
    suggestion: Option<&'a str>,
    path: &'a str,
    start: TextPosition,
    end: TextPosition,
    excerpt: Excerpt<'a>,
    related: Vec<Related<'a>>,
}

/// The line in which a finding begins, in three parts: the text with the mistake, the text before it, and the text
/// after it.
#[derive(Serialize)]
struct Excerpt<'a> {
    before: &'a str,
    marked: &'a str,
    after: &'a str,
}

/// An acknowledged finding with the author's reason.
#[derive(Serialize)]
struct Acknowledged<'a> {
    reason: &'a str,
    #[serde(flatten)]
    finding: Finding<'a>,
}

#[derive(Serialize)]
struct Related<'a> {
    path: &'a str,
    start: TextPosition,
    end: TextPosition,
    message: &'a str,
}

#[derive(Serialize)]
struct TextPosition {
    line: usize,
    column: usize,
    offset: usize,
}

impl From<Position> for TextPosition {
    fn from(Position { line, column, offset }: Position) -> Self {
        Self { line, column, offset }
    }
}

/// Writes all findings as one JSON object.
pub fn write(report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    let document = Document {
        version: VERSION,
        diagnostics: report.diagnostics.iter().map(|found| finding(report, found)).collect(),
        acknowledged: (report.diagnostics.acknowledged())
            .map(|(found, reason)| Acknowledged { reason, finding: finding(report, found) })
            .collect(),
        held_back: report.diagnostics.held_back(),
        errors: report.count(Severity::Error),
        warnings: report.count(Severity::Warning),
        notes: report.count(Severity::Note),
    };
    write_json(out, |out| serde_json::to_writer_pretty(out, &document))
}

fn finding<'a>(report: &'a Report<'a>, diagnostic: &'a Diagnostic) -> Finding<'a> {
    let language = report.options.language;
    let (path, start, end) = place(report, diagnostic.span);
    Finding {
        rule: diagnostic.rule.name,
        severity: severity_name(report.severity(diagnostic)),
        message: diagnostic.message(language),
        help: diagnostic.help(language),
        suggestion: diagnostic.suggestion.as_deref(),
        path,
        start,
        end,
        excerpt: excerpt(report, diagnostic.span),
        related: diagnostic
            .related
            .iter()
            .map(|&(span, words)| {
                let (path, start, end) = place(report, span);
                Related { path, start, end, message: words.in_language(language) }
            })
            .collect(),
    }
}

/// Maximum number of bytes in each of the three parts of an excerpt. Without this limit, an excerpt could be a whole
/// paragraph, because a paragraph is often one line.
const AROUND: usize = 240;

fn excerpt<'a>(report: &'a Report<'a>, span: Span) -> Excerpt<'a> {
    let places = &report.places;
    let (start, end) = (places.start(span), places.end(span));
    let (text, line) = (places.text(span.source), places.line(span.source, start.line));
    let from = start.offset.clamp(line.start, line.end);
    let to = end.offset.clamp(from, line.end).min(text.ceil_char_boundary(from + AROUND));
    let first = text.floor_char_boundary(from.saturating_sub(AROUND)).max(line.start);
    let last = text.ceil_char_boundary(to + AROUND).min(line.end);
    Excerpt { before: &text[first..from], marked: &text[from..to], after: &text[to..last] }
}

fn place<'a>(report: &'a Report<'a>, span: Span) -> (&'a str, TextPosition, TextPosition) {
    let places = &report.places;
    (places.path(span.source), places.start(span).into(), places.end(span).into())
}
