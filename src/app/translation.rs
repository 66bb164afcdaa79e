//! The command line in a language other than English: help texts and argument errors.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, Error};

use crate::diagnostic::{Language, Words};

static TEMPLATE: Words = Words("{about-with-newline}\nUsage: {usage}\n\n{all-args}");
static COMMANDS: Words = Words("Commands");
static ARGUMENTS: Words = Words("Arguments");
static OPTIONS: Words = Words("Options");
static PRINT_HELP: Words = Words("Print help");
static PRINT_VERSION: Words = Words("Print version");

/// Translates the help of the whole command line.
pub fn translate(command: Command, language: Language) -> Command {
    let command = command.disable_version_flag(true).arg(
        Arg::new("version")
            .short('V')
            .long("version")
            .action(ArgAction::Version)
            .help(PRINT_VERSION.0),
    );
    translated(command, language)
}

/// Translates the help of a command and of its subcommands.
fn translated(command: Command, language: Language) -> Command {
    let headings = COMMANDS.in_language(language);
    let about = command.get_about().map(|about| in_language(&about.to_string(), language));
    let command = command
        .about(about.unwrap_or_default())
        .subcommand_help_heading(headings)
        .subcommand_value_name(headings)
        .help_template(TEMPLATE.in_language(language))
        .disable_help_subcommand(true)
        .disable_help_flag(true)
        .arg(Arg::new("help").short('h').long("help").action(ArgAction::Help).help(PRINT_HELP.0));
    let command = command.mut_args(|argument| {
        let heading = if argument.is_positional() { &ARGUMENTS } else { &OPTIONS };
        let takes_value = argument.get_action().takes_values();
        let help = argument.get_help().map(|help| in_language(&help.to_string(), language));
        // The help text already lists the possible values.
        argument
            .help_heading(heading.in_language(language))
            .help(help.unwrap_or_default())
            .hide_possible_values(takes_value)
            .hide_default_value(takes_value)
    });
    command.mut_subcommands(|own| translated(own, language))
}

fn in_language(text: &str, language: Language) -> String {
    language.translation(text).unwrap_or(text).to_owned()
}

/// The messages for argument errors, by kind of error. `{argument}` stands for an option such as `--date`, `{value}`
/// for the value that the user wrote after it.
static PROBLEMS: [(ErrorKind, Words); 12] = [
    (ErrorKind::InvalidValue, Words("`{argument}` cannot be `{value}`")),
    (ErrorKind::ValueValidation, Words("`{argument}` does not understand `{value}`")),
    (ErrorKind::UnknownArgument, Words("there is no option `{argument}`")),
    (ErrorKind::InvalidSubcommand, Words("there is no command `{value}`")),
    (ErrorKind::MissingRequiredArgument, Words("a required argument is missing: {argument}")),
    (ErrorKind::MissingSubcommand, Words("the command is missing")),
    (
        ErrorKind::ArgumentConflict,
        Words("`{argument}` cannot be used with another option, or is given twice"),
    ),
    (ErrorKind::NoEquals, Words("`{argument}` needs a value")),
    (ErrorKind::TooFewValues, Words("`{argument}` has too few values")),
    (ErrorKind::WrongNumberOfValues, Words("`{argument}` has the wrong number of values")),
    (ErrorKind::TooManyValues, Words("`{argument}` has too many values")),
    (ErrorKind::InvalidUtf8, Words("an argument is not UTF-8 text")),
];
static NO_VALUE: Words = Words("`{argument}` needs a value");
static NOT_UNDERSTOOD: Words = Words("the arguments cannot be understood");
static ERROR: Words = Words("error: {problem}\n");
static VALID: Words = Words("  possible values: {value}\n");
static NEAR: Words = Words("  did you mean `{value}`?\n");
static MORE: Words = Words("\n`osteon --help` shows the help.\n");

/// The whole message for an argument error: the problem, the possible values, the argument that the user probably
/// meant, and how to get help.
pub fn argument_error(error: &Error, language: Language) -> String {
    let value = |kinds: &[ContextKind]| {
        let text = kinds.iter().find_map(|kind| match error.get(*kind)? {
            ContextValue::String(text) => Some(text.clone()),
            ContextValue::Strings(texts) => Some(texts.join(", ")),
            _ => None,
        });
        text.filter(|text| !text.is_empty())
    };
    let fill = |words: &Words, name: &str, value: &str| {
        words.fill(language, |own| (own == name).then_some(value))
    };
    let argument = value(&[ContextKind::InvalidArg]).unwrap_or_default();
    let wrong = value(&[ContextKind::InvalidValue, ContextKind::InvalidSubcommand]);
    let known = PROBLEMS.iter().find(|(kind, _)| *kind == error.kind()).map(|(_, words)| words);
    let problem = match known {
        Some(_) if error.kind() == ErrorKind::InvalidValue && wrong.is_none() => &NO_VALUE,
        known => known.unwrap_or(&NOT_UNDERSTOOD),
    };
    let wrong = wrong.unwrap_or_default();
    let problem = problem.fill(language, |name| match name {
        "argument" => Some(argument.as_str()),
        "value" => Some(wrong.as_str()),
        _ => None,
    });
    let mut told = fill(&ERROR, "problem", &problem);
    if let Some(valid) = value(&[ContextKind::ValidValue]) {
        told += &fill(&VALID, "value", &valid);
    }
    let near =
        [ContextKind::SuggestedArg, ContextKind::SuggestedValue, ContextKind::SuggestedSubcommand];
    if let Some(near) = value(&near) {
        told += &fill(&NEAR, "value", &near);
    }
    told + MORE.in_language(language)
}
