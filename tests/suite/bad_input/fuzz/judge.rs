//! What must be true for every guide, however odd it is.

use std::fs;
use std::sync::Arc;

use osteon::app::report::{FORMATS, Notes, ReportOptions, write_report};
use osteon::diagnostic::{Language, Severity};
use osteon::pipeline::load::{SourceFile, Sources, load};
use osteon::pipeline::publish::{Nobody, Options, publish};
use osteon::pipeline::{Analysis, analyze, produce};
use serde_json::Value;
use tempfile::TempDir;

use super::{Files, Judged};
use crate::bad_input::read;
use crate::support::project::{Site, TODAY, date};
use crate::support::site_laws::broken_addresses;

/// Judges a project whose files are in memory.
pub fn judge_texts(files: &Files, round: usize) -> Judged {
    let files = files.iter().filter(|(path, _)| path.starts_with("content/") && is_text(path));
    let files = files.map(|(path, bytes)| {
        let (text, valid_up_to) = read(bytes);
        let (path, text) = (path.clone(), text.into());
        SourceFile { path, text, valid_up_to, ..SourceFile::default() }
    });
    let sources = Sources { files: files.collect(), ..Sources::default() };
    judge(&sources, round).map(drop)
}

/// Writes a project to a folder, judges it, and publishes its site.
pub fn judge_folder(files: &Files, round: usize) -> Judged {
    let folder = TempDir::new().expect("a temporary folder");
    for (path, bytes) in files {
        let place = folder.path().join(path);
        // Some paths cannot exist on the disk: they are too long, or are both a file and a folder. They are skipped.
        let made = place.parent().map_or(Ok(()), fs::create_dir_all);
        drop(made.and_then(|()| fs::write(&place, bytes)));
    }
    let sources = match load(folder.path(), &[]) {
        Ok(sources) => sources,
        // Without `guide.toml` the project is not a guide.
        Err(_) if !folder.path().join("content/guide.toml").is_file() => return Ok(()),
        Err(error) => return Err(format!("load: {error}")),
    };
    let Some(output) = judge(&sources, round)? else { return Ok(()) };
    let public = folder.path().join("public");
    let options = Options { is_flushed: false, watcher: &Nobody };
    publish(&output.site_files(), None, &public, options)
        .map_err(|error| format!("publish: {error}"))?;
    Ok(())
}

fn is_text(path: &str) -> bool {
    path.ends_with(".md") || path.ends_with(".toml")
}

/// Judges a project. Returns its site, or `None` if the project has errors.
fn judge(
    sources: &Sources,
    round: usize,
) -> Result<Option<osteon::pipeline::render::output::Output>, String> {
    let today = date(TODAY);
    let analysis = analyze(sources, today).map_err(|error| format!("check: {error}"))?;
    reports_are_whole(&analysis, sources, round)?;
    if analysis.found.count(Severity::Error) > 0 {
        return Ok(None);
    }
    let output = produce(&analysis, sources, today).map_err(|error| format!("build: {error}"))?;
    // A file that is published unchanged may contain anything.
    let of_author = |path: &String| sources.assets.iter().any(|asset| asset.path == *path);
    for (path, bytes) in output.files.iter().filter(|(path, _)| !of_author(path)) {
        file_is_whole(path, bytes)?;
    }
    let site = Site::new(output, &analysis);
    match broken_addresses(&site).as_slice() {
        [] => Ok(Some(site.output)),
        wrong => Err(wrong[..wrong.len().min(3)].join("\n")),
    }
}

/// Checks that a file for programs, such as JSON or XML, can be parsed.
fn file_is_whole(path: &str, bytes: &[u8]) -> Judged {
    let ending = path.rsplit('.').next().unwrap_or_default();
    let text = || std::str::from_utf8(bytes).map_err(|_| format!("{path} is no text"));
    match ending {
        "json" | "webmanifest" => {
            let read: Result<Value, _> = serde_json::from_str(text()?);
            read.map(drop).map_err(|error| format!("{path}: {error}"))
        }
        "xml" => {
            let read = roxmltree::Document::parse(text()?);
            read.map(drop).map_err(|error| format!("{path}: {error}"))
        }
        "html" | "css" | "js" | "csv" | "txt" | "ics" => text().map(drop),
        _ => Ok(()),
    }
}

/// Checks that the positions in the JSON report exist and are counted correctly, and that the other formats produce
/// output.
fn reports_are_whole(analysis: &Analysis, sources: &Sources, round: usize) -> Judged {
    let options =
        |language| ReportOptions { language, colour: false, strict: false, notes: Notes::Full };
    for format in FORMATS {
        // All formats contain the same findings, so the other formats are tested less often.
        if format.name != "json" && !round.is_multiple_of(4) {
            continue;
        }
        let languages: Vec<Language> = Language::all().collect();
        let language = languages[round % languages.len()];
        let mut out = Vec::new();
        write_report(format, &analysis.found, sources, &options(language), &mut out)
            .map_err(|error| format!("{}: {error}", format.name))?;
        let text = String::from_utf8(out).map_err(|_| format!("{} is no text", format.name))?;
        let obeyed = |c: char| {
            (c.is_control() && !matches!(c, '\n' | '\t' | '\r'))
                || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        };
        if let Some(c) = text.chars().find(|c| obeyed(*c)) {
            return Err(format!("{} shows {c:?} as it is", format.name));
        }
        match format.name {
            "json" => places_are_right(&text, sources)?,
            "sarif" => drop(serde_json::from_str::<Value>(&text).map_err(|e| e.to_string())?),
            _ => {}
        }
    }
    Ok(())
}

fn places_are_right(report: &str, sources: &Sources) -> Judged {
    let report: Value = serde_json::from_str(report).map_err(|error| error.to_string())?;
    for found in report["diagnostics"].as_array().into_iter().flatten() {
        let wrong = |what: &str| Err(format!("{what}: {found}"));
        if found["message"].as_str().is_none_or(|message| message.trim().is_empty()) {
            return wrong("nothing is said");
        }
        let related = found["related"].as_array().into_iter().flatten();
        for place in std::iter::once(found).chain(related) {
            let path = place["path"].as_str().unwrap_or_default();
            let Some(text) = text_of(sources, path) else { return wrong("no such file") };
            for end in ["start", "end"] {
                let number = |name: &str| place[end][name].as_u64().unwrap_or_default() as usize;
                let told = (number("line"), number("column"));
                if counted(&text, number("offset")) != Some(told) {
                    return wrong("line, column and offset disagree");
                }
            }
            if place["start"]["offset"].as_u64() > place["end"]["offset"].as_u64() {
                return wrong("it ends before it begins");
            }
        }
    }
    Ok(())
}

fn text_of(sources: &Sources, path: &str) -> Option<Arc<String>> {
    let file = sources.files.iter().find(|file| file.path == path);
    let own = || sources.overrides.iter().find(|file| file.path == path);
    let text = |bytes: &[u8]| Arc::new(String::from_utf8_lossy(bytes).into_owned());
    file.map(|file| file.text.read()).or_else(|| own().map(|file| text(&file.bytes)))
}

/// Line and column of a byte offset, as editors count them: a byte order mark does not count.
fn counted(text: &str, offset: usize) -> Option<(usize, usize)> {
    let before = text.get(..offset)?;
    let line = before.rsplit('\n').next().unwrap_or_default();
    let is_first = line.len() == before.len();
    let line = if is_first { line.trim_start_matches('\u{feff}') } else { line };
    Some((before.matches('\n').count() + 1, line.chars().count() + 1))
}
