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

use self::check::GuideContext;
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

/// A guide after the stages from parse to check, with its theme and all findings.
pub struct Analysis {
    /// The guide, in which the target of each mention is known.
    pub guide: LinkedGuide,
    /// The theme of the guide: the default theme with the project's own theme files.
    pub theme: Theme,
    /// If the project has templates of its own, the compiled templates, which were compiled to check them. Otherwise
    /// `None`.
    engine: Option<Arc<Engine>>,
    /// All findings of the stages from parse to check, sorted by position.
    pub found: Diagnostics,
}

/// Parses, assembles, links and checks a project. Calls `done` after each stage, to show progress. `today` is the date
/// of the build. Unlike [`analyze`], does not render pages to find mistakes in the project's own templates.
///
/// # Errors
/// If the theme cannot be used.
pub fn understand(sources: &Sources, today: Date, done: &mut Done<'_>) -> Result<Analysis, Error> {
    let mut analysis = examine(sources, today, done)?;
    analysis.select_reported(sources);
    Ok(analysis)
}

/// Parses, assembles, links and checks a project. `today` is the date of the build. If the project has templates of its
/// own, and no finding is an error, also renders every page to find mistakes in these templates.
///
/// # Errors
/// If the theme cannot be used.
pub fn analyze(sources: &Sources, today: Date) -> Result<Analysis, Error> {
    let mut analysis = examine(sources, today, &mut |_| {})?;
    analysis.try_theme(today)?;
    analysis.select_reported(sources);
    Ok(analysis)
}

impl Analysis {
    /// Removes three kinds of findings: those that only follow from other findings, those that the author acknowledges,
    /// and those of rules that the guide switches off.
    fn select_reported(&mut self, sources: &Sources) {
        let off = &self.guide.guide.settings.switched_off;
        findings::select_reported(sources, &rules(), off, &mut self.found);
    }

    /// Renders every page to find mistakes in the project's own templates, and adds these to the findings. Does nothing
    /// if the project has no templates, or if a finding is an error already.
    fn try_theme(&mut self, today: Date) -> Result<(), Error> {
        if self.theme.is_untried() && self.found.count(Severity::Error) == 0 {
            let mut found = Diagnostics::new();
            self.renderer(&compose(&self.guide, today))?.try_pages(&mut found)?;
            self.found.extend(found);
        }
        Ok(())
    }

    /// The renderer, which fills the templates with the pages of the site.
    ///
    /// # Errors
    /// If the default theme's templates cannot be used.
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

/// Assembles, links and checks files that are already parsed; calls `done` after each stage. `found` contains the
/// findings of the stage `parse`.
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
    let theme_has_language =
        theme.locale.is_in_language(language) || !parse::is_language_tag(language);
    let engine = render::check(&theme, &mut found)?.map(Arc::new);
    done(Stage::Theme);
    check::check(&GuideContext::new(&guide, today, theme_has_language), &mut found);
    done(Stage::Check);
    found.drop_all_beside(&parse::raw_text::rules::MERGE_CONFLICT);
    sources.spill.intact()?;
    Ok(Analysis { guide, theme, engine, found })
}

/// Starts the threads that all stages share. If the system does not allow a second thread, this one does all work.
///
/// # Errors
/// If no thread pool can be created at all.
pub fn start_threads() -> Result<(), Error> {
    let pool = rayon::ThreadPoolBuilder::new;
    if pool().build_global().is_ok() {
        return Ok(());
    }
    pool().num_threads(1).use_current_thread().build_global().map_err(|_| Error::Threads)
}

/// Renders all files of a site into memory. No finding may be an error. `today` is the date of the build.
///
/// # Errors
/// If a template fails.
pub fn produce(analysis: &Analysis, sources: &Sources, today: Date) -> Result<Output, Error> {
    let site = compose(&analysis.guide, today);
    let renderer = analysis.renderer(&site)?;
    let files = renderer.files(&sources.assets);
    Output::of(&files)
}

/// All rules, in the order of the stages.
pub fn rules() -> Vec<&'static Rule> {
    rule_groups().into_iter().flat_map(|(_, rules)| rules).collect()
}

/// All rules, grouped by topic. For each topic: its heading in lists of rules, and its rules.
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

/// Converts Markdown from outside a project to HTML. The addresses in links stay as written. Tests compare the result
/// with CommonMark's examples.
pub fn markdown_to_html(text: &str) -> String {
    let (document, mentions) = parse::markdown::of_no_file(text);
    let mut guide = assemble::assemble(parse::Parsed::default(), &mut Diagnostics::new());
    // The language of the text is unknown, so no word is marked as foreign.
    Arc::make_mut(&mut guide.settings).language.value.clear();
    let guide = link::as_written(guide, &mentions);
    let at = compose::page_context::PageContext::new(&guide, "");
    compose::content::fragment(&at, &document)
}
