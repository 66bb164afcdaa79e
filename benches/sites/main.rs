//! Measures how much time and memory a site costs, by its size: osteon, compared with the limit of the disk and with
//! other generators that make the same pages. `benches/README.md` says how to run it, what it measures, and what the
//! results are.
#![expect(
    clippy::disallowed_methods,
    reason = "a benchmark writes guides, starts programs and reads the clock"
)]

mod arguments;
mod cases;
mod corpus;
mod edit;
mod equality;
mod files;
mod floor;
mod machine;
mod measure;
mod prose;
mod rounds;
mod table;
mod tools;

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use clap::Parser;

use arguments::Arguments;
use corpus::Corpus;
use tools::osteon::{Osteon, Theme};
use tools::{Tool, installed, write_project};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> io::Result<()> {
    // `cargo test --all-targets` starts benchmarks too, but without this argument: then nothing is measured.
    let words: Vec<_> = std::env::args_os().collect();
    if let [_, word, list, folder] = words.as_slice()
        && word == floor::WORD
    {
        return floor::write_all(Path::new(list), Path::new(folder));
    }
    let osteon = Path::new(env!("CARGO_BIN_EXE_osteon"));
    if let [_, word, project, pages, runs] = words.as_slice()
        && word == edit::WORD
    {
        let number = |word: &OsString| word.to_string_lossy().parse().map_err(io::Error::other);
        let (corpus, tool) = (Corpus { pages: number(pages)? }, Osteon::new(osteon, Theme::Plain));
        let out = &mut io::stdout().lock();
        return edit::edit_and_ask(&tool, corpus, number(runs)?, Path::new(project), out);
    }
    if !words.iter().any(|word| word == "--bench") {
        return Ok(());
    }
    let arguments = Arguments::parse();
    let mut tools = installed(osteon);
    tools.retain(|tool| arguments.wants(&arguments.tools, tool.name()));
    if let Some(folder) = &arguments.write {
        return write_only(&arguments, &tools, folder);
    }
    let folder = arguments.folder()?;
    let (mut results, mut answers) = (Vec::new(), Vec::new());
    for &pages in &arguments.pages {
        let corpus = Corpus { pages };
        results.extend(rounds::measure(&arguments, &tools, corpus, folder.path())?);
        if let Some(tool) = tools.iter().find(|tool| tool.name() == "osteon") {
            table::progress(&format!("{pages} pages: edits in one process"));
            answers.push(edit::measure(tool.as_ref(), corpus, arguments.runs, folder.path())?);
        }
    }
    table::print(&tools, &machine::describe(folder.path()), &arguments, &results)?;
    table::print_answers(&answers)
}

/// Only writes the guides, for inspection or for profiling a program.
fn write_only(arguments: &Arguments, tools: &[Box<dyn Tool>], folder: &Path) -> io::Result<()> {
    for &pages in &arguments.pages {
        for tool in tools {
            let project = folder.join(format!("{}-{pages}", tool.name()));
            write_project(tool.as_ref(), Corpus { pages }, &project)?;
            table::progress(&format!("{} written", project.display()));
        }
    }
    Ok(())
}
