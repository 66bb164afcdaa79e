//! Holds back findings that only follow from others. Example: if a file could not be read, every link into it fails;
//! these failures are not shown until the file is fixed.

use std::collections::{BTreeMap, BTreeSet};

use super::rules::MISSING_FILE;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity, Words};
use crate::pipeline::load::Sources;
use crate::span::{SourceId, Span};
use crate::suggestions::nearest;

/// Names of rules whose findings mean that a file, or something in a file, may be missing from the guide.
const CAUSES: [&str; 8] = [
    "toml-syntax",
    "duplicate-id",
    "invalid-id",
    "not-utf8",
    "merge-conflict",
    "stray-file",
    "unread-file",
    "unknown-table-kind",
];

const SYNTAX: &str = "toml-syntax";

/// Minimum number of citations or other mentions that must lead nowhere before their missing target file, such as
/// `references.toml`, is itself reported as missing.
const MANY: usize = 3;

/// Names of the files that exist once per project, below `content/`.
const SINGLE: [&str; 3] = ["references.toml", "people.toml", "glossary.toml"];

static PERHAPS_THIS: Words = Words("perhaps you mean this file");
static WRITE_SOURCES: Words = Words(
    "if your sources are in a file with another name, rename it. Otherwise make this file, and write for each source a line such as `[who-2023]`, and below it `type = \"webpage\"`, `title = \"…\"` and `year = 2023`",
);
static WRITE_PEOPLE: Words = Words(
    "if your authors are in a file with another name, rename it. Otherwise make this file, and write for each person a line such as `[chen]`, and below it `name = \"…\"` and `roles = [\"author\"]`",
);
static WRITE_TERMS: Words = Words(
    "if your terms are in a file with another name, rename it. Otherwise make this file, and write for each term a line such as `[bmi]`, and below it `term = \"…\"` and `definition = \"…\"`",
);
static RENAME: Words =
    Words("rename the file to `{path}`, with exactly these small and capital letters");

/// A file, or a part of a file, in which osteon looks for the targets of mentions.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum TargetFile {
    /// The name of a file that exists once per project, one of [`SINGLE`].
    Single(&'static str),
    /// A section, by id.
    Section(String),
    /// A table, by id.
    Table(String),
    /// The rows of all tables, because a mention such as `cause:aging` does not name the table that contains the row.
    Rows,
    /// A questionnaire, by id.
    Questionnaire(String),
    /// The settings in `guide.toml`.
    Guide,
}

impl TargetFile {
    fn path(&self) -> String {
        match self {
            Self::Single(name) => format!("content/{name}"),
            Self::Section(id) => format!("content/sections/{id}.md"),
            Self::Table(id) => format!("content/tables/{id}.toml"),
            Self::Rows => "content/tables".to_owned(),
            Self::Questionnaire(id) => format!("content/questionnaires/{id}.toml"),
            Self::Guide => "content/guide.toml".to_owned(),
        }
    }
}

/// Holds back findings that another finding or a missing file causes. If the cause itself is not reported as an error
/// yet, adds an error about it, so that the build fails instead of losing content silently.
pub fn hold_back(sources: &Sources, found: &mut Diagnostics) {
    hold_back_beside_syntax_errors(sources, found);
    hold_back_sections(sources, found);
    hold_back_of_unknown_kinds(found);
    let lost = lost(sources, found);
    let is_there = |path: &str| sources.files.iter().any(|file| file.path == path);
    let absent: BTreeSet<&str> =
        SINGLE.into_iter().filter(|name| !is_there(&format!("content/{name}"))).collect();
    if lost.is_empty() && absent.is_empty() {
        return;
    }
    let mut missed: BTreeMap<TargetFile, (usize, Span)> = BTreeMap::new();
    for (file, span) in
        found.iter().filter_map(|finding| Some((target_file(finding)?, finding.span)))
    {
        missed.entry(file).or_insert((0, span)).0 += 1;
    }
    let is_absent = |file: &TargetFile, count: usize| match file {
        TargetFile::Single(name) => absent.contains(name) && count >= MANY,
        _ => false,
    };
    let mut reports = Vec::new();
    missed.retain(|file, (count, first)| {
        let cause = lost.get(file);
        if cause.is_none() && !is_absent(file, *count) {
            return false;
        }
        if cause.is_none_or(|(severity, _)| *severity != Severity::Error) {
            let stray = cause.map(|(_, span)| *span);
            let path = stray.and_then(|stray| meant_path(sources, file, stray));
            let path = path.unwrap_or_else(|| file.path());
            reports.push(missing(file, path, *count, *first, stray));
        }
        true
    });
    if missed.is_empty() {
        return;
    }
    found.hold_back(|finding| {
        let looks_at_all = ["orphan-row", "unused-reference"].contains(&finding.rule.name);
        looks_at_all || target_file(finding).is_some_and(|file| missed.contains_key(&file))
    });
    reports.into_iter().for_each(|report| found.push(report));
    found.put_first(|finding| is_cause(sources, finding) || finding.rule.name == MISSING_FILE.name);
}

/// Holds back findings in text whose meaning a TOML syntax error may have changed: the line of the error, or everything
/// after a bracket or quotation mark that is not closed.
fn hold_back_beside_syntax_errors(sources: &Sources, found: &mut Diagnostics) {
    let mut spoilt: BTreeMap<SourceId, Vec<std::ops::Range<u32>>> = BTreeMap::new();
    for syntax_error in found.iter().filter(|finding| finding.rule.name == SYNTAX) {
        let Some(file) = sources.files.get(syntax_error.span.source.0 as usize) else { continue };
        let text = file.text.read();
        let bytes = text.as_bytes();
        let (start, end) = (syntax_error.span.start as usize, syntax_error.span.end as usize);
        let before = bytes.get(..start).unwrap_or_default().iter().rev();
        let after = bytes.get(end..).unwrap_or_default().iter();
        let is_closing = |right: &str| ["]", "}", "\"\"\"", "'''"].contains(&right);
        let range = if syntax_error.value("right").is_some_and(is_closing) {
            start..bytes.len()
        } else {
            let length = after.take_while(|byte| **byte != b'\n').count();
            start - before.take_while(|byte| **byte != b'\n').count()..end + length
        };
        let range = range.start as u32..range.end as u32;
        spoilt.entry(syntax_error.span.source).or_default().push(range);
    }
    found.hold_back(|finding| {
        let ranges = spoilt.get(&finding.span.source).map(Vec::as_slice).unwrap_or_default();
        let at = ranges.partition_point(|range| range.start <= finding.span.start);
        let last = at.checked_sub(1).and_then(|at| ranges.get(at));
        finding.rule.name != SYNTAX && last.is_some_and(|range| finding.span.start < range.end)
    });
}

/// Holds back the finding that the guide has no sections if the folder of sections could not be read.
fn hold_back_sections(sources: &Sources, found: &mut Diagnostics) {
    let is_folder = |finding: &Diagnostic| {
        let file = sources.files.get(finding.span.source.0 as usize);
        file.is_some_and(|file| ["content", "content/sections"].contains(&file.path.as_str()))
    };
    if found.iter().any(|finding| finding.rule.name == "unread-file" && is_folder(finding)) {
        found.hold_back(|finding| finding.rule.name == "no-sections");
    }
}

/// Holds back findings about the fields of a table of unknown kind, because the kind decides which fields the table
/// has.
fn hold_back_of_unknown_kinds(found: &mut Diagnostics) {
    const OF_FIELDS: [&str; 5] =
        ["unknown-field", "missing-field", "empty-field", "wrong-type", "unknown-option"];
    let unknown = found.iter().filter(|finding| finding.rule.name == "unknown-table-kind");
    let unknown: BTreeSet<SourceId> = unknown.map(|finding| finding.span.source).collect();
    found.hold_back(|finding| {
        OF_FIELDS.contains(&finding.rule.name) && unknown.contains(&finding.span.source)
    });
}

/// The path that a misnamed file should have, so that mentions find it: its present path with the ending `.md` or
/// `.toml`. `stray` is the start of the misnamed file; `target` tells what mentions look for in this file. `None` for
/// files with a fixed name, such as `guide.toml`.
fn meant_path(sources: &Sources, target: &TargetFile, stray: Span) -> Option<String> {
    let file = sources.files.get(stray.source.0 as usize)?;
    let (stem, _) = file.path.rsplit_once('.')?;
    match target {
        TargetFile::Section(_) => Some(format!("{stem}.md")),
        TargetFile::Table(_) | TargetFile::Rows | TargetFile::Questionnaire(_) => {
            Some(format!("{stem}.toml"))
        }
        TargetFile::Single(_) | TargetFile::Guide => None,
    }
}

fn missing(
    own: &TargetFile,
    path: String,
    count: usize,
    first: Span,
    stray: Option<Span>,
) -> Diagnostic {
    let finding = MISSING_FILE.at(first).with("path", path);
    let finding = finding.with("count", count.to_string());
    match (stray, own) {
        (Some(stray), _) => finding.related(stray, &PERHAPS_THIS).advise(&RENAME),
        (None, TargetFile::Single("references.toml")) => finding.advise(&WRITE_SOURCES),
        (None, TargetFile::Single("people.toml")) => finding.advise(&WRITE_PEOPLE),
        (None, TargetFile::Single(_)) => finding.advise(&WRITE_TERMS),
        (None, _) => finding,
    }
}

/// The files and parts of files that could not be read. For each of them: the severity and the position of the worst
/// finding about it.
fn lost(sources: &Sources, found: &Diagnostics) -> BTreeMap<TargetFile, (Severity, Span)> {
    let mut lost: BTreeMap<TargetFile, (Severity, Span)> = BTreeMap::new();
    for finding in found.iter().filter(|finding| is_cause(sources, finding)) {
        let file = sources.files.get(finding.span.source.0 as usize);
        for target in file.map(|file| target_files_of_path(&file.path)).unwrap_or_default() {
            // If the right file exists, a file with a similar name is not the cause.
            let own = target.path();
            let is_other = file.is_some_and(|file| file.path != own);
            if is_other && sources.files.iter().any(|file| file.path == own) {
                continue;
            }
            let severity = finding.rule.severity;
            let known = lost.entry(target).or_insert((severity, finding.span));
            if severity < known.0 {
                *known = (severity, finding.span);
            }
        }
    }
    lost
}

fn is_cause(sources: &Sources, finding: &Diagnostic) -> bool {
    // A row without id, or a table without kind, is dropped.
    let is_of_name = || ["id", "kind"].iter().any(|field| finding.value("field") == Some(*field));
    match finding.rule.name {
        "missing-field" | "empty-field" => is_of_name(),
        // Everything below an unknown header such as `[[row]]` is dropped.
        "unknown-field" => is_at_line_start(sources, finding.span, "[["),
        "wrong-type" => {
            ["id = ", "["].iter().any(|start| is_at_line_start(sources, finding.span, start))
        }
        name => CAUSES.contains(&name),
    }
}

/// A finding at most this many bytes after the start of its line counts as near the start.
const NEAR: usize = 40;

/// Returns true if a finding is near the start of its line (see [`NEAR`]) and this line begins with `start`.
fn is_at_line_start(sources: &Sources, span: Span, start: &str) -> bool {
    let Some(file) = sources.files.get(span.source.0 as usize) else { return false };
    let text = file.text.read();
    let end = span.start as usize;
    let before = text.as_bytes().get(..end).unwrap_or_default();
    let length = before.iter().rev().take(NEAR).take_while(|byte| **byte != b'\n').count();
    text.get(end - length.min(end)..).is_some_and(|line| line.starts_with(start))
}

/// Lists what mentions would find in the file at `path` if the file could be read. A slightly wrong path counts too:
/// the file `section/fever.txt` was meant as the section `fever`.
fn target_files_of_path(path: &str) -> Vec<TargetFile> {
    let below = path.strip_prefix("content/").unwrap_or(path);
    let Some((folder, name)) = below.split_once('/') else {
        if below == "guide.toml" {
            return vec![TargetFile::Guide];
        }
        let near = nearest(below, SINGLE);
        return SINGLE
            .into_iter()
            .filter(|name| near == Some(*name))
            .map(TargetFile::Single)
            .collect();
    };
    let name = name.rsplit('/').next().unwrap_or(name);
    let Some((stem, _)) = name.rsplit_once('.') else { return Vec::new() };
    let stem = stem.to_owned();
    match folder.to_lowercase().as_str() {
        "sections" | "section" => vec![TargetFile::Section(stem)],
        "tables" | "table" => vec![TargetFile::Table(stem), TargetFile::Rows],
        "questionnaires" | "questionnaire" => vec![TargetFile::Questionnaire(stem)],
        _ => Vec::new(),
    }
}

/// Returns the file, or the part of a file, that would explain a finding if it could not be read: for an unknown
/// citation, the reference list. `None` if no unread file would explain the finding.
fn target_file(finding: &Diagnostic) -> Option<TargetFile> {
    let value = |name: &str| finding.value(name).map(str::to_owned);
    match finding.rule.name {
        "unknown-citation" => Some(TargetFile::Single("references.toml")),
        "unknown-person" => Some(TargetFile::Single("people.toml")),
        "unknown-section-in-order" => value("id").map(TargetFile::Section),
        "section-missing-from-order" | "part-missing-from-order" => Some(TargetFile::Guide),
        "broken-path" => {
            let path = finding.value("path")?;
            let name = path.rsplit('/').next()?.split('#').next()?;
            Some(TargetFile::Section(name.strip_suffix(".md")?.to_owned()))
        }
        "unknown-mention" => match finding.value("kind")? {
            "term" => Some(TargetFile::Single("glossary.toml")),
            "section" => value("id").map(TargetFile::Section),
            "table" | "chart" | "planner" | "reader" => value("id").map(TargetFile::Table),
            "questionnaire" => value("id").map(TargetFile::Questionnaire),
            _ => Some(TargetFile::Rows),
        },
        _ => None,
    }
}
