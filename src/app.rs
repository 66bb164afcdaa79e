//! How people run it: commands, reports. Picks the command.

mod answer;
mod arguments;
mod build;
mod check;
mod clock;
mod explain;
mod new;
pub mod report;
mod terminal;

use std::process::ExitCode;

use clap::Parser;

use self::arguments::{Arguments, Command};
use self::terminal::Terminal;
use crate::error::Error;

/// How a run ended, for whoever called it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ending {
    /// All is well.
    Fine,
    /// The guide has errors.
    GuideHasErrors,
}

/// Runs the program with the arguments that it was called with. 0: fine. 1: the guide has errors. 2: the tool could not
/// work.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let terminal = Terminal::new(arguments.quiet, arguments.language);
    let ending = match arguments.command {
        Command::Build(arguments) => build::build(&arguments, &terminal),
        Command::Check(arguments) => check::check(&arguments, &terminal),
        Command::New(arguments) => new::new(&arguments, &terminal),
        Command::Answer(arguments) => answer::answer(&arguments, &terminal),
        Command::Explain(arguments) => explain::explain(&arguments, &terminal),
    };
    match ending {
        Ok(Ending::Fine) => ExitCode::SUCCESS,
        Ok(Ending::GuideHasErrors) => ExitCode::from(1),
        Err(error) => {
            terminal.error(&error);
            ExitCode::from(2)
        }
    }
}

type Outcome = Result<Ending, Error>;
