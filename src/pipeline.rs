//! The eight stages of the compiler, in order.
//!
//! ```text
//! folder ─load→ Sources ─parse→ Parsed ─assemble→ Guide ─link→ LinkedGuide
//!        LinkedGuide ─check→ findings
//!        LinkedGuide ─compose→ Site ─render→ files ─publish→ folder
//! ```
//!
//! Only `load` reads the project and only `publish` writes the site. All stages between them are pure functions.

pub mod assemble;
pub mod check;
pub mod compose;
pub mod findings;
pub mod lexicon;
pub mod link;
pub mod load;
pub mod overrides;
pub mod parse;
pub mod publish;
pub mod render;
pub mod stage;
pub mod workspace;

use std::sync::Arc;

use self::check::Facts;
use self::compose::Site;
pub use self::compose::compose;
use self::link::LinkedGuide;
use self::load::Sources;
use self::render::Engine;
pub use self::render::Renderer;
use self::render::output::Output;
use self::stage::{Done, Stage};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::error::Error;
use crate::model::date::Date;
use crate::theme::Theme;

/// A guide after all stages up to `check`, with its theme and the findings.
pub struct Analysis {
    /// The guide, with the targets of its references.
    pub guide: LinkedGuide,
    /// The theme in which the guide's site is shown.
    pub theme: Theme,
    /// The template engine with the theme's templates. `None` if it was not needed to check the theme.
    engine: Option<Arc<Engine>>,
    /// The findings to report, in the order of the report.
    pub found: Diagnostics,
}

/// Analyses a project as of a date: parses, assembles, links and checks it. Does not render pages, so mistakes that
/// only show when the project's own templates are used are not found; [`analyze`] finds them.
///
/// # Errors
/// If the default theme cannot be used.
pub fn understand(sources: &Sources, today: Date, done: &mut Done<'_>) -> Result<Analysis, Error> {
    let mut analysis = examine(sources, today, done)?;
    analysis.settle(sources);
    Ok(analysis)
}

/// Analyses a project as of a date. If the project has templates or scripts of its own, renders every page, because
/// some mistakes in templates only show then.
///
/// # Errors
/// If the default theme cannot be used.
pub fn analyze(sources: &Sources, today: Date) -> Result<Analysis, Error> {
    let mut analysis = examine(sources, today, &mut |_| {})?;
    analysis.try_theme(today)?;
    analysis.settle(sources);
    Ok(analysis)
}

impl Analysis {
    /// Decides which findings are reported. It drops those whose rule the guide switches off and those that only follow
    /// from others, and sets apart those that the author acknowledged.
    fn settle(&mut self, sources: &Sources) {
        let off = &self.guide.guide.settings.switched_off;
        findings::settle(sources, &rules(), off, &mut self.found);
    }

    /// Renders every page to find mistakes in the project's own templates, unless there are errors already.
    fn try_theme(&mut self, today: Date) -> Result<(), Error> {
        if self.theme.is_untried() && self.found.count(Severity::Error) == 0 {
            let mut found = Diagnostics::new();
            self.renderer(&compose(&self.guide, today))?.try_pages(&mut found)?;
            self.found.extend(found);
        }
        Ok(())
    }

    /// Makes a renderer for the pages of `site`.
    ///
    /// # Errors
    /// If the templates cannot be compiled.
    pub fn renderer<'r, 'g>(&'g self, site: &'r Site<'g>) -> Result<Renderer<'r, 'g>, Error> {
        match &self.engine {
            Some(engine) => Ok(Renderer::with_engine(site, &self.theme, Arc::clone(engine))),
            None => Renderer::new(site, &self.theme),
        }
    }
}

fn examine(sources: &Sources, today: Date, done: &mut Done<'_>) -> Result<Analysis, Error> {
    let mut found = Diagnostics::new();
    let parsed = parse::parse(sources, &mut found);
    done(Stage::Parse);
    examine_parsed(sources, parsed, found, today, done)
}

/// Assembles, links and checks files that are already parsed. `found` holds the findings of the parser. `done` is
/// called after each stage.
fn examine_parsed(
    sources: &Sources,
    parsed: parse::Parsed,
    mut found: Diagnostics,
    today: Date,
    done: &mut Done<'_>,
) -> Result<Analysis, Error> {
    let guide = assemble::assemble(parsed, &mut found);
    done(Stage::Assemble);
    let guide = link::link(guide, &mut found);
    done(Stage::Link);
    let language = &guide.guide.settings.language.value;
    let theme = overrides::theme(sources, &guide.guide.settings, &mut found)?;
    let theme_speaks = theme.locale.speaks(language) || !parse::is_language_tag(language);
    let engine = render::check(&theme, &mut found)?.map(Arc::new);
    done(Stage::Theme);
    check::check(&Facts::new(&guide, today, theme_speaks), &mut found);
    done(Stage::Check);
    found.keep_alone(&parse::raw_text::rules::MERGE_CONFLICT);
    Ok(Analysis { guide, theme, engine, found })
}

/// Starts the threads that all stages share. If the system allows no new thread, the current one does all work.
///
/// # Errors
/// If not even the current thread can be used.
pub fn start_threads() -> Result<(), Error> {
    let pool = rayon::ThreadPoolBuilder::new;
    if pool().build_global().is_ok() {
        return Ok(());
    }
    pool().num_threads(1).use_current_thread().build_global().map_err(|_| Error::Threads)
}

/// Renders all files of a site into memory, as of a date. The guide must have no errors.
///
/// # Errors
/// If a template fails.
pub fn produce(analysis: &Analysis, sources: &Sources, today: Date) -> Result<Output, Error> {
    let site = compose(&analysis.guide, today);
    let renderer = analysis.renderer(&site)?;
    let files = renderer.files(&sources.assets);
    Output::of(&files)
}

/// The rules of all mistakes that osteon reports, in the order of the stages that find them.
pub fn rules() -> Vec<&'static Rule> {
    rule_groups().into_iter().flat_map(|(_, rules)| rules).collect()
}

/// All rules, grouped by topic; each group has a heading, such as "Links, sources, people".
pub fn rule_groups() -> Vec<(&'static Words, Vec<&'static Rule>)> {
    let checks = check::CHECKS.iter().map(|check| check.rule);
    let mut files = parse::raw_text::rules::RULES.to_vec();
    files.extend(parse::rules::RULES);
    let mut text = parse::markdown::rules::RULES.to_vec();
    text.extend(parse::markdown::losses::rules::RULES);
    let mut theme = overrides::rules::RULES.to_vec();
    theme.extend(render::rules::RULES);
    vec![
        (&FILES, files),
        (&TEXT, text),
        (&TOGETHER, assemble::rules::RULES.to_vec()),
        (&LINKS, link::rules::RULES.to_vec()),
        (&CONTENT, checks.collect()),
        (&THEME, theme),
        (&FINDINGS, findings::rules::RULES.to_vec()),
    ]
}

static FILES: Words = Words("Files and fields");
static TEXT: Words = Words("Text");
static TOGETHER: Words = Words("Files together");
static LINKS: Words = Words("Links, sources, people");
static CONTENT: Words = Words("What the guide says");
static THEME: Words = Words("Templates, styles, words of the theme");
static FINDINGS: Words = Words("Findings themselves");

/// Converts Markdown that belongs to no guide to HTML. Link addresses stay as written. Tests compare the result with
/// the CommonMark specification.
pub fn markdown_to_html(text: &str) -> String {
    let (document, mentions) = parse::markdown::of_no_file(text);
    let mut guide = assemble::assemble(parse::Parsed::default(), &mut Diagnostics::new());
    // The language of the text is unknown, so no word may be marked as belonging to another language.
    Arc::make_mut(&mut guide.settings).language.value.clear();
    let guide = link::as_written(guide, &mentions);
    let at = compose::page_context::PageContext::new(&guide, "");
    compose::content::fragment(&at, &document)
}
