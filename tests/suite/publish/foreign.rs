//! Foreign files in the published folder: a publication does not change them.

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};

use osteon::pipeline::publish::Change;

use super::*;

/// A watcher that calls a function before the first file is written.
struct AtFirst<'f> {
    act: &'f (dyn Fn() + Sync),
    is_done: AtomicBool,
}

impl<'f> AtFirst<'f> {
    fn new(act: &'f (dyn Fn() + Sync)) -> Self {
        Self { act, is_done: AtomicBool::new(false) }
    }
}

impl Watcher for AtFirst<'_> {
    fn before(&self, change: Change, _: &Path) -> io::Result<()> {
        if change == Change::Write && !self.is_done.swap(true, Ordering::Relaxed) {
            (self.act)();
        }
        Ok(())
    }
}

#[test]
fn files_added_during_a_build_are_in_the_new_site() {
    let (workspace, public) = workspace();
    publish(&site(&[("index.html", "1"), ("old/a.html", "1")]), &public).expect("published");
    put(&public.join("CNAME"), "old.example");
    put(&public.join("uploads/1.pdf"), "1");
    let act = || {
        put(&public.join("CNAME.new"), "new.example");
        fs::rename(public.join("CNAME.new"), public.join("CNAME")).expect("replaced");
        put(&public.join("uploads/2.pdf"), "2");
        put(&public.join("old/notes.txt"), "mine");
        put(&public.join("more/deep/3.pdf"), "3");
    };
    let watcher = AtFirst::new(&act);
    publish_watched(&site(&[("index.html", "2")]), &public, &watcher).expect("published");
    assert_eq!(
        pages(&public),
        [
            "CNAME = new.example",
            "index.html = 2",
            "more/",
            "more/deep/",
            "more/deep/3.pdf = 3",
            "old/",
            "old/notes.txt = mine",
            "uploads/",
            "uploads/1.pdf = 1",
            "uploads/2.pdf = 2",
        ]
    );
    assert_no_leftovers(&workspace);
}

#[test]
fn a_file_added_at_the_path_of_a_page_is_set_aside() {
    let (workspace, public) = workspace();
    publish(&site(&[("index.html", "1")]), &public).expect("published");
    let act = || put(&public.join("about.html"), "mine");
    let watcher = AtFirst::new(&act);
    let next = site(&[("index.html", "2"), ("about.html", "ours")]);
    publish_watched(&next, &public, &watcher).expect("published");
    assert_eq!(pages(&public), ["about.html = ours", "index.html = 2"]);
    assert_eq!(tree(&workspace.path().join("public.set-aside")), ["about.html = mine"]);
}

#[cfg(unix)]
mod on_unix {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::symlink_metadata(path).expect("it is there").mode() & 0o7777
    }

    /// The permissions that a new file and a new folder have by default.
    fn usual_modes(workspace: &TempDir) -> (u32, u32) {
        let (file, folder) = (workspace.path().join("file"), workspace.path().join("folder"));
        put(&file, "");
        fs::create_dir(&folder).expect("made");
        (mode(&file), mode(&folder))
    }

    #[test]
    fn a_web_server_may_read_the_site() {
        let (workspace, public) = workspace();
        publish(&small_site(), &public).expect("published");
        let (file, folder) = usual_modes(&workspace);
        assert_eq!((mode(&public), mode(&public.join("骨質"))), (folder, folder));
        assert_eq!((mode(&public.join("index.html")), mode(&public.join(MANIFEST))), (file, file));
    }

    #[test]
    fn folders_keep_the_permissions_they_had() {
        let (_workspace, public) = workspace();
        publish(&small_site(), &public).expect("published");
        let set = |path: &Path, mode| {
            fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("the mode is set");
        };
        set(&public, 0o2775);
        set(&public.join("骨質"), 0o711);
        publish(&site(&[("index.html", "new"), ("骨質/new.html", "")]), &public)
            .expect("published");
        assert_eq!((mode(&public), mode(&public.join("骨質"))), (0o2775, 0o711));
    }

    #[test]
    fn a_symlinked_output_stays_a_symlink() {
        let (workspace, public) = workspace();
        let real = workspace.path().join("www/site");
        symlink("www/site", &public).expect("linked");
        for text in ["made by the first build", "replaced by the second"] {
            publish(&site(&[("index.html", text)]), &public).expect("published");
            assert_eq!(fs::read_link(&public).expect("still a link"), Path::new("www/site"));
            assert_eq!(fs::read_to_string(real.join("index.html")).expect("readable"), text);
        }
        symlink("circle", workspace.path().join("circle")).expect("linked");
        publish(&small_site(), &workspace.path().join("circle")).expect_err("it leads nowhere");
    }

    #[test]
    fn foreign_symlinks_stay_symlinks_and_ours_are_restored_to_files() {
        let (workspace, public) = workspace();
        publish(&small_site(), &public).expect("published");
        let outside = workspace.path().join("outside.html");
        put(&outside, "首頁");
        symlink("nowhere", public.join("broken")).expect("linked");
        symlink("骨質", public.join("bones")).expect("linked");
        fs::remove_file(public.join("index.html")).expect("removed");
        symlink("../outside.html", public.join("index.html")).expect("linked");
        publish(&small_site(), &public).expect("published");
        assert_eq!(
            pages(&public),
            [
                "bones -> 骨質",
                "broken -> nowhere",
                "index.html = 首頁",
                "theme.css = p {}",
                "骨質/",
                "骨質/causes.html = 六個原因",
            ]
        );
        assert_eq!(fs::read_to_string(&outside).expect("readable"), "首頁");
    }

    #[test]
    fn a_foreign_file_with_a_name_outside_unicode_is_kept() {
        let (_workspace, public) = workspace();
        publish(&site(&[("a/index.html", "1")]), &public).expect("published");
        let name = OsStr::from_bytes(b"caf\xe9");
        put(&public.join("a").join(name), "mine");
        put(&public.join(name).join("x"), "mine");
        publish(&site(&[("a/index.html", "2")]), &public).expect("published");
        for path in [public.join("a").join(name), public.join(name).join("x")] {
            assert_eq!(fs::read_to_string(path).expect("readable"), "mine");
        }
    }

    #[test]
    fn a_file_that_was_changed_is_a_new_file_so_that_copies_of_the_old_one_stay() {
        let (workspace, public) = workspace();
        publish(&small_site(), &public).expect("published");
        let backup = workspace.path().join("backup.css");
        fs::hard_link(public.join("theme.css"), &backup).expect("linked");
        publish(&site(&[("theme.css", "new")]), &public).expect("published");
        assert_eq!(fs::read_to_string(backup).expect("readable"), "p {}");
    }

    #[test]
    fn foreign_folders_keep_their_times_and_their_contents() {
        let (_workspace, public) = workspace();
        publish(&small_site(), &public).expect("published");
        put(&public.join("uploads/deep/x.pdf"), "mine");
        let paths = ["uploads/deep/x.pdf", "uploads/deep", "uploads"];
        let times = paths.map(|path| make_old(&public.join(path)));
        publish(&site(&[("index.html", "new")]), &public).expect("published");
        assert_eq!(paths.map(|path| modified(&public.join(path))), times);
    }

    #[test]
    fn owner_and_group_are_kept_if_permitted() {
        let (workspace, public) = workspace();
        publish(&small_site(), &public).expect("published");
        put(&public.join("uploads/x.pdf"), "mine");
        let paths = ["", "uploads", "uploads/x.pdf", "骨質"].map(|path| public.join(path));
        for path in &paths {
            // Only root may change the owner. If another user runs the tests, all files have the same owner.
            let _ = std::os::unix::fs::chown(path, Some(1234), Some(2345));
        }
        fs::set_permissions(&public, fs::Permissions::from_mode(0o2775)).expect("set");
        let owners = |paths: &[PathBuf]| -> Vec<_> {
            let metadata = paths.iter().map(|path| fs::metadata(path).expect("it is there"));
            metadata.map(|metadata| (metadata.uid(), metadata.gid(), metadata.mode())).collect()
        };
        let before = owners(&paths);
        publish(&site(&[("index.html", "new"), ("骨質/b", ""), ("more/c", "")]), &public)
            .expect("published");
        assert_eq!(owners(&paths), before);
        let group = |path: &str| fs::metadata(public.join(path)).expect("it is there").gid();
        assert_eq!([group("index.html"), group("more")], [before[0].1; 2]);
        assert_no_leftovers(&workspace);
    }

    #[test]
    fn read_only_folders_leave_nothing_behind() {
        let (workspace, public) = workspace();
        publish(&small_site(), &public).expect("published");
        put(&public.join("uploads/x.pdf"), "mine");
        let set = |path: &Path, mode| {
            fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("the mode is set");
        };
        for path in ["uploads", "骨質"] {
            set(&public.join(path), 0o555);
        }
        publish(&site(&[("index.html", "2"), ("骨質/b.html", "2")]), &public).expect("published");
        assert_eq!((mode(&public.join("uploads")), mode(&public.join("骨質"))), (0o555, 0o555));
        assert_no_leftovers(&workspace);
        set(&public, 0o555);
        // Root can replace the folder although it is read-only.
        if let Err(error) = publish(&site(&[("index.html", "3")]), &public) {
            assert!(error.to_string().contains("read-only"), "{error}");
        }
        assert_no_leftovers(&workspace);
        for path in ["", "uploads", "骨質"].map(|path| public.join(path)) {
            if path.exists() {
                set(&path, 0o755);
            }
        }
    }
}
