//! An open project whose files change. Pages are made one at a time, on request, from the current state.
//!
//! Pages are made by the same code as in a build. An edit parses one file again. If it changed only a section, and not
//! its place in the guide, what depends on this section is renewed; otherwise the guide is linked again from the cached
//! parsed files. While there are errors, pages show the last good state.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::compose::{SitePage, compose, compose_page};
use super::link::LinkedGuide;
use super::load::file_names::is_text;
use super::load::{SourceFile, SourceText, Sources};
use super::parse::{FileContent, Parsed};
use super::render::output::SiteFile;
use super::render::{Engine, KeptSearch, Renderer, pictures};
use super::{assemble, examine_parsed, link, overrides, parse};
use crate::diagnostic::{Diagnostics, Severity};
use crate::digest::Digest;
use crate::error::Error;
use crate::model::date::Date;
use crate::model::mention::node::Node;
use crate::span::{SourceId, line_and_column};
use crate::theme::Theme;

/// Pictures that were made for the site, such as smaller copies of photographs, by their path in the site. For each: a
/// digest of the data from which it was made, and its bytes.
type Copies = BTreeMap<String, (Digest, Arc<[u8]>)>;

/// An open project, as in a preview. Makes single pages on request, from the current state of the project.
pub struct Workspace {
    sources: Arc<Sources>,
    today: Date,
    parsed: Parsed,
    /// The findings from parsing each file, in the order of the files.
    found: Vec<Diagnostics>,
    /// The guide that pages show. It is the guide of the last state of the project without errors.
    guide: LinkedGuide,
    /// If `guide` was made from older files than the current ones, these older files; otherwise `None`.
    shown: Option<Arc<Sources>>,
    theme: Theme,
    /// True if the project's own theme files have no errors.
    has_good_theme: bool,
    engine: Arc<Engine>,
    has_source_positions: bool,
    /// The search index of `guide`.
    search: KeptSearch,
    /// The smaller copies of photographs that were made so far. Making one takes longer than making a page, and a
    /// browser requests it for each page that shows the photograph, so they are kept.
    copies: Mutex<Copies>,
}

impl Workspace {
    /// Opens a project. `today` is used as the date of the build.
    ///
    /// # Errors
    /// If the theme cannot be used.
    pub fn open(sources: Sources, today: Date) -> Result<Self, Error> {
        let (parsed, found) = parse::parse_separately(&sources);
        let guide = linked(&parsed, &mut Diagnostics::new());
        let mut found_in_theme = Diagnostics::new();
        let theme = theme(&sources, &guide, &mut found_in_theme)?;
        let engine =
            Arc::new(Engine::new(&theme).or_else(|_| Engine::new(&default_theme(&guide)?))?);
        let (sources, shown) = (Arc::new(sources), None);
        Ok(Self {
            sources,
            today,
            parsed,
            found,
            guide,
            shown,
            theme,
            has_good_theme: found_in_theme.count(Severity::Error) == 0,
            engine,
            has_source_positions: false,
            search: KeptSearch::default(),
            copies: Mutex::default(),
        })
    }

    /// Changes the workspace so that the HTML of its pages states where each text is in the guide's files.
    #[must_use]
    pub fn with_source_positions(self) -> Self {
        Self { has_source_positions: true, ..self }
    }

    /// The current files of the project.
    pub fn sources(&self) -> &Arc<Sources> {
        &self.sources
    }

    /// Replaces the text of a file in `content/` by `text`. Returns false if the project has no file with this path.
    ///
    /// # Errors
    /// If the theme cannot be used, for instance in the guide's new language.
    pub fn edit(&mut self, path: &str, text: impl Into<SourceText>) -> Result<bool, Error> {
        let Some((_, before)) = self.sources.find(path) else { return Ok(false) };
        let before = before.text.clone();
        self.search = KeptSearch::default();
        let sources = Arc::make_mut(&mut self.sources);
        let Some(source) = sources.change(path, text) else { return Ok(false) };
        if !self.parse_again(source) {
            self.link_again(true, |sources| {
                let mut shown = Sources::clone(sources);
                shown.change(path, before);
                Arc::new(shown)
            })?;
        }
        Ok(true)
    }

    /// Parses a changed file again. Returns true if `guide` now contains the change, so that the guide need not be
    /// linked again.
    fn parse_again(&mut self, source: SourceId) -> bool {
        let was_misread = self.parsed.misread.contains(&source);
        let mut found = Diagnostics::new();
        let file = self.parsed.parse_again(&self.sources, source, &mut found).cloned();
        let section = |source| {
            let files = &self.parsed.files;
            let place = files.binary_search_by_key(&source, |file| file.source).ok()?;
            match &files[place].content {
                FileContent::Section(own) => Some(Arc::clone(own)),
                _ => None,
            }
        };
        let is_good = found.count(Severity::Error) == 0;
        if let Some(known) = self.found.get_mut(source.0 as usize) {
            *known = found;
        }
        let is_misread = self.parsed.misread.contains(&source);
        match file {
            Some(file) if is_good && was_misread == is_misread && self.shown.is_none() => {
                match &file.content {
                    FileContent::Section(own) => {
                        self.guide.replace_section(own, &file.mentions, section)
                    }
                    _ => false,
                }
            }
            _ => false,
        }
    }

    /// Replaces all files of the project. Returns true if a text, the size of a picture or a file of the theme has
    /// changed. If it is false, other published files, such as a PDF, may still have changed.
    ///
    /// # Errors
    /// If the theme cannot be used.
    pub fn replace(&mut self, sources: Sources) -> Result<bool, Error> {
        // The size of a picture is part of the guide, so the guide is linked anew if one has changed.
        let has_same_pictures = sources.pictures() == self.sources.pictures();
        let has_same_texts =
            sources.files == self.sources.files && sources.overrides == self.sources.overrides;
        if has_same_texts && has_same_pictures {
            self.sources = Arc::new(sources);
            return Ok(false);
        }
        self.search = KeptSearch::default();
        let before = std::mem::replace(&mut self.sources, Arc::new(sources));
        // Tables may have read files that are not texts of the guide, such as CSV files.
        let is_alike = |new: &SourceFile, old: &SourceFile| {
            new.path == old.path && new.role == old.role && (is_text(&new.path) || new == old)
        };
        let mut pairs = self.sources.files.iter().zip(&before.files);
        let has_same_files = self.sources.files.len() == before.files.len()
            && pairs.all(|(new, old)| is_alike(new, old));
        if has_same_files && has_same_pictures {
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
            (self.parsed, self.found) = parse::parse_separately(&self.sources);
        }
        self.link_again(false, move |_| before)?;
        Ok(true)
    }

    /// Returns true if pages show an older state of the project, because the current files have errors.
    pub fn is_behind(&self) -> bool {
        self.shown.is_some()
    }

    /// Links the guide again. If there are no errors, pages show the new guide from now on. Otherwise they still show
    /// the old one, and `before` is called to get the files from which the old one was made. `may_keep_theme` is true
    /// if the theme has to be made again only if the guide's settings have changed.
    fn link_again(
        &mut self,
        may_keep_theme: bool,
        before: impl FnOnce(&Sources) -> Arc<Sources>,
    ) -> Result<(), Error> {
        let is_bad = |found: &Diagnostics| found.count(Severity::Error) > 0;
        let mut found = Diagnostics::new();
        if !self.found.iter().any(is_bad) {
            let guide = linked(&self.parsed, &mut found);
            let has_same_settings = Arc::ptr_eq(&guide.guide.settings, &self.guide.guide.settings);
            if may_keep_theme && has_same_settings && self.has_good_theme {
                if !is_bad(&found) {
                    (self.guide, self.shown) = (guide, None);
                    return Ok(());
                }
            } else {
                let theme = theme(&self.sources, &guide, &mut found)?;
                if !is_bad(&found)
                    && let Ok(engine) = Engine::new(&theme)
                {
                    (self.guide, self.theme, self.engine) = (guide, theme, Arc::new(engine));
                    (self.shown, self.has_good_theme) = (None, true);
                    return Ok(());
                }
                self.has_good_theme = false;
            }
        }
        if self.shown.is_none() {
            self.shown = Some(before(&self.sources));
        }
        Ok(())
    }

    /// Makes the page that the site has in the file `file`, such as `causes.html`. `None` if the site has no page in
    /// this file.
    ///
    /// # Errors
    /// If a template fails.
    pub fn page(&self, file: &str) -> Result<Option<String>, Error> {
        let site = compose_page(&self.guide, self.today, file, self.has_source_positions);
        let renderer = Renderer::with_engine(&site, &self.theme, Arc::clone(&self.engine));
        let renderer =
            if self.has_source_positions { renderer.with_one_stylesheet() } else { renderer };
        renderer.page_in(file)
    }

    /// Makes the file at `path`, a path in the site. `None` if the site has no file there.
    ///
    /// # Errors
    /// If a template fails, or a file of the project cannot be read.
    pub fn file(&self, path: &str) -> Result<Option<Vec<u8>>, Error> {
        if let Some(asset) = self.sources.assets.iter().find(|asset| asset.path == path) {
            return asset.read().map(Some);
        }
        // Listing the pictures means to look at every mention of the guide, so do not do it for pages.
        if !path.ends_with(".html") {
            let pictures = pictures(&self.guide, &self.theme, &self.sources.assets);
            if let Some(picture) = pictures.iter().find(|picture| picture.path == path) {
                return self.picture(picture).map(|bytes| Some(bytes.to_vec()));
            }
        }
        if let Some(bytes) = self.theme.published_files.get(path) {
            return Ok(Some(bytes.to_vec()));
        }
        if path == self.theme.stylesheet.path {
            return Ok(Some(self.theme.stylesheet.css.clone().into_bytes()));
        }
        if let Some(page) = self.page(path)? {
            return Ok(Some(page.into_bytes()));
        }
        let site = compose(&self.guide, self.today);
        let renderer = Renderer::with_engine(&site, &self.theme, Arc::clone(&self.engine))
            .keeping_search(&self.search);
        let files = renderer.files(&[]);
        let file = files.iter().find(|file| file.path == path);
        file.map(|file| file.bytes().map(|bytes| bytes.to_vec())).transpose()
    }

    /// Makes a picture of the site, such as a smaller copy. If it was made before from the same data, returns it
    /// without making it again.
    fn picture(&self, file: &SiteFile<'_>) -> Result<Arc<[u8]>, Error> {
        // If another thread panicked, each entry can still be used.
        let copies = || self.copies.lock().unwrap_or_else(PoisonError::into_inner);
        let known = copies().get(&file.path).cloned();
        if let Some((_, bytes)) = known.filter(|(inputs, _)| Some(*inputs) == file.inputs) {
            return Ok(bytes);
        }
        let bytes: Arc<[u8]> = file.bytes()?.into();
        if let Some(inputs) = file.inputs {
            copies().insert(file.path.clone(), (inputs, Arc::clone(&bytes)));
        }
        Ok(bytes)
    }

    /// The paths in the site of the files of all pages.
    pub fn pages(&self) -> Vec<String> {
        compose(&self.guide, self.today).pages.iter().map(SitePage::file).collect()
    }

    /// The path of the stylesheet in the site. It contains a digest of the styles, so it changes when they change.
    pub fn stylesheet(&self) -> &str {
        &self.theme.stylesheet.path
    }

    /// Converts a source position to the path of a file, a line and a column. `source` is the number of the file and
    /// `offset` a byte offset in it, as pages state them. `None` if there is no file with this number.
    pub fn place(&self, source: u32, offset: u32) -> Option<(&str, usize, usize)> {
        let sources = self.shown.as_ref().unwrap_or(&self.sources);
        let (path, text) = sources.file(SourceId(source))?;
        let (line, column) = line_and_column(&text, offset as usize);
        Some((path, line, column))
    }

    /// Copies the current state of the project, so that another thread can check it.
    pub fn snapshot(&self) -> Snapshot {
        let mut found = Diagnostics::new();
        self.found.iter().for_each(|of_file| found.extend(of_file.clone()));
        let (sources, parsed) = (Arc::clone(&self.sources), self.parsed.clone());
        Snapshot { sources, today: self.today, parsed, found }
    }
}

/// The state of a project at one moment. It can be checked while the project changes.
pub struct Snapshot {
    /// The files of the project.
    pub sources: Arc<Sources>,
    today: Date,
    parsed: Parsed,
    found: Diagnostics,
}

/// The findings of all checks of a [`Snapshot`] of a project.
pub struct Checked {
    /// All findings, sorted by position.
    pub found: Diagnostics,
    /// The files that have findings and whose content a page shows. For each, by its path: the address of this page,
    /// and the number of the file in the source positions that pages state.
    pub pages: BTreeMap<String, (String, u32)>,
}

impl Snapshot {
    /// Runs all checks that `osteon check` runs.
    ///
    /// # Errors
    /// If the theme cannot be used.
    pub fn check(self) -> Result<Checked, Error> {
        let Self { sources, today, parsed, found } = self;
        let mut analysis = examine_parsed(&sources, parsed, found, today, &mut |_| {})?;
        analysis.try_theme(today)?;
        analysis.select_reported(&sources);
        let pages = analysis.found.iter().filter_map(|finding| {
            let path = sources.path(finding.span.source)?;
            let page = page_of(&analysis.guide, finding.span.source, path)?;
            Some((path.to_owned(), (page, finding.span.source.0)))
        });
        let pages = pages.collect();
        Ok(Checked { found: analysis.found, pages })
    }
}

/// The address of the page that shows the content of a file. `None` if no page shows it.
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
    overrides::theme(sources, &guide.guide.settings, found)
}

/// The theme of a guide without the project's own theme files. Needed if the project's own templates cannot be
/// compiled.
fn default_theme(guide: &LinkedGuide) -> Result<Theme, Error> {
    theme(&Sources::default(), guide, &mut Diagnostics::new())
}
