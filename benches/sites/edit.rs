//! Measures the time from an edit to the new page, in one process that keeps the project open: one text is changed, and
//! one page is requested.

use std::io;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use osteon::model::date::Date;
use osteon::pipeline::load::load_into_memory;
use osteon::pipeline::start_threads;
use osteon::pipeline::workspace::Workspace;

use crate::corpus::{Corpus, Edit};
use crate::measure::{Cost, run};
use crate::tools::{Tool, write_project};

/// The argument that makes this program edit and request pages.
pub const WORD: &str = "--edit-and-ask";

/// The cost of edits in a guide of a given size.
pub struct Answers {
    /// Number of pages of the guide.
    pub pages: usize,
    /// Milliseconds from the edit of a text to the new page, one number per run.
    pub body: Vec<f64>,
    /// Milliseconds from an edit that adds a heading and a link to the new page, one number per run.
    pub link: Vec<f64>,
    /// Milliseconds from the edit of a title to another page that shows the title, one number per run.
    pub title: Vec<f64>,
    /// The cost of the process, from opening the project on.
    pub cost: Cost,
}

/// Measures in a separate process, so that its memory is measured separately too.
pub fn measure(tool: &dyn Tool, corpus: Corpus, runs: usize, folder: &Path) -> io::Result<Answers> {
    let (project, log) = (folder.join("edit"), folder.join("edit-log"));
    write_project(tool, corpus, &project)?;
    let mut command = Command::new(std::env::current_exe()?);
    command.arg(WORD).arg(&project).arg(corpus.pages.to_string()).arg(runs.to_string());
    let cost = run(command, &log)?;
    let said = std::fs::read_to_string(&log)?;
    let told = |name: &str| {
        let lines = said.lines().filter_map(|line| line.strip_prefix(name));
        lines.filter_map(|number| number.trim().parse().ok()).collect()
    };
    std::fs::remove_dir_all(&project)?;
    Ok(Answers {
        pages: corpus.pages,
        body: told("body"),
        link: told("link"),
        title: told("title"),
        cost,
    })
}

/// Opens a project, edits it, requests pages, and writes the duration of each request.
pub fn edit_and_ask(
    tool: &dyn Tool,
    corpus: Corpus,
    runs: usize,
    project: &Path,
    out: &mut impl io::Write,
) -> io::Result<()> {
    start_threads().map_err(|_| io::Error::other("no threads"))?;
    // As a preview does.
    let sources =
        load_into_memory(project, &[]).map_err(|_| io::Error::other("the guide cannot be read"))?;
    let opened = Workspace::open(sources, Date::constant(2026, 12, 1));
    let mut workspace = opened.map_err(|_| io::Error::other("the theme cannot be used"))?;
    // The first request may prepare data that later requests use, so it is not counted.
    for round in 0..=runs {
        let edits = [Edit::Body(round), Edit::Link(round), Edit::Title(round)];
        for (name, edit) in ["body", "link", "title"].into_iter().zip(edits) {
            let page = corpus.edited(edit);
            let text = tool.text(corpus, page);
            // An edited title is shown on other pages, so request another page; an edited text is only on its own page.
            let asked = if name == "title" { page.number + 1 } else { page.number };
            let asked = corpus.pages().nth(asked).unwrap_or(page);
            let started = Instant::now();
            let edited = workspace.edit(&tool.source(page), text);
            let html = workspace.page(&format!("{}/index.html", asked.path()));
            let time = started.elapsed();
            let html = html.ok().flatten().filter(|_| matches!(edited, Ok(true)));
            let sign =
                if name == "title" { page.title() } else { format!("第 {round} 次修訂") };
            if !html.is_some_and(|html| html.contains(&sign)) {
                return Err(io::Error::other(format!("{} does not show the {name}", asked.path())));
            }
            if round > 0 {
                writeln!(out, "{name} {}", time.as_secs_f64() * 1000.0)?;
            }
        }
    }
    Ok(())
}
