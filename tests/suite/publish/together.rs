//! Two builds at the same time: one publishes, the other fails with a message, and the site never has files of both.

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};

use osteon::pipeline::publish::Change;

use super::*;

#[test]
fn a_second_build_at_the_same_time_is_refused() {
    let (_workspace, public) = workspace();
    publish(&small_site(), &public).expect("published");
    let Ok(first) = fs::File::open(&public) else { return };
    if first.try_lock().is_err() {
        return;
    }
    let error = publish(&site(&[("index.html", "new")]), &public).expect_err("turned away");
    assert!(error.to_string().contains("another build"), "{error}");
    drop(first);
    publish(&site(&[("index.html", "new")]), &public).expect("published");
}

/// Other systems need two renames, and between them there is no site for a moment.
#[cfg(target_os = "linux")]
#[test]
fn readers_never_see_half_a_site() {
    let (_workspace, public) = workspace();
    publish(&site(&[("index.html", "0")]), &public).expect("published");
    let is_done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !is_done.load(Ordering::Relaxed) {
                fs::read_to_string(public.join("index.html")).expect("there is always a site");
            }
        });
        for build in 1..50 {
            let page = format!("{build}.html");
            let next = site(&[("index.html", &page), (&page, "")]);
            publish(&next, &public).expect("published");
        }
        is_done.store(true, Ordering::Relaxed);
    });
}

/// A watcher that calls a function once, before the first change of a certain kind.
struct Meanwhile<'f> {
    before: Change,
    act: &'f (dyn Fn() + Sync),
    is_done: AtomicBool,
}

impl<'f> Meanwhile<'f> {
    fn new(before: Change, act: &'f (dyn Fn() + Sync)) -> Self {
        Self { before, act, is_done: AtomicBool::new(false) }
    }
}

impl Watcher for Meanwhile<'_> {
    fn before(&self, change: Change, _: &Path) -> io::Result<()> {
        if change == self.before && !self.is_done.swap(true, Ordering::Relaxed) {
            (self.act)();
        }
        Ok(())
    }
}

const CHANGES: [Change; 4] = [Change::Write, Change::Link, Change::Rename, Change::Flush];

#[test]
fn a_build_is_refused_while_another_one_publishes() {
    for change in CHANGES {
        let (workspace, public) = workspace();
        publish(&small_site(), &public).expect("published");
        let second = || {
            let error = publish(&site(&[("2.html", "2")]), &public).expect_err("turned away");
            assert!(error.to_string().contains("another build"), "{error}");
        };
        let first = site(&[("index.html", "1"), ("theme.css", "p {}")]);
        publish_watched(&first, &public, &Meanwhile::new(change, &second)).expect("published");
        assert_eq!(pages(&public), ["index.html = 1", "theme.css = p {}"], "{change:?}");
        assert_no_leftovers(&workspace);
    }
}

/// The old site is removed after the exchange. Until then, other builds must wait.
#[test]
fn a_build_is_refused_while_another_one_removes_the_old_site() {
    let (workspace, public) = workspace();
    publish(&small_site(), &public).expect("published");
    let second = || {
        assert_eq!(pages(&public), ["index.html = 1"]);
        publish(&site(&[("2.html", "2")]), &public).expect_err("turned away");
    };
    let watcher = Meanwhile::new(Change::RemoveFile, &second);
    publish_watched(&site(&[("index.html", "1")]), &public, &watcher).expect("published");
    assert_eq!(pages(&public), ["index.html = 1"]);
    assert_no_leftovers(&workspace);
}

#[test]
fn one_of_two_first_builds_publishes_and_the_other_is_refused() {
    for change in CHANGES {
        let (workspace, public) = workspace();
        let is_second_published = AtomicBool::new(false);
        let second = || {
            let published = publish(&site(&[("2.html", "2")]), &public).is_ok();
            is_second_published.store(published, Ordering::Relaxed);
        };
        let watcher = Meanwhile::new(change, &second);
        let first = publish_watched(&site(&[("1.html", "1")]), &public, &watcher);
        match first {
            Ok(_) => assert_eq!(pages(&public), ["1.html = 1"]),
            Err(error) => {
                assert!(error.to_string().contains("another build"), "{error}");
                assert_eq!(pages(&public), ["2.html = 2"]);
            }
        }
        assert_eq!(first_wins(&public), !is_second_published.load(Ordering::Relaxed));
        assert_no_leftovers(&workspace);
    }
}

fn first_wins(public: &Path) -> bool {
    public.join("1.html").exists()
}

#[test]
fn many_builds_at_once_never_mix() {
    let (workspace, public) = workspace();
    let sites: Vec<Vec<(String, String)>> = (0..6)
        .map(|build: usize| {
            let page = |page| (format!("{page}.html"), build.to_string());
            (0..=build).map(page).chain([("common.html".to_owned(), build.to_string())]).collect()
        })
        .collect();
    for _ in 0..5 {
        std::thread::scope(|scope| {
            for pages in &sites {
                let files: Vec<_> =
                    pages.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
                let public = &public;
                scope.spawn(move || match publish(&site(&files), public) {
                    Ok(_) => {}
                    Err(error) => {
                        assert!(error.to_string().contains("another build"), "{error}");
                    }
                });
            }
        });
        let found = pages(&public);
        let written = |site: &Vec<(String, String)>| {
            let mut lines: Vec<_> =
                site.iter().map(|(path, text)| format!("{path} = {text}")).collect();
            lines.sort();
            lines == found
        };
        assert!(sites.iter().any(written), "{found:?}");
        assert_no_leftovers(&workspace);
    }
}
