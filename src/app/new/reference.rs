//! `osteon new reference`: converts a source from a DOI, BibTeX, RIS or CSL-JSON to an entry of `references.toml`.

mod bibtex;
mod csl;
mod ris;

use super::addition::{key, schema_of_entries};
use super::editors::with_schema;
use super::fields::quoted;
use super::insert::Edited;
use super::project::{Project, free_id};
use crate::app::Outcome;
use crate::app::project_files::read;
use crate::app::terminal::Terminal;
use crate::diagnostic::{Language, Words};
use crate::error::{Error, Reason};

static NOT_UNDERSTOOD: Words = Words("this is not a DOI or an entry in BibTeX, RIS or CSL-JSON");
static COPY: Words = Words(
    "copy the entry as the journal's page or your reference manager exports it, or the DOI alone: `osteon new reference 10.1007/s001980170070`",
);
static HAVE_IT: Words =
    Words("the DOI `{doi}` is already in references.toml: cite it as `[@{id}]`");

/// A source to add to `references.toml`, with the data for the fields of its entry.
#[derive(Debug, Default, PartialEq)]
pub struct Source {
    pub type_name: &'static str,
    pub title: String,
    pub authors: Vec<String>,
    pub year: Option<i64>,
    pub accessed: Option<String>,
    /// The data for the other fields: pairs of the name of a field in `references.toml`, such as `doi`, and its text,
    /// which is not empty.
    pub texts: Vec<(&'static str, String)>,
}

impl Source {
    /// Adds a text field, such as `doi`, to the source, unless the value is empty.
    pub fn text(&mut self, name: &'static str, value: impl Into<String>) {
        let value = value.into();
        let value = value.trim();
        if !value.is_empty() {
            self.texts.push((name, value.to_owned()));
        }
    }

    fn doi(&self) -> Option<&str> {
        self.texts.iter().find(|(name, _)| *name == "doi").map(|(_, doi)| doi.as_str())
    }

    /// The text from which the id of the source's entry is made. It is the family name of the first author, or the
    /// first word of the title if there is no author, followed by the year. Example: `Yaegashi2008`.
    fn id(&self) -> String {
        let author = self.authors.first().map_or(self.title.as_str(), String::as_str);
        let name: String =
            author.chars().take_while(|c| c.is_alphanumeric() || "-'’".contains(*c)).collect();
        let name = if name.is_empty() { "source".to_owned() } else { name };
        format!("{name}{}", self.year.map(|year| year.to_string()).unwrap_or_default())
    }

    /// The entry for `references.toml`. Required fields without a value are left empty, so that `check` reports them.
    fn entry(&self, id: &str, language: Language) -> String {
        let about = |name: &str| {
            let field = schema_of_entries("references").and_then(|record| record.field(name));
            field.map_or("", |field| field.about.in_language(language))
        };
        let mut text = format!("[{}]\ntype = {}\n", key(id), quoted(self.type_name));
        text += &match self.title.as_str() {
            "" => format!("title = \"\"  # {}\n", about("title")),
            title => format!("title = {}\n", quoted(title)),
        };
        let authors: Vec<String> = self.authors.iter().map(|author| quoted(author)).collect();
        text += &match authors.as_slice() {
            [] => format!("# authors = [\"\"]  # {}\n", about("authors")),
            authors => format!("authors = [{}]\n", authors.join(", ")),
        };
        text += &match (self.year, &self.accessed) {
            (Some(year), _) => format!("year = {year}\n"),
            (None, Some(_)) => String::new(),
            (None, None) => format!("# year = 2026  # {}\n", about("year")),
        };
        for (name, value) in &self.texts {
            text += &format!("{name} = {}\n", quoted(value));
        }
        text += &self.accessed.as_ref().map_or(String::new(), |day| format!("accessed = {day}\n"));
        text + &format!("# note = \"\"  # {}\n", about("note"))
    }
}

/// Adds sources to `references.toml`. `given` is one of these: an entry in BibTeX, RIS or CSL-JSON; a DOI; the path of
/// a file with entries. If `given` is `None`, reads standard input.
pub fn reference(
    project: &Project<'_>,
    given: Option<&str>,
    id: Option<&str>,
    terminal: &Terminal,
) -> Outcome {
    let text = match given {
        None | Some("-") => terminal.read()?,
        Some(given) => match read(std::path::Path::new(given)) {
            Ok(Some(text)) => text,
            // `given` is not the path of a file, so it is the entry itself.
            Ok(None) | Err(_) => given.to_owned(),
        },
    };
    let sources = sources(&text);
    if sources.is_empty() {
        return Err(Error::Usage(Reason::new(&NOT_UNDERSTOOD).help(&COPY)));
    }
    let path = "content/references.toml";
    let mut list = project.text(path)?.unwrap_or_else(|| with_schema(path, ""));
    let mut ids = Vec::new();
    for source in &sources {
        let edited = Edited::new(path, &list)?;
        if let Some((known, doi)) =
            source.doi().and_then(|doi| Some((with_doi(&edited, doi)?, doi)))
        {
            let reason = Reason::new(&HAVE_IT).with("doi", doi).with("id", known);
            return Err(Error::Usage(reason));
        }
        let id = free_id(id, &source.id(), |id| edited.root().contains_key(id))?;
        list = edited.with_end(&source.entry(&id, terminal.language()));
        ids.push(id);
    }
    project.finish(path, &list, &ids.join(", "))
}

/// The id of the entry in the reference list that has this DOI; `None` if no entry has it. An entry with the same DOI
/// means that the source is already in the list.
fn with_doi<'e>(list: &'e Edited<'_>, doi: &str) -> Option<&'e str> {
    let has = |item: &toml_edit::Item| {
        let own = item.get("doi").and_then(|own| own.as_str()).unwrap_or_default();
        own.to_lowercase().ends_with(&doi.to_lowercase()) && !own.is_empty()
    };
    list.root().iter().find(|(_, item)| has(item)).map(|(id, _)| id)
}

/// Parses sources from a text in BibTeX, CSL-JSON or RIS, or from a DOI. Tells these formats apart by the beginning of
/// the text. The list is empty if the text has another format.
fn sources(text: &str) -> Vec<Source> {
    let text = text.trim_start_matches('\u{feff}').trim();
    match text.chars().next() {
        Some('@') => bibtex::sources(text),
        Some('{' | '[') => csl::sources(text),
        _ if text.starts_with("TY") => ris::sources(text),
        _ => doi(text).map(|doi| bare(&doi)).into_iter().collect(),
    }
}

/// The DOI at the end of a text such as `https://doi.org/10.1007/s001980170070`; `None` if the text does not end with a
/// DOI.
fn doi(text: &str) -> Option<String> {
    let at = text.find("10.")?;
    let doi = text.get(at..)?;
    let is_doi = doi.contains('/') && !doi.contains(char::is_whitespace);
    is_doi.then(|| doi.trim_end_matches(['.', ',', ';']).to_owned())
}

fn bare(doi: &str) -> Source {
    let mut source = Source { type_name: "article", ..Source::default() };
    source.text("doi", doi);
    source
}

/// An author's name as reference lists show it: the family name and the initials of the given names, such as `Yaegashi
/// Y`. If the script of the name has no capital letters, the whole name.
pub fn name(family: &str, given: &str) -> String {
    let parts = given.split([' ', '.', '-', '\u{a0}']).filter(|part| !part.is_empty());
    let all_capitals =
        |part: &str| part.chars().all(char::is_uppercase) && part.chars().count() <= 3;
    let initials = parts.map(|part| match all_capitals(part) {
        true => part.to_owned(),
        false => part.chars().take(1).flat_map(char::to_uppercase).collect(),
    });
    let initials: String = initials.collect();
    // In a script without capital letters, a name has no initials.
    match given.chars().any(char::is_lowercase) || !initials.is_empty() && initials.is_ascii() {
        true => format!("{family} {initials}").trim().to_owned(),
        false => format!("{family}{given}"),
    }
}

/// Replaces the hyphens in a page range by en dashes: `955--962` and `955-962` become `955–962`.
pub fn pages(text: &str) -> String {
    text.replace("--", "-").replace('-', "–")
}

/// The year in a text, which is the first number of exactly four digits. `None` if the text has no such number.
pub fn year(text: &str) -> Option<i64> {
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    if digits.len() == 4 {
        return digits.parse().ok();
    }
    text.split(|c: char| !c.is_ascii_digit()).find(|part| part.len() == 4)?.parse().ok()
}

/// Removes HTML tags, which some publishers leave in titles.
pub fn untagged(text: &str) -> String {
    let tags = ["i", "b", "em", "strong", "sub", "sup", "scp", "span", "italic", "bold", "title"];
    let mut plain = text.to_owned();
    for tag in tags {
        plain = plain.replace(&format!("<{tag}>"), "").replace(&format!("</{tag}>"), "");
    }
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}
