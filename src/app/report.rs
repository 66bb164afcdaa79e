//! The formats in which findings are reported, and the functions that several formats use.

mod github;
mod human;
mod json;
mod sarif;

use std::cell::OnceCell;
use std::io;
use std::sync::Arc;

use super::invisible_characters::VisibleJson;
use crate::diagnostic::{Diagnostic, Diagnostics, Language, Severity, Words};
use crate::pipeline::load::Sources;
use crate::span::{SourceId, Span};

/// The report formats. The first is for people, the others are for programs.
pub static FORMATS: &[Format] = &[
    Format { name: "human", write: human::write },
    Format { name: "json", write: json::write },
    Format { name: "sarif", write: sarif::write },
    Format { name: "github", write: github::write },
];

/// A format in which findings are reported, such as SARIF.
#[derive(Debug)]
pub struct Format {
    /// The name that `--format` accepts.
    pub name: &'static str,
    write: fn(&Report, &mut dyn io::Write) -> io::Result<()>,
}

impl Format {
    /// Finds a report format by its name. Returns the format for people if no format has this name.
    pub fn named(name: &str) -> &'static Self {
        FORMATS.iter().find(|format| format.name == name).unwrap_or(&FORMATS[0])
    }
}

/// The options of a report. Some of them apply only to the format for people.
#[derive(Clone, Copy, Debug)]
pub struct ReportOptions {
    /// The language of messages and help.
    pub language: Language,
    /// True if the format for people uses colour.
    pub colour: bool,
    /// True if warnings count as errors.
    pub strict: bool,
    /// How the format for people shows findings of the severity "note".
    pub notes: Notes,
}

/// How findings of the severity "note" are shown. The author often intends what a note reports, and then the note
/// appears in every report. So notes are short by default.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notes {
    /// Notes are not shown.
    Hidden,
    /// One line for each note, without an excerpt of the file. The help follows. The same help is shown only once in a
    /// report, because a guide may have many notes of one kind.
    Short,
    /// Notes are shown like other findings.
    Full,
}

/// Writes all findings to `out` in a format. The order of the findings stays.
///
/// # Errors
/// If `out` cannot be written.
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

/// The input of a report format: the findings, the files that contain them, and the options.
pub struct Report<'a> {
    diagnostics: &'a Diagnostics,
    places: Places<'a>,
    options: ReportOptions,
}

impl Report<'_> {
    /// The severity with which a finding is reported. With `--strict`, a warning is reported as an error.
    fn severity(&self, diagnostic: &Diagnostic) -> Severity {
        match diagnostic.rule.severity {
            Severity::Warning if self.options.strict => Severity::Error,
            severity => severity,
        }
    }

    /// Number of findings that are reported with this severity.
    fn count(&self, severity: Severity) -> usize {
        let is_counted = |diagnostic: &&Diagnostic| self.severity(diagnostic) == severity;
        self.diagnostics.iter().filter(is_counted).count()
    }

    /// The message, the suggestion and the help of a finding as one text, for programs that show only a message.
    fn full_message(&self, diagnostic: &Diagnostic) -> String {
        let language = self.options.language;
        let suggestion = diagnostic.suggestion.as_deref();
        let suggestion = suggestion.map(|found| did_you_mean(found, language));
        let lines = [Some(diagnostic.message(language)), suggestion, diagnostic.help(language)];
        lines.into_iter().flatten().collect::<Vec<_>>().join("\n")
    }
}

/// Writes one JSON value and a line end to `out`. The function `write` makes the JSON. Control characters in the JSON
/// become visible escapes.
fn write_json(
    out: &mut dyn io::Write,
    write: impl FnOnce(&mut VisibleJson<'_>) -> serde_json::Result<()>,
) -> io::Result<()> {
    write(&mut VisibleJson(out))?;
    writeln!(out)
}

/// The name of a severity in the formats for programs.
fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

static DID_YOU_MEAN: Words = Words("did you mean `{name}`?");

/// The question "did you mean …?" in the language of messages.
fn did_you_mean(suggestion: &str, language: Language) -> String {
    DID_YOU_MEAN.in_language(language).replace("{name}", suggestion)
}

/// A place in a source file, as line and column and as byte offset.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Position {
    /// Line number, counted from 1.
    line: usize,
    /// Column in characters, counted from 1.
    column: usize,
    /// Byte offset, counted from 0. Always within the file and at a character boundary.
    offset: usize,
}

/// Converts byte offsets in the source files to lines and columns. Looks for the line starts of a file only once.
struct Places<'a> {
    sources: &'a Sources,
    /// The text of each source file, once it is needed. The index is the number in the `SourceId` of the file.
    texts: Vec<OnceCell<Arc<String>>>,
    line_starts: Vec<OnceCell<Vec<usize>>>,
    /// For each file, the number of characters before every block of 1024 bytes. With these numbers, the column of a
    /// place in a very long line is found quickly.
    stretches: Vec<OnceCell<Vec<usize>>>,
}

impl<'a> Places<'a> {
    fn new(sources: &'a Sources) -> Self {
        let count = sources.files.len() + sources.overrides.len();
        let line_starts = (0..count).map(|_| OnceCell::new()).collect();
        let stretches = (0..count).map(|_| OnceCell::new()).collect();
        let texts = (0..count).map(|_| OnceCell::new()).collect();
        Self { sources, texts, line_starts, stretches }
    }

    /// The path of a source file. If no file has this id, which would be a bug, returns `?` so that the finding is
    /// shown nevertheless.
    fn path(&self, source: SourceId) -> &'a str {
        self.sources.path(source).unwrap_or("?")
    }

    fn text(&self, source: SourceId) -> &str {
        let Some(text) = self.texts.get(source.0 as usize) else { return "" };
        text.get_or_init(|| self.sources.file(source).map(|(_, text)| text).unwrap_or_default())
    }

    fn start(&self, span: Span) -> Position {
        self.position(span.source, span.start)
    }

    /// The position after the last character of a span. If the end of the span is before its start, returns the start.
    fn end(&self, span: Span) -> Position {
        self.position(span.source, span.end.max(span.start))
    }

    /// The byte range of the line with this number, counted from 1, without the line ending.
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

    /// Number of characters before a byte offset of a source file.
    fn characters_before(&self, source: SourceId, offset: usize) -> usize {
        const STRETCH: usize = 1024;
        let bytes = self.text(source).as_bytes();
        // In UTF-8, every character has exactly one first byte. All its other bytes are continuation bytes.
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
            // Editors do not show a byte order mark, so do not count it.
            let first =
                if self.text(source).starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
            std::iter::once(first).chain(newlines.map(|(at, _)| at + 1)).collect()
        };
        self.line_starts.get(source.0 as usize).map_or(&[], |starts| starts.get_or_init(find))
    }
}
