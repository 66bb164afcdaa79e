//! Parses [`Sources`]: each file by itself, in parallel, continuing after mistakes.

mod characters;
mod front_matter;
mod glossary;
pub mod markdown;
mod people;
pub mod prose;
mod questionnaire;
mod ranges;
pub mod raw_text;
mod references;
pub mod rules;
mod section;
mod settings;
mod table;
pub mod toml;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

pub use self::settings::language::is_language_tag;
use self::toml::TomlText;
use self::toml::damage::{drop_consequences, is_misread};
use super::load::{Role, SourceFile, Sources};
use crate::characters::{is_mark, is_of_word, normalized, unseen};
use crate::diagnostic::Diagnostics;
use crate::model::content::picture::Picture;
use crate::model::id::Id;
use crate::model::mention::node::Node;
use crate::model::mention::{Mention, Mentions};
use crate::model::person::Person;
use crate::model::questionnaire::Questionnaire;
use crate::model::reference::Reference;
use crate::model::section::Section;
use crate::model::section::drawing::Drawing;
use crate::model::section::part::Part;
use crate::model::section::snippet::Snippet;
use crate::model::settings::Settings;
use crate::model::table::Table;
use crate::model::term::Term;
use crate::span::{SourceId, Span, Spanned};
use crate::spill::Spill;

/// A parsed file. A clone shares the content of the original.
#[derive(Clone, Debug)]
pub struct ParsedFile {
    /// The file that was parsed.
    pub source: SourceId,
    /// Content of the file.
    pub content: FileContent,
    /// The links and other mentions in the file. The content refers to each by its slot, that is, by its index in this
    /// list.
    pub mentions: Arc<[Mention]>,
}

/// The content of a file, by its type.
#[derive(Clone, Debug)]
pub enum FileContent {
    /// The content of `guide.toml`.
    Settings(Arc<Settings>),
    /// The content of `people.toml`.
    People(Vec<Arc<Person>>),
    /// The sources in `references.toml`.
    References(Vec<Arc<Reference>>),
    /// The content of `glossary.toml`.
    Terms(Vec<Arc<Term>>),
    /// The content of `addresses.txt`: old addresses of the site.
    Addresses(Vec<Spanned<String>>),
    /// A file of `sections/`.
    Section(Arc<Section>),
    /// A `_part.md` of a folder in `sections/`.
    Part(Arc<Part>),
    /// A file of `tables/`.
    Table(Arc<Table>),
    /// A CSV file in `tables/`, which contains the rows of a table. The value is the path of the file below `content/`.
    Csv(String),
    /// A file of `snippets/`.
    Snippet(Arc<Snippet>),
    /// A file of `drawings/`.
    Drawing(Arc<Drawing>),
    /// A file of `questionnaires/`.
    Questionnaire(Arc<Questionnaire>),
}

/// What the stage `parse` produces: the parsed files, in the order of [`Sources::files`], and the files to publish
/// unchanged.
#[derive(Clone, Debug, Default)]
pub struct Parsed {
    /// Parsed files; files that could not be parsed at all are missing.
    pub files: Vec<ParsedFile>,
    /// Files that are published unchanged: their paths in the site, with the start of the file as position.
    pub assets: Vec<Spanned<String>>,
    /// The published pictures, by their path in the site. The value is `None` for a picture that browsers cannot show.
    pub pictures: BTreeMap<String, Option<Picture>>,
    /// The base URL that was given on the command line. It replaces the one in `guide.toml`; `None` if none was given.
    pub base_url: Option<String>,
    /// True if the site also shows sections that are drafts.
    pub shows_drafts: bool,
    /// Files that were parsed only in part, because of mistakes in them.
    pub misread: BTreeSet<SourceId>,
    /// Holds parsed texts for which there is no room in memory.
    pub spill: Arc<Spill>,
}

/// Parses every file. Reports mistakes, and keeps everything that could be parsed.
pub fn parse(sources: &Sources, found: &mut Diagnostics) -> Parsed {
    let (parsed, of_files) = parse_separately(sources);
    of_files.into_iter().for_each(|findings| found.extend(findings));
    parsed
}

/// Parses every file like [`parse`], but returns the findings of each file separately.
pub fn parse_separately(sources: &Sources) -> (Parsed, Vec<Diagnostics>) {
    let files: Vec<(Option<ParsedFile>, Diagnostics)> = sources
        .files
        .par_iter()
        .enumerate()
        .map(|(number, file)| {
            let mut found = Diagnostics::new();
            let parsed = parse_file(sources, SourceId(number as u32), file, &mut found);
            drop_consequences(&mut found);
            (parsed, found)
        })
        .collect();
    let mut parsed = Parsed {
        files: Vec::new(),
        assets: published_assets(sources),
        pictures: sources.pictures(),
        base_url: sources.base_url.clone(),
        shows_drafts: sources.shows_drafts,
        misread: BTreeSet::new(),
        spill: Arc::clone(&sources.spill),
    };
    let mut of_files = Vec::with_capacity(files.len());
    for (number, (file, findings)) in files.into_iter().enumerate() {
        if is_misread(&findings) {
            parsed.misread.insert(SourceId(number as u32));
        }
        of_files.push(findings);
        parsed.files.extend(file);
    }
    (parsed, of_files)
}

impl Parsed {
    /// Parses the file `source` again after its text has changed, and replaces its entry in `files`. Returns the new
    /// entry. If the file cannot be parsed at all, removes the entry and returns `None`.
    pub fn parse_again(
        &mut self,
        sources: &Sources,
        source: SourceId,
        found: &mut Diagnostics,
    ) -> Option<&ParsedFile> {
        let file = sources.files.get(source.0 as usize)?;
        let parsed = parse_file(sources, source, file, found);
        drop_consequences(found);
        match is_misread(found) {
            true => self.misread.insert(source),
            false => self.misread.remove(&source),
        };
        let place = self.files.partition_point(|file| file.source < source);
        if self.files.get(place).is_some_and(|file| file.source == source) {
            self.files.remove(place);
        }
        self.files.insert(place, parsed?);
        self.files.get(place)
    }
}

/// The files beside sections and in `static/`, which are published unchanged. Returns their paths in the site, sorted.
fn published_assets(sources: &Sources) -> Vec<Spanned<String>> {
    let files = sources.files.iter().enumerate();
    let published = files.filter(|(_, file)| file.role == Role::Published);
    let mut assets: Vec<Spanned<String>> = published
        .filter_map(|(number, file)| {
            let path = &file.path;
            let below =
                path.strip_prefix("content/sections/").or_else(|| path.strip_prefix("static/"))?;
            Some(Spanned::new(below.to_owned(), beginning(SourceId(number as u32))))
        })
        .collect();
    assets.sort_by(|a, b| a.value.cmp(&b.value));
    assets
}

fn parse_file(
    sources: &Sources,
    source: SourceId,
    file: &SourceFile,
    found: &mut Diagnostics,
) -> Option<ParsedFile> {
    match file.role {
        Role::Read => {}
        Role::Published => return None,
        Role::LeftOut(flaw) => {
            raw_text::unread_files::left_out(source, &file.path, flaw, found);
            return None;
        }
    }
    let whole = file.text.read();
    // A file in another encoding is parsed as far as possible, but findings about its text are dropped.
    let mut discarded = Diagnostics::new();
    let mut found = found;
    if let Some(finding) = raw_text::encoding::other_encoding(source, file, &whole) {
        found.push(finding);
        found = &mut discarded;
    }
    let prefilter = raw_text::Prefilter::of(&whole);
    // A file with conflict markers contains two versions of a text, so only the conflict is reported.
    if let Some(place) = raw_text::conflict(source, &whole, prefilter) {
        found.push(raw_text::rules::MERGE_CONFLICT.at(place));
        found = &mut discarded;
    }
    raw_text::report(source, &whole, prefilter, found);
    let text = &match raw_text::normal(&whole, prefilter) {
        Cow::Borrowed(_) => Arc::clone(&whole),
        Cow::Owned(text) => Arc::new(text),
    };
    let path = file.path.strip_prefix("content/").unwrap_or(&file.path);
    if path == "sections/_part.md" {
        raw_text::unread_files::outermost_part(source, path, found);
        return None;
    }
    let (content, mentions) = content(sources, source, file, text, found)?;
    Some(ParsedFile { source, content, mentions: mentions.finish().into() })
}

/// Parses the text of a file. `text` is the normalised text of `file`. Returns `None` if osteon reads no file with this
/// path, or if the file cannot be parsed.
fn content(
    sources: &Sources,
    source: SourceId,
    file: &SourceFile,
    text: &Arc<String>,
    found: &mut Diagnostics,
) -> Option<(FileContent, Mentions)> {
    let path = file.path.strip_prefix("content/").unwrap_or(&file.path);
    let id = Spanned::new(stem(path), beginning(source));
    Some(if let Some(folder) = section::part::folder(path) {
        let mentions = Mentions::new(source, Node::Part(Id::new(&normalized(folder))));
        let part = section::part::part(source, folder, text, &mentions, found);
        (FileContent::Part(Arc::new(part)), mentions)
    } else if let Some(below) = path.strip_prefix("sections/")
        && let Some(below) = below.strip_suffix(".md")
    {
        let mentions = Mentions::new(source, Node::Section(normalized_id(id).value));
        let mut section = section::section(source, below, text, &mentions, found);
        if let Some(spill) = file.text.spill() {
            section.put_into(spill);
        }
        (FileContent::Section(Arc::new(section)), mentions)
    } else if section::snippet::is_snippet(path) {
        let mentions = Mentions::new(source, Node::Home);
        let snippet = section::snippet::snippet(source, id, text, &mentions, found);
        (FileContent::Snippet(Arc::new(snippet)), mentions)
    } else if path == raw_text::addresses::FILE {
        let mentions = Mentions::new(source, Node::Home);
        (FileContent::Addresses(raw_text::addresses::addresses(source, text)), mentions)
    } else if section::drawing::is_drawing(path) {
        let mentions = Mentions::new(source, Node::Home);
        let drawing = section::drawing::drawing(source, id, text, found)?;
        (FileContent::Drawing(Arc::new(drawing)), mentions)
    } else if path.starts_with("tables/") && path.ends_with(".csv") {
        // The table that uses the file parses it, because it knows the columns.
        (FileContent::Csv(path.to_owned()), Mentions::new(source, Node::Home))
    } else {
        toml_file(sources, source, path, id, text, found)?
    })
}

/// Parses a TOML file, given by its path below `content/`. Returns `None` if osteon reads no TOML file with this path,
/// or if the file cannot be parsed.
fn toml_file(
    sources: &Sources,
    source: SourceId,
    path: &str,
    id: Spanned<String>,
    text: &Arc<String>,
    found: &mut Diagnostics,
) -> Option<(FileContent, Mentions)> {
    let Some(name) = path.strip_suffix(".toml") else { return stray(source, path, found) };
    let mentions = Mentions::new(source, toml_node(name, &normalized_id(id.clone())));
    let toml = TomlText { source, text, file: text, offset: 0, mentions: &mentions };
    let content = match name.split_once('/') {
        None => named_file(name, toml, found).or_else(|| match name {
            "guide" | "people" | "references" | "glossary" => None,
            _ => stray(source, path, found),
        }),
        Some(("tables", _)) => {
            let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
            let folder = &format!("content/{folder}/");
            let folder = table::csv::TableFolder { sources, path: folder };
            table::table(toml, checked_id(id, found), folder, found)
                .map(|table| FileContent::Table(Arc::new(table)))
        }
        Some(("questionnaires", _)) => {
            questionnaire::questionnaire(toml, checked_id(id, found), found)
                .map(|own| FileContent::Questionnaire(Arc::new(own)))
        }
        Some(_) => stray(source, path, found),
    };
    Some((content?, mentions))
}

/// A file name without its ending.
fn stem(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned()
}

/// The node to which the mentions in a TOML file belong: its table or questionnaire, otherwise the home page. `name` is
/// the file's path below `content/`, without `.toml`.
fn toml_node(name: &str, id: &Spanned<Id>) -> Node {
    match name.split_once('/') {
        Some(("tables", _)) => Node::Table(id.value),
        Some(("questionnaires", _)) => Node::Questionnaire(id.value),
        _ => Node::Home,
    }
}

fn named_file(name: &str, toml: TomlText<'_>, found: &mut Diagnostics) -> Option<FileContent> {
    let table = toml.parse(found);
    let schema = toml::schemas::FILES.iter().find(|file| file.name == name)?.schema;
    let fields = toml.fields(&table, schema);
    match name {
        "guide" => Some(FileContent::Settings(Arc::new(settings::settings(fields, found)))),
        "people" => Some(FileContent::People(shared(people::people(fields, found)))),
        "references" => {
            Some(FileContent::References(shared(references::references(fields, found))))
        }
        "glossary" => Some(FileContent::Terms(shared(glossary::glossary(fields, found)))),
        _ => None,
    }
}

fn shared<T>(records: Vec<T>) -> Vec<Arc<T>> {
    records.into_iter().map(Arc::new).collect()
}

/// Reports a file that osteon does not read. Always returns `None`, which the caller returns as the file's content.
fn stray<T>(source: SourceId, path: &str, found: &mut Diagnostics) -> Option<T> {
    raw_text::unread_files::stray(source, path, found);
    None
}

/// The position for findings about a whole file: the start of the file.
fn beginning(source: SourceId) -> Span {
    Span::new(source, 0..0)
}

/// Normalizes an id, so that ids that look the same are equal. Reports an id that cannot be part of an address, but
/// still returns it.
fn checked_id(id: Spanned<String>, found: &mut Diagnostics) -> Spanned<Id> {
    let id = normalized_id(id);
    let good = |character: char| is_of_word(character) || "-_.".contains(character);
    let begins_well = |id: &str| !id.starts_with('.') && !id.starts_with(is_mark);
    if id.value.is_empty() || !id.value.chars().all(good) || !begins_well(&id.value) {
        let finding = rules::INVALID_ID.at(id.span).with("id", id.value.as_str());
        let unseen = unseen(&id.value);
        found.push(match unseen.is_empty() {
            true => finding,
            false => finding.advise(&characters::UNSEEN).with("code-points", unseen),
        });
    }
    id
}

/// Normalizes an id like [`checked_id`], without reporting anything.
fn normalized_id(id: Spanned<String>) -> Spanned<Id> {
    Spanned::new(Id::new(&normalized(&id.value)), id.span)
}
