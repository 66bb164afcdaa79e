//! `osteon new`: creates a small guide, or adds something to an existing one.

mod addition;
mod editors;
mod fields;
mod insert;
mod project;
mod reference;

use std::path::Path;

use toml_edit::{DocumentMut, value};

use self::project::Project;
use super::arguments::authoring::{Addition, DestinationArguments, NewArguments};
use super::json_schema::{FOLDER, write_schemas};
use super::project_files::{exists, is_taken, write};
use super::terminal::Terminal;
use super::{Ending, Outcome};
use crate::diagnostic::{Language, Words};
use crate::error::{Error, Reason};
use crate::model::table::kind::TableKind;
use crate::model::table_kinds::{TABLE_KINDS, table_kind};
use crate::theme::scaffold;

static WROTE: Words = Words(
    "wrote a guide to {folder}\nnext: osteon serve --open --root {folder}\nthe manual: osteon manual --open",
);
static WITHIN: Words =
    Words("this would write a second guide, `{folder}`, into the folder of a guide");
static OF_PARTS: Words = Words(
    "to add to this guide, write `osteon new section`, `table`, `row`, `questionnaire`, `question`, `term` or `reference`; a part is a folder of sections: `osteon new section \"A title\" --folder {folder}`",
);
static WHICH_LANGUAGE: Words = Words("Language of the guide ({languages}): ");
/// The name of English in English. In another language, the translation is the name of that language: `中文` in Chinese,
/// not the Chinese word for English.
static OWN_NAME: Words = Words("English");
static WHICH_TITLE: Words = Words("Title of the guide (Enter for an example): ");

static WHICH_KINDS: Words = Words("Tables to fill in, of these kinds: {kinds} (Enter for none): ");

static NO_KIND: Words =
    Words("there is no kind `{name}`; these are not written yet, so name them again");

/// Creates a guide in a folder, or adds something, such as a section, to an existing guide.
pub(super) fn new(arguments: &NewArguments, terminal: &Terminal) -> Outcome {
    match (&arguments.addition, &arguments.folder) {
        (Some(addition), _) => add(addition, terminal),
        (None, Some(folder)) => guide(folder, arguments, terminal),
        // The argument parser demands something to add or a folder, so this never happens.
        (None, None) => Ok(Ending::Fine),
    }
}

fn add(addition: &Addition, terminal: &Terminal) -> Outcome {
    let language = terminal.language();
    let project = |destination: &DestinationArguments| Project::open(&destination.root, terminal);
    match addition {
        Addition::Section { title, folder, destination } => addition::section(
            &project(destination)?,
            title,
            folder.as_deref(),
            destination.id.as_deref(),
            language,
        ),
        Addition::Table { kind, title, destination } => {
            let kind = table_kind(kind).unwrap_or(TABLE_KINDS[0]);
            addition::table(
                &project(destination)?,
                kind,
                title.as_deref(),
                destination.id.as_deref(),
                language,
            )
        }
        Addition::Row { table, name, destination } => {
            addition::row(&project(destination)?, table, name, destination.id.as_deref(), language)
        }
        Addition::Questionnaire { title, destination } => addition::questionnaire(
            &project(destination)?,
            title,
            destination.id.as_deref(),
            language,
        ),
        Addition::Question { questionnaire, question, destination } => {
            let id = destination.id.as_deref();
            addition::question(&project(destination)?, questionnaire, question, id, language)
        }
        Addition::Term { term, destination } => {
            addition::term(&project(destination)?, term, destination.id.as_deref(), language)
        }
        Addition::Reference { entry, destination } => {
            let id = destination.id.as_deref();
            reference::reference(&project(destination)?, entry.as_deref(), id, terminal)
        }
    }
}

/// Writes a small guide to start from into a new or empty folder.
fn guide(folder: &Path, arguments: &NewArguments, terminal: &Terminal) -> Outcome {
    if is_taken(folder)? {
        return Err(Error::NotEmpty { path: folder.to_owned() });
    }
    refuse_within_guide(folder)?;
    let language = language(terminal)?;
    let title = match &arguments.title {
        Some(title) => Some(title.clone()),
        None => terminal.ask(&WHICH_TITLE)?,
    };
    for (path, bytes) in scaffold(language.tag()) {
        let text = String::from_utf8_lossy(bytes);
        let text = match (path.as_str(), &title) {
            ("content/guide.toml", Some(title)) => titled(&text, title),
            ("README.md", Some(title)) => retitled(&text, title),
            _ => text.into_owned(),
        };
        write(&folder.join(&path), editors::with_schema(&path, &text).as_bytes())?;
    }
    write_schemas(&folder.join(FOLDER), language)?;
    for (path, text) in editors::settings() {
        write(&folder.join(path), text.as_bytes())?;
    }
    terminal.try_info(&WROTE, &[("folder", folder.display().to_string())])?;
    let kinds = kinds(arguments, terminal)?;
    let tools = arguments.tools.iter().map(String::as_str);
    let tools: Vec<_> =
        TOOLS.into_iter().filter(|(name, _)| tools.clone().any(|own| own == *name)).collect();
    if kinds.is_empty() && tools.is_empty() {
        return Ok(Ending::Fine);
    }
    let project = Project::open(folder, terminal)?;
    for kind in kinds {
        addition::table(&project, kind, None, None, language)?;
    }
    for (tool, kind) in tools {
        addition::tool(&project, tool, table_kind(kind).unwrap_or(TABLE_KINDS[0]), language)?;
    }
    Ok(Ending::Fine)
}

/// Returns an error if the folder is directly inside an existing guide. A user who types `osteon new part` there
/// probably wants to add a part to the guide, not to create a new guide.
fn refuse_within_guide(folder: &Path) -> Result<(), Error> {
    let outer = folder.parent().map(|outer| outer.join("content/guide.toml"));
    match outer {
        Some(settings) if exists(&settings) => {
            let folder = folder.display().to_string();
            Err(Error::Usage(Reason::new(&WITHIN).with("folder", folder).help(&OF_PARTS)))
        }
        _ => Ok(()),
    }
}

/// The tools that `--tools` accepts: for each, its name and the kind of table from which the tool is made.
const TOOLS: [(&str, &str); 2] = [("planner", "screening"), ("reader", "bands")];

/// The kinds of tables in a new guide, as `--kinds` lists them. If the options `--kinds`, `--tools` and `--title` are
/// all missing, asks the user for the kinds.
fn kinds(arguments: &NewArguments, terminal: &Terminal) -> Result<Vec<&'static TableKind>, Error> {
    if !arguments.kinds.is_empty() || !arguments.tools.is_empty() || arguments.title.is_some() {
        return Ok(arguments.kinds.iter().filter_map(|name| table_kind(name)).collect());
    }
    let names: Vec<&str> = TABLE_KINDS.iter().map(|kind| kind.name).collect();
    loop {
        let answer = terminal.ask_with(&WHICH_KINDS, "kinds", &names.join(", "))?;
        let answer = answer.unwrap_or_default();
        let named = answer.split([',', '，', '、', ' ']).filter(|name| !name.is_empty());
        let named: Vec<_> = named.map(|name| (name, table_kind(name))).collect();
        match named.iter().find(|(_, kind)| kind.is_none()) {
            Some((name, _)) => terminal.try_info(&NO_KIND, &[("name", (*name).to_owned())])?,
            None => return Ok(named.into_iter().filter_map(|(_, kind)| kind).collect()),
        }
    }
}

/// The language of a new guide: the language that `--language` names, otherwise the system's language. If osteon does
/// not know the system's language, asks the user. Returns English if osteon has no files for a new guide in this
/// language.
fn language(terminal: &Terminal) -> Result<Language, Error> {
    let has_scaffold = |language: &Language| !scaffold(language.tag()).is_empty();
    if terminal.knows_language() {
        return Ok(Some(terminal.language()).filter(has_scaffold).unwrap_or(Language::ENGLISH));
    }
    let languages: Vec<Language> = Language::all().filter(has_scaffold).collect();
    let name = |(number, language): (usize, &Language)| {
        format!("{} {}", number + 1, OWN_NAME.in_language(*language))
    };
    let names: Vec<String> = languages.iter().enumerate().map(name).collect();
    // The user's language is not known yet, so the question is asked in all languages.
    let answer = terminal.ask_in_all(&WHICH_LANGUAGE, "languages", &names.join(", "))?;
    let answer = answer.unwrap_or_default();
    let number = answer.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    let numbered = number.and_then(|at| languages.get(at).copied());
    // An answer that contains a character outside ASCII is taken for Chinese.
    let chinese = || Language::of_tag("zh").filter(|_| !answer.is_ascii());
    let named = numbered.or(Language::of_tag(&answer)).or_else(chinese);
    Ok(named.filter(has_scaffold).unwrap_or(Language::ENGLISH))
}

/// Replaces the title in the text of a new guide's `guide.toml`. Removes `short-title`, because it is a short form of
/// the old title.
fn titled(text: &str, title: &str) -> String {
    match text.parse::<DocumentMut>() {
        Ok(mut settings) => {
            settings["title"] = value(title);
            settings.remove("short-title");
            settings.to_string()
        }
        // A test ensures that the scaffold is valid TOML.
        Err(_) => text.to_owned(),
    }
}

/// Replaces the first line of a Markdown text by a heading with this title.
fn retitled(text: &str, title: &str) -> String {
    let rest = text.split_once('\n').map_or("", |(_, rest)| rest);
    format!("# {title}\n{rest}")
}
