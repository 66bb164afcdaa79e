//! `osteon build`: builds the site of a guide.

use std::path::{Path, PathBuf};
use std::time::Instant;

use super::arguments::BuildArguments;
use super::clock::today;
use super::progress::Progress;
use super::record_addresses::record;
use super::signals::Signals;
use super::terminal::Terminal;
use super::timings::{Timing, Timings};
use super::{Ending, Outcome};
use crate::diagnostic::Words;
use crate::digest::Digest;
use crate::error::{Error, Reason};
use crate::model::date::Date;
use crate::model::mention::web_address::is_base_address;
use crate::pipeline::load::{Sources, load};
use crate::pipeline::publish::{Build, Notice, Options, Published, Watcher, current_site, publish};
use crate::pipeline::stage::Stage;
use crate::pipeline::{Analysis, analyze, compose, understand};

static NOTHING_BUILT: Words = Words("nothing was built; the existing site is unchanged");

static BUILT: Words = Words(
    "built {pages} pages in {milliseconds} ms: {written} files written, {unchanged} unchanged, {removed} removed, in {folder}",
);

static NO_ADDRESS: Words = Words(
    "note: without `base-url` in guide.toml or --base-url there is no sitemap, feed or canonical link",
);

static NOT_AN_ADDRESS: Words = Words("--base-url is `{address}`, which is not a full address");
static FULL_ADDRESS: Words = Words("write a full address such as https://example.org/guide/");

static STAGE: Words = Words("{name}: {wall} ms, {cpu} ms of processor time");

/// File name of the sitemap. A site has a sitemap only if its address is known.
const SITEMAP: &str = "sitemap.xml";

/// Builds the site. If the guide has errors, the old site stays.
pub(super) fn build(arguments: &BuildArguments, terminal: &Terminal) -> Outcome {
    let started = Instant::now();
    let project = &arguments.project;
    let today = today(project.date)?;
    let base_url = arguments.base_url.as_deref().map(base_url).transpose()?;
    let mut timings = Timings::start();
    let mut sources = load(&project.root, &project.follow_links)?;
    sources.base_url = base_url;
    sources.shows_drafts = project.drafts;
    timings.done(Stage::Load);
    let folder = arguments.output.clone().unwrap_or_else(|| project.root.join("public"));
    let inputs = inputs(&sources, today)?;
    let publication = PublicationWatcher {
        signals: Signals::listen(),
        progress: Progress::new(terminal, started),
        terminal,
    };
    let options = Options { is_flushed: !arguments.no_sync, watcher: &publication };
    let summary = match current_site(&folder, inputs, options) {
        Some(site) if site.is_clean && !arguments.record => Summary::unchanged(&site.paths),
        site => {
            let analysis = understand(&sources, today, &mut |stage| timings.done(stage))?;
            terminal.findings(&analysis.found, &sources, project.strict)?;
            if analysis.found.must_stop(project.strict) {
                terminal.info(&NOTHING_BUILT, &[]);
                return Ok(Ending::GuideHasErrors);
            }
            keep_project_safe(&folder, &project.root)?;
            // Nothing has changed since the last build: its findings are shown again, but the site is not written
            // again.
            let summary = match site {
                Some(site) => Ok(Summary::unchanged(&site.paths)),
                None => {
                    let build = Build { inputs, is_clean: analysis.found.is_empty() };
                    let site = NewSite { analysis: &analysis, sources: &sources, today, build };
                    site.publish(&folder, &publication, options, &mut timings)
                }
            };
            // If a template of the project has caused the failure, shows the findings that explain it.
            if matches!(summary, Err(Error::Template { .. } | Error::ThemeFile { .. }))
                && analysis.theme.is_untried()
            {
                let analysis = analyze(&sources, today)?;
                terminal.findings(&analysis.found, &sources, project.strict)?;
                terminal.info(&NOTHING_BUILT, &[]);
                return Ok(Ending::GuideHasErrors);
            }
            let summary = summary?;
            if arguments.record {
                record(&project.root, &analysis.guide)?;
            }
            // The process ends now. The system frees the memory faster than the destructors would.
            std::mem::forget(analysis);
            summary
        }
    };
    timings.stages().iter().for_each(|stage| terminal.verbose_info(&STAGE, &stage_values(stage)));
    if let Some(path) = &arguments.timings {
        timings.write(path)?;
    }
    summary.print(started, &folder, terminal);
    Ok(Ending::Fine)
}

/// Shows the progress and the notices of a site's publication, and stops the publication at a signal such as Ctrl-C.
struct PublicationWatcher<'t> {
    signals: Signals,
    progress: Progress<'t>,
    terminal: &'t Terminal,
}

impl Watcher for PublicationWatcher<'_> {
    fn is_stopped(&self) -> bool {
        // `publish` calls this function before each file, so the files can be counted here.
        self.progress.step();
        self.signals.is_stopped()
    }

    fn notice(&self, notice: &Notice) {
        self.terminal.info_text(&notice.message(self.terminal.language()));
    }
}

/// What is needed to publish a site: the analysed guide, the project's files, the date, and the record of this build.
/// The next build reads the record, to find out whether anything has changed.
struct NewSite<'a> {
    analysis: &'a Analysis,
    sources: &'a Sources,
    today: Date,
    build: Build,
}

impl NewSite<'_> {
    fn publish(
        &self,
        folder: &Path,
        publication: &PublicationWatcher,
        options: Options,
        timings: &mut Timings,
    ) -> Result<Summary, Error> {
        let site = compose(&self.analysis.guide, self.today);
        let renderer = self.analysis.renderer(&site)?;
        let files = renderer.files(&self.sources.assets);
        timings.done(Stage::Compose);
        let signals = &publication.signals;
        let published = signals.held(|| publish(&files, Some(self.build), folder, options));
        publication.progress.end();
        if let Err(Error::Stopped) = published {
            publication.terminal.error(&Error::Stopped);
            signals.end();
        }
        let published = published?;
        timings.done(Stage::Publish);
        Ok(Summary::new(files.iter().map(|file| file.path.as_str()), published))
    }
}

fn stage_values(stage: &Timing) -> [(&'static str, String); 3] {
    let milliseconds = |value: f64| format!("{value:.1}");
    let cpu = stage.cpu_ms.map_or_else(|| "?".to_owned(), milliseconds);
    [("name", stage.name.to_owned()), ("wall", milliseconds(stage.wall_ms)), ("cpu", cpu)]
}

/// The digest of everything that decides what the site contains: this program, its input and the date. If the digest of
/// the last build is equal, the site need not be made again.
fn inputs(sources: &Sources, today: Date) -> Result<Digest, Error> {
    let (program, today) = (Digest::of(env!("OSTEON_SOURCES")), Digest::of(today.to_string()));
    Ok(Digest::of_list([program, today, sources.digest()?]))
}

/// What a build reports at its end: how many pages the site has and how many files were written.
struct Summary {
    pages: usize,
    /// True if the site has a sitemap. It has one if the address of the site is known.
    has_sitemap: bool,
    published: Published,
}

impl Summary {
    fn new<'a>(paths: impl Iterator<Item = &'a str> + Clone, published: Published) -> Self {
        let pages = paths.clone().filter(|path| path.ends_with(".html")).count();
        Self { pages, has_sitemap: paths.into_iter().any(|path| path == SITEMAP), published }
    }

    fn unchanged(paths: &[String]) -> Self {
        let published = Published { unchanged: paths.len(), ..Published::default() };
        Self::new(paths.iter().map(String::as_str), published)
    }

    fn print(&self, started: Instant, folder: &Path, terminal: &Terminal) {
        terminal.info(
            &BUILT,
            &[
                ("pages", self.pages.to_string()),
                ("milliseconds", started.elapsed().as_millis().to_string()),
                ("written", self.published.written.to_string()),
                ("unchanged", self.published.unchanged.to_string()),
                ("removed", self.published.removed.to_string()),
                ("folder", folder.display().to_string()),
            ],
        );
        if !self.has_sitemap {
            terminal.info(&NO_ADDRESS, &[]);
        }
    }
}

/// Checks that the base address is complete, and adds a slash at its end. Paths of pages are appended to it.
fn base_url(address: &str) -> Result<String, Error> {
    if !is_base_address(address) {
        let reason = Reason::new(&NOT_AN_ADDRESS).with("address", address).help(&FULL_ADDRESS);
        return Err(Error::Usage(reason));
    }
    Ok(if address.ends_with('/') { address.to_owned() } else { format!("{address}/") })
}

/// Returns an error if the output folder contains the project, or if the output folder is in `content`, `templates` or
/// `static` of the project. Any other folder in the project, such as `public`, is allowed.
#[expect(clippy::disallowed_methods, reason = "only the disk knows the real path of a folder")]
fn keep_project_safe(folder: &Path, root: &Path) -> Result<(), Error> {
    let Ok(root) = root.canonicalize() else { return Ok(()) };
    let Ok(folder_there) = real_path(folder) else { return Ok(()) };
    let own = ["content", "templates", "static"].map(|name| root.join(name));
    let inside_own = own.iter().any(|own| folder_there.starts_with(own));
    if root.starts_with(&folder_there) || inside_own {
        return Err(Error::OutputHoldsProject { path: folder.to_owned() });
    }
    Ok(())
}

/// The real path of a folder, which need not exist. Resolves the symbolic links in the part of the path that exists,
/// and appends the rest.
#[expect(clippy::disallowed_methods, reason = "only the disk knows the real path of a folder")]
fn real_path(folder: &Path) -> std::io::Result<PathBuf> {
    let absolute = std::path::absolute(folder)?;
    let there = absolute.ancestors().find(|ancestor| ancestor.exists()).unwrap_or(Path::new("/"));
    let mut real = there.canonicalize()?;
    for name in absolute.strip_prefix(there).unwrap_or(Path::new("")) {
        if name == ".." {
            real.pop();
        } else {
            real.push(name);
        }
    }
    Ok(real)
}
