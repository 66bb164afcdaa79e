//! The project that the preview shows. Reads the files that have changed, and checks the project in another thread.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::mpsc::Receiver;
use std::sync::{Arc, Mutex, PoisonError, RwLock, RwLockReadGuard};
use std::time::{Duration, Instant};

use serde_json::value::RawValue;

use super::super::arguments::ProjectArguments;
use super::super::report::{Format, Notes, ReportOptions, write_report};
use super::super::terminal::Terminal;
use super::notifications::Notifications;
use crate::diagnostic::{Diagnostics, Severity, Words};
use crate::error::Error;
use crate::pipeline::load::{Change, load_into_memory};
use crate::pipeline::workspace::{Checked, Workspace};

/// The project that the preview shows, with its latest findings.
pub struct Preview {
    /// Folder of the project.
    pub root: PathBuf,
    linked: Vec<PathBuf>,
    is_strict: bool,
    workspace: RwLock<Workspace>,
    /// Message and help of the error, if the project's files could not be read at the last attempt; otherwise `None`.
    trouble: Mutex<Option<FailureText>>,
    findings: Mutex<String>,
    /// The state of the preview, and the pages that wait for its next change.
    pub notifications: Notifications,
}

static NOTHING_WRONG: Words = Words("all problems are fixed");

/// Maximum time for which checks wait while the author saves again and again.
const LONGEST_DELAY: Duration = Duration::from_secs(2);
/// After a file was saved, the checks wait for as long as the last checks took, but never longer than this. If another
/// file is saved meanwhile, the wait begins again.
const LONGEST_PAUSE: Duration = Duration::from_millis(250);

/// Message and help of a failure, in the language of messages.
type FailureText = (String, Option<String>);

/// The findings as JSON for the preview's script.
#[derive(serde::Serialize)]
struct Findings<'f> {
    report: &'f RawValue,
    /// For the path of each file with findings: the page that shows the file, and the file's number in source
    /// positions.
    pages: &'f BTreeMap<String, (String, u32)>,
    /// Message and help of the error, if the project could not be read or checked; otherwise `None`.
    trouble: Option<FailureText>,
}

impl Preview {
    /// Starts the preview of an open project. `run` is a text that identifies this run of the program.
    pub fn new(
        root: PathBuf,
        project: &ProjectArguments,
        workspace: Workspace,
        run: String,
    ) -> Self {
        let notifications = Notifications::default();
        notifications.change(|state| {
            state.run = run;
            state.style = workspace.stylesheet().to_owned();
            state.behind = workspace.is_behind();
        });
        Self {
            root,
            linked: project.follow_links.clone(),
            is_strict: project.strict,
            workspace: RwLock::new(workspace),
            trouble: Mutex::default(),
            findings: Mutex::new("null".to_owned()),
            notifications,
        }
    }

    /// The current state of the project.
    pub fn workspace(&self) -> RwLockReadGuard<'_, Workspace> {
        // If another thread panicked while it held the lock, the data may be incomplete, but the next change reads the
        // project again.
        self.workspace.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// The latest findings as JSON for the preview's script.
    pub fn findings(&self) -> String {
        self.findings.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Reads the files at these paths again, because they may have changed, and updates the project. Returns true if
    /// something has changed, so that open pages were told.
    pub fn refresh(&self, paths: &BTreeSet<PathBuf>, terminal: &Terminal) -> bool {
        let (mut has_files, refreshed) = (false, self.read_changed_files(paths));
        for path in paths {
            has_files |= self.below(path).is_some_and(|path| {
                let workspace = self.workspace();
                workspace.sources().assets.iter().any(|asset| path.ends_with(&asset.path))
            });
        }
        let (is_changed, trouble) = match refreshed {
            Ok(is_changed) => (is_changed, None),
            Err(error) => (true, Some(error.message_and_help(terminal.language()))),
        };
        let mut kept = self.trouble.lock().unwrap_or_else(PoisonError::into_inner);
        let is_other = *kept != trouble;
        *kept = trouble;
        drop(kept);
        if !is_changed && !has_files && !is_other {
            return false;
        }
        let (style, behind) = {
            let workspace = self.workspace();
            (workspace.stylesheet().to_owned(), workspace.is_behind())
        };
        self.notifications.change(|state| {
            (state.style, state.behind) = (style, behind);
            state.content += 1;
            state.files += u64::from(has_files);
        });
        true
    }

    fn read_changed_files(&self, paths: &BTreeSet<PathBuf>) -> Result<bool, Error> {
        let mut texts = Vec::new();
        for path in paths {
            let Some(below) = self.below(path) else { return self.load() };
            // The lock must not be held while a file is read.
            let change = self.workspace().sources().compare_with_disk(&self.root, &below);
            match change {
                Change::Nothing => {}
                Change::Text(text) => texts.push((below, text)),
                Change::Unclear => return self.load(),
            }
        }
        let is_changed = !texts.is_empty();
        for (path, text) in texts {
            self.change(|workspace| workspace.edit(&path, text))?;
        }
        Ok(is_changed)
    }

    fn load(&self) -> Result<bool, Error> {
        let mut sources = load_into_memory(&self.root, &self.linked)?;
        sources.shows_drafts = true;
        self.change(|workspace| workspace.replace(sources))
    }

    fn change<T>(&self, change: impl FnOnce(&mut Workspace) -> T) -> T {
        change(&mut self.workspace.write().unwrap_or_else(PoisonError::into_inner))
    }

    /// The path of a file relative to the project, with `/` as separator. `None` if the file is outside the project.
    fn below(&self, path: &Path) -> Option<String> {
        let below = path.strip_prefix(&self.root).ok()?;
        let names = below.components().map(|name| name.as_os_str().to_str());
        let names: Option<Vec<&str>> = names.collect();
        names.map(|names| names.join("/")).filter(|below| !below.is_empty())
    }

    /// Checks the project each time that a message arrives from `woken`. If the findings have changed, tells the pages
    /// that are open in browsers. Returns when `woken` is closed.
    pub fn keep_checking(&self, woken: &Receiver<()>, terminal: &Terminal) {
        // Checks run in their own thread pool, so that pages do not have to wait for checks.
        let Ok(pool) = rayon::ThreadPoolBuilder::new().num_threads(1).build() else { return };
        let (mut told, mut took, mut had_found) = (String::new(), Duration::ZERO, false);
        while woken.recv().is_ok() {
            // Pages are more urgent than checks, so the checks wait until nothing has changed for a while.
            let since = Instant::now();
            while since.elapsed() < LONGEST_DELAY
                && woken.recv_timeout(took.min(LONGEST_PAUSE)).is_ok()
            {}
            let started = Instant::now();
            let snapshot = self.workspace().snapshot();
            let sources = Arc::clone(&snapshot.sources);
            let checked = pool.install(|| snapshot.check());
            took = started.elapsed();
            let trouble = self.trouble.lock().unwrap_or_else(PoisonError::into_inner).clone();
            let (checked, trouble) = match checked {
                Ok(checked) => (checked, trouble),
                Err(error) => {
                    let nothing = Checked { found: Diagnostics::new(), pages: BTreeMap::new() };
                    (nothing, Some(error.message_and_help(terminal.language())))
                }
            };
            let options = ReportOptions {
                language: terminal.language(),
                colour: false,
                strict: self.is_strict,
                notes: Notes::Full,
            };
            let mut report = Vec::new();
            let json = Format::named("json");
            if write_report(json, &checked.found, &sources, &options, &mut report).is_err() {
                continue;
            }
            let report = String::from_utf8(report).unwrap_or_default();
            let Ok(report) = RawValue::from_string(report) else { continue };
            let said = trouble.as_ref().map(|(what, help)| {
                [Some(what.as_str()), help.as_deref()]
                    .into_iter()
                    .flatten()
                    .collect::<Vec<_>>()
                    .join("\n")
            });
            let findings =
                Findings { report: &report, pages: &checked.pages, trouble: trouble.clone() };
            let findings = serde_json::to_string(&findings).unwrap_or_default();
            if findings == told {
                continue;
            }
            told.clone_from(&findings);
            *self.findings.lock().unwrap_or_else(PoisonError::into_inner) = findings;
            self.notifications.change(|state| state.findings += 1);
            let _ = terminal.findings(&checked.found, &sources, self.is_strict);
            let has_found =
                trouble.is_some() || checked.found.count(Severity::Note) < checked.found.len();
            if had_found && !has_found {
                terminal.info(&NOTHING_WRONG, &[]);
            }
            had_found = has_found;
            said.iter().for_each(|said| terminal.info_text(said));
        }
    }
}
