//! The arguments of the authoring commands `new`, `schema`, `theme` and `manual`.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args, Subcommand};
use clap_complete::Shell;

use crate::model::table_kinds::TABLE_KINDS;

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(in crate::app) struct NewArguments {
    /// What to add to an existing guide; `None` creates a new guide.
    #[command(subcommand)]
    pub addition: Option<Addition>,
    /// The folder to create; it must not exist yet, or must be empty.
    #[arg(value_name = "DIR", required = true)]
    pub folder: Option<PathBuf>,
    /// The title of the guide; an example by default.
    #[arg(long, value_name = "TITLE")]
    pub title: Option<String>,
    /// Tables to begin with, by their kinds, each with a row to fill in.
    #[arg(long, value_name = "KINDS", value_delimiter = ',', value_parser = kinds())]
    pub kinds: Vec<String>,
    /// Tools to begin with: each is a table to fill in and a section that embeds it.
    #[arg(long, value_name = "TOOLS", value_delimiter = ',', value_parser = ["planner", "reader"])]
    pub tools: Vec<String>,
}

#[derive(Debug, Args)]
pub(in crate::app) struct SchemaArguments {
    /// The schema to print, such as `guide` or `table-causes`; without it, all are listed.
    #[arg(value_name = "NAME", conflicts_with = "output")]
    pub name: Option<String>,
    /// Write all schemas into this folder.
    #[arg(long, value_name = "DIR")]
    pub output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(in crate::app) struct ThemeArguments {
    /// The file or the folder to copy, such as `templates/locales/en.toml`; without it, all files are listed.
    #[arg(value_name = "PATH")]
    pub path: Option<String>,
    /// Print the file instead of copying it.
    #[arg(long, requires = "path")]
    pub print: bool,
    /// The project: the folder that contains `content`.
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub root: PathBuf,
}

#[derive(Debug, Args)]
pub(in crate::app) struct ManualArguments {
    /// The folder to write the manual into.
    #[arg(value_name = "DIR", default_value = "osteon-manual")]
    pub folder: PathBuf,
    /// Open the manual in the browser.
    #[arg(long)]
    pub open: bool,
}

/// What `new` adds to an existing guide.
#[derive(Debug, Subcommand)]
pub(in crate::app) enum Addition {
    /// Add a section to the end of the reading order, or to a part.
    Section {
        /// The title of the section.
        #[arg(value_name = "TITLE")]
        title: String,
        /// The folder of `sections/` to which it is added. A new folder is a new part of the guide.
        #[arg(long, value_name = "FOLDER")]
        folder: Option<String>,
        #[command(flatten)]
        destination: DestinationArguments,
    },
    /// Add a table, with a row to fill in.
    Table {
        /// The kind of table.
        #[arg(value_name = "KIND", value_parser = kinds())]
        kind: String,
        /// The title of the table.
        #[arg(value_name = "TITLE")]
        title: Option<String>,
        #[command(flatten)]
        destination: DestinationArguments,
    },
    /// Add a row to a table.
    Row {
        /// The id of the table, which is the name of its file.
        #[arg(value_name = "TABLE")]
        table: String,
        /// The name of the row.
        #[arg(value_name = "NAME")]
        name: String,
        #[command(flatten)]
        destination: DestinationArguments,
    },
    /// Add a questionnaire, with a question and a result to fill in.
    Questionnaire {
        /// The title of the questionnaire.
        #[arg(value_name = "TITLE")]
        title: String,
        #[command(flatten)]
        destination: DestinationArguments,
    },
    /// Add a question to a questionnaire.
    Question {
        /// The id of the questionnaire, which is the name of its file.
        #[arg(value_name = "QUESTIONNAIRE")]
        questionnaire: String,
        /// The question.
        #[arg(value_name = "QUESTION")]
        question: String,
        #[command(flatten)]
        destination: DestinationArguments,
    },
    /// Add a term to the glossary.
    Term {
        /// The term.
        #[arg(value_name = "TERM")]
        term: String,
        #[command(flatten)]
        destination: DestinationArguments,
    },
    /// Add a source: a DOI, or an entry of BibTeX, RIS or CSL-JSON.
    Reference {
        /// The DOI or the entry, or a file of entries; without it, standard input is read.
        #[arg(value_name = "ENTRY")]
        entry: Option<String>,
        #[command(flatten)]
        destination: DestinationArguments,
    },
}

/// Where `new` adds something, and under which name.
#[derive(Debug, Args)]
pub(in crate::app) struct DestinationArguments {
    /// The project: the folder that contains `content`.
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub root: PathBuf,
    /// The id of what is added; without it, an id that is not taken is made.
    #[arg(long, value_name = "ID")]
    pub id: Option<String>,
}

#[derive(Debug, Args)]
pub(in crate::app) struct CompletionsArguments {
    /// The shell.
    #[arg(value_name = "SHELL", value_enum)]
    pub shell: Shell,
}

fn kinds() -> PossibleValuesParser {
    PossibleValuesParser::new(TABLE_KINDS.iter().map(|kind| kind.name))
}
