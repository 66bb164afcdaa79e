//! `osteon check`: what is wrong with a guide.

use super::arguments::CheckArguments;
use super::build::has_errors;
use super::clock::today;
use super::report::Format;
use super::terminal::Terminal;
use super::{Ending, Outcome};
use crate::pipeline::analyze;
use crate::pipeline::load::load;

/// Looks, reports, and builds nothing.
pub(super) fn check(arguments: &CheckArguments, terminal: &Terminal) -> Outcome {
    let project = &arguments.project;
    let today = today(project.date)?;
    let sources = load(&project.root)?;
    let analysis = analyze(&sources, today)?;
    let language = terminal.language(project.language);
    let found = &analysis.found;
    match arguments.format.as_str() {
        "human" => terminal.findings(found, &sources, language, project.strict),
        name => terminal.report(Format::named(name), found, &sources, language, project.strict),
    }
    if has_errors(found, project.strict) {
        return Ok(Ending::GuideHasErrors);
    }
    if found.iter().next().is_none() {
        terminal.say("nothing is wrong");
    }
    Ok(Ending::Fine)
}
