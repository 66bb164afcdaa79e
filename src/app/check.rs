//! `osteon check`: reports the findings of a guide.

use super::arguments::CheckArguments;
use super::clock::today;
use super::invisible_characters::visible;
use super::report::Format;
use super::terminal::Terminal;
use super::{Ending, Outcome};
use crate::diagnostic::{Severity, Words};
use crate::pipeline::analyze;
use crate::pipeline::load::{Role, load};

static NOTHING_WRONG: Words = Words("no problems found");

static ACKNOWLEDGED: Words = Words("acknowledged by comments (`allow: …`): {number}");

/// Checks the guide and reports; builds nothing.
pub(super) fn check(arguments: &CheckArguments, terminal: &Terminal) -> Outcome {
    let project = &arguments.project;
    let today = today(project.date)?;
    let mut sources = load(&project.root, &project.follow_links)?;
    sources.shows_drafts = project.drafts;
    let analysis = analyze(&sources, today)?;
    let found = &analysis.found;
    if arguments.list_files {
        for file in sources.files.iter().filter(|file| file.role == Role::Published) {
            terminal.print(&visible(&file.path))?;
        }
    }
    match arguments.format.as_str() {
        "human" => terminal.findings(found, &sources, project.strict)?,
        name => terminal.report(Format::named(name), found, &sources, project.strict)?,
    }
    let acknowledged = found.acknowledged().count();
    if acknowledged > 0 {
        terminal.try_info(&ACKNOWLEDGED, &[("number", acknowledged.to_string())])?;
    }
    if found.must_stop(project.strict) {
        return Ok(Ending::GuideHasErrors);
    }
    if found.count(Severity::Warning) == 0 {
        terminal.try_info(&NOTHING_WRONG, &[])?;
    }
    Ok(Ending::Fine)
}
