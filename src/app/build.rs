//! `osteon build`: the site of a guide.

use std::time::Instant;

use super::arguments::BuildArguments;
use super::clock::today;
use super::terminal::Terminal;
use super::{Ending, Outcome};
use crate::diagnostic::{Diagnostics, Severity};
use crate::error::Error;
use crate::model::mention::Address;
use crate::pipeline::load::load;
use crate::pipeline::parse::with_slash;
use crate::pipeline::publish::publish;
use crate::pipeline::{analyze, produce};

/// Builds the site, unless the guide has errors: then the old site stays as it is.
pub(super) fn build(arguments: &BuildArguments, terminal: &Terminal) -> Outcome {
    let started = Instant::now();
    let project = &arguments.project;
    let today = today(project.date)?;
    let base_url = arguments.base_url.as_deref().map(base_url).transpose()?;
    let sources = load(&project.root)?;
    let mut analysis = analyze(&sources, today)?;
    let language = terminal.language(project.language);
    terminal.findings(&analysis.found, &sources, language, project.strict);
    if has_errors(&analysis.found, project.strict) {
        terminal.say("nothing was built; the site is as it was");
        return Ok(Ending::GuideHasErrors);
    }
    if base_url.is_some() {
        analysis.guide.guide.settings.base_url = base_url;
    }
    let output = produce(&analysis, &sources, today)?;
    let folder = arguments.output.clone().unwrap_or_else(|| project.root.join("public"));
    keep_project_safe(&folder, &project.root)?;
    let published = publish(&output, &folder)?;
    let pages = output.files.keys().filter(|path| path.ends_with(".html")).count();
    terminal.say(&format!(
        "built {pages} pages in {} ms: {} files written, {} unchanged, {} removed, in {}",
        started.elapsed().as_millis(),
        published.written,
        published.unchanged,
        published.removed,
        folder.display()
    ));
    if analysis.guide.guide.settings.base_url.is_none() {
        terminal.say(
            "note: without `base-url` in guide.toml or --base-url there is no sitemap, feed or canonical link",
        );
    }
    Ok(Ending::Fine)
}

/// Whether a build must stop.
pub(super) fn has_errors(found: &Diagnostics, strict: bool) -> bool {
    found.count(Severity::Error) > 0 || (strict && found.count(Severity::Warning) > 0)
}

fn base_url(address: &str) -> Result<String, Error> {
    match Address::parse(address) {
        Address::Web(address) if address.starts_with("http") => Ok(with_slash(address)),
        _ => Err(Error::Usage {
            message: format!("--base-url is `{address}`; write a full address such as https://example.org/guide/"),
        }),
    }
}

/// The output may stand within the project, but no part of the project within the output.
#[expect(clippy::disallowed_methods, reason = "two paths are one folder only if the disk says so")]
fn keep_project_safe(folder: &std::path::Path, root: &std::path::Path) -> Result<(), Error> {
    let (Ok(folder_there), Ok(root)) = (folder.canonicalize(), root.canonicalize()) else { return Ok(()) };
    let own = ["content", "templates", "static"].map(|name| root.join(name));
    let inside_own = own.iter().any(|own| folder_there.starts_with(own));
    if root.starts_with(&folder_there) || inside_own {
        return Err(Error::OutputHoldsProject { path: folder.to_owned() });
    }
    Ok(())
}
