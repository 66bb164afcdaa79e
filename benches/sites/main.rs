//! How much time and memory a site costs, by its size: osteon beside what the disk allows, and beside other generators
//! that make the same pages. `benches/README.md` says how to run it, what it measures, and what it found.
#![expect(
    clippy::disallowed_methods,
    reason = "a benchmark writes guides, starts programs and looks at the clock"
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

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use clap::Parser;

use arguments::Arguments;
use corpus::Corpus;
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
    // `cargo test --all-targets` starts benchmarks as well, without this word: nothing is measured there.
    let words: Vec<_> = std::env::args_os().collect();
    if let [_, word, list, folder] = words.as_slice()
        && word == floor::WORD
    {
        return floor::write_all(Path::new(list), Path::new(folder));
    }
    if !words.iter().any(|word| word == "--bench") {
        return Ok(());
    }
    let arguments = Arguments::parse();
    let osteon = Path::new(env!("CARGO_BIN_EXE_osteon"));
    let mut tools = installed(osteon);
    tools.retain(|tool| arguments.wants(&arguments.tools, tool.name()));
    if let Some(folder) = &arguments.write {
        return write_only(&arguments, &tools, folder);
    }
    let folder = arguments.folder()?;
    let mut results = Vec::new();
    for &pages in &arguments.pages {
        results.extend(rounds::measure(&arguments, &tools, Corpus { pages }, folder.path())?);
    }
    table::print(&tools, &machine::describe(folder.path()), &arguments, &results)
}

/// Writes the guides, for whoever wants to look at one or to profile a program.
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
