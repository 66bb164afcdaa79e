//! `osteon manual`: builds the manual, a guide that is embedded in the program.

use std::path::Path;

use super::arguments::authoring::ManualArguments;
use super::clock::today;
use super::terminal::Terminal;
use super::{Ending, Outcome};
use crate::diagnostic::{Language, Words};
use crate::pipeline::load::{SourceFile, Sources};
use crate::pipeline::publish::{Nobody, Options, publish};
use crate::pipeline::{analyze, compose};
use crate::theme;

static WROTE: Words = Words("wrote the manual: open {file} in a browser");
static NO_BROWSER: Words = Words("no browser could be opened; open the file yourself");

/// Writes the manual as a website, in the language of messages. If there is no manual in this language, writes the
/// English one.
pub(super) fn manual(arguments: &ManualArguments, terminal: &Terminal) -> Outcome {
    let today = today(None)?;
    let analysis = analyze(&sources(terminal.language()), today)?;
    let site = compose(&analysis.guide, today);
    let renderer = analysis.renderer(&site)?;
    let files = renderer.files(&[]);
    publish(&files, None, &arguments.folder, Options { is_flushed: false, watcher: &Nobody })?;
    let start = arguments.folder.join("index.html");
    terminal.try_info(&WROTE, &[("file", start.display().to_string())])?;
    if arguments.open && !is_opened(&start) {
        terminal.info(&NO_BROWSER, &[]);
    }
    Ok(Ending::Fine)
}

/// The files of the manual, in the form in which `load` returns the files of a project.
fn sources(language: Language) -> Sources {
    let in_language = |language: Language| theme::manual(language.tag());
    let own = in_language(language);
    let texts = if own.is_empty() { in_language(Language::ENGLISH) } else { own };
    let file = |(path, bytes): (String, &[u8])| {
        let text = String::from_utf8_lossy(bytes).into_owned();
        SourceFile { path, text: text.into(), ..SourceFile::default() }
    };
    Sources { files: texts.into_iter().map(file).collect(), ..Sources::default() }
}

/// Opens a file in the browser. Returns true if the browser could be started. Makes the path absolute, because `open`
/// would take a relative path for a web address.
fn is_opened(file: &Path) -> bool {
    std::path::absolute(file).is_ok_and(|file| open::that_detached(file).is_ok())
}
