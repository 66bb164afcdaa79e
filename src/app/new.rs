//! `osteon new`: a small guide to start from.

mod editors;

use toml_edit::{DocumentMut, value};

use super::arguments::NewArguments;
use super::json_schema::{FOLDER, write_schemas};
use super::terminal::Terminal;
use super::writing::{is_taken, write};
use super::{Ending, Outcome};
use crate::diagnostic::{Language, Words};
use crate::error::Error;
use crate::theme::scaffold;

static WROTE: Words = Words {
    en: "wrote a guide to {folder}\nnext: osteon build --root {folder}",
    zh: "已在 {folder} 建立一份指南\n下一步：osteon build --root {folder}",
};
static WHICH_LANGUAGE: Words = Words {
    en: "Language of the guide: 1 English, 2 Traditional Chinese. ",
    zh: "指南的語言：1 英文，2 繁體中文。 [1] ",
};
static WHICH_TITLE: Words = Words {
    en: "Title of the guide (Enter for an example): ",
    zh: "指南的名稱（直接按 Enter 就用範例的）：",
};

/// Writes the scaffold into a folder that does not exist or is empty.
pub(super) fn new(arguments: &NewArguments, terminal: &Terminal) -> Outcome {
    let folder = &arguments.folder;
    if is_taken(folder)? {
        return Err(Error::NotEmpty { path: folder.clone() });
    }
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
    terminal.tell(&WROTE, &[("folder", folder.display().to_string())])?;
    Ok(Ending::Fine)
}

/// The language that was asked for, or that the system speaks; else the one that somebody at the terminal chooses.
fn language(terminal: &Terminal) -> Result<Language, Error> {
    if terminal.knows_language() {
        return Ok(terminal.language());
    }
    // Nobody knows yet which language is understood.
    let answer = terminal.ask_in_both(&WHICH_LANGUAGE)?.unwrap_or_default();
    let is_chinese = answer.starts_with(['2', 'z']) || !answer.is_ascii();
    Ok(if is_chinese { Language::Chinese } else { Language::English })
}

/// The settings of the scaffold with another title.
fn titled(text: &str, title: &str) -> String {
    match text.parse::<DocumentMut>() {
        Ok(mut settings) => {
            settings["title"] = value(title);
            settings.remove("short-title");
            settings.to_string()
        }
        // The scaffold is TOML: a test builds it.
        Err(_) => text.to_owned(),
    }
}

/// A Markdown text with another first heading.
fn retitled(text: &str, title: &str) -> String {
    let rest = text.split_once('\n').map_or("", |(_, rest)| rest);
    format!("# {title}\n{rest}")
}
