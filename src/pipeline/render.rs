//! Turns the pages of a site into files with the templates of a theme. Only this module uses the template engine.

mod component_calls;
mod engine;
mod escape;
mod exports;
mod filters;
mod line_breaks;
pub mod output;
mod page_script;
mod pictures;
mod plural_forms;
pub mod rules;
mod search_index;
mod social;
mod stylesheets;
mod templates;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use rayon::prelude::*;
use serde::{Serialize, Serializer};
use tera::{Context, Value};

use self::exports::Exporter;
use self::output::SiteFile;
use self::page_script::{PAGE_AS_SCRIPT, PageScript, as_html};
use self::search_index::{IndexFile, SiteSearch};
use self::social::icon;
use self::stylesheets::{PAGE_WITH_OWN_STYLE, Stylesheets};
use super::compose::content::Html;
use super::compose::page_context::PageContext;
use super::compose::view::{Json, Link, NavigationView, SiteView, links};
use super::compose::{Page, Site, SitePage};
use super::link::LinkedGuide;
use super::load::PublishedFile;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::digest::Digest;
use crate::error::Error;
use crate::search::{LocaleWords, SearchableSite};
use crate::span::Span;
use crate::theme::{Bundle, Social, Theme, policy_source};

pub use self::engine::Engine;
pub use self::templates::check;

/// Makes the files of a site. Makes a file only when publishing or a preview needs it.
pub struct Renderer<'r, 'g> {
    site: &'r Site<'g>,
    theme: &'g Theme,
    engine: Arc<Engine>,
    exporter: Exporter<'g>,
    /// The script files that pages load. The key is a list of components, the value is one file with the scripts of all
    /// these components.
    scripts: BTreeMap<&'r [&'static str], Bundle>,
    /// The search index, which grows with each page that is rendered.
    search: Arc<SiteSearch>,
    navigation: NavigationView,
    /// The data about the site that templates get. It depends only on the relative path from the page to the root,
    /// which is the key. `None` if the disclaimer contains links to the guide or citations: then the data differs from
    /// page to page.
    sites: Option<Mutex<BTreeMap<String, Value>>>,
    stylesheets: Stylesheets<'r>,
}

/// The search index of a site, which a preview keeps until the site changes.
#[derive(Default)]
pub struct KeptSearch(OnceLock<Arc<SiteSearch>>);

impl<'r, 'g> Renderer<'r, 'g> {
    /// Makes the renderer of a site, and compiles the theme's templates.
    ///
    /// # Errors
    /// If the default theme's templates cannot be used.
    pub fn new(site: &'r Site<'g>, theme: &'g Theme) -> Result<Self, Error> {
        Ok(Self::with_engine(site, theme, Arc::new(Engine::new(theme)?)))
    }

    /// Makes the renderer of a site, with templates that are already compiled.
    pub fn with_engine(site: &'r Site<'g>, theme: &'g Theme, engine: Arc<Engine>) -> Self {
        let mut scripts = BTreeMap::new();
        for components in site.pages.iter().map(|page| page.scripts.as_slice()) {
            if !scripts.contains_key(components) {
                scripts.extend(theme.script(components).map(|script| (components, script)));
            }
        }
        let exporter = Exporter::new(site, &theme.locale);
        let sites = (!site.guide.has_mentions_in_editorial()).then(Mutex::default);
        let navigation = NavigationView::new(site.guide);
        let stylesheets = Stylesheets::new(site, theme);
        let search = Arc::new(SiteSearch::new(site));
        Self { site, theme, engine, exporter, scripts, search, navigation, sites, stylesheets }
    }

    /// Makes all pages load one stylesheet, the complete one. When the styles change, a preview can then replace the
    /// stylesheet in an open page.
    #[must_use]
    pub fn with_one_stylesheet(self) -> Self {
        Self { stylesheets: Stylesheets::complete(self.theme), ..self }
    }

    /// Uses the search index in `kept`. If `kept` is empty, stores this renderer's index in it.
    #[must_use]
    pub fn keeping_search(mut self, kept: &KeptSearch) -> Self {
        let search = kept.0.get_or_init(|| Arc::clone(&self.search));
        self.search = Arc::clone(search);
        self
    }

    /// Lists every file of the site without making any of them. `assets` are the files of the project that are
    /// published unchanged; they are part of the list.
    pub fn files<'f>(&'f self, assets: &'f [PublishedFile]) -> Vec<SiteFile<'f>> {
        let mut files = Vec::new();
        let mut add = |file: SiteFile<'f>| files.push(file);
        for (number, page) in self.site.pages.iter().enumerate() {
            let make = move || Ok(self.searched_page(number, page)?.into_bytes());
            add(SiteFile::lazy(page.file(), None, make));
        }
        for (path, file) in self.search.files() {
            let make = move || Ok(self.index_file(file)?.into_bytes());
            add(match file {
                IndexFile::Page(page) => SiteFile::beside(self.site.pages[page].file(), path, make),
                _ => SiteFile::late(path, make),
            });
        }
        for export in exports::exports(&self.exporter) {
            add(SiteFile::lazy(export.path, None, move || Ok((export.text)().into_bytes())));
        }
        for script in self.scripts.values() {
            add(SiteFile::ready(script.path.as_str(), script.text.as_bytes()));
        }
        for (path, css) in self.stylesheets.files() {
            add(SiteFile::ready(path, css.as_bytes()));
        }
        if self.has_picture() {
            add(SiteFile::lazy(social::PATH, None, || self.picture()));
        }
        for (path, bytes) in &self.theme.published_files {
            add(SiteFile::ready(path.as_str(), bytes));
        }
        pictures(self.site.guide, self.theme, assets).into_iter().for_each(&mut add);
        for asset in assets {
            add(SiteFile::on_disk(asset));
        }
        files.sort_by(|one, other| one.path.cmp(&other.path));
        // If two files have the same path, the one that was added last replaces the other.
        files.dedup_by(|later, kept| {
            let is_same = later.path == kept.path;
            if is_same {
                std::mem::swap(later, kept);
            }
            is_same
        });
        files
    }

    /// Renders the page with the path `file` in the site. `None` if there is no page with this path.
    ///
    /// # Errors
    /// If a template fails.
    pub fn page_in(&self, file: &str) -> Result<Option<String>, Error> {
        let page = self.site.pages.iter().find(|page| page.file() == file);
        page.map(|page| self.page(page)).transpose()
    }

    /// Renders every page, to find mistakes in the project's own theme, and reports these mistakes. Discards the pages.
    ///
    /// # Errors
    /// If the default theme fails.
    pub fn try_pages(&self, found: &mut Diagnostics) -> Result<(), Error> {
        let pages = self.site.pages.par_iter();
        let failed = pages.filter_map(|page| Some((page, self.render(&page.page()).err()?)));
        let failed: Vec<_> = failed.collect();
        let findings: Result<Vec<Diagnostic>, Error> = failed
            .iter()
            .map(|(page, error)| templates::of_page(error, &page.address, self.theme))
            .collect();
        let mut findings = findings?;
        if self.has_picture() {
            match self.picture() {
                Err(Error::ThemeFile { path, message }) if self.theme.own.contains_key(&path) => {
                    let place = Span::new(self.theme.own[&path], 0..0);
                    findings.push(rules::UNUSABLE_THEME_FILE.at(place).with("reason", message));
                }
                picture => drop(picture?),
            }
        }
        once_per_position(findings, found);
        Ok(())
    }

    /// Renders a page to HTML, and marks where its lines should not break.
    fn page(&self, page: &SitePage<'g>) -> Result<String, Error> {
        let page =
            self.finished(&page.page()).map_err(|error| templates::template_error(&error))?;
        self.site.guide.guide.spill.intact()?;
        Ok(page)
    }

    fn finished(&self, page: &Page<'g>) -> Result<String, tera::Error> {
        let is_chinese = self.site.guide.guide.settings.language.value.starts_with("zh");
        let bytes = self.render(page)?;
        let text = simdutf8::basic::from_utf8(&bytes).map_err(tera::Error::message)?;
        let text = line_breaks::mark(text, is_chinese);
        Ok(match page.page_type {
            PAGE_AS_SCRIPT => page_script::giving(&text, self.theme),
            name if name.ends_with(".xml") => escape::without_controls(text),
            _ => text,
        })
    }

    /// Renders the page with this index in the site, and adds its text to the search index.
    fn searched_page(&self, number: usize, page: &SitePage<'g>) -> Result<String, Error> {
        let html = self.page(page)?;
        self.search.read(number, &page.address, &html);
        Ok(html)
    }

    /// Makes a file of the search index. First renders the pages whose text the index does not have yet.
    fn index_file(&self, file: IndexFile) -> Result<String, Error> {
        self.search.file(file, self.site, |number| self.page(&self.site.pages[number]))
    }

    /// Makes the search index that `osteon search` uses. Renders every page.
    ///
    /// # Errors
    /// If a template fails.
    pub fn search(&self) -> Result<SearchableSite, Error> {
        let page = |number: usize| self.page(&self.site.pages[number]);
        let (pages, lower) = self.search.texts(self.site, page)?;
        let words = LocaleWords::new(|name| self.theme.locale.word(&["search", name]));
        Ok(SearchableSite::new(pages, lower, words))
    }

    /// Returns true if osteon draws a picture for link previews of the site.
    fn has_picture(&self) -> bool {
        let has_address = self.site.guide.guide.settings.base_url.is_some();
        let mut assets = self.site.guide.guide.assets.iter();
        has_address
            && !self.theme.published_files.contains_key(social::PATH)
            && !assets.any(|asset| asset.value == social::PATH)
    }

    fn picture(&self) -> Result<Vec<u8>, Error> {
        // If the project has a background picture of its own, it is used even if the guide's logo is a letter.
        let has_own = self.theme.own.contains_key(Social::BACKGROUND);
        let plain = self.theme.initial.as_ref().filter(|_| !has_own);
        social::picture(&self.site.guide.guide.settings, &self.theme.social, plain)
    }

    /// Renders a page to UTF-8.
    fn render(&self, page: &Page<'g>) -> Result<Vec<u8>, tera::Error> {
        let texts = page.texts.as_ref().map(|texts| self.finished(&texts.page())).transpose()?;
        let at = &page.page_context;
        let mut context = Context::new();
        context.insert("root", at.root());
        context.insert_value("site", self.site_value(at)?);
        context.insert_value("page", value(&PageView::new(page, texts.as_deref(), self))?);
        context.insert_value("view", value(&*page.view)?);
        let name = page.page_type;
        if name == PAGE_WITH_OWN_STYLE {
            context.insert_value("style", Value::safe_string(self.stylesheets.inline_style()));
        }
        let template =
            if name.contains('.') { format!("pages/{name}") } else { format!("pages/{name}.html") };
        self.engine.render(&template, &context)
    }

    /// The data about the site that the templates of a page get. It is the same for all pages with the same relative
    /// path to the root.
    fn site_value(&self, at: &PageContext<'_>) -> Result<Value, tera::Error> {
        let make = || value(&SiteView::new(at, &self.navigation, &self.theme.stylesheet.path));
        let Some(sites) = &self.sites else { return make() };
        // If another thread panicked while it held the lock, the map is still consistent, because a value is inserted
        // in one step.
        let mut sites = sites.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(site) = sites.get(at.root()) {
            return Ok(site.clone());
        }
        let site = make()?;
        sites.insert(at.root().to_owned(), site.clone());
        Ok(site)
    }
}

/// Lists the pictures that can be made without rendering a page: smaller copies of the guide's photographs, and, for a
/// guide whose logo is a letter, the icons of the site.
pub fn pictures<'s>(
    guide: &'s LinkedGuide,
    theme: &'s Theme,
    assets: &'s [PublishedFile],
) -> Vec<SiteFile<'s>> {
    let mut files = pictures::copies(guide, assets);
    if let Some(initial) = &theme.initial {
        files.extend(icon::ICONS.map(|(path, side, size)| {
            SiteFile::lazy(path, None, move || icon::icon(initial, &theme.social, side, size))
        }));
    }
    files
}

fn value(value: &dyn erased_serde::Serialize) -> Result<Value, tera::Error> {
    Value::try_from_serializable(value)
}

/// Adds the findings `failed` to `found`, but only the first finding of each rule at each position. A mistake in a
/// template gives the same finding for every page.
fn once_per_position(failed: Vec<Diagnostic>, found: &mut Diagnostics) {
    let mut told = BTreeSet::new();
    for finding in failed {
        if told.insert((finding.span, finding.rule.name)) {
            found.push(finding);
        }
    }
}

impl Serialize for Html {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        as_html(self.as_str(), serializer)
    }
}

/// The data about a page that its template receives under the name `page`.
#[derive(serde::Serialize)]
struct PageView<'p> {
    #[serde(rename = "type")]
    page_type: &'static str,
    title: Option<&'p str>,
    naming: Option<&'static str>,
    number: Option<usize>,
    trail: Vec<Link>,
    description: &'p str,
    found_by: &'p [String],
    path: &'p str,
    canonical: Option<String>,
    stylesheet: &'p str,
    script: Option<String>,
    loader: Option<PageScript<'static>>,
    has_texts: bool,
    structured_data: Option<Json>,
    data_source: Option<String>,
    style_source: Option<String>,
}

impl<'p> PageView<'p> {
    /// Makes the data about a page. `texts` is the content of the script that adds further texts to the page; `None` if
    /// the page has no further texts.
    fn new(page: &'p Page<'_>, texts: Option<&str>, renderer: &'p Renderer<'_, '_>) -> Self {
        let theme = renderer.theme;
        let at: &PageContext<'_> = &page.page_context;
        let carries_style = page.page_type == PAGE_WITH_OWN_STYLE;
        let named_by_theme = || theme.locale.word(&["pages", page.page_type]);
        let name = page.title.as_deref().unwrap_or_else(named_by_theme);
        let script = renderer.scripts.get(page.scripts.as_slice());
        // The hash at the end of the script's address changes with the texts, so browsers fetch them again when they
        // have changed.
        let texts = page.texts.as_ref().zip(texts).map(|(page, text)| {
            let version = Digest::of(text.as_bytes()).to_hex();
            (format!("{}?{}", at.path(&page.address), &version[..10]), text)
        });
        let scripts = |own: &'p Bundle| {
            let own = (format!("{}{}", at.root(), own.path), own.text.as_str());
            texts.iter().cloned().chain([own]).collect::<Vec<_>>()
        };
        let structured_data =
            page.structured_data.as_ref().map(|data| data.json(name, &page.trail, at));
        Self {
            page_type: page.page_type,
            title: page.title.as_deref(),
            naming: page.naming,
            number: page.number,
            trail: links(&page.trail, at),
            description: &page.description,
            found_by: page.found_by,
            path: &page.address,
            canonical: if carries_style { None } else { at.canonical() },
            stylesheet: renderer.stylesheets.path(page),
            script: script.map(|script| script.path.clone()),
            loader: script.map(|script| PageScript::loading(&scripts(script), theme)),
            has_texts: texts.is_some(),
            data_source: structured_data.as_ref().map(|data| policy_source(data.as_str())),
            structured_data,
            style_source: carries_style.then(|| policy_source(renderer.stylesheets.inline_style())),
        }
    }
}
