//! Publishing: a finished site replaces the old one in one step, and foreign files are never lost.

mod assets;
mod damaged;
mod digest;
mod foreign;
mod interrupted;
mod together;
mod unchanged;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use osteon::error::Error;
use osteon::pipeline::publish::{self, Nobody, Options, Published, Watcher};
use osteon::pipeline::render::output::Output;
use tempfile::TempDir;

const MANIFEST: &str = ".osteon-manifest.json";

fn site(files: &[(&str, &str)]) -> Output {
    let file = |(path, text): &(&str, &str)| ((*path).to_owned(), text.as_bytes().into());
    Output { files: files.iter().map(file).collect() }
}

const UNWATCHED: Options = Options { is_flushed: true, watcher: &Nobody };

fn publish(site: &Output, folder: &Path) -> Result<Published, Error> {
    publish_watched(site, folder, &Nobody)
}

/// Publishes a site without flushing, to prepare a test of a later publication.
fn prepare(site: &Output, folder: &Path) {
    let options = Options { is_flushed: false, watcher: &Nobody };
    publish::publish(&site.site_files(), None, folder, options).expect("published");
}

fn publish_watched(
    site: &Output,
    folder: &Path,
    watcher: &dyn Watcher,
) -> Result<Published, Error> {
    publish::publish(&site.site_files(), None, folder, Options { is_flushed: true, watcher })
}

fn small_site() -> Output {
    site(&[("index.html", "首頁"), ("骨質/causes.html", "六個原因"), ("theme.css", "p {}")])
}

/// A temporary folder, and the path of the output folder in it.
fn workspace() -> (TempDir, PathBuf) {
    let folder = TempDir::new().expect("a temporary folder");
    let public = folder.path().join("public");
    (folder, public)
}

fn put(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("a parent")).expect("the parent is made");
    fs::write(path, text).expect("the file is written");
}

/// Everything in a folder, as lines such as `folder/`, `file = text` and `link -> target`.
fn tree(folder: &Path) -> Vec<String> {
    let entries = walkdir::WalkDir::new(folder).min_depth(1).sort_by_file_name();
    entries
        .into_iter()
        .map(|entry| entry.expect("readable"))
        .map(|entry| describe(&entry, folder))
        .collect()
}

fn describe(entry: &walkdir::DirEntry, folder: &Path) -> String {
    let path = entry.path().strip_prefix(folder).expect("below the folder").display();
    if entry.file_type().is_dir() {
        return format!("{path}/");
    }
    if entry.file_type().is_symlink() {
        return format!("{path} -> {}", fs::read_link(entry.path()).expect("a link").display());
    }
    format!("{path} = {}", String::from_utf8_lossy(&fs::read(entry.path()).expect("readable")))
}

/// The lines of [`tree`], without the manifest.
fn pages(folder: &Path) -> Vec<String> {
    tree(folder).into_iter().filter(|line| !line.starts_with(MANIFEST)).collect()
}

/// Asserts that the temporary folder contains only the published folder.
fn assert_no_leftovers(workspace: &TempDir) {
    let names: Vec<_> = fs::read_dir(workspace.path())
        .expect("readable")
        .map(|entry| entry.expect("readable").file_name())
        .filter(|name| name.to_string_lossy().starts_with('.'))
        .collect();
    assert!(names.is_empty(), "left over: {names:?}");
}

fn make_old(path: &Path) -> SystemTime {
    let time = SystemTime::now() - Duration::from_secs(3600);
    fs::File::open(path).and_then(|file| file.set_modified(time)).expect("the time is set");
    modified(path)
}

fn modified(path: &Path) -> SystemTime {
    fs::metadata(path).and_then(|metadata| metadata.modified()).expect("it has a time")
}

#[test]
fn the_first_build_writes_every_file() {
    let (workspace, public) = workspace();
    let published = publish(&small_site(), &public).expect("published");
    assert_eq!(published, Published { written: 3, unchanged: 0, removed: 0 });
    assert_eq!(
        pages(&public),
        ["index.html = 首頁", "theme.css = p {}", "骨質/", "骨質/causes.html = 六個原因"]
    );
    assert_no_leftovers(&workspace);
}

#[test]
fn missing_parents_are_made_and_an_empty_folder_is_accepted() {
    let (workspace, _) = workspace();
    let deep = workspace.path().join("a/b/public");
    publish(&small_site(), &deep).expect("published");
    let empty = workspace.path().join("empty");
    fs::create_dir(&empty).expect("made");
    publish(&small_site(), &empty).expect("published");
    assert_eq!(tree(&deep), tree(&empty));
}

#[test]
fn the_manifest_lists_exactly_the_files_of_the_site() {
    let (_workspace, public) = workspace();
    publish(&site(&[("b.html", ""), ("a.html", "abc")]), &public).expect("published");
    let manifest = fs::read_to_string(public.join(MANIFEST)).expect("a manifest");
    assert_eq!(
        manifest,
        r#"{
  "version": 2,
  "tool": "osteon",
  "files": {
    "a.html": {"size": 3, "sha256": "ba7816bf8f01cfea414140de5dae2223"},
    "b.html": {"size": 0, "sha256": "e3b0c44298fc1c149afbf4c8996fb924"}
  }
}
"#
    );
}

#[test]
fn an_unchanged_file_keeps_its_modification_time() {
    let (workspace, public) = workspace();
    publish(&small_site(), &public).expect("published");
    let page = public.join("骨質/causes.html");
    let time = make_old(&page);
    let mut next = small_site();
    next.files.insert("index.html".to_owned(), (*b"new").into());
    let published = publish(&next, &public).expect("published");
    assert_eq!(published, Published { written: 1, unchanged: 2, removed: 0 });
    assert_eq!(modified(&page), time);
    assert_eq!(fs::read_to_string(public.join("index.html")).expect("readable"), "new");
    assert_no_leftovers(&workspace);
}

#[test]
fn a_build_without_a_change_touches_nothing() {
    let (_workspace, public) = workspace();
    publish(&small_site(), &public).expect("published");
    let times = [make_old(&public.join(MANIFEST)), make_old(&public)];
    let published = publish(&small_site(), &public).expect("published");
    assert_eq!(published, Published { written: 0, unchanged: 3, removed: 0 });
    assert_eq!([modified(&public.join(MANIFEST)), modified(&public)], times);
}

#[test]
fn stale_files_and_emptied_folders_are_removed() {
    let (_workspace, public) = workspace();
    publish(&site(&[("a/b/c.html", "c"), ("a/d.html", "d"), ("e.html", "e")]), &public)
        .expect("published");
    let published = publish(&site(&[("a/d.html", "d")]), &public).expect("published");
    assert_eq!(published, Published { written: 0, unchanged: 1, removed: 2 });
    assert_eq!(pages(&public), ["a/", "a/d.html = d"]);
}

#[test]
fn a_file_may_become_a_folder_and_a_folder_a_file() {
    let (_workspace, public) = workspace();
    publish(&site(&[("a", "file"), ("b/c", "file")]), &public).expect("published");
    publish(&site(&[("a/c", "new"), ("b", "new")]), &public).expect("published");
    assert_eq!(pages(&public), ["a/", "a/c = new", "b = new"]);
}

#[test]
fn a_page_edited_or_deleted_by_hand_is_restored() {
    let (_workspace, public) = workspace();
    publish(&small_site(), &public).expect("published");
    // The new text has the length of the old one, so only the content differs.
    put(&public.join("theme.css"), "q {}");
    fs::remove_file(public.join("index.html")).expect("removed");
    let published = publish(&small_site(), &public).expect("published");
    assert_eq!(published, Published { written: 2, unchanged: 1, removed: 0 });
    assert_eq!(fs::read_to_string(public.join("theme.css")).expect("readable"), "p {}");
    assert_eq!(fs::read_to_string(public.join("index.html")).expect("readable"), "首頁");
}

#[test]
fn foreign_files_in_our_folder_are_kept() {
    let (workspace, public) = workspace();
    publish(&site(&[("index.html", "1"), ("old/page.html", "1")]), &public).expect("published");
    put(&public.join("CNAME"), "bones.example");
    put(&public.join(".git/refs/heads/main"), "abc");
    put(&public.join("old/notes.txt"), "mine");
    fs::create_dir_all(public.join("uploads/empty")).expect("made");
    let time = make_old(&public.join("CNAME"));
    publish(&site(&[("index.html", "2")]), &public).expect("published");
    assert_eq!(
        pages(&public),
        [
            ".git/",
            ".git/refs/",
            ".git/refs/heads/",
            ".git/refs/heads/main = abc",
            "CNAME = bones.example",
            "index.html = 2",
            "old/",
            "old/notes.txt = mine",
            "uploads/",
            "uploads/empty/",
        ]
    );
    assert_eq!(modified(&public.join("CNAME")), time);
    assert_no_leftovers(&workspace);
}

#[test]
fn a_folder_that_osteon_did_not_make_is_refused() {
    let (workspace, public) = workspace();
    put(&public.join("thesis.txt"), "ten years of work");
    let error = publish(&small_site(), &public).expect_err("refused");
    assert!(matches!(error, Error::ForeignOutput { .. }), "{error}");
    assert_eq!(tree(&public), ["thesis.txt = ten years of work"]);
    assert_no_leftovers(&workspace);
}

#[test]
fn a_page_never_replaces_a_foreign_file_or_folder() {
    let collisions = [
        ("about.html", "about.html"),
        ("about", "about/index.html"),
        ("about/team/notes.txt", "about/team"),
        ("about/notes.txt", "about"),
    ];
    for (foreign, page) in collisions {
        let (workspace, public) = workspace();
        publish(&site(&[("index.html", "1")]), &public).expect("published");
        put(&public.join(foreign), "mine");
        let before = tree(&public);
        let error =
            publish(&site(&[("index.html", "2"), (page, "2")]), &public).expect_err("refused");
        let Error::ForeignFile { path } = &error else { panic!("{foreign}: {error}") };
        let public_path = public.canonicalize().expect("it is there");
        assert!(public_path.join(foreign).starts_with(path), "{error}");
        assert_eq!(tree(&public), before);
        assert_no_leftovers(&workspace);
    }
}

#[test]
fn a_build_that_fails_midway_leaves_the_old_site() {
    let (workspace, public) = workspace();
    publish(&small_site(), &public).expect("published");
    let before = tree(&public);
    let time = make_old(&public);
    // Common file systems do not allow such a long name, so this file fails after others have been written.
    let long = format!("{}.html", "骨".repeat(200));
    let error = publish(&site(&[("index.html", "new"), (&long, "x")]), &public)
        .expect_err("no disk has such names");
    let Error::Write { path, .. } = &error else { panic!("{error}") };
    assert!(path.ends_with(&long), "{error}");
    assert_eq!(tree(&public), before);
    assert_eq!(modified(&public), time);
    assert_no_leftovers(&workspace);
}

#[test]
fn paths_that_lead_out_of_the_folder_are_refused() {
    for path in ["/etc/x", "../x", "a/../../x", "", "a//b", "./a", MANIFEST] {
        let (workspace, public) = workspace();
        let error = publish(&site(&[(path, "x")]), &public).expect_err(path);
        assert!(matches!(error, Error::Write { .. }), "{path}: {error}");
        assert!(!public.exists() && !workspace.path().join("x").exists());
    }
    let (_workspace, public) = workspace();
    publish(&site(&[("a", "file"), ("a/b", "below a file")]), &public).expect_err("contradictory");
}

#[test]
fn a_file_with_the_name_of_the_output_folder_is_left_unchanged() {
    let (_workspace, public) = workspace();
    put(&public, "a file");
    let error = publish(&small_site(), &public).expect_err("refused");
    assert!(matches!(error, Error::Write { .. }), "{error}");
    assert_eq!(fs::read_to_string(&public).expect("readable"), "a file");
}
