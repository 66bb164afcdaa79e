//! Unchanged files are neither made nor written again. Files that another program has changed are repaired.

use std::fs::{self, File};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use osteon::digest::Digest;
use osteon::error::Error;
use osteon::pipeline::publish::{Build, Published, current_site, publish};
use osteon::pipeline::render::output::SiteFile;

use super::{
    MANIFEST, UNWATCHED, assert_no_leftovers, make_old, modified, pages, put, tree, workspace,
};

const BUILD: &str = "everything that the build depends on";

fn build() -> Build {
    Build { inputs: Digest::of(BUILD), is_clean: true }
}

/// A site that counts how many of its files are made. Each file depends only on its own text.
struct Site<'t> {
    files: &'t [(&'t str, &'t str)],
    made: AtomicUsize,
}

impl<'t> Site<'t> {
    fn new(files: &'t [(&'t str, &'t str)]) -> Self {
        Self { files, made: AtomicUsize::new(0) }
    }

    fn publish_as(&self, version: &str, folder: &Path) -> Result<Published, Error> {
        let file = |&(path, text): &(&'t str, &'t str)| {
            let inputs = Digest::of_list([version, text]);
            SiteFile::lazy(path, Some(inputs), move || {
                self.made.fetch_add(1, Ordering::Relaxed);
                Ok(text.into())
            })
        };
        let files: Vec<_> = self.files.iter().map(file).collect();
        publish(&files, Some(build()), folder, UNWATCHED)
    }

    fn publish(&self, folder: &Path) -> Published {
        self.publish_as("", folder).expect("published")
    }

    /// Number of files that were made since this function was last called.
    fn made(&self) -> usize {
        self.made.swap(0, Ordering::Relaxed)
    }
}

const FILES: [(&str, &str); 3] =
    [("index.html", "take 5 mg"), ("doses/a.html", "take 7 mg"), ("doses/b.html", "take 9 mg")];

const UNCHANGED: Published = Published { written: 0, unchanged: 3, removed: 0 };
const ONE_MENDED: Published = Published { written: 1, unchanged: 2, removed: 0 };

fn is_current(folder: &Path) -> bool {
    current_site(folder, Digest::of(BUILD), UNWATCHED).is_some()
}

/// Changes the content of a file, but not its size and its modification time.
fn edit_secretly(path: &Path) {
    let time = modified(path);
    let text = fs::read_to_string(path).expect("readable");
    fs::write(path, text.replace("mg", "g!")).expect("written");
    let file = File::options().write(true).open(path).expect("open");
    file.set_modified(time).expect("the time is set");
}

#[test]
fn a_file_whose_inputs_are_the_same_is_not_made() {
    let (_workspace, public) = workspace();
    let site = Site::new(&FILES);
    site.publish(&public);
    assert_eq!(site.made(), 3);
    assert_eq!(site.publish(&public), UNCHANGED);
    assert_eq!(site.made(), 0);
    let next = [FILES[0], ("doses/a.html", "take 8 mg"), FILES[2], ("new.html", "new")];
    let next = Site::new(&next);
    assert_eq!(next.publish(&public), Published { written: 2, unchanged: 2, removed: 0 });
    assert_eq!(next.made(), 2);
    assert_eq!(next.publish(&public), Published { written: 0, unchanged: 4, removed: 0 });
}

#[test]
fn other_inputs_and_the_same_bytes_change_the_manifest_alone() {
    let (workspace, public) = workspace();
    let site = Site::new(&FILES);
    site.publish(&public);
    let before = pages(&public);
    let times = [make_old(&public.join("index.html")), make_old(&public.join("doses"))];
    put(&public.join("CNAME"), "bones.example");
    assert_eq!(site.publish_as("2", &public).expect("published"), UNCHANGED);
    assert_eq!(site.made(), 6);
    assert_eq!([modified(&public.join("index.html")), modified(&public.join("doses"))], times);
    assert_eq!(pages(&public), [vec!["CNAME = bones.example".to_owned()], before].concat());
    assert_no_leftovers(&workspace);
    assert_eq!(site.publish_as("2", &public).expect("published"), UNCHANGED);
    assert_eq!(site.made(), 0);
}

#[test]
fn the_manifest_records_inputs() {
    let (_workspace, public) = workspace();
    let make = || Ok(b"abc".to_vec());
    let files = [SiteFile::lazy("a.html", Some(Digest::of("a")), make)];
    let build = Build { inputs: Digest::of("all"), is_clean: false };
    publish(&files, Some(build), &public, UNWATCHED).expect("published");
    let manifest = fs::read_to_string(public.join(MANIFEST)).expect("a manifest");
    assert_eq!(
        manifest,
        r#"{
  "version": 2,
  "tool": "osteon",
  "inputs": "5ef5ef0364b6939c4ca61f34b393f7b3",
  "clean": false,
  "files": {
    "a.html": {"size": 3, "sha256": "ba7816bf8f01cfea414140de5dae2223", "inputs": "ca978112ca1bbdcafac231b39a23dc4d"}
  }
}
"#
    );
}

/// The disk's clock advances in steps, so the time of the edit can be equal to that of the publication.
#[test]
fn an_edit_right_after_the_build_is_noticed_although_size_and_time_stay() {
    let (_workspace, public) = workspace();
    let site = Site::new(&FILES);
    site.publish(&public);
    for round in 0..50 {
        let path = public.join(FILES[round % 3].0);
        edit_secretly(&path);
        assert!(!is_current(&public), "round {round}");
        assert_eq!(site.publish(&public), ONE_MENDED, "round {round}");
    }
    assert_eq!(
        pages(&public)[1..],
        ["doses/a.html = take 7 mg", "doses/b.html = take 9 mg", "index.html = take 5 mg"]
    );
}

#[test]
fn an_edit_is_noticed_although_the_manifest_is_newer() {
    let (_workspace, public) = workspace();
    let site = Site::new(&FILES);
    site.publish(&public);
    edit_secretly(&public.join("index.html"));
    // This sets the time of the manifest, as `touch` does, or as copying the folder does.
    let later = modified(&public.join(MANIFEST)) + std::time::Duration::from_millis(1500);
    for time in [std::time::SystemTime::now(), later] {
        File::open(public.join(MANIFEST)).and_then(|file| file.set_modified(time)).expect("set");
        assert!(!is_current(&public));
    }
    assert_eq!(site.publish(&public), ONE_MENDED);
}

#[test]
fn a_folder_that_was_moved_in_is_noticed_although_its_files_are_old() {
    let (workspace, public) = workspace();
    let aside = workspace.path().join("aside");
    let site = Site::new(&FILES);
    site.publish(&public);
    fs::rename(public.join("doses"), &aside).expect("moved");
    edit_secretly(&aside.join("a.html"));
    assert!(!is_current(&public));
    assert_eq!(site.publish(&public), Published { written: 2, unchanged: 1, removed: 0 });
    fs::remove_dir_all(public.join("doses")).expect("removed");
    fs::rename(&aside, public.join("doses")).expect("moved back");
    assert!(!is_current(&public));
    assert_eq!(site.publish(&public), ONE_MENDED);
}

#[test]
fn a_page_edited_during_a_build_is_repaired_by_the_next() {
    for _ in 0..20 {
        let (_workspace, public) = workspace();
        Site::new(&FILES).publish(&public);
        let edit = || {
            edit_secretly(&public.join("index.html"));
            fs::write(public.join("doses/a.html"), "take 0 mg").expect("written");
            Ok(b"new".to_vec())
        };
        let inputs = |text| Some(Digest::of_list(["", text]));
        let unchanged =
            FILES.map(|(path, text)| SiteFile::lazy(path, inputs(text), move || Ok(text.into())));
        let files: Vec<_> =
            unchanged.into_iter().chain([SiteFile::lazy("z.html", None, edit)]).collect();
        publish(&files, None, &public, UNWATCHED).expect("published");
        let last = [FILES[0], FILES[1], FILES[2], ("z.html", "new")];
        Site::new(&last).publish(&public);
        assert_eq!(
            pages(&public)[1..],
            [
                "doses/a.html = take 7 mg",
                "doses/b.html = take 9 mg",
                "index.html = take 5 mg",
                "z.html = new"
            ]
        );
    }
}

#[test]
fn the_next_build_does_not_trust_times_after_a_hidden_edit_during_a_build() {
    for _ in 0..20 {
        let (_workspace, public) = workspace();
        Site::new(&FILES).publish(&public);
        let edit = || {
            edit_secretly(&public.join("index.html"));
            Ok(b"new".to_vec())
        };
        let inputs = |text| Some(Digest::of_list(["", text]));
        let unchanged =
            FILES.map(|(path, text)| SiteFile::lazy(path, inputs(text), move || Ok(text.into())));
        let files: Vec<_> =
            unchanged.into_iter().chain([SiteFile::lazy("z.html", None, edit)]).collect();
        publish(&files, None, &public, UNWATCHED).expect("published");
        // The edit may have come before the file was compared, or afterwards.
        let is_mended = fs::read(public.join("index.html")).expect("there") == b"take 5 mg";
        assert!(is_mended || !is_marked(&public));
    }
}

/// Returns true if the manifest has the mark which says that all files are published and flushed.
fn is_marked(public: &Path) -> bool {
    let since = modified(&public.join(MANIFEST)).duration_since(std::time::UNIX_EPOCH);
    since.is_ok_and(|since| since.subsec_nanos() % 1_000_000 == 271_828)
}

#[test]
fn only_a_whole_and_untouched_site_of_the_same_inputs_is_current() {
    let (_workspace, public) = workspace();
    assert!(!is_current(&public));
    assert!(!public.exists());
    let site = Site::new(&FILES);
    site.publish(&public);
    assert_eq!(
        current_site(&public, Digest::of(BUILD), UNWATCHED).expect("current").paths,
        ["doses/a.html", "doses/b.html", "index.html"]
    );
    assert!(current_site(&public, Digest::of("another build"), UNWATCHED).is_none());
    put(&public.join("CNAME"), "bones.example");
    assert!(is_current(&public), "what is not ours does not count");
    for damage in [
        |page: &Path| fs::remove_file(page).expect("removed"),
        |page: &Path| put(page, "shorter"),
        |page: &Path| {
            fs::remove_file(page).expect("removed");
            fs::create_dir(page).expect("made");
        },
    ] {
        let page = public.join("doses/b.html");
        damage(&page);
        assert!(!is_current(&public));
        let _ = fs::remove_dir(&page);
        site.publish(&public);
        assert!(is_current(&public));
    }
    publish(&[], None, &public, UNWATCHED).expect("published");
    assert!(!is_current(&public));
}

#[test]
fn a_file_that_cannot_be_made_leaves_the_old_site() {
    let (workspace, public) = workspace();
    Site::new(&FILES).publish(&public);
    let before = (tree(&public), make_old(&public));
    let fails = || Err(Error::Template { message: "on purpose".to_owned() });
    let files = [
        SiteFile::ready("index.html", b"new"),
        SiteFile::ready("other.html", b"new"),
        SiteFile::lazy("doses/a.html", None, fails),
    ];
    let error = publish(&files, None, &public, UNWATCHED).expect_err("it fails");
    assert!(matches!(&error, Error::Template { message } if message == "on purpose"), "{error}");
    assert_eq!((tree(&public), modified(&public)), before);
    assert_no_leftovers(&workspace);
}

#[test]
fn two_files_in_one_place_are_refused() {
    let (_workspace, public) = workspace();
    let files = [SiteFile::ready("a.html", b"1"), SiteFile::ready("a.html", b"2")];
    publish(&files, None, &public, UNWATCHED).expect_err("one of them would be lost");
    assert!(!public.exists());
}

/// An earlier version of osteon has published the site.
#[test]
fn an_older_manifest_still_says_which_files_are_ours() {
    let (_workspace, public) = workspace();
    let old = [FILES[0], FILES[1], FILES[2], ("stale.html", "old")];
    Site::new(&old).publish(&public);
    let records = old.map(|(path, text)| {
        format!("    \"{path}\": {{\"size\": {}, \"sha256\": \"ba7816bf8f01cfea\"}}", text.len())
    });
    let manifest = format!(
        "{{\n  \"version\": 1,\n  \"tool\": \"osteon\",\n  \"files\": {{\n{}\n  }}\n}}\n",
        records.join(",\n")
    );
    put(&public.join(MANIFEST), &manifest);
    put(&public.join("CNAME"), "bones.example");
    let time = make_old(&public.join("index.html"));
    let site = Site::new(&FILES);
    assert!(!is_current(&public));
    assert_eq!(site.publish(&public), Published { written: 0, unchanged: 3, removed: 1 });
    assert_eq!(modified(&public.join("index.html")), time);
    assert!(is_current(&public) && public.join("CNAME").exists());
}
