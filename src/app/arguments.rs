//! The command-line arguments as data; the commands decide what they mean.

pub(super) mod authoring;

use std::net::IpAddr;
use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand};

use self::authoring::{
    CompletionsArguments, ManualArguments, NewArguments, SchemaArguments, ThemeArguments,
};
use super::report::FORMATS;
use crate::diagnostic::Language;
use crate::model::date::Date;

/// A compiler for health guides: Markdown and TOML to a linked website.
#[derive(Debug, Parser)]
#[command(name = "osteon", version = env!("OSTEON_VERSION"), arg_required_else_help = true)]
pub(super) struct Arguments {
    /// The command to run.
    #[command(subcommand)]
    pub command: Command,
    /// Print only errors and warnings.
    #[arg(long, short, global = true)]
    pub quiet: bool,
    /// Show notes in full, and how long each stage of a build takes.
    #[arg(long, short, global = true, conflicts_with = "quiet")]
    pub verbose: bool,
    /// The language of messages (also `--lang`); the language of the system by default.
    #[arg(long, alias = "lang", value_name = "LANGUAGE", value_parser = languages(), global = true)]
    pub language: Option<Language>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Build the site of a guide.
    Build(BuildArguments),
    /// Check a guide for mistakes without building it.
    Check(CheckArguments),
    /// Show a guide in the browser while you write it: changes and mistakes appear at once.
    Serve(ServeArguments),
    /// Write a small guide to start from.
    New(NewArguments),
    /// Print the result of a questionnaire or a tool for given answers.
    Answer(AnswerArguments),
    /// Search a guide as readers of the site do.
    Search(SearchArguments),
    /// Explain the rule of a finding.
    Explain(ExplainArguments),
    /// Write JSON Schemas, with which editors complete and check the files of a guide.
    Schema(SchemaArguments),
    /// List the files of the theme, or copy some into the project to change them.
    Theme(ThemeArguments),
    /// Print a script with which a shell completes commands and options.
    Completions(CompletionsArguments),
    /// Write the manual, as a website that browsers open without a server.
    Manual(ManualArguments),
    /// Print the manual page in the format of `man`.
    Man,
}

/// The options of every command that reads a guide.
#[derive(Debug, Args)]
pub(super) struct ProjectArguments {
    /// The project: the folder that contains `content`.
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub root: PathBuf,
    /// The day to build for, today by default: it decides which reviews are overdue.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub date: Option<Date>,
    /// Treat warnings as errors.
    #[arg(long)]
    pub strict: bool,
    /// Treat sections with `draft = true` as finished, for a preview.
    #[arg(long)]
    pub drafts: bool,
    /// Follow symbolic links that lead out of the project into this folder. Only this option can allow it, not the guide:
    /// otherwise a contributor's link could publish files of this computer.
    #[arg(long, value_name = "DIR")]
    pub follow_links: Vec<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct BuildArguments {
    #[command(flatten)]
    pub project: ProjectArguments,
    /// The folder of the site; `public` in the project by default.
    #[arg(long, value_name = "DIR")]
    pub output: Option<PathBuf>,
    /// The address that the site will have, instead of the guide's own `base-url`.
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
    /// Do not wait until the site is on the disk: faster, but a power cut may damage the site until the next build. For
    /// previews.
    #[arg(long)]
    pub no_sync: bool,
    /// Add the addresses of the site to `content/addresses.txt`. From then on, the rule `vanished-address` reports those
    /// that no longer exist.
    #[arg(long, conflicts_with = "drafts")]
    pub record: bool,
    /// Write the duration of each stage to this file, as JSON.
    #[arg(long, value_name = "FILE")]
    pub timings: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct ServeArguments {
    #[command(flatten)]
    pub project: ProjectArguments,
    /// The port. If it is in use, the next free one is used.
    #[arg(long, value_name = "PORT", default_value_t = 4000)]
    pub port: u16,
    /// The address to listen at. Other computers can reach the preview only with an address such as `0.0.0.0`.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1")]
    pub host: IpAddr,
    /// Open the preview in the browser.
    #[arg(long)]
    pub open: bool,
    /// Show the site in a folder of the host, as it will be published: `/guide/`.
    #[arg(long, value_name = "PATH", default_value = "/")]
    pub base_path: String,
    /// The program that opens files of the guide: `vscode`, `idea` and others by name, an address such as
    /// `vscode://file/{path}:{line}:{column}`, or a command such as `gedit +{line} {path}`. By default the value of
    /// OSTEON_EDITOR, VISUAL or EDITOR.
    #[arg(long, value_name = "EDITOR")]
    pub editor: Option<String>,
    /// The folder of the last build; `public` in the project by default. The preview can mark what has changed since.
    #[arg(long, value_name = "DIR")]
    pub output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct CheckArguments {
    #[command(flatten)]
    pub project: ProjectArguments,
    /// The format of the report: for people, or for a program on standard output.
    #[arg(long, value_name = "FORMAT", value_parser = formats(), default_value = "human")]
    pub format: String,
    /// Print the paths of all files that are published unchanged, one per line, on standard output.
    #[arg(long, conflicts_with = "format")]
    pub list_files: bool,
}

#[derive(Debug, Args)]
pub(super) struct AnswerArguments {
    #[command(flatten)]
    pub project: ProjectArguments,
    /// The id of a questionnaire, or of a table of the kind `screening` or `bands`. Answers are read from standard input:
    /// a JSON array of `{"sex": "female", "age": 67, "answers": {"smoking": "yes"}}`; for a table of bands, also the
    /// measured value, such as `"number": -2.6`. The results are printed as a JSON array.
    #[arg(value_name = "ID")]
    pub id: String,
}

#[derive(Debug, Args)]
pub(super) struct SearchArguments {
    #[command(flatten)]
    pub project: ProjectArguments,
    /// The words to search for. They need not stand side by side.
    #[arg(value_name = "WORD", required = true)]
    pub query: Vec<String>,
    /// The maximum number of pages to print.
    #[arg(long, value_name = "NUMBER", default_value = "5")]
    pub most: usize,
    /// Print the results as JSON.
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub(super) struct ExplainArguments {
    /// The name of the rule, as in `error[unknown-citation]`; without it, all rules are listed.
    #[arg(value_name = "RULE")]
    pub rule: Option<String>,
}

/// The parser of `--language`: accepts a language's tag or the first part of the tag, such as `zh` for `zh-Hant-TW`.
fn languages() -> impl TypedValueParser<Value = Language> {
    let value = |language: Language| {
        let tag = language.tag();
        PossibleValue::new(tag).aliases(tag.split('-').next().filter(|primary| *primary != tag))
    };
    PossibleValuesParser::new(Language::all().map(value))
        .map(|tag| Language::of_tag(&tag).unwrap_or(Language::ENGLISH))
}

/// Parses a full date such as `2026-01-31`.
fn day(text: &str) -> Result<Date, String> {
    let is_day = text.len() == "2026-01-31".len();
    let date = text.parse().ok().filter(|_| is_day);
    date.ok_or_else(|| "write a day as 2026-01-31".to_owned())
}

fn formats() -> PossibleValuesParser {
    PossibleValuesParser::new(FORMATS.iter().map(|format| format.name))
}
