//! Watches the project's files. The operating system reports changes; if it cannot, the files are looked at again and
//! again.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode};
use notify::{Config, Event, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

/// A save counts as complete if no change is reported for this time. Editors write a file in several steps.
const QUIET: Duration = Duration::from_millis(8);
/// Maximum time to wait until a save is complete.
const LONGEST: Duration = Duration::from_millis(60);
/// Time between two looks at the files, on systems that do not report changes.
const INTERVAL: Duration = Duration::from_millis(700);

/// The folders of a project that are watched.
const FOLDERS: [&str; 3] = ["content", "static", "templates"];

/// Watches the files of a project for changes.
pub struct Watch {
    /// The watcher of the crate `notify`, which reports changes until it is dropped.
    watcher: RefCell<Box<dyn Watcher>>,
    events: Receiver<notify::Result<Event>>,
    root: PathBuf,
}

impl Watch {
    /// Starts to watch the project in the folder `root`. Also watches the folders in `linked`, to which symbolic links
    /// of the project may lead. Returns an error message if the folders cannot be watched.
    pub fn start(root: &Path, linked: &[PathBuf]) -> Result<Self, String> {
        let (sender, events) = channel();
        let watch_all = |watcher: &mut dyn Watcher| -> notify::Result<()> {
            watcher.watch(root, RecursiveMode::NonRecursive)?;
            for folder in FOLDERS.iter().map(|name| root.join(name)) {
                // If a folder does not exist yet, the system reports its creation, because the project's own folder is
                // watched too.
                match watcher.watch(&folder, RecursiveMode::Recursive) {
                    Err(error) if is_missing(&error) => {}
                    done => done?,
                }
            }
            linked.iter().try_for_each(|folder| watcher.watch(folder, RecursiveMode::Recursive))
        };
        let system = RecommendedWatcher::new(sender.clone(), Config::default());
        let system = system.and_then(|mut watcher| watch_all(&mut watcher).map(|()| watcher));
        let watcher: Box<dyn Watcher> = match system {
            Ok(watcher) => Box::new(watcher),
            // The system may limit how many folders can be watched. The files are then looked at again and again.
            Err(_) => {
                let config = Config::default().with_poll_interval(INTERVAL);
                let mut watcher =
                    PollWatcher::new(sender, config).map_err(|error| error.to_string())?;
                watch_all(&mut watcher).map_err(|error| error.to_string())?;
                Box::new(watcher)
            }
        };
        Ok(Self { watcher: RefCell::new(watcher), events, root: root.to_owned() })
    }

    /// Waits for changes, and returns the paths of the changed files. `None` if nothing changes during `patience`. If
    /// it is not known which files have changed, or if a changed file is outside the project, the result contains the
    /// path of the project's folder, which stands for all files.
    pub fn next(&self, patience: Duration) -> Option<BTreeSet<PathBuf>> {
        let until = Instant::now() + patience;
        let mut paths = BTreeSet::new();
        while paths.is_empty() {
            let left = until.saturating_duration_since(Instant::now());
            match self.events.recv_timeout(left) {
                Ok(event) => self.note(event, &mut paths),
                Err(RecvTimeoutError::Timeout) => return None,
                Err(RecvTimeoutError::Disconnected) => {
                    std::thread::sleep(left);
                    return None;
                }
            }
        }
        let started = Instant::now();
        while started.elapsed() < LONGEST {
            match self.events.recv_timeout(QUIET) {
                Ok(event) => self.note(event, &mut paths),
                Err(_) => break,
            }
        }
        Some(paths)
    }

    fn note(&self, event: notify::Result<Event>, paths: &mut BTreeSet<PathBuf>) {
        let event = match event {
            Ok(event) if !event.need_rescan() => event,
            _ => {
                paths.insert(self.root.clone());
                return;
            }
        };
        let is_written = EventKind::Access(AccessKind::Close(AccessMode::Write));
        if event.kind.is_access() && event.kind != is_written {
            return;
        }
        for path in event.paths {
            let Ok(below) = path.strip_prefix(&self.root) else {
                paths.insert(self.root.clone());
                continue;
            };
            let Some(folder) = below.components().next() else { continue };
            if !FOLDERS.iter().any(|name| folder.as_os_str() == *name) {
                continue;
            }
            if below.components().count() == 1 {
                // One of the watched folders was created or removed, so it must be watched anew.
                let mut watcher = self.watcher.borrow_mut();
                if event.kind.is_create() || event.kind.is_modify() {
                    let _ = watcher.unwatch(&path);
                    let _ = watcher.watch(&path, RecursiveMode::Recursive);
                }
            }
            paths.insert(path);
        }
    }
}

fn is_missing(error: &notify::Error) -> bool {
    match &error.kind {
        notify::ErrorKind::PathNotFound => true,
        notify::ErrorKind::Io(error) => error.kind() == std::io::ErrorKind::NotFound,
        _ => false,
    }
}
