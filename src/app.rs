//! The command-line program: runs the command that the user chose, and turns its result into an exit code.

mod answer;
mod arguments;
mod build;
mod check;
mod clock;
mod completions;
mod explain;
mod invisible_characters;
pub mod json_schema;
mod man;
mod manual;
mod new;
mod progress;
mod project_files;
mod record_addresses;
pub mod report;
mod schema;
mod search;
mod serve;
mod signals;
mod terminal;
mod theme;
mod timings;
mod translation;

use std::io::Write;
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};

use self::arguments::{Arguments, Command};
use self::terminal::Terminal;
use crate::diagnostic::Language;
use crate::error::Error;
use crate::pipeline::start_threads;

/// How a command ended if no [`Error`] stopped it. Decides the exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ending {
    /// The command did what was asked: exit code 0.
    Fine,
    /// The guide has errors, so nothing was built: exit code 1.
    GuideHasErrors,
}

/// Runs the program with its command-line arguments. Exit codes: 0 if the command succeeds, 1 if the guide has errors,
/// 2 if the tool fails.
pub fn run() -> ExitCode {
    let arguments = match arguments() {
        Ok(arguments) => arguments,
        Err(told) => return told,
    };
    let terminal = Terminal::new(arguments.quiet, arguments.verbose, arguments.language);
    signals::refuse_large_files();
    let ending = start_threads().and_then(|()| match arguments.command {
        Command::Build(arguments) => build::build(&arguments, &terminal),
        Command::Check(arguments) => check::check(&arguments, &terminal),
        Command::Serve(arguments) => serve::serve(&arguments, &terminal),
        Command::New(arguments) => new::new(&arguments, &terminal),
        Command::Answer(arguments) => answer::answer(&arguments, &terminal),
        Command::Search(arguments) => search::search(&arguments, &terminal),
        Command::Explain(arguments) => explain::explain(&arguments, &terminal),
        Command::Schema(arguments) => schema::schema(&arguments, &terminal),
        Command::Theme(arguments) => theme::theme(&arguments, &terminal),
        Command::Completions(arguments) => completions::completions(&arguments, &terminal),
        Command::Manual(arguments) => manual::manual(&arguments, &terminal),
        Command::Man => man::man(&terminal),
    });
    match ending {
        Ok(Ending::Fine) => ExitCode::SUCCESS,
        Ok(Ending::GuideHasErrors) => ExitCode::from(1),
        Err(error) => {
            terminal.error(&error);
            ExitCode::from(2)
        }
    }
}

/// Parses the command-line arguments. Prints help and argument errors in the language that `--language` names,
/// otherwise in the system's language.
fn arguments() -> Result<Arguments, ExitCode> {
    let language = terminal::spoken_language();
    let command = Arguments::command();
    let is_english = language == Language::ENGLISH;
    let command = if is_english { command } else { translation::translate(command, language) };
    let parsed =
        command.try_get_matches().and_then(|matches| Arguments::from_arg_matches(&matches));
    parsed.map_err(|error| {
        if !error.use_stderr() {
            // The user asked for the help or the version, so the text is output and not an error.
            let printed = error.print().and_then(|()| std::io::stdout().flush());
            return match terminal::written_to("standard output", printed) {
                Ok(()) => ExitCode::SUCCESS,
                Err(_) => ExitCode::from(2),
            };
        }
        if !is_english && !is_help(&error) {
            terminal::print_usage_error(&translation::argument_error(&error, language));
        } else {
            // If this message cannot be written, there is no other way to report it.
            drop(error.print());
        }
        ExitCode::from(2)
    })
}

/// Returns true if the program was called without arguments. It then prints the full help instead of an error.
fn is_help(error: &clap::Error) -> bool {
    error.kind() == clap::error::ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
}

type Outcome = Result<Ending, Error>;
