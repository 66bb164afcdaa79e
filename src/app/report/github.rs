//! Findings as GitHub workflow commands, which GitHub shows beside the lines of the files.

use std::io;

use super::super::invisible_characters::visible;
use super::{Report, severity_name};
use crate::diagnostic::{Diagnostic, Severity};

/// Writes one workflow command per finding: `::error file=…,line=…::message`.
pub fn write(report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    report.diagnostics.iter().try_for_each(|diagnostic| write_finding(report, diagnostic, out))
}

fn write_finding(
    report: &Report,
    diagnostic: &Diagnostic,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let places = &report.places;
    let path = places.path(diagnostic.span.source);
    let (start, end) = (places.start(diagnostic.span), places.end(diagnostic.span));
    // GitHub does not accept columns for ranges over several lines.
    let range = if start.line == end.line {
        format!("line={},col={},endColumn={}", start.line, start.column, end.column)
    } else {
        format!("line={},endLine={}", start.line, end.line)
    };
    writeln!(
        out,
        "::{} file={},{range},title={}::{}",
        command(report.severity(diagnostic)),
        escape_property(&visible(path)),
        escape_property(diagnostic.rule.name),
        escape(&report.full_message(diagnostic)),
    )
}

/// The GitHub workflow command that reports a finding of this severity, such as `notice`.
fn command(severity: Severity) -> &'static str {
    match severity {
        Severity::Note => "notice",
        other => severity_name(other),
    }
}

/// Escapes a message for a workflow command. Replaces the percent sign first, because the escapes of the other
/// characters contain percent signs.
fn escape(text: &str) -> String {
    let is_line_end = |c: char| c == '\r' || c == '\n';
    let text: String = text
        .split_inclusive(is_line_end)
        .map(|line| {
            let content = line.trim_end_matches(is_line_end);
            visible(content).into_owned() + line.get(content.len()..).unwrap_or_default()
        })
        .collect();
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn escape_property(text: &str) -> String {
    escape(text).replace(':', "%3A").replace(',', "%2C")
}
