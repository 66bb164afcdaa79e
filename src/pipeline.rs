//! The eight stages in order: the program on one screen.
//!
//! ```text
//! folder ─load→ Sources ─parse→ Parsed ─assemble→ Guide<Mention> ─link→ LinkedGuide
//!        LinkedGuide ─check→ findings
//!        LinkedGuide ─compose→ Site ─render→ Output ─publish→ folder
//! ```
//!
//! `load` alone reads the project, `publish` alone writes the site; between them everything is pure.

pub mod assemble;
pub mod check;
pub mod compose;
pub mod link;
pub mod load;
pub mod overrides;
pub mod parse;
pub mod publish;
pub mod render;

use self::check::Facts;
use self::compose::compose;
use self::link::LinkedGuide;
use self::load::Sources;
use self::render::output::Output;
use crate::diagnostic::{Diagnostics, Rule, Severity};
use crate::error::Error;
use crate::model::date::Date;
use crate::theme::Theme;

/// A guide that is understood, and the theme that it will be shown in.
pub struct Analysis {
    /// The guide.
    pub guide: LinkedGuide,
    /// The theme.
    pub theme: Theme,
    /// The site without its assets, where it was made to try a theme of the project's own.
    pub output: Option<Output>,
    /// Everything that is wrong, sorted.
    pub found: Diagnostics,
}

/// Understands a project: parses, assembles, links and checks it, as of a day.
///
/// # Errors
/// If the theme cannot be used.
pub fn analyze(sources: &Sources, today: Date) -> Result<Analysis, Error> {
    let mut found = Diagnostics::new();
    let parsed = parse::parse(sources, &mut found);
    let guide = assemble::assemble(parsed, &mut found);
    let guide = link::link(guide, &mut found);
    let language = &guide.guide.settings.language.value;
    let theme = overrides::theme(sources, language, &mut found)?;
    let theme_speaks = theme.locale.speaks(language) || !parse::is_language_tag(language);
    check::check(&Facts::new(&guide, today, theme_speaks), &mut found);
    render::check(&theme, &mut found)?;
    found.keep_alone(&parse::raw_text::rules::MERGE_CONFLICT);
    let mut output = None;
    if theme.is_untried() && found.count(Severity::Error) == 0 {
        output = render::render(&compose(&guide, today), &theme, &mut found)?;
    }
    found.sort();
    Ok(Analysis { guide, theme, output, found })
}

/// Makes the site of a guide that has no errors, in memory, as of a day.
///
/// # Errors
/// If a template of the default theme fails.
pub fn produce(analysis: &Analysis, sources: &Sources, today: Date) -> Result<Output, Error> {
    let mut found = Diagnostics::new();
    let made = match &analysis.output {
        Some(output) => Some(Output { files: output.files.clone() }),
        None => render::render(&compose(&analysis.guide, today), &analysis.theme, &mut found)?,
    };
    // `analyze` has found this before, and nobody builds a guide with errors.
    let Some(mut output) = made else {
        return Err(Error::Template { message: "  run `osteon check` to see where".to_owned() });
    };
    let assets = sources.assets.iter().map(|asset| (asset.path.clone(), asset.bytes.clone()));
    output.files.extend(assets);
    Ok(output)
}

/// Every rule of every stage, in the order of the stages.
pub fn rules() -> Vec<&'static Rule> {
    let mut rules = Vec::new();
    rules.extend(parse::raw_text::rules::RULES);
    rules.extend(parse::rules::RULES);
    rules.extend(parse::markdown::rules::RULES);
    rules.extend(parse::markdown::losses::rules::RULES);
    rules.extend(assemble::rules::RULES);
    rules.extend(link::rules::RULES);
    rules.extend(overrides::rules::RULES);
    rules.extend(render::rules::RULES);
    rules.extend(check::CHECKS.iter().map(|check| check.rule));
    rules
}

/// Markdown that belongs to no guide as HTML: what the format means by itself, with every address as it is written.
pub fn markdown_to_html(text: &str) -> String {
    let guide = link::link(
        assemble::assemble(parse::Parsed::default(), &mut Diagnostics::new()),
        &mut Diagnostics::new(),
    );
    let document = link::as_written(parse::markdown_document(text));
    let at = compose::standpoint::Standpoint::new(&guide, "");
    render::fragment(&compose::view::Rich::new(&at, &document, ""))
}
