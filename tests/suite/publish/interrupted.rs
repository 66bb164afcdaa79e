//! Publications that are interrupted between any two changes of the disk: the site stays complete, and the next build
//! cleans up.

use std::collections::BTreeSet;
use std::io::{self, ErrorKind};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use osteon::pipeline::publish::{Change, Notice};

use super::*;

/// What goes wrong during a publication.
#[derive(Clone, Copy, PartialEq)]
enum Fault {
    /// Nothing goes wrong.
    None,
    /// The program is killed: this change and all later ones fail.
    Killed,
    /// Only this change fails, with an error of this kind.
    Fails(ErrorKind),
}

/// A watcher that causes a fault at one of the changes of the disk.
struct Disaster {
    fault: Fault,
    /// The index of the change at which the fault occurs, counted from 0.
    at: usize,
    can_exchange: bool,
    changes: AtomicUsize,
    /// The kind of change at which the fault occurred; `None` if it did not occur.
    struck: Mutex<Option<Change>>,
    /// The files that have been flushed to the disk.
    flushed: Mutex<BTreeSet<String>>,
    folder: PathBuf,
    notices: Mutex<Vec<Notice>>,
}

impl Disaster {
    fn new(fault: Fault, at: usize, can_exchange: bool, workspace: &TempDir) -> Self {
        let folder = workspace.path().to_owned();
        let flushed = Mutex::new(files(&folder).into_iter().map(|(file, _)| file).collect());
        let (changes, struck, notices) = Default::default();
        Self { fault, at, can_exchange, changes, struck, flushed, folder, notices }
    }

    /// Returns true if the publication has reached the change with the index `at`.
    fn has_struck(&self) -> bool {
        self.changes.load(Ordering::Relaxed) > self.at
    }

    /// Empties all files that were not flushed. A power cut can have this effect.
    fn cut_power(&self) {
        let flushed = self.flushed.lock().expect("no thread failed");
        for (file, path) in files(&self.folder) {
            if !flushed.contains(&file) {
                fs::write(path, "").expect("emptied");
            }
        }
    }
}

impl Watcher for Disaster {
    fn before(&self, change: Change, path: &Path) -> io::Result<()> {
        let number = self.changes.fetch_add(1, Ordering::Relaxed);
        match self.fault {
            Fault::Killed if number >= self.at => return Err(ErrorKind::Other.into()),
            Fault::Fails(kind) if number == self.at => {
                *self.struck.lock().expect("no thread failed") = Some(change);
                return Err(kind.into());
            }
            _ => {}
        }
        let mut flushed = self.flushed.lock().expect("no thread failed");
        match change {
            Change::Exchange if !self.can_exchange => return Err(ErrorKind::Unsupported.into()),
            Change::Flush => flushed.extend(file(path)),
            Change::FlushDisk => {
                flushed.extend(files(&self.folder).into_iter().map(|(file, _)| file))
            }
            _ => {}
        }
        Ok(())
    }

    fn notice(&self, notice: &Notice) {
        self.notices.lock().expect("no thread failed").push(notice.clone());
    }
}

/// Identifies a file on the disk. If the file has several names (hard links), all of them give the same text.
#[cfg(unix)]
fn file(path: &Path) -> Option<String> {
    use std::os::unix::fs::MetadataExt;

    fs::symlink_metadata(path).ok().map(|metadata| metadata.ino().to_string())
}

#[cfg(not(unix))]
fn file(path: &Path) -> Option<String> {
    path.file_name().map(|name| name.to_string_lossy().into_owned())
}

/// All regular files in a folder: for each of its names, what identifies the file, and the path.
fn files(folder: &Path) -> Vec<(String, PathBuf)> {
    let entries = walkdir::WalkDir::new(folder).into_iter().flatten();
    let files = entries.filter(|entry| entry.file_type().is_file());
    files.filter_map(|entry| Some((file(entry.path())?, entry.into_path()))).collect()
}

fn old_site() -> Output {
    site(&[("index.html", "1"), ("骨質/a.html", "same"), ("stale/b.html", "1"), ("c.css", "same")])
}

fn new_site() -> Output {
    site(&[("index.html", "2"), ("骨質/a.html", "same"), ("new/b.html", "2"), ("c.css", "same")])
}

/// Creates foreign files: some in folders of osteon, some in other folders.
fn put_foreign(public: &Path) {
    put(&public.join("CNAME"), "bones.example");
    put(&public.join("骨質/notes.txt"), "mine");
    put(&public.join("stale/notes.txt"), "mine");
    put(&public.join("uploads/deep/x.pdf"), "mine");
    fs::create_dir(public.join("uploads/empty")).expect("made");
}

/// What the published folder contains if the site and these foreign files are in it.
fn with_foreign(site: &Output) -> Vec<String> {
    let (_workspace, public) = workspace();
    publish(site, &public).expect("published");
    put_foreign(&public);
    pages(&public)
}

/// Number of publications that run at the same time. They mostly wait for the disk.
const AT_A_TIME: usize = 8;

/// Calls `strike` with the index of each change: 0, 1, 2 and so on. Stops when `strike` returns false, because the
/// publication has no change with this index.
fn at_each_change(strike: impl Fn(usize) -> bool + Sync) {
    for first in (0..).step_by(AT_A_TIME) {
        let has_struck_all = std::thread::scope(|scope| {
            let strike = &strike;
            let threads: Vec<_> =
                (first..first + AT_A_TIME).map(|at| scope.spawn(move || strike(at))).collect();
            let mut have_struck =
                threads.into_iter().map(|thread| thread.join().expect("no failure"));
            have_struck.all(|has_struck| has_struck)
        });
        if !has_struck_all {
            assert!(first > 8, "so few changes cannot be all");
            return;
        }
    }
}

/// For each change of a publication, publishes once with a fault at this change, and checks what is left.
fn sweep(fault: Fault, can_exchange: bool, is_power_cut: bool) {
    let (old, new) = (with_foreign(&old_site()), with_foreign(&new_site()));
    at_each_change(|at| {
        let (workspace, public) = workspace();
        // If the last build flushed its files, a build flushes only new files. Otherwise it flushes all files.
        if is_power_cut {
            publish(&old_site(), &public).expect("published");
        } else {
            prepare(&old_site(), &public);
        }
        put_foreign(&public);
        let disaster = Disaster::new(fault, at, can_exchange, &workspace);
        let result = publish_watched(&new_site(), &public, &disaster);
        if is_power_cut {
            disaster.cut_power();
        }
        let found = pages_if_there(&public);
        match &result {
            Ok(_) => assert!(found == new, "{at}: {found:?}"),
            Err(_) if fault == Fault::Killed => {
                let is_away = found.is_empty() && !can_exchange;
                assert!(found == old || found == new || is_away, "{at}: {found:?}");
            }
            Err(error) => assert!(found == old, "{at}: {error}: {found:?}"),
        }
        let struck = *disaster.struck.lock().expect("no thread failed");
        if fault != Fault::Killed && struck != Some(Change::Flush) {
            assert_eq!(names(&workspace), ["public"], "{at}: {struck:?}");
        }
        let again = Disaster::new(Fault::None, 0, can_exchange, &workspace);
        let options = Options { is_flushed: false, watcher: &again };
        publish::publish(&new_site().site_files(), None, &public, options).expect("published");
        assert_eq!(pages(&public), new, "{at}");
        assert_eq!(names(&workspace), ["public"], "{at}");
        if found.is_empty() {
            let public = public.canonicalize().expect("it is there");
            let notices = again.notices.lock().expect("no thread failed");
            assert!(notices.contains(&Notice::Restored { folder: public }), "{notices:?}");
        }
        disaster.has_struck()
    });
}

fn pages_if_there(public: &Path) -> Vec<String> {
    if public.exists() { pages(public) } else { Vec::new() }
}

fn names(workspace: &TempDir) -> Vec<String> {
    let entries = fs::read_dir(workspace.path()).expect("readable");
    entries.map(|entry| entry.expect("readable").file_name().display().to_string()).collect()
}

#[test]
fn a_killed_build_leaves_a_whole_site_and_the_next_one_cleans_up() {
    sweep(Fault::Killed, true, false);
}

#[test]
fn a_power_cut_leaves_a_whole_site() {
    sweep(Fault::Killed, true, true);
}

#[test]
fn without_an_exchange_a_killed_build_or_a_power_cut_loses_nothing_either() {
    sweep(Fault::Killed, false, true);
}

#[test]
fn a_disk_that_fails_once_leaves_a_whole_site() {
    sweep(Fault::Fails(ErrorKind::StorageFull), true, false);
}

#[test]
fn without_an_exchange_a_disk_that_fails_once_leaves_a_whole_site() {
    sweep(Fault::Fails(ErrorKind::PermissionDenied), false, false);
}

#[test]
fn the_next_build_cleans_up_after_a_killed_first_build() {
    at_each_change(|at| {
        let (workspace, public) = workspace();
        let disaster = Disaster::new(Fault::Killed, at, true, &workspace);
        let result = publish_watched(&small_site(), &public, &disaster);
        disaster.cut_power();
        assert!(result.is_ok() || !public.exists() || pages(&public).len() == 4, "{at}");
        prepare(&small_site(), &public);
        assert_eq!(pages(&public).len(), 4);
        assert_eq!(names(&workspace), ["public"], "{at}");
        disaster.has_struck()
    });
}

/// A watcher that stops the publication at the first file, or after all files are written.
struct Stopper {
    is_stopped: AtomicBool,
    stops_at: Change,
}

impl Watcher for Stopper {
    fn is_stopped(&self) -> bool {
        self.is_stopped.load(Ordering::Relaxed)
    }

    fn before(&self, change: Change, _: &Path) -> io::Result<()> {
        self.is_stopped.fetch_or(change == self.stops_at, Ordering::Relaxed);
        Ok(())
    }
}

#[test]
fn a_build_that_is_stopped_leaves_nothing_behind() {
    for stops_at in [Change::Write, Change::Link, Change::FlushDisk, Change::Flush] {
        let (workspace, public) = workspace();
        publish(&old_site(), &public).expect("published");
        put_foreign(&public);
        let before = tree(&public);
        let stopper = Stopper { is_stopped: AtomicBool::new(false), stops_at };
        match publish_watched(&new_site(), &public, &stopper) {
            Err(Error::Stopped) => assert_eq!(tree(&public), before),
            // A few files are flushed one by one; many files are flushed together.
            Ok(_) => assert_eq!(stops_at, Change::FlushDisk),
            Err(error) => panic!("{error}"),
        }
        assert_eq!(names(&workspace), ["public"]);
    }
}

/// Earlier versions of osteon did not lock their staging folders.
#[test]
fn leftovers_of_older_versions_are_repaired() {
    let (workspace, public) = workspace();
    publish(&old_site(), &public).expect("published");
    put_foreign(&public);
    let before = tree(&public);
    let staging = workspace.path().join(".osteon-staging-x7Yz01");
    fs::create_dir(&staging).expect("made");
    fs::rename(&public, staging.join("old")).expect("moved");
    put(&staging.join("site/index.html"), "half of a new site");
    publish(&old_site(), &public).expect("published");
    assert_eq!(tree(&public), before);
    assert_eq!(names(&workspace), ["public"]);
}

#[test]
fn the_staging_folder_of_another_site_is_unchanged() {
    let (workspace, public) = workspace();
    let other = workspace.path().join("other");
    publish(&old_site(), &other).expect("published");
    let disaster = Disaster::new(Fault::Killed, 12, true, &workspace);
    publish_watched(&new_site(), &other, &disaster).expect_err("killed");
    publish(&old_site(), &public).expect("published");
    assert_eq!(names(&workspace).len(), 3);
    publish(&new_site(), &other).expect("published");
    assert_eq!(names(&workspace).len(), 2);
}
