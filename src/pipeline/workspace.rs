//! A project that stays open while its files change: pages are made one at a time, from what is known now.
//!
//! There is no second way to make a page. An edit parses one file again. If nothing changed of it that other files can
//! see, the rest of the guide is kept as it is; otherwise the guide is linked anew, from parsed files that are kept too.
//! While something cannot be read or leads nowhere, the last good guide stays to be shown.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::compose::{SitePage, compose, compose_page};
use super::link::LinkedGuide;
use super::load::names::is_text;
use super::load::{SourceFile, Sources};
use super::parse::{FileContent, Parsed};
use super::render::{Engine, Renderer};
use super::{assemble, examine_parsed, findings, link, overrides, parse, rules};
use crate::diagnostic::{Diagnostics, Severity};
use crate::error::Error;
use crate::model::date::Date;
use crate::model::mention::node::Node;
use crate::span::{SourceId, line_and_column};
use crate::theme::Theme;

/// A project that is open.
pub struct Workspace {
    sources: Arc<Sources>,
    today: Date,
    parsed: Parsed,
    /// What was found in each file by itself.
    found: Vec<Diagnostics>,
    /// The guide that is shown.
    guide: LinkedGuide,
    /// What that guide was made from, where it is not `sources`.
    shown: Option<Arc<Sources>>,
    theme: Theme,
    engine: Arc<Engine>,
    tells_places: bool,
}

impl Workspace {
    /// Opens a project, as of a day.
    ///
    /// # Errors
    /// If the theme cannot be used.
    pub fn open(sources: Sources, today: Date) -> Result<Self, Error> {
        let (parsed, found) = parse::parse_apart(&sources);
        let guide = linked(&parsed, &mut Diagnostics::new());
        let theme = theme(&sources, &guide, &mut Diagnostics::new())?;
        let engine =
            Arc::new(Engine::new(&theme).or_else(|_| Engine::new(&default_theme(&guide)?))?);
        let (sources, shown) = (Arc::new(sources), None);
        Ok(Self { sources, today, parsed, found, guide, shown, theme, engine, tells_places: false })
    }

    /// The same project, whose pages say where in its files their texts stand.
    #[must_use]
    pub fn telling_places(self) -> Self {
        Self { tells_places: true, ..self }
    }

    /// What the project holds now.
    pub fn sources(&self) -> &Arc<Sources> {
        &self.sources
    }

    /// Gives a file of `content/` another text. Says whether there is such a file.
    ///
    /// # Errors
    /// If the theme cannot be used in the language that the guide has now.
    pub fn edit(&mut self, path: &str, text: impl Into<Arc<String>>) -> Result<bool, Error> {
        let Some((_, before)) = self.sources.find(path) else { return Ok(false) };
        let before = before.text.clone();
        let sources = Arc::make_mut(&mut self.sources);
        let Some(source) = sources.change(path, text) else { return Ok(false) };
        if !self.parse_again(source) {
            self.link_again(|sources| {
                let mut shown = Sources::clone(sources);
                shown.change(path, before);
                Arc::new(shown)
            })?;
        }
        Ok(true)
    }

    /// Parses a file again. Says whether the guide that is shown has taken over all that changed.
    fn parse_again(&mut self, source: SourceId) -> bool {
        let was_misread = self.parsed.misread.contains(&source);
        let mut found = Diagnostics::new();
        let file = self.parsed.parse_again(&self.sources, source, &mut found).cloned();
        let is_good = found.count(Severity::Error) == 0;
        if let Some(known) = self.found.get_mut(source.0 as usize) {
            *known = found;
        }
        let is_misread = self.parsed.misread.contains(&source);
        match file {
            Some(file) if is_good && was_misread == is_misread && self.shown.is_none() => {
                match &file.content {
                    FileContent::Section(section) => self.guide.take_over(section, &file.mentions),
                    _ => false,
                }
            }
            _ => false,
        }
    }

    /// Takes over everything that a project holds now. Says whether it is something else than before; files that are
    /// published as they are may hold something else all the same.
    ///
    /// # Errors
    /// If the theme cannot be used.
    pub fn replace(&mut self, sources: Sources) -> Result<bool, Error> {
        if sources.files == self.sources.files && sources.overrides == self.sources.overrides {
            self.sources = Arc::new(sources);
            return Ok(false);
        }
        let before = std::mem::replace(&mut self.sources, Arc::new(sources));
        // What other files than texts hold, tables may have read.
        let is_alike = |new: &SourceFile, old: &SourceFile| {
            new.path == old.path && new.role == old.role && (is_text(&new.path) || new == old)
        };
        let mut pairs = self.sources.files.iter().zip(&before.files);
        let has_same_files = self.sources.files.len() == before.files.len()
            && pairs.all(|(new, old)| is_alike(new, old));
        if has_same_files {
            let pairs = self.sources.files.iter().zip(&before.files).enumerate();
            let changed = pairs.filter(|(_, (new, old))| new != old);
            let changed: Vec<u32> = changed.map(|(number, _)| number as u32).collect();
            let mut is_taken = true;
            for number in changed {
                is_taken &= self.parse_again(SourceId(number));
            }
            if is_taken && self.shown.is_none() && self.sources.overrides == before.overrides {
                return Ok(true);
            }
        } else {
            (self.parsed, self.found) = parse::parse_apart(&self.sources);
        }
        self.link_again(move |_| before)?;
        Ok(true)
    }

    /// Whether an older state of the guide is shown than the files hold, because of mistakes in them.
    pub fn is_behind(&self) -> bool {
        self.shown.is_some()
    }

    /// Links the guide anew, and shows it if it has no errors so far; otherwise what is shown stays, which was made from
    /// what `before` gives.
    fn link_again(&mut self, before: impl FnOnce(&Sources) -> Arc<Sources>) -> Result<(), Error> {
        let is_bad = |found: &Diagnostics| found.count(Severity::Error) > 0;
        let mut found = Diagnostics::new();
        if !self.found.iter().any(is_bad) {
            let guide = linked(&self.parsed, &mut found);
            let theme = theme(&self.sources, &guide, &mut found)?;
            if !is_bad(&found)
                && let Ok(engine) = Engine::new(&theme)
            {
                (self.guide, self.theme, self.engine) = (guide, theme, Arc::new(engine));
                self.shown = None;
                return Ok(());
            }
        }
        if self.shown.is_none() {
            self.shown = Some(before(&self.sources));
        }
        Ok(())
    }

    /// Makes the page in a file of the site; nothing if there is no such page.
    ///
    /// # Errors
    /// If a template fails.
    pub fn page(&self, file: &str) -> Result<Option<String>, Error> {
        let site = compose_page(&self.guide, self.today, file, self.tells_places);
        Renderer::with_engine(&site, &self.theme, Arc::clone(&self.engine)).page_in(file)
    }

    /// Makes any file of the site; nothing if there is no such file.
    ///
    /// # Errors
    /// If a template fails, or a file of the project cannot be read.
    pub fn file(&self, path: &str) -> Result<Option<Vec<u8>>, Error> {
        if let Some(asset) = self.sources.assets.iter().find(|asset| asset.path == path) {
            return asset.read().map(Some);
        }
        if let Some(bytes) = self.theme.files.get(path) {
            return Ok(Some(bytes.to_vec()));
        }
        if path == self.theme.stylesheet.path {
            return Ok(Some(self.theme.stylesheet.css.clone().into_bytes()));
        }
        if let Some(page) = self.page(path)? {
            return Ok(Some(page.into_bytes()));
        }
        let site = compose(&self.guide, self.today);
        let renderer = Renderer::with_engine(&site, &self.theme, Arc::clone(&self.engine));
        let files = renderer.files(&[]);
        let file = files.iter().find(|file| file.path == path);
        file.map(|file| file.bytes().map(|bytes| bytes.to_vec())).transpose()
    }

    /// The files of the site that are pages.
    pub fn pages(&self) -> Vec<String> {
        compose(&self.guide, self.today).pages.iter().map(SitePage::file).collect()
    }

    /// Where the stylesheet of the site is: it has another name when it changes.
    pub fn stylesheet(&self) -> &str {
        &self.theme.stylesheet.path
    }

    /// Path, line and column of a place that a page tells: the number of a file, and an offset in it.
    pub fn place(&self, source: u32, offset: u32) -> Option<(&str, usize, usize)> {
        let sources = self.shown.as_ref().unwrap_or(&self.sources);
        let (path, text) = sources.file(SourceId(source))?;
        let (line, column) = line_and_column(text, offset as usize);
        Some((path, line, column))
    }

    /// What is known now, for whoever looks for mistakes while the project changes.
    pub fn snapshot(&self) -> Snapshot {
        let mut found = Diagnostics::new();
        self.found.iter().for_each(|of_file| found.extend(of_file.clone()));
        let (sources, parsed) = (Arc::clone(&self.sources), self.parsed.clone());
        Snapshot { sources, today: self.today, parsed, found }
    }
}

/// A project at one moment.
pub struct Snapshot {
    /// What it held.
    pub sources: Arc<Sources>,
    today: Date,
    parsed: Parsed,
    found: Diagnostics,
}

/// What is wrong with a project at one moment.
pub struct Checked {
    /// Everything that is wrong, sorted.
    pub found: Diagnostics,
    /// The page of each file with findings, and the number that places in the file have, by the file's path.
    pub pages: BTreeMap<String, (String, u32)>,
}

impl Snapshot {
    /// Looks for everything that `osteon check` looks for.
    ///
    /// # Errors
    /// If the theme cannot be used.
    pub fn check(self) -> Result<Checked, Error> {
        let Self { sources, today, parsed, found } = self;
        let mut analysis = examine_parsed(&sources, parsed, found, today, &mut |_| {})?;
        analysis.try_theme(today)?;
        findings::settle(&sources, &rules(), &mut analysis.found);
        let pages = analysis.found.iter().filter_map(|finding| {
            let (path, _) = sources.file(finding.span.source)?;
            let page = page_of(&analysis.guide, finding.span.source, path)?;
            Some((path.to_owned(), (page, finding.span.source.0)))
        });
        let pages = pages.collect();
        Ok(Checked { found: analysis.found, pages })
    }
}

/// The page that shows what a file holds.
fn page_of(guide: &LinkedGuide, source: SourceId, path: &str) -> Option<String> {
    let content = &guide.guide;
    let section = || {
        let section = content.sections.iter().find(|one| one.source == source)?;
        Some(Node::Section(section.id.value))
    };
    let table = || {
        let table = content.tables.iter().find(|one| one.source == source)?;
        Some(Node::Table(table.id.value))
    };
    let questionnaire = || {
        let questionnaire = content.questionnaires.iter().find(|one| one.source == source)?;
        Some(Node::Questionnaire(questionnaire.id.value))
    };
    let part = || {
        let part = content.parts.iter().find(|one| one.source == Some(source))?;
        Some(Node::Part(part.id.value))
    };
    match path.strip_prefix("content/")? {
        "guide.toml" => Some(guide.routes.page(Node::Home)),
        "people.toml" => Some(guide.routes.page(Node::About)),
        "references.toml" => Some(guide.routes.address("references")),
        "glossary.toml" => Some(guide.routes.address("glossary")),
        _ => {
            let node = section().or_else(table).or_else(questionnaire).or_else(part)?;
            Some(guide.routes.page(node))
        }
    }
}

fn linked(parsed: &Parsed, found: &mut Diagnostics) -> LinkedGuide {
    let guide = assemble::assemble(parsed.clone(), found);
    link::link(guide, found)
}

fn theme(sources: &Sources, guide: &LinkedGuide, found: &mut Diagnostics) -> Result<Theme, Error> {
    overrides::theme(sources, &guide.guide.settings.language.value, found)
}

/// The theme of a project that changes none of it.
fn default_theme(guide: &LinkedGuide) -> Result<Theme, Error> {
    theme(&Sources::default(), guide, &mut Diagnostics::new())
}
