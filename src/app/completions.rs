//! `osteon completions`: prints a completion script for a shell.

use clap::CommandFactory;

use super::arguments::Arguments;
use super::arguments::authoring::CompletionsArguments;
use super::terminal::Terminal;
use super::{Ending, Outcome};

/// Prints the completion script for a shell.
pub(super) fn completions(arguments: &CompletionsArguments, terminal: &Terminal) -> Outcome {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Arguments::command(), "osteon", &mut script);
    terminal.print(String::from_utf8_lossy(&script).trim_end())?;
    Ok(Ending::Fine)
}
