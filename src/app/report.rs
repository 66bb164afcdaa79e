//! How findings are shown: the list of report formats, and what all of them ask about a finding.

mod github;
mod human;
mod json;
mod sarif;

use std::cell::OnceCell;
use std::io;

use super::visible::VisibleJson;
use crate::diagnostic::{Diagnostic, Diagnostics, Language, Severity, Words};
use crate::pipeline::load::Sources;
use crate::span::{SourceId, Span};

/// The formats, by the name that `--format` takes; the first is for people, the others for programs.
pub static FORMATS: &[Format] = &[
    Format { name: "human", write: human::write },
    Format { name: "json", write: json::write },
    Format { name: "sarif", write: sarif::write },
    Format { name: "github", write: github::write },
];

/// A way to show findings.
#[derive(Debug)]
pub struct Format {
    /// Its name.
    pub name: &'static str,
    write: fn(&Report, &mut dyn io::Write) -> io::Result<()>,
}

impl Format {
    /// The format of this name; the first where there is none.
    pub fn named(name: &str) -> &'static Self {
        FORMATS.iter().find(|format| format.name == name).unwrap_or(&FORMATS[0])
    }
}

/// How to show findings.
#[derive(Clone, Copy, Debug)]
pub struct ReportOptions {
    /// The language of messages and help.
    pub language: Language,
    /// Whether the human format uses colour.
    pub colour: bool,
    /// Whether warnings count as errors.
    pub strict: bool,
    /// How the human format shows notes.
    pub notes: Notes,
}

/// How notes are shown, which may well be meant and stand at every run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notes {
    /// Not at all.
    Hidden,
    /// In one line each.
    Short,
    /// As the other findings.
    Full,
}

/// Shows all findings, in the order in which they stand.
///
/// # Errors
/// When `out` takes no more.
pub fn write_report(
    format: &Format,
    diagnostics: &Diagnostics,
    sources: &Sources,
    options: &ReportOptions,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let places = Places::new(sources);
    let report = Report { diagnostics, places, options: *options };
    (format.write)(&report, out)
}

/// What a format gets to show.
pub struct Report<'a> {
    diagnostics: &'a Diagnostics,
    places: Places<'a>,
    options: ReportOptions,
}

impl Report<'_> {
    /// How bad a finding is in this run.
    fn severity(&self, diagnostic: &Diagnostic) -> Severity {
        match diagnostic.rule.severity {
            Severity::Warning if self.options.strict => Severity::Error,
            severity => severity,
        }
    }

    /// How many findings of a severity there are in this run.
    fn count(&self, severity: Severity) -> usize {
        let is_counted = |diagnostic: &&Diagnostic| self.severity(diagnostic) == severity;
        self.diagnostics.iter().filter(is_counted).count()
    }

    /// Message and help in one, for formats whose viewers show nothing else.
    fn full_message(&self, diagnostic: &Diagnostic) -> String {
        let language = self.options.language;
        let suggestion = diagnostic.suggestion.as_deref();
        let suggestion = suggestion.map(|found| did_you_mean(found, language));
        let lines = [Some(diagnostic.message(language)), suggestion, diagnostic.help(language)];
        lines.into_iter().flatten().collect::<Vec<_>>().join("\n")
    }
}

/// Writes a report that is JSON: `write` is given where to.
fn write_json(
    out: &mut dyn io::Write,
    write: impl FnOnce(&mut VisibleJson<'_>) -> serde_json::Result<()>,
) -> io::Result<()> {
    write(&mut VisibleJson(out))?;
    writeln!(out)
}

/// The name of a severity in formats for programs.
fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

static DID_YOU_MEAN: Words =
    Words { en: "did you mean `{name}`?", zh: "您是不是要寫 `{name}`？" };

/// The question that goes with what an author probably meant.
fn did_you_mean(suggestion: &str, language: Language) -> String {
    DID_YOU_MEAN.in_language(language).replace("{name}", suggestion)
}

/// A place as people count it, and in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Position {
    /// From 1.
    line: usize,
    /// In characters, from 1.
    column: usize,
    /// In bytes, from 0. It is never beyond the file, nor inside a character.
    offset: usize,
}

/// Finds places in files. The lines of a file are found once, not once a finding.
struct Places<'a> {
    /// Path and text of each file.
    files: Vec<(&'a str, &'a str)>,
    line_starts: Vec<OnceCell<Vec<usize>>>,
    /// How many characters stand before each stretch of a file. So the columns of a long line are not counted from its
    /// start for each finding in it.
    stretches: Vec<OnceCell<Vec<usize>>>,
}

impl<'a> Places<'a> {
    fn new(sources: &'a Sources) -> Self {
        let count = sources.files.len() + sources.overrides.len();
        let line_starts = (0..count).map(|_| OnceCell::new()).collect();
        let stretches = (0..count).map(|_| OnceCell::new()).collect();
        let files = (0..count).filter_map(|number| sources.file(SourceId(number as u32))).collect();
        Self { files, line_starts, stretches }
    }

    /// The path of a file. A file that is not in the list has no name: that is a mistake of ours, but the finding
    /// should still be seen.
    fn path(&self, source: SourceId) -> &'a str {
        self.file(source).0
    }

    fn text(&self, source: SourceId) -> &'a str {
        self.file(source).1
    }

    fn file(&self, source: SourceId) -> (&'a str, &'a str) {
        self.files.get(source.0 as usize).copied().unwrap_or(("?", ""))
    }

    fn start(&self, span: Span) -> Position {
        self.position(span.source, span.start)
    }

    /// One past the last character; never before the start.
    fn end(&self, span: Span) -> Position {
        self.position(span.source, span.end.max(span.start))
    }

    /// The bytes of a line, counted from 1, without its line ending.
    fn line(&self, source: SourceId, line: usize) -> std::ops::Range<usize> {
        let text = self.text(source);
        let starts = self.line_starts(source);
        let start = starts.get(line.saturating_sub(1)).copied().unwrap_or(text.len());
        let end = starts.get(line).map_or(text.len(), |next| next - 1);
        start..start + text[start..end].strip_suffix('\r').unwrap_or(&text[start..end]).len()
    }

    fn position(&self, source: SourceId, offset: u32) -> Position {
        let text = self.text(source);
        let starts = self.line_starts(source);
        let first = starts.first().copied().unwrap_or(0);
        let offset = text.floor_char_boundary(offset as usize).max(first);
        let line = starts.partition_point(|&start| start <= offset).max(1);
        let start = starts.get(line - 1).copied().unwrap_or(0);
        let characters = |offset| self.characters_before(source, offset);
        Position { line, column: characters(offset) - characters(start) + 1, offset }
    }

    /// How many characters stand before a place.
    fn characters_before(&self, source: SourceId, offset: usize) -> usize {
        const STRETCH: usize = 1024;
        let bytes = self.text(source).as_bytes();
        // Every character has one byte that begins it.
        let begun = |bytes: &[u8]| bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count();
        let count = || {
            let before = bytes.chunks(STRETCH).scan(0, |sum, stretch| {
                *sum += begun(stretch);
                Some(*sum)
            });
            std::iter::once(0).chain(before).collect()
        };
        let Some(stretches) = self.stretches.get(source.0 as usize) else { return 0 };
        let stretch = offset / STRETCH;
        let before = stretches.get_or_init(count).get(stretch).copied().unwrap_or(0);
        before + begun(bytes.get(stretch * STRETCH..offset).unwrap_or_default())
    }

    fn line_starts(&self, source: SourceId) -> &[usize] {
        let find = || {
            let newlines = self.text(source).match_indices('\n');
            // A byte order mark is no character that anybody sees.
            let first =
                if self.text(source).starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
            std::iter::once(first).chain(newlines.map(|(at, _)| at + 1)).collect()
        };
        self.line_starts.get(source.0 as usize).map_or(&[], |starts| starts.get_or_init(find))
    }
}
