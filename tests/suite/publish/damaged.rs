//! Sites with a damaged or missing manifest: the site is repaired, and no foreign file is lost.

use std::sync::Mutex;

use osteon::pipeline::publish::Notice;

use super::*;

/// A watcher that records the notices for the user.
#[derive(Default)]
struct Listener(Mutex<Vec<Notice>>);

impl Watcher for Listener {
    fn notice(&self, notice: &Notice) {
        self.0.lock().expect("no thread failed").push(notice.clone());
    }
}

impl Listener {
    fn told(self) -> Vec<Notice> {
        self.0.into_inner().expect("no thread failed")
    }
}

/// Publishes the site, and asserts that a notice reports a repair.
fn repair(site: &Output, public: &Path) {
    let listener = Listener::default();
    publish_watched(site, public, &listener).expect("published");
    let folder = public.canonicalize().expect("it is there");
    let told = listener.told();
    assert!(told.contains(&Notice::Repaired { folder }), "{told:?}");
}

/// A site with so many files that a folder with the same paths must be a site of osteon.
fn large_site(text: &str) -> Output {
    let mut large = small_site();
    for number in 0..20 {
        large.files.insert(format!("tables/{number}.html"), text.as_bytes().into());
    }
    large
}

/// Empties a file, or fills it with zeros if `is_zeros` is true. A power cut can leave such files.
fn blank(path: &Path, is_zeros: bool) {
    let size = fs::metadata(path).expect("it is there").len();
    let bytes = if is_zeros { vec![0; usize::try_from(size).expect("small")] } else { Vec::new() };
    fs::write(path, bytes).expect("written");
}

fn whole_manifest(site: &Output) -> String {
    let (_workspace, public) = workspace();
    publish(site, &public).expect("published");
    fs::read_to_string(public.join(MANIFEST)).expect("a manifest")
}

#[test]
fn a_site_with_a_damaged_manifest_is_repaired() {
    let whole = whole_manifest(&small_site());
    let manifests = [
        String::new(),
        "\0".repeat(whole.len()),
        "{".to_owned(),
        whole[..whole.len() / 2].to_owned(),
        format!("<<<<<<< HEAD\n{whole}=======\n{whole}>>>>>>> main\n"),
    ];
    for manifest in manifests {
        let (workspace, public) = workspace();
        publish(&small_site(), &public).expect("published");
        put(&public.join("CNAME"), "bones.example");
        put(&public.join(MANIFEST), &manifest);
        repair(&small_site(), &public);
        let found = pages(&public);
        assert_eq!(found[0], "CNAME = bones.example");
        assert_eq!(found[1..], pages_of(&small_site()));
        assert_eq!(fs::read_to_string(public.join(MANIFEST)).expect("a manifest"), whole);
        assert_no_leftovers(&workspace);
        assert!(!workspace.path().join("public.set-aside").exists(), "{manifest}");
    }
}

fn pages_of(site: &Output) -> Vec<String> {
    let (_workspace, public) = workspace();
    publish(site, &public).expect("published");
    pages(&public)
}

#[test]
fn a_site_that_a_power_cut_emptied_is_repaired() {
    for is_zeros in [false, true] {
        for has_manifest in [true, false] {
            let (workspace, public) = workspace();
            publish(&large_site("1"), &public).expect("published");
            for entry in walkdir::WalkDir::new(&public).into_iter().flatten() {
                if entry.file_type().is_file() {
                    blank(entry.path(), is_zeros);
                }
            }
            if !has_manifest {
                fs::remove_file(public.join(MANIFEST)).expect("removed");
            }
            repair(&large_site("2"), &public);
            assert_eq!(pages(&public), pages_of(&large_site("2")));
            assert_no_leftovers(&workspace);
            assert!(!workspace.path().join("public.set-aside").exists());
        }
    }
}

#[test]
fn pages_that_a_power_cut_emptied_are_rewritten_and_reported() {
    let (_workspace, public) = workspace();
    publish(&small_site(), &public).expect("published");
    blank(&public.join("index.html"), true);
    blank(&public.join("theme.css"), false);
    let listener = Listener::default();
    publish_watched(&small_site(), &public, &listener).expect("published");
    assert_eq!(pages(&public), pages_of(&small_site()));
    assert_eq!(listener.told(), [Notice::Mended { files: 2 }]);
}

/// Without a manifest, it is unknown who has written a page.
#[test]
fn changed_pages_of_a_damaged_site_are_set_aside() {
    let (workspace, public) = workspace();
    publish(&large_site("1"), &public).expect("published");
    fs::remove_file(public.join(MANIFEST)).expect("removed");
    put(&public.join("index.html"), "written by hand");
    put(&public.join("thesis.txt"), "ten years of work");
    repair(&large_site("1"), &public);
    let found = pages(&public);
    assert!(found.contains(&"thesis.txt = ten years of work".to_owned()));
    assert!(found.contains(&"index.html = 首頁".to_owned()));
    let aside = workspace.path().join("public.set-aside");
    assert_eq!(tree(&aside), ["index.html = written by hand"]);
    // The second time, the folder for the set-aside files gets another name.
    put(&public.join(MANIFEST), "");
    put(&public.join("theme.css"), "written by hand");
    repair(&large_site("1"), &public);
    let aside = workspace.path().join("public.set-aside-2");
    assert_eq!(tree(&aside), ["theme.css = written by hand"]);
}

#[test]
fn a_folder_that_only_looks_a_little_like_a_site_is_refused() {
    let (workspace, public) = workspace();
    for number in 0..9 {
        put(&public.join(format!("tables/{number}.html")), "mine");
    }
    put(&public.join("index.html"), "");
    let before = tree(&public);
    let mut site = large_site("1");
    site.files.retain(|path, _| path != "index.html");
    let error = publish(&site, &public).expect_err("refused");
    assert!(matches!(error, Error::ForeignOutput { .. }), "{error}");
    assert_eq!(tree(&public), before);
    assert_no_leftovers(&workspace);
}

#[test]
fn a_manifest_of_another_program_makes_the_folder_foreign() {
    for manifest in
        ["{\"tool\": \"other\"}", "{\"version\": 1, \"tool\": \"other\", \"files\": {}}"]
    {
        let (_workspace, public) = workspace();
        put(&public.join(MANIFEST), manifest);
        let error = publish(&small_site(), &public).expect_err("refused");
        assert!(matches!(error, Error::ForeignOutput { .. }), "{manifest}: {error}");
        assert_eq!(tree(&public), [format!("{MANIFEST} = {manifest}")]);
    }
    let (_workspace, public) = workspace();
    fs::create_dir_all(public.join(MANIFEST)).expect("made");
    let error = publish(&small_site(), &public).expect_err("refused");
    assert!(matches!(error, Error::ForeignOutput { .. }), "{error}");
}

#[test]
fn a_site_of_a_later_version_is_left_unchanged_and_reported() {
    let (_workspace, public) = workspace();
    let manifest = "{\"version\": 3, \"tool\": \"osteon\", \"pages\": {}}";
    put(&public.join(MANIFEST), manifest);
    let error = publish(&small_site(), &public).expect_err("refused");
    assert!(error.to_string().contains("later version"), "{error}");
    assert_eq!(tree(&public), [format!("{MANIFEST} = {manifest}")]);
}

#[test]
fn a_byte_order_mark_before_the_manifest_is_not_damage() {
    let (_workspace, public) = workspace();
    publish(&small_site(), &public).expect("published");
    let manifest = whole_manifest(&small_site());
    put(&public.join(MANIFEST), &format!("\u{feff}{manifest}"));
    let listener = Listener::default();
    publish_watched(&site(&[("index.html", "new")]), &public, &listener).expect("published");
    assert_eq!(listener.told(), []);
    assert_eq!(pages(&public), ["index.html = new"]);
}

/// Reading a pipe would block until another program writes to it.
#[cfg(target_os = "linux")]
#[test]
fn something_else_in_the_place_of_the_manifest_is_not_read() {
    use rustix::fs::{CWD, FileType, Mode, mknodat};

    for is_site in [true, false] {
        let (workspace, public) = workspace();
        let site = if is_site { large_site("1") } else { small_site() };
        publish(&site, &public).expect("published");
        let manifest = public.join(MANIFEST);
        fs::remove_file(&manifest).expect("removed");
        mknodat(CWD, &manifest, FileType::Fifo, Mode::RUSR, 0).expect("a pipe");
        if is_site {
            repair(&site, &public);
            assert_eq!(fs::read_to_string(manifest).expect("a manifest"), whole_manifest(&site));
        } else {
            let error = publish(&site, &public).expect_err("refused");
            assert!(matches!(error, Error::ForeignOutput { .. }), "{error}");
        }
        assert_no_leftovers(&workspace);
    }
}
